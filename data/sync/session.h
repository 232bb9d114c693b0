#pragma once

#include "base/backoff.h"
#include "cache/writer.h"
#include "clockskew.h"
#include "feed/config.h"
#include "feed/transport/http.h"
#include "intake.h"
#include "model/arrival.h"
#include "transitions.h"
#include "typebreaker.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>

namespace tonglan {

class CommandDesk;

/** Every waiting time of the sync thread, so that tests need not wait. */
struct SyncTiming
{
    int firstDelayMs = 1'000; ///< Upper limit of the first backoff delay …
    int longestDelayMs = 60'000; ///< … and of any.
    int longPollSeconds = 25; ///< How long a server may hold a poll open.
    int auditMs = 30'000; ///< While a stream is live, pull this often all the same: a stream can lose its last message.
    int steadyStreamMs = 10'000; ///< A stream that lived this long was a good one: reconnect without backing off.
    int heartbeatMs = 0; ///< Replaces the server's heartbeat interval, if not 0.
    int mergeMs = 100; ///< Changes are told no more often than this.
    int digestMs = 600'000; ///< While live, compare cache and server by digest this often; 0 = never.
    int lookMs = 600'000; ///< While live, discovery is looked at again this often.
    int probeMs = 300'000; ///< A stopped record type is tried again this often.
    int commitMs = 60; ///< A commit of what a stream brought should not hold up the thread longer.
    int wakeMs = 1'000; ///< After sleep every feed connects again at a random moment within this.
    int unseenMs = 10 * 60'000; ///< A command that was sent so long ago and not shown since is asked about.
    int commandsAtOnce = 4; ///< Requests for commands under way.
    HttpLimits http = {};
    IntakeLimits intake = {};
    quint32 seed = 0; ///< Of the jitter; 0 = a random one.
};

/** What the sessions of one sync thread share. Outlives them. */
struct SyncContext
{
    Writer &writer;
    const Clock &clock;
    QNetworkAccessManager &network;
    SyncTiming timing = {};
    CommandDesk *commands = nullptr; ///< Told what the change streams show.
};

/** Keeps the cache in step with one feed: state, health, backoff and commits; the feed types say how to fetch.
 *  Lives on the sync thread. Deleting it at any time is safe and leaves the cache as of the last commit.
 */
class Session : public QObject
{
    Q_OBJECT

public:
    Session(FeedConfig config, SyncContext &context, QObject *parent = nullptr);

    void start();
    void retry(); ///< A person has acted: do not wait any longer.
    void wake(const QString &reason); ///< The machine slept: connections are dead, and something was missed. Connects again.
    [[nodiscard]] const FeedHealth &state() const { return m_health; }
    [[nodiscard]] virtual bool isAsleep() const { return false; } ///< It has nothing to do, and nobody need know of it.

Q_SIGNALS:
    void changed(const tonglan::ChangeSet &changes);
    void health(const tonglan::FeedHealth &health);
    void arrived(const tonglan::Arrivals &arrivals);

protected:
    virtual void begin() = 0; ///< Start fetching, at the start and after every wait.
    virtual void abandon() = 0; ///< Drop whatever is under way.
    virtual void probe() { } ///< A person asks to try stopped types now.

    /** Moves on in the transition table. */
    void enter(SyncInput input, const QString &detail = {});
    /** Commits @p batch under this feed's name. False: it failed, and so has the session. */
    bool commit(FeedBatch batch);
    /** Commits what @p next gives, one batch per turn of the event loop, up to the one with snapshotEnd; then @p done. */
    void commitAll(std::function<Result<FeedBatch>()> next, std::function<void()> done);
    void noteContact(); ///< A good answer without rows.
    void notePage(int percent);
    void noteBytes(qint64 bytes) { m_health.bytesIn += bytes; }
    void noteServerTime(TimeMs serverTime, qint64 tookMs);
    void noteWaiting(qint64 rows, qint64 bytes);
    /** The stream brought @p batch, which waits to be stored: shows its events … */
    void noteArrived(const FeedBatch &batch);
    /** … and with the next commit @p rows of what came are stored. */
    void noteStoring(qint64 rows) { m_stored += rows; }
    /** What waits is given up; it will come again. */
    void noteDropped();
    /** What came of comparing cache and server; empty: they agree. Stored. */
    void noteAudit(const QString &difference);

    /** Counts the good and the bad of @p batch; a type of which too many are bad is stopped from here on. */
    void weigh(const FeedBatch &batch);
    [[nodiscard]] bool isPaused(RecordType type) const { return m_paused.contains(type); }
    [[nodiscard]] std::vector<RecordType> pausedTypes() const;
    /** The type starts with a clean slate: a snapshot of it begins … */
    void forgive(RecordType type) { m_breaker.reset(type); }
    /** … and was good to its end. */
    void resumeType(RecordType type);
    [[nodiscard]] bool isTripped(RecordType type) const { return m_breaker.isTripped(type); }

    void fail(const Error &error, qint64 retryAfterMs = -1);
    void refuse(const QString &detail);
    void setDetail(const QString &detail);
    void noteLeftOutPlaces(bool hasLeftOut);

    [[nodiscard]] const FeedConfig &config() const { return m_config; }
    [[nodiscard]] SyncContext &context() const { return m_context; }
    [[nodiscard]] FeedHealth::State where() const { return m_health.state; }

    QString m_epoch = {}; ///< As stored.
    QString m_schemas = {}; ///< As stored.
    QString m_cursor = {}; ///< As stored; empty: nothing complete.

private:
    void tell();
    void drop();
    void commitNext();
    void tellPaused();
    void dropPaused(FeedBatch &batch) const;

    FeedConfig m_config;
    SyncContext &m_context;
    FeedHealth m_health = {};
    FeedHealth m_told = {};
    Backoff m_backoff;
    QTimer m_retry;
    QTimer m_step; ///< Between two batches of commitAll.
    std::function<Result<FeedBatch>()> m_next = {};
    std::function<void()> m_done = {};
    TypeBreaker m_breaker = {};
    std::map<RecordType, TypePause> m_paused = {};
    ClockSkew m_skew = {};
    qint64 m_arrived = 0; ///< Records that the stream brought …
    qint64 m_stored = 0; ///< … and those of them that do not wait any more …
    qint64 m_toldStored = 0; ///< … as was told.
    qint64 m_touched = 0; ///< Monotonic.
    bool m_wasAway = true; ///< Not live since the start or the last failure.
};

/** The session for the type of @p config; nothing if the type is unknown. */
[[nodiscard]] std::unique_ptr<Session> makeSession(const FeedConfig &config, SyncContext &context);

}
