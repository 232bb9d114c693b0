#include "mapcore/tiledata.h"

#include "mapcore/tilenames.h"

#include <QHash>

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

std::optional<Kind> roadKind(const QString &className, bool ramp, bool detail)
{
    static const QHash<QString, Kind> kinds = {
        {u"motorway"_s, Kind::Motorway}, {u"trunk"_s, Kind::Trunk}, {u"primary"_s, Kind::Primary}, {u"secondary"_s, Kind::Secondary},
        {u"tertiary"_s, Kind::Tertiary}, {u"minor"_s, Kind::Minor}, {u"rail"_s, Kind::Rail}, {u"transit"_s, Kind::Transit},
        {u"ferry"_s, Kind::Ferry}, {u"service"_s, Kind::Service}, {u"path"_s, Kind::Path}, {u"track"_s, Kind::Path}};
    const auto it = kinds.constFind(className);
    if (it == kinds.cend())
        return {};
    if (!detail && (*it == Kind::Service || *it == Kind::Path))
        return {};
    if (ramp && *it >= Kind::Secondary)
        return Kind::Ramp;
    return *it;
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
        for (const auto &part : feature.parts) {
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
    const QString brunnel = layer.text(feature, u"brunnel");
    if (brunnel == "tunnel"_L1)
        return -1;
    return brunnel == "bridge"_L1 ? std::clamp(layer.number(feature, u"layer", 1), 1, 3) : 0;
}

void sortRoads(const MvtLayer &layer, Sorter &sorter, bool detail)
{
    for (const MvtFeature &feature : layer.features) {
        const QString className = layer.text(feature, u"class");
        if (feature.geometry == MvtGeometry::Polygon) {
            if (className == "pier"_L1 || className == "bridge"_L1)
                sorter.add(Kind::Pier, MvtGeometry::Polygon, layer, feature);
            continue;
        }
        const auto kind = roadKind(className, layer.number(feature, u"ramp", 0) == 1, detail);
        if (!kind)
            continue;
        if (*kind == Kind::Rail && layer.tag(feature, u"service"))
            continue; // yards and sidings
        sorter.add(*kind, MvtGeometry::Line, layer, feature, levelOf(layer, feature));
    }
}

void sortAreas(const MvtLayer &layer, Sorter &sorter, bool detail)
{
    for (const MvtFeature &feature : layer.features) {
        const QString className = layer.text(feature, u"class");
        std::optional<Kind> kind;
        if (layer.name == "water"_L1)
            kind = className == "ocean"_L1 ? Kind::Ocean : className == "swimming_pool"_L1 ? std::optional<Kind>()
                                                                                           : Kind::Lake;
        else if (layer.name == "landcover"_L1)
            kind = className == "wood"_L1 ? std::optional(Kind::Wood) : layer.text(feature, u"subclass") == "park"_L1 ? std::optional(Kind::Park)
                                                                                                                      : std::nullopt;
        else if (layer.name == "landuse"_L1)
            kind = className == "residential"_L1 || className == "industrial"_L1 || className == "commercial"_L1 || className == "retail"_L1 ? std::optional(Kind::BuiltUp) : std::nullopt;
        else if (layer.name == "park"_L1)
            kind = className == "national_park"_L1 || className == "nature_reserve"_L1 ? std::optional(Kind::Park) : std::nullopt;
        else if (detail && layer.name == "building"_L1)
            kind = Kind::Building;
        if (kind)
            sorter.add(*kind, MvtGeometry::Polygon, layer, feature);
    }
}

void sortOtherLines(const MvtLayer &layer, Sorter &sorter)
{
    for (const MvtFeature &feature : layer.features) {
        const QString className = layer.text(feature, u"class");
        if (layer.name == "waterway"_L1) {
            if (layer.text(feature, u"brunnel") != "tunnel"_L1)
                sorter.add(className == "river"_L1 ? Kind::River : Kind::Stream, MvtGeometry::Line, layer, feature);
        } else if (layer.name == "aeroway"_L1) {
            if (className == "runway"_L1)
                sorter.add(Kind::Runway, MvtGeometry::Line, layer, feature);
            else if (className == "taxiway"_L1)
                sorter.add(Kind::Taxiway, MvtGeometry::Line, layer, feature);
            else if (className == "apron"_L1)
                sorter.add(Kind::Apron, MvtGeometry::Polygon, layer, feature);
        }
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
        else if (layer.name == "waterway"_L1 || layer.name == "aeroway"_L1)
            sortOtherLines(layer, sorter);
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
        const auto kind = feature.geometry == MvtGeometry::Line ? roadKind(roads->text(feature, u"class"), false, false) : std::nullopt;
        if (!kind || !isLit(*kind) || roads->text(feature, u"brunnel") == "tunnel"_L1)
            continue;
        const float weight = *kind >= Kind::Primary ? 1.3F : 1.0F;
        for (const auto &part : feature.parts) {
            const auto line = roads->part(part);
            for (size_t i = 1; i < line.size(); ++i)
                if (line[i].x >= 0 && line[i].y >= 0 && line[i].x <= tileExtent && line[i].y <= tileExtent) // the buffer is the neighbour's
                    density.add(place(line[i - 1]), place(line[i]), weight);
        }
    }
}

}
