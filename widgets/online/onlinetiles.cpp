#include "onlinetiles.h"

#include "mapcore/tilegrid.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

OnlineTiles::OnlineTiles(OnlineMaps maps, const QString &folder, const Clock &clock, const OnlineLimits &limits, QObject *parent)
    : QObject(parent)
    , m_pictures(std::make_shared<OnlinePictures>(std::move(maps.maps)))
    , m_unusable(std::move(maps.unusable))
    , m_fetcher(new TileFetcher(m_pictures, folder + "/tiles.db"_L1, limits, clock))
{
    m_thread.setObjectName(u"tiles"_s);
    m_fetcher->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_fetcher, &QObject::deleteLater);
    connect(m_fetcher, &TileFetcher::changed, this, [this](const QList<OnlineKey> &pictures, const QList<OnlineKey> &settled) {
        m_settled.unite({settled.cbegin(), settled.cend()});
        std::vector<WorldBox> places;
        for (const OnlineKey &key : pictures)
            places.push_back(placeOf(m_pictures->maps()[size_t(key.map)].datum, key.tile));
        Q_EMIT changed(places);
    });
    connect(m_fetcher, &TileFetcher::troubled, this, [this](const QStringList &problems) {
        m_problems = problems;
        Q_EMIT troubleChanged();
    });
    if (m_pictures->count() == 0)
        return; // only to say that there is something wrong
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_fetcher, &TileFetcher::start);
}

OnlineTiles::~OnlineTiles()
{
    if (!m_thread.isRunning()) {
        delete m_fetcher;
        return;
    }
    m_fetcher->disconnect(this);
    QMetaObject::invokeMethod(m_fetcher, &TileFetcher::stop, Qt::BlockingQueuedConnection); // quit() alone would overtake what is queued
    m_thread.quit();
    m_thread.wait();
}

void OnlineTiles::want(const QObject *who, const WorldBox &box, double zoom, const QSet<int> &hidden)
{
    QList<OnlineKey> keys;
    for (int map = 0; map < m_pictures->count(); ++map) {
        if (hidden.contains(map))
            continue;
        const OnlineMap &online = m_pictures->maps()[size_t(map)];
        if (const auto level = levelOf(online, zoom))
            for (const TileKey tile : tilesOf(online.datum, box, *level))
                keys << OnlineKey{map, tile};
    }
    if (m_wants.value(who) == keys && m_wants.contains(who))
        return;
    m_wants[who] = keys;
    wantAll();
}

void OnlineTiles::forget(const QObject *who)
{
    if (m_wants.remove(who))
        wantAll();
}

void OnlineTiles::wantAll()
{
    QList<OnlineKey> all;
    QSet<OnlineKey> known;
    for (const auto &keys : std::as_const(m_wants)) {
        for (const OnlineKey &key : keys) {
            if (!known.contains(key))
                all << key;
            known << key;
        }
    }
    if (all == m_asked)
        return;
    // A tile that is newly wanted has to be settled anew; the fetcher does the same.
    const QSet<OnlineKey> before(m_asked.cbegin(), m_asked.cend());
    for (const OnlineKey &key : std::as_const(all))
        if (!before.contains(key))
            m_settled.remove(key);
    m_settled.intersect(known);
    m_asked = all;
    QMetaObject::invokeMethod(m_fetcher, [fetcher = m_fetcher, all] { fetcher->want(all); });
}

bool OnlineTiles::isSettled(const QObject *who) const
{
    return std::ranges::all_of(m_wants.value(who), [this](const OnlineKey &key) { return m_settled.contains(key); });
}

QString OnlineTiles::problem() const
{
    QStringList texts;
    if (!m_unusable.isEmpty())
        texts << u"not drawn, their settings are wrong: %1"_s.arg(m_unusable.join(u", "_s));
    for (qsizetype i = 0; i < m_problems.size(); ++i) {
        if (m_problems[i].isEmpty())
            continue;
        texts << (i < m_pictures->count() ? u"%1: %2"_s.arg(m_pictures->maps()[size_t(i)].name, m_problems[i]) : m_problems[i]);
    }
    return texts.join(u"; "_s);
}

}
