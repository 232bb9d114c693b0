#pragma once

#include <QStringList>

class QTextStream;

namespace tonglan {

/** tonglan import …: takes tables of figures that people have typed into the vault beside the cache, and out again. The wall shows them within a second or two, whether it
 *  runs or is started later. Exit codes: 0 done, 2 wrong usage, 65 something was refused (what is good is taken), 66 there is no such file, cache or import, 73 the
 *  report can't be written, 74 the disk, 75 in use, 78 a cache of a later version.
 */
[[nodiscard]] int runImportTool(const QStringList &arguments, const QString &usualFolder, QTextStream &out, QTextStream &err);

}
