#pragma once

#include "citymap.h"
#include "model/asset.h"

#include <vector>

namespace tonglan {

/** Areas that the demo city has marked out: flood zones, controlled areas, a plan area and a building. All outlines are invented; they keep to
 *  no real boundary. A pure function of @p seed.
 */
[[nodiscard]] std::vector<Asset> demoAreas(const CityMap &map, quint64 seed);

}
