#pragma once

#include "analysis/register.h"
#include "analysis/situation.h"
#include "base/result.h"
#include "cache/database.h"

#include <QTimeZone>

namespace tonglan {

struct SituationQuestion
{
    QString region = {};
    QString eventSource = {};
    TimeMs now = 0;
    QTimeZone zone = QTimeZone(QTimeZone::UTC); ///< Of the city: yesterday is another time elsewhere.
    Language language = Language::Chinese;
    SharedSituationRules rules = {}; ///< What they ask for beside the counts is read, too; null: nothing.
    SharedRegister computed = {}; ///< Where indicators that rules name may be computed; null: nowhere.
};

/** Gathers what the situation sentence rests on. Warnings that begin or end later are left to the next question. Throws SQLite::Exception. */
[[nodiscard]] Result<SituationFacts> readSituation(const Database &db, const SituationQuestion &question);

}
