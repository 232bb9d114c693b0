#pragma once

#include "analysis/pointset.h"
#include "base/result.h"
#include "cache/database.h"
#include "catalog.h"
#include "eventchanges.h"

#include <memory>
#include <optional>

namespace tonglan {

struct PointQuestion
{
    bool open = true;
    TimeMs from = 0; ///< Unless open: reported at or after …
    TimeMs to = 0; ///< … and before.
    QString region = {};
    QString source = {}; ///< Empty: events with a region. Otherwise from = to = 0 means of any time.

    friend bool operator==(const PointQuestion &, const PointQuestion &) = default;
};

/** What was read, and all that is needed to go on from there. A value; the points are shared. */
struct PointReading
{
    PointQuestion question = {};
    std::shared_ptr<const PointSet> points = {};
    QString credit = {}; ///< Of the source that was asked for.
    EventMark mark = {};
    RegionTest region = {}; ///< Which events lie in the region that was asked about.
    bool isAnew = true; ///< Every event was read; otherwise what had changed since the reading before.
};

/** Reads only what has changed since @p before if it was of the same filter, of a window that overlaps this one, of the same cache and not
 *  too long ago. More changes than an eighth of its points, and than 1,000, are read anew with all others: an event that is looked up by its
 *  key costs some times as much as one that comes in a row. If nothing is different, the points are the same object. Throws SQLite::Exception.
 */
[[nodiscard]] Result<PointReading> readPoints(const Database &db, const PointQuestion &question, const PointReading *before = nullptr);

/** Those that were reported at or after @p from and before @p to. */
[[nodiscard]] std::shared_ptr<const PointSet> within(const PointSet &points, TimeMs from, TimeMs to);

}
