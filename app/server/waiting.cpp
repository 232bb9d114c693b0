#include "waiting.h"

#include "reads.h"

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int lookMs = 250;

WaitingRequests::WaitingRequests(const FeedStore &store, Delivery &delivery)
    : m_store(store)
    , m_delivery(delivery)
{
    connect(&m_timer, &QTimer::timeout, this, &WaitingRequests::notify);
}

void WaitingRequests::add(FeedClient &&client, qint64 since, int limit, int seconds)
{
    m_requests.push_back({std::move(client), m_store.epoch(), since, limit, steadyMs() + seconds * 1000});
    if (!m_timer.isActive())
        m_timer.start(lookMs);
}

void WaitingRequests::notify()
{
    for (auto it = m_requests.begin(); it != m_requests.end();) {
        const bool isGone = !it->client.socket || it->client.socket->state() != QAbstractSocket::ConnectedState;
        const bool isReady = m_store.head() > it->since || it->epoch != m_store.epoch() || steadyMs() >= it->until;
        if (!isGone && !isReady) {
            ++it;
            continue;
        }
        if (!isGone && it->epoch != m_store.epoch())
            m_delivery.send(std::move(it->client), refusal(410, u"Gone"_s, u"the epoch has changed: take a snapshot"_s));
        else if (!isGone)
            m_delivery.send(std::move(it->client), changesAnswer(m_store, it->since, it->limit));
        it = m_requests.erase(it);
    }
    if (m_requests.empty())
        m_timer.stop();
}

}
