#include "readfunnel.h"

#include "sql.h"

#include <algorithm>
#include <numeric>

namespace tonglan {

using namespace Qt::StringLiterals;

int FunnelAnswer::reached(int stage) const
{
    return std::accumulate(at.begin() + stage, at.end(), 0);
}

static TimeMs median(std::vector<TimeMs> &times)
{
    if (times.empty())
        return 0;
    const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
    std::ranges::nth_element(times, middle);
    return *middle;
}

Result<FunnelAnswer> readFunnel(const Database &db, const FunnelQuestion &question)
{
    const OneMoment moment(db);
    FunnelAnswer answer;
    const auto condition = regionCondition(db, question.region);
    answer.isCountable = condition.isCountable();
    Sql events(db, u"SELECT stage, count(*) FROM event INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at < :to AND "_s + condition.sql + u" GROUP BY stage"_s);
    events.bind(":from", question.from).bind(":to", question.to);
    condition.bindTo(events);
    while (events.next())
        answer.at[std::size_t(std::clamp(events.smallNumber(0), 0, FunnelAnswer::stages - 1))] += events.smallNumber(1);

    // The acts of each event, one after the other; only the first time it comes to a stage counts, for what is returned comes there again.
    Sql acts(db, u"SELECT e.n, e.reported_at, l.time, l.to_stage FROM (SELECT n, source, id, reported_at FROM event INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at < :to AND "_s + condition.sql + u") e CROSS JOIN eventlog l INDEXED BY eventlog_by_event ON l.event_source = e.source AND l.event = e.id AND l.action = 'stage' ORDER BY e.n, l.time"_s);
    acts.bind(":from", question.from).bind(":to", question.to);
    condition.bindTo(acts);
    std::array<std::vector<TimeMs>, FunnelAnswer::stages> took;
    qint64 event = -1;
    int furthest = 0;
    TimeMs since = 0;
    while (acts.next()) {
        if (acts.number(0) != event) {
            event = acts.number(0);
            furthest = 0;
            since = acts.number(1);
        }
        const auto stage = stageFromName(acts.text(3));
        if (!stage || int(*stage) <= furthest || *stage > Stage::Closed)
            continue;
        if (int(*stage) == furthest + 1) // else the log skips a stage, and nobody knows what each took
            took[std::size_t(*stage)].push_back(std::max<TimeMs>(0, acts.number(2) - since));
        furthest = int(*stage);
        since = acts.number(2);
    }
    for (std::size_t stage = 1; stage < took.size(); ++stage)
        answer.took[stage] = median(took[stage]);

    const auto sources = Catalog::readSources(db);
    if (const auto info = sources.constFind(question.source); info != sources.cend()) {
        answer.hasSource = true;
        answer.sourceName = nameIn(question.language, info->name, info->nameEn);
        answer.sourceTime = info->lastTime;
        answer.sourceInterval = info->intervalSeconds;
    }
    return answer;
}

}
