#include "eventflow.h"

#include "base/nearest.h"
#include "base/tomltable.h"
#include "citycalendar.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

using Presence = TomlTable::Presence;

constexpr std::size_t mostActs = 40;
constexpr std::size_t mostLimits = 500;
constexpr std::size_t mostDispatchRules = 2'000;
const QString takenKeys = u"BCDFJKLMRS"_s; // of the screen itself: search, layers, sources …
constexpr int longestLimit = 366 * 24 * 60; // minutes
constexpr int mostDays = 2 * 366; // looked through for work time
constexpr TimeMs minute = 60'000;

constexpr std::array flagNames = {std::pair("urged"_L1, Event::Urged), std::pair("supervised"_L1, Event::Supervised), std::pair("returned"_L1, Event::Returned)};

QStringList stageNames()
{
    QStringList names;
    for (int i = 0; i < stageCount; ++i)
        names << stageName(Stage(i));
    return names;
}

/** The stages that can be reached from @p first by any acts. */
std::array<bool, stageCount> reached(const std::vector<EventAct> &acts, Stage first)
{
    std::array<bool, stageCount> is = {};
    is[std::size_t(first)] = true;
    for (bool grows = true; grows;) {
        grows = false;
        for (const auto &act : acts) {
            for (std::size_t from = 0; from < stageCount; ++from) {
                if (!is[from] || !act.next[from] || is[std::size_t(*act.next[from])])
                    continue;
                is[std::size_t(*act.next[from])] = true;
                grows = true;
            }
        }
    }
    return is;
}

/** @p code is @p pattern, or begins as it does before '*'. Nothing is a pattern for all. */
bool fits(const QString &pattern, QStringView code)
{
    if (pattern.endsWith(u'*'))
        return code.startsWith(QStringView(pattern).chopped(1));
    return pattern.isEmpty() || pattern == code;
}

bool fits(const EventLimit &limit, QStringView kind, Level level)
{
    return (!limit.level || *limit.level == level) && fits(limit.kind, kind);
}

}

class EventFlowReader
{
public:
    EventFlowReader(const toml::table &root, QString file, QList<Problem> &problems)
        : m_root(root, {}, file, problems)
        , m_file(std::move(file))
        , m_problems(problems)
    {
    }

    std::optional<EventFlow> read()
    {
        if (const auto *flow = m_root.table("flow"))
            readFlow(*flow);
        for (const auto *act : m_root.tables("act"))
            readAct(*act);
        for (const auto *limit : m_root.tables("limit"))
            readLimit(*limit);
        for (const auto *rule : m_root.tables("dispatch"))
            readDispatch(*rule);
        for (const auto *rule : m_root.tables("nearby"))
            readNearby(*rule);
        m_root.reportUnknown();
        return isWhole() ? std::optional(std::move(m_flow)) : std::nullopt;
    }

private:
    void readFlow(const toml::table &node)
    {
        TomlTable table(node, u"flow"_s, m_file, m_problems);
        m_flow.m_amber = table.number("amber", m_flow.m_amber, {0, 1});
        const auto opens = timeOf(table, "opens", m_flow.m_opens);
        const auto closes = timeOf(table, "closes", m_flow.m_closes);
        if (opens < closes)
            std::tie(m_flow.m_opens, m_flow.m_closes) = std::pair(opens, closes);
        else
            table.report("closes", u"the offices close at %1 and open at %2"_s.arg(closes.toString(u"HH:mm"_s), opens.toString(u"HH:mm"_s)));
        table.reportUnknown();
    }

    static QTime timeOf(TomlTable &table, const char *key, QTime usual)
    {
        const auto text = table.text(key);
        if (text.isEmpty())
            return usual;
        const auto time = QTime::fromString(text, u"HH:mm"_s);
        if (!time.isValid())
            table.report(key, u"'%1' is no time such as 09:00"_s.arg(text.left(40)));
        return time.isValid() ? time : usual;
    }

