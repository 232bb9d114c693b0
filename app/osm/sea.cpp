#include "sea.h"

#include "feed/format/geometry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

// Resources of a static library are not found by themselves.
static void initOutline()
{
    Q_INIT_RESOURCE(osm_land);
}

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

/** Lines that go on where another ends become one; a closed one has its first point again at the end. */
std::vector<GeoLine> chain(const std::vector<GeoLine> &lines)
{
    std::map<PlaceKey, std::size_t> starts;
    std::set<PlaceKey> ends;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        starts.emplace(placeKey(lines[i].front()), i);
        ends.insert(placeKey(lines[i].back()));
    }
    std::vector<GeoLine> chains;
    std::vector<bool> used(lines.size());
    const auto follow = [&](std::size_t first) {
        GeoLine line;
        for (std::size_t i = first; !used[i];) {
            used[i] = true;
            line.insert(line.end(), lines[i].begin() + (line.empty() ? 0 : 1), lines[i].end());
            const auto next = starts.find(placeKey(line.back()));
            if (next == starts.end())
                break;
            i = next->second;
        }
        chains.push_back(std::move(line));
    };
    for (std::size_t i = 0; i < lines.size(); ++i) { // open ones from where they begin, then the rings
        if (!used[i] && !ends.contains(placeKey(lines[i].front())))
            follow(i);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!used[i])
            follow(i);
    }
    return chains;
}

/** Where on the edge of the box, clockwise from the north-west: 0 … 4; unset if not on it. */
std::optional<double> edgePosition(GeoPoint p, const GeoBox &box)
{
    const double width = box.east - box.west;
    const double height = box.north - box.south;
    if (p.lat == box.north)
        return (p.lon - box.west) / width;
    if (p.lon == box.east)
        return 1 + (box.north - p.lat) / height;
    if (p.lat == box.south)
        return 2 + (box.east - p.lon) / width;
    if (p.lon == box.west)
        return 3 + (p.lat - box.south) / height;
    return {};
}

GeoRing boxRing(const GeoBox &box)
{
    return {{box.north, box.west}, {box.north, box.east}, {box.south, box.east}, {box.south, box.west}};
}

/** A piece of coast from edge to edge of the box. */
struct Piece
{
    GeoLine line;
    double enters = 0;
    double leaves = 0;
    bool used = false;
};

/** The outer rings of the sea: along the coast, then clockwise along the edge (the sea is on the right) to where the next coast comes in. */
std::vector<GeoRing> ringsAlong(std::vector<Piece> &pieces, const GeoBox &box)
{
    const GeoRing corners = boxRing(box);
    std::vector<GeoRing> rings;
    for (auto &first : pieces) {
        if (first.used)
            continue;
        GeoRing ring;
        for (Piece *piece = &first; !piece->used;) {
            piece->used = true;
            ring.insert(ring.end(), piece->line.begin(), piece->line.end());
            const auto ahead = [from = piece->leaves](double position) { return std::fmod(position - from + 4, 4); };
            Piece *next = &*std::ranges::min_element(pieces, {}, [&](const Piece &p) { return ahead(p.enters); });
            for (int k = 0, corner = int(std::ceil(piece->leaves)); k < 4; ++k, ++corner) {
                if (ahead(corner % 4) < ahead(next->enters))
                    ring.push_back(corners[std::size_t(corner % 4)]);
                else
                    break;
            }
            piece = next;
        }
        rings.push_back(std::move(ring));
    }
    return rings;
}

/** Begins a ring outside the box, so that cutting it gives whole pieces. */
void turnOutside(GeoLine &ring, const GeoBox &box)
{
    const auto outside = std::ranges::find_if(ring, [&](GeoPoint p) { return !box.contains(p); });
    if (outside == ring.end())
        return;
    ring.pop_back();
    std::ranges::rotate(ring, outside);
    ring.push_back(ring.front());
}

/** The coast of the outline, as closed lines with the land on the left. */
const std::vector<GeoLine> &worldCoast()
{
    static const std::vector<GeoLine> coast = [] {
        ::initOutline();
        std::vector<GeoLine> lines;
        QFile file(u":/tonglan/osm/land-110m.geojson"_s);
        if (!file.open(QIODevice::ReadOnly))
            return lines;
        const auto document = QJsonDocument::fromJson(file.readAll()).object();
        auto geometries = QJsonArray{document, document["geometry"_L1]};
        for (const auto feature : document["features"_L1].toArray())
            geometries.append(feature[u"geometry"_s]);
        for (const auto geometry : geometries) {
            const auto area = areaFromGeoJson(geometry.toObject()).value_or(GeoMultiPolygon());
            for (const auto &polygon : area) {
                for (std::size_t i = 0; i < polygon.size(); ++i) {
                    GeoLine line = polygon[i];
                    if ((signedArea(line) > 0) != (i == 0))
                        std::ranges::reverse(line);
                    line.push_back(line.front());
                    lines.push_back(std::move(line));
                }
            }
        }
        return lines;
    }();
    return coast;
}

