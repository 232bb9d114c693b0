#pragma once

#include "model/feedhealth.h"

#include <optional>

namespace tonglan {

/** What can happen to the session of a feed. */
enum class SyncInput {
    Begin, ///< Start or retry, with nothing complete in the cache.
    Resume, ///< Start or retry from a stored cursor.
    SnapshotDone, ///< Everything is in the cache, as of the snapshot's cursor.
    CaughtUp, ///< The server has no more.
    Behind, ///< A gap, or more is waiting: pull.
    MustRefetch, ///< The cursor is of no use: cursor expired, other epoch, resync.
    Failed, ///< No good answer: wait and try again.
    Refused, ///< Not without a person: credentials, configuration.
};
inline constexpr int syncInputCount = 8;

/** The one transition table of a session. Unset: the input has no place in this state, which is an error in the program. */
[[nodiscard]] std::optional<FeedHealth::State> nextState(FeedHealth::State state, SyncInput input);

}
