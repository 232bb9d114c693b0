#include "rulecomposites.h"

#include <algorithm>
#include <utility>

namespace tonglan {

RuleComposites::RuleComposites(const std::vector<Rule> &rules)
{
    QHash<QString, int> byId;
    m_places.reserve(rules.size());
    for (std::size_t i = 0; i < rules.size(); ++i) {
        byId.insert(rules[i].id, int(i));
        m_places.emplace_back(rules[i].indicator, rules[i].region);
    }
    // Parts first: parseRules() lets no circle through, and what is none of the rules is left out with all that is made of it.
    std::vector<int> open;
    for (std::size_t i = 0; i < rules.size(); ++i)
        if (rules[i].kind == Rule::Kind::Composite)
            open.push_back(int(i));
    for (bool isOther = true; isOther;) {
        isOther = false;
        for (const int rule : std::vector(open)) {
            Composite composite{.rule = rule};
            bool isReady = true;
            const auto add = [&](const std::vector<Rule::Part> &parts, Role role) {
                for (const auto &part : parts) {
                    const int index = byId.value(part.rule, -1);
                    isReady = isReady && index >= 0 && (rules[std::size_t(index)].kind != Rule::Kind::Composite || m_byRule.contains(index));
                    if (!isReady)
                        return;
                    const auto &own = rules[std::size_t(index)];
                    composite.links.push_back({index, own.region.isEmpty() ? part.region : own.region, role});
                    if (const int inner = m_byRule.value(index, -1); inner >= 0) {
                        composite.rank = std::max(composite.rank, m_composites[std::size_t(inner)].rank + 1);
                        composite.hasMissing = composite.hasMissing || m_composites[std::size_t(inner)].hasMissing;
                    }
                    composite.hasMissing = composite.hasMissing || own.kind == Rule::Kind::Missing;
                }
            };
            add(rules[std::size_t(rule)].all, Role::All);
            add(rules[std::size_t(rule)].any, Role::Any);
            add(rules[std::size_t(rule)].none, Role::Not);
            if (!isReady)
                continue;
            m_byRule.insert(rule, int(m_composites.size()));
            m_composites.push_back(std::move(composite));
            std::erase(open, rule);
            isOther = true;
        }
    }
    for (std::size_t i = 0; i < m_composites.size(); ++i) {
        const auto &region = rules[std::size_t(m_composites[i].rule)].region;
        if (!region.isEmpty()) {
            instance(int(i), region);
            continue;
        }
        for (const auto &link : m_composites[i].links) {
            if (!link.region.isEmpty())
                continue;
            if (!m_byRule.contains(link.rule)) {
                m_spread[m_places[std::size_t(link.rule)].first].push_back(int(i));
                continue;
            }
            for (auto it = m_spread.begin(); it != m_spread.end(); ++it) // wherever the part is found
                if (std::ranges::find(*it, m_byRule.value(link.rule)) != it->end())
                    it->push_back(int(i));
        }
    }
    for (auto &composites : m_spread) {
        std::ranges::sort(composites);
        composites.erase(std::unique(composites.begin(), composites.end()), composites.end());
    }
}

int RuleComposites::instance(int composite, const QString &region)
{
    const auto known = m_known.constFind({composite, region});
    if (known != m_known.cend())
        return *known;
    Instance made{.composite = composite, .region = region};
    std::vector<Key> lines;
    for (const auto &link : m_composites[std::size_t(composite)].links) {
        const auto &place = link.region.isEmpty() ? region : link.region;
        const int inner = m_byRule.value(link.rule, -1);
        made.parts.push_back(inner < 0 ? -1 : instance(inner, place));
        if (inner < 0)
            lines.emplace_back(m_places[std::size_t(link.rule)].first, place);
    }
    const int index = int(m_instances.size());
    for (const auto &line : lines)
        if (auto &all = m_byLine[line]; all.empty() || all.back() != index)
            all.push_back(index);
    for (const int part : made.parts)
        if (part >= 0)
            m_instances[std::size_t(part)].wholes.push_back(index);
    m_instances.push_back(std::move(made));
    m_known.insert({composite, region}, index);
    return index;
}

void RuleComposites::meet(const QString &indicator, const QString &region)
{
    for (const int composite : m_spread.value(indicator))
        instance(composite, region);
}

void RuleComposites::touch(int index, TimeMs time)
{
    auto &one = m_instances[std::size_t(index)];
    one.due = std::max(one.due, time);
    if (std::exchange(one.isTouched, true))
        return;
    m_touched.push_back(index);
}

void RuleComposites::touch(const QString &indicator, const QString &region, TimeMs time)
{
    if (const auto known = m_byLine.constFind({indicator, region}); known != m_byLine.cend())
        for (const int index : *known)
            touch(index, time);
}

void RuleComposites::tick(TimeMs now)
{
    for (std::size_t i = 0; i < m_instances.size(); ++i)
        if (m_composites[std::size_t(m_instances[i].composite)].hasMissing && m_instances[i].state.since && !m_instances[i].state.isRaised)
            touch(int(i), now);
}

std::optional<bool> RuleComposites::holds(const Instance &one, const Leaves &leaves) const
{
    const auto &links = m_composites[std::size_t(one.composite)].links;
    bool isUnknown = false;
    bool hasAny = false;
    bool isAny = false;
    bool isAnyUnknown = false;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto &link = links[i];
        const auto part = one.parts[i] >= 0 ? m_instances[std::size_t(one.parts[i])].holds : leaves.holds(link.rule, link.region.isEmpty() ? one.region : link.region);
        if (link.role == Role::Any) {
            hasAny = true;
            isAny = isAny || part.value_or(false);
            isAnyUnknown = isAnyUnknown || !part;
        } else if (!part) {
            isUnknown = true;
        } else if (*part == (link.role == Role::Not)) {
            return false;
        }
    }
    if (hasAny && !isAny) {
        if (!isAnyUnknown)
            return false;
        isUnknown = true;
    }
    return isUnknown ? std::nullopt : std::optional(true);
}

