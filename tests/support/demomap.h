#pragma once

#include "analysis/pointset.h"
#include "analysis/regionset.h"

#include <memory>

namespace tonglan::test {

/** The base map of the demo city. */
[[nodiscard]] QString demoTiles();

/** The 18 districts of the demo city; null if their file cannot be read. */
[[nodiscard]] std::shared_ptr<const RegionSet> demoDistricts();

/** Events as a city has them: many in the middle, few outside. The same for every call. */
[[nodiscard]] std::shared_ptr<const PointSet> demoPoints(int n);

}
