#include "tagmapping.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

using Form = TileFeature::Form;
using Words = std::initializer_list<QLatin1StringView>;

bool isOneOf(const QString &value, Words words)
{
    return std::ranges::any_of(words, [&](QLatin1StringView word) { return value == word; });
}

/** yes, or a word that means a way of it; not "no". */
bool isSet(const OsmTags &tags, const QString &key)
{
    const QString value = tags.value(key);
    return !value.isEmpty() && value != "no"_L1;
}

/** The first zoom at which an area covers some 16 pixels of a 256-pixel tile. */
int zoomForArea(double km2, int lowest)
{
    for (int zoom = lowest; zoom < packMaxZoom; ++zoom) {
        const double metresPerPixel = 156'543 / std::exp2(zoom);
        if (km2 * 1e6 >= 16 * metresPerPixel * metresPerPixel)
            return zoom;
    }
    return packMaxZoom;
}

bool addNames(QJsonObject &attributes, const OsmTags &tags)
{
    constexpr qsizetype longest = 200;
    bool any = false;
    for (const auto &[key, name] : {std::pair{u"name"_s, u"name"_s}, {u"name:zh"_s, u"name:zh"_s}, {u"name:zh-Hans"_s, u"name:zh-Hans"_s}, {u"name:en"_s, u"name_en"_s}}) {
        const QString value = tags.value(key).simplified().left(longest);
        if (value.isEmpty())
            continue;
        attributes.insert(name, value);
        any = true;
    }
    return any;
}

QString brunnel(const OsmTags &tags)
{
    if (isSet(tags, u"bridge"_s))
        return u"bridge"_s;
    if (isSet(tags, u"tunnel"_s))
        return u"tunnel"_s;
    return isSet(tags, u"ford"_s) ? u"ford"_s : QString();
}

void addCrossing(QJsonObject &attributes, const OsmTags &tags)
{
    if (const QString value = brunnel(tags); !value.isEmpty())
        attributes.insert("brunnel"_L1, value);
    bool isNumber = false;
    if (const int layer = tags.value(u"layer"_s).toInt(&isNumber); isNumber && layer != 0 && std::abs(layer) <= 10)
        attributes.insert("layer"_L1, layer);
}

struct RoadClass
{
    QString name;
    int zoom = packMaxZoom; ///< First zoom of the line.
    int nameZoom = packMaxZoom; ///< First zoom of its name.
    bool ramp = false;
};

std::optional<RoadClass> roadClass(QString highway)
{
    RoadClass road;
    if (highway.endsWith("_link"_L1)) {
        highway.chop(5);
        road.ramp = true;
    }
    static const QHash<QString, RoadClass> main = {
        {u"motorway"_s, {u"motorway"_s, 6, 8}}, {u"trunk"_s, {u"trunk"_s, 6, 8}}, {u"primary"_s, {u"primary"_s, 7, 11}},
        {u"secondary"_s, {u"secondary"_s, 9, 12}}, {u"tertiary"_s, {u"tertiary"_s, 11, 12}}};
    if (const auto found = main.constFind(highway); found != main.cend()) {
        const bool ramp = road.ramp;
        road = *found;
        road.ramp = ramp;
        if (ramp)
            road.zoom = std::max(road.zoom, 11);
        return road;
    }
    if (road.ramp)
        return {};
    if (isOneOf(highway, {"unclassified"_L1, "residential"_L1, "living_street"_L1, "road"_L1}))
        return RoadClass{u"minor"_s, 12, 13};
    if (highway == "service"_L1)
        return RoadClass{u"service"_s, 13, packMaxZoom};
    if (highway == "track"_L1)
        return RoadClass{u"track"_s, 13, packMaxZoom};
    if (isOneOf(highway, {"pedestrian"_L1, "path"_L1, "footway"_L1, "cycleway"_L1, "steps"_L1, "bridleway"_L1}))
        return RoadClass{u"path"_s, packMaxZoom, packMaxZoom};
    return {};
}

