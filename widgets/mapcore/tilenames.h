#pragma once

#include "mapcore/mvt.h"

namespace tonglan {

/** What a public place is, by its sign on the map. */
enum class Sign : quint8 {
    None,
    Station, ///< Railway and metro.
    Hospital,
    FireStation,
    Police,
    Government,
    Ferry,
    School, ///< … and universities.
    Park,
};
inline constexpr int signCount = int(Sign::Park) + 1;

/** Something with a name. */
struct TileName
{
    enum class Type : quint8 {
        Place,
        Island,
        Water,
        Airport,
        Peak,
        Road,
        Poi,
    };

    Type type = Type::Place;
    Sign sign = Sign::None; ///< What is drawn at the place, for a Poi.
    int rank = 100; ///< Small is important.
    QString zh = {}; ///< Simplified Chinese if the tile has it, else what it has.
    QString en = {}; ///< English if the tile has it, else what it has.
    std::vector<TilePoint> line = {}; ///< A single point, or the course of a road.
};

/** Adds what a layer of an OpenMapTiles tile names; layers and classes that carry no label add nothing. */
void addNames(const MvtLayer &layer, std::vector<TileName> &names);

}
