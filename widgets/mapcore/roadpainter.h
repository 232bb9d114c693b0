#pragma once

#include "mapcore/blockshapes.h"

#include <atomic>

namespace tonglan {

/** Roads and rails of one group of tiles, in the order in which they lie on each other: tunnels, the ground, bridges by their
 *  layer, each level with its casings below its roads. Stops early once @p cancelled is true.
 */
void paintRoads(QPainter &painter, const BlockScene &scene, const Group &group, const std::atomic<bool> &cancelled);

/** The light around the big roads, which lies below all roads. */
void paintGlow(QPainter &painter, const BlockScene &scene, const Group &group);

/** Strokes the lines of a kind on these levels as the style says, the brightness classes from dark to bright. */
void strokeLines(QPainter &painter, const BlockScene &scene, const Group &group, Kind kind, const LineStyle &style, int lowest = -1, int highest = 3);

}
