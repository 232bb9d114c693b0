#pragma once

#include <QStringList>

class QTextStream;

namespace tonglan {

/** `tonglan audit`: reads what operators did and says whether anybody has altered it. Gives the exit code: 0 all is well, 65 it was altered, 66 there is none, 2 usage, 74 the disk. */
[[nodiscard]] int runAuditTool(const QStringList &arguments, const QString &usualFolder, QTextStream &out, QTextStream &err);

}
