#include "retention.h"

#include "recordtable.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>

namespace tonglan {

static constexpr TimeMs dayMs = 24 * 3'600'000LL;

/** Rows older than this go; the beginning of time if they are kept for ever. */
static TimeMs limitOf(TimeMs now, int days)
{
    return days > 0 ? now - days * dayMs : std::numeric_limits<TimeMs>::min();
}

RetentionPolicy shortened(RetentionPolicy policy, int times)
{
    for (auto *days : {&policy.closedEventDays, &policy.eventLogDays, &policy.readingDays, &policy.endedWarningDays, &policy.historyDays}) {
        if (*days > 0)
            *days = std::max(1, *days >> std::clamp(times, 0, 30));
    }
    return policy;
}

bool isBeyondRetention(const Record &record, const RetentionPolicy &policy, TimeMs now)
{
    if (const auto *event = std::get_if<Event>(&record))
        return !isOpen(*event) && (event->closedAt > 0 ? event->closedAt : event->reportedAt) < limitOf(now, policy.closedEventDays);
    if (const auto *log = std::get_if<EventLog>(&record))
        return log->head.time < limitOf(now, policy.eventLogDays);
    if (const auto *reading = std::get_if<Reading>(&record))
        return reading->head.time < limitOf(now, policy.readingDays);
    if (const auto *warning = std::get_if<Warning>(&record)) {
        const auto limit = limitOf(now, policy.endedWarningDays);
        return warning->status == Warning::Status::Active ? warning->expires > 0 && warning->expires < limit : warning->head.time < limit;
    }
    if (const auto *objection = std::get_if<Objection>(&record))
        return !isOpen(*objection) && objection->head.time < limitOf(now, policy.eventLogDays);
    if (const auto *forecast = std::get_if<Forecast>(&record))
        return !forecast->points.empty() && forecast->points.back().time < limitOf(now, policy.readingDays);
    return false;
}

Pruner::Pruner(SQLite::Database &database)
    : m_database(database)
{
}

void Pruner::restart()
{
    m_stage = 0;
    m_table.clear();
    m_from = 0;
    m_fromIndicator.clear();
    m_fromRegion.clear();
}

Pruner::Step Pruner::step(const Context &context)
{
    static constexpr std::array<Stage, 11> stages = {&Pruner::pruneEvents, &Pruner::pruneUndatedEvents, &Pruner::pruneLog, &Pruner::pruneReadings, &Pruner::pruneWarnings,
        &Pruner::pruneObjections, &Pruner::pruneForecasts, &Pruner::pruneHistory, &Pruner::pruneTombstones, &Pruner::pruneQuarantine, &Pruner::pruneUnusedFeeds};
    Step step;
    if (!(this->*stages.at(m_stage))(context, step))
        return step;
    const auto next = (m_stage + 1) % stages.size();
    restart();
    m_stage = next;
    step.finished = next == 0;
    return step;
}

/** Drops the rows whose row ids @p choice selects by ?1, the limit, and ?2, their number. */
bool Pruner::dropChosen(RecordType type, const std::string &choice, qint64 limit, const Context &context, Step &step)
{
    Statement chosen(m_database, choice);
    chosen.bind(1, limit).bind(2, qint64(context.rows));
    std::string rows;
    int count = 0;
    for (; chosen.step(); ++count)
        rows += (rows.empty() ? "" : ", ") + std::to_string(chosen.integer(0));
    chosen.reset();
    if (count == 0)
        return true;
    const auto where = " WHERE n IN (" + rows + ")";
    Statement dropping(m_database, "SELECT feed, source, id, version FROM " + tableOf(type).name + where);
    while (dropping.step())
        context.unkept.add(dropping.integer(0), type, dropping.text(1), dropping.text(2), dropping.integer(3));
    dropping.reset();
    if (type == RecordType::Event || type == RecordType::Warning || type == RecordType::Objection || type == RecordType::Forecast) {
        execute(m_database, "INSERT INTO tombstone (type, source, id, version, known_since, feed) SELECT " + std::to_string(int(type)) + ", source, id, version, " + std::to_string(context.now) + ", feed FROM " + tableOf(type).name + where + " ON CONFLICT (type, source, id) DO UPDATE SET version = excluded.version, known_since = excluded.known_since, feed = excluded.feed WHERE excluded.version > version");
    }
    GeoBox ignored;
    const int dropped = dropRows(m_database, tableOf(type), where, context.now, ignored);
    step.rows.at(std::size_t(type)) += dropped;
    step.dropped += dropped;
    return count < context.rows;
}

bool Pruner::pruneEvents(const Context &context, Step &step)
{
    return dropChosen(RecordType::Event, "SELECT n FROM event WHERE closed_at > 0 AND closed_at < ?1 AND stage >= 4 ORDER BY closed_at LIMIT ?2", limitOf(context.now, context.policy.closedEventDays), context, step);
}

bool Pruner::pruneUndatedEvents(const Context &context, Step &step)
{
    return dropChosen(RecordType::Event, "SELECT n FROM event WHERE reported_at < ?1 AND stage >= 4 AND closed_at <= 0 ORDER BY reported_at LIMIT ?2", limitOf(context.now, context.policy.closedEventDays), context, step);
}

bool Pruner::pruneLog(const Context &context, Step &step)
{
    return dropChosen(RecordType::EventLog,
        "SELECT n FROM eventlog WHERE time < ?1 AND NOT EXISTS (SELECT 1 FROM event WHERE event.source = event_source AND event.id = event AND stage < 4) ORDER BY time LIMIT ?2",
        limitOf(context.now, context.policy.eventLogDays), context, step);
}

/** From one indicator and region to the next by the key: there is no index by time alone, and none is needed. */
bool Pruner::pruneReadings(const Context &context, Step &step)
{
    const auto limit = limitOf(context.now, context.policy.readingDays);
    Statement next(m_database, "SELECT indicator, region FROM reading WHERE (indicator, region) > (?1, ?2) ORDER BY indicator, region LIMIT 1");
    Statement newest(m_database, "SELECT max(time) FROM reading WHERE indicator = ?1 AND region = ?2");
    Statement drop(m_database,
        "DELETE FROM reading WHERE (indicator, region, time, source) IN"
        " (SELECT indicator, region, time, source FROM reading WHERE indicator = ?1 AND region = ?2 AND time < ?3 ORDER BY time LIMIT ?4)"
        " RETURNING feed, source, time, version");
    for (int left = context.rows; left > 0; left -= 2) {
        next.bind(1, m_fromIndicator).bind(2, m_fromRegion);
        if (!next.step())
            return true;
        const auto indicator = next.text(0);
        const auto region = next.text(1);
        next.reset();
        newest.bind(1, indicator).bind(2, region);
        newest.step();
        const auto before = std::min(limit, newest.integer(0));
        newest.reset();
        drop.bind(1, indicator).bind(2, region).bind(3, before).bind(4, qint64(left));
        int dropped = 0;
        for (; drop.step(); ++dropped)
            context.unkept.add(drop.integer(0), RecordType::Reading, drop.text(1), readingIdentity(indicator, region, drop.integer(2)), drop.integer(3));
        drop.reset();
        step.rows.at(std::size_t(RecordType::Reading)) += dropped;
        step.dropped += dropped;
        if (dropped == left)
            return false; // there may be more of these
        left -= dropped;
        m_fromIndicator = indicator;
        m_fromRegion = region;
    }
    return false;
}

bool Pruner::pruneWarnings(const Context &context, Step &step)
{
    return dropChosen(RecordType::Warning, "SELECT n FROM warning WHERE CASE status WHEN 0 THEN expires > 0 AND expires < ?1 ELSE time < ?1 END LIMIT ?2", limitOf(context.now, context.policy.endedWarningDays), context, step);
}

bool Pruner::pruneObjections(const Context &context, Step &step)
{
    return dropChosen(RecordType::Objection, "SELECT n FROM objection WHERE state >= 2 AND time < ?1 LIMIT ?2", limitOf(context.now, context.policy.eventLogDays), context, step);
}

bool Pruner::pruneForecasts(const Context &context, Step &step)
{
    return dropChosen(RecordType::Forecast, "SELECT n FROM forecast WHERE last_time < ?1 ORDER BY last_time LIMIT ?2", limitOf(context.now, context.policy.readingDays), context, step);
}

/** Rows of the histories lie in the order in which they were superseded: the oldest are first. */
bool Pruner::pruneHistory(const Context &context, Step &step)
{
    static constexpr std::array<const char *, 3> tables = {"event_history", "reading_history", "warning_history"};
    const std::string table = tables.at(std::size_t(m_from));
    Statement drop(m_database, "DELETE FROM " + table + " WHERE n IN (SELECT n FROM (SELECT n, known_until FROM " + table + " ORDER BY n LIMIT ?2) WHERE known_until < ?1)");
    drop.bind(1, limitOf(context.now, context.policy.historyDays)).bind(2, qint64(context.rows)).run();
    step.dropped += drop.changes();
    if (drop.changes() < context.rows)
        ++m_from;
    return m_from == qint64(tables.size());
}

bool Pruner::pruneTombstones(const Context &context, Step &step)
{
    static const std::string range = " WHERE (type, source, id) > (?1, ?2, ?3)";
    Statement last(m_database, "SELECT type, source, id FROM tombstone" + range + " ORDER BY type, source, id LIMIT 1 OFFSET ?4");
    last.bind(1, m_table.empty() ? -1 : m_from).bind(2, m_fromIndicator).bind(3, m_fromRegion).bind(4, qint64(context.rows));
    const bool more = last.step();
    const auto type = more ? last.integer(0) : qint64(recordTypeCount);
    const auto source = more ? last.text(1) : QString();
    const auto id = more ? last.text(2) : QString();
    last.reset();
    Statement drop(m_database, "DELETE FROM tombstone" + range + " AND (type, source, id) <= (?4, ?5, ?6) AND known_since < ?7");
    drop.bind(1, m_table.empty() ? -1 : m_from).bind(2, m_fromIndicator).bind(3, m_fromRegion);
    drop.bind(4, type).bind(5, source).bind(6, id).bind(7, limitOf(context.now, context.policy.tombstoneDays)).run();
    step.dropped += drop.changes();
    m_table = "tombstone";
    m_from = type;
    m_fromIndicator = source;
    m_fromRegion = id;
    return !more;
}

bool Pruner::pruneQuarantine(const Context &context, Step &step)
{
    Statement drop(m_database, "DELETE FROM quarantine WHERE n IN (SELECT n FROM quarantine WHERE seen_at < ?1 LIMIT ?2)");
    drop.bind(1, limitOf(context.now, context.policy.quarantineDays)).bind(2, qint64(context.rows)).run();
    step.dropped += drop.changes();
    return drop.changes() < context.rows;
}

bool Pruner::pruneUnusedFeeds(const Context &context, Step &step)
{
    if (context.feeds.isEmpty() || context.policy.unusedFeedDays == 0)
        return true; // nobody knows what is in use
    Statement states(m_database, "SELECT n, feed FROM feed_state WHERE last_success < ?1 ORDER BY n");
    states.bind(1, limitOf(context.now, context.policy.unusedFeedDays));
    qint64 feed = 0;
    QString name;
    while (feed == 0 && states.step()) {
        if (!context.feeds.contains(states.text(1))) {
            feed = states.integer(0);
            name = states.text(1);
        }
    }
    states.reset();
    if (feed == 0)
        return true;
    int type = m_table.empty() ? 0 : std::stoi(m_table);
    if (!dropOfFeed(RecordType(type), feed, context, step))
        return false;
    m_from = 0;
    m_fromIndicator.clear();
    m_fromRegion.clear();
    m_table = std::to_string(++type);
    if (type < recordTypeCount)
        return false;
    m_table.clear();
    Statement(m_database, "DELETE FROM quarantine WHERE feed = ?1").bind(1, name).run();
    Statement(m_database, "DELETE FROM type_pause WHERE feed = ?1").bind(1, feed).run();
    Statement(m_database, "DELETE FROM old_epoch WHERE feed = ?1").bind(1, feed).run();
    context.unkept.forget(feed);
    Statement(m_database, "DELETE FROM feed_state WHERE n = ?1").bind(1, feed).run();
    ++step.dropped;
    return false;
}

bool Pruner::dropOfFeed(RecordType type, qint64 feed, const Context &context, Step &step)
{
    const auto &table = tableOf(type);
    auto &rows = step.rows.at(std::size_t(type));
    if (!table.numbered()) {
        Statement next(m_database, "SELECT indicator, region FROM reading WHERE (indicator, region) > (?1, ?2) ORDER BY indicator, region LIMIT 1");
        Statement drop(m_database,
            "DELETE FROM reading WHERE (indicator, region, time, source) IN"
            " (SELECT indicator, region, time, source FROM reading WHERE indicator = ?1 AND region = ?2 AND feed = ?3 ORDER BY time LIMIT ?4)");
        for (int left = context.rows; left > 0; left -= 2) {
            next.bind(1, m_fromIndicator).bind(2, m_fromRegion);
            if (!next.step())
                return true;
            const auto indicator = next.text(0);
            const auto region = next.text(1);
            next.reset();
            drop.bind(1, indicator).bind(2, region).bind(3, feed).bind(4, qint64(left)).run();
            const int dropped = int(drop.changes());
            rows += dropped;
            step.dropped += dropped;
            if (dropped == left)
                return false;
            left -= dropped;
            m_fromIndicator = indicator;
            m_fromRegion = region;
        }
        return false;
    }
    Statement last(m_database, "SELECT n FROM " + table.name + " WHERE n > ?1 ORDER BY n LIMIT 1 OFFSET ?2");
    last.bind(1, m_from).bind(2, qint64(context.rows));
    const bool more = last.step();
    const auto to = more ? last.integer(0) : std::numeric_limits<qint64>::max();
    last.reset();
    GeoBox ignored;
    const auto where = " WHERE n > " + std::to_string(m_from) + " AND n <= " + std::to_string(to) + " AND feed = " + std::to_string(feed);
    const int dropped = dropRows(m_database, table, where, context.now, ignored);
    rows += dropped;
    step.dropped += dropped;
    m_from = to;
    return !more;
}

}
