#include "mapcore/tilepainter.h"

#include <QPainter>
#include <QPainterPath>

#include <map>

namespace tonglan {

namespace {

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

class BlockPainter
{
public:
    BlockPainter(TileSource &source, const BlockKey &key, const BlockLook &look, const std::atomic<bool> &cancelled)
        : m_source(source)
        , m_key(key)
        , m_look(look)
        , m_style(*look.style)
        , m_cancelled(cancelled)
        , m_pixels(worldPixels(key.zoom) * look.devicePixelRatio)
        , m_zoom(key.zoom - std::log2(look.unit))
        , m_px(look.unit * look.devicePixelRatio)
    {
    }

    PaintedBlock paint();

private:
    using Points = std::span<const TilePoint>;

    void findTiles();
    [[nodiscard]] Placed place(std::shared_ptr<const TileData> data) const;
    [[nodiscard]] WorldPoint world(double x, double y) const { return {(double(m_key.x) * blockSize + x) / m_pixels, (double(m_key.y) * blockSize + y) / m_pixels}; }
    [[nodiscard]] QPainterPath outline() const;

    void paintSea(QImage &image) const;
    void addShelf(QImage &image) const;
    void paintGlow(QPainter &painter, const Group &group) const;
    [[nodiscard]] QImage paintLand() const;
    void addLight(QImage &image) const;
    void paintWater(QPainter &painter, const Group &group) const;
    void paintRoads(QPainter &painter, const Group &group) const;
    void fill(QPainter &painter, const Group &group, Kind kind, const AreaStyle &style, const Canvas &canvas = {}) const;
    void stroke(QPainter &painter, const Group &group, Kind kind, const LineStyle &style) const;

    [[nodiscard]] QPainterPath areaPath(const Group &group, Kind kind, const Canvas &canvas = {}) const;
    [[nodiscard]] QPainterPath edgePath(const Group &group, Kind kind, double smallest) const;
    [[nodiscard]] QPainterPath linePath(const Group &group, Kind kind, int light, bool tunnel, double margin, const Canvas &canvas = {}) const;
    static void appendLine(QPainterPath &path, const Placed &tile, Points points, bool closed, const Canvas &canvas);
    [[nodiscard]] bool touches(const Placed &tile, const ShapeSet::Part &part, double margin) const;
    [[nodiscard]] double fade(double minZoom) const { return minZoom <= 0 ? 1 : std::clamp((m_zoom - minZoom) * 2 + 0.25, 0.0, 1.0); }
    void clip(QPainter &painter, const Group &group) const
    {
        if (group.clipped)
            painter.setClipRegion(group.region);
        else
            painter.setClipping(false);
    }

    TileSource &m_source;
    BlockKey m_key;
    BlockLook m_look;
    const MapStyle &m_style;
    const std::atomic<bool> &m_cancelled;
    double m_pixels; ///< device px of the whole world
    double m_zoom; ///< as the style counts it: at u = 1
    double m_px; ///< device px of a design px
    std::vector<Group> m_groups;
    QRegion m_bare; ///< No tile at all.
    int m_holes = 0;
};

/** A value at each corner of a coarse grid, read back pixel by pixel with a little noise against bands. */
template<int step>
class Gradient
{
public:
    static constexpr int corners = blockSize / step + 1;

    template<typename Value>
    explicit Gradient(Value value)
    {
        for (int y = 0; y < corners; ++y)
            for (int x = 0; x < corners; ++x) {
                const float v = value(x * step, y * step);
                m_values[size_t(y)][size_t(x)] = v;
                m_max = std::max(m_max, v);
                m_min = std::min(m_min, v);
            }
    }
    [[nodiscard]] float max() const { return m_max; }
    [[nodiscard]] bool isFlat() const { return m_max - m_min < 1e-4F; }

