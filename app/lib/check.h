#pragma once

#include "base/problem.h"

#include <QStringList>

#include <vector>

namespace tonglan {

/** Validates a scene, feeds, settings or register file, told apart by what is in it. Empty = nothing wrong. */
[[nodiscard]] QList<Problem> checkFile(const QString &path);

/** What is allowed, but may not be meant: the map of a scene, or an online one, without 审图号. Each begins with "warning: ". */
[[nodiscard]] QList<Problem> remarksOn(const QString &path);

/** "file:line:column: message", as compilers write it; parts that are not known are left out. */
[[nodiscard]] QString toText(const Problem &problem);

/** tonglan --check: prints what is wrong, what may not be meant, and what is right, to standard output. Exit code 0, or 65 if anything is wrong. */
[[nodiscard]] int runCheck(const QStringList &paths);

}
