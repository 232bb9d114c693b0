#pragma once

#include "analysis/language.h"
#include "cache/database.h"
#include "model/forecast.h"
#include "model/indicator.h"

#include <vector>

namespace tonglan {

/** What is expected of a bucket. */
struct ForecastPoint
{
    TimeMs t = 0; ///< Its begin.
    double middle = 0;
    double low = 0;
    double high = 0;
};

/** A department's forecast is taken up to this long after it was issued, ms; what is older says nothing of the day as it goes now. */
inline constexpr qint64 freshForecastMs = 6 * 3'600'000LL;

struct FeedForecastQuestion
{
    QString code = {};
    QString region = {}; ///< The forecast must be of this region itself: those of others are neither added up nor shared out.
    QString owner = {}; ///< The source that defines the indicator; forecasts of others are not taken.
    TimeMs now = 0; ///< What was issued later does not count yet.
    TimeMs from = 0; ///< A bucket's begin; no point ends before it.
    TimeMs to = 0; ///< No point begins at or after it.
    qint64 bucketMs = 0;
    Indicator::Aggregation overTime = Indicator::Aggregation::Average; ///< How shorter steps make a bucket.
    Language language = Language::Chinese;
};

/** The newest issue of the feed, and whether it is of use. */
struct FeedForecast
{
    enum class Lack { None,
        Absent, ///< None was issued.
        Stale, ///< Issued longer than freshForecastMs ago.
        NotNow }; ///< It begins later than its next step, or has ended; or ends within what is known.

    Lack lack = Lack::Absent;
    QString department = {}; ///< Of the issue, whether it is of use or not …
    QString model = {};
    TimeMs issuedAt = 0; ///< 0 = there is none.
    double coverage = 0;
    std::vector<ForecastPoint> points = {}; ///< … and these only if it is.
    qint64 bucketMs = 0; ///< Of the points: as asked for, or the step of the forecast where that is longer.
};

/** Reads the newest issue by now. Throws SQLite::Exception. */
[[nodiscard]] FeedForecast readFeedForecast(const Database &db, const FeedForecastQuestion &question);

/** Points that hold for @p stepMs brought to buckets of @p bucketMs from @p from on: a bucket has a point only where points hold throughout it. By the share of
 *  time of each for Average and Sum; bands are treated as the medians are, which makes that of an average rather too wide than too narrow. Steps longer than a
 *  bucket stay as they are. Pure.
 */
[[nodiscard]] std::vector<ForecastPoint> bucketedForecast(const std::vector<Forecast::Point> &points, qint64 stepMs, TimeMs from, TimeMs to, qint64 bucketMs, Indicator::Aggregation overTime);

}
