#include "readings.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 leastPeriod = 60'000;
constexpr int patience = 3; ///< Periods until a source is silent: from then on its figures are stale.
constexpr int farthest = 20'000; ///< Rows that are looked through for the sources that speak: so many of one in three periods hide the others.
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

const QString ofFigure = u" FROM reading WHERE indicator = :code AND region = :region "_s;
const QString columns = u"SELECT time, value, quality, source"_s;

FigureReading readingOf(const Sql &row)
{
    return {.time = row.number(0), .value = row.maybeReal(1), .quality = Reading::Quality(std::clamp(row.smallNumber(2), 0, int(Reading::Quality::Withheld))), .source = row.text(3)};
}

}

bool OtherReading::isComparable() const
{
    return value && beside;
}

double OtherReading::difference() const
{
    if (!isComparable() || *value == *beside)
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
    : m_newest(db, columns + ofFigure + u"AND time <= :until ORDER BY time DESC, source DESC LIMIT 1"_s)
    , m_sources(db, u"SELECT source, max(time) FROM (SELECT source, time"_s + ofFigure + u"AND time > :from AND time <= :until ORDER BY time DESC LIMIT %1) GROUP BY source ORDER BY source"_s.arg(farthest))
    , m_last(db, columns + u" FROM ("_s + columns + ofFigure + u"AND time <= :until ORDER BY time DESC LIMIT %1) WHERE source = :source LIMIT 1"_s.arg(farthest))
    , m_at(db, columns + ofFigure + u"AND time = :time AND source = :source"_s)
    , m_before(db, columns + ofFigure + u"AND time > :from AND time <= :until AND source = :source ORDER BY time DESC LIMIT 1"_s)
    , m_after(db, columns + ofFigure + u"AND time >= :from AND time < :until AND source = :source ORDER BY time LIMIT 1"_s)
    , m_range(db, columns + ofFigure + u"AND time >= :from AND time < :to ORDER BY time, source"_s)
{
    setRegion(region);
}

void Readings::setRegion(const QString &region)
{
    for (auto *statement : {&m_newest, &m_sources, &m_last, &m_at, &m_before, &m_after, &m_range}) {
        statement->again();
        statement->bind(":region", region);
    }
}

FigureReading Readings::figure(const QString &code, const QString &owner, qint64 periodMs, TimeMs until)
{
    const qint64 period = std::max(periodMs, leastPeriod);
    m_newest.again();
    m_newest.bind(":code", code).bind(":until", until);
    if (!m_newest.next())
        return {};
    FigureReading shown = readingOf(m_newest);

    // Who speaks is measured from the newest word, not from now: where all fall silent, nobody takes over.
    m_sources.again();
    m_sources.bind(":code", code).bind(":from", shown.time - patience * period).bind(":until", until);
    std::vector<std::pair<QString, TimeMs>> speaking;
    while (m_sources.next())
        speaking.emplace_back(m_sources.text(0), m_sources.number(1));
    const auto own = std::ranges::find(speaking, owner, &std::pair<QString, TimeMs>::first);
    if (own == speaking.end() && !owner.isEmpty()) {
        // What its owner withholds, no other makes public by going on when the owner is silent.
        m_last.again();
        m_last.bind(":code", code).bind(":until", until).bind(":source", owner);
        if (m_last.next() && Reading::Quality(m_last.smallNumber(2)) == Reading::Quality::Withheld)
            return readingOf(m_last);
    }
    const auto &chosen = own != speaking.end() ? *own : speaking.front();
    if (chosen.first != shown.source || chosen.second != shown.time)
        shown = at(code, chosen.first, chosen.second);
    for (const auto &[source, time] : speaking) {
        if (source == shown.source)
            continue;
        const auto said = at(code, source, time);
        const bool isOpen = said.quality != Reading::Quality::Withheld && shown.quality != Reading::Quality::Withheld;
        shown.others.push_back({source, time, isOpen ? said.value : std::nullopt, isOpen ? said.quality : Reading::Quality::Withheld, isOpen ? valueBeside(code, shown.source, time, period) : std::nullopt});
    }
    return shown;
}

FigureReading Readings::at(const QString &code, const QString &source, TimeMs time)
{
    m_at.again();
    m_at.bind(":code", code).bind(":time", time).bind(":source", source);
    return m_at.next() ? readingOf(m_at) : FigureReading();
}

/** What @p source says of the moment nearest to @p time. */
std::optional<double> Readings::valueBeside(const QString &code, const QString &source, TimeMs time, qint64 reach)
{
    std::optional<FigureReading> nearest;
    for (auto *statement : {&m_before, &m_after}) {
        const bool isBefore = statement == &m_before;
        statement->again();
        statement->bind(":code", code).bind(":source", source).bind(":from", isBefore ? time - reach : time).bind(":until", isBefore ? time : time + reach);
        if (!statement->next())
            continue;
        const auto found = readingOf(*statement);
        if (!nearest || std::abs(found.time - time) < std::abs(nearest->time - time))
            nearest = found;
    }
    return nearest && nearest->quality != Reading::Quality::Withheld ? nearest->value : std::nullopt;
}

std::optional<double> Readings::valueAt(const QString &code, const QString &owner, TimeMs time, qint64 periodMs)
{
    const auto found = figure(code, owner, periodMs, time);
    if (found.time == 0 || time - found.time >= std::max(periodMs, leastPeriod) || found.quality == Reading::Quality::Withheld)
        return std::nullopt;
    return found.value;
}

std::vector<FigureReading> Readings::readingsIn(const QString &code, const QString &source, TimeMs from, TimeMs to)
{
    m_range.again();
    m_range.bind(":code", code).bind(":from", from).bind(":to", to);
    std::vector<FigureReading> found;
    bool isOwn = false; // the source itself has begun
    while (m_range.next()) {
        const bool own = m_range.text(3) == source;
        const bool isSame = !found.empty() && found.back().time == m_range.number(0);
        if (!own && (isOwn || isSame))
            continue;
        isOwn = isOwn || own;
        if (isSame)
            found.back() = readingOf(m_range);
        else
            found.push_back(readingOf(m_range));
    }
    return found;
}

std::vector<SeriesPoint> Readings::range(const QString &code, const QString &source, TimeMs from, TimeMs to)
{
    std::vector<SeriesPoint> points;
    for (const auto &reading : readingsIn(code, source, from, to))
        points.push_back({reading.time, reading.quality == Reading::Quality::Withheld ? nothing : reading.value.value_or(nothing)});
    return points;
}

}
