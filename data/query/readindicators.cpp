#include "readindicators.h"

#include "catalog.h"
#include "readings.h"

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

static std::vector<SeriesPoint> daily(const std::vector<SeriesPoint> &points, TimeMs now, const Indicator &indicator, const QTimeZone &zone)
{
    std::vector<SeriesPoint> days;
    for (int back = 6; back >= 0; --back) {
        const TimeMs from = startOfDay(now, -back, zone);
        const TimeMs to = startOfDay(now, 1 - back, zone);
        const auto folded = bucketed(points, from, to, to - from, indicator.aggregation);
        days.push_back({from, folded.empty() ? nothing : folded.front().v});
    }
    return days;
}

Result<std::vector<IndicatorFigure>> readIndicators(const Database &db, const IndicatorQuestion &question)
{
    const OneMoment moment(db);
    const auto definitions = readDefinitions(db);
    const auto sources = Catalog::readSources(db);
    QHash<QString, const Indicator *> byCode;
    for (const auto &definition : definitions)
        byCode.insert(definition.head.id, &definition);
    QStringList codes = question.codes;
    if (codes.isEmpty()) {
        for (const auto &definition : definitions)
            codes.append(definition.head.id);
    }

    Readings readings(db, question.region);
    std::vector<IndicatorFigure> figures;
    for (const auto &code : std::as_const(codes)) {
        if (std::ranges::find(figures, code, &IndicatorFigure::code) != figures.end())
            continue;
        IndicatorFigure figure;
        figure.code = code;
        const auto *definition = byCode.value(code, nullptr);
        if (definition) {
            figure.defined = true;
            figure.definition = *definition;
        }
        const QString owner = definition ? definition->head.source : QString();
        const qint64 period = qint64(figure.definition.periodSeconds) * 1000;
        const auto newest = readings.figure(code, owner, period, question.now);
        if (newest.time == 0 && question.codes.isEmpty())
            continue;
        figure.time = newest.time;
        figure.quality = newest.checkedQuality();
        if (newest.quality != Reading::Quality::Withheld)
            figure.value = newest.value;
        const QString source = newest.source.isEmpty() ? owner : newest.source;
        if (const auto info = sources.constFind(source); info != sources.cend()) {
            figure.hasSource = true;
            figure.sourceName = nameIn(question.language, info->name, info->nameEn);
            figure.systemName = nameIn(question.language, info->system, info->systemEn);
            figure.sourceInterval = info->intervalSeconds;
            figure.collection = info->collection;
        }
        if (newest.time > 0 && figure.value) {
            figure.dayBefore = readings.valueAt(code, owner, sameTimeDaysBefore(newest.time, 1, question.zone), period);
            figure.weekBefore = readings.valueAt(code, owner, sameTimeDaysBefore(newest.time, 7, question.zone), period);
        }
        const bool withheld = newest.quality == Reading::Quality::Withheld;
        if (newest.time > 0 && !withheld && (question.sparkHours > 0 || question.withWeek)) {
            const TimeMs sparkFrom = newest.time - question.sparkHours * 3600'000LL;
            const TimeMs from = question.withWeek ? std::min(sparkFrom, startOfDay(question.now, -6, question.zone)) : sparkFrom;
            const auto points = readings.range(code, newest.source, from, newest.time + 1);
            if (question.sparkHours > 0) {
                const auto first = std::ranges::upper_bound(points, sparkFrom, {}, &SeriesPoint::t);
                std::vector<SeriesPoint> line(first, points.end());
                static constexpr int most = 48;
                if (line.size() > most) {
                    const qint64 step = question.sparkHours * 3600'000LL / most;
                    line = bucketed(line, newest.time + 1 - most * step, newest.time + 1, step, Indicator::Aggregation::Average);
                    line.back() = {newest.time, figure.value.value_or(nothing)};
                }
                figure.spark = std::move(line);
            }
            if (question.withWeek)
                figure.week = daily(points, question.now, figure.definition, question.zone);
        }
        const auto part = std::ranges::find(definitions, code, &Indicator::parent);
        if (part != definitions.end()) {
            const auto value = readings.figure(part->head.id, part->head.source, qint64(part->periodSeconds) * 1000, question.now);
            if (value.time > 0 && value.value && value.quality != Reading::Quality::Withheld) {
                figure.partName = nameIn(question.language, part->name, part->nameEn);
                figure.partValue = value.value;
                figure.partUnit = nameIn(question.language, part->unit, part->unitEn);
                figure.partDecimals = part->decimals;
            }
        }
        figures.push_back(std::move(figure));
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
    if (answer.from == 0 && answer.to == 0) {
        answer.from = startOfDay(question.now, question.zone);
        answer.to = startOfDay(question.now, 1, question.zone);
    } else if (answer.to == 0) {
        answer.to = question.now;
    }
    const qint64 step = std::max(60, question.bucketSeconds) * 1000LL;
    TimeMs known = std::min(answer.to, question.now + 1);
    const auto sources = Catalog::readSources(db);

    std::function<std::vector<SeriesPoint>(TimeMs, TimeMs, TimeMs)> series;
    std::optional<Readings> readings;
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
        Indicator::Aggregation aggregation = Indicator::Aggregation::Average;
        QString owner;
        int periodSeconds = Indicator().periodSeconds; // as of an indicator that nobody has defined
        for (const auto &definition : readDefinitions(db)) {
            if (definition.head.id != question.code)
                continue;
            answer.name = nameIn(question.language, definition.name, definition.nameEn);
            answer.unit = nameIn(question.language, definition.unit, definition.unitEn);
            answer.decimals = definition.decimals;
            answer.intervalSeconds = definition.periodSeconds;
            aggregation = definition.aggregation;
            owner = definition.head.source;
            periodSeconds = definition.periodSeconds;
            break; // of several the first counts
        }
        const auto newest = readings->figure(question.code, owner, periodSeconds * 1000LL, question.now);
        source = newest.source;
        answer.sourceTime = newest.time;
        answer.quality = newest.checkedQuality();
        series = [&, aggregation](TimeMs from, TimeMs to, TimeMs until) {
            return bucketed(readings->range(question.code, source, from, std::min(to, until)), from, to, step, aggregation);
        };
    }
    if (const auto info = sources.constFind(source); info != sources.cend()) {
        answer.hasSource = true;
        answer.sourceName = nameIn(question.language, info->name, info->nameEn);
        answer.intervalSeconds = std::max(answer.intervalSeconds, info->intervalSeconds);
        if (question.events)
            answer.sourceTime = info->lastTime;
    }
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
