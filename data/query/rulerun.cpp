#include "rulerun.h"

#include "readindicators.h"
#include "sql.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr TimeMs minute = 60'000;
static constexpr int alikeDays = 8;
static constexpr std::size_t leastDays = 3;
static constexpr int mostSteps = 3'000; ///< At which a want of data is looked for when it begins.
static constexpr TimeMs farthest = 7 * 24 * 60 * minute; ///< To which something late makes it go back for what has been raised since long.

/** Rules that share indicators, or are parts of one whole: what comes late to one concerns them all. */
struct RuleRun::Group
{
    std::vector<Rule> rules = {};
    std::map<QString, QStringList> asked = {}; ///< Regions by indicator; with an empty one: each that there are readings of.
    std::vector<Key> lines = {};
    std::unique_ptr<RuleEngine> engine = {};
    TimeMs reach = 0; ///< So far back something may still decide.
    TimeMs from = 0; ///< What is older is not looked at.
    TimeMs now = 0;
    bool isNew = true; ///< It goes through what was.
};

/** How a stretch of readings looks: another count, version or moment of coming is another stretch. */
class RuleRun::Looks
{
public:
    explicit Looks(const Database &db)
        : m_look(db, u"SELECT count(*), sum(version % 1000003), sum(known_since % 1000003) FROM reading WHERE indicator = :code AND region = :region AND time >= :from AND time < :to AND source = :source"_s)
    {
    }

    [[nodiscard]] std::vector<qint64> at(const Key &key, const Line &line)
    {
        m_look.again();
        m_look.bind(":code", key.first).bind(":region", key.second).bind(":from", line.from).bind(":to", line.taken).bind(":source", line.source);
        return m_look.next() ? std::vector<qint64>{m_look.number(0), m_look.number(1), m_look.number(2)} : std::vector<qint64>();
    }

private:
    Sql m_look;
};

/** Numbers of groups, one a rule: the same for rules of one indicator, and for a whole and its parts. */
static std::vector<std::size_t> groupsOf(const std::vector<Rule> &rules)
{
    std::vector<std::size_t> groups(rules.size());
    std::map<QString, std::size_t> firstOf; // by id and by indicator
    const auto rootOf = [&groups](std::size_t at) {
        while (groups[at] != at)
            at = groups[at];
        return at;
    };
    for (std::size_t i = 0; i < rules.size(); ++i) {
        groups[i] = i;
        firstOf.try_emplace(u"id "_s + rules[i].id, i);
    }
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].kind != Rule::Kind::Composite)
            groups[rootOf(i)] = rootOf(firstOf.try_emplace(u"of "_s + rules[i].indicator, i).first->second);
        for (const auto *parts : {&rules[i].all, &rules[i].any, &rules[i].none})
            for (const auto &part : *parts)
                if (const auto it = firstOf.find(u"id "_s + part.rule); it != firstOf.end())
                    groups[rootOf(it->second)] = rootOf(i);
    }
    for (std::size_t i = 0; i < rules.size(); ++i)
        groups[i] = rootOf(i);
    return groups;
}

RuleRun::RuleRun(SharedRules rules, SharedCalendar calendar, const QTimeZone &zone)
    : m_rules(std::move(rules))
    , m_calendar(std::move(calendar))
    , m_zone(zone)
{
    std::map<std::size_t, Group> groups;
    const auto numbers = groupsOf(*m_rules);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        groups[numbers[i]].rules.push_back((*m_rules)[i]);
    for (auto &[number, group] : groups) {
        group.reach = std::max(2 * RuleEngine(group.rules).memory(), 60 * minute);
        for (const auto &rule : group.rules) {
            if (rule.kind != Rule::Kind::Composite)
                group.asked[rule.indicator] << rule.region;
        }
        for (auto &[code, regions] : group.asked)
            regions.removeDuplicates();
        m_groups.push_back(std::move(group));
    }
}

RuleRun::~RuleRun() = default;
RuleRun::RuleRun(RuleRun &&) noexcept = default;

const Rule *RuleRun::rule(const QString &id) const
{
    const auto it = std::ranges::find(*m_rules, id, &Rule::id);
    return it == m_rules->end() ? nullptr : &*it;
}

