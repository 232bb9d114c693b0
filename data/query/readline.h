#pragma once

#include "readindicators.h"

#include "analysis/longseries.h"

namespace tonglan {

/** How far a line was read: enough to read later only what has come since. A value. */
struct LineMark
{
    QString cache = {}; ///< Which file; empty: whoever goes on reads it as a whole.
    QString source = {}; ///< Whose readings they are.
    TimeMs from = 0; ///< Nothing before was read.
    TimeMs last = 0; ///< The newest moment.
    TimeMs knownSince = 0; ///< The newest arrival.
    qint64 count = 0; ///< Moments.
    qint64 versions = 0; ///< The sum of those of the readings.
};

struct LineQuestion
{
    bool events = false; ///< Counts of events by half hours, else readings of code.
    QString code = {};
    QString region = {};
    TimeMs now = 0; ///< Readings about later moments do not count yet.
    QTimeZone zone = QTimeZone(QTimeZone::UTC);
    SharedRegister computed = {}; ///< As of IndicatorQuestion.
    LineMark mark = {};
    bool withLate = true; ///< Also look for what has come about earlier moments, which takes a walk over all of them.
};

struct LineAnswer
{
    bool isWhole = false; ///< series is the line; else @c more belongs into the line of the mark.
    LongSeries series = {};
    std::vector<SeriesPoint> more = {};
    LineMark mark = {};
    TimeMs step = 0; ///< Between points, where none is missing; 0: nobody can say.
    bool isWithheld = false; ///< There are values, and they are not for this screen.
    bool withLate = true;
    qint64 tookMs = 0;
};

/** Every single reading of an indicator in a region, as far back as charts go (400 days, two million readings): what Readings::range() says, without a text for each.
 *  Of the mark of an earlier answer only what has come since, unless that can't be told. Throws SQLite::Exception.
 */
[[nodiscard]] Result<LineAnswer> readLine(const Database &db, const LineQuestion &question);

}
