#include "clockskew.h"

#include <algorithm>

namespace tonglan {

void ClockSkew::add(TimeMs serverTime, TimeMs now, qint64 tookMs)
{
    m_samples.at(std::size_t(m_next)) = {.skew = serverTime - (now - tookMs / 2), .tookMs = tookMs};
    m_next = (m_next + 1) % int(m_samples.size());
    m_count = std::min(m_count + 1, int(m_samples.size()));
}

qint64 ClockSkew::milliseconds() const
{
    if (m_count == 0)
        return 0;
    return std::min_element(m_samples.begin(), m_samples.begin() + m_count, [](const Sample &a, const Sample &b) { return a.tookMs < b.tookMs; })->skew;
}

}
