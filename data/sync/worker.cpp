#include "worker.h"

#include "base/log.h"

namespace tonglan {

using namespace Qt::StringLiterals;

SyncWorker::SyncWorker(QString cachePath, std::vector<FeedConfig> feeds, const Clock &clock, SyncTiming timing)
    : m_cachePath(std::move(cachePath))
    , m_feeds(std::move(feeds))
    , m_clock(clock)
    , m_timing(timing)
    , m_sleepWatch({}, this) // a child, so that it moves to the thread too, like the next
    , m_merge(this)
{
    m_merge.setSingleShot(true);
    connect(&m_merge, &QTimer::timeout, this, &SyncWorker::flush);
}

SyncWorker::~SyncWorker()
{
    m_sessions.clear();
}

void SyncWorker::open()
{
    auto database = Database::openForWriting(m_cachePath);
    if (!database)
        return haltAll(database.error());
    m_writer = std::make_unique<Writer>(std::move(*database), m_clock);
    m_network = std::make_unique<QNetworkAccessManager>();
    m_context = std::make_unique<SyncContext>(SyncContext{*m_writer, m_clock, *m_network, m_timing});
    for (const auto &feed : m_feeds) {
        if (!feed.enabled)
            continue;
        auto session = makeSession(feed, *m_context);
        if (!session) {
            Q_EMIT health({.feed = feed.name, .state = FeedHealth::State::Halted, .detail = u"unknown feed type \"%1\""_s.arg(feed.type)});
            continue;
        }
        connect(session.get(), &Session::changed, this, &SyncWorker::give);
        connect(session.get(), &Session::health, this, &SyncWorker::health);
        m_sessions.push_back(std::move(session));
    }
    for (const auto &session : m_sessions)
        session->start();
    connect(&m_sleepWatch, &SleepWatch::woke, this, &SyncWorker::wake);
    m_sleepWatch.start();
}

void SyncWorker::wake(qint64 sleptMs)
{
    qCInfo(logSync) << "this machine slept or was held for" << sleptMs / 1000 << "s: every feed connects again";
    m_network->clearConnectionCache(); // what looks open there is dead
    for (const auto &session : m_sessions)
        session->wake(u"this machine slept or was held for %1 s: connecting again"_s.arg(sleptMs / 1000));
}

void SyncWorker::retry()
{
    for (const auto &session : m_sessions)
        session->retry();
}

void SyncWorker::haltAll(const Error &error)
{
    qCInfo(logSync) << "the cache cannot be opened, nothing is synced:" << error.detail;
    Q_EMIT failed(error.detail);
    for (const auto &feed : m_feeds) {
        if (feed.enabled)
            Q_EMIT health({.feed = feed.name, .state = FeedHealth::State::Halted, .detail = error.detail, .lastFailure = m_clock.now()});
    }
}

/** The first of a burst is told at once, the rest together. */
void SyncWorker::give(const ChangeSet &changes)
{
    if (m_merge.isActive()) {
        if (m_pending)
            m_pending->merge(changes);
        else
            m_pending = changes;
        return;
    }
    m_merge.start(m_timing.mergeMs);
    Q_EMIT changed(changes);
}

void SyncWorker::flush()
{
    if (!m_pending)
        return;
    const auto pending = *std::exchange(m_pending, std::nullopt);
    m_merge.start(m_timing.mergeMs);
    Q_EMIT changed(pending);
}

}
