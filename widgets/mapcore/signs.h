#pragma once

#include "mapcore/tilenames.h"

#include <QPainterPath>

namespace tonglan {

/** The outline of a sign as an area to be filled, @p size px wide around (0, 0); empty for Sign::None. Thread-safe. */
[[nodiscard]] QPainterPath signPath(Sign sign, double size);

}
