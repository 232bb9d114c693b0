#pragma once

#include "analysis/areaset.h"
#include "mapcore/areaoutline.h"
#include "mapcore/areapainter.h"
#include "mapcore/mapstyle.h"

#include <QRectF>

#include <memory>
#include <span>
#include <vector>

namespace tonglan {

/** One marked-out area to be painted. */
struct HatchedArea
{
    std::shared_ptr<const AreaOutline> outline = {}; ///< Never null.
    AreaState state = AreaState::InForce;
    Level level = Level::None;
    QString name = {}; ///< In the language of the screen; shown where it fits inside.
    bool isSelected = false;
};

struct HatchLook
{
    std::shared_ptr<const MapStyle> style = {};
    double px = 1; ///< Device pixels of a design pixel.
    QRectF clear = {}; ///< Device pixels of the frame: names stay within; empty: the whole frame.
    std::vector<QRectF> obstacles = {}; ///< The same: names give way.
};

struct HatchPicture
{
    QImage image = {}; ///< Of the whole frame; null: none of the areas is in it.
    std::vector<QRectF> names = {}; ///< Where names stand: device pixels of the frame.
};

/** Marked-out areas, the first below: state by hatch and edge (in force: dense and solid; planned: sparse, leaning the other way, dashed; lifted: an edge
 *  of dots), warnings in the colour of their level with lines the closer the more urgent. Holes stay empty. Hatches stand still on the map.
 */
[[nodiscard]] HatchPicture paintHatched(std::span<const HatchedArea> areas, const ImageFrame &frame, const HatchLook &look);

/** Where a text of @p size (px) fits inside rings (px), clear of @p obstacles; null if nowhere. */
[[nodiscard]] QRectF placeInside(const std::vector<std::vector<QPointF>> &rings, QSizeF size, std::span<const QRectF> obstacles);

}