void addRoad(std::vector<TileFeature> &features, const OsmTags &tags)
{
    const QString highway = tags.value(u"highway"_s);
    const auto road = roadClass(highway);
    if (!road)
        return;
    TileFeature line{.layer = "transportation"_L1, .minZoom = road->zoom, .attributes = {{u"class"_s, road->name}}};
    if (road->ramp)
        line.attributes.insert("ramp"_L1, 1);
    if (road->name == "path"_L1)
        line.attributes.insert("subclass"_L1, highway);
    if (const QString service = tags.value(u"service"_s); road->name == "service"_L1 && !service.isEmpty())
        line.attributes.insert("service"_L1, service);
    addCrossing(line.attributes, tags);
    features.push_back(std::move(line));

    TileFeature name{.layer = "transportation_name"_L1, .minZoom = road->nameZoom, .form = Form::Joined, .attributes = {{u"class"_s, road->name}}};
    if (!road->ramp && addNames(name.attributes, tags))
        features.push_back(std::move(name));
}

void addRail(std::vector<TileFeature> &features, const OsmTags &tags)
{
    const QString railway = tags.value(u"railway"_s);
    const bool heavy = isOneOf(railway, {"rail"_L1, "narrow_gauge"_L1, "preserved"_L1, "funicular"_L1});
    if (!heavy && !isOneOf(railway, {"subway"_L1, "light_rail"_L1, "monorail"_L1, "tram"_L1}))
        return;
    const QString service = tags.value(u"service"_s);
    TileFeature line{.layer = "transportation"_L1, .minZoom = 10, .attributes = {{u"class"_s, heavy ? u"rail"_s : u"transit"_s}, {u"subclass"_s, railway}}};
    if (!service.isEmpty())
        line.attributes.insert("service"_L1, service);
    if (!service.isEmpty() || railway == "tram"_L1)
        line.minZoom = 13;
    else if (heavy && tags.value(u"usage"_s) == "main"_L1)
        line.minZoom = 8;
    addCrossing(line.attributes, tags);
    features.push_back(std::move(line));
}

void addWaterLine(std::vector<TileFeature> &features, const OsmTags &tags)
{
    static const QHash<QString, int> zooms = {{u"river"_s, 9}, {u"canal"_s, 11}, {u"stream"_s, 13}, {u"ditch"_s, 14}, {u"drain"_s, 14}};
    const QString waterway = tags.value(u"waterway"_s);
    if (!zooms.contains(waterway))
        return;
    TileFeature line{.layer = "waterway"_L1, .minZoom = zooms.value(waterway), .attributes = {{u"class"_s, waterway}}};
    addNames(line.attributes, tags);
    addCrossing(line.attributes, tags);
    features.push_back(std::move(line));
}

void addLine(std::vector<TileFeature> &features, const OsmTags &tags)
{
    addRoad(features, tags);
    addRail(features, tags);
    addWaterLine(features, tags);
    const QString aeroway = tags.value(u"aeroway"_s);
    if (aeroway == "runway"_L1 || aeroway == "taxiway"_L1)
        features.push_back({.layer = "aeroway"_L1, .minZoom = aeroway == "runway"_L1 ? 10 : 12, .attributes = {{u"class"_s, aeroway}}});
    if (tags.value(u"route"_s) == "ferry"_L1)
        features.push_back({.layer = "transportation"_L1, .minZoom = 11, .attributes = {{u"class"_s, u"ferry"_s}}});
    if (tags.value(u"man_made"_s) == "pier"_L1)
        features.push_back({.layer = "transportation"_L1, .minZoom = 13, .attributes = {{u"class"_s, u"pier"_s}}});
}

