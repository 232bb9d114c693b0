#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "districts.h"
#include "layersort.h"

#include <atomic>
#include <functional>
#include <optional>

namespace tonglan {

/** A city pack to be made from an OpenStreetMap extract and a district file. */
struct CityBuildPlan
{
    QString osm = {}; ///< .osm.pbf, or any file that osmium reads.
    QString districtFile = {}; ///< GeoJSON.
    DistrictOptions districts = {}; ///< With the code of the city.
    QString name = {};
    QString nameEn = {};
    QString organisation = {};
    QString organisationEn = {};
    QByteArray timeZone = "Asia/Shanghai";
    QString credit = {};
    QString approval = {}; ///< 审图号; empty: none is claimed.
    std::optional<GeoBox> box = {}; ///< Of the base map; unset: that of the districts, with a margin.
    SeaSource sea = {};
    QString out = {};
    QString work = {}; ///< Folder for what is between; there, and nobody else's while this runs.
};

/** What the pack holds in the end. */
struct CityBuildSummary
{
    DistrictFile districts = {};
    LayerCounts layers = {};
    GeoBox box = {};
    TimeMs dataTime = 0; ///< Of the extract.
    QString dataTimeFrom = {}; ///< How it is known.
    qint64 tiles = 0;
    qint64 bytes = 0;
    qint64 brokenObjects = 0; ///< Of which no geometry could be made.
    QString credit = {};
};

using Say = std::function<void(const QString &line)>;

/** Makes the pack in seven steps, each said by @p say when it begins and ends; steps that an earlier run finished are kept if nothing
 *  they depend on has changed. Errors name the file and what is wrong with it: NotFound for a missing file or program, Cancelled
 *  soon after @p interrupted becomes true. Blocks until it is done; minutes for a large city.
 */
[[nodiscard]] Result<CityBuildSummary> buildCityPack(const CityBuildPlan &plan, const Say &say, const std::atomic<bool> &interrupted);

/** What was taken, line by line, for people. */
[[nodiscard]] QStringList describe(const CityBuildPlan &plan, const CityBuildSummary &summary);

}
