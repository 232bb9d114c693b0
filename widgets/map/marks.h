#pragma once

#include "mapcore/clusters.h"
#include "mapcore/mapstyle.h"

#include <QImage>

namespace tonglan {

/** Radius of a cluster's ring in px at u = 1. */
[[nodiscard]] double clusterRadius(qint64 count);

/** A ring split by level with the total inside, in device px, with a soft dark ground. */
[[nodiscard]] QImage paintCluster(const Cluster &cluster, const MapStyle &style, double unit, double devicePixelRatio);

/** The mark of a level: square, diamond, triangle or circle with its digit; a grey dot where there is no level.
 *  @p side: px at u = 1.
 */
[[nodiscard]] QImage paintLevelMark(int level, double side, bool selected, const MapStyle &style, double unit, double devicePixelRatio);

}