/** The class of the layer water; empty if it is none. */
QString waterClass(const OsmTags &tags)
{
    const QString water = tags.value(u"water"_s);
    const QString waterway = tags.value(u"waterway"_s);
    const QString landuse = tags.value(u"landuse"_s);
    if (tags.value(u"leisure"_s) == "swimming_pool"_L1)
        return u"swimming_pool"_s;
    if (waterway == "dock"_L1 || landuse == "basin"_L1)
        return u"dock"_s;
    if (waterway == "riverbank"_L1)
        return u"river"_s;
    if (tags.value(u"natural"_s) != "water"_L1 && landuse != "reservoir"_L1 && (water.isEmpty() || water == "no"_L1))
        return {};
    if (isOneOf(water, {"river"_L1, "canal"_L1, "stream"_L1, "ditch"_L1, "drain"_L1, "oxbow"_L1}))
        return u"river"_s;
    return isOneOf(water, {"pond"_L1, "basin"_L1, "wastewater"_L1}) ? u"pond"_s : u"lake"_s;
}

void addWater(std::vector<TileFeature> &features, const OsmTags &tags, double areaKm2)
{
    const QString className = waterClass(tags);
    if (className.isEmpty() || isSet(tags, u"tunnel"_s))
        return;
    features.push_back({.layer = "water"_L1, .minZoom = zoomForArea(areaKm2, packMinZoom), .attributes = {{u"class"_s, className}}});
    if (className != "lake"_L1 && className != "pond"_L1)
        return;
    TileFeature name{.layer = "water_name"_L1, .minZoom = std::min(zoomForArea(areaKm2, 8) + 2, packMaxZoom), .form = Form::Inside, .attributes = {{u"class"_s, u"lake"_s}}};
    if (addNames(name.attributes, tags))
        features.push_back(std::move(name));
}

void addCover(std::vector<TileFeature> &features, const OsmTags &tags, double areaKm2)
{
    static const QHash<QString, QString> byLanduse = {
        {u"forest"_s, u"wood"_s}, {u"grass"_s, u"grass"_s}, {u"meadow"_s, u"grass"_s}, {u"village_green"_s, u"grass"_s}, {u"recreation_ground"_s, u"grass"_s},
        {u"farmland"_s, u"farmland"_s}, {u"orchard"_s, u"farmland"_s}, {u"vineyard"_s, u"farmland"_s}, {u"plant_nursery"_s, u"farmland"_s}};
    static const QHash<QString, QString> byNatural = {
        {u"wood"_s, u"wood"_s}, {u"grassland"_s, u"grass"_s}, {u"heath"_s, u"grass"_s}, {u"scrub"_s, u"grass"_s}, {u"fell"_s, u"grass"_s}, {u"wetland"_s, u"wetland"_s},
        {u"beach"_s, u"sand"_s}, {u"sand"_s, u"sand"_s}, {u"bare_rock"_s, u"rock"_s}, {u"scree"_s, u"rock"_s}, {u"glacier"_s, u"ice"_s}};
    static const QHash<QString, QString> byLeisure = {{u"park"_s, u"grass"_s}, {u"garden"_s, u"grass"_s}, {u"golf_course"_s, u"grass"_s}};
    for (const auto &[key, classes] : {std::pair{u"natural"_s, &byNatural}, {u"landuse"_s, &byLanduse}, {u"leisure"_s, &byLeisure}}) {
        const QString value = tags.value(key);
        if (const auto found = classes->constFind(value); found != classes->cend()) {
            features.push_back({.layer = "landcover"_L1, .minZoom = zoomForArea(areaKm2, 7), .attributes = {{u"class"_s, *found}, {u"subclass"_s, value}}});
            return;
        }
    }
}

void addUse(std::vector<TileFeature> &features, const OsmTags &tags, double areaKm2)
{
    static constexpr Words byLanduse = {"residential"_L1, "commercial"_L1, "retail"_L1, "industrial"_L1, "garages"_L1, "railway"_L1, "cemetery"_L1, "military"_L1, "quarry"_L1};
    static constexpr Words byAmenity = {"school"_L1, "university"_L1, "college"_L1, "kindergarten"_L1, "hospital"_L1};
    const QString landuse = tags.value(u"landuse"_s);
    const QString amenity = tags.value(u"amenity"_s);
    const QString className = isOneOf(landuse, byLanduse) ? landuse : isOneOf(amenity, byAmenity) ? amenity
                                                                                                  : QString();
    if (!className.isEmpty())
        features.push_back({.layer = "landuse"_L1, .minZoom = zoomForArea(areaKm2, packMinZoom), .attributes = {{u"class"_s, className}}});
}

