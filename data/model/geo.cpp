#include "geo.h"

#include <algorithm>

namespace tonglan {

void GeoBox::add(GeoPoint p)
{
    west = std::min(west, p.lon);
    east = std::max(east, p.lon);
    south = std::min(south, p.lat);
    north = std::max(north, p.lat);
}

void GeoBox::add(const GeoBox &other)
{
    if (other.isEmpty())
        return;
    add(GeoPoint{other.south, other.west});
    add(GeoPoint{other.north, other.east});
}

GeoBox boundsOf(const GeoMultiPolygon &area)
{
    GeoBox box;
    for (const auto &polygon : area) {
        if (polygon.empty())
            continue;
        for (const auto &point : polygon.front())
            box.add(point);
    }
    return box;
}

static bool crossesOddly(const GeoRing &ring, GeoPoint point)
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const auto &a = ring[i];
        const auto &b = ring[j];
        if ((a.lat > point.lat) != (b.lat > point.lat)
            && point.lon < (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat) + a.lon)
            inside = !inside;
    }
    return inside;
}

bool contains(const GeoMultiPolygon &area, GeoPoint point)
{
    bool inside = false;
    for (const auto &polygon : area) {
        for (const auto &ring : polygon) {
            if (ring.size() >= 3 && crossesOddly(ring, point))
                inside = !inside;
        }
    }
    return inside;
}

}
