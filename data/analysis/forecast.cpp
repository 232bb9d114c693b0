#include "forecast.h"

#include "series.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tonglan {

namespace {

constexpr std::size_t fewestErrors = 12; // from which an interval is read

struct Weights
{
    double level = 0.2;
    double trend = 0;
    double season = 0.1;
    double damping = 1; ///< Of the trend, a step.
};

/** Level, trend and season after some steps. */
class Smoothing
{
public:
    Smoothing(std::span<const double> values, int season)
        : m_season(std::size_t(season), 0.0)
    {
        // From the first two seasons: their mean, and by how much each of their steps is beside it.
        double sum = 0;
        int known = 0;
        for (const double v : values.first(std::size_t(2 * season)))
            if (std::isfinite(v)) {
                sum += v;
                ++known;
            }
        m_level = known > 0 ? sum / known : 0;
        for (std::size_t i = 0; i < m_season.size(); ++i) {
            double beside = 0;
            int times = 0;
            for (const auto at : {i, i + m_season.size()})
                if (std::isfinite(values[at])) {
                    beside += values[at] - m_level;
                    ++times;
                }
            m_season[i] = times > 0 ? beside / times : 0;
        }
    }

    [[nodiscard]] double expected(int ahead, double damping) const ///< 1: the next step.
    {
        const double steps = damping < 1 ? damping * (1 - std::pow(damping, ahead)) / (1 - damping) : ahead;
        return m_level + m_trend * steps + m_season[(m_step + std::size_t(ahead) - 1) % m_season.size()];
    }

    /** Takes the next value; the error of what was expected, or NaN if it is not known. */
    double take(double value, const Weights &weights)
    {
        const double foretold = expected(1, weights.damping);
        const bool isKnown = std::isfinite(value);
        const double error = isKnown ? value - foretold : 0;
        auto &season = m_season[m_step % m_season.size()];
        m_level += m_trend * weights.damping + weights.level * error;
        m_trend = m_trend * weights.damping + weights.level * weights.trend * error;
        season += weights.season * (1 - weights.level) * error;
        ++m_step;
        return isKnown ? error : std::numeric_limits<double>::quiet_NaN();
    }

private:
    double m_level = 0;
    double m_trend = 0;
    std::vector<double> m_season;
    std::size_t m_step = 0;
};

Weights fitted(std::span<const double> values, int season)
{
    Weights best;
    double least = std::numeric_limits<double>::max();
    for (const double level : {0.02, 0.05, 0.1, 0.2, 0.4, 0.7})
        for (const auto &[trend, damping] : {std::pair(0.0, 1.0), {0.05, 0.98}, {0.05, 1.0}, {0.2, 0.9}, {0.2, 0.98}})
            for (const double seasonal : {0.02, 0.1, 0.3, 0.6}) {
                const Weights weights{level, trend, seasonal, damping};
                Smoothing smoothing(values, season);
                double sum = 0;
                for (std::size_t i = 0; i < values.size(); ++i) {
                    const double error = smoothing.take(values[i], weights);
                    if (std::isfinite(error) && i >= std::size_t(2 * season)) // before, it knows what comes
                        sum += error * error;
                }
                if (sum < least) {
                    least = sum;
                    best = weights;
                }
            }
    return best;
}

/** Errors of a way to foretell, by how many steps ahead. */
class BackTest
{
public:
    explicit BackTest(int horizon)
        : m_errors(std::size_t(horizon))
    {
    }
    void add(int ahead, double error)
    {
        if (!std::isfinite(error))
            return;
        m_errors[std::size_t(ahead - 1)].push_back(error);
        m_sum += std::abs(error);
        ++m_count;
    }
    [[nodiscard]] double mean() const { return m_count > 0 ? m_sum / m_count : std::numeric_limits<double>::max(); }
    /** The errors below and above which so few are, with those of the steps beside it; unset where there are too few. */
    [[nodiscard]] std::optional<std::pair<double, double>> interval(int ahead, double coverage) const
    {
        std::vector<double> near;
        for (int step = std::max(1, ahead - 2); step <= std::min(int(m_errors.size()), ahead + 2); ++step)
            near.insert(near.end(), m_errors[std::size_t(step - 1)].begin(), m_errors[std::size_t(step - 1)].end());
        if (near.size() < fewestErrors)
            return {};
        std::ranges::sort(near);
        return std::pair(percentile(near, (1 - coverage) / 2), percentile(near, (1 + coverage) / 2));
    }

private:
    std::vector<std::vector<double>> m_errors;
    double m_sum = 0;
    int m_count = 0;
};

}

