#pragma once

#include <QHash>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace tonglan {

/** A TCP server that remembers its open sockets, because QHttpServer does not tell when a client has gone or is slow. */
class Connections : public QTcpServer
{
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

    /** The open connection from that address, or null. */
    [[nodiscard]] QTcpSocket *find(const QHostAddress &address, quint16 port) const { return m_sockets.value({address, port}); }

protected:
    void incomingConnection(qintptr handle) override;

private:
    QHash<std::pair<QHostAddress, quint16>, QTcpSocket *> m_sockets = {};
};

}
