#include "countedevents.h"

#include "catalog.h"
#include "sql.h"

#include "analysis/compare.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

/** As the counters ask. */
static QString conditionOf(const CountedQuestion &question)
{
    switch (question.what) {
    case Counted::Open:
        return u"INDEXED BY event_open WHERE stage < 4"_s + (question.number > 0 ? u" AND level = :number"_s : QString());
    case Counted::Overdue:
        return u"INDEXED BY event_open WHERE stage < 4 AND deadline > 0 AND deadline < :now"_s;
    case Counted::ReportedToday:
        return u"INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at <= :now"_s;
    case Counted::ClosedToday:
        return u"INDEXED BY event_by_closed WHERE closed_at BETWEEN :from AND :now AND closed_at > 0"_s;
    case Counted::InTime:
        return u"INDEXED BY event_by_closed WHERE closed_at BETWEEN :from AND :now AND closed_at > 0 AND deadline > 0 AND closed_at <= deadline"_s;
    case Counted::LevelOfDays:
        return u"INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at <= :now AND level = :number"_s;
    case Counted::OfTopic:
    case Counted::TopicOfDays:
        return u"INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at <= :now AND topic = :topic"_s;
    case Counted::Came:
        return u"INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at <= :now AND stage >= :number"_s;
    case Counted::Stands:
        return u"INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at <= :now AND min(stage, 4) = :number"_s;
    case Counted::InTimeOfWeek:
        return u"INDEXED BY event_by_closed WHERE closed_at BETWEEN :from AND :now + 1 AND closed_at > 0 AND deadline > 0 AND closed_at <= deadline"_s;
    }
    return {};
}

static TimeMs startOf(const CountedQuestion &question)
{
    static constexpr qint64 day = 24 * 3'600'000LL;
    if (question.what == Counted::OfTopic)
        return question.now + 1 - day;
    if (question.what == Counted::TopicOfDays || question.what == Counted::LevelOfDays)
        return startOfDay(question.now, 1 - std::max(1, question.days), question.zone);
    return question.what == Counted::InTimeOfWeek ? question.now + 1 - 7 * day : startOfDay(question.now, question.zone);
}

Result<AreaEvents> readCounted(const Database &db, const CountedQuestion &question, std::size_t most)
{
    const auto region = regionCondition(db, question.region);
    const QString condition = conditionOf(question);
    Sql found(db, u"SELECT source, id FROM event "_s + condition + u" AND "_s + region.sql + u" ORDER BY reported_at DESC, source, id"_s);
    region.bindTo(found);
    if (condition.contains(":number"_L1))
        found.bind(":number", qint64(question.number));
    if (condition.contains(":topic"_L1))
        found.bind(":topic", question.topic);
    if (condition.contains(":from"_L1))
        found.bind(":from", startOf(question));
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
