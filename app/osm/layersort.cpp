#include "layersort.h"

#include "feed/format/geometry.h"
#include "sea.h"
#include "shapes.h"
#include "tagmapping.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <map>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

void append(QByteArray &out, GeoPoint p)
{
    out += '[' + QByteArray::number(p.lon, 'f', 7) + ',' + QByteArray::number(p.lat, 'f', 7) + ']';
}

void append(QByteArray &out, const GeoLine &line)
{
    out += '[';
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0)
            out += ',';
        append(out, line[i]);
    }
    out += ']';
}

QByteArray geometryOf(GeoPoint p)
{
    QByteArray out = R"({"type":"Point","coordinates":)";
    append(out, p);
    return out + '}';
}

QByteArray geometryOf(const GeoLine &line)
{
    QByteArray out = R"({"type":"LineString","coordinates":)";
    append(out, line);
    return out + '}';
}

QByteArray geometryOf(const GeoMultiPolygon &area)
{
    QByteArray out = R"({"type":"MultiPolygon","coordinates":[)";
    for (std::size_t i = 0; i < area.size(); ++i) {
        out += i > 0 ? ",[" : "[";
        for (std::size_t k = 0; k < area[i].size(); ++k) {
            GeoLine ring = area[i][k];
            ring.push_back(ring.front());
            if (k > 0)
                out += ',';
            append(out, ring);
        }
        out += ']';
    }
    return out + "]}";
}

/** Writes the features and counts them. */
class LayersFile
{
public:
    explicit LayersFile(const QString &path)
        : m_file(path)
    {
    }

    [[nodiscard]] bool open() { return m_file.open(QFile::WriteOnly); }
    [[nodiscard]] bool finish() { return m_file.flush() && m_file.error() == QFile::NoError; }
    [[nodiscard]] Error error() const { return {Error::Kind::Storage, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString())}; }

    void add(const TileFeature &feature, const QByteArray &geometry, int maxZoom = packMaxZoom)
    {
        m_file.write(R"({"type":"Feature","tippecanoe":{"layer":")" + QByteArray(feature.layer.data(), feature.layer.size()) + R"(","minzoom":)" + QByteArray::number(feature.minZoom)
            + R"(,"maxzoom":)" + QByteArray::number(maxZoom) + R"(},"properties":)" + QJsonDocument(feature.attributes).toJson(QJsonDocument::Compact) + R"(,"geometry":)" + geometry + "}\n");
    }

private:
    QFile m_file;
};

OsmTags tagsOf(const QJsonObject &properties)
{
    OsmTags tags;
    for (auto it = properties.begin(); it != properties.end(); ++it)
        tags.insert(it.key(), it.value().toString());
    return tags;
}

std::optional<GeoLine> lineOf(const QJsonObject &geometry)
{
    GeoLine line;
    for (const auto value : geometry["coordinates"_L1].toArray()) {
        const auto pair = value.toArray();
        const GeoPoint p{pair.at(1).toDouble(999), pair.at(0).toDouble(999)};
        if (!p.isValid())
            return {};
        if (line.empty() || line.back() != p)
            line.push_back(p);
    }
    return line.size() >= 2 ? std::optional(line) : std::nullopt;
}

class Sorter
{
public:
    Sorter(const GeoBox &box, LayersFile &out)
        : m_box(box)
        , m_out(out)
    {
    }

    void add(const QJsonObject &object);
    void addJoined();
    void addGround();
    [[nodiscard]] Result<void> addSea(const SeaSource &source);
    [[nodiscard]] const LayerCounts &counts() const { return m_counts; }

private:
    void addPoint(const OsmTags &tags, GeoPoint point);
    void addLine(const OsmTags &tags, const GeoLine &line);
    void addArea(const OsmTags &tags, const GeoMultiPolygon &area);
    void put(const TileFeature &feature, const QByteArray &geometry);

