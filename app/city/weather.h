#pragma once

#include "base/clock.h"

#include <optional>

namespace tonglan {

/** One spell of rain. */
struct Storm
{
    TimeMs from = 0;
    TimeMs to = 0;
    double peak = 0; ///< mm/h at its worst, city average.
};

/** The demo city's weather: at most one storm a day, a pure function of seed and day; on the anchor's day there is a heavy one. */
class Weather
{
public:
    Weather(quint64 seed, TimeMs anchor)
        : m_seed(seed)
        , m_anchor(anchor)
    {
    }

    [[nodiscard]] std::optional<Storm> stormOf(qint64 day) const;
    [[nodiscard]] double rain(TimeMs t) const; ///< mm/h
    [[nodiscard]] double rainOfLastHour(TimeMs t) const; ///< mm
    [[nodiscard]] double temperature(TimeMs t) const; ///< °C
    [[nodiscard]] double wind(TimeMs t) const; ///< m/s

private:
    quint64 m_seed;
    TimeMs m_anchor;
};

}
