#include "mapcore/tilepainter.h"

#include "mapcore/pixelrows.h"
#include "mapcore/roadpainter.h"
#include "mapcore/tilegrid.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <map>

namespace tonglan {

namespace {

class BlockPainter
{
public:
    BlockPainter(TileSource &source, const BlockKey &key, const BlockLook &look, const std::atomic<bool> &cancelled)
        : m_source(source)
        , m_key(key)
        , m_look(look)
        , m_style(*look.style)
        , m_cancelled(cancelled)
        , m_scene{*look.style, key.zoom - std::log2(look.unit), look.unit * look.devicePixelRatio}
        , m_pixels(worldPixels(key.zoom) * look.devicePixelRatio)
    {
    }

    PaintedBlock paint();

private:
    struct Masks
    {
        explicit Masks(QSize size)
            : areas(size)
            , strokes(size)
        {
        }
        AreaMask areas;
        StrokeMask strokes;
    };
    void findTiles();
    [[nodiscard]] Placed place(std::shared_ptr<const TileData> data) const;
    [[nodiscard]] QRect pixels(const WorldBox &box) const;
    [[nodiscard]] double strength(size_t layer) const { return layer < m_look.strengths.size() ? m_look.strengths[layer] : 1; }
    [[nodiscard]] WorldPoint world(double x, double y) const { return {(double(m_key.x) * blockSize + x) / m_pixels, (double(m_key.y) * blockSize + y) / m_pixels}; }
    [[nodiscard]] QPainterPath outline() const;

    void paintSea(QImage &image) const;
    void addShelf(QImage &image) const;
    void paintLand(QImage &image, Masks &masks) const;
    void addLight(QImage &image) const;
    void paintPictures(QImage &image) const;
    void paintEdges(QImage &image, StrokeMask &mask) const;
    void paintRoadsOn(QImage &image, StrokeMask &mask) const;
    void findLaidOver();
    void layOver(QImage &image) const;
    void paintWater(QImage &image, Masks &masks) const;
    void fill(QImage &image, Masks &masks, const Group &group, Kind kind, const AreaStyle &style) const;
    TileSource &m_source;
    BlockKey m_key;
    BlockLook m_look;
    const MapStyle &m_style;
    const std::atomic<bool> &m_cancelled;
    BlockScene m_scene;
    double m_pixels; ///< device px of the whole world
    QRegion m_bare; ///< No tile at all.
    struct LaidOver
    {
        WorldPicture picture;
        QRect rect;
    };
    std::vector<std::vector<LaidOver>> m_laidOver; ///< By layer.
    QRegion m_hidden; ///< Pictures that let nothing through lie there.
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

    /** Calls use(pixels, values, noise 0 … 1) for every row of the image. */
    template<typename Use>
    void forEachRow(QImage &image, Use use) const
    {
        std::array<float, blockSize> values = {};
        for (int y = 0; y < blockSize; ++y) {
            const auto row = size_t(y / step);
            const float fy = float(y % step) / step;
            for (size_t cell = 0; cell + 1 < corners; ++cell) {
                const float left = m_values[row][cell] * (1 - fy) + m_values[row + 1][cell] * fy;
                const float right = m_values[row][cell + 1] * (1 - fy) + m_values[row + 1][cell + 1] * fy;
                for (int i = 0; i < step; ++i)
                    values[cell * step + size_t(i)] = left + (right - left) * (float(i) / step);
            }
            use(reinterpret_cast<QRgb *>(image.scanLine(y)), values.data(), noise(y));
        }
    }

private:
    /** Ordered noise: a step of one in brightness becomes a fine pattern that nobody sees, instead of a band. */
    static const float *noise(int y)
    {
        static const auto rows = [] {
            static constexpr std::array<quint8, 64> bayer = {0, 32, 8, 40, 2, 34, 10, 42, 48, 16, 56, 24, 50, 18, 58, 26, 12, 44, 4, 36, 14, 46, 6, 38, 60, 28, 52, 20, 62, 30, 54, 22,
                3, 35, 11, 43, 1, 33, 9, 41, 51, 19, 59, 27, 49, 17, 57, 25, 15, 47, 7, 39, 13, 45, 5, 37, 63, 31, 55, 23, 61, 29, 53, 21};
            std::array<std::array<float, blockSize>, 8> made = {};
            for (size_t row = 0; row < 8; ++row) {
                for (size_t x = 0; x < blockSize; ++x)
                    made[row][x] = (float(bayer[row * 8 + x % 8]) + 0.5F) / 64;
            }
            return made;
        }();
        return rows[size_t(y & 7)].data();
    }

