#include "packbuild.h"

#include "citylife.h"
#include "citypackwriter.h"
#include "citytime.h"

#include <QFileInfo>

namespace tonglan {

using namespace Qt::StringLiterals;

static CityPackInfo demoInfo(const PackPlan &plan)
{
    return {
        .cityCode = u"810000"_s,
        .name = u"香港"_s,
        .nameEn = u"Hong Kong"_s,
        .organisation = u"演示城市运行管理中心"_s,
        .organisationEn = u"Demo City Operations Centre"_s,
        .timeZone = "Asia/Hong_Kong",
        .box = {113.83, 22.15, 114.44, 22.57},
        .centre = {22.3600, 114.1350},
        .zoom = 11,
        .anchor = plan.anchor,
        .credit = u"© OpenMapTiles © OpenStreetMap contributors"_s,
        .demo = true,
        .seed = plan.seed};
}

Result<PackSummary> buildDemoPack(const PackPlan &plan)
{
    auto map = loadCityMap(plan.inputs);
    if (!map)
        return tl::unexpected(map.error());
    const auto shared = std::make_shared<const CityMap>(std::move(*map));
    CityLife life(shared, plan.seed, plan.anchor);
    const TimeMs since = plan.anchor - plan.days * dayMs;
    const ReadingDensity density{
        .quarterHours = plan.anchor - 2 * dayMs,
        .seconds = plan.anchor - 20 * minuteMs,
        .districtHours = plan.anchor - 3 * dayMs};

    PackSummary summary;
    CityPackWriter writer(plan.out);
    Result<void> state = writer.begin();
    if (state && plan.tiles)
        state = writer.addTiles(plan.inputs + "/hongkong_lite_z6-14.mbtiles"_L1);
    const auto add = [&](std::vector<Record> records) {
        // The writer takes one type at a time; standing() comes grouped.
        for (std::size_t from = 0, to = 0; from < records.size() && state; from = to) {
            const auto type = typeOf(records[from]);
            while (to < records.size() && typeOf(records[to]) == type)
                ++to;
            summary.records[std::size_t(type)] += qint64(to - from);
            state = writer.addRecords(std::span(records).subspan(from, to - from));
        }
    };
    add(life.standing(since));
    for (TimeMs from = since; from < plan.anchor; from += 10 * dayMs) {
        std::vector<Record> readings;
        for (auto &reading : life.readings().between(from, std::min(from + 10 * dayMs, plan.anchor), density))
            readings.emplace_back(std::move(reading));
        add(std::move(readings));
    }
    auto events = life.eventsAsOf(since, plan.anchor);
    for (const auto &event : events)
        summary.openEvents += isOpen(std::get<Event>(event)) ? 1 : 0;
    add(std::move(events));
    add(life.logsAsOf(std::max(since, plan.anchor - 3 * dayMs), plan.anchor));
    add(life.warningsAsOf(since, plan.anchor));
    add(life.objectionsAsOf(since, plan.anchor));
    add(life.forecastsAsOf(std::max(since, plan.anchor - 2 * dayMs), plan.anchor));
    if (state)
        state = writer.addExtra(cityMapExtra, toBytes(*shared));
    if (state)
        state = writer.finish(demoInfo(plan));
    if (!state)
        return tl::unexpected(state.error());
    summary.bytes = QFileInfo(plan.out).size();
    return summary;
}

}
