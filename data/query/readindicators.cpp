#include "readindicators.h"

#include "catalog.h"
#include "computedfigures.h"
#include "handmark.h"
#include "readings.h"
#include "readobjections.h"

#include "analysis/compare.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 day = 24 * 3600'000LL;
static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::vector<Indicator::Limit> limitsFromJson(const QByteArray &json)
{
    std::vector<Indicator::Limit> limits;
    const auto array = QJsonDocument::fromJson(json).array();
    for (const auto &entry : array) {
        const auto object = entry.toObject();
        const auto level = levelFromName(object["level"_L1].toString());
        const bool above = object["above"_L1].isDouble();
        const auto value = object[above ? "above"_L1 : "below"_L1];
        if (level && value.isDouble())
            limits.push_back({*level, above, value.toDouble()});
    }
    return limits;
}

std::vector<Indicator> readDefinitions(const Database &db)
{
    std::vector<Indicator> definitions;
    Sql rows(db, u"SELECT source, id, name, name_en, unit, unit_en, topic, scope, formula, period_seconds, decimals, direction, aggregation, normal_low, normal_high, target, limits, parent, weight, version FROM indicator ORDER BY id, source"_s);
    while (rows.next()) {
        Indicator i;
        i.head.source = rows.text(0);
        i.head.id = rows.text(1);
        if (!definitions.empty() && definitions.back().head.id == i.head.id)
            continue;
        i.name = rows.text(2);
        i.nameEn = rows.text(3);
        i.unit = rows.text(4);
        i.unitEn = rows.text(5);
        i.topic = rows.text(6);
        i.scope = rows.text(7);
        i.formula = rows.text(8);
        i.periodSeconds = rows.smallNumber(9);
        i.decimals = rows.smallNumber(10);
        i.direction = Indicator::Direction(std::clamp(rows.smallNumber(11), 0, 2));
        i.aggregation = Indicator::Aggregation(std::clamp(rows.smallNumber(12), 0, 4));
        i.normalLow = rows.maybeReal(13);
        i.normalHigh = rows.maybeReal(14);
        i.target = rows.maybeReal(15);
        i.limits = limitsFromJson(rows.bytes(16));
        i.parent = rows.text(17);
        i.weight = rows.real(18);
        i.head.version = rows.number(19);
        definitions.push_back(std::move(i));
    }
    return definitions;
}

/** How readings of one region make one of a longer time. What is added up over regions (the load of a city is that of its districts) is not over time: six
 *  readings of 100 MW in half an hour are 100 MW.
 */
static Indicator::Aggregation overTime(Indicator::Aggregation aggregation)
{
    return aggregation == Indicator::Aggregation::Sum ? Indicator::Aggregation::Average : aggregation;
}

static std::vector<SeriesPoint> daily(const std::vector<SeriesPoint> &points, TimeMs now, const Indicator &indicator, const QTimeZone &zone)
{
    std::vector<SeriesPoint> days;
    for (int back = 6; back >= 0; --back) {
        const TimeMs from = startOfDay(now, -back, zone);
        const TimeMs to = startOfDay(now, 1 - back, zone);
        const auto folded = bucketed(points, from, to, to - from, overTime(indicator.aggregation));
        days.push_back({from, folded.empty() ? nothing : folded.front().v});
    }
    return days;
}

static constexpr int mostSpark = 48;

