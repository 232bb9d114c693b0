#include "mapcore/tiledata.h"

#include "mapcore/tilenames.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr QStringView plainLayers[] = {u"water", u"landcover", u"landuse", u"park", u"waterway", u"transportation", u"aeroway",
    u"place", u"water_name", u"aerodrome_label", u"mountain_peak", u"transportation_name"};
constexpr QStringView detailLayers[] = {u"water", u"landcover", u"landuse", u"park", u"waterway", u"transportation", u"aeroway",
    u"place", u"water_name", u"aerodrome_label", u"mountain_peak", u"transportation_name", u"building", u"poi"};

std::optional<Kind> roadKind(std::string_view className, bool ramp, bool detail)
{
    static constexpr std::pair<std::string_view, Kind> kinds[] = {
        {"minor", Kind::Minor}, {"service", Kind::Service}, {"path", Kind::Path}, {"track", Kind::Path}, // the many first
        {"tertiary", Kind::Tertiary}, {"secondary", Kind::Secondary}, {"primary", Kind::Primary}, {"trunk", Kind::Trunk},
        {"motorway", Kind::Motorway}, {"rail", Kind::Rail}, {"transit", Kind::Transit}, {"ferry", Kind::Ferry}};
    const auto *const found = std::ranges::find(kinds, className, &std::pair<std::string_view, Kind>::first);
    if (found == std::ranges::end(kinds))
        return {};
    const Kind kind = found->second;
    if (!detail && (kind == Kind::Service || kind == Kind::Path))
        return {};
    if (ramp && kind >= Kind::Secondary)
        return Kind::Ramp;
    return kind;
}

bool isLit(Kind kind)
{
    return kind >= Kind::Service && kind != Kind::Taxiway && kind != Kind::Runway && kind != Kind::Transit && kind != Kind::Rail && kind != Kind::Boundary;
}

/** Collects shapes; cuts roads into runs of one brightness. */
class Sorter
{
public:
    Sorter(TileData &data, const DensityField &density)
        : m_data(data)
        , m_density(density)
    {
        const double size = std::exp2(-data.key.z);
        m_origin = {data.key.x * size, data.key.y * size};
        m_step = size / tileExtent;
    }

    void add(Kind kind, MvtGeometry geometry, const MvtLayer &layer, const MvtFeature &feature, int level = 0)
    {
        const bool area = kind <= Kind::Building;
        if (feature.geometry != geometry || area != (geometry == MvtGeometry::Polygon))
            return;
        for (const MvtRange &part : layer.parts(feature)) {
            if (isLit(kind) && !m_density.isEmpty())
                addRuns(kind, layer.part(part), level);
            else
                addPart(kind, layer.part(part), isLit(kind) ? lightClasses / 2 : 0, level);
        }
    }

private:
    void addRuns(Kind kind, std::span<const TilePoint> line, int level)
    {
        size_t start = 0;
        int light = lightOf(line[0], line[1]);
        for (size_t i = 1; i + 1 < line.size(); ++i) {
            const int next = lightOf(line[i], line[i + 1]);
            if (next != light) {
                addPart(kind, line.subspan(start, i - start + 1), light, level);
                start = i;
                light = next;
            }
        }
        addPart(kind, line.subspan(start), light, level);
    }

    [[nodiscard]] int lightOf(TilePoint a, TilePoint b) const
    {
        const WorldPoint middle{m_origin.x + (a.x + b.x) * 0.5 * m_step, m_origin.y + (a.y + b.y) * 0.5 * m_step};
        const float d = m_density.mixed(middle, 0.6F, 0.4F);
        static const auto limits = [] { // pow(d, 0.8) in classes of the same width
            std::array<float, lightClasses - 1> made;
            for (size_t i = 0; i < made.size(); ++i)
                made[i] = std::pow(float(i + 1) / lightClasses, 1 / 0.8F);
            return made;
        }();
        return int(std::ranges::upper_bound(limits, d) - limits.begin());
    }

    void addPart(Kind kind, std::span<const TilePoint> points, int light, int level)
    {
        ShapeSet &set = m_data.shapes[size_t(kind)];
        ShapeSet::Part part{quint32(set.points.size()), quint32(points.size()), points[0], points[0], quint8(light), qint8(level)};
        for (const TilePoint p : points) {
            part.min = {std::min(part.min.x, p.x), std::min(part.min.y, p.y)};
            part.max = {std::max(part.max.x, p.x), std::max(part.max.y, p.y)};
        }
        set.points.insert(set.points.end(), points.begin(), points.end());
        set.parts.push_back(part);
    }

    TileData &m_data;
    const DensityField &m_density;
    WorldPoint m_origin;
    double m_step = 0;
};

int levelOf(const MvtLayer &layer, const MvtFeature &feature)
{
    const std::string_view brunnel = layer.word(feature, "brunnel");
    if (brunnel == "tunnel")
        return -1;
    return brunnel == "bridge" ? std::clamp(layer.number(feature, "layer", 1), 1, 3) : 0;
}

void sortRoads(const MvtLayer &layer, Sorter &sorter, bool detail)
{
    for (const MvtFeature &feature : layer.features) {
        const std::string_view className = layer.word(feature, "class");
        if (feature.geometry == MvtGeometry::Polygon) {
            if (className == "pier" || className == "bridge")
                sorter.add(Kind::Pier, MvtGeometry::Polygon, layer, feature);
            continue;
        }
        const auto kind = roadKind(className, layer.number(feature, "ramp", 0) == 1, detail);
        if (!kind)
            continue;
        if (*kind == Kind::Rail && layer.tag(feature, "service"))
            continue; // yards and sidings
        sorter.add(*kind, MvtGeometry::Line, layer, feature, levelOf(layer, feature));
    }
}

