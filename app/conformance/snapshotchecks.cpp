#include "feed/format/rfc3339.h"
#include "session.h"

#include <QJsonObject>
#include <QSet>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

static Finding comesToAnEnd(Session &session)
{
    if (session.types().isEmpty())
        return skip(u"no types"_s);
    qsizetype rows = 0;
    QStringList inPart;
    for (const auto &type : session.types()) {
        const auto &snapshot = session.snapshot(type);
        if (snapshot.isNamedElsewhere)
            return skip(snapshot.problem);
        if (!snapshot.problem.isEmpty())
            return fail(snapshot.problem, u"200 with \"records\", page after page, until \"next\" is null"_s);
        rows += snapshot.rowCount();
        if (!snapshot.isWhole)
            inPart.append(type);
    }
    return pass(u"%1 records of %2 types"_s.arg(rows).arg(session.types().size()) + (inPart.isEmpty() ? QString() : u"; %1 read in part"_s.arg(inPart.join(u", "_s))));
}

static Finding sharesOneMoment(Session &session)
{
    qsizetype most = 0;
    for (const auto &type : session.types()) {
        const auto &pages = session.snapshot(type).pages;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const auto asOf = pages[i].envelope["asOf"_L1];
            if (!asOf.isString() || asOf.toString().isEmpty())
                return fail(u"page %1 of %2 has no asOf"_s.arg(i).arg(type), u"the cursor from which /changes goes on, on every page"_s);
            if (asOf != pages[0].envelope["asOf"_L1])
                return fail(u"page 0 of %1 is as of \"%2\", page %3 as of \"%4\""_s.arg(type, pages[0].envelope["asOf"_L1].toString()).arg(i).arg(asOf.toString()), u"all pages of a snapshot share one asOf"_s);
        }
        most = std::max(most, qsizetype(pages.size()));
    }
    return most == 0 ? skip(u"no snapshot"_s) : pass(u"up to %1 pages"_s.arg(most));
}

static Finding namesEpoch(Session &session)
{
    const auto epoch = session.discovery().json()["epoch"_L1];
    if (!session.hasFeed() || !epoch.isString())
        return skip(u"discovery names none"_s);
    bool isAny = false;
    for (const auto &type : session.types()) {
        for (const auto &page : session.snapshot(type).pages) {
            isAny = true;
            if (page.envelope["epoch"_L1] != epoch)
                return fail(u"epoch of %1 is \"%2\", discovery's is \"%3\""_s.arg(type, page.envelope["epoch"_L1].toString(), epoch.toString()), u"the same epoch everywhere"_s);
        }
    }
    return isAny ? pass(epoch.toString()) : skip(u"no snapshot"_s);
}

static Finding repeatsNothing(Session &session)
{
    qsizetype count = 0;
    for (const auto &type : session.types()) {
        QSet<QString> keys;
        if (!session.snapshot(type).problem.isEmpty())
            continue; // one that goes in a circle repeats everything
        for (const auto &page : session.snapshot(type).pages) {
            for (const auto &row : page.rows) {
                if (row.object.isEmpty())
                    continue;
                if (keys.contains(row.key()))
                    return fail(u"%1 is there twice"_s.arg(row.key()), u"(type, source, id) is the key: each record once a snapshot"_s);
                keys.insert(row.key());
            }
        }
        count += keys.size();
    }
    return count == 0 ? skip(u"no records"_s) : pass(u"%1 keys"_s.arg(count));
}

static Finding keepsPagesSmall(Session &session)
{
    qsizetype most = 0;
    for (const auto &type : session.types()) {
        const auto limit = session.pageMax(type);
        for (const auto &page : session.snapshot(type).pages) {
            most = std::max(most, qsizetype(page.rows.size()));
            if (limit > 0 && qsizetype(page.rows.size()) > limit)
                return fail(u"a page of %1 has %2 records"_s.arg(type).arg(page.rows.size()), u"at most %1, as discovery says"_s.arg(limit));
        }
    }
    return most == 0 ? skip(u"no records"_s) : pass(u"at most %1"_s.arg(most));
}

static Finding countsRight(Session &session)
{
    QStringList counted;
    for (const auto &type : session.types()) {
        const auto &snapshot = session.snapshot(type);
        if (!snapshot.isWhole || !snapshot.pages.front().envelope.contains("total"_L1))
            continue;
        // Something may have come or gone while it was read.
        const auto total = snapshot.pages.front().envelope["total"_L1].toInteger(-1);
        if (total != snapshot.rowCount() && session.walk(snapshot.asOf(), 1000).rowCount() == 0)
            return fail(u"total of %1 is %2, but %3 records came"_s.arg(type).arg(total).arg(snapshot.rowCount()), u"how many records the snapshot has, or nothing"_s);
        counted.append(type);
    }
    return counted.isEmpty() ? skip(u"no \"total\" is given"_s) : pass(counted.join(u", "_s));
}

static Finding hasOnlyTheLiving(Session &session)
{
    qsizetype count = 0;
    for (const auto &type : session.types()) {
        for (const auto &page : session.snapshot(type).pages) {
            for (const auto &row : page.rows) {
                if (row.object["op"_L1] == "del"_L1)
                    return fail(u"%1 is a deletion"_s.arg(row.key()), u"a snapshot has what there is; deletions come by /changes"_s);
                ++count;
            }
        }
    }
    return count == 0 ? skip(u"no records"_s) : pass(u"%1 records"_s.arg(count));
}

