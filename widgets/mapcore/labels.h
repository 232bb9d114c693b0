#pragma once

#include "mapcore/mapstyle.h"
#include "mapcore/tiledata.h"

#include <QImage>
#include <QPolygonF>
#include <QRectF>
#include <QSet>

#include <memory>

namespace tonglan {

/** The part of the world that is to be labelled, and how. All lengths in logical px of the item. */
struct LabelRequest
{
    struct District
    {
        QString name = {};
        WorldPoint at = {};
    };

    std::shared_ptr<const MapStyle> style = {};
    WorldPoint origin = {}; ///< of the item's top-left corner
    double zoom = 0;
    QSizeF size = {};
    double devicePixelRatio = 1;
    double unit = 1;
    bool english = false;
    QRectF clearArea = {}; ///< Labels stay inside; empty: the whole item.
    std::vector<QRectF> obstacles = {}; ///< Markers: labels give way to them.
    std::vector<District> districts = {};
    std::vector<std::shared_ptr<const TileData>> tiles = {};
    QSet<QString> shown = {}; ///< Ids of the labels on the screen: of two equals, the one already there stays.
};

/** A label that won its place. */
struct PlacedLabel
{
    QString id = {}; ///< Says which name at which place; the same from view to view.
    QString text = {};
    WorldPoint anchor = {}; ///< The middle of the label moves with this place.
    QPolygonF outline = {}; ///< What it covers, in the item at the time of placing.
    QImage image = {}; ///< In device px, with its halo; centred on the anchor.
};

/** Chooses and paints labels: districts first, then places by rank, water, airports, peaks and roads along their course.
 *  No two overlap; one that finds no room is left out, never shrunk. Deterministic. Runs on the pool.
 */
[[nodiscard]] std::vector<PlacedLabel> placeLabels(const LabelRequest &request);

}
