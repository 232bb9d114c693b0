#include "mapcore/tilegrid.h"

#include <algorithm>
#include <array>

namespace tonglan {

/** Below, the shift is less than a pixel, and a tile may reach beyond the box in which there is a shift. */
static constexpr int firstShiftedLevel = 8;

static bool isShifted(Datum datum, int level)
{
    return datum == Datum::Gcj02 && level >= firstShiftedLevel;
}

/** Where @p p of the tile grid lies on WGS 84. */
static WorldPoint straight(WorldPoint p, Datum datum)
{
    const GeoPoint geo = toGeo(p);
    return toWorld(toWgs84({geo.lon, geo.lat}, datum));
}

/** Where a place on WGS 84 lies on the tile grid. */
static WorldPoint shifted(WorldPoint p, Datum datum)
{
    const PlanePoint there = fromWgs84(toGeo(p), datum);
    return toWorld({there.y, there.x});
}

WorldBox placeOf(Datum datum, TileKey tile)
{
    const WorldBox box = tile.box();
    if (!isShifted(datum, tile.z))
        return box;
    const WorldPoint nw = straight({box.left, box.top}, datum);
    const WorldPoint ne = straight({box.right, box.top}, datum);
    const WorldPoint sw = straight({box.left, box.bottom}, datum);
    const WorldPoint se = straight({box.right, box.bottom}, datum);
    // Neighbours share the two corners that an edge is the mean of: no gap between tiles beside, or one above the other.
    return {(nw.x + sw.x) / 2, (nw.y + ne.y) / 2, (ne.x + se.x) / 2, (sw.y + se.y) / 2};
}

std::vector<TileKey> tilesOf(Datum datum, const WorldBox &box, int level, int most)
{
    WorldBox grid = box;
    if (isShifted(datum, level)) {
        const double spare = 0.005 * (box.right - box.left); // the shift varies by a quarter of a percent of the way
        for (const WorldPoint corner : std::array{WorldPoint{box.left, box.top}, WorldPoint{box.right, box.top}, WorldPoint{box.left, box.bottom}, WorldPoint{box.right, box.bottom}}) {
            const WorldPoint p = shifted(corner, datum);
            grid = {std::min(grid.left, p.x - spare), std::min(grid.top, p.y - spare), std::max(grid.right, p.x + spare), std::max(grid.bottom, p.y + spare)};
        }
    }
    if (grid.right <= 0 || grid.left >= 1 || grid.bottom <= 0 || grid.top >= 1)
        return {};
    const double sliver = 1e-6 * std::exp2(-level); // a box that ends where a tile begins does not touch it
    const TileKey first = tileAt({grid.left + sliver, grid.top + sliver}, level);
    const TileKey last = tileAt({grid.right - sliver, grid.bottom - sliver}, level);
    if (qint64(last.x - first.x + 1) * (last.y - first.y + 1) > 4 * most)
        return {};
    std::vector<TileKey> tiles;
    for (int y = first.y; y <= last.y; ++y)
        for (int x = first.x; x <= last.x; ++x)
            if (!isShifted(datum, level) || placeOf(datum, {level, x, y}).intersects(box))
                tiles.push_back({level, x, y});
    const double cx = (first.x + last.x) / 2.0;
    const double cy = (first.y + last.y) / 2.0;
    std::ranges::stable_sort(tiles, {}, [&](const TileKey &k) { return std::hypot(k.x - cx, k.y - cy); });
    if (std::ssize(tiles) > most)
        tiles.resize(size_t(most));
    return tiles;
}

}