    /** Calls use(pixel, value, noise 0 … 1) for every pixel of the image. */
    template<typename Use>
    void forEach(QImage &image, Use use) const
    {
        for (int y = 0; y < blockSize; ++y) {
            auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
            const auto row = size_t(y / step);
            const float fy = float(y % step) / step;
            for (int cell = 0; cell < corners - 1; ++cell) {
                const auto c = size_t(cell);
                const float left = m_values[row][c] * (1 - fy) + m_values[row + 1][c] * fy;
                const float right = m_values[row][c + 1] * (1 - fy) + m_values[row + 1][c + 1] * fy;
                for (int i = 0; i < step; ++i) {
                    const int x = cell * step + i;
                    use(line[x], left + (right - left) * (float(i) / step), noise(x, y));
                }
            }
        }
    }

private:
    /** Ordered noise: a step of one in brightness becomes a fine pattern that nobody sees, instead of a band. */
    static float noise(int x, int y)
    {
        static constexpr std::array<quint8, 64> bayer = {0, 32, 8, 40, 2, 34, 10, 42, 48, 16, 56, 24, 50, 18, 58, 26, 12, 44, 4, 36, 14, 46, 6, 38, 60, 28, 52, 20, 62, 30, 54, 22,
            3, 35, 11, 43, 1, 33, 9, 41, 51, 19, 59, 27, 49, 17, 57, 25, 15, 47, 7, 39, 13, 45, 5, 37, 63, 31, 55, 23, 61, 29, 53, 21};
        return (float(bayer[size_t((y & 7) * 8 + (x & 7))]) + 0.5F) / 64;
    }

    std::array<std::array<float, corners>, corners> m_values = {};
    float m_max = 0;
    float m_min = 1e9F;
};

/** Round joins cost a curve at every vertex; on a thin line nobody sees them. */
Qt::PenJoinStyle joinFor(double width)
{
    return width > 3 ? Qt::RoundJoin : Qt::BevelJoin;
}

QColor withAlpha(QColor color, double factor)
{
    color.setAlphaF(float(std::clamp(color.alphaF() * factor, 0.0, 1.0)));
    return color;
}

Placed BlockPainter::place(std::shared_ptr<const TileData> data) const
{
    const double side = m_pixels * std::exp2(-data->key.z);
    return {data, side / tileExtent, data->key.x * side - double(m_key.x) * blockSize, data->key.y * side - double(m_key.y) * blockSize};
}

void BlockPainter::findTiles()
{
    const QRect block(0, 0, blockSize, blockSize);
    QRegion covered;
    if (m_source.hasTiles()) {
        const int level = tileLevel(m_key.zoom, m_look.unit, m_style, m_source.info());
        const bool detail = showsDetail(m_key.zoom, m_look.unit);
        const double side = m_pixels * std::exp2(-level);
        // What glows or shines over the edge of the block comes from the tiles beyond.
        const double reach = 3 * m_style.shelfWidth * m_px;
        const TileKey first = tileAt(world(-reach, -reach), level);
        const TileKey last = tileAt(world(blockSize + reach, blockSize + reach), level);
        std::map<std::pair<int, std::pair<int, int>>, size_t> groupOf; // by ancestor; own level first
        for (int y = first.y; y <= last.y; ++y) {
            for (int x = first.x; x <= last.x && !m_cancelled; ++x) {
                const TileKey key{level, x, y};
                auto data = m_source.nearest(key, detail);
                const double left = x * side - double(m_key.x) * blockSize;
                const double top = y * side - double(m_key.y) * blockSize;
                const QRect rect = QRect(QPoint(int(std::lround(left)), int(std::lround(top))), QPoint(int(std::lround(left + side)) - 1, int(std::lround(top + side)) - 1));
                if (rect.intersects(block) && m_source.isHole(key))
                    ++m_holes;
                if (!data)
                    continue;
                const TileKey own = data->key;
                const bool native = own.z == level;
                const auto id = native ? std::pair(0, std::pair(0, 0)) : std::pair(own.z, std::pair(own.x, own.y));
                const auto [it, isNew] = groupOf.try_emplace(id, m_groups.size());
                if (isNew)
                    m_groups.emplace_back();
                Group &group = m_groups[it->second];
                if (native || isNew)
                    group.tiles.push_back(place(std::move(data)));
                group.region += rect;
                covered += rect;
            }
        }
    }
    m_bare = QRegion(block) - covered;
    for (Group &group : m_groups)
        group.clipped = m_groups.size() > 1 || !m_bare.isEmpty();
}

bool BlockPainter::touches(const Placed &tile, const ShapeSet::Part &part, double margin) const
{
    const QPointF a = tile.map(part.min);
    const QPointF b = tile.map(part.max);
    return b.x() >= -margin && b.y() >= -margin && a.x() <= blockSize + margin && a.y() <= blockSize + margin;
}

void BlockPainter::appendLine(QPainterPath &path, const Placed &tile, Points points, bool closed, const Canvas &canvas)
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
    if (closed)
        path.closeSubpath();
}

QPainterPath BlockPainter::areaPath(const Group &group, Kind kind, const Canvas &canvas) const
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill); // MVT winds holes the other way; the buffers of neighbours unite
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
            appendLine(path, tile, Points(set.points).subspan(part.first, part.count), true, canvas);
        }
    }
    return path;
}

