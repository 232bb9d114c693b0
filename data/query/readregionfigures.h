#pragma once

#include "analysis/language.h"
#include "analysis/series.h"
#include "base/result.h"
#include "cache/database.h"
#include "model/indicator.h"

#include <optional>
#include <vector>

namespace tonglan {

struct RegionFigureQuestion
{
    QString indicator = {}; ///< Its code.
    QString parent = {}; ///< Whose children are asked about.
    TimeMs now = 0; ///< Readings about later moments do not count yet.
    Language language = Language::Chinese;
    int sparkHours = 0; ///< 0 = no lines.
};

struct RegionFigureAnswer
{
    struct Line
    {
        QString region = {};
        QString name = {}; ///< In the language that was asked for.
        QString shortName = {}; ///< The short name of a district in Chinese ("沙田"); in English its name.
        TimeMs time = 0; ///< 0: no reading.
        std::optional<double> value = {};
        Reading::Quality quality = Reading::Quality::Good;
        QString sourceName = {};
        bool hasSource = false;
        int sourceInterval = 0;
        std::vector<SeriesPoint> spark = {}; ///< Up to now, half hours or periods; NaN = no data. Empty where there is nothing or it is withheld.
    };

    bool isDefined = false;
    Indicator definition = {};
    std::vector<Line> lines; ///< One for each administrative child, by code: a zone lies across them and cannot have a colour beside theirs.
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<RegionFigureAnswer> readRegionFigures(const Database &db, const RegionFigureQuestion &question);

}
