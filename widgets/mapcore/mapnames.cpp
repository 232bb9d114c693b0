#include "mapcore/mapnames.h"

#include "mapcore/featurenames.h"
#include "mapcore/mbtiles.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr std::array<QStringView, 6> namingLayers = {u"place", u"water_name", u"mountain_peak", u"aerodrome_label", u"poi", u"transportation_name"};
constexpr double sameSpot = 300; // m: two points of one name that are nearer are one

GeoPoint placeOf(TileKey key, TilePoint p)
{
    const double side = std::exp2(-key.z);
    return toGeo(WorldPoint{(key.x + double(p.x) / tileExtent) * side, (key.y + double(p.y) / tileExtent) * side});
}

bool isInTile(TilePoint p)
{
    return p.x >= 0 && p.y >= 0 && p.x <= tileExtent && p.y <= tileExtent; // what lies beyond the edge, the neighbour has too
}

/** What a feature is to somebody who searches; unset for what nobody looks for. */
std::optional<NameKind> kindOf(const MvtLayer &layer, const QString &className, const QString &subclass)
{
    if (layer.name == "transportation_name"_L1) {
        static const QSet<QString> roads = {u"motorway"_s, u"trunk"_s, u"primary"_s, u"secondary"_s, u"tertiary"_s, u"minor"_s, u"service"_s, u"path"_s, u"track"_s};
        return roads.contains(className) ? std::optional(NameKind::Road) : std::nullopt;
    }
    if (layer.name != "poi"_L1)
        return className == "swimming_pool"_L1 || className == "country"_L1 ? std::nullopt : std::optional(NameKind::Place);
    static const QSet<QString> stations = {u"station"_s, u"subway"_s, u"halt"_s, u"ferry_terminal"_s, u"bus_station"_s};
    return stations.contains(subclass) ? NameKind::Station : NameKind::Point;
}

/** A street as one tile has it. */
struct Piece
{
    TileKey tile = {};
    GeoBox box = {};
    GeoPoint middle = {};
    double length = 0; ///< In tile units.
};

void addPart(Piece &piece, std::span<const TilePoint> points)
{
    double length = 0;
    std::vector<TilePoint> inside;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!isInTile(points[i]))
            continue;
        inside.push_back(points[i]);
        piece.box.add(placeOf(piece.tile, points[i]));
        if (inside.size() > 1)
            length += std::hypot(double(points[i].x) - inside[inside.size() - 2].x, double(points[i].y) - inside[inside.size() - 2].y);
    }
    if (inside.empty() || (length <= piece.length && piece.length > 0))
        return;
    piece.length = length;
    piece.middle = placeOf(piece.tile, inside[inside.size() / 2]);
}

struct Street
{
    QString zh;
    QString en;
    QString sort;
    std::vector<Piece> pieces; ///< At most one a tile.
};

/** Pieces in tiles that touch are one street; a street of the same name across the city is another one. */
void addStreets(std::vector<NamedPlace> &out, Street &street)
{
    auto &pieces = street.pieces;
    while (!pieces.empty()) {
        std::vector<Piece> together{pieces.back()};
        pieces.pop_back();
        for (std::size_t i = 0; i < together.size(); ++i) {
            const TileKey tile = together[i].tile;
            const auto apart = std::ranges::partition(pieces, [tile](const Piece &other) { return std::abs(other.tile.x - tile.x) > 1 || std::abs(other.tile.y - tile.y) > 1; });
            together.insert(together.end(), apart.begin(), apart.end());
            pieces.erase(apart.begin(), apart.end());
        }
        const auto &longest = *std::ranges::max_element(together, {}, &Piece::length);
        NamedPlace place{.kind = NameKind::Road, .zh = street.zh, .en = street.en, .sort = street.sort, .at = longest.middle};
        for (const Piece &piece : together)
            place.box.add(piece.box);
        out.push_back(std::move(place));
    }
}

class Collector
{
public:
    explicit Collector(const MapNamesLimits &limits)
        : m_limits(limits)
    {
    }

    void add(TileKey key, const MvtTile &tile)
    {
        for (const MvtLayer &layer : tile.layers) {
            for (const MvtFeature &feature : layer.features)
                add(key, layer, feature);
        }
    }