/** What an area of a layer is; unset for what is not drawn. */
using AreaKind = std::optional<Kind> (*)(const MvtLayer &layer, const MvtFeature &feature, std::string_view className);

std::optional<Kind> waterKind(const MvtLayer &, const MvtFeature &, std::string_view className)
{
    if (className == "swimming_pool")
        return {};
    return className == "ocean" ? Kind::Ocean : Kind::Lake;
}

std::optional<Kind> coverKind(const MvtLayer &layer, const MvtFeature &feature, std::string_view className)
{
    if (className == "wood")
        return Kind::Wood;
    return layer.word(feature, "subclass") == "park" ? std::optional(Kind::Park) : std::nullopt;
}

std::optional<Kind> useKind(const MvtLayer &, const MvtFeature &, std::string_view className)
{
    return className == "residential" || className == "industrial" || className == "commercial" || className == "retail" ? std::optional(Kind::BuiltUp) : std::nullopt;
}

std::optional<Kind> parkKind(const MvtLayer &, const MvtFeature &, std::string_view className)
{
    return className == "national_park" || className == "nature_reserve" ? std::optional(Kind::Park) : std::nullopt;
}

std::optional<Kind> buildingKind(const MvtLayer &, const MvtFeature &, std::string_view)
{
    return Kind::Building;
}

AreaKind areaKindOf(const QString &layer, bool detail)
{
    if (layer == "water"_L1)
        return waterKind;
    if (layer == "landcover"_L1)
        return coverKind;
    if (layer == "landuse"_L1)
        return useKind;
    if (layer == "park"_L1)
        return parkKind;
    return detail && layer == "building"_L1 ? buildingKind : nullptr;
}

void sortAreas(const MvtLayer &layer, Sorter &sorter, bool detail)
{
    const AreaKind kindOf = areaKindOf(layer.name, detail);
    if (!kindOf)
        return;
    for (const MvtFeature &feature : layer.features)
        if (const auto kind = kindOf(layer, feature, layer.word(feature, "class")))
            sorter.add(*kind, MvtGeometry::Polygon, layer, feature);
}

void sortWaterways(const MvtLayer &layer, Sorter &sorter)
{
    for (const MvtFeature &feature : layer.features)
        if (layer.word(feature, "brunnel") != "tunnel")
            sorter.add(layer.word(feature, "class") == "river" ? Kind::River : Kind::Stream, MvtGeometry::Line, layer, feature);
}

void sortAeroways(const MvtLayer &layer, Sorter &sorter)
{
    for (const MvtFeature &feature : layer.features) {
        const std::string_view className = layer.word(feature, "class");
        if (className == "runway")
            sorter.add(Kind::Runway, MvtGeometry::Line, layer, feature);
        else if (className == "taxiway")
            sorter.add(Kind::Taxiway, MvtGeometry::Line, layer, feature);
        else if (className == "apron")
            sorter.add(Kind::Apron, MvtGeometry::Polygon, layer, feature);
    }
}

}

qsizetype TileData::bytes() const
{
    qsizetype total = qsizetype(sizeof(TileData)) + picture.sizeInBytes();
    for (const ShapeSet &set : shapes)
        total += qsizetype(set.points.capacity() * sizeof(TilePoint) + set.parts.capacity() * sizeof(ShapeSet::Part));
    for (const TileName &name : names)
        total += qsizetype(sizeof(TileName)) + 2 * (name.zh.size() + name.en.size()) + qsizetype(name.line.capacity() * sizeof(TilePoint));
    return total;
}

std::span<const QStringView> wantedLayers(bool detail)
{
    return detail ? std::span<const QStringView>(detailLayers) : std::span<const QStringView>(plainLayers);
}

TileData sortTile(TileKey key, const MvtTile &tile, const DensityField &density, bool detail)
{
    TileData data{.key = key};
    Sorter sorter(data, density);
    for (const MvtLayer &layer : tile.layers) {
        if (layer.name == "transportation"_L1)
            sortRoads(layer, sorter, detail);
        else if (layer.name == "waterway"_L1)
            sortWaterways(layer, sorter);
        else if (layer.name == "aeroway"_L1)
            sortAeroways(layer, sorter);
        else
            sortAreas(layer, sorter, detail);
        addNames(layer, data.names);
    }
    for (ShapeSet &set : data.shapes) {
        set.parts.shrink_to_fit();
        set.points.shrink_to_fit();
    }
    return data;
}

void addStreets(DensityField &density, TileKey key, const MvtTile &tile)
{
    const MvtLayer *roads = tile.layer(u"transportation");
    if (!roads)
        return;
    const double size = std::exp2(-key.z);
    const auto place = [&](TilePoint p) { return WorldPoint{(key.x + double(p.x) / tileExtent) * size, (key.y + double(p.y) / tileExtent) * size}; };
    for (const MvtFeature &feature : roads->features) {
        const auto kind = feature.geometry == MvtGeometry::Line ? roadKind(roads->word(feature, "class"), false, false) : std::nullopt;
        if (!kind || !isLit(*kind) || roads->word(feature, "brunnel") == "tunnel")
            continue;
        const float weight = *kind >= Kind::Primary ? 1.3F : 1.0F;
        for (const MvtRange &part : roads->parts(feature)) {
            const auto line = roads->part(part);
            for (size_t i = 1; i < line.size(); ++i)
                if (line[i].x >= 0 && line[i].y >= 0 && line[i].x <= tileExtent && line[i].y <= tileExtent) // the buffer is the neighbour's
                    density.add(place(line[i - 1]), place(line[i]), weight);
        }
    }
}

}
