#pragma once

#include "model/geo.h"
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
    int openCount = 0;
    Level worst = Level::None; ///< Of its open events.
};

/** The children of one region, ordered by code. Never changed after it was made; shared as shared_ptr<const RegionSet>. */
struct RegionSet
{
    std::vector<RegionShape> regions;
    qint64 shapesRevision = 0; ///< Grows when an outline, label or name changed; counts may change without it.
    qint64 revision = 0; ///< Of the cache.
};

}
