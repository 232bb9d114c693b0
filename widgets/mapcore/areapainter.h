#pragma once

#include "mapcore/areacount.h"

#include <QColor>
#include <QImage>

#include <span>

namespace tonglan {

/** What an image shows of the world: px are device pixels. */
struct ImageFrame
{
    WorldPoint origin = {}; ///< Of the top left corner.
    double scale = 1; ///< px of the unit square
    QSize size = {};

    friend bool operator==(const ImageFrame &, const ImageFrame &) = default;
};

/** The colour of an area with a density, with its alpha: also a single point in a large area can be seen, which heat would not show. @p maximum
 *  (per km²) is the last colour, as of heat.
 */
[[nodiscard]] QColor areaColor(double perSquareKilometre, std::span<const QColor> ramp, double maximum);

/** Squares or hexagons, each in its colour, with their counts in @p digits (px; 0: none). */
[[nodiscard]] QImage paintCells(std::span<const AreaCount> cells, const CellGrid &grid, const ImageFrame &frame, std::span<const QColor> ramp, double maximum, double gap, double digits);

/** Which region each pixel's middle lies in: its number in the list plus 1 in the lower 24 bits, 0 for none. Where several do, the first. */
[[nodiscard]] QImage paintRegionMask(const RegionAreas &areas, const ImageFrame &frame);

/** How a region is filled: a colour, and lines over it. */
struct RegionFill
{
    QColor color = {};
    QColor line = {};
    int spacing = 0; ///< px between lines; 0: none.
    bool isCrossed = false; ///< Lines run both ways.
};

/** A mask filled with colours and lines, one fill for each region. @p line: width of the lines, px. */
[[nodiscard]] QImage fillMask(const QImage &mask, std::span<const RegionFill> fills, int line);

/** A mask in colours, one for each region: for changing figures on unchanged ground, a nanosecond or two a pixel. */
[[nodiscard]] QImage colorMask(const QImage &mask, std::span<const QColor> colors);

}
