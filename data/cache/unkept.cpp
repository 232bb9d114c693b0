#include "unkept.h"

namespace tonglan {

static qint64 bucketOf(const QString &source, const QString &id)
{
    return qint64(Digest::bucketOf(source, id, UnkeptDigest::buckets));
}

UnkeptRecords::UnkeptRecords(SQLite::Database &database)
    : m_database(database)
{
}

void UnkeptRecords::add(qint64 feed, RecordType type, const QString &source, const QString &id, qint64 version)
{
    if (!m_add) // SQLite has no exclusive or
        m_add = Statement(m_database, "INSERT INTO unkept (feed, type, bucket, count, digest, doubtful) VALUES (?1, ?2, ?3, 1, ?4, 0) ON CONFLICT (feed, type, bucket) DO UPDATE SET count = count + 1, digest = (digest | excluded.digest) - (digest & excluded.digest)");
    m_add.bind(1, feed).bind(2, qint64(type)).bind(3, bucketOf(source, id)).bind(4, qint64(Digest::checkOf(source, id, version))).run();
}

void UnkeptRecords::doubt(qint64 feed, RecordType type, const QString &source, const QString &id)
{
    if (!m_doubt)
        m_doubt = Statement(m_database, "UPDATE unkept SET doubtful = 1 WHERE feed = ?1 AND type = ?2 AND bucket = ?3");
    m_doubt.bind(1, feed).bind(2, qint64(type)).bind(3, bucketOf(source, id)).run();
}

bool UnkeptRecords::mayHold(qint64 feed, RecordType type, const QString &source, const QString &id)
{
    if (!m_find)
        m_find = Statement(m_database, "SELECT 1 FROM unkept WHERE feed = ?1 AND type = ?2 AND bucket = ?3");
    m_find.bind(1, feed).bind(2, qint64(type)).bind(3, bucketOf(source, id));
    const bool isFound = m_find.step();
    m_find.reset();
    return isFound;
}

void UnkeptRecords::replace(qint64 feed, RecordType type, const UnkeptDigest &counted)
{
    Statement(m_database, "DELETE FROM unkept WHERE feed = ?1 AND type = ?2").bind(1, feed).bind(2, qint64(type)).run();
    Statement insert(m_database, "INSERT INTO unkept (feed, type, bucket, count, digest, doubtful) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    for (std::size_t i = 0; i < counted.digest.buckets.size(); ++i) {
        const auto &bucket = counted.digest.buckets[i];
        if (bucket.count == 0 && !counted.doubtful[i])
            continue;
        insert.bind(1, feed).bind(2, qint64(type)).bind(3, qint64(i)).bind(4, bucket.count).bind(5, qint64(bucket.check)).bind(6, qint64(counted.doubtful[i]));
        insert.run();
    }
}

void UnkeptRecords::forget(qint64 feed)
{
    Statement(m_database, "DELETE FROM unkept WHERE feed = ?1").bind(1, feed).run();
}

UnkeptDigest UnkeptRecords::read(SQLite::Database &database, qint64 feed, RecordType type)
{
    UnkeptDigest counted;
    Statement rows(database, "SELECT bucket, count, digest, doubtful FROM unkept WHERE feed = ?1 AND type = ?2");
    rows.bind(1, feed).bind(2, qint64(type));
    while (rows.step()) {
        const auto i = std::size_t(rows.integer(0)) % counted.doubtful.size();
        counted.digest.buckets[i] = {.count = rows.integer(1), .check = quint64(rows.integer(2))};
        counted.doubtful[i] = rows.integer(3) != 0;
    }
    return counted;
}

}
