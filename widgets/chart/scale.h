#pragma once

#include "base/clock.h"

#include <QList>
#include <QString>
#include <QTimeZone>

#include <vector>

namespace tonglan {

/** Where gridlines stand: three or four of them, at round numbers, over the whole of a range. */
struct ValueScale
{
    double low = 0;
    double high = 1;
    double step = 1;

    [[nodiscard]] std::vector<double> ticks() const;
    [[nodiscard]] int decimals() const; ///< That the labels need.
};

/** A scale that contains @p low … @p high. @p fromZero for bars and counts. NaN or an empty range gives 0 … 1. */
[[nodiscard]] ValueScale valueScale(double low, double high, bool fromZero);

/** The ends of a gauge or a bar: round numbers around everything that is known of a figure (@p known may hold NaN). From zero where @p fromZero, or
 *  where all of it begins in the lower part of the range anyway; @p isShare: a percentage, which ends at 100. The ends are
 *  never the same.
 */
[[nodiscard]] ValueScale gaugeScale(const QList<double> &known, bool fromZero, bool isShare);

struct TimeTick
{
    TimeMs t = 0;
    QString label = {};
};

/** Labels for a window of time in the city: 00 06 12 18 24 for a day, finer or coarser for others. */
[[nodiscard]] std::vector<TimeTick> timeTicks(TimeMs from, TimeMs to, const QTimeZone &zone);

}
