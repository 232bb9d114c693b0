#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "table/tablefile.h"

#include <QTimeZone>

#include <optional>

namespace tonglan {

/** Full-width letters, digits and signs as the usual ones, blanks of all kinds as one, none around: how names are compared and numbers read. */
[[nodiscard]] QString plainText(const QString &text);

/** A number as somebody wrote it, with what stands behind it: "1,234.5", "１２．３万件", "45%". */
struct TypedNumber
{
    std::optional<double> value = {}; ///< Unset: it says that there is none ("—", "无", "n/a").
    QString unit = {}; ///< What stood behind it, as far as it stood there: "万件", "%".

    friend bool operator==(const TypedNumber &, const TypedNumber &) = default;
};

/** Invalid, with what is wrong, if it is no number; also where it could mean two ("3,14", and "1,234" in a table whose @p separator is ';'). The cell is not
 *  empty.
 */
[[nodiscard]] Result<TypedNumber> readNumber(const TableCell &cell, QChar separator = {});

/** A moment or a period as somebody wrote it. */
struct TypedTime
{
    enum class Length {
        Moment,
        Day,
        Month,
        Quarter,
        Year,
    };
    TimeMs time = 0; ///< Of a period its beginning.
    Length length = Length::Moment;

    friend bool operator==(const TypedTime &, const TypedTime &) = default;
};

/** "2026-06-25", "2026/6/25 14:30", "2026年6月25日 14时30分", "20260625", "2026-06-25T14:30:00+08:00", "2026年6月", "2026年第2季度", "2026年", and the numbers by which
 *  spreadsheets count days. Without an offset it is the time of @p zone. Invalid, with what is wrong, if it is none or could be two ("06/07/2026").
 */
[[nodiscard]] Result<TypedTime> readTime(const TableCell &cell, bool is1904, const QTimeZone &zone);

}
