#pragma once

#include "analysis/pointset.h"
#include "cache/database.h"

#include <QSet>

#include <optional>
#include <vector>

namespace tonglan {

/** How far somebody has read the events of a cache: enough to be told later which of them have changed since. A value. */
struct EventMark
{
    /** The newest row of the history then; n = 0: it was empty. */
    struct Superseded
    {
        qint64 n = 0;
        EventKey key = {};
        qint64 version = 0;
        qint64 knownUntil = 0;

        friend bool operator==(const Superseded &, const Superseded &) = default;
    };

    QString cache = {}; ///< Which file.
    qint64 revision = 0;
    Superseded history = {};
    std::vector<std::pair<qint64, EventKey>> rows = {}; ///< Some rows of the table by their number: the last one, then ever further back.
};

/** The same for every connection to a file, another one for the file that takes its place. Empty if it is being replaced. */
[[nodiscard]] QString cacheIdentity(const Database &db);

// Both belong into the transaction in which the events themselves are read, and throw SQLite::Exception.

/** Where the events of @p db stand. */
[[nodiscard]] EventMark markEvents(const Database &db);

/** The events that have come, changed or gone since @p mark: all of these, and perhaps a few that are as they were. Nothing if they are more
 *  than @p most, or nobody can say: the cache is another one, or what it remembers does not reach back that far. In time of what changed.
 */
[[nodiscard]] std::optional<QSet<EventKey>> eventsChangedSince(const Database &db, const EventMark &mark, qint64 most);

}
