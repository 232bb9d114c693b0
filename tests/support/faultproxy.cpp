#include "faultproxy.h"

#include <QPointer>

#include <algorithm>

#include <sys/socket.h>

namespace tonglan::test {

using namespace Qt::StringLiterals;

using Mode = NetworkFaults::Mode;

static constexpr qint64 bufferBytes = 256 * 1024; // so that a slow side slows the other one, as a network does

Result<NetworkFaults> changedBy(NetworkFaults faults, const QString &command)
{
    const auto words = command.simplified().split(u' ');
    bool isNumber = false;
    const auto number = words.value(1).toLongLong(&isNumber);
    const bool hasNumber = words.size() == 2 && isNumber && number >= 0 && number <= 1'000'000'000'000;
    const auto &word = words.first();
    if (words.size() == 1 && word == "forward"_L1)
        return NetworkFaults{};
    if (words.size() == 1 && word == "refuse"_L1)
        faults.mode = Mode::Refuse;
    else if (words.size() == 1 && word == "blackhole"_L1)
        faults.mode = Mode::BlackHole;
    else if (words.size() == 1 && word == "halfopen"_L1)
        faults.mode = Mode::HalfOpen;
    else if (hasNumber && word == "delay"_L1)
        faults.delayMs = int(std::min<qint64>(number, 3'600'000));
    else if (hasNumber && word == "drip"_L1)
        faults.bytesPerSecond = int(std::min<qint64>(number, 1'000'000'000));
    else if (hasNumber && word == "corrupt"_L1)
        faults.corruptAt = number;
    else if (hasNumber && (word == "cut"_L1 || word == "reset"_L1)) {
        faults.cutAfter = number;
        faults.cutByReset = word == "reset"_L1;
    } else {
        return failure(Error::Kind::Invalid, u"\"%1\": not forward, refuse, blackhole, halfopen, delay MS, drip BYTES_PER_SECOND, cut BYTES, reset BYTES or corrupt BYTE"_s.arg(command));
    }
    return faults;
}

static void end(QTcpSocket *socket, bool byReset)
{
    if (!byReset) {
        socket->disconnectFromHost();
        return;
    }
    const linger now{.l_onoff = 1, .l_linger = 0};
    if (socket->socketDescriptor() != -1)
        ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket->abort();
}

/** A client and what the server says to it. */
class FaultProxy::Connection
{
public:
    Connection(FaultProxy &proxy, QTcpSocket *client)
        : m_proxy(proxy)
        , m_client(client)
        , m_server(new QTcpSocket(client))
        , m_up{.from = client, .to = m_server}
        , m_down{.from = m_server, .to = client, .isDown = true}
    {
        m_clock.start();
        for (auto *pipe : {&m_up, &m_down}) {
            pipe->from->setReadBufferSize(bufferBytes);
            pipe->timer.setSingleShot(true);
            QObject::connect(&pipe->timer, &QTimer::timeout, client, [this, pipe] { pump(*pipe); });
            QObject::connect(pipe->from, &QTcpSocket::readyRead, client, [this, pipe] { pump(*pipe); });
            QObject::connect(pipe->to, &QTcpSocket::bytesWritten, client, [this, pipe] { pump(*pipe); });
            QObject::connect(pipe->from, &QTcpSocket::disconnected, client, [this, pipe] { pump(*pipe); });
        }
        QObject::connect(m_server, &QTcpSocket::connected, client, [this] { pump(m_up); });
        QObject::connect(m_server, &QTcpSocket::errorOccurred, client, [this](QAbstractSocket::SocketError error) {
            if (error != QAbstractSocket::RemoteHostClosedError && !isHeld())
                cut(true);
        });
        m_swallows = proxy.m_faults.mode == Mode::BlackHole;
        if (!isHeld())
            m_server->connectToHost(proxy.m_targetHost, proxy.m_targetPort);
    }

    ~Connection()
    {
        m_server->disconnect();
        m_client->disconnect();
        m_server->abort();
        m_client->abort();
        m_client->deleteLater(); // with its child
    }

    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] bool isOver() const { return m_client->state() == QTcpSocket::UnconnectedState && !isHeld(); }
    [[nodiscard]] bool isOpen() const { return m_client->state() != QTcpSocket::UnconnectedState; }

    void cut(bool byReset)
    {
        end(m_client, byReset);
        m_server->abort();
    }

    void goOn()
    {
        if (!isHeld() && m_server->state() == QTcpSocket::UnconnectedState && !m_wasConnected)
            m_server->connectToHost(m_proxy.m_targetHost, m_proxy.m_targetPort);
        pump(m_up);
        pump(m_down);
    }

private:
    struct Piece
    {
        qint64 due = 0;
        QByteArray bytes = {};
    };
    struct Pipe
    {
        QTcpSocket *from = nullptr;
        QTcpSocket *to = nullptr;
        bool isDown = false;
        std::deque<Piece> waiting = {};
        qint64 held = 0; ///< Bytes waiting.
        qint64 passed = 0;
        qint64 lastDrip = -1;
        QTimer timer{nullptr};
    };

    [[nodiscard]] bool isHeld() const { return m_swallows || m_proxy.m_faults.mode == Mode::HalfOpen; }

    void take(Pipe &pipe)
    {
        while (pipe.from->bytesAvailable() > 0 && pipe.held < bufferBytes) {
            auto bytes = pipe.from->read(bufferBytes - pipe.held);
            pipe.held += bytes.size();
            pipe.waiting.push_back({m_clock.elapsed() + m_proxy.m_faults.delayMs, std::move(bytes)});
        }
    }

    /** Moves on what may pass now, and comes again for the rest. */
    void pump(Pipe &pipe)
    {
        m_wasConnected = m_wasConnected || m_server->state() == QTcpSocket::ConnectedState;
        if (isHeld()) {
            if (m_swallows)
                m_client->readAll();
            return;
        }
        if (pipe.to->state() != QTcpSocket::ConnectedState) {
            if (pipe.to->state() == QTcpSocket::UnconnectedState && m_wasConnected)
                pipe.from->disconnectFromHost();
            return;
        }
        take(pipe);
        const auto &faults = m_proxy.m_faults;
        while (!pipe.waiting.empty() && pipe.to->bytesToWrite() < bufferBytes) {
            auto &piece = pipe.waiting.front();
            const auto now = m_clock.elapsed();
            if (piece.due > now)
                return pipe.timer.start(int(piece.due - now));
            auto size = piece.bytes.size();
            if (faults.bytesPerSecond > 0 && pipe.isDown) {
                const auto tick = std::clamp(1'000 / faults.bytesPerSecond, 10, 1'000);
                if (pipe.lastDrip >= 0 && now - pipe.lastDrip < tick)
                    return pipe.timer.start(int(tick - (now - pipe.lastDrip)));
                size = std::min<qsizetype>(size, std::max<qsizetype>(1, qsizetype(faults.bytesPerSecond) * tick / 1'000));
                pipe.lastDrip = now;
            }
            if (!pass(pipe, piece.bytes.first(size)))
                return;
            pipe.held -= size;
            piece.bytes.remove(0, size);
            if (piece.bytes.isEmpty())
                pipe.waiting.pop_front();
            take(pipe);
        }
        if (pipe.from->state() == QTcpSocket::UnconnectedState && pipe.waiting.empty())
            pipe.to->disconnectFromHost();
    }

    /** False if the connection ended here. */
    bool pass(Pipe &pipe, QByteArray bytes)
    {
        const auto &faults = m_proxy.m_faults;
        const auto before = pipe.passed;
        const bool isCut = pipe.isDown && faults.cutAfter >= 0 && before + bytes.size() >= faults.cutAfter;
        if (isCut)
            bytes.truncate(std::max<qint64>(0, faults.cutAfter - before));
        if (pipe.isDown && faults.corruptAt >= before && faults.corruptAt < before + bytes.size())
            bytes[faults.corruptAt - before] = char(~bytes[faults.corruptAt - before]);
        pipe.passed += bytes.size();
        if (pipe.isDown)
            m_proxy.m_bytesToClient += bytes.size();
        pipe.to->write(bytes);
        if (!isCut)
            return true;
        pipe.to->flush();
        cut(faults.cutByReset);
        return false;
    }

    FaultProxy &m_proxy;
    QTcpSocket *m_client;
    QTcpSocket *m_server; ///< Child of the client's.
    Pipe m_up;
    Pipe m_down;
    QElapsedTimer m_clock;
    bool m_swallows = false;
    bool m_wasConnected = false;
};

FaultProxy::FaultProxy(QString targetHost, quint16 targetPort, quint16 port)
    : m_targetHost(std::move(targetHost))
    , m_targetPort(targetPort)
    , m_port(port)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::accept);
    listen();
}

FaultProxy::~FaultProxy() = default;

void FaultProxy::setTarget(const QString &host, quint16 port)
{
    m_targetHost = host;
    m_targetPort = port;
}

void FaultProxy::listen()
{
    if (!m_server.isListening() && m_server.listen(QHostAddress::LocalHost, m_port))
        m_port = m_server.serverPort();
}

void FaultProxy::accept()
{
    std::erase_if(m_open, [](const auto &connection) { return connection->isOver(); });
    while (auto *client = m_server.nextPendingConnection()) {
        ++m_connections;
        m_open.push_back(std::make_unique<Connection>(*this, client));
    }
}

void FaultProxy::setFaults(const NetworkFaults &faults)
{
    m_faults = faults;
    if (faults.mode == Mode::Refuse)
        m_server.close();
    else
        listen();
    for (const auto &connection : m_open)
        connection->goOn();
}

void FaultProxy::drop(bool byReset)
{
    for (const auto &connection : m_open)
        connection->cut(byReset);
}

int FaultProxy::open() const
{
    return int(std::count_if(m_open.begin(), m_open.end(), [](const auto &connection) { return connection->isOpen(); }));
}

}
