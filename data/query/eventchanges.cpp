#include "eventchanges.h"

#include "cache/memoryoverlay.h"
#include "sql.h"

#include <QFile>

#include <sqlite3.h>

#include <algorithm>
#include <limits>

#include <sys/stat.h>

namespace tonglan {

using namespace Qt::StringLiterals;

// The history has a row for every version of an event that was superseded, deleted or dropped, in that order: what has changed or gone is in
// its rows behind the mark. What has come has a row of the table behind all that were there, for SQLite gives the next number after the
// highest. A number is given again when the highest were deleted, so what counts is a row that nobody has touched since: all that have come
// are behind it. A few that have not may be too.
static constexpr qint64 furthestBack = 1 << 17;

QString cacheIdentity(const Database &db)
{
    if (isMemoryOverlay(db.path()))
        return db.path();
    struct stat file = {};
    int hasMoved = 1;
    if (::stat(QFile::encodeName(db.path()).constData(), &file) != 0
        || sqlite3_file_control(db.handle().getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved) != SQLITE_OK || hasMoved != 0)
        return {};
    return u"%1 %2 %3"_s.arg(db.path()).arg(quint64(file.st_dev)).arg(quint64(file.st_ino));
}

static EventMark::Superseded superseded(Sql &row)
{
    return row.next() ? EventMark::Superseded{row.number(0), {row.text(1), row.text(2)}, row.number(3), row.number(4)} : EventMark::Superseded();
}

static EventMark::Superseded lastSuperseded(const Database &db)
{
    Sql row(db, u"SELECT n, source, id, version, known_until FROM event_history WHERE n > 0 ORDER BY n DESC LIMIT 1"_s);
    return superseded(row);
}

EventMark markEvents(const Database &db)
{
    EventMark mark{.cache = cacheIdentity(db), .revision = db.revision(), .history = lastSuperseded(db)};
    Sql row(db, u"SELECT n, source, id FROM event WHERE n <= :n ORDER BY n DESC LIMIT 1"_s);
    qint64 last = std::numeric_limits<qint64>::max();
    for (qint64 back = 0; back <= furthestBack; back = std::max<qint64>(1, 2 * back)) {
        row.bind(":n", last - back);
        if (!row.next())
            break;
        mark.rows.emplace_back(row.number(0), EventKey(row.text(1), row.text(2)));
        last = mark.rows.front().first;
        row.again();
    }
    return mark;
}

/** Whether the history still has all that came after the mark. */
static bool reachesBack(const Database &db, const EventMark &mark)
{
    if (mark.history.n == 0)
        return lastSuperseded(db).n == 0; // what came first may have been dropped again
    Sql row(db, u"SELECT n, source, id, version, known_until FROM event_history WHERE n = :n"_s);
    row.bind(":n", mark.history.n);
    return superseded(row) == mark.history;
}

std::optional<QSet<EventKey>> eventsChangedSince(const Database &db, const EventMark &mark, qint64 most)
{
    if (mark.cache.isEmpty() || mark.cache != cacheIdentity(db) || db.revision() < mark.revision || !reachesBack(db, mark))
        return std::nullopt;
    QSet<EventKey> keys;
    const auto take = [&](Sql &rows) {
        qint64 count = 0;
        while (rows.next() && ++count <= most)
            keys.insert({rows.text(0), rows.text(1)});
        return count <= most;
    };
    Sql history(db, u"SELECT source, id FROM event_history WHERE n > :since"_s);
    history.bind(":since", mark.history.n);
    if (!take(history))
        return std::nullopt;
    const auto untouched = std::ranges::find_if(mark.rows, [&keys](const auto &row) { return !keys.contains(row.second); });
    Sql come(db, u"SELECT source, id FROM event WHERE n > :since"_s);
    come.bind(":since", untouched == mark.rows.end() ? 0 : untouched->first);
    return take(come) ? std::optional(std::move(keys)) : std::nullopt;
}

}
