#pragma once

#include "answer.h"
#include "model/geo.h"
#include "model/record.h"

#include <QUrlQuery>

#include <tl/expected.hpp>

namespace tonglan {

/** What a query asks for, or the refusal that names the parameter that is wrong. */
template<typename T>
using Asked = tl::expected<T, FeedAnswer>;

struct SnapshotQuery
{
    RecordType type = RecordType::Event;
    std::optional<GeoBox> box = {};
    QString region = {};
    TimeMs since = 0;
    QString page = {};
};

struct ChangesQuery
{
    QString since = {};
    int limit = 0;
    int waitSeconds = 0;
};

struct DigestQuery
{
    RecordType type = RecordType::Event;
    int buckets = 0;
};

[[nodiscard]] Asked<SnapshotQuery> snapshotQuery(const QUrlQuery &query);
/** More than @p mostRows or than the longest wait counts as just that. */
[[nodiscard]] Asked<ChangesQuery> changesQuery(const QUrlQuery &query, int mostRows);
[[nodiscard]] Asked<DigestQuery> digestQuery(const QUrlQuery &query);

}
