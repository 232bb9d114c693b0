#pragma once

#include "analysis/citycalendar.h"
#include "analysis/compare.h"
#include "analysis/period.h"
#include "analysis/register.h"
#include "base/result.h"
#include "cache/database.h"

#include <QTimeZone>

#include <optional>

namespace tonglan {

/** Which period of an indicator is compared with others. */
struct ComparisonQuestion
{
    QString code = {};
    QString region = {};
    std::optional<Period::Kind> kind = {}; ///< Unset: naturalPeriod() of the indicator.
    TimeMs at = 0; ///< A moment of the period; 0: that of the figure.
    TimeMs now = 0; ///< Readings about later moments do not count; a period that goes on is compared with as much of the others.
    QTimeZone zone = QTimeZone(QTimeZone::UTC);
    SharedCalendar calendar = {}; ///< For days alike; null: they are told by the days of the week alone.
    SharedRegister computed = {}; ///< Whose computed indicators there are beside those of the feeds; null: none.
    int alike = 8; ///< How many days of the same kind.
};

/** What readings make of a period: their mean, or by the aggregation of the indicator the last, the largest or the smallest. The mean is that of the means of
 *  its hours (of minutes in an hour; of the times between readings where these are longer), so that hours of which more was kept weigh no more than others. Of a
 *  computed indicator the values count that it had at the end of each.
 */
struct PeriodFigure
{
    Period period = {};
    TimeMs until = 0; ///< As much of it.
    int filled = 0; ///< Hours of which something came …
    int due = 0; ///< … and all.
    std::optional<double> value = {}; ///< Unset if less than enoughOfPeriod of these are filled; what is withheld did not come.

    friend bool operator==(const PeriodFigure &, const PeriodFigure &) = default;
};

/** So much of a period must be filled for it to be compared: half a month is no month. */
inline constexpr double enoughOfPeriod = 0.8;
/** Fewer days alike make no median. */
inline constexpr int leastAlike = 3;

struct ComparisonAnswer
{
    PeriodFigure current = {};
    PeriodFigure before = {}; ///< 环比: the period before.
    PeriodFigure yearBefore = {}; ///< 同比: the same period of the year before, see periodYearBefore().
    std::optional<double> target = {};
    std::optional<double> alikeMedian = {}; ///< Of days: of the last so many of the same kind, up to the same time of day.
    int alikeDays = 0; ///< That it is made of.
    CityCalendar::Name alikeNote = {}; ///< What must be said of the calendar that tells which days are alike; empty: nothing.
    std::optional<Comparison> toBefore = {};
    std::optional<Comparison> toYearBefore = {};
    std::optional<Comparison> toTarget = {};
    std::optional<Comparison> toAlike = {};
};

/** The period that figures of an indicator are compared by: days of what comes daily or more often, else weeks, months, quarters or years. */
[[nodiscard]] Period::Kind naturalPeriod(int periodSeconds);

/** Throws SQLite::Exception. */
[[nodiscard]] Result<ComparisonAnswer> readComparisons(const Database &db, const ComparisonQuestion &question);

}
