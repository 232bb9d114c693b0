#include "demomap.h"

#include "model/mercator.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace tonglan::test {

QString demoTiles() { return u"" TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"_s; }

static GeoRing ringOf(const QJsonArray &points)
{
    GeoRing ring;
    for (const auto p : points)
        ring.push_back({p.toArray().at(1).toDouble(), p.toArray().at(0).toDouble()});
    if (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    return ring;
}

std::shared_ptr<const RegionSet> demoDistricts()
{
    QFile file(u"" TONGLAN_SOURCE_DIR "/resources/demo/hongkong_districts_land_osm.geojson"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto set = std::make_shared<RegionSet>();
    int number = 0;
    const QJsonArray features = QJsonDocument::fromJson(file.readAll()).object().value("features"_L1).toArray();
    for (const auto value : features) {
        const QJsonObject feature = value.toObject();
        const QJsonObject geometry = feature.value("geometry"_L1).toObject();
        const QJsonArray coordinates = geometry.value("coordinates"_L1).toArray();
        auto area = std::make_shared<GeoMultiPolygon>();
        const auto add = [&](const QJsonArray &polygon) {
            GeoPolygon rings;
            for (const auto ring : polygon)
                rings.push_back(ringOf(ring.toArray()));
            area->push_back(rings);
        };
        if (geometry.value("type"_L1).toString() == "Polygon"_L1)
            add(coordinates);
        else
            for (const auto polygon : coordinates)
                add(polygon.toArray());
        const QJsonObject names = feature.value("properties"_L1).toObject();
        RegionShape region;
        region.code = u"8100%1"_s.arg(++number, 2, 10, QChar(u'0'));
        region.name = names.value("name"_L1).toString();
        region.nameEn = names.value("name_en"_L1).toString(region.name);
        region.box = boundsOf(*area);
        const QJsonArray label = names.value("label"_L1).toArray();
        region.label = {label.at(1).toDouble(), label.at(0).toDouble()};
        region.area = area;
        set->regions.push_back(region);
    }
    set->shapesRevision = 1;
    return set;
}

/** Events as a city has them: many in the middle, few outside. */
std::shared_ptr<const PointSet> demoPoints(int n)
{
    PointRows rows;
    QRandomGenerator random(7);
    const std::array<GeoPoint, 6> centres = {GeoPoint{22.319, 114.170}, {22.281, 114.16}, {22.37, 114.115}, {22.445, 114.03}, {22.38, 114.19}, {22.50, 114.13}};
    for (int i = 0; i < n; ++i) {
        const GeoPoint c = centres[size_t(random.bounded(100) < 50 ? 0 : random.bounded(6))];
        const WorldPoint p = toWorld({c.lat + (random.generateDouble() + random.generateDouble() - 1) * 0.035, c.lon + (random.generateDouble() + random.generateDouble() - 1) * 0.04});
        const int level = i == 0 ? 1 : i < 5 ? 2
            : i % 4 == 0                     ? 3
                                             : 4;
        rows.add({.at = p, .level = level, .time = i, .key = {u"unified"_s, u"e%1"_s.arg(i)}, .title = u"event %1"_s.arg(i)});
    }
    return std::make_shared<PointSet>(std::move(rows));
}

}
