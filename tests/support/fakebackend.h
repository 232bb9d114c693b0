#pragma once

#include "model/batch.h"
#include "tinyserver.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTimer>

#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace tonglan::test {

/** A TLF/1 server that is a plain map of records and a log of changes, with faults to be switched on. */
class FakeBackend : public QObject
{
    Q_OBJECT

public:
    enum class Fault {
        None,
        ServerError, ///< 503 with Retry-After: 0
        Cut, ///< Half of the body, then the end.
        Html, ///< A log-in page with status 200.
        Hang, ///< No answer.
        Empty, ///< 200 and not a byte.
        Gone, ///< 410
        Forbidden, ///< 403
        GarbageRow, ///< One more row, of nonsense.
        WrongPrev, ///< Changes that begin elsewhere.
        SameCursor, ///< Records and "more", yet no new cursor.
        OtherEpoch, ///< An answer of another server's log.
        OtherMoment, ///< A snapshot page of another asOf than the others.
        Circle, ///< Pages that name one another as the next; changes that lead to and fro.
        EmptyMore, ///< Changes without a record that promise more, each with a new cursor.
        Endless, ///< Ten gigabytes of spaces, without a length.
        Bomb, ///< Ten gigabytes of zeros in ten megabytes of gzip.
    };
    enum class StreamFault {
        None,
        Drop, ///< A batch is not sent.
        Duplicate, ///< It is sent twice.
        Reorder, ///< It is sent after the next one.
        Close, ///< The connection ends instead.
        Garbage, ///< It is no JSON.
        Silence, ///< Neither batches nor heartbeats from now on.
    };
    enum class CommandFault {
        None,
        Lost, ///< The connection ends before anything is done.
        AnswerLost, ///< It is done, then the connection ends.
        Busy, ///< 503 with Retry-After: 0
        Hang, ///< It is done; no answer.
        InProgress, ///< 409; it is done a little later.
        Stale, ///< 412 with the record as it is.
        Forbidden, ///< 403 with a problem.
        Silent, ///< 202, and it is never done.
        Hidden, ///< 200 and done, but no change ever names it.
        Portal, ///< A log-in page with status 200.
    };
    using Key = std::tuple<RecordType, QString, QString>;

    FakeBackend();

    [[nodiscard]] QUrl url() const { return m_server.url(); }
    [[nodiscard]] TinyServer &server() { return m_server; }

    void put(Record record); ///< The version is set here.
    void remove(const Key &key);
    void appendRow(const QByteArray &json) { append(json); } ///< A change that records() knows nothing of.
    void begin() { m_isHolding = true; } ///< Changes are sent as one batch …
    void end(); ///< … which goes out now.
    [[nodiscard]] const std::map<Key, Record> &records() const { return m_records; }
    /** The version that each live record had when the log was at @p cursor; epochs do not matter. */
    [[nodiscard]] std::map<Key, qint64> versionsAt(qint64 cursor) const;
    /** True if @p key had @p version at some moment after @p cursor; 0 = it was gone. */
    [[nodiscard]] bool hadVersionAfter(qint64 cursor, const Key &key, qint64 version) const;
    /** Where the log was when the last page of a snapshot was served: a client whose cursor is before that may have rows ahead of it. */
    [[nodiscard]] qint64 snapshotServedAt() const { return m_snapshotServedAt; }
    void changeEpoch(); ///< Another log: every cursor is unknown now.
    void forgetLog(); ///< The same log, but its beginning is gone.
    void askForResync(); ///< To every stream.

    void setFault(Fault fault, int times = 1, const QString &pathEnd = {}); ///< For the next requests of that path.
    void setStreamFault(StreamFault fault, int times = 1);
    void setHasStream(bool has) { m_hasStream = has; }
    void setTypes(const QList<RecordType> &types) { m_types = types; } ///< That discovery names; all of them at first.
    void setHasDigest(bool has) { m_hasDigest = has; } ///< At first it has not.
    void setSchema(int schema) { m_schema = schema; } ///< Of every type; named by discovery unless 0.
    void setPageRows(int rows) { m_pageRows = rows; }
    void setRetryAfter(int seconds) { m_retryAfter = seconds; } ///< Of a 503.
    void setCursorWords(const QString &before) { m_cursorWords = before; } ///< What every cursor begins with.
    void setPaused(bool paused); ///< Requests are held, not lost.

