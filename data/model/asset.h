#pragma once

#include "geo.h"
#include "record.h"

namespace tonglan {

/** A thing the city has: hospital, school, station, camera, pump, team, sensor … TLF data: name, nameEn, kind, region, status. */
struct Asset
{
    RecordHead head = {};
    QString name = {};
    QString nameEn = {};
    QString kind = {}; ///< "hospital", "school", "police", "fire", "shelter", "station", …
    QString region = {};
    QString status = {}; ///< Free word of the source; empty = in order.
    std::optional<GeoPoint> position = {};

    friend bool operator==(const Asset &, const Asset &) = default;
};

}
