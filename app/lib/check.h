#pragma once

#include "commandline.h"

#include "base/problem.h"

#include <QStringList>

#include <vector>

namespace tonglan {

/** Validates a scene, feeds, settings, register or situation file, told apart by what is in it. Empty = nothing wrong. */
[[nodiscard]] QList<Problem> checkFile(const QString &path);

/** What is allowed, but may not be meant: the map of a scene, or an online one, without 审图号; names of a register that are 待核, counted. Each begins with "warning: ". */
[[nodiscard]] QList<Problem> remarksOn(const QString &path);

/** "file:line:column: message", as compilers write it; parts that are not known are left out. */
[[nodiscard]] QString toText(const Problem &problem);

/** Whether any of @p names is a scene, for which --check needs a QApplication. */
[[nodiscard]] bool drawsScenes(const QStringList &names);

/** tonglan --check: prints what is wrong, what may not be meant, and what is right, to standard output. Files are read; scenes that are right in themselves are
 *  drawn, too (see scenecheck.h). Exit code 0, 65 if anything is wrong, or 69 if
 *  nothing is but the scenes could not be drawn.
 */
[[nodiscard]] int runCheck(const CommandLine &line);

}
