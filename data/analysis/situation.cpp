#include "situation.h"

#include <QStringList>

#include <algorithm>
#include <numeric>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

/** Collects clauses; knows which facts are too old to rest on. */
class Sentence
{
public:
    Sentence(TimeMs now, Language language)
        : m_now(now)
        , m_chinese(language == Language::Chinese)
    {
    }

    [[nodiscard]] QString pick(const QString &chinese, const QString &english) const { return m_chinese ? chinese : english; }

    [[nodiscard]] TrustState trust(const FactSource &source) const
    {
        return source.known && source.time == 0 ? TrustState::Stale : trustOf(m_now - source.time, source.intervalSeconds, Reading::Quality::Good, source.known);
    }

    [[nodiscard]] bool counts(const FactSource &source) const { return trust(source) < TrustState::Stale; }

    void add(const QString &text, const FactSource &source, int urgency)
    {
        if (counts(source))
            m_clauses.push_back({text, false, trust(source), source, urgency});
        else
            drop(source);
    }

    void drop(const FactSource &source)
    {
        const bool said = std::ranges::any_of(m_clauses, [&](const auto &clause) { return clause.dropped && clause.source.name == source.name; });
        if (said)
            return;
        const QString text = source.name.isEmpty() ? pick(u"来源不明的数据未纳入判断"_s, u"data of unknown source not considered"_s)
                                                   : pick(u"%1数据过期，未纳入判断"_s, u"%1 data out of date, not considered"_s).arg(source.name);
        m_clauses.push_back({text, true, trust(source), source});
    }

    /** Clauses of their own are said before what was left out. */
    [[nodiscard]] std::vector<SituationClause> clauses()
    {
        std::ranges::stable_sort(m_clauses, {}, [](const auto &clause) { return std::pair(clause.dropped, clause.urgency); });
        return std::move(m_clauses);
    }

private:
    TimeMs m_now;
    bool m_chinese;
    std::vector<SituationClause> m_clauses;
};

}

static QString levelWord(Level level, bool chinese)
{
    switch (level) {
    case Level::Red:
        return chinese ? u"红色"_s : u"red"_s;
    case Level::Orange:
        return chinese ? u"橙色"_s : u"orange"_s;
    case Level::Yellow:
        return chinese ? u"黄色"_s : u"yellow"_s;
    case Level::Blue:
        return chinese ? u"蓝色"_s : u"blue"_s;
    case Level::None:
        break;
    }
    return {};
}

static QString placeOf(const std::vector<QString> &districts, bool chinese)
{
    if (districts.empty())
        return {};
    if (districts.size() == 1)
        return districts.front();
    if (chinese)
        return districts.size() == 2 ? districts[0] + u"、"_s + districts[1] : u"%1等 %2 区"_s.arg(districts[0]).arg(districts.size());
    return districts.size() == 2 ? districts[0] + u" and "_s + districts[1] : u"%1 and %2 more"_s.arg(districts[0]).arg(districts.size() - 1);
}

static QString wholeText(const SituationFacts &facts, const Sentence &sentence)
{
    const auto inForce = [&](Level level) {
        return std::ranges::any_of(facts.warnings, [&](const auto &warning) { return warning.level == level && sentence.counts(warning.source); });
    };
    const int red = facts.openByLevel[std::size_t(Level::Red)];
    const int orange = facts.openByLevel[std::size_t(Level::Orange)];
    if (red >= 5 || inForce(Level::Red))
        return sentence.pick(u"全市运行承压"_s, u"The city is under strain"_s);
    if (red > 0 || orange > 0 || inForce(Level::Orange))
        return sentence.pick(u"全市运行总体平稳"_s, u"The city is running steadily on the whole"_s);
    return sentence.pick(u"全市运行平稳"_s, u"The city is running steadily"_s);
}

