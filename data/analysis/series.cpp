#include "series.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tonglan {

static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
static constexpr qint64 maximumBuckets = 10'000; // a line on a screen has no use for more

static std::vector<SeriesPoint> emptyBuckets(TimeMs from, TimeMs to, qint64 stepMs, double value)
{
    std::vector<SeriesPoint> buckets;
    if (stepMs <= 0 || to <= from)
        return buckets;
    const qint64 count = std::min(maximumBuckets, (to - from + stepMs - 1) / stepMs);
    buckets.reserve(std::size_t(count));
    for (qint64 i = 0; i < count; ++i)
        buckets.push_back({from + i * stepMs, value});
    return buckets;
}

std::vector<SeriesPoint> bucketed(const std::vector<SeriesPoint> &points, TimeMs from, TimeMs to, qint64 stepMs, Indicator::Aggregation aggregation)
{
    auto buckets = emptyBuckets(from, to, stepMs, nothing);
    if (buckets.empty())
        return buckets; // stepMs may be 0
    std::vector<int> counts(buckets.size(), 0);
    for (const auto &point : points) {
        if (point.t < from || point.t >= to || std::isnan(point.v))
            continue;
        const auto k = std::size_t((point.t - from) / stepMs);
        if (k >= buckets.size())
            continue;
        auto &value = buckets[k].v;
        if (counts[k]++ == 0) {
            value = point.v;
            continue;
        }
        switch (aggregation) {
        case Indicator::Aggregation::Average:
            value += (point.v - value) / counts[k];
            break;
        case Indicator::Aggregation::Sum:
            value += point.v;
            break;
        case Indicator::Aggregation::Last:
            value = point.v;
            break;
        case Indicator::Aggregation::Maximum:
            value = std::max(value, point.v);
            break;
        case Indicator::Aggregation::Minimum:
            value = std::min(value, point.v);
            break;
        }
    }
    return buckets;
}

std::vector<SeriesPoint> counted(const std::vector<TimeMs> &times, TimeMs from, TimeMs to, qint64 stepMs, TimeMs knownUntil)
{
    auto buckets = emptyBuckets(from, to, stepMs, 0);
    for (auto &bucket : buckets) {
        if (bucket.t >= knownUntil)
            bucket.v = nothing;
    }
    for (const auto time : times) {
        if (time < from || time >= to)
            continue;
        const auto k = std::size_t((time - from) / stepMs);
        if (k < buckets.size() && !std::isnan(buckets[k].v))
            buckets[k].v += 1;
    }
    return buckets;
}

std::vector<BandPoint> usualBand(const std::vector<std::vector<SeriesPoint>> &days, TimeMs from, qint64 stepMs)
{
    static constexpr std::size_t fewest = 4;
    std::size_t length = 0;
    for (const auto &day : days)
        length = std::max(length, day.size());
    std::vector<BandPoint> band;
    band.reserve(length);
    std::vector<double> values;
    for (std::size_t k = 0; k < length; ++k) {
        values.clear();
        for (const auto &day : days) {
            if (k < day.size() && !std::isnan(day[k].v))
                values.push_back(day[k].v);
        }
        std::ranges::sort(values);
        const TimeMs t = from + qint64(k) * stepMs;
        if (values.size() < fewest)
            band.push_back({t, nothing, nothing});
        else
            band.push_back({t, percentile(values, 0.1), percentile(values, 0.9)});
    }
    return band;
}

double percentile(const std::vector<double> &sorted, double fraction)
{
    const double rank = std::clamp(fraction, 0.0, 1.0) * double(sorted.size() - 1);
    const auto below = std::size_t(rank);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (rank - double(below));
}

}
