#include "cellvalues.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype quoted = 40; ///< Letters of a cell in a message.
constexpr int firstYear = 1900;
constexpr int lastYear = 2200;

tl::unexpected<Error> invalid(const QString &what)
{
    return failure(Error::Kind::Invalid, what);
}

Result<TypedTime> timeOf(QDate date, QTime time, TypedTime::Length length, const QTimeZone &zone, const QString &text)
{
    if (!date.isValid())
        return invalid(u"there is no such day: '%1'"_s.arg(text.left(quoted)));
    if (!time.isValid())
        return invalid(u"there is no such time of day: '%1'"_s.arg(text.left(quoted)));
    if (date.year() < firstYear || date.year() > lastYear)
        return invalid(u"the year is not between %1 and %2: '%3'"_s.arg(firstYear).arg(lastYear).arg(text.left(quoted)));
    return TypedTime{.time = QDateTime(date, time, zone).toMSecsSinceEpoch(), .length = length};
}

/** By the day number of a spreadsheet. Its calendar of 1900 has a 29 February that never was, so its days before March 1900 are others. */
/** Smaller numbers are not days but 2026.6, 0625 and the like: October 1954, or 1958 from 1904 on. */
constexpr double firstSerial = 20'000;

Result<TypedTime> timeOfSerial(double serial, bool is1904, const QTimeZone &zone)
{
    const QString text = QString::number(serial, 'g', 12);
    const QDate origin = is1904 ? QDate(1904, 1, 1) : QDate(1899, 12, 30);
    if (!(serial >= firstSerial && serial < 110'000))
        return invalid(u"%1 is not the number of a day"_s.arg(text));
    const auto seconds = qint64(std::llround(serial * 86'400)); // hours are fractions of a day: to the second
    const auto day = origin.addDays(seconds / 86'400);
    const bool isDay = seconds % 86'400 == 0;
    return timeOf(day, QTime(0, 0).addSecs(int(seconds % 86'400)), isDay ? TypedTime::Length::Day : TypedTime::Length::Moment, zone, text);
}

QTime clockOf(const QRegularExpressionMatch &match)
{
    if (!match.hasCaptured(u"h"))
        return QTime(0, 0);
    int hour = match.captured(u"h").toInt();
    const auto half = match.captured(u"half");
    if (hour == 12 && (half == u"上午" || half == u"晚上"))
        return {}; // noon or midnight, and of which day?
    if (hour == 12 && half == u"凌晨")
        hour = 0;
    if ((half == u"下午" || half == u"晚上") && hour < 12)
        hour += 12;
    return {hour, (match.captured(u"min") + match.captured(u"min2")).toInt(), (match.captured(u"s") + match.captured(u"s2")).toInt()};
}

}

QString plainText(const QString &text)
{
    QString plain = text;
    for (QChar &c : plain) {
        if (c >= u'\uFF01' && c <= u'\uFF5E')
            c = QChar(c.unicode() - 0xFEE0);
        else if (c == u'\u3000' || c == u'\u00A0' || c == u'\u2009' || c == u'\u202F')
            c = u' ';
        else if (c == u'\u2212' || c == u'\u2013')
            c = u'-';
    }
    return plain.simplified();
}

Result<TypedNumber> readNumber(const TableCell &cell, QChar separator)
{
    if (cell.kind == TableCell::Kind::Wrong)
        return invalid(cell.text);
    if (cell.kind == TableCell::Kind::Moment)
        return invalid(u"a date stands where a number should"_s);
    if (cell.kind == TableCell::Kind::Number)
        return TypedNumber{.value = cell.isPercent ? cell.number * 100 : cell.number, .unit = cell.isPercent ? u"%"_s : QString()};
    static const QStringList nothing = {u"-"_s, u"--"_s, u"—"_s, u"——"_s, u"/"_s, u"无"_s, u"无数据"_s, u"暂无"_s, u"缺"_s, u"na"_s, u"n/a"_s, u"null"_s, u"none"_s};
    const QString text = plainText(cell.text);
    if (nothing.contains(text.toLower()))
        return TypedNumber();
    static const QRegularExpression form(u"^([+-]?)((?:[1-9]\\d{0,2}(?:[, ]\\d{3})+|\\d+)?(?:\\.\\d+)?)((?:[eE][+-]?\\d{1,3})?)\\s*([^\\d.,\\s+-].*)?$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch() || match.captured(2).isEmpty()) {
        static const QRegularExpression grouped(u"^[+-]?\\d+(,\\d+)+(\\.\\d+)?"_s);
        if (grouped.match(text).hasMatch())
            return invalid(u"'%1': commas stand before every three digits or not at all; the decimal sign is a point"_s.arg(text.left(quoted)));
        return invalid(u"'%1' is not a number"_s.arg(text.left(quoted)));
    }
    static const QRegularExpression oneGroup(u"^\\d{1,3},\\d{3}$"_s);
    if (separator == u';' && oneGroup.match(match.captured(2)).hasMatch()) // where ';' separates, a comma is often the decimal sign
        return invalid(u"'%1' can be read in two ways in a table separated by ';': write it without the comma, or with a point"_s.arg(text.left(quoted)));
    bool isNumber = false;
    const double value = (match.captured(1) + match.captured(2).remove(u',').remove(u' ') + match.captured(3)).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value))
        return invalid(u"'%1' is not a number"_s.arg(text.left(quoted)));
    return TypedNumber{.value = value, .unit = match.captured(4).trimmed()};
}

Result<TypedTime> readTime(const TableCell &cell, bool is1904, const QTimeZone &zone)
{
    if (cell.kind == TableCell::Kind::Wrong)
        return invalid(cell.text);
    if (cell.kind == TableCell::Kind::Moment || (cell.kind == TableCell::Kind::Number && !cell.isPercent && (cell.number < 190'000 || cell.number > 99'991'231)))
        return cell.kind == TableCell::Kind::Number && cell.number >= firstYear && cell.number <= lastYear && cell.number == std::floor(cell.number)
            ? timeOf(QDate(int(cell.number), 1, 1), QTime(0, 0), TypedTime::Length::Year, zone, QString::number(cell.number))
            : timeOfSerial(cell.number, is1904, zone);
    const QString text = cell.kind == TableCell::Kind::Number ? QString::number(cell.number, 'f', 0) : plainText(cell.text);

    // Something stands between the day and the hour, and what is written with colons has two digits each: 2026-06-255 or 14:305 is a slip, not a time.
    static const QString clock = u"(?:(?:\\s+|T|(?<=日)|(?=[上下晚凌]))(?<half>上午|下午|晚上|凌晨)?\\s*(?<h>\\d{1,2})(?::(?<min>\\d{2})(?::(?<s>\\d{2})(?:\\.\\d+)?)?|[时点](?:(?<min2>\\d{1,2})(?:分(?:(?<s2>\\d{1,2})秒)?)?)?))?"_s;
    static const QRegularExpression day(u"^(?<y>\\d{4})(?:(?<sep>[-/.])(?<m>\\d{1,2})\\k<sep>(?<d>\\d{1,2})|年\\s*(?<m2>\\d{1,2})月\\s*(?<d2>\\d{1,2})日?|(?<m3>\\d{2})(?<d3>\\d{2}))"_s + clock + u"\\s*(?<zone>Z|[+-]\\d{2}:?\\d{2})?$"_s);
    static const QRegularExpression month(u"^(?<y>\\d{4})(?:[-/.](?<m>\\d{1,2})|年\\s*(?<m2>\\d{1,2})月份?|(?<m3>\\d{2}))$"_s);
    static const QRegularExpression quarter(u"^(?<y>\\d{4})(?:年?\\s*第?(?<q>[1-4一二三四])季度?|[-/ ]?[Qq](?<q2>[1-4]))$"_s);
    static const QRegularExpression year(u"^(?<y>\\d{4})年?$"_s);
    const auto number = [](const QRegularExpressionMatch &match, std::initializer_list<const char16_t *> names) {
        for (const auto *name : names) {
            if (match.hasCaptured(QStringView(name)))
                return match.captured(QStringView(name)).toInt();
        }
        return 0;
    };
    if (const auto match = day.match(text); match.hasMatch()) {
        const QDate date(match.captured(u"y").toInt(), number(match, {u"m", u"m2", u"m3"}), number(match, {u"d", u"d2", u"d3"}));
        QTimeZone own = zone;
        if (const auto offset = match.captured(u"zone"); offset == u"Z") {
            own = QTimeZone(QTimeZone::UTC);
        } else if (!offset.isEmpty()) {
            const int seconds = (offset.sliced(1, 2).toInt() * 60 + offset.last(2).toInt()) * 60;
            if (seconds > 14 * 3600)
                return invalid(u"there is no such time zone: '%1'"_s.arg(text.left(quoted)));
            own = QTimeZone::fromSecondsAheadOfUtc(offset.startsWith(u'-') ? -seconds : seconds);
        }
        return timeOf(date, clockOf(match), match.hasCaptured(u"h") ? TypedTime::Length::Moment : TypedTime::Length::Day, own, text);
    }
    if (const auto match = month.match(text); match.hasMatch())
        return timeOf(QDate(match.captured(u"y").toInt(), number(match, {u"m", u"m2", u"m3"}), 1), QTime(0, 0), TypedTime::Length::Month, zone, text);
    if (const auto match = quarter.match(text); match.hasMatch()) {
        const auto digits = u"一二三四"_s;
        const auto said = match.captured(u"q") + match.captured(u"q2");
        const int n = digits.contains(said) ? int(digits.indexOf(said)) + 1 : said.toInt();
        return timeOf(QDate(match.captured(u"y").toInt(), n * 3 - 2, 1), QTime(0, 0), TypedTime::Length::Quarter, zone, text);
    }
    if (const auto match = year.match(text); match.hasMatch())
        return timeOf(QDate(match.captured(u"y").toInt(), 1, 1), QTime(0, 0), TypedTime::Length::Year, zone, text);
    static const QRegularExpression serial(u"^\\d{5}(?:\\.\\d+)?$"_s);
    if (serial.match(text).hasMatch())
        return timeOfSerial(text.toDouble(), is1904, zone);
    static const QRegularExpression yearLast(u"^\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}"_s);
    if (yearLast.match(text).hasMatch())
        return invalid(u"'%1' can be read in two ways: write the year first, 2026-06-25"_s.arg(text.left(quoted)));
    return invalid(u"'%1' is not a time such as 2026-06-25, 2026/6/25 14:30 or 2026年6月"_s.arg(text.left(quoted)));
}

}
