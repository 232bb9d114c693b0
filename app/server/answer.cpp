#include "answer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype worthCompressing = 1024;
static constexpr auto gzipEnd = "-gzip\"";

QByteArray FeedAnswer::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray problem(int status, const QString &title, const QString &detail, const QString &parameter)
{
    QJsonObject object{{u"type"_s, u"about:blank"_s}, {u"status"_s, status}, {u"title"_s, title}, {u"detail"_s, detail}};
    if (!parameter.isEmpty())
        object.insert(u"parameter"_s, parameter);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

FeedAnswer refusal(int status, const QString &title, const QString &detail)
{
    return {status, "application/problem+json", problem(status, title, detail)};
}

FeedAnswer badParameter(const QString &parameter, const QString &detail)
{
    return {400, "application/problem+json", problem(400, u"Bad parameter"_s, u"%1: %2"_s.arg(parameter, detail), parameter)};
}

/** The tag as it is before it is said in which form it goes out. */
static QByteArray plainTag(QByteArray tag)
{
    tag = tag.trimmed();
    if (tag.startsWith("W/"))
        tag = tag.sliced(2);
    if (tag.endsWith(gzipEnd))
        tag = tag.chopped(qstrlen(gzipEnd)) + '"';
    return tag;
}

FeedAnswer tagged(FeedAnswer answer, const QByteArray &tag, const QByteArray &ifNoneMatch)
{
    answer.addHeader("ETag", tag);
    answer.addHeader("Cache-Control", "no-cache"); // may be kept, must be asked about
    answer.addHeader("Vary", "Accept-Encoding");
    for (const auto &known : ifNoneMatch.split(',')) {
        if (known.trimmed() == "*" || plainTag(known) == tag) {
            answer.status = 304;
            answer.body.clear();
        }
    }
    return answer;
}

bool takesGzip(const QByteArray &acceptEncoding)
{
    for (const auto &part : acceptEncoding.toLower().split(',')) {
        const auto coding = part.split(';');
        if (coding[0].trimmed() != "gzip" && coding[0].trimmed() != "*")
            continue;
        const auto weight = coding.value(1).trimmed();
        return !weight.startsWith("q=") || weight.sliced(2).toDouble() > 0;
    }
    return false;
}

static QByteArray gzip(const QByteArray &bytes)
{
    z_stream stream = {};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData())); // zlib does not write there
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return done ? packed : QByteArray();
}

FeedAnswer compressed(FeedAnswer answer, const QByteArray &acceptEncoding)
{
    if (answer.body.size() < worthCompressing || !takesGzip(acceptEncoding) || !answer.header("Content-Encoding").isEmpty())
        return answer;
    auto packed = gzip(answer.body);
    if (packed.isEmpty() || packed.size() >= answer.body.size())
        return answer;
    answer.body = std::move(packed);
    answer.addHeader("Content-Encoding", "gzip");
    for (auto &[name, value] : answer.headers) {
        if (name == "ETag")
            value = value.chopped(1) + gzipEnd;
    }
    if (answer.header("Vary").isEmpty())
        answer.addHeader("Vary", "Accept-Encoding");
    return answer;
}

}
