#pragma once

#include "model/source.h"

#include <vector>

namespace tonglan {

/** The invented departments of the demo city; no real authority is among them. head.version and time are set by the caller. */
[[nodiscard]] std::vector<Source> demoDepartments();

}
