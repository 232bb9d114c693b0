#include "lifereadings.h"

#include "dice.h"

#include <algorithm>
#include <numeric>

namespace tonglan {

using namespace Qt::StringLiterals;

enum Stream : quint64 { TiltStream = 200,
    DayStream,
    OutageStream,
    DoubtStream,
    NoiseStream = 1000,
    DistrictNoise = 100'000 };

/** Departments that count what another one answers for, in the last days of the recorded picture: most say the same, some do not. */
struct SecondCount
{
    QStringView code;
    QLatin1StringView source;
    double factor;
};
static constexpr SecondCount secondCounts[] = {
    {u"fire.calls", "duty"_L1, 1.118},
    {u"tourism.visitors", "traffic"_L1, 0.824},
    {u"parking.free", "city"_L1, 0.913},
    {u"air.pm25", "weather"_L1, 1},
    {u"bus.ridership", "traffic"_L1, 0.985},
    {u"traffic.speed", "bus"_L1, 1.03},
};

static const QString cityCode = u"810000"_s;

static double rounded(double value, int decimals)
{
    const double scale = std::pow(10, decimals);
    return std::round(value * scale) / scale;
}

LifeReadings::LifeReadings(std::shared_ptr<const CityMap> map, quint64 seed, TimeMs anchor)
    : m_map(std::move(map))
    , m_seed(seed)
    , m_anchor(anchor)
    , m_weather(seed, anchor)
{
    for (std::size_t i = 0; i < vitalSigns().size(); ++i) {
        const auto &sign = vitalSigns()[i];
        Dice dice(seed, TiltStream, i);
        std::vector<double> tilt;
        const bool isRate = sign.unit == u"%";
        for (const auto &district : m_map->districts) {
            if (sign.aggregation == Indicator::Aggregation::Sum)
                tilt.push_back(district.share * std::exp(0.25 * dice.normal()));
            else
                tilt.push_back(1 + (isRate || sign.topic == "weather"_L1 ? 0.008 : 0.09) * std::clamp(dice.normal(), -2.0, 2.0));
        }
        if (sign.aggregation == Indicator::Aggregation::Sum) {
            const double all = std::accumulate(tilt.begin(), tilt.end(), 0.0);
            for (auto &share : tilt)
                share /= all;
        }
        m_tilt.push_back(std::move(tilt));
    }
}

// How much of a day's total has come by this hour, 0 … 1.
static double soFar(const DayShape &shape, double hour)
{
    double sum = 0, all = 0;
    for (std::size_t i = 0; i < 24; ++i) {
        const double piece = (shape[i] + shape[(i + 1) % 24]) / 2;
        all += piece;
        sum += piece * std::clamp(hour - double(i), 0.0, 1.0);
    }
    return sum / all;
}

double LifeReadings::cityValue(std::size_t index, TimeMs t) const
{
    const auto &sign = vitalSigns()[index];
    if (sign.code == u"weather.temperature")
        return m_weather.temperature(t);
    if (sign.code == u"weather.rain")
        return m_weather.rainOfLastHour(t);
    if (sign.code == u"weather.wind")
        return std::max(0.3, m_weather.wind(t));

    const auto day = cityDay(t);
    const double weekend = isWeekend(day) ? sign.weekend : 1;
    const auto &shape = shapeOf(sign.rhythm);
    if (sign.sinceMidnight) {
        // The day's total is fixed by the day, so that the count only ever grows.
        const double total = sign.base * weekend * (1 + 2 * sign.noise * (2 * hashUnit(m_seed, DayStream + index * 8, day) - 1));
        return total * soFar(shape, hourOfDay(t));
    }
    const double slow = smoothNoise(m_seed, NoiseStream + index * 8, double(t) / double(31 * hourMs));
    const double middle = smoothNoise(m_seed, NoiseStream + index * 8 + 1, double(t) / double(3 * hourMs));
    const double quick = smoothNoise(m_seed, NoiseStream + index * 8 + 2, double(t) / double(13 * minuteMs));
    const double noise = sign.noise * (0.9 * slow + 0.7 * middle + 0.5 * quick);
    const double rain = 1 + sign.rain * std::min(1.5, m_weather.rainOfLastHour(t) / 40);
    double value = sign.base * weekend * shapeAt(shape, hourOfDay(t)) * std::max(0.05, rain) * (1 + noise);
    if (sign.code == u"traffic.congestion") // an index: free flow is 1
        value = 1 + (value - 0.62) * 0.48;
    return value;
}

std::vector<double> LifeReadings::districtValues(std::size_t index, TimeMs t) const
{
    const auto &sign = vitalSigns()[index];
    const double city = cityValue(index, t);
    const auto &tilt = m_tilt[index];
    std::vector<double> values;
    const bool isSum = sign.aggregation == Indicator::Aggregation::Sum;
    const double day = double(cityDay(t));
    for (std::size_t d = 0; d < tilt.size(); ++d) {
        // Counts since midnight must grow: their noise changes only by the day.
        const double x = sign.sinceMidnight ? day : double(t) / double(5 * hourMs);
        const double noise = smoothNoise(m_seed, DistrictNoise + index * 100 + d, x);
        values.push_back(city * tilt[d] * (1 + (isSum ? 0.03 : 0.4 * sign.noise) * noise));
    }
    if (isSum && city > 0) {
        const double all = std::accumulate(values.begin(), values.end(), 0.0);
        for (auto &value : values)
            value *= city / all;
    }
    return values;
}

bool LifeReadings::isOut(QLatin1StringView source, TimeMs t) const
{
    // Two departments are behind in the recorded picture, so that it shows what late and stale look like.
    if (source == "port"_L1 && t > m_anchor - 75 * minuteMs && t < m_anchor + 10 * minuteMs)
        return true;
    if (source == "emergency"_L1 && t > m_anchor - 200 * minuteMs && t < m_anchor + 40 * minuteMs)
        return true;
    const auto day = cityDay(t);
    if (day == cityDay(m_anchor))
        return false;
    Dice dice(m_seed, OutageStream + hashText(source), quint64(day));
    if (!dice.chance(0.03))
        return false;
    const double from = dice.between(0, 21);
    const double hour = hourOfDay(t);
    return hour >= from && hour < from + dice.between(1.2, 4);
}

Reading LifeReadings::reading(std::size_t index, QLatin1StringView source, const QString &region, TimeMs t, double value) const
{
    const auto &sign = vitalSigns()[index];
    if (sign.unit == u"%")
        value = std::min(value, 100.0);
    Reading reading{
        .head = {
            .source = source,
            .id = u"%1|%2|%3"_s.arg(sign.code, region).arg(t / secondMs),
            .version = 1,
            .time = t},
        .indicator = sign.code.toString(),
        .region = region,
        .value = rounded(std::max(0.0, value), sign.decimals)};
    if (source == "community"_L1 || source == "education"_L1 || source == "duty"_L1)
        reading.quality = Reading::Quality::HandTyped;
    const bool doubted = sign.code == u"people.present" && region == cityCode && t > m_anchor - 100 * minuteMs && t < m_anchor + 20 * minuteMs;
    if (doubted || hashUnit(m_seed, DoubtStream + index * 8, t / minuteMs) < 0.0005)
        reading.quality = Reading::Quality::Suspect;
    if (sign.code == u"duty.patrols" || sign.code == u"duty.reserves") { // where they are and how many is not for every screen
        reading.quality = Reading::Quality::Withheld;
        reading.value.reset();
    }
    return reading;
}

void LifeReadings::add(std::vector<Reading> &readings, std::size_t index, TimeMs t, bool city, bool districts) const
{
    const auto &sign = vitalSigns()[index];
    if (city)
        readings.push_back(reading(index, sign.source, cityCode, t, cityValue(index, t)));
    for (const auto &second : secondCounts) {
        if (city && second.code == sign.code && t > m_anchor - 3 * dayMs && !isOut(second.source, t))
            readings.push_back(reading(index, second.source, cityCode, t, cityValue(index, t) * second.factor));
    }
    if (!districts)
        return;
    const auto values = districtValues(index, t);
    for (std::size_t d = 0; d < values.size(); ++d)
        readings.push_back(reading(index, sign.source, m_map->districts[d].code, t, values[d]));
}

static TimeMs firstAfter(TimeMs t, TimeMs step)
{
    return ((t + cityOffsetMs) / step + 1) * step - cityOffsetMs;
}

std::vector<Reading> LifeReadings::between(TimeMs from, TimeMs to, const ReadingDensity &density) const
{
    std::vector<Reading> readings;
    for (std::size_t i = 0; i < vitalSigns().size(); ++i) {
        const auto &sign = vitalSigns()[i];
        const TimeMs period = sign.periodSeconds * secondMs;
        const TimeMs denseFrom = period < minuteMs ? density.seconds : density.quarterHours;
        const TimeMs fine = std::min(period, hourMs);
        // Daily figures are about six in the morning; a district's daily figure is about noon, or the end of a counted day.
        const TimeMs daily = period >= dayMs ? 6 * hourMs : sign.sinceMidnight ? 23 * hourMs
                                                                               : 12 * hourMs;
        TimeMs t = firstAfter(from, from + hourMs < denseFrom ? hourMs : fine);
        while (t <= to) {
            const bool onTheHour = (t + cityOffsetMs) % hourMs == 0;
            const bool onTheDay = (t + cityOffsetMs) % dayMs == daily;
            const bool city = period >= dayMs ? onTheDay : (t >= denseFrom || onTheHour);
            const bool districts = sign.byDistrict && (onTheDay || (i < headlineCount && onTheHour && t >= density.districtHours));
            if ((city || districts) && !isOut(sign.source, t))
                add(readings, i, t, city, districts);
            t = t + hourMs <= denseFrom && onTheHour ? t + hourMs : t + fine;
        }
    }
    std::ranges::stable_sort(readings, {}, [](const Reading &reading) { return reading.head.time; });
    return readings;
}

}
