#pragma once

#include "digestaudit.h"
#include "session.h"

#include "feed/format/tlf.h"
#include "feed/transport/sse.h"

namespace tonglan {

/** TLF/1 over HTTP: discovery, snapshot, pull; then the stream, which only accelerates the pull. One request at a time, and one aside.
 *  What the stream brings waits in an Intake and is committed in pieces; while live, cache and server are compared now and then,
 *  and a type that differs, or was stopped, gets a snapshot of its own beside the stream.
 */
class TlfSession : public Session
{
    Q_OBJECT

public:
    TlfSession(FeedConfig config, SyncContext &context, QObject *parent = nullptr);

private:
    /** How far a snapshot has come; kept over a failure, so that one lost page costs one page. */
    struct Progress
    {
        QString epoch = {};
        QList<RecordType> types = {};
        qsizetype type = 0;
        QString page = {}; ///< Token of the page to ask for; empty: the first of its type.
        QString asOf = {}; ///< Of the pages of this type.
        QString cursor = {}; ///< The first asOf of all: changes since then repeat some rows and miss none.
        qint64 rowsOfType = 0;
        QSet<QString> seen = {}; ///< Tokens of this type's pages.
        int emptyPages = 0; ///< In a row.
        bool alone = false; ///< Of one type, while the changes go on.
    };

    void begin() override;
    void abandon() override;
    void probe() override;

    using Handler = void (TlfSession::*)(const HttpAnswer &);
    void get(const QString &path, const QList<std::pair<QString, QString>> &query, int waitSeconds, Handler handler);
    [[nodiscard]] QUrl urlOf(const QString &path, const QList<std::pair<QString, QString>> &query = {}) const;

    void takeDiscovery(const HttpAnswer &answer);
    void startSnapshot();
    void refresh(RecordType type);
    void requestPage();
    void takePage(const HttpAnswer &answer);
    void finishSnapshot();

    void pull(int waitSeconds = 0);
    void takeChanges(const HttpAnswer &answer);
    void settle(bool gotRows);
    void refetch(const QString &reason);

    void notePassed(const QString &cursor);

    using AsideHandler = void (TlfSession::*)(const Result<HttpAnswer> &answer);
    void getAside(const QString &path, const QList<std::pair<QString, QString>> &query, const QByteArray &etag, AsideHandler handler);
    void lookAgain();
    void takeNews(const Result<HttpAnswer> &answer);

    [[nodiscard]] bool commitTouching(FeedBatch batch);
    void drain();
    [[nodiscard]] bool isComparable(RecordType type);
    void startAudit();
    void takeDigest(const Result<HttpAnswer> &answer);
    void endAudit(const QString &difference, bool conclusive);

    void openStream();
    void takeMessage(const SseEvent &message);
    void takeStreamBatch(const SseEvent &message);
    void loseStream(const Error &error, qint64 retryAfterMs);
    void fallBehind();
    [[nodiscard]] bool isPulling() const { return m_request != nullptr; }

    TlfDiscovery m_server = {};
    QByteArray m_serverTag = {}; ///< Of that answer.
    std::unique_ptr<HttpRequest> m_request = {};
    std::unique_ptr<HttpRequest> m_aside = {}; ///< A digest or a look at discovery, beside the changes: whatever comes of it, they go on.
    std::unique_ptr<SseStream> m_stream = {};
    std::optional<Progress> m_progress = {};
    Intake m_intake;
    QTimer m_drain;
    int m_rowsPerCommit = 500; ///< As many as a commit of the wanted length takes.
    std::unique_ptr<DigestAudit> m_audit = {};
    QTimer m_nextAudit;
    RecordType m_nextAudited = RecordType::Region;
    QTimer m_nextProbe;
    QTimer m_nextLook;
    QStringList m_recentCursors = {}; ///< A server must not go round in a circle.
    int m_emptyAnswers = 0; ///< With "more", in a row.
    QList<RecordType> m_refresh = {}; ///< Types that need a snapshot of their own.
    QString m_lastDifference = {}; ///< What the last fresh snapshot was taken for; if it did not help, another will not.
    bool m_hasNoDigest = false;
    Backoff m_streamBackoff;
    QTimer m_reopen; ///< The stream, after it was lost.
    QTimer m_poll; ///< The next poll or audit.
    qint64 m_streamOpened = 0; ///< Monotonic.
    qint64 m_asked = 0; ///< Monotonic, of the request under way.
    bool m_pullAgain = false; ///< The stream brought something that the pull under way may not have seen.
    bool m_hasNoStream = false;
    int m_refetches = 0; ///< Since the last time it was live.
};

}
