#pragma once

#include "language.h"
#include "situationrules.h"
#include "trust.h"

#include "base/clock.h"
#include "model/indicator.h"
#include "model/level.h"

#include <QHash>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace tonglan {

/** Where a fact of the situation comes from and how old it is. */
struct FactSource
{
    QString name = {}; ///< "统一接报平台"
    TimeMs time = 0; ///< Of its newest datum; 0 = never heard of.
    int intervalSeconds = 0;
    bool known = false; ///< The source is registered.
    QString code = {}; ///< Of the indicator that it is the source of here …
    QString sign = {}; ///< … and its name.

    friend bool operator==(const FactSource &, const FactSource &) = default;
};

/** All that the situation sentence and the list of what needs attention rest on. Names are in the language of the sentence. */
struct SituationFacts
{
    struct Warning
    {
        QString kindName = {}; ///< "暴雨"
        Level level = Level::None;
        FactSource source = {};
        QString place = {};
        TimeMs since = 0; ///< In force from then on; 0 = not known.
    };
    struct Beyond
    {
        QString name = {}; ///< Of the indicator.
        Level level = Level::None;
        FactSource source = {};
        QString valueText = {}; ///< With its unit.
        TimeMs since = 0; ///< Beyond without a break from then on; 0 = not known.
    };
    struct District
    {
        QString code = {};
        QString name = {};
        std::array<int, 5> open = {}; ///< By Level.
        int overdue = 0;
    };
    struct OpenEvent
    {
        QString source = {};
        QString id = {};
        QString title = {};
        Level level = Level::None;
        QString place = {};
        QString department = {};
        TimeMs since = 0;
        TimeMs deadline = 0; ///< 0 = none.
        FactSource contact = {};
    };
    /** An indicator that a rule names. */
    struct Sign
    {
        QString name = {};
        QString valueText = {}; ///< With its unit.
        QString targetText = {};
        std::optional<double> value = {};
        std::optional<double> target = {};
        std::optional<double> dayBefore = {};
        std::optional<double> weekBefore = {};
        Reading::Quality quality = Reading::Quality::Good;
        Level level = Level::None;
        FactSource source = {};
    };

    FactSource events = {};
    std::array<int, 5> openByLevel = {}; ///< By Level.
    int overdue = 0; ///< Open events whose deadline is over.
    std::vector<District> districts = {}; ///< With open events.
    std::vector<OpenEvent> open = {}; ///< The most urgent of those that rules ask for one by one.
    std::vector<Warning> warnings = {}; ///< In force, worst first.
    FactSource warningSource = {}; ///< Of warnings even while none is in force; not known: nobody sends warnings.
    std::vector<Beyond> beyond = {}; ///< Indicators beyond a limit, worst first.
    std::vector<FactSource> indicators = {}; ///< What each vital sign rests on; not known: it has no value or no source.
    QHash<QString, Sign> signs = {}; ///< By code; one that is not here is defined by nobody.
    QString city = {}; ///< Where indicators are of.
    QStringList unknownDistricts = {}; ///< That rules name.
};

/** What a clause opens: where it comes from. */
struct SituationTarget
{
    enum class Kind : quint8 { None,
        Indicator, ///< code: its lineage.
        Events, ///< Those that are counted: overdue, or open of a level (None: all), of a district (empty: all).
        Event, ///< source, code: this one.
        Warnings };

    Kind kind = Kind::None;
    QString code = {};
    QString source = {};
    bool isOverdue = false;
    Level level = Level::None;
    QString district = {};

    friend bool operator==(const SituationTarget &, const SituationTarget &) = default;
};

/** One part of the sentence, or one entry of the list, and what it rests on. */
struct SituationClause
{
    QString text = {};
    bool dropped = false; ///< The fact was stale: the text says so in place of the clause.
    TrustState trust = TrustState::None;
    FactSource source = {};
    double weight = 0; ///< The more the sooner it is said.
    Level level = Level::None;
    QString place = {};
    QString department = {}; ///< Who answers for it, where that is not the source.
    TimeMs since = 0; ///< 0 = not known.
    SituationTarget target = {};
};

struct Situation
{
    QString sentence = {};
    std::vector<SituationClause> clauses = {};
    std::vector<SituationClause> attention = {}; ///< What needs attention, heaviest first, then what was not judged.
    int indicators = 0; ///< Vital signs in all.
    int judged = 0; ///< Those with a value that still counts: only of these can it be said that they are normal.
    int beyond = 0; ///< Of those judged.
    int unsaid = 0; ///< Further warnings in force.
    int unlisted = 0; ///< What rules would list, if their groups had more room.
};

/** States the situation by @p rules: clauses in the order of their weights, so that what has no room on the screen is left out from the end.
 *  A clause whose fact is stale is replaced by one that says that the source's data is out of date and was not considered, once per source; so is one
 *  of an indicator that has no value, is in doubt or withheld, or that nobody defines.
 */
[[nodiscard]] Situation situationOf(const SituationFacts &facts, const SituationRules &rules, TimeMs now, Language language);

}
