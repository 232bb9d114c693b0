#include "geometry.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype maximumPoints = 500'000;
static constexpr int maximumNesting = 8; // GeometryCollection in GeometryCollection

static tl::unexpected<Error> wrong(const QString &detail)
{
    return failure(Error::Kind::Invalid, detail);
}

/** Reads a position as it is written, in degrees. */
static Result<GeoPoint> position(const QJsonValue &value)
{
    const auto numbers = value.toArray();
    if (numbers.size() < 2 || numbers.size() > 4 || !numbers[0].isDouble() || !numbers[1].isDouble())
        return wrong(u"coordinates: a position is [longitude, latitude]"_s);
    const GeoPoint point{.lat = numbers[1].toDouble(), .lon = numbers[0].toDouble()};
    if (!point.isValid())
        return wrong(u"coordinates: %1, %2 is not on the Earth (longitude comes first)"_s.arg(point.lon).arg(point.lat));
    return point;
}

static Result<GeoPoint> positionIn(const QJsonValue &value, Datum datum, const CityGrid &grid)
{
    if (datum == Datum::Wgs84)
        return position(value);
    const auto numbers = value.toArray();
    if (!isInMetres(datum)) {
        if (const auto written = position(value); !written)
            return written;
    } else if (numbers.size() < 2 || numbers.size() > 4 || !numbers[0].isDouble() || !numbers[1].isDouble()) {
        return wrong(u"coordinates: a position is [metres east, metres north]"_s);
    }
    const auto place = toWgs84({numbers[0].toDouble(), numbers[1].toDouble()}, datum, grid);
    if (!place.isValid())
        return wrong(u"coordinates: %1, %2 is not on the Earth in the datum %3"_s.arg(numbers[0].toDouble()).arg(numbers[1].toDouble()).arg(datumName(datum)));
    return place;
}

static Result<GeoRing> ring(const QJsonArray &positions, qsizetype &budget, Datum datum, const CityGrid &grid)
{
    budget -= positions.size();
    if (budget < 0)
        return wrong(u"coordinates: more than %1 points"_s.arg(maximumPoints));
    GeoRing result;
    result.reserve(std::size_t(positions.size()));
    for (const auto &value : positions) {
        auto point = positionIn(value, datum, grid);
        if (!point)
            return tl::unexpected(point.error());
        if (result.empty() || result.back() != *point)
            result.push_back(*point);
    }
    while (result.size() > 1 && result.front() == result.back())
        result.pop_back();
    const auto isOther = [&](const GeoPoint &p) { return p != result[0] && p != result[1]; };
    if (result.size() < 3 || std::none_of(result.begin() + 2, result.end(), isOther))
        return wrong(u"coordinates: a ring of less than three different points"_s);
    return result;
}

static Result<GeoPolygon> polygon(const QJsonValue &value, qsizetype &budget, Datum datum, const CityGrid &grid)
{
    GeoPolygon result;
    for (const auto &positions : value.toArray()) {
        auto next = ring(positions.toArray(), budget, datum, grid);
        if (!next)
            return tl::unexpected(next.error());
        result.push_back(std::move(*next));
    }
    if (result.empty())
        return wrong(u"coordinates: a polygon without a ring"_s);
    return result;
}

Result<GeoPoint> pointFromGeoJson(const QJsonObject &geometry)
{
    if (geometry["type"_L1] != "Point"_L1)
        return wrong(u"type: \"%1\" where a Point is needed"_s.arg(geometry["type"_L1].toString().left(40)));
    return position(geometry["coordinates"_L1]);
}

Result<GeoMultiPolygon> areaFromGeoJson(const QJsonObject &geometry, Datum datum, const CityGrid &grid)
{
    const auto type = geometry["type"_L1].toString();
    const auto coordinates = geometry["coordinates"_L1];
    if (type != "Polygon"_L1 && type != "MultiPolygon"_L1)
        return wrong(u"type: \"%1\" where a Polygon or MultiPolygon is needed"_s.arg(type.left(40)));
    const auto polygons = type == "Polygon"_L1 ? QJsonArray{coordinates} : coordinates.toArray();
    qsizetype budget = maximumPoints;
    GeoMultiPolygon result;
    for (const auto &value : polygons) {
        auto next = polygon(value, budget, datum, grid);
        if (!next)
            return tl::unexpected(next.error());
        result.push_back(std::move(*next));
    }
    if (result.empty())
        return wrong(u"coordinates: no polygon"_s);
    return result;
}

