#include "readevents.h"

#include "catalog.h"
#include "sql.h"
#include "textwords.h"

#include "analysis/compare.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

static const QString lineColumns = u"source, id, title, kind_name, region, department, address, level, stage, flags, reported_at, deadline, closed_at, lat, lon"_s;

static EventLine lineOf(const Sql &row, const Catalog &catalog, Language language)
{
    EventLine line;
    line.source = row.text(0);
    line.id = row.text(1);
    line.title = row.text(2);
    line.kindName = row.text(3);
    line.regionName = catalog.districtName(row.text(4), language);
    const QString department = row.text(5);
    line.departmentName = catalog.sourceName(department.isEmpty() ? line.source : department, language);
    line.address = row.text(6);
    line.level = Level(std::clamp(row.smallNumber(7), 0, 4));
    line.stage = Stage(std::clamp(row.smallNumber(8), 0, int(Stage::Rated)));
    line.flags = unsigned(row.number(9));
    line.reportedAt = row.number(10);
    line.deadline = row.number(11);
    line.closedAt = row.number(12);
    const auto lat = row.maybeReal(13);
    const auto lon = row.maybeReal(14);
    line.hasPlace = lat && lon && std::isfinite(*lat) && std::isfinite(*lon);
    if (line.hasPlace) {
        line.lat = *lat;
        line.lon = *lon;
    }
    return line;
}

std::vector<EventLine> readLines(const Database &db, std::span<const qint64> rows, const Catalog &catalog, Language language)
{
    std::vector<EventLine> lines;
    Sql event(db, u"SELECT "_s + lineColumns + u" FROM event WHERE n = :n"_s);
    for (const auto n : rows) {
        event.again();
        event.bind(":n", n);
        if (event.next())
            lines.push_back(lineOf(event, catalog, language));
    }
    return lines;
}

/** [[source, id], …] */
static QString jsonOf(const EventKeys &keys)
{
    QJsonArray pairs;
    for (const auto &[source, id] : keys)
        pairs.append(QJsonArray{source, id});
    return QString::fromUtf8(QJsonDocument(pairs).toJson(QJsonDocument::Compact));
}

Result<EventPage> readEvents(const Database &db, const EventQuestion &question)
{
    const bool windowed = question.from > 0 || question.to > 0;
    const QString search = question.search.trimmed().left(100);
    const auto words = textCondition(RecordType::Event, search);
    const bool byText = !words.values.isEmpty();
    const bool byKeys = question.keys != nullptr;
    const bool ofSource = !byKeys && !question.source.isEmpty();
    const bool bounded = !byKeys && (windowed || (!question.openOnly && !byText && !ofSource));
    const auto region = ofSource || byKeys ? RegionCondition() : regionCondition(db, question.region);

    // The text index gives rows, and only the table's own key takes them; else open events have a small index of their own.
    QString from = u" FROM event"_s;
    QString where;
    if (byText)
        where = u" WHERE "_s + namedCondition(words);
    if (byKeys)
        from = u" FROM (SELECT value ->> 0 AS key_source, value ->> 1 AS key_id FROM json_each(:keys)) CROSS JOIN event INDEXED BY sqlite_autoindex_event_1 ON source = key_source AND id = key_id"_s;
    else if (byText)
        ; // the table's own key
    else if (ofSource)
        from += u" INDEXED BY sqlite_autoindex_event_1"_s; // UNIQUE (source, id)
    else if (question.openOnly)
        from += u" INDEXED BY event_open"_s;
    else
        from += u" INDEXED BY event_by_reported"_s;
    const auto also = [&where](const QString &condition) { where += (where.isEmpty() ? u" WHERE "_s : u" AND "_s) + condition; };
    if (question.openOnly)
        also(u"stage < 4"_s);
    if (ofSource)
        also(u"source = :source"_s);
    if (bounded)
        also(u"reported_at >= :from AND reported_at < :to"_s);
    if (!ofSource && !byKeys)
        also(region.sql);
    if (question.levels != 0)
        also(u"((:levels >> level) & 1)"_s);

    const auto bindAll = [&](Sql &sql) {
        bindWords(sql, words);
        if (byKeys)
            sql.bind(":keys", jsonOf(*question.keys));
        if (ofSource)
            sql.bind(":source", question.source);
        if (bounded)
            sql.bind(":from", question.from).bind(":to", question.to > 0 ? question.to : std::numeric_limits<qint64>::max());
        region.bindTo(sql);
        if (question.levels != 0)
            sql.bind(":levels", qint64(question.levels));
    };

    static const QString urgency = u" ORDER BY stage >= 4, CASE level WHEN 0 THEN 9 ELSE level END, CASE deadline WHEN 0 THEN 9e18 ELSE deadline END, reported_at DESC, source, id"_s;
    static const QString newest = u" ORDER BY reported_at DESC, source, id"_s;
    EventPage page{.revision = db.revision(), .catalog = std::make_shared<Catalog>(Catalog::read(db)), .zone = region.zone};
    const auto &catalog = *page.catalog;
    Sql rows(db, u"SELECT "_s + lineColumns + from + where + (question.byUrgency ? urgency : newest) + u" LIMIT :limit"_s);
    bindAll(rows);
    rows.bind(":limit", qint64(std::clamp(question.limit, 0, 1000)));
    while (rows.next())
        page.lines.push_back(lineOf(rows, catalog, question.language));
    page.total = int(page.lines.size());
    if (page.total >= question.limit) {
        Sql count(db, u"SELECT count(*)"_s + from + where);
        bindAll(count);
        if (count.next())
            page.total = count.smallNumber(0);
    }
    if (ofSource) {
        Sql span(db, u"SELECT coalesce(min(reported_at), 0), coalesce(max(reported_at), 0)"_s + from + where);
        bindAll(span);
        if (span.next()) {
            page.first = span.number(0);
            page.last = span.number(1);
        }
        page.sourceName = catalog.sourceName(question.source, question.language);
        if (const auto *info = catalog.source(question.source)) {
            page.hasSource = true;
            page.sourceTime = info->lastTime;
            page.sourceInterval = info->intervalSeconds;
        }
    }
    return page;
}

