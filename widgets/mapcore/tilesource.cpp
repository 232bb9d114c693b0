#include "mapcore/tilesource.h"

#include "base/log.h"
#include "mapcore/mapkeep.h"
#include "mapcore/rastertile.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QScopeGuard>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr int cellsPerTile = 64; // at zoom 12 near the tropic: 140 m a cell
constexpr int mostMeasuredTiles = 100;

WorldBox boxOf(const std::vector<TileKey> &keys)
{
    WorldBox box = keys.front().box();
    for (const TileKey key : keys) {
        const WorldBox b = key.box();
        box = {std::min(box.left, b.left), std::min(box.top, b.top), std::max(box.right, b.right), std::max(box.bottom, b.bottom)};
    }
    return box;
}

/** The finest level up to @p zoom that has at most so many tiles. */
std::vector<TileKey> levelOf(MbTiles &reader, int zoom, int most)
{
    for (int z = std::min(zoom, reader.info().maxZoom); z >= reader.info().minZoom; --z) {
        auto keys = reader.keys(z, most);
        if (keys && !keys->empty() && int(keys->size()) <= most)
            return *keys;
    }
    return {};
}

DensityField measureStreets(MbTiles &reader)
{
    constexpr QStringView roads[] = {u"transportation"};
    const std::vector<TileKey> keys = levelOf(reader, 12, mostMeasuredTiles);
    if (keys.empty())
        return {};
    const WorldBox box = boxOf(keys);
    const double n = std::exp2(keys.front().z) * cellsPerTile;
    const int columns = int(std::lround((box.right - box.left) * n));
    const int rows = int(std::lround((box.bottom - box.top) * n));
    if (columns > 4096 || rows > 4096)
        return {};
    DensityField field(box, columns, rows);
    for (const TileKey key : keys) {
        const auto bytes = reader.tile(key);
        if (!bytes || !*bytes)
            continue;
        if (const auto tile = decodeMvt(**bytes, roads))
            addStreets(field, key, *tile);
    }
    field.finish();
    return field;
}

DensityField measureLand(MbTiles &reader)
{
    constexpr QStringView water[] = {u"water"};
    const std::vector<TileKey> keys = levelOf(reader, 9, 16);
    if (keys.empty())
        return {};
    constexpr int cells = 256;
    constexpr int margin = cells / 4;
    WorldBox box = boxOf(keys);
    const double side = std::max(box.right - box.left, box.bottom - box.top);
    const double scale = (cells - 2 * margin) / side;
    box = {box.left - margin / scale, box.top - margin / scale, box.left + side + margin / scale, box.top + side + margin / scale};

    QImage image(cells, cells, QImage::Format_Grayscale8);
    image.fill(0);
    QPainter painter(&image);
    painter.setPen(Qt::NoPen);
    for (const TileKey key : keys) {
        const WorldBox b = key.box();
        const QRectF rect((b.left - box.left) * scale, (b.top - box.top) * scale, (b.right - b.left) * scale, (b.bottom - b.top) * scale);
        painter.setClipRect(rect);
        painter.fillRect(rect, Qt::white);
        const auto bytes = reader.tile(key);
        const auto tile = bytes && *bytes ? decodeMvt(**bytes, water) : failure(Error::Kind::NotFound, {});
        const MvtLayer *layer = tile ? tile->layer(u"water") : nullptr;
        if (!layer)
            continue;
        painter.setBrush(Qt::black);
        for (const MvtFeature &feature : layer->features) {
            if (feature.geometry != MvtGeometry::Polygon || layer->word(feature, "class") != "ocean")
                continue;
            QPainterPath path;
            path.setFillRule(Qt::WindingFill);
            for (const MvtRange &part : layer->parts(feature)) {
                QPolygonF ring;
                for (const TilePoint p : layer->part(part))
                    ring << QPointF(rect.x() + p.x * rect.width() / tileExtent, rect.y() + p.y * rect.height() / tileExtent);
                path.addPolygon(ring);
            }
            painter.drawPath(path);
        }
    }
    painter.end();

    DensityField field(box, cells, cells);
    for (int y = 0; y < cells; ++y) {
        const uchar *line = image.constScanLine(y);
        for (int x = 0; x < cells; ++x)
            field.cells()[size_t(y) * cells + size_t(x)] = float(line[x]) / 255.0F;
    }
    field.finish(3, 9, false);
    return field;
}

/** The field as it was kept, else measured and kept. */
DensityField remembered(const MapKeep &keep, const char *name, MbTiles &reader, DensityField (*measure)(MbTiles &))
{
    if (auto kept = keep.field(name))
        return *std::move(kept);
    DensityField field = measure(reader);
    keep.keep(name, field);
    return field;
}

}

TileDatum tileDatum(const MbTilesInfo &info, const QString &given)
{
    const QString name = given.isEmpty() ? info.datum : given;
    if (name.isEmpty())
        return {.ground = info.isRaster ? TileDatum::Ground::Nobody : TileDatum::Ground::Format};
    const auto datum = datumFromName(name.toLower());
    const bool isStraight = datum == Datum::Wgs84 || datum == Datum::Cgcs2000;
    if (!isStraight && !(datum == Datum::Gcj02 && info.isRaster))
        return {.ground = TileDatum::Ground::Refused, .name = name};
    return {.ground = given.isEmpty() ? TileDatum::Ground::File : TileDatum::Ground::Settings, .datum = *datum, .name = name};
}

std::shared_ptr<TileSource> TileSource::empty()
{
    std::shared_ptr<TileSource> source(new TileSource);
    source->m_outline = LandOutline::builtIn();
    return source;
}

