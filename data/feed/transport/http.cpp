#include "http.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 errorBodyBytes = 64 * 1024;
static constexpr qint64 bufferBytes = 256 * 1024; // what Qt may hold before we look at it

HttpRequest::HttpRequest(QNetworkAccessManager &manager, const QUrl &url, const Options &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(3);
    request.setDecompressedSafetyCheckThreshold(options.limits.bodyBytes);
    request.setRawHeader("Accept", options.expect == Expect::Picture ? "image/png, image/jpeg, image/webp, image/*;q=0.5"_ba : "application/json, application/geo+json, application/problem+json"_ba);
    if (!options.etag.isEmpty())
        request.setRawHeader("If-None-Match", options.etag);

    for (const auto &[name, value] : options.headers)
        request.setRawHeader(name, value);
    if (options.post) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    }
    m_reply = options.post ? manager.post(request, *options.post) : manager.get(request);
    m_reply->setReadBufferSize(bufferBytes);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpRequest::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpRequest::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpRequest::complete, Qt::QueuedConnection);

    for (auto *timer : {&m_deadline, &m_inactivity})
        timer->setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(Error::Kind::Network, u"no complete answer within %1 s"_s.arg(m_deadline.interval() / 1000.0)); });
    connect(&m_inactivity, &QTimer::timeout, this, [this] { fail(Error::Kind::Network, u"nothing came for %1 s"_s.arg(m_inactivity.interval() / 1000.0)); });
    connect(&m_rate, &QTimer::timeout, this, &HttpRequest::checkRate);
    m_deadline.start(options.limits.deadlineMs + options.extraWaitMs);
    m_inactivity.start(options.limits.inactivityMs + options.extraWaitMs);
}

HttpRequest::~HttpRequest()
{
    if (m_reply) {
        m_reply->disconnect(this);
        endReply(*m_reply);
    }
}

void HttpRequest::readHeaders()
{
    if (m_finished)
        return;
    m_inactivity.start(m_options.limits.inactivityMs + (m_received == 0 ? m_options.extraWaitMs : 0));
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_answer.status != 200)
        return;
    const auto type = m_reply->header(QNetworkRequest::ContentTypeHeader).toString().section(u';', 0, 0).trimmed().toLower();
    const bool isHtml = type == "text/html"_L1 || type == "application/xhtml+xml"_L1;
    const bool isJson = type.isEmpty() || type.endsWith("json"_L1);
    const bool isPicture = type.isEmpty() || type.startsWith("image/"_L1) || type == "application/octet-stream"_L1;
    const bool asksPicture = m_options.expect == Expect::Picture;
    if (isHtml || (m_options.expect == Expect::Json && !isJson) || (asksPicture && !isPicture))
        fail(Error::Kind::Protocol, u"%1 where %2 should come (a captive portal or a proxy?)"_s.arg(type.left(80), asksPicture ? u"a picture"_s : u"JSON"_s));
}

void HttpRequest::readBody()
{
    if (m_finished)
        return;
    const auto bytes = m_reply->readAll();
    if (m_received == 0)
        m_rate.start(m_options.limits.rateMs);
    m_received += bytes.size();
    m_inactivity.start(m_options.limits.inactivityMs);
    if (m_answer.status >= 400) {
        m_answer.body += bytes.first(std::min<qint64>(bytes.size(), errorBodyBytes - m_answer.body.size()));
        if (m_received > errorBodyBytes)
            complete();
    } else if (m_received > m_options.limits.bodyBytes) {
        fail(Error::Kind::Protocol, u"the answer is larger than %1 bytes"_s.arg(m_options.limits.bodyBytes));
    } else {
        // Grown step by step, a large body would lie there twice. What is reserved and not written costs no memory.
        if (m_received > bufferBytes && m_answer.body.capacity() < m_options.limits.bodyBytes)
            m_answer.body.reserve(m_options.limits.bodyBytes);
        m_answer.body += bytes;
    }
}

void HttpRequest::checkRate()
{
    if (m_received - m_receivedBefore < m_options.limits.rateBytes)
        fail(Error::Kind::Network, u"less than %1 bytes in %2 s"_s.arg(m_options.limits.rateBytes).arg(m_options.limits.rateMs / 1000.0));
    m_receivedBefore = m_received;
}

void HttpRequest::complete()
{
    if (m_finished)
        return;
    if (m_reply->isOpen() && m_reply->bytesAvailable() > 0)
        readBody();
    if (m_finished)
        return;
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool hasAnswer = m_answer.status >= 400 || (m_answer.status >= 200 && m_reply->error() == QNetworkReply::NoError);
    if (!hasAnswer) {
        const auto kind = m_reply->error() == QNetworkReply::InsecureRedirectError || m_reply->error() == QNetworkReply::TooManyRedirectsError ? Error::Kind::Protocol : Error::Kind::Network;
        return fail(kind, m_reply->errorString());
    }
    m_answer.etag = m_reply->rawHeader("ETag");
    m_answer.headers = m_reply->rawHeaderPairs();
    m_answer.retryAfterMs = parseRetryAfter(m_reply->rawHeader("Retry-After"), QDateTime::currentMSecsSinceEpoch());
    finish(m_answer);
}

void HttpRequest::fail(Error::Kind kind, const QString &detail)
{
    if (m_finished)
        return;
    m_answer.body = {}; // of no use to anyone, and as large as the limit at worst
    finish(failure(kind, u"%1: %2"_s.arg(m_reply->url().toDisplayString(QUrl::RemoveQuery), detail)));
}

void HttpRequest::finish(const Result<HttpAnswer> &answer)
{
    m_finished = true;
    for (auto *timer : {&m_deadline, &m_inactivity, &m_rate})
        timer->stop();
    m_reply->disconnect(this);
    endReply(*m_reply);
    Q_EMIT finished(answer); // may delete this
}

void endReply(QNetworkReply &reply)
{
    // A reply that has failed but not finished must not be aborted: Qt would warn that it fails twice. Deleting it ends it too.
    if (reply.error() == QNetworkReply::NoError)
        reply.abort();
    reply.deleteLater();
}

qint64 parseRetryAfter(const QByteArray &value, qint64 now)
{
    bool isNumber = false;
    const auto seconds = value.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return seconds < 0 || seconds > 86'400 ? -1 : seconds * 1000;
    const auto date = QDateTime::fromString(QString::fromLatin1(value.trimmed().replace("GMT", "+0000")), Qt::RFC2822Date);
    return date.isValid() ? std::clamp<qint64>(date.toMSecsSinceEpoch() - now, 0, 86'400'000) : -1;
}

QString statusText(int status, const QUrl &url)
{
    return u"%1 from %2"_s.arg(status).arg(url.toDisplayString(QUrl::RemoveQuery));
}

}
