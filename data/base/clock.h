#pragma once

#include <QtTypes>

namespace tonglan {

/** Milliseconds since 1970-01-01T00:00:00Z. 0 means "not given". */
using TimeMs = qint64;

/** Where every part of the program gets the time from, so that tests, replay and rendering can set it.
 *  Implementations are safe to call from any thread.
 */
class Clock
{
public:
    virtual ~Clock() = default;

    /** Wall time, for showing and for ages of data; never for ordering, timeouts or backoff. */
    [[nodiscard]] virtual TimeMs now() const = 0;

    /** Milliseconds of an arbitrary but steadily running origin, for timeouts and backoff. */
    [[nodiscard]] virtual qint64 monotonic() const = 0;
};

/** The machine's clock. */
class SystemClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override;
    [[nodiscard]] qint64 monotonic() const override;
};

/** A clock that stands still at a given moment (rendering with --at) or runs on from it (a recorded city).
 *  Monotonic time is real either way.
 */
class ShiftedClock final : public Clock
{
public:
    enum class Pace { Standing,
        Running };

    ShiftedClock(TimeMs start, Pace pace);
    [[nodiscard]] TimeMs now() const override;
    [[nodiscard]] qint64 monotonic() const override;

private:
    TimeMs m_start;
    qint64 m_origin;
    Pace m_pace;
};

}
