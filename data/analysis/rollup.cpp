#include "rollup.h"

#include <algorithm>

namespace tonglan {

RollUp rollUp(const std::vector<WeightedRollUp> &below)
{
    RollUp sum;
    double weights = 0;
    for (const auto &[one, weight] : below) {
        sum.total += one.total;
        sum.judged += one.judged;
        sum.beyond += one.beyond;
        sum.doubtful += one.doubtful;
        sum.stale += one.stale;
        sum.missing += one.missing;
        sum.worst = worse(sum.worst, one.worst);
        if (one.isKnown()) {
            sum.share += weight * one.share;
            weights += weight;
        }
    }
    sum.share = weights > 0 ? std::clamp(sum.share / weights, 0.0, 1.0) : 0;
    return sum;
}

}
