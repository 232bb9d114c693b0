#include "comparisonwords.h"

#include "catalog.h"

#include "analysis/format.h"

#include <QDateTime>
#include <QLocale>

namespace tonglan {

using namespace Qt::StringLiterals;

static QString join(const QString &a, const QString &b)
{
    return b.isEmpty() ? a : a + u' ' + b;
}

ComparisonWords::ComparisonWords(const ComparisonAnswer &answer, const Indicator &definition, TimeMs now, const QTimeZone &zone, Language language)
    : m_answer(answer)
    , m_definition(definition)
    , m_now(now)
    , m_zone(zone)
    , m_language(language)
{
}

QString ComparisonWords::figure(double value) const
{
    const auto shown = formatFigure(value, nameIn(m_language, m_definition.unit, m_definition.unitEn), m_definition.decimals, m_language);
    return join(shown.value, shown.unit);
}

QString ComparisonWords::foldedBy() const
{
    switch (m_definition.aggregation) {
    case Indicator::Aggregation::Last:
        return tr("last value");
    case Indicator::Aggregation::Maximum:
        return tr("highest");
    case Indicator::Aggregation::Minimum:
        return tr("lowest");
    case Indicator::Aggregation::Sum:
    case Indicator::Aggregation::Average:
        break;
    }
    return tr("mean");
}

QString ComparisonWords::name(const Period &period) const
{
    const bool isPresent = period == periodAt(m_now, period.kind, m_zone);
    const auto date = QDateTime::fromMSecsSinceEpoch(period.start, m_zone).date();
    const QLocale english(QLocale::English);
    const auto day = m_language == Language::Chinese ? u"%1月%2日"_s.arg(date.month()).arg(date.day()) : english.toString(date, u"d MMM"_s);
    switch (period.kind) {
    case Period::Kind::Hour:
        return tr("the hour from %1").arg(QDateTime::fromMSecsSinceEpoch(period.start, m_zone).toString(u"HH:mm"_s));
    case Period::Kind::Day:
        return isPresent ? tr("Today") : day;
    case Period::Kind::Week:
        return isPresent ? tr("This week") : tr("The week from %1").arg(day);
    case Period::Kind::Month:
        return isPresent ? tr("This month") : m_language == Language::Chinese ? u"%1年%2月"_s.arg(date.year()).arg(date.month())
                                                                              : english.toString(date, u"MMM yyyy"_s);
    case Period::Kind::Quarter:
        return isPresent ? tr("This quarter") : tr("Quarter %1 of %2").arg((date.month() + 2) / 3).arg(date.year());
    case Period::Kind::Year:
        return isPresent ? tr("This year") : tr("The year %1").arg(date.year());
    }
    return {};
}

QString ComparisonWords::period() const
{
    const auto &current = m_answer.current;
    if (current.until >= current.period.end || current.until <= current.period.start)
        return tr("%1, %2").arg(name(current.period), foldedBy());
    const auto until = QDateTime::fromMSecsSinceEpoch(current.until - 1, m_zone);
    if (current.period.kind <= Period::Kind::Day)
        return tr("%1 until %2, %3").arg(name(current.period), until.toString(u"HH:mm"_s), foldedBy());
    return tr("%1 so far, %2").arg(name(current.period), foldedBy());
}

QString ComparisonWords::value() const
{
    return m_answer.current.value ? figure(*m_answer.current.value) : QString();
}

QString ComparisonWords::lacks(const PeriodFigure &figure) const
{
    if (figure.filled == 0)
        return tr("no data of it");
    return tr("data of only %1% of it").arg(int(100.0 * figure.filled / std::max(1, figure.due)));
}

QString ComparisonWords::reason() const
{
    return m_answer.current.value ? QString() : lacks(m_answer.current);
}

QString ComparisonWords::note() const
{
    return nameIn(m_language, m_answer.alikeNote.zh, m_answer.alikeNote.en);
}

/** As much of it as of the present one is meant where that goes on. */
QString ComparisonWords::before() const
{
    const bool goesOn = m_answer.current.until < m_answer.current.period.end;
    const bool isPresent = m_answer.current.period == periodAt(m_now, m_answer.current.period.kind, m_zone);
    switch (m_answer.current.period.kind) {
    case Period::Kind::Hour:
        return goesOn ? tr("so far of the hour before") : tr("the hour before");
    case Period::Kind::Day:
        return goesOn ? tr("yesterday until then") : isPresent ? tr("yesterday")
                                                               : tr("the day before");
    case Period::Kind::Week:
        return goesOn ? tr("as much of last week") : tr("the week before");
    case Period::Kind::Month:
        return goesOn ? tr("as much of last month") : tr("the month before");
    case Period::Kind::Quarter:
        return goesOn ? tr("as much of last quarter") : tr("the quarter before");
    case Period::Kind::Year:
        return goesOn ? tr("as much of last year") : tr("the year before");
    }
    return {};
}

QString ComparisonWords::yearBefore() const
{
    return m_answer.current.until < m_answer.current.period.end ? tr("as much of it a year ago") : tr("a year ago");
}

void ComparisonWords::judge(ComparisonLine &line, const std::optional<Comparison> &comparison) const
{
    if (!comparison)
        return;
    line.change = formatChange(comparison->ratio);
    line.direction = comparison->direction;
    if (m_definition.direction != Indicator::Direction::Neutral)
        line.verdict = m_definition.direction == Indicator::Direction::UpIsGood ? line.direction : -line.direction;
    const auto way = line.direction > 0 ? tr("up") : line.direction < 0 ? tr("down")
                                                                        : tr("unchanged");
    line.word = line.verdict > 0 ? tr("%1, better").arg(way) : line.verdict < 0 ? tr("%1, worse").arg(way)
                                                                                : way;
}

std::array<ComparisonLine, 4> ComparisonWords::lines() const
{
    using enum ComparisonLine::Kind;
    std::array<ComparisonLine, 4> lines;
    const auto say = [&](std::size_t at, ComparisonLine::Kind kind, const QString &label, const QString &basis, std::optional<double> other, const std::optional<Comparison> &comparison, const QString &without) {
        auto &line = lines[at];
        line.kind = kind;
        line.label = label;
        line.basis = other ? join(basis, figure(*other)) : basis;
        judge(line, comparison);
        if (comparison)
            return;
        line.reason = !other ? without : !m_answer.current.value ? tr("not enough data of now")
                                                                 : tr("it was 0: there is no share of nothing");
    };
    say(0, Before, tr("Period before"), before(), m_answer.before.value, m_answer.toBefore, lacks(m_answer.before));
    say(1, YearBefore, tr("Year before"), yearBefore(), m_answer.yearBefore.value, m_answer.toYearBefore, lacks(m_answer.yearBefore));
    say(2, Target, tr("Target"), tr("the target"), m_answer.target, m_answer.toTarget, tr("there is none"));
    const bool isOfDays = m_answer.current.period.kind == Period::Kind::Day;
    say(3, Alike, tr("Days alike"), m_answer.alikeDays > 0 ? tr("median of %n such day(s)", nullptr, m_answer.alikeDays) : tr("median of such days"), m_answer.alikeMedian, m_answer.toAlike,
        isOfDays ? tr("too few such days") : tr("only days have such"));
    return lines;
}

}
