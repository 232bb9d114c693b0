#pragma once

#include <QString>

namespace tonglan {

/** Turns the traditional characters of Hong Kong's place and street names into simplified ones, one by one.
 *  The table covers what occurs in the demo city's inputs; other characters stay as they are. Any thread.
 */
[[nodiscard]] QString toSimplified(QStringView name);

}
