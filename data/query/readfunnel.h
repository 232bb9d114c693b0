#pragma once

#include "base/result.h"
#include "cache/database.h"
#include "catalog.h"
#include "model/event.h"

#include <array>

namespace tonglan {

/** How far the work orders reported in [from, to) have come. */
struct FunnelAnswer
{
    static constexpr int stages = 5; ///< Reported … Closed; rated ones are closed.

    bool isCountable = true; ///< False: a zone without an outline.
    std::array<int, stages> at = {}; ///< Those that stand at a stage now.
    std::array<TimeMs, stages> took = {}; ///< Median of the way from the stage before, by the log; 0 = the log does not say.
    bool hasSource = false;
    QString sourceName = {};
    TimeMs sourceTime = 0;
    int sourceInterval = 0;

    [[nodiscard]] int reached(int stage) const; ///< Those that have come to it, or further.
};

struct FunnelQuestion
{
    QString region = {};
    TimeMs from = 0;
    TimeMs to = 0;
    QString source = {}; ///< Whose contact dates the figures: "unified".
    Language language = Language::Chinese;
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<FunnelAnswer> readFunnel(const Database &db, const FunnelQuestion &question);

}
