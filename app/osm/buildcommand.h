#pragma once

#include "citybuild.h"

namespace tonglan {

/** The plan that the words after "tonglan-pack build" ask for. Invalid, naming the option, if they make none. */
[[nodiscard]] Result<CityBuildPlan> cityBuildPlan(const QStringList &arguments);

/** The options of it, a line or two each, for the help. */
[[nodiscard]] QString cityBuildHelp();

}
