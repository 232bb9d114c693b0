#include "freshness.h"

#include "analysis/format.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

bool Freshness::update(TimeMs now, Language language)
{
    const qint64 age = std::max<qint64>(0, now - time);
    const auto newTrust = hasSource && time == 0 ? TrustState::Stale : trustOf(age, intervalSeconds, quality, hasSource);
    const double newFraction = std::round(trustFraction(age, intervalSeconds, newTrust) * 48) / 48;
    const QString newText = time == 0 ? QString() : formatAge(age, language);
    if (newTrust == trust && newFraction == fraction && newText == ageText)
        return false;
    trust = newTrust;
    fraction = newFraction;
    ageText = newText;
    return true;
}

}
