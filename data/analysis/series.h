#pragma once

#include "base/clock.h"
#include "model/indicator.h"

#include <vector>

namespace tonglan {

/** One value of a line. NaN = nothing is known for this moment: the line has a gap there. */
struct SeriesPoint
{
    TimeMs t = 0;
    double v = 0;
};

/** What is usual at a moment: tenth and ninetieth percentile. NaN where too little is known. */
struct BandPoint
{
    TimeMs t = 0;
    double low = 0;
    double high = 0;
};

/** Folds @p points (ordered by time) into buckets [from + k·step, from + (k + 1)·step) up to @p to; a bucket without a point is NaN.
 *  NaN values among the points are no data.
 */
[[nodiscard]] std::vector<SeriesPoint> bucketed(const std::vector<SeriesPoint> &points, TimeMs from, TimeMs to, qint64 stepMs, Indicator::Aggregation aggregation);

/** Counts @p times per bucket; zero is a count. Buckets that begin at or after @p knownUntil are NaN: not zero, not yet known. */
[[nodiscard]] std::vector<SeriesPoint> counted(const std::vector<TimeMs> &times, TimeMs from, TimeMs to, qint64 stepMs, TimeMs knownUntil);

/** P10–P90 over earlier days of the same shape: @p days are series of equal length, bucket k of each belonging to bucket k of the
 *  result, which starts at @p from. Fewer than four known values give NaN.
 */
[[nodiscard]] std::vector<BandPoint> usualBand(const std::vector<std::vector<SeriesPoint>> &days, TimeMs from, qint64 stepMs);

/** Linear between the ranks; @p sorted must not be empty; @p fraction 0…1. */
[[nodiscard]] double percentile(const std::vector<double> &sorted, double fraction);

}
