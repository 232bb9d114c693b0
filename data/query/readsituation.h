#pragma once

#include "analysis/situation.h"
#include "base/result.h"
#include "cache/database.h"

namespace tonglan {

struct SituationQuestion
{
    QString region = {};
    QString eventSource = {};
    TimeMs now = 0;
    Language language = Language::Chinese;
};

/** Gathers what the situation sentence rests on. Warnings that begin or end later are left to the next question. Throws SQLite::Exception. */
[[nodiscard]] Result<SituationFacts> readSituation(const Database &db, const SituationQuestion &question);

}
