#include "reads.h"

#include "base/log.h"
#include "feed/format/tlfdigest.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int recordMaxBytes = 262'144;
static constexpr int retentionSeconds = 604'800;

static QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

static QByteArray tagOf(const QByteArray &what)
{
    return '"' + QCryptographicHash::hash(what, QCryptographicHash::Sha256).toHex().first(16) + '"';
}

static QByteArray joined(const QList<QByteArray> &records)
{
    return '[' + records.join(',') + ']';
}

static QString nowText()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

FeedAnswer storageTrouble(const Error &error)
{
    qCWarning(logServer).noquote() << error.detail;
    auto answer = refusal(503, u"Storage"_s, error.detail);
    answer.addHeader("Retry-After", "2");
    return answer;
}

QString cursorText(const FeedStore &store, qint64 number)
{
    return u"%1.%2"_s.arg(store.epoch()).arg(number);
}

std::optional<qint64> cursorNumber(const FeedStore &store, const QString &cursor)
{
    const auto dot = cursor.lastIndexOf(u'.');
    bool ok = false;
    const qint64 number = cursor.sliced(dot + 1).toLongLong(&ok);
    if (dot < 0 || !ok || cursor.first(dot) != store.epoch() || number > store.head() || number < store.oldest())
        return std::nullopt;
    return number;
}

FeedAnswer discoveryAnswer(const FeedStore &store, const ServerOptions &options, const QByteArray &ifNoneMatch)
{
    const auto &city = store.city();
    QJsonObject types;
    for (int i = 0; i < recordTypeCount; ++i) {
        const auto name = recordTypeName(RecordType(i));
        types.insert(name, QJsonObject{{u"schema"_s, u"/tlf/v1/schema/%1/1"_s.arg(name)}, {u"pageMax"_s, options.pageMax}, {u"recordMaxBytes"_s, recordMaxBytes}});
    }
    QJsonObject place{{u"code"_s, city.cityCode}, {u"name"_s, city.name}};
    if (!city.box.isEmpty())
        place.insert(u"bbox"_s, QJsonArray{city.box.west, city.box.south, city.box.east, city.box.north});
    QJsonObject object{
        {u"feed"_s, u"tlf/1"_s},
        {u"epoch"_s, store.epoch()},
        {u"city"_s, place},
        {u"types"_s, types},
        {u"openapi"_s, u"/tlf/v1/openapi.json"_s},
        {u"retentionSeconds"_s, retentionSeconds},
        {u"push"_s, QJsonArray{u"sse"_s}},
        {u"heartbeatSeconds"_s, options.heartbeatSeconds}};
    const auto tag = tagOf(compact(object)); // of what does not change by itself; the server's time is not part of it
    object.insert(u"serverTime"_s, nowText());
    return tagged({.body = compact(object)}, tag, ifNoneMatch);
}

/** What a snapshot is of; a page token is good for the query that it was given for only. */
static QString shapeOf(const SnapshotQuery &query)
{
    const auto box = query.box ? u"%1,%2,%3,%4"_s.arg(query.box->west).arg(query.box->south).arg(query.box->east).arg(query.box->north) : QString();
    return u"%1 %2 %3 %4"_s.arg(recordTypeName(query.type), box, query.region).arg(query.since);
}

namespace {

/** Where a snapshot goes on; opaque to the client. */
struct PageToken
{
    QString epoch = {};
    QString shape = {};
    qint64 asOf = 0;
    int page = 0;
    QString source = {};
    QString id = {};
};

}

static constexpr auto tokenCoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

static QString toText(const PageToken &token)
{
    const QJsonArray parts{token.epoch, token.shape, token.asOf, token.page, token.source, token.id};
    return QString::fromLatin1(QJsonDocument(parts).toJson(QJsonDocument::Compact).toBase64(tokenCoding));
}

