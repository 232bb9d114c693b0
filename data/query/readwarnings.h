#pragma once

#include "analysis/language.h"
#include "base/result.h"
#include "cache/database.h"
#include "model/warning.h"

#include <vector>

namespace tonglan {

/** A warning with the names of the regions it is for. Its area is not read. */
struct WarningLine
{
    Warning warning = {};
    QString regionText = {};
    QString sourceName = {};
    TimeMs sourceTime = 0;
    int sourceInterval = 0;
    bool hasSource = false;
};

/** Warnings that are not cancelled, updated or expired at @p now, worst first; those that have not begun are among them. Throws SQLite::Exception. */
[[nodiscard]] Result<std::vector<WarningLine>> readWarnings(const Database &db, TimeMs now, Language language);

}
