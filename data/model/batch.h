#pragma once

#include "asset.h"
#include "event.h"
#include "forecast.h"
#include "indicator.h"
#include "objection.h"
#include "region.h"
#include "source.h"
#include "warning.h"

#include <QStringList>

#include <variant>
#include <vector>

namespace tonglan {

/** Any record; the order of alternatives is that of RecordType. */
using Record = std::variant<Region, Source, Indicator, Reading, Event, EventLog, Asset, Warning, Objection, Forecast>;

[[nodiscard]] RecordType typeOf(const Record &record);
[[nodiscard]] const RecordHead &headOf(const Record &record);
[[nodiscard]] RecordHead &headOf(Record &record);

/** A record that is gone: a version, so that a late put below it never brings it back. */
struct Tombstone
{
    RecordType type = RecordType::Event;
    RecordHead head = {};

    friend bool operator==(const Tombstone &, const Tombstone &) = default;
};

using Change = std::variant<Record, Tombstone>;

/** A record that was refused, kept as it came for people to look at. */
struct RejectedRecord
{
    QString type = {}; ///< As the feed named it; may be unknown or empty.
    QString source = {};
    QString id = {};
    QString reason = {}; ///< English; names the field.
    QByteArray raw = {}; ///< At most 64 KiB.

    friend bool operator==(const RejectedRecord &, const RejectedRecord &) = default;
};

/** What one answer of a feed says, whatever the feed's format: the only thing that reaches the cache. */
struct FeedBatch
{
    enum class Kind {
        SnapshotPage, ///< A page of everything; the last one sweeps what the snapshot did not bring.
        Delta, ///< Changes since @c previousCursor.
        UpToDate, ///< Nothing new; @c cursor still holds.
        MustRefetch, ///< The cursor is of no use any more: take a snapshot.
    };

    QString feed = {}; ///< Name of the feed instance, from the configuration.
    Kind kind = Kind::Delta;
    QString epoch = {}; ///< Identity of the server's log; another epoch needs a new snapshot.
    QString previousCursor = {}; ///< Delta: must equal the stored cursor, or there is a gap.
    QString cursor = {}; ///< Opaque; stored with the rows in one transaction.
    bool more = false; ///< Delta: more is ready on the server now.
    std::optional<RecordType> snapshotType = {}; ///< SnapshotPage: the type this page belongs to; unset = all types at once.
    bool lastPage = false; ///< SnapshotPage: the last page of @c snapshotType.
    bool snapshotEnd = false; ///< SnapshotPage: the last page of the whole snapshot: generations are swapped now.
    QString nextPage = {}; ///< SnapshotPage: token of the next one.
    bool alone = false; ///< SnapshotPage: of one type beside the changes that go on; epoch and cursor stay as they are.
    QString schemas = {}; ///< SnapshotPage with snapshotEnd: of the record types, as the server named them.
    qint64 total = -1; ///< SnapshotPage: rows of @c snapshotType in the whole snapshot; -1 = the server did not say.
    std::vector<Change> changes = {};
    std::vector<RejectedRecord> rejected = {};
    int superseded = 0; ///< Changes left out because a newer version of the same record is among @c changes.
    QStringList commands = {}; ///< Keys of the operators' commands that these records show the effect of.
    bool hasLeftOutPlaces = false; ///< Records came without their place because nothing says what their coordinates refer to.
    int unknownTypes = 0; ///< Records of types this program does not know: skipped and counted.
    TimeMs serverTime = 0;
};

}
