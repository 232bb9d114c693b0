#pragma once

#include "cache/quarantine.h"
#include "cache/writer.h"

class QTextStream;

namespace tonglan {

/** Lists refused records, newest first, one a line. */
[[nodiscard]] Result<void> listQuarantine(const Database &database, const QString &feed, bool json, QTextStream &out);

/** Shows one of them with what came. */
[[nodiscard]] Result<void> showQuarantined(const Database &database, qint64 n, QTextStream &out);

/** Writes them as JSON lines. */
[[nodiscard]] Result<void> exportQuarantine(const Database &database, const QString &feed, QTextStream &out);

/** Reads what was refused with today's program, applies what is good now, and says of each what became of it.
 *  Gives the number that is still refused.
 */
[[nodiscard]] Result<int> retryQuarantine(Writer &writer, const QString &feed, QTextStream &out);

}
