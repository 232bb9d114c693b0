#pragma once

#include "geo.h"

#include <QLatin1StringView>
#include <QStringList>

#include <optional>

namespace tonglan {

/** What coordinates refer to. Maps and data of a Chinese city come in several, which lie up to a kilometre apart. */
enum class Datum {
    Wgs84,
    Cgcs2000, ///< 国家大地坐标系; the same as WGS 84 to a few centimetres, and taken as that.
    Gcj02, ///< 火星坐标: WGS 84 shifted by up to 700 m within a box around mainland China, degrees.
    Bd09, ///< Baidu's shift on top of GCJ-02, degrees.
    Bd09mc, ///< Baidu's own Mercator, metres.
    CityGrid, ///< 城市独立坐标系: metres, by the parameters of a CityGrid.
};

[[nodiscard]] std::optional<Datum> datumFromName(QStringView name); ///< "wgs84", "cgcs2000", "gcj02", "bd09", "bd09mc", "city-grid"
[[nodiscard]] QLatin1StringView datumName(Datum datum);
[[nodiscard]] QStringList datumNames();
[[nodiscard]] inline bool isInMetres(Datum datum) { return datum == Datum::Bd09mc || datum == Datum::CityGrid; }

/** A place as somebody else gives it: degrees (x = longitude, y = latitude) or metres (x = east, y = north), by its datum. */
struct PlanePoint
{
    double x = 0;
    double y = 0;

    friend bool operator==(const PlanePoint &, const PlanePoint &) = default;
};

/** A city's own grid: transverse Mercator on CGCS2000, then shifted, turned and scaled. Surveyors hand these parameters out; they are
 *  often confidential, and belong into the site's settings.
 */
struct CityGrid
{
    double centralMeridian = 0; ///< Degrees.
    double scale = 1; ///< On the central meridian.
    double falseEasting = 500'000; ///< m
    double falseNorthing = 0; ///< m
    // Of the plane coordinates that result, about the origin: turned first, then scaled, then shifted.
    double rotation = 0; ///< Degrees, counter-clockwise; less than 90 either way.
    double planeScale = 1;
    double shiftEast = 0; ///< m
    double shiftNorth = 0; ///< m

    friend bool operator==(const CityGrid &, const CityGrid &) = default;
};

/** @p place in WGS 84; not valid (isValid()) if it is nowhere, e.g. not finite or metres beyond the earth. @p grid counts for CityGrid only.
 *  Back and forth agrees to 0.1 m for the shifted ones, which are known to their makers only to that, and to 1 mm for a city's grid.
 *  Sources: the shift of GCJ-02 and BD-09 as published in 2012 and used by all map makers since; Baidu's Mercator by the
 *  polynomials of its own map script; transverse Mercator after C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", 2011.
 */
[[nodiscard]] GeoPoint toWgs84(PlanePoint place, Datum datum, const CityGrid &grid = {});
[[nodiscard]] PlanePoint fromWgs84(GeoPoint place, Datum datum, const CityGrid &grid = {});

/** True where GCJ-02 differs from WGS 84: a box around mainland China, which holds Hong Kong, Macao and Taiwan too. */
[[nodiscard]] bool isShifted(GeoPoint place);

}
