#pragma once

#include "model/mercator.h"
#include "pointset.h"

#include <functional>
#include <memory>
#include <vector>

namespace tonglan {

/** A part of the map that somebody pointed at: a cell of a grid, or what lies around a place. */
struct MapArea
{
    enum class Shape { Square,
        Hexagon,
        Circle };

    Shape shape = Shape::Circle;
    double metres = 0; ///< Width on the ground: of a cell between two parallel sides, of a circle its diameter.
    double areaKm2 = 0; ///< On the ground.
    WorldBox box = {}; ///< Around it.
    std::vector<WorldPoint> outline = {}; ///< Without the closing point.
    std::function<bool(WorldPoint)> contains = {}; ///< Exactly, as what counts there does it.
};

/** @p radius: on the unit square. */
[[nodiscard]] MapArea circleAround(WorldPoint middle, double radius);

using EventKeys = std::vector<EventKey>;

/** Which events of a set lie in an area. */
struct AreaEvents
{
    qint64 count = 0; ///< Of all of them.
    std::shared_ptr<const EventKeys> newest = {}; ///< Never null; by time of report, the newest first, at most so many as were asked for.
};

/** In time of what lies in the area and close around it. */
[[nodiscard]] AreaEvents eventsIn(const PointSet &set, const MapArea &area, std::size_t most);

}
