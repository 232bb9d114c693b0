#pragma once

#include "tables.h"

namespace SQLite {
class Database;
}

namespace tonglan {

// The first load of an empty table goes without its secondary, spatial and text indexes, which are built at its end: that is
// several times faster than keeping them. "meta" holds bulk:<table> in the meantime, so that a load which was cut off is
// finished at the next opening. All of these throw SQLite::Exception and run in the caller's transaction, if there is one.

/** True for the types that have something to put off. */
[[nodiscard]] bool gainsFromBulkLoad(RecordType type);
[[nodiscard]] bool isBulkLoading(SQLite::Database &database, RecordType type);

/** Drops the secondary indexes of an empty table and notes how to make them again. False if it has rows. */
bool beginBulkLoad(SQLite::Database &database, RecordType type);

/** Makes all indexes again from the rows. */
void finishBulkLoad(SQLite::Database &database, RecordType type);

/** Finishes what an earlier run left, in a transaction. */
void finishBulkLoads(SQLite::Database &database);

}
