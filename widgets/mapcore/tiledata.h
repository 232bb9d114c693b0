#pragma once

#include "mapcore/densityfield.h"
#include "mapcore/mvt.h"
#include "mapcore/tilekey.h"
#include "mapcore/tilenames.h"

#include <QImage>

#include <array>

namespace tonglan {

/** What a shape of the base map is, in the terms of the map style; the order is the order of drawing. */
enum class Kind : quint8 {
    // areas
    Ocean,
    Wood,
    Park,
    BuiltUp, ///< Residential, commercial, industrial land.
    Apron,
    Pier,
    Lake,
    Building,
    // lines
    Stream,
    River,
    Ferry,
    Path,
    Service,
    Minor,
    Tertiary,
    Taxiway,
    Runway,
    Transit,
    Rail,
    Secondary,
    Primary,
    Ramp,
    Trunk,
    Motorway,
    Boundary,
};
inline constexpr int kindCount = int(Kind::Boundary) + 1;

/** Shapes of one kind in one tile, compact: points of all parts in one array. */
struct ShapeSet
{
    struct Part
    {
        quint32 first = 0;
        quint32 count = 0;
        TilePoint min = {};
        TilePoint max = {};
        quint8 light = 0; ///< Brightness class of a road, 0 … 6.
        qint8 level = 0; ///< -1 in a tunnel, 1 … 3 on a bridge.
    };

    std::vector<Part> parts = {};
    std::vector<TilePoint> points = {};
};

inline constexpr int lightClasses = 7;

/** One decoded tile, ready to paint. Immutable once made. */
struct TileData
{
    TileKey key = {};
    std::array<ShapeSet, kindCount> shapes = {};
    std::vector<TileName> names = {};
    QImage picture = {}; ///< Of a raster tile, which has nothing else.

    [[nodiscard]] const ShapeSet &of(Kind kind) const { return shapes[size_t(kind)]; }
    [[nodiscard]] qsizetype bytes() const;
};

/** Sorts the features of an OpenMapTiles tile into kinds.
 *  @p detail adds what is only drawn from zoom 14.5 on: buildings, service roads, paths.
 *  Features of other classes, under construction or with the wrong geometry are left out.
 */
[[nodiscard]] TileData sortTile(TileKey key, const MvtTile &tile, const DensityField &density, bool detail);

/** The layers sortTile() looks at. */
[[nodiscard]] std::span<const QStringView> wantedLayers(bool detail);

/** Adds the streets of a tile to the density. */
void addStreets(DensityField &density, TileKey key, const MvtTile &tile);

}
