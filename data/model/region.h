#pragma once

#include "geo.h"
#include "record.h"

namespace tonglan {

/** A node of the administrative tree, or a zone (开发区, 网格) hung into it. head.id is the region's code.
 *  TLF data: name, nameEn, shortName, parent, depth, kind, areaKm2, population, label [lon,lat]; geo: Polygon or MultiPolygon.
 */
struct Region
{
    enum class Kind { Administrative,
        Zone };

    RecordHead head = {};
    QString name = {}; ///< "沙田区"
    QString nameEn = {};
    QString shortName = {}; ///< "沙田", for small zoom levels; empty: as name.
    QString parent = {}; ///< Code of the region above; empty for the city.
    int depth = 0; ///< 0 city, 1 district, 2 street or neighbourhood, …
    Kind kind = Kind::Administrative;
    double areaKm2 = 0; ///< 0 = not given.
    double population = 0; ///< 0 = not given.
    std::optional<GeoPoint> label = {}; ///< Where its name stands on the map.
    GeoMultiPolygon area = {}; ///< Empty if the feed gave none (then it is known by name only).

    friend bool operator==(const Region &, const Region &) = default;
};

}
