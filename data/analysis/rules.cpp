#include "rules.h"

#include "base/tomltable.h"

#include <algorithm>
#include <cmath>
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
    }
}

std::vector<Rule> parseRules(const QByteArray &toml, const QString &file, QList<Problem> &problems)
{
    std::vector<Rule> rules;
    const auto root = parseToml(toml, file, problems);
    if (!root)
        return rules;
    static const QStringList kinds = {u"threshold"_s, u"rate"_s, u"missing"_s, u"deviation"_s};
    TomlTable top(*root, QString(), file, problems);
    for (const auto *one : top.tables("rule")) {
        const auto before = problems.size();
        TomlTable table(*one, u"rule"_s, file, problems);
        Rule rule;
        rule.id = table.text("id", TomlTable::Presence::Required);
        rule.indicator = table.text("indicator", TomlTable::Presence::Required);
        rule.region = table.text("region");
        rule.kind = Rule::Kind(std::max<qsizetype>(0, kinds.indexOf(table.choice("kind", kinds, u"threshold"_s, TomlTable::Presence::Required))));
        rule.level = levelFromName(table.choice("level", {u"red"_s, u"orange"_s, u"yellow"_s, u"blue"_s}, u"yellow"_s, TomlTable::Presence::Required)).value_or(Level::Yellow);
        rule.above = numberOf(table, "above");
        rule.below = numberOf(table, "below");
        rule.clear = numberOf(table, "clear");
        rule.lasting = timeOf(table, "for").value_or(0);
        rule.gap = timeOf(table, "gap").value_or(0);
        rule.within = timeOf(table, "within").value_or(0);
        rule.times = table.number("times", 0, {0, 1000});
        rule.least = table.number("least", 0, {0, 1e15});
        rule.text = table.text("text");
        rule.textEn = table.text("text_en");
        table.reportUnknown();
        if (problems.size() == before)
            check(table, rule);
        if (std::ranges::any_of(rules, [&](const Rule &other) { return other.id == rule.id; }))
            table.report("id", u"'%1' is there twice"_s.arg(rule.id));
        if (problems.size() == before)
            rules.push_back(std::move(rule));
    }
    top.reportUnknown();
    return rules;
}

RuleEngine::RuleEngine(std::vector<Rule> rules, UsualOf usualOf)
    : m_rules(std::move(rules))
    , m_usualOf(std::move(usualOf))
{
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        m_byIndicator[m_rules[i].indicator].push_back(int(i));
        if (m_rules[i].kind == Rule::Kind::Rate)
            m_memory[m_rules[i].indicator] = std::max(m_memory.value(m_rules[i].indicator), m_rules[i].within);
    }
}

/** How a value stands to the limits of a rule: the limit it is beyond, or would still be beyond for one that has been raised. */
static std::optional<double> beyond(const Rule &rule, double value, bool isRaised)
{
    const bool holds = isRaised && rule.clear;
    if (rule.above && (value > *rule.above || (holds && value > *rule.clear)))
        return *rule.above;
    if (rule.below && (value < *rule.below || (holds && value < *rule.clear)))
        return *rule.below;
    return {};
}

void RuleEngine::judge(const Rule &rule, State &state, const Key &key, const Line &line, TimeMs now, std::vector<RuleNotice> &notices) const
{
    const auto &newest = line.points.back();
    double value = newest.value;
    std::optional<double> limit;
    const Point *from = &newest;
    switch (rule.kind) {
    case Rule::Kind::Threshold:
        limit = beyond(rule, value, state.isRaised);
        break;
    case Rule::Kind::Rate: {
        const auto first = std::ranges::lower_bound(line.points, newest.time - rule.within, {}, &Point::time);
        if (&*first == &newest)
            return; // nothing to compare with: neither raised nor over
        const auto least = std::ranges::min_element(first, line.points.end(), {}, &Point::value);
        const auto most = std::ranges::max_element(first, line.points.end(), {}, &Point::value);
        const bool falls = rule.below && (!rule.above || beyond({.below = rule.below, .clear = rule.clear}, newest.value - most->value, state.isRaised));
        from = falls ? &*most : &*least;
        value = newest.value - from->value;
        limit = beyond(rule, value, state.isRaised);
        break;
    }
    case Rule::Kind::Missing:
        if (now - newest.time >= rule.within)
            return; // of a backlog: there is still none of the last time
        break; // there is one: it is over
    case Rule::Kind::Deviation: {
        const auto usual = m_usualOf ? m_usualOf(key.first, key.second, newest.time) : std::nullopt;
        const double reach = usual ? std::max(rule.times * usual->deviation, rule.least) : 0;
        if (!(reach > 0))
            return;
        if (std::abs(value - usual->median) > reach)
            limit = usual->median + (value > usual->median ? reach : -reach);
        break;
    }
    }
    if (!limit) {
        const bool wasRaised = state.isRaised;
        const auto since = state.since.value_or(newest.time);
        const auto first = state.first;
        state = {};
        if (wasRaised)
            notices.push_back({.rule = rule.id, .region = key.second, .isRaised = false, .level = rule.level, .time = newest.time, .since = since, .quality = newest.quality, .value = value, .readings = {first, newest.id}});
        return;
    }
    const bool hasGap = rule.gap > 0 && !state.isRaised && line.points.size() > 1 && newest.time - line.points[line.points.size() - 2].time > rule.gap;
    if (!state.since || hasGap) {
        state.since = newest.time;
        state.first = from->id;
    }
    if (!state.isRaised && newest.time - *state.since >= rule.lasting) {
        state.isRaised = true;
        notices.push_back({.rule = rule.id, .region = key.second, .isRaised = true, .level = rule.level, .time = newest.time, .since = *state.since, .quality = newest.quality, .value = value, .limit = *limit, .readings = {state.first, newest.id}});
    }
}

