#pragma once

#include "mapcore/areamask.h"
#include "mapcore/mapstyle.h"
#include "mapcore/strokemask.h"
#include "mapcore/tiledata.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QRegion>

#include <memory>

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
    QRect seen = {0, 0, blockSize, blockSize}; ///< The part of the block that is painted now.
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
/** The rims of areas, without the edges of their tiles. */
[[nodiscard]] QPainterPath edgePath(const Group &group, Kind kind, double smallest, double margin);
/** Paths in px of the block (or of the canvas); what does not touch the block is left out. */
[[nodiscard]] QPainterPath linePath(const Group &group, Kind kind, LineChoice choice, double margin, const Canvas &canvas = {});
/** The same lines, added to a mask of the block. */
void addLines(StrokeMask &mask, const Group &group, Kind kind, LineChoice choice, double width, StrokeMask::Ends ends, const Canvas &canvas = {});
/** A path of straight lines, added to a mask. */
void addPath(StrokeMask &mask, const QPainterPath &path, double width);
/** Whether there is a line of this kind on one of these levels. */
[[nodiscard]] bool hasLevel(const Group &group, Kind kind, int lowest, int highest);

[[nodiscard]] QColor withAlpha(QColor color, double factor);
/** Round joins cost a curve at every vertex; on a thin line nobody sees them. */
[[nodiscard]] inline Qt::PenJoinStyle joinFor(double width) { return width > 3 ? Qt::RoundJoin : Qt::BevelJoin; }
void clipTo(QPainter &painter, const Group &group);

/** Paints an image of a block, as large as the block or smaller, strip by strip, calling paint(painter, group) for each group in each: Qt keeps
 *  the rim of what it fills in a list a row, so crowded shapes cost more than their share in a wide image. The picture is the same.
 */
template<typename Paint>
void paintStrips(QImage &image, std::vector<Group> groups, Paint paint)
{
    constexpr int width = 64;
    const double scale = double(image.width()) / blockSize;
    for (int left = 0; left < image.width(); left += width) {
        QImage strip(image.bits() + qsizetype(left) * 4, width, image.height(), image.bytesPerLine(), image.format());
        QPainter painter(&strip);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(-left, 0);
        painter.scale(scale, scale);
        for (Group &group : groups) {
            group.seen = {int(left / scale), 0, int(width / scale), blockSize};
            clipTo(painter, group);
            paint(painter, group);
        }
    }
}

}
