#include "mapcore/blockshapes.h"

namespace tonglan {

namespace {

using Points = std::span<const TilePoint>;

bool touches(const Placed &tile, const QRect &seen, const ShapeSet::Part &part, double margin)
{
    const QPointF a = tile.map(part.min);
    const QPointF b = tile.map(part.max);
    return b.x() >= seen.left() - margin && b.y() >= seen.top() - margin && a.x() <= seen.right() + 1 + margin && a.y() <= seen.bottom() + 1 + margin;
}

void appendLine(QPainterPath &path, const Placed &tile, Points points, const Canvas &canvas)
{
    QPointF last = canvas.map(tile.map(points.front()));
    path.moveTo(last);
    for (size_t i = 1; i < points.size(); ++i) {
        const QPointF p = canvas.map(tile.map(points[i]));
        if (i + 1 < points.size() && std::abs(p.x() - last.x()) + std::abs(p.y() - last.y()) < canvas.nearest)
            continue; // too close to be seen
        path.lineTo(p);
        last = p;
    }
}

}

void addAreas(AreaMask &mask, const Group &group, Kind kind, const Canvas &canvas)
{
    std::vector<QPointF> ring;
    for (const Placed &tile : group.tiles) {
        const ShapeSet &set = tile.data->of(kind);
        for (const auto &part : set.parts) {
            // A hole that does not touch the block may be left out, and so may what is too small to be seen.
            if (!touches(tile, group.seen, part, canvas.margin / canvas.scale + 4))
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

QPainterPath edgePath(const Group &group, Kind kind, double smallest, double margin)
{
    const auto outside = [](TilePoint a, TilePoint b) {
        // Oceans are also cut where tiles of closer levels meet, with an overlap of a unit.
        constexpr int cut = tileExtent / 8;
        const auto isCut = [](int v) { return (v + 1 + 64 * cut) % cut <= 2; };
        if ((a.x == b.x && isCut(a.x)) || (a.y == b.y && isCut(a.y)))
            return true;
        return (a.x <= 0 && b.x <= 0) || (a.y <= 0 && b.y <= 0) || (a.x >= tileExtent && b.x >= tileExtent) || (a.y >= tileExtent && b.y >= tileExtent);
    };
    QPainterPath path;
    for (const Placed &tile : group.tiles) {
        const ShapeSet &set = tile.data->of(kind);
        for (const auto &part : set.parts) {
            if (!touches(tile, group.seen, part, margin))
                continue;
            if ((part.max.x - part.min.x + part.max.y - part.min.y) * tile.scale < smallest)
                continue;
            const auto ring = Points(set.points).subspan(part.first, part.count);
            bool down = false;
            QPointF last;
            for (size_t i = 0; i < ring.size(); ++i) {
                const TilePoint a = ring[i];
                const TilePoint b = ring[(i + 1) % ring.size()];
                if (outside(a, b)) { // the edge of the tile, or the neighbour's to draw
                    down = false;
                    continue;
                }
                if (!down) {
                    last = tile.map(a);
                    path.moveTo(last);
                    down = true;
                }
                const QPointF p = tile.map(b);
                const TilePoint c = ring[(i + 2) % ring.size()];
                if (std::abs(p.x() - last.x()) + std::abs(p.y() - last.y()) < 0.6 && i + 1 < ring.size() && !outside(b, c))
                    continue;
                path.lineTo(p);
                last = p;
            }
        }
    }
    return path;
}

QPainterPath linePath(const Group &group, Kind kind, LineChoice choice, double margin, const Canvas &canvas)
{
    QPainterPath path;
    for (const Placed &tile : group.tiles) {
        const ShapeSet &set = tile.data->of(kind);
        for (const auto &part : set.parts)
            if ((choice.light < 0 || part.light == choice.light) && part.level >= choice.lowest && part.level <= choice.highest && touches(tile, group.seen, part, margin))
                appendLine(path, tile, Points(set.points).subspan(part.first, part.count), canvas);
    }
    return path;
}

void addLines(StrokeMask &mask, const Group &group, Kind kind, LineChoice choice, double width, StrokeMask::Ends ends, const Canvas &canvas)
{
    std::vector<QPointF> line;
    for (const Placed &tile : group.tiles) {
        const ShapeSet &set = tile.data->of(kind);
        for (const auto &part : set.parts) {
            if ((choice.light >= 0 && part.light != choice.light) || part.level < choice.lowest || part.level > choice.highest || !touches(tile, group.seen, part, (width + 1) / canvas.scale))
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
            mask.add(line, width, ends);
        }
    }
}

void addPath(StrokeMask &mask, const QPainterPath &path, double width)
{
    std::vector<QPointF> line;
    for (int i = 0; i < path.elementCount(); ++i) {
        const auto element = path.elementAt(i);
        if (element.isMoveTo()) {
            mask.add(line, width, StrokeMask::Ends::Flat);
            line.clear();
        }
        line.push_back(element);
    }
    mask.add(line, width, StrokeMask::Ends::Flat);
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
