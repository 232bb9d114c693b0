#include "queries.h"

#include "feed/format/rfc3339.h"
#include "model/digest.h"

#include <algorithm>
#include <array>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int longestWaitSeconds = 30;

static QString textOf(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

static tl::unexpected<FeedAnswer> wrong(const QString &name, const QString &detail)
{
    return tl::unexpected(badParameter(name, detail));
}

static Asked<RecordType> typeIn(const QUrlQuery &query)
{
    const auto name = textOf(query, u"type"_s);
    if (const auto type = recordTypeFromName(name))
        return *type;
    return wrong(u"type"_s, name.isEmpty() ? u"missing"_s : u"\"%1\" is no record type of this server"_s.arg(name.left(40)));
}

/** A whole number; what is above @p maximum is an error, or with @p clamps counts as the maximum. */
static Asked<int> numberIn(const QUrlQuery &query, const QString &name, int fallback, int minimum, int maximum, bool clamps)
{
    if (!query.hasQueryItem(name))
        return fallback;
    bool ok = false;
    const auto text = textOf(query, name);
    const auto number = text.toLongLong(&ok);
    if (!ok || number < minimum || (!clamps && number > maximum))
        return wrong(name, clamps ? u"\"%1\" is not a whole number of at least %2"_s.arg(text.left(40)).arg(minimum) : u"\"%1\" is not a whole number within %2 … %3"_s.arg(text.left(40)).arg(minimum).arg(maximum));
    return int(std::min<qint64>(number, maximum));
}

static Asked<GeoBox> boxOf(const QString &text)
{
    const auto parts = text.split(u',');
    std::array<double, 4> numbers = {};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        bool ok = false;
        numbers[i] = parts.value(qsizetype(i)).toDouble(&ok);
        if (!ok || parts.size() != 4)
            return wrong(u"bbox"_s, u"\"%1\" is not west,south,east,north"_s.arg(text.left(80)));
    }
    const GeoBox box{numbers[0], numbers[1], numbers[2], numbers[3]};
    if (box.isEmpty() || !GeoPoint{box.south, box.west}.isValid() || !GeoPoint{box.north, box.east}.isValid())
        return wrong(u"bbox"_s, u"\"%1\" is no box on the Earth (longitude comes first)"_s.arg(text.left(80)));
    return box;
}

Asked<SnapshotQuery> snapshotQuery(const QUrlQuery &query)
{
    const auto type = typeIn(query);
    if (!type)
        return tl::unexpected(type.error());
    SnapshotQuery asked{.type = *type, .region = textOf(query, u"region"_s), .page = textOf(query, u"page"_s)};
    const bool hasPlace = *type == RecordType::Event || *type == RecordType::Asset || *type == RecordType::Region || *type == RecordType::Warning;
    const bool hasRegion = hasPlace || *type == RecordType::Reading;
    if (query.hasQueryItem(u"bbox"_s)) {
        if (!hasPlace)
            return wrong(u"bbox"_s, u"a %1 has no place"_s.arg(recordTypeName(*type)));
        const auto box = boxOf(textOf(query, u"bbox"_s));
        if (!box)
            return tl::unexpected(box.error());
        asked.box = *box;
    }
    if (query.hasQueryItem(u"region"_s) && (!hasRegion || asked.region.isEmpty()))
        return wrong(u"region"_s, hasRegion ? u"empty"_s : u"a %1 has no region"_s.arg(recordTypeName(*type)));
    if (query.hasQueryItem(u"since"_s)) {
        const auto text = textOf(query, u"since"_s);
        const auto time = timeFromRfc3339(text);
        if (!time)
            return wrong(u"since"_s, u"\"%1\" is not an RFC 3339 time with offset (a plus is written %2B)"_s.arg(text.left(40)));
        asked.since = *time;
    }
    return asked;
}

Asked<ChangesQuery> changesQuery(const QUrlQuery &query, int mostRows)
{
    const auto limit = numberIn(query, u"limit"_s, mostRows, 1, mostRows, true);
    if (!limit)
        return tl::unexpected(limit.error());
    const auto wait = numberIn(query, u"wait"_s, 0, 0, longestWaitSeconds, true);
    if (!wait)
        return tl::unexpected(wait.error());
    return ChangesQuery{textOf(query, u"since"_s), *limit, *wait};
}

Asked<DigestQuery> digestQuery(const QUrlQuery &query)
{
    const auto type = typeIn(query);
    if (!type)
        return tl::unexpected(type.error());
    const auto buckets = numberIn(query, u"buckets"_s, Digest::defaultBuckets, 1, Digest::maximumBuckets, false);
    if (!buckets)
        return tl::unexpected(buckets.error());
    return DigestQuery{*type, *buckets};
}

}
