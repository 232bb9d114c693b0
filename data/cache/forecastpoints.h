#pragma once

#include "model/forecast.h"

#include <QByteArray>

namespace tonglan {

/** The points of a forecast as its row keeps them: [[time, median, low, high], …], JSON. What cannot be read, or is out of order, is left out. */
[[nodiscard]] QByteArray toJson(const std::vector<Forecast::Point> &points);
[[nodiscard]] std::vector<Forecast::Point> forecastPointsFromJson(const QByteArray &json);

}
