#include "mapcore/areacount.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace tonglan {

static const double rowsOfHexagons = std::sqrt(3.0) / 2; // distance between two rows, in widths

CellGrid CellGrid::forZoom(Shape shape, double zoom, double lat, double pixels)
{
    const double around = earthCircumference * std::cos(std::round(std::clamp(lat, -85.0, 85.0)) * std::numbers::pi / 180);
    const double least = pixels / worldPixels(zoom) * around;
    const double power = std::pow(10, std::floor(std::log10(least)));
    double metres = 10 * power;
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= least * (1 - 1e-9)) {
            metres = step * power;
            break;
        }
    }
    return {shape, metres / around, metres};
}

CellGrid::Place CellGrid::at(WorldPoint point) const
{
    const double x = point.x / width;
    const double y = point.y / width;
    if (shape == Shape::Square)
        return {qint64(std::floor(x)), qint64(std::floor(y))};
    // The middles of hexagons form rows, every other one moved by half a width: the nearest of the two rows around is the cell's.
    const auto row = qint64(std::floor(y / rowsOfHexagons));
    Place best;
    double nearest = 1e300;
    for (const auto r : {row, row + 1}) {
        const double shift = r % 2 != 0 ? 0.5 : 0;
        const auto column = qint64(std::floor(x - shift + 0.5));
        const double dx = x - (double(column) + shift);
        const double dy = y - double(r) * rowsOfHexagons;
        if (const double distance = dx * dx + dy * dy; distance < nearest) {
            nearest = distance;
            best = {column, r};
        }
    }
    return best;
}

WorldPoint CellGrid::middle(Place place) const
{
    if (shape == Shape::Square)
        return {(double(place.column) + 0.5) * width, (double(place.row) + 0.5) * width};
    return {(double(place.column) + (place.row % 2 != 0 ? 0.5 : 0)) * width, double(place.row) * rowsOfHexagons * width};
}

std::vector<WorldPoint> CellGrid::outline(Place place) const
{
    const auto m = middle(place);
    const double half = width / 2;
    if (shape == Shape::Square)
        return {{m.x - half, m.y - half}, {m.x + half, m.y - half}, {m.x + half, m.y + half}, {m.x - half, m.y + half}};
    const double side = width / std::sqrt(3.0);
    return {{m.x, m.y - side}, {m.x + half, m.y - side / 2}, {m.x + half, m.y + side / 2}, {m.x, m.y + side}, {m.x - half, m.y + side / 2}, {m.x - half, m.y - side / 2}};
}

double CellGrid::areaKm2(Place place) const
{
    const double side = width * earthCircumference * std::cos(toGeo(middle(place)).lat * std::numbers::pi / 180) / 1000;
    return side * side * (shape == Shape::Square ? 1 : rowsOfHexagons);
}

static void add(AreaCount &area, const PointPyramid::Summary &sum, int sign)
{
    area.count += sign * sum.count;
    for (std::size_t i = 0; i < area.byLevel.size(); ++i)
        area.byLevel[i] += sign * sum.byLevel[i];
}

static void add(AreaCount &area, const PointPyramid &points, quint32 place, int sign)
{
    area.count += sign;
    area.byLevel[std::size_t(points.level(place))] += sign;
}

/** Walks the cells of the world of @p level in @p box: @p whole(x, y) gives the area that a cell lies in as a whole, or null; @p single(point)
 *  that of a point, or null.
 */
template<typename Whole, typename Single>
static void tally(const PointIndex &index, const WorldBox &box, int level, Whole &&whole, Single &&single)
{
    for (const auto &part : index.parts()) {
        const PointPyramid &points = *part.points;
        const auto sign = part.sign;
        const auto byPoint = [&](quint32 first, quint32 last) {
            for (auto i = first; i < last; ++i) {
                if (AreaCount *area = single(points.at(i)))
                    add(*area, points, i, sign);
            }
        };
        if (level > points.finestLevel()) {
            points.visitPoints(box, byPoint);
            continue;
        }
        const int own = std::max(level, points.coarsestLevel());
        points.visitCells(box, own, [&](const PointPyramid::Cell &cell, quint32) {
            if (AreaCount *area = whole(cell.x >> (own - level), cell.y >> (own - level)))
                add(*area, points.summary(cell.first, cell.last), sign);
            else
                byPoint(cell.first, cell.last);
        });
    }
}

