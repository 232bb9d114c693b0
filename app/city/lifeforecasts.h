#pragma once

#include "lifereadings.h"
#include "model/forecast.h"

#include <vector>

namespace tonglan {

/** What the demo city's departments forecast, issued in (@p from, @p to], in order of time: the power company its load anew every hour, a day ahead. Traffic
 *  operations have forecast their index, too, but the last issue before the anchor is a night old and nothing has come since.
 */
[[nodiscard]] std::vector<Forecast> demoForecasts(const LifeReadings &readings, quint64 seed, TimeMs anchor, TimeMs from, TimeMs to);

/** The id of an issue: it contains its time. */
[[nodiscard]] QString forecastId(QStringView indicator, TimeMs issuedAt);

}