void addPark(std::vector<TileFeature> &features, const OsmTags &tags, double areaKm2)
{
    const QString boundary = tags.value(u"boundary"_s);
    const bool isReserve = tags.value(u"leisure"_s) == "nature_reserve"_L1;
    if (!isReserve && boundary != "national_park"_L1 && boundary != "protected_area"_L1)
        return;
    TileFeature park{.layer = "park"_L1, .minZoom = zoomForArea(areaKm2, packMinZoom), .attributes = {{u"class"_s, isReserve ? u"nature_reserve"_s : boundary}}};
    addNames(park.attributes, tags);
    features.push_back(std::move(park));
}

void addPlace(std::vector<TileFeature> &features, const OsmTags &tags, OsmShape shape, double areaKm2)
{
    struct Sort
    {
        int zoom = 0;
        int rank = 0;
    };
    static const QHash<QString, Sort> settled = {
        {u"city"_s, {6, 8}}, {u"town"_s, {8, 11}}, {u"borough"_s, {9, 11}}, {u"suburb"_s, {11, 11}}, {u"village"_s, {11, 11}},
        {u"quarter"_s, {12, 12}}, {u"neighbourhood"_s, {12, 13}}, {u"hamlet"_s, {13, 12}}, {u"isolated_dwelling"_s, {14, 12}}};
    const QString place = tags.value(u"place"_s);
    TileFeature name{.layer = "place"_L1, .attributes = {{u"class"_s, place}}};
    int rank = 0;
    if (place == "island"_L1 || place == "islet"_L1) {
        name.form = shape == OsmShape::Area ? Form::Inside : Form::AsIs;
        name.minZoom = shape == OsmShape::Area ? zoomForArea(areaKm2, 8) : 12;
        name.attributes.insert("class"_L1, u"island"_s);
        rank = areaKm2 >= 40 ? 3 : areaKm2 >= 1 ? 5
                                                : 6;
    } else if (const auto sort = settled.constFind(place); sort != settled.cend() && shape == OsmShape::Point) {
        name.minZoom = sort->zoom;
        rank = sort->rank;
        // Whose population is known stands out among its like.
        const double people = tags.value(u"population"_s).toDouble();
        if (people > 0 && people < 1e9)
            rank = std::clamp(rank - std::max(0, int(std::log10(people)) - (place == "city"_L1 ? 4 : 3)) * 2, 1, rank);
    } else {
        return;
    }
    name.attributes.insert("rank"_L1, rank);
    if (addNames(name.attributes, tags))
        features.push_back(std::move(name));
}

void addPeak(std::vector<TileFeature> &features, const OsmTags &tags)
{
    const QString natural = tags.value(u"natural"_s);
    TileFeature name{.layer = "mountain_peak"_L1, .minZoom = 9, .attributes = {{u"class"_s, natural}}};
    if (!isOneOf(natural, {"peak"_L1, "volcano"_L1, "saddle"_L1}) || !addNames(name.attributes, tags))
        return;
    QString height = tags.value(u"ele"_s).trimmed();
    if (height.endsWith(u'm'))
        height = height.chopped(1).trimmed();
    bool isNumber = false;
    const double metres = height.toDouble(&isNumber);
    const bool known = isNumber && metres > -500 && metres < 9000;
    if (known)
        name.attributes.insert("ele"_L1, int(std::lround(metres)));
    name.attributes.insert("rank"_L1, !known || metres < 150 ? 5 : metres < 300 ? 4
            : metres < 500                                                      ? 3
            : metres < 800                                                      ? 2
                                                                                : 1);
    features.push_back(std::move(name));
}

void addWaterName(std::vector<TileFeature> &features, const OsmTags &tags, OsmShape shape)
{
    const QString natural = tags.value(u"natural"_s);
    TileFeature name{.layer = "water_name"_L1, .minZoom = 10, .form = shape == OsmShape::Area ? Form::Inside : Form::AsIs, .attributes = {{u"class"_s, natural}}};
    if ((natural == "bay"_L1 || natural == "strait"_L1) && addNames(name.attributes, tags))
        features.push_back(std::move(name));
}

