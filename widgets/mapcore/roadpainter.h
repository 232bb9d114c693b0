#pragma once

#include "mapcore/blockshapes.h"

#include <atomic>

namespace tonglan {

/** Roads and rails of one group of tiles on the picture of a block, in the order in which they lie on each other: tunnels, the ground,
 *  bridges by their layer, each level with its casings below its roads. @p mask has the size of the picture. Stops early once @p cancelled is true.
 */
void paintRoads(QImage &image, StrokeMask &mask, const BlockScene &scene, const Group &group, const std::atomic<bool> &cancelled);

/** The light around the big roads, which lies below all roads. */
void paintGlow(QPainter &painter, const BlockScene &scene, const Group &group);

/** Strokes lines other than roads, e.g. rivers, as the style says. */
void strokeLines(QImage &image, StrokeMask &mask, const BlockScene &scene, const Group &group, Kind kind, const LineStyle &style);

}
