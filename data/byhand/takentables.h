#pragma once

#include "base/result.h"

#include <QFile>
#include <QHash>

namespace tonglan {

/** Which tables of a watched folder were taken, whatever became of their imports: a table is taken again only when its content changes, also where nothing can be
 *  written beside it, and where its import was undone. A file of lines of JSON that is added to; of one table the last line counts. One thread.
 */
class TakenTables
{
public:
    struct One
    {
        QString stamp = {}; ///< Size and time of change, by which it is not read again.
        QString digest = {}; ///< SHA-256 of its content, in hex.

        friend bool operator==(const One &, const One &) = default;
    };

    /** Kept in the file @p path, whose folder need not be there yet. */
    explicit TakenTables(const QString &path);

    /** Reads what is kept; a line that can't be read is left out. Storage, and then nothing is known and nothing should be taken. */
    [[nodiscard]] Result<void> load();
    [[nodiscard]] One of(const QString &table) const { return m_tables.value(table); } ///< Empty if it was never taken.
    [[nodiscard]] Result<void> add(const QString &table, const One &one); ///< Storage: it is known until the program ends.

private:
    QFile m_file;
    QHash<QString, One> m_tables = {}; ///< By path.
};

}
