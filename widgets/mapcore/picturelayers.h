#pragma once

#include "model/mercator.h"

#include <QImage>
#include <QRectF>

#include <vector>

namespace tonglan {

/** A part of a picture and where it lies in the world. */
struct WorldPicture
{
    QImage picture = {};
    QRectF part = {}; ///< In its pixels.
    WorldBox place = {};
};

/** Pictures that lie on the base map, whoever has them. Thread-safe; answers at once with what is there. */
class PictureLayers
{
public:
    virtual ~PictureLayers() = default;

    [[nodiscard]] virtual int count() const = 0; ///< Layers; 0 is the lowest.
    /** What a layer has for @p box at @p zoom, which counts device pixels, beside each other. Where it has nothing, nothing. */
    [[nodiscard]] virtual std::vector<WorldPicture> pictures(int layer, const WorldBox &box, double zoom) const = 0;
};

}
