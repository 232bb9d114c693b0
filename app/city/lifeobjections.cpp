#include "lifeobjections.h"

#include "citytime.h"
#include "padded.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

using State = Objection::State;
using Reason = Objection::Reason;

struct Story
{
    QStringView indicator;
    TimeMs raised; ///< Before the anchor.
    TimeMs accepted; ///< After it was raised; 0: not yet.
    TimeMs over; ///< Likewise.
    State end;
    Reason reason;
    QStringView text;
    QStringView answer;
    double seen; ///< What was seen then, as a share of what the reading says now: it was put right since, or it was not.
};

constexpr Story stories[] = {
    {u"economy.registered", 9 * dayMs + 3 * hourMs, 5 * hourMs, 2 * dayMs, State::Refused, Reason::Other, u"户数应当按街道拆分后再上屏。", u"本指标只按全市直报，不含街道口径；拆分需求请另行提出。", 1},
    {u"bus.ridership", 6 * dayMs + 2 * hourMs, 90 * minuteMs, 20 * hourMs, State::Corrected, Reason::Value, u"与刷卡清分数相差一成以上。", u"一处场站数据重复上传，已剔除并重报。", 1.12},
    {u"air.pm25", 3 * dayMs + 4 * hourMs, 40 * minuteMs, 5 * hourMs, State::Answered, Reason::Definition, u"是否含路边站点？", u"只取一般监测站，不含路边站；数值无误，口径说明已补充。", 1},
    {u"tourism.visitors", 26 * hourMs, 3 * hourMs, 0, State::Accepted, Reason::Value, u"与票务系统在园数不一致。", u"", 1},
    {u"parking.free", 5 * hourMs, 35 * minuteMs, 0, State::Accepted, Reason::Definition, u"是否包含路内泊位？", u"", 1},
    {u"fire.calls", 47 * minuteMs, 0, 0, State::Raised, Reason::Value, u"与应急值班台账的起数不一致。", u"", 1},
};

}

std::vector<Objection> demoObjections(const LifeReadings &readings, TimeMs anchor, TimeMs from, TimeMs at)
{
    std::vector<Objection> objections;
    int number = 0;
    for (const auto &story : stories) {
        ++number;
        const TimeMs raised = anchor - story.raised;
        if (raised <= from || raised > at)
            continue;
        const auto sign = std::ranges::find(vitalSigns(), story.indicator, &VitalSign::code);
        Q_ASSERT(sign != vitalSigns().end());
        const auto index = std::size_t(sign - vitalSigns().begin());
        const TimeMs step = sign->periodSeconds >= dayMs / secondMs ? dayMs : hourMs; // every such moment has a reading, dense or thinned out
        const TimeMs moment = step == dayMs ? startOfCityDay(cityDay(raised)) + 6 * hourMs : (raised + cityOffsetMs) / step * step - cityOffsetMs;
        const double scale = std::pow(10, sign->decimals);
        const double value = std::round(readings.cityValue(index, moment) * scale) / scale;
        Objection objection{
            .head = {.source = sign->source, .id = u"YY%1"_s.arg(padded(number + 26, 4)), .version = 1, .time = raised},
            .indicator = story.indicator.toString(),
            .region = u"810000"_s,
            .readingTime = moment,
            .readingSource = sign->source,
            .value = std::round(value * story.seen * scale) / scale,
            .reason = story.reason,
            .text = story.text.toString(),
            .raisedBy = u"演示值班长"_s,
            .raisedAt = raised};
        if (story.accepted > 0 && raised + story.accepted <= at) {
            objection.state = State::Accepted;
            objection.answeredBy = u"演示数据专员"_s;
            objection.head.time = raised + story.accepted;
            ++objection.head.version;
        }
        if (story.over > 0 && raised + story.over <= at) {
            objection.state = story.end;
            objection.answer = story.answer.toString();
            objection.answeredAt = objection.head.time = raised + story.over;
            ++objection.head.version;
            if (story.end == State::Corrected)
                objection.corrected = value;
        }
        objections.push_back(std::move(objection));
    }
    return objections;
}

}
