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

std::optional<GeoPoint> pointWithin(const GeoMultiPolygon &area)
{
    constexpr int parallels = 7;
    const auto box = boundsOf(area);
    std::optional<GeoPoint> best;
    double longest = 0;
    for (int i = 1; i <= parallels; ++i) {
        const double lat = box.south + (box.north - box.south) * i / (parallels + 1);
        std::vector<double> crossings;
        for (const auto &polygon : area)
            for (const auto &ring : polygon)
                for (std::size_t k = 0, j = ring.size() - 1; k < ring.size(); j = k++)
                    if ((ring[k].lat > lat) != (ring[j].lat > lat))
                        crossings.push_back((ring[j].lon - ring[k].lon) * (lat - ring[k].lat) / (ring[j].lat - ring[k].lat) + ring[k].lon);
        std::ranges::sort(crossings);
        for (std::size_t k = 0; k + 1 < crossings.size(); k += 2) {
            if (crossings[k + 1] - crossings[k] <= longest)
                continue;
            longest = crossings[k + 1] - crossings[k];
            best = GeoPoint{lat, (crossings[k] + crossings[k + 1]) / 2};
        }
    }
    return best;
}

}
