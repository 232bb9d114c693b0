#include "sse.h"

#include "http.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int openingMs = 10'000;
static constexpr qint64 bufferBytes = 4 * 1024 * 1024; // what Qt may hold before we look at it

SseStream::SseStream(QNetworkAccessManager &manager, const QUrl &url, const QByteArray &lastEventId, int silenceMs, QObject *parent)
    : QObject(parent)
    , m_silenceMs(silenceMs)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept", "text/event-stream");
    request.setRawHeader("Accept-Encoding", "identity"); // a compressor would hold events back
    request.setRawHeader("Cache-Control", "no-store");
    request.setRawHeader("Last-Event-ID", lastEventId);

    m_reply = manager.get(request);
    m_reply->setReadBufferSize(bufferBytes);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &SseStream::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &SseStream::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &SseStream::complete, Qt::QueuedConnection);

    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { lose(Error::Kind::Network, u"the stream was silent for %1 s"_s.arg(m_silence.interval() / 1000.0)); });
    m_silence.start(openingMs);
    connect(this, &SseStream::alive, this, [this] {
        if (!m_isPaused)
            m_silence.start(m_silenceMs);
    });
}

SseStream::~SseStream()
{
    if (m_reply) {
        m_reply->disconnect(this);
        endReply(*m_reply);
    }
}

void SseStream::readHeaders()
{
    const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_isLost || status != 200)
        return;
    const auto type = m_reply->header(QNetworkRequest::ContentTypeHeader).toString().section(u';', 0, 0).trimmed().toLower();
    if (type != "text/event-stream"_L1)
        return lose(Error::Kind::Protocol, u"\"%1\" where a text/event-stream should come"_s.arg(type.left(80)));
    m_hasOpened = true;
    Q_EMIT alive(0);
}

void SseStream::readBody()
{
    if (m_isLost || !m_hasOpened || m_isPaused)
        return;
    const auto bytes = m_reply->readAll();
    QPointer guard(this);
    Q_EMIT alive(bytes.size());
    if (!guard || m_isLost)
        return;
    const auto events = m_parser.feed(bytes);
    if (!events)
        return lose(events.error().kind, events.error().detail);
    for (const auto &message : *events) {
        if (!guard || m_isLost)
            return;
        Q_EMIT received(message);
    }
}

void SseStream::setPaused(bool paused)
{
    if (paused == m_isPaused || m_isLost)
        return;
    m_isPaused = paused;
    if (paused) {
        m_silence.stop();
        return;
    }
    m_silence.start(m_silenceMs);
    QMetaObject::invokeMethod(this, &SseStream::readBody, Qt::QueuedConnection);
}

void SseStream::complete()
{
    if (m_isLost)
        return;
    const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto retryAfter = parseRetryAfter(m_reply->rawHeader("Retry-After"), QDateTime::currentMSecsSinceEpoch());
    if (status == 401 || status == 403)
        return lose(Error::Kind::Unauthorized, statusText(status, m_reply->url()));
    if (status == 404 || status == 405 || status == 501)
        return lose(Error::Kind::NotFound, statusText(status, m_reply->url()));
    if (status >= 300 || status == 204)
        return lose(Error::Kind::Network, statusText(status, m_reply->url()), retryAfter);
    lose(Error::Kind::Network, m_reply->error() == QNetworkReply::NoError ? u"the server closed the stream"_s : m_reply->errorString());
}

void SseStream::lose(Error::Kind kind, const QString &detail, qint64 retryAfterMs)
{
    if (m_isLost)
        return;
    m_isLost = true;
    m_silence.stop();
    m_reply->disconnect(this);
    endReply(*m_reply);
    Q_EMIT lost({kind, detail}, retryAfterMs); // may delete this
}

}