QPainterPath BlockPainter::edgePath(const Group &group, Kind kind, double smallest) const
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
            if (!touches(tile, part, 4 * m_px))
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

QPainterPath BlockPainter::linePath(const Group &group, Kind kind, int light, bool tunnel, double margin, const Canvas &canvas) const
{
    QPainterPath path;
    for (const Placed &tile : group.tiles) {
        const ShapeSet &set = tile.data->of(kind);
        for (const auto &part : set.parts)
            if ((light < 0 || part.light == light) && part.tunnel == tunnel && touches(tile, part, margin))
                appendLine(path, tile, Points(set.points).subspan(part.first, part.count), false, canvas);
    }
    return path;
}

QPainterPath BlockPainter::outline() const
{
    const WorldPoint a = world(-8, -8);
    const WorldPoint b = world(blockSize + 8, blockSize + 8);
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const double shift : {-1.0, 0.0, 1.0}) { // the world goes on beyond the antimeridian
        for (const auto &ring : m_source.outline().rings) {
            if (!ring.box.intersects({a.x - shift, a.y, b.x - shift, b.y}))
                continue;
            const auto map = [&](WorldPoint p) {
                return QPointF(std::clamp((p.x + shift) * m_pixels - double(m_key.x) * blockSize, -1e6, 1e6), std::clamp(p.y * m_pixels - double(m_key.y) * blockSize, -1e6, 1e6));
            };
            path.moveTo(map(ring.points.front()));
            for (const WorldPoint p : ring.points)
                path.lineTo(map(p));
            path.closeSubpath();
        }
    }
    return path;
}

void BlockPainter::paintSea(QImage &image) const
{
    const DensityField &land = m_source.landNearness();
    // On a map of the world there is no far out at sea: land stands out against water by its colour.
    const auto fromAfar = float(std::clamp((7 - m_zoom) / 3, 0.0, 0.75));
    const Gradient<16> gradient([&](int x, int y) {
        const WorldPoint p = world(x, y);
        return std::clamp(std::max(0.9F * land.near(p) + 1.5F * land.wide(p), fromAfar), 0.0F, 1.0F);
    });
    const QColor far = m_style.seaFar;
    const QColor near = m_style.seaNear;
    if (gradient.isFlat()) {
        const float t = gradient.max();
        image.fill(QColor::fromRgbF(far.redF() + (near.redF() - far.redF()) * t, far.greenF() + (near.greenF() - far.greenF()) * t, far.blueF() + (near.blueF() - far.blueF()) * t));
        return;
    }
    const std::array<float, 3> from = {float(far.red()), float(far.green()), float(far.blue())};
    const std::array<float, 3> span = {float(near.red()) - from[0], float(near.green()) - from[1], float(near.blue()) - from[2]};
    gradient.forEach(image, [&](QRgb &pixel, float t, float noise) {
        pixel = qRgb(int(from[0] + span[0] * t + noise), int(from[1] + span[1] * t + noise), int(from[2] + span[2] * t + noise));
    });
}

