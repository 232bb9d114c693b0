#pragma once

#include "analysis/language.h"
#include "analysis/register.h"
#include "analysis/series.h"
#include "base/result.h"
#include "cache/database.h"
#include "model/indicator.h"

#include <QStringList>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace tonglan {

/** The definitions known to the cache, by code; where two sources define one code the first source (by id) wins. Throws SQLite::Exception. */
[[nodiscard]] std::vector<Indicator> readDefinitions(const Database &db);

/** The limits as they are stored: [{"level": "yellow", "above": 1.65}]. What cannot be read is left out. */
[[nodiscard]] std::vector<Indicator::Limit> limitsFromJson(const QByteArray &json);

struct IndicatorQuestion
{
    QStringList codes = {}; ///< In the order wanted; empty: every indicator that has a reading for the region.
    QString region = {};
    TimeMs now = 0; ///< Readings about later moments do not count yet.
    int sparkHours = 24; ///< 0 = no line.
    bool withWeek = true; ///< The seven daily figures.
    QTimeZone zone = QTimeZone(QTimeZone::UTC);
    Language language = Language::Chinese;
    SharedRegister computed = {}; ///< Whose computed indicators there are beside those of the feeds; null: none.
};

struct IndicatorFigure
{
    QString code = {};
    bool defined = false;
    bool isComputed = false; ///< This client works it out; see ComputedFigures.
    Indicator definition = {};
    QString sourceName = {};
    QString systemName = {};
    bool hasSource = false;
    int sourceInterval = 0;
    int collection = 0;
    TimeMs time = 0; ///< Of the newest reading; 0 = there is none.
    std::optional<double> value = {};
    Reading::Quality quality = Reading::Quality::Good;
    bool isObjectedTo = false; ///< An objection to it is open.
    std::optional<double> dayBefore = {}; ///< At the same time yesterday …
    std::optional<double> weekBefore = {}; ///< … and seven days ago.
    std::vector<SeriesPoint> spark; ///< At most 48 points, the last is the newest reading.
    std::vector<SeriesPoint> week; ///< Seven days, the last is today so far; NaN = no data.
    QString partName = {}; ///< The first indicator below this one …
    std::optional<double> partValue = {}; ///< … and its newest value.
    QString partUnit = {};
    int partDecimals = 0;
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<std::vector<IndicatorFigure>> readIndicators(const Database &db, const IndicatorQuestion &question);

struct SeriesQuestion
{
    bool events = false; ///< Counts of events, else readings of code.
    QString code = {};
    QString region = {};
    TimeMs from = 0; ///< 0 with to 0: today in the city.
    TimeMs to = 0;
    TimeMs now = 0;
    int days = 0; ///< In place of from and to: the last so many days of the city, today to its end.
    int bucketSeconds = 1800;
    int compareDays = 7; ///< 0 = no comparison.
    bool withUsual = true; ///< The band needs up to eight earlier weeks.
    QTimeZone zone = QTimeZone(QTimeZone::UTC);
    Language language = Language::Chinese;
    SharedRegister computed = {}; ///< As of IndicatorQuestion.
};

struct SeriesAnswer
{
    TimeMs from = 0;
    TimeMs to = 0;
    qint64 bucketMs = 0; ///< Of the points: as asked for, or as often as there is a reading.
    std::vector<SeriesPoint> current;
    std::vector<SeriesPoint> compare; ///< Shifted onto the current window.
    std::vector<BandPoint> usual;
    QString name = {};
    QString unit = {};
    int decimals = 0;
    std::vector<Indicator::Limit> limits; ///< Of the indicator; none where several readings are added up, for they are those of one.
    QString sourceName = {};
    bool hasSource = false;
    TimeMs sourceTime = 0;
    int intervalSeconds = 0;
    Reading::Quality quality = Reading::Quality::Good;
    QString owner = {}; ///< The source that defines the indicator; empty where none does, it is worked out here, or events are counted.
    Indicator::Aggregation overTime = Indicator::Aggregation::Average; ///< How readings made the points.
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<SeriesAnswer> readSeries(const Database &db, const SeriesQuestion &question);

}
