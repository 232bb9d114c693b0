#pragma once

#include "analysis/regionset.h"
#include "base/clock.h"
#include "base/result.h"
#include "cache/database.h"

#include <memory>

namespace tonglan {

struct RegionQuestion
{
    QString parent = {};
    TimeMs closedFrom = 0; ///< Window of closing for the share in time.
    TimeMs closedTo = 0;
    std::shared_ptr<const RegionSet> known = {}; ///< The last answer: outlines that did not change are taken from it.
};

struct RegionFigures
{
    int closed = 0; ///< Closed in the window, with a deadline.
    int closedInTime = 0;
};

struct RegionAnswer
{
    std::shared_ptr<const RegionSet> regions;
    std::vector<RegionFigures> figures; ///< One for each of regions.
    bool knowsEvents = false; ///< There are events in the cache, open or not.
};

/** The children of a region: of an administrative one what names it or what is below it, of a zone what lies in its outline. The sum of the
 *  first is part of the parent's; zones count the same events again. Throws SQLite::Exception.
 */
[[nodiscard]] Result<RegionAnswer> readRegions(const Database &db, const RegionQuestion &question);

}
