#include "feedserver.h"

#include "base/log.h"
#include "commands.h"
#include "feed/format/tlf.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QElapsedTimer>
#include <QHttpServerResponse>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace tonglan {

using namespace Qt::StringLiterals;

using Status = QHttpServerResponder::StatusCode;

static constexpr qsizetype mostCommandBytes = 64 * 1024;
static constexpr qsizetype mostBatchBytes = 32 * 1024 * 1024;
static constexpr int longestWaitSeconds = 30;

static qint64 steadyMs()
{
    static const auto started = [] { QElapsedTimer timer; timer.start(); return timer; }();
    return started.elapsed();
}

static QHttpServerResponse reply(QByteArray body, int status = 200)
{
    return {status < 400 || status == 412 ? "application/json"_ba : "application/problem+json"_ba, body, Status(status)};
}

static QHttpServerResponse refuse(int status, const QString &title, const QString &detail)
{
    return reply(problem(status, title, detail), status);
}

static QHttpServerResponse storageTrouble(const Error &error)
{
    qCWarning(logServer).noquote() << error.detail;
    auto response = refuse(503, u"Storage"_s, error.detail);
    auto headers = response.headers();
    headers.append(QHttpHeaders::WellKnownHeader::RetryAfter, "2");
    response.setHeaders(std::move(headers));
    return response;
}

static QString headerOf(const QHttpServerRequest &request, QByteArrayView name)
{
    return QString::fromUtf8(request.headers().value(name));
}

// The writing paths are for programs, not for pages that a browser on this machine has open.
static bool isFromBrowser(const QHttpServerRequest &request)
{
    return request.headers().contains("Origin");
}

FeedServer::FeedServer(std::unique_ptr<FeedStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_streams(*m_store, heartbeatSeconds)
{
    connect(&m_waitTimer, &QTimer::timeout, this, &FeedServer::answerWaiting);
    addRoutes();
}

FeedServer::~FeedServer()
{
    m_waiting.clear();
}

Result<void> FeedServer::listen(const QHostAddress &address, quint16 port)
{
    auto connections = std::make_unique<Connections>();
    if (!connections->listen(address, port))
        return failure(Error::Kind::Network, u"cannot listen on %1 port %2: %3"_s.arg(address.toString()).arg(port).arg(connections->errorString()));
    m_connections = connections.get();
    if (!m_http.bind(m_connections))
        return failure(Error::Kind::Network, u"the HTTP server does not take the socket"_s);
    connections.release(); // NOLINT: the HTTP server owns it now
    return {};
}

quint16 FeedServer::port() const
{
    return m_connections ? m_connections->serverPort() : quint16(0);
}

void FeedServer::addRoutes()
{
    using Method = QHttpServerRequest::Method;
    m_http.route(u"/tlf/v1"_s, Method::Get, this, [this](const QHttpServerRequest &request) { return discovery(request); });
    m_http.route(u"/tlf/v1/snapshot"_s, Method::Get, this, [this](const QHttpServerRequest &request) { return snapshot(request); });
    m_http.route(u"/tlf/v1/changes"_s, Method::Get, this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        changes(request, std::move(responder));
    });
    m_http.route(u"/tlf/v1/stream"_s, Method::Get, this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        stream(request, std::move(responder));
    });
    m_http.route(u"/tlf/v1/commands"_s, Method::Post, this, [this](const QHttpServerRequest &request) { return command(request); });
    m_http.route(u"/tlf/v1/commands/<arg>"_s, Method::Get, this, [this](const QString &key) {
        const auto state = m_store->command(key);
        if (!state)
            return storageTrouble(state.error());
        return *state ? reply((*state)->answer, (*state)->status) : refuse(404, u"Unknown command"_s, u"no command with this key was carried out"_s);
    });
    m_http.route(u"/ctl/records"_s, Method::Post, this, [this](const QHttpServerRequest &request) { return takeRecords(request); });
    m_http.route(u"/ctl/life"_s, Method::Get, this, [this](const QHttpServerRequest &request) { return life(request); });
    m_http.route(u"/ctl/citymap"_s, Method::Get, this, [this](const QHttpServerRequest &) {
        return QHttpServerResponse("application/octet-stream"_ba, m_store->cityMap());
    });
    m_http.setMissingHandler(this, [](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        responder.write(problem(404, u"Not found"_s, u"%1 is no resource of Tonglan Feed v1"_s.arg(request.url().path().left(200))),
            "application/problem+json"_ba, Status::NotFound);
    });
}

