#include "lifeevents.h"

#include "citytime.h"
#include "dice.h"
#include "padded.h"

#include <QStringList>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

enum Stream : quint64 { HourStream = 300,
    KindStream,
    RedStream,
    OrangeStream };

static constexpr double eventsPerDay = 640;

static const DayShape &shapeOf(Hours hours)
{
    static constexpr DayShape always = {0.7, 0.6, 0.55, 0.5, 0.5, 0.6, 0.8, 1, 1.15, 1.25, 1.25, 1.2, 1.15, 1.15, 1.2, 1.2, 1.2, 1.2, 1.25, 1.25, 1.2, 1.1, 1, 0.85};
    static constexpr DayShape work = {0.08, 0.05, 0.04, 0.04, 0.06, 0.15, 0.5, 1.1, 1.9, 2.3, 2.3, 2.0, 1.5, 1.6, 2.1, 2.1, 1.9, 1.5, 1, 0.7, 0.5, 0.35, 0.22, 0.12};
    static constexpr DayShape rush = {0.3, 0.2, 0.15, 0.15, 0.25, 0.55, 1.1, 1.9, 2.2, 1.6, 1.1, 1.0, 1.05, 1.05, 1.1, 1.25, 1.6, 2.1, 2.2, 1.6, 1.0, 0.75, 0.6, 0.42};
    static constexpr DayShape evening = {0.75, 0.45, 0.3, 0.22, 0.2, 0.25, 0.4, 0.6, 0.75, 0.85, 0.95, 1.1, 1.15, 0.95, 0.9, 0.95, 1.05, 1.3, 1.65, 2.0, 2.15, 2.1, 1.75, 1.25};
    static constexpr DayShape night = {2.4, 1.8, 1.4, 1.2, 1.1, 1.1, 0.9, 0.5, 0.3, 0.25, 0.2, 0.2, 0.25, 0.2, 0.2, 0.2, 0.25, 0.35, 0.6, 1.1, 1.7, 2.4, 3.0, 2.9};
    switch (hours) {
    case Hours::Always:
        return always;
    case Hours::Work:
        return work;
    case Hours::Rush:
        return rush;
    case Hours::Evening:
        return evening;
    case Hours::Night:
        return night;
    }
    return always;
}

// Street stands for: nothing happens there by name.
static Scene sceneOfPoi(const QString &kind)
{
    if (kind == "hospital"_L1 || kind == "clinic"_L1)
        return Scene::Hospital;
    if (kind == "school"_L1 || kind == "kindergarten"_L1 || kind == "college"_L1)
        return Scene::School;
    if (kind == "station"_L1)
        return Scene::Station;
    if (kind == "library"_L1 || kind == "museum"_L1 || kind == "stadium"_L1 || kind == "shelter"_L1)
        return Scene::Shop;
    return Scene::Street;
}

LifeEvents::LifeEvents(std::shared_ptr<const CityMap> map, quint64 seed, TimeMs anchor)
    : m_map(std::move(map))
    , m_seed(seed)
    , m_anchor(anchor)
    , m_weather(seed, anchor)
{
    double street = 0, express = 0;
    for (std::size_t i = 0; i < m_map->pieces.size(); ++i) {
        const auto &piece = m_map->pieces[i];
        street += piece.express ? 0 : piece.weight;
        express += piece.express ? piece.weight : piece.weight * 0.1;
        m_streetSums.push_back(street);
        m_expressSums.push_back(express);
        const auto &code = m_map->districts[std::size_t(piece.district)].code;
        if (code == "810017"_L1 && piece.from.lat < 22.36) // the container terminals' district, its southern part
            m_portPieces.push_back(i);
    }
    for (std::size_t i = 0; i < m_map->pois.size(); ++i) {
        const auto &poi = m_map->pois[i];
        const auto scene = sceneOfPoi(poi.kind);
        if (scene != Scene::Street && poi.name.size() <= 12 && poi.name.front() > QChar(0x2e7f))
            m_pois[scene].push_back(i);
    }
    for (const auto &kind : eventKinds())
        m_kindSum += kind.weight;
}

const RoadPiece &LifeEvents::pieceFor(Dice &dice, bool express) const
{
    const auto &sums = express ? m_expressSums : m_streetSums;
    const auto found = std::ranges::upper_bound(sums, dice.unit() * sums.back());
    return m_map->pieces[std::min(std::size_t(found - sums.begin()), sums.size() - 1)];
}

