#pragma once

#include "analysis/maparea.h"
#include "base/clock.h"
#include "base/result.h"
#include "cache/database.h"

#include <QTimeZone>

namespace tonglan {

/** What a counter counts: of readSummary() up to InTime, of readTopics(), readFunnel() and readRegions() the others. */
enum class Counted { Open,
    Overdue, ///< Open, and its deadline is over.
    ReportedToday,
    ClosedToday,
    InTime, ///< Closed today, not later than its deadline: the share of those closed today that had one.
    OfTopic, ///< Reported in the last 24 hours.
    TopicOfDays, ///< Reported in the last so many days of the city, today with them, about a topic …
    LevelOfDays, ///< … or of a level.
    Came, ///< Reported today, and come to a stage or further.
    Stands, ///< Reported today, and at a stage.
    InTimeOfWeek }; ///< As InTime, of the last seven times 24 hours.

struct CountedQuestion
{
    Counted what = Counted::Open;
    int number = 0; ///< For Open a Level: only these, 0 = all; for LevelOfDays a Level, none too; for Came and Stands the Stage, of which rated is closed.
    QString topic = {}; ///< For OfTopic and TopicOfDays.
    int days = 0; ///< For those of days; 0 = today.
    QString region = {};
    TimeMs now = 0;
    QTimeZone zone = QTimeZone(QTimeZone::UTC);
};

/** The events that a counter counts: as many as it says, the newest by name. Throws SQLite::Exception. */
[[nodiscard]] Result<AreaEvents> readCounted(const Database &db, const CountedQuestion &question, std::size_t most);

}
