#pragma once

#include "analysis/pointindex.h"

#include <array>
#include <vector>

namespace tonglan {

/** What stands at one place of the map: a single event or several that are too close to be drawn apart. */
struct Cluster
{
    WorldPoint at = {}; ///< Centre of gravity.
    qint64 count = 0;
    std::array<qint64, 5> byLevel = {}; ///< Index as in Level: 0 none, 1 Ⅰ … 4 Ⅳ.
    int worst = 0; ///< 1 … 4; 0 if none has a level.
    qint64 point = -1; ///< Row of the event, if it is a single one.
};

inline constexpr int maxClusterZoom = 18; ///< Beyond, everything is single.
inline constexpr int minClusterZoom = 2;
inline constexpr qint64 mostUrgent = 300; ///< Ⅰ and Ⅱ stand on their own unless there are more around: then nobody could tell them apart, and the ring of a cluster shows them.

/** What lies in a box at a zoom. The cells of the index are the items; the biggest draws in what lies within @p radius (px, already times
 *  u), then the biggest that is left, and so on. Nothing is prepared, and the answer for a place does not depend on where the view is: it is
 *  always worked out for whole blocks of the world with room around. It is the same for all zooms with the same whole number.
 *  Ⅰ and Ⅱ that stand on their own come last, the worst at the end, to be drawn on top. Thread-safe.
 */
[[nodiscard]] std::vector<Cluster> clustersIn(const PointIndex &index, const WorldBox &box, double zoom, double radius);

/** The events in @p cluster, which clustersIn() gave for the same index, box, zoom and radius: as many as it counts, each as a cluster of its
 *  own. Empty for any other cluster. Thread-safe; costs as much as clustersIn().
 */
[[nodiscard]] std::vector<Cluster> membersOf(const Cluster &cluster, const PointIndex &index, const WorldBox &box, double zoom, double radius);

}
