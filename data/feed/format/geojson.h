#pragma once

#include "base/result.h"
#include "feed/config.h"

#include <QHash>

namespace tonglan {

/** What was last taken from a feed that has no versions of its own: a content hash and the version given to it. */
struct KnownContent
{
    QByteArray hash = {}; ///< Empty: only the version is known; the content is taken for the same.
    qint64 version = 0;
};
using KnownContents = QHash<QString, KnownContent>; ///< By record id; the feed's Source has the key "".

/** Reads a GeoJSON FeatureCollection (RFC 7946) as one whole snapshot: the feed's own Source, then a record per feature.
 *  Protocol if it is no FeatureCollection, or in a reference system that is not known; single features are refused with a reason.
 *  Coordinates are of the datum of @p config, else of that of the collection's own "crs"; if neither says, no record gets a place.
 *  Versions: the mapped "updated" time; else @p now for what differs from @p known and the old version for what does not.
 *  @p known is brought up to date. @p now (ms since 1970) is also the time of what brings none.
 */
[[nodiscard]] Result<FeedBatch> parseGeoJson(const QByteArray &json, const FeedConfig &config, TimeMs now, KnownContents &known);

/** A hash, in hex, of all in @p config that says how features become records: with another one the same bytes mean other records. */
[[nodiscard]] QByteArray fingerprintOf(const FeedConfig &config);

/** True if taking @p batch would delete more than 30 % of what is in @p known (and more than ten records). */
[[nodiscard]] bool dropsTooMuch(const FeedBatch &batch, const KnownContents &known);

/** The same where only the number of records before is known. */
[[nodiscard]] bool dropsTooMuch(const FeedBatch &batch, qint64 countBefore);

}
