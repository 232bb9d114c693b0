#include "rfc3339.h"

#include <chrono>

namespace tonglan {

using namespace Qt::StringLiterals;

/** Takes exactly @p digits digits off the front of @p text, or -1. */
static int takeNumber(QStringView &text, int digits)
{
    if (text.size() < digits)
        return -1;
    int value = 0;
    for (int i = 0; i < digits; ++i) {
        const auto c = text[i].unicode();
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c - u'0');
    }
    text = text.sliced(digits);
    return value;
}

static bool take(QStringView &text, char16_t either, char16_t other)
{
    if (text.isEmpty() || (text[0] != either && text[0] != other))
        return false;
    text = text.sliced(1);
    return true;
}

/** Milliseconds of ".25"; digits after the third are dropped. */
static int takeFraction(QStringView &text)
{
    if (!take(text, u'.', u'.'))
        return 0;
    int value = 0;
    int digits = 0;
    while (!text.isEmpty() && text[0] >= u'0' && text[0] <= u'9') {
        if (digits < 3)
            value = value * 10 + (text[0].unicode() - u'0');
        ++digits;
        text = text.sliced(1);
    }
    for (int i = digits; i < 3; ++i)
        value *= 10;
    return digits == 0 ? -1 : value;
}

std::optional<TimeMs> timeFromRfc3339(QStringView text)
{
    using namespace std::chrono;
    const int y = takeNumber(text, 4);
    if (!take(text, u'-', u'-'))
        return std::nullopt;
    const int m = takeNumber(text, 2);
    if (!take(text, u'-', u'-'))
        return std::nullopt;
    const int d = takeNumber(text, 2);
    if (!take(text, u'T', u't') && !take(text, u' ', u' '))
        return std::nullopt;
    const int hour = takeNumber(text, 2);
    if (!take(text, u':', u':'))
        return std::nullopt;
    const int minute = takeNumber(text, 2);
    if (!take(text, u':', u':'))
        return std::nullopt;
    const int second = takeNumber(text, 2);
    const int fraction = takeFraction(text);
    if (y < 1 || m < 1 || d < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 || fraction < 0)
        return std::nullopt;

    int offset = 0;
    if (!take(text, u'Z', u'z')) {
        const bool west = !text.isEmpty() && text[0] == u'-';
        if (!take(text, u'+', u'-'))
            return std::nullopt;
        const int offsetHours = takeNumber(text, 2);
        if (!take(text, u':', u':'))
            return std::nullopt;
        const int offsetMinutes = takeNumber(text, 2);
        if (offsetHours < 0 || offsetHours > 23 || offsetMinutes < 0 || offsetMinutes > 59)
            return std::nullopt;
        offset = (offsetHours * 60 + offsetMinutes) * (west ? -1 : 1);
    }
    const year_month_day date{year(y), month(unsigned(m)), day(unsigned(d))};
    if (!text.isEmpty() || !date.ok())
        return std::nullopt;
    const auto moment = sys_days(date).time_since_epoch() + hours(hour) + minutes(minute - offset) + seconds(second) + milliseconds(fraction);
    return duration_cast<milliseconds>(moment).count();
}

static void append(QString &text, int number, int digits)
{
    text += QString::number(number).rightJustified(digits, u'0');
}

QString rfc3339(TimeMs time)
{
    using namespace std::chrono;
    const sys_time<milliseconds> moment{milliseconds(time)};
    const auto midnight = floor<days>(moment);
    const year_month_day date{midnight};
    const hh_mm_ss clock{moment - midnight};
    QString text;
    text.reserve(24);
    append(text, int(date.year()), 4);
    text += u'-';
    append(text, int(unsigned(date.month())), 2);
    text += u'-';
    append(text, int(unsigned(date.day())), 2);
    text += u'T';
    append(text, int(clock.hours().count()), 2);
    text += u':';
    append(text, int(clock.minutes().count()), 2);
    text += u':';
    append(text, int(clock.seconds().count()), 2);
    if (const auto ms = clock.subseconds().count(); ms != 0) {
        text += u'.';
        append(text, int(ms), 3);
    }
    return text + u'Z';
}

}
