#pragma once

#include "model/geo.h"

#include <QList>
#include <QMap>
#include <QSize>
#include <QString>
#include <QStringList>

namespace tonglan {

/** The side of the map a panel stands on. */
enum class Zone { Left,
    Right,
    Top }; ///< Of a desk: above the map.

/** One panel of a scene, as its file declares it. Which keys a type understands is in paneltypes.h. */
struct ScenePanel
{
    QString type = {}; ///< "indicators", "services", …: a name of panelTypes().
    QString title = {}; ///< Empty: the panel type's own title.
    QString titleEn = {};
    Zone zone = Zone::Left;
    int column = 1; ///< Of its zone, on walls wide enough for two; elsewhere columns are stacked in order.
    QStringList codes = {}; ///< Indicators shown, in order.
    QStringList more = {}; ///< Further ones, for walls that have room.
    QString code = {}; ///< The one indicator of a trend or a calendar; empty: events.
    QString source = {}; ///< Only events of this source; empty: events of the city.
    int rows = 0; ///< 0: as many as fit.
    double target = 95; ///< Percent; districts under it are marked.
    QString by = QStringLiteral("level"); ///< What a stack is made of: "level" or "topic".
    int days = 0; ///< Of a stack; 0: today by the hour.
    QString answers = {}; ///< "" as the cache does; "never" or "error": the panel of a board that shows what waiting and failing look like.

    friend bool operator==(const ScenePanel &, const ScenePanel &) = default;
};

/** A map layer that people can switch. */
struct SceneLayer
{
    QString id = {};
    QString name = {};
    QString nameEn = {};
    QString kind = {}; ///< "events", "heat", "change" (against last week), "choropleth", "squares", "hexagons" (counts by area), "areas" (marked out on the map), "regions", "rules" (what the rules of this client raise, at its region) or "points".
    QString source = {}; ///< For "points": the source its events come from; for "areas": only those of this source.
    QStringList types = {}; ///< For "areas": kinds of assets, and "warning"; empty: all.
    QString indicator = {}; ///< For "choropleth": whose latest readings colour the regions; empty: counts of events do.
    bool visible = true;

    friend bool operator==(const SceneLayer &, const SceneLayer &) = default;
};

/** Where the map rests: the place at the middle of the clear area, and Qt Location's zoom there at unit 1. */
struct SceneCamera
{
    double latitude = 0;
    double longitude = 0;
    double zoom = 10;

    friend bool operator==(const SceneCamera &, const SceneCamera &) = default;
};

/** What one screen shows: the contents of a scene file. Names are in Chinese, with English beside them. */
struct Scene
{
    QString id = {};
    QString title = {};
    QString titleEn = {};
    bool board = false; ///< No map: panels on both sides of one ground, a line above them ("layout" is "board" or "grid").
    bool grid = false; ///< A board whose panels stand in equal cells, row by row; zones and columns do not count ("layout" is "grid").
    bool desk = false; ///< The map in a frame among panels, below cards ("layout" is "desk").
    int leftScreens = 1; ///< Of a board on a wall of three screens or more: how many of them its left side takes; the right side has the next.
    QString theme = {}; ///< "night" or "day" unless somebody asks for another; empty: that of the settings.
    bool tab = true; ///< Its name stands in the header; else it is there only while it is shown.
    bool sentence = true; ///< The situation sentence over the map.
    bool timeline = true;
    bool ticker = true;
    SceneCamera home = {};
    QString approval = {}; ///< 审图号 of the map as this scene shows it; empty: none is claimed.
    QMap<QString, SceneCamera> homes = {}; ///< Other cameras by size, "5760x1080".
    QList<SceneLayer> layers = {};
    QList<ScenePanel> panels = {};
    QMap<QString, QList<int>> seams = {}; ///< By size: x of the bezels between the screens of a wall, in pixels.

    friend bool operator==(const Scene &, const Scene &) = default;
};

/** The key of a size in Scene::homes and Scene::seams: "1920x1080". */
[[nodiscard]] QString sizeKey(QSize size);

/** The home camera for a screen of @p size. */
[[nodiscard]] SceneCamera homeOf(const Scene &scene, QSize size);

/** The city that the map is of, and how it is best looked at. */
struct CityView
{
    GeoBox box = {};
    SceneCamera camera = {};
};

/** Turns a scene that was made for another city to this one: a camera as near as a city asks for (zoom 9 or more) whose place is outside
 *  the box becomes the city's. Scenes of a country or of the world stay as they are.
 */
void lookAt(Scene &scene, const CityView &city);

}
