#pragma once

#include "mapcore/tilekey.h"
#include "model/datum.h"

#include <vector>

namespace tonglan {

// Tiles of pictures that were drawn on another datum than ours: Web Mercator squares all the same, which lie elsewhere on the ground.
// Counts for Gcj02 only; CGCS2000 is WGS 84, and whoever draws on another one is refused where it is configured.

/** Where a tile lies, on WGS 84. Of a map on GCJ-02 every tile is moved by the shift at its corners, which is right to about half a pixel (its corners are the worst). */
[[nodiscard]] WorldBox placeOf(Datum datum, TileKey tile);

/** The tiles of a level that touch a box (WGS 84), the middle first; at most @p most. */
[[nodiscard]] std::vector<TileKey> tilesOf(Datum datum, const WorldBox &box, int level, int most = 2000);

}
