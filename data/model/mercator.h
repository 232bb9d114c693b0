#pragma once

#include "model/geo.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tonglan {

/** A place on the Web Mercator unit square: x to the east, y to the south, both 0 … 1. */
struct WorldPoint
{
    double x = 0;
    double y = 0;

    friend bool operator==(const WorldPoint &, const WorldPoint &) = default;
};

/** A rectangle on the unit square. */
struct WorldBox
{
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    [[nodiscard]] bool intersects(const WorldBox &o) const { return left < o.right && o.left < right && top < o.bottom && o.top < bottom; }
    [[nodiscard]] bool contains(WorldPoint p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
};

inline constexpr double mercatorMaxLatitude = 85.05112877980659;
inline constexpr double earthCircumference = 40075016.68557849; ///< m, at the equator of WGS 84

/** Latitudes beyond ±85.05113° are clamped: the square ends there. */
[[nodiscard]] inline WorldPoint toWorld(GeoPoint p)
{
    const double lat = std::clamp(p.lat, -mercatorMaxLatitude, mercatorMaxLatitude) * std::numbers::pi / 180;
    return {p.lon / 360 + 0.5, 0.5 - std::asinh(std::tan(lat)) / (2 * std::numbers::pi)};
}

[[nodiscard]] inline GeoPoint toGeo(WorldPoint p)
{
    return {std::atan(std::sinh((0.5 - p.y) * 2 * std::numbers::pi)) * 180 / std::numbers::pi, (p.x - 0.5) * 360};
}

/** Side of the world in logical pixels at a zoom of Qt Location (256 px tiles). */
[[nodiscard]] inline double worldPixels(double zoom) { return 256 * std::exp2(zoom); }

[[nodiscard]] inline double metersPerPixel(double lat, double zoom)
{
    return earthCircumference * std::cos(lat * std::numbers::pi / 180) / worldPixels(zoom);
}

}
