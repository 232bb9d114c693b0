#pragma once

#include "model/arrival.h"
#include "model/change.h"

#include <QHash>

#include <map>

namespace tonglan {

/** Events that a stream brought and that the last answer of the cache may not show yet: the newest version of each, until an
 *  answer comes that has it. A value; no thread of its own.
 */
class ArrivalOverlay
{
public:
    static constexpr int most = 1'000; ///< The oldest make room.

    struct Entry
    {
        Event event = {};
        bool isStored = false; ///< It is in the cache, as far as was told.
    };

    void add(const Arrivals &arrivals);
    void noteChanges(const ChangeSet &changes);
    /** An answer as of @p revision is shown: what was stored by then is part of it. */
    void noteAnswer(qint64 revision);

    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    [[nodiscard]] std::vector<Entry> entries() const; ///< In the order they came.

private:
    struct Held
    {
        Arrival arrival = {};
        qint64 storedAt = 0; ///< Revision; 0 = waits.
    };
    std::map<quint64, Held> m_entries = {}; ///< By order of coming.
    QHash<std::pair<QString, QString>, quint64> m_places = {}; ///< By source and id.
    quint64 m_next = 0;
};

}
