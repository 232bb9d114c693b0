#pragma once

#include <QString>

namespace tonglan {

/** Replaces traditional by simplified characters, one for one. A small explicit table of the characters in the
 *  shipped tiles: many of their names have no simplified form of their own. Thread-safe.
 */
[[nodiscard]] QString toSimplified(const QString &text);

}
