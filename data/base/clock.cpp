#include "clock.h"

#include <chrono>

namespace tonglan {

static qint64 steadyMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

TimeMs SystemClock::now() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

qint64 SystemClock::monotonic() const
{
    return steadyMs();
}

ShiftedClock::ShiftedClock(TimeMs start, Pace pace)
    : m_start(start)
    , m_origin(steadyMs())
    , m_pace(pace)
{
}

TimeMs ShiftedClock::now() const
{
    return m_pace == Pace::Standing ? m_start : m_start + steadyMs() - m_origin;
}

qint64 ShiftedClock::monotonic() const
{
    return steadyMs();
}

}