    void setCommandFault(CommandFault fault, int times = 1); ///< Of the next POSTs.
    /** A fault of those above for about every third POST, from @p seed; never one that only a person can put right, unless asked for. */
    void setRandomCommandFaults(quint32 seed, bool withRefusals);
    /** Keys of the commands that took effect, in order, with their target; one that did so twice is here twice. */
    [[nodiscard]] const std::vector<std::pair<QString, QString>> &effects() const { return m_effects; }
    void forgetCommands() { m_done.clear(); } ///< As a server restored from an old backup.

    [[nodiscard]] int requests(const QString &pathEnd) const { return m_requests.value(pathEnd); }
    [[nodiscard]] int streams() const;
    [[nodiscard]] int faultsServed() const { return m_faultsServed; } ///< Faults that a client really met.
    [[nodiscard]] qint64 cursor() const { return m_cursor; }
    [[nodiscard]] QByteArray cursorText() const { return cursorText(m_cursor); }
    [[nodiscard]] std::optional<qint64> cursorOf(const QString &text) const; ///< Unset if it is of another epoch or none of ours.

private:
    struct Entry
    {
        qint64 cursor = 0;
        QByteArray row = {};
    };

    void handle(const TinyRequest &request, QTcpSocket *socket);
    void serve(const TinyRequest &request, QTcpSocket *socket);
    void spendFault();
    [[nodiscard]] QByteArray discovery() const;
    [[nodiscard]] QByteArray digest(const QUrlQuery &query) const;
    [[nodiscard]] QByteArray snapshot(const QUrlQuery &query) const;
    [[nodiscard]] QByteArray changes(qint64 since, qsizetype limit, Fault fault) const;
    [[nodiscard]] QByteArray cursorText(qint64 cursor) const;
    void openStream(const TinyRequest &request, QTcpSocket *socket);
    void serveCommand(const TinyRequest &request, QTcpSocket *socket);
    /** Carries it out unless it has been; the answer's status and body. */
    std::pair<int, QByteArray> carryOut(const TinyRequest &request, bool isShown);
    [[nodiscard]] CommandFault nextCommandFault();
    void append(const QByteArray &row);
    void push(qint64 since);
    void send(const QByteArray &frame);

    TinyServer m_server;
    std::map<Key, Record> m_records = {};
    std::map<Key, std::vector<std::pair<qint64, qint64>>> m_versions = {}; ///< From which cursor on, which version; 0 = gone.
    std::vector<Entry> m_log = {};
    qint64 m_cursor = 0;
    qint64 m_oldest = 0; ///< Cursors below are 410.
    qint64 m_version = 0;
    int m_epoch = 1;
    int m_pageRows = 7;
    bool m_hasStream = true;
    bool m_hasDigest = false;
    int m_schema = 0;
    bool m_isPaused = false;
    bool m_isHolding = false;
    qint64 m_pushed = 0; ///< The cursor that streams have heard of.
    int m_faultsServed = 0;
    qint64 m_snapshotServedAt = 0;
    int m_retryAfter = 0;
    QString m_cursorWords = QStringLiteral("c"); // with what follows it needs escaping in an address
    QList<RecordType> m_types = {};
    Fault m_fault = Fault::None;
    int m_faultTimes = 0;
    QString m_faultPath = {};
    StreamFault m_streamFault = StreamFault::None;
    int m_streamFaultTimes = 0;
    QByteArray m_heldFrame = {};
    QList<QPointer<QTcpSocket>> m_streams = {};
    QList<std::pair<TinyRequest, QPointer<QTcpSocket>>> m_held = {};
    QHash<QString, int> m_requests = {};
    std::map<Key, QString> m_commandOf = {}; ///< The one that a record last came from.
    QHash<QString, QByteArray> m_done = {}; ///< Answers by key.
    QSet<QString> m_inProgress = {};
    std::vector<std::pair<QString, QString>> m_effects = {};
    CommandFault m_commandFault = CommandFault::None;
    int m_commandFaultTimes = 0;
    std::optional<QRandomGenerator> m_random = {};
    bool m_randomRefusals = false;
    QTimer m_heartbeat;
};

/** A record of any type that tests can tell apart by @p number; its version is 0. */
[[nodiscard]] Record makeRecord(RecordType type, int number, const QString &text = {});

}