void RuleComposites::explain(const Instance &one, const Leaves &leaves, bool isNegated, bool isOneOfSeveral, std::vector<RulePart> &parts) const
{
    const auto &links = m_composites[std::size_t(one.composite)].links;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const bool isAway = isNegated != (links[i].role == Role::Not);
        const bool isEnough = isOneOfSeveral || links[i].role == (isNegated ? Role::All : Role::Any); // that not all hold is enough where all must not
        if (one.parts[i] >= 0) {
            explain(m_instances[std::size_t(one.parts[i])], leaves, isAway, isEnough, parts);
            continue;
        }
        auto part = leaves.part(links[i].rule, links[i].region.isEmpty() ? one.region : links[i].region);
        part.isOneOfSeveral = isEnough;
        if (part.isRaised != isAway && std::ranges::find(parts, part) == parts.end()) // of several, of which one is enough, those that hold
            parts.push_back(std::move(part));
    }
}

std::vector<RulePart> RuleComposites::partsOf(int rule, const QString &region, const Leaves &leaves) const
{
    std::vector<RulePart> parts;
    if (const int composite = m_byRule.value(rule, -1); composite >= 0) {
        if (const auto known = m_known.constFind({composite, region}); known != m_known.cend())
            explain(m_instances[std::size_t(*known)], leaves, false, false, parts);
    }
    return parts;
}

void RuleComposites::judge(const std::vector<Rule> &rules, Instance &one, const Leaves &leaves, std::vector<RuleNotice> &notices)
{
    const auto &rule = rules[std::size_t(m_composites[std::size_t(one.composite)].rule)];
    if (!one.at || one.due > *one.at) {
        one.before = one.state;
        one.at = one.due;
    }
    const bool wasRaised = one.state.isRaised;
    const auto since = one.state.since.value_or(*one.at);
    one.state = one.before; // of the same moment as before: as if all of it had come at once
    const auto isMet = holds(one, leaves);
    if (isMet && *isMet) {
        one.state.since = one.state.since.value_or(*one.at);
        one.state.isRaised = one.state.isRaised || *one.at - *one.state.since >= rule.lasting;
    } else {
        one.state = {};
    }
    one.holds = isMet ? std::optional(one.state.isRaised) : std::nullopt;
    if (one.state.isRaised == wasRaised || rule.isCondition)
        return;
    RuleNotice notice{.rule = rule.id, .region = one.region, .isRaised = one.state.isRaised, .level = rule.level, .time = *one.at, .since = one.state.since.value_or(since)};
    explain(one, leaves, false, false, notice.parts);
    for (const auto &part : notice.parts) {
        if (notice.quality == Reading::Quality::Good)
            notice.quality = part.quality;
        notice.readings.insert(notice.readings.end(), part.readings.begin(), part.readings.end());
    }
    notices.push_back(std::move(notice));
}

void RuleComposites::settle(const std::vector<Rule> &rules, const Leaves &leaves, std::vector<RuleNotice> &notices)
{
    const auto rankOf = [this](int index) { return m_composites[std::size_t(m_instances[std::size_t(index)].composite)].rank; };
    for (int rank = 0; !m_touched.empty(); ++rank) { // parts before what is made of them
        std::vector<int> later;
        for (const int index : std::exchange(m_touched, {})) {
            if (rankOf(index) > rank) {
                later.push_back(index);
                continue;
            }
            auto &one = m_instances[std::size_t(index)];
            one.isTouched = false;
            judge(rules, one, leaves, notices);
            for (const int whole : one.wholes)
                touch(whole, one.due);
        }
        m_touched.insert(m_touched.end(), later.begin(), later.end());
    }
}

TimeMs RuleComposites::memory(const std::vector<Rule> &rules, const Rule &composite)
{
    TimeMs longest = 0;
    for (const auto *parts : {&composite.all, &composite.any, &composite.none}) {
        for (const auto &part : *parts) {
            const auto it = std::ranges::find(rules, part.rule, &Rule::id);
            if (it != rules.end())
                longest = std::max(longest, it->kind == Rule::Kind::Composite ? memory(rules, *it) : std::max(it->lasting, it->within));
        }
    }
    return composite.lasting + longest;
}

}
