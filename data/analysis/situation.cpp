#include "situation.h"

#include "format.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

using Kind = SituationFact::Kind;
using About = SituationRule::About;
using Shown = SituationRule::Shown;
using Words = QHash<QString, QString>;

bool isWorse(Level a, Level b)
{
    const auto rank = [](Level level) { return level == Level::None ? 5 : int(level); };
    return rank(a) < rank(b);
}

/** Of so many percent more or less; unset where there is nothing to compare with. */
std::optional<double> changeOf(std::optional<double> now, std::optional<double> before)
{
    if (!now || !before || *before == 0)
        return {};
    return (*now - *before) / std::abs(*before) * 100;
}

/** Puts facts through rules; knows which facts are too old to rest on. */
class Judge
{
public:
    Judge(const SituationFacts &facts, const SituationRules &rules, TimeMs now, Language language)
        : m_facts(facts)
        , m_rules(rules)
        , m_now(now)
        , m_chinese(language == Language::Chinese)
    {
    }

    [[nodiscard]] TrustState trust(const FactSource &source) const
    {
        return source.known && source.time == 0 ? TrustState::Stale : trustOf(m_now - source.time, source.intervalSeconds, Reading::Quality::Good, source.known);
    }

    [[nodiscard]] bool counts(const FactSource &source) const { return trust(source) < TrustState::Stale; }

    /** The clauses of the sentence or of the list, in order; how many more there would be goes to @p unsaid. */
    [[nodiscard]] std::vector<SituationClause> clauses(Shown shown, int &unsaid)
    {
        m_clauses.clear();
        m_said.clear();
        m_unsaid = 0;
        m_shown = shown;
        const auto isOf = [&](const SituationRule &rule) { return rule.shown == Shown::Both || rule.shown == shown; };
        for (const auto &rule : m_rules.rules) {
            if (isOf(rule))
                apply(rule);
        }
        // "No warning" would rest on the source too, but is not said; that nobody would tell us is.
        const bool asksWarnings = std::ranges::any_of(m_rules.rules, [&](const auto &rule) { return isOf(rule) && rule.about == About::Warning; });
        if (asksWarnings && m_facts.warnings.empty() && m_facts.warningSource.known && !counts(m_facts.warningSource))
            drop(m_facts.warningSource, {.kind = SituationTarget::Kind::Warnings});
        const bool asksIndicators = std::ranges::any_of(m_rules.rules, [&](const auto &rule) { return isOf(rule) && rule.about == About::Indicator && rule.indicator.isEmpty(); });
        if (shown == Shown::List && asksIndicators)
            dropStaleSigns();
        unsaid = m_unsaid;
        std::ranges::stable_sort(m_clauses, {}, [](const auto &clause) { return std::pair(clause.dropped, -clause.weight); });
        return std::move(m_clauses);
    }

private:
    [[nodiscard]] QString pick(const QString &chinese, const QString &english) const { return m_chinese ? chinese : english; }

    [[nodiscard]] QString levelWord(Level level) const
    {
        static constexpr std::array chinese = {u"", u"红色", u"橙色", u"黄色", u"蓝色"};
        static constexpr std::array english = {u"", u"red", u"orange", u"yellow", u"blue"};
        return QString::fromUtf16(m_chinese ? chinese[std::size_t(level)] : english[std::size_t(level)]);
    }

    [[nodiscard]] static int ofLevel(const std::array<int, 5> &byLevel, Level level)
    {
        return level == Level::None ? byLevel[0] + byLevel[1] + byLevel[2] + byLevel[3] + byLevel[4] : byLevel[std::size_t(level)];
    }

    [[nodiscard]] const SituationFacts::District *district(const QString &code) const
    {
        const auto found = std::ranges::find(m_facts.districts, code, &SituationFacts::District::code);
        return found == m_facts.districts.end() ? nullptr : &*found;
    }

    [[nodiscard]] int countOf(const SituationFact &fact, const QString &districtCode) const
    {
        const auto *only = districtCode.isEmpty() ? nullptr : district(districtCode);
        const bool isNone = !districtCode.isEmpty() && !only; // a district without open events
        switch (fact.kind) {
        case Kind::Open:
            return isNone ? 0 : ofLevel(only ? only->open : m_facts.openByLevel, fact.level);
        case Kind::Overdue:
            return isNone ? 0 : only ? only->overdue
                                     : m_facts.overdue;
        case Kind::Districts:
            return int(std::ranges::count_if(m_facts.districts, [&](const auto &one) { return (districtCode.isEmpty() || &one == only) && ofLevel(one.open, fact.level) > 0; }));
        case Kind::Warnings: {
            QStringList said;
            for (const auto &warning : m_facts.warnings) {
                if ((fact.level == Level::None || warning.level == fact.level) && counts(warning.source))
                    said << warning.kindName + levelWord(warning.level);
            }
            said.removeDuplicates();
            return int(said.size());
        }
        case Kind::Beyond:
            return int(std::ranges::count_if(m_facts.beyond, [&](const auto &one) { return (fact.level == Level::None || one.level == fact.level) && counts(one.source); }));
        default:
            return 0;
        }
    }