/** The line of a card: at most so many points, the last is the figure itself. */
static std::vector<SeriesPoint> sparkOf(const std::vector<SeriesPoint> &points, TimeMs newest, int hours, std::optional<double> value)
{
    const auto first = std::ranges::upper_bound(points, newest - hours * 3600'000LL, {}, &SeriesPoint::t);
    std::vector<SeriesPoint> line(first, points.end());
    if (line.size() > mostSpark) {
        const qint64 step = hours * 3600'000LL / mostSpark;
        line = bucketed(line, newest + 1 - mostSpark * step, newest + 1, step, Indicator::Aggregation::Average);
        line.back() = {newest, value.value_or(nothing)};
    }
    return line;
}

/** Everything that is asked about the figures of one question. */
class IndicatorReader
{
public:
    IndicatorReader(const Database &db, const IndicatorQuestion &question)
        : m_question(question)
        , m_definitions(readDefinitions(db))
        , m_sources(Catalog::readSources(db))
        , m_readings(db, question.region)
        , m_computed(db, question.computed, m_definitions, question.region)
        , m_objectedTo(readObjectedTo(db, question.region))
    {
        for (const auto &definition : m_definitions)
            m_byCode.insert(definition.head.id, &definition);
    }

    [[nodiscard]] QStringList codes() const
    {
        QStringList codes = m_question.codes;
        if (codes.isEmpty()) {
            for (const auto &definition : m_definitions)
                codes.append(definition.head.id);
        }
        codes.removeDuplicates();
        return codes;
    }

    /** Unset: there is no reading, and no code was asked for. */
    std::optional<IndicatorFigure> figure(const QString &code)
    {
        IndicatorFigure figure;
        figure.code = code;
        if (const auto *definition = m_computed.definition(code)) {
            figure.definition = *definition;
            compute(figure);
        } else {
            if (const auto *defined = m_byCode.value(code, nullptr)) {
                figure.defined = true;
                figure.definition = *defined;
            }
            if (!read(figure) && m_question.codes.isEmpty())
                return {};
        }
        addPart(figure);
        return figure;
    }

private:
    [[nodiscard]] TimeMs lineFrom(TimeMs newest) const
    {
        const TimeMs sparkFrom = newest - m_question.sparkHours * 3600'000LL;
        return m_question.withWeek ? std::min(sparkFrom, startOfDay(m_question.now, -6, m_question.zone)) : sparkFrom;
    }

    void compute(IndicatorFigure &figure)
    {
        const auto &question = m_question;
        figure.defined = figure.isComputed = true;
        const auto now = m_computed.at(figure.code, question.now);
        figure.time = now.time;
        figure.quality = now.quality;
        figure.value = now.time > 0 ? now.value : std::nullopt;
        figure.definition.periodSeconds = now.periodSeconds; // as late as its most overdue part
        const auto *const made = m_computed.computed(figure.code);
        figure.hasSource = now.hasSources;
        figure.sourceName = sourceBeside(nameIn(question.language, made->owner, made->ownerEn), now.quality, 0, question.language);
        figure.systemName = nameIn(question.language, u"本机计算"_s, u"computed here"_s);
        for (const auto &input : now.inputs)
            figure.isObjectedTo = figure.isObjectedTo || m_objectedTo.contains(input.operand.code);
        if (!figure.value)
            return;
        figure.dayBefore = m_computed.valueAt(figure.code, sameTimeDaysBefore(now.newest, 1, question.zone));
        figure.weekBefore = m_computed.valueAt(figure.code, sameTimeDaysBefore(now.newest, 7, question.zone));
        const qint64 hour = 3600'000;
        if (question.sparkHours > 0) {
            const qint64 step = question.sparkHours * hour / mostSpark;
            figure.spark = m_computed.range(figure.code, now.newest - question.sparkHours * hour, now.newest, step);
            figure.spark.back() = {now.newest, *now.value};
        }
        if (question.withWeek)
            figure.week = daily(m_computed.range(figure.code, lineFrom(now.newest), now.newest, hour), question.now, figure.definition, question.zone);
    }

    bool read(IndicatorFigure &figure)
    {
        const auto &question = m_question;
        const QString owner = figure.definition.head.source;
        const qint64 period = qint64(figure.definition.periodSeconds) * 1000;
        const auto newest = m_readings.figure(figure.code, owner, period, question.now);
        figure.time = newest.time;
        figure.quality = newest.checkedQuality();
        figure.isObjectedTo = m_objectedTo.contains(figure.code);
        const bool isWithheld = newest.quality == Reading::Quality::Withheld;
        if (!isWithheld)
            figure.value = newest.value;
        const QString source = newest.source.isEmpty() ? owner : newest.source;
        if (const auto info = m_sources.constFind(source); info != m_sources.cend()) {
            figure.hasSource = true;
            figure.sourceName = sourceBeside(nameIn(question.language, info->name, info->nameEn), figure.quality, info->collection, question.language);
            figure.systemName = nameIn(question.language, info->system, info->systemEn);
            figure.sourceInterval = info->intervalSeconds;
            figure.collection = info->collection;
        }
        if (newest.time > 0 && figure.value) {
            figure.dayBefore = m_readings.valueAt(figure.code, owner, sameTimeDaysBefore(newest.time, 1, question.zone), period);
            figure.weekBefore = m_readings.valueAt(figure.code, owner, sameTimeDaysBefore(newest.time, 7, question.zone), period);
        }
        if (newest.time > 0 && !isWithheld && (question.sparkHours > 0 || question.withWeek)) {
            const auto points = m_readings.range(figure.code, newest.source, lineFrom(newest.time), newest.time + 1);
            if (question.sparkHours > 0)
                figure.spark = sparkOf(points, newest.time, question.sparkHours, figure.value);
            if (question.withWeek)
                figure.week = daily(points, question.now, figure.definition, question.zone);
        }
        return newest.time > 0;
    }

    /** The first indicator below this one, as a line under the figure. */
    void addPart(IndicatorFigure &figure)
    {
        const auto part = std::ranges::find(m_definitions, figure.code, &Indicator::parent);
        if (part == m_definitions.end())
            return;
        const auto value = m_readings.figure(part->head.id, part->head.source, qint64(part->periodSeconds) * 1000, m_question.now);
        if (value.time == 0 || !value.value || value.quality == Reading::Quality::Withheld)
            return;
        figure.partName = nameIn(m_question.language, part->name, part->nameEn);
        figure.partValue = value.value;
        figure.partUnit = nameIn(m_question.language, part->unit, part->unitEn);
        figure.partDecimals = part->decimals;
    }

    const IndicatorQuestion &m_question;
    std::vector<Indicator> m_definitions;
    QHash<QString, SourceInfo> m_sources;
    QHash<QString, const Indicator *> m_byCode = {};
    Readings m_readings;
    ComputedFigures m_computed;
    QSet<QString> m_objectedTo; ///< Codes of the region's figures that an open objection is about.
};

Result<std::vector<IndicatorFigure>> readIndicators(const Database &db, const IndicatorQuestion &question)
{
    const OneMoment moment(db);
    IndicatorReader reader(db, question);
    std::vector<IndicatorFigure> figures;
    const auto codes = reader.codes();
    for (const auto &code : codes) {
        if (auto figure = reader.figure(code))
            figures.push_back(std::move(*figure));
    }
    return figures;
}

// Moments of events in [from, to), without their levels.
static std::vector<TimeMs> reportedTimes(const Database &db, const RegionCondition &condition, TimeMs from, TimeMs to)
{
    Sql rows(db, u"SELECT reported_at FROM event INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at < :to AND "_s + condition.sql);
    rows.bind(":from", from).bind(":to", to);
    condition.bindTo(rows);
    std::vector<TimeMs> times;
    while (rows.next())
        times.push_back(rows.number(0));
    return times;
}

Result<SeriesAnswer> readSeries(const Database &db, const SeriesQuestion &question)
{
    SeriesAnswer answer;
    answer.from = question.from;
    answer.to = question.to;
    if (question.days > 0) {
        answer.from = startOfDay(question.now, 1 - question.days, question.zone);
        answer.to = startOfDay(question.now, 1, question.zone);
    } else if (answer.from == 0 && answer.to == 0) {
        answer.from = startOfDay(question.now, question.zone);
        answer.to = startOfDay(question.now, 1, question.zone);
    } else if (answer.to == 0) {
        answer.to = question.now;
    }
    qint64 step = std::max(60, question.bucketSeconds) * 1000LL;
    TimeMs known = std::min(answer.to, question.now + 1);
    const auto sources = Catalog::readSources(db);

    std::function<std::vector<SeriesPoint>(TimeMs, TimeMs, TimeMs)> series;
    std::optional<Readings> readings;
    std::optional<ComputedFigures> computed;
    RegionCondition condition;
    QString source = u"unified"_s;
    if (question.events) {
        condition = regionCondition(db, question.region);
        // A count that is still growing would look like a fall, so the running bucket is left out, unless it is the only one.
        if (const qint64 complete = (known - answer.from) / step; complete > 0 && known < answer.to)
            known = answer.from + complete * step;
        series = [&](TimeMs from, TimeMs to, TimeMs until) {
            return counted(reportedTimes(db, condition, from, std::min(to, until)), from, to, step, until);
        };
    } else {
        readings.emplace(db, question.region);
        const auto definitions = readDefinitions(db);
        computed.emplace(db, question.computed, definitions, question.region);
        const auto *const made = computed->definition(question.code);
        const auto defined = std::ranges::find(definitions, question.code, [](const Indicator &one) { return one.head.id; });
        const Indicator definition = made ? *made : defined != definitions.end() ? *defined
                                                                                 : Indicator(); // one that nobody has defined
        answer.name = nameIn(question.language, definition.name, definition.nameEn);
        answer.unit = nameIn(question.language, definition.unit, definition.unitEn);
        answer.decimals = definition.decimals;
        answer.limits = definition.limits;
        answer.intervalSeconds = made || defined != definitions.end() ? definition.periodSeconds : 0;
        if (question.days == 0) // buckets that must be empty would break the line; a calendar has its hours
            step = std::max(step, answer.intervalSeconds * 1000LL);
        if (made) {
            const auto newest = computed->at(question.code, question.now);
            const auto *const registered = computed->computed(question.code);
            answer.hasSource = newest.hasSources;
            answer.intervalSeconds = newest.periodSeconds;
            answer.sourceName = sourceBeside(nameIn(question.language, registered->owner, registered->ownerEn), newest.quality, 0, question.language);
            answer.sourceTime = newest.time;
            answer.quality = newest.quality;
            source.clear();
            series = [&](TimeMs from, TimeMs to, TimeMs until) { // what stands at the end of each step, or now
                const TimeMs end = std::min(to, until) - 1;
                auto points = end < from ? std::vector<SeriesPoint>() : computed->range(question.code, from - 1, from - 1 + (end - from + 1) / step * step, step);
                if (end >= from && (end - from + 1) % step != 0)
                    points.push_back({end, computed->valueAt(question.code, end).value_or(nothing)});
                return bucketed(points, from, to, step, Indicator::Aggregation::Last);
            };
        } else {
            const auto newest = readings->figure(question.code, definition.head.source, definition.periodSeconds * 1000LL, question.now);
            source = newest.source;
            answer.owner = definition.head.source;
            answer.overTime = overTime(definition.aggregation);
            answer.sourceTime = newest.time;
            answer.quality = newest.checkedQuality();
            series = [&](TimeMs from, TimeMs to, TimeMs until) {
                return bucketed(readings->range(question.code, source, from, std::min(to, until)), from, to, step, answer.overTime);
            };
        }
    }
    if (const auto info = sources.constFind(source); info != sources.cend()) {
        answer.hasSource = true;
        answer.sourceName = sourceBeside(nameIn(question.language, info->name, info->nameEn), answer.quality, info->collection, question.language);
        answer.intervalSeconds = std::max(answer.intervalSeconds, info->intervalSeconds);
        if (question.events)
            answer.sourceTime = info->lastTime;
    }
    answer.bucketMs = step;
    if (answer.quality == Reading::Quality::Withheld || !condition.isCountable())
        return answer;

    answer.current = series(answer.from, answer.to, known);
    if (question.compareDays > 0) {
        const TimeMs from = sameTimeDaysBefore(answer.from, question.compareDays, question.zone);
        answer.compare = series(from, from + (answer.to - answer.from), question.now + 1);
        for (auto &point : answer.compare)
            point.t += answer.from - from;
    }
    if (question.withUsual && answer.to - answer.from <= 2 * day) {
        static constexpr int weeks = 8;
        std::vector<std::vector<SeriesPoint>> before;
        for (int week = 1; week <= weeks; ++week) {
            const TimeMs from = sameTimeDaysBefore(answer.from, 7 * week, question.zone);
            auto points = series(from, from + (answer.to - answer.from), question.now + 1);
            const bool empty = std::ranges::all_of(points, [](const auto &point) { return std::isnan(point.v) || point.v == 0; });
            if (!empty) // before the first record there was no such day: zero would be a lie
                before.push_back(std::move(points));
        }
        answer.usual = usualBand(before, answer.from, step);
    }
    return answer;
}

}
