#include "feed/format/tlfdigest.h"
#include "session.h"

#include <QJsonObject>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

static constexpr int buckets = 64;

/** The smallest type that was read whole and has records. */
static QString smallType(Session &session)
{
    QString best;
    for (const auto &type : session.types()) {
        const auto &snapshot = session.snapshot(type);
        if (snapshot.isWhole && snapshot.rowCount() > 1 && (best.isEmpty() || snapshot.rowCount() < session.snapshot(best).rowCount()))
            best = type;
    }
    return best;
}

static Seen ask(Session &session, const QString &type)
{
    return session.get(u"/tlf/v1/digest?type=%1&buckets=%2"_s.arg(type).arg(buckets));
}

static Finding answers(Session &session)
{
    const auto type = smallType(session);
    if (type.isEmpty())
        return skip(u"no type with records was read whole"_s);
    const auto seen = ask(session, type);
    if (seen.status != 200)
        return fail(said(seen), u"200 {\"asOf\":…,\"buckets\":[[count,\"16 hexadecimal digits\"],…]}"_s);
    const auto digest = parseTlfDigest(seen.body);
    if (!digest)
        return fail(digest.error().detail, u"{\"asOf\":…,\"buckets\":[[count,\"16 hexadecimal digits\"],…]}"_s);
    return digest->digest.buckets.size() == buckets ? pass(u"%1 buckets of %2"_s.arg(buckets).arg(type)) : fail(u"%1 buckets for buckets=%2"_s.arg(digest->digest.buckets.size()).arg(buckets), u"as many as were asked for"_s);
}

using Versions = QHash<std::pair<QString, QString>, qint64>;

static void apply(Versions &versions, const Page &page, const QString &type)
{
    for (const auto &row : page.rows) {
        if (row.object["type"_L1] != type)
            continue;
        const std::pair key(row.object["source"_L1].toString(), row.object["id"_L1].toString());
        if (row.object["op"_L1] == "del"_L1)
            versions.remove(key);
        else if (row.object["ver"_L1].toInteger() >= versions.value(key, -1))
            versions.insert(key, row.object["ver"_L1].toInteger());
    }
}

/** Compared with what the snapshot and the changes after it give; Skip if they cannot be caught at the same moment. */
static Finding compareType(Session &session, const QString &type)
{
    Versions versions;
    for (const auto &page : session.snapshot(type).pages)
        apply(versions, page, type);
    auto cursor = session.snapshot(type).asOf();
    for (int attempt = 0; attempt < 10; ++attempt) {
        const auto walk = session.walk(cursor, 1000);
        if (!walk.problem.isEmpty())
            return skip(walk.problem);
        for (const auto &page : walk.pages)
            apply(versions, page, type);
        cursor = walk.cursor;
        const auto seen = ask(session, type);
        const auto theirs = seen.status == 200 ? parseTlfDigest(seen.body) : Result<TlfDigest>(failure(Error::Kind::Protocol, said(seen)));
        if (!theirs || theirs->digest.buckets.size() != buckets)
            return skip(u"no digest"_s);
        if (theirs->asOf != cursor)
            continue; // something came in between
        Digest ours(buckets);
        for (auto it = versions.begin(); it != versions.end(); ++it)
            ours.add(it.key().first, it.key().second, it.value());
        const auto differing = differingBuckets(ours, theirs->digest);
        if (differing && differing->empty())
            return pass(u"%1 %2"_s.arg(versions.size()).arg(type));
        return fail(u"%1 of %2 buckets differ from what %3 records of %4 give"_s.arg(differing ? differing->size() : 0).arg(buckets).arg(versions.size()).arg(type), u"the digest of the live records, as the OpenAPI document defines it"_s);
    }
    return skip(u"its asOf never is where /changes ends: too much is going on"_s);
}

/** Every type: a server may well be right about one and wrong about another. */
static Finding agreesWithTheRecords(Session &session)
{
    QStringList compared;
    QStringList left;
    for (const auto &type : session.types()) {
        const auto &snapshot = session.snapshot(type);
        if (snapshot.rowCount() > session.options().mostDigested) {
            left.append(u"%1 (more than %2 records)"_s.arg(type).arg(session.options().mostDigested));
            continue;
        }
        const auto finding = snapshot.isWhole ? compareType(session, type) : skip(u"not read whole"_s);
        if (finding.outcome == Finding::Outcome::Fail)
            return finding;
        if (finding.outcome == Finding::Outcome::Pass)
            compared.append(finding.seen);
        else
            left.append(u"%1 (%2)"_s.arg(type, finding.seen));
    }
    const auto notCompared = left.isEmpty() ? QString() : u"not compared: "_s + left.join(u", "_s);
    if (compared.isEmpty())
        return skip(left.isEmpty() ? u"no types"_s : notCompared);
    return pass(compared.join(u", "_s) + (left.isEmpty() ? QString() : u"; "_s + notCompared));
}

static Finding refusesBadBuckets(Session &session)
{
    const auto type = smallType(session);
    if (type.isEmpty() || ask(session, type).status != 200)
        return skip(u"no digest"_s);
    const auto seen = session.http().get(u"/tlf/v1/digest?type=%1&buckets=0"_s.arg(type));
    return seen.status == 400 || seen.status == 422 ? pass(conformance::said(seen)) : fail(conformance::said(seen), u"400 for buckets=0"_s);
}

std::vector<Check> digestChecks()
{
    return {
        {u"digest.answers"_s, u"req"_s, answers},
        {u"digest.agrees"_s, u"req"_s, agreesWithTheRecords},
        {u"digest.buckets"_s, u"req"_s, refusesBadBuckets},
    };
}

}
