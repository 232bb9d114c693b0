#pragma once

#include "catalog.h"
#include "computedfigures.h"
#include "readings.h"

#include "base/result.h"
#include "byhand/tableimport.h"
#include "model/indicator.h"

#include <QTimeZone>

#include <array>
#include <atomic>
#include <optional>
#include <vector>

namespace tonglan {

/** Which figure of an indicator is asked about: the one that the screen shows at @p now. */
struct LineageQuestion
{
    QString code = {};
    QString region = {};
    TimeMs now = 0; ///< Readings about later moments do not count yet.
    Language language = Language::Chinese;
    SharedRegister computed = {}; ///< As of IndicatorQuestion.
};

/** One reading as the cache has it. */
struct LineageRow
{
    TimeMs time = 0; ///< What it is about.
    TimeMs knownSince = 0; ///< When this client learned it.
    QString source = {};
    QString sourceName = {};
    qint64 version = 0;
    std::optional<double> value = {};
    Reading::Quality quality = Reading::Quality::Good;
    bool isShown = false; ///< It is the figure on the screen.
    QString code = {}; ///< Of a computed figure: the indicator that it is of …
    QString region = {}; ///< … and the region; else empty.
    QString name = {}; ///< Of that indicator, and of the region if it is another.
    QString regionName = {};
    QString unit = {};
    int decimals = 0;

    friend bool operator==(const LineageRow &, const LineageRow &) = default;
};

/** What came about one stretch of the strip. */
struct LineageSlot
{
    int readings = 0;
    int late = 0; ///< Of these: after they were due by more than a period. Not counted for what was there before this client listened.
    bool isDue = false; ///< Something had to come by now: readings are due a period apart, and each may take a period.

    friend bool operator==(const LineageSlot &, const LineageSlot &) = default;
};

/** What a computed figure is made of, as the card names it. */
struct LineageInput
{
    QString code = {};
    QString name = {};
    Expression::Function function = Expression::Function::Value;
    qint64 seconds = 0; ///< As of Expression::Operand.
    std::optional<double> value = {};
    bool isWithheld = false;
    QString unit = {}; ///< Of the value; of a count none.
    int decimals = 0;
    TimeMs time = 0; ///< Of the oldest reading that makes it old.
    int readings = 0;
    QStringList sourceNames = {};
    bool isComputed = false; ///< By itself.
};

/** Where a figure comes from, how it came here, and how sound it is. */
struct Lineage
{
    bool isDefined = false;
    Indicator definition = {};
    QString regionName = {};

    bool hasSource = false; ///< It is registered.
    QString sourceId = {};
    SourceInfo source = {};
    QString contact = {};

    QString feed = {}; ///< That brought the reading; empty if there is none.
    TimeMs feedSuccess = 0;
    qint64 feedRevision = 0; ///< Of the cache, when the feed last changed it.
    qint64 rowsIn = 0;
    qint64 rowsRejected = 0;
    QString cursor = {}; ///< How far the feed has come, in its own terms.

    ImportOrigin import = {}; ///< The table that the reading was imported from; without a file if it was not.
    std::optional<LineageRow> shown = {}; ///< The reading that is the figure; its quality as checked against the others.
    std::vector<OtherReading> others = {}; ///< See Readings::figure().
    QHash<QString, QString> sourceNames = {}; ///< Of the others, by id.
    std::vector<LineageSlot> strip = {}; ///< Of the source that is shown: the last day in half hours; of a longer period a slot is as long as that, and of more than an hour there are 24. The last one is running. Empty for periods of months.
    TimeMs stripFrom = 0;
    qint64 slotMs = 0;
    int readings = 0; ///< In the strip.
    int due = 0; ///< Periods of the strip by which one had to come; 0 = nothing was promised.
    int met = 0; ///< Of these: in which one came.
    int corrected = 0; ///< Readings of the strip that replaced an earlier value.
    std::optional<double> least = {}; ///< Of their values.
    std::optional<double> most = {};
    bool isComputed = false; ///< This client works it out: shown has no source, the feed is that of what it is made of, and the strip says when it could be worked out.
    std::vector<LineageInput> inputs = {};
    Expression::Reason reason = Expression::Reason::None; ///< Why a computed one has no value.
    QString reasonName = {}; ///< The indicator that it is about.
    QString problem = {}; ///< See ComputedFigure.
    double periodSeconds = 0; ///< How often a new one is due: by the indicator or its source, whichever is longer.
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<Lineage> readLineage(const Database &db, const LineageQuestion &question);

struct LineagePage
{
    std::vector<LineageRow> rows = {}; ///< The figure itself, then all others, the newest first; withheld ones without their value.
    int decimals = 0; ///< Of the indicator; of a computed one each row has its own.
};

/** The reading behind the figure and all others up to its moment: at most @p most. Throws SQLite::Exception. */
[[nodiscard]] Result<LineagePage> readLineageRows(const Database &db, const LineageQuestion &question, int most);

/** What a file says in the language of who reads it. */
struct LineageWords
{
    std::array<QString, 14> heads = {}; ///< Shown, indicator, its name, region, its name, about, value, unit, quality, source, its name, version, received, as of.
    std::array<QString, 5> qualities = {}; ///< By Reading::Quality.
    QString shown = {}; ///< Stands in the row that is the figure.
    QTimeZone zone = QTimeZone(QTimeZone::UTC); ///< Of the times, which are ISO 8601.
};

/** Writes all readings behind and before the figure into a file (see export/sheet.h), in pages: the cache may change in between, and its log be
 *  emptied. Gives the number of rows; Cancelled, and no file, once @p stop is true. Throws SQLite::Exception.
 */
[[nodiscard]] Result<qint64> saveLineageRows(const Database &db, const LineageQuestion &question, const QString &path, const LineageWords &words, const std::atomic<bool> &stop);

}
