#include "session.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

static constexpr int slackMs = 3000;

static QString nothingChanged(const Session::Walk &walk)
{
    return walk.problem.isEmpty() ? u"nothing changed meanwhile: run it while data comes in, or with --commands"_s : walk.problem;
}

static Finding canBeRead(Session &session)
{
    if (session.firstCursor().isEmpty())
        return skip(u"no snapshot to start from"_s);
    const auto &walk = session.changesSeen();
    if (!walk.problem.isEmpty())
        return fail(walk.problem, u"200 with records and a new cursor, or 204"_s);
    return walk.rowCount() == 0 ? skip(nothingChanged(walk)) : pass(u"%1 changes in %2 answers"_s.arg(walk.rowCount()).arg(walk.pages.size()));
}

static Finding formAChain(Session &session)
{
    const auto &walk = session.changesSeen();
    if (walk.rowCount() == 0)
        return skip(nothingChanged(walk));
    auto cursor = session.firstCursor();
    for (const auto &page : walk.pages) {
        if (page.envelope["prev"_L1] != cursor)
            return fail(u"prev is \"%1\" for since=%2"_s.arg(page.envelope["prev"_L1].toString(), cursor), u"prev is the cursor that was asked for: else there is a gap"_s);
        cursor = page.envelope["cursor"_L1].toString();
    }
    return pass(u"%1 links"_s.arg(walk.pages.size()));
}

static Finding nameEpoch(Session &session)
{
    const auto &walk = session.changesSeen();
    const auto epoch = session.discovery().json()["epoch"_L1];
    if (walk.rowCount() == 0)
        return skip(nothingChanged(walk));
    for (const auto &page : walk.pages) {
        if (epoch.isString() && page.envelope["epoch"_L1] != epoch)
            return fail(u"epoch is \"%1\", discovery's is \"%2\""_s.arg(page.envelope["epoch"_L1].toString(), epoch.toString()), u"the same epoch everywhere"_s);
    }
    return pass(epoch.toString());
}

static Finding haveShape(Session &session)
{
    const auto &walk = session.changesSeen();
    if (walk.rowCount() == 0)
        return skip(nothingChanged(walk));
    for (const auto &page : walk.pages) {
        for (const auto &row : page.rows) {
            if (!row.change && !row.isUnknownType && row.object["op"_L1] != "del"_L1)
                return fail(u"%1: %2"_s.arg(row.key(), row.fault), u"every record as its schema says"_s);
        }
    }
    return pass(u"%1 records"_s.arg(walk.rowCount()));
}

/** The records of a walk in their order, as text to compare. */
static QStringList keysOf(const Session::Walk &walk, qsizetype most)
{
    QStringList keys;
    for (const auto &page : walk.pages) {
        for (const auto &row : page.rows) {
            if (keys.size() < most)
                keys.append(u"%1 ver %2"_s.arg(row.key()).arg(row.object["ver"_L1].toInteger(-1)));
        }
    }
    return keys;
}

static Finding honourLimit(Session &session)
{
    const auto &all = session.changesSeen();
    if (all.rowCount() < 2)
        return skip(all.rowCount() == 1 ? u"only one change"_s : nothingChanged(all));
    const auto seen = session.get(u"/tlf/v1/changes?limit=1&since="_s + encoded(session.firstCursor()));
    const auto page = seen.status == 200 ? pageFrom(seen.body) : Result<Page>(failure(Error::Kind::Protocol, said(seen)));
    if (!page)
        return fail(page.error().detail, u"one record"_s);
    return page->rows.size() <= 1 ? pass(u"one of %1"_s.arg(all.rowCount())) : fail(u"%1 records for limit=1"_s.arg(page->rows.size()), u"at most one"_s);
}

