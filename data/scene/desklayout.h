#pragma once

#include "layout.h"

namespace tonglan {

/** A desk: the sentence, cards across the whole width, below them the map in a frame with its bars, and panels beside it, of which one with column 2 stands beside
 *  the one before it. On a wall of three and more screens the cards have the first, the panels the last, and the map all between; of two the panels have the second.
 *  Fills everything of @p layout but the unit and the bezels, which are there, the tabs and the banner.
 */
void layOutDesk(const Scene &scene, QSize size, SceneLayout &layout);

}
