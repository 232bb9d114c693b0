#pragma once

#include "tablefile.h"

namespace tonglan {

/** Rows of all visible sheets of an XLSX file. Formulas are not worked out: what the spreadsheet stored is taken, and said. Of merged cells only the
 *  first has the value. Invalid if it is none, is too large unpacked, or its XML is broken; the rows before that were given by then.
 */
[[nodiscard]] Result<TableFacts> readXlsx(const QByteArray &bytes, const TableLimits &limits, const TakeRow &take);

}
