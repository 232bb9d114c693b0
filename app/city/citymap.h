#pragma once

#include "base/result.h"
#include "model/geo.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace tonglan {

struct CityDistrict
{
    QString code = {};
    QString name = {};
    QString nameEn = {};
    GeoPoint label = {};
    double areaKm2 = 0;
    double share = 0; ///< Of the city's people; all districts together 1. Invented, in plausible proportion.
    GeoMultiPolygon area = {};
};

/** A quarter or village: the third level of regions. Known by a point, not by an outline. */
struct CityNeighbourhood
{
    QString code = {};
    QString name = {};
    QString nameEn = {};
    int district = 0;
    GeoPoint position = {};
};

/** A short piece of a named road, with how likely something happens on it. */
struct RoadPiece
{
    int road = 0; ///< Index into CityMap::roads.
    int district = 0;
    int neighbourhood = -1;
    bool express = false; ///< Motorway or trunk road: no houses, no pavements.
    double weight = 0;
    GeoPoint from = {};
    GeoPoint to = {};
};

/** A place of public life: school, hospital, station … */
struct CityPoi
{
    QString name = {};
    QString nameEn = {};
    QString kind = {}; ///< As of Asset::kind.
    int district = 0;
    int neighbourhood = -1;
    GeoPoint position = {};
};

/** The geography that the demo city lives on: real districts, places and roads, with nothing invented but the weights. */
struct CityMap
{
    std::vector<CityDistrict> districts = {};
    std::vector<CityNeighbourhood> neighbourhoods = {};
    std::vector<QString> roads = {}; ///< Names in simplified Chinese.
    std::vector<RoadPiece> pieces = {};
    std::vector<CityPoi> pois = {};

    /** The district around a point, or −1. */
    [[nodiscard]] int districtAt(GeoPoint point) const;
    /** The neighbourhood of @p district whose label is nearest and within 1.5 km, or −1. */
    [[nodiscard]] int neighbourhoodAt(GeoPoint point, int district) const;
    /** Code of the smallest region. */
    [[nodiscard]] const QString &regionCode(int district, int neighbourhood) const;
};

/** Reads the OpenStreetMap extracts in @p folder; errors name the file and the feature. */
[[nodiscard]] Result<CityMap> loadCityMap(const QString &folder);

/** For handing the geography to a simulator that has no inputs; not a format to keep. */
[[nodiscard]] QByteArray toBytes(const CityMap &map);
[[nodiscard]] Result<CityMap> cityMapFromBytes(const QByteArray &bytes);

}
