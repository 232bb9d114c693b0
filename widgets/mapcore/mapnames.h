#pragma once

#include "analysis/nameindex.h"
#include "base/result.h"

#include <atomic>

namespace tonglan {

/** The most that is read of one file, so that a large one costs neither minutes nor the memory of the wall. */
struct MapNamesLimits
{
    int tiles = 40'000; ///< Where the finest level has more, a coarser one is read, which has fewer names.
    int names = 50'000; ///< Of each group (places; roads; stations; other points), in that order, as far as there is room.
};

/** All that the tiles of a file name, each once: places, water and peaks, streets (all pieces of one that lie together are one, with
 *  its box), stations and points. Blocks on the disk: for a worker. @p stop is looked at between tiles: Cancelled.
 *  A tile that cannot be read is passed over; a file of pictures has no names.
 */
[[nodiscard]] Result<std::vector<NamedPlace>> readMapNames(const QString &path, const std::atomic<bool> &stop, const MapNamesLimits &limits = {});

}