    GeoBox m_box;
    LayersFile &m_out;
    LayerCounts m_counts;
    std::vector<GeoLine> m_coast;
    /** By what they have in common, written as JSON. */
    std::map<QByteArray, std::pair<TileFeature, std::vector<GeoLine>>> m_joined;
    QSet<QString> m_roadNames;
    qint64 m_put = 0;
};

void Sorter::put(const TileFeature &feature, const QByteArray &geometry)
{
    m_out.add(feature, geometry);
    ++m_counts.features[feature.layer];
    ++m_put;
}

void Sorter::addPoint(const OsmTags &tags, GeoPoint point)
{
    if (!m_box.contains(point))
        return;
    for (const auto &feature : tileFeatures(tags, OsmShape::Point))
        put(feature, geometryOf(point));
}

void Sorter::addLine(const OsmTags &tags, const GeoLine &line)
{
    if (tags.value(u"natural"_s) == "coastline"_L1) {
        m_coast.push_back(line);
        ++m_counts.coastLines;
        ++m_put;
        return;
    }
    const auto features = tileFeatures(tags, OsmShape::Line);
    if (features.empty())
        return;
    for (const auto &piece : clipLine(line, m_box)) {
        for (const auto &feature : features) {
            if (feature.form != TileFeature::Form::Joined) {
                put(feature, geometryOf(piece));
                continue;
            }
            auto &[common, lines] = m_joined[QJsonDocument(feature.attributes).toJson(QJsonDocument::Compact)];
            common = feature;
            lines.push_back(piece);
            m_roadNames.insert(tags.value(u"name"_s));
            ++m_put;
        }
    }
}

void Sorter::addArea(const OsmTags &tags, const GeoMultiPolygon &area)
{
    const auto features = tileFeatures(tags, OsmShape::Area, areaKm2(area));
    if (features.empty())
        return;
    const auto clipped = clipArea(area, m_box);
    const auto inside = insidePoint(clipped);
    if (!inside)
        return;
    for (const auto &feature : features)
        put(feature, feature.form == TileFeature::Form::Inside ? geometryOf(*inside) : geometryOf(clipped));
}

void Sorter::add(const QJsonObject &object)
{
    const auto geometry = object["geometry"_L1].toObject();
    const auto type = geometry["type"_L1].toString();
    const auto tags = tagsOf(object["properties"_L1].toObject());
    const qint64 before = m_put;
    if (type == "Point"_L1) {
        if (const auto point = pointFromGeoJson(geometry))
            addPoint(tags, *point);
    } else if (type == "LineString"_L1) {
        if (const auto line = lineOf(geometry))
            addLine(tags, *line);
    } else if (const auto area = areaFromGeoJson(geometry)) {
        addArea(tags, *area);
    }
    if (m_put == before)
        ++m_counts.unused;
}

void Sorter::addJoined()
{
    for (auto &[key, value] : m_joined) {
        auto &[feature, lines] = value;
        for (const auto &line : joinLines(std::move(lines)))
            put(feature, geometryOf(line));
    }
    m_joined.clear();
    m_counts.roadNames = m_roadNames.size();
}

// Where there is nothing there is still a tile that says so: a missing one would be taken for a hole in the pack.
void Sorter::addGround()
{
    const GeoRing ring{{m_box.south, m_box.west}, {m_box.south, m_box.east}, {m_box.north, m_box.east}, {m_box.north, m_box.west}};
    m_out.add({.layer = "ground"_L1, .minZoom = packMinZoom}, geometryOf(GeoMultiPolygon{GeoPolygon{ring}}));
}

Result<GeoMultiPolygon> readSeaFile(const QString &path, const GeoBox &box)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return failure(Error::Kind::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return failure(Error::Kind::Invalid, u"%1: %2 at byte %3"_s.arg(path, error.errorString()).arg(error.offset));
    GeoMultiPolygon sea;
    int number = 0;
    for (const auto feature : document.object()["features"_L1].toArray()) {
        ++number;
        const auto area = areaFromGeoJson(feature[u"geometry"_s].toObject());
        if (!area)
            return failure(Error::Kind::Invalid, u"%1: feature %2: %3"_s.arg(path).arg(number).arg(area.error().detail));
        const auto part = clipArea(*area, box);
        sea.insert(sea.end(), part.begin(), part.end());
    }
    if (sea.empty())
        return failure(Error::Kind::Invalid, u"%1: none of its %2 features is a polygon within the box"_s.arg(path).arg(number));
    return sea;
}

