#pragma once

#include "base/result.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace tonglan::test {

/** What a FaultProxy does to what passes through it. Bytes are counted on each connection, towards the client. */
struct NetworkFaults
{
    enum class Mode {
        Forward,
        Refuse, ///< Nobody listens.
        BlackHole, ///< New connections are accepted and what they say is swallowed; open ones go on.
        HalfOpen, ///< Nothing passes any more in either direction and nothing is closed, as when a cable is pulled.
    };

    Mode mode = Mode::Forward;
    int delayMs = 0; ///< In each direction.
    int bytesPerSecond = 0; ///< 0 = as fast as it comes.
    qint64 cutAfter = -1; ///< The connection ends after so many bytes …
    bool cutByReset = false; ///< … by RST instead of FIN.
    qint64 corruptAt = -1; ///< All bits of this byte are flipped.

    friend bool operator==(const NetworkFaults &, const NetworkFaults &) = default;
};

/** @p faults changed by one command: "forward" (no fault), "refuse", "blackhole", "halfopen", "delay MS", "drip BYTES_PER_SECOND",
 *  "cut BYTES", "reset BYTES", "corrupt BYTE". Invalid, with the words known, if it is another.
 */
[[nodiscard]] Result<NetworkFaults> changedBy(NetworkFaults faults, const QString &command);

/** A TCP proxy on 127.0.0.1 between a client and a server that tests spoil the network with while it runs.
 *  Knows nothing of HTTP. Lives on the thread that made it and needs its event loop.
 */
class FaultProxy : public QObject
{
    Q_OBJECT

public:
    /** Listens on @p port, 0 = any free one; see port(). */
    FaultProxy(QString targetHost, quint16 targetPort, quint16 port = 0);
    ~FaultProxy() override;

    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    [[nodiscard]] quint16 port() const { return m_port; }
    void setTarget(const QString &host, quint16 port); ///< Of new connections.

    void setFaults(const NetworkFaults &faults); ///< For open connections too, from here on.
    [[nodiscard]] const NetworkFaults &faults() const { return m_faults; }
    void drop(bool byReset = true); ///< Ends every open connection now.

    [[nodiscard]] int connections() const { return m_connections; } ///< So far.
    [[nodiscard]] int open() const;
    [[nodiscard]] qint64 bytesToClient() const { return m_bytesToClient; }

private:
    class Connection;
    friend class Connection;

    void accept();
    void listen();

    QTcpServer m_server;
    QString m_targetHost;
    quint16 m_targetPort;
    quint16 m_port;
    NetworkFaults m_faults = {};
    std::vector<std::unique_ptr<Connection>> m_open;
    int m_connections = 0;
    qint64 m_bytesToClient = 0;
};

}