    std::array<std::array<float, corners>, corners> m_values = {};
    float m_max = 0;
    float m_min = 1e9F;
};

Placed BlockPainter::place(std::shared_ptr<const TileData> data) const
{
    const double side = m_pixels * std::exp2(-data->key.z);
    return {data, side / tileExtent, data->key.x * side - double(m_key.x) * blockSize, data->key.y * side - double(m_key.y) * blockSize};
}

/** On whole pixels, rounded as its neighbours round, so that no gap shows. */
QRect BlockPainter::pixels(const WorldBox &box) const
{
    const auto pixel = [&](double at, int block) { return int(std::lround(at * m_pixels - double(block) * blockSize)); };
    return {QPoint(pixel(box.left, m_key.x), pixel(box.top, m_key.y)), QPoint(pixel(box.right, m_key.x) - 1, pixel(box.bottom, m_key.y) - 1)};
}

void BlockPainter::findTiles()
{
    const QRect block(0, 0, blockSize, blockSize);
    QRegion covered;
    if (m_source.hasTiles()) {
        const int level = tileLevel(m_key.zoom, m_look.unit, m_style, m_source.info(), m_look.devicePixelRatio);
        const bool detail = showsDetail(m_key.zoom, m_look.unit);
        // What glows or shines over the edge of the block comes from the tiles beyond.
        const double reach = m_source.info().isRaster ? 0 : 3 * m_style.shelfWidth * m_scene.px;
        const WorldPoint from = world(-reach, -reach);
        const WorldPoint to = world(blockSize + reach, blockSize + reach);
        auto keys = tilesOf(m_source.datum().datum, {from.x, from.y, to.x, to.y}, level);
        std::ranges::sort(keys, {}, [](const TileKey &key) { return std::pair(key.y, key.x); });
        std::map<std::pair<int, std::pair<int, int>>, size_t> groupOf; // by ancestor; own level first
        for (const TileKey key : keys) {
            if (m_cancelled)
                return;
            auto data = m_source.nearest(key, detail);
            const QRect rect = pixels(placeOf(m_source.datum().datum, key));
            if (rect.intersects(block) && m_source.isHole(key))
                ++m_holes;
            if (!data)
                continue;
            const TileKey own = data->key;
            const bool native = own.z == level;
            const auto id = native ? std::pair(-1, std::pair(0, 0)) : std::pair(own.z, std::pair(own.x, own.y));
            const auto [it, isNew] = groupOf.try_emplace(id, m_scene.groups.size());
            if (isNew)
                m_scene.groups.emplace_back();
            Group &group = m_scene.groups[it->second];
            if (native || isNew)
                group.tiles.push_back(place(std::move(data)));
            group.region += rect;
            covered += rect;
        }
    }
    m_bare = QRegion(block) - covered;
    for (Group &group : m_scene.groups)
        group.clipped = m_scene.groups.size() > 1 || !m_bare.isEmpty();
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
    // On a map of a province or the world there is no far out at sea: land stands out against water by its colour.
    const auto fromAfar = float(std::clamp((10 - m_scene.zoom) / 4, 0.0, 0.75));
    const Gradient<16> gradient([&](int x, int y) {
        const WorldPoint p = world(x, y);
        return std::clamp(std::max(land.mixed(p, 0.9F, 1.5F), fromAfar), 0.0F, 1.0F);
    });
    const QColor far = m_style.seaFar;
    const QColor near = m_style.seaNear;
    if (gradient.isFlat()) {
        const float t = gradient.max();
        image.fill(QColor::fromRgbF(far.redF() + (near.redF() - far.redF()) * t, far.greenF() + (near.greenF() - far.greenF()) * t, far.blueF() + (near.blueF() - far.blueF()) * t));
        return;
    }
    const Rgb from = {float(far.red()), float(far.green()), float(far.blue())};
    const Rgb span = {float(near.red()) - from[0], float(near.green()) - from[1], float(near.blue()) - from[2]};
    gradient.forEachRow(image, [&](QRgb *line, const float *t, const float *noise) { fillRow(line, t, noise, blockSize, from, span); });
}

/** The shallow water along the coast: the land, seen through a blur. Cheaper and softer than wide strokes. */
void BlockPainter::addShelf(QImage &image) const
{
    if (m_style.shelfWidth <= 0)
        return;
    constexpr int coarse = 4;
    const int radius = std::max(1, int(std::lround(m_style.shelfWidth * m_scene.px / coarse / 2)));
    const int margin = 3 * radius + 2;
    const int side = blockSize / coarse + 2 * margin;
    const Canvas canvas{1.0 / coarse, double(margin), 0.7};
    std::vector<float> grid(size_t(side) * size_t(side)); // 255 where there is land
    AreaMask mask({side, side});
    for (const Group &group : m_scene.groups) {
        addAreas(mask, group, Kind::Ocean, canvas);
        const auto sea = mask.take();
        const QPointF from = canvas.map(group.region.boundingRect().topLeft());
        const QPointF to = canvas.map(group.region.boundingRect().bottomRight() + QPoint(1, 1));
        const QRect part = group.clipped ? QRect(QPoint(int(std::lround(from.x())), int(std::lround(from.y()))), QPoint(int(std::lround(to.x())) - 1, int(std::lround(to.y())) - 1)) & QRect(0, 0, side, side) : QRect(0, 0, side, side);
        for (int y = part.top(); y <= part.bottom(); ++y) {
            for (int x = part.left(); x <= part.right(); ++x)
                grid[size_t(y) * size_t(side) + size_t(x)] = float(255 - sea[size_t(y) * size_t(side) + size_t(x)]);
        }
    }
    const auto [least, most] = std::ranges::minmax(grid);
    if (most - least < 1)
        return; // all land or all sea
    boxBlur(grid, side, side, std::array{radius, radius, radius});
    const float alpha = m_style.shelf.alphaF() / 255.0F;
    const Rgb color = {float(m_style.shelf.red()), float(m_style.shelf.green()), float(m_style.shelf.blue())};
    const Gradient<coarse> gradient([&](int x, int y) { return alpha * grid[size_t(y / coarse + margin) * size_t(side) + size_t(x / coarse + margin)]; });
    gradient.forEachRow(image, [&](QRgb *line, const float *share, const float *noise) { mixRow(line, share, noise, blockSize, color); });
}

/** Land with what lies on it, where the sea is not. */
void BlockPainter::paintLand(QImage &image, Masks &masks) const
{
    if (!m_bare.isEmpty()) {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipRegion(m_bare);
        painter.fillPath(outline(), m_style.land);
    }
    if (m_scene.groups.empty())
        return;
    QImage cover(blockSize, blockSize, QImage::Format_RGB32);
    for (const Group &group : m_scene.groups) {
        cover.fill(m_style.land);
        fill(cover, masks, group, Kind::BuiltUp, m_style.builtUp);
        fill(cover, masks, group, Kind::Wood, m_style.wood);
        fill(cover, masks, group, Kind::Park, m_style.park);
        fill(cover, masks, group, Kind::Apron, m_style.apron);
        addAreas(masks.areas, group, Kind::Ocean);
        masks.areas.showAround(image, cover, group.clipped ? &group.region : nullptr);
    }
}

void BlockPainter::fill(QImage &image, Masks &masks, const Group &group, Kind kind, const AreaStyle &style) const
{
    const double strength = m_scene.fade(style.minZoom);
    if (strength <= 0 || !style.fill.isValid())
        return;
    const auto *clip = group.clipped ? &group.region : nullptr;
    addAreas(masks.areas, group, kind);
    if (masks.areas.isEmpty())
        return;
    masks.areas.layOnto(image, withAlpha(style.fill, strength), clip);
    if (!style.edge.isValid() || kind == Kind::Building) // whose walls come later
        return;
    addEdges(masks.strokes, group, kind, 24 * m_scene.px, style.edgeWidth * m_scene.px);
    masks.strokes.layOnto(image, withAlpha(style.edge, strength), clip);
}

void BlockPainter::addLight(QImage &image) const
{
    const DensityField &density = m_source.density();
    if (m_style.lightStrength <= 0 || density.isEmpty())
        return;
    // Full from afar, a fifth in the streets, as in the design.
    const double byZoom = std::clamp(1 - (m_scene.zoom - 11) * 0.27, 0.2, 1.0) * m_style.lightStrength;
    const Gradient<16> gradient([&](int x, int y) {
        const WorldPoint p = world(x, y);
        const float d = density.near(p) * 5;
        const float h = density.wide(p) * 8;
        return float(byZoom) * (0.22F * (1 - std::exp(-0.5F * d)) + 0.13F * (1 - std::exp(-0.16F * h)));
    });
    if (gradient.max() <= 0.002F)
        return;
    const Rgb light = {float(m_style.light.red()), float(m_style.light.green()), float(m_style.light.blue())};
    gradient.forEachRow(image, [&](QRgb *line, const float *share, const float *noise) { lightRow(line, share, noise, blockSize, light); });
}

/** Water on the land, what stands in it, and houses. */
void BlockPainter::paintWater(QImage &image, Masks &masks) const
{
    const auto fillAll = [&](Kind kind, const AreaStyle &style) {
        for (const Group &group : m_scene.groups)
            fill(image, masks, group, kind, style);
    };
    fillAll(Kind::Pier, m_style.pier);
    for (const Group &group : m_scene.groups) {
        strokeLines(image, masks.strokes, m_scene, group, Kind::Stream, m_style.stream);
        strokeLines(image, masks.strokes, m_scene, group, Kind::River, m_style.river);
    }
    fillAll(Kind::Lake, m_style.lake);
    for (const Group &group : m_scene.groups)
        strokeLines(image, masks.strokes, m_scene, group, Kind::Ferry, m_style.ferry);
    if (showsDetail(m_key.zoom, m_look.unit))
        fillAll(Kind::Building, m_style.building);
}

/** Coasts and the walls of buildings: many, on the whole picture at once. */
void BlockPainter::paintEdges(QImage &image, StrokeMask &mask) const
{
    for (const Group &group : m_scene.groups) {
        const auto lay = [&](const QColor &color) { mask.layOnto(image, color, group.clipped ? &group.region : nullptr); };
        addEdges(mask, group, Kind::Ocean, 2, widthAt(m_style.coastWidth, m_scene.zoom) * m_scene.px);
        lay(m_style.coast);
        const double strength = m_scene.fade(m_style.building.minZoom);
        if (!showsDetail(m_key.zoom, m_look.unit) || strength <= 0 || !m_style.building.edge.isValid())
            continue;
        addEdges(mask, group, Kind::Building, 3, m_style.building.edgeWidth * m_scene.px);
        lay(withAlpha(m_style.building.edge, strength));
    }
}

void BlockPainter::paintRoadsOn(QImage &image, StrokeMask &mask) const
{
    QPainter painter(&image);
    for (const Group &group : m_scene.groups) {
        clipTo(painter, group);
        paintGlow(painter, m_scene, group);
    }
    painter.end();
    for (const Group &group : m_scene.groups)
        paintRoads(image, mask, m_scene, group, m_cancelled);
}

/** The tiles of a raster map, each on whole pixels so that no gap shows; of a coarser one only what stands in for what is missing. */
void BlockPainter::paintPictures(QImage &image) const
{
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const Group &group : m_scene.groups) {
        clipTo(painter, group);
        for (const Placed &tile : group.tiles) {
            if (tile.data->picture.isNull())
                continue;
            const QRect rect = pixels(placeOf(m_source.datum().datum, tile.data->key));
            painter.drawImage(rect, tile.data->picture);
            if (m_style.rasterShade.isValid())
                painter.fillRect(rect, m_style.rasterShade);
        }
    }
}

void BlockPainter::findLaidOver()
{
    if (!m_look.pictures)
        return;
    const WorldPoint from = world(0, 0);
    const WorldPoint to = world(blockSize, blockSize);
    for (int layer = 0; layer < m_look.pictures->count(); ++layer) {
        std::vector<LaidOver> &found = m_laidOver.emplace_back();
        if (strength(size_t(layer)) <= 0)
            continue;
        for (WorldPicture &picture : m_look.pictures->pictures(layer, {from.x, from.y, to.x, to.y}, m_key.zoom + std::log2(m_look.devicePixelRatio))) {
            const QRect rect = pixels(picture.place);
            if (!picture.picture.hasAlphaChannel() && strength(size_t(layer)) >= 1)
                m_hidden += rect & QRect(0, 0, blockSize, blockSize);
            found.push_back({std::move(picture), rect});
        }
    }
}

/** The lowest layer is dimmed as the pictures of a file are; what lies above it is writing. */
void BlockPainter::layOver(QImage &image) const
{
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    bool isLowest = true;
    for (size_t layer = 0; layer < m_laidOver.size(); ++layer) {
        if (strength(layer) <= 0)
            continue;
        painter.setOpacity(strength(layer));
        for (const LaidOver &one : m_laidOver[layer]) {
            QImage picture = one.picture.picture;
            if (isLowest && m_style.rasterShade.isValid() && picture.hasAlphaChannel()) {
                QPainter shade(&picture); // what shines through is not dimmed
                shade.setCompositionMode(QPainter::CompositionMode_SourceAtop);
                shade.fillRect(picture.rect(), m_style.rasterShade);
            }
            painter.drawImage(QRectF(one.rect), picture, one.picture.part);
            if (isLowest && m_style.rasterShade.isValid() && !picture.hasAlphaChannel())
                painter.fillRect(one.rect, m_style.rasterShade);
        }
        isLowest = false;
    }
}

PaintedBlock BlockPainter::paint()
{
    findLaidOver();
    PaintedBlock block;
    block.isHidden = !m_hidden.isEmpty();
    if (m_hidden == QRegion(0, 0, blockSize, blockSize)) { // nothing of the map would be seen: it is not painted, and its holes are none
        block.ground = QImage(blockSize, blockSize, QImage::Format_RGB32);
        layOver(block.ground);
        if (m_look.roadsApart) {
            block.roads = QImage(blockSize, blockSize, QImage::Format_ARGB32_Premultiplied);
            block.roads.fill(Qt::transparent);
        }
        return m_cancelled ? PaintedBlock() : block;
    }
    findTiles();
    if (m_cancelled)
        return {};
    block.holes = m_holes;
    block.ground = QImage(blockSize, blockSize, QImage::Format_RGB32);
    paintSea(block.ground);

    addShelf(block.ground);
    Masks masks(block.ground.size());
    paintLand(block.ground, masks);
    if (m_cancelled)
        return {};
    addLight(block.ground);
    paintPictures(block.ground);
    paintWater(block.ground, masks);
    if (m_cancelled)
        return {};
    auto &mask = masks.strokes;
    paintEdges(block.ground, mask);
    if (!m_look.roadsApart)
        paintRoadsOn(block.ground, mask);
    if (!m_bare.isEmpty()) {
        QPainter top(&block.ground);
        top.setRenderHint(QPainter::Antialiasing);
        top.setClipRegion(m_bare);
        top.strokePath(outline(), QPen(m_style.coast, widthAt(m_style.coastWidth, m_scene.zoom) * m_scene.px * 0.8));
    }
    if (m_look.roadsApart) {
        block.roads = QImage(blockSize, blockSize, QImage::Format_ARGB32_Premultiplied);
        block.roads.fill(Qt::transparent);
        paintRoadsOn(block.roads, mask);
        QPainter roads(&block.roads);
        roads.setCompositionMode(QPainter::CompositionMode_Clear);
        for (const QRect &rect : m_hidden)
            roads.fillRect(rect, Qt::transparent);
    }
    layOver(block.ground);
    return m_cancelled ? PaintedBlock() : block;
}

}

int tileLevel(double zoom, double unit, const MapStyle &style, const MbTilesInfo &info, double devicePixelRatio)
{
    if (info.isRaster) // rather a little reduced than enlarged
        return std::clamp(int(std::lround(zoom + std::log2(devicePixelRatio) + 0.2)), info.minZoom, info.maxZoom);
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
