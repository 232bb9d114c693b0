#pragma once

#include "analysis/pointindex.h"
#include "model/geo.h"

#include <array>
#include <memory>
#include <vector>

namespace tonglan {

/** One area of the map with what lies in it. */
struct AreaCount
{
    qint64 column = 0; ///< Of a grid, see CellGrid; of regions: 0.
    qint64 row = 0; ///< Of a grid; of regions: which of the list.
    qint64 count = 0;
    std::array<qint64, 5> byLevel = {}; ///< Index as in Level.
    double areaKm2 = 0; ///< On the ground.

    [[nodiscard]] double perSquareKilometre() const { return areaKm2 > 0 ? double(count) / areaKm2 : 0; }
};

/** Squares or hexagons (points up) of one size that cover the world from its north-west corner: the same wherever the view is. */
struct CellGrid
{
    enum class Shape { Square,
        Hexagon };

    Shape shape = Shape::Square;
    double width = 0; ///< On the unit square, between two parallel sides.
    double metres = 0; ///< The same on the ground, at the latitude the grid was made for.

    /** Cells that are at least @p pixels wide at @p zoom, rounded up to 1, 2 or 5 times a power of ten metres at @p lat (which counts in
     *  whole degrees, so that a grid does not change with what lies in it).
     */
    [[nodiscard]] static CellGrid forZoom(Shape shape, double zoom, double lat, double pixels);

    struct Place
    {
        qint64 column = 0;
        qint64 row = 0;

        friend auto operator<=>(const Place &, const Place &) = default;
    };
    [[nodiscard]] Place at(WorldPoint point) const;
    [[nodiscard]] WorldPoint middle(Place place) const;
    [[nodiscard]] std::vector<WorldPoint> outline(Place place) const; ///< Clockwise from the top (left).
    [[nodiscard]] double areaKm2(Place place) const;

    friend bool operator==(const CellGrid &, const CellGrid &) = default;
};

/** The cells of @p grid that have points and lie in @p box or touch it, by row and column; every count is exact. Thread-safe. */
[[nodiscard]] std::vector<AreaCount> countCells(const PointIndex &index, const CellGrid &grid, const WorldBox &box);

/** Regions to count in. Made once for a set of outlines on a pool thread, then only read. A point belongs to the first region that contains it
 *  (even-odd); most are found without looking at an outline, in a raster of the cells of the world that no boundary crosses.
 */
class RegionAreas
{
public:
    explicit RegionAreas(std::vector<std::shared_ptr<const GeoMultiPolygon>> areas);

    [[nodiscard]] int size() const { return int(m_areas.size()); }
    [[nodiscard]] const std::vector<std::vector<WorldPoint>> &rings(int region) const { return m_rings[std::size_t(region)]; } ///< Of all its polygons, without closing points.
    [[nodiscard]] int at(WorldPoint point) const; ///< -1: in none of them.
    [[nodiscard]] std::vector<AreaCount> count(const PointIndex &index) const; ///< One for each region.

private:
    static constexpr int mixed = -2; // more than one region, or one and nothing, may be in the cell

    [[nodiscard]] int exactly(WorldPoint point) const;
    [[nodiscard]] int cellAt(qint64 x, qint64 y) const;

    std::vector<std::shared_ptr<const GeoMultiPolygon>> m_areas;
    std::vector<std::vector<std::vector<WorldPoint>>> m_rings;
    std::vector<GeoBox> m_boxes;
    std::vector<double> m_areaKm2;
    int m_level = 0; ///< Of the raster: cells with a side of 2^-level of the unit square.
    qint64 m_left = 0;
    qint64 m_top = 0;
    qint64 m_columns = 0;
    qint64 m_rows = 0;
    std::vector<int> m_cells; ///< Region, -1 or mixed.
};

/** Of the sphere with the radius of the equator, from an equal-area projection; holes are taken off. Within 0.7 % of the ellipsoid's. */
[[nodiscard]] double areaKm2(const GeoMultiPolygon &area);

}
