#pragma once

#include "base/result.h"
#include "model/digest.h"

#include <QJsonObject>

namespace tonglan {

/** An answer of GET /digest. */
struct TlfDigest
{
    QString asOf = {}; ///< The cursor at which it holds.
    Digest digest = {};

    friend bool operator==(const TlfDigest &, const TlfDigest &) = default;
};

/** {"asOf":CURSOR, "buckets":[[count,"16 hex digits"], …]}. Protocol if it is anything else. */
[[nodiscard]] Result<TlfDigest> parseTlfDigest(const QByteArray &json);
[[nodiscard]] QJsonObject toTlf(const TlfDigest &digest);

}
