#pragma once

#include "citymap.h"
#include "model/region.h"

#include <vector>

namespace tonglan {

/** Zones that lie across the demo city's districts, or inside one. Names and outlines are invented; they keep to no real boundary. A pure
 *  function of @p seed.
 */
[[nodiscard]] std::vector<Region> demoZones(const CityMap &map, quint64 seed);

}
