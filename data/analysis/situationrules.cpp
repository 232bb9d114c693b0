#include "situationrules.h"

#include "base/nearest.h"
#include "base/tomltable.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

using Presence = TomlTable::Presence;
using Kind = SituationFact::Kind;
using About = SituationRule::About;

constexpr std::size_t mostRules = 200;
constexpr qsizetype mostConditions = 16;

struct FactName
{
    QLatin1StringView name;
    Kind kind;
    bool hasLevels;
};
constexpr std::array factNames = {
    FactName{"open"_L1, Kind::Open, true},
    FactName{"overdue"_L1, Kind::Overdue, false},
    FactName{"districts"_L1, Kind::Districts, true},
    FactName{"warnings"_L1, Kind::Warnings, true},
    FactName{"beyond"_L1, Kind::Beyond, true},
    FactName{"value"_L1, Kind::Value, false},
    FactName{"target"_L1, Kind::Target, false},
    FactName{"day"_L1, Kind::Day, false},
    FactName{"week"_L1, Kind::Week, false},
};
const QStringList levelNames = {u"red"_s, u"orange"_s, u"yellow"_s, u"blue"_s};

QStringList knownFacts()
{
    QStringList names;
    for (const auto &fact : factNames) {
        names << fact.name;
        for (const auto &level : levelNames) {
            if (fact.hasLevels)
                names << fact.name + u'.' + level;
        }
    }
    return names;
}

std::optional<SituationFact> factOf(const QString &name)
{
    const auto known = std::ranges::find(factNames, name.section(u'.', 0, 0), [](const FactName &fact) { return QString(fact.name); });
    if (known == factNames.end() || name.count(u'.') > 1)
        return {};
    if (!name.contains(u'.'))
        return SituationFact{known->kind, Level::None};
    const auto level = levelNames.indexOf(name.section(u'.', 1));
    return known->hasLevels && level >= 0 ? std::optional(SituationFact{known->kind, Level(level + 1)}) : std::nullopt;
}

bool isOfIndicator(Kind kind)
{
    return kind == Kind::Value || kind == Kind::Target || kind == Kind::Day || kind == Kind::Week;
}

/** The facts of one rule, read with what is wrong with them. */
class RuleReader
{
public:
    RuleReader(const toml::table &table, const QString &where, const QString &file, QList<Problem> &problems)
        : m_table(table, where, file, problems)
    {
    }

