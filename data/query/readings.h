#pragma once

#include "sql.h"

#include "analysis/series.h"
#include "model/indicator.h"

#include <optional>
#include <vector>

namespace tonglan {

/** What another source says of the same figure. */
struct OtherReading
{
    QString source = {};
    TimeMs time = 0;
    std::optional<double> value = {};
    Reading::Quality quality = Reading::Quality::Good;
    std::optional<double> beside = {}; ///< What the shown source says of the nearest moment, at most a period away.

    [[nodiscard]] bool isComparable() const; ///< Both have a value.
    /** How far apart the two are, as a share of the larger: 0 … 2; 0 where they cannot be compared. */
    [[nodiscard]] double difference() const;
};

/** The reading that a figure shows. */
struct FigureReading
{
    TimeMs time = 0; ///< 0 = there is none.
    std::optional<double> value = {};
    Reading::Quality quality = Reading::Quality::Good;
    QString source = {};
    std::vector<OtherReading> others = {}; ///< By source, the newest of each that still speaks; without values where the figure itself is withheld.

    [[nodiscard]] double widestDifference() const;
    /** Its quality, and Suspect if it is good by itself but another source says something else. */
    [[nodiscard]] Reading::Quality checkedQuality() const;
};

/** Sources may differ by this share and still say the same. */
inline constexpr double sameEnough = 0.05;

/** The statements on the readings of a region, prepared once for all indicators of a question: each is a walk along the primary key.
 *  一数一源: of several sources the one that defines the indicator is shown as long as it speaks, that is, not longer than three periods before
 *  the newest word of any of them; else the first by id that does. So sources that send in turns do not make a figure jump, nor does silence.
 *  What its owner withholds stays withheld. Throws SQLite::Exception.
 */
class Readings
{
public:
    Readings(const Database &db, const QString &region);
    void setRegion(const QString &region);

    /** The figure at @p until of an indicator whose defining source is @p owner; @p periodMs: how often a reading is due. */
    [[nodiscard]] FigureReading figure(const QString &code, const QString &owner, qint64 periodMs, TimeMs until);

    /** The value that held at @p time: not older than one period, else it is missing. */
    [[nodiscard]] std::optional<double> valueAt(const QString &code, const QString &owner, TimeMs time, qint64 periodMs);

    /** The readings of @p source in [from, to); before the first of these those of others, one a moment. */
    [[nodiscard]] std::vector<FigureReading> readingsIn(const QString &code, const QString &source, TimeMs from, TimeMs to);

    /** The line of a figure: readingsIn() without what is withheld. NaN: no data. */
    [[nodiscard]] std::vector<SeriesPoint> range(const QString &code, const QString &source, TimeMs from, TimeMs to);

private:
    [[nodiscard]] FigureReading at(const QString &code, const QString &source, TimeMs time);
    [[nodiscard]] std::optional<double> valueBeside(const QString &code, const QString &source, TimeMs time, qint64 reach);

    Sql m_newest;
    Sql m_sources;
    Sql m_last;
    Sql m_at;
    Sql m_before;
    Sql m_after;
    Sql m_range;
};

}
