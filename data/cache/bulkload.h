#pragma once

#include "tables.h"

namespace SQLite {
class Database;
}

namespace tonglan {

// The first load of an empty table goes into a temporary table without its indexes, and from there into the cache, with all
// indexes built at once, in the transaction that ends the load: several times faster than keeping indexes, and readers see
// nothing, then all of it. If the program dies before, the cache is still empty and the snapshot begins anew.
// All of these run in the caller's transaction and throw SQLite::Exception.

/** Name of the temporary table of @p type. */
[[nodiscard]] std::string loadTable(RecordType type);

/** True while the temporary table is there. */
[[nodiscard]] bool isBulkLoading(SQLite::Database &database, RecordType type);

/** Makes the temporary table, if this type gains from it and its table is empty; else false. */
bool beginBulkLoad(SQLite::Database &database, RecordType type);

/** Moves the rows into the cache, builds all indexes and drops the temporary table. */
void finishBulkLoad(SQLite::Database &database, RecordType type);

}
