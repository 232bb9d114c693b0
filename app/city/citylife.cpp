#include "citylife.h"

#include "cityareas.h"
#include "citytime.h"
#include "cityzones.h"
#include "departments.h"
#include "dice.h"
#include "lifeforecasts.h"
#include "lifeobjections.h"
#include "padded.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

enum Stream : quint64 { AssetStream = 500 };

CityLife::CityLife(std::shared_ptr<const CityMap> map, quint64 seed, TimeMs anchor)
    : m_map(map)
    , m_seed(seed)
    , m_anchor(anchor)
    , m_readings(map, seed, anchor)
    , m_events(map, seed, anchor)
    , m_warnings(map, seed, anchor)
{
}

void CityLife::addRegions(std::vector<Record> &records) const
{
    double area = 0;
    for (const auto &district : m_map->districts)
        area += district.areaKm2;
    // The city has no outline of its own: its districts are that.
    records.push_back(Region{
        .head = {.source = u"unified"_s, .id = u"810000"_s},
        .name = u"香港"_s,
        .nameEn = u"Hong Kong"_s,
        .areaKm2 = area,
        .population = 7'430'000,
        .label = GeoPoint{22.3193, 114.1694}});
    for (const auto &district : m_map->districts) {
        auto shortName = district.name;
        if (shortName.size() > 2 && shortName.endsWith(u'区'))
            shortName.chop(1);
        records.push_back(Region{
            .head = {.source = u"unified"_s, .id = district.code},
            .name = district.name,
            .nameEn = district.nameEn,
            .shortName = shortName,
            .parent = u"810000"_s,
            .depth = 1,
            .areaKm2 = district.areaKm2,
            .population = std::round(district.share * 743) * 10'000,
            .label = district.label,
            .area = district.area});
    }
    for (const auto &place : m_map->neighbourhoods) {
        records.push_back(Region{
            .head = {.source = u"unified"_s, .id = place.code},
            .name = place.name,
            .nameEn = place.nameEn,
            .parent = m_map->districts[std::size_t(place.district)].code,
            .depth = 2,
            .label = place.position});
    }
    for (auto &zone : demoZones(*m_map, m_seed))
        records.emplace_back(std::move(zone));
}

static QLatin1StringView ownerOf(const QString &kind)
{
    if (kind == "hospital"_L1 || kind == "clinic"_L1)
        return "health"_L1;
    if (kind == "school"_L1 || kind == "kindergarten"_L1 || kind == "college"_L1)
        return "education"_L1;
    if (kind == "station"_L1 || kind == "tramstop"_L1)
        return "rail"_L1;
    if (kind == "ferry"_L1)
        return "port"_L1;
    if (kind == "fire"_L1)
        return "fire"_L1;
    if (kind == "police"_L1 || kind == "shelter"_L1 || kind == "office"_L1)
        return "duty"_L1;
    if (kind == "eldercare"_L1)
        return "civil"_L1;
    return "tourism"_L1;
}

void CityLife::addAssets(std::vector<Record> &records) const
{
    int number = 0;
    for (const auto &poi : m_map->pois) {
        records.push_back(Asset{
            .head = {.source = ownerOf(poi.kind), .id = u"P%1"_s.arg(padded(++number, 5))},
            .name = poi.name,
            .nameEn = poi.nameEn,
            .kind = poi.kind,
            .region = m_map->regionCode(poi.district, poi.neighbourhood),
            .position = poi.position});
    }
    // Invented equipment along real streets.
    struct Equipment
    {
        QLatin1StringView kind, owner;
        QStringView name;
        int count;
    };
    static constexpr Equipment equipment[] = {
        {"watergauge"_L1, "drainage"_L1, u"积水监测点", 120}, {"pump"_L1, "drainage"_L1, u"排水泵站", 48}, {"camera"_L1, "traffic"_L1, u"路口视频", 220}, {"airstation"_L1, "env"_L1, u"空气监测站", 18}};
    for (const auto &type : equipment) {
        for (int i = 0; i < type.count; ++i) {
            Dice dice(m_seed, AssetStream + hashText(type.kind), quint64(i));
            const RoadPiece *piece = nullptr;
            do {
                piece = &m_map->pieces[std::size_t(dice.below(int(m_map->pieces.size())))];
            } while (piece->express);
            records.push_back(Asset{
                .head = {.source = type.owner, .id = u"%1%2"_s.arg(type.kind).arg(padded(i + 1, 3))},
                .name = m_map->roads[std::size_t(piece->road)] + u' ' + type.name.toString(),
                .kind = type.kind,
                .region = m_map->regionCode(piece->district, piece->neighbourhood),
                .position = contains(m_map->districts[std::size_t(piece->district)].area, piece->from) ? piece->from : GeoPoint{(piece->from.lat + piece->to.lat) / 2, (piece->from.lon + piece->to.lon) / 2}});
        }
    }
    for (auto &area : demoAreas(*m_map, m_seed))
        records.emplace_back(std::move(area));
}

