#include "rules.h"

#include "rulecomposites.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

RuleEngine::RuleEngine(std::vector<Rule> rules, UsualOf usualOf)
    : m_rules(std::move(rules))
    , m_usualOf(std::move(usualOf))
{
    m_places.resize(m_rules.size());
    m_composites = std::make_unique<RuleComposites>(m_rules);
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        if (m_rules[i].kind == Rule::Kind::Composite)
            continue;
        auto &own = m_byIndicator[m_rules[i].indicator];
        m_places[i] = int(own.size());
        own.push_back(int(i));
        if (m_rules[i].kind == Rule::Kind::Rate)
            m_memory[m_rules[i].indicator] = std::max(m_memory.value(m_rules[i].indicator), m_rules[i].within);
    }
}

RuleEngine::~RuleEngine() = default;
RuleEngine::RuleEngine(RuleEngine &&) noexcept = default;
RuleEngine &RuleEngine::operator=(RuleEngine &&) noexcept = default;

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
    case Rule::Kind::Composite:
        return; // RuleComposites knows
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
        if (wasRaised && !rule.isCondition)
            notices.push_back({.rule = rule.id, .region = key.second, .isRaised = false, .level = rule.level, .time = newest.time, .since = since, .quality = newest.quality, .value = value, .readings = {first, newest.id}});
        return;
    }
    const bool hasGap = rule.gap > 0 && !state.isRaised && line.points.size() > 1 && newest.time - line.points[line.points.size() - 2].time > rule.gap;
    if (!state.since || hasGap) {
        state.since = newest.time;
        state.first = from->id;
    }
    state.value = value;
    state.limit = *limit;
    if (!state.isRaised && newest.time - *state.since >= rule.lasting) {
        state.isRaised = true;
        if (!rule.isCondition)
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
        if (rule.isCondition)
            continue;
        const auto known = std::ranges::find(judged, rule.id, &RuleNotice::rule);
        if (known != judged.end() && known->isRaised == line.states[i].isRaised)
            notices.push_back(*known);
        else
            notices.push_back({.rule = rule.id, .region = key.second, .isRaised = line.states[i].isRaised, .level = rule.level, .time = reading.head.time, .since = (line.states[i].isRaised ? line.states[i] : was[i]).since.value_or(reading.head.time), .quality = reading.quality, .value = reading.value.value_or(0), .readings = {reading.head.id}});
    }
    return notices;
}

std::pair<const RuleEngine::Line *, const RuleEngine::State *> RuleEngine::stateOf(int rule, const QString &region) const
{
    const auto line = m_lines.constFind({m_rules[std::size_t(rule)].indicator, region});
    if (line == m_lines.cend() || line->points.empty())
        return {};
    return {&*line, &line->states[std::size_t(m_places[std::size_t(rule)])]};
}

std::optional<bool> RuleEngine::isHolding(int rule, const QString &region) const
{
    const auto *state = stateOf(rule, region).second;
    return state ? std::optional(state->isRaised) : std::nullopt;
}

RulePart RuleEngine::partOf(int rule, const QString &region) const
{
    RulePart part{.rule = m_rules[std::size_t(rule)].id, .region = region};
    const auto [line, state] = stateOf(rule, region);
    if (!line)
        return part;
    const auto &newest = line->points.back();
    part.quality = newest.quality;
    part.readings = {newest.id};
    if (!state->isRaised)
        return part;
    part.isRaised = true;
    part.since = state->since.value_or(newest.time);
    part.value = state->value;
    part.limit = state->limit;
    if (state->first != newest.id)
        part.readings.insert(part.readings.begin(), state->first);
    return part;
}

void RuleEngine::settle(std::vector<RuleNotice> &notices)
{
    if (m_composites->isWaiting())
        m_composites->settle(m_rules, {.holds = std::bind_front(&RuleEngine::isHolding, this), .part = std::bind_front(&RuleEngine::partOf, this)}, notices);
}

std::vector<RulePart> RuleEngine::partsOf(const QString &rule, const QString &region) const
{
    const auto found = std::ranges::find(m_rules, rule, &Rule::id);
    if (found == m_rules.end())
        return {};
    return m_composites->partsOf(int(found - m_rules.begin()), region, {.holds = std::bind_front(&RuleEngine::isHolding, this), .part = std::bind_front(&RuleEngine::partOf, this)});
}

std::vector<RuleNotice> RuleEngine::take(const Reading &reading, TimeMs now)
{
    if (m_composites->isEmpty())
        return takeNow(reading, now);
    std::vector<RuleNotice> notices;
    if (reading.head.time != m_moment)
        settle(notices);
    m_moment = reading.head.time;
    auto own = takeNow(reading, now);
    if (notices.empty())
        return own;
    std::ranges::move(own, std::back_inserter(notices));
    return notices;
}

std::vector<RuleNotice> RuleEngine::takeNow(const Reading &reading, TimeMs now)
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
    if (isKnown && one.head.time == known->points.back().time) {
        const auto &newest = known->points.back();
        if (one.value && *one.value == newest.value && one.quality == newest.quality)
            return {}; // the same again
        m_composites->touch(one.indicator, one.region, one.head.time);
        return correct(one, *known, now);
    }
    if (!one.value)
        return {};
    if (isKnown && one.head.time < known->points.back().time) {
        ++m_late;
        return {};
    }
    if (known == m_lines.end())
        m_composites->meet(one.indicator, one.region);
    m_composites->touch(one.indicator, one.region, one.head.time);
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
        memory = std::max({memory, rule.lasting, rule.within, rule.kind == Rule::Kind::Composite ? RuleComposites::memory(m_rules, rule) : 0});
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
    if (!m_composites->isEmpty())
        settle(notices);
    for (auto it = m_lines.begin(); it != m_lines.end(); ++it) {
        const auto &rules = m_byIndicator[it.key().first];
        auto &line = it.value();
        for (std::size_t i = 0; i < rules.size() && !line.points.empty(); ++i) {
            const auto &rule = m_rules[std::size_t(rules[i])];
            auto &state = line.states[i];
            const auto &last = line.points.back();
            if (rule.kind != Rule::Kind::Missing || state.isRaised || now - last.time < rule.within || !(rule.region.isEmpty() || rule.region == it.key().second))
                continue;
            state = {.isRaised = true, .since = last.time, .first = last.id, .value = last.value, .limit = double(rule.within) / 1000};
            m_composites->touch(it.key().first, it.key().second, now);
            if (!rule.isCondition)
                notices.push_back({.rule = rule.id, .region = it.key().second, .isRaised = true, .level = rule.level, .time = now, .since = last.time, .quality = last.quality, .value = last.value, .limit = double(rule.within) / 1000, .readings = {last.id}});
        }
    }
    if (!m_composites->isEmpty()) {
        m_composites->tick(now);
        settle(notices);
    }
    std::ranges::stable_sort(notices, [](const RuleNotice &a, const RuleNotice &b) { return std::pair(a.rule, a.region) < std::pair(b.rule, b.region); });
    return notices;
}

}
