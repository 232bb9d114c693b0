#pragma once

#include "base/clock.h"

#include <array>

namespace tonglan {

/** How far the server's clock is ahead of ours, from the times in its answers: of the last few answers the one that took the
 *  shortest way counts, for its time was least delayed (the clock filter of RFC 5905, section 10).
 */
class ClockSkew
{
public:
    /** @p serverTime was in an answer that came at @p now, @p tookMs after it was asked for. */
    void add(TimeMs serverTime, TimeMs now, qint64 tookMs);

    [[nodiscard]] bool isKnown() const { return m_count > 0; }
    [[nodiscard]] qint64 milliseconds() const; ///< Server minus client; 0 if not known.

private:
    struct Sample
    {
        qint64 skew = 0;
        qint64 tookMs = 0;
    };
    std::array<Sample, 8> m_samples = {};
    int m_count = 0;
    int m_next = 0;
};

}
