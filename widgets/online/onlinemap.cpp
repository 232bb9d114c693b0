#include "onlinemap.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace tonglan {

using namespace Qt::StringLiterals;

static const QRegularExpression &braces()
{
    static const QRegularExpression pattern(u"\\{([^{}]*)\\}"_s);
    return pattern;
}

QStringList placeholders(const QString &url)
{
    QStringList names;
    for (auto match = braces().globalMatch(url); match.hasNext();)
        names << match.next().captured(1);
    return names;
}

static QString quadKey(TileKey tile)
{
    QString digits;
    for (int bit = tile.z - 1; bit >= 0; --bit)
        digits += QChar(u'0' + ((tile.x >> bit) & 1) + 2 * ((tile.y >> bit) & 1));
    return digits;
}

static QString valueOf(const QString &name, const OnlineMap &map, TileKey tile)
{
    if (name == "z"_L1)
        return QString::number(tile.z);
    if (name == "x"_L1)
        return QString::number(tile.x);
    if (name == "y"_L1)
        return QString::number(tile.y);
    if (name == "-y"_L1)
        return QString::number(tile.tmsRow());
    if (name == "q"_L1)
        return quadKey(tile);
    if (name == "s"_L1) // always the same server for a tile, so that caches on the way have it once
        return map.servers.isEmpty() ? QString() : map.servers[(tile.x + tile.y) % map.servers.size()];
    if (name == "key"_L1)
        return QString::fromLatin1(QUrl::toPercentEncoding(map.key));
    return {};
}

QUrl addressOf(const OnlineMap &map, TileKey tile)
{
    QString text;
    qsizetype done = 0;
    for (auto matches = braces().globalMatch(map.url); matches.hasNext();) {
        const auto match = matches.next();
        text += map.url.sliced(done, match.capturedStart() - done) + valueOf(match.captured(1), map, tile);
        done = match.capturedEnd();
    }
    return QUrl(text + map.url.sliced(done));
}

QString withoutSecrets(QString text, const OnlineMap &map)
{
    static const QRegularExpression query(u"(https?://[^\\s?\"']*)\\?[^\\s\"']*"_s);
    text.replace(query, u"\\1"_s);
    if (!map.key.isEmpty()) {
        text.replace(map.key, u"(key)"_s);
        text.replace(QString::fromLatin1(QUrl::toPercentEncoding(map.key)), u"(key)"_s);
    }
    return text;
}

QByteArray storeName(const OnlineMap &map)
{
    return QCryptographicHash::hash(map.url.toUtf8() + '\n' + datumName(map.datum).toString().toUtf8(), QCryptographicHash::Sha256).first(8).toHex();
}

std::optional<int> levelOf(const OnlineMap &map, double zoom)
{
    // Rather a little reduced than enlarged, as with tiles from a file.
    const int level = int(std::lround(zoom + 0.2 - std::log2(map.tileSize / 256.0)));
    if (level < map.minZoom - 1) // a screen of tiles far finer than it can show
        return std::nullopt;
    return std::clamp(level, map.minZoom, map.maxZoom);
}

/** Below, the shift is less than a pixel, and a tile may reach beyond the box in which there is a shift. */
static constexpr int firstShiftedLevel = 8;

static bool isShifted(const OnlineMap &map, int level)
{
    return map.datum == Datum::Gcj02 && level >= firstShiftedLevel;
}

/** Where @p p of the tile grid lies on WGS 84. */
static WorldPoint straight(WorldPoint p, Datum datum)
{
    const GeoPoint geo = toGeo(p);
    return toWorld(toWgs84({geo.lon, geo.lat}, datum));
}

/** Where a place on WGS 84 lies on the tile grid. */
static WorldPoint shifted(WorldPoint p, Datum datum)
{
    const PlanePoint there = fromWgs84(toGeo(p), datum);
    return toWorld({there.y, there.x});
}

WorldBox placeOf(const OnlineMap &map, TileKey tile)
{
    const WorldBox box = tile.box();
    if (!isShifted(map, tile.z))
        return box;
    const WorldPoint nw = straight({box.left, box.top}, map.datum);
    const WorldPoint ne = straight({box.right, box.top}, map.datum);
    const WorldPoint sw = straight({box.left, box.bottom}, map.datum);
    const WorldPoint se = straight({box.right, box.bottom}, map.datum);
    // Neighbours share the two corners that an edge is the mean of: no gap between tiles beside, or one above the other.
    return {(nw.x + sw.x) / 2, (nw.y + ne.y) / 2, (ne.x + se.x) / 2, (sw.y + se.y) / 2};
}

std::vector<TileKey> tilesOf(const OnlineMap &map, const WorldBox &box, int level, int most)
{
    WorldBox grid = box;
    if (isShifted(map, level)) {
        const double spare = 0.005 * (box.right - box.left); // the shift varies by a quarter of a percent of the way
        for (const WorldPoint corner : std::array{WorldPoint{box.left, box.top}, WorldPoint{box.right, box.top}, WorldPoint{box.left, box.bottom}, WorldPoint{box.right, box.bottom}}) {
            const WorldPoint p = shifted(corner, map.datum);
            grid = {std::min(grid.left, p.x - spare), std::min(grid.top, p.y - spare), std::max(grid.right, p.x + spare), std::max(grid.bottom, p.y + spare)};
        }
    }
    if (grid.right <= 0 || grid.left >= 1 || grid.bottom <= 0 || grid.top >= 1)
        return {};
    const double sliver = 1e-6 * std::exp2(-level); // a box that ends where a tile begins does not touch it
    const TileKey first = tileAt({grid.left + sliver, grid.top + sliver}, level);
    const TileKey last = tileAt({grid.right - sliver, grid.bottom - sliver}, level);
    if (qint64(last.x - first.x + 1) * (last.y - first.y + 1) > 4 * most)
        return {};
    std::vector<TileKey> tiles;
    for (int y = first.y; y <= last.y; ++y)
        for (int x = first.x; x <= last.x; ++x)
            if (!isShifted(map, level) || placeOf(map, {level, x, y}).intersects(box))
                tiles.push_back({level, x, y});
    const double cx = (first.x + last.x) / 2.0;
    const double cy = (first.y + last.y) / 2.0;
    std::ranges::stable_sort(tiles, {}, [&](const TileKey &k) { return std::hypot(k.x - cx, k.y - cy); });
    if (std::ssize(tiles) > most)
        tiles.resize(size_t(most));
    return tiles;
}

}
