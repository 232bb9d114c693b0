#pragma once

#include "level.h"
#include "record.h"

#include <vector>

namespace tonglan {

/** The definition of an indicator (城市运行体征). head.id is its code, head.source the owner.
 *  TLF data: name, nameEn, unit, unitEn, topic, scope, formula, periodSeconds, decimals, direction, aggregation,
 *  normalLow, normalHigh, target, limits [{level, above|below}], parent, weight.
 */
struct Indicator
{
    enum class Direction { Neutral,
        UpIsGood,
        UpIsBad };
    /** How readings of smaller regions make that of a larger one, and those of shorter times a longer one; of Sum only the first: over time they are averaged. */
    enum class Aggregation { Average,
        Sum,
        Last,
        Maximum,
        Minimum };
    struct Limit
    {
        Level level = Level::None;
        bool above = true; ///< Beyond means above (else below) the value.
        double value = 0;

        friend bool operator==(const Limit &, const Limit &) = default;
    };

    RecordHead head = {};
    QString name = {};
    QString nameEn = {};
    QString unit = {}; ///< "万人次"; empty for a pure number.
    QString unitEn = {};
    QString topic = {}; ///< Topic code: "traffic", "water", …
    QString scope = {}; ///< 口径: what is counted and what is not.
    QString formula = {};
    int periodSeconds = 3600; ///< A new reading is due this often.
    int decimals = 0;
    Direction direction = Direction::Neutral;
    Aggregation aggregation = Aggregation::Average;
    std::optional<double> normalLow = {}; ///< The usual band, drawn grey behind the line.
    std::optional<double> normalHigh = {};
    std::optional<double> target = {};
    std::vector<Limit> limits = {};
    QString parent = {}; ///< Code of the indicator above in the tree.
    double weight = 1;

    friend bool operator==(const Indicator &, const Indicator &) = default;
};

/** The worst level whose limit @p value is beyond. */
[[nodiscard]] Level levelOf(const Indicator &indicator, double value);

/** One value: indicator × region × time. head.id is "indicator|region|time in seconds", head.time the moment it is about,
 *  head.source the source it came from. TLF data: indicator, region, value, quality.
 */
struct Reading
{
    enum class Quality { Good,
        Suspect,
        HandTyped,
        Simulated,
        Withheld };

    RecordHead head = {};
    QString indicator = {};
    QString region = {};
    std::optional<double> value = {}; ///< Unset = reported as having no data; zero is a value.
    Quality quality = Quality::Good;

    friend bool operator==(const Reading &, const Reading &) = default;
};

[[nodiscard]] QLatin1StringView directionName(Indicator::Direction direction); ///< "neutral", "up-good", "up-bad"
[[nodiscard]] std::optional<Indicator::Direction> directionFromName(QStringView name);
[[nodiscard]] QLatin1StringView aggregationName(Indicator::Aggregation aggregation); ///< "average", "sum", "last", "max", "min"
[[nodiscard]] std::optional<Indicator::Aggregation> aggregationFromName(QStringView name);
[[nodiscard]] QLatin1StringView qualityName(Reading::Quality quality); ///< "good", "suspect", "hand", "simulated", "withheld"
[[nodiscard]] std::optional<Reading::Quality> qualityFromName(QStringView name);

}
