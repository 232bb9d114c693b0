#include "backoff.h"

#include <algorithm>

namespace tonglan {

static constexpr qint64 longestRetryAfterMs = 15 * 60 * 1000; // a server's typing error must not silence a feed for a day

Backoff::Backoff(int firstMs, int longestMs, quint32 seed)
    : m_firstMs(firstMs)
    , m_longestMs(longestMs)
    , m_random(seed)
{
}

qint64 Backoff::next(qint64 retryAfterMs)
{
    const qint64 limit = std::min<qint64>(m_longestMs, qint64(m_firstMs) << std::min(m_attempts, 20));
    ++m_attempts;
    const qint64 delay = m_random.bounded(int(limit) + 1);
    if (retryAfterMs < 0)
        return delay;
    return std::min(retryAfterMs, longestRetryAfterMs) + delay;
}

}
