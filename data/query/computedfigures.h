#pragma once

#include "readings.h"

#include "analysis/expression.h"
#include "analysis/register.h"
#include "cache/database.h"

#include <QHash>
#include <QTimeZone>

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace tonglan {

/** Which reading. */
struct ReadingKey
{
    QString code = {};
    QString region = {};
    TimeMs time = 0;
    QString source = {};

    friend bool operator==(const ReadingKey &, const ReadingKey &) = default;
};

/** One thing that a computed figure is made of, as the cache had it at the moment. */
struct ComputedInput
{
    Expression::Operand operand = {};
    std::optional<double> value = {}; ///< In the unit of its indicator; of a count how many.
    bool isWithheld = false;
    TimeMs oldest = 0; ///< Of the readings that make it old; 0 = there are none. Over time that is the newest, over regions the oldest.
    TimeMs newest = 0;
    int periodSeconds = 0; ///< How often that reading is due.
    int readings = 0; ///< That count.
    Reading::Quality quality = Reading::Quality::Good; ///< The worst of theirs.
    QStringList sources = {}; ///< That they came from, each once.
    std::vector<ReadingKey> keys = {}; ///< Of the readings that count; only if they are kept.
};

/** A figure that this client works out itself. */
struct ComputedFigure
{
    TimeMs time = 0; ///< Of the most overdue thing it is made of: with its period it makes the figure as late as that. 0 = it can't be worked out.
    int periodSeconds = 0; ///< How often that is due.
    TimeMs newest = 0; ///< Of the newest thing it is made of: what it is about.
    bool hasSources = false; ///< All that it is made of comes from sources that are registered.
    std::optional<double> value = {}; ///< Unset: there is a reason.
    Reading::Quality quality = Reading::Quality::Good; ///< The worst of what it is made of.
    Expression::Reason reason = Expression::Reason::None;
    QString about = {}; ///< The indicator that is missing or withheld.
    QString problem = {}; ///< Of the expression, with the units that the indicators have; English. Empty: none.
    std::vector<ComputedInput> inputs = {};
};

/** Works out the computed indicators of a register, of one region, from the readings of the cache. What is missing makes the figure missing, what is
 *  withheld makes it withheld; a sum over regions or time lacks nothing or is not there. On a thread that may read the cache. Throws SQLite::Exception.
 */
class ComputedFigures
{
public:
    /** @p definitions: of the feeds (readDefinitions()); where they define a code the register's is not used. */
    ComputedFigures(const Database &db, SharedRegister computed, const std::vector<Indicator> &definitions, const QString &region);
    ~ComputedFigures();

    /** From now on figures name the readings that they are made of. */
    void keepKeys()
    {
        m_keepsKeys = true;
        m_worked.clear();
    }

    /** The definition, with the period of the slowest thing it is made of; null if the code is not a computed one. */
    [[nodiscard]] const Indicator *definition(const QString &code) const;
    [[nodiscard]] const ComputedIndicator *computed(const QString &code) const;

    /** The figure as it was known about @p until. */
    [[nodiscard]] ComputedFigure at(const QString &code, TimeMs until);
    /** As at(), but of a moment in the past: nothing if something it is made of was then older than its period. */
    [[nodiscard]] std::optional<double> valueAt(const QString &code, TimeMs time);
    /** The line in (from, to], a point every @p step; NaN where it can't be worked out. */
    [[nodiscard]] std::vector<SeriesPoint> range(const QString &code, TimeMs from, TimeMs to, qint64 step);

private:
    struct Compiled;

    [[nodiscard]] ComputedFigure work(const QString &code, TimeMs until, bool mustHold);
    [[nodiscard]] const ComputedFigure &worked(const QString &code, TimeMs until, bool mustHold);
    [[nodiscard]] std::span<const FigureReading> window(const QString &code, const QString &source, TimeMs from, TimeMs to);
    [[nodiscard]] int dueEvery(const Indicator &definition, const QString &source) const;
    [[nodiscard]] ComputedInput input(const Expression::Operand &operand, TimeMs until, bool mustHold);
    [[nodiscard]] ComputedInput oneValue(Readings &readings, const QString &code, const QString &region, TimeMs until, bool mustHold);
    [[nodiscard]] ComputedInput overTime(const Expression::Operand &operand, TimeMs until, bool mustHold);
    [[nodiscard]] ComputedInput overRegions(const Expression::Operand &operand, TimeMs until, bool mustHold);
    [[nodiscard]] const Indicator *anyDefinition(const QString &code) const;

    const Database &m_db;
    SharedRegister m_register;
    QHash<QString, Indicator> m_definitions = {}; ///< Of the feeds.
    std::vector<Compiled> m_compiled;
    QString m_region;
    Readings m_readings;
    std::unique_ptr<Readings> m_below; ///< Of the regions below, one after another.
    std::optional<QStringList> m_regions = {}; ///< Below.
    bool m_keepsKeys = false;
    QHash<QString, int> m_intervals = {}; ///< Of registered sources, seconds.
    std::map<std::pair<QString, std::pair<TimeMs, bool>>, ComputedFigure> m_worked = {}; ///< Of one moment: figures that others are made of.
    struct Window
    {
        TimeMs from = 0;
        TimeMs to = 0;
        std::vector<FigureReading> readings = {};
    };
    QHash<QString, Window> m_windows = {}; ///< By indicator and source: a line is worked out from one reading of the cache.
    TimeMs m_lineFrom = 0; ///< The line that is being worked out; 0 = none is.
    TimeMs m_lineTo = 0;
};

}