    [[nodiscard]] std::optional<double> valueOf(const SituationFact &fact, const SituationRule &rule) const
    {
        const auto sign = m_facts.signs.constFind(rule.indicator);
        const bool isKnown = sign != m_facts.signs.cend();
        switch (fact.kind) {
        case Kind::Value:
            return isKnown ? sign->value : std::nullopt;
        case Kind::Target:
            return isKnown && sign->value && sign->target && *sign->target != 0 ? std::optional(*sign->value / *sign->target * 100) : std::nullopt;
        case Kind::Day:
            return isKnown ? changeOf(sign->value, sign->dayBefore) : std::nullopt;
        case Kind::Week:
            return isKnown ? changeOf(sign->value, sign->weekBefore) : std::nullopt;
        default:
            return countOf(fact, rule.district);
        }
    }

    [[nodiscard]] bool holds(const SituationRule &rule) const
    {
        const auto does = [&](const SituationCondition &condition) { return condition.holds(valueOf(condition.fact, rule)); };
        return std::ranges::all_of(rule.all, does) && (rule.any.empty() || std::ranges::any_of(rule.any, does));
    }

    [[nodiscard]] static bool isAbout(const SituationRule &rule, Level level) { return rule.levels == 0 || ((rule.levels >> unsigned(level)) & 1U) != 0; }

    [[nodiscard]] static double weightOf(const SituationRule &rule, Level level) { return rule.weight - rule.step * (level == Level::None ? 4 : int(level) - 1); }

    [[nodiscard]] QString textOf(const SituationRule &rule, const Words &words, int count = 0) const
    {
        return filledIn(m_chinese ? rule.text : count == 1 && !rule.textEnOne.isEmpty() ? rule.textEnOne
                                                                                        : rule.textEn,
            words)
            .trimmed();
    }

    /** Where what a rule counts is: one district or two by name, of more the first. */
    [[nodiscard]] QString placeOf(const SituationRule &rule) const
    {
        std::vector<std::pair<int, const SituationFacts::District *>> ranked;
        for (const auto &one : m_facts.districts) {
            const int count = rule.count->kind == Kind::Overdue ? one.overdue : ofLevel(one.open, rule.count->level);
            if (count > 0 && (rule.district.isEmpty() || one.code == rule.district))
                ranked.emplace_back(count, &one);
        }
        std::ranges::sort(ranked, [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second->code < b.second->code; });
        if (ranked.empty())
            return {};
        const auto &first = ranked[0].second->name;
        if (ranked.size() == 1)
            return first;
        if (m_chinese)
            return ranked.size() == 2 ? first + u"、"_s + ranked[1].second->name : u"%1等 %2 区"_s.arg(first).arg(ranked.size());
        return ranked.size() == 2 ? first + u" and "_s + ranked[1].second->name : u"%1 and %2 more"_s.arg(first).arg(ranked.size() - 1);
    }

    void say(const SituationRule &rule, SituationClause clause)
    {
        int &said = m_said[rule.group];
        if (said >= m_rules.mostOf(rule)) {
            if (rule.about == About::Warning || m_shown == Shown::List)
                ++m_unsaid;
            return;
        }
        ++said;
        clause.trust = trust(clause.source);
        m_clauses.push_back(std::move(clause));
    }

    void drop(const FactSource &source, const SituationTarget &target, const QString &text = {})
    {
        const bool said = std::ranges::any_of(m_clauses, [&](const auto &clause) { return clause.dropped && (text.isEmpty() ? clause.source.name == source.name : clause.text == text); });
        if (said)
            return;
        const QString outOfDate = source.name.isEmpty() ? pick(u"来源不明的数据未纳入判断"_s, u"data of unknown source not considered"_s)
                                                        : pick(u"%1数据过期，未纳入判断"_s, u"%1 data out of date, not considered"_s).arg(source.name);
        m_clauses.push_back({.text = text.isEmpty() ? outOfDate : text, .dropped = true, .trust = trust(source), .source = source, .since = source.time, .target = target});
    }

