#pragma once

#include "mapcore/blockshapes.h"
#include "mapcore/mapstyle.h"
#include "mapcore/picturelayers.h"
#include "mapcore/tilesource.h"

#include <QImage>

#include <atomic>

namespace tonglan {

/** A block of the map as it is painted: a square of device pixels on the world at one exact zoom, so that what is
 *  shown at rest is never scaled. Blocks touch at whole pixels.
 */
struct BlockKey
{
    double zoom = 0; ///< Qt Location's zoom (256 px tiles), any fraction
    int x = 0; ///< in blocks from the west end of the world
    int y = 0;

    friend bool operator==(const BlockKey &, const BlockKey &) = default;
    friend size_t qHash(const BlockKey &k, size_t seed = 0) noexcept { return qHashMulti(seed, k.zoom, k.x, k.y); }
};

/** Everything that decides how a block looks, apart from its place. */
struct BlockLook
{
    std::shared_ptr<const MapStyle> style = {};
    double devicePixelRatio = 1;
    double unit = 1; ///< Design unit u: lines are so many times wider, and the choice of content follows.
    bool roadsApart = false; ///< Roads go into an image of their own, for a layer between ground and roads.
    std::shared_ptr<const PictureLayers> pictures = {}; ///< Laid over the map; null: none. The map is seen where they have nothing.
    std::vector<double> strengths = {}; ///< By layer of these, how strongly it is drawn, 0 … 1; beyond the end: 1.

    friend bool operator==(const BlockLook &, const BlockLook &) = default;
};

struct PaintedBlock
{
    QImage ground = {}; ///< Opaque.
    QImage roads = {}; ///< Null unless wanted apart.
    int holes = 0; ///< Tiles inside the promised bounds that are absent or broken.
    bool isHidden = false; ///< Pictures laid over the map hide some of it at least, and with it what its names are of.

    [[nodiscard]] qsizetype bytes() const { return ground.sizeInBytes() + roads.sizeInBytes(); }
};

/** Zoom level of the tiles that are drawn at a zoom of the map; for pictures it depends on the pixels of the screen. */
[[nodiscard]] int tileLevel(double zoom, double unit, const MapStyle &style, const MbTilesInfo &info, double devicePixelRatio = 1);

/** Whether buildings, service roads and paths are drawn. */
[[nodiscard]] inline bool showsDetail(double zoom, double unit) { return zoom - std::log2(unit) >= 14.2; }

/** Paints one block. For the pool; stops early (with a null ground) once @p cancelled is true. */
[[nodiscard]] PaintedBlock paintBlock(TileSource &source, const BlockKey &key, const BlockLook &look, const std::atomic<bool> &cancelled);

}
