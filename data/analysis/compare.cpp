#include "compare.h"

#include <QDateTime>

#include <cmath>

namespace tonglan {

std::optional<Comparison> compare(std::optional<double> now, std::optional<double> before)
{
    if (!now || !before || !std::isfinite(*now) || !std::isfinite(*before) || *before == 0)
        return std::nullopt;
    const double ratio = (*now - *before) / std::abs(*before);
    const double rounded = std::round(ratio * 1000);
    return Comparison{ratio, rounded > 0 ? 1 : rounded < 0 ? -1
                                                           : 0};
}

TimeMs sameTimeDaysBefore(TimeMs time, int days, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(time, zone).addDays(-days).toMSecsSinceEpoch();
}

TimeMs startOfDay(TimeMs time, const QTimeZone &zone)
{
    return startOfDay(time, 0, zone);
}

TimeMs startOfDay(TimeMs time, int days, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(time, zone).date().addDays(days).startOfDay(zone).toMSecsSinceEpoch();
}

}
