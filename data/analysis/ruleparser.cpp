#include "rules.h"

#include "base/tomltable.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

/** "90s", "15min", "24h", "7d" in ms; unset, and reported, if it is none of them. 0 if there is none. */
static std::optional<TimeMs> timeOf(TomlTable &table, const char *key)
{
    const auto text = table.text(key).trimmed();
    if (text.isEmpty())
        return 0;
    qsizetype digits = 0;
    while (digits < text.size() && text[digits].isDigit())
        ++digits;
    const auto unit = QStringView(text).sliced(digits).trimmed();
    const qint64 ms = unit == "s"_L1 ? 1'000 : unit == "min"_L1 ? 60'000
        : unit == "h"_L1                                        ? 3'600'000
        : unit == "d"_L1                                        ? 86'400'000
                                                                : 0;
    const auto time = QStringView(text).first(digits).toLongLong() * ms;
    constexpr TimeMs most = 366 * 86'400'000LL;
    if (digits == 0 || digits > 9 || time <= 0 || time > most) {
        table.report(key, u"'%1' is no time such as 90s, 15min, 24h or 7d, at most a year"_s.arg(text.left(40)));
        return {};
    }
    return time;
}

static std::optional<double> numberOf(TomlTable &table, const char *key)
{
    const double value = table.number(key, 0, {-1e15, 1e15});
    return table.has(key) ? std::optional(value) : std::nullopt;
}

/** What a rule of its kind needs and must not have. */
static void check(TomlTable &table, const Rule &rule)
{
    const bool hasLimit = rule.above || rule.below;
    const bool isComposite = rule.kind == Rule::Kind::Composite;
    for (const char *key : {"all", "any", "not"})
        if (!isComposite && table.has(key))
            table.report(key, u"is of a composite only"_s);
    if (!isComposite && rule.indicator.isEmpty())
        table.report(u"'indicator' is missing"_s);
    if (rule.within > 0 && rule.kind != Rule::Kind::Rate && rule.kind != Rule::Kind::Missing)
        table.report("within", u"is of a rate or of missing data; how long it must last is 'for'"_s);
    if (rule.lasting > 0 && rule.kind == Rule::Kind::Missing)
        table.report("for", u"is not of missing data: how long there may be none is 'within'"_s);
    if (rule.times > 0 && rule.kind != Rule::Kind::Deviation)
        table.report("times", u"is of a deviation only"_s);
    if (rule.least > 0 && rule.kind != Rule::Kind::Deviation)
        table.report("least", u"is of a deviation only"_s);
    if (rule.gap > 0 && rule.lasting == 0)
        table.report("gap", u"goes with 'for': how far apart readings may be that are to last"_s);
    const auto refuse = [&](const char *key, const QString &why) { table.report(key, why); };
    switch (rule.kind) {
    case Rule::Kind::Threshold:
    case Rule::Kind::Rate:
        if (!hasLimit)
            table.report(u"needs 'above' or 'below'"_s);
        if (rule.above && rule.below && *rule.above <= *rule.below)
            refuse("above", u"is not greater than 'below': every value would be beyond"_s);
        if (rule.clear && rule.above && rule.below)
            refuse("clear", u"goes with one limit only"_s);
        else if (rule.clear && ((rule.above && *rule.clear > *rule.above) || (rule.below && *rule.clear < *rule.below)))
            refuse("clear", u"lies beyond the limit: it would end before it begins"_s);
        if (rule.kind == Rule::Kind::Rate && rule.within == 0)
            table.report(u"needs 'within': over what time it changes"_s);
        break;
    case Rule::Kind::Missing:
        if (rule.within == 0)
            table.report(u"needs 'within': how long there may be none"_s);
        if (hasLimit || rule.clear)
            table.report(u"has a limit, which missing data can't be beyond"_s);
        break;
    case Rule::Kind::Deviation:
        if (rule.times <= 0)
            table.report(u"needs 'times': how many deviations"_s);
        if (hasLimit || rule.clear)
            table.report(u"has a limit beside 'times'"_s);
        break;
    case Rule::Kind::Composite:
        if (rule.all.empty() && rule.any.empty() && rule.none.empty())
            table.report(u"needs 'all', 'any' or 'not': what it is made of"_s);
        if (hasLimit || rule.clear || rule.gap > 0)
            table.report(u"has a limit or a gap, which are for its parts"_s);
        break;
    }
}

