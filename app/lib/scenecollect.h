#pragma once

#include "base/viewing.h"
#include "sceneinspection.h"

class QQuickWindow;

namespace tonglan {

/** Everything that the scene in @p window says, where it stands and what lies behind it: all that inspect() wants but the figures. Texts
 *  that charts and maps paint themselves are not items and so not in it. Takes two pictures, one of them without its texts, so the scene must be
 *  complete. GUI thread.
 */
[[nodiscard]] SeenScene collectScene(QQuickWindow &window, const Viewing &viewing);

}
