#pragma once

#include "model/geo.h"

#include <vector>

namespace tonglan {

/** Area of a ring in km², good to a percent at the size of a city. */
[[nodiscard]] double areaKm2(const GeoRing &ring);

/** Makes light outlines of neighbouring areas: drops islands below @p smallestKm2 (never the largest part) and thins the lines with
 *  Douglas and Peucker's method until each area has at most about @p mostPoints. A border that two areas share is thinned
 *  the same for both, so that no slivers open between them.
 */
[[nodiscard]] std::vector<GeoMultiPolygon> simplifyTogether(std::vector<GeoMultiPolygon> areas, double smallestKm2, int mostPoints);

}