bool isOnWorldsLand(GeoPoint p)
{
    GeoPolygon rings; // even-odd: a lake's ring within a land's
    for (const auto &line : worldCoast())
        rings.push_back(line);
    return contains(GeoMultiPolygon{rings}, p);
}

}

Result<std::optional<GeoMultiPolygon>> seaWithin(const GeoBox &box, const std::vector<GeoLine> &coast)
{
    std::vector<Piece> pieces;
    std::vector<GeoRing> islands;
    std::vector<GeoRing> seas;
    for (GeoLine line : chain(coast)) {
        const bool closed = placeKey(line.front()) == placeKey(line.back());
        if (closed && line.size() < 4)
            continue; // there and back: no land in it
        if (closed && std::ranges::all_of(line, [&](GeoPoint p) { return box.contains(p); })) {
            line.pop_back();
            (signedArea(line) > 0 ? islands : seas).push_back(std::move(line));
            continue;
        }
        if (closed)
            turnOutside(line, box);
        for (auto &part : clipLine(line, box)) {
            const auto enters = edgePosition(part.front(), box);
            const auto leaves = edgePosition(part.back(), box);
            if (!enters || !leaves) {
                const GeoPoint end = enters ? part.back() : part.front();
                return failure(Error::Kind::Invalid, u"the coast ends at %1,%2, inside the box %3,%4,%5,%6"_s.arg(end.lon, 0, 'f', 5).arg(end.lat, 0, 'f', 5).arg(box.west).arg(box.south).arg(box.east).arg(box.north));
            }
            pieces.push_back({std::move(part), *enters, *leaves});
        }
    }
    if (pieces.empty() && islands.empty() && seas.empty())
        return std::optional<GeoMultiPolygon>();

    GeoMultiPolygon sea;
    for (auto &ring : ringsAlong(pieces, box))
        sea.push_back({std::move(ring)});
    for (auto &ring : seas)
        sea.push_back({std::move(ring)});
    const auto holds = [](const GeoPolygon &polygon, const GeoRing &ring) { return contains(GeoMultiPolygon{GeoPolygon{polygon.front()}}, ring.front()); };
    // Islands with no sea around them yet: then it is open sea up to the edges.
    if (pieces.empty() && std::ranges::any_of(islands, [&](const GeoRing &island) { return std::ranges::none_of(sea, [&](const GeoPolygon &p) { return holds(p, island); }); }))
        sea.insert(sea.begin(), {boxRing(box)});
    for (auto &island : islands) {
        GeoPolygon *around = nullptr; // the smallest: a lagoon's island is not the ocean's
        for (auto &polygon : sea) {
            if (holds(polygon, island) && (!around || std::abs(signedArea(polygon.front())) < std::abs(signedArea(around->front()))))
                around = &polygon;
        }
        if (around)
            around->push_back(std::move(island));
    }
    return std::optional(std::move(sea));
}

Result<GeoMultiPolygon> seaOfTiles(const GeoMultiPolygon &sea, const GeoBox &box, int zoom)
{
    const GeoBox outer = boundsOf(tilesOf(box, zoom), zoom);
    GeoMultiPolygon all = sea;
    const GeoBox west{outer.west, outer.south, box.west, outer.north}, east{box.east, outer.south, outer.east, outer.north};
    const GeoBox south{box.west, outer.south, box.east, box.south}, north{box.west, box.north, box.east, outer.north};
    for (const GeoBox &beside : {west, east, south, north}) {
        if (beside.west >= beside.east || beside.south >= beside.north)
            continue;
        auto more = seaWithin(beside, worldCoast());
        if (!more)
            return tl::unexpected(more.error());
        if (*more)
            all.insert(all.end(), (*more)->begin(), (*more)->end());
        else if (!isOnWorldsLand({(beside.south + beside.north) / 2, (beside.west + beside.east) / 2}))
            all.push_back({boxRing(beside)});
    }
    return all;
}

}
