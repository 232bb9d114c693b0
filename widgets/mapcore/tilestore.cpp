#include "mapcore/tilestore.h"

#include "base/log.h"

#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tonglan {

TileStore::TileStore(QObject *parent)
    : QObject(parent)
{
    // Every core: the first complete picture waits for nothing else, and at low priority the GUI thread still comes first.
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount()));
    m_pool.setThreadPriority(QThread::LowPriority);
}

TileStore::~TileStore()
{
    for (const Running &job : m_running)
        *job.cancelled = true;
    m_pool.clear();
    m_pool.waitForDone();
}

void TileStore::open(const QString &path, const QString &keepFolder, const QString &datum)
{
    const quint64 id = ++m_openId;
    m_source.reset();
    m_error.clear();
    m_keep = MapKeep(keepFolder, path, datum);
    m_firstPictureKept = false;
    QtConcurrent::run(&m_pool, [path, datum, keep = m_keep]() -> std::pair<std::shared_ptr<TileSource>, QString> {
        if (path.isEmpty())
            return {TileSource::empty(), u"no base map file is set"_s};
        auto source = TileSource::open(path, keep, datum);
        if (!source)
            return {TileSource::empty(), source.error().detail};
        return {*source, (*source)->firstProblem()};
    }).then(this, [this, id](const std::pair<std::shared_ptr<TileSource>, QString> &result) {
        if (id != m_openId)
            return;
        m_source = result.first;
        m_error = result.second;
        if (!m_error.isEmpty())
            qCWarning(logMap).noquote() << m_error + u", only the outline of the land is shown"_s;
        ++m_lookId;
        Q_EMIT opened();
        start();
    });
}

void TileStore::setLook(const BlockLook &look)
{
    if (look == m_look)
        return;
    m_look = look;
    m_firstPictureKept = false;
    ++m_lookId;
    start();
}

WorldBox TileStore::placeOf(const BlockKey &key) const
{
    const double side = blockSize / (worldPixels(key.zoom) * m_look.devicePixelRatio);
    return {key.x * side, key.y * side, (key.x + 1) * side, (key.y + 1) * side};
}

void TileStore::repaint(const std::vector<WorldBox> &places)
{
    const auto isTouched = [&](const BlockKey &key) {
        return std::ranges::any_of(places, [box = placeOf(key)](const WorldBox &place) { return place.intersects(box); });
    };
    for (auto it = m_kept.begin(); it != m_kept.end(); ++it)
        if (isTouched(it.key()))
            it->lookId = 0;
    for (const Running &job : m_running)
        if (isTouched(job.key))
            *job.isOutdated = true;
    start();
}

bool TileStore::isHidden() const
{
    return std::ranges::any_of(m_wanted, [this](const BlockKey &key) {
        const PaintedBlock *painted = block(key);
        return painted && painted->isHidden;
    });
}

bool TileStore::isWanted(const BlockKey &key) const
{
    return std::ranges::find(m_wanted, key) != m_wanted.end();
}

void TileStore::want(std::vector<BlockKey> keys)
{
    if (keys == m_wanted)
        return;
    m_wanted = std::move(keys);
    ++m_time;
    for (const BlockKey &key : m_wanted)
        if (auto it = m_kept.find(key); it != m_kept.end())
            it->usedAt = m_time;
    for (const Running &job : m_running)
        if (!isWanted(job.key))
            *job.cancelled = true;
    trim();
    start();
}

const PaintedBlock *TileStore::block(const BlockKey &key) const
{
    const auto it = m_kept.constFind(key);
    return it == m_kept.cend() ? nullptr : &it->block;
}

bool TileStore::isComplete() const
{
    return m_source && std::ranges::all_of(m_wanted, [this](const BlockKey &key) {
        const auto it = m_kept.constFind(key);
        return it != m_kept.cend() && it->lookId == m_lookId;
    });
}

int TileStore::holes() const
{
    int sum = 0;
    for (const BlockKey &key : m_wanted)
        if (const PaintedBlock *painted = block(key))
            sum += painted->holes;
    return sum;
}

void TileStore::start()
{
    if (!m_source || !m_look.style)
        return;
    for (const BlockKey &key : m_wanted) {
        // As many again are queued: at start the GUI thread is too busy to hand out the next block in time.
        if (int(m_running.size()) >= 2 * m_pool.maxThreadCount())
            return;
        const auto kept = m_kept.constFind(key);
        if (kept != m_kept.cend() && kept->lookId == m_lookId)
            continue;
        if (std::ranges::any_of(m_running, [&](const Running &job) { return job.key == key && !*job.cancelled; }))
            continue;
        const auto cancelled = std::make_shared<std::atomic<bool>>(false);
        const auto isOutdated = std::make_shared<bool>(false);
        m_running.push_back({key, cancelled, isOutdated});
        QtConcurrent::run(&m_pool, [source = m_source, keep = m_keep, key, look = m_look, cancelled]() -> Work {
            auto remembered = look.pictures ? std::nullopt : keep.block(key, look); // what is laid over the map is kept elsewhere
            if (remembered)
                return {*std::move(remembered), true};
            return {paintBlock(*source, key, look, *cancelled), false};
        }).then(this, [this, key, cancelled, isOutdated, id = m_lookId](const Work &work) {
            std::erase_if(m_running, [&](const Running &job) { return job.cancelled == cancelled; });
            take(key, *isOutdated ? 0 : id, work);
            start();
        });
    }
}

void TileStore::take(const BlockKey &key, quint64 lookId, Work work)
{
    if (work.block.ground.isNull())
        return;
    Kept &kept = m_kept[key];
    m_used += work.block.bytes() - kept.block.bytes();
    kept = {std::move(work.block), lookId, m_time, work.wasOnDisk};
    trim();
    if (!m_firstPictureKept && isComplete())
        keepFirstPicture();
    Q_EMIT blockReady(key);
}

/** Only the first: what an operator looks at afterwards is seldom where the next start begins. */
void TileStore::keepFirstPicture()
{
    m_firstPictureKept = true;
    if (m_look.pictures)
        return;
    std::vector<std::pair<BlockKey, PaintedBlock>> fresh; // the images are shared, not copied
    for (const BlockKey &key : m_wanted)
        if (const auto kept = m_kept.constFind(key); kept != m_kept.cend() && !kept->isOnDisk)
            fresh.emplace_back(key, kept->block);
    if (fresh.empty())
        return;
    m_pool.start([keep = m_keep, look = m_look, fresh = std::move(fresh)] {
        for (const auto &[key, block] : fresh)
            keep.keep(key, look, block);
        keep.trim();
    });
}

void TileStore::trim()
{
    while (m_used > m_limit) {
        auto oldest = m_kept.end();
        for (auto it = m_kept.begin(); it != m_kept.end(); ++it)
            if (!isWanted(it.key()) && (oldest == m_kept.end() || it->usedAt < oldest->usedAt))
                oldest = it;
        if (oldest == m_kept.end())
            return; // everything kept is on the screen
        m_used -= oldest->block.bytes();
        m_kept.erase(oldest);
    }
}

}
