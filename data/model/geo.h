#pragma once

#include <cmath>
#include <optional>
#include <vector>

namespace tonglan {

/** A WGS 84 position in degrees. Feeds convert to WGS 84 before anything is stored. */
struct GeoPoint
{
    double lat = 0;
    double lon = 0;

    [[nodiscard]] bool isValid() const { return std::abs(lat) <= 90 && std::abs(lon) <= 180; } // false for NaN too
    friend bool operator==(const GeoPoint &, const GeoPoint &) = default;
};

/** A box in WGS 84 degrees; empty until the first point is added. Does not cross the antimeridian. */
struct GeoBox
{
    double west = 180;
    double south = 90;
    double east = -180;
    double north = -90;

    [[nodiscard]] bool isEmpty() const { return west > east || south > north; }
    [[nodiscard]] bool contains(GeoPoint p) const { return p.lon >= west && p.lon <= east && p.lat >= south && p.lat <= north; }
    void add(GeoPoint p);
    void add(const GeoBox &other);
    friend bool operator==(const GeoBox &, const GeoBox &) = default;
};

using GeoRing = std::vector<GeoPoint>; ///< Closed: the first point is not repeated at the end.
using GeoPolygon = std::vector<GeoRing>; ///< The outer ring, then the holes.
using GeoMultiPolygon = std::vector<GeoPolygon>;

[[nodiscard]] GeoBox boundsOf(const GeoMultiPolygon &area);

/** Even-odd test, holes respected; points on the edge may fall on either side. */
[[nodiscard]] bool contains(const GeoMultiPolygon &area, GeoPoint point);

/** A point well inside, for a name or a mark: the middle of the longest stretch of the area on one of a few parallels. Empty for an area
 *  without an inside.
 */
[[nodiscard]] std::optional<GeoPoint> pointWithin(const GeoMultiPolygon &area);

}
