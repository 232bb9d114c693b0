#include "delivery.h"

#include "brokenpipe.h"
#include "spoil.h"

#include <QElapsedTimer>
#include <QHttpHeaders>
#include <QTimer>

#include <algorithm>

namespace tonglan {

qint64 steadyMs()
{
    static const auto started = [] { QElapsedTimer timer; timer.start(); return timer; }();
    return started.elapsed();
}

Delivery::Delivery(FaultPlan &faults, std::function<void()> changeEpoch)
    : m_faults(faults)
    , m_changeEpoch(std::move(changeEpoch))
{
}

Delivery::~Delivery()
{
    m_held.clear();
}

void Delivery::hold(QHttpServerResponder &&responder, QTcpSocket *socket)
{
    m_held.emplace_back(std::move(responder), socket);
    // Queued: the responder must not be destroyed inside the socket's own signal.
    const auto drop = [this] { m_held.remove_if([](const auto &held) { return !held.second || held.second->state() != QAbstractSocket::ConnectedState; }); };
    connect(socket, &QTcpSocket::disconnected, this, drop, Qt::QueuedConnection);
    connect(socket, &QObject::destroyed, this, drop, Qt::QueuedConnection);
}

std::optional<FeedClient> Delivery::admit(FeedClient &&client)
{
    for (const auto &fault : m_faults.take(client.path, Fault::Phase::Request, steadyMs())) {
        if (fault.kind == Fault::Kind::Delay) {
            client.delayMs += fault.ms;
        } else if (fault.kind == Fault::Kind::Later) {
            client.laterMs = fault.ms;
        } else if (fault.kind == Fault::Kind::Epoch) {
            m_changeEpoch();
        } else if (replacesAnswer(fault.kind)) {
            replace(std::move(client), fault);
            return std::nullopt;
        }
    }
    return std::move(client);
}

void Delivery::afterDelay(FeedClient &&client, const std::function<void(FeedClient &&)> &serve)
{
    const std::chrono::milliseconds delay(std::exchange(client.delayMs, 0));
    if (delay.count() == 0)
        return serve(std::move(client));
    QTimer::singleShot(delay, this, [serve, waiting = std::make_shared<FeedClient>(std::move(client))] {
        if (waiting->socket && waiting->socket->state() == QAbstractSocket::ConnectedState)
            serve(std::move(*waiting));
    });
}

void Delivery::replace(FeedClient &&client, const Fault &fault)
{
    const auto answer = replacement(fault, client.path);
    if (answer.status != 0)
        return send(std::move(client), answer);
    if (!client.socket)
        return;
    auto *pipe = new BrokenPipe(client.socket, fault);
    hold(std::move(client.responder), client.socket);
    if (fault.kind != Fault::Kind::Hang)
        pipe->pour();
}

/** The bytes of the whole answer, as it goes over the wire. */
static QByteArray wireBytes(const FeedAnswer &answer)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Fault\r\nContent-Type: " + answer.type + "\r\n";
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    return head + "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\nConnection: close\r\n\r\n" + answer.body;
}

void Delivery::sendBroken(FeedClient &&client, const FeedAnswer &answer, const Fault &fault)
{
    if (!client.socket)
        return;
    auto *pipe = new BrokenPipe(client.socket, fault);
    hold(std::move(client.responder), client.socket);
    pipe->write(wireBytes(answer));
    pipe->end();
}

void Delivery::send(FeedClient &&client, FeedAnswer answer)
{
    if (client.delayMs > 0)
        return afterDelay(std::move(client), [this, answer](FeedClient &&ready) { send(std::move(ready), answer); });
    std::optional<Fault> breaking;
    if (answer.status == 200 && !answer.body.isEmpty()) {
        for (const auto &fault : m_faults.take(client.path, Fault::Phase::Body, steadyMs())) {
            if (fault.kind == Fault::Kind::Cut || fault.kind == Fault::Kind::Drip)
                breaking = fault;
            else
                answer = spoiled(std::move(answer), fault);
        }
    }
    answer = compressed(std::move(answer), client.acceptEncoding);
    if (breaking)
        return sendBroken(std::move(client), answer, *breaking);
    sendPlainly(std::move(client.responder), answer);
}

void Delivery::sendPlainly(QHttpServerResponder &&responder, const FeedAnswer &answer)
{
    QHttpHeaders headers;
    for (const auto &[name, value] : answer.headers)
        headers.append(name, value);
    const auto status = QHttpServerResponder::StatusCode(answer.status);
    if (answer.body.isEmpty())
        return responder.write(headers, status);
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, answer.type);
    responder.write(answer.body, headers, status);
}

}