/** The shallow water along the coast: the land, seen through a blur. Cheaper and softer than wide strokes. */
void BlockPainter::addShelf(QImage &image) const
{
    if (m_style.shelfWidth <= 0)
        return;
    constexpr int coarse = 4;
    const int radius = std::max(1, int(std::lround(m_style.shelfWidth * m_px / coarse / 2)));
    const int margin = 3 * radius + 2;
    const int side = blockSize / coarse + 2 * margin;
    const Canvas canvas{1.0 / coarse, double(margin), 0.7};
    QImage mask(side, side, QImage::Format_Grayscale8);
    mask.fill(0);
    QPainter painter(&mask);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const Group &group : m_groups) {
        const QPainterPath sea = areaPath(group, Kind::Ocean, canvas);
        if (group.clipped)
            painter.setClipRect(QRectF(canvas.map(group.region.boundingRect().topLeft()), canvas.map(group.region.boundingRect().bottomRight() + QPoint(1, 1))));
        painter.fillRect(mask.rect(), Qt::white);
        painter.fillPath(sea, Qt::black);
    }
    painter.end();
    std::vector<float> grid(size_t(side) * size_t(side));
    float most = 0;
    float least = 255;
    for (int y = 0; y < side; ++y) {
        const uchar *line = mask.constScanLine(y);
        for (int x = 0; x < side; ++x) {
            const auto v = float(line[x]);
            grid[size_t(y) * size_t(side) + size_t(x)] = v;
            most = std::max(most, v);
            least = std::min(least, v);
        }
    }
    if (most - least < 1)
        return; // all land or all sea
    boxBlur(grid, side, side, std::array{radius, radius, radius});
    const float alpha = m_style.shelf.alphaF() / 255.0F;
    const std::array<float, 3> color = {float(m_style.shelf.red()), float(m_style.shelf.green()), float(m_style.shelf.blue())};
    const Gradient<coarse> gradient([&](int x, int y) { return alpha * grid[size_t(y / coarse + margin) * size_t(side) + size_t(x / coarse + margin)]; });
    gradient.forEach(image, [&](QRgb &pixel, float a, float noise) {
        if (a <= 0)
            return;
        const auto mix = [&](int from, float to) { return int(float(from) + (to - float(from)) * a + noise); };
        pixel = qRgb(mix(qRed(pixel), color[0]), mix(qGreen(pixel), color[1]), mix(qBlue(pixel), color[2]));
    });
}

/** Land with what lies on it; transparent where the sea is. */
QImage BlockPainter::paintLand() const
{
    QImage image(blockSize, blockSize, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_bare.isEmpty()) {
        painter.setClipRegion(m_bare);
        painter.fillPath(outline(), m_style.land);
    }
    if (m_groups.empty())
        return image;
    {
        // Woods and quarters are faint: from afar half the resolution shows them as well, in a third of the time.
        const bool coarse = m_zoom < 13.5;
        QImage cover(coarse ? blockSize / 2 : blockSize, coarse ? blockSize / 2 : blockSize, QImage::Format_ARGB32_Premultiplied);
        cover.fill(Qt::transparent);
        QPainter ground(&cover);
        ground.setRenderHint(QPainter::Antialiasing);
        if (coarse)
            ground.scale(0.5, 0.5);
        for (const Group &group : m_groups) {
            clip(ground, group);
            ground.fillRect(group.region.boundingRect(), m_style.land);
            const Canvas canvas{1, 0, coarse ? 1.5 : 0.8};
            fill(ground, group, Kind::BuiltUp, m_style.builtUp, canvas);
            fill(ground, group, Kind::Wood, m_style.wood, canvas);
            fill(ground, group, Kind::Park, m_style.park, canvas);
            fill(ground, group, Kind::Apron, m_style.apron, canvas);
        }
        ground.end();
        QRegion all;
        for (const Group &group : m_groups)
            all += group.region;
        painter.setClipRegion(all);
        painter.fillRect(image.rect(), m_style.land); // the coarse copy may leave half a pixel between two groups
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRect(0, 0, blockSize, blockSize), cover);
    }
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    for (const Group &group : m_groups) {
        clip(painter, group);
        painter.fillPath(areaPath(group, Kind::Ocean), Qt::black);
    }
    return image;
}

