#pragma once

#include "mapcore/mvt.h"

namespace tonglan {

/** What a feature of an OpenMapTiles tile is called. */
struct FeatureNames
{
    QString zh = {}; ///< In simplified characters if there is a Chinese name, else as en.
    QString en = {};
};
[[nodiscard]] FeatureNames namesOf(const MvtLayer &layer, const MvtFeature &feature);

}
