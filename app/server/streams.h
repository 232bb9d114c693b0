#pragma once

#include "store.h"

#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <list>

namespace tonglan {

/** The open event streams (SSE): each client gets the changes after its cursor, then "live", then what is new as it comes.
 *  A client that does not read is let go rather than buffered for. GUI-less, main thread.
 */
class Streams : public QObject
{
    Q_OBJECT

public:
    Streams(FeedStore &store, int heartbeatSeconds, QObject *parent = nullptr);

    /** Takes over a request for the stream; @p since is the last change that the client has. */
    void open(QHttpServerResponder &&responder, QTcpSocket *socket, qint64 since);

    /** Tells a client that its cursor is of no use, and ends. */
    static void refuse(QHttpServerResponder &&responder, const QString &reason);

    void notify(); ///< There are new changes.
    [[nodiscard]] int count() const { return int(m_clients.size()); }

private:
    struct Client
    {
        QHttpServerResponder responder;
        QPointer<QTcpSocket> socket;
        qint64 cursor = 0;
        bool live = false;
    };
    void feed(Client &client);
    void beat();

    FeedStore &m_store;
    std::list<Client> m_clients = {};
    QTimer m_heartbeat;
    QTimer m_pump;
};

/** The body of an answer of /changes and of a "batch" event. */
[[nodiscard]] QByteArray changesBody(const FeedStore &store, qint64 since, const StoredRows &rows);
[[nodiscard]] QString cursorText(const FeedStore &store, qint64 number);
[[nodiscard]] QByteArray joined(const QList<QByteArray> &records);

}
