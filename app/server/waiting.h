#pragma once

#include "delivery.h"
#include "store.h"

namespace tonglan {

/** Requests for /changes that wait for something to come. Main thread. */
class WaitingRequests : public QObject
{
    Q_OBJECT

public:
    WaitingRequests(const FeedStore &store, Delivery &delivery);

    void add(FeedClient &&client, qint64 since, int limit, int seconds);
    void notify(); ///< There may be something new: those for whom there is are answered.

private:
    struct Request
    {
        FeedClient client;
        QString epoch = {};
        qint64 since = 0;
        int limit = 0;
        qint64 until = 0; ///< Monotonic, ms.
    };

    const FeedStore &m_store;
    Delivery &m_delivery;
    std::list<Request> m_requests = {};
    QTimer m_timer;
};

}
