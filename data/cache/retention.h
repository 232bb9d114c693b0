#pragma once

#include "model/batch.h"
#include "statement.h"
#include "tables.h"
#include "unkept.h"

#include <QSet>

namespace tonglan {

/** How long the cache keeps what, in days; 0 = for ever. A wall runs for years on one disk: what nobody looks at goes.
 *  Regions, sources, indicators and assets are never dropped, nor open events with their log, warnings that are not over, open objections,
 *  and the newest reading of each indicator and region, however old.
 */
struct RetentionPolicy
{
    int closedEventDays = 90; ///< Since they were closed.
    int eventLogDays = 90; ///< Of objections, too: since they were answered or refused.
    int readingDays = 400; ///< Thirteen months: the same month of last year is compared. Of forecasts, too: since their last point.
    int endedWarningDays = 180; ///< Since they expired or were cancelled.
    int historyDays = 30; ///< Superseded versions, since they were superseded: how far back the wall can be shown as it was known.
    int tombstoneDays = 30; ///< Never less than any server keeps its changes: see Writer::keepTombstones().
    int quarantineDays = 30;
    int unusedFeedDays = 7; ///< Rows of a feed that is no longer configured, since its last contact.
    int sizeMiB = 4096; ///< Above this, everything is kept half as long, and half again, until it fits; 0 = no limit.

    friend bool operator==(const RetentionPolicy &, const RetentionPolicy &) = default;
};

/** @p policy with its times for rows and history halved @p times times, to no less than a day. */
[[nodiscard]] RetentionPolicy shortened(RetentionPolicy policy, int times);

/** True if the cache need not hold @p record: retention drops it, and ingest (a change or a page of a snapshot alike) does not take
 *  it unless an older version of it is stored. What is not kept is counted, so that the audit by digest still holds: see unkept.h.
 *  @p now is what Writer::retentionNow() says, which a wrong clock of this machine cannot move far.
 */
[[nodiscard]] bool isBeyondRetention(const Record &record, const RetentionPolicy &policy, TimeMs now);

/** Drops what is beyond its retention, a few rows at a time; after the last table it begins again with the first.
 *  Events, warnings, objections and forecasts leave a tombstone, so that a late put cannot bring them back, and the last version of the first two goes to
 *  the history: dropped is not gone. Runs inside the writer's transaction; throws SQLite::Exception.
 */
class Pruner
{
public:
    struct Context
    {
        const RetentionPolicy &policy;
        const QSet<QString> &feeds; ///< Configured; rows of others are dropped in time.
        TimeMs now = 0;
        int rows = 0; ///< To be looked at or dropped at most, about.
        UnkeptRecords &unkept;
    };
    struct Step
    {
        std::array<int, recordTypeCount> rows = {}; ///< Dropped, by RecordType.
        qint64 dropped = 0; ///< With those of history, tombstones and quarantine.
        bool finished = false; ///< Every table was looked at.
    };

    explicit Pruner(SQLite::Database &database);
    [[nodiscard]] Step step(const Context &context);
    void restart(); ///< After a transaction that failed.

private:
    /** Gives true when there is nothing more to do here. */
    using Stage = bool (Pruner::*)(const Context &, Step &);
    bool pruneEvents(const Context &context, Step &step);
    bool pruneUndatedEvents(const Context &context, Step &step);
    bool pruneLog(const Context &context, Step &step);
    bool pruneReadings(const Context &context, Step &step);
    bool pruneWarnings(const Context &context, Step &step);
    bool pruneObjections(const Context &context, Step &step);
    bool pruneForecasts(const Context &context, Step &step);
    bool pruneHistory(const Context &context, Step &step);
    bool pruneTombstones(const Context &context, Step &step);
    bool pruneQuarantine(const Context &context, Step &step);
    bool pruneUnusedFeeds(const Context &context, Step &step);
    bool dropChosen(RecordType type, const std::string &choice, qint64 limit, const Context &context, Step &step);
    bool dropOfFeed(RecordType type, qint64 feed, const Context &context, Step &step);

    SQLite::Database &m_database;
    std::size_t m_stage = 0;
    std::string m_table = {}; ///< Where a stage of several tables is.
    qint64 m_from = 0; ///< Row id to go on from.
    QString m_fromIndicator = {}, m_fromRegion = {};
};

}
