#include "lifewarnings.h"

#include "citytime.h"
#include "dice.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

enum Stream : quint64 { WarningStream = 400 };

LifeWarnings::LifeWarnings(std::shared_ptr<const CityMap> map, quint64 seed, TimeMs anchor)
    : m_map(std::move(map))
    , m_seed(seed)
    , m_anchor(anchor)
    , m_weather(seed, anchor)
{
}

static QString levelWord(Level level)
{
    switch (level) {
    case Level::Red:
        return u"红色"_s;
    case Level::Orange:
        return u"橙色"_s;
    case Level::Yellow:
        return u"黄色"_s;
    default:
        return u"蓝色"_s;
    }
}

// The @p count districts whose labels are nearest to that of @p centre.
static std::vector<const CityDistrict *> around(const CityMap &map, const CityDistrict &centre, std::size_t count)
{
    std::vector<const CityDistrict *> districts;
    for (const auto &district : map.districts)
        districts.push_back(&district);
    std::ranges::stable_sort(districts, {}, [&](const CityDistrict *d) {
        return std::hypot(d->label.lat - centre.label.lat, (d->label.lon - centre.label.lon) * 0.925);
    });
    districts.resize(std::min(count, districts.size()));
    return districts;
}

std::vector<Warning> LifeWarnings::ofDay(qint64 day) const
{
    std::vector<Warning> warnings;
    Dice dice(m_seed, WarningStream, quint64(day));
    const auto issue = [&](QStringView code, QStringView name, Level level, TimeMs sent, TimeMs expires, TimeMs ended, std::size_t districts, QStringView advice) {
        Warning warning{
            .head = {.source = u"weather"_s, .id = u"YJ%1-%2"_s.arg(day).arg(code), .version = 1, .time = sent / minuteMs * minuteMs},
            .kind = code.toString(),
            .kindName = name.toString(),
            .level = level,
            .headline = u"%1%2预警"_s.arg(name, levelWord(level)),
            .description = advice.toString(),
            .sender = u"气象服务台"_s,
            .onset = sent / minuteMs * minuteMs,
            .expires = expires / minuteMs * minuteMs};
        if (districts == 0) {
            warning.regions = {u"810000"_s};
        } else {
            const auto &centre = cityDay(m_anchor) == day ? m_map->districts[4] : m_map->districts[std::size_t(dice.below(int(m_map->districts.size())))];
            for (const auto *district : around(*m_map, centre, districts)) {
                warning.regions.append(district->code);
                warning.area.insert(warning.area.end(), district->area.begin(), district->area.end());
            }
        }
        warnings.push_back(warning);
        if (ended > 0 && ended < expires) {
            warning.head.version = 2;
            warning.head.time = ended / minuteMs * minuteMs;
            warning.status = Warning::Status::Cancelled;
            warning.headline = u"%1%2预警解除"_s.arg(name, levelWord(level));
            warnings.push_back(warning);
        }
    };
    if (const auto storm = m_weather.stormOf(day)) {
        const auto level = storm->peak >= 52 ? Level::Red : storm->peak >= 32 ? Level::Orange
            : storm->peak >= 16                                               ? Level::Yellow
                                                                              : Level::Blue;
        const TimeMs sent = storm->from - TimeMs(dice.between(15, 50) * double(minuteMs));
        if (storm->peak >= 8)
            issue(u"11B03", u"暴雨", level, sent, storm->to + 2 * hourMs, storm->to + 20 * minuteMs, 6, u"低洼路段可能积水，请暂停地下空间与涉水作业，排水泵站全部待命。");
        if (storm->peak >= 15)
            issue(u"11B14", u"雷电", Level::Yellow, sent + 20 * minuteMs, storm->to + hourMs, 0, 0, u"户外作业人员请到室内躲避，勿靠近树木与高杆。");
        if (storm->peak >= 30)
            issue(u"11B37", u"地质灾害气象风险", Level::Yellow, storm->from + 70 * minuteMs, storm->to + 5 * hourMs, 0, 3, u"斜坡与挡土墙加密巡查，危险地段人员准备转移。");
    } else if (dice.chance(0.45)) {
        const TimeMs sent = startOfCityDay(day) + TimeMs(dice.between(9.5, 11.5) * double(hourMs));
        issue(u"11B09", u"高温", Level::Yellow, sent, startOfCityDay(day) + 18 * hourMs, 0, 0, u"减少午后户外作业，关注独居长者与户外劳动者。");
    } else if (dice.chance(0.2)) {
        const TimeMs sent = startOfCityDay(day) + TimeMs(dice.between(2, 14) * double(hourMs));
        issue(u"11B06", u"大风", Level::Blue, sent, sent + 8 * hourMs, sent + 6 * hourMs, 4, u"加固棚架与户外广告，港区按风级管控作业。");
    }
    std::ranges::stable_sort(warnings, {}, [](const Warning &warning) { return warning.head.time; });
    return warnings;
}

std::vector<Warning> LifeWarnings::between(TimeMs from, TimeMs to) const
{
    std::vector<Warning> result;
    for (qint64 day = cityDay(from) - 1; day <= cityDay(to) + 1; ++day) {
        for (auto &warning : ofDay(day)) {
            if (warning.head.time > from && warning.head.time <= to)
                result.push_back(std::move(warning));
        }
    }
    std::ranges::stable_sort(result, {}, [](const Warning &warning) { return warning.head.time; });
    return result;
}

}