void addAerodrome(std::vector<TileFeature> &features, const OsmTags &tags, OsmShape shape)
{
    TileFeature name{.layer = "aerodrome_label"_L1, .minZoom = 10, .form = shape == OsmShape::Area ? Form::Inside : Form::AsIs, .attributes = {{u"class"_s, u"other"_s}}};
    if (tags.value(u"aeroway"_s) != "aerodrome"_L1 || !addNames(name.attributes, tags))
        return;
    const QString kind = tags.value(u"aerodrome:type"_s) + u' ' + tags.value(u"aerodrome"_s);
    // In China the type is seldom given; the name says it.
    if (kind.contains("international"_L1) || tags.value(u"name"_s).contains(u"国际机场") || tags.value(u"name"_s).contains(u"國際機場")) {
        name.attributes.insert("class"_L1, u"international"_s);
        name.minZoom = 8;
    }
    if (const QString iata = tags.value(u"iata"_s); !iata.isEmpty())
        name.attributes.insert("iata"_L1, iata.left(8));
    features.push_back(std::move(name));
}

void addPoi(std::vector<TileFeature> &features, const OsmTags &tags, OsmShape shape)
{
    struct Sort
    {
        QLatin1StringView className;
        int rank;
    };
    // What a city's operations centre looks for; shops and the like would only fill the tiles.
    static const QHash<QString, Sort> sorts = {
        {u"amenity=hospital"_s, {"hospital"_L1, 1}}, {u"amenity=clinic"_s, {"hospital"_L1, 6}},
        {u"amenity=police"_s, {"police"_L1, 2}}, {u"amenity=fire_station"_s, {"fire_station"_L1, 2}},
        {u"amenity=townhall"_s, {"town_hall"_L1, 2}}, {u"amenity=courthouse"_s, {"town_hall"_L1, 4}}, {u"amenity=community_centre"_s, {"town_hall"_L1, 6}},
        {u"amenity=university"_s, {"college"_L1, 2}}, {u"amenity=college"_s, {"college"_L1, 3}}, {u"amenity=school"_s, {"school"_L1, 4}}, {u"amenity=kindergarten"_s, {"school"_L1, 7}},
        {u"amenity=library"_s, {"library"_L1, 5}}, {u"amenity=theatre"_s, {"theatre"_L1, 6}}, {u"amenity=place_of_worship"_s, {"place_of_worship"_L1, 8}},
        {u"amenity=bus_station"_s, {"bus"_L1, 3}}, {u"amenity=ferry_terminal"_s, {"ferry_terminal"_L1, 3}}, {u"amenity=fuel"_s, {"fuel"_L1, 6}}, {u"amenity=marketplace"_s, {"shop"_L1, 7}},
        {u"railway=station"_s, {"railway"_L1, 1}}, {u"railway=halt"_s, {"railway"_L1, 4}}, {u"railway=tram_stop"_s, {"railway"_L1, 8}},
        {u"tourism=museum"_s, {"museum"_L1, 4}}, {u"tourism=attraction"_s, {"attraction"_L1, 6}}, {u"tourism=zoo"_s, {"zoo"_L1, 5}}, {u"tourism=theme_park"_s, {"attraction"_L1, 4}},
        {u"leisure=stadium"_s, {"stadium"_L1, 3}}, {u"leisure=park"_s, {"park"_L1, 6}}};
    for (const auto &key : {u"amenity"_s, u"railway"_s, u"tourism"_s, u"leisure"_s}) {
        const QString value = tags.value(key);
        const auto sort = sorts.constFind(key + u'=' + value);
        if (sort == sorts.cend())
            continue;
        TileFeature poi{.layer = "poi"_L1, .minZoom = packMaxZoom, .form = shape == OsmShape::Area ? Form::Inside : Form::AsIs};
        if (key == "railway"_L1 && value != "tram_stop"_L1)
            poi.minZoom = 12;
        poi.attributes = {{u"class"_s, QString(sort->className)}, {u"subclass"_s, value}, {u"rank"_s, sort->rank}};
        if (addNames(poi.attributes, tags))
            features.push_back(std::move(poi));
        return;
    }
}

