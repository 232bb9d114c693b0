#include "oval.h"

#include "dice.h"

#include <cmath>
#include <numbers>

namespace tonglan {

GeoRing ringOf(const Oval &oval, quint64 seed, quint64 stream, double share)
{
    constexpr double metresPerDegree = 111'200;
    const int corners = oval.roughness > 0 ? 96 : 4;
    const double turn = oval.turn * std::numbers::pi / 180;
    GeoRing ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * (i + .5) / corners;
        // Noise along a circle, so that the outline closes without a step.
        const double stray = oval.roughness * (smoothNoise(seed, stream, 4 + 3 * std::cos(angle)) + smoothNoise(seed, stream + 1, 4 + 3 * std::sin(angle))) / 2;
        const double radius = share * (1 + stray);
        const double along = oval.length * radius * std::cos(angle);
        const double across = oval.width * radius * std::sin(angle);
        const double east = along * std::cos(turn) - across * std::sin(turn);
        const double north = along * std::sin(turn) + across * std::cos(turn);
        ring.push_back({oval.middle.lat + north / metresPerDegree, oval.middle.lon + east / (metresPerDegree * std::cos(oval.middle.lat * std::numbers::pi / 180))});
    }
    return ring;
}

}
