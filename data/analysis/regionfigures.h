#pragma once

#include "base/clock.h"

#include <QString>

#include <vector>

namespace tonglan {

/** How far the figure of a region can be read off the map. */
enum class FigureState { None, ///< No reading came.
    Withheld, ///< There is one, and it is not for this screen.
    Late, ///< Older than its source promised, in doubt, or of no known source.
    Current };

/** The newest reading of one indicator in one region, as the map colours it. */
struct RegionFigure
{
    QString region = {}; ///< Its code.
    FigureState state = FigureState::None;
    double value = 0; ///< Late and Current only.
    QString text = {}; ///< The value with its unit, or why there is none, in the language of the screen.

    friend bool operator==(const RegionFigure &, const RegionFigure &) = default;
};

/** One indicator over all regions of a level. Never changed after it was made; shared as shared_ptr<const RegionFigureSet>. */
struct RegionFigureSet
{
    std::vector<RegionFigure> figures; ///< By code of the region.
    double least = 0; ///< Of the values.
    double most = 0;

    /** Where a value lies between the least and the most, 0 … 1; the middle where all are the same. */
    [[nodiscard]] double shareOf(double value) const { return most > least ? (value - least) / (most - least) : 0.5; }
    friend bool operator==(const RegionFigureSet &, const RegionFigureSet &) = default;
};

}
