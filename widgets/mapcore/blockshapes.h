#pragma once

#include "mapcore/areamask.h"
#include "mapcore/mapstyle.h"
#include "mapcore/strokemask.h"
#include "mapcore/tiledata.h"

#include <QColor>
#include <QPainter>
#include <QRegion>

#include <algorithm>
#include <memory>
#include <span>

namespace tonglan {

inline constexpr int blockSize = 512; ///< device px: the side of a block of the map as it is painted

/** A tile and where it lies on the block. */
struct Placed
{
    std::shared_ptr<const TileData> data;
    double scale = 1; ///< block px per tile unit
    double x = 0;
    double y = 0;

    [[nodiscard]] QPointF map(TilePoint p) const { return {x + p.x * scale, y + p.y * scale}; }
};

/** Where paths are made for: the block itself, or a coarse copy of it with a margin. */
struct Canvas
{
    double scale = 1;
    double margin = 0; ///< px of the canvas
    double nearest = 0.7; ///< Points closer than this (px of the canvas) are left out.

    [[nodiscard]] QPointF map(QPointF p) const { return {p.x() * scale + margin, p.y() * scale + margin}; }
};

/** Tiles of one level and the part of the block that they are to fill. */
struct Group
{
    std::vector<Placed> tiles;
    QRegion region;
    bool clipped = false; ///< Shares the block with another group.
};

/** A block as the painters of its parts see it: what lies on it and how large it is to be drawn. */
struct BlockScene
{
    const MapStyle &style;
    double zoom = 0; ///< as the style counts it: at u = 1
    double px = 1; ///< device px of a design px
    std::vector<Group> groups = {};

    /** How strongly something is drawn that comes in at a zoom. */
    [[nodiscard]] double fade(double minZoom) const { return minZoom <= 0 ? 1 : std::clamp((zoom - minZoom) * 2 + 0.25, 0.0, 1.0); }
};

/** Which lines of a kind: of one brightness or all (-1), and between which levels, tunnels being -1 and bridges 1 and more. */
struct LineChoice
{
    int light = -1;
    int lowest = -1;
    int highest = 3;
};

/** The areas of a kind, added to a mask of the block (or of the canvas); what does not touch the block is left out. */
void addAreas(AreaMask &mask, const Group &group, Kind kind, const Canvas &canvas = {});
/** The rims of areas, added to a mask of the block: without the edges of their tiles, and without areas smaller than @p smallest px, width and height together. */
void addEdges(StrokeMask &mask, const Group &group, Kind kind, double smallest, double width);
/** Lines, in px of the block (or of the canvas), added to a mask of it; what does not touch the block is left out. Of the lengths in @p dash, in
 *  px and of an even number, every other one is drawn, with flat ends; empty: all of the line.
 */
void addLines(StrokeMask &mask, const Group &group, Kind kind, LineChoice choice, double width, StrokeMask::Ends ends, std::span<const double> dash = {}, const Canvas &canvas = {});
/** Whether there is a line of this kind on one of these levels. */
[[nodiscard]] bool hasLevel(const Group &group, Kind kind, int lowest, int highest);

[[nodiscard]] QColor withAlpha(QColor color, double factor);
void clipTo(QPainter &painter, const Group &group);

}