std::vector<AreaCount> countCells(const PointIndex &index, const CellGrid &grid, const WorldBox &box)
{
    static constexpr double finer = 16; // cells of the world along one of the grid: few are cut by its borders
    std::map<std::pair<qint64, qint64>, AreaCount> found;
    const auto areaOf = [&](CellGrid::Place place) {
        auto &area = found[{place.row, place.column}];
        area.column = place.column;
        area.row = place.row;
        return &area;
    };
    const int level = std::clamp(int(std::ceil(std::log2(finer / grid.width))), 1, 31);
    const double cell = std::ldexp(1.0, -level);
    // Whole areas, also where they reach beyond the box.
    const double reach = 1.5 * grid.width; // a hexagon is 1.15 times as high as it is wide
    const WorldBox wider{box.left - reach, box.top - reach, box.right + reach, box.bottom + reach};
    tally(
        index, wider, level,
        [&](quint32 x, quint32 y) -> AreaCount * {
            const auto place = grid.at({x * cell, y * cell});
            const bool isWhole = grid.at({(x + 1) * cell, y * cell}) == place && grid.at({x * cell, (y + 1) * cell}) == place && grid.at({(x + 1) * cell, (y + 1) * cell}) == place;
            return isWhole ? areaOf(place) : nullptr; // they are convex
        },
        [&](WorldPoint point) { return areaOf(grid.at(point)); });

    std::vector<AreaCount> cells;
    for (auto &[key, area] : found) {
        const auto m = grid.middle({area.column, area.row});
        const double half = grid.width * 0.58;
        const WorldBox own{m.x - half, m.y - half, m.x + half, m.y + half};
        if (area.count == 0 || !own.intersects(box))
            continue;
        area.areaKm2 = grid.areaKm2({area.column, area.row});
        cells.push_back(area);
    }
    return cells;
}

double areaKm2(const GeoMultiPolygon &area)
{
    static constexpr double radius = earthCircumference / 2 / std::numbers::pi / 1000;
    static constexpr double degree = std::numbers::pi / 180;
    double sum = 0;
    for (const auto &polygon : area) {
        for (std::size_t ring = 0; ring < polygon.size(); ++ring) {
            double twice = 0;
            const auto &points = polygon[ring];
            for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++)
                twice += (points[j].lon * std::sin(points[i].lat * degree) - points[i].lon * std::sin(points[j].lat * degree)) * degree;
            sum += (ring == 0 ? 1 : -1) * std::abs(twice) / 2;
        }
    }
    return sum * radius * radius;
}

