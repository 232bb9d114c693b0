#include "tinyserver.h"

namespace tonglan::test {

using namespace Qt::StringLiterals;

TinyServer::TinyServer(Handler handler)
    : m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (auto *socket = m_server.nextPendingConnection()) {
            m_sockets.append(socket);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
    comeUp();
}

TinyServer::~TinyServer()
{
    for (const auto &socket : m_sockets) {
        if (socket)
            socket->disconnect(this);
    }
}

QUrl TinyServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void TinyServer::goDown()
{
    m_server.close();
    for (const auto &socket : std::exchange(m_sockets, {})) {
        if (socket)
            socket->abort();
    }
}

void TinyServer::comeUp()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("cannot listen on 127.0.0.1");
    m_port = m_server.serverPort();
}

void TinyServer::read(QTcpSocket *socket)
{
    auto &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const auto end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const auto lines = buffer.first(end).split('\n');
    const QUrl target(QString::fromLatin1(lines.first().split(' ').value(1)));
    TinyRequest request{.method = lines.first().split(' ').value(0), .path = target.path(), .query = QUrlQuery(target)};
    for (const auto &line : lines.sliced(1)) {
        const auto colon = line.indexOf(':');
        if (colon > 0)
            request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    request.body = buffer.sliced(end + 4);
    if (request.body.size() < request.headers.value("content-length").toLongLong())
        return; // the rest is on its way
    buffer.clear();
    if (m_handler)
        m_handler(request, socket);
}

void TinyServer::answer(QTcpSocket *socket, int status, const QByteArray &body, const QByteArray &type, const QByteArray &headers)
{
    socket->write("HTTP/1.1 " + QByteArray::number(status) + " Status\r\nConnection: close\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body);
    socket->disconnectFromHost();
}

}
