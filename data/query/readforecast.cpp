#include "readforecast.h"

#include "sql.h"

#include "analysis/compare.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tonglan {

static constexpr int farBack = 35; // days: five weeks
static constexpr qint64 hour = 3'600'000;
static constexpr qint64 day = 24 * hour;
static constexpr double coverage = 0.8;

static SeriesQuestion seriesQuestion(const ForecastQuestion &question, TimeMs from)
{
    SeriesQuestion series{.events = question.events, .code = question.code, .region = question.region, .from = from, .to = question.now, .now = question.now};
    series.bucketSeconds = question.bucketSeconds;
    series.compareDays = 0;
    series.withUsual = false;
    series.zone = question.zone;
    series.language = question.language;
    series.computed = question.computed;
    return series;
}

/** The forecast of the feed for what is not known of the day; @p today: the day so far. */
static FeedForecast feedForecast(const Database &db, const ForecastQuestion &question, const SeriesAnswer &today, TimeMs dayEnd)
{
    const auto isKnown = [](const SeriesPoint &point) { return !std::isnan(point.v); };
    const auto newest = std::find_if(today.current.rbegin(), today.current.rend(), isKnown);
    const qint64 bucket = today.bucketMs;
    const TimeMs running = today.from + (question.now - today.from) / bucket * bucket;
    return readFeedForecast(db,
        {.code = question.code,
            .region = question.region,
            .owner = today.owner,
            .now = question.now,
            .from = newest == today.current.rend() ? running : std::max(running, newest->t + bucket), // a bucket that has a value needs none
            .to = dayEnd,
            .bucketMs = bucket,
            .overTime = today.overTime,
            .language = question.language});
}

Result<ForecastAnswer> readForecast(const Database &db, const ForecastQuestion &question)
{
    ForecastAnswer answer;
    const TimeMs midnight = startOfDay(question.now, 0, question.zone);
    const TimeMs dayEnd = startOfDay(question.now, 1, question.zone);
    if (!question.events) {
        const OneMoment moment(db);
        const auto today = readSeries(db, seriesQuestion(question, midnight));
        if (today && today->quality != Reading::Quality::Withheld) {
            answer.feed = feedForecast(db, question, *today, dayEnd);
            answer.points = std::exchange(answer.feed.points, {});
        }
        if (today && answer.isOfFeed()) {
            answer.bucketMs = answer.feed.bucketMs;
            answer.unit = today->unit;
            answer.decimals = today->decimals;
            answer.issuedAt = answer.feed.issuedAt;
            answer.coverage = answer.feed.coverage;
            return answer;
        }
    }
    auto series = readSeries(db, seriesQuestion(question, startOfDay(question.now, -farBack, question.zone)));
    const auto isThin = [](const std::vector<SeriesPoint> &points) { return 4 * std::ranges::count_if(points, [](const SeriesPoint &point) { return !std::isnan(point.v); }) < 3 * std::ssize(points); };
    if (series && isThin(series->current) && series->bucketMs < hour) { // a past of which only every hour was kept
        auto hourly = seriesQuestion(question, series->from);
        hourly.bucketSeconds = int(hour / 1000);
        series = readSeries(db, hourly);
    }
    if (!series)
        return tl::unexpected(series.error());
    const qint64 step = series->bucketMs;
    answer.bucketMs = step;
    answer.unit = series->unit;
    answer.decimals = series->decimals;
    answer.issuedAt = question.now;
    const auto lacking = [&answer](ForecastAnswer::Lack lack) {
        answer.lack = lack;
        return answer;
    };
    if (series->quality == Reading::Quality::Withheld)
        return lacking(ForecastAnswer::Lack::Withheld);
    // Buckets that are over; the one that is still growing would look like a fall.
    auto &points = series->current;
    const auto newest = std::find_if(points.rbegin(), points.rend(), [](const SeriesPoint &point) { return !std::isnan(point.v); });
    const TimeMs said = question.events || newest == points.rend() ? 0 : newest->t; // a bucket that has a value needs none
    while (!points.empty() && (points.back().t + step > question.now || points.back().t >= dayEnd))
        points.pop_back();
    const auto isKnown = [](const SeriesPoint &point) { return !std::isnan(point.v); };
    // Before the first event nobody counted: zero would be a lie.
    const auto first = std::ranges::find_if(points, [&](const SeriesPoint &point) { return isKnown(point) && !(question.events && point.v == 0); });
    const auto last = std::find_if(points.rbegin(), points.rend(), isKnown);
    if (day % step != 0 || step > day / 4)
        return lacking(ForecastAnswer::Lack::TooRare);
    if (first == points.end())
        return lacking(ForecastAnswer::Lack::TooLittle);
    const TimeMs ahead = points.back().t + step;
    if (last - points.rbegin() > 1) // whole buckets without a word: what it is now is not known either
        return lacking(ForecastAnswer::Lack::TooOld);
    if (ahead >= dayEnd)
        return lacking(ForecastAnswer::Lack::DayOver);

    // Of whole days, so that a season is one of the calendar; a first day that is not whole counts for nothing.
    std::vector<double> values;
    const TimeMs begin = first->t > startOfDay(first->t, 0, question.zone) ? startOfDay(first->t, 1, question.zone) : first->t;
    for (const auto &point : points)
        if (point.t >= begin)
            values.push_back(point.v);
    const int daily = int(day / step);
    const int horizon = int((dayEnd - ahead + step - 1) / step);
    const std::optional<double> least = question.events || std::ranges::all_of(values, [](double v) { return !(v < 0); }) ? std::optional(0.0) : std::nullopt;
    std::optional<SeasonalForecast> best;
    for (const int season : {daily, 7 * daily}) {
        auto one = forecastOf({.values = values, .season = season, .horizon = horizon, .coverage = coverage, .least = least});
        if (!one || (best && one->error >= best->error))
            continue;
        best = std::move(one);
        answer.isWeekly = season != daily;
    }
    if (!best)
        return lacking(ForecastAnswer::Lack::TooLittle);
    for (std::size_t i = 0; i < best->middle.size(); ++i)
        if (const TimeMs at = ahead + qint64(i) * step; at > said)
            answer.points.push_back({at, best->middle[i], best->low[i], best->high[i]});
    if (answer.points.empty())
        return lacking(ForecastAnswer::Lack::DayOver);
    answer.model = best->model;
    answer.days = int((midnight - begin) / day) + 1;
    answer.coverage = coverage;
    answer.error = best->error;
    answer.naiveError = best->naiveError;
    answer.seasonalNaiveError = best->seasonalNaiveError;
    answer.origins = best->origins;
    return answer;
}

}
