#pragma once

#include "analysis/pointset.h"
#include "base/result.h"
#include "cache/database.h"

#include <memory>
#include <vector>

namespace tonglan {

struct PointQuestion
{
    bool open = true;
    TimeMs from = 0; ///< Unless open: reported at or after …
    TimeMs to = 0; ///< … and before.
    QString region = {};
    QString source = {}; ///< Empty: events with a region. Otherwise from = to = 0 means of any time.
    TimeMs now = 0;
};

struct PointAnswer
{
    std::shared_ptr<const PointSet> points;
    std::vector<TimeMs> withoutPlace = {}; ///< When those were reported that cannot be mapped.
    QString credit = {}; ///< Of the source that was asked for.
    TimeMs nextDeadline = 0; ///< When the next of them becomes overdue; 0 = none will.
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<PointAnswer> readPoints(const Database &db, const PointQuestion &question);

/** What of an answer was reported at or after @p from and before @p to. */
[[nodiscard]] PointAnswer within(const PointAnswer &answer, TimeMs from, TimeMs to);

}
