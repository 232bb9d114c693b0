#pragma once

#include "model/geo.h"

#include <QtTypes>

namespace tonglan {

/** An invented outline: an oval whose edge strays a little, so that it looks like one that somebody has drawn. */
struct Oval
{
    GeoPoint middle = {};
    double length = 0; ///< Metres, half of it.
    double width = 0; ///< Metres, half of it.
    double turn = 0; ///< Of the length, degrees from east to the left.
    double roughness = 0; ///< Share of the radius that the edge strays; 0: a rectangle's corners.
};

/** Its ring, made smaller to @p share. A pure function of all of these. */
[[nodiscard]] GeoRing ringOf(const Oval &oval, quint64 seed, quint64 stream, double share = 1);

}
