#pragma once

#include "base/problem.h"
#include "model/level.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace tonglan {

/** A fact that a condition may ask for, as its file names it: "open.red", "overdue", "target". */
struct SituationFact
{
    enum class Kind : quint8 { Open, ///< Open events.
        Overdue, ///< Open events whose deadline is over.
        Districts, ///< Districts that have open events.
        Warnings, ///< Warnings in force, those that say the same counted once.
        Beyond, ///< Vital signs beyond a limit.
        Value, ///< Of the indicator that the rule names: its value, …
        Target, ///< … that in percent of its target, …
        Day, ///< … by how many percent it differs from the same time yesterday …
        Week }; ///< … and a week ago.

    Kind kind = Kind::Open;
    Level level = Level::None; ///< Only those of it; None: all.

    friend bool operator==(const SituationFact &, const SituationFact &) = default;
};

/** "open.red >= 5". Total: of a fact that is not known it does not hold. */
struct SituationCondition
{
    enum class Compare : quint8 { Less,
        AtMost,
        Equal,
        Unequal,
        AtLeast,
        More };

    SituationFact fact = {};
    Compare compare = Compare::AtLeast;
    double number = 0;

    [[nodiscard]] bool holds(std::optional<double> value) const;
};

/** When something is said of the city, how much it weighs, and in which words. */
struct SituationRule
{
    enum class About : quint8 { Events, ///< How many there are: one clause.
        Event, ///< Each open event of some levels: a clause of its own.
        Warning, ///< Each warning in force.
        Indicator }; ///< Each vital sign beyond a limit, all of them together, or the one that is named.
    enum class Shown : quint8 { Both,
        Sentence,
        List };

    QString id = {};
    About about = About::Events;
    Shown shown = Shown::Both;
    std::vector<SituationCondition> all = {}; ///< All of these must hold, …
    std::vector<SituationCondition> any = {}; ///< … and one of these, if there are any.
    QString group = {}; ///< Of a group the first so many are said (SituationRules::most); empty: a group of its own.
    double weight = 0; ///< The heavier is said first.
    double step = 0; ///< Each level below red weighs so much less.
    unsigned levels = 0; ///< Bits 1 << Level of what it is about; 0: all.
    bool isTogether = false; ///< Of vital signs beyond a limit: one clause for all.
    bool isOverdue = false; ///< Of each event: only those.
    std::optional<SituationFact> count = {}; ///< Of events: what is counted, shown and opened; none of them: nothing is said.
    QString indicator = {};
    QString district = {}; ///< Its events only; empty: all.
    Level level = Level::None; ///< Of the entry in the list, where what it is about has none of its own.
    QString text = {};
    QString textEn = {};
    QString textEnOne = {}; ///< For a count of one.
};

/** The rules of a city, as its file has them. A value. */
struct SituationRules
{
    std::vector<SituationRule> rules = {};
    QHash<QString, int> most = {}; ///< By group; 1 where it is not there.

    [[nodiscard]] QStringList indicators() const; ///< Those that rules name, each once.
    [[nodiscard]] int mostOf(const SituationRule &rule) const;
};

using SharedSituationRules = std::shared_ptr<const SituationRules>;

/** Reads [[clause]] tables (id, about, show, when, any, group, weight, step, levels, together, overdue, count, indicator, district, level, text, text_en,
 *  text_en_one) and the table [most]; resources/situation/city.toml says what they mean. What is wrong is reported, and that rule is left out; the others are taken.
 */
[[nodiscard]] SituationRules parseSituationRules(const QByteArray &toml, const QString &file, QList<Problem> &problems);

/** @p text with words in place of {names}. What stands in [ ] is left out where a word in it is empty. */
[[nodiscard]] QString filledIn(const QString &text, const QHash<QString, QString> &words);

}
