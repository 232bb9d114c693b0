#include "readpoints.h"

#include "catalog.h"
#include "model/mercator.h"
#include "sql.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

Result<PointAnswer> readPoints(const Database &db, const PointQuestion &question)
{
    auto points = std::make_shared<PointSet>();
    PointAnswer answer;
    TimeMs nextDeadline = std::numeric_limits<TimeMs>::max();

    QString where;
    RegionCondition region;
    const bool ofSource = !question.source.isEmpty();
    const bool bounded = !question.open && (!ofSource || question.from > 0 || question.to > 0);
    if (ofSource) {
        where = u"sqlite_autoindex_event_1 WHERE source = :source"_s; // UNIQUE (source, id)
        if (question.open)
            where += u" AND stage < 4"_s;
        if (bounded)
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
    Sql events(db, u"SELECT lat, lon, level, stage, deadline, reported_at, source, id, title FROM event INDEXED BY "_s + where);
    if (bounded)
        events.bind(":from", question.from).bind(":to", question.to > 0 ? question.to : std::numeric_limits<qint64>::max());
    if (ofSource)
        events.bind(":source", question.source);
    region.bindTo(events);

    while (events.next()) {
        const auto lat = events.maybeReal(0);
        const auto lon = events.maybeReal(1);
        if (!lat || !lon || !std::isfinite(*lat) || !std::isfinite(*lon)) {
            answer.withoutPlace.push_back(events.number(5));
            continue;
        }
        const TimeMs deadline = events.smallNumber(3) < 4 ? events.number(4) : 0;
        const bool overdue = deadline > 0 && deadline < question.now;
        if (deadline > 0 && !overdue)
            nextDeadline = std::min(nextDeadline, deadline);
        const auto at = toWorld({*lat, *lon});
        points->x.push_back(at.x);
        points->y.push_back(at.y);
        points->weight.push_back(1);
        points->level.push_back(quint8(events.smallNumber(2)));
        points->overdue.push_back(overdue ? 1 : 0);
        points->time.push_back(events.number(5));
        points->row.push_back(quint32(points->keys.size()));
        points->keys.emplace_back(events.text(6), events.text(7));
        points->titles.push_back(events.text(8));
    }
    if (ofSource) {
        Sql source(db, u"SELECT extra FROM source WHERE id = :source"_s);
        source.bind(":source", question.source);
        if (source.next())
            answer.credit = QJsonDocument::fromJson(source.text(0).toUtf8())["credit"_L1].toString();
    }
    points->revision = db.revision();
    points->buildIndex();
    answer.points = std::move(points);
    answer.nextDeadline = nextDeadline == std::numeric_limits<TimeMs>::max() ? 0 : nextDeadline;
    return answer;
}

PointAnswer within(const PointAnswer &answer, TimeMs from, TimeMs to)
{
    const auto isWithin = [from, to](TimeMs time) { return time >= from && time < to; };
    const auto &all = *answer.points;
    auto points = std::make_shared<PointSet>();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!isWithin(all.time[i]))
            continue;
        points->x.push_back(all.x[i]);
        points->y.push_back(all.y[i]);
        points->weight.push_back(all.weight[i]);
        points->level.push_back(all.level[i]);
        points->overdue.push_back(all.overdue[i]);
        points->time.push_back(all.time[i]);
        points->row.push_back(quint32(points->keys.size()));
        points->keys.push_back(all.keys[all.row[i]]);
        points->titles.push_back(all.titles[all.row[i]]);
    }
    points->revision = all.revision;
    points->buildIndex();
    PointAnswer some{.points = std::move(points), .credit = answer.credit, .nextDeadline = answer.nextDeadline};
    std::ranges::copy_if(answer.withoutPlace, std::back_inserter(some.withoutPlace), isWithin);
    return some;
}

}
