#include "countedevents.h"

#include "catalog.h"
#include "sql.h"

#include "analysis/compare.h"

namespace tonglan {

using namespace Qt::StringLiterals;

/** As readSummary() asks. */
static QString conditionOf(const CountedQuestion &question)
{
    switch (question.what) {
    case Counted::Open:
        return u"INDEXED BY event_open WHERE stage < 4"_s + (question.level > 0 ? u" AND level = :level"_s : QString());
    case Counted::Overdue:
        return u"INDEXED BY event_open WHERE stage < 4 AND deadline > 0 AND deadline < :now"_s;
    case Counted::ReportedToday:
        return u"INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at <= :now"_s;
    case Counted::ClosedToday:
        return u"INDEXED BY event_by_closed WHERE closed_at BETWEEN :from AND :now AND closed_at > 0"_s;
    case Counted::InTime:
        return u"INDEXED BY event_by_closed WHERE closed_at BETWEEN :from AND :now AND closed_at > 0 AND deadline > 0 AND closed_at <= deadline"_s;
    }
    return {};
}

Result<AreaEvents> readCounted(const Database &db, const CountedQuestion &question, std::size_t most)
{
    const auto region = regionCondition(db, question.region);
    const QString condition = conditionOf(question);
    Sql found(db, u"SELECT source, id FROM event "_s + condition + u" AND "_s + region.sql + u" ORDER BY reported_at DESC, source, id"_s);
    region.bindTo(found);
    if (condition.contains(":level"_L1))
        found.bind(":level", qint64(question.level));
    if (condition.contains(":from"_L1))
        found.bind(":from", startOfDay(question.now, question.zone));
    if (condition.contains(":now"_L1))
        found.bind(":now", question.now);
    AreaEvents events;
    auto keys = std::make_shared<EventKeys>();
    while (found.next()) {
        ++events.count;
        if (keys->size() < most)
            keys->push_back({found.text(0), found.text(1)});
    }
    events.newest = std::move(keys);
    return events;
}

}
