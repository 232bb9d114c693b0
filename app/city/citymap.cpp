#include "citymap.h"

#include <QDataStream>
#include <QIODevice>

#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr quint32 magic = 0x544c4d31; // "TLM1"
static constexpr quint32 mostItems = 1'000'000;

int CityMap::districtAt(GeoPoint point) const
{
    for (std::size_t i = 0; i < districts.size(); ++i) {
        if (contains(districts[i].area, point))
            return int(i);
    }
    return -1;
}

int CityMap::neighbourhoodAt(GeoPoint point, int district) const
{
    const double squash = std::cos(point.lat * 3.14159265358979 / 180);
    double nearest = 1.5 / 111.2;
    int found = -1;
    for (std::size_t i = 0; i < neighbourhoods.size(); ++i) {
        const auto &place = neighbourhoods[i];
        if (place.district != district)
            continue;
        const double d = std::hypot((place.position.lon - point.lon) * squash, place.position.lat - point.lat);
        if (d < nearest) {
            nearest = d;
            found = int(i);
        }
    }
    return found;
}

const QString &CityMap::regionCode(int district, int neighbourhood) const
{
    return neighbourhood >= 0 ? neighbourhoods[std::size_t(neighbourhood)].code : districts[std::size_t(district)].code;
}

static QDataStream &operator<<(QDataStream &out, GeoPoint p) { return out << p.lat << p.lon; }
static QDataStream &operator>>(QDataStream &in, GeoPoint &p) { return in >> p.lat >> p.lon; }

template<typename T, typename Write>
static void writeAll(QDataStream &out, const std::vector<T> &items, Write write)
{
    out << quint32(items.size());
    for (const auto &item : items)
        write(item);
}

template<typename T, typename Read>
static void readAll(QDataStream &in, std::vector<T> &items, Read read)
{
    quint32 size = 0;
    in >> size;
    if (size > mostItems) {
        in.setStatus(QDataStream::ReadCorruptData);
        return;
    }
    for (quint32 i = 0; i < size && in.status() == QDataStream::Ok; ++i)
        read(items.emplace_back());
}

QByteArray toBytes(const CityMap &map)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_5);
    out << magic;
    writeAll(out, map.districts, [&](const CityDistrict &d) {
        out << d.code << d.name << d.nameEn << d.label << d.areaKm2 << d.share;
        writeAll(out, d.area, [&](const GeoPolygon &polygon) {
            writeAll(out, polygon, [&](const GeoRing &ring) { writeAll(out, ring, [&](GeoPoint p) { out << p; }); });
        });
    });
    writeAll(out, map.neighbourhoods, [&](const CityNeighbourhood &n) { out << n.code << n.name << n.nameEn << qint32(n.district) << n.position; });
    writeAll(out, map.roads, [&](const QString &name) { out << name; });
    writeAll(out, map.pieces, [&](const RoadPiece &p) {
        out << qint32(p.road) << qint32(p.district) << qint32(p.neighbourhood) << p.express << p.weight << p.from << p.to;
    });
    writeAll(out, map.pois, [&](const CityPoi &p) { out << p.name << p.nameEn << p.kind << qint32(p.district) << qint32(p.neighbourhood) << p.position; });
    return bytes;
}

static bool isWhole(const CityMap &map)
{
    const auto district = [&](int i) { return i >= 0 && std::size_t(i) < map.districts.size(); };
    const auto neighbourhood = [&](int i) { return i >= -1 && i < int(map.neighbourhoods.size()); };
    return !map.districts.empty() && !map.pieces.empty() && !map.pois.empty()
        && std::ranges::all_of(map.neighbourhoods, district, &CityNeighbourhood::district)
        && std::ranges::all_of(map.pieces, [&](const RoadPiece &p) {
               return district(p.district) && neighbourhood(p.neighbourhood) && p.road >= 0 && std::size_t(p.road) < map.roads.size();
           })
        && std::ranges::all_of(map.pois, [&](const CityPoi &p) { return district(p.district) && neighbourhood(p.neighbourhood); });
}

Result<CityMap> cityMapFromBytes(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_5);
    quint32 mark = 0;
    in >> mark;
    if (mark != magic)
        return failure(Error::Kind::Invalid, u"the city's geography does not begin as one"_s);
    CityMap map;
    readAll(in, map.districts, [&](CityDistrict &d) {
        in >> d.code >> d.name >> d.nameEn >> d.label >> d.areaKm2 >> d.share;
        readAll(in, d.area, [&](GeoPolygon &polygon) {
            readAll(in, polygon, [&](GeoRing &ring) { readAll(in, ring, [&](GeoPoint &p) { in >> p; }); });
        });
    });
    readAll(in, map.neighbourhoods, [&](CityNeighbourhood &n) { in >> n.code >> n.name >> n.nameEn >> n.district >> n.position; });
    readAll(in, map.roads, [&](QString &name) { in >> name; });
    readAll(in, map.pieces, [&](RoadPiece &p) {
        in >> p.road >> p.district >> p.neighbourhood >> p.express >> p.weight >> p.from >> p.to;
    });
    readAll(in, map.pois, [&](CityPoi &p) { in >> p.name >> p.nameEn >> p.kind >> p.district >> p.neighbourhood >> p.position; });
    if (in.status() != QDataStream::Ok || !isWhole(map))
        return failure(Error::Kind::Invalid, u"the city's geography is cut off or inconsistent"_s);
    return map;
}

}
