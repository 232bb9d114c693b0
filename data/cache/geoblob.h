#pragma once

#include "base/result.h"
#include "model/geo.h"

#include <QByteArray>

namespace tonglan {

/** Polygons as they lie in the columns "area": little endian, degrees in steps of 1e-7 (about 1 cm).
 *  Empty for no polygons. Points that are not valid positions and rings left with fewer than 3 points are dropped.
 */
[[nodiscard]] QByteArray toBlob(const GeoMultiPolygon &area);

/** The polygons again. Empty bytes give none; Invalid if the bytes are not what toBlob() makes. */
[[nodiscard]] Result<GeoMultiPolygon> fromBlob(const QByteArray &blob);

}
