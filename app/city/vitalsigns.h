#pragma once

#include "citytime.h"
#include "model/indicator.h"

#include <span>

namespace tonglan {

/** How a figure goes through the day. */
enum class Rhythm { Steady,
    Rush,
    Power,
    Water,
    Office,
    Port,
    Present,
    Visits,
    Crowd,
    Night };

/** One indicator of the demo city together with how its readings are made up. */
struct VitalSign
{
    QStringView code;
    QStringView name;
    QLatin1StringView nameEn;
    QStringView unit;
    QLatin1StringView unitEn;
    QLatin1StringView topic;
    QLatin1StringView source;
    int periodSeconds;
    int decimals;
    Indicator::Direction direction;
    Indicator::Aggregation aggregation; ///< Also says how districts make the city: Sum is shared out, the rest is not.
    double base; ///< Mean value; of a day's total where it is counted from midnight.
    Rhythm rhythm;
    bool sinceMidnight; ///< Counted up over the day.
    double weekend; ///< Factor on Saturday and Sunday.
    double noise; ///< Relative.
    double rain; ///< Relative change at 40 mm/h.
    double low; ///< Usual band.
    double high;
    double yellow; ///< Limits of levels Ⅲ and Ⅱ; 0 none. Below, unless yellow is at or beyond the band's upper end.
    double orange;
    bool byDistrict; ///< Has readings for each district.
    QStringView scope;
    QStringView formula;
};

/** All indicators; the twelve that the overview shows come first. */
[[nodiscard]] std::span<const VitalSign> vitalSigns();
inline constexpr std::size_t headlineCount = 12;

[[nodiscard]] Indicator toIndicator(const VitalSign &sign);

/** Shape of a day, mean about 1. */
[[nodiscard]] const DayShape &shapeOf(Rhythm rhythm);

}
