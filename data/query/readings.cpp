#include "readings.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 leastPeriod = 60'000;
constexpr int patience = 3; ///< Periods until a source is silent: from then on its figures are stale.
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

FigureReading readingOf(const Sql &row)
{
    return {.time = row.number(0), .value = row.maybeReal(1), .quality = Reading::Quality(std::clamp(row.smallNumber(2), 0, int(Reading::Quality::Withheld))), .source = row.text(3)};
}

/** What @p source says of the moment nearest to @p time. */
std::optional<double> valueBeside(const std::vector<FigureReading> &near, const QString &source, TimeMs time, qint64 reach)
{
    const FigureReading *nearest = nullptr;
    for (const auto &reading : near) {
        if (reading.source == source && std::abs(reading.time - time) <= reach && (!nearest || std::abs(reading.time - time) < std::abs(nearest->time - time)))
            nearest = &reading;
    }
    return nearest && nearest->quality != Reading::Quality::Withheld ? nearest->value : std::nullopt;
}

}

double OtherReading::difference() const
{
    if (!value || !beside || *value == *beside)
        return 0;
    return std::abs(*value - *beside) / std::max(std::abs(*value), std::abs(*beside));
}

double FigureReading::widestDifference() const
{
    double widest = 0;
    for (const auto &other : others)
        widest = std::max(widest, other.difference());
    return widest;
}

Reading::Quality FigureReading::checkedQuality() const
{
    return quality == Reading::Quality::Good && widestDifference() > sameEnough ? Reading::Quality::Suspect : quality;
}

Readings::Readings(const Database &db, const QString &region)
    : m_near(db, u"SELECT time, value, quality, source FROM reading WHERE indicator = :code AND region = :region AND time > :from AND time <= :until ORDER BY time DESC, source DESC LIMIT 300"_s)
    , m_newest(db, u"SELECT time, value, quality, source FROM reading WHERE indicator = :code AND region = :region AND time <= :until ORDER BY time DESC, source DESC LIMIT 1"_s)
    , m_range(db, u"SELECT time, value, source, quality FROM reading WHERE indicator = :code AND region = :region AND time >= :from AND time < :to ORDER BY time, source"_s)
{
    setRegion(region);
}

void Readings::setRegion(const QString &region)
{
    for (auto *statement : {&m_near, &m_newest, &m_range}) {
        statement->again();
        statement->bind(":region", region);
    }
}

FigureReading Readings::figure(const QString &code, const QString &owner, qint64 periodMs, TimeMs until)
{
    const qint64 period = std::max(periodMs, leastPeriod);
    m_near.again();
    m_near.bind(":code", code).bind(":from", until - patience * period).bind(":until", until);
    std::vector<FigureReading> near; // the newest first
    while (m_near.next())
        near.push_back(readingOf(m_near));
    if (near.empty()) {
        m_newest.again();
        m_newest.bind(":code", code).bind(":until", until);
        return m_newest.next() ? readingOf(m_newest) : FigureReading();
    }

    std::vector<const FigureReading *> bySource; // the newest of each
    for (const auto &reading : near) {
        if (std::ranges::find(bySource, reading.source, &FigureReading::source) == bySource.end())
            bySource.push_back(&reading);
    }
    std::ranges::sort(bySource, [&owner](const FigureReading *a, const FigureReading *b) { return std::pair(a->source != owner, a->source) < std::pair(b->source != owner, b->source); });
    FigureReading shown = *bySource.front();
    for (const auto *other : bySource) {
        if (other->source == shown.source)
            continue;
        const bool isOpen = other->quality != Reading::Quality::Withheld;
        shown.others.push_back({other->source, other->time, isOpen ? other->value : std::nullopt, other->quality, valueBeside(near, shown.source, other->time, period)});
    }
    return shown;
}

std::optional<double> Readings::valueAt(const QString &code, const QString &owner, TimeMs time, qint64 periodMs)
{
    const auto found = figure(code, owner, periodMs, time);
    if (found.time == 0 || time - found.time >= std::max(periodMs, leastPeriod) || found.quality == Reading::Quality::Withheld)
        return std::nullopt;
    return found.value;
}

std::vector<SeriesPoint> Readings::range(const QString &code, const QString &source, TimeMs from, TimeMs to)
{
    m_range.again();
    m_range.bind(":code", code).bind(":from", from).bind(":to", to);
    std::vector<SeriesPoint> points;
    bool isOwn = false; // the source itself has begun
    while (m_range.next()) {
        const TimeMs time = m_range.number(0);
        const bool own = m_range.text(2) == source;
        const bool isSame = !points.empty() && points.back().t == time;
        if (!own && (isOwn || isSame))
            continue;
        isOwn = isOwn || own;
        const double value = Reading::Quality(m_range.smallNumber(3)) == Reading::Quality::Withheld ? nothing : m_range.maybeReal(1).value_or(nothing);
        if (isSame)
            points.back().v = value;
        else
            points.push_back({time, value});
    }
    return points;
}

}
