#include "brokenpipe.h"

#include <algorithm>

#include <sys/socket.h>
#include <zlib.h>

namespace tonglan {

static constexpr int dripMs = 100;
static constexpr qint64 blockBytes = 1024 * 1024;
static constexpr qint64 mostUnsent = 4 * blockBytes;

/** A piece of a deflate stream that stands for a block of zeros and can be repeated, because it needs nothing before it. */
static QByteArray zeroBlock()
{
    z_stream stream = {};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray zeros(blockBytes, '\0');
    QByteArray packed(64 * 1024, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(zeros.data());
    stream.avail_in = uInt(zeros.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FULL_FLUSH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

BrokenPipe::BrokenPipe(QTcpSocket *socket, const Fault &fault)
    : QObject(socket)
    , m_socket(socket)
    , m_fault(fault)
    , m_left(fault.bytes)
{
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        m_timer.stop();
        if (!std::exchange(m_isFinished, true))
            Q_EMIT finished();
    });
    if (fault.kind == Fault::Kind::Drip)
        connect(&m_timer, &QTimer::timeout, this, &BrokenPipe::drip);
}

void BrokenPipe::write(const QByteArray &bytes)
{
    if (m_isFinished || m_isEnding)
        return;
    switch (m_fault.kind) {
    case Fault::Kind::Drip:
        m_waiting += bytes;
        if (!m_timer.isActive())
            m_timer.start(m_fault.bytesPerSecond < 1000 / dripMs ? int(1000 / m_fault.bytesPerSecond) : dripMs);
        break;
    case Fault::Kind::Cut: {
        const auto part = std::min<qint64>(bytes.size(), m_left);
        m_socket->write(bytes.first(part));
        m_left -= part;
        if (m_left == 0)
            close(m_fault.reset);
        break;
    }
    default:
        break;
    }
}

void BrokenPipe::end()
{
    m_isEnding = true;
    if (m_fault.kind == Fault::Kind::Cut && !m_isFinished)
        close(m_fault.reset); // shorter than the cut: it ends all the same
    else if (m_fault.kind == Fault::Kind::Drip && m_waiting.isEmpty())
        close(false);
}

void BrokenPipe::drip()
{
    const auto part = std::max<qint64>(1, m_fault.bytesPerSecond * m_timer.interval() / 1000);
    m_socket->write(m_waiting.first(std::min<qint64>(part, m_waiting.size())));
    m_waiting.remove(0, std::min<qint64>(part, m_waiting.size()));
    if (!m_waiting.isEmpty())
        return;
    m_timer.stop();
    if (m_isEnding)
        close(false);
}

void BrokenPipe::pour()
{
    const bool isBomb = m_fault.kind == Fault::Kind::Bomb;
    m_left = std::max<qint64>(1, m_fault.bytes / blockBytes);
    m_block = isBomb ? zeroBlock() : QByteArray(blockBytes, '\0');
    m_socket->write(isBomb ? "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
                           : "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
    if (isBomb)
        m_socket->write("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &BrokenPipe::pourMore);
    pourMore();
}

void BrokenPipe::pourMore()
{
    while (!m_isFinished && m_left > 0 && m_socket->bytesToWrite() < mostUnsent) {
        m_socket->write(m_block);
        --m_left;
    }
    if (m_left == 0)
        close(false); // without the end of the gzip stream: nobody should get there
}

void BrokenPipe::close(bool reset)
{
    if (std::exchange(m_isFinished, true))
        return;
    m_timer.stop();
    if (reset) {
        m_socket->flush();
        const linger now{1, 0};
        ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        m_socket->abort();
    } else {
        m_socket->disconnectFromHost();
    }
    Q_EMIT finished();
}

}
