#pragma once

#include "base/clock.h"

#include <array>
#include <cmath>

namespace tonglan {

inline constexpr TimeMs secondMs = 1000;
inline constexpr TimeMs minuteMs = 60 * secondMs;
inline constexpr TimeMs hourMs = 60 * minuteMs;
inline constexpr TimeMs dayMs = 24 * hourMs;
inline constexpr TimeMs weekMs = 7 * dayMs;

/** The demo city keeps one time all year: UTC+8. */
inline constexpr TimeMs cityOffsetMs = 8 * hourMs;

/** Whole things since 1970 in city time; times before 1970 do not occur. */
[[nodiscard]] constexpr qint64 cityDay(TimeMs t) { return (t + cityOffsetMs) / dayMs; }
[[nodiscard]] constexpr TimeMs startOfCityDay(qint64 day) { return day * dayMs - cityOffsetMs; }
[[nodiscard]] constexpr double hourOfDay(TimeMs t) { return double((t + cityOffsetMs) % dayMs) / double(hourMs); }

/** 0 Monday … 6 Sunday. */
[[nodiscard]] constexpr int weekday(qint64 day) { return int((day + 3) % 7); }
[[nodiscard]] constexpr bool isWeekend(qint64 day) { return weekday(day) >= 5; }

/** Twenty-four values, one for each full hour, joined smoothly. */
using DayShape = std::array<double, 24>;

[[nodiscard]] inline double shapeAt(const DayShape &shape, double hour)
{
    const auto i = std::size_t(hour) % 24;
    const double t = hour - std::floor(hour);
    return shape[i] + (shape[(i + 1) % 24] - shape[i]) * t;
}

}
