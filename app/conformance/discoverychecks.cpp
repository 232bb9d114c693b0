#include "feed/format/rfc3339.h"
#include "session.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

static Finding answers(Session &session)
{
    const auto &seen = session.discovery();
    const auto expected = u"200 with a JSON object whose \"feed\" is \"tlf/1\""_s;
    if (seen.status != 200)
        return fail(said(seen), expected);
    return session.hasFeed() ? pass(u"feed tlf/1"_s) : fail(u"feed is \"%1\""_s.arg(seen.json()["feed"_L1].toString().left(40)), expected);
}

static Finding hasEpoch(Session &session)
{
    if (!session.hasFeed())
        return skip(u"no discovery"_s);
    const auto epoch = session.discovery().json()["epoch"_L1];
    if (!epoch.isString() || epoch.toString().isEmpty() || epoch.toString().size() > 200)
        return fail(u"epoch is missing, empty or longer than 200"_s, u"a name for this server's log of changes, a new one whenever cursors lose their meaning"_s);
    const auto again = session.get(u"/tlf/v1"_s).json()["epoch"_L1];
    return again == epoch ? pass(epoch.toString()) : fail(u"\"%1\", then \"%2\""_s.arg(epoch.toString(), again.toString()), u"the same epoch as long as cursors hold"_s);
}

static Finding namesTypes(Session &session)
{
    if (!session.hasFeed())
        return skip(u"no discovery"_s);
    const auto types = session.discovery().json()["types"_L1];
    if (!types.isObject() || session.types().isEmpty())
        return fail(u"types is no object, or names none of the protocol's"_s, u"{\"event\":{\"schema\":…,\"pageMax\":…}, …}"_s);
    const auto object = types.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto pageMax = it.value()["pageMax"_L1];
        if (!it.value().isObject() || (!pageMax.isUndefined() && (pageMax.toInteger() < 1 || pageMax.toInteger() > 100'000)))
            return fail(u"types.%1 is no object, or its pageMax is not within 1 … 100000"_s.arg(it.key()), u"an object; pageMax is the most records a page has"_s);
    }
    return pass(u"%1 types, %2 of them known here"_s.arg(object.size()).arg(session.types().size()));
}

static Finding tellsTime(Session &session)
{
    if (!session.hasFeed())
        return skip(u"no discovery"_s);
    const auto text = session.discovery().json()["serverTime"_L1].toString();
    return timeFromRfc3339(text) ? pass(text) : fail(u"serverTime is \"%1\""_s.arg(text.left(40)), u"an RFC 3339 time with offset"_s);
}

/** A member that may be left out, but must be a whole number if it is there. */
static bool isWithin(const QJsonValue &value, qint64 least, qint64 most)
{
    return value.isDouble() && value.toInteger(least - 1) >= least && value.toInteger(least - 1) <= most;
}

static Finding promisesHeartbeat(Session &session)
{
    if (!session.hasFeed())
        return skip(u"no discovery"_s);
    const auto push = session.discovery().json()["push"_L1];
    const auto heartbeat = session.discovery().json()["heartbeatSeconds"_L1];
    if (!push.isUndefined() && !push.isArray())
        return fail(u"push is no list"_s, u"a list such as [\"sse\"], or nothing"_s);
    if ((heartbeat.isUndefined() || heartbeat.isNull()) && !session.hasStream())
        return skip(u"no stream is offered"_s);
    return isWithin(heartbeat, 1, 3600) ? pass(u"%1 s"_s.arg(heartbeat.toInteger()))
                                        : fail(u"heartbeatSeconds is missing or not within 1 … 3600"_s, u"how often the stream says something at least"_s);
}

static Finding saysHowLongChangesAreKept(Session &session)
{
    if (!session.hasFeed())
        return skip(u"no discovery"_s);
    const auto retention = session.discovery().json()["retentionSeconds"_L1];
    if (retention.isUndefined() || retention.isNull())
        return skip(u"retentionSeconds is not given"_s);
    constexpr qint64 most = (1LL << 53) - 1;
    return isWithin(retention, 0, most) ? pass(u"%1 s"_s.arg(retention.toInteger()))
                                        : fail(u"retentionSeconds is no whole number from 0"_s, u"how far back /changes reaches, or nothing; a client refuses a discovery with another value"_s);
}

static Finding namesCity(Session &session)
{
    if (!session.hasFeed())
        return skip(u"no discovery"_s);
    const auto city = session.discovery().json()["city"_L1].toObject();
    if (city["code"_L1].toString().isEmpty())
        return fail(u"city.code is missing"_s, u"{\"code\":\"120000\",\"name\":\"…\",\"bbox\":[west,south,east,north]}"_s);
    if (city.contains("bbox"_L1) && !session.cityBox())
        return fail(u"city.bbox is not [west,south,east,north]"_s, u"degrees, longitude first, west < east and south < north"_s);
    return pass(city["code"_L1].toString());
}

static Finding hasTag(Session &session)
{
    if (!session.hasFeed())
        return skip(u"no discovery"_s);
    const auto tag = session.discovery().headers.value("etag");
    if (tag.isEmpty())
        return fail(u"no ETag"_s, u"an ETag, so that asking again costs nothing"_s);
    const auto again = session.http().get(u"/tlf/v1"_s, {{"If-None-Match", tag}});
    return again.status == 304 ? pass(u"304 for %1"_s.arg(QString::fromLatin1(tag))) : fail(u"%1 for the same ETag"_s.arg(said(again)), u"304"_s);
}

static Finding servesSchemas(Session &session)
{
    if (!session.hasFeed())
        return skip(u"no discovery"_s);
    int count = 0;
    for (const auto &type : session.types()) {
        const auto path = session.discovery().json()["types"_L1][type]["schema"_L1].toString();
        if (!path.startsWith("/tlf/v1/"_L1))
            continue; // elsewhere, or not named: nothing is promised
        const auto seen = session.http().get(path);
        if (seen.status != 200 || !seen.json().object().contains("$schema"_L1))
            return fail(u"%1 for %2"_s.arg(said(seen), path), u"the JSON Schema that discovery names"_s);
        ++count;
    }
    return count > 0 ? pass(u"%1 schemas"_s.arg(count)) : skip(u"discovery names none of this server"_s);
}

std::vector<Check> discoveryChecks()
{
    return {
        {u"discovery.answers"_s, u"req"_s, answers},
        {u"discovery.epoch"_s, u"7"_s, hasEpoch},
        {u"discovery.types"_s, u"req"_s, namesTypes},
        {u"discovery.time"_s, u"req"_s, tellsTime},
        {u"discovery.heartbeat"_s, u"req"_s, promisesHeartbeat},
        {u"discovery.retention"_s, u"req"_s, saysHowLongChangesAreKept},
        {u"discovery.city"_s, u"13"_s, namesCity},
        {u"discovery.etag"_s, u"req"_s, hasTag},
        {u"discovery.schemas"_s, u"req"_s, servesSchemas},
    };
}

}
