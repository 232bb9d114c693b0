#pragma once

#include "database.h"
#include "model/batch.h"

namespace tonglan {

// What this cache knew at a moment of the past. Each function reads one consistent state and may run on any thread with a
// connection of its own. Descriptions, unknown members and areas are not kept of superseded versions: they come back empty.

/** The version of an event that was known at @p at; nothing if it was not known yet, or known to be gone. */
[[nodiscard]] Result<std::optional<Event>> eventKnownAt(const Database &database, const QString &source, const QString &id, TimeMs at);

/** The value of a reading that was known at @p at. @p time is what the reading is about. */
[[nodiscard]] Result<std::optional<Reading>> readingKnownAt(const Database &database, const QString &source, const QString &indicator, const QString &region, TimeMs time, TimeMs at);

/** The version of a warning that was known at @p at, with its kind, level, headline, status, onset and expiry. */
[[nodiscard]] Result<std::optional<Warning>> warningKnownAt(const Database &database, const QString &source, const QString &id, TimeMs at);

/** The events that were open as far as was known at @p at, in the order of isShownBefore(), at most @p limit. */
[[nodiscard]] Result<std::vector<Event>> openEventsKnownAt(const Database &database, TimeMs at, int limit = 1000);

}
