#pragma once

#include "tablefile.h"

namespace tonglan {

/** Rows of CSV (RFC 4180). Which encoding and which separator it has it says itself: by a byte order mark, by being UTF-8 or else GB18030; by the
 *  character that divides the most in its first lines, or by a first line "sep=;". All cells are texts. Invalid if it is no text.
 */
[[nodiscard]] Result<TableFacts> readCsv(const QByteArray &bytes, const TableLimits &limits, const TakeRow &take);

}
