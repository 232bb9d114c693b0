#pragma once

#include "base/result.h"
#include "salvage.h"

#include <vector>

namespace SQLite {
class Database;
}

namespace tonglan {

/** One step of the schema: brings a cache from @c version - 1 to @c version. */
struct Migration
{
    int version = 0;
    QString name = {};
    QByteArray sql = {};
};

/** The steps that are built in (schema/NNN_name.sql), in order from 1. */
[[nodiscard]] const std::vector<Migration> &migrations();

/** The same of the outbox (outboxschema/NNN_name.sql). */
[[nodiscard]] const std::vector<Migration> &outboxMigrations();

/** The schema this program writes and reads. */
[[nodiscard]] int schemaVersion();

/** Takes the steps above PRAGMA user_version, all in one transaction: after a failure or a kill the cache is what it was. Newer if the
 *  cache is above the last step; Storage if the disk refuses, Invalid if the file is not what its version says. Throws nothing.
 */
[[nodiscard]] Result<void> migrate(SQLite::Database &database, const std::vector<Migration> &steps = migrations(), int applicationId = cacheApplicationId);

}
