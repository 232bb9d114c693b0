#include "worker.h"

#include "base/log.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

SyncWorker::SyncWorker(QString cachePath, std::vector<FeedConfig> feeds, const Clock &clock, SyncTiming timing, const CacheOptions &options)
    : m_cachePath(std::move(cachePath))
    , m_feeds(std::move(feeds))
    , m_clock(clock)
    , m_timing(timing)
    , m_keeper(m_cachePath, options, clock, this)
    , m_merge(this) // a child, so that it moves to the thread too
{
    m_merge.setSingleShot(true);
    connect(&m_merge, &QTimer::timeout, this, &SyncWorker::flush);
    connect(&m_keeper, &CacheKeeper::mustReplace, this, &SyncWorker::replaceCache);
    connect(&m_keeper, &CacheKeeper::readFrom, this, &SyncWorker::readFrom);
    connect(&m_keeper, &CacheKeeper::health, this, &SyncWorker::cacheHealth);
    connect(&m_keeper, &CacheKeeper::pruned, this, &SyncWorker::give);
}

SyncWorker::~SyncWorker()
{
    m_keeper.setWriter(nullptr, {});
    m_sessions.clear();
}

void SyncWorker::open()
{
    m_network = std::make_unique<QNetworkAccessManager>();
    begin();
}

void SyncWorker::begin()
{
    auto database = m_keeper.open();
    if (!database)
        return haltAll(database.error());
    m_writer = std::make_unique<Writer>(std::move(*database), m_clock);
    QSet<QString> feeds;
    for (const auto &feed : m_feeds)
        feeds.insert(feed.name);
    m_keeper.setWriter(m_writer.get(), feeds);
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
        connect(session.get(), &Session::health, this, &SyncWorker::settleReaders);
        m_sessions.push_back(std::move(session));
    }
    for (const auto &session : m_sessions)
        session->start();
}

/** The feeds go on from what the cache that is opened now remembers of them. */
void SyncWorker::replaceCache()
{
    m_keeper.setWriter(nullptr, {});
    m_sessions.clear();
    m_context.reset();
    m_writer.reset();
    begin();
}

/** Readers of a new cache wait until it is worth reading: every feed has brought what it can, and one has brought something. */
void SyncWorker::settleReaders()
{
    using State = FeedHealth::State;
    const auto in = [](std::initializer_list<State> states) {
        return [states](const auto &session) { return std::find(states.begin(), states.end(), session->state().state) != states.end(); };
    };
    const auto all = [this](auto &&is) { return std::all_of(m_sessions.begin(), m_sessions.end(), is); };
    const auto any = [this](auto &&is) { return std::any_of(m_sessions.begin(), m_sessions.end(), is); };
    m_keeper.setSnapshotting(any(in({State::Snapshot})));
    if (m_keeper.hold() == CacheKeeper::Hold::UntilLive && all(in({State::Live, State::Waiting, State::Halted})))
        m_keeper.release();
    if (m_keeper.hold() == CacheKeeper::Hold::UntilComplete && all(in({State::CatchingUp, State::Live, State::Waiting, State::Halted})) && any(in({State::CatchingUp, State::Live})))
        m_keeper.release();
}

void SyncWorker::noteDamage(const QString &detail)
{
    m_keeper.noteDamage(detail);
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
