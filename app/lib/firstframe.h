#pragma once

#include "application.h"

class QQuickWindow;

namespace tonglan {

/** Milliseconds since the operating system started this process (10 ms steps); −1 if it does not tell. */
[[nodiscard]] qint64 millisecondsSinceProcessStart();

/** Logs how long it took from process start to the first frame of @p window that shows any cached data, and to the first
 *  complete one; quits the program after the latter if asked.
 */
void reportFirstFrame(Application &application, QQuickWindow &window, bool quitAfterwards);

}
