#include "feed/format/geometry.h"
#include "feed/format/rfc3339.h"
#include "store.h"

#include <QJsonArray>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static bool touches(const GeoBox &box, const QJsonObject &geo)
{
    if (const auto point = pointFromGeoJson(geo))
        return box.contains(*point);
    const auto area = areaFromGeoJson(geo);
    if (!area)
        return false;
    const auto bounds = boundsOf(*area);
    return bounds.west <= box.east && bounds.east >= box.west && bounds.south <= box.north && bounds.north >= box.south;
}

/** A region record is in itself; a warning may be for several. */
static bool isIn(const QStringList &regions, const QJsonObject &record)
{
    if (record["type"_L1] == "region"_L1)
        return regions.contains(record["id"_L1].toString());
    const auto data = record["data"_L1];
    const auto named = data["regions"_L1].toArray();
    return regions.contains(data["region"_L1].toString()) || std::any_of(named.begin(), named.end(), [&](const QJsonValue &region) { return regions.contains(region.toString()); });
}

bool SnapshotFilter::matches(const QJsonObject &record) const
{
    return (!box || touches(*box, record["geo"_L1].toObject()))
        && (regions.isEmpty() || isIn(regions, record))
        && (since == 0 || timeFromRfc3339(record["time"_L1].toString()).value_or(0) >= since);
}

}
