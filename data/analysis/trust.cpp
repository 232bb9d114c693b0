#include "trust.h"

#include <algorithm>

namespace tonglan {

TrustState trustOf(qint64 ageMs, int intervalSeconds, Reading::Quality quality, bool hasLineage)
{
    if (!hasLineage)
        return TrustState::None;
    const qint64 interval = qint64(intervalSeconds) * 1000;
    if (interval > 0 && ageMs > 3 * interval)
        return TrustState::Stale;
    if (quality == Reading::Quality::Suspect)
        return TrustState::Doubt;
    return interval > 0 && ageMs > interval ? TrustState::Late : TrustState::Fresh;
}

double trustFraction(qint64 ageMs, int intervalSeconds, TrustState state)
{
    if (state == TrustState::Doubt)
        return 1;
    if (state == TrustState::None || state == TrustState::Stale)
        return 0;
    if (intervalSeconds <= 0)
        return 1;
    const double periods = std::max(0.0, double(ageMs) / (1000.0 * intervalSeconds));
    return periods <= 1 ? 1 - periods / 2 : std::max(0.04, 0.5 - (periods - 1) / 2 * 0.46);
}

TrustState worse(TrustState a, TrustState b)
{
    static constexpr auto badness = [](TrustState state) {
        switch (state) {
        case TrustState::Fresh:
            return 0;
        case TrustState::Late:
            return 1;
        case TrustState::Doubt:
            return 2;
        case TrustState::Stale:
            return 3;
        case TrustState::None:
            break;
        }
        return 4;
    };
    return badness(a) >= badness(b) ? a : b;
}

}
