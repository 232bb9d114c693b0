#pragma once

#include "analysis/pointindex.h"
#include "model/mercator.h"

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

/** The density over a box at a zoom: what @p sums holds there, spread over the radius by three box blurs. Its time depends on the size
 *  of the grid, not on the number of points. Below 0 where more has gone than is there, as in differences.
 *  @p radius: px at u = 1, how far a point reaches. Cells are heatCell px, larger for a wide radius.
 *  @p least: where less than so many points at one place could make, or their difference, there is nothing: that few are not to be told from none.
 */
[[nodiscard]] HeatGrid densities(const PointSums &sums, const WorldBox &box, double zoom, double unit, double radius = heatRadius, int least = 0);

/** t = (f ÷ max)^0.62, colour and alpha after the design; one pixel a cell, premultiplied. */
[[nodiscard]] QImage colorHeat(const HeatGrid &grid, std::span<const QColor> ramp, double maximum);

/** The colour (with its alpha) of a density; for legends and tests. */
[[nodiscard]] QColor heatColor(double perSquareKilometre, std::span<const QColor> ramp, double maximum);

/** As colorHeat(), for densities that may be below 0: 0 is the middle of @p ramp and has no colour, ± @p maximum its ends. */
[[nodiscard]] QImage colorDifference(const HeatGrid &grid, std::span<const QColor> ramp, double maximum);
[[nodiscard]] QColor differenceColor(double perSquareKilometre, std::span<const QColor> ramp, double maximum);

}
