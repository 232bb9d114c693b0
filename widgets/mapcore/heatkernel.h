#pragma once

#include "mapcore/mercator.h"

#include <QColor>
#include <QImage>

#include <span>
#include <vector>

namespace tonglan {

inline constexpr double heatCell = 6; ///< px at u = 1: side of a grid cell
inline constexpr double heatRadius = 30; ///< px at u = 1: how far a point reaches

/** Densities on a grid that is fixed to the world, so that a picture of it can be moved with the map. */
struct HeatGrid
{
    int columns = 0;
    int rows = 0;
    WorldPoint origin = {}; ///< North-west corner of the first cell.
    double cell = 0; ///< Side of a cell on the unit square.
    std::vector<float> perSquareKilometre = {}; ///< Weight per km², row by row.
};

/** Points prepared for heat: sorted into buckets and, when there are many, summed up at several resolutions, so that
 *  the time of a frame does not grow with their number. Made on the pool, then only read; thread-safe.
 */
class HeatField
{
public:
    HeatField() = default;
    /** Columns on the Mercator unit square; an empty @p weight means 1 each. Points that are not finite are left out. */
    HeatField(std::span<const double> x, std::span<const double> y, std::span<const float> weight);

    [[nodiscard]] bool isEmpty() const { return m_points.empty(); }
    /** The density over a box at a zoom: every point spread over heatRadius px by three box blurs.
     *  @p radius: px at u = 1, how far a point reaches. Cells are heatCell px, larger for a wide radius.
     */
    [[nodiscard]] HeatGrid densities(const WorldBox &box, double zoom, double unit, double radius = heatRadius) const;

private:
    struct Point
    {
        float x = 0; ///< In the box of the field, 0 … 1.
        float y = 0;
        float weight = 1;
    };
    struct Level
    {
        int side = 0;
        std::vector<float> sums;
    };

    void addPoints(HeatGrid &grid, const WorldBox &box) const;
    void addLevel(HeatGrid &grid, const Level &level) const;

    WorldBox m_box;
    double m_side = 0; ///< The box is square.
    std::vector<Point> m_points; ///< Bucket by bucket.
    std::vector<quint32> m_bucketStart; ///< buckets × buckets + 1
    std::vector<Level> m_levels; ///< The finest first; empty for few points.
};

/** t = (f ÷ max)^0.62, colour and alpha after the design; one pixel a cell, premultiplied. */
[[nodiscard]] QImage colorHeat(const HeatGrid &grid, std::span<const QColor> ramp, double maximum);

/** The colour (with its alpha) of a density; for legends and tests. */
[[nodiscard]] QColor heatColor(double perSquareKilometre, std::span<const QColor> ramp, double maximum);

}