    [[nodiscard]] std::vector<NamedPlace> take()
    {
        auto &roads = m_groups[std::size_t(NameKind::Road)];
        for (Street &street : m_streets)
            addStreets(roads, street);
        std::vector<NamedPlace> all;
        for (const NameKind kind : {NameKind::Place, NameKind::Road, NameKind::Station, NameKind::Point}) {
            auto &group = m_groups[std::size_t(kind)];
            const auto room = std::min(group.size(), std::size_t(m_limits.names) - std::min(all.size(), std::size_t(m_limits.names)));
            all.insert(all.end(), std::make_move_iterator(group.begin()), std::make_move_iterator(group.begin() + std::ptrdiff_t(room)));
        }
        return all;
    }

private:
    void add(TileKey key, const MvtLayer &layer, const MvtFeature &feature)
    {
        const QString className = layer.text(feature, "class");
        const QString subclass = layer.text(feature, "subclass");
        const auto kind = kindOf(layer, className, subclass);
        if (!kind)
            return;
        FeatureNames names = namesOf(layer, feature);
        if (names.zh.isEmpty())
            return;
        if (*kind == NameKind::Road)
            return addPieces(key, layer, feature, std::move(names), className);
        for (const MvtRange &part : layer.parts(feature)) {
            const auto points = layer.part(part);
            const TilePoint at = points[points.size() / 2];
            if (isInTile(at))
                addPoint({.kind = *kind, .zh = names.zh, .en = names.en, .sort = subclass.isEmpty() ? className : subclass, .at = placeOf(key, at)});
        }
    }

    void addPoint(NamedPlace place)
    {
        auto &group = m_groups[std::size_t(place.kind)];
        if (group.size() >= std::size_t(m_limits.names))
            return;
        auto &same = m_spots[u"%1|%2|%3"_s.arg(int(place.kind)).arg(place.zh, place.en)];
        if (std::ranges::any_of(same, [&place](GeoPoint spot) { return metersBetween(spot, place.at) < sameSpot; }))
            return;
        if (same.size() >= 200) // a chain of shops
            return;
        same.push_back(place.at);
        group.push_back(std::move(place));
    }

    void addPieces(TileKey key, const MvtLayer &layer, const MvtFeature &feature, FeatureNames names, const QString &className)
    {
        const QString id = names.zh + u'|' + names.en;
        auto found = m_streetOf.constFind(id);
        if (found == m_streetOf.cend()) {
            if (m_streets.size() >= std::size_t(m_limits.names))
                return;
            found = m_streetOf.insert(id, m_streets.size());
            m_streets.push_back({std::move(names.zh), std::move(names.en), className, {}});
        }
        auto &pieces = m_streets[*found].pieces;
        if (pieces.empty() || pieces.back().tile != key) {
            if (pieces.size() >= 4000)
                return;
            pieces.push_back({.tile = key});
        }
        for (const MvtRange &part : layer.parts(feature))
            addPart(pieces.back(), layer.part(part));
        if (pieces.back().length <= 0) // only its end reaches into this tile
            pieces.pop_back();
    }

    MapNamesLimits m_limits;
    std::array<std::vector<NamedPlace>, nameKindCount> m_groups;
    QHash<QString, std::vector<GeoPoint>> m_spots;
    QHash<QString, std::size_t> m_streetOf;
    std::vector<Street> m_streets;
};

}

Result<std::vector<NamedPlace>> readMapNames(const QString &path, const std::atomic<bool> &stop, const MapNamesLimits &limits)
{
    auto opened = MbTiles::open(path);
    if (!opened)
        return tl::unexpected(opened.error());
    MbTiles &reader = **opened;
    if (reader.info().isRaster)
        return std::vector<NamedPlace>();
    std::vector<TileKey> keys;
    for (int zoom = reader.info().maxZoom; zoom >= reader.info().minZoom && keys.empty(); --zoom) {
        auto level = reader.keys(zoom, limits.tiles);
        if (!level)
            return tl::unexpected(level.error());
        if (int(level->size()) <= limits.tiles)
            keys = *std::move(level);
    }
    // The same names in the same order whatever the order in the file.
    std::ranges::sort(keys, {}, [](TileKey key) { return std::pair(key.x, key.y); });
    Collector names(limits);
    for (const TileKey key : keys) {
        if (stop)
            return failure(Error::Kind::Cancelled, u"not wanted any more"_s);
        const auto bytes = reader.tile(key);
        if (!bytes || !*bytes)
            continue;
        if (const auto tile = decodeMvt(**bytes, namingLayers))
            names.add(key, *tile);
    }
    return names.take();
}

}
