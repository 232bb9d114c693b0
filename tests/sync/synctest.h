#pragma once

#include "cache/database.h"
#include "model/digest.h"
#include "support/fakebackend.h"
#include "sync/engine.h"

#include <QTemporaryDir>

#include <atomic>

namespace tonglan::test {

/** Waiting times short enough for a test and long enough for a busy machine. */
[[nodiscard]] SyncTiming quickTiming();

/** "type source id version text" of every record, sorted: what two stores are compared by. */
[[nodiscard]] QStringList stateOf(const FakeBackend &backend);
[[nodiscard]] QStringList stateOf(const QString &cachePath);

/** Every stored column of every record with its version, a line each, sorted: nothing in two stores can differ without these differing. */
[[nodiscard]] QByteArrayList contentOf(const FakeBackend &backend);
[[nodiscard]] QByteArrayList contentOf(const Database &cache);

/** A digest a record type: what client and server compare by. */
[[nodiscard]] QList<Digest> digestsOf(const FakeBackend &backend);
[[nodiscard]] QList<Digest> digestsOf(const Database &cache);

/** What is wrong with the rows of @p cache for the cursor that is stored with them, read in one transaction; empty if they are those
 *  that @p backend had then, or newer ones that a snapshot brought.
 */
[[nodiscard]] QString tornIn(const Database &cache, const FakeBackend &backend);
[[nodiscard]] QString tornIn(SQLite::Database &cache, const FakeBackend &backend);

/** The first line that only one of the two has, and which one has it; empty if they are alike. */
[[nodiscard]] QString differenceOf(const QByteArrayList &served, const QByteArrayList &cached);

/** Memory of a process that is in RAM; of this one if none is named. */
[[nodiscard]] qint64 residentBytes(qint64 process = 0);

/** The machine's clock with its wall time set wrong by whatever a test likes, at any moment. */
class JumpingClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override { return m_real.now() + m_offset; }
    [[nodiscard]] qint64 monotonic() const override { return m_real.monotonic(); }
    void jump(qint64 milliseconds) { m_offset += milliseconds; }
    void setRight() { m_offset = 0; }

private:
    SystemClock m_real;
    std::atomic<qint64> m_offset = 0;
};

/** A client: an engine on a cache of its own, and what it said. */
class Client
{
public:
    explicit Client(const FeedConfig &feed, const SyncTiming &timing = quickTiming());
    Client(const FeedConfig &feed, const SyncTiming &timing, const QString &cachePath);
    Client(const FeedConfig &feed, TimeMs standing); ///< Its clock stands there.

    void start();
    void stop() { m_engine->stop(); }
    void retry() { m_engine->retry(); }
    void setFeed(const FeedConfig &feed) { m_feed = feed; } ///< From the next start on.
    void restart(); ///< As after the end of the program: the same cache, a new engine.

    [[nodiscard]] QString cachePath() const { return m_cachePath; }
    [[nodiscard]] const FeedHealth &health() const { return m_health; }
    [[nodiscard]] const std::vector<FeedHealth> &healths() const { return m_healths; }
    [[nodiscard]] const std::vector<ChangeSet> &changes() const { return m_changes; }
    [[nodiscard]] QString failure() const { return m_failure; }
    [[nodiscard]] bool wasIn(FeedHealth::State state) const;
    [[nodiscard]] SyncEngine &engine() { return *m_engine; }

    /** The operator "wang" does @p type to the event @p id of "source-1"; true if that was taken. The key goes to lastKey(). */
    bool act(const QString &type, const QString &id, const QByteArray &args = {}, qint64 ifMatch = 0);
    [[nodiscard]] QString lastKey() const { return m_receipt.key; }
    [[nodiscard]] const CommandReceipt &receipt() const { return m_receipt; }
    [[nodiscard]] CommandStatus command(const QString &key) const { return m_commands.value(key); }
    [[nodiscard]] std::vector<CommandState> statesOf(const QString &key) const { return m_states.value(key); } ///< Each once in a row.
    [[nodiscard]] const OutboxHealth &outbox() const { return m_outbox; }
    /** Every act is written down there from the next restart() on. */
    void setAudit(const QString &folder) { m_auditFolder = folder; }
    [[nodiscard]] QString outboxPath() const { return m_cachePath + QStringLiteral(".outbox"); }

private:
    QTemporaryDir m_folder;
    QHash<QString, CommandStatus> m_commands = {};
    QHash<QString, std::vector<CommandState>> m_states = {};
    CommandReceipt m_receipt = {};
    OutboxHealth m_outbox = {};
    QString m_cachePath;
    QString m_auditFolder;
    FeedConfig m_feed;
    SyncTiming m_timing;
    std::unique_ptr<Clock> m_clock = std::make_unique<SystemClock>();
    std::unique_ptr<SyncEngine> m_engine;
    FeedHealth m_health = {};
    std::vector<FeedHealth> m_healths = {};
    std::vector<ChangeSet> m_changes = {};
    QString m_failure = {};
};

[[nodiscard]] FeedConfig tlfFeed(const QUrl &url);

/** The main function of a client without windows, for tests that kill it, hold it or weigh it: "PROGRAM --sync CACHE URL". It syncs
 *  until it is ended and writes a line for every change it tells of.
 */
int syncForever(int argc, char *argv[], const SyncTiming &timing);
[[nodiscard]] inline bool isSyncCommand(int argc, char *argv[]) { return argc == 4 && QByteArrayView(argv[1]) == "--sync"; }

}
