#pragma once

#include "mapcore/labelink.h"
#include "mapcore/mapstyle.h"
#include "mapcore/tiledata.h"

#include <QImage>
#include <QRectF>

#include <memory>

namespace tonglan {

/** A label that won its place. */
struct PlacedLabel
{
    QString id = {}; ///< Says which name at which place.
    QString text = {};
    WorldPoint anchor = {}; ///< The middle of the label moves with this place.
    std::vector<GlyphBox> boxes = {}; ///< What it covers, in the item at the time of placing.
    bool isRoad = false; ///< Lies along a line.
    QImage image = {}; ///< In device px, with its halo; centred on the anchor.
    size_t look = 0; ///< Labels with the same text and look have the same image.
};

/** The part of the world that is to be labelled, and how. All lengths in logical px of the item. */
struct LabelRequest
{
    struct District
    {
        QString name = {};
        WorldPoint at = {};
        bool isZone = false; ///< Lies across the others: its name is smaller and comes after theirs.
        double reach = 0; ///< Of a zone: so far from its place the name may stand and still be read as its.
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
    std::vector<PlacedLabel> shown = {}; ///< What is on the screen: it keeps its place while there is room, and its image while it looks the same.
    double shownZoom = 0; ///< The zoom it was placed for …
    WorldBox shownBox = {}; ///< … and the part of the world that was to be labelled.
};

/** Chooses and paints labels: districts first, then zones, airports, places by rank, water, peaks, signs of public places, and roads
 *  along their course, joined across tiles. No two overlap, and no name stands beside itself; one that finds no room is left
 *  out, never shrunk. What is shown stays while the map is moved or zoomed in; zoomed out, only what matters as much must wait
 *  for it. Deterministic. Runs on the pool.
 */
[[nodiscard]] std::vector<PlacedLabel> placeLabels(const LabelRequest &request);

}
