#pragma once

#include "model/digest.h"
#include "model/record.h"
#include "statement.h"

#include <vector>

namespace tonglan {

/** The digest of records that the server has and the cache, on purpose, has not. */
struct UnkeptDigest
{
    static constexpr int buckets = 1'024;

    Digest digest = Digest(buckets);
    std::vector<bool> doubtful = std::vector<bool>(buckets, false); ///< One of these may have changed or gone since: nothing can be said of the bucket.
};

/** What retention has dropped or refused, as sums by bucket: so cache and server can still be compared, at no cost a record. Single
 *  records cannot be looked up: where one may have changed since, its bucket is in doubt until a snapshot of the type counts anew.
 *  Runs inside the writer's transaction; throws SQLite::Exception.
 */
class UnkeptRecords
{
public:
    explicit UnkeptRecords(SQLite::Database &database);

    /** A record that is dropped, or that came and is not taken. */
    void add(qint64 feed, RecordType type, const QString &source, const QString &id, qint64 version);
    /** A change of a record that is not stored: it may be one of these. */
    void doubt(qint64 feed, RecordType type, const QString &source, const QString &id);
    [[nodiscard]] bool mayHold(qint64 feed, RecordType type, const QString &source, const QString &id);
    /** What a whole snapshot of the type has shown. */
    void replace(qint64 feed, RecordType type, const UnkeptDigest &counted);
    void forget(qint64 feed);

    [[nodiscard]] static UnkeptDigest read(SQLite::Database &database, qint64 feed, RecordType type);

private:
    SQLite::Database &m_database;
    Statement m_add, m_doubt, m_find;
};

}