std::optional<SeasonalForecast> forecastOf(const ForecastRequest &request)
{
    auto values = request.values;
    const int season = request.season;
    const int horizon = request.horizon;
    const int fewestSeasons = std::max(3, request.leastSeasons);
    if (season < 1 || horizon < 1 || !(request.coverage > 0 && request.coverage < 1) || values.size() < std::size_t(fewestSeasons) * std::size_t(season) || values.size() < 8)
        return {};
    const auto knownOf = [](std::span<const double> some) { return std::size_t(std::ranges::count_if(some, [](double v) { return std::isfinite(v); })); };
    if (knownOf(values) * 2 < values.size())
        return {};
    // A series may begin long before its source did: the smoothing starts from two seasons of which most is known.
    while (values.size() > std::size_t(fewestSeasons) * std::size_t(season) && 2 * knownOf(values.first(std::size_t(2 * season))) < std::size_t(3 * season))
        values = values.subspan(std::size_t(season));

    const auto learned = std::max(values.size() * 2 / 3, std::size_t(2 * season));
    const auto weights = fitted(values.first(learned), season);
    BackTest own(horizon);
    BackTest seasonalNaive(horizon);
    BackTest naive(horizon);
    SeasonalForecast forecast;
    Smoothing smoothing(values, season);
    double last = std::numeric_limits<double>::quiet_NaN();
    const auto aSeasonAgo = [&](std::size_t end, int ahead) { // before step end + ahead, by as many whole seasons as it takes to something known
        auto back = std::size_t((ahead + season - 1) / season) * std::size_t(season);
        const auto at = end + std::size_t(ahead) - 1;
        while (back + std::size_t(season) <= at && !std::isfinite(values[at - back]))
            back += std::size_t(season);
        return values[at - back];
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        smoothing.take(values[i], weights);
        last = std::isfinite(values[i]) ? values[i] : last;
        if (i + 1 < learned)
            continue;
        const int steps = int(std::min(std::size_t(horizon), values.size() - 1 - i));
        bool isCompared = false;
        for (int ahead = 1; ahead <= steps; ++ahead) {
            const double came = values[i + std::size_t(ahead)];
            const double before = aSeasonAgo(i + 1, ahead);
            if (!std::isfinite(came) || !std::isfinite(before))
                continue; // the three are compared where all of them can say something
            isCompared = true;
            own.add(ahead, came - smoothing.expected(ahead, weights.damping));
            seasonalNaive.add(ahead, came - before);
            naive.add(ahead, came - last);
        }
        forecast.origins += isCompared ? 1 : 0;
    }
    forecast.error = own.mean();
    forecast.seasonalNaiveError = seasonalNaive.mean();
    forecast.naiveError = naive.mean();
    if (forecast.origins == 0 || forecast.error == std::numeric_limits<double>::max())
        return {};
    const bool isSmoothed = forecast.error < forecast.seasonalNaiveError;
    forecast.model = isSmoothed ? SeasonalForecast::Model::SeasonalTrend : SeasonalForecast::Model::SeasonalNaive;
    forecast.error = std::min(forecast.error, forecast.seasonalNaiveError);
    const bool isLast = forecast.naiveError < forecast.error && std::isfinite(last);
    if (isLast) {
        forecast.model = SeasonalForecast::Model::Naive;
        forecast.error = forecast.naiveError;
    }

    double below = 0;
    double above = 0;
    for (int ahead = 1; ahead <= horizon; ++ahead) {
        const double before = aSeasonAgo(values.size(), ahead);
        double middle = isLast ? last : isSmoothed || !std::isfinite(before) ? smoothing.expected(ahead, weights.damping)
                                                                             : before;
        const auto interval = (isLast ? naive : isSmoothed ? own
                                                           : seasonalNaive)
                                  .interval(ahead, request.coverage);
        if (!interval)
            break; // as far as it was tried out
        below = std::min(below, interval->first);
        above = std::max(above, interval->second);
        const double least = request.least.value_or(std::numeric_limits<double>::lowest());
        middle = std::max(middle, least);
        forecast.middle.push_back(middle);
        forecast.low.push_back(std::max(middle + below, least));
        forecast.high.push_back(std::max(middle + above, least));
    }
    if (forecast.middle.empty())
        return {};
    return forecast;
}

}
