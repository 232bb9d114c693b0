#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "model/record.h"

#include <QString>

#include <array>

namespace tonglan {

/** Thursday afternoon 2026-06-25T14:32:07+08:00: the moment the demo city's recorded picture is of, unless told otherwise. */
inline constexpr TimeMs defaultAnchor = 1'782'369'127'000;
inline constexpr quint64 defaultSeed = 810'000;

struct PackPlan
{
    QString inputs = {}; ///< Folder with the OpenStreetMap extracts.
    QString out = {};
    quint64 seed = defaultSeed;
    TimeMs anchor = defaultAnchor;
    int days = 90;
    bool tiles = true; ///< Tests do without the base map.
};

struct PackSummary
{
    std::array<qint64, recordTypeCount> records = {};
    qint64 bytes = 0;
    int openEvents = 0;
};

/** Makes the demo city and writes it to one file. Errors name the input or the output. */
[[nodiscard]] Result<PackSummary> buildDemoPack(const PackPlan &plan);

/** Name of the extra that holds the geography for a simulator; see cityMapFromBytes(). */
inline constexpr QLatin1StringView cityMapExtra("citymap");

}
