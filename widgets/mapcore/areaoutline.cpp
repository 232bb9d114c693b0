#include "mapcore/areaoutline.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr double finest = 1.0 / (3 * 256 * 262144.0); ///< A third of a pixel at zoom 18.
constexpr double step = 4; ///< Two zooms.
constexpr int mostLevels = 10;

double twiceTheArea(const std::vector<WorldPoint> &ring)
{
    double sum = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        sum += (ring[j].x - ring[0].x) * (ring[i].y - ring[0].y) - (ring[i].x - ring[0].x) * (ring[j].y - ring[0].y);
    return std::abs(sum);
}

/** Points nearer than @p distance to the last kept one are left out. */
std::vector<WorldPoint> thinned(const std::vector<WorldPoint> &ring, double distance)
{
    std::vector<WorldPoint> kept;
    for (const auto &p : ring)
        if (kept.empty() || std::hypot(p.x - kept.back().x, p.y - kept.back().y) >= distance)
            kept.push_back(p);
    return kept;
}

}

void AreaOutline::addPolygon(const GeoPolygon &polygon, int number)
{
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const auto where = u"polygon %1, ring %2: "_s.arg(number).arg(i + 1);
        std::vector<WorldPoint> ring;
        int invalid = 0;
        bool jumps = false;
        const GeoPoint *last = nullptr;
        for (const auto &point : polygon[i]) {
            if (!point.isValid()) {
                ++invalid;
                continue;
            }
            jumps = jumps || (last && std::abs(point.lon - last->lon) > 180);
            last = &point;
            const auto at = toWorld(point);
            if (ring.empty() || ring.back() != at)
                ring.push_back(at);
        }
        while (ring.size() > 1 && ring.front() == ring.back())
            ring.pop_back();
        if (invalid > 0)
            m_faults << where + u"%1 points are no place, left out"_s.arg(invalid);
        if (jumps)
            m_faults << where + u"crosses the antimeridian, left out"_s;
        else if (ring.size() < 3 || !(twiceTheArea(ring) > 1e-20)) // a square of less than a millimetre
            m_faults << where + u"has no area, left out"_s;
        else {
            for (const auto &p : ring)
                m_box = {std::min(m_box.left, p.x), std::min(m_box.top, p.y), std::max(m_box.right, p.x), std::max(m_box.bottom, p.y)};
            m_levels.front().push_back(std::move(ring));
            continue;
        }
        if (i == 0)
            return; // holes of nothing
    }
}

void AreaOutline::addLevels()
{
    double distance = finest * step;
    for (int level = 1; level < mostLevels; ++level, distance *= step) {
        WorldRings rings;
        for (const auto &ring : m_levels.front()) {
            auto coarse = thinned(ring, distance);
            if (coarse.size() >= 3)
                rings.push_back(std::move(coarse));
        }
        m_levels.push_back(std::move(rings));
    }
}

AreaOutline AreaOutline::from(const GeoMultiPolygon &area)
{
    AreaOutline outline;
    for (std::size_t i = 0; i < area.size(); ++i)
        outline.addPolygon(area[i], int(i) + 1);
    if (area.empty())
        outline.m_faults << u"no polygon"_s;
    outline.addLevels();
    return outline;
}

bool AreaOutline::contains(WorldPoint point) const
{
    if (isEmpty() || !m_box.contains(point))
        return false;
    bool isInside = false;
    for (const auto &ring : m_levels.front()) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const auto &a = ring[i];
            const auto &b = ring[j];
            if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
                isInside = !isInside;
        }
    }
    return isInside;
}

const WorldRings &AreaOutline::at(double scale) const
{
    std::size_t level = 0;
    for (double distance = finest * step; level + 1 < m_levels.size() && distance * scale <= 1.0 / 3; distance *= step)
        ++level;
    return m_levels[level];
}

namespace {

/** Sutherland and Hodgman: one side of the rectangle at a time. */
template<typename IsInside, typename Cross>
std::vector<WorldPoint> cut(const std::vector<WorldPoint> &ring, IsInside isInside, Cross cross)
{
    std::vector<WorldPoint> kept;
    kept.reserve(ring.size());
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if (isInside(ring[i]) != isInside(ring[j]))
            kept.push_back(cross(ring[j], ring[i]));
        if (isInside(ring[i]))
            kept.push_back(ring[i]);
    }
    return kept;
}

}

WorldRings clipped(const WorldRings &rings, const WorldBox &box)
{
    const auto atX = [](WorldPoint a, WorldPoint b, double x) { return WorldPoint{x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)}; };
    const auto atY = [](WorldPoint a, WorldPoint b, double y) { return WorldPoint{a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y}; };
    WorldRings result;
    for (const auto &ring : rings) {
        auto part = cut(
            ring, [&](WorldPoint p) { return p.x >= box.left; }, [&](WorldPoint a, WorldPoint b) { return atX(a, b, box.left); });
        if (!part.empty())
            part = cut(
                part, [&](WorldPoint p) { return p.x <= box.right; }, [&](WorldPoint a, WorldPoint b) { return atX(a, b, box.right); });
        if (!part.empty())
            part = cut(
                part, [&](WorldPoint p) { return p.y >= box.top; }, [&](WorldPoint a, WorldPoint b) { return atY(a, b, box.top); });
        if (!part.empty())
            part = cut(
                part, [&](WorldPoint p) { return p.y <= box.bottom; }, [&](WorldPoint a, WorldPoint b) { return atY(a, b, box.bottom); });
        if (part.size() >= 3)
            result.push_back(std::move(part));
    }
    return result;
}

}
