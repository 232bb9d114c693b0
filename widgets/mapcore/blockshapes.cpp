#include "mapcore/blockshapes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

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

/** Whether an edge of an area is not its rim: it lies along the edge of the tile, or beyond, where the neighbour draws it. */
bool isBeyond(TilePoint a, TilePoint b)
{
    return (a.x <= 0 && b.x <= 0) || (a.y <= 0 && b.y <= 0) || (a.x >= tileExtent && b.x >= tileExtent) || (a.y >= tileExtent && b.y >= tileExtent);
}

/** Whether the sea was cut along an edge. The water polygons that tiles of OpenStreetMap are made of are cut along tiles, of zoom 7 at the finest, and
 *  overlap there by 50 m of the Mercator projection (osmdata.openstreetmap.de, split-3857).
 */
bool isCut(TileKey key, TilePoint a, TilePoint b)
{
    constexpr int rounding = 2; // tile makers leave such an edge a little askew
    constexpr int shortest = 8; // shorter ones are coast
    if (key.z < 5)
        return false; // the pieces are hardly larger than that
    const double units = std::ldexp(double(tileExtent), key.z); // around the world
    const double piece = units / 128;
    const double overlap = units * 50 / 40'075'017 + rounding;
    const auto lies = [&](int tile, int from, int to) { return std::abs(from - to) <= rounding && std::abs(std::remainder(double(tile) * tileExtent + from, piece)) <= overlap; };
    return (std::abs(a.y - b.y) >= shortest && lies(key.x, a.x, b.x)) || (std::abs(a.x - b.x) >= shortest && lies(key.y, a.y, b.y));
}

/** The stretch of a line from @p a to @p b that lies in the block and a margin around it, as shares of its length; the second is the smaller one if none does. */
std::pair<double, double> stretchInside(QPointF a, QPointF b, double from, double to)
{
    double first = 0;
    double last = 1;
    const auto cut = [&](double start, double step) { // Liang and Barsky
        if (step == 0) {
            if (start < from || start > to)
                last = -1;
            return;
        }
        const double enter = ((step > 0 ? from : to) - start) / step;
        const double leave = ((step > 0 ? to : from) - start) / step;
        first = std::max(first, enter);
        last = std::min(last, leave);
    };
    cut(a.x(), b.x() - a.x());
    cut(a.y(), b.y() - a.y());
    return {first, last};
}

/** Every other piece of a line, with flat ends. Far outside the block it is only counted where in the pattern the line is. */
class Dashes
{
public:
    Dashes(StrokeMask &mask, double width, std::span<const double> dash, const Canvas &canvas)
        : m_mask(mask)
        , m_width(width)
        , m_dash(dash)
        , m_sum(std::accumulate(dash.begin(), dash.end(), 0.0))
        , m_from(-width - 2)
        , m_to(blockSize * canvas.scale + 2 * canvas.margin + width + 2)
    {
    }

    void add(std::span<const QPointF> line)
    {
        m_index = 0;
        m_left = m_dash.front();
        for (std::size_t i = 1; i < line.size(); ++i) {
            const QPointF along = line[i] - line[i - 1];
            const double length = std::hypot(along.x(), along.y());
            if (!std::isfinite(length) || length <= 0)
                continue;
            const auto [first, last] = stretchInside(line[i - 1], line[i], m_from, m_to);
            if (first >= last) {
                lift();
                skip(length);
                continue;
            }
            if (first > 0) {
                lift();
                skip(first * length);
            }
            draw(line[i - 1], along / length, first * length, last * length);
            if (last < 1) {
                lift();
                skip((1 - last) * length);
            }
        }
        lift();
    }

private:
    void next()
    {
        m_index = (m_index + 1) % m_dash.size();
        m_left = m_dash[m_index];
    }
    void skip(double way)
    {
        way = std::fmod(way, m_sum);
        while (way >= m_left) {
            way -= m_left;
            next();
        }
        m_left -= way;
    }
    void draw(QPointF start, QPointF direction, double from, double to)
    {
        while (from < to) {
            const double end = std::min(from + m_left, to);
            const bool isWhole = from + m_left <= to;
            if (m_index % 2 == 0) {
                if (m_piece.empty())
                    m_piece.push_back(start + direction * from);
                m_piece.push_back(start + direction * end);
                if (isWhole)
                    lift();
            }
            m_left -= end - from;
            from = end;
            if (isWhole)
                next();
        }
    }
    void lift()
    {
        if (m_piece.size() > 1)
            m_mask.add(m_piece, m_width, StrokeMask::Ends::Flat);
        m_piece.clear();
    }

    StrokeMask &m_mask;
    double m_width;
    std::span<const double> m_dash;
    double m_sum;
    double m_from; // px: what is beyond is not drawn
    double m_to;
    std::size_t m_index = 0; ///< In the pattern.
    double m_left = 0; ///< Of that part of it.
    std::vector<QPointF> m_piece = {};
};

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
            const auto outside = [&](TilePoint from, TilePoint to) { return isBeyond(from, to) || (kind == Kind::Ocean && isCut(tile.data->key, from, to)); };
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
    constexpr double finest = 1; // px: finer patterns are a line
    const bool isDashed = std::accumulate(dash.begin(), dash.end(), 0.0) >= finest;
    Dashes dashes(mask, width, dash, canvas);
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
                dashes.add(line);
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
