#include "httpclient.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

static constexpr qint64 mostBytes = 64 * 1024 * 1024;

static QByteArray plainType(const QHash<QByteArray, QByteArray> &headers)
{
    return headers.value("content-type").split(';').first().trimmed().toLower();
}

QByteArray Seen::type() const
{
    return plainType(headers);
}

QJsonDocument Seen::json() const
{
    return QJsonDocument::fromJson(body);
}

QByteArray Heard::type() const
{
    return plainType(headers);
}

qsizetype Heard::count(QByteArrayView wanted) const
{
    return std::count_if(events.begin(), events.end(), [&](const SseEvent &event) { return event.type == wanted; });
}

HttpClient::HttpClient(const QUrl &url)
    : m_base(url)
{
    auto path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith("/tlf/v1"_L1))
        path.chop(7);
    m_base.setPath(path);
}

QUrl HttpClient::url(const QString &path) const
{
    auto result = m_base;
    const auto query = path.indexOf(u'?');
    result.setPath(m_base.path() + (query < 0 ? path : path.first(query)));
    if (query >= 0)
        result.setQuery(path.sliced(query + 1));
    return result;
}

static QNetworkRequest requestFor(const QUrl &url, const Headers &headers)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setRawHeader("Accept-Encoding", "identity"); // also keeps Qt from inflating by itself
    request.setRawHeader("Accept", "application/json, application/problem+json");
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    return request;
}

static QHash<QByteArray, QByteArray> headersOf(const QNetworkReply &reply)
{
    QHash<QByteArray, QByteArray> headers;
    for (const auto &[name, value] : reply.rawHeaderPairs())
        headers.insert(name.toLower(), value);
    return headers;
}

Seen HttpClient::waitFor(QNetworkReply *reply, int patienceMs)
{
    Seen seen;
    QEventLoop loop;
    QElapsedTimer timer;
    timer.start();
    QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(reply, &QNetworkReply::readyRead, &loop, [&] {
        seen.body += reply->readAll();
        if (seen.body.size() > mostBytes)
            loop.quit();
    });
    if (!reply->isFinished())
        loop.exec();
    seen.ms = timer.elapsed();
    seen.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    seen.headers = headersOf(*reply);
    if (!reply->isFinished())
        seen.error = seen.body.size() > mostBytes ? u"more than 64 MiB came"_s : u"no complete answer within %1 s"_s.arg(patienceMs / 1000.0);
    else if (seen.status < 400 && reply->error() != QNetworkReply::NoError)
        seen.error = reply->errorString();
    if (reply->isOpen())
        seen.body += reply->readAll();
    if (!seen.error.isEmpty())
        seen.status = 0;
    reply->disconnect(&loop); // and no more: the reply talks to Qt's own thread by signals
    reply->abort();
    reply->deleteLater();
    return seen;
}

Seen HttpClient::get(const QString &path, const Headers &headers, int patienceMs)
{
    return waitFor(m_network.get(requestFor(url(path), headers)), patienceMs);
}

Seen HttpClient::post(const QString &path, const QByteArray &body, const Headers &headers)
{
    auto request = requestFor(url(path), headers);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    return waitFor(m_network.post(request, body), 20'000);
}

Heard HttpClient::listen(const QString &path, const QByteArray &lastEventId, int patienceMs, const std::function<bool(const Heard &)> &isEnough)
{
    // A server that compresses would do it here: it is offered.
    Headers headers{{"Accept", "text/event-stream"}, {"Accept-Encoding", "gzip, identity"}, {"Cache-Control", "no-store"}};
    if (!lastEventId.isEmpty())
        headers.append({"Last-Event-ID", lastEventId});
    Heard heard;
    SseParser parser;
    QEventLoop loop;
    QElapsedTimer silence;
    silence.start();
    auto *reply = m_network.get(requestFor(url(path), headers));
    QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
    QObject::connect(reply, &QNetworkReply::finished, &loop, [&] {
        heard.hasEnded = true;
        loop.quit();
    });
    QObject::connect(reply, &QNetworkReply::readyRead, &loop, [&] {
        const auto bytes = reply->readAll();
        heard.longestSilenceMs = std::max(heard.longestSilenceMs, silence.restart());
        heard.comments += int(('\n' + bytes).count("\n:"));
        heard.headers = headersOf(*reply);
        const auto events = parser.feed(bytes);
        if (!events)
            heard.error = events.error().detail;
        else
            heard.events.insert(heard.events.end(), events->begin(), events->end());
        if (!events || isEnough(heard))
            loop.quit();
    });
    loop.exec();
    heard.longestSilenceMs = std::max(heard.longestSilenceMs, silence.elapsed());
    heard.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    heard.headers = headersOf(*reply);
    if (heard.hasEnded && reply->error() != QNetworkReply::NoError && heard.status < 400)
        heard.error = reply->errorString();
    reply->disconnect(&loop); // and no more: the reply talks to Qt's own thread by signals
    reply->abort();
    reply->deleteLater();
    return heard;
}

}
