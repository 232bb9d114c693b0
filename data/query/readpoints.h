#pragma once

#include "analysis/pointset.h"
#include "base/result.h"
#include "cache/database.h"

#include <memory>

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
    int withoutPlace = 0;
    QString credit = {}; ///< Of the source that was asked for.
    TimeMs nextDeadline = 0; ///< When the next of them becomes overdue; 0 = none will.
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<PointAnswer> readPoints(const Database &db, const PointQuestion &question);

}
