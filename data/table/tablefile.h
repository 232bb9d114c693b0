#pragma once

#include "base/result.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace tonglan {

/** What stands in a cell. */
struct TableCell
{
    enum class Kind {
        Empty,
        Text,
        Number,
        Moment, ///< @c number is that of a spreadsheet's calendar, see TableRow::is1904.
        Wrong, ///< Nothing that can be used: @c text says what (English).
    };

    Kind kind = Kind::Empty;
    QString text = {}; ///< Of Text and Wrong; without blanks around it.
    double number = 0;
    bool isPercent = false; ///< A number that is shown as hundredths: 0.45 is seen as 45 %.
    bool isFormula = false; ///< What the spreadsheet worked out when it was saved.

    friend bool operator==(const TableCell &, const TableCell &) = default;
};

struct TableRow
{
    QString sheet = {}; ///< Empty in CSV.
    int line = 0; ///< From 1, as people count them in the file; a row of CSV may be several lines long.
    std::vector<TableCell> cells = {};
    QChar separator = {}; ///< Of the cells, in CSV.
    bool is1904 = false; ///< Days are counted from 1904-01-01, not from the last day of 1899.
    QString problem = {}; ///< The row can't be read (English) …
    int problemColumn = 0; ///< … from this column on; from 1.

    friend bool operator==(const TableRow &, const TableRow &) = default;
};

/** A file is refused beyond these, or read up to them and that is said. */
struct TableLimits
{
    qint64 fileBytes = 64LL << 20;
    qint64 unpackedBytes = 768LL << 20; ///< Of all parts of an XLSX together.
    qint64 sharedBytes = 192LL << 20; ///< Of the texts that its cells share.
    qint64 tokenBytes = 1 << 20; ///< Of one text or tag of its XML: a cell has at most 32,767 letters.
    int rows = 1'000'000;
    int columns = 256;
    int letters = 32'767; ///< Of one cell.
    int sheets = 256;
};

struct TableFacts
{
    QString encoding = {}; ///< Of CSV: "UTF-8", "UTF-16" or "GB18030".
    QChar separator = {}; ///< Of CSV.
    QStringList sheets = {}; ///< Of XLSX: the visible ones.
    int rows = 0; ///< Given, the empty ones not counted.
    bool isCut = false; ///< There were more rows than are read.
    QStringList notes = {}; ///< What was left out, English.

    friend bool operator==(const TableFacts &, const TableFacts &) = default;
};

/** Is given the rows one after another, without those that are empty; false: enough. */
using TakeRow = std::function<bool(const TableRow &)>;

/** Reads the CSV or XLSX file @p path; what it is its first bytes say, not its name. NotFound, Storage, or Invalid where it is neither or too large.
 *  A row that can't be read is given with its problem, and the others go on.
 */
[[nodiscard]] Result<TableFacts> readTableFile(const QString &path, const TableLimits &limits, const TakeRow &take);

/** The same of the bytes of a file. */
[[nodiscard]] Result<TableFacts> readTable(const QByteArray &bytes, const TableLimits &limits, const TakeRow &take);

/** "A", "Z", "AA": as spreadsheets name the column @p column, from 1. */
[[nodiscard]] QString columnName(int column);

}
