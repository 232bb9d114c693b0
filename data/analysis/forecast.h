#pragma once

#include <optional>
#include <span>
#include <vector>

namespace tonglan {

/** What is to be expected of an evenly spaced series that has a season (a day of hours, a week of days), with how well the same calculation did before:
 *  the forecast of last resort, where no feed brings one.
 */
struct SeasonalForecast
{
    enum class Model { SeasonalTrend, ///< Level, damped trend and season, smoothed.
        SeasonalNaive, ///< As it was a season ago, or longer ago where that is not known; taken where the first did no better.
        Naive }; ///< As it was last; taken where neither did better.

    Model model = Model::SeasonalTrend;
    std::vector<double> middle = {}; ///< One a step, the first directly after the series; at most the horizon, and only as far as the back-test reaches.
    std::vector<double> low = {}; ///< Of the prediction interval.
    std::vector<double> high = {};
    // The back-test: mean absolute errors over all steps, at the same origins, on a third of the series that the smoothing was not fitted to.
    double error = 0;
    double naiveError = 0; ///< Of "as it was last".
    double seasonalNaiveError = 0; ///< Of "as it was a season ago".
    int origins = 0; ///< From how many moments it foretold something that came to be known.
};

struct ForecastRequest
{
    std::span<const double> values; ///< NaN: not known.
    int season = 24; ///< Steps.
    int horizon = 24; ///< Steps to be foretold.
    double coverage = 0.8; ///< Of the prediction interval: how often it should hold.
    int leastSeasons = 4; ///< So many must be known; with fewer than 3 there is nothing left to try it out on.
    std::optional<double> least = {}; ///< No value can be below: 0 for counts.
};

/** Additive Holt-Winters with a damped trend (Hyndman, Athanasopoulos: Forecasting, 3rd ed., 8.3), its weights and damping chosen on the first two thirds by the
 *  squared errors of one step; the interval is what the errors of the back-test were for as many steps, never narrower further ahead. Gaps are bridged with
 *  what was expected there. Nothing where there are too few seasons, less than half of the
 *  values are known, or too few to try it out. The interval is as wide at all hours: where the noise is not, it holds more often in some than in others. Pure.
 */
[[nodiscard]] std::optional<SeasonalForecast> forecastOf(const ForecastRequest &request);

}
