#pragma once

#include "base/clock.h"

#include <QTimeZone>

#include <optional>

namespace tonglan {

/** How a figure compares with an earlier period: ratio (0.148 = 14.8 % more) and direction after rounding to 0.1 %. */
struct Comparison
{
    double ratio = 0;
    int direction = 0; ///< −1 less, 0 the same, 1 more. Whether that is good is not said.
};

/** Nothing if either side is missing or the earlier one is zero: a ratio to nothing says nothing. */
[[nodiscard]] std::optional<Comparison> compare(std::optional<double> now, std::optional<double> before);

/** The same clock time @p days earlier in the city, across a change of its clocks too. */
[[nodiscard]] TimeMs sameTimeDaysBefore(TimeMs time, int days, const QTimeZone &zone);

/** 00:00 of the city's day that @p time lies in. */
[[nodiscard]] TimeMs startOfDay(TimeMs time, const QTimeZone &zone);

/** 00:00 of the day that is @p days after the one @p time lies in (negative: before). */
[[nodiscard]] TimeMs startOfDay(TimeMs time, int days, const QTimeZone &zone);

}
