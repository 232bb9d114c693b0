#pragma once

#include "cache/database.h"

class QTextStream;

namespace tonglan {

/** Writes the rows of a record type to @p out, a column a column, with a line of names first. Times are RFC 3339 in UTC, what the
 *  wire has words for (levels, stages, flags …) is given in them. Areas are left out.
 */
[[nodiscard]] Result<qint64> exportCsv(const Database &database, const QString &type, QTextStream &out);

/** Writes them as JSON lines, each a record of Tonglan Feed v1. */
[[nodiscard]] Result<qint64> exportTlf(const Database &database, const QString &type, QTextStream &out);

}
