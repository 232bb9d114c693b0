#pragma once

#include "model/geo.h"

#include <QtTypes>

#include <optional>
#include <vector>

namespace tonglan {

using GeoLine = std::vector<GeoPoint>; ///< Open: at least two points.

/** The pieces of @p line within @p box; where it is cut they end exactly on the edge. */
[[nodiscard]] std::vector<GeoLine> clipLine(const GeoLine &line, const GeoBox &box);

/** The part of @p area within @p box (Sutherland and Hodgman: parts may be joined along the edge). Empty if there is none. */
[[nodiscard]] GeoMultiPolygon clipArea(const GeoMultiPolygon &area, const GeoBox &box);

/** Outer rings less their holes, km², good to a percent at the size of a city. */
[[nodiscard]] double areaKm2(const GeoMultiPolygon &area);

/** More than 0 if @p ring turns counter-clockwise; square degrees. */
[[nodiscard]] double signedArea(const GeoRing &ring);

/** A point well inside the largest part, for a name: the middle of its widest stretch of seven parallels. Unset for nothing. */
[[nodiscard]] std::optional<GeoPoint> insidePoint(const GeoMultiPolygon &area);

/** Joins lines that meet end to end, turned round where they have to be; where more than two ends meet they stay apart. */
[[nodiscard]] std::vector<GeoLine> joinLines(std::vector<GeoLine> lines);

/** Tiles of one zoom, columns and rows from the north-west, both ends included. */
struct TileRange
{
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

/** The tiles that @p box touches. */
[[nodiscard]] TileRange tilesOf(const GeoBox &box, int zoom);

/** What the tiles cover. */
[[nodiscard]] GeoBox boundsOf(const TileRange &tiles, int zoom);

/** For comparing places: 1e-7 degrees, as OpenStreetMap has them. */
using PlaceKey = std::pair<qint64, qint64>;
[[nodiscard]] PlaceKey placeKey(GeoPoint p);

}
