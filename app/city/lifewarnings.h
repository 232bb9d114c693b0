#pragma once

#include "citymap.h"
#include "model/warning.h"
#include "weather.h"

#include <memory>
#include <vector>

namespace tonglan {

/** The warnings of the demo city: they follow from its weather. Every version a warning has is a record of its own here. */
class LifeWarnings
{
public:
    LifeWarnings(std::shared_ptr<const CityMap> map, quint64 seed, TimeMs anchor);

    /** Versions issued in (from, to], in order of time. */
    [[nodiscard]] std::vector<Warning> between(TimeMs from, TimeMs to) const;

private:
    [[nodiscard]] std::vector<Warning> ofDay(qint64 day) const;

    std::shared_ptr<const CityMap> m_map;
    quint64 m_seed;
    TimeMs m_anchor;
    Weather m_weather;
};

}
