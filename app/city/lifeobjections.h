#pragma once

#include "lifereadings.h"
#include "model/objection.h"

#include <vector>

namespace tonglan {

/** The objections of the demo city that were raised in (@p from, @p at], as they stand at @p at: some open, some over, one of each end. */
[[nodiscard]] std::vector<Objection> demoObjections(const LifeReadings &readings, TimeMs anchor, TimeMs from, TimeMs at);

}