QHttpServerResponse FeedServer::discovery(const QHttpServerRequest &request) const
{
    const auto &city = m_store->city();
    QJsonObject types;
    for (int i = 0; i < recordTypeCount; ++i)
        types.insert(recordTypeName(RecordType(i)), QJsonObject{{u"pageMax"_s, pageMax}, {u"recordMaxBytes"_s, 262144}});
    QJsonObject object{
        {u"feed"_s, u"tlf/1"_s},
        {u"epoch"_s, m_store->epoch()},
        {u"city"_s, QJsonObject{{u"code"_s, city.cityCode}, {u"name"_s, city.name}, {u"bbox"_s, QJsonArray{city.box.west, city.box.south, city.box.east, city.box.north}}}},
        {u"types"_s, types},
        {u"retentionSeconds"_s, 604800},
        {u"push"_s, QJsonArray{u"sse"_s}},
        {u"heartbeatSeconds"_s, heartbeatSeconds}};
    // Of what does not change by itself; the server's time is not part of it.
    const auto tag = '"' + QCryptographicHash::hash(QJsonDocument(object).toJson(), QCryptographicHash::Sha256).toHex().first(16) + '"';
    if (request.headers().value("If-None-Match") == tag)
        return QHttpServerResponse(Status::NotModified);
    object.insert(u"serverTime"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    auto response = reply(QJsonDocument(object).toJson(QJsonDocument::Compact));
    auto headers = response.headers();
    headers.append(QHttpHeaders::WellKnownHeader::ETag, tag);
    response.setHeaders(std::move(headers));
    return response;
}

/** Where a snapshot goes on; opaque to the client. */
static QString pageToken(qint64 asOf, int page, const StoredRows &rows)
{
    return QString::fromLatin1(QJsonDocument(QJsonArray{asOf, page + 1, rows.nextSource, rows.nextId}).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QHttpServerResponse FeedServer::snapshot(const QHttpServerRequest &request) const
{
    const auto query = request.query();
    const auto type = recordTypeFromName(query.queryItemValue(u"type"_s));
    if (!type)
        return refuse(400, u"Unknown type"_s, u"type is \"%1\""_s.arg(query.queryItemValue(u"type"_s).left(40)));
    // Rows are as they are now; asOf is the log's head when the first page was made. What changed since comes again by /changes,
    // and versions make that harmless.
    qint64 asOf = m_store->head();
    int page = 0;
    QString source, id;
    if (const auto token = query.queryItemValue(u"page"_s); !token.isEmpty()) {
        const auto parts = QJsonDocument::fromJson(QByteArray::fromBase64(token.toLatin1(), QByteArray::Base64UrlEncoding)).array();
        if (parts.size() != 4)
            return refuse(400, u"Bad page"_s, u"page is not a token of this server"_s);
        asOf = parts[0].toInteger();
        page = parts[1].toInt();
        source = parts[2].toString();
        id = parts[3].toString();
        if (asOf < m_store->oldest() || asOf > m_store->head())
            return refuse(410, u"Too old"_s, u"this snapshot was begun too long ago: begin again"_s);
    }
    const auto rows = m_store->snapshot(*type, source, id, pageMax);
    const auto total = m_store->count(*type);
    if (!rows || !total)
        return storageTrouble(rows ? total.error() : rows.error());
    const auto next = rows->more ? u"\"%1\""_s.arg(pageToken(asOf, page, *rows)) : u"null"_s;
    return reply(u"{\"epoch\":\"%1\",\"asOf\":\"%2\",\"page\":%3,\"next\":%4,\"total\":%5,\"records\":"_s
                     .arg(m_store->epoch(), cursorText(*m_store, asOf))
                     .arg(page)
                     .arg(next)
                     .arg(*total)
                     .toUtf8()
        + joined(rows->records) + '}');
}

std::optional<qint64> FeedServer::cursorNumber(const QString &cursor) const
{
    const auto dot = cursor.lastIndexOf(u'.');
    bool ok = false;
    const qint64 number = cursor.sliced(dot + 1).toLongLong(&ok);
    if (dot < 0 || !ok || cursor.first(dot) != m_store->epoch() || number > m_store->head() || number < m_store->oldest())
        return std::nullopt;
    return number;
}

void FeedServer::changes(const QHttpServerRequest &request, QHttpServerResponder &&responder)
{
    const auto query = request.query();
    const auto since = cursorNumber(query.queryItemValue(u"since"_s));
    if (!since) {
        responder.sendResponse(refuse(410, u"Gone"_s, u"the cursor is unknown or too old: take a snapshot"_s));
        return;
    }
    const int limit = query.hasQueryItem(u"limit"_s) ? std::clamp(query.queryItemValue(u"limit"_s).toInt(), 1, pageMax) : pageMax;
    const int wait = std::clamp(query.queryItemValue(u"wait"_s).toInt(), 0, longestWaitSeconds);
    if (*since == m_store->head() && wait > 0) {
        m_waiting.push_back({std::move(responder), m_connections->find(request.remoteAddress(), request.remotePort()), *since, limit, steadyMs() + wait * 1000});
        if (!m_waitTimer.isActive())
            m_waitTimer.start(500);
        return;
    }
    const auto rows = m_store->changes(*since, limit);
    if (!rows)
        responder.sendResponse(storageTrouble(rows.error()));
    else if (rows->records.isEmpty())
        responder.write(Status::NoContent);
    else
        responder.sendResponse(reply(changesBody(*m_store, *since, *rows)));
}

void FeedServer::answerWaiting()
{
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        const bool gone = !it->socket || it->socket->state() != QAbstractSocket::ConnectedState;
        const bool ready = m_store->head() > it->since;
        if (!gone && !ready && steadyMs() < it->until) {
            ++it;
            continue;
        }
        if (!gone && ready) {
            if (const auto rows = m_store->changes(it->since, it->limit); rows)
                it->responder.sendResponse(reply(changesBody(*m_store, it->since, *rows)));
            else
                it->responder.sendResponse(storageTrouble(rows.error()));
        } else if (!gone) {
            it->responder.write(Status::NoContent);
        }
        it = m_waiting.erase(it);
    }
    if (m_waiting.empty())
        m_waitTimer.stop();
}

void FeedServer::stream(const QHttpServerRequest &request, QHttpServerResponder &&responder)
{
    auto cursor = headerOf(request, "Last-Event-ID");
    if (cursor.isEmpty())
        cursor = request.query().queryItemValue(u"since"_s);
    const auto since = cursor.isEmpty() ? std::optional(m_store->head()) : cursorNumber(cursor);
    if (!since)
        Streams::refuse(std::move(responder), u"the cursor is unknown or too old"_s);
    else
        m_streams.open(std::move(responder), m_connections->find(request.remoteAddress(), request.remotePort()), *since);
}

QHttpServerResponse FeedServer::command(const QHttpServerRequest &request)
{
    if (isFromBrowser(request))
        return refuse(403, u"Not from a web page"_s, u"requests with an Origin are refused"_s);
    if (request.body().size() > mostCommandBytes)
        return refuse(413, u"Too large"_s, u"a command is at most %1 bytes"_s.arg(mostCommandBytes));
    const auto answer = runCommand(*m_store, request.body(), headerOf(request, "Idempotency-Key"), headerOf(request, "If-Match"), QDateTime::currentMSecsSinceEpoch());
    committed();
    return reply(answer.body, answer.status);
}

QHttpServerResponse FeedServer::takeRecords(const QHttpServerRequest &request)
{
    if (!request.remoteAddress().isLoopback() || isFromBrowser(request))
        return refuse(403, u"Not from here"_s, u"records are taken from programs on this machine only"_s);
    if (request.body().size() > mostBatchBytes)
        return refuse(413, u"Too large"_s, u"a batch is at most %1 bytes"_s.arg(mostBatchBytes));
    const auto document = QJsonDocument::fromJson(request.body());
    const auto rows = document[u"records"];
    if (!rows.isArray())
        return refuse(400, u"Not a batch"_s, u"the body must be {\"records\":[…], \"until\":ms}"_s);
    std::vector<Change> changes;
    QJsonArray rejected;
    for (const auto row : rows.toArray()) {
        if (auto change = changeFromTlf(row.toObject()))
            changes.push_back(std::move(*change));
        else if (rejected.size() < 100)
            rejected.append(change.error().detail);
    }
    const auto summary = m_store->put(changes, document[u"until"].toInteger());
    if (!summary)
        return storageTrouble(summary.error());
    committed();
    return reply(QJsonDocument(QJsonObject{
                                   {u"applied"_s, summary->applied},
                                   {u"ignored"_s, summary->ignored},
                                   {u"rejected"_s, rejected},
                                   {u"cursor"_s, cursorText(*m_store, m_store->head())}})
            .toJson(QJsonDocument::Compact));
}

QHttpServerResponse FeedServer::life(const QHttpServerRequest &) const
{
    return reply(QJsonDocument(QJsonObject{
                                   {u"epoch"_s, m_store->epoch()},
                                   {u"seed"_s, QString::number(m_store->city().seed)},
                                   {u"anchor"_s, m_store->city().anchor},
                                   {u"shift"_s, m_store->shift()},
                                   {u"until"_s, m_store->simulatedUntil()}})
            .toJson(QJsonDocument::Compact));
}

void FeedServer::committed()
{
    m_streams.notify();
    answerWaiting();
}

}
