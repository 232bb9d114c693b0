#pragma once

#include <QHash>
#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

namespace tonglan::test {

/** What came in, as far as a test cares. */
struct TinyRequest
{
    QByteArray method = {};
    QString path = {};
    QUrlQuery query = {};
    QHash<QByteArray, QByteArray> headers = {}; ///< Names in lower case.
    QByteArray body = {}; ///< As long as Content-Length says.
};

/** The least HTTP server that can misbehave: a test writes the answer's bytes itself. On 127.0.0.1, one request a connection. */
class TinyServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const TinyRequest &, QTcpSocket *)>;

    explicit TinyServer(Handler handler = {});
    ~TinyServer() override;
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    [[nodiscard]] QUrl url() const;
    void goDown(); ///< Refuses connections and drops those that are open …
    void comeUp(); ///< … until it is back on the same port.

    /** Writes a whole answer and closes. */
    static void answer(QTcpSocket *socket, int status, const QByteArray &body, const QByteArray &type = "application/json", const QByteArray &headers = {});

private:
    void read(QTcpSocket *socket);

    QTcpServer m_server;
    quint16 m_port = 0;
    Handler m_handler;
    QHash<QTcpSocket *, QByteArray> m_buffers = {};
    QList<QPointer<QTcpSocket>> m_sockets = {};
};

}
