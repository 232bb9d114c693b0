#pragma once

#include "database.h"
#include "model/batch.h"
#include "statement.h"

#include <QHash>

namespace tonglan {

/** A refused record as people look at it. */
struct QuarantinedRecord
{
    qint64 n = 0; ///< Row id: the place to go on listing from.
    QString feed = {};
    RejectedRecord record = {};
    TimeMs seenAt = 0; ///< The last time it came.
    qint64 times = 1; ///< How often it came, with the same content and for the same reason.
};

/** At most @p limit refused records, newest first; @p feed empty = of all feeds. The next page begins below @p beforeRow. */
[[nodiscard]] Result<std::vector<QuarantinedRecord>> quarantined(const Database &database, const QString &feed = {}, int limit = 100, qint64 beforeRow = 0);

/** Refused records that are kept, by feed. */
[[nodiscard]] Result<QHash<QString, qint64>> quarantineCounts(const Database &database);

/** Forgets what is kept of @p feed (empty = of all feeds). Needs the writing connection. */
[[nodiscard]] Result<void> clearQuarantine(const Database &database, const QString &feed = {});

/** One of them; NotFound if there is none of that number. */
[[nodiscard]] Result<QuarantinedRecord> quarantinedRecord(const Database &database, qint64 n);

/** Forgets one of them. Needs the writing connection. */
[[nodiscard]] Result<void> forgetQuarantined(const Database &database, qint64 n);

/** The writer's side: keeps at most @c rowsPerFeed records of each feed and @c rawBytes of each. Throws SQLite::Exception. */
class QuarantineTable
{
public:
    static constexpr qint64 rowsPerFeed = 10000;
    static constexpr qsizetype rawBytes = 65536;

    explicit QuarantineTable(SQLite::Database &database);
    void add(const QString &feed, const RejectedRecord &rejected, TimeMs now);
    /** Drops the oldest of @p feed beyond the limit. */
    void trim(const QString &feed);

private:
    SQLite::Database &m_database;
    Statement m_add;
};

}
