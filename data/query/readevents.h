#pragma once

#include "analysis/language.h"
#include "analysis/maparea.h"
#include "base/result.h"
#include "cache/database.h"
#include "catalog.h"
#include "model/event.h"

#include <QTimeZone>

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace tonglan {

struct EventQuestion
{
    QString region = {};
    QString source = {}; ///< Only events of this source; they need no region, and @c region does not apply.
    TimeMs from = 0; ///< Reported at or after; open events are not bound to a window unless one is given.
    TimeMs to = 0;
    int levels = 0; ///< Bit 1 << level; 0 = all.
    bool openOnly = false;
    bool byUrgency = true; ///< Level, then deadline; else newest first.
    std::shared_ptr<const EventKeys> keys = {}; ///< If set: these events, whatever their region, and nothing of the above but the levels and whether they are open.
    QString search = {}; ///< Words, as of cache/textsearch.h; at most 100 characters count.
    int limit = 100;
    Language language = Language::Chinese;
};

/** An event as lists show it, names in place of codes. */
struct EventLine
{
    QString source = {};
    QString id = {};
    QString title = {};
    QString kindName = {};
    QString regionName = {}; ///< Of the district.
    QString departmentName = {}; ///< Who handles it; before that, who reported it.
    QString address = {};
    Level level = Level::None;
    Stage stage = Stage::Reported;
    unsigned flags = 0;
    TimeMs reportedAt = 0;
    TimeMs deadline = 0;
    TimeMs closedAt = 0;
    double lat = 0;
    double lon = 0;
    bool hasPlace = false;
    bool isStored = true; ///< False: a stream brought it, and the cache does not have it yet.

    friend bool operator==(const EventLine &, const EventLine &) = default;
};

struct EventPage
{
    qint64 revision = 0; ///< The page shows at least what was in the cache then.
    std::shared_ptr<const Catalog> catalog = {}; ///< The names that the lines were made with.
    std::shared_ptr<const AreaLookup> zone = {}; ///< Its outline, if the region that was asked for is a zone.
    std::vector<EventLine> lines = {};
    int total = 0; ///< Without the limit.
    // Of the source that was asked for:
    TimeMs first = 0; ///< When the first of all that match was reported; 0 = none matches.
    TimeMs last = 0;
    bool hasSource = false;
    QString sourceName = {};
    TimeMs sourceTime = 0;
    int sourceInterval = 0;
};

/** Throws SQLite::Exception, as all of these. */
[[nodiscard]] Result<EventPage> readEvents(const Database &db, const EventQuestion &question);

/** The events of these rows of the table, in this order; one that is not there any more is left out. */
[[nodiscard]] std::vector<EventLine> readLines(const Database &db, std::span<const qint64> rows, const Catalog &catalog, Language language);

struct SummaryQuestion
{
    QString region = {};
    TimeMs now = 0;
    QTimeZone zone = QTimeZone(QTimeZone::UTC);
    QString source = {}; ///< Whose contact dates the figures: "unified".
    Language language = Language::Chinese;
};

struct SummaryAnswer
{
    bool isCountable = true; ///< False: a zone without an outline, and the counts say nothing.
    std::array<int, 5> openByLevel = {}; ///< By Level.
    std::vector<TimeMs> deadlines; ///< Of open events, ascending: how many are overdue depends on the moment.
    int today = 0; ///< Reported since 00:00.
    int closedToday = 0;
    int closedWithDeadline = 0; ///< Of those closed today, or in 24 hours if the day has just begun.
    int closedInTime = 0;
    bool hasSource = false;
    QString sourceName = {};
    TimeMs sourceTime = 0;
    int sourceInterval = 0;

    [[nodiscard]] int openTotal() const { return openByLevel[0] + openByLevel[1] + openByLevel[2] + openByLevel[3] + openByLevel[4]; }
};

[[nodiscard]] Result<SummaryAnswer> readSummary(const Database &db, const SummaryQuestion &question);

/** When events were reported and how bad each is, ordered by time, in [from, to). */
struct EventTime
{
    TimeMs reportedAt = 0;
    Level level = Level::None;
};
[[nodiscard]] Result<std::vector<EventTime>> readEventTimes(const Database &db, const QString &region, TimeMs from, TimeMs to);

struct TopicCount
{
    QString topic = {};
    int count = 0;
    int before = 0; ///< In the same window a day earlier.

    friend bool operator==(const TopicCount &, const TopicCount &) = default;
};
/** Events reported in [from, to) by topic, most first. */
[[nodiscard]] Result<std::vector<TopicCount>> readTopics(const Database &db, const QString &region, TimeMs from, TimeMs to, const QTimeZone &zone);

struct LogLine
{
    TimeMs time = 0;
    QString action = {};
    QString to = {}; ///< Stage name after a stage act.
    QString actor = {};
    QString text = {};

    friend bool operator==(const LogLine &, const LogLine &) = default;
};

/** Who an event can be given to. */
struct DepartmentName
{
    QString id = {}; ///< Of its source.
    QString nameZh = {};
    QString nameEn = {};
};

struct EventRecord
{
    bool found = false;
    EventLine line = {};
    QString regionPath = {}; ///< "沙田区 · 大围"
    QString kind = {}; ///< Codes, as the next two.
    QString region = {};
    QString department = {}; ///< Source id; empty before it was given to one.
    QString topic = {};
    QString description = {};
    QString sourceName = {};
    QString systemName = {};
    TimeMs occurredAt = 0;
    TimeMs sourceTime = 0;
    int sourceInterval = 0;
    bool hasSource = false;
    QString feed = {}; ///< That brought it.
    qint64 version = 0;
    std::vector<DepartmentName> departments = {}; ///< All there are.
    std::vector<LogLine> log; ///< Oldest first, at most 200.
};
[[nodiscard]] Result<EventRecord> readEvent(const Database &db, const QString &source, const QString &id, Language language);

struct TickerLine
{
    QString key = {}; ///< Source and id of the log entry.
    TimeMs time = 0;
    QString text = {};
    QString action = {};
    QString to = {};
    QString actor = {};
    TimeMs took = 0; ///< From report to now in the log, for the act that closes.

    friend bool operator==(const TickerLine &, const TickerLine &) = default;
};
/** The newest acts up to @p now, newest first. */
[[nodiscard]] Result<std::vector<TickerLine>> readTicker(const Database &db, TimeMs now, int limit, Language language);

}
