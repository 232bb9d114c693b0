#pragma once

#include "base/clock.h"

#include <QTimeZone>

#include <optional>

namespace tonglan {

/** A period that figures are given for, as the city's calendar has it: its days may have 23 or 25 hours, its months 28 to 31 days.
 *  Exact where clocks change by whole hours and not at midnight, as nearly everywhere now and in China always since 1992.
 */
struct Period
{
    enum class Kind : quint8 { Hour,
        Day,
        Week, ///< From Monday.
        Month,
        Quarter,
        Year };

    Kind kind = Kind::Day;
    TimeMs start = 0;
    TimeMs end = 0; ///< Not in it.

    friend bool operator==(const Period &, const Period &) = default;
};

/** The one that @p time lies in. */
[[nodiscard]] Period periodAt(TimeMs time, Period::Kind kind, const QTimeZone &zone);
/** The one before it (环比). */
[[nodiscard]] Period periodBefore(const Period &period, const QTimeZone &zone);
/** The same one a year before (同比): the hour, the date, the month or the quarter of that name; of a 29 February the 28th; of a week the one 52 weeks
 *  before, so that it has the same days.
 */
[[nodiscard]] Period periodYearBefore(const Period &period, const QTimeZone &zone);
/** As much of @p other as has passed of @p period at @p now, so that a month that goes on is compared with as many days, a quarter and a year up to the
 *  same date: the end of that part; at most the end of @p other. Unset if @p period has not begun.
 */
[[nodiscard]] std::optional<TimeMs> sameProgress(const Period &period, TimeMs now, const Period &other, const QTimeZone &zone);

}
