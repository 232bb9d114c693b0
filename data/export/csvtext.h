#pragma once

#include <QString>

namespace tonglan {

/** A text as a field of a CSV file (RFC 4180): quoted where it must be. A text that a spreadsheet would take for a formula gets an apostrophe
 *  before it, which is how a spreadsheet is told that it is none; so do those in full width, which some take for the same.
 */
[[nodiscard]] QString csvText(const QString &text);

/** A number as a field: as many digits as it has, a point, no thousands; empty for NaN and infinities. */
[[nodiscard]] QString csvNumber(double number);

}
