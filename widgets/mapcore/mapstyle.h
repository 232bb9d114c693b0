#pragma once

#include "base/result.h"

#include <QColor>

#include <array>
#include <vector>

namespace tonglan {

/** Values at zoom 8, 10, 12, 14 and 16, in px at u = 1; between them they grow evenly by ratio. */
using ZoomWidths = std::array<double, 5>;

[[nodiscard]] double widthAt(const ZoomWidths &widths, double zoom);

/** A soft light around a road: one wide, faint stroke, brighter with the road. */
struct GlowStyle
{
    double width = 0; ///< px, added to that of the road
    double low = 0; ///< alpha in the dark …
    double span = 0; ///< … and what full brightness adds
};

struct LineStyle
{
    QColor color = {};
    double low = 1; ///< alpha at brightness 0; constant where span is 0
    double span = 0;
    ZoomWidths width = {1, 1, 1, 1, 1};
    double minZoom = 0;
    QColor casing = {}; ///< Invalid: none.
    double casingWidth = 0; ///< px, in all
    std::vector<double> dash = {}; ///< px
    std::vector<GlowStyle> glow = {};
    QColor glowColor = {};
};

struct AreaStyle
{
    QColor fill = {};
    QColor edge = {}; ///< Invalid: none.
    double edgeWidth = 1;
    double minZoom = 0;
};

struct NameStyle
{
    double px = 13;
    int weight = 400;
    double spacing = 0;
    bool serif = false;
    bool italic = false;
    QColor color = {};
    double minZoom = 0;
};

/** How the base map looks: read from TOML, complete or refused. */
struct MapStyle
{
    QString name = {};
    QByteArray fingerprint = {}; ///< Of the text it was read from: two styles with the same look alike.
    bool dark = true;
    double detail = 0; ///< Added to the zoom when a level of tiles is chosen.

    QColor land = {};
    QColor municipality = {};
    QColor seaNear = {};
    QColor seaFar = {};
    QColor coast = {};
    ZoomWidths coastWidth = {1, 1, 1, 1, 1};
    QColor shelf = {};
    double shelfWidth = 0; ///< px from the coast to where the shallow water ends

    QColor rasterShade = {}; ///< Laid over the pictures of a raster map, which are made for a bright room; invalid: none.

    QColor light = {}; ///< City light, added to what is below.
    double lightStrength = 0;

    AreaStyle wood, park, builtUp, apron, pier, lake, building;
    LineStyle river, stream, ferry, path, service, minor, tertiary, secondary, primary, ramp, trunk, motorway, rail, railTicks, transit, runway, taxiway;

    QColor bridge = {}; ///< The gap beside a bridge; invalid: none.
    double bridgeWidth = 2; ///< px, in all

    QColor boundary = {};
    std::vector<double> boundaryDash = {};
    double boundaryWidth = 1;
    QColor selectedEdge = {};
    double selectedWidth = 1.3;
    QColor selectedFill = {};
    QColor hoverFill = {};

    QColor marked = {}; ///< Marked-out areas that have no level.
    double markedWash = 0; ///< alpha of what lies under the hatch
    double markedHatch = 0; ///< alpha of its lines
    NameStyle markedName;

    QColor halo = {};
    double haloWidth = 2;
    NameStyle districtName, townName, placeName, waterName, roadName, peakName, airportName, poiName;

    std::vector<QColor> heat = {};
    std::vector<QColor> difference = {}; ///< From less to more than before; the middle is no difference.
    std::array<QColor, 4> levelFill = {}; ///< Ⅰ to Ⅳ
    std::array<QColor, 4> levelText = {};
    std::array<QColor, 4> levelOn = {};
    QColor stripe = {}; ///< Over the colour of a figure that is late.
    QColor clusterGround = {};
    QColor clusterText = {};
    QColor selection = {};

    /** Every key must be known and every value of its kind; errors name file, line and key. */
    [[nodiscard]] static Result<MapStyle> parse(const QByteArray &toml, const QString &file);
    /** "night" or "day", shipped with the program. */
    [[nodiscard]] static Result<MapStyle> builtIn(const QString &theme);
};

}