    /** Vital signs that are out of date, in one entry for each source: by name, for others of it may be up to date. */
    void dropStaleSigns()
    {
        std::vector<const FactSource *> firsts;
        QHash<QString, int> counted;
        for (const auto &source : m_facts.indicators) {
            if (!source.known || counts(source))
                continue;
            if (counted[source.name]++ == 0)
                firsts.push_back(&source);
        }
        for (const auto *first : firsts) {
            const int more = counted.value(first->name) - 1;
            QString text;
            if (!first->sign.isEmpty())
                text = more == 0 ? pick(u"%1数据过期，未纳入判断"_s, u"%1 out of date, not considered"_s).arg(first->sign)
                                 : pick(u"%1等 %2 项数据过期，未纳入判断"_s, u"%1 and %2 more out of date, not considered"_s).arg(first->sign).arg(m_chinese ? more + 1 : more);
            drop(*first, {.kind = SituationTarget::Kind::Indicator, .code = first->code}, text);
        }
    }

    void apply(const SituationRule &rule)
    {
        switch (rule.about) {
        case About::Events:
            return applyEvents(rule);
        case About::Event:
            return applyEachEvent(rule);
        case About::Warning:
            return applyWarnings(rule);
        case About::Indicator:
            return rule.indicator.isEmpty() ? applyBeyond(rule) : applySign(rule);
        }
    }

    void applyEvents(const SituationRule &rule)
    {
        if (m_facts.unknownDistricts.contains(rule.district))
            return drop({}, {}, pick(u"规则“%1”的行政区 %2 没有定义，未纳入判断"_s, u"rule \"%1\" names the unknown district %2, not considered"_s).arg(rule.id, rule.district));
        const SituationTarget target{.kind = SituationTarget::Kind::Events, .isOverdue = rule.count && rule.count->kind == Kind::Overdue, .level = rule.count ? rule.count->level : Level::None, .district = rule.district};
        if (!counts(m_facts.events))
            return drop(m_facts.events, target);
        const int count = rule.count ? countOf(*rule.count, rule.district) : 0;
        if (!holds(rule) || (rule.count && count == 0))
            return;
        const QString place = rule.count ? placeOf(rule) : QString();
        const auto level = rule.level != Level::None ? rule.level : target.level;
        say(rule, {.text = textOf(rule, {{u"count"_s, QString::number(count)}, {u"place"_s, place}}, count), .source = m_facts.events, .weight = rule.weight, .level = level, .place = place, .target = target});
    }

    void applyEachEvent(const SituationRule &rule)
    {
        if (!counts(m_facts.events))
            return drop(m_facts.events, {.kind = SituationTarget::Kind::Events});
        if (!holds(rule))
            return;
        for (const auto &event : m_facts.open) {
            const bool isOverdue = event.deadline > 0 && event.deadline < m_now;
            if (!isAbout(rule, event.level) || (rule.isOverdue && !isOverdue))
                continue;
            const SituationTarget target{.kind = SituationTarget::Kind::Event, .code = event.id, .source = event.source, .level = event.level};
            if (std::ranges::any_of(m_clauses, [&](const auto &clause) { return clause.target == target; }))
                continue; // another rule has listed it
            if (!counts(event.contact)) {
                drop(event.contact, target);
                continue;
            }
            say(rule, {.text = textOf(rule, {{u"title"_s, event.title}, {u"place"_s, event.place}, {u"department"_s, event.department}}), .source = event.contact, .weight = weightOf(rule, event.level), .level = event.level, .place = event.place, .department = event.department, .since = event.since, .target = target});
        }
    }

    void applyWarnings(const SituationRule &rule)
    {
        if (!holds(rule))
            return;
        auto warnings = m_facts.warnings;
        std::ranges::stable_sort(warnings, isWorse, &SituationFacts::Warning::level);
        QStringList said;
        int before = 0;
        for (const auto &warning : warnings) {
            const QString text = textOf(rule, {{u"kind"_s, warning.kindName}, {u"level"_s, levelWord(warning.level)}, {u"place"_s, warning.place}});
            if (!isAbout(rule, warning.level) || said.contains(text))
                continue;
            said.append(text);
            const SituationTarget target{.kind = SituationTarget::Kind::Warnings};
            if (!counts(warning.source)) {
                if (before < m_rules.mostOf(rule)) // it would have been said
                    drop(warning.source, target);
                continue;
            }
            ++before;
            say(rule, {.text = text, .source = warning.source, .weight = weightOf(rule, warning.level), .level = warning.level, .place = warning.place, .since = warning.since, .target = target});
        }
    }