std::vector<Record> CityLife::standing(TimeMs since) const
{
    std::vector<Record> records;
    addRegions(records);
    for (auto &source : demoDepartments())
        records.emplace_back(std::move(source));
    for (const auto &sign : vitalSigns())
        records.emplace_back(toIndicator(sign));
    addAssets(records);
    for (auto &record : records) {
        headOf(record).version = 1;
        headOf(record).time = since;
    }
    return records;
}

static std::size_t stepsUntil(const EventStory &story, TimeMs at)
{
    return std::size_t(std::ranges::upper_bound(story.steps, at, {}, &EventStory::Step::time) - story.steps.begin());
}

std::vector<Record> CityLife::eventsAsOf(TimeMs from, TimeMs at)
{
    std::vector<Record> records;
    for (const auto *story : m_events.reportedBetween(from, at))
        records.emplace_back(eventAfter(*story, stepsUntil(*story, at)));
    return records;
}

std::vector<Record> CityLife::logsAsOf(TimeMs from, TimeMs at)
{
    std::vector<Record> records;
    for (const auto *story : m_events.reportedBetween(from, at)) {
        for (std::size_t i = 0; i < stepsUntil(*story, at); ++i)
            records.emplace_back(logOf(*story, i));
    }
    return records;
}

std::vector<Record> CityLife::warningsAsOf(TimeMs from, TimeMs at) const
{
    std::vector<Record> records;
    for (auto &warning : m_warnings.between(from, at)) {
        const auto earlier = std::ranges::find(records, warning.head.id, [](const Record &record) { return headOf(record).id; });
        if (earlier != records.end())
            *earlier = std::move(warning);
        else
            records.emplace_back(std::move(warning));
    }
    return records;
}

std::vector<Record> CityLife::objectionsAsOf(TimeMs from, TimeMs at) const
{
    std::vector<Record> records;
    for (auto &objection : demoObjections(m_readings, m_anchor, from, at))
        records.emplace_back(std::move(objection));
    return records;
}

std::vector<Record> CityLife::forecastsAsOf(TimeMs from, TimeMs at) const
{
    std::vector<Record> records;
    for (auto &forecast : demoForecasts(m_readings, m_seed, m_anchor, from, at))
        records.emplace_back(std::move(forecast));
    return records;
}

std::vector<Record> CityLife::recordsBetween(TimeMs from, TimeMs to, const ReadingDensity &density)
{
    std::vector<Record> records;
    m_events.forgetBefore(from - LifeEvents::longestStory);
    for (const auto *story : m_events.reportedBetween(from - LifeEvents::longestStory, to)) {
        for (std::size_t i = stepsUntil(*story, from); i < stepsUntil(*story, to); ++i) {
            records.emplace_back(eventAfter(*story, i + 1));
            records.emplace_back(logOf(*story, i));
        }
    }
    for (auto &reading : m_readings.between(from, to, density))
        records.emplace_back(std::move(reading));
    for (auto &warning : m_warnings.between(from, to))
        records.emplace_back(std::move(warning));
    for (auto &forecast : forecastsAsOf(from, to))
        records.emplace_back(std::move(forecast));
    std::ranges::stable_sort(records, {}, [](const Record &record) { return headOf(record).time; });
    return records;
}

void shiftTimes(Record &record, TimeMs shift)
{
    headOf(record).time += shift;
    const auto move = [shift](TimeMs &time) { time += time > 0 ? shift : 0; };
    if (auto *reading = std::get_if<Reading>(&record)) {
        reading->head.id = u"%1|%2|%3"_s.arg(reading->indicator, reading->region).arg(reading->head.time / secondMs);
    } else if (auto *event = std::get_if<Event>(&record)) {
        for (auto *time : {&event->occurredAt, &event->reportedAt, &event->deadline, &event->closedAt})
            move(*time);
    } else if (auto *warning = std::get_if<Warning>(&record)) {
        move(warning->onset);
        move(warning->expires);
    } else if (auto *objection = std::get_if<Objection>(&record)) {
        for (auto *time : {&objection->readingTime, &objection->raisedAt, &objection->answeredAt})
            move(*time);
    } else if (auto *forecast = std::get_if<Forecast>(&record)) {
        forecast->issuedAt += shift;
        forecast->head.id = forecastId(forecast->indicator, forecast->issuedAt);
        for (auto &point : forecast->points)
            point.time += shift;
    }
}

}