void addArea(std::vector<TileFeature> &features, const OsmTags &tags, double areaKm2)
{
    addWater(features, tags, areaKm2);
    addCover(features, tags, areaKm2);
    addUse(features, tags, areaKm2);
    addPark(features, tags, areaKm2);
    if (isOneOf(tags.value(u"aeroway"_s), {"aerodrome"_L1, "apron"_L1}))
        features.push_back({.layer = "aeroway"_L1, .minZoom = zoomForArea(areaKm2, 10), .attributes = {{u"class"_s, tags.value(u"aeroway"_s)}}});
    if (isOneOf(tags.value(u"man_made"_s), {"pier"_L1, "bridge"_L1}))
        features.push_back({.layer = "transportation"_L1, .minZoom = zoomForArea(areaKm2, 12), .attributes = {{u"class"_s, tags.value(u"man_made"_s)}}});
    if (isSet(tags, u"building"_s) && tags.value(u"location"_s) != "underground"_L1)
        features.push_back({.layer = "building"_L1, .minZoom = packMaxZoom});
}

}

std::vector<TileFeature> tileFeatures(const OsmTags &tags, OsmShape shape, double areaKm2)
{
    std::vector<TileFeature> features;
    if (shape == OsmShape::Line)
        addLine(features, tags);
    if (shape == OsmShape::Area)
        addArea(features, tags, areaKm2);
    if (shape != OsmShape::Line) {
        addPlace(features, tags, shape, areaKm2);
        addWaterName(features, tags, shape);
        addAerodrome(features, tags, shape);
        addPoi(features, tags, shape);
    }
    if (shape == OsmShape::Point)
        addPeak(features, tags);
    return features;
}

QStringList wantedObjects()
{
    return {u"w/highway"_s, u"nw/railway"_s, u"wr/waterway"_s, u"nwr/natural"_s, u"wr/water"_s, u"wr/landuse"_s, u"nwr/leisure"_s, u"nwr/aeroway"_s, u"w/route=ferry"_s,
        u"wr/man_made=pier,bridge"_s, u"wr/building"_s, u"nwr/place"_s, u"nwr/amenity"_s, u"nwr/tourism"_s, u"wr/boundary=national_park,protected_area"_s};
}

QByteArray exportConfig()
{
    const QJsonArray lines = {u"highway"_s, u"railway"_s, u"natural=coastline"_s, u"waterway!=riverbank,dock"_s, u"aeroway=runway,taxiway"_s, u"route=ferry"_s, u"man_made=pier"_s};
    const QJsonArray areas = {u"building"_s, u"landuse"_s, u"natural!=coastline"_s, u"water"_s, u"leisure"_s, u"amenity"_s, u"tourism"_s, u"place"_s, u"waterway=riverbank,dock"_s,
        u"aeroway=aerodrome,apron,terminal"_s, u"man_made=pier,bridge"_s, u"boundary"_s};
    const QJsonArray kept = {u"name"_s, u"name:zh"_s, u"name:zh-Hans"_s, u"name:en"_s, u"highway"_s, u"railway"_s, u"service"_s, u"usage"_s, u"bridge"_s, u"tunnel"_s, u"ford"_s, u"layer"_s,
        u"route"_s, u"man_made"_s, u"natural"_s, u"water"_s, u"waterway"_s, u"landuse"_s, u"leisure"_s, u"boundary"_s, u"aeroway"_s, u"aerodrome"_s, u"aerodrome:type"_s, u"iata"_s,
        u"building"_s, u"location"_s, u"place"_s, u"population"_s, u"ele"_s, u"amenity"_s, u"tourism"_s};
    return QJsonDocument(QJsonObject{{u"linear_tags"_s, lines}, {u"area_tags"_s, areas}, {u"include_tags"_s, kept}, {u"format_options"_s, QJsonObject{{u"print_record_separator"_s, false}}}}).toJson();
}

}
