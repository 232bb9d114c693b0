#pragma once

#include "database.h"
#include "model/digest.h"
#include "model/record.h"

namespace tonglan {

/** A reading connection that sees the cache as of the commit in which @p feed came to @p cursor, for as long as it is open. Made on
 *  the sync thread, between two commits; it may be used on another. NotFound if the feed stands elsewhere.
 */
[[nodiscard]] Result<Database> openAsOf(const QString &path, const QString &feed, const QString &cursor);

/** What the cache has of @p type from @p feed, or has dropped on purpose, and where it cannot agree with the server. */
struct CacheDigest
{
    Digest digest = {};
    std::vector<bool> refused = {}; ///< By bucket: a record that is in quarantine would fall there, or one whose version is not known.
};

/** Reads all rows of the type: a second or two for a million. Any thread. */
[[nodiscard]] Result<CacheDigest> digestOf(const Database &database, const QString &feed, RecordType type, int buckets);

}
