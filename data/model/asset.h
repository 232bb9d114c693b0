#pragma once

#include "geo.h"
#include "record.h"

namespace tonglan {

/** A thing the city has: hospital, school, station, camera, pump, team, sensor …, or an area it has marked out: "controlled", "flood", "plan",
 *  "building". TLF data: name, nameEn, kind, region, status; geo: Point, Polygon, MultiPolygon or null.
 */
struct Asset
{
    RecordHead head = {};
    QString name = {};
    QString nameEn = {};
    QString kind = {}; ///< "hospital", "school", "police", "fire", "shelter", "station", …
    QString region = {};
    QString status = {}; ///< Free word of the source; empty = in order. Of areas "planned" and "lifted" are understood; anything else is in force.
    std::optional<GeoPoint> position = {}; ///< Of an area: a point in it.
    GeoMultiPolygon area = {}; ///< Empty: a thing at a point.

    friend bool operator==(const Asset &, const Asset &) = default;
};

}
