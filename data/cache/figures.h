#pragma once

#include "database.h"
#include "writer.h"

namespace tonglan {

// What can be told of a cache from any connection to it.

/** Where every feed stands that the cache knows, by name. */
[[nodiscard]] Result<std::vector<FeedState>> feedStates(const Database &database);

/** Refused records that are kept. */
[[nodiscard]] Result<qint64> quarantineCount(const Database &database);

struct TableFigures
{
    QString table = {};
    QString feed = {}; ///< Empty where rows have none: histories, tombstones.
    qint64 rows = 0;
    TimeMs oldest = 0; ///< Of the time a record is about; of histories, since when; 0 = no rows.
    TimeMs newest = 0;

    friend bool operator==(const TableFigures &, const TableFigures &) = default;
};
/** Rows by table and feed. Reads all of them. */
[[nodiscard]] Result<std::vector<TableFigures>> tableFigures(const Database &database);

}