/** "rain.heavy", or in another region "rain.heavy@810001". */
static std::vector<Rule::Part> partsOf(TomlTable &table, const char *key)
{
    std::vector<Rule::Part> parts;
    for (const auto &text : table.texts(key)) {
        const auto at = text.lastIndexOf(u'@');
        parts.push_back(at < 0 ? Rule::Part{text} : Rule::Part{text.first(at), text.sliced(at + 1)});
        if (parts.back().rule.isEmpty() || (at >= 0 && parts.back().region.isEmpty()))
            table.report(key, u"'%1' is no id of a rule or condition, alone or with a region after @"_s.arg(text.left(80)));
    }
    return parts;
}

static Rule ruleOf(TomlTable &table, bool isCondition)
{
    static const QStringList kinds = {u"threshold"_s, u"rate"_s, u"missing"_s, u"deviation"_s, u"composite"_s};
    Rule rule;
    rule.isCondition = isCondition;
    rule.id = table.text("id", TomlTable::Presence::Required);
    if (rule.id.contains(u'@'))
        table.report("id", u"may not have an @, which names the region of a part"_s);
    rule.indicator = table.text("indicator");
    rule.region = table.text("region");
    rule.kind = Rule::Kind(std::max<qsizetype>(0, kinds.indexOf(table.choice("kind", kinds, u"threshold"_s, TomlTable::Presence::Required))));
    if (!isCondition) {
        rule.level = levelFromName(table.choice("level", {u"red"_s, u"orange"_s, u"yellow"_s, u"blue"_s}, u"yellow"_s, TomlTable::Presence::Required)).value_or(Level::Yellow);
        rule.text = table.text("text");
        rule.textEn = table.text("text_en");
    }
    rule.above = numberOf(table, "above");
    rule.below = numberOf(table, "below");
    rule.clear = numberOf(table, "clear");
    rule.lasting = timeOf(table, "for").value_or(0);
    rule.gap = timeOf(table, "gap").value_or(0);
    rule.within = timeOf(table, "within").value_or(0);
    rule.times = table.number("times", 0, {0, 1000});
    rule.least = table.number("least", 0, {0, 1e15});
    rule.all = partsOf(table, "all");
    rule.any = partsOf(table, "any");
    rule.none = partsOf(table, "not");
    table.reportUnknown();
    return rule;
}

namespace {

/** The composites of a file: whether their parts are there, and lead back to none of them. */
class Wholes
{
public:
    Wholes(const std::vector<Rule> &rules, const std::vector<const toml::table *> &tables, QString file, QList<Problem> &problems)
        : m_rules(rules)
        , m_tables(tables)
        , m_file(std::move(file))
        , m_problems(problems)
    {
    }

    /** Reports what is wrong with the parts of a rule; false if something is. @p known: the rules that are good so far. */
    bool check(std::size_t at, const std::set<QString> &known)
    {
        const auto before = m_problems.size();
        const auto &rule = m_rules[at];
        TomlTable table(*m_tables[at], rule.isCondition ? u"condition"_s : u"rule"_s, m_file, m_problems);
        bool isEverywhere = false;
        for (const auto &[key, parts] : {std::pair("all", &rule.all), std::pair("any", &rule.any), std::pair("not", &rule.none)}) {
            for (std::size_t i = 0; i < parts->size(); ++i) {
                const auto &part = (*parts)[i];
                const auto *node = (*m_tables[at])[key].as_array() ? (*m_tables[at])[key].as_array()->get(i) : nullptr;
                const auto report = [&](const QString &message) { node ? table.report(*node, message) : table.report(key, message); };
                const auto *other = find(part.rule);
                std::set<QString> seen;
                if (const auto way = other ? wayBack(rule.id, *other, seen) : QStringList(); !way.isEmpty())
                    report(u"goes round in a circle: %1"_s.arg((QStringList(rule.id) + way).join(u" → ")));
                else if (!known.contains(part.rule))
                    report(u"'%1' is no rule or condition of this file that can be used"_s.arg(part.rule.left(80)));
                else if (!part.region.isEmpty() && !other->region.isEmpty() && part.region != other->region)
                    report(u"'%1' is of the region %2 by itself"_s.arg(part.rule, other->region));
                else
                    isEverywhere = isEverywhere || (part.region.isEmpty() && other->region.isEmpty());
            }
        }
        if (m_problems.size() == before && rule.region.isEmpty() && !isEverywhere)
            table.report(u"needs 'region': where it holds, for each of its parts has a region of its own"_s);
        return m_problems.size() == before;
    }