    std::optional<Stage> stageOf(TomlTable &table, const char *key, const QString &name)
    {
        const auto stage = stageFromName(name);
        if (!stage)
            table.report(key, u"'%1' is no stage%2; they are %3"_s.arg(name.left(40), didYouMean(name, stageNames()), stageNames().join(u", "_s)));
        return stage;
    }

    unsigned flagsOf(TomlTable &table, const char *key)
    {
        unsigned flags = 0;
        QStringList names;
        for (const auto &[name, flag] : flagNames)
            names << name;
        for (const auto &name : table.texts(key)) {
            if (const auto at = names.indexOf(name); at >= 0)
                flags |= flagNames[std::size_t(at)].second;
            else
                table.report(key, u"'%1' is no mark of an event%2; they are %3"_s.arg(name.left(40), didYouMean(name, names), names.join(u", "_s)));
        }
        return flags;
    }

    void readStages(TomlTable &table, EventAct &act)
    {
        if (const auto *moves = table.table("moves")) {
            TomlTable pairs(*moves, u"act.moves"_s, m_file, m_problems);
            pairs.members([&](const QString &name, const toml::node &node) {
                const auto from = stageOf(table, "moves", name);
                const auto to = node.is_string() ? stageOf(table, "moves", QString::fromStdString(node.as_string()->get())) : std::nullopt;
                if (!node.is_string())
                    table.report(node, u"moves.%1 must be the name of a stage"_s.arg(name.left(40)));
                if (from && to && *from == *to)
                    table.report(node, u"moves.%1 leads to itself: that belongs to 'stays'"_s.arg(name));
                else if (from && to)
                    act.next[std::size_t(*from)] = to;
            });
        }
        for (const auto &name : table.texts("stays")) {
            const auto stage = stageOf(table, "stays", name);
            if (stage && act.movesFrom(*stage))
                table.report("stays", u"the event moves from '%1' already"_s.arg(name));
            else if (stage)
                act.next[std::size_t(*stage)] = stage;
        }
        if (std::ranges::none_of(act.next, [](const auto &stage) { return stage.has_value(); }))
            table.report(u"is possible in no stage: 'moves' or 'stays' is missing"_s);
    }

    void readShortcut(TomlTable &table, EventAct &act)
    {
        act.shortcut = table.text("shortcut");
        if (act.shortcut.isEmpty())
            return;
        static const QRegularExpression letter(u"^[A-Z]$"_s);
        const auto twin = std::ranges::find(m_flow.m_acts, act.shortcut, &EventAct::shortcut);
        QString fault;
        if (!letter.match(act.shortcut).hasMatch())
            fault = u"'%1' must be one capital letter"_s.arg(act.shortcut.left(40));
        else if (takenKeys.contains(act.shortcut))
            fault = u"'%1' is a key of the screen; taken are %2"_s.arg(act.shortcut, takenKeys);
        else if (twin != m_flow.m_acts.end())
            fault = u"'%1' is the key of '%2' already"_s.arg(act.shortcut, twin->key);
        if (fault.isEmpty())
            return;
        table.report("shortcut", fault);
        act.shortcut.clear();
    }