CityCalendar::Name RuleRun::calendarNote(TimeMs time) const
{
    const auto date = QDateTime::fromMSecsSinceEpoch(time, m_zone).date();
    auto days = m_calendar->alikeBefore(date, alikeDays);
    days.push_back(date);
    return m_calendar->provisionalNote(days);
}

void RuleRun::begin(Group &group, TimeMs from)
{
    group.engine = std::make_unique<RuleEngine>(group.rules, [this](const QString &indicator, const QString &region, TimeMs time) { return usualAt(indicator, region, time); });
    group.from = group.now = from;
    group.isNew = true;
    for (const auto &key : std::exchange(group.lines, {}))
        m_lines.erase(key);
    for (const auto &rule : group.rules)
        std::erase_if(m_raised, [&](const auto &one) { return one.first.first == rule.id; });
}

/** From so far back that what is raised now has begun since, and may have been over. */
void RuleRun::beginAgain(Group &group, TimeMs now)
{
    TimeMs from = now - group.reach;
    for (const auto &rule : group.rules)
        for (auto it = m_raised.lower_bound({rule.id, QString()}); it != m_raised.end() && it->first.first == rule.id; ++it)
            from = std::min(from, it->second.since - group.reach);
    begin(group, std::max(from, now - std::max(farthest, group.reach)));
}

