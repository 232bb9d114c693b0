#pragma once

#include "citymap.h"
#include "vitalsigns.h"
#include "weather.h"

#include <memory>
#include <vector>

namespace tonglan {

/** From when on readings come as often as their period says; before that they are thinned out, so that ninety days stay small. */
struct ReadingDensity
{
    TimeMs quarterHours = 0; ///< Periods below an hour, but not below a minute; hourly before.
    TimeMs seconds = 0; ///< Periods below a minute; hourly before.
    TimeMs districtHours = 0; ///< Headline indicators of districts, hourly; daily before.

    friend bool operator==(const ReadingDensity &, const ReadingDensity &) = default;
};

/** The readings of the demo city: each value is a pure function of indicator, region and time. */
class LifeReadings
{
public:
    LifeReadings(std::shared_ptr<const CityMap> map, quint64 seed, TimeMs anchor);

    /** All readings about moments in (from, to], in order of time. */
    [[nodiscard]] std::vector<Reading> between(TimeMs from, TimeMs to, const ReadingDensity &density) const;

    [[nodiscard]] double cityValue(std::size_t sign, TimeMs t) const;
    [[nodiscard]] std::vector<double> districtValues(std::size_t sign, TimeMs t) const;

    /** Whether @p source delivers nothing about @p t: outages happen now and then, and two at the anchor. */
    [[nodiscard]] bool isOut(QLatin1StringView source, TimeMs t) const;

private:
    void add(std::vector<Reading> &readings, std::size_t sign, TimeMs t, bool city, bool districts) const;
    [[nodiscard]] Reading reading(std::size_t sign, QLatin1StringView source, const QString &region, TimeMs t, double value) const;

    std::shared_ptr<const CityMap> m_map;
    quint64 m_seed;
    TimeMs m_anchor;
    Weather m_weather;
    std::vector<std::vector<double>> m_tilt = {}; ///< By sign and district: share of a sum, or factor on a mean.
};

}
