#include "period.h"

#include <QDateTime>

#include <algorithm>

namespace tonglan {

static TimeMs startOf(QDate date, const QTimeZone &zone)
{
    return date.startOfDay(zone).toMSecsSinceEpoch();
}

static Period daysFrom(Period::Kind kind, QDate first, QDate next, const QTimeZone &zone)
{
    return {kind, startOf(first, zone), startOf(next, zone)};
}

Period periodAt(TimeMs time, Period::Kind kind, const QTimeZone &zone)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(time, zone);
    const auto date = moment.date();
    switch (kind) {
    case Period::Kind::Hour: {
        // From the moment, not from its name: an hour that comes twice is two.
        const qint64 into = (moment.time().minute() * 60LL + moment.time().second()) * 1000 + moment.time().msec();
        return {kind, time - into, time - into + 3'600'000};
    }
    case Period::Kind::Day:
        return daysFrom(kind, date, date.addDays(1), zone);
    case Period::Kind::Week: {
        const auto monday = date.addDays(1 - date.dayOfWeek());
        return daysFrom(kind, monday, monday.addDays(7), zone);
    }
    case Period::Kind::Month: {
        const QDate first(date.year(), date.month(), 1);
        return daysFrom(kind, first, first.addMonths(1), zone);
    }
    case Period::Kind::Quarter: {
        const QDate first(date.year(), (date.month() - 1) / 3 * 3 + 1, 1);
        return daysFrom(kind, first, first.addMonths(3), zone);
    }
    case Period::Kind::Year:
        break;
    }
    const QDate first(date.year(), 1, 1);
    return daysFrom(kind, first, first.addYears(1), zone);
}

Period periodBefore(const Period &period, const QTimeZone &zone)
{
    return periodAt(period.start - 1, period.kind, zone);
}

Period periodYearBefore(const Period &period, const QTimeZone &zone)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(period.start, zone);
    const auto earlier = period.kind == Period::Kind::Week ? moment.addDays(-364) : moment.addYears(-1);
    return periodAt(earlier.toMSecsSinceEpoch(), period.kind, zone);
}

std::optional<TimeMs> sameProgress(const Period &period, TimeMs now, const Period &other, const QTimeZone &zone)
{
    if (now < period.start)
        return {};
    if (now >= period.end)
        return other.end;
    if (period.kind == Period::Kind::Hour)
        return std::min(other.start + (now - period.start), other.end);
    // By the date and the time of the day, so that a change of the clocks in between moves nothing.
    const auto begin = QDateTime::fromMSecsSinceEpoch(period.start, zone).date();
    const auto moment = QDateTime::fromMSecsSinceEpoch(now, zone);
    const auto otherBegin = QDateTime::fromMSecsSinceEpoch(other.start, zone).date();
    QDate day;
    if (period.kind == Period::Kind::Year || period.kind == Period::Kind::Quarter) {
        const int months = (moment.date().year() - begin.year()) * 12 + moment.date().month() - begin.month();
        const auto month = otherBegin.addMonths(months);
        day = month.addDays(std::min(moment.date().day(), month.daysInMonth()) - 1);
    } else {
        day = otherBegin.addDays(begin.daysTo(moment.date()));
    }
    const QDateTime same(day, moment.time(), zone);
    return std::min(same.toMSecsSinceEpoch(), other.end);
}

}