static Finding sayWhetherThereIsMore(Session &session)
{
    const auto &all = session.changesSeen();
    if (all.rowCount() < 2)
        return skip(all.rowCount() == 1 ? u"only one change"_s : nothingChanged(all));
    const auto seen = session.get(u"/tlf/v1/changes?limit=1&since="_s + encoded(session.firstCursor()));
    const auto page = seen.status == 200 ? pageFrom(seen.body) : Result<Page>(failure(Error::Kind::Protocol, said(seen)));
    if (!page || qsizetype(page->rows.size()) >= all.rowCount())
        return skip(u"limit=1 brings all there is"_s);
    if (!page->envelope["more"_L1].toBool())
        return fail(u"more is false after %1 of %2 changes"_s.arg(page->rows.size()).arg(all.rowCount()), u"true: so much is ready now"_s);
    const auto &last = all.pages.back();
    if (last.envelope["more"_L1].toBool() && session.walk(last.envelope["cursor"_L1].toString(), 1000).rowCount() == 0)
        return fail(u"more is true on the last answer"_s, u"false: a client would ask again at once, for ever"_s);
    return pass(u"true, then false"_s);
}

static Finding areTheSameEitherWay(Session &session)
{
    const auto &all = session.changesSeen();
    if (all.rowCount() < 2)
        return skip(all.rowCount() == 1 ? u"only one change"_s : nothingChanged(all));
    const auto most = std::min<qsizetype>(all.rowCount(), 200);
    Session::Walk steps{.cursor = session.firstCursor()};
    while (steps.rowCount() < most && qsizetype(steps.pages.size()) < 2 * most) {
        const auto seen = session.get(u"/tlf/v1/changes?limit=2&since="_s + encoded(steps.cursor));
        auto page = seen.status == 200 ? pageFrom(seen.body) : Result<Page>(failure(Error::Kind::Protocol, said(seen)));
        if (!page)
            return fail(u"after %1 changes: %2"_s.arg(steps.rowCount()).arg(page.error().detail), u"every cursor given out is good"_s);
        steps.cursor = page->envelope["cursor"_L1].toString();
        steps.pages.push_back(std::move(*page));
    }
    const auto inSteps = keysOf(steps, most);
    const auto atOnce = keysOf(all, most);
    for (qsizetype i = 0; i < most; ++i) {
        if (inSteps.value(i) != atOnce[i])
            return fail(u"change %1 is %2 at once, and %3 in steps of two"_s.arg(i).arg(atOnce[i], inSteps.value(i, u"missing"_s)), u"one order, that of commits, however it is read"_s);
    }
    return pass(u"%1 changes, at once and in steps"_s.arg(most));
}

static Finding neverGoBack(Session &session)
{
    const auto &walk = session.changesSeen();
    if (walk.rowCount() == 0)
        return skip(nothingChanged(walk));
    QHash<QString, Row> known;
    for (const auto &page : walk.pages) {
        for (const auto &row : page.rows) {
            const auto version = row.object["ver"_L1].toInteger(-1);
            if (version < 0)
                continue; // another check says so
            const auto before = known.constFind(row.key());
            if (before != known.constEnd()) {
                const auto old = before->object["ver"_L1].toInteger(-1);
                if (version < old)
                    return fail(u"%1: version %2 after %3"_s.arg(row.key()).arg(version).arg(old), u"versions of a record only grow"_s);
                if (version == old && (row.object["data"_L1] != before->object["data"_L1] || row.object["op"_L1] != before->object["op"_L1]))
                    return fail(u"%1: version %2 twice, with different content"_s.arg(row.key()).arg(version), u"another content has another version"_s);
            }
            known.insert(row.key(), row);
        }
    }
    return pass(u"%1 records"_s.arg(known.size()));
}

static Finding deletionsHaveVersions(Session &session)
{
    const auto &walk = session.changesSeen();
    QHash<QString, qint64> versions;
    for (const auto &type : session.types()) {
        for (const auto &page : session.snapshot(type).pages) {
            for (const auto &row : page.rows)
                versions.insert(row.key(), row.object["ver"_L1].toInteger(-1));
        }
    }
    int count = 0;
    for (const auto &page : walk.pages) {
        for (const auto &row : page.rows) {
            const auto version = row.object["ver"_L1].toInteger(-1);
            if (row.object["op"_L1] == "del"_L1) {
                ++count;
                if (!row.change)
                    return fail(u"the deletion of %1: %2"_s.arg(row.key(), row.fault), u"source, id and ver, as a put has"_s);
                if (version <= versions.value(row.key(), -1))
                    return fail(u"%1 is deleted at version %2, which it had before"_s.arg(row.key()).arg(version), u"a deletion is a new version, so that a late put never brings the record back"_s);
            }
            versions.insert(row.key(), version);
        }
    }
    return count == 0 ? skip(u"nothing was deleted meanwhile"_s) : pass(u"%1 deletions"_s.arg(count));
}

