#pragma once

#include "model/level.h"

#include <vector>

namespace tonglan {

/** How one indicator, or a whole branch of the tree, is doing: what is rolled up from leaves to branches to the city.
 *  The share in order (正常率) of a leaf is 1 or, beyond a limit, 0; of a branch the mean of what is below it by weight, over what can be judged. What is not
 *  there, out of date, withheld or in doubt is not judged, and counted as such: it makes the share neither better nor worse.
 */
struct RollUp
{
    double share = 0; ///< 0 … 1; only if something could be judged.
    int total = 0; ///< Leaves.
    int judged = 0;
    int beyond = 0; ///< Of the judged: beyond a limit.
    int doubtful = 0; ///< Not judged: two sources differ, or the source says so itself.
    int stale = 0; ///< Not judged: out of date.
    int missing = 0; ///< Not judged: no value, no source, or withheld.
    Level worst = Level::None; ///< Of the judged.

    [[nodiscard]] bool isKnown() const { return judged > 0; }

    friend bool operator==(const RollUp &, const RollUp &) = default;
};

struct WeightedRollUp
{
    RollUp below = {};
    double weight = 1;
};

/** Of what is below: leaves and branches alike. Pure. */
[[nodiscard]] RollUp rollUp(const std::vector<WeightedRollUp> &below);

}
