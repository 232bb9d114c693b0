#include "readcomparisons.h"

#include "computedfigures.h"
#include "readindicators.h"
#include "readings.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

namespace tonglan {

namespace {

/** What came about one hour of a period, or whatever it is taken in. */
struct Portion
{
    double sum = 0;
    int count = 0;

    [[nodiscard]] double mean() const { return sum / count; }
};

/** The figures of one indicator by period, of the source that its figure shows. */
class PeriodFigures
{
public:
    PeriodFigures(const Database &db, const ComparisonQuestion &question)
        : m_question(question)
        , m_readings(db, question.region)
    {
        auto definitions = readDefinitions(db);
        m_computed = std::make_unique<ComputedFigures>(db, question.computed, definitions, question.region);
        if (const auto *computed = m_computed->definition(question.code)) {
            m_definition = *computed;
            m_time = m_computed->at(question.code, question.now).newest;
            return;
        }
        m_computed.reset();
        if (const auto it = std::ranges::find(definitions, question.code, [](const Indicator &one) { return one.head.id; }); it != definitions.end())
            m_definition = std::move(*it);
        const auto shown = m_readings.figure(question.code, m_definition.head.source, periodMs(), question.now);
        m_source = shown.source;
        m_time = shown.time;
    }

    [[nodiscard]] const Indicator &definition() const { return m_definition; }
    [[nodiscard]] TimeMs time() const { return m_time; } ///< Of the figure; 0 = there is none.

    PeriodFigure of(const Period &period, TimeMs until)
    {
        PeriodFigure figure{.period = period, .until = std::min({until, period.end, m_question.now + 1})};
        if (figure.until <= period.start)
            return figure;
        const qint64 portion = std::max<qint64>(period.kind == Period::Kind::Hour ? 60'000 : 3'600'000, periodMs());
        figure.due = std::max(1, int((figure.until - period.start - portion / 8 + portion - 1) / portion)); // a month of 31 days is one of 30, too
        std::vector<Portion> portions(std::size_t(figure.due));
        std::vector<double> values;
        for (const auto &point : line(figure, portion)) {
            if (std::isnan(point.v))
                continue;
            auto &one = portions[std::size_t(std::min<qint64>((point.t - period.start) / portion, figure.due - 1))];
            one.sum += point.v;
            ++one.count;
            values.push_back(point.v);
        }
        std::erase_if(portions, [](const Portion &one) { return one.count == 0; });
        figure.filled = int(portions.size());
        if (figure.filled > 0 && figure.filled >= enoughOfPeriod * figure.due)
            figure.value = folded(values, portions);
        return figure;
    }

private:
    [[nodiscard]] qint64 periodMs() const { return std::max<qint64>(60'000, m_definition.periodSeconds * 1000LL); }

    [[nodiscard]] std::vector<SeriesPoint> line(const PeriodFigure &figure, qint64 portion)
    {
        if (!m_computed)
            return m_readings.range(m_question.code, m_source, figure.period.start, figure.until);
        // range() counts back from its end, so what has begun is asked for by itself
        const TimeMs whole = figure.period.start + (figure.until - figure.period.start) / portion * portion;
        auto points = m_computed->range(m_question.code, figure.period.start - 1, whole - 1, portion);
        if (whole < figure.until)
            points.push_back({figure.until - 1, m_computed->valueAt(m_question.code, figure.until - 1).value_or(std::numeric_limits<double>::quiet_NaN())});
        return points;
    }

    [[nodiscard]] double folded(const std::vector<double> &values, const std::vector<Portion> &portions) const
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
        for (const auto &one : portions)
            sum += one.mean();
        return sum / double(portions.size());
    }

    const ComparisonQuestion &m_question;
    Indicator m_definition = {};
    Readings m_readings;
    std::unique_ptr<ComputedFigures> m_computed; ///< Null: it is not a computed one.
    QString m_source;
    TimeMs m_time = 0;
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

Period::Kind naturalPeriod(int periodSeconds)
{
    static constexpr int day = 86'400;
    if (periodSeconds <= day)
        return Period::Kind::Day;
    if (periodSeconds <= 7 * day)
        return Period::Kind::Week;
    if (periodSeconds <= 31 * day)
        return Period::Kind::Month;
    return periodSeconds <= 92 * day ? Period::Kind::Quarter : Period::Kind::Year;
}

Result<ComparisonAnswer> readComparisons(const Database &db, const ComparisonQuestion &question)
{
    const OneMoment moment(db);
    PeriodFigures figures(db, question);
    ComparisonAnswer answer;
    const auto kind = question.kind.value_or(naturalPeriod(figures.definition().periodSeconds));
    const TimeMs at = question.at != 0 ? question.at : figures.time() != 0 ? figures.time()
                                                                           : question.now;
    const auto period = periodAt(at, kind, question.zone);
    answer.current = figures.of(period, period.end);
    const auto before = periodBefore(period, question.zone);
    answer.before = figures.of(before, untilOf(period, before, question));
    const auto yearBefore = periodYearBefore(period, question.zone);
    answer.yearBefore = figures.of(yearBefore, untilOf(period, yearBefore, question));
    answer.target = figures.definition().target;
    if (kind == Period::Kind::Day && question.alike > 0) {
        static const CityCalendar daysOfTheWeek;
        const auto &calendar = question.calendar ? *question.calendar : daysOfTheWeek;
        std::vector<double> values;
        const auto today = QDateTime::fromMSecsSinceEpoch(period.start, question.zone).date();
        auto days = calendar.alikeBefore(today, question.alike);
        for (const auto &date : days) {
            const auto day = periodAt(date.startOfDay(question.zone).toMSecsSinceEpoch(), Period::Kind::Day, question.zone);
            if (const auto value = figures.of(day, untilOf(period, day, question)).value)
                values.push_back(*value);
        }
        answer.alikeDays = int(values.size());
        if (answer.alikeDays >= leastAlike)
            answer.alikeMedian = median(std::move(values));
        days.push_back(today);
        answer.alikeNote = calendar.provisionalNote(days);
    }
    answer.toBefore = compare(answer.current.value, answer.before.value);
    answer.toYearBefore = compare(answer.current.value, answer.yearBefore.value);
    answer.toTarget = compare(answer.current.value, answer.target);
    answer.toAlike = compare(answer.current.value, answer.alikeMedian);
    return answer;
}

}
