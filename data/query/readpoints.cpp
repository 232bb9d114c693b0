#include "readpoints.h"

#include "model/event.h"
#include "model/mercator.h"
#include "sql.h"

#include <QJsonDocument>

#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr TimeMs endOfTime = std::numeric_limits<TimeMs>::max();

namespace {

struct Window
{
    TimeMs from = 0;
    TimeMs to = endOfTime;

    [[nodiscard]] bool contains(TimeMs time) const { return time >= from && time < to; }
};

}

/** Unset: of any time. */
static std::optional<Window> windowOf(const PointQuestion &question)
{
    if (question.open || (!question.source.isEmpty() && question.from <= 0 && question.to <= 0))
        return std::nullopt;
    return Window{question.from, question.to > 0 ? question.to : endOfTime};
}

static const QString columns = u"lat, lon, level, reported_at, source, id, title"_s;

static PointRow rowOf(const Sql &event)
{
    const auto lat = event.maybeReal(0);
    const auto lon = event.maybeReal(1);
    const bool isPlaced = lat && lon && std::isfinite(*lat) && std::isfinite(*lon);
    return {.at = isPlaced ? std::optional(toWorld({*lat, *lon})) : std::nullopt, .level = event.smallNumber(2), .time = event.number(3), .key = {event.text(4), event.text(5)}, .title = event.text(6)};
}

static std::shared_ptr<const PointSet> readAll(const Database &db, const PointQuestion &question)
{
    QString where;
    RegionCondition region;
    const bool ofSource = !question.source.isEmpty();
    const auto window = windowOf(question);
    if (ofSource) {
        where = u"sqlite_autoindex_event_1 WHERE source = :source"_s; // UNIQUE (source, id)
        if (question.open)
            where += u" AND stage < 4"_s;
        if (window)
            where += u" AND reported_at >= :from AND reported_at < :to"_s;
    } else if (question.open) {
        where = u"event_open WHERE stage < 4"_s;
    } else {
        where = u"event_by_reported WHERE reported_at >= :from AND reported_at < :to"_s;
    }
    if (!ofSource || !question.region.isEmpty()) {
        region = regionCondition(db, question.region);
        where += u" AND "_s + region.sql;
    }
    Sql events(db, u"SELECT "_s + columns + u" FROM event INDEXED BY "_s + where);
    if (window)
        events.bind(":from", window->from).bind(":to", window->to);
    if (ofSource)
        events.bind(":source", question.source);
    region.bindTo(events);

    PointRows rows;
    QString source; // one text for all events of a source that follow one another
    while (events.next()) {
        auto row = rowOf(events);
        if (row.key.first == source)
            row.key.first = source;
        source = row.key.first;
        rows.add(row);
    }
    return std::make_shared<const PointSet>(std::move(rows));
}

/** Adds the events reported in the stretches of time by which two windows differ. False if they have nothing in common, or it is too much. */
static bool addEdges(const Database &db, const PointQuestion &a, const PointQuestion &b, qint64 most, QSet<EventKey> &keys)
{
    const auto before = windowOf(a);
    const auto now = windowOf(b);
    if (!before || !now)
        return !before && !now;
    if (std::max(before->from, now->from) >= std::min(before->to, now->to))
        return false;
    Sql edge(db, u"SELECT source, id FROM event INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at < :to"_s);
    for (const auto &[from, to] : {std::minmax(before->from, now->from), std::minmax(before->to, now->to)}) {
        edge.bind(":from", from).bind(":to", to);
        while (edge.next()) {
            keys.insert({edge.text(0), edge.text(1)});
            if (keys.size() > most)
                return false;
        }
        edge.again();
    }
    return true;
}

/** Which events may be in @p next and not in @p before, or the other way round, or be another now. Nothing if everything should be read. */
static std::optional<QSet<EventKey>> mayDiffer(const Database &db, const PointReading &before, const PointReading &next)
{
    const auto &asked = before.question;
    const auto &question = next.question;
    if (!before.points || asked.open != question.open || asked.region != question.region || asked.source != question.source || before.region != next.region)
        return std::nullopt;
    const auto most = std::max<qint64>(1'000, qint64(before.points->size()) / 8);
    auto keys = eventsChangedSince(db, before.mark, most);
    if (keys && !addEdges(db, asked, question, most, *keys))
        keys.reset();
    return keys;
}

/** The points of @p before with the events of @p keys as they are now. */
static std::shared_ptr<const PointSet> readAgain(const Database &db, const PointReading &before, const PointReading &next, const QSet<EventKey> &keys)
{
    const auto &question = next.question;
    const auto window = windowOf(question);
    const bool needsRegion = question.source.isEmpty() || !question.region.isEmpty();
    const auto isWanted = [&](const PointRow &row, int stage, const QString &region, std::optional<double> lat, std::optional<double> lon) {
        return (question.source.isEmpty() || row.key.first == question.source) && (!question.open || stage < int(Stage::Closed)) && (!window || window->contains(row.time))
            && (!needsRegion || next.region.holds(region, lat, lon));
    };
    PointRows added;
    std::vector<quint32> gone;
    Sql event(db, u"SELECT "_s + columns + u", stage, region FROM event WHERE source = :source AND id = :id"_s);
    for (const auto &key : keys) {
        event.again();
        event.bind(":source", key.first).bind(":id", key.second);
        std::optional<PointRow> now;
        if (event.next()) {
            if (auto row = rowOf(event); isWanted(row, event.smallNumber(7), event.text(8), event.maybeReal(0), event.maybeReal(1)))
                now = std::move(row);
        }
        const auto place = before.points->find(key);
        if (place && now && before.points->at(*place) == *now)
            continue;
        if (place)
            gone.push_back(*place);
        if (now)
            added.add(*now);
    }
    if (added.size() + gone.size() == 0)
        return before.points;
    return std::make_shared<const PointSet>(before.points->changed(std::move(added), std::move(gone)));
}

static QString creditOf(const Database &db, const QString &source)
{
    Sql row(db, u"SELECT extra FROM source WHERE id = :source"_s);
    row.bind(":source", source);
    return row.next() ? QJsonDocument::fromJson(row.text(0).toUtf8())["credit"_L1].toString() : QString();
}

Result<PointReading> readPoints(const Database &db, const PointQuestion &question, const PointReading *before)
{
    const SQLite::Transaction oneMoment(db.handle()); // events, changes and mark must be of one commit
    PointReading next{.question = question, .mark = markEvents(db), .region = regionTest(db, question.region)};
    const auto keys = before ? mayDiffer(db, *before, next) : std::nullopt;
    next.isAnew = !keys;
    next.points = keys ? readAgain(db, *before, next, *keys) : readAll(db, question);
    if (!question.source.isEmpty())
        next.credit = creditOf(db, question.source);
    return next;
}

std::shared_ptr<const PointSet> within(const PointSet &points, TimeMs from, TimeMs to)
{
    PointRows rows;
    points.visit([&](const PointRows &of, std::size_t i) {
        if (of.time[i] >= from && of.time[i] < to)
            rows.add(of, i);
    });
    return std::make_shared<const PointSet>(std::move(rows));
}

}
