#include "readcomparisons.h"

#include "readindicators.h"
#include "readings.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace tonglan {

namespace {

/** The figures of one indicator by period, of the source that its figure shows. */
class PeriodFigures
{
public:
    PeriodFigures(const Database &db, const ComparisonQuestion &question)
        : m_question(question)
        , m_readings(db, question.region)
    {
        for (auto &definition : readDefinitions(db)) {
            if (definition.head.id != question.code)
                continue;
            m_definition = std::move(definition);
            break;
        }
        m_source = m_readings.figure(question.code, m_definition.head.source, periodMs(), question.now).source;
    }

    [[nodiscard]] const Indicator &definition() const { return m_definition; }

    PeriodFigure of(const Period &period, TimeMs until)
    {
        PeriodFigure figure{.period = period, .until = std::min({until, period.end, m_question.now + 1})};
        if (figure.until <= period.start)
            return figure;
        figure.due = int((figure.until - period.start + periodMs() - 1) / periodMs());
        std::vector<double> values;
        const auto points = m_readings.range(m_question.code, m_source, period.start, figure.until);
        for (const auto &point : points) {
            if (!std::isnan(point.v))
                values.push_back(point.v);
        }
        figure.readings = int(values.size());
        if (!values.empty() && figure.readings >= enoughOfPeriod * figure.due)
            figure.value = folded(values);
        return figure;
    }

private:
    [[nodiscard]] qint64 periodMs() const { return std::max<qint64>(60'000, m_definition.periodSeconds * 1000LL); }

    [[nodiscard]] double folded(const std::vector<double> &values) const
    {
        switch (m_definition.aggregation) {
        case Indicator::Aggregation::Last:
            return values.back();
        case Indicator::Aggregation::Maximum:
            return *std::ranges::max_element(values);
        case Indicator::Aggregation::Minimum:
            return *std::ranges::min_element(values);
        case Indicator::Aggregation::Sum: // over regions, not over time
        case Indicator::Aggregation::Average:
            break;
        }
        double sum = 0;
        for (const double value : values)
            sum += value;
        return sum / double(values.size());
    }

    const ComparisonQuestion &m_question;
    Indicator m_definition = {};
    Readings m_readings;
    QString m_source;
};

/** As much of @p other as has passed of @p period now. */
TimeMs untilOf(const Period &period, const Period &other, const ComparisonQuestion &question)
{
    return sameProgress(period, std::min(question.now + 1, period.end), other, question.zone).value_or(other.start);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}

Result<ComparisonAnswer> readComparisons(const Database &db, const ComparisonQuestion &question)
{
    const OneMoment moment(db);
    PeriodFigures figures(db, question);
    ComparisonAnswer answer;
    const auto period = periodAt(question.at, question.kind, question.zone);
    answer.current = figures.of(period, period.end);
    const auto before = periodBefore(period, question.zone);
    answer.before = figures.of(before, untilOf(period, before, question));
    const auto yearBefore = periodYearBefore(period, question.zone);
    answer.yearBefore = figures.of(yearBefore, untilOf(period, yearBefore, question));
    answer.target = figures.definition().target;
    if (question.kind == Period::Kind::Day && question.alike > 0) {
        static const CityCalendar daysOfTheWeek;
        const auto &calendar = question.calendar ? *question.calendar : daysOfTheWeek;
        std::vector<double> values;
        for (const auto &date : calendar.alikeBefore(QDateTime::fromMSecsSinceEpoch(period.start, question.zone).date(), question.alike)) {
            const auto day = periodAt(date.startOfDay(question.zone).toMSecsSinceEpoch(), Period::Kind::Day, question.zone);
            if (const auto value = figures.of(day, untilOf(period, day, question)).value)
                values.push_back(*value);
        }
        answer.alikeDays = int(values.size());
        if (answer.alikeDays >= leastAlike)
            answer.alikeMedian = median(std::move(values));
    }
    answer.toBefore = compare(answer.current.value, answer.before.value);
    answer.toYearBefore = compare(answer.current.value, answer.yearBefore.value);
    answer.toTarget = compare(answer.current.value, answer.target);
    answer.toAlike = compare(answer.current.value, answer.alikeMedian);
    return answer;
}

}
