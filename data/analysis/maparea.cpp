#include "maparea.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace tonglan {

MapArea circleAround(WorldPoint middle, double radius)
{
    constexpr int corners = 64;
    MapArea area;
    area.shape = MapArea::Shape::Circle;
    const double metresPerUnit = earthCircumference * std::cos(toGeo(middle).lat * std::numbers::pi / 180);
    area.metres = 2 * radius * metresPerUnit;
    area.areaKm2 = std::numbers::pi * area.metres * area.metres / 4 / 1e6;
    area.box = {middle.x - radius, middle.y - radius, middle.x + radius, middle.y + radius};
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        area.outline.push_back({middle.x + radius * std::sin(angle), middle.y - radius * std::cos(angle)});
    }
    area.contains = [middle, radius](WorldPoint p) { return std::hypot(p.x - middle.x, p.y - middle.y) <= radius; };
    return area;
}

AreaEvents eventsIn(const PointSet &set, const MapArea &area, std::size_t most)
{
    struct Found
    {
        quint32 row;
        TimeMs time;
    };
    std::vector<Found> found;
    if (area.contains) {
        std::vector<quint32> gone;
        for (const auto &[points, sign] : set.index().parts()) {
            points->visitPoints(area.box, [&](quint32 first, quint32 last) {
                for (quint32 i = first; i < last; ++i) {
                    if (!area.contains(points->at(i)))
                        continue;
                    const quint32 row = points->row(i);
                    if (sign < 0)
                        gone.push_back(row);
                    else
                        found.push_back({row, 0});
                }
            });
        }
        std::ranges::sort(gone);
        std::erase_if(found, [&gone](const Found &event) { return std::ranges::binary_search(gone, event.row); });
    }
    AreaEvents events{.count = qint64(found.size()), .newest = std::make_shared<const EventKeys>()};
    if (most == 0)
        return events;
    for (auto &event : found)
        event.time = set.time(event.row);
    const auto kept = found.begin() + std::ptrdiff_t(std::min(most, found.size()));
    const auto isNewer = [&set](const Found &a, const Found &b) { return std::tie(b.time, set.key(a.row)) < std::tie(a.time, set.key(b.row)); };
    std::ranges::partial_sort(found, kept, isNewer);
    EventKeys keys;
    std::transform(found.begin(), kept, std::back_inserter(keys), [&set](const Found &event) { return set.key(event.row); });
    events.newest = std::make_shared<const EventKeys>(std::move(keys));
    return events;
}

}
