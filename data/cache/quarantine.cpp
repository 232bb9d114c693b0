#include "quarantine.h"

#include <QCryptographicHash>

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

static tl::unexpected<Error> storageError(const Database &database, const SQLite::Exception &exception)
{
    return failure(Error::Kind::Storage, u"%1: quarantine: %2"_s.arg(database.path(), QString::fromUtf8(exception.what())));
}

Result<std::vector<QuarantinedRecord>> quarantined(const Database &database, const QString &feed, int limit, qint64 beforeRow)
{
    try {
        Statement query(database.handle(),
            "SELECT n, feed, type, source, id, reason, raw, seen_at, times FROM quarantine"
            " WHERE (?1 = '' OR feed = ?1) AND (?2 = 0 OR n < ?2) ORDER BY n DESC LIMIT ?3");
        query.bind(1, feed).bind(2, beforeRow).bind(3, qint64(limit));
        std::vector<QuarantinedRecord> rows;
        while (query.step()) {
            rows.push_back({.n = query.integer(0),
                .feed = query.text(1),
                .record = {.type = query.text(2), .source = query.text(3), .id = query.text(4), .reason = query.text(5), .raw = query.bytes(6)},
                .seenAt = query.integer(7),
                .times = query.integer(8)});
        }
        return rows;
    } catch (const SQLite::Exception &exception) {
        return storageError(database, exception);
    }
}

Result<QHash<QString, qint64>> quarantineCounts(const Database &database)
{
    try {
        Statement query(database.handle(), "SELECT feed, count(*) FROM quarantine GROUP BY feed");
        QHash<QString, qint64> counts;
        while (query.step())
            counts.insert(query.text(0), query.integer(1));
        return counts;
    } catch (const SQLite::Exception &exception) {
        return storageError(database, exception);
    }
}

Result<void> clearQuarantine(const Database &database, const QString &feed)
{
    try {
        Statement(database.handle(), "DELETE FROM quarantine WHERE ?1 = '' OR feed = ?1").bind(1, feed).run();
        return {};
    } catch (const SQLite::Exception &exception) {
        return storageError(database, exception);
    }
}

Result<QuarantinedRecord> quarantinedRecord(const Database &database, qint64 n)
{
    const auto found = quarantined(database, {}, 1, std::min(n, std::numeric_limits<qint64>::max() - 1) + 1);
    if (!found)
        return tl::unexpected(found.error());
    if (found->empty() || found->front().n != n)
        return failure(Error::Kind::NotFound, u"there is no refused record %1"_s.arg(n));
    return found->front();
}

Result<void> forgetQuarantined(const Database &database, qint64 n)
{
    try {
        Statement(database.handle(), "DELETE FROM quarantine WHERE n = ?1").bind(1, n).run();
        return {};
    } catch (const SQLite::Exception &exception) {
        return storageError(database, exception);
    }
}

QuarantineTable::QuarantineTable(SQLite::Database &database)
    : m_database(database)
{
}

void QuarantineTable::add(const QString &feed, const RejectedRecord &rejected, TimeMs now)
{
    const auto raw = rejected.raw.first(std::min(rejected.raw.size(), rawBytes));
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const auto &text : {rejected.type, rejected.source, rejected.id, rejected.reason}) {
        hash.addData(text.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
    }
    hash.addData(raw);
    if (!m_add) {
        m_add = Statement(m_database,
            "INSERT INTO quarantine (feed, type, source, id, reason, raw, seen_at, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
            " ON CONFLICT (feed, hash) DO UPDATE SET seen_at = excluded.seen_at, times = times + 1");
    }
    // Long names are cut too: they are text of a feed.
    m_add.bind(1, feed).bind(2, rejected.type.left(256)).bind(3, rejected.source.left(1024)).bind(4, rejected.id.left(1024)).bind(5, rejected.reason.left(4096));
    m_add.bindBlob(6, raw).bind(7, now).bindBlob(8, hash.result()).run();
}

void QuarantineTable::trim(const QString &feed)
{
    Statement(m_database,
        "DELETE FROM quarantine WHERE feed = ?1 AND n IN (SELECT n FROM quarantine WHERE feed = ?1 ORDER BY seen_at DESC, n DESC LIMIT -1 OFFSET ?2)")
        .bind(1, feed)
        .bind(2, rowsPerFeed)
        .run();
}

}
