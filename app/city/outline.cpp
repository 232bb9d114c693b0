#include "outline.h"

#include <QtTypes>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace tonglan {

static constexpr double kmPerDegree = 111.2;

using Key = std::pair<qint64, qint64>;
using Owners = std::map<Key, std::set<std::size_t>>;

static Key keyOf(GeoPoint p)
{
    return {qint64(std::llround(p.lon * 1e6)), qint64(std::llround(p.lat * 1e6))};
}

double areaKm2(const GeoRing &ring)
{
    if (ring.size() < 3)
        return 0;
    double twice = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        twice += ring[j].lon * ring[i].lat - ring[i].lon * ring[j].lat;
    const double squash = std::cos(ring.front().lat * 3.14159265358979 / 180);
    return std::abs(twice) / 2 * kmPerDegree * kmPerDegree * squash;
}

static double distanceKm(GeoPoint p, GeoPoint a, GeoPoint b)
{
    const double squash = std::cos(a.lat * 3.14159265358979 / 180);
    const double ax = (b.lon - a.lon) * squash, ay = b.lat - a.lat;
    const double px = (p.lon - a.lon) * squash, py = p.lat - a.lat;
    const double length = ax * ax + ay * ay;
    const double t = length > 0 ? std::clamp((px * ax + py * ay) / length, 0.0, 1.0) : 0.0;
    return std::hypot(px - t * ax, py - t * ay) * kmPerDegree;
}

static void thin(const GeoRing &line, std::size_t first, std::size_t last, double toleranceKm, std::vector<bool> &keep)
{
    double worst = 0;
    std::size_t at = first;
    for (std::size_t i = first + 1; i < last; ++i) {
        if (const double d = distanceKm(line[i], line[first], line[last]); d > worst) {
            worst = d;
            at = i;
        }
    }
    if (worst <= toleranceKm)
        return;
    keep[at] = true;
    thin(line, first, at, toleranceKm, keep);
    thin(line, at, last, toleranceKm, keep);
}

// Thinned in one direction whichever area asks, so that both sides of a border agree.
static GeoRing thinned(GeoRing line, double toleranceKm)
{
    const bool turned = keyOf(line.back()) < keyOf(line.front());
    if (turned)
        std::ranges::reverse(line);
    std::vector<bool> keep(line.size(), false);
    keep.front() = keep.back() = true;
    thin(line, 0, line.size() - 1, toleranceKm, keep);
    GeoRing result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i])
            result.push_back(line[i]);
    }
    if (turned)
        std::ranges::reverse(result);
    return result;
}

static GeoRing simplifyRing(const GeoRing &ring, const Owners &owners, double coastKm, double borderKm)
{
    const std::size_t n = ring.size();
    std::vector<std::size_t> corners; // where the set of owners changes
    for (std::size_t i = 0; i < n; ++i) {
        if (owners.at(keyOf(ring[i])) != owners.at(keyOf(ring[(i + n - 1) % n])))
            corners.push_back(i);
    }
    if (corners.empty()) { // all coast: any two far points will do
        const auto lowest = std::ranges::min_element(ring, {}, [](GeoPoint p) { return keyOf(p); });
        const auto highest = std::ranges::max_element(ring, {}, [](GeoPoint p) { return keyOf(p); });
        corners = {std::size_t(lowest - ring.begin()), std::size_t(highest - ring.begin())};
        std::ranges::sort(corners);
    }
    GeoRing result;
    for (std::size_t c = 0; c < corners.size(); ++c) {
        const std::size_t from = corners[c];
        const std::size_t steps = (corners[(c + 1) % corners.size()] + n - from - 1) % n + 1;
        GeoRing line;
        for (std::size_t i = 0; i <= steps; ++i)
            line.push_back(ring[(from + i) % n]);
        const bool isBorder = owners.at(keyOf(line.front())).size() > 1;
        line = thinned(std::move(line), isBorder ? borderKm : coastKm);
        result.insert(result.end(), line.begin(), line.end() - 1);
    }
    return result;
}

static std::size_t pointsOf(const GeoMultiPolygon &area)
{
    std::size_t n = 0;
    for (const auto &polygon : area) {
        for (const auto &ring : polygon)
            n += ring.size();
    }
    return n;
}

std::vector<GeoMultiPolygon> simplifyTogether(std::vector<GeoMultiPolygon> areas, double smallestKm2, int mostPoints)
{
    Owners owners;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        auto &area = areas[i];
        std::ranges::stable_sort(area, std::ranges::greater{}, [](const GeoPolygon &polygon) { return areaKm2(polygon.front()); });
        const auto small = std::ranges::find_if(area, [&](const GeoPolygon &polygon) { return areaKm2(polygon.front()) < smallestKm2; });
        area.erase(std::max(small, area.begin() + 1), area.end());
        for (auto &polygon : area) {
            std::erase_if(polygon, [&](const GeoRing &ring) { return &ring != &polygon.front() && areaKm2(ring) < smallestKm2; });
            for (const auto &ring : polygon) {
                for (const auto &point : ring)
                    owners[keyOf(point)].insert(i);
            }
        }
    }
    std::vector<GeoMultiPolygon> result;
    for (const auto &area : areas) {
        GeoMultiPolygon light;
        for (double coastKm = 0.02; coastKm < 2; coastKm *= 1.3) {
            light.clear();
            for (const auto &polygon : area) {
                GeoPolygon rings;
                for (const auto &ring : polygon) {
                    if (auto line = simplifyRing(ring, owners, coastKm, 0.02); line.size() >= 4)
                        rings.push_back(std::move(line));
                    else if (&ring == &polygon.front())
                        break;
                }
                if (!rings.empty())
                    light.push_back(std::move(rings));
            }
            if (pointsOf(light) <= std::size_t(mostPoints))
                break;
        }
        result.push_back(std::move(light));
    }
    return result;
}

}
