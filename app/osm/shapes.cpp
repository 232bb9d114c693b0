#include "shapes.h"

#include "city/outline.h"
#include "model/mercator.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tonglan {

PlaceKey placeKey(GeoPoint p)
{
    return {qint64(std::llround(p.lon * 1e7)), qint64(std::llround(p.lat * 1e7))};
}

TileRange tilesOf(const GeoBox &box, int zoom)
{
    const double n = std::exp2(zoom);
    const WorldPoint a = toWorld({box.north, box.west});
    const WorldPoint b = toWorld({box.south, box.east});
    return {int(std::floor(a.x * n)), int(std::floor(a.y * n)), int(std::ceil(b.x * n)) - 1, int(std::ceil(b.y * n)) - 1};
}

GeoBox boundsOf(const TileRange &tiles, int zoom)
{
    const double n = std::exp2(zoom);
    const GeoPoint northWest = toGeo({tiles.left / n, tiles.top / n});
    const GeoPoint southEast = toGeo({(tiles.right + 1) / n, (tiles.bottom + 1) / n});
    return {northWest.lon, southEast.lat, southEast.lon, northWest.lat};
}

namespace {

/** The stretch of a→b within the box, as Liang and Barsky find it, and which side cuts it. */
struct Stretch
{
    double from = 0;
    double to = 1;
    int fromSide = -1; ///< 0 west, 1 east, 2 south, 3 north, −1 none.
    int toSide = -1;
};

std::optional<Stretch> stretchWithin(GeoPoint a, GeoPoint b, const GeoBox &box)
{
    Stretch s;
    const double dx = b.lon - a.lon;
    const double dy = b.lat - a.lat;
    const double p[] = {-dx, dx, -dy, dy};
    const double q[] = {a.lon - box.west, box.east - a.lon, a.lat - box.south, box.north - a.lat};
    for (int side = 0; side < 4; ++side) {
        if (p[side] == 0) {
            if (q[side] < 0)
                return {};
            continue;
        }
        const double t = q[side] / p[side];
        if (p[side] < 0 && t > s.from) {
            s.from = t;
            s.fromSide = side;
        } else if (p[side] > 0 && t < s.to) {
            s.to = t;
            s.toSide = side;
        }
    }
    if (s.from >= s.to)
        return {};
    return s;
}

GeoPoint pointAt(GeoPoint a, GeoPoint b, double t, int side, const GeoBox &box)
{
    GeoPoint p{a.lat + (b.lat - a.lat) * t, a.lon + (b.lon - a.lon) * t};
    p = {std::clamp(p.lat, box.south, box.north), std::clamp(p.lon, box.west, box.east)};
    if (side == 0 || side == 1)
        p.lon = side == 0 ? box.west : box.east;
    else if (side == 2 || side == 3)
        p.lat = side == 2 ? box.south : box.north;
    return p;
}

GeoRing clipRing(const GeoRing &ring, const GeoBox &box)
{
    GeoRing now = ring;
    for (int side = 0; side < 4 && !now.empty(); ++side) {
        const auto depth = [&](GeoPoint p) { // ≥ 0: within
            return side == 0 ? p.lon - box.west : side == 1 ? box.east - p.lon
                : side == 2                                 ? p.lat - box.south
                                                            : box.north - p.lat;
        };
        GeoRing next;
        for (std::size_t i = 0; i < now.size(); ++i) {
            const GeoPoint a = now[(i + now.size() - 1) % now.size()];
            const GeoPoint b = now[i];
            const double da = depth(a);
            const double db = depth(b);
            if ((da < 0) != (db < 0))
                next.push_back(pointAt(a, b, da / (da - db), side, box));
            if (db >= 0)
                next.push_back(b);
        }
        now = std::move(next);
    }
    return now.size() < 3 ? GeoRing() : now;
}

GeoBox boundsOfRing(const GeoRing &ring)
{
    GeoBox box;
    for (const GeoPoint p : ring)
        box.add(p);
    return box;
}

bool isWithin(const GeoBox &inner, const GeoBox &outer)
{
    return inner.west >= outer.west && inner.east <= outer.east && inner.south >= outer.south && inner.north <= outer.north;
}

}

