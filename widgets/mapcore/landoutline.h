#pragma once

#include "base/result.h"
#include "model/mercator.h"

#include <QByteArray>

#include <vector>

namespace tonglan {

/** The coarse land of the world (Natural Earth, public domain), drawn where the base map has no tile. */
struct LandOutline
{
    struct Ring
    {
        std::vector<WorldPoint> points = {};
        WorldBox box = {};
    };

    std::vector<Ring> rings = {};

    /** Reads a GeoJSON MultiPolygon or a collection of polygons. Pure. */
    [[nodiscard]] static Result<LandOutline> parse(const QByteArray &geojson);
    /** The outline shipped with the program. */
    [[nodiscard]] static LandOutline builtIn();
};

}
