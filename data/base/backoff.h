#pragma once

#include <QRandomGenerator>

namespace tonglan {

/** How long to wait after a failure: anything up to a limit that doubles each time ("full jitter"), so that many
 *  screens do not come back to a restarted server at once.
 */
class Backoff
{
public:
    Backoff(int firstMs, int longestMs, quint32 seed);

    /** The next delay in ms; @p retryAfterMs is what the server asked for, -1 if nothing. */
    [[nodiscard]] qint64 next(qint64 retryAfterMs = -1);
    void reset() { m_attempts = 0; }
    [[nodiscard]] int attempts() const { return m_attempts; }

private:
    int m_firstMs;
    int m_longestMs;
    int m_attempts = 0;
    QRandomGenerator m_random;
};

}
