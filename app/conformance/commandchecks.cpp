#include "session.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QUuid>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

static constexpr auto path = "/tlf/v1/commands"_L1;

/** A UUID of version 7: time first, so that keys sort as they were made. */
static QString newKey()
{
    QByteArray bytes(16, '\0');
    const auto now = quint64(QDateTime::currentMSecsSinceEpoch());
    for (int i = 0; i < 6; ++i)
        bytes[i] = char(now >> (40 - 8 * i));
    for (int i = 6; i < 16; ++i)
        bytes[i] = char(QRandomGenerator::system()->bounded(256));
    bytes[6] = char((bytes[6] & 0x0f) | 0x70);
    bytes[8] = char((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

/** The first record of a type there is; empty if there is none. */
static QJsonObject someRecord(Session &session, const QString &type)
{
    if (!session.types().contains(type))
        return {};
    for (const auto &page : session.snapshot(type).pages) {
        for (const auto &row : page.rows) {
            if (row.change)
                return row.object;
        }
    }
    return {};
}

static QJsonObject someEvent(Session &session) { return someRecord(session, u"event"_s); }

/** A reading that can be objected to; empty if there is none, or the backend has no objections. */
static QJsonObject someReading(Session &session) { return session.types().contains(u"objection"_s) ? someRecord(session, u"reading"_s) : QJsonObject(); }

static QByteArray objectionTo(const QJsonObject &reading, const QString &key, const QString &reason)
{
    return QJsonDocument(QJsonObject{
                             {u"cmd"_s, key},
                             {u"type"_s, u"objection.raise"_s},
                             {u"target"_s, QJsonObject{{u"source"_s, reading["source"_L1]}, {u"id"_s, reading["id"_L1]}}},
                             {u"args"_s, QJsonObject{{u"reason"_s, reason}, {u"text"_s, u"check "_s + key}, {u"value"_s, reading["data"_L1]["value"_L1].isDouble() ? reading["data"_L1]["value"_L1] : QJsonValue()}}},
                             {u"actor"_s, QJsonObject{{u"id"_s, u"tonglan-feed"_s}, {u"name"_s, u"tonglan-feed check"_s}, {u"role"_s, u"test"_s}}},
                             {u"clientTime"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}})
        .toJson(QJsonDocument::Compact);
}

static QByteArray noteOn(const QJsonObject &event, const QString &key, const QString &text)
{
    return QJsonDocument(QJsonObject{
                             {u"cmd"_s, key},
                             {u"type"_s, u"event.note"_s},
                             {u"target"_s, QJsonObject{{u"source"_s, event["source"_L1]}, {u"id"_s, event["id"_L1]}}},
                             {u"args"_s, QJsonObject{{u"text"_s, text}}},
                             {u"actor"_s, QJsonObject{{u"id"_s, u"tonglan-feed"_s}, {u"name"_s, u"tonglan-feed check"_s}, {u"role"_s, u"test"_s}}},
                             {u"clientTime"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}})
        .toJson(QJsonDocument::Compact);
}

static Headers headersFor(const QString &key, const QByteArray &ifMatch = {})
{
    Headers headers{{"Idempotency-Key", key.toLatin1()}};
    if (!ifMatch.isEmpty())
        headers.append({"If-Match", ifMatch});
    return headers;
}

static bool isTaken(const Seen &seen)
{
    return seen.status == 200 || seen.status == 202;
}

static Finding isDone(Session &session)
{
    const auto event = someEvent(session);
    if (event.isEmpty())
        return skip(u"no event to try it on"_s);
    const auto key = newKey();
    const auto seen = session.http().post(path, noteOn(event, key, u"check"_s), headersFor(key));
    return isTaken(seen) && !seen.json().object().isEmpty() ? pass(said(seen)) : fail(said(seen), u"200 or 202 with a state"_s);
}

/** How often changes since @p cursor carry that key; waits for them a little. */
static qsizetype timesSeen(Session &session, const QString &cursor, const QString &key)
{
    qsizetype count = 0;
    for (int attempt = 0; attempt < 10 && count == 0; ++attempt) {
        for (const auto &page : session.walk(cursor, 1000, attempt == 0 ? 0 : 1).pages) {
            for (const auto &row : page.rows)
                count += row.object["cmd"_L1] == key ? 1 : 0;
        }
    }
    return count;
}

static Finding happensOnce(Session &session)
{
    const auto event = someEvent(session);
    if (event.isEmpty())
        return skip(u"no event to try it on"_s);
    const auto key = newKey();
    const auto body = noteOn(event, key, u"check"_s);
    const auto first = session.http().post(path, body, headersFor(key));
    if (!isTaken(first))
        return skip(said(first));
    const auto again = session.http().post(path, body, headersFor(key));
    if (!isTaken(again) && again.status != 409)
        return fail(u"%1 for the same key and body again"_s.arg(said(again)), u"the first answer again"_s);
    if (first.status == 200 && again.status == 200 && again.json() != first.json())
        return fail(u"another body for the same key"_s, u"the first answer again"_s);
    const auto count = timesSeen(session, session.firstCursor(), key);
    return count > 1 ? fail(u"%1 changes carry the key"_s.arg(count), u"one: each key takes effect once"_s) : pass(said(again));
}

static Finding isSeenInChanges(Session &session)
{
    const auto event = someEvent(session);
    if (event.isEmpty() || session.firstCursor().isEmpty())
        return skip(u"no event to try it on"_s);
    const auto key = newKey();
    const auto seen = session.http().post(path, noteOn(event, key, u"check"_s), headersFor(key));
    if (!isTaken(seen))
        return skip(said(seen));
    return timesSeen(session, session.firstCursor(), key) > 0 ? pass(u"cmd came by /changes"_s) : fail(u"no change carries \"cmd\":\"%1\""_s.arg(key), u"the changed record with \"cmd\": only that confirms it"_s);
}

static Finding keyIsForOneBody(Session &session)
{
    const auto event = someEvent(session);
    if (event.isEmpty())
        return skip(u"no event to try it on"_s);
    const auto key = newKey();
    const auto first = session.http().post(path, noteOn(event, key, u"one"_s), headersFor(key));
    if (!isTaken(first))
        return skip(said(first));
    const auto other = session.http().post(path, noteOn(event, key, u"another"_s), headersFor(key));
    return other.status == 422 ? pass(said(other)) : fail(u"%1 for the same key with another body"_s.arg(said(other)), u"422"_s);
}

static Finding staleIsRefused(Session &session)
{
    const auto event = someEvent(session);
    if (event.isEmpty())
        return skip(u"no event to try it on"_s);
    const auto key = newKey();
    const auto stale = '"' + QByteArray::number(event["ver"_L1].toInteger() + 1'000'000) + '"';
    const auto seen = session.http().post(path, noteOn(event, key, u"check"_s), headersFor(key, stale));
    if (seen.status != 412)
        return fail(u"%1 for another version in If-Match"_s.arg(said(seen)), u"412"_s);
    const auto record = seen.json().object();
    return record["id"_L1] == event["id"_L1] && record.contains("ver"_L1) ? pass(u"412 with version %1"_s.arg(record["ver"_L1].toInteger())) : fail(u"412 without the record"_s, u"the record as it is now, so that the operator sees who was first"_s);
}

static Finding needsKey(Session &session)
{
    const auto event = someEvent(session);
    if (event.isEmpty())
        return skip(u"no event to try it on"_s);
    const auto seen = session.http().post(path, noteOn(event, newKey(), u"check"_s), {});
    return seen.status == 400 || seen.status == 422 ? pass(said(seen)) : fail(u"%1 without Idempotency-Key"_s.arg(said(seen)), u"400 or 422"_s);
}

static Finding stateCanBeAsked(Session &session)
{
    const auto event = someEvent(session);
    if (event.isEmpty())
        return skip(u"no event to try it on"_s);
    const auto key = newKey();
    const auto unknown = session.http().get(path + u'/' + newKey());
    if (unknown.status != 404)
        return fail(u"%1 for a key that was never sent"_s.arg(said(unknown)), u"404"_s);
    const auto sent = session.http().post(path, noteOn(event, key, u"check"_s), headersFor(key));
    if (!isTaken(sent))
        return skip(said(sent));
    const auto state = session.http().get(path + u'/' + key);
    return isTaken(state) && state.json()["cmd"_L1] == key ? pass(said(state)) : fail(u"%1 for a key that was sent"_s.arg(said(state)), u"its state, for who got no answer"_s);
}

static Finding unknownTargetIsRefused(Session &session)
{
    if (someEvent(session).isEmpty())
        return skip(u"no event to try it on"_s);
    const auto key = newKey();
    const QJsonObject nobody{{u"source"_s, u"no-such-source"_s}, {u"id"_s, u"no-such-event"_s}};
    const auto seen = session.http().post(path, noteOn(nobody, key, u"check"_s), headersFor(key));
    return seen.status == 422 || seen.status == 404 || seen.status == 403 ? pass(said(seen)) : fail(u"%1 for an unknown target"_s.arg(said(seen)), u"422"_s);
}

/** The objection that was raised under @p key, by its words; empty if no change brings it. */
static QJsonObject raisedAs(Session &session, const QString &key)
{
    for (int attempt = 0; attempt < 10; ++attempt) {
        for (const auto &page : session.walk(session.firstCursor(), 1000, attempt == 0 ? 0 : 1).pages) {
            for (const auto &row : page.rows) {
                if (row.object["type"_L1] == "objection"_L1 && row.object["data"_L1]["text"_L1].toString().contains(key))
                    return row.object;
            }
        }
    }
    return {};
}

static Finding objectionIsRaised(Session &session)
{
    const auto reading = someReading(session);
    if (reading.isEmpty() || session.firstCursor().isEmpty())
        return skip(u"no reading to object to, or no type objection"_s);
    const auto key = newKey();
    const auto seen = session.http().post(path, objectionTo(reading, key, u"value"_s), headersFor(key));
    if (!isTaken(seen))
        return fail(said(seen), u"200 or 202 with a state"_s);
    const auto objection = raisedAs(session, key);
    if (objection.isEmpty())
        return fail(u"no change brings the objection"_s, u"a record of type objection with its number as id and the words that were said"_s);
    const auto data = objection["data"_L1];
    const bool isAboutIt = data["indicator"_L1] == reading["data"_L1]["indicator"_L1] && data["region"_L1] == reading["data"_L1]["region"_L1]
        && data["reason"_L1] == "value"_L1 && QDateTime::fromString(data["readingTime"_L1].toString(), Qt::ISODate) == QDateTime::fromString(reading["time"_L1].toString(), Qt::ISODate);
    return isAboutIt ? pass(u"number %1"_s.arg(objection["id"_L1].toString())) : fail(u"objection %1 is about another reading, or gives another reason"_s.arg(objection["id"_L1].toString()), u"indicator, region, readingTime and reason as it was raised"_s);
}

static Finding objectionNeedsReason(Session &session)
{
    const auto reading = someReading(session);
    if (reading.isEmpty())
        return skip(u"no reading to object to, or no type objection"_s);
    const auto key = newKey();
    const auto seen = session.http().post(path, objectionTo(reading, key, u"no-such-reason"_s), headersFor(key));
    return seen.status == 422 || seen.status == 403 ? pass(said(seen)) : fail(u"%1 for a reason that does not exist"_s.arg(said(seen)), u"422"_s);
}

std::vector<Check> commandChecks()
{
    return {
        {u"command.done"_s, u"12"_s, isDone},
        {u"command.once"_s, u"12"_s, happensOnce},
        {u"command.confirmed"_s, u"12"_s, isSeenInChanges},
        {u"command.key-reused"_s, u"12"_s, keyIsForOneBody},
        {u"command.if-match"_s, u"12"_s, staleIsRefused},
        {u"command.needs-key"_s, u"12"_s, needsKey},
        {u"command.state"_s, u"12"_s, stateCanBeAsked},
        {u"command.unknown-target"_s, u"12"_s, unknownTargetIsRefused},
        {u"objection.raised"_s, u"12"_s, objectionIsRaised},
        {u"objection.reason"_s, u"12"_s, objectionNeedsReason},
    };
}

}
