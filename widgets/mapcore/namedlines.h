#pragma once

#include "mapcore/tiledata.h"
#include "model/mercator.h"

#include <QHash>

#include <memory>

namespace tonglan {

/** One street as it lies on the ground: the pieces of all tiles, each cut at the edge of its tile and joined again. */
struct NamedLine
{
    const TileName *name = nullptr; ///< Of one of its pieces; lives as long as the tiles.
    std::vector<WorldPoint> points = {};
};

/** The named lines of some tiles, up to a rank. Two pieces of one name are joined where their ends are closer than @p reach (in world units)
 *  and the street goes on; at a fork the first two that do. Pure.
 */
[[nodiscard]] std::vector<NamedLine> joinedLines(const std::vector<std::shared_ptr<const TileData>> &tiles, double reach, int mostRank = 100);

}
