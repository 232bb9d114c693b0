#include "lifeforecasts.h"

#include "citytime.h"
#include "dice.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

enum Stream : quint64 { ForecastStream = 600 };

namespace {

struct Issuer
{
    QStringView indicator;
    QStringView model;
    QLatin1StringView modelEn;
    TimeMs every;
    int steps; ///< Of an hour.
    double error; ///< Of the first step, as a share of the value; it grows with the root of the steps.
    TimeMs silentFor; ///< Before the anchor, and from then on; 0: never.
};

constexpr Issuer issuers[] = {
    {u"power.load", u"短期负荷预测", "Short-term load forecast"_L1, hourMs, 24, 0.006, 0},
    {u"traffic.congestion", u"路网态势推演", "Road network simulation"_L1, 3 * hourMs, 12, 0.02, 9 * hourMs},
};

constexpr double coverage = 0.8;
constexpr double normalQuantile = 1.2816; // of (1 + coverage) / 2

}

static TimeMs firstAfter(TimeMs time, TimeMs every)
{
    return ((time + cityOffsetMs) / every + 1) * every - cityOffsetMs;
}

/** The value that will come, missed by an error that is the same for one step in every issue but for its size: later issues know better. */
static Forecast issueOf(const Issuer &issuer, std::size_t index, const LifeReadings &readings, quint64 seed, TimeMs issuedAt)
{
    const auto &sign = vitalSigns()[index];
    const double scale = std::pow(10, sign.decimals);
    const auto rounded = [scale](double value) { return std::round(value * scale) / scale; };
    Forecast forecast{
        .head = {.source = sign.source, .id = forecastId(sign.code, issuedAt), .version = 1, .time = issuedAt},
        .indicator = sign.code.toString(),
        .region = u"810000"_s,
        .issuedAt = issuedAt,
        .model = issuer.model.toString(),
        .modelEn = issuer.modelEn,
        .coverage = coverage,
        .stepSeconds = int(hourMs / secondMs)};
    for (int step = 0; step < issuer.steps; ++step) {
        const TimeMs time = issuedAt + step * hourMs;
        const double value = readings.cityValue(index, time + hourMs / 2);
        const double spread = value * issuer.error * std::sqrt(double(step + 1));
        Dice dice(seed, ForecastStream + index, quint64(time / hourMs));
        const double median = value + spread * std::clamp(dice.normal(), -2.5, 2.5);
        forecast.points.push_back({time, rounded(median), rounded(median - normalQuantile * spread), rounded(median + normalQuantile * spread)});
    }
    return forecast;
}

QString forecastId(QStringView indicator, TimeMs issuedAt)
{
    return u"%1|%2"_s.arg(indicator).arg(issuedAt / secondMs);
}

std::vector<Forecast> demoForecasts(const LifeReadings &readings, quint64 seed, TimeMs anchor, TimeMs from, TimeMs to)
{
    std::vector<Forecast> forecasts;
    for (const auto &issuer : issuers) {
        const auto sign = std::ranges::find(vitalSigns(), issuer.indicator, &VitalSign::code);
        Q_ASSERT(sign != vitalSigns().end());
        const TimeMs until = issuer.silentFor > 0 ? std::min(to, anchor - issuer.silentFor) : to;
        for (TimeMs at = firstAfter(from, issuer.every); at <= until; at += issuer.every)
            forecasts.push_back(issueOf(issuer, std::size_t(sign - vitalSigns().begin()), readings, seed, at));
    }
    std::ranges::stable_sort(forecasts, {}, &Forecast::issuedAt);
    return forecasts;
}

}
