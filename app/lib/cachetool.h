#pragma once

#include <QStringList>

class QTextStream;

namespace tonglan {

/** tonglan cache …: looks after the local store from the command line; @p arguments begin with the command.
 *  Reading is possible while the program runs; what writes refuses then. Exit codes: 0 done, 2 wrong usage, 65 something was
 *  found or refused, 66 there is no cache, 74 the disk, 75 in use, 78 written by a later version.
 */
[[nodiscard]] int runCacheTool(const QStringList &arguments, const QString &usualFolder, QTextStream &out, QTextStream &err);

}
