#pragma once

#include "base/result.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <optional>
#include <utility>

class QNetworkAccessManager;
class QNetworkReply;

namespace tonglan {

/** What an HTTP server must not exceed. Times run on the monotonic clock. */
struct HttpLimits
{
    qint64 bodyBytes = 8 * 1024 * 1024; ///< Of the decoded body.
    int deadlineMs = 60'000; ///< For the whole answer.
    int inactivityMs = 10'000; ///< Without a byte.
    int rateBytes = 1024; ///< At least so many bytes …
    int rateMs = 30'000; ///< … in so many milliseconds, once the body has begun.
};

/** A complete answer, whatever its status. */
struct HttpAnswer
{
    int status = 0;
    QByteArray body = {}; ///< Decoded; for an error at most 64 KiB of it.
    QByteArray etag = {};
    qint64 retryAfterMs = -1; ///< -1 = not said.
    QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< All; Qt writes their names in small letters.

    friend bool operator==(const HttpAnswer &, const HttpAnswer &) = default;
};

/** One GET, or one POST of JSON. Emits finished exactly once, never before the event loop runs again; deleting it cancels.
 *  Network if there was no complete answer in time; Protocol if it is too large or not of the wanted kind, such as the
 *  log-in page of a captive portal. Redirects stay on the same origin; that of a POST is an answer, for it would become a GET.
 *  Lives on the manager's thread.
 */
class HttpRequest : public QObject
{
    Q_OBJECT

public:
    enum class Expect { Json,
        AnyText, ///< Anything but HTML; file servers name JSON in many ways.
        Picture };

    struct Options
    {
        HttpLimits limits = {};
        Expect expect = Expect::Json;
        QByteArray etag = {}; ///< Sent as If-None-Match; the answer may then be 304.
        int extraWaitMs = 0; ///< The server was asked to wait this long for news.
        std::optional<QByteArray> post = {}; ///< The body of a POST; unset: a GET.
        QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< Besides those that every request has.
    };

    HttpRequest(QNetworkAccessManager &manager, const QUrl &url, const Options &options, QObject *parent = nullptr);
    ~HttpRequest() override;

    [[nodiscard]] qint64 bytesReceived() const { return m_received; }

Q_SIGNALS:
    void finished(const tonglan::Result<tonglan::HttpAnswer> &answer);

private:
    void readHeaders();
    void readBody();
    void checkRate();
    void complete();
    void finish(const Result<HttpAnswer> &answer);
    void fail(Error::Kind kind, const QString &detail);

    Options m_options;
    QPointer<QNetworkReply> m_reply;
    QTimer m_deadline;
    QTimer m_inactivity;
    QTimer m_rate;
    HttpAnswer m_answer;
    qint64 m_received = 0;
    qint64 m_receivedBefore = 0;
    bool m_finished = false;
};

/** Ends what @p reply is doing and deletes it when the event loop runs again. */
void endReply(QNetworkReply &reply);

/** "120" or an HTTP date, as milliseconds from @p now (UTC ms); -1 if it is neither. */
[[nodiscard]] qint64 parseRetryAfter(const QByteArray &value, qint64 now);

/** "503 Service Unavailable from http://…": how an error status is named everywhere. */
[[nodiscard]] QString statusText(int status, const QUrl &url);

}
