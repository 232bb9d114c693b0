#pragma once

#include "session.h"

#include "feed/format/tlf.h"
#include "feed/transport/sse.h"

namespace tonglan {

/** TLF/1 over HTTP: discovery, snapshot, pull; then the stream, which only accelerates the pull. One request at a time. */
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
    };

    void begin() override;
    void abandon() override;

    using Handler = void (TlfSession::*)(const HttpAnswer &);
    void get(const QString &path, const QList<std::pair<QString, QString>> &query, int waitSeconds, Handler handler);
    [[nodiscard]] QUrl urlOf(const QString &path) const;

    void takeDiscovery(const HttpAnswer &answer);
    void startSnapshot();
    void requestPage();
    void takePage(const HttpAnswer &answer);

    void pull(int waitSeconds = 0);
    void takeChanges(const HttpAnswer &answer);
    void settle(bool gotRows);
    void refetch(const QString &reason);

    void openStream();
    void takeMessage(const SseEvent &message);
    void takeStreamBatch(const SseEvent &message);
    void loseStream(const Error &error, qint64 retryAfterMs);
    void fallBehind();
    [[nodiscard]] bool isPulling() const { return m_request != nullptr; }

    TlfDiscovery m_server = {};
    std::unique_ptr<HttpRequest> m_request = {};
    std::unique_ptr<SseStream> m_stream = {};
    std::optional<Progress> m_progress = {};
    Backoff m_streamBackoff;
    QTimer m_reopen; ///< The stream, after it was lost.
    QTimer m_poll; ///< The next poll or audit.
    qint64 m_streamOpened = 0; ///< Monotonic.
    qint64 m_pullBegan = 0; ///< Monotonic.
    bool m_pullAgain = false; ///< The stream brought something that the pull under way may not have seen.
    bool m_hasNoStream = false;
    int m_refetches = 0; ///< Since the last time it was live.
};

}