    void readAct(const toml::table &node)
    {
        TomlTable table(node, u"act"_s, m_file, m_problems);
        EventAct act{.key = table.text("key", Presence::Required), .nameZh = table.text("name", Presence::Required), .nameEn = table.text("name_en", Presence::Required)};
        static const QRegularExpression simple(u"^[a-z][a-z-]{0,31}$"_s);
        if (!act.key.isEmpty() && !simple.match(act.key).hasMatch())
            table.report("key", u"'%1' must be small letters, at most 32"_s.arg(act.key.left(40)));
        else if (m_flow.find(act.key))
            table.report("key", u"'%1' is there twice"_s.arg(act.key));
        readShortcut(table, act);
        readStages(table, act);
        act.sets = flagsOf(table, "sets");
        act.clears = flagsOf(table, "clears");
        if (act.sets & act.clears)
            table.report("clears", u"what the act raises it cannot lower"_s);
        act.isAsked = table.flag("confirm", false);
        static const QStringList needs = {u"reason"_s, u"department"_s};
        for (const auto &need : table.texts("needs")) {
            act.needsReason = act.needsReason || need == needs[0];
            act.needsDepartment = act.needsDepartment || need == needs[1];
            if (!needs.contains(need))
                table.report("needs", u"'%1' cannot be needed%2; reason and department can"_s.arg(need.left(40), didYouMean(need, needs)));
        }
        act.roles = table.texts("roles");
        act.reasonsZh = table.texts("reasons");
        act.reasonsEn = table.texts("reasons_en");
        if (act.reasonsZh.size() != act.reasonsEn.size())
            table.report("reasons_en", u"%1 reasons and %2 in English"_s.arg(act.reasonsZh.size()).arg(act.reasonsEn.size()));
        table.reportUnknown();
        if (m_flow.m_acts.size() == mostActs)
            table.report(u"is one act too many: %1 are read"_s.arg(mostActs));
        else
            m_flow.m_acts.push_back(std::move(act));
    }

    void readLimit(const toml::table &node)
    {
        TomlTable table(node, u"limit"_s, m_file, m_problems);
        EventLimit limit{.kind = table.text("kind")};
        if (const auto name = table.text("level"); !name.isEmpty()) {
            limit.level = levelFromName(name);
            if (!limit.level)
                table.report("level", u"'%1' is no level; they are red, orange, yellow, blue, none"_s.arg(name.left(40)));
        }
        bool isStageRight = true;
        if (const auto name = table.text("stage"); !name.isEmpty()) {
            limit.stage = stageOf(table, "stage", name);
            isStageRight = limit.stage.has_value();
            if (limit.stage && *limit.stage >= Stage::Closed) {
                table.report("stage", u"a closed event has no limit"_s);
                isStageRight = false;
            }
        }
        limit.isWorkTime = table.choice("time", {u"clock"_s, u"work"_s}, u"clock"_s) == "work"_L1;
        const int day = limit.isWorkTime ? m_flow.m_opens.secsTo(m_flow.m_closes) / 60 : 24 * 60;
        int units = 0;
        for (const auto &[key, length] : {std::pair("minutes", 1), std::pair("hours", 60), std::pair("days", day)}) {
            if (!table.has(key))
                continue;
            ++units;
            limit.minutes = table.integer(key, 0, {1, double(longestLimit / length)}) * length;
        }
        if (units != 1)
            table.report(u"says how long in one of minutes, hours or days, not in %1"_s.arg(units));
        table.reportUnknown();
        if (m_flow.m_limits.size() == mostLimits)
            table.report(u"is one limit too many: %1 are read"_s.arg(mostLimits));
        else if (units == 1 && limit.minutes > 0 && isStageRight && (limit.level || !table.has("level")))
            m_flow.m_limits.push_back(std::move(limit));
    }

    void readDispatch(const toml::table &node)
    {
        TomlTable table(node, u"dispatch"_s, m_file, m_problems);
        DispatchRule rule{.kind = table.text("kind"), .region = table.text("region"), .department = table.text("department", Presence::Required)};
        if (rule.kind.isEmpty() && rule.region.isEmpty())
            table.report(u"needs a kind or a region: for all events alike it says nothing"_s);
        else if (m_flow.m_dispatch.size() == mostDispatchRules)
            table.report(u"is one rule too many: %1 are read"_s.arg(mostDispatchRules));
        else if (!rule.department.isEmpty())
            m_flow.m_dispatch.push_back(std::move(rule));
        table.reportUnknown();
    }

