#pragma once

#include "model/digest.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

#include <map>
#include <vector>

namespace tonglan::test {

/** The one thing that a broken server does wrong. */
enum class Flaw {
    None,
    OtherFeed, ///< discovery is of another protocol
    NewEpochEachTime,
    NoTypes,
    NaiveServerTime, ///< serverTime without offset
    NoHeartbeatPromise,
    ZeroHeartbeatWithoutStream,
    NegativeRetention,
    SwappedBox, ///< city.bbox with latitude first
    NoDiscoveryTag,
    TagIsIgnored, ///< an ETag, but never 304
    SnapshotNeverEnds,
    AsOfMoves, ///< each page has its own asOf
    SnapshotOtherEpoch,
    RepeatedRecord,
    PageTooLarge,
    WrongTotal,
    TombstoneInSnapshot,
    WrongType, ///< an asset among the events
    SinceIgnored,
    UnknownTypeIsEmpty, ///< 200 without records for a type that does not exist
    MissingTitle,
    UnknownStage,
    NaiveRecordTime,
    OffTheEarth,
    SwappedCoordinates,
    FractionalVersion,
    DuplicateName, ///< a member given twice in one object
    NaNInExtra,
    PlainTextType,
    GzipUnasked,
    EverythingExists, ///< 200 for unknown paths
    HtmlErrors,
    PrevIsMissing,
    LimitIgnored,
    MoreIsAlwaysFalse,
    CursorSkips, ///< with a small limit the cursor jumps over changes
    VersionGoesBack,
    SameVersionOtherContent,
    TombstoneWithoutVersion,
    TombstoneAtOldVersion,
    NoWait, ///< answers at once
    WaitsTooLong,
    UnknownCursorIsEmpty, ///< 204 instead of 410
    StreamIsJson, ///< the wrong content type
    StreamCompressed,
    StreamStartsNow, ///< Last-Event-ID is ignored
    StreamIdIsNumber, ///< ids are not cursors
    NoLive,
    NoPush, ///< the stream never shows anything new
    NoHeartbeat,
    StreamNoResync,
    DigestWithoutVersion, ///< hashes leave the version out
    DigestOfSourcesIsEmpty, ///< that of every other type is right
    DigestUpperCase,
    DigestIgnoresBuckets,
    CommandTwice, ///< the same key again takes effect again
    CommandOtherBody, ///< the same key with another body is taken
    CommandNoIfMatch,
    CommandNotConfirmed, ///< no "cmd" in the changes
    CommandNoKeyNeeded,
    CommandStateUnknown,
    ObjectionElsewhere, ///< the objection is about another region's reading
    ObjectionAnyReason, ///< a reason that does not exist is taken
    MedianOutsideBand, ///< of a forecast
    ForecastGoesBack, ///< its points are not in order of time
};

/** A second, very small server of Tonglan Feed v1, independent of the reference server, that does one thing wrong. Each time a
 *  stream is opened, or a client waits for changes for longer than the check of waiting does, it changes a record soon after.
 */
class BrokenServer : public QObject
{
    Q_OBJECT

public:
    explicit BrokenServer(Flaw flaw);

    [[nodiscard]] QUrl url() const;

    /** Changes, closes and deletes a few records. */
    void live();

private:
    struct Request
    {
        QByteArray method = {};
        QString path = {};
        QUrlQuery query = {};
        QHash<QByteArray, QByteArray> headers = {};
        QByteArray body = {};
    };
    using Key = std::pair<QString, QString>; ///< Type and id; the source is always the same.

    void read(QTcpSocket *socket);
    void handle(const Request &request, QTcpSocket *socket);
    void answer(QTcpSocket *socket, int status, QByteArray body, QByteArray type = "application/json", const QByteArray &headers = {});
    void refuse(QTcpSocket *socket, int status);
    void discovery(const Request &request, QTcpSocket *socket);
    void snapshot(const Request &request, QTcpSocket *socket);
    void changes(const Request &request, QTcpSocket *socket);
    void stream(const Request &request, QTcpSocket *socket);
    void digest(const Request &request, QTcpSocket *socket);
    void command(const Request &request, QTcpSocket *socket);
    [[nodiscard]] QJsonObject objection(const QJsonObject &command, const QJsonObject &reading) const;

    void put(QJsonObject record, const QString &key = {});
    void remove(const Key &key);
    void append(const QJsonObject &record);
    [[nodiscard]] QByteArray body(qint64 since, qint64 limit) const;
    [[nodiscard]] QString cursor(qint64 number) const;
    [[nodiscard]] qint64 numberOf(const QString &cursor) const; ///< -1 = not ours.
    [[nodiscard]] bool has(Flaw flaw) const { return m_flaw == flaw; }

    Flaw m_flaw;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_buffers = {};
    std::map<Key, QJsonObject> m_records = {};
    std::vector<QJsonObject> m_log = {};
    QHash<QString, std::pair<QByteArray, QByteArray>> m_commands = {}; ///< Key → body, answer.
    QList<QPointer<QTcpSocket>> m_streams = {};
    QTimer m_heartbeat;
    int m_discoveries = 0;
};

}
