#pragma once

#include "base/result.h"
#include "model/datum.h"
#include "model/region.h"

#include <QStringList>

#include <vector>

namespace tonglan {

/** How to read a district file. Empty members of a feature's "properties" are found by their usual names. */
struct DistrictOptions
{
    QString city = {}; ///< Code of the city, above all.
    Datum datum = Datum::Wgs84; ///< In degrees: not BD-09MC, not a city's grid.
    QString code = {};
    QString name = {};
    QString nameEn = {};
    QString parent = {}; ///< "a.b" is member b of member a.
};

struct DistrictFile
{
    std::vector<Region> regions = {}; ///< WGS 84, sorted by depth and code; head.source and version are the caller's.
    GeoBox box = {};
    QStringList refused = {}; ///< A sentence for each feature that was left out.
    QStringList notes = {}; ///< What a person should look at.
    QString codeMember = {}; ///< What was read in the end.
    QString nameMember = {};
    QString parentMember = {}; ///< Empty: all are districts of the city.
};

/** Reads a GeoJSON FeatureCollection of districts, and of what lies below them if features name a parent. A feature that is the
 *  city itself gives its outline. A feature with bad geometry, no code or name, a code that came before or a parent that is not
 *  there is refused, the rest goes on. Invalid if the file as a whole can't be used, e.g. no member looks like a code: then the
 *  members are named. @p file is for messages.
 */
[[nodiscard]] Result<DistrictFile> readDistricts(const QByteArray &json, const QString &file, const DistrictOptions &options);

}
