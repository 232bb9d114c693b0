#pragma once

#include "catalog.h"
#include "readings.h"

#include "base/result.h"
#include "model/indicator.h"

#include <QTimeZone>

#include <array>
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

    friend bool operator==(const LineageRow &, const LineageRow &) = default;
};

/** What came about one stretch of the strip. */
struct LineageSlot
{
    int readings = 0;
    int late = 0; ///< Of these: after they were due by more than a period. Not counted for what was there before this client listened.
    bool isDue = false; ///< By its period something had to come.

    friend bool operator==(const LineageSlot &, const LineageSlot &) = default;
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

    std::optional<LineageRow> shown = {}; ///< The reading that is the figure; its quality as checked against the others.
    std::vector<OtherReading> others = {}; ///< See Readings::figure().
    QHash<QString, QString> sourceNames = {}; ///< Of the others, by id.
    std::vector<LineageSlot> strip = {}; ///< The last day in half hours; of a longer period a slot is as long as that, and of more than an hour there are 24. The last one is running.
    TimeMs stripFrom = 0;
    qint64 slotMs = 0;
    int readings = 0; ///< In the strip, about different moments.
    int due = 0; ///< How many should have come; 0 = nothing was promised.
    int corrected = 0; ///< Readings of the strip that replaced an earlier value.
    std::optional<double> least = {}; ///< Of their values.
    std::optional<double> most = {};
    double periodSeconds = 0; ///< How often a new one is due: by the indicator or its source, whichever is longer.
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<Lineage> readLineage(const Database &db, const LineageQuestion &question);

struct LineagePage
{
    std::vector<LineageRow> rows = {}; ///< The figure itself, then all others, the newest first; withheld ones without their value.
    int decimals = 0; ///< Of the indicator.
};

/** The reading behind the figure and all others up to its moment: at most @p most. Throws SQLite::Exception. */
[[nodiscard]] Result<LineagePage> readLineageRows(const Database &db, const LineageQuestion &question, int most);

/** What the heads of a file say, in the language of who reads it: indicator, name, region, its name, about, value, unit, quality, source,
 *  its name, version, received.
 */
using LineageHeads = std::array<QString, 12>;

/** Writes all readings behind and before the figure into a file (see export/sheet.h), the newest first; @p qualities: what each quality is called.
 *  Times are ISO 8601 in @p zone. Gives the number of rows. Throws SQLite::Exception.
 */
[[nodiscard]] Result<qint64> saveLineageRows(const Database &db, const LineageQuestion &question, const QString &path, const LineageHeads &heads, const std::array<QString, 5> &qualities, const QTimeZone &zone);

}
