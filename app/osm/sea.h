#pragma once

#include "base/result.h"
#include "shapes.h"

#include <optional>

namespace tonglan {

/** The sea within @p box, from coastlines as OpenStreetMap has them: land on the left. Unset if no coast touches the box, so that
 *  it is all land or all sea. Invalid, with the place, if a coast ends inside the box: what lies beyond cannot be known then.
 */
[[nodiscard]] Result<std::optional<GeoMultiPolygon>> seaWithin(const GeoBox &box, const std::vector<GeoLine> &coast);

/** The sea around a map: that of @p sea within @p box, and beyond it up to the edges of the tiles of @p zoom that the box touches, where the
 *  coarse outline of the world's land must do (Natural Earth, 1 : 110 million).
 */
[[nodiscard]] Result<GeoMultiPolygon> seaOfTiles(const GeoMultiPolygon &sea, const GeoBox &box, int zoom);

}
