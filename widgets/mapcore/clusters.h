#pragma once

#include "mapcore/mercator.h"

#include <QtGlobal>

#include <array>
#include <span>
#include <vector>

namespace tonglan {

/** What stands at one place of the map: a single event or several that are too close to be drawn apart. */
struct Cluster
{
    WorldPoint at = {}; ///< Centre of gravity.
    quint32 count = 0;
    std::array<quint32, 5> byLevel = {}; ///< Index as in Level: 0 none, 1 Ⅰ … 4 Ⅳ.
    int worst = 0; ///< 1 … 4; 0 if none has a level.
    qint32 point = -1; ///< Index of the event if it is a single one.
};

/** Events clustered for every whole zoom, greedily from the closest view outwards: a cluster of a zoom consists of whole
 *  clusters of the next. Ⅰ and Ⅱ are not clustered unless there are more than mostUrgent: then nobody could tell them apart,
 *  and the ring of a cluster shows them. Made on the pool, then only read.
 */
class ClusterIndex
{
public:
    static constexpr int maxZoom = 18;
    static constexpr int minZoom = 2;
    static constexpr std::size_t mostUrgent = 300;

    ClusterIndex() = default;
    /** @p radius: px (already times u) within which events are drawn together. */
    ClusterIndex(std::span<const double> x, std::span<const double> y, std::span<const quint8> level, double radius);

    /** What lies in a box at a zoom; beyond maxZoom everything is single. Ⅰ and Ⅱ that stand on their own come last, to be drawn on top. */
    [[nodiscard]] std::vector<Cluster> at(const WorldBox &box, double zoom) const;

private:
    std::vector<Cluster> m_single;
    std::vector<Cluster> m_urgent; ///< Ⅰ and Ⅱ that stand on their own, the worst last.
    std::array<std::vector<Cluster>, maxZoom + 1> m_levels;
};

}
