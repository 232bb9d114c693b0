#include "feedforecast.h"

#include "catalog.h"
#include "sql.h"

#include "cache/forecastpoints.h"

#include <algorithm>
#include <optional>
#include <span>

namespace tonglan {

using namespace Qt::StringLiterals;

using Aggregation = Indicator::Aggregation;

/** The points that hold within [@p from, @p to), as one; nothing if they leave any of it out. */
static std::optional<ForecastPoint> folded(std::span<const Forecast::Point> points, qint64 stepMs, TimeMs from, TimeMs to, Aggregation overTime)
{
    ForecastPoint one{.t = from};
    qint64 held = 0;
    for (const auto &point : points) {
        const qint64 share = std::min(to, point.time + stepMs) - std::max(from, point.time);
        if (share <= 0)
            continue;
        const auto fold = [&](double &all, double value) {
            switch (overTime) {
            case Aggregation::Average:
            case Aggregation::Sum:
                all += value * double(share) / double(to - from);
                return;
            case Aggregation::Last:
                all = value;
                return;
            case Aggregation::Maximum:
                all = held == 0 ? value : std::max(all, value);
                return;
            case Aggregation::Minimum:
                all = held == 0 ? value : std::min(all, value);
                return;
            }
        };
        fold(one.middle, point.median);
        fold(one.low, point.low);
        fold(one.high, point.high);
        held += share;
    }
    return held == to - from ? std::optional(one) : std::nullopt;
}

std::vector<ForecastPoint> bucketedForecast(const std::vector<Forecast::Point> &points, qint64 stepMs, TimeMs from, TimeMs to, qint64 bucketMs, Aggregation overTime)
{
    std::vector<ForecastPoint> buckets;
    if (stepMs > bucketMs) {
        for (const auto &point : points)
            if (point.time + stepMs > from && point.time < to)
                buckets.push_back({point.time, point.median, point.low, point.high});
        return buckets;
    }
    std::size_t first = 0;
    for (TimeMs begin = from; begin < to && first < points.size(); begin += bucketMs) {
        while (first < points.size() && points[first].time + stepMs <= begin)
            ++first;
        auto last = first;
        while (last < points.size() && points[last].time < begin + bucketMs)
            ++last;
        if (const auto bucket = folded(std::span(points).subspan(first, last - first), stepMs, begin, begin + bucketMs, overTime))
            buckets.push_back(*bucket);
    }
    return buckets;
}

FeedForecast readFeedForecast(const Database &db, const FeedForecastQuestion &question)
{
    FeedForecast answer;
    Sql newest(db, u"SELECT issued_at, model, model_en, coverage, step_seconds, points FROM forecast"
                   " WHERE indicator = :code AND region = :region AND issued_at <= :now AND source = :owner ORDER BY issued_at DESC, time DESC, id DESC LIMIT 1"_s);
    newest.bind(":code", question.code).bind(":region", question.region).bind(":now", question.now).bind(":owner", question.owner);
    if (question.owner.isEmpty() || !newest.next())
        return answer;
    answer.issuedAt = newest.number(0);
    answer.model = nameIn(question.language, newest.text(1), newest.text(2));
    answer.coverage = newest.real(3);
    const auto source = Catalog::readSources(db).value(question.owner, {.name = question.owner});
    answer.department = nameIn(question.language, source.name, source.nameEn);
    answer.lack = FeedForecast::Lack::Stale;
    if (question.now - answer.issuedAt > freshForecastMs)
        return answer;

    answer.lack = FeedForecast::Lack::NotNow;
    const qint64 step = newest.number(4) * 1000;
    const auto points = forecastPointsFromJson(newest.bytes(5));
    // Many begin with the step after the one in which they are issued.
    const auto upcoming = std::ranges::find_if(points, [&](const Forecast::Point &point) { return point.time + step > question.now; });
    if (upcoming == points.end() || upcoming->time > question.now + step)
        return answer;
    answer.points = bucketedForecast(points, step, question.from, question.to, question.bucketMs, question.overTime);
    answer.bucketMs = std::max(step, question.bucketMs);
    if (!answer.points.empty())
        answer.lack = FeedForecast::Lack::None;
    return answer;
}

}
