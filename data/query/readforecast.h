#pragma once

#include "feedforecast.h"
#include "readindicators.h"

#include "analysis/forecast.h"

namespace tonglan {

struct ForecastQuestion
{
    bool events = false; ///< Counts of events, else readings of code.
    QString code = {};
    QString region = {};
    TimeMs now = 0;
    int bucketSeconds = 1800;
    QTimeZone zone = QTimeZone(QTimeZone::UTC);
    Language language = Language::Chinese;
    SharedRegister computed = {}; ///< As of IndicatorQuestion.
};

struct ForecastAnswer
{
    enum class Lack { None,
        Withheld,
        TooLittle, ///< Fewer than four days, or too few of their values.
        TooRare, ///< A value a day, or so seldom that a day has no course.
        TooOld, ///< What is known ends too long ago.
        DayOver }; ///< Nothing is left of the day.

    Lack lack = Lack::None;
    std::vector<ForecastPoint> points = {}; ///< Up to the end of the day; where they are of the feed, there may be gaps.
    qint64 bucketMs = 0;
    FeedForecast feed = {}; ///< What its department says, without points: they are above if its lack is None, and else an estimate of our own.
    // Of an estimate of our own:
    SeasonalForecast::Model model = SeasonalForecast::Model::SeasonalTrend;
    bool isWeekly = false; ///< The season is a week, else a day.
    int days = 0; ///< That it was made from.
    double error = 0; ///< As of SeasonalForecast.
    double naiveError = 0;
    double seasonalNaiveError = 0;
    int origins = 0;
    // Of either:
    double coverage = 0;
    TimeMs issuedAt = 0;
    QString unit = {};
    int decimals = 0;

    [[nodiscard]] bool isOfFeed() const { return feed.lack == FeedForecast::Lack::None; }
};

/** What the department forecasts, if it is of use: see readFeedForecast(). Else goes on from the last 35 days by forecastOf(), with the season that did better in the
 *  back-test, a day or a week. Of what is withheld nothing is foretold, by nobody. Throws SQLite::Exception.
 */
[[nodiscard]] Result<ForecastAnswer> readForecast(const Database &db, const ForecastQuestion &question);

}
