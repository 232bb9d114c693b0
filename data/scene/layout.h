#pragma once

#include "scene.h"

#include <QRect>

namespace tonglan {

/** Where one panel of the scene stands, in pixels of the window. */
struct PanelPlace
{
    int panel = 0; ///< Index in Scene::panels.
    QRect rect = {};
    int columns = 1; ///< Of cards, services or districts side by side.
    int rows = 0; ///< Rows of a list or grid that fit.
    QRect ground = {}; ///< Of a grid and a desk: the cell that the panel stands in; empty where its cards have grounds of their own.
};

/** Where everything of a scene stands on a screen of one size, by the rules of the design: never stretched, never letterboxed,
 *  extra width goes to the map and then to columns, no text within @c seamMargin of a bezel. Rectangles are in pixels of the window;
 *  a part the scene does not have, or that has no room, has an empty rectangle.
 */
struct SceneLayout
{
    double unit = 1; ///< u: every size of the design times this.
    bool wide = false; ///< A wall of two and more screens: cards four across, a second column on the right.
    QRect header = {};
    QRect tabs = {}; ///< Scene tabs; on walls they follow the organisation.
    QRect left = {}; ///< Zone A
    QRect clear = {}; ///< Zone B: the part of the map that nothing covers.
    QRect right = {}; ///< Zone C
    QRect sentence = {};
    QRect grounds = {}; ///< What the sentence rests on, under it.
    QRect banner = {}; ///< What is late or lost: at the top of the clear area, between bezels; on a board a line of its own, always kept.
    QRect tools = {}; ///< Zoom buttons at the right edge of the clear area.
    QRect layerBar = {};
    QRect legend = {};
    QRect timeline = {};
    QRect ticker = {};
    QRect frame = {}; ///< Of a desk: the map with its bars; all around it is covered …
    int mapGround = 0; ///< … and from this y on it is, too.
    int leftScrim = 0; ///< Width of the dark ground of each side …
    int rightScrim = 0;
    int topScrim = 0; ///< … and height of those above and below.
    int bottomScrim = 0;
    QList<int> seams = {}; ///< x of bezels
    int seamMargin = 0; ///< Text keeps this far from each of them.
    QList<PanelPlace> panels = {}; ///< In the order of the scene; dropped panels are not here …
    QList<int> absent = {}; ///< … but here: indexes in Scene::panels of those that have no room.
};

/** The unit for a screen: its height over 1080, larger on walls, whose viewers stand further off; in steps of a quarter, at least 1. */
[[nodiscard]] double unitFor(QSize size);

/** @p unit overrides unitFor() where the installation knows its viewing distance; 0 = do not. */
[[nodiscard]] SceneLayout layoutOf(const Scene &scene, QSize size, double unit = 0);

}