std::vector<RuleNotice> RuleEngine::judgeAll(const Key &key, Line &line, TimeMs now) const
{
    std::vector<RuleNotice> notices;
    const auto rules = m_byIndicator.value(key.first);
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto &rule = m_rules[std::size_t(rules[i])];
        if (rule.region.isEmpty() || rule.region == key.second)
            judge(rule, line.states[i], key, line, now, notices);
    }
    return notices;
}

/** The newest reading comes again, otherwise or not at all: everything is as if it had come so, and what that changes is told. */
std::vector<RuleNotice> RuleEngine::correct(const Reading &reading, Line &line, TimeMs now)
{
    const Key key{reading.indicator, reading.region};
    const auto was = std::exchange(line.states, line.before);
    line.points.pop_back();
    std::vector<RuleNotice> judged;
    if (reading.value) {
        line.points.push_back({reading.head.time, *reading.value, reading.head.id, reading.quality});
        judged = judgeAll(key, line, now);
    }
    std::vector<RuleNotice> notices;
    const auto rules = m_byIndicator.value(key.first);
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (line.states[i].isRaised == was[i].isRaised)
            continue;
        const auto &rule = m_rules[std::size_t(rules[i])];
        const auto known = std::ranges::find(judged, rule.id, &RuleNotice::rule);
        if (known != judged.end() && known->isRaised == line.states[i].isRaised)
            notices.push_back(*known);
        else
            notices.push_back({.rule = rule.id, .region = key.second, .isRaised = line.states[i].isRaised, .level = rule.level, .time = reading.head.time, .since = (line.states[i].isRaised ? line.states[i] : was[i]).since.value_or(reading.head.time), .quality = reading.quality, .value = reading.value.value_or(0), .readings = {reading.head.id}});
    }
    return notices;
}

std::vector<RuleNotice> RuleEngine::take(const Reading &reading, TimeMs now)
{
    const auto rules = m_byIndicator.constFind(reading.indicator);
    if (rules == m_byIndicator.cend())
        return {};
    if (reading.head.time > now + ahead) { // else it would make all that comes until then a thing of the past
        if (m_waiting.size() < mostWaiting)
            m_waiting.emplace(reading.head.time, reading);
        return {};
    }
    auto one = reading;
    if (one.value && (!std::isfinite(*one.value) || one.quality == Reading::Quality::Withheld))
        one.value.reset();
    const Key key{one.indicator, one.region};
    const auto known = m_lines.find(key);
    const bool isKnown = known != m_lines.end() && !known->points.empty();
    if (isKnown && one.head.time == known->points.back().time)
        return correct(one, *known, now);
    if (!one.value)
        return {};
    if (isKnown && one.head.time < known->points.back().time) {
        ++m_late;
        return {};
    }
    auto &line = m_lines[key];
    line.states.resize(rules->size());
    line.before = line.states;
    line.points.push_back({one.head.time, *one.value, one.head.id, one.quality});
    const auto kept = std::ranges::lower_bound(line.points, one.head.time - m_memory.value(one.indicator), {}, &Point::time);
    if (kept - line.points.begin() > line.points.end() - kept + 1) // seldom, for it moves the others
        line.points.erase(line.points.begin(), kept - 1); // but one, to which a correction may go back
    return judgeAll(key, line, now);
}

TimeMs RuleEngine::memory() const
{
    TimeMs memory = 0;
    for (const auto &rule : m_rules)
        memory = std::max({memory, rule.lasting, rule.within});
    return memory;
}

std::vector<RuleNotice> RuleEngine::tick(TimeMs now)
{
    std::vector<RuleNotice> notices;
    while (!m_waiting.empty() && m_waiting.begin()->first <= now + ahead) {
        const Reading due = std::move(m_waiting.extract(m_waiting.begin()).mapped());
        for (auto &notice : take(due, now))
            notices.push_back(std::move(notice));
    }
    for (auto it = m_lines.begin(); it != m_lines.end(); ++it) {
        const auto &rules = m_byIndicator[it.key().first];
        auto &line = it.value();
        for (std::size_t i = 0; i < rules.size() && !line.points.empty(); ++i) {
            const auto &rule = m_rules[std::size_t(rules[i])];
            auto &state = line.states[i];
            const auto &last = line.points.back();
            if (rule.kind != Rule::Kind::Missing || state.isRaised || now - last.time < rule.within || !(rule.region.isEmpty() || rule.region == it.key().second))
                continue;
            state = {.isRaised = true, .since = last.time, .first = last.id};
            notices.push_back({.rule = rule.id, .region = it.key().second, .isRaised = true, .level = rule.level, .time = now, .since = last.time, .quality = last.quality, .value = last.value, .limit = double(rule.within) / 1000, .readings = {last.id}});
        }
    }
    std::ranges::stable_sort(notices, [](const RuleNotice &a, const RuleNotice &b) { return std::pair(a.rule, a.region) < std::pair(b.rule, b.region); });
    return notices;
}

}
