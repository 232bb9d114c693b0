#include "history.h"

#include "statement.h"

#include <SQLiteCpp/Exception.h>

namespace tonglan {

using namespace Qt::StringLiterals;

// A row holds from known_since until it was superseded; of the table itself, until now.
static const std::string eventColumns = "source, id, version, time, title, kind, kind_name, topic, level, stage, flags, region, address,"
                                        " department, occurred_at, reported_at, deadline, closed_at, lat, lon";

static Event eventOf(const Statement &row)
{
    Event event;
    event.head = {.source = row.text(0), .id = row.text(1), .version = row.integer(2), .time = row.integer(3)};
    event.title = row.text(4);
    event.kind = row.text(5);
    event.kindName = row.text(6);
    event.topic = row.text(7);
    event.level = Level(row.integer(8));
    event.stage = Stage(row.integer(9));
    event.flags = unsigned(row.integer(10));
    event.region = row.text(11);
    event.address = row.text(12);
    event.department = row.text(13);
    event.occurredAt = row.integer(14);
    event.reportedAt = row.integer(15);
    event.deadline = row.integer(16);
    event.closedAt = row.integer(17);
    if (!row.isNull(18) && !row.isNull(19))
        event.position = GeoPoint{row.real(18), row.real(19)};
    return event;
}

template<typename T, typename Work>
static Result<T> reading(const Database &database, const QString &what, Work &&work)
{
    try {
        return work();
    } catch (const SQLite::Exception &exception) {
        return failure(Error::Kind::Storage, u"%1: history of %2: %3"_s.arg(database.path(), what, QString::fromUtf8(exception.what())));
    }
}

// The same rows from the table and from its history, as one statement: a commit between the two cannot lose one.
static std::string known(const std::string &table, const std::string &columns, const std::string &key, const std::string &at)
{
    return "SELECT " + columns + " FROM " + table + " WHERE " + key + " AND known_since <= " + at + " UNION ALL SELECT " + columns + " FROM " + table
        + "_history WHERE " + key + " AND known_since <= " + at + " AND known_until > " + at;
}

Result<std::optional<Event>> eventKnownAt(const Database &database, const QString &source, const QString &id, TimeMs at)
{
    return reading<std::optional<Event>>(database, u"event %1/%2"_s.arg(source, id), [&]() -> std::optional<Event> {
        Statement query(database.handle(), known("event", eventColumns, "source = ?1 AND id = ?2", "?3") + " LIMIT 1");
        query.bind(1, source).bind(2, id).bind(3, at);
        return query.step() ? std::optional(eventOf(query)) : std::nullopt;
    });
}

Result<std::optional<Reading>> readingKnownAt(const Database &database, const QString &source, const QString &indicator, const QString &region, TimeMs time, TimeMs at)
{
    return reading<std::optional<Reading>>(database, u"reading %1|%2"_s.arg(indicator, region), [&]() -> std::optional<Reading> {
        Statement query(database.handle(), known("reading", "version, value, quality", "indicator = ?1 AND region = ?2 AND time = ?3 AND source = ?4", "?5") + " LIMIT 1");
        query.bind(1, indicator).bind(2, region).bind(3, time).bind(4, source).bind(5, at);
        if (!query.step())
            return std::nullopt;
        Reading found;
        found.head = {.source = source, .id = u"%1|%2|%3"_s.arg(indicator, region).arg(time / 1000), .version = query.integer(0), .time = time};
        found.indicator = indicator;
        found.region = region;
        if (!query.isNull(1))
            found.value = query.real(1);
        found.quality = Reading::Quality(query.integer(2));
        return found;
    });
}

Result<std::optional<Warning>> warningKnownAt(const Database &database, const QString &source, const QString &id, TimeMs at)
{
    return reading<std::optional<Warning>>(database, u"warning %1/%2"_s.arg(source, id), [&]() -> std::optional<Warning> {
        Statement query(database.handle(), known("warning", "version, time, kind, kind_name, level, headline, status, onset, expires", "source = ?1 AND id = ?2", "?3") + " LIMIT 1");
        query.bind(1, source).bind(2, id).bind(3, at);
        if (!query.step())
            return std::nullopt;
        Warning warning;
        warning.head = {.source = source, .id = id, .version = query.integer(0), .time = query.integer(1)};
        warning.kind = query.text(2);
        warning.kindName = query.text(3);
        warning.level = Level(query.integer(4));
        warning.headline = query.text(5);
        warning.status = Warning::Status(query.integer(6));
        warning.onset = query.integer(7);
        warning.expires = query.integer(8);
        return warning;
    });
}

Result<std::vector<Event>> openEventsKnownAt(const Database &database, TimeMs at, int limit)
{
    return reading<std::vector<Event>>(database, u"open events"_s, [&] {
        // Left to itself, SQLite would walk through all events in the order that is asked for.
        Statement query(database.handle(), "SELECT " + eventColumns + " FROM event INDEXED BY event_open WHERE stage < 4 AND known_since <= ?1 UNION ALL SELECT " + eventColumns + " FROM event_history INDEXED BY event_history_open WHERE stage < 4 AND known_until > ?1 AND known_since <= ?1 ORDER BY reported_at DESC, source, id LIMIT ?2");
        query.bind(1, at).bind(2, qint64(limit));
        std::vector<Event> events;
        while (query.step())
            events.push_back(eventOf(query));
        return events;
    });
}

}
