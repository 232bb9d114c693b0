#include "scale.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

static double niceStep(double rough)
{
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (factor * power >= rough * 0.999)
            return factor * power;
    }
    return 10 * power;
}

ValueScale valueScale(double low, double high, bool fromZero)
{
    if (!std::isfinite(low) || !std::isfinite(high) || low > high)
        return {0, 1, 0.5};
    if (fromZero) {
        low = std::min(low, 0.0);
        high = std::max(high, 0.0);
    }
    if (high - low < std::max(std::abs(high), 1.0) * 1e-9)
        high = low + (low == 0 ? 1 : std::max(std::abs(low) * 0.1, 1e-6));
    const double step = niceStep((high - low) / 3);
    ValueScale scale{std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step};
    return scale;
}

std::vector<double> ValueScale::ticks() const
{
    std::vector<double> values;
    for (int i = 0; i <= 8 && low + i * step <= high + step * 1e-6; ++i)
        values.push_back(low + i * step);
    return values;
}

int ValueScale::decimals() const
{
    for (int digits = 0; digits < 6; ++digits) {
        const double scaled = step * std::pow(10, digits);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled)
            return digits;
    }
    return 6;
}

ValueScale gaugeScale(const QList<double> &known, bool fromZero, bool isShare)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : known) {
        if (!std::isfinite(value))
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (low == 0 && high == 0)
        return valueScale(0, isShare ? 100 : 1, true);
    static constexpr double lowerPart = 0.5;
    auto scale = valueScale(low, high, fromZero || (low >= 0 && low < lowerPart * high));
    if (isShare && high <= 100)
        scale.high = std::min(scale.high, 100.0);
    if (scale.high <= scale.low) // a share of 100 of which nothing else is known
        scale.low -= scale.step;
    return scale;
}

std::vector<TimeTick> timeTicks(TimeMs from, TimeMs to, const QTimeZone &zone)
{
    static constexpr qint64 minute = 60'000;
    static constexpr qint64 hour = 60 * minute;
    static constexpr qint64 day = 24 * hour;
    std::vector<TimeTick> ticks;
    if (to <= from || to - from > 400 * day)
        return ticks;
    const qint64 span = to - from;
    qint64 step = 30 * day;
    for (const qint64 candidate : {5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day}) {
        if (span / candidate <= 5) {
            step = candidate;
            break;
        }
    }
    const auto midnight = QDateTime::fromMSecsSinceEpoch(from, zone).date().startOfDay(zone).toMSecsSinceEpoch();
    for (TimeMs t = midnight + (from - midnight + step - 1) / step * step; t <= to; t += step) {
        const auto at = QDateTime::fromMSecsSinceEpoch(t, zone);
        QString label;
        if (step >= day)
            label = at.toString(u"M/d"_s);
        else if (step < hour)
            label = at.toString(u"HH:mm"_s);
        else if (t == to && t > midnight && at.time().msecsSinceStartOfDay() == 0)
            label = u"24"_s;
        else
            label = at.toString(u"HH"_s);
        ticks.push_back({t, label});
    }
    return ticks;
}

}
