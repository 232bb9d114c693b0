#include "worker.h"

#include "base/log.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int longestHoldMs = 120'000; // an old picture must not stand for ever because one of the feeds is slow
static constexpr qint64 arrivalsEveryMs = 50; // an eye does not see more
static constexpr int tidyAfterMs = 500; // between two commits, also under a steady stream

SyncWorker::SyncWorker(QString cachePath, QString outboxPath, QString auditFolder, std::vector<FeedConfig> feeds, const Clock &clock, SyncTiming timing, const CacheOptions &options)
    : m_cachePath(std::move(cachePath))
    , m_outboxPath(std::move(outboxPath))
    , m_auditFolder(std::move(auditFolder))
    , m_feeds(std::move(feeds))
    , m_clock(clock)
    , m_timing(timing)
    , m_keeper(m_cachePath, options, clock, this) // a child, so that it moves to the thread too, like the next
    , m_sleepWatch({}, this)
    , m_merge(this)
    , m_tellArrivals(this)
    , m_tidy(this)
    , m_longestHold(this)
{
    m_longestHold.setSingleShot(true);
    connect(&m_longestHold, &QTimer::timeout, this, [this] { m_keeper.release(); });
    m_merge.setSingleShot(true);
    m_tellArrivals.setSingleShot(true);
    m_tidy.setSingleShot(true);
    connect(&m_tidy, &QTimer::timeout, this, [this] {
        if (m_writer && !m_writer->tidy())
            m_tidy.start(2 * tidyAfterMs);
    });
    connect(&m_tellArrivals, &QTimer::timeout, this, &SyncWorker::tellArrivals);
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

/** Before the cache: what operators asked for is sent also where nothing can be shown. */
void SyncWorker::openDesk()
{
    if (m_outboxPath.isEmpty())
        return Q_EMIT outboxHealth({.detail = u"no outbox: nothing is live"_s});
    m_desk = std::make_unique<CommandDesk>(m_outboxPath, m_auditFolder, m_feeds, m_clock, *m_network, m_timing);
    connect(m_desk.get(), &CommandDesk::receipt, this, &SyncWorker::commandReceipt);
    connect(m_desk.get(), &CommandDesk::changed, this, &SyncWorker::commandChanged);
    connect(m_desk.get(), &CommandDesk::health, this, &SyncWorker::outboxHealth);
    m_desk->open();
}

void SyncWorker::submit(quint64 ticket, const Command &command)
{
    if (m_desk)
        m_desk->submit(ticket, command);
    else
        Q_EMIT commandReceipt({.ticket = ticket, .detail = u"no outbox: nothing is live"_s});
}

void SyncWorker::resend(const QString &key, const QString &who)
{
    if (m_desk)
        m_desk->resend(key, who);
}

void SyncWorker::discard(const QString &key, const QString &who)
{
    if (m_desk)
        m_desk->discard(key, who);
}

void SyncWorker::open()
{
    m_network = std::make_unique<QNetworkAccessManager>();
    openDesk();
    begin();
    connect(&m_sleepWatch, &SleepWatch::woke, this, &SyncWorker::wake);
    m_sleepWatch.start();
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
    m_context = std::make_unique<SyncContext>(SyncContext{*m_writer, m_clock, *m_network, m_timing, m_desk.get()});
    for (const auto &feed : m_feeds) {
        if (!feed.enabled)
            continue;
        auto session = makeSession(feed, *m_context);
        if (!session) {
            Q_EMIT health({.feed = feed.name, .state = FeedHealth::State::Halted, .detail = u"unknown feed type \"%1\""_s.arg(feed.type)});
            continue;
        }
        connect(session.get(), &Session::changed, this, &SyncWorker::give);
        connect(session.get(), &Session::arrived, this, &SyncWorker::collect);
        connect(session.get(), &Session::health, this, [this, session = session.get()](const FeedHealth &health) {
            if (!session->isAsleep())
                Q_EMIT this->health(health);
        });
        connect(session.get(), &Session::health, this, &SyncWorker::settleReaders);
        m_sessions.push_back(std::move(session));
    }
    for (const auto &session : m_sessions)
        session->start();
}

void SyncWorker::wake(qint64 sleptMs)
{
    qCInfo(logSync) << "this machine slept or was held for" << sleptMs / 1000 << "s: every feed connects again";
    m_network->clearConnectionCache(); // what looks open there is dead
    for (const auto &session : m_sessions) {
        if (session->isAsleep())
            continue;
        session->wake(u"this machine slept or was held for %1 s: connecting again"_s.arg(sleptMs / 1000));
    }
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

/** Readers of a new cache wait until it is worth reading: every feed has brought what it can, and one has brought something. A feed that
 *  had never come so far before is not waited for: its trouble must not freeze the others' picture.
 */
void SyncWorker::settleReaders()
{
    for (const auto &session : m_sessions) {
        if (session->state().state == FeedHealth::State::Live)
            m_liveOnce.insert(session->state().feed);
    }
    using State = FeedHealth::State;
    const auto in = [](std::initializer_list<State> states) {
        return [states](const auto &session) { return std::find(states.begin(), states.end(), session->state().state) != states.end(); };
    };
    const auto all = [this](auto &&is) {
        return std::all_of(m_sessions.begin(), m_sessions.end(), [&](const auto &session) { return is(session) || session->isAsleep() || (!m_liveOnce.isEmpty() && !m_liveOnce.contains(session->state().feed)); });
    };
    const auto any = [this](auto &&is) { return std::any_of(m_sessions.begin(), m_sessions.end(), is); };
    m_keeper.setSnapshotting(any(in({State::Snapshot})));
    if (m_keeper.hold() == CacheKeeper::Hold::UntilLive && all(in({State::Live, State::Waiting, State::Halted})))
        m_keeper.release();
    if (m_keeper.hold() == CacheKeeper::Hold::UntilComplete && all(in({State::CatchingUp, State::Live, State::Waiting, State::Halted})) && any(in({State::CatchingUp, State::Live})))
        m_keeper.release();
    if (m_keeper.hold() == CacheKeeper::Hold::UntilComplete && any(in({State::CatchingUp, State::Live})) && !m_longestHold.isActive())
        m_longestHold.start(longestHoldMs);
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
        if (feed.enabled && feed.type != "import"_L1)
            Q_EMIT health({.feed = feed.name, .state = FeedHealth::State::Halted, .detail = error.detail, .lastFailure = m_clock.now()});
    }
}

/** The first of a burst is told at once, the rest together. */
void SyncWorker::give(const ChangeSet &changes)
{
    if (!m_tidy.isActive())
        m_tidy.start(tidyAfterMs);
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

/** The first are shown at once; under a steady stream the newest, a few times a second. */
void SyncWorker::collect(const Arrivals &arrivals)
{
    auto &events = m_arrivals.events;
    events.insert(events.end(), arrivals.events.begin(), arrivals.events.end());
    if (events.size() > Arrivals::most)
        events.erase(events.begin(), events.end() - qsizetype(Arrivals::most));
    if (!m_tellArrivals.isActive())
        m_tellArrivals.start(m_sinceArrivals.isValid() ? int(std::clamp<qint64>(arrivalsEveryMs - m_sinceArrivals.elapsed(), 0, arrivalsEveryMs)) : 0);
}

void SyncWorker::tellArrivals()
{
    m_sinceArrivals.start();
    Q_EMIT arrived(std::exchange(m_arrivals, {}));
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
