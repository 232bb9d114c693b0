#include "streams.h"

#include "base/log.h"
#include "brokenpipe.h"
#include "reads.h"
#include "spoil.h"

#include <QHttpHeaders>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int rowsPerBatch = 500;
static constexpr qint64 slowBytes = 1024 * 1024; ///< More than this unsent: wait before sending more.
static constexpr qint64 tooSlowBytes = 32 * 1024 * 1024;

Streams::Streams(FeedStore &store, FaultPlan &faults, int heartbeatSeconds)
    : m_store(store)
    , m_faults(faults)
{
    connect(&m_heartbeat, &QTimer::timeout, this, &Streams::beat);
    m_heartbeat.start(heartbeatSeconds * 1000);
    m_pump.setSingleShot(true);
    connect(&m_pump, &QTimer::timeout, this, &Streams::notify);
}

static QHttpHeaders streamHeaders()
{
    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, "text/event-stream");
    headers.append(QHttpHeaders::WellKnownHeader::CacheControl, "no-store");
    return headers;
}

static QByteArray sse(QByteArrayView name, const QString &id, const QByteArray &data)
{
    QByteArray text = QByteArray("event: ") + name.toByteArray() + '\n';
    if (!id.isEmpty())
        text += "id: " + id.toUtf8() + '\n';
    return text + "data: " + data + "\n\n";
}

static QByteArray resync(const QString &reason)
{
    return sse("resync", {}, "{\"reason\":\"" + reason.toUtf8() + "\"}");
}

void Streams::dropGone()
{
    m_readers.remove_if([](const Reader &reader) {
        const auto &socket = reader.client.socket;
        return !socket || socket->state() != QAbstractSocket::ConnectedState || socket->bytesToWrite() > tooSlowBytes;
    });
}

void Streams::open(FeedClient &&client, qint64 since)
{
    if (!client.socket)
        return;
    auto &reader = m_readers.emplace_back(Reader{std::move(client), since});
    reader.client.responder.writeBeginChunked(streamHeaders());
    // Queued: the responder must not be destroyed inside the socket's own signal.
    connect(reader.client.socket, &QTcpSocket::disconnected, this, &Streams::dropGone, Qt::QueuedConnection);
    feed(reader);
}

void Streams::refuse(FeedClient &&client, const QString &reason)
{
    client.responder.writeBeginChunked(streamHeaders());
    client.responder.writeEndChunked(resync(reason));
}

void Streams::endAll(const QString &reason)
{
    for (auto &reader : m_readers) {
        if (reader.client.socket && !reader.pipe)
            reader.client.responder.writeEndChunked(resync(reason));
    }
    m_readers.clear();
}

/** As one piece of a body with Transfer-Encoding: chunked. */
static QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

void Streams::write(Reader &reader, const QByteArray &bytes)
{
    if (reader.pipe)
        reader.pipe->write(chunk(bytes));
    else
        reader.client.responder.writeChunk(bytes);
}

void Streams::sendBatch(Reader &reader, const StoredRows &rows)
{
    auto body = changesBody(m_store, reader.cursor, rows);
    auto id = cursorText(m_store, rows.last);
    bool isDropped = false;
    bool isDoubled = false;
    bool isHeld = false;
    for (const auto &fault : m_faults.take(Fault::Path::Stream, Fault::Phase::Batch, steadyMs())) {
        isDropped |= fault.kind == Fault::Kind::DropBatch;
        isDoubled |= fault.kind == Fault::Kind::DuplicateBatch;
        isHeld |= fault.kind == Fault::Kind::ReorderBatch;
    }
    for (const auto &fault : m_faults.take(Fault::Path::Stream, Fault::Phase::Body, steadyMs())) {
        if (fault.kind != Fault::Kind::Cut && fault.kind != Fault::Kind::Drip)
            body = spoiledBody(body, fault);
        else if (!reader.pipe && reader.client.socket)
            reader.pipe = new BrokenPipe(reader.client.socket, fault);
        if (fault.kind == Fault::Kind::FutureCursor)
            id += u"999999999"_s;
    }
    auto frame = sse("batch", id, body);
    if (isDoubled)
        frame += frame;
    if (isHeld && reader.held.isEmpty()) {
        reader.held = frame;
        return;
    }
    frame += std::exchange(reader.held, {});
    if (!isDropped)
        write(reader, frame);
}

void Streams::feed(Reader &reader)
{
    while (reader.cursor < m_store.head()) {
        if (reader.client.socket && reader.client.socket->bytesToWrite() > slowBytes) {
            if (!m_pump.isActive())
                m_pump.start(200);
            return;
        }
        const auto rows = m_store.changes(reader.cursor, rowsPerBatch);
        if (!rows || rows->records.isEmpty()) {
            qCWarning(logServer) << "stream: no changes after" << reader.cursor;
            return;
        }
        sendBatch(reader, *rows);
        reader.cursor = rows->last;
    }
    if (!reader.isLive) {
        reader.isLive = true;
        write(reader, sse("live", cursorText(m_store, reader.cursor), "{}"));
    }
}

void Streams::notify()
{
    for (auto &reader : m_readers)
        feed(reader);
}

void Streams::beat()
{
    dropGone();
    for (auto &reader : m_readers) {
        if (m_faults.take(Fault::Path::Stream, Fault::Phase::Heartbeat, steadyMs()).empty())
            write(reader, ": hb\n\n");
    }
}

}
