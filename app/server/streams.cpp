#include "streams.h"

#include "base/log.h"

#include <QDateTime>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int rowsPerBatch = 500;
static constexpr qint64 slowBytes = 1024 * 1024; ///< More than this unsent: wait before sending more.
static constexpr qint64 tooSlowBytes = 32 * 1024 * 1024;

QString cursorText(const FeedStore &store, qint64 number)
{
    return u"%1.%2"_s.arg(store.epoch()).arg(number);
}

QByteArray joined(const QList<QByteArray> &records)
{
    return '[' + records.join(',') + ']';
}

QByteArray changesBody(const FeedStore &store, qint64 since, const StoredRows &rows)
{
    return u"{\"epoch\":\"%1\",\"prev\":\"%2\",\"cursor\":\"%3\",\"more\":%4,\"serverTime\":\"%5\",\"records\":"_s
               .arg(store.epoch(), cursorText(store, since), cursorText(store, rows.last), rows.more ? u"true"_s : u"false"_s,
                   QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs))
               .toUtf8()
        + joined(rows.records) + '}';
}

Streams::Streams(FeedStore &store, int heartbeatSeconds, QObject *parent)
    : QObject(parent)
    , m_store(store)
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

void Streams::open(QHttpServerResponder &&responder, QTcpSocket *socket, qint64 since)
{
    auto &client = m_clients.emplace_back(Client{std::move(responder), socket, since, false});
    client.responder.writeBeginChunked(streamHeaders());
    if (socket) {
        // Queued: the responder must not be destroyed inside the socket's own signal.
        connect(socket, &QTcpSocket::disconnected, this, [this] { m_clients.remove_if([](const Client &gone) { return !gone.socket || gone.socket->state() != QAbstractSocket::ConnectedState; }); }, Qt::QueuedConnection);
    }
    feed(client);
}

void Streams::refuse(QHttpServerResponder &&responder, const QString &reason)
{
    responder.writeBeginChunked(streamHeaders());
    responder.writeEndChunked(sse("resync", {}, "{\"reason\":\"" + reason.toUtf8() + "\"}"));
}

void Streams::feed(Client &client)
{
    while (client.cursor < m_store.head()) {
        if (client.socket && client.socket->bytesToWrite() > slowBytes) {
            if (!m_pump.isActive())
                m_pump.start(200);
            return;
        }
        const auto rows = m_store.changes(client.cursor, rowsPerBatch);
        if (!rows || rows->records.isEmpty()) {
            qCWarning(logServer) << "stream: no changes after" << client.cursor;
            return;
        }
        client.responder.writeChunk(sse("batch", cursorText(m_store, rows->last), changesBody(m_store, client.cursor, *rows)));
        client.cursor = rows->last;
    }
    if (!client.live) {
        client.live = true;
        client.responder.writeChunk(sse("live", cursorText(m_store, client.cursor), "{}"));
    }
}

void Streams::notify()
{
    for (auto &client : m_clients)
        feed(client);
}

void Streams::beat()
{
    m_clients.remove_if([](const Client &client) {
        return !client.socket || client.socket->state() != QAbstractSocket::ConnectedState || client.socket->bytesToWrite() > tooSlowBytes;
    });
    for (auto &client : m_clients)
        client.responder.writeChunk(": hb\n\n");
}

}
