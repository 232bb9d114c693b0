#include "readstack.h"

#include "sql.h"

#include "analysis/compare.h"

#include <QHash>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static std::vector<TimeMs> startsOf(const StackQuestion &question)
{
    std::vector<TimeMs> starts;
    if (question.days > 0) {
        for (int day = 1 - question.days; day <= 1; ++day)
            starts.push_back(startOfDay(question.now, day, question.zone));
        return starts;
    }
    const TimeMs end = startOfDay(question.now, 1, question.zone);
    for (TimeMs at = startOfDay(question.now, question.zone); at < end; at += 3600'000)
        starts.push_back(at);
    starts.push_back(end);
    return starts;
}

/** Keeps the largest topics and adds the rest up. */
static std::vector<StackAnswer::Series> largest(std::vector<StackAnswer::Series> topics, std::size_t most)
{
    std::ranges::sort(topics, [](const auto &a, const auto &b) { return a.total != b.total ? a.total > b.total : a.topic < b.topic; });
    if (topics.size() <= most || most < 2)
        return topics;
    StackAnswer::Series other{.isOther = true, .counts = std::vector<int>(topics.front().counts.size(), 0)};
    for (std::size_t i = most - 1; i < topics.size(); ++i) {
        other.total += topics[i].total;
        std::ranges::transform(other.counts, topics[i].counts, other.counts.begin(), std::plus());
    }
    topics.resize(most - 1);
    topics.push_back(std::move(other));
    return topics;
}

Result<StackAnswer> readStack(const Database &db, const StackQuestion &question)
{
    const OneMoment moment(db);
    StackAnswer answer;
    answer.starts = startsOf(question);
    const auto buckets = answer.starts.size() - 1;
    answer.known = int(std::ranges::upper_bound(answer.starts.begin(), answer.starts.end() - 1, question.now) - answer.starts.begin());
    const auto condition = regionCondition(db, question.region);
    answer.isCountable = condition.isCountable();
    Sql rows(db, u"SELECT reported_at, %1 FROM event INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at <= :now AND "_s.arg(question.byTopic ? u"topic"_s : u"level"_s) + condition.sql);
    rows.bind(":from", answer.starts.front()).bind(":now", question.now);
    condition.bindTo(rows);
    QHash<QString, std::size_t> places;
    while (rows.next()) {
        const QString key = rows.text(1);
        auto place = places.constFind(key);
        if (place == places.cend()) {
            place = places.insert(key, answer.series.size());
            StackAnswer::Series series{.counts = std::vector<int>(buckets, 0)};
            if (question.byTopic)
                series.topic = key;
            else
                series.level = Level(std::clamp(key.toInt(), 0, 4));
            answer.series.push_back(std::move(series));
        }
        auto &series = answer.series[*place];
        const auto bucket = std::ranges::upper_bound(answer.starts, rows.number(0)) - answer.starts.begin() - 1;
        ++series.counts[std::size_t(std::clamp<std::ptrdiff_t>(bucket, 0, std::ptrdiff_t(buckets) - 1))];
        ++series.total;
    }
    if (question.byTopic)
        answer.series = largest(std::move(answer.series), std::size_t(std::max(1, question.series)));
    else
        std::ranges::sort(answer.series, {}, [](const StackAnswer::Series &series) { return series.level == Level::None ? 5 : int(series.level); });
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