namespace {

/** What the positions of a geometry lie between, in its own coordinates. */
struct Bounds
{
    Datum datum = Datum::Wgs84;
    double left = std::numeric_limits<double>::infinity();
    double right = -left;
    double bottom = left;
    double top = -left;

    Result<void> add(const QJsonValue &position);
    Result<void> addAll(const QJsonValue &positions, int arrays);
    Result<void> addGeometry(const QJsonObject &geometry, int nesting);
};

}

Result<void> Bounds::add(const QJsonValue &value)
{
    const auto numbers = value.toArray();
    if (!isInMetres(datum)) {
        const auto point = position(value);
        if (!point)
            return tl::unexpected(point.error());
    } else if (numbers.size() < 2 || numbers.size() > 4 || !numbers[0].isDouble() || !numbers[1].isDouble()) {
        return wrong(u"coordinates: a position is [metres east, metres north]"_s);
    }
    const PlanePoint at{numbers[0].toDouble(), numbers[1].toDouble()};
    left = std::min(left, at.x);
    right = std::max(right, at.x);
    bottom = std::min(bottom, at.y);
    top = std::max(top, at.y);
    return {};
}

/** Every position below @p value; positions stand at most four arrays deep. */
Result<void> Bounds::addAll(const QJsonValue &value, int arrays)
{
    const auto list = value.toArray();
    if (list.isEmpty() || arrays == 0)
        return wrong(u"coordinates: no position"_s);
    if (list[0].isDouble())
        return add(value);
    for (const auto &inner : list) {
        if (const auto done = addAll(inner, arrays - 1); !done)
            return done;
    }
    return {};
}

Result<void> Bounds::addGeometry(const QJsonObject &geometry, int nesting)
{
    if (nesting == 0)
        return wrong(u"geometries: nested deeper than %1"_s.arg(maximumNesting));
    if (geometry["type"_L1] == "Point"_L1)
        return add(geometry["coordinates"_L1]);
    if (geometry["type"_L1] != "GeometryCollection"_L1)
        return addAll(geometry["coordinates"_L1], 4);
    for (const auto &part : geometry["geometries"_L1].toArray()) {
        if (const auto done = addGeometry(part.toObject(), nesting - 1); !done)
            return done;
    }
    return {};
}

Result<GeoPoint> placeFromGeoJson(const QJsonObject &geometry, Datum datum, const CityGrid &grid)
{
    Bounds bounds{.datum = datum};
    if (const auto done = bounds.addGeometry(geometry, maximumNesting); !done)
        return tl::unexpected(done.error());
    if (bounds.left > bounds.right)
        return wrong(u"geometries: no position"_s);
    const PlanePoint middle{(bounds.left + bounds.right) / 2, (bounds.bottom + bounds.top) / 2};
    const auto place = toWgs84(middle, datum, grid);
    if (!place.isValid())
        return wrong(u"coordinates: %1, %2 is not on the Earth in the datum %3"_s.arg(middle.x).arg(middle.y).arg(datumName(datum)));
    return place;
}

static QJsonArray toArray(GeoPoint point)
{
    return {point.lon, point.lat};
}

QJsonObject toGeoJson(GeoPoint point)
{
    return {{u"type"_s, u"Point"_s}, {u"coordinates"_s, toArray(point)}};
}

QJsonObject toGeoJson(const GeoMultiPolygon &area)
{
    QJsonArray polygons;
    for (const auto &rings : area) {
        QJsonArray parts;
        for (const auto &points : rings) {
            QJsonArray positions;
            for (const auto &point : points)
                positions.append(toArray(point));
            if (!points.empty())
                positions.append(toArray(points.front()));
            parts.append(positions);
        }
        polygons.append(parts);
    }
    if (polygons.size() == 1)
        return {{u"type"_s, u"Polygon"_s}, {u"coordinates"_s, polygons[0]}};
    return {{u"type"_s, u"MultiPolygon"_s}, {u"coordinates"_s, polygons}};
}

}
