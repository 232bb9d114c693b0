#include "connections.h"

namespace tonglan {

static constexpr int mostConnections = 256;

void Connections::incomingConnection(qintptr handle)
{
    auto *socket = new QTcpSocket(this);
    socket->setSocketDescriptor(handle);
    if (m_sockets.size() >= mostConnections) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    const std::pair key(socket->peerAddress(), socket->peerPort());
    m_sockets.insert(key, socket);
    connect(socket, &QTcpSocket::disconnected, this, [this, key] { m_sockets.remove(key); });
    addPendingConnection(socket);
}

}
