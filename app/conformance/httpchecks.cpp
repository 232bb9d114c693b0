#include "session.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

static constexpr auto unknownPath = "/tlf/v1/no-such-thing"_L1;

/** The body of a gzip answer, at most 64 MiB of it; empty if it is none. */
static QByteArray inflated(const QByteArray &gzip)
{
    z_stream stream = {};
    if (inflateInit2(&stream, MAX_WBITS + 16) != Z_OK)
        return {};
    QByteArray plain(std::min<qsizetype>(64 * 1024 * 1024, gzip.size() * 40 + 65'536), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(gzip.constData())); // zlib does not write there
    stream.avail_in = uInt(gzip.size());
    stream.next_out = reinterpret_cast<Bytef *>(plain.data());
    stream.avail_out = uInt(plain.size());
    const bool done = inflate(&stream, Z_FINISH) == Z_STREAM_END;
    plain.truncate(qsizetype(stream.total_out));
    inflateEnd(&stream);
    return done ? plain : QByteArray();
}

static Finding sendsJson(Session &session)
{
    for (const auto &[path, type] : session.contentTypes()) {
        if (type != "application/json")
            return fail(u"%1 is \"%2\""_s.arg(path, QString::fromLatin1(type)), u"application/json"_s);
    }
    return session.contentTypes().empty() ? skip(u"no bodies"_s) : pass(u"%1 answers"_s.arg(session.contentTypes().size()));
}

static Finding compressesOnlyIfAsked(Session &session)
{
    if (session.types().isEmpty())
        return skip(u"no types"_s);
    const auto path = u"/tlf/v1/snapshot?type="_s + session.types().last();
    const auto plain = session.http().get(path);
    if (!plain.headers.value("content-encoding", "identity").toLower().contains("identity"))
        return fail(u"Content-Encoding: %1 for who takes identity only"_s.arg(QString::fromLatin1(plain.headers.value("content-encoding"))), u"compressed only if Accept-Encoding says so"_s);
    const auto packed = session.http().get(path, {{"Accept-Encoding", "gzip"}});
    if (packed.headers.value("content-encoding").toLower() != "gzip")
        return pass(u"never compressed"_s);
    const auto body = inflated(packed.body);
    if (!QJsonDocument::fromJson(body).isObject())
        return fail(u"Content-Encoding: gzip, but the body does not inflate to JSON"_s, u"gzip"_s);
    return pass(u"%1 bytes instead of %2"_s.arg(packed.body.size()).arg(body.size()));
}

static Finding doesNotKnowEverything(Session &session)
{
    const auto seen = session.http().get(unknownPath);
    return seen.status == 404 ? pass(said(seen)) : fail(u"%1 for %2"_s.arg(said(seen), unknownPath), u"404"_s);
}

static Finding explainsErrors(Session &session)
{
    if (!session.hasFeed())
        return skip(u"no discovery"_s);
    int count = 0;
    for (const auto &path : {QString(unknownPath), u"/tlf/v1/snapshot?type=nonsense"_s, u"/tlf/v1/changes?since=nonsense"_s}) {
        const auto seen = session.http().get(path);
        if (seen.status < 400)
            continue; // another check says so
        if (!isProblem(seen))
            return fail(u"%1 for %2"_s.arg(said(seen), path), u"application/problem+json (RFC 9457) with a title or detail"_s);
        ++count;
    }
    return count == 0 ? skip(u"no errors"_s) : pass(u"%1 errors"_s.arg(count));
}

std::vector<Check> httpChecks()
{
    return {
        {u"http.content-type"_s, u"req"_s, sendsJson},
        {u"http.gzip"_s, u"req"_s, compressesOnlyIfAsked},
        {u"http.not-found"_s, u"req"_s, doesNotKnowEverything},
        {u"http.problem"_s, u"req"_s, explainsErrors},
    };
}

}
