#include "register.h"

#include "expression.h"

#include "base/tomltable.h"

#include <QSet>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr double heaviest = 1000;
constexpr std::size_t mostBranches = 500;
constexpr std::size_t mostLeaves = 5000;
constexpr std::size_t mostComputed = 500;
constexpr int deepest = 8; ///< Levels of branches.

using Presence = TomlTable::Presence;

std::optional<double> numberOf(TomlTable &table, const char *key)
{
    const double value = table.number(key, 0, {-1e15, 1e15});
    return table.has(key) ? std::optional(value) : std::nullopt;
}

double weightOf(TomlTable &table)
{
    const double weight = table.number("weight", 1, {0, heaviest});
    if (weight == 0)
        table.report("weight", u"must be more than 0: what does not count is left out"_s);
    return weight;
}

RegisterBranch readBranch(TomlTable &table, const QString &file, QList<Problem> &problems)
{
    RegisterBranch branch;
    branch.code = table.text("code", Presence::Required);
    branch.name = table.text("name", Presence::Required);
    branch.nameEn = table.text("name_en");
    branch.parent = table.text("parent");
    branch.weight = weightOf(table);
    branch.isUncertain = table.flag("uncertain", false);
    const auto codes = table.texts("leaves");
    for (const auto &code : codes) {
        if (std::ranges::any_of(branch.leaves, [&](const auto &leaf) { return leaf.code == code; }))
            table.report("leaves", u"'%1' is there twice"_s.arg(code));
        branch.leaves.push_back({.code = code});
    }
    if (const auto *weights = table.table("weights")) {
        TomlTable inner(*weights, u"branch.weights"_s, file, problems);
        inner.members([&](const QString &code, const toml::node &node) {
            const auto leaf = std::ranges::find(branch.leaves, code, &RegisterBranch::Leaf::code);
            const auto weight = node.value<double>();
            if (leaf == branch.leaves.end())
                inner.report(node, u"branch.weights: '%1' is not among the leaves"_s.arg(code));
            else if (!weight || !(*weight > 0 && *weight <= heaviest))
                inner.report(node, u"branch.weights: '%1' must be more than 0 and at most %2"_s.arg(code).arg(heaviest));
            else
                leaf->weight = *weight;
        });
    }
    table.reportUnknown();
    return branch;
}

void readLimits(TomlTable &table, Indicator &definition, const QString &file, QList<Problem> &problems)
{
    for (const auto *one : table.tables("limits")) {
        TomlTable limit(*one, u"computed.limits"_s, file, problems);
        const auto level = levelFromName(limit.choice("level", {u"red"_s, u"orange"_s, u"yellow"_s, u"blue"_s}, u"yellow"_s, Presence::Required));
        const auto above = numberOf(limit, "above");
        const auto below = numberOf(limit, "below");
        limit.reportUnknown();
        if (above.has_value() == below.has_value())
            limit.report(u"needs 'above' or 'below', and one of them only"_s);
        else if (level)
            definition.limits.push_back({*level, above.has_value(), above ? *above : *below});
    }
}

ComputedIndicator readComputed(TomlTable &table, const QString &file, QList<Problem> &problems)
{
    ComputedIndicator computed;
    auto &definition = computed.definition;
    definition.head.id = table.text("code", Presence::Required);
    definition.name = table.text("name", Presence::Required);
    definition.nameEn = table.text("name_en");
    definition.unit = table.text("unit");
    definition.unitEn = table.text("unit_en");
    definition.topic = table.text("topic");
    definition.scope = table.text("scope");
    definition.decimals = table.integer("decimals", 0, {0, 6});
    definition.direction = directionFromName(table.choice("direction", {u"neutral"_s, u"up-good"_s, u"up-bad"_s}, u"neutral"_s)).value_or(Indicator::Direction::Neutral);
    definition.normalLow = numberOf(table, "normal_low");
    definition.normalHigh = numberOf(table, "normal_high");
    definition.target = numberOf(table, "target");
    computed.expression = table.text("expression", Presence::Required);
    definition.formula = computed.expression;
    computed.owner = table.text("owner", Presence::Required);
    computed.ownerEn = table.text("owner_en");
    readLimits(table, definition, file, problems);
    table.reportUnknown();
    if (const auto parsed = Expression::parse(computed.expression, definition.unit, {}); !computed.expression.isEmpty() && !parsed)
        table.report("expression", u"of '%1': %2"_s.arg(definition.head.id, parsed.error().detail));
    return computed;
}

QStringList codesOf(const ComputedIndicator &computed)
{
    QStringList codes;
    if (const auto parsed = Expression::parse(computed.expression, computed.definition.unit, {})) {
        for (const auto &operand : parsed->operands())
            codes << operand.code;
    }
    return codes;
}

/** Whether @p code is, in the end, made of itself. */
bool isCircular(const QHash<QString, QStringList> &madeOf, const QString &code)
{
    QSet<QString> seen;
    QStringList waiting = madeOf.value(code);
    while (!waiting.isEmpty()) {
        const auto next = waiting.takeLast();
        if (next == code)
            return true;
        if (seen.contains(next))
            continue;
        seen.insert(next);
        waiting << madeOf.value(next);
    }
    return false;
}

RegisterPlace readPlace(TomlTable &table)
{
    RegisterPlace place;
    place.code = table.text("code", Presence::Required);
    place.name = table.text("name", Presence::Required);
    place.nameEn = table.text("name_en");
    place.unit = table.text("unit");
    place.owner = table.text("owner");
    place.description = table.text("description");
    place.isUncertain = table.flag("uncertain", false);
    table.reportUnknown();
    return place;
}

