#pragma once

#include "answer.h"
#include "faults.h"

#include <QHttpServerResponder>
#include <QObject>
#include <QPointer>
#include <QTcpSocket>

#include <functional>
#include <list>
#include <optional>

namespace tonglan {

/** Somebody who waits for an answer. */
struct FeedClient
{
    QHttpServerResponder responder;
    QPointer<QTcpSocket> socket = {};
    Fault::Path path = Fault::Path::Any;
    QByteArray acceptEncoding = {};
    qint64 delayMs = 0; ///< Its answer waits so long, as a fault says.
    qint64 laterMs = -1; ///< Commands: to be carried out so much later, as a fault says; -1 = now.
};

/** Where every request comes in and every answer goes out: compressed if the client takes that, delayed, spoiled or broken off
 *  if a fault says so. Main thread.
 */
class Delivery : public QObject
{
    Q_OBJECT

public:
    /** @p changeEpoch is called when a fault wants that. */
    Delivery(FaultPlan &faults, std::function<void()> changeEpoch);
    ~Delivery() override;

    /** The client with what faults mean for it, or nothing if one of them was the answer. */
    [[nodiscard]] std::optional<FeedClient> admit(FeedClient &&client);

    void send(FeedClient &&client, FeedAnswer answer);

    /** As it is, past all faults. */
    static void sendPlainly(QHttpServerResponder &&responder, const FeedAnswer &answer);

    /** Calls @p serve once the client's delay is over, at once if there is none. */
    void afterDelay(FeedClient &&client, const std::function<void(FeedClient &&)> &serve);

private:
    void replace(FeedClient &&client, const Fault &fault);
    void sendBroken(FeedClient &&client, const FeedAnswer &answer, const Fault &fault);
    /** Keeps the responder until the socket is done with, so that no further request is read from it. */
    void hold(QHttpServerResponder &&responder, QTcpSocket *socket);

    FaultPlan &m_faults;
    std::function<void()> m_changeEpoch;
    std::list<std::pair<QHttpServerResponder, QPointer<QTcpSocket>>> m_held = {};
};

[[nodiscard]] qint64 steadyMs(); ///< Monotonic, from some moment in this program's run.

}