/** A cursor after which there is nothing, or an empty one if things change too fast. */
static QString quietCursor(Session &session)
{
    auto cursor = session.changesSeen().cursor;
    for (int attempt = 0; attempt < 5 && !cursor.isEmpty(); ++attempt) {
        const auto walk = session.walk(cursor, 1000);
        if (!walk.problem.isEmpty())
            return {};
        if (walk.rowCount() == 0)
            return cursor;
        cursor = walk.cursor;
    }
    return {};
}

static bool isNothing(const Seen &seen, const QString &cursor)
{
    if (seen.status == 204)
        return true;
    const auto object = seen.json().object();
    return seen.status == 200 && object["records"_L1].toArray().isEmpty() && object["cursor"_L1] == cursor;
}

static Finding sayWhenThereIsNothing(Session &session)
{
    const auto cursor = quietCursor(session);
    if (cursor.isEmpty())
        return skip(u"no cursor at the end"_s);
    const auto seen = session.http().get(u"/tlf/v1/changes?since="_s + encoded(cursor));
    if (isNothing(seen, cursor) || (seen.status == 200 && !seen.json()["records"_L1].toArray().isEmpty()))
        return pass(said(seen));
    return fail(said(seen), u"204, or 200 without records and with the same cursor"_s);
}

static Finding waitAsAsked(Session &session)
{
    const int waitSeconds = session.options().waitSeconds;
    for (int attempt = 0; attempt < 4; ++attempt) {
        const auto cursor = quietCursor(session);
        if (cursor.isEmpty())
            return skip(u"no cursor at the end"_s);
        const auto seen = session.http().get(u"/tlf/v1/changes?wait=%1&since="_s.arg(waitSeconds) + encoded(cursor), {}, waitSeconds * 1000 + 2 * slackMs);
        if (seen.status == 200 && !isNothing(seen, cursor))
            continue; // something came: rightly answered, but nothing can be said about the wait
        if (!isNothing(seen, cursor))
            return fail(said(seen), u"204 once %1 s are over"_s.arg(waitSeconds));
        if (seen.ms < waitSeconds * 1000 / 2)
            return fail(u"204 after %1 ms for wait=%2"_s.arg(seen.ms).arg(waitSeconds), u"an answer when something is new, or when the wait is over; at once it only makes clients ask in a circle"_s);
        if (seen.ms > waitSeconds * 1000 + slackMs)
            return fail(u"204 after %1 ms for wait=%2"_s.arg(seen.ms).arg(waitSeconds), u"no longer than asked"_s);
        return pass(u"204 after %1 ms for wait=%2"_s.arg(seen.ms).arg(waitSeconds));
    }
    return skip(u"something changes all the time"_s);
}

static Finding unknownCursorIsGone(Session &session)
{
    if (!session.hasFeed())
        return skip(u"no discovery"_s);
    const auto seen = session.http().get(u"/tlf/v1/changes?since=nonsense"_s);
    return seen.status == 410 ? pass(said(seen)) : fail(u"%1 for an unknown cursor"_s.arg(said(seen)), u"410: the client must take a snapshot"_s);
}

std::vector<Check> changesChecks()
{
    return {
        {u"changes.answers"_s, u"req"_s, canBeRead},
        {u"changes.chain"_s, u"6"_s, formAChain},
        {u"changes.epoch"_s, u"7"_s, nameEpoch},
        {u"changes.shape"_s, u"9"_s, haveShape},
        {u"changes.limit"_s, u"req"_s, honourLimit},
        {u"changes.more"_s, u"req"_s, sayWhetherThereIsMore},
        {u"changes.order"_s, u"1"_s, areTheSameEitherWay},
        {u"changes.versions"_s, u"2"_s, neverGoBack},
        {u"changes.deletions"_s, u"3"_s, deletionsHaveVersions},
        {u"changes.nothing"_s, u"req"_s, sayWhenThereIsNothing},
        {u"changes.wait"_s, u"req"_s, waitAsAsked},
        {u"changes.unknown-cursor"_s, u"7"_s, unknownCursorIsGone},
    };
}

}
