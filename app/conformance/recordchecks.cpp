#include "ijson.h"
#include "session.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

/** What a record's fault is about, so that each is named by one check only. */
enum class About { Shape,
    Time,
    Place,
    Version };

static About aboutOf(const QString &fault)
{
    if (fault.contains("RFC 3339"_L1) || fault.startsWith("time:"_L1))
        return About::Time;
    if (fault.contains("coordinates"_L1))
        return About::Place;
    return fault.startsWith("ver:"_L1) ? About::Version : About::Shape;
}

static Finding faultless(Session &session, About about, const QString &expected)
{
    qsizetype count = 0;
    qsizetype bad = 0;
    QString first;
    for (const auto &type : session.types()) {
        for (const auto &page : session.snapshot(type).pages) {
            for (const auto &row : page.rows) {
                ++count;
                if (row.change || row.isUnknownType || row.object["op"_L1] == "del"_L1 || aboutOf(row.fault) != about)
                    continue;
                if (bad++ == 0)
                    first = row.key() + u": "_s + row.fault;
            }
        }
    }
    if (count == 0)
        return skip(u"no records"_s);
    return bad == 0 ? pass(u"%1 records"_s.arg(count)) : fail(u"%1 of %2, the first: %3"_s.arg(bad).arg(count).arg(first), expected);
}

static Finding haveShape(Session &session)
{
    return faultless(session, About::Shape, u"every record as its schema says"_s);
}

static Finding haveTimes(Session &session)
{
    return faultless(session, About::Time, u"RFC 3339 with offset: a time without one is a guess"_s);
}

static Finding havePlaces(Session &session)
{
    return faultless(session, About::Place, u"GeoJSON in WGS 84, [longitude, latitude], on the Earth"_s);
}

static Finding haveVersions(Session &session)
{
    return faultless(session, About::Version, u"\"ver\": a whole number from 0 to 2^53 - 1"_s);
}

static Finding areInTheCity(Session &session)
{
    const auto city = session.cityBox();
    if (!city)
        return skip(u"discovery gives no bbox"_s);
    const GeoBox box{city->west - 1, city->south - 1, city->east + 1, city->north + 1}; // a little beyond its bounds is near enough
    int inside = 0;
    int swapped = 0;
    int elsewhere = 0;
    for (const auto *type : {"event", "asset"}) {
        if (!session.types().contains(QLatin1StringView(type)))
            continue;
        for (const auto &page : session.snapshot(QString::fromLatin1(type)).pages) {
            for (const auto &row : page.rows) {
                const auto position = row.object["geo"_L1]["coordinates"_L1].toArray();
                if (position.size() < 2 || !position[0].isDouble())
                    continue;
                const GeoPoint point{.lat = position[1].toDouble(), .lon = position[0].toDouble()};
                if (box.contains(point))
                    ++inside;
                else if (box.contains({.lat = point.lon, .lon = point.lat}))
                    ++swapped;
                else
                    ++elsewhere;
            }
        }
    }
    const int all = inside + swapped + elsewhere;
    if (all == 0)
        return skip(u"no points"_s);
    if (swapped > inside)
        return fail(u"%1 of %2 points would be in the city if their numbers changed places"_s.arg(swapped).arg(all), u"[longitude, latitude]"_s);
    return pass(u"%1 of %2 points in the city"_s.arg(inside).arg(all));
}

static Finding areSmallEnough(Session &session)
{
    qsizetype most = 0;
    for (const auto &type : session.types()) {
        const auto limit = session.discovery().json()["types"_L1][type]["recordMaxBytes"_L1].toInteger();
        for (const auto &page : session.snapshot(type).pages) {
            for (const auto &row : page.rows) {
                most = std::max(most, row.bytes);
                if (limit > 0 && row.bytes > limit)
                    return fail(u"%1 has %2 bytes"_s.arg(row.key()).arg(row.bytes), u"at most recordMaxBytes = %1"_s.arg(limit));
            }
        }
    }
    return most == 0 ? skip(u"no records"_s) : pass(u"at most %1 bytes"_s.arg(most));
}

static Finding isInteroperable(Session &session)
{
    for (const auto &[path, body] : session.bodies()) {
        if (const auto fault = ijsonFault(body))
            return fail(u"%1: %2"_s.arg(path, *fault), u"I-JSON (RFC 7493), nested at most 32 deep"_s);
    }
    // Bodies are kept only from the beginning; every record was looked at as a client does.
    for (const auto &type : session.types()) {
        for (const auto &page : session.snapshot(type).pages) {
            for (const auto &row : page.rows) {
                if (!row.jsonFault.isEmpty())
                    return fail(row.key() + u": "_s + row.jsonFault, u"I-JSON (RFC 7493), nested at most 32 deep: a client refuses the record"_s);
            }
        }
    }
    return session.bodies().empty() ? skip(u"no bodies"_s) : pass(u"%1 bodies"_s.arg(session.bodies().size()));
}

std::vector<Check> recordChecks()
{
    return {
        {u"record.shape"_s, u"9"_s, haveShape},
        {u"record.times"_s, u"req"_s, haveTimes},
        {u"record.coordinates"_s, u"13"_s, havePlaces},
        {u"record.versions"_s, u"2"_s, haveVersions},
        {u"record.in-city"_s, u"13"_s, areInTheCity},
        {u"record.size"_s, u"req"_s, areSmallEnough},
        {u"json.i-json"_s, u"8"_s, isInteroperable},
    };
}

}