RegionAreas::RegionAreas(std::vector<std::shared_ptr<const GeoMultiPolygon>> areas)
    : m_areas(std::move(areas))
{
    static constexpr double most = 1'024; // cells of the raster along a side
    WorldBox all{1, 1, 0, 0};
    for (const auto &area : m_areas) {
        m_boxes.push_back(boundsOf(*area));
        m_areaKm2.push_back(tonglan::areaKm2(*area));
        auto &rings = m_rings.emplace_back();
        for (const auto &polygon : *area) {
            for (const auto &ring : polygon) {
                auto &points = rings.emplace_back();
                for (std::size_t i = 0; i < ring.size(); ++i) {
                    // Edges are straight in degrees, as for contains(); on the map long ones are bent.
                    static constexpr double straight = 0.1; // degrees: 8 m off at 60° N
                    const auto &a = ring[i];
                    const auto &b = ring[(i + 1) % ring.size()];
                    const int steps = std::max(1, int(std::ceil(std::max(std::abs(b.lat - a.lat), std::abs(b.lon - a.lon)) / straight)));
                    for (int step = 0; step < steps; ++step)
                        points.push_back(toWorld({a.lat + (b.lat - a.lat) * step / steps, a.lon + (b.lon - a.lon) * step / steps}));
                }
            }
        }
        if (m_boxes.back().isEmpty())
            continue;
        const auto a = toWorld({m_boxes.back().north, m_boxes.back().west});
        const auto b = toWorld({m_boxes.back().south, m_boxes.back().east});
        all = {std::min(all.left, a.x), std::min(all.top, a.y), std::max(all.right, b.x), std::max(all.bottom, b.y)};
    }
    if (all.left >= all.right || all.top >= all.bottom)
        return;
    m_level = std::clamp(int(std::floor(std::log2(most / std::max(all.right - all.left, all.bottom - all.top)))), 1, 31);
    const double scale = std::ldexp(1.0, m_level);
    m_left = qint64(std::floor(all.left * scale)) - 1;
    m_top = qint64(std::floor(all.top * scale)) - 1;
    m_columns = qint64(std::floor(all.right * scale)) + 2 - m_left;
    m_rows = qint64(std::floor(all.bottom * scale)) + 2 - m_top;
    static constexpr int unknown = -3;
    m_cells.assign(std::size_t(m_columns * m_rows), unknown);

    // Every cell that a boundary passes through, and its neighbours: then no boundary is missed to rounding.
    const auto mark = [&](double x, double y) {
        const auto column = qint64(std::floor(x)) - m_left;
        const auto row = qint64(std::floor(y)) - m_top;
        for (auto r = std::max<qint64>(0, row - 1); r <= std::min(m_rows - 1, row + 1); ++r) {
            for (auto c = std::max<qint64>(0, column - 1); c <= std::min(m_columns - 1, column + 1); ++c)
                m_cells[std::size_t(r * m_columns + c)] = mixed;
        }
    };
    for (const auto &rings : m_rings) {
        for (const auto &ring : rings) {
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                const auto &a = ring[j];
                const auto &b = ring[i];
                const int steps = 1 + int(std::hypot(b.x - a.x, b.y - a.y) * scale * 2);
                for (int step = 0; step <= steps; ++step) {
                    const double t = double(step) / steps;
                    mark((a.x + (b.x - a.x) * t) * scale, (a.y + (b.y - a.y) * t) * scale);
                }
            }
        }
    }
    // What lies between boundaries is of one region: looked up once, then carried along the row.
    for (qint64 row = 0; row < m_rows; ++row) {
        int last = unknown;
        for (qint64 column = 0; column < m_columns; ++column) {
            auto &cell = m_cells[std::size_t(row * m_columns + column)];
            if (cell == mixed) {
                last = unknown;
                continue;
            }
            if (last == unknown)
                last = exactly({(double(m_left + column) + 0.5) / scale, (double(m_top + row) + 0.5) / scale});
            cell = last;
        }
    }
}

int RegionAreas::exactly(WorldPoint point) const
{
    const auto place = toGeo(point);
    for (std::size_t i = 0; i < m_areas.size(); ++i) {
        if (m_boxes[i].contains(place) && contains(*m_areas[i], place))
            return int(i);
    }
    return -1;
}

int RegionAreas::cellAt(qint64 x, qint64 y) const
{
    const auto column = x - m_left;
    const auto row = y - m_top;
    return column >= 0 && row >= 0 && column < m_columns && row < m_rows ? m_cells[std::size_t(row * m_columns + column)] : -1;
}

int RegionAreas::at(WorldPoint point) const
{
    const double scale = std::ldexp(1.0, m_level);
    const int cell = cellAt(qint64(std::floor(point.x * scale)), qint64(std::floor(point.y * scale)));
    return cell == mixed ? exactly(point) : cell;
}

std::vector<AreaCount> RegionAreas::count(const PointIndex &index) const
{
    std::vector<AreaCount> counts(m_areas.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        counts[i].row = qint64(i);
        counts[i].areaKm2 = m_areaKm2[i];
    }
    if (m_cells.empty())
        return counts;
    AreaCount nowhere;
    const double cell = std::ldexp(1.0, -m_level);
    tally(
        index, {double(m_left) * cell, double(m_top) * cell, double(m_left + m_columns) * cell, double(m_top + m_rows) * cell}, m_level,
        [&](quint32 x, quint32 y) -> AreaCount * {
            const int region = cellAt(x, y);
            return region == mixed ? nullptr : region < 0 ? &nowhere
                                                          : &counts[std::size_t(region)];
        },
        [&](WorldPoint point) -> AreaCount * {
            const int region = at(point);
            return region < 0 ? nullptr : &counts[std::size_t(region)];
        });
    return counts;
}

}
