#pragma once

#include "base/problem.h"
#include "onlinemap.h"

namespace tonglan {

class TomlTable;

/** Reads every [[basemap]] of the settings. One with a problem is not used and named in @c unusable; a preset of 天地图 becomes
 *  two layers, map or satellite picture and the writing on it. Paths begin at @p settingsFile.
 */
[[nodiscard]] OnlineMaps readOnlineMaps(TomlTable &settings, const QString &settingsFile, QList<Problem> &problems);

}
