#pragma once

#include "base/problem.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QMap>

#include <memory>
#include <vector>

namespace tonglan {

enum class DayType : quint8 { Workday,
    Weekend,
    Holiday, ///< 节假日, with the days that were made free around it.
    MakeupWorkday }; ///< 调休上班: a Saturday or Sunday on which people work.

/** What kind of day a day is where the calendar is of: holidays and the days worked instead, as announced for each year. Of a year that nobody has given it
 *  only the days of the week are known. A value; pure.
 */
class CityCalendar
{
public:
    /** Adds a year from a TOML file: year, source, and [[holiday]] with name, name_en, from, to (none: one day) and workdays, dates as "2026-01-31".
     *  Of a year whose days worked instead are not announced yet it has the holidays of the law alone, and says so by provisional (and provisional_en): what is said wherever that
     *  matters. What is wrong is reported, and then nothing of the file is taken; a year that is known already is replaced.
     */
    bool add(const QByteArray &toml, const QString &file, QList<Problem> &problems);

    [[nodiscard]] DayType typeOf(QDate date) const;
    [[nodiscard]] bool isWorked(QDate date) const; ///< Workdays and those made up for.
    [[nodiscard]] bool knows(int year) const { return m_years.contains(year); }
    [[nodiscard]] QList<int> years() const { return m_years.keys(); }
    [[nodiscard]] QString source(int year) const { return m_years.value(year).source; } ///< Who announced it.

    struct Name
    {
        QString zh = {};
        QString en = {};
    };
    [[nodiscard]] Name holidayName(QDate date) const; ///< Empty on other days, also on those worked instead.
    [[nodiscard]] bool isProvisional(int year) const { return !m_years.value(year).provisional.zh.isEmpty(); }
    /** What must be said where the kinds of @p days decide: "2027 调休未公布，按法定节日"; empty if all of them are announced, or nobody has given their year. */
    [[nodiscard]] Name provisionalNote(const std::vector<QDate> &days) const;

    /** The last @p count days before @p date of the same kind, the latest first: days that are worked, weekends, or holidays. Fewer if there are none within a year, or if the year before has
     *  not been announced while that of @p date has. */
    [[nodiscard]] std::vector<QDate> alikeBefore(QDate date, int count) const;

private:
    struct Year
    {
        QString source = {};
        Name provisional = {}; ///< Why it is not final; empty: it is.
        QHash<QDate, Name> holidays = {};
        QList<QDate> workdays = {};
    };
    QMap<int, Year> m_years = {};
};

/** Read by several threads at once. */
using SharedCalendar = std::shared_ptr<const CityCalendar>;

}