Result<SummaryAnswer> readSummary(const Database &db, const SummaryQuestion &question)
{
    SummaryAnswer answer;
    const auto region = regionCondition(db, question.region);
    answer.isCountable = region.isCountable();

    Sql open(db, u"SELECT level, deadline FROM event INDEXED BY event_open WHERE stage < 4 AND "_s + region.sql);
    region.bindTo(open);
    while (open.next()) {
        ++answer.openByLevel[std::size_t(std::clamp(open.smallNumber(0), 0, 4))];
        if (open.number(1) > 0)
            answer.deadlines.push_back(open.number(1));
    }
    std::ranges::sort(answer.deadlines);

    const TimeMs midnight = startOfDay(question.now, question.zone);
    Sql today(db, u"SELECT count(*) FROM event INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at <= :now AND "_s + region.sql);
    today.bind(":from", midnight).bind(":now", question.now);
    region.bindTo(today);
    if (today.next())
        answer.today = today.smallNumber(0);

    // The bound of the window stands first: SQLite begins its walk at the first lower bound it reads.
    Sql closed(db, u"SELECT count(*), sum(deadline > 0), sum(deadline > 0 AND closed_at <= deadline) FROM event INDEXED BY event_by_closed WHERE closed_at BETWEEN :from AND :now AND closed_at > 0 AND "_s + region.sql);
    closed.bind(":from", midnight).bind(":now", question.now);
    region.bindTo(closed);
    if (closed.next()) {
        answer.closedToday = closed.smallNumber(0);
        answer.closedWithDeadline = closed.smallNumber(1);
        answer.closedInTime = closed.smallNumber(2);
    }

    Sql source(db, u"SELECT s.name, s.name_en, s.interval_seconds, coalesce((SELECT last_time FROM source_contact WHERE source = s.id), 0) FROM source s WHERE s.id = :source"_s);
    source.bind(":source", question.source);
    if (source.next()) {
        answer.hasSource = true;
        answer.sourceName = nameIn(question.language, source.text(0), source.text(1));
        answer.sourceInterval = source.smallNumber(2);
        answer.sourceTime = source.number(3);
    }
    return answer;
}

Result<std::vector<EventTime>> readEventTimes(const Database &db, const QString &region, TimeMs from, TimeMs to)
{
    const auto condition = regionCondition(db, region);
    Sql rows(db, u"SELECT reported_at, level FROM event INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at < :to AND "_s + condition.sql + u" ORDER BY reported_at"_s);
    rows.bind(":from", from).bind(":to", to);
    condition.bindTo(rows);
    std::vector<EventTime> times;
    while (rows.next())
        times.push_back({rows.number(0), Level(std::clamp(rows.smallNumber(1), 0, 4))});
    return times;
}