Result<void> Sorter::addSea(const SeaSource &source)
{
    GeoMultiPolygon sea;
    if (source.kind == SeaSource::Kind::File) {
        auto read = readSeaFile(source.file, m_box);
        if (!read)
            return tl::unexpected(read.error());
        sea = std::move(*read);
    } else if (source.kind == SeaSource::Kind::Coast) {
        auto found = seaWithin(m_box, m_coast);
        if (!found)
            return failure(found.error().kind, found.error().detail + u": make the box smaller (--box), take a larger extract, or say where the sea is (--sea FILE or --sea none)"_s);
        sea = std::move(*found).value_or(GeoMultiPolygon());
    }
    m_counts.seaKm2 = areaKm2(sea);
    // One feature a zoom: where the map ends depends on its tiles, and parts that touch become one only within a feature.
    for (int zoom = packMinZoom; zoom <= packMaxZoom; ++zoom) {
        const auto all = source.kind == SeaSource::Kind::None ? Result<GeoMultiPolygon>() : seaOfTiles(sea, m_box, zoom);
        if (!all)
            return tl::unexpected(all.error());
        if (!all->empty())
            m_out.add({.layer = "water"_L1, .minZoom = zoom, .attributes = {{u"class"_s, u"ocean"_s}}}, geometryOf(*all), zoom);
    }
    return {};
}

}

QJsonObject toJson(const LayerCounts &counts)
{
    QJsonObject layers;
    for (auto it = counts.features.begin(); it != counts.features.end(); ++it)
        layers.insert(it.key(), it.value());
    return {{u"features"_s, layers}, {u"roadNames"_s, counts.roadNames}, {u"coastLines"_s, counts.coastLines}, {u"unused"_s, counts.unused}, {u"seaKm2"_s, counts.seaKm2}};
}

LayerCounts layerCountsFromJson(const QJsonObject &json)
{
    LayerCounts counts{.roadNames = json["roadNames"_L1].toInteger(), .coastLines = json["coastLines"_L1].toInteger(), .unused = json["unused"_L1].toInteger(), .seaKm2 = json["seaKm2"_L1].toDouble()};
    const auto layers = json["features"_L1].toObject();
    for (auto it = layers.begin(); it != layers.end(); ++it)
        counts.features.insert(it.key(), it.value().toInteger());
    return counts;
}

Result<LayerCounts> sortIntoLayers(const QString &featuresFile, const QString &layersFile, const GeoBox &box, const SeaSource &sea, const std::atomic<bool> &interrupted)
{
    QFile in(featuresFile);
    if (!in.open(QFile::ReadOnly))
        return failure(Error::Kind::NotFound, u"%1: %2"_s.arg(featuresFile, in.errorString()));
    LayersFile out(layersFile);
    if (!out.open())
        return tl::unexpected(out.error());
    Sorter sorter(box, out);
    for (qint64 number = 1; !in.atEnd(); ++number) {
        const QByteArray line = in.readLine().trimmed();
        if (line.isEmpty())
            continue;
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(line, &error);
        if (!document.isObject())
            return failure(Error::Kind::Invalid, u"%1: line %2: %3 at byte %4"_s.arg(featuresFile).arg(number).arg(error.errorString()).arg(error.offset));
        sorter.add(document.object());
        if (interrupted)
            return failure(Error::Kind::Cancelled, u"interrupted"_s);
    }
    sorter.addJoined();
    sorter.addGround();
    if (const auto added = sorter.addSea(sea); !added)
        return tl::unexpected(added.error());
    if (!out.finish())
        return tl::unexpected(out.error());
    return sorter.counts();
}

}
