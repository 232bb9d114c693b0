#pragma once

#include "language.h"
#include "trust.h"

#include "base/clock.h"
#include "model/level.h"

#include <QString>

#include <array>
#include <vector>

namespace tonglan {

/** Where a fact of the situation comes from and how old it is. */
struct FactSource
{
    QString name = {}; ///< "统一接报平台"
    TimeMs time = 0; ///< Of its newest datum; 0 = never heard of.
    int intervalSeconds = 0;
    bool known = false; ///< The source is registered.

    friend bool operator==(const FactSource &, const FactSource &) = default;
};

/** All that the situation sentence rests on. Names are in the language of the sentence. */
struct SituationFacts
{
    struct Warning
    {
        QString kindName = {}; ///< "暴雨"
        Level level = Level::None;
        FactSource source = {};
    };
    struct Beyond
    {
        QString name = {}; ///< Of the indicator.
        Level level = Level::None;
        FactSource source = {};
    };

    FactSource events = {};
    std::array<int, 5> openByLevel = {}; ///< By Level.
    std::vector<QString> worstDistricts = {}; ///< Districts with open events of the worst level among Ⅰ and Ⅱ, most first.
    std::vector<Warning> warnings = {}; ///< In force, worst first.
    FactSource warningSource = {}; ///< Of warnings even while none is in force; not known: nobody sends warnings.
    std::vector<Beyond> beyond = {}; ///< Indicators beyond a limit, worst first.
    std::vector<FactSource> indicators = {}; ///< What each vital sign rests on; not known: it has no value or no source.
};

/** One part of the sentence and what it rests on. */
struct SituationClause
{
    QString text = {};
    bool dropped = false; ///< The fact was stale: the text says so in place of the clause.
    TrustState trust = TrustState::None;
    FactSource source = {};
    int urgency = 0; ///< The less the sooner it is said.
};

struct Situation
{
    QString sentence = {};
    std::vector<SituationClause> clauses = {};
    int indicators = 0; ///< Vital signs in all.
    int judged = 0; ///< Those with a value that still counts: only of these can it be said that they are normal.
    int beyond = 0; ///< Of those judged.
    int unsaid = 0; ///< Further warnings in force.
};

/** States the situation by rules:
 *  1. the whole: 平稳 (nothing of Ⅰ or Ⅱ open, no warning of red or orange), 总体平稳, or 承压 (five or more Ⅰ open, or a red warning);
 *  2. open events of Ⅰ, or else of Ⅱ, and where they are;
 *  3. the worst two kinds of warnings in force; how many more there are is counted;
 *  4. an indicator beyond a red or orange limit; three or more beyond any.
 *  After the whole the most urgent comes first: events of Ⅰ, warnings of red and orange, events of Ⅱ, warnings of yellow and blue,
 *  indicators. What has no room on the screen is thus left out from the end.
 *  A clause whose fact is stale is replaced by one that says that the source's data is out of date and was not considered, once per source.
 */
[[nodiscard]] Situation situationOf(const SituationFacts &facts, TimeMs now, Language language);

}