static double median(std::vector<double> &values)
{
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::optional<RuleEngine::Usual> RuleRun::usualAt(const QString &indicator, const QString &region, TimeMs time) const
{
    const auto line = m_lines.find({indicator, region});
    if (!m_db || line == m_lines.end())
        return {};
    const auto moment = QDateTime::fromMSecsSinceEpoch(time, m_zone);
    Readings readings(*m_db, region);
    std::vector<double> days;
    for (const auto &date : m_calendar->alikeBefore(moment.date(), alikeDays)) {
        const TimeMs at = QDateTime(date, moment.time(), m_zone).toMSecsSinceEpoch();
        double sum = 0;
        int count = 0;
        for (const auto &point : readings.range(indicator, line->second.source, at - 30 * minute, at + 30 * minute)) {
            if (std::isnan(point.v))
                continue;
            sum += point.v;
            ++count;
        }
        if (count > 0)
            days.push_back(sum / count);
    }
    if (days.size() < leastDays)
        return {};
    RuleEngine::Usual usual{.median = median(days)};
    for (double &value : days)
        value = std::abs(value - usual.median);
    usual.deviation = 1.4826 * median(days);
    return usual;
}

/** Regions that an indicator has readings of: a few steps in the primary key, however many readings there are. */
static QStringList regionsOf(const Database &db, const QString &indicator)
{
    QStringList regions;
    Sql next(db, u"SELECT min(region) FROM reading WHERE indicator = :code AND region > :last"_s);
    next.bind(":code", indicator).bind(":last", QString());
    while (next.next() && !next.isNull(0)) {
        regions << next.text(0);
        next.again();
        next.bind(":last", regions.last());
    }
    return regions;
}

/** Finds which lines a group is about, and of which source; false if something of what it has taken is not as it was. */
bool RuleRun::findLines(const Database &db, Group &group, TimeMs now)
{
    Looks looks(db);
    bool isAsItWas = true;
    group.lines.clear();
    for (const auto &[code, asked] : group.asked) {
        const auto definition = std::ranges::find(m_definitions, code, [](const Indicator &one) { return one.head.id; });
        const bool isDefined = definition != m_definitions.end();
        const auto regions = asked.contains(QString()) ? regionsOf(db, code) : asked;
        for (const auto &region : regions) {
            const Key key{code, region};
            const auto source = Readings(db, region).figure(code, isDefined ? definition->head.source : QString(), (isDefined ? definition->periodSeconds : 0) * 1000LL, now).source;
            auto &line = m_lines.try_emplace(key, Line{.taken = group.from}).first->second;
            isAsItWas = isAsItWas && (line.seen.empty() || (line.source == source && looks.at(key, line) == line.seen));
            line.source = source;
            group.lines.push_back(key);
        }
    }
    return isAsItWas;
}

std::vector<RuleNotice> RuleRun::follow(const Database &db, Group &group, TimeMs now, TimeMs step)
{
    std::vector<Reading> found;
    Looks looks(db);
    for (const auto &key : group.lines) {
        auto &line = m_lines.at(key);
        for (const auto &point : Readings(db, key.second).readingsIn(key.first, line.source, line.taken, now + 1)) { // with the newest that is known, for that may have been corrected
            Reading one{.head = {.source = point.source, .id = u"%1|%2|%3"_s.arg(key.first, key.second).arg(point.time / 1000), .time = point.time}, .indicator = key.first, .region = key.second, .value = point.value};
            one.quality = point.quality;
            line.taken = std::max(line.taken, point.time);
            found.push_back(std::move(one));
        }
        line.from = std::max(group.from, now - group.reach);
        line.seen = looks.at(key, line);
    }
    std::ranges::stable_sort(found, {}, [](const Reading &one) { return one.head.time; });
    m_readings += qint64(found.size());
    std::vector<RuleNotice> notices;
    const auto add = [&notices](std::vector<RuleNotice> more) { std::ranges::move(more, std::back_inserter(notices)); };
    // What was there before is taken as if each had come at the moment that it is about; what is new has come now.
    for (const auto &reading : found) {
        for (; group.isNew && group.now + step < reading.head.time; group.now += step)
            add(group.engine->tick(group.now));
        add(group.engine->take(reading, group.isNew ? reading.head.time : now));
    }
    for (; group.isNew && group.now + step < now; group.now += step)
        add(group.engine->tick(group.now));
    add(group.engine->tick(now));
    group.now = now;
    group.isNew = false;
    return notices;
}

void RuleRun::note(const std::vector<RuleNotice> &notices)
{
    for (const auto &notice : notices) {
        const auto key = std::pair(notice.rule, notice.region);
        if (notice.isRaised)
            m_raised.insert_or_assign(key, notice);
        else
            m_raised.erase(key);
    }
}

/** A composite may go on for other reasons than those it began with: what is told of it is what holds now. */
void RuleRun::refreshParts()
{
    for (const auto &group : m_groups) {
        for (const auto &rule : group.rules) {
            if (rule.kind != Rule::Kind::Composite || !group.engine)
                continue;
            for (auto it = m_raised.lower_bound({rule.id, QString()}); it != m_raised.end() && it->first.first == rule.id; ++it)
                if (auto parts = group.engine->partsOf(rule.id, it->second.region); !parts.empty())
                    it->second.parts = std::move(parts);
        }
    }
}

void RuleRun::catchUp(const Database &db, TimeMs now)
{
    const OneMoment moment(db);
    const bool isFirst = !m_isSound || now < m_now;
    m_isSound = false; // if a question of the cache fails in between, some readings may be lost: then from the beginning
    m_db = &db;
    m_definitions = readDefinitions(db);
    for (auto &group : m_groups) {
        if (isFirst)
            begin(group, now - group.reach);
        if (!findLines(db, group, now)) {
            ++m_restarts;
            beginAgain(group, now);
            (void)findLines(db, group, now);
        }
        note(follow(db, group, now, std::max(minute, (now - group.now) / mostSteps)));
    }
    refreshParts();
    m_now = now;
    m_db = nullptr;
    m_isSound = true;
}

RuleRun::Replay RuleRun::replay(const Database &db, TimeMs from, TimeMs until)
{
    const OneMoment moment(db);
    m_isSound = false;
    m_db = &db;
    m_definitions = readDefinitions(db);
    m_readings = 0;
    Replay told;
    for (auto &group : m_groups) {
        begin(group, from - group.reach);
        (void)findLines(db, group, until);
        std::ranges::move(follow(db, group, until, minute), std::back_inserter(told.notices));
        for (const auto &[code, regions] : group.asked)
            if (std::ranges::none_of(group.lines, [&](const Key &key) { return key.first == code && m_lines.at(key).taken > group.from; }))
                told.silent << code;
    }
    std::erase_if(told.notices, [from](const RuleNotice &notice) { return notice.time < from; });
    std::ranges::stable_sort(told.notices, {}, &RuleNotice::time);
    told.readings = m_readings;
    told.silent.sort();
    m_db = nullptr;
    return told;
}

}