    void applyBeyond(const SituationRule &rule)
    {
        if (!holds(rule))
            return;
        std::vector<const SituationFacts::Beyond *> counting;
        for (const auto &one : m_facts.beyond) {
            if (!isAbout(rule, one.level))
                continue;
            if (counts(one.source))
                counting.push_back(&one);
            else if (m_shown == Shown::Sentence && int(counting.size()) < m_rules.mostOf(rule)) // the list has all that are out of date
                drop(one.source, {.kind = SituationTarget::Kind::Indicator, .code = one.source.code});
        }
        std::ranges::stable_sort(counting, isWorse, &SituationFacts::Beyond::level);
        for (const auto *one : counting) {
            const Words words = {{u"name"_s, one->name}, {u"value"_s, one->valueText}, {u"count"_s, QString::number(counting.size())}, {u"more"_s, QString::number(counting.size() - 1)}};
            say(rule, {.text = textOf(rule, words, int(counting.size())), .source = one->source, .weight = weightOf(rule, one->level), .level = one->level, .place = m_facts.city, .since = one->since, .target = {.kind = SituationTarget::Kind::Indicator, .code = one->source.code}});
            if (rule.isTogether)
                return;
        }
    }

    void applySign(const SituationRule &rule)
    {
        const auto sign = m_facts.signs.constFind(rule.indicator);
        if (sign == m_facts.signs.cend())
            return drop({}, {}, pick(u"规则“%1”的体征 %2 没有定义，未纳入判断"_s, u"rule \"%1\" names the unknown indicator %2, not considered"_s).arg(rule.id, rule.indicator));
        const SituationTarget target{.kind = SituationTarget::Kind::Indicator, .code = rule.indicator};
        if (sign->quality == Reading::Quality::Withheld)
            return drop(sign->source, target, pick(u"%1不公开，未纳入判断"_s, u"%1 withheld, not considered"_s).arg(sign->name));
        if (!sign->value)
            return drop(sign->source, target, pick(u"%1无数据，未纳入判断"_s, u"%1 no data, not considered"_s).arg(sign->name));
        if (!counts(sign->source))
            return drop(sign->source, target);
        if (sign->quality == Reading::Quality::Suspect)
            return drop(sign->source, target, pick(u"%1数据存疑，未纳入判断"_s, u"%1 in doubt, not considered"_s).arg(sign->name));
        if (!holds(rule))
            return;
        const auto change = [](std::optional<double> percent) { return percent ? (*percent < 0 ? u"\u2212"_s : u"+"_s) + formatChange(*percent / 100) : QString(); };
        const Words words = {{u"name"_s, sign->name}, {u"value"_s, sign->valueText}, {u"target"_s, sign->targetText}, {u"day"_s, change(changeOf(sign->value, sign->dayBefore))}, {u"week"_s, change(changeOf(sign->value, sign->weekBefore))}};
        say(rule, {.text = textOf(rule, words), .source = sign->source, .weight = rule.weight, .level = rule.level != Level::None ? rule.level : sign->level, .place = m_facts.city, .target = target});
    }

    const SituationFacts &m_facts;
    const SituationRules &m_rules;
    TimeMs m_now;
    bool m_chinese;
    Shown m_shown = Shown::Sentence;
    std::vector<SituationClause> m_clauses = {};
    QHash<QString, int> m_said = {}; ///< By group.
    int m_unsaid = 0;
};

}

Situation situationOf(const SituationFacts &facts, const SituationRules &rules, TimeMs now, Language language)
{
    Judge judge(facts, rules, now, language);
    Situation situation;
    situation.indicators = int(facts.indicators.size());
    situation.judged = int(std::ranges::count_if(facts.indicators, [&](const auto &source) { return source.known && judge.counts(source); }));
    situation.beyond = int(std::ranges::count_if(facts.beyond, [&](const auto &indicator) { return judge.counts(indicator.source); }));
    situation.clauses = judge.clauses(Shown::Sentence, situation.unsaid);
    situation.attention = judge.clauses(Shown::List, situation.unlisted);
    QStringList texts;
    for (const auto &clause : situation.clauses)
        texts.append(clause.text);
    situation.sentence = texts.join(language == Language::Chinese ? u"，"_s : u", "_s);
    return situation;
}

}
