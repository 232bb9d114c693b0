#pragma once

#include "model/arealookup.h"
#include "model/level.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace tonglan {

/** A region as the map and the ranking show it. */
struct RegionShape
{
    QString code;
    QString name;
    QString nameEn;
    QString shortName; ///< Falls back to name.
    GeoPoint label; ///< Where its name stands; the middle of the box if the feed gave none.
    GeoBox box; ///< Empty if the region has no area.
    std::shared_ptr<const GeoMultiPolygon> area; ///< Never null; empty if the feed gave none. Shared between sets while it stays the same.
    bool isZone = false; ///< Lies across the others, and counts what is inside its area, which they count too.
    std::shared_ptr<const AreaLookup> lookup; ///< Of a zone, never null; else null. Shared like the area.
    int openCount = 0;
    Level worst = Level::None; ///< Of its open events.

    [[nodiscard]] bool isCountable() const { return !isZone || !lookup->isEmpty(); } ///< A zone without an outline has nothing to count in.
};

/** The children of one region, ordered by code. Never changed after it was made; shared as shared_ptr<const RegionSet>. */
struct RegionSet
{
    std::vector<RegionShape> regions;
    qint64 shapesRevision = 0; ///< Grows when an outline, label or name changed; counts may change without it.
    qint64 revision = 0; ///< Of the cache.
};

/** The outlines of those of @p set that share the place among them, in its order; a zone, which lies across them, has an empty one. */
[[nodiscard]] inline std::vector<std::shared_ptr<const GeoMultiPolygon>> outlinesSideBySide(const RegionSet &set)
{
    static const auto none = std::make_shared<const GeoMultiPolygon>();
    std::vector<std::shared_ptr<const GeoMultiPolygon>> areas;
    for (const auto &region : set.regions)
        areas.push_back(region.isZone ? none : region.area);
    return areas;
}

}
