#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace tonglan {

/** What an answer's headers allow a private cache to do with it (RFC 9111). */
struct Freshness
{
    bool mayStore = true; ///< False: not on the disk.
    bool mustRevalidate = false; ///< Once stale, not shown before the server has said that it still holds.
    qint64 lifetimeMs = 0; ///< From now on.

    friend bool operator==(const Freshness &, const Freshness &) = default;
};

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/** Pure. @p now counts only for the guess at the age of what has a Last-Modified but no lifetime. */
[[nodiscard]] Freshness freshnessOf(const HttpHeaders &headers, TimeMs now);

/** The value of a header, empty if it is not there; names are compared without case. */
[[nodiscard]] QByteArray headerOf(const HttpHeaders &headers, QByteArrayView name);

}