    void readNearby(const toml::table &node)
    {
        TomlTable table(node, u"nearby"_s, m_file, m_problems);
        NearbyRule rule{.kind = table.text("kind"), .things = table.texts("things")};
        if (rule.things.isEmpty())
            table.report("things", u"names nothing to look for"_s);
        else if (m_flow.m_nearby.size() == mostLimits)
            table.report(u"is one rule too many: %1 are read"_s.arg(mostLimits));
        else
            m_flow.m_nearby.push_back(std::move(rule));
        table.reportUnknown();
    }

    /** Every stage leads to the end; else an event would stay open for ever. */
    bool isWhole()
    {
        bool is = true;
        for (auto stage = Stage::Reported; stage < Stage::Closed; stage = Stage(int(stage) + 1)) {
            if (reached(m_flow.m_acts, stage)[std::size_t(Stage::Closed)])
                continue;
            m_root.report(u"no acts lead from '%1' to 'closed'"_s.arg(stageName(stage)));
            is = false;
        }
        return is;
    }

    EventFlow m_flow;
    TomlTable m_root;
    QString m_file;
    QList<Problem> &m_problems;
};

std::optional<EventFlow> EventFlow::parse(const QByteArray &toml, const QString &file, QList<Problem> &problems)
{
    const auto root = parseToml(toml, file, problems);
    return root ? EventFlowReader(*root, file, problems).read() : std::nullopt;
}

const EventAct *EventFlow::find(QStringView key) const
{
    const auto found = std::ranges::find(m_acts, key, &EventAct::key);
    return found == m_acts.end() ? nullptr : &*found;
}

const EventAct *EventFlow::nextOf(Stage stage) const
{
    const auto found = std::ranges::find_if(m_acts, [stage](const EventAct &act) { return act.after(stage).value_or(stage) > stage; });
    return found == m_acts.end() ? nullptr : &*found;
}

bool EventFlow::leads(Stage from, Stage to) const
{
    return from == to || std::ranges::any_of(m_acts, [=](const EventAct &act) { return act.after(from) == to; });
}

const DispatchRule *EventFlow::dispatchOf(QStringView kind, QStringView region) const
{
    const auto found = std::ranges::find_if(m_dispatch, [&](const DispatchRule &rule) { return fits(rule.kind, kind) && fits(rule.region, region); });
    return found == m_dispatch.end() ? nullptr : &*found;
}

QStringList EventFlow::nearbyOf(QStringView kind) const
{
    const auto found = std::ranges::find_if(m_nearby, [&](const NearbyRule &rule) { return fits(rule.kind, kind); });
    return found == m_nearby.end() ? QStringList() : found->things;
}

const EventLimit *EventFlow::limitOf(QStringView kind, Level level, std::optional<Stage> stage) const
{
    const auto found = std::ranges::find_if(m_limits, [&](const EventLimit &limit) { return limit.stage == stage && fits(limit, kind, level); });
    return found == m_limits.end() ? nullptr : &*found;
}

TimeMs EventFlow::dueAt(const EventLimit &limit, TimeMs since, const CityCalendar &calendar, const QTimeZone &zone) const
{
    TimeMs left = limit.minutes * minute;
    if (!limit.isWorkTime)
        return since + left;
    auto date = QDateTime::fromMSecsSinceEpoch(since, zone).date();
    for (int day = 0; day < mostDays; ++day, date = date.addDays(1)) {
        if (!calendar.isWorked(date))
            continue;
        const TimeMs opens = std::max(since, QDateTime(date, m_opens, zone).toMSecsSinceEpoch());
        const TimeMs closes = QDateTime(date, m_closes, zone).toMSecsSinceEpoch();
        if (closes <= opens)
            continue;
        if (left <= closes - opens)
            return opens + left;
        left -= closes - opens;
    }
    return 0;
}

TimeMs EventFlow::amberFrom(TimeMs since, TimeMs due) const
{
    return due - std::clamp(TimeMs(double(due - since) * m_amber), std::min(minute, std::max<TimeMs>(0, due - since)), std::max<TimeMs>(0, due - since));
}

}
