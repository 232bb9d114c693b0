#include "weather.h"

#include "citytime.h"
#include "dice.h"

#include <numbers>

namespace tonglan {

enum Stream : quint64 { StormStream = 100,
    RainNoise,
    HeatNoise,
    WindNoise };

std::optional<Storm> Weather::stormOf(qint64 day) const
{
    if (day == cityDay(m_anchor))
        return Storm{m_anchor - 250 * minuteMs, m_anchor + 200 * minuteMs, 46};
    Dice dice(m_seed, StormStream, quint64(day));
    if (!dice.chance(0.3))
        return {};
    const TimeMs from = startOfCityDay(day) + TimeMs(dice.between(1, 16) * hourMs);
    const TimeMs to = from + TimeMs(dice.between(1.5, 6.5) * hourMs);
    return Storm{from, to, 4 + 30 * std::pow(dice.unit(), 2) + 25 * std::pow(dice.unit(), 6)};
}

double Weather::rain(TimeMs t) const
{
    const auto storm = stormOf(cityDay(t));
    if (!storm || t <= storm->from || t >= storm->to)
        return 0;
    const double along = double(t - storm->from) / double(storm->to - storm->from);
    const double shape = std::sin(std::numbers::pi * along);
    return storm->peak * shape * (0.75 + 0.25 * smoothNoise(m_seed, RainNoise, double(t) / double(20 * minuteMs)));
}

double Weather::rainOfLastHour(TimeMs t) const
{
    double sum = 0;
    for (int i = 0; i < 6; ++i)
        sum += rain(t - i * 10 * minuteMs) / 6;
    return sum;
}

double Weather::temperature(TimeMs t) const
{
    const double hour = hourOfDay(t);
    const double daily = 2.6 * std::cos((hour - 14.5) / 24 * 2 * std::numbers::pi);
    const double season = 28.4 + 1.4 * smoothNoise(m_seed, HeatNoise, double(t) / double(4 * dayMs));
    return season + daily - std::min(3.5, 0.09 * rainOfLastHour(t)) + 0.25 * smoothNoise(m_seed, HeatNoise + 1000, double(t) / double(hourMs));
}

double Weather::wind(TimeMs t) const
{
    return 4 + 2.2 * smoothNoise(m_seed, WindNoise, double(t) / double(5 * hourMs)) + 0.16 * rain(t)
        + 0.6 * smoothNoise(m_seed, WindNoise + 1000, double(t) / double(20 * minuteMs));
}

}
