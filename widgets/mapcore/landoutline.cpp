#include "mapcore/landoutline.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

static void initLandResources()
{
    Q_INIT_RESOURCE(tonglan_mapstyles);
}

namespace tonglan {

namespace {

void addPolygon(LandOutline &outline, const QJsonArray &polygon)
{
    for (const auto ringValue : polygon) {
        LandOutline::Ring ring;
        for (const auto pointValue : ringValue.toArray()) {
            const QJsonArray point = pointValue.toArray();
            const GeoPoint geo{point.at(1).toDouble(999), point.at(0).toDouble(999)};
            if (!geo.isValid())
                continue;
            WorldPoint p = toWorld(geo);
            // A ring that crosses the antimeridian goes on beyond the edge of the world; the edge along a pole does not count.
            if (!ring.points.empty() && std::abs(geo.lat) < 84)
                p.x -= std::round(p.x - ring.points.back().x);
            if (ring.points.empty())
                ring.box = {p.x, p.y, p.x, p.y};
            ring.box = {std::min(ring.box.left, p.x), std::min(ring.box.top, p.y), std::max(ring.box.right, p.x), std::max(ring.box.bottom, p.y)};
            ring.points.push_back(p);
        }
        if (ring.points.size() < 3)
            continue;
        outline.rings.push_back(std::move(ring));
    }
}

void addGeometry(LandOutline &outline, const QJsonObject &geometry)
{
    const QJsonArray coordinates = geometry.value("coordinates"_L1).toArray();
    const QString type = geometry.value("type"_L1).toString();
    if (type == "Polygon"_L1)
        addPolygon(outline, coordinates);
    else if (type == "MultiPolygon"_L1)
        for (const auto polygon : coordinates)
            addPolygon(outline, polygon.toArray());
}

}

Result<LandOutline> LandOutline::parse(const QByteArray &geojson)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(geojson, &error);
    if (!document.isObject())
        return failure(Error::Kind::Invalid, u"land outline: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    LandOutline outline;
    const QJsonObject root = document.object();
    addGeometry(outline, root);
    addGeometry(outline, root.value("geometry"_L1).toObject());
    for (const auto feature : root.value("features"_L1).toArray())
        addGeometry(outline, feature.toObject().value("geometry"_L1).toObject());
    if (outline.rings.empty())
        return failure(Error::Kind::Invalid, u"land outline: no polygon"_s);
    return outline;
}

LandOutline LandOutline::builtIn()
{
    ::initLandResources();
    QFile file(u":/tonglan/mapstyles/land-110m.geojson"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parse(file.readAll()).value_or(LandOutline());
}

}
