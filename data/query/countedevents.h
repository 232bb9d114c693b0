#pragma once

#include "analysis/maparea.h"
#include "base/clock.h"
#include "base/result.h"
#include "cache/database.h"

#include <QTimeZone>

namespace tonglan {

/** What a counter of readSummary() counts. */
enum class Counted { Open,
    Overdue, ///< Open, and its deadline is over.
    ReportedToday,
    ClosedToday,
    InTime }; ///< Closed today, not later than its deadline: the share of those closed today that had one.

struct CountedQuestion
{
    Counted what = Counted::Open;
    int level = 0; ///< Of Level, for Open: only these; 0 = all.
    QString region = {};
    TimeMs now = 0;
    QTimeZone zone = QTimeZone(QTimeZone::UTC);
};

/** The events that a counter counts: as many as it says, the newest by name. Throws SQLite::Exception. */
[[nodiscard]] Result<AreaEvents> readCounted(const Database &db, const CountedQuestion &question, std::size_t most);

}
