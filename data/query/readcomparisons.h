#pragma once

#include "analysis/citycalendar.h"
#include "analysis/compare.h"
#include "analysis/period.h"
#include "base/result.h"
#include "cache/database.h"

#include <QTimeZone>

#include <memory>
#include <optional>

namespace tonglan {

/** Which period of an indicator is compared with others. */
struct ComparisonQuestion
{
    QString code = {};
    QString region = {};
    Period::Kind kind = Period::Kind::Day;
    TimeMs at = 0; ///< A moment of the period.
    TimeMs now = 0; ///< Readings about later moments do not count; a period that goes on is compared with as much of the others.
    QTimeZone zone = QTimeZone(QTimeZone::UTC);
    std::shared_ptr<const CityCalendar> calendar = {}; ///< For days alike; null: they are told by the days of the week alone.
    int alike = 8; ///< How many days of the same kind.
};

/** What readings make of a period: their mean, or by the aggregation of the indicator the last, the largest or the smallest. */
struct PeriodFigure
{
    Period period = {};
    TimeMs until = 0; ///< As much of it.
    int readings = 0;
    int due = 0;
    std::optional<double> value = {}; ///< Unset if less than enoughOfPeriod of what was due came; what is withheld did not.

    friend bool operator==(const PeriodFigure &, const PeriodFigure &) = default;
};

/** Of what is due in a period so much must have come for it to be compared: half a month is no month. */
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
    std::optional<Comparison> toBefore = {};
    std::optional<Comparison> toYearBefore = {};
    std::optional<Comparison> toTarget = {};
    std::optional<Comparison> toAlike = {};
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<ComparisonAnswer> readComparisons(const Database &db, const ComparisonQuestion &question);

}
