#include "citymap.h"

#include "dice.h"
#include "outline.h"
#include "padded.h"
#include "simplified.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <cmath>
#include <map>

namespace tonglan {

using namespace Qt::StringLiterals;

// Shares of the city's people by district code, in 10,000; round figures.
static const QHash<QString, double> peopleOfDistrict = {
    {u"810001"_s, 23}, {u"810002"_s, 17}, {u"810003"_s, 53}, {u"810004"_s, 26}, {u"810005"_s, 31}, {u"810006"_s, 43},
    {u"810007"_s, 41}, {u"810008"_s, 41}, {u"810009"_s, 67}, {u"810010"_s, 32}, {u"810011"_s, 51}, {u"810012"_s, 67},
    {u"810013"_s, 31}, {u"810014"_s, 32}, {u"810015"_s, 49}, {u"810016"_s, 69}, {u"810017"_s, 50}, {u"810018"_s, 19}};

static Result<QJsonArray> features(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(file.readAll(), &error);
    const auto list = document.object()[u"features"].toArray();
    if (list.isEmpty())
        return failure(Error::Kind::Invalid, u"%1: no GeoJSON features (%2 at byte %3)"_s.arg(path, error.errorString()).arg(error.offset));
    return list;
}

static GeoPoint pointOf(const QJsonValue &value)
{
    const auto pair = value.toArray();
    return {pair.at(1).toDouble(), pair.at(0).toDouble()};
}

static GeoRing lineOf(const QJsonValue &value)
{
    GeoRing line;
    for (const auto &point : value.toArray())
        line.push_back(pointOf(point));
    return line;
}

static double metres(GeoPoint a, GeoPoint b)
{
    return std::hypot((b.lon - a.lon) * std::cos(a.lat * 3.14159265358979 / 180), b.lat - a.lat) * 111'200;
}

// OSM here writes "中文 English" in name where name:zh is missing.
static QString chineseName(const QJsonObject &properties)
{
    auto name = properties[u"name_zh"].toString();
    if (name.isEmpty()) {
        const auto mixed = properties[u"name"].toString();
        qsizetype end = 0;
        while (end < mixed.size() && mixed[end] > QChar(0x2e7f))
            ++end;
        name = mixed.first(end);
    }
    return toSimplified(name.section(u';', 0, 0).trimmed()).left(60);
}

static QString englishName(const QJsonObject &properties)
{
    const auto name = properties[u"name_en"].toString();
    return !name.isEmpty() && name.front() < QChar(0x2e80) ? name.section(u';', 0, 0).left(80) : QString();
}

static Result<void> readDistricts(const QString &folder, CityMap &map)
{
    const auto list = features(folder + "/hongkong_districts_land_osm.geojson"_L1);
    if (!list)
        return tl::unexpected(list.error());
    std::vector<GeoMultiPolygon> areas;
    double people = 0;
    for (const auto &feature : *list) {
        const auto properties = feature[u"properties"].toObject();
        CityDistrict district{
            .code = properties[u"adcode"].toString(),
            .name = properties[u"name"].toString(),
            .nameEn = properties[u"name_en"].toString(),
            .label = pointOf(properties[u"label"]),
            .areaKm2 = properties[u"land_km2"].toDouble()};
        if (!peopleOfDistrict.contains(district.code))
            return failure(Error::Kind::Invalid, u"hongkong_districts_land_osm.geojson: unknown adcode \"%1\""_s.arg(district.code));
        district.share = peopleOfDistrict.value(district.code);
        people += district.share;
        GeoMultiPolygon area;
        for (const auto &polygon : feature[u"geometry"][u"coordinates"].toArray()) {
            GeoPolygon rings;
            for (const auto &ring : polygon.toArray()) {
                auto line = lineOf(ring);
                if (line.size() > 1 && line.front() == line.back())
                    line.pop_back();
                rings.push_back(std::move(line));
            }
            area.push_back(std::move(rings));
        }
        district.area = std::move(area);
        map.districts.push_back(std::move(district));
    }
    std::ranges::sort(map.districts, {}, &CityDistrict::code);
    for (auto &district : map.districts) {
        district.share /= people;
        areas.push_back(std::move(district.area));
    }
    areas = simplifyTogether(std::move(areas), 0.05, 400);
    for (std::size_t i = 0; i < areas.size(); ++i)
        map.districts[i].area = std::move(areas[i]);
    return {};
}

// Which places count as a neighbourhood, most settled first; villages and islands only where nothing else is near.
static int settledRank(const QString &kind)
{
    static const QStringList order = {u"town"_s, u"suburb"_s, u"quarter"_s, u"neighbourhood"_s, u"village"_s};
    return int(order.indexOf(kind));
}

static Result<void> readNeighbourhoods(const QString &folder, CityMap &map)
{
    const auto list = features(folder + "/hk_places.geojson"_L1);
    if (!list)
        return tl::unexpected(list.error());
    struct Candidate
    {
        int rank = 0;
        CityNeighbourhood place = {};
    };
    std::vector<Candidate> candidates;
    for (const auto &feature : *list) {
        const auto properties = feature[u"properties"].toObject();
        const int rank = settledRank(properties[u"class"].toString());
        Candidate candidate{rank, {.name = chineseName(properties), .nameEn = englishName(properties), .position = pointOf(feature[u"geometry"][u"coordinates"])}};
        candidate.place.district = map.districtAt(candidate.place.position);
        if (rank >= 0 && candidate.place.district >= 0 && !candidate.place.name.isEmpty())
            candidates.push_back(std::move(candidate));
    }
    std::ranges::stable_sort(candidates, [](const Candidate &a, const Candidate &b) {
        return std::tuple(a.rank, a.place.position.lon, a.place.position.lat) < std::tuple(b.rank, b.place.position.lon, b.place.position.lat);
    });
    for (const auto &[rank, place] : candidates) {
        const double apart = rank == 4 ? 900 : rank == 3 ? 500
                                                         : 300;
        const auto clashes = [&, &p = place](const CityNeighbourhood &other) {
            return other.district == p.district && (other.name == p.name || metres(other.position, p.position) < apart);
        };
        if (std::ranges::none_of(map.neighbourhoods, clashes))
            map.neighbourhoods.push_back(place);
    }
    std::ranges::stable_sort(map.neighbourhoods, [](const CityNeighbourhood &a, const CityNeighbourhood &b) {
        return std::tuple(a.district, a.position.lon, a.position.lat) < std::tuple(b.district, b.position.lon, b.position.lat);
    });
    int number = 0;
    for (std::size_t i = 0; i < map.neighbourhoods.size(); ++i) {
        auto &place = map.neighbourhoods[i];
        number = i > 0 && map.neighbourhoods[i - 1].district == place.district ? number + 1 : 1;
        place.code = map.districts[std::size_t(place.district)].code + padded(number, 3);
    }
    return {};
}

static QString assetKind(const QString &kind, const QString &subclass)
{
    static const QHash<QString, QString> bySubclass = {
        {u"hospital"_s, u"hospital"_s}, {u"clinic"_s, u"clinic"_s}, {u"nursing_home"_s, u"eldercare"_s}, {u"kindergarten"_s, u"kindergarten"_s},
        {u"subway"_s, u"station"_s}, {u"station"_s, u"station"_s}, {u"halt"_s, u"station"_s}, {u"tram_stop"_s, u"tramstop"_s},
        {u"community_centre"_s, u"shelter"_s}, {u"townhall"_s, u"office"_s}, {u"courthouse"_s, u"office"_s}, {u"public_building"_s, u"office"_s},
        {u"books"_s, u"bookshop"_s}, {u"ferry_terminal"_s, u"ferry"_s}, {u"fire_station"_s, u"fire"_s}, {u"police"_s, u"police"_s}};
    return bySubclass.value(subclass, kind);
}

static Result<void> readPois(const QString &folder, CityMap &map)
{
    const auto list = features(folder + "/hk_poi_key.geojson"_L1);
    if (!list)
        return tl::unexpected(list.error());
    for (const auto &feature : *list) {
        const auto properties = feature[u"properties"].toObject();
        CityPoi poi{
            .name = chineseName(properties),
            .nameEn = englishName(properties),
            .kind = assetKind(properties[u"class"].toString(), properties[u"subclass"].toString()),
            .position = pointOf(feature[u"geometry"][u"coordinates"])};
        poi.district = map.districtAt(poi.position);
        if (poi.name.isEmpty())
            poi.name = poi.nameEn;
        if (poi.district < 0 || poi.name.isEmpty())
            continue;
        poi.neighbourhood = map.neighbourhoodAt(poi.position, poi.district);
        map.pois.push_back(std::move(poi));
    }
    std::ranges::stable_sort(map.pois, [](const CityPoi &a, const CityPoi &b) {
        return std::tuple(a.kind, a.position.lon, a.position.lat, a.name) < std::tuple(b.kind, b.position.lon, b.position.lat, b.name);
    });
    return {};
}

/** How built-up the surroundings are, from how many public places stand within about 800 m. */
class Density
{
public:
    explicit Density(const CityMap &map)
    {
        for (const auto &poi : map.pois)
            ++m_cells[cell(poi.position)];
    }
    [[nodiscard]] double at(GeoPoint p) const
    {
        const auto [x, y] = cell(p);
        double n = 0;
        for (int dx = -1; dx <= 1; ++dx) {
            for (int dy = -1; dy <= 1; ++dy) {
                if (const auto found = m_cells.find({x + dx, y + dy}); found != m_cells.end())
                    n += found->second * (dx == 0 && dy == 0 ? 1.0 : 0.5);
            }
        }
        return std::min(1.0, n / 25);
    }

private:
    static std::pair<int, int> cell(GeoPoint p) { return {int(std::floor(p.lon * 200)), int(std::floor(p.lat * 200))}; }
    std::map<std::pair<int, int>, int> m_cells = {};
};

static void addRoad(CityMap &map, const Density &density, int road, bool express, const GeoRing &line)
{
    static constexpr double pieceMetres = 80;
    double travelled = 0; // along the line since the last cut
    GeoPoint from = line.front();
    for (std::size_t i = 1; i < line.size(); ++i) {
        travelled += metres(line[i - 1], line[i]);
        if (travelled < pieceMetres && i + 1 < line.size())
            continue;
        const GeoPoint to = line[i];
        const GeoPoint middle{(from.lat + to.lat) / 2, (from.lon + to.lon) / 2};
        RoadPiece piece{.road = road, .district = map.districtAt(middle), .express = express, .from = from, .to = to};
        // Bends longer than a piece are not straight lines on the road.
        if (piece.district >= 0 && travelled < 400 && metres(from, to) > travelled * 0.9) {
            piece.neighbourhood = map.neighbourhoodAt(middle, piece.district);
            piece.weight = travelled * (express ? 0.25 : 1) * (0.06 + std::pow(density.at(middle), 1.3));
            map.pieces.push_back(piece);
        }
        travelled = 0;
        from = to;
    }
}

static Result<void> readRoads(const QString &folder, CityMap &map)
{
    const auto list = features(folder + "/hk_road_names_z14.geojson"_L1);
    if (!list)
        return tl::unexpected(list.error());
    const Density density(map);
    QHash<QString, int> numbers;
    for (const auto &feature : *list) {
        const auto properties = feature[u"properties"].toObject();
        const auto name = chineseName(properties);
        const auto line = lineOf(feature[u"geometry"][u"coordinates"]);
        if (name.isEmpty() || name.size() > 12 || line.size() < 2)
            continue;
        if (!numbers.contains(name)) {
            numbers.insert(name, int(map.roads.size()));
            map.roads.push_back(name);
        }
        const auto kind = properties[u"class"].toString();
        addRoad(map, density, numbers.value(name), kind == "motorway"_L1 || kind == "trunk"_L1, line);
    }
    // Half by built-up density, half by where people live, so that no district is without events.
    std::vector<double> sums(map.districts.size(), 0);
    double all = 0;
    for (const auto &piece : map.pieces) {
        sums[std::size_t(piece.district)] += piece.weight;
        all += piece.weight;
    }
    for (auto &piece : map.pieces) {
        const auto d = std::size_t(piece.district);
        piece.weight *= 0.4 / all + 0.6 * map.districts[d].share / sums[d];
    }
    return {};
}

Result<CityMap> loadCityMap(const QString &folder)
{
    CityMap map;
    for (const auto read : {readDistricts, readNeighbourhoods, readPois, readRoads}) {
        if (const auto done = read(folder, map); !done)
            return tl::unexpected(done.error());
    }
    if (map.pieces.empty() || map.pois.empty() || map.neighbourhoods.empty())
        return failure(Error::Kind::Invalid, u"%1: nothing of the inputs lies in a district"_s.arg(folder));
    return map;
}

}