std::vector<GeoLine> clipLine(const GeoLine &line, const GeoBox &box)
{
    if (line.size() >= 2 && isWithin(boundsOfRing(line), box))
        return {line};
    std::vector<GeoLine> pieces;
    GeoLine piece;
    const auto end = [&] {
        if (piece.size() >= 2)
            pieces.push_back(piece);
        piece.clear();
    };
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto stretch = stretchWithin(line[i - 1], line[i], box);
        if (!stretch) {
            if (line[i - 1] != line[i])
                end();
            continue;
        }
        if (piece.empty() || stretch->from > 0) {
            end();
            piece.push_back(pointAt(line[i - 1], line[i], stretch->from, stretch->fromSide, box));
        }
        piece.push_back(pointAt(line[i - 1], line[i], stretch->to, stretch->toSide, box));
        if (stretch->to < 1)
            end();
    }
    end();
    return pieces;
}

GeoMultiPolygon clipArea(const GeoMultiPolygon &area, const GeoBox &box)
{
    GeoMultiPolygon result;
    for (const auto &polygon : area) {
        if (!polygon.empty() && isWithin(boundsOfRing(polygon.front()), box)) {
            result.push_back(polygon);
            continue;
        }
        GeoPolygon clipped;
        for (const auto &ring : polygon) {
            auto part = clipRing(ring, box);
            if (part.empty() && clipped.empty())
                break; // the outer ring is outside
            if (!part.empty())
                clipped.push_back(std::move(part));
        }
        if (!clipped.empty())
            result.push_back(std::move(clipped));
    }
    return result;
}

double areaKm2(const GeoMultiPolygon &area)
{
    double sum = 0;
    for (const auto &polygon : area) {
        for (std::size_t i = 0; i < polygon.size(); ++i)
            sum += i == 0 ? areaKm2(polygon[i]) : -areaKm2(polygon[i]);
    }
    return std::max(0.0, sum);
}

double signedArea(const GeoRing &ring)
{
    double twice = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        twice += (ring[j].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) - (ring[i].lon - ring[0].lon) * (ring[j].lat - ring[0].lat);
    return twice / 2;
}

std::optional<GeoPoint> insidePoint(const GeoMultiPolygon &area)
{
    const GeoPolygon *largest = nullptr;
    double most = -1;
    for (const auto &polygon : area) {
        if (const double size = polygon.empty() ? -1 : std::abs(signedArea(polygon.front())); size > most) {
            most = size;
            largest = &polygon;
        }
    }
    if (!largest)
        return {};
    const GeoBox box = boundsOfRing(largest->front());
    constexpr int parallels = 8;
    std::optional<GeoPoint> best;
    double widest = -1;
    for (int k = 1; k < parallels; ++k) {
        const double lat = box.south + (box.north - box.south) * k / parallels;
        std::vector<double> crossings;
        for (const auto &ring : *largest) {
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                if ((ring[i].lat > lat) != (ring[j].lat > lat))
                    crossings.push_back(ring[j].lon + (lat - ring[j].lat) / (ring[i].lat - ring[j].lat) * (ring[i].lon - ring[j].lon));
            }
        }
        std::ranges::sort(crossings);
        for (std::size_t i = 1; i < crossings.size(); i += 2) {
            // Of equally wide ones that in the middle.
            const double width = (crossings[i] - crossings[i - 1]) * (1 - 1e-3 * std::abs(k - parallels / 2));
            if (width > widest) {
                widest = width;
                best = GeoPoint{lat, (crossings[i] + crossings[i - 1]) / 2};
            }
        }
    }
    return best ? best : std::optional(largest->front().front());
}

std::vector<GeoLine> joinLines(std::vector<GeoLine> lines)
{
    std::map<PlaceKey, std::vector<std::size_t>> ends;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ends[placeKey(lines[i].front())].push_back(i);
        ends[placeKey(lines[i].back())].push_back(i);
    }
    std::vector<GeoLine> joined;
    std::vector<bool> used(lines.size());
    // Goes on from the last point as long as exactly one other line begins or ends there.
    const auto extend = [&](GeoLine &line) {
        while (true) {
            const auto &here = ends[placeKey(line.back())];
            if (here.size() != 2 || here[0] == here[1])
                return;
            const std::size_t next = !used[here[0]] ? here[0] : here[1];
            if (used[next])
                return;
            used[next] = true;
            GeoLine &more = lines[next];
            if (placeKey(more.front()) != placeKey(line.back()))
                std::ranges::reverse(more);
            line.insert(line.end(), more.begin() + 1, more.end());
        }
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (used[i])
            continue;
        used[i] = true;
        GeoLine line = std::move(lines[i]);
        extend(line);
        std::ranges::reverse(line);
        extend(line);
        joined.push_back(std::move(line));
    }
    return joined;
}

}
