#pragma once

#include "base/problem.h"
#include "table/tablefile.h"

#include <QStringList>

#include <array>
#include <optional>

namespace tonglan {

/** Which column of a table means what. */
struct TableMapping
{
    enum Field {
        Indicator, ///< Its code or its name.
        Region, ///< Its code or its name.
        Time,
        Value,
        Unit,
        Department,
        Note,
    };
    static constexpr int fieldCount = 7;

    QString sheet = {}; ///< Of XLSX; empty: all that have such a head.
    int headLine = 0; ///< From 1; 0: the first line that names the columns.
    std::array<QString, fieldCount> columns = {}; ///< What stands in the head above the column; empty: there is none.
    std::array<QString, fieldCount> fixed = {}; ///< Holds for every row that says nothing itself.

    friend bool operator==(const TableMapping &, const TableMapping &) = default;
};

[[nodiscard]] QLatin1StringView fieldName(TableMapping::Field field); ///< "indicator", "region", "time", "value", "unit", "department", "note"

/** Reads a mapping (TOML: sheet, head, tables [columns] and [fixed]). Unknown keys are problems. */
[[nodiscard]] std::optional<TableMapping> parseMapping(const QByteArray &toml, const QString &file, QList<Problem> &problems);
/** The same as a file that parseMapping() reads, with a word on what it is. */
[[nodiscard]] QByteArray toToml(const TableMapping &mapping);

/** Which cell of @p head is which column: by @p mapping where it names one, else by what such columns are usually called, in Chinese or English. */
struct HeadColumns
{
    std::array<int, TableMapping::fieldCount> at = {}; ///< Index of the cell; -1 = there is none.

    [[nodiscard]] int found() const;
    /** Indicator, time and value are there, or fixed; and so is every column that the mapping names, but for the note, on which no figure hangs. */
    [[nodiscard]] bool isEnough(const TableMapping &mapping) const;
};
/** What @p head lacks of what @p mapping names, with the nearest name; English, empty if nothing. */
[[nodiscard]] QString lackOf(const HeadColumns &columns, const TableMapping &mapping, const std::vector<TableCell> &head);
[[nodiscard]] HeadColumns findColumns(const std::vector<TableCell> &head, const TableMapping &mapping);

/** @p mapping with the columns that were found in @p head, to be saved. */
[[nodiscard]] TableMapping withColumns(TableMapping mapping, const HeadColumns &columns, const TableRow &head);

}
