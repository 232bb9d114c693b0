#include "readline.h"

#include "catalog.h"
#include "charttime.h"
#include "computedfigures.h"
#include "eventchanges.h"
#include "readings.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr qint64 mostReadings = 2'000'000;
constexpr qint64 halfHour = 30 * 60'000;
constexpr qint64 day = 24 * 3'600'000LL;

double valueOf(const Sql &row)
{
    return Reading::Quality(row.smallNumber(2)) == Reading::Quality::Withheld ? nothing : row.maybeReal(1).value_or(nothing);
}

const QString rowsOf = u"SELECT time, value, quality, source = :source, known_since, version FROM reading WHERE indicator = :code AND region = :region AND time >= :from AND time <= :until "_s;

void bindTo(Sql &rows, const LineQuestion &question, const QString &source, TimeMs from)
{
    rows.bind(":source", source).bind(":code", question.code).bind(":region", question.region).bind(":from", from).bind(":until", question.now);
}

/** All of them: before the first of the source itself those of others, one a moment, by the first of their names. */
void readAll(const Database &db, const LineQuestion &question, LineAnswer &answer)
{
    struct Row
    {
        SeriesPoint point;
        bool isOwn = false;
        qint64 version = 0;
    };
    Sql rows(db, rowsOf + u"ORDER BY time DESC, source DESC LIMIT :most"_s);
    bindTo(rows, question, answer.mark.source, answer.mark.from);
    rows.bind(":most", mostReadings);
    std::vector<Row> found;
    std::size_t firstOwn = 0; // they come backwards
    while (rows.next()) {
        const bool isOwn = rows.number(3) != 0;
        found.push_back({{rows.number(0), valueOf(rows)}, isOwn, rows.number(5)});
        if (isOwn)
            firstOwn = found.size();
        answer.mark.knownSince = std::max(answer.mark.knownSince, rows.number(4));
    }
    if (qint64(found.size()) == mostReadings)
        answer.mark.from = found.back().point.t;
    std::vector<SeriesPoint> points;
    points.reserve(found.size());
    for (auto i = found.size(); i > 0; --i) {
        const auto &[point, isOwn, version] = found[i - 1];
        const bool isSame = !points.empty() && points.back().t == point.t;
        if (!isOwn && (i <= firstOwn || isSame))
            continue;
        answer.mark.versions += version;
        if (isSame)
            points.back() = point;
        else
            points.push_back(point);
    }
    answer.isWhole = true;
    answer.mark.last = points.empty() ? 0 : points.back().t;
    answer.mark.count = firstOwn > 0 ? qint64(points.size()) : 0; // none of its own: whoever goes on begins anew
    if (firstOwn == 0)
        answer.mark.cache.clear();
    answer.series = LongSeries(std::move(points));
}

/** What has come since; false if the line must be read as a whole. */
bool readMore(const Database &db, const LineQuestion &question, LineAnswer &answer)
{
    const auto &mark = question.mark;
    if (mark.cache.isEmpty() || mark.cache != answer.mark.cache || mark.source != answer.mark.source)
        return false;
    answer.mark = mark;
    qint64 known = mark.count;
    if (question.withLate) {
        known = 0;
        qint64 versions = 0;
        Sql late(db, rowsOf + u"ORDER BY time"_s);
        bindTo(late, question, mark.source, mark.from);
        TimeMs last = 0;
        bool hasOwn = false;
        while (late.next()) {
            const bool isOwn = late.number(3) != 0;
            const TimeMs time = late.number(0);
            if (!isOwn && (hasOwn || time == last))
                continue;
            hasOwn = hasOwn || isOwn;
            known += time == last ? 0 : 1;
            last = time;
            versions += late.number(5);
            const bool isNew = time > mark.last || late.number(4) > mark.knownSince;
            if (isNew && !isOwn)
                return false; // of before its time: rare enough
            if (isNew)
                answer.more.push_back({time, valueOf(late)});
            answer.mark.knownSince = std::max(answer.mark.knownSince, late.number(4));
        }
        if (answer.more.empty() && versions != mark.versions)
            return false; // changed within the millisecond of the mark, or gone
        answer.mark.versions = versions;
    } else {
        Sql next(db, rowsOf + u"ORDER BY time"_s);
        bindTo(next, question, mark.source, mark.last + 1);
        while (next.next()) {
            if (next.number(3) == 0)
                continue;
            answer.more.push_back({next.number(0), valueOf(next)});
            answer.mark.versions += next.number(5);
            ++known; // knownSince stays: what came late is still to be found
        }
    }
    for (const auto &point : answer.more)
        answer.mark.last = std::max(answer.mark.last, point.t);
    answer.mark.count = known;
    return true;
}