static int addWarnings(Sentence &sentence, const SituationFacts &facts, bool chinese)
{
    static constexpr std::size_t most = 2;
    QStringList said;
    int unsaid = 0;
    auto warnings = facts.warnings;
    std::ranges::stable_sort(warnings, {}, [](const auto &warning) { return warning.level == Level::None ? 5 : int(warning.level); });
    for (const auto &warning : warnings) {
        const QString text = chinese ? u"%1%2预警生效"_s.arg(warning.kindName, levelWord(warning.level, true))
                                     : u"%1 %2 warning in force"_s.arg(warning.kindName, levelWord(warning.level, false));
        if (said.contains(text))
            continue;
        said.append(text);
        if (std::size_t(said.size()) <= most)
            sentence.add(text, warning.source, 2 * int(warning.level));
        else if (sentence.counts(warning.source))
            ++unsaid;
    }
    // "No warning" would rest on the source too, but is not said; that nobody would tell us is.
    if (facts.warnings.empty() && facts.warningSource.known && !sentence.counts(facts.warningSource))
        sentence.drop(facts.warningSource);
    return unsaid;
}

static void addEvents(Sentence &sentence, const SituationFacts &facts, bool chinese)
{
    const bool worst = facts.openByLevel[std::size_t(Level::Red)] > 0;
    const int count = facts.openByLevel[std::size_t(worst ? Level::Red : Level::Orange)];
    if (count == 0)
        return;
    const QString level = worst ? u"Ⅰ"_s : u"Ⅱ"_s;
    const QString place = placeOf(facts.worstDistricts, chinese);
    const int urgency = worst ? 1 : 5; // of Ⅱ: after an orange warning
    if (chinese)
        sentence.add(u"%1 %2 起%3级事件处置中"_s.arg(place).arg(count).arg(level).trimmed(), facts.events, urgency);
    else
        sentence.add((count == 1 ? u"%1 level %2 event in hand%3"_s : u"%1 level %2 events in hand%3"_s).arg(count).arg(level, place.isEmpty() ? QString() : u" in "_s + place), facts.events, urgency);
}

static void addIndicators(Sentence &sentence, const SituationFacts &facts, bool chinese)
{
    std::vector<const SituationFacts::Beyond *> counting;
    for (const auto &indicator : facts.beyond) {
        if (sentence.counts(indicator.source))
            counting.push_back(&indicator);
        else if (indicator.level == Level::Red || indicator.level == Level::Orange)
            sentence.drop(indicator.source); // it would have been said
    }
    if (counting.empty())
        return;
    static constexpr int leastUrgent = 10;
    const auto &worst = *counting.front();
    if (counting.size() >= 3)
        sentence.add(chinese ? u"%1等 %2 项体征越界"_s.arg(worst.name).arg(counting.size()) : u"%1 and %2 more vital signs beyond limits"_s.arg(worst.name).arg(counting.size() - 1), worst.source, leastUrgent);
    else if (worst.level == Level::Red || worst.level == Level::Orange)
        sentence.add(chinese ? u"%1越界"_s.arg(worst.name) : u"%1 beyond its limit"_s.arg(worst.name), worst.source, leastUrgent);
}

Situation situationOf(const SituationFacts &facts, TimeMs now, Language language)
{
    const bool chinese = language == Language::Chinese;
    Sentence sentence(now, language);
    sentence.add(wholeText(facts, sentence), facts.events, 0);
    const int unsaid = addWarnings(sentence, facts, chinese);
    addEvents(sentence, facts, chinese);
    addIndicators(sentence, facts, chinese);

    Situation situation;
    situation.unsaid = unsaid;
    situation.indicators = int(facts.indicators.size());
    situation.judged = int(std::ranges::count_if(facts.indicators, [&](const auto &source) { return source.known && sentence.counts(source); }));
    situation.beyond = int(std::ranges::count_if(facts.beyond, [&](const auto &indicator) { return sentence.counts(indicator.source); }));
    situation.clauses = sentence.clauses();
    QStringList texts;
    for (const auto &clause : situation.clauses)
        texts.append(clause.text);
    situation.sentence = texts.join(chinese ? u"，"_s : u", "_s);
    return situation;
}

}