static std::optional<PageToken> tokenFrom(const QString &text)
{
    const auto parts = QJsonDocument::fromJson(QByteArray::fromBase64(text.toLatin1(), tokenCoding)).array();
    if (parts.size() != 6)
        return std::nullopt;
    return PageToken{parts[0].toString(), parts[1].toString(), parts[2].toInteger(), parts[3].toInt(), parts[4].toString(), parts[5].toString()};
}

FeedAnswer snapshotAnswer(const FeedStore &store, const SnapshotQuery &query, int pageMax, const QByteArray &ifNoneMatch)
{
    // Rows are as they are now; asOf is the log's head when the first page was made. What changed since comes again by /changes,
    // and versions make that harmless.
    PageToken at{.epoch = store.epoch(), .shape = shapeOf(query), .asOf = store.head()};
    if (!query.page.isEmpty()) {
        const auto token = tokenFrom(query.page);
        if (!token)
            return badParameter(u"page"_s, u"is not a token of this server"_s);
        if (token->shape != at.shape)
            return badParameter(u"page"_s, u"is the token of another query"_s);
        if (token->epoch != store.epoch() || token->asOf < store.oldest() || token->asOf > store.head())
            return refusal(410, u"Too old"_s, u"this snapshot was begun too long ago: begin again"_s);
        at = *token;
    }
    // A page is what the store holds now, from there on: the same head, the same page.
    const auto tag = tagOf(u"%1 %2 %3"_s.arg(cursorText(store, store.head()), toText(at)).arg(pageMax).toUtf8());
    if (auto unchanged = tagged({}, tag, ifNoneMatch); unchanged.status == 304)
        return unchanged;

    SnapshotFilter filter{.box = query.box, .since = query.since};
    if (!query.region.isEmpty()) {
        const auto regions = store.regionsWithin(query.region);
        if (!regions)
            return storageTrouble(regions.error());
        filter.regions = *regions;
    }
    const auto rows = store.snapshot(query.type, filter, at.source, at.id, pageMax);
    const auto total = store.count(query.type);
    if (!rows || !total)
        return storageTrouble(rows ? total.error() : rows.error());
    const PageToken following{at.epoch, at.shape, at.asOf, at.page + 1, rows->nextSource, rows->nextId};
    QJsonObject envelope{{u"epoch"_s, store.epoch()}, {u"asOf"_s, cursorText(store, at.asOf)}, {u"page"_s, at.page}, {u"next"_s, rows->more ? QJsonValue(toText(following)) : QJsonValue()}};
    if (filter.isEmpty())
        envelope.insert(u"total"_s, *total);
    return tagged({.body = compact(envelope).chopped(1) + ",\"records\":" + joined(rows->records) + '}'}, tag, ifNoneMatch);
}

FeedAnswer digestAnswer(const FeedStore &store, const DigestQuery &query)
{
    const auto digest = store.digest(query.type, query.buckets);
    if (!digest)
        return storageTrouble(digest.error());
    return {.body = compact(toTlf(TlfDigest{cursorText(store, store.head()), *digest})), .headers = {{"Cache-Control", "no-store"}}};
}

QByteArray changesBody(const FeedStore &store, qint64 since, const StoredRows &rows)
{
    const QJsonObject envelope{{u"epoch"_s, store.epoch()}, {u"prev"_s, cursorText(store, since)}, {u"cursor"_s, cursorText(store, rows.last)}, {u"more"_s, rows.more}, {u"serverTime"_s, nowText()}};
    return compact(envelope).chopped(1) + ",\"records\":" + joined(rows.records) + '}';
}

FeedAnswer changesAnswer(const FeedStore &store, qint64 since, int limit)
{
    const auto rows = store.changes(since, limit);
    if (!rows)
        return storageTrouble(rows.error());
    if (rows->records.isEmpty())
        return {.status = 204};
    return {.body = changesBody(store, since, *rows), .headers = {{"Cache-Control", "no-store"}}};
}

}
