#include "mapcore/blockshapes.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

namespace {

using Points = std::span<const TilePoint>;

/** The block. */
bool touches(const Placed &tile, const ShapeSet::Part &part, double margin)
{
    const QPointF a = tile.map(part.min);
    const QPointF b = tile.map(part.max);
    return b.x() >= -margin && b.y() >= -margin && a.x() <= blockSize + margin && a.y() <= blockSize + margin;
}

/** Whether an edge of an area is not its rim: it lies along the edge of the tile, or beyond, where the neighbour draws it; or the sea was cut there.
 *  The water polygons that OpenStreetMap's tiles are made of are cut along the tiles of zoom 7 and overlap there by half a thousandth of a degree.
 */
bool isNoRim(TileKey key, TilePoint a, TilePoint b)
{
    if ((a.x <= 0 && b.x <= 0) || (a.y <= 0 && b.y <= 0) || (a.x >= tileExtent && b.x >= tileExtent) || (a.y >= tileExtent && b.y >= tileExtent))
        return true;
    const double units = std::ldexp(double(tileExtent), key.z); // around the world
    const double cut = units / 128;
    const double overlap = units * 0.0005 / 360 + 2;
    const auto isCut = [&](int tile, int from, int to) {
        constexpr int rounding = 2; // tile makers leave such an edge a little askew
        return std::abs(from - to) <= rounding && std::abs(std::remainder(double(tile) * tileExtent + from, cut)) <= overlap;
    };
    return isCut(key.x, a.x, b.x) || isCut(key.y, a.y, b.y);
}

/** Every other piece of a line, with flat ends. */
void addDashes(StrokeMask &mask, std::span<const QPointF> line, double width, std::span<const double> dash)
{
    std::vector<QPointF> piece{line.front()};
    std::size_t index = 0;
    double left = dash.front();
    for (std::size_t i = 1; i < line.size(); ++i) {
        const QPointF along = line[i] - line[i - 1];
        const double length = std::hypot(along.x(), along.y());
        double done = 0;
        while (length - done > left) {
            done += left;
            piece.push_back(line[i - 1] + along * (done / length));
            if (index % 2 == 0)
                mask.add(piece, width, StrokeMask::Ends::Flat);
            piece.assign(1, piece.back());
            index = (index + 1) % dash.size();
            left = dash[index];
        }
        left -= length - done;
        piece.push_back(line[i]);
    }
    if (index % 2 == 0)
        mask.add(piece, width, StrokeMask::Ends::Flat);
}

}

void addAreas(AreaMask &mask, const Group &group, Kind kind, const Canvas &canvas)
{
    std::vector<QPointF> ring;
    for (const Placed &tile : group.tiles) {
        const ShapeSet &set = tile.data->of(kind);
        for (const auto &part : set.parts) {
            // A hole that does not touch the block may be left out, and so may what is too small to be seen.
            if (!touches(tile, part, canvas.margin / canvas.scale + 4))
                continue;
            const QPointF a = tile.map(part.min);
            const QPointF b = tile.map(part.max);
            if (b.x() - a.x() + b.y() - a.y() < 1.6)
                continue;
            ring.clear();
            for (const TilePoint point : Points(set.points).subspan(part.first, part.count)) {
                const QPointF p = canvas.map(tile.map(point));
                if (ring.empty() || std::abs(p.x() - ring.back().x()) + std::abs(p.y() - ring.back().y()) >= canvas.nearest)
                    ring.push_back(p);
            }
            mask.add(ring);
        }
    }
}

void addEdges(StrokeMask &mask, const Group &group, Kind kind, double smallest, double width)
{
    std::vector<QPointF> line;
    const auto lift = [&] {
        mask.add(line, width, StrokeMask::Ends::Flat);
        line.clear();
    };
    for (const Placed &tile : group.tiles) {
        const ShapeSet &set = tile.data->of(kind);
        for (const auto &part : set.parts) {
            if (!touches(tile, part, width + 2))
                continue;
            if ((part.max.x - part.min.x + part.max.y - part.min.y) * tile.scale < smallest)
                continue;
            const auto ring = Points(set.points).subspan(part.first, part.count);
            const auto outside = [&](TilePoint from, TilePoint to) { return isNoRim(tile.data->key, from, to); };
            for (size_t i = 0; i < ring.size(); ++i) {
                const TilePoint a = ring[i];
                const TilePoint b = ring[i + 1 < ring.size() ? i + 1 : 0];
                if (outside(a, b)) { // the edge of the tile, or the neighbour's to draw
                    lift();
                    continue;
                }
                if (line.empty())
                    line.push_back(tile.map(a));
                const QPointF p = tile.map(b);
                const QPointF last = line.back();
                if (std::abs(p.x() - last.x()) + std::abs(p.y() - last.y()) < 0.6 && i + 1 < ring.size() && !outside(b, ring[(i + 2) % ring.size()]))
                    continue; // too close to be seen
                line.push_back(p);
            }
            lift();
        }
    }
}

void addLines(StrokeMask &mask, const Group &group, Kind kind, LineChoice choice, double width, StrokeMask::Ends ends, std::span<const double> dash, const Canvas &canvas)
{
    constexpr double shortest = 0.25; // px; finer ones are a line
    const bool isDashed = dash.size() >= 2 && dash.size() % 2 == 0 && std::ranges::min(dash) >= shortest;
    std::vector<QPointF> line;
    for (const Placed &tile : group.tiles) {
        const ShapeSet &set = tile.data->of(kind);
        for (const auto &part : set.parts) {
            if ((choice.light >= 0 && part.light != choice.light) || part.level < choice.lowest || part.level > choice.highest || !touches(tile, part, (width + 1) / canvas.scale))
                continue;
            line.clear();
            const auto points = Points(set.points).subspan(part.first, part.count);
            for (std::size_t i = 0; i < points.size(); ++i) {
                const QPointF p = canvas.map(tile.map(points[i]));
                const bool isInside = i > 0 && i + 1 < points.size();
                if (isInside && std::abs(p.x() - line.back().x()) + std::abs(p.y() - line.back().y()) < canvas.nearest)
                    continue; // too close to be seen
                line.push_back(p);
            }
            if (isDashed)
                addDashes(mask, line, width, dash);
            else
                mask.add(line, width, ends);
        }
    }
}

bool hasLevel(const Group &group, Kind kind, int lowest, int highest)
{
    return std::ranges::any_of(group.tiles, [&](const Placed &tile) {
        return std::ranges::any_of(tile.data->of(kind).parts, [&](const ShapeSet::Part &part) { return part.level >= lowest && part.level <= highest; });
    });
}

QColor withAlpha(QColor color, double factor)
{
    color.setAlphaF(float(std::clamp(color.alphaF() * factor, 0.0, 1.0)));
    return color;
}

void clipTo(QPainter &painter, const Group &group)
{
    if (group.clipped)
        painter.setClipRegion(group.region);
    else
        painter.setClipping(false);
}

}
