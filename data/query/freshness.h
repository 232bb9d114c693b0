#pragma once

#include "analysis/language.h"
#include "analysis/trust.h"

namespace tonglan {

/** How old a figure is and how far it can be trusted, as the screen says it. update() makes the texts for a moment. */
struct Freshness
{
    TimeMs time = 0; ///< Of the newest datum; 0 = nothing came yet.
    int intervalSeconds = 0;
    Reading::Quality quality = Reading::Quality::Good;
    bool hasSource = false; ///< The source is registered.

    QString ageText = {}; ///< "4分"; empty if nothing came yet.
    TrustState trust = TrustState::None;
    double fraction = 0; ///< Of the ring, in steps of 1/48.

    /** True if anything to be seen is different now. */
    bool update(TimeMs now, Language language);

    friend bool operator==(const Freshness &, const Freshness &) = default;
};

}