Result<std::vector<TopicCount>> readTopics(const Database &db, const QString &region, TimeMs from, TimeMs to, const QTimeZone &zone)
{
    const auto condition = regionCondition(db, region);
    Sql rows(db, u"SELECT topic, count(*) FROM event INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at < :to AND "_s + condition.sql + u" GROUP BY topic"_s);
    condition.bindTo(rows);
    std::vector<TopicCount> topics;
    rows.bind(":from", from).bind(":to", to);
    while (rows.next())
        topics.push_back({rows.text(0), rows.smallNumber(1), 0});
    rows.again();
    rows.bind(":from", sameTimeDaysBefore(from, 1, zone)).bind(":to", sameTimeDaysBefore(to, 1, zone));
    while (rows.next()) {
        const QString topic = rows.text(0);
        const auto found = std::ranges::find(topics, topic, &TopicCount::topic);
        if (found != topics.end())
            found->before = rows.smallNumber(1);
        else
            topics.push_back({topic, 0, rows.smallNumber(1)});
    }
    std::ranges::sort(topics, [](const auto &a, const auto &b) { return a.count != b.count ? a.count > b.count : a.topic < b.topic; });
    return topics;
}

Result<EventRecord> readEvent(const Database &db, const QString &source, const QString &id, Language language)
{
    EventRecord record;
    const auto catalog = Catalog::read(db);
    Sql row(db, u"SELECT "_s + lineColumns + u", topic, description, occurred_at, version, (SELECT f.feed FROM feed_state f WHERE f.n = event.feed), kind FROM event WHERE source = :source AND id = :id"_s);
    row.bind(":source", source).bind(":id", id);
    if (!row.next())
        return record;
    record.found = true;
    record.line = lineOf(row, catalog, language);
    record.topic = row.text(15);
    record.description = row.text(16);
    record.occurredAt = row.number(17);
    record.version = row.number(18);
    record.feed = row.text(19);
    record.kind = row.text(20);
    record.department = row.text(5);
    const QString region = record.region = row.text(4);
    record.regionPath = record.line.regionName;
    if (catalog.districtOf(region) != region)
        record.regionPath += u" · "_s + catalog.regionName(region, language);
    record.sourceName = catalog.sourceName(source, language);
    if (const auto *info = catalog.source(source)) {
        record.hasSource = true;
        record.systemName = nameIn(language, info->system, info->systemEn);
        record.sourceTime = info->lastTime;
        record.sourceInterval = info->intervalSeconds;
    }

    for (const auto &[department, info] : catalog.sources().asKeyValueRange())
        record.departments.push_back({department, info.name, info.nameEn});

    Sql log(db, u"SELECT time, action, to_stage, actor, text FROM eventlog INDEXED BY eventlog_by_event WHERE event_source = :source AND event = :id ORDER BY time, n LIMIT 200"_s);
    log.bind(":source", source).bind(":id", id);
    while (log.next())
        record.log.push_back({log.number(0), log.text(1), log.text(2), log.text(3), log.text(4)});
    return record;
}

Result<std::vector<TickerLine>> readTicker(const Database &db, TimeMs now, int limit, Language language)
{
    const auto catalog = Catalog::read(db);
    Sql rows(db, u"SELECT l.source, l.id, l.time, l.action, l.to_stage, l.actor, e.title, e.address, e.region, e.reported_at FROM eventlog l INDEXED BY eventlog_by_time JOIN event e ON e.source = l.event_source AND e.id = l.event WHERE l.time <= :now ORDER BY l.time DESC LIMIT :limit"_s);
    rows.bind(":now", now).bind(":limit", qint64(std::clamp(limit, 0, 100)));
    std::vector<TickerLine> lines;
    while (rows.next()) {
        const QString place = catalog.districtName(rows.text(8), language);
        const QString title = rows.text(6);
        const QString text = place.isEmpty() || title.contains(place) ? title : place + u' ' + title;
        const QString to = rows.text(4);
        const TimeMs took = to == "closed"_L1 && rows.number(9) > 0 ? rows.number(2) - rows.number(9) : 0;
        lines.push_back({rows.text(0) + u'|' + rows.text(1), rows.number(2), text, rows.text(3), to, rows.text(5), took});
    }
    return lines;
}

}
