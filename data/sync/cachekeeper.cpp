#include "cachekeeper.h"

#include "base/log.h"
#include "cache/ballast.h"
#include "cache/examine.h"
#include "cache/figures.h"
#include "cache/salvage.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 mebibyte = 1024 * 1024;
static constexpr qint64 dayMs = 24 * 3'600'000LL;
static constexpr qint64 rebuiltAgainMs = 600'000; // broken again so soon: the disk itself is at fault
static constexpr int longestHoldMs = 15'000; // for what was missed; for a new cache readers wait as long as it takes
static constexpr int mostPruneRows = 2'000;
static const QString checkedKey = u"checked_at"_s;

CacheKeeper::CacheKeeper(QString path, CacheOptions options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_folder(QFileInfo(m_path).absolutePath())
    , m_options(options)
    , m_clock(clock)
    , m_healthTimer(this)
    , m_returnTimer(this)
    , m_pruneTimer(this)
    , m_checkTimer(this)
    , m_holdTimer(this)
{
    m_pruneTimer.setSingleShot(true);
    m_checkTimer.setSingleShot(true);
    m_holdTimer.setSingleShot(true);
    connect(&m_healthTimer, &QTimer::timeout, this, &CacheKeeper::tell);
    connect(&m_returnTimer, &QTimer::timeout, this, &CacheKeeper::lookForReturn);
    connect(&m_pruneTimer, &QTimer::timeout, this, &CacheKeeper::prune);
    connect(&m_checkTimer, &QTimer::timeout, this, &CacheKeeper::check);
    connect(&m_holdTimer, &QTimer::timeout, this, &CacheKeeper::release);
    m_health.path = m_path;
}

CacheKeeper::~CacheKeeper()
{
    m_stopChecking = true;
    if (m_checking)
        m_checking->wait();
}

Result<Database> CacheKeeper::open()
{
    const bool first = !std::exchange(m_opened, true);
    const bool returning = std::exchange(m_mustReturn, false);
    const auto trouble = std::exchange(m_trouble, StorageTrouble::None);
    if (first) {
        auto disk = openOnDisk();
        if (disk || m_options.isRequired)
            return disk;
        return openInMemory(m_path, disk.error().detail);
    }
    if (returning) {
        auto disk = openOnDisk();
        if (!disk)
            return Database::openForWriting(m_overlay->path()); // nothing is lost: later, perhaps
        qCWarning(logStore).noquote() << "cache" << m_path + u": the disk can be used again; what came meanwhile is fetched once more"_s;
        wait(disk->rebuilt() ? Hold::UntilComplete : Hold::UntilLive);
        m_overlay.reset();
        return disk;
    }
    if (trouble == StorageTrouble::Full || trouble == StorageTrouble::Refused) {
        if (trouble == StorageTrouble::Full)
            releaseBallast(m_folder);
        return openInMemory(m_path, m_troubleDetail);
    }
    wait(Hold::UntilComplete);
    ++m_generation;
    const auto now = m_clock.monotonic();
    const bool again = m_rebuilt != 0 && now - m_rebuilt < rebuiltAgainMs;
    m_rebuilt = std::max<qint64>(1, now);
    const auto aside = setAside(m_path, trouble == StorageTrouble::SyncFailed ? u"unsynced"_s : u"corrupt"_s);
    m_health.rebuiltAt = m_clock.now();
    m_health.rebuiltNotice = u"%1: %2, kept as %3, a new one begun"_s.arg(m_path, m_troubleDetail, aside ? QFileInfo(*aside).fileName() : u"nothing"_s);
    qCWarning(logStore).noquote() << "cache" << m_health.rebuiltNotice;
    auto disk = aside && !again ? openOnDisk() : failure(Error::Kind::Storage, aside ? u"it was damaged again"_s : aside.error().detail);
    return disk ? std::move(disk) : openInMemory({}, disk.error().detail);
}

Result<Database> CacheKeeper::openOnDisk()
{
    auto disk = Database::openForWriting(m_path);
    if (!disk)
        return disk;
    if (disk->rebuilt()) {
        m_health.rebuiltAt = m_clock.now();
        m_health.rebuiltNotice = disk->notice();
    }
    makeBallast(m_folder, m_options.ballastMiB * mebibyte);
    m_health.mode = CacheHealth::Mode::Disk;
    m_memoryReason.clear();
    m_returnTimer.stop();
    m_readPath = m_path;
    if (m_hold == Hold::None)
        Q_EMIT readFrom(m_readPath);
    return disk;
}

/** Over the file if it can be read, else over nothing. */
Result<Database> CacheKeeper::openInMemory(const QString &below, const QString &why)
{
    const auto tryOver = [this](const QString &file) -> Result<Database> {
        auto overlay = MemoryOverlay::over(file, m_options.memoryMiB * mebibyte);
        if (!overlay)
            return tl::unexpected(overlay.error());
        auto database = Database::openForWriting(overlay->path());
        if (database)
            m_overlay = std::move(*overlay);
        return database;
    };
    auto database = tryOver(below);
    if (!database && !below.isEmpty()) {
        database = tryOver({});
        if (database && m_health.mode != CacheHealth::Mode::None)
            wait(Hold::UntilComplete);
    }
    if (!database)
        return database;
    m_memoryReason = why;
    m_health.mode = CacheHealth::Mode::Memory;
    m_returnTimer.start(m_options.returnMs);
    m_readPath = m_overlay->path();
    if (m_hold == Hold::None)
        Q_EMIT readFrom(m_readPath);
    qCWarning(logStore).noquote() << "cache" << m_path + u": new rows are kept in memory only: "_s + why;
    return database;
}

void CacheKeeper::setWriter(Writer *writer, const QSet<QString> &feeds)
{
    m_writer = writer;
    m_feeds = feeds;
    if (!writer) {
        m_pruneTimer.stop();
        m_checkTimer.stop();
        m_healthTimer.stop();
        return;
    }
    writer->setRetention(m_options.retention, feeds);
    writer->onTrouble([this](StorageTrouble trouble, const QString &detail) { noteTrouble(trouble, detail); });
    m_health.lastCheck = writer->note(checkedKey).value_or(0);
    m_pruneTimer.start(m_options.firstPruneMs);
    m_checkTimer.start(m_options.firstCheckMs);
    m_healthTimer.start(m_options.healthMs);
    tell();
}

void CacheKeeper::noteTrouble(StorageTrouble trouble, const QString &detail)
{
    if (trouble == StorageTrouble::Busy || trouble == StorageTrouble::None)
        return; // the session tries again
    const bool inMemory = m_health.mode == CacheHealth::Mode::Memory;
    if (inMemory && trouble != StorageTrouble::Damaged) {
        if (trouble == StorageTrouble::Full)
            m_memoryReason = u"the disk cannot be used and the memory for it (%1 MiB) is full: nothing new is taken"_s.arg(m_options.memoryMiB);
        return tell();
    }
    if (m_trouble >= trouble)
        return; // it is on its way
    const bool isFirst = m_trouble == StorageTrouble::None;
    m_trouble = trouble;
    m_troubleDetail = detail;
    if (isFirst) // not now: this is inside a call of the writer that must be replaced
        QMetaObject::invokeMethod(this, &CacheKeeper::mustReplace, Qt::QueuedConnection);
}

void CacheKeeper::noteDamage(const QString &detail)
{
    if (m_hold == Hold::None) // else it is of the file that was just set aside
        noteTrouble(StorageTrouble::Damaged, detail);
}

void CacheKeeper::lookForReturn()
{
    if (m_mustReturn || m_trouble != StorageTrouble::None)
        return;
    const auto room = (m_options.ballastMiB + m_options.reserveMiB) * mebibyte;
    if (QFileInfo::exists(m_path) && !QFileInfo(m_path).isWritable())
        return;
    if (!tryToWrite(m_folder) || freeBytes(m_folder) < room)
        return;
    m_mustReturn = true;
    Q_EMIT mustReplace();
}

void CacheKeeper::wait(Hold hold)
{
    m_hold = hold;
    Q_EMIT readFrom({});
    if (hold == Hold::UntilLive)
        m_holdTimer.start(longestHoldMs);
    else
        m_holdTimer.stop();
}

void CacheKeeper::release()
{
    if (m_hold == Hold::None)
        return;
    m_hold = Hold::None;
    m_holdTimer.stop();
    Q_EMIT readFrom(m_readPath);
}

/** Step by step, so that a commit never waits longer for it than for another commit. */
void CacheKeeper::prune()
{
    if (!m_writer)
        return;
    if (m_snapshotting || m_health.mode != CacheHealth::Mode::Disk)
        return m_pruneTimer.start(m_options.firstPruneMs);
    QElapsedTimer timer;
    timer.start();
    const auto step = m_writer->prune(m_pruneRows);
    if (!step)
        return m_pruneTimer.start(m_options.firstPruneMs);
    const auto took = timer.elapsed();
    if (took > m_options.pruneBudgetMs / 2)
        m_pruneRows = std::max(5, m_pruneRows / 2);
    else if (took < m_options.pruneBudgetMs / 4)
        m_pruneRows = std::min(mostPruneRows, m_pruneRows * 2);
    if (step->dropped > 0) {
        m_health.lastPrune = m_clock.now();
        m_health.pruned += step->dropped;
    }
    if (step->changes.total() > 0)
        Q_EMIT pruned(step->changes);
    m_pruneTimer.start(step->finished ? m_options.roundMs : m_options.pruneStepMs);
}

void CacheKeeper::check()
{
    m_checkTimer.start(m_options.roundMs);
    const bool isDue = m_health.lastCheck == 0 || std::abs(m_clock.now() - m_health.lastCheck) >= dayMs;
    if (m_checking || !isDue || m_health.mode != CacheHealth::Mode::Disk)
        return;
    m_checking.reset(QThread::create([this, path = m_path, generation = m_generation] {
        const auto database = Database::openForReading(path);
        const auto found = database ? examineFile(*database, false, &m_stopChecking) : tl::unexpected(database.error());
        if (!found && found.error().kind == Error::Kind::Damaged)
            QMetaObject::invokeMethod(this, [this, generation, text = found.error().detail] { finishCheck(text, generation); }, Qt::QueuedConnection);
        else if (found)
            QMetaObject::invokeMethod(this, [this, generation, text = found->join(u"; "_s)] { finishCheck(text, generation); }, Qt::QueuedConnection);
        else
            QMetaObject::invokeMethod(this, [this] { m_checking.reset(); }, Qt::QueuedConnection);
    }));
    m_checking->start(QThread::IdlePriority);
}

void CacheKeeper::finishCheck(const QString &found, int generation)
{
    m_checking->wait();
    m_checking.reset();
    if (generation != m_generation)
        return; // of a file that was set aside meanwhile
    m_health.lastCheck = m_clock.now();
    m_health.checkDetail = found;
    if (m_writer)
        (void)m_writer->setNote(checkedKey, m_health.lastCheck);
    if (!found.isEmpty())
        noteDamage(u"the daily examination found: %1"_s.arg(found));
    tell();
}

void CacheKeeper::tell()
{
    m_health.detail = m_memoryReason;
    m_health.bytes = QFileInfo(m_path).size() + QFileInfo(m_path + u"-wal"_s).size();
    m_health.freeBytes = freeBytes(m_folder);
    m_health.memoryBytes = m_overlay ? m_overlay->bytes() : 0;
    m_health.retentionDetail.clear();
    if (m_writer) {
        const auto &database = m_writer->database();
        m_health.revision = database.revision();
        m_health.quarantined = quarantineCount(database).value_or(m_health.quarantined);
        QStringList details;
        if (m_writer->retention() != m_options.retention)
            details += u"larger than %1 MiB: closed events are kept %2 days"_s.arg(m_options.retention.sizeMiB).arg(m_writer->retention().closedEventDays);
        if (const auto states = feedStates(database); states && !m_feeds.isEmpty() && m_options.retention.unusedFeedDays > 0) {
            for (const auto &state : *states) {
                if (!m_feeds.contains(state.feed))
                    details += u"feed '%1' is no longer configured: its rows go %2 days after it was last heard of"_s.arg(state.feed).arg(m_options.retention.unusedFeedDays);
            }
        }
        m_health.retentionDetail = details.join(u"; "_s);
    }
    if (m_health == m_told)
        return;
    m_told = m_health;
    Q_EMIT health(m_health);
}

}
