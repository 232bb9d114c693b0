#include "forecastpoints.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace tonglan {

QByteArray toJson(const std::vector<Forecast::Point> &points)
{
    QJsonArray array;
    for (const auto &point : points)
        array.append(QJsonArray{qint64(point.time), point.median, point.low, point.high});
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

std::vector<Forecast::Point> forecastPointsFromJson(const QByteArray &json)
{
    std::vector<Forecast::Point> points;
    const auto array = QJsonDocument::fromJson(json).array();
    points.reserve(std::size_t(array.size()));
    for (const auto &each : array) {
        const auto cells = each.toArray();
        const Forecast::Point point{.time = cells[0].toInteger(), .median = cells[1].toDouble(), .low = cells[2].toDouble(), .high = cells[3].toDouble()};
        const bool isWhole = cells.size() == 4 && cells[1].isDouble() && cells[2].isDouble() && cells[3].isDouble() && point.low <= point.median && point.median <= point.high;
        if (isWhole && point.time > (points.empty() ? std::numeric_limits<TimeMs>::min() : points.back().time))
            points.push_back(point);
    }
    return points;
}

}
