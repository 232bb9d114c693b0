#pragma once

#include "delivery.h"
#include "store.h"

#include <QTimer>

#include <list>

namespace tonglan {

class BrokenPipe;

/** The open event streams (SSE): each client gets the changes after its cursor, then "live", then what is new as it comes.
 *  A client that does not read is let go rather than buffered for. GUI-less, main thread.
 */
class Streams : public QObject
{
    Q_OBJECT

public:
    Streams(FeedStore &store, FaultPlan &faults, int heartbeatSeconds);

    /** Takes over a request for the stream; @p since is the last change that the client has. */
    void open(FeedClient &&client, qint64 since);

    /** Tells a client that its cursor is of no use, and ends. */
    static void refuse(FeedClient &&client, const QString &reason);

    void notify(); ///< There are new changes.
    void endAll(const QString &reason); ///< Tells every client to take a snapshot, and ends.
    [[nodiscard]] int count() const { return int(m_readers.size()); }

private:
    struct Reader
    {
        FeedClient client;
        qint64 cursor = 0;
        bool isLive = false;
        QByteArray held = {}; ///< A batch that a fault sends after the next one.
        QPointer<BrokenPipe> pipe = {}; ///< What comes goes through this, since a fault struck.
    };
    void feed(Reader &reader);
    void sendBatch(Reader &reader, const StoredRows &rows);
    static void write(Reader &reader, const QByteArray &bytes);
    void beat();
    void dropGone();

    FeedStore &m_store;
    FaultPlan &m_faults;
    std::list<Reader> m_readers = {};
    QTimer m_heartbeat;
    QTimer m_pump;
};

}