static Finding hasItsType(Session &session)
{
    qsizetype count = 0;
    for (const auto &type : session.types()) {
        for (const auto &page : session.snapshot(type).pages) {
            for (const auto &row : page.rows) {
                if (!row.object.isEmpty() && row.object["type"_L1] != type)
                    return fail(u"%1 among those of type %2"_s.arg(row.key(), type), u"only the type that was asked for"_s);
                ++count;
            }
        }
    }
    return count == 0 ? skip(u"no records"_s) : pass(u"%1 records"_s.arg(count));
}

/** The path of a first page that has records, or an empty one if there is none. */
static QString somePage(Session &session)
{
    for (const auto &type : session.types()) {
        if (session.snapshot(type).rowCount() > 0)
            return u"/tlf/v1/snapshot?type="_s + type;
    }
    return {};
}

static Finding hasTag(Session &session)
{
    const auto path = somePage(session);
    if (path.isEmpty())
        return skip(u"no records"_s);
    for (int attempt = 0; attempt < 4; ++attempt) {
        const auto seen = session.http().get(path);
        const auto tag = seen.headers.value("etag");
        if (seen.status != 200)
            return skip(said(seen));
        if (tag.isEmpty())
            return fail(u"no ETag on a page"_s, u"an ETag, so that an unchanged page costs nothing"_s);
        const auto again = session.http().get(path, {{"If-None-Match", tag}});
        if (again.status == 304)
            return pass(u"304 for %1"_s.arg(QString::fromLatin1(tag)));
        if (again.headers.value("etag") == tag)
            return fail(u"%1 for the same ETag"_s.arg(said(again)), u"304"_s);
    }
    return skip(u"the page changes all the time"_s);
}

static Finding heedsSince(Session &session)
{
    if (!session.types().contains(u"event"_s) || session.snapshot(u"event"_s).rowCount() < 2)
        return skip(u"less than two events"_s);
    std::vector<TimeMs> times;
    for (const auto &row : session.snapshot(u"event"_s).pages.front().rows) {
        if (row.change)
            times.push_back(timeFromRfc3339(row.object["time"_L1].toString()).value_or(0));
    }
    if (times.empty())
        return skip(u"no event that can be read"_s);
    std::nth_element(times.begin(), times.begin() + std::ptrdiff_t(times.size() / 2), times.end());
    const auto since = times[times.size() / 2];
    const auto seen = session.get(u"/tlf/v1/snapshot?type=event&since="_s + encoded(rfc3339(since)));
    const auto page = seen.status == 200 ? pageFrom(seen.body) : Result<Page>(failure(Error::Kind::Protocol, said(seen)));
    if (!page)
        return fail(page.error().detail, u"a page with the events since %1"_s.arg(rfc3339(since)));
    for (const auto &row : page->rows) {
        if (row.change && timeFromRfc3339(row.object["time"_L1].toString()).value_or(0) < since)
            return fail(u"%1 is of %2"_s.arg(row.key(), row.object["time"_L1].toString()), u"nothing before since=%1"_s.arg(rfc3339(since)));
    }
    return pass(u"%1 records since %2"_s.arg(page->rows.size()).arg(rfc3339(since)));
}

static Finding refuses(Session &session, const QString &path, const QList<int> &statuses)
{
    if (!session.hasFeed())
        return skip(u"no discovery"_s);
    const auto seen = session.http().get(path);
    QStringList wanted;
    for (const auto status : statuses)
        wanted.append(QString::number(status));
    if (!statuses.contains(seen.status))
        return fail(u"%1 for %2"_s.arg(said(seen), path), wanted.join(u" or "_s));
    return pass(said(seen));
}

static Finding refusesUnknownType(Session &session)
{
    return refuses(session, u"/tlf/v1/snapshot?type=nonsense"_s, {400, 404, 422});
}

static Finding refusesUnknownPage(Session &session)
{
    const auto path = somePage(session);
    return path.isEmpty() ? skip(u"no records"_s) : refuses(session, path + u"&page=nonsense"_s, {400, 404, 410, 422});
}

std::vector<Check> snapshotChecks()
{
    return {
        {u"snapshot.pages"_s, u"5"_s, comesToAnEnd},
        {u"snapshot.as-of"_s, u"5"_s, sharesOneMoment},
        {u"snapshot.epoch"_s, u"7"_s, namesEpoch},
        {u"snapshot.unique"_s, u"2"_s, repeatsNothing},
        {u"snapshot.page-size"_s, u"req"_s, keepsPagesSmall},
        {u"snapshot.total"_s, u"req"_s, countsRight},
        {u"snapshot.live-only"_s, u"3"_s, hasOnlyTheLiving},
        {u"snapshot.type"_s, u"req"_s, hasItsType},
        {u"snapshot.etag"_s, u"req"_s, hasTag},
        {u"snapshot.since"_s, u"req"_s, heedsSince},
        {u"snapshot.unknown-type"_s, u"req"_s, refusesUnknownType},
        {u"snapshot.unknown-page"_s, u"req"_s, refusesUnknownPage},
    };
}

}
