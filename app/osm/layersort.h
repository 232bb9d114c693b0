#pragma once

#include "base/result.h"
#include "model/geo.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <atomic>

namespace tonglan {

/** Where the sea on the map comes from. */
struct SeaSource
{
    enum class Kind { Coast, ///< natural=coastline of the extract.
        File, ///< Polygons of a GeoJSON file, WGS 84.
        None };

    Kind kind = Kind::Coast;
    QString file = {};
};

/** What was taken from an extract. */
struct LayerCounts
{
    QMap<QString, qint64> features = {}; ///< By layer, without the sea and the ground.
    qint64 roadNames = 0; ///< Different names of roads.
    qint64 coastLines = 0;
    qint64 unused = 0; ///< Objects that the base map has no use for, or outside the box.
    double seaKm2 = 0;

    friend bool operator==(const LayerCounts &, const LayerCounts &) = default;
};

[[nodiscard]] QJsonObject toJson(const LayerCounts &counts);
[[nodiscard]] LayerCounts layerCountsFromJson(const QJsonObject &json);

/** Reads @p featuresFile, one GeoJSON feature a line as "osmium export" writes them, and writes to @p layersFile what tippecanoe takes:
 *  features cut to @p box, each with its layer and zooms. Holds no more in memory than the coast and the named roads.
 *  Errors name the file and the line, or where the coast ends. Cancelled soon after @p interrupted becomes true.
 */
[[nodiscard]] Result<LayerCounts> sortIntoLayers(const QString &featuresFile, const QString &layersFile, const GeoBox &box, const SeaSource &sea, const std::atomic<bool> &interrupted);

}
