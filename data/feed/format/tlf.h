#pragma once

#include "base/result.h"
#include "model/batch.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <array>

namespace tonglan {

/** What a TLF/1 server says about itself. */
struct TlfDiscovery
{
    QString epoch = {};
    QString cityCode = {};
    QString cityName = {};
    QList<RecordType> types = {}; ///< Those this program knows, in the order of RecordType: regions and sources come first.
    int unknownTypes = 0;
    QString schemas = {}; ///< Of those types, with their names, in one text: another text means that records are to be read anew.
    std::array<int, recordTypeCount> pageMax = {}; ///< Rows a page, by RecordType; 0 = not said.
    bool hasStream = false; ///< "push" names "sse".
    int heartbeatSeconds = 15;
    int retentionDays = 0; ///< How far back /changes reaches, rounded up, 3,650 at most; 0 = not said.
    TimeMs serverTime = 0;
};

// Bytes in, values out: no network, no clock. Protocol if the whole is not what it should be; a bad row goes to
// FeedBatch::rejected with a reason that names the field, and the others land. FeedBatch::feed is left empty.

[[nodiscard]] Result<TlfDiscovery> parseTlfDiscovery(const QByteArray &json);

/** A page of GET /snapshot?type=@p type. lastPage is set if there is no next one, snapshotEnd never: only the caller knows. */
[[nodiscard]] Result<FeedBatch> parseTlfSnapshotPage(const QByteArray &json, RecordType type);

/** An answer of GET /changes, or the data of a "batch" event of the stream. */
[[nodiscard]] Result<FeedBatch> parseTlfChanges(const QByteArray &json);

/** A bare array of records of one type, as city packs hold them: a SnapshotPage without cursor. */
[[nodiscard]] Result<FeedBatch> parseTlfRecords(const QByteArray &json, RecordType type);

/** One wire record. Invalid, with the field named, if it breaks the contract; NotFound if its type is unknown. */
[[nodiscard]] Result<Change> changeFromTlf(const QJsonObject &record);

[[nodiscard]] QJsonObject toTlf(const Record &record);
[[nodiscard]] QJsonObject toTlf(const Tombstone &tombstone);

/** Words of the wire that have no name of their own in the model: "urged", "supervised", "returned"; "administrative", "zone". */
[[nodiscard]] QStringList eventFlagNames(unsigned flags);
[[nodiscard]] QLatin1StringView regionKindName(Region::Kind kind);

/** The id that the reading of @p indicator in @p region about @p time must have. */
[[nodiscard]] QString readingId(const QString &indicator, const QString &region, TimeMs time);

}