void BlockPainter::fill(QPainter &painter, const Group &group, Kind kind, const AreaStyle &style, const Canvas &canvas) const
{
    const double strength = fade(style.minZoom);
    if (strength <= 0 || !style.fill.isValid())
        return;
    const QPainterPath path = areaPath(group, kind, canvas);
    if (path.isEmpty())
        return;
    painter.fillPath(path, withAlpha(style.fill, strength));
    if (style.edge.isValid())
        painter.strokePath(edgePath(group, kind, kind == Kind::Building ? 3 : 24 * m_px), QPen(withAlpha(style.edge, strength), style.edgeWidth * m_px, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
}

void BlockPainter::addLight(QImage &image) const
{
    const DensityField &density = m_source.density();
    if (m_style.lightStrength <= 0 || density.isEmpty())
        return;
    // Full from afar, a fifth in the streets, as in the design.
    const double byZoom = std::clamp(1 - (m_zoom - 11) * 0.27, 0.2, 1.0) * m_style.lightStrength;
    const Gradient<16> gradient([&](int x, int y) {
        const WorldPoint p = world(x, y);
        const float d = density.near(p) * 5;
        const float h = density.wide(p) * 8;
        return float(byZoom) * (0.22F * (1 - std::exp(-0.5F * d)) + 0.13F * (1 - std::exp(-0.16F * h)));
    });
    if (gradient.max() <= 0.002F)
        return;
    const std::array<float, 3> light = {float(m_style.light.red()), float(m_style.light.green()), float(m_style.light.blue())};
    gradient.forEach(image, [&](QRgb &pixel, float a, float noise) {
        if (a > 0)
            pixel = qRgb(std::min(255, qRed(pixel) + int(light[0] * a + noise)), std::min(255, qGreen(pixel) + int(light[1] * a + noise)), std::min(255, qBlue(pixel) + int(light[2] * a + noise)));
    });
}

void BlockPainter::stroke(QPainter &painter, const Group &group, Kind kind, const LineStyle &style) const
{
    const double strength = fade(style.minZoom);
    const double width = widthAt(style.width, m_zoom) * m_px;
    if (strength <= 0 || width <= 0 || !style.color.isValid())
        return;
    const auto pen = [&](const QColor &color, double w) {
        QPen p(color, w, Qt::SolidLine, style.span > 0 || w < 3 ? Qt::FlatCap : Qt::RoundCap, joinFor(w));
        if (!style.dash.empty()) {
            QList<qreal> pattern;
            for (const double d : style.dash)
                pattern << d * m_px / w;
            if (pattern.size() % 2 == 0) {
                p.setDashPattern(pattern);
                p.setCapStyle(Qt::FlatCap);
            }
        }
        return p;
    };
    const double margin = width + style.casingWidth * m_px + 2;
    if (style.casing.isValid() && style.span <= 0) {
        painter.strokePath(linePath(group, kind, -1, false, margin), pen(withAlpha(style.casing, strength), width + style.casingWidth * m_px));
    }
    const int lights = style.span > 0 ? lightClasses : 1;
    for (int i = 0; i < lights; ++i) {
        const double t = double(i) / (lightClasses - 1);
        const double alpha = (style.low + style.span * t) * strength;
        for (const bool tunnel : {true, false}) {
            const QPainterPath path = linePath(group, kind, style.span > 0 ? i : -1, tunnel, margin);
            if (!path.isEmpty())
                painter.strokePath(path, pen(withAlpha(style.color, tunnel ? alpha * 0.4 : alpha), width));
        }
    }
}

void BlockPainter::paintWater(QPainter &painter, const Group &group) const
{
    fill(painter, group, Kind::Pier, m_style.pier);
    stroke(painter, group, Kind::Stream, m_style.stream);
    stroke(painter, group, Kind::River, m_style.river);
    fill(painter, group, Kind::Lake, m_style.lake);
    stroke(painter, group, Kind::Ferry, m_style.ferry);
    const double width = widthAt(m_style.coastWidth, m_zoom) * m_px;
    painter.strokePath(edgePath(group, Kind::Ocean, 2), QPen(m_style.coast, width, Qt::SolidLine, Qt::FlatCap, joinFor(width)));
}

/** Light around the big roads: wide faint strokes, added up on a coarse canvas and enlarged smoothly. */
void BlockPainter::paintGlow(QPainter &painter, const Group &group) const
{
    constexpr int coarse = 4;
    constexpr int margin = 2;
    const Canvas canvas{1.0 / coarse, margin, 0.7};
    const std::pair<Kind, const LineStyle *> roads[] = {
        {Kind::Secondary, &m_style.secondary}, {Kind::Primary, &m_style.primary}, {Kind::Trunk, &m_style.trunk}, {Kind::Motorway, &m_style.motorway}};
    QImage image;
    QPainter light;
    for (const auto &[kind, style] : roads) {
        if (style->glow.empty() || !style->glowColor.isValid() || fade(style->minZoom) <= 0)
            continue;
        const double road = widthAt(style->width, m_zoom);
        // Three steps of brightness are enough for a glow.
        for (int step = 0; step < 3; ++step) {
            QPainterPath path;
            for (int i = step * lightClasses / 3; i < (step + 1) * lightClasses / 3; ++i)
                path.addPath(linePath(group, kind, i, false, 40 * m_px, canvas));
            if (path.isEmpty())
                continue;
            if (image.isNull()) {
                image = QImage(blockSize / coarse + 2 * margin, blockSize / coarse + 2 * margin, QImage::Format_ARGB32_Premultiplied);
                image.fill(Qt::transparent);
                light.begin(&image);
                light.setRenderHint(QPainter::Antialiasing);
                light.setCompositionMode(QPainter::CompositionMode_Plus);
            }
            for (const GlowStyle &glow : style->glow) {
                const double alpha = (glow.low + glow.span * step / 2.0) * fade(style->minZoom);
                light.strokePath(path, QPen(withAlpha(style->glowColor, alpha), (road + glow.width) * m_px / coarse, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
            }
        }
    }
    if (image.isNull())
        return;
    light.end();
    painter.setCompositionMode(QPainter::CompositionMode_Plus);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(-margin * coarse, -margin * coarse, image.width() * coarse, image.height() * coarse), image);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

void BlockPainter::paintRoads(QPainter &painter, const Group &group) const
{
    clip(painter, group);
    const std::pair<Kind, const LineStyle *> roads[] = {
        {Kind::Taxiway, &m_style.taxiway}, {Kind::Runway, &m_style.runway}, {Kind::Path, &m_style.path}, {Kind::Service, &m_style.service},
        {Kind::Minor, &m_style.minor}, {Kind::Tertiary, &m_style.tertiary}, {Kind::Transit, &m_style.transit}, {Kind::Rail, &m_style.rail},
        {Kind::Rail, &m_style.railTicks}, {Kind::Ramp, &m_style.ramp}, {Kind::Secondary, &m_style.secondary}, {Kind::Primary, &m_style.primary},
        {Kind::Trunk, &m_style.trunk}, {Kind::Motorway, &m_style.motorway}};
    paintGlow(painter, group);
    for (const auto &[kind, style] : roads) { // casings of all roads lie under all roads
        if (!style->casing.isValid() || style->span <= 0)
            continue;
        const double width = (widthAt(style->width, m_zoom) + style->casingWidth) * m_px;
        painter.strokePath(linePath(group, kind, -1, false, width), QPen(style->casing, width, Qt::SolidLine, Qt::FlatCap, joinFor(width)));
    }
    for (const auto &[kind, style] : roads) {
        if (m_cancelled)
            return;
        stroke(painter, group, kind, *style);
    }
}

PaintedBlock BlockPainter::paint()
{
    findTiles();
    if (m_cancelled)
        return {};
    PaintedBlock block;
    block.holes = m_holes;
    block.ground = QImage(blockSize, blockSize, QImage::Format_RGB32);
    paintSea(block.ground);

    addShelf(block.ground);
    QPainter ground(&block.ground);
    ground.drawImage(0, 0, paintLand());
    ground.end();
    if (m_cancelled)
        return {};
    addLight(block.ground);

    QPainter top(&block.ground);
    top.setRenderHint(QPainter::Antialiasing);
    for (const Group &group : m_groups) {
        clip(top, group);
        paintWater(top, group);
        if (showsDetail(m_key.zoom, m_look.unit))
            fill(top, group, Kind::Building, m_style.building);
        if (!m_look.roadsApart)
            paintRoads(top, group);
    }
    if (!m_bare.isEmpty()) {
        top.setClipRegion(m_bare);
        top.strokePath(outline(), QPen(m_style.coast, widthAt(m_style.coastWidth, m_zoom) * m_px * 0.8));
    }
    top.end();
    if (m_look.roadsApart) {
        block.roads = QImage(blockSize, blockSize, QImage::Format_ARGB32_Premultiplied);
        block.roads.fill(Qt::transparent);
        QPainter painter(&block.roads);
        painter.setRenderHint(QPainter::Antialiasing);
        for (const Group &group : m_groups)
            paintRoads(painter, group);
    }
    return m_cancelled ? PaintedBlock() : block;
}

}

int tileLevel(double zoom, double unit, const MapStyle &style, const MbTilesInfo &info)
{
    const double z = zoom - std::log2(unit);
    int level = int(std::lround(z + style.detail));
    // The last level carries everything there is: too much to draw from afar.
    if (level >= info.maxZoom && z < info.maxZoom - 0.6)
        level = info.maxZoom - 1;
    return std::clamp(level, info.minZoom, info.maxZoom);
}

PaintedBlock paintBlock(TileSource &source, const BlockKey &key, const BlockLook &look, const std::atomic<bool> &cancelled)
{
    return BlockPainter(source, key, look, cancelled).paint();
}

}
