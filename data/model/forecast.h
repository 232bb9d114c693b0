#pragma once

#include "record.h"

#include <vector>

namespace tonglan {

/** What a department expects of one of its figures (indicator × region): a median and a band for each step ahead. Never a reading, and never shown as one.
 *  Each issue is a record of its own, or a later version of the same; head.source is the department, head.time when it was issued or last put right.
 *  TLF data: indicator, region, issuedAt, model, modelEn, coverage, stepSeconds, points [{time, median, low, high}].
 */
struct Forecast
{
    struct Point
    {
        TimeMs time = 0; ///< Of the indicator's readings from then on, for one step.
        double median = 0;
        double low = 0; ///< Of the band; low ≤ median ≤ high.
        double high = 0;

        friend bool operator==(const Point &, const Point &) = default;
    };

    RecordHead head = {};
    QString indicator = {};
    QString region = {};
    TimeMs issuedAt = 0;
    QString model = {}; ///< What it is worked out by, in the department's words; may be empty.
    QString modelEn = {};
    double coverage = 0.8; ///< How often the band should hold; within 0 … 1, neither of them.
    int stepSeconds = 3600; ///< How long a point holds.
    std::vector<Point> points = {}; ///< In order of time, at least a step apart; 1 to mostForecastPoints. There may be gaps.

    friend bool operator==(const Forecast &, const Forecast &) = default;
};

inline constexpr int mostForecastPoints = 2'000; ///< A week of five minutes.

}