static GeoPoint along(const RoadPiece &piece, double t)
{
    return {piece.from.lat + (piece.to.lat - piece.from.lat) * t, piece.from.lon + (piece.to.lon - piece.from.lon) * t};
}

static GeoPoint rounded(GeoPoint p)
{
    return {std::round(p.lat * 1e6) / 1e6, std::round(p.lon * 1e6) / 1e6};
}

void LifeEvents::place(Dice &dice, Scene scene, Event &event) const
{
    const auto pois = m_pois.find(scene);
    if (pois != m_pois.end() && !pois->second.empty()) {
        const auto &poi = m_map->pois[pois->second[std::size_t(dice.below(int(pois->second.size())))]];
        event.region = m_map->regionCode(poi.district, poi.neighbourhood);
        event.position = rounded(poi.position);
        event.address = poi.name;
        return;
    }
    const auto &piece = scene == Scene::Port && !m_portPieces.empty()
        ? m_map->pieces[m_portPieces[std::size_t(dice.below(int(m_portPieces.size())))]]
        : pieceFor(dice, scene == Scene::Express);
    const auto &district = m_map->districts[std::size_t(piece.district)];
    GeoPoint point = along(piece, dice.unit());
    if (scene == Scene::Home) // off the road, in the block behind
        point = {point.lat + dice.between(-0.0006, 0.0006), point.lon + dice.between(-0.0006, 0.0006)};
    point = rounded(point);
    if (!contains(district.area, point))
        point = rounded(along(piece, 0.5));
    event.region = m_map->regionCode(piece.district, piece.neighbourhood);
    event.position = point;
    const auto &road = m_map->roads[std::size_t(piece.road)];
    event.address = scene == Scene::Home ? road + u"%1号"_s.arg(1 + dice.below(260)) : road;
}

// "#" stands for a number; "|" separates alternatives.
static QString pick(Dice &dice, QStringView titles, int low, int high)
{
    const auto choices = titles.toString().split(u'|');
    auto title = choices[dice.below(int(choices.size()))];
    int number = low + dice.below(high - low + 1);
    if (number >= 1000)
        number -= number % 10;
    return title.replace(u'#', QString::number(number));
}

static QString joined(const QString &place, const QString &what)
{
    return what.startsWith(u'站') ? place + what : place + u' ' + what;
}

EventStory LifeEvents::story(Dice &dice, const EventKind &kind, TimeMs reported) const
{
    EventStory story;
    auto &event = story.event;
    place(dice, kind.scene, event);
    event.kind = kind.code;
    event.kindName = kind.name.toString();
    event.topic = kind.topic;
    event.level = dice.chance(1.3 * kind.yellow) ? Level::Yellow : Level::Blue;
    event.title = joined(event.address, pick(dice, kind.titles, kind.low, kind.high));
    event.reportedAt = reported;
    event.occurredAt = reported - TimeMs(dice.between(1, 25) * double(minuteMs));
    story.department = kind.department;
    const double median = kind.medianHours * (event.level == Level::Yellow ? 2.2 : 1.0);
    const double hours = std::min(110.0, 0.95 * median * std::exp(0.7 * dice.normal()));
    tell(dice, story, hours, std::max(1.0, std::ceil(2 * 3.2 * median) / 2));
    return story;
}

EventStory LifeEvents::graveStory(Dice &dice, const GraveKind &kind, Level level, TimeMs reported, double hours) const
{
    EventStory story;
    auto &event = story.event;
    place(dice, kind.scene, event);
    event.kind = kind.code;
    event.kindName = kind.name.toString();
    event.topic = kind.topic;
    event.level = level;
    event.title = joined(event.address, pick(dice, kind.title, kind.low, kind.high));
    event.reportedAt = reported;
    event.occurredAt = reported - TimeMs(dice.between(1, 9) * double(minuteMs));
    story.department = kind.department;
    tell(dice, story, hours, std::ceil(hours * dice.between(0.98, 1.35)));
    return story;
}

static QString words(double hours)
{
    const int minutes = std::max(1, int(hours * 60));
    return minutes < 60 ? u"%1 分钟"_s.arg(minutes) : u"%1 小时 %2 分"_s.arg(minutes / 60).arg(minutes % 60);
}