void readCounts(const Database &db, const LineQuestion &question, LineAnswer &answer)
{
    const auto condition = regionCondition(db, question.region);
    answer.isWhole = true;
    if (!condition.isCountable())
        return;
    Sql rows(db, u"SELECT reported_at FROM event INDEXED BY event_by_reported WHERE reported_at >= :from AND reported_at <= :until AND "_s + condition.sql + u" ORDER BY reported_at"_s);
    rows.bind(":from", question.now - 200 * day).bind(":until", question.now);
    condition.bindTo(rows);
    std::vector<TimeMs> times;
    while (rows.next())
        times.push_back(rows.number(0));
    if (times.empty())
        return;
    // Half hours that are over, from the one of the first on; before it nobody counted.
    const TimeMs end = question.now / halfHour * halfHour;
    auto points = counted(times, times.front() / halfHour * halfHour, end, halfHour, end);
    for (auto &point : points)
        point.t += halfHour / 2; // a count stands for its whole time
    answer.series = LongSeries(std::move(points));
}

}

Result<LineAnswer> readLine(const Database &db, const LineQuestion &question)
{
    QElapsedTimer timer;
    timer.start();
    const OneMoment moment(db);
    LineAnswer answer;
    answer.withLate = question.withLate;
    if (question.events) {
        readCounts(db, question, answer);
        answer.tookMs = timer.elapsed();
        return answer;
    }
    const auto definitions = readDefinitions(db);
    ComputedFigures computed(db, question.computed, definitions, question.region);
    const auto *const made = computed.definition(question.code);
    const auto defined = std::ranges::find(definitions, question.code, [](const Indicator &one) { return one.head.id; });
    const Indicator definition = made ? *made : defined != definitions.end() ? *defined
                                                                             : Indicator();
    const qint64 period = std::max(60, definition.periodSeconds) * 1000LL;
    answer.step = period;
    if (made) { // worked out anew: it has no readings
        static constexpr int farBack = 31;
        const qint64 step = std::max(period, halfHour);
        const auto newest = computed.at(question.code, question.now);
        answer.isWhole = true;
        answer.isWithheld = newest.quality == Reading::Quality::Withheld;
        answer.step = step;
        if (!answer.isWithheld)
            answer.series = LongSeries(computed.range(question.code, question.now - farBack * day, question.now, step));
    } else {
        const auto newest = Readings(db, question.region).figure(question.code, definition.head.source, period, question.now);
        answer.isWithheld = newest.quality == Reading::Quality::Withheld;
        answer.mark = {.cache = cacheIdentity(db), .source = newest.source, .from = question.now - TimeMs(ChartTime::longest)};
        if (answer.isWithheld)
            answer.isWhole = true;
        else if (!readMore(db, question, answer)) {
            answer.more.clear();
            answer.mark = {.cache = cacheIdentity(db), .source = newest.source, .from = question.now - TimeMs(ChartTime::longest)};
            readAll(db, question, answer);
        }
        if (answer.isWithheld)
            answer.mark = {};
    }
    answer.tookMs = timer.elapsed();
    return answer;
}

}