template<typename T, typename CodeOf>
bool isTaken(const std::vector<T> &all, const QString &code, CodeOf codeOf)
{
    return std::ranges::any_of(all, [&](const T &one) { return codeOf(one) == code; });
}

}

IndicatorRegister IndicatorRegister::parse(const QByteArray &toml, const QString &file, QList<Problem> &problems)
{
    IndicatorRegister made;
    const auto root = parseToml(toml, file, problems);
    if (!root)
        return made;
    TomlTable top(*root, QString(), file, problems);

    struct Found
    {
        RegisterBranch branch;
        const toml::table *table = nullptr;
        bool isPlaced = false;
    };
    std::vector<Found> found;
    QHash<QString, QString> branchOf; // of a leaf
    std::size_t leaves = 0;
    for (const auto *one : top.tables("branch")) {
        const auto before = problems.size();
        TomlTable table(*one, u"branch"_s, file, problems);
        auto branch = readBranch(table, file, problems);
        if (isTaken(found, branch.code, [](const Found &other) { return other.branch.code; }))
            table.report("code", u"'%1' is there twice"_s.arg(branch.code));
        for (const auto &leaf : branch.leaves) {
            if (const auto other = branchOf.constFind(leaf.code); other != branchOf.cend())
                table.report("leaves", u"'%1' is in '%2' already: an indicator counts once"_s.arg(leaf.code, *other));
        }
        leaves += branch.leaves.size();
        if (found.size() >= mostBranches || leaves > mostLeaves)
            table.report(u"more than %1 branches or %2 leaves"_s.arg(mostBranches).arg(mostLeaves));
        if (problems.size() > before)
            continue;
        for (const auto &leaf : branch.leaves)
            branchOf.insert(leaf.code, branch.code);
        found.push_back({.branch = std::move(branch), .table = one});
    }
    // Each after the one above it, in the order of the file; what is left over hangs on nothing, or on itself.
    QHash<QString, int> depths = {{QString(), 0}};
    for (bool goesOn = true; goesOn;) {
        goesOn = false;
        for (auto &one : found) {
            const auto above = depths.constFind(one.branch.parent);
            if (one.isPlaced || above == depths.cend() || *above >= deepest)
                continue;
            depths.insert(one.branch.code, *above + 1);
            one.isPlaced = goesOn = true;
            made.m_branches.push_back(one.branch);
        }
    }
    for (const auto &one : found) {
        if (one.isPlaced)
            continue;
        TomlTable table(*one.table, u"branch"_s, file, problems);
        const bool isThere = isTaken(found, one.branch.parent, [](const Found &other) { return other.branch.code; });
        table.report("parent", isThere ? u"'%1' is below itself, or deeper than %2 levels"_s.arg(one.branch.code).arg(deepest) : u"there is no branch '%1' that '%2' could be below"_s.arg(one.branch.parent, one.branch.code));
    }

    std::vector<const toml::table *> tables;
    QHash<QString, QStringList> madeOf;
    for (const auto *one : top.tables("computed")) {
        const auto before = problems.size();
        TomlTable table(*one, u"computed"_s, file, problems);
        auto computed = readComputed(table, file, problems);
        if (isTaken(made.m_computed, computed.definition.head.id, [](const ComputedIndicator &other) { return other.definition.head.id; }))
            table.report("code", u"'%1' is there twice"_s.arg(computed.definition.head.id));
        if (made.m_computed.size() >= mostComputed)
            table.report(u"more than %1"_s.arg(mostComputed));
        if (problems.size() > before)
            continue;
        madeOf.insert(computed.definition.head.id, codesOf(computed));
        made.m_computed.push_back(std::move(computed));
        tables.push_back(one);
    }
    for (std::size_t i = made.m_computed.size(); i-- > 0;) {
        const QString code = made.m_computed[i].definition.head.id;
        if (!isCircular(madeOf, code))
            continue;
        TomlTable table(*tables[i], u"computed"_s, file, problems);
        table.report("expression", u"makes '%1' of itself"_s.arg(code));
        made.m_computed.erase(made.m_computed.begin() + std::ptrdiff_t(i));
    }
    for (const auto *one : top.tables("indicator")) {
        const auto before = problems.size();
        TomlTable table(*one, u"indicator"_s, file, problems);
        auto place = readPlace(table);
        if (isTaken(made.m_places, place.code, [](const RegisterPlace &other) { return other.code; }))
            table.report("code", u"'%1' is there twice"_s.arg(place.code));
        else if (!branchOf.contains(place.code))
            table.report("code", u"'%1' is in no branch"_s.arg(place.code));
        if (problems.size() == before)
            made.m_places.push_back(std::move(place));
    }
    top.reportUnknown();
    return made;
}

const ComputedIndicator *IndicatorRegister::computed(const QString &code) const
{
    const auto it = std::ranges::find(m_computed, code, [](const ComputedIndicator &one) { return one.definition.head.id; });
    return it == m_computed.end() ? nullptr : &*it;
}

const RegisterPlace *IndicatorRegister::place(const QString &code) const
{
    const auto it = std::ranges::find(m_places, code, &RegisterPlace::code);
    return it == m_places.end() ? nullptr : &*it;
}

int IndicatorRegister::uncertain() const
{
    return int(std::ranges::count_if(m_branches, &RegisterBranch::isUncertain) + std::ranges::count_if(m_places, &RegisterPlace::isUncertain));
}

QStringList IndicatorRegister::leafCodes() const
{
    QStringList codes;
    for (const auto &branch : m_branches) {
        for (const auto &leaf : branch.leaves)
            codes << leaf.code;
    }
    return codes;
}

}
