#include "viewing.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tonglan {

static constexpr Viewing desk{.pitchMm = 0.277, .distanceM = 0.6};
static constexpr double leastArcMinutes = 16;
static constexpr double mostUnit = 64;

double pixelsOf(double arcMinutes, const Viewing &viewing)
{
    return viewing.isKnown() ? viewing.distanceM * 1000 * std::tan(arcMinutes / 60 * std::numbers::pi / 180) / viewing.pitchMm : 0;
}

double unitOf(const Viewing &viewing)
{
    if (!viewing.isKnown())
        return 0;
    const auto nearness = [](const Viewing &from) { return from.distanceM * 1000 / from.pitchMm; };
    return std::clamp(std::round(nearness(viewing) / nearness(desk) * 4) / 4, 1.0, mostUnit);
}

double leastTextPixels(const Viewing &viewing, double unit)
{
    return viewing.isKnown() ? pixelsOf(leastArcMinutes, viewing) : pixelsOf(leastArcMinutes, desk) * unit;
}

}
