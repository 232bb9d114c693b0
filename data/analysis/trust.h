#pragma once

#include "model/indicator.h"

namespace tonglan {

/** How far a figure can be trusted (信标), from best to worst as panels show it. The numbers are those QML sees as Trust.State. */
enum class TrustState { Fresh,
    Late,
    Stale,
    Doubt,
    None };

/** The state of a figure whose newest datum is @p ageMs old and is due every @p intervalSeconds (0 = no promise: never late).
 *  Fresh up to one interval, late up to three, stale beyond. No lineage outranks stale, stale outranks doubt: an old
 *  doubtful number is first of all old.
 */
[[nodiscard]] TrustState trustOf(qint64 ageMs, int intervalSeconds, Reading::Quality quality = Reading::Quality::Good, bool hasLineage = true);

/** How much of the ring is drawn, 0…1: 1 → ½ while fresh, ½ → 0.04 while late, 0 when stale or without source, 1 in doubt. */
[[nodiscard]] double trustFraction(qint64 ageMs, int intervalSeconds, TrustState state);

/** The one a panel head shows: None, Stale, Doubt, Late, Fresh in this order of badness. */
[[nodiscard]] TrustState worse(TrustState a, TrustState b);

}
