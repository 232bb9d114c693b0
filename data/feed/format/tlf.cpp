#include "tlf.h"

#include "fields.h"
#include "jsonrows.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype maximumRecordBytes = 4 * 1024 * 1024; // city boundaries are large
static constexpr qsizetype maximumRawBytes = 64 * 1024;
static constexpr qsizetype maximumKeyLength = 100;

static tl::unexpected<Error> notTlf(const Error &error)
{
    return failure(Error::Kind::Protocol, error.detail);
}

Result<TlfDiscovery> parseTlfDiscovery(const QByteArray &json)
{
    QJsonParseError error;
    const auto object = QJsonDocument::fromJson(json, &error).object();
    if (object.isEmpty())
        return failure(Error::Kind::Protocol, u"discovery: not a JSON object: %1"_s.arg(error.errorString()));
    Fields fields(object, ""_L1);
    TlfDiscovery discovery;
    if (fields.text("feed"_L1) != "tlf/1"_L1)
        return failure(Error::Kind::Protocol, u"feed: not \"tlf/1\": is this the address of a Tonglan feed?"_s);
    discovery.epoch = fields.identifier("epoch"_L1);
    const auto retention = fields.integer("retentionSeconds"_L1, 0, 0, std::numeric_limits<qint64>::max() - 86'400);
    discovery.retentionDays = int(std::min<qint64>((retention + 86'399) / 86'400, 3650));
    discovery.serverTime = fields.time("serverTime"_L1);
    discovery.hasStream = fields.texts("push"_L1, 20).contains("sse"_L1);
    if (discovery.hasStream) // it is about the stream: without one a bad value keeps nobody from pulling
        discovery.heartbeatSeconds = int(fields.integer("heartbeatSeconds"_L1, discovery.heartbeatSeconds, 1, 3600));

    const auto types = fields.value("types"_L1).toObject();
    for (auto it = types.begin(); it != types.end(); ++it) {
        const auto type = recordTypeFromName(it.key());
        if (!type) {
            ++discovery.unknownTypes;
            continue;
        }
        discovery.types.append(*type);
        discovery.pageMax[std::size_t(*type)] = int(std::clamp<qint64>(it.value().toObject()["pageMax"_L1].toInteger(0), 0, 100'000));
    }
    std::sort(discovery.types.begin(), discovery.types.end());
    for (const auto type : std::as_const(discovery.types)) {
        const auto schema = types[recordTypeName(type)].toObject()["schema"_L1].toString().left(200);
        discovery.schemas += recordTypeName(type) + u'=' + schema + u'\n';
    }
    if (discovery.types.isEmpty())
        fields.fail("types"_L1, u"none that this program knows"_s);

    Fields city(fields.value("city"_L1).toObject(), "city."_L1);
    discovery.cityCode = city.identifier("code"_L1, Fields::Need::Optional);
    discovery.cityName = city.text("name"_L1);
    if (fields.hasFailed() || city.hasFailed())
        return notTlf(fields.hasFailed() ? fields.error() : city.error());
    return discovery;
}

/** Puts @p row into @p batch, where it belongs; it never fails as a whole. */
static void addRow(FeedBatch &batch, QByteArrayView row, std::optional<RecordType> expected)
{
    RejectedRecord rejected;
    const auto reject = [&](const QString &reason) {
        rejected.reason = reason;
        rejected.raw = row.first(std::min(row.size(), maximumRawBytes)).toByteArray();
        batch.rejected.push_back(rejected);
    };
    if (row.size() > maximumRecordBytes)
        return reject(u"%1 bytes, at most %2 are allowed"_s.arg(row.size()).arg(maximumRecordBytes));
    const auto object = parseRow(row);
    if (!object)
        return reject(object.error().detail);
    rejected.type = (*object)["type"_L1].toString().left(40);
    rejected.source = (*object)["source"_L1].toString().left(200);
    rejected.id = (*object)["id"_L1].toString().left(200);
    // A command took effect even where its record cannot be read.
    if (const auto key = (*object)["cmd"_L1].toString(); !key.isEmpty() && key.size() <= maximumKeyLength)
        batch.commands.append(key);
    if (expected && rejected.type != recordTypeName(*expected) && recordTypeFromName(rejected.type))
        return reject(u"type: not \"%1\", which was asked for"_s.arg(recordTypeName(*expected)));
    auto change = changeFromTlf(*object);
    if (change)
        batch.changes.push_back(std::move(*change));
    else if (change.error().kind == Error::Kind::NotFound)
        ++batch.unknownTypes;
    else
        reject(change.error().detail);
}

static void addRows(FeedBatch &batch, const std::vector<QByteArrayView> &rows, std::optional<RecordType> expected)
{
    batch.changes.reserve(rows.size());
    for (const auto row : rows)
        addRow(batch, row, expected);
}

Result<FeedBatch> parseTlfSnapshotPage(const QByteArray &json, RecordType type)
{
    const auto parts = splitRows(json, "records");
    if (!parts)
        return notTlf(parts.error());
    Fields fields(parts->envelope, ""_L1);
    FeedBatch batch;
    batch.kind = FeedBatch::Kind::SnapshotPage;
    batch.snapshotType = type;
    batch.epoch = fields.identifier("epoch"_L1);
    batch.cursor = fields.text("asOf"_L1, Fields::Need::Required, 4'000);
    batch.nextPage = fields.text("next"_L1, Fields::Need::Optional, 4'000);
    batch.lastPage = batch.nextPage.isEmpty();
    batch.total = fields.integer("total"_L1, -1, -1, 1'000'000'000'000);
    batch.serverTime = fields.time("serverTime"_L1);
    if (fields.hasFailed())
        return notTlf(fields.error());
    addRows(batch, parts->rows, type);
    return batch;
}

Result<FeedBatch> parseTlfChanges(const QByteArray &json)
{
    const auto parts = splitRows(json, "records");
    if (!parts)
        return notTlf(parts.error());
    Fields fields(parts->envelope, ""_L1);
    FeedBatch batch;
    batch.kind = FeedBatch::Kind::Delta;
    batch.epoch = fields.identifier("epoch"_L1);
    batch.previousCursor = fields.text("prev"_L1, Fields::Need::Required, 4'000);
    batch.cursor = fields.text("cursor"_L1, Fields::Need::Required, 4'000);
    batch.more = fields.flag("more"_L1, false);
    batch.serverTime = fields.time("serverTime"_L1);
    if (fields.hasFailed())
        return notTlf(fields.error());
    addRows(batch, parts->rows, std::nullopt);
    if (batch.changes.empty() && batch.rejected.empty() && batch.cursor == batch.previousCursor)
        batch.kind = FeedBatch::Kind::UpToDate;
    return batch;
}

Result<FeedBatch> parseTlfRecords(const QByteArray &json, RecordType type)
{
    const auto rows = splitArray(json);
    if (!rows)
        return notTlf(rows.error());
    FeedBatch batch;
    batch.kind = FeedBatch::Kind::SnapshotPage;
    batch.snapshotType = type;
    addRows(batch, *rows, type);
    return batch;
}

}
