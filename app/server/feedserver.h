#pragma once

#include "connections.h"
#include "store.h"
#include "streams.h"

#include <QHttpServer>

#include <list>
#include <memory>

namespace tonglan {

/** The reference backend: Tonglan Feed v1 over HTTP, from a FeedStore. See feed-protocol for the requests; besides those it has
 *  POST /ctl/records and GET /ctl/life for a simulator on the same machine. Main thread; needs an event loop.
 */
class FeedServer : public QObject
{
    Q_OBJECT

public:
    static constexpr int heartbeatSeconds = 15;
    static constexpr int pageMax = 1000;

    explicit FeedServer(std::unique_ptr<FeedStore> store, QObject *parent = nullptr);
    ~FeedServer() override;

    /** Port 0 takes a free one; see port(). */
    [[nodiscard]] Result<void> listen(const QHostAddress &address, quint16 port);
    [[nodiscard]] quint16 port() const;

    [[nodiscard]] FeedStore &store() { return *m_store; }
    [[nodiscard]] int streamCount() const { return m_streams.count(); }

private:
    void addRoutes();
    [[nodiscard]] QHttpServerResponse discovery(const QHttpServerRequest &request) const;
    [[nodiscard]] QHttpServerResponse snapshot(const QHttpServerRequest &request) const;
    void changes(const QHttpServerRequest &request, QHttpServerResponder &&responder);
    void stream(const QHttpServerRequest &request, QHttpServerResponder &&responder);
    [[nodiscard]] QHttpServerResponse command(const QHttpServerRequest &request);
    [[nodiscard]] QHttpServerResponse takeRecords(const QHttpServerRequest &request);
    [[nodiscard]] QHttpServerResponse life(const QHttpServerRequest &request) const;
    /** The number in a cursor, or nothing if it is not one of ours or too old. */
    [[nodiscard]] std::optional<qint64> cursorNumber(const QString &cursor) const;
    void committed();
    void answerWaiting();

    /** A request for /changes that waits for something to come. */
    struct Waiting
    {
        QHttpServerResponder responder;
        QPointer<QTcpSocket> socket;
        qint64 since = 0;
        int limit = 0;
        qint64 until = 0; ///< Monotonic, ms.
    };

    std::unique_ptr<FeedStore> m_store;
    Streams m_streams;
    std::list<Waiting> m_waiting = {};
    QTimer m_waitTimer;
    Connections *m_connections = nullptr;
    QHttpServer m_http;
};

}