Result<std::shared_ptr<TileSource>> TileSource::open(const QString &path, const MapKeep &keep, const QString &datum)
{
    auto reader = MbTiles::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    auto source = empty();
    source->m_info = (*reader)->info();
    source->m_datum = tileDatum(source->m_info, datum);
    if (!source->m_datum.isDrawn()) {
        source->m_problem = source->m_datum.ground == TileDatum::Ground::Nobody ? u"%1: its pictures may be of any datum and nothing says of which: say map_datum in the settings"_s.arg(path)
                                                                                : u"%1: tiles with the datum \"%2\" can't be drawn: there are wgs84, cgcs2000 and, for pictures, gcj02"_s.arg(path, source->m_datum.name);
        return source;
    }
    source->m_path = path;
    if (!source->m_info.isRaster) {
        source->m_density = remembered(keep, "streets", **reader, &measureStreets);
        source->m_land = remembered(keep, "land", **reader, &measureLand);
    }
    source->giveBack(*std::move(reader));
    return source;
}

std::unique_ptr<MbTiles> TileSource::take()
{
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_readers.empty()) {
            auto reader = std::move(m_readers.back());
            m_readers.pop_back();
            return reader;
        }
    }
    auto reader = MbTiles::open(m_path);
    return reader ? *std::move(reader) : nullptr;
}

void TileSource::giveBack(std::unique_ptr<MbTiles> reader)
{
    const QMutexLocker lock(&m_mutex);
    m_readers.push_back(std::move(reader));
}

Result<TileData> TileSource::dataOf(TileKey key, const QByteArray &bytes, bool detail, QString &leftOut) const
{
    if (m_info.isRaster)
        return decodeRaster(bytes).map([key](QImage &&picture) { return TileData{.key = key, .picture = std::move(picture)}; });
    const auto tile = decodeMvt(bytes, wantedLayers(detail));
    if (!tile)
        return tl::unexpected(tile.error());
    leftOut = tile->problems.join(u"; "_s);
    return sortTile(key, *tile, m_density, detail);
}

std::shared_ptr<const TileData> TileSource::tile(TileKey key, bool detail)
{
    if (!hasTiles() || !key.isValid())
        return {};
    detail = detail && !m_info.isRaster; // a picture has all there is
    QMutexLocker lock(&m_mutex);
    for (;;) {
        if (const auto *cached = m_cache.object({key, detail}))
            return *cached;
        if (const auto known = m_known.constFind(key); known != m_known.cend() && !*known)
            return {};
        if (!m_inWork.contains({key, detail}))
            break;
        m_ready.wait(&m_mutex);
    }
    m_inWork.insert({key, detail});
    lock.unlock();
    const auto done = qScopeGuard([&] { // also if there was no memory for it
        lock.relock();
        m_inWork.remove({key, detail});
        m_ready.wakeAll();
    });
    return readTile(key, detail);
}

/** Reads and decodes it, and remembers how that went. */
std::shared_ptr<const TileData> TileSource::readTile(TileKey key, bool detail)
{
    auto reader = take();
    if (!reader)
        return {};
    const auto bytes = reader->tile(key);
    giveBack(std::move(reader));

    std::shared_ptr<const TileData> data;
    QString problem;
    if (!bytes) {
        problem = bytes.error().detail;
    } else if (*bytes) {
        QString wrong;
        auto made = dataOf(key, **bytes, detail, wrong);
        if (made)
            data = std::make_shared<const TileData>(*std::move(made));
        else
            wrong = made.error().detail;
        if (!wrong.isEmpty())
            problem = u"%1: tile %2/%3/%4: %5"_s.arg(m_path).arg(key.z).arg(key.x).arg(key.y).arg(wrong);
    }
    const QMutexLocker lock(&m_mutex);
    if (m_known.size() > 200'000)
        m_known.clear();
    m_known.insert(key, data != nullptr);
    if (data)
        m_cache.insert({key, detail}, new std::shared_ptr<const TileData>(data), data->bytes() / 1024 + 1);
    if (!problem.isEmpty() && !m_broken.contains(key)) {
        m_broken.insert(key);
        if (m_problem.isEmpty())
            m_problem = problem;
        qCWarning(logMap).noquote() << problem + (data ? u", the rest of it is shown"_s : u", a coarser level is shown there"_s);
    }
    return data;
}

std::shared_ptr<const TileData> TileSource::nearest(TileKey key, bool detail)
{
    for (; key.z >= m_info.minZoom && key.z >= 0; key = key.ancestor(1)) {
        if (key.z > m_info.maxZoom)
            continue;
        if (auto data = tile(key, detail))
            return data;
    }
    return {};
}

bool TileSource::isHole(TileKey key)
{
    const WorldPoint northWest = toWorld({m_info.bounds.north, m_info.bounds.west});
    const WorldPoint southEast = toWorld({m_info.bounds.south, m_info.bounds.east});
    if (!hasTiles() || key.z < m_info.minZoom || key.z > m_info.maxZoom)
        return false;
    const WorldBox box = key.box(); // bounds are seldom exact: a tile on their edge may rightly be absent
    const bool promised = box.left >= northWest.x && box.top >= northWest.y && box.right <= southEast.x && box.bottom <= southEast.y;
    const QMutexLocker lock(&m_mutex);
    return m_broken.contains(key) || (promised && !m_known.value(key, true));
}

QString TileSource::firstProblem() const
{
    const QMutexLocker lock(&m_mutex);
    return m_problem;
}

}
