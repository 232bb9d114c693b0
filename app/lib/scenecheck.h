#pragma once

#include "commandline.h"

#include "base/problem.h"

namespace tonglan {

/** A scene to look at: the id under which it opens, and the file it is in, which is empty for a shipped one. */
struct SceneToCheck
{
    QString id = {};
    QString file = {};
};

struct SceneVerdict
{
    QList<Problem> problems = {};
    QList<Problem> remarks = {}; ///< Of panels that have no room at some size, and of what kept the scenes from being looked at.
    bool isDrawn = true; ///< False: there was nothing to draw the scenes on, in one language at least.
};

/** Draws each scene on the city pack of @p line (or the demo city), in both languages and themes and at the usual sizes as far as
 *  @p line does not name one, and looks at every text and figure of it. The picture is drawn offscreen; the cache is a folder of its own
 *  that goes again. Needs a QApplication. GUI thread; takes about a second a picture.
 */
[[nodiscard]] SceneVerdict checkOnScreen(const CommandLine &line, const QList<SceneToCheck> &scenes);

/** The ids of the scenes that come with the program. */
[[nodiscard]] QStringList shippedScenes();

}