    SituationRule read()
    {
        m_rule.id = m_table.text("id", Presence::Required);
        m_rule.about = About(std::max<qsizetype>(0, abouts.indexOf(m_table.choice("about", abouts, u"events"_s, Presence::Required))));
        static const QStringList shown = {u"both"_s, u"sentence"_s, u"list"_s};
        m_rule.shown = SituationRule::Shown(std::max<qsizetype>(0, shown.indexOf(m_table.choice("show", shown, u"both"_s))));
        m_rule.indicator = m_table.text("indicator");
        m_rule.district = m_table.text("district");
        m_rule.all = conditions("when");
        m_rule.any = conditions("any");
        m_rule.group = m_table.text("group");
        m_rule.weight = m_table.number("weight", 0, {0, 10'000}, Presence::Required);
        m_rule.step = m_table.number("step", 0, {0, 1'000});
        readLevels();
        m_rule.isTogether = m_table.flag("together", false);
        m_rule.isOverdue = m_table.flag("overdue", false);
        readCount();
        m_rule.level = levelFromName(m_table.choice("level", levelNames, {})).value_or(Level::None);
        m_rule.text = words("text", Presence::Required);
        m_rule.textEn = words("text_en", Presence::Required);
        m_rule.textEnOne = words("text_en_one", Presence::Optional);
        checkKeys();
        m_table.reportUnknown();
        return std::move(m_rule);
    }

    void report(const char *key, const QString &message) { m_table.report(key, message); }

private:
    void readLevels()
    {
        const auto names = m_table.texts("levels");
        for (const auto &name : names) {
            if (const auto level = levelNames.indexOf(name); level >= 0)
                m_rule.levels |= 1U << unsigned(level + 1);
            else
                m_table.report("levels", u"'%1' is not a level%2; known are %3"_s.arg(name.left(40), didYouMean(name, levelNames), levelNames.join(u", "_s)));
        }
    }

    void readCount()
    {
        const auto name = m_table.text("count");
        if (name.isEmpty())
            return;
        m_rule.count = factNamed("count", name);
        if (m_rule.count && m_rule.count->kind != Kind::Open && m_rule.count->kind != Kind::Overdue)
            m_table.report("count", u"'%1' can't be opened as events; open, open.red … and overdue can"_s.arg(name));
    }

    std::optional<SituationFact> factNamed(const char *key, const QString &name)
    {
        const auto fact = factOf(name);
        if (!fact)
            m_table.report(key, u"there is no fact '%1'%2; known are %3"_s.arg(name.left(40), didYouMean(name, knownFacts()), knownFacts().join(u", "_s)));
        else if (isOfIndicator(fact->kind) && m_rule.indicator.isEmpty())
            m_table.report(key, u"'%1' is of an indicator, and the rule has no 'indicator'"_s.arg(name));
        return fact;
    }

    std::vector<SituationCondition> conditions(const char *key)
    {
        static const QStringList signs = {u"<"_s, u"<="_s, u"="_s, u"!="_s, u">="_s, u">"_s};
        static const QRegularExpression form(u"^\\s*([a-z.]+)\\s*(<=|>=|!=|<|>|=)\\s*([-+]?[0-9]+(?:\\.[0-9]+)?)\\s*$"_s);
        std::vector<SituationCondition> read;
        const auto texts = m_table.texts(key);
        if (texts.size() > mostConditions)
            m_table.report(key, u"has more than %1 conditions"_s.arg(mostConditions));
        for (const auto &text : texts) {
            const auto parts = form.match(text.left(200));
            if (!parts.hasMatch()) {
                m_table.report(key, u"'%1' is no condition such as open.red >= 5"_s.arg(text.left(60)));
                continue;
            }
            if (const auto fact = factNamed(key, parts.captured(1)))
                read.push_back({*fact, SituationCondition::Compare(signs.indexOf(parts.captured(2))), parts.captured(3).toDouble()});
        }
        return read;
    }

    QString words(const char *key, Presence presence)
    {
        static const std::array<QStringList, 4> known = {
            QStringList{u"count"_s, u"place"_s},
            QStringList{u"title"_s, u"place"_s, u"department"_s},
            QStringList{u"kind"_s, u"level"_s, u"place"_s},
            QStringList{u"name"_s, u"value"_s, u"target"_s, u"day"_s, u"week"_s, u"count"_s, u"more"_s},
        };
        const auto text = m_table.text(key, presence);
        const auto &names = known[std::size_t(m_rule.about)];
        static const QRegularExpression word(u"\\{([^{}]*)\\}"_s);
        for (const auto &match : word.globalMatch(text)) {
            if (const auto name = match.captured(1); !names.contains(name))
                m_table.report(key, u"'{%1}' is no word of a rule about %2%3; known are %4"_s.arg(name.left(40), about(), didYouMean(name, names), names.join(u", "_s)));
        }
        auto rest = text;
        rest.remove(word);
        static const QRegularExpression inBrackets(u"\\[[^\\[\\]]*\\]"_s);
        rest.remove(inBrackets);
        if (rest.contains(u'{') || rest.contains(u'}') || rest.contains(u'[') || rest.contains(u']'))
            m_table.report(key, u"has a { } or [ ] without its other half, or one in another"_s);
        return text;
    }

    [[nodiscard]] QString about() const { return abouts[qsizetype(m_rule.about)]; }

    /** Keys that say nothing of what the rule is about were meant otherwise. */
    void checkKeys()
    {
        const auto belongs = [&](const char *key, bool fits, const QString &to) {
            if (m_table.has(key) && !fits)
                m_table.report(key, u"is of %1 only"_s.arg(to));
        };
        const bool ofMany = m_rule.about == About::Event || m_rule.about == About::Warning || (m_rule.about == About::Indicator && m_rule.indicator.isEmpty());
        belongs("count", m_rule.about == About::Events, u"a rule about events"_s);
        belongs("overdue", m_rule.about == About::Event, u"a rule about each event"_s);
        belongs("district", m_rule.about == About::Events, u"a rule about events"_s);
        belongs("indicator", m_rule.about == About::Indicator, u"a rule about an indicator"_s);
        belongs("together", m_rule.about == About::Indicator && m_rule.indicator.isEmpty(), u"a rule about all indicators"_s);
        belongs("levels", ofMany, u"a rule about each of many"_s);
        belongs("step", ofMany, u"a rule about each of many"_s);
        if (m_rule.about == About::Events && !m_table.has("when") && !m_table.has("any") && !m_table.has("count") && m_rule.group.isEmpty())
            m_table.report(u"is always said: it needs 'when', 'any', 'count' or a 'group' whose last it is"_s);
    }

    static inline const QStringList abouts = {u"events"_s, u"event"_s, u"warning"_s, u"indicator"_s};

    TomlTable m_table;
    SituationRule m_rule = {};
};

}

bool SituationCondition::holds(std::optional<double> value) const
{
    if (!value || !std::isfinite(*value))
        return false;
    switch (compare) {
    case Compare::Less:
        return *value < number;
    case Compare::AtMost:
        return *value <= number;
    case Compare::Equal:
        return *value == number;
    case Compare::Unequal:
        return *value != number;
    case Compare::AtLeast:
        return *value >= number;
    case Compare::More:
        return *value > number;
    }
    return false;
}

QStringList SituationRules::indicators() const
{
    QStringList codes;
    for (const auto &rule : rules) {
        if (!rule.indicator.isEmpty() && !codes.contains(rule.indicator))
            codes << rule.indicator;
    }
    return codes;
}

int SituationRules::mostOf(const SituationRule &rule) const
{
    return most.value(rule.group, 1);
}

SituationRules parseSituationRules(const QByteArray &toml, const QString &file, QList<Problem> &problems)
{
    SituationRules read;
    const auto root = parseToml(toml, file, problems);
    if (!root)
        return read;
    TomlTable top(*root, u"situation"_s, file, problems);
    QStringList groups;
    int number = 0;
    for (const auto *one : top.tables("clause")) {
        const auto before = problems.size();
        RuleReader reader(*one, u"clause %1"_s.arg(++number), file, problems);
        auto rule = reader.read();
        groups << rule.group;
        if (std::ranges::any_of(read.rules, [&](const auto &other) { return other.id == rule.id; }))
            reader.report("id", u"'%1' is there twice"_s.arg(rule.id));
        if (read.rules.size() >= mostRules)
            reader.report("id", u"'%1' is beyond the %2 rules there may be"_s.arg(rule.id).arg(mostRules));
        if (problems.size() != before)
            continue;
        if (rule.group.isEmpty())
            rule.group = u"clause "_s + rule.id; // no group has a blank in its name
        read.rules.push_back(std::move(rule));
    }
    if (const auto *most = top.table("most")) {
        TomlTable table(*most, u"most"_s, file, problems);
        table.members([&](const QString &group, const toml::node &node) {
            const auto many = node.value<int>();
            if (!groups.contains(group) || group.isEmpty())
                table.report(node, u"most: there is no group '%1'%2"_s.arg(group.left(40), didYouMean(group, groups)));
            else if (!node.is_integer() || !many || *many < 1 || *many > 50)
                table.report(node, u"most: '%1' must be a whole number from 1 to 50"_s.arg(group));
            else
                read.most.insert(group, *many);
        });
    }
    top.reportUnknown();
    return read;
}

QString filledIn(const QString &text, const QHash<QString, QString> &words)
{
    QString filled;
    qsizetype bracket = -1; // where the part in brackets began in what is filled
    bool isEmpty = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text[i];
        if (letter == u'[') {
            bracket = filled.size();
            isEmpty = false;
        } else if (letter == u']') {
            if (isEmpty && bracket >= 0)
                filled.truncate(bracket);
            bracket = -1;
        } else if (letter == u'{') {
            const auto end = text.indexOf(u'}', i);
            if (end < 0)
                break;
            const auto word = words.value(text.sliced(i + 1, end - i - 1));
            isEmpty = isEmpty || word.isEmpty();
            filled += word;
            i = end;
        } else {
            filled += letter;
        }
    }
    return filled;
}

}
