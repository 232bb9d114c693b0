#include "cachedigest.h"

#include "statement.h"
#include "tables.h"
#include "unkept.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

namespace tonglan {

using namespace Qt::StringLiterals;

static tl::unexpected<Error> storageError(const QString &path, const SQLite::Exception &exception)
{
    return failure(Error::Kind::Storage, u"%1: digest: %2"_s.arg(path, QString::fromUtf8(exception.what())));
}

Result<Database> openAsOf(const QString &path, const QString &feed, const QString &cursor)
{
    auto database = Database::openForReading(path);
    if (!database)
        return database;
    try {
        execute(database->handle(), "BEGIN"); // and the first read fixes what it sees
        Statement state(database->handle(), "SELECT cursor FROM feed_state WHERE feed = ?1");
        state.bind(1, feed);
        if (!state.step() || state.text(0) != cursor)
            return failure(Error::Kind::NotFound, u"%1: %2 is not at '%3'"_s.arg(path, feed, cursor));
    } catch (const SQLite::Exception &exception) {
        return storageError(path, exception);
    }
    return database;
}

/** Its buckets fall together into those of the answer, whose number must divide theirs: else nothing can be said of any. */
static void addUnkept(CacheDigest &result, const UnkeptDigest &unkept)
{
    const auto buckets = result.digest.buckets.size();
    const bool isDivided = unkept.digest.buckets.size() % buckets == 0;
    for (std::size_t i = 0; i < unkept.digest.buckets.size(); ++i) {
        const auto &from = unkept.digest.buckets[i];
        auto &to = result.digest.buckets[i % buckets];
        to.count += from.count;
        to.check ^= from.check;
        if (unkept.doubtful[i])
            result.refused[i % buckets] = true;
        if (!isDivided && from.count > 0)
            result.refused.assign(buckets, true);
    }
}

Result<CacheDigest> digestOf(const Database &database, const QString &feed, RecordType type, int buckets)
{
    try {
        CacheDigest result{.digest = Digest(buckets), .refused = std::vector<bool>(std::size_t(buckets), false)};
        const bool isReading = type == RecordType::Reading;
        Statement rows(database.handle(),
            std::string("SELECT source, version, ") + (isReading ? "indicator, region, time" : "id") + " FROM " + tableOf(type).name + " WHERE feed = (SELECT n FROM feed_state WHERE feed = ?1)");
        rows.bind(1, feed);
        while (rows.step()) {
            const auto id = isReading ? readingIdentity(rows.text(2), rows.text(3), rows.integer(4)) : rows.text(2);
            result.digest.add(rows.text(0), id, rows.integer(1));
        }
        Statement number(database.handle(), "SELECT n FROM feed_state WHERE feed = ?1");
        if (number.bind(1, feed).step())
            addUnkept(result, UnkeptRecords::read(database.handle(), number.integer(0), type));
        Statement refused(database.handle(), "SELECT source, id FROM quarantine WHERE feed = ?1 AND type = ?2");
        refused.bind(1, feed).bind(2, QString(recordTypeName(type)));
        while (refused.step())
            result.refused[result.digest.bucketOf(refused.text(0), refused.text(1))] = true;
        return result;
    } catch (const SQLite::Exception &exception) {
        return storageError(database.path(), exception);
    }
}

}
