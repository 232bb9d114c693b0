#pragma once

#include "base/result.h"
#include "model/datum.h"

#include <QJsonObject>

namespace tonglan {

/** GeoJSON "Point" → position; a third coordinate (height) is dropped. Invalid if it is anything else or off the Earth. */
[[nodiscard]] Result<GeoPoint> pointFromGeoJson(const QJsonObject &geometry);

/** GeoJSON "Polygon" or "MultiPolygon" → area in WGS 84, rings without their closing point. Coordinates are read as @p datum says.
 *  Invalid for rings of less than three distinct points (Qt Location must never see one) and for more than 500,000 points.
 */
[[nodiscard]] Result<GeoMultiPolygon> areaFromGeoJson(const QJsonObject &geometry, Datum datum = Datum::Wgs84, const CityGrid &grid = {});

/** A place for any GeoJSON geometry, in WGS 84: the point itself, else the middle of its bounds. Its coordinates are read as @p datum says. */
[[nodiscard]] Result<GeoPoint> placeFromGeoJson(const QJsonObject &geometry, Datum datum = Datum::Wgs84, const CityGrid &grid = {});

[[nodiscard]] QJsonObject toGeoJson(GeoPoint point);
[[nodiscard]] QJsonObject toGeoJson(const GeoMultiPolygon &area); ///< "Polygon" if there is one, else "MultiPolygon".

}