// All the steps of a story, from its length and what befell it on the way.
void LifeEvents::tell(Dice &dice, EventStory &story, double hours, double limitHours) const
{
    auto &event = story.event;
    const TimeMs start = event.reportedAt;
    const bool isGrave = event.level <= Level::Orange;
    event.deadline = start + TimeMs(limitHours * double(hourMs));
    const auto desk = u"受理席 "_s + padded(1 + dice.below(24), 2);
    const auto team = u"处置 %1 组"_s.arg(1 + dice.below(12));
    const TimeMs length = std::max<TimeMs>(TimeMs(hours * double(hourMs)), 12 * minuteMs);
    const TimeMs accepted = start + std::min<TimeMs>(TimeMs((isGrave ? 1 : 0.5 + -5 * std::log(1 - dice.unit())) * double(minuteMs)), length / 6);
    const TimeMs assigned = accepted + std::min<TimeMs>(TimeMs((1 - 7 * std::log(1 - dice.unit())) * double(minuteMs)), length / 5);
    const TimeMs closed = start + length;
    const TimeMs checking = std::max(assigned + minuteMs, closed - std::min<TimeMs>(TimeMs(dice.between(4, 45) * double(minuteMs)), length / 5));

    auto &steps = story.steps;
    steps = {
        {start, Stage::Reported, 0, "stage"_L1, u"统一接报"_s, u"收到上报"_s},
        {accepted, Stage::Accepted, 0, "stage"_L1, desk, u"已受理，待分拨"_s},
        {assigned, Stage::Handling, 0, "stage"_L1, desk, u"已分拨，处置中"_s},
    };
    struct Act
    {
        TimeMs time;
        unsigned flag;
        QLatin1StringView action;
        QString text;
    };
    std::vector<Act> acts;
    const TimeMs urgeAt = start + TimeMs(0.85 * limitHours * double(hourMs));
    if (urgeAt < checking)
        acts.push_back({std::max(urgeAt, assigned + minuteMs / 2), Event::Urged, "urge"_L1, u"临近时限，催办"_s});
    const bool supervised = isGrave || (event.level == Level::Yellow && dice.chance(0.1));
    const TimeMs lateAt = event.deadline + TimeMs(0.25 * limitHours * double(hourMs));
    const TimeMs superviseAt = supervised ? assigned + TimeMs(dice.between(4, 20) * double(minuteMs)) : lateAt;
    if (superviseAt < checking)
        acts.push_back({superviseAt, Event::Supervised, "supervise"_L1, supervised ? u"列入督办"_s : u"逾期未结，列入督办"_s});
    std::ranges::stable_sort(acts, {}, &Act::time);
    unsigned flags = 0;
    for (const auto &act : acts) {
        flags |= act.flag;
        steps.push_back({act.time, Stage::Handling, flags, act.action, u"督办席 01"_s, act.text});
    }
    steps.push_back({checking, Stage::Checking, flags, "stage"_L1, team, u"处置完成，待核查"_s});
    if (dice.chance(0.04)) {
        const TimeMs back = checking + (closed - checking) / 3;
        flags |= Event::Returned;
        steps.push_back({back, Stage::Handling, flags, "return"_L1, desk, u"核查未通过，退回"_s});
        steps.push_back({back + (closed - back) / 2, Stage::Checking, flags, "stage"_L1, team, u"再次处置完成，待核查"_s});
    }
    steps.push_back({closed, Stage::Closed, flags, "stage"_L1, desk, u"核查通过，办结，用时 %1"_s.arg(words(double(length) / double(hourMs)))});
    if (dice.chance(0.35))
        steps.push_back({closed + TimeMs(dice.between(0.5, 18) * double(hourMs)), Stage::Rated, flags, "stage"_L1, u"回访席"_s,
            dice.chance(0.93) ? u"回访：满意"_s : u"回访：不满意"_s});
    for (std::size_t i = 1; i < steps.size(); ++i) // whole, growing milliseconds whatever the draws
        steps[i].time = std::max(steps[i].time, steps[i - 1].time + secondMs);
}

double LifeEvents::expected(const EventKind &kind, TimeMs t) const
{
    static constexpr std::array<double, 7> byWeekday = {1.06, 1.03, 1.02, 1.02, 1.07, 0.92, 0.86};
    const double rain = 1 + (kind.rain - 1) * std::min(1.5, m_weather.rainOfLastHour(t) / 40);
    return eventsPerDay / 24 * kind.weight / m_kindSum * shapeAt(shapeOf(kind.hours), hourOfDay(t))
        * byWeekday[std::size_t(weekday(cityDay(t)))] * std::max(0.1, rain);
}

