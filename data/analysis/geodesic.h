#pragma once

#include "model/geo.h"

namespace tonglan {

/** Length in metres of the shortest way between two places on the ellipsoid of WGS 84, to about a millimetre.
 *  Source: T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid", Survey Review XXIII, 1975. Between places that are
 *  nearly opposite each other on the Earth, where his iteration finds no end, the way on a sphere of the same surface is taken (0.5 %).
 *  NaN if a place is not valid.
 */
[[nodiscard]] double geodesicLength(GeoPoint from, GeoPoint to);

/** Area in m² of a ring on the ellipsoid of WGS 84, whichever way round: that of its great circles on the authalic sphere, which has
 *  the same area everywhere. For rings of a city's size the difference to geodesic sides is below 1 : 10⁶; rings around a pole are not meant.
 *  Source: J. P. Snyder, "Map projections: a working manual", USGS 1395, 1987, eqs. 3-11 to 3-13 (authalic latitude and radius);
 *  spherical excess of each side down to the equator after L'Huilier. 0 for fewer than three corners.
 */
[[nodiscard]] double geodesicArea(const GeoRing &ring);

/** True if two sides of a ring cross, so that it has no area that anybody means. */
[[nodiscard]] bool crossesItself(const GeoRing &ring);

/** Places along the shortest way, both ends with it, at most @p step metres apart: on a map the way is a curve. */
[[nodiscard]] std::vector<GeoPoint> wayBetween(GeoPoint from, GeoPoint to, double step = 50'000);

}
