#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace tonglan {

/** What a request is answered, before it goes on the wire. */
struct FeedAnswer
{
    int status = 200;
    QByteArray type = "application/json";
    QByteArray body = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< Besides the type: ETag, Retry-After, Cache-Control …

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    void addHeader(const QByteArray &name, const QByteArray &value) { headers.emplaceBack(name, value); }

    friend bool operator==(const FeedAnswer &, const FeedAnswer &) = default;
};

/** An RFC 9457 body; @p parameter names what of the request was wrong, if one thing was. */
[[nodiscard]] QByteArray problem(int status, const QString &title, const QString &detail, const QString &parameter = {});
[[nodiscard]] FeedAnswer refusal(int status, const QString &title, const QString &detail);
[[nodiscard]] FeedAnswer badParameter(const QString &parameter, const QString &detail); ///< 400

/** @p answer with the tag, or 304 without a body if the client's If-None-Match names it already. */
[[nodiscard]] FeedAnswer tagged(FeedAnswer answer, const QByteArray &tag, const QByteArray &ifNoneMatch);

/** If the client takes gzip and it is worth it: the body compressed, and a tag of its own for this form of it. */
[[nodiscard]] FeedAnswer compressed(FeedAnswer answer, const QByteArray &acceptEncoding);

/** Whether Accept-Encoding allows gzip. */
[[nodiscard]] bool takesGzip(const QByteArray &acceptEncoding);

}