// Grave events come in slots, one each, so that their number at any moment is much the same: one red at most, four or five orange.
// The slots are laid so that the anchor falls a third into one.
void LifeEvents::addGrave(std::vector<EventStory> &stories, qint64 number, TimeMs slot, std::span<const GraveKind> kinds, Level level, double low, double high) const
{
    const TimeMs origin = m_anchor - slot / 3;
    const TimeMs from = number * hourMs;
    const auto floorDiv = [](TimeMs a, TimeMs b) { return a / b - (a % b < 0 ? 1 : 0); };
    for (qint64 i = floorDiv(from - origin, slot) - 1; i <= floorDiv(from + hourMs - origin, slot) + 1; ++i) {
        Dice dice(m_seed, level == Level::Red ? RedStream : OrangeStream, quint64(i + 1'000'000));
        const TimeMs reported = (origin + i * slot + TimeMs(dice.between(0.02, 0.3) * double(slot))) / secondMs * secondMs;
        if (reported < from || reported >= from + hourMs)
            continue;
        const bool wet = m_weather.rainOfLastHour(reported) > 8;
        std::vector<const GraveKind *> fitting;
        for (const auto &kind : kinds) {
            if (kind.wet == wet || (wet && level == Level::Orange))
                fitting.push_back(&kind);
        }
        auto grave = graveStory(dice, *fitting[std::size_t(dice.below(int(fitting.size())))], level, reported, dice.between(low, high));
        grave.event.head.id = (level == Level::Red ? u"JBR"_s : u"JBO"_s) + padded(i + 1'000'000, 7);
        stories.push_back(std::move(grave));
    }
}

const std::vector<EventStory> &LifeEvents::hour(qint64 number)
{
    if (const auto known = m_hours.find(number); known != m_hours.end())
        return known->second;
    std::vector<EventStory> stories;
    const TimeMs from = number * hourMs;
    int count = 0;
    for (std::size_t k = 0; k < eventKinds().size(); ++k) {
        const auto &kind = eventKinds()[k];
        Dice dice(m_seed, KindStream + k * 16, quint64(number));
        const int n = dice.poisson(expected(kind, from + hourMs / 2));
        for (int i = 0; i < n; ++i) {
            const TimeMs reported = from + qint64(dice.unit() * 3600) * secondMs;
            stories.push_back(story(dice, kind, reported));
            stories.back().event.head.id = u"JB"_s + padded(number, 6) + padded(++count, 3);
        }
    }
    addGrave(stories, number, 60 * hourMs, redKinds(), Level::Red, 24, 30);
    addGrave(stories, number, 5 * hourMs, orangeKinds(), Level::Orange, 20, 23);
    for (auto &story : stories) {
        story.event.head.source = u"unified"_s;
        story.event.description = u"%1，%2。"_s.arg(story.event.kindName, story.event.title);
    }
    std::ranges::stable_sort(stories, {}, [](const EventStory &story) { return story.event.reportedAt; });
    return m_hours.emplace(number, std::move(stories)).first->second;
}

std::vector<const EventStory *> LifeEvents::reportedBetween(TimeMs from, TimeMs to)
{
    std::vector<const EventStory *> stories;
    for (qint64 number = from / hourMs; number <= to / hourMs; ++number) {
        for (const auto &story : hour(number)) {
            if (story.event.reportedAt > from && story.event.reportedAt <= to)
                stories.push_back(&story);
        }
    }
    return stories;
}

void LifeEvents::forgetBefore(TimeMs time)
{
    m_hours.erase(m_hours.begin(), m_hours.lower_bound(time / hourMs));
}

Event eventAfter(const EventStory &story, std::size_t steps)
{
    Event event = story.event;
    const auto &last = story.steps[steps - 1];
    event.head.version = qint64(steps);
    event.head.time = last.time;
    event.stage = last.stage;
    event.flags = last.flags;
    if (event.stage >= Stage::Handling)
        event.department = story.department;
    for (std::size_t i = 0; i < steps; ++i) {
        if (story.steps[i].stage == Stage::Closed)
            event.closedAt = story.steps[i].time;
    }
    return event;
}

EventLog logOf(const EventStory &story, std::size_t step)
{
    const auto &now = story.steps[step];
    EventLog log{
        .head = {
            .source = story.event.head.source,
            .id = u"%1-%2"_s.arg(story.event.head.id).arg(step + 1),
            .version = 1,
            .time = now.time},
        .eventSource = story.event.head.source,
        .event = story.event.head.id,
        .action = now.action,
        .actor = now.actor,
        .text = now.text};
    if (step > 0)
        log.from = stageName(story.steps[step - 1].stage);
    log.to = stageName(now.stage);
    return log;
}

}
