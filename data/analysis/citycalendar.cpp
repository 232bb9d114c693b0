#include "citycalendar.h"

#include "base/tomltable.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int longestHoliday = 31; // days

/** Unset, and reported, if the text is no date; unset if there is none. */
static std::optional<QDate> dateOf(TomlTable &table, const char *key, const QString &text)
{
    if (text.isEmpty())
        return {};
    const auto date = QDate::fromString(text, Qt::ISODate);
    if (!date.isValid())
        table.report(key, u"'%1' is no date such as 2026-01-31"_s.arg(text.left(40)));
    return date.isValid() ? std::optional(date) : std::nullopt;
}

bool CityCalendar::add(const QByteArray &toml, const QString &file, QList<Problem> &problems)
{
    const auto before = problems.size();
    const auto root = parseToml(toml, file, problems);
    if (!root)
        return false;
    TomlTable table(*root, QString(), file, problems);
    const int number = table.integer("year", 0, {1990, 2200});
    if (!table.has("year"))
        table.report(u"'year' is missing"_s);
    Year year{.source = table.text("source", TomlTable::Presence::Required), .provisional = {table.text("provisional"), table.text("provisional_en")}};
    const bool isProvisional = !year.provisional.zh.isEmpty();
    if (table.has("provisional_en") && !isProvisional)
        table.report("provisional_en", u"goes with 'provisional'"_s);
    const auto isOfYear = [number](QDate date) { // New Year's may begin in December, and be made up for there
        return date.year() == number || (date.year() == number - 1 && date.month() == 12) || (date.year() == number + 1 && date.month() == 1);
    };
    for (const auto *one : table.tables("holiday")) {
        TomlTable holiday(*one, u"holiday"_s, file, problems);
        const Name name{holiday.text("name", TomlTable::Presence::Required), holiday.text("name_en")};
        const auto from = dateOf(holiday, "from", holiday.text("from", TomlTable::Presence::Required));
        const auto lastText = holiday.text("to");
        const auto to = lastText.isEmpty() ? from : dateOf(holiday, "to", lastText);
        const auto worked = holiday.texts("workdays");
        holiday.reportUnknown();
        if (isProvisional && !worked.isEmpty())
            holiday.report("workdays", u"is announced, while 'provisional' says that it is not"_s);
        if (from && to && (*to < *from || from->daysTo(*to) >= longestHoliday))
            holiday.report("to", u"a holiday from %1 to %2"_s.arg(from->toString(Qt::ISODate), to->toString(Qt::ISODate)));
        else if (from && to && !(isOfYear(*from) && isOfYear(*to)))
            holiday.report("from", u"%1 is not of %2"_s.arg(from->toString(Qt::ISODate)).arg(number));
        else if (from && to)
            for (auto date = *from; date <= *to; date = date.addDays(1))
                year.holidays.insert(date, name);
        for (const auto &text : worked) {
            const auto date = dateOf(holiday, "workdays", text);
            if (!date)
                continue;
            if (date->dayOfWeek() < Qt::Saturday)
                holiday.report("workdays", u"%1 is no Saturday or Sunday"_s.arg(text));
            else if (!isOfYear(*date))
                holiday.report("workdays", u"%1 is not of %2"_s.arg(text).arg(number));
            year.workdays.append(*date);
        }
    }
    for (const auto &date : std::as_const(year.workdays))
        if (year.holidays.contains(date))
            table.report(u"%1 is both free and worked"_s.arg(date.toString(Qt::ISODate)));
    table.reportUnknown();
    if (problems.size() > before)
        return false;
    m_years.insert(number, std::move(year));
    return true;
}

DayType CityCalendar::typeOf(QDate date) const
{
    // A day may be in the list of the year beside its own: New Year's of the next may begin in December.
    for (const int number : {date.year(), date.year() + 1, date.year() - 1}) {
        const auto year = m_years.constFind(number);
        if (year == m_years.cend())
            continue;
        if (year->holidays.contains(date))
            return DayType::Holiday;
        if (year->workdays.contains(date))
            return DayType::MakeupWorkday;
    }
    return date.dayOfWeek() >= Qt::Saturday ? DayType::Weekend : DayType::Workday;
}

bool CityCalendar::isWorked(QDate date) const
{
    const auto type = typeOf(date);
    return type == DayType::Workday || type == DayType::MakeupWorkday;
}

CityCalendar::Name CityCalendar::holidayName(QDate date) const
{
    for (const int number : {date.year(), date.year() + 1, date.year() - 1}) {
        const auto year = m_years.constFind(number);
        if (year != m_years.cend() && year->holidays.contains(date))
            return year->holidays.value(date);
    }
    return {};
}

CityCalendar::Name CityCalendar::provisionalNote(const std::vector<QDate> &days) const
{
    Name note;
    for (auto it = m_years.cbegin(); it != m_years.cend(); ++it) {
        const auto &said = it->provisional;
        if (said.zh.isEmpty() || std::ranges::none_of(days, [&](QDate day) { return day.year() == it.key(); }))
            continue;
        const auto add = [&](QString &text, const QString &words, QLatin1StringView between) { text += (text.isEmpty() ? QString() : QString(between)) + u"%1 %2"_s.arg(it.key()).arg(words); };
        add(note.zh, said.zh, "; "_L1);
        add(note.en, said.en.isEmpty() ? said.zh : said.en, "; "_L1);
    }
    return note;
}

std::vector<QDate> CityCalendar::alikeBefore(QDate date, int count) const
{
    const auto kindOf = [this](QDate day) {
        const auto type = typeOf(day);
        return type == DayType::MakeupWorkday ? DayType::Workday : type; // people do on it what they do on a workday
    };
    const auto kind = kindOf(date);
    std::vector<QDate> days;
    for (auto day = date.addDays(-1); int(days.size()) < count && day.daysTo(date) <= 366; day = day.addDays(-1)) {
        if (!knows(day.year()) && knows(date.year()))
            break; // of a year that nobody announced nobody knows which days were alike
        if (kindOf(day) == kind)
            days.push_back(day);
    }
    return days;
}

}
