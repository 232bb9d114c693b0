#pragma once

#include <QStringList>

class QTextStream;

namespace tonglan {

/** tonglan rules …: checks rules, and tries them out on the readings that the cache has: what would have fired. @p arguments begin with the command.
 *  Reads only; possible while the program runs. Exit codes: 0 done, 2 wrong usage, 65 something of the file is wrong (what is good is tried), 66 there is
 *  no such file or cache, 74 the disk, 78 a cache of a later version.
 */
[[nodiscard]] int runRulesTool(const QStringList &arguments, const QString &usualFolder, QTextStream &out, QTextStream &err);

}