    /** The indicator of the first part. */
    [[nodiscard]] QString indicatorOf(const Rule &rule) const
    {
        if (rule.kind != Rule::Kind::Composite || !rule.indicator.isEmpty())
            return rule.indicator;
        const auto &parts = !rule.all.empty() ? rule.all : !rule.any.empty() ? rule.any
                                                                             : rule.none;
        const auto *first = find(parts.front().rule);
        return first ? indicatorOf(*first) : QString();
    }

private:
    [[nodiscard]] const Rule *find(const QString &id) const
    {
        const auto it = std::ranges::find(m_rules, id, &Rule::id);
        return it == m_rules.end() ? nullptr : &*it;
    }

    /** The ids on the way from @p rule back to @p id; empty: there is none. */
    [[nodiscard]] QStringList wayBack(const QString &id, const Rule &rule, std::set<QString> &seen) const
    {
        if (rule.id == id)
            return {id};
        if (!seen.insert(rule.id).second)
            return {}; // no way from there; or a circle beside it, which has its own report
        for (const auto *parts : {&rule.all, &rule.any, &rule.none}) {
            for (const auto &part : *parts) {
                const auto *next = find(part.rule);
                if (const auto way = next ? wayBack(id, *next, seen) : QStringList(); !way.isEmpty())
                    return QStringList(rule.id) + way;
            }
        }
        return {};
    }

    const std::vector<Rule> &m_rules;
    const std::vector<const toml::table *> &m_tables;
    QString m_file;
    QList<Problem> &m_problems;
};

}

std::vector<Rule> parseRules(const QByteArray &toml, const QString &file, QList<Problem> &problems)
{
    std::vector<Rule> rules;
    std::vector<const toml::table *> tables;
    const auto root = parseToml(toml, file, problems);
    if (!root)
        return rules;
    TomlTable top(*root, QString(), file, problems);
    for (const bool isCondition : {false, true}) {
        for (const auto *one : top.tables(isCondition ? "condition" : "rule")) {
            const auto before = problems.size();
            TomlTable table(*one, isCondition ? u"condition"_s : u"rule"_s, file, problems);
            auto rule = ruleOf(table, isCondition);
            if (problems.size() == before)
                check(table, rule);
            if (std::ranges::any_of(rules, [&](const Rule &other) { return other.id == rule.id; }))
                table.report("id", u"'%1' is there twice"_s.arg(rule.id));
            if (problems.size() != before)
                continue;
            rules.push_back(std::move(rule));
            tables.push_back(one);
        }
    }
    top.reportUnknown();
    Wholes wholes(rules, tables, file, problems);
    std::set<QString> known;
    for (const auto &rule : rules)
        known.insert(rule.id);
    for (bool isOther = true; std::exchange(isOther, false);) { // what is made of one that is left out is left out, too
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (known.contains(rules[i].id) && rules[i].kind == Rule::Kind::Composite && !wholes.check(i, known)) {
                known.erase(rules[i].id);
                isOther = true;
            }
        }
    }
    for (auto &rule : rules)
        if (known.contains(rule.id))
            rule.indicator = wholes.indicatorOf(rule);
    std::erase_if(rules, [&](const Rule &rule) { return !known.contains(rule.id); });
    return rules;
}

}
