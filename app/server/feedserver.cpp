#include "feedserver.h"

#include "base/log.h"
#include "schemas.h"

#include <QUrlQuery>

namespace tonglan {

using namespace Qt::StringLiterals;

using Method = QHttpServerRequest::Method;
using Responder = QHttpServerResponder;

static constexpr qsizetype mostCommandBytes = 64 * 1024;

static QString textOf(const QHttpServerRequest &request, QByteArrayView header)
{
    return QString::fromUtf8(request.headers().value(header));
}

FeedServer::FeedServer(std::unique_ptr<FeedStore> store, const ServerOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_store(std::move(store))
    , m_delivery(m_faults, [this] { changeEpoch(); })
    , m_streams(*m_store, m_faults, options.heartbeatSeconds)
    , m_waiting(*m_store, m_delivery)
    , m_commands(*m_store, options.flow ? *options.flow : usualFlow())
{
    connect(&m_commands, &CommandRunner::carriedOut, this, &FeedServer::committed);
    addReads();
    addCommands();
    addControl();
    addRest();
}

FeedServer::~FeedServer() = default;

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

FeedClient FeedServer::clientOf(const QHttpServerRequest &request, Responder &&responder, Fault::Path path) const
{
    return {std::move(responder), m_connections->find(request.remoteAddress(), request.remotePort()), path, request.headers().value("Accept-Encoding").toByteArray()};
}

void FeedServer::get(const QString &path, Fault::Path name, const std::function<FeedAnswer(const QHttpServerRequest &)> &make)
{
    m_http.route(path, Method::Get, this, [this, name, make](const QHttpServerRequest &request, Responder &responder) {
        if (auto client = m_delivery.admit(clientOf(request, std::move(responder), name)))
            m_delivery.send(std::move(*client), make(request));
    });
}

void FeedServer::addReads()
{
    get(u"/tlf/v1"_s, Fault::Path::Discovery, [this](const QHttpServerRequest &request) {
        return discoveryAnswer(*m_store, m_options, request.headers().value("If-None-Match").toByteArray());
    });
    get(u"/tlf/v1/snapshot"_s, Fault::Path::Snapshot, [this](const QHttpServerRequest &request) {
        const auto query = snapshotQuery(request.query());
        return query ? snapshotAnswer(*m_store, *query, m_options.pageMax, request.headers().value("If-None-Match").toByteArray()) : query.error();
    });
    get(u"/tlf/v1/digest"_s, Fault::Path::Digest, [this](const QHttpServerRequest &request) {
        const auto query = digestQuery(request.query());
        return query ? digestAnswer(*m_store, *query) : query.error();
    });
    m_http.route(u"/tlf/v1/changes"_s, Method::Get, this, [this](const QHttpServerRequest &request, Responder &responder) {
        if (auto client = m_delivery.admit(clientOf(request, std::move(responder), Fault::Path::Changes)))
            changes(request.query(), std::move(*client));
    });
    m_http.route(u"/tlf/v1/stream"_s, Method::Get, this, [this](const QHttpServerRequest &request, Responder &responder) {
        auto cursor = textOf(request, "Last-Event-ID");
        if (cursor.isEmpty())
            cursor = request.query().queryItemValue(u"since"_s, QUrl::FullyDecoded);
        if (auto client = m_delivery.admit(clientOf(request, std::move(responder), Fault::Path::Stream)))
            m_delivery.afterDelay(std::move(*client), [this, cursor](FeedClient &&ready) { stream(cursor, std::move(ready)); });
    });
    for (const auto &path : schemaPaths()) {
        m_http.route(path, Method::Get, this, [this, path](const QHttpServerRequest &request, Responder &responder) {
            m_delivery.send(clientOf(request, std::move(responder), Fault::Path::Any), schemaAnswer(path, request.headers().value("If-None-Match").toByteArray()));
        });
    }
}

void FeedServer::changes(const QUrlQuery &query, FeedClient &&client)
{
    const auto asked = changesQuery(query, m_options.pageMax);
    if (!asked)
        return m_delivery.send(std::move(client), asked.error());
    const auto since = cursorNumber(*m_store, asked->since);
    if (!since)
        return m_delivery.send(std::move(client), refusal(410, u"Gone"_s, u"the cursor is unknown or too old: take a snapshot"_s));
    if (*since == m_store->head() && asked->waitSeconds > 0)
        return m_waiting.add(std::move(client), *since, asked->limit, asked->waitSeconds);
    m_delivery.send(std::move(client), changesAnswer(*m_store, *since, asked->limit));
}

void FeedServer::stream(const QString &cursor, FeedClient &&client)
{
    const auto since = cursor.isEmpty() ? std::optional(m_store->head()) : cursorNumber(*m_store, cursor);
    if (since)
        m_streams.open(std::move(client), *since);
    else
        Streams::refuse(std::move(client), u"the cursor is unknown or too old"_s);
}

void FeedServer::addCommands()
{
    m_http.route(u"/tlf/v1/commands"_s, Method::Post, this, [this](const QHttpServerRequest &request, Responder &responder) {
        auto client = m_delivery.admit(clientOf(request, std::move(responder), Fault::Path::Commands));
        if (!client)
            return;
        // For programs, not for pages that a browser on this machine has open.
        if (request.headers().contains("Origin"))
            return m_delivery.send(std::move(*client), refusal(403, u"Not from a web page"_s, u"requests with an Origin are refused"_s));
        if (request.body().size() > mostCommandBytes)
            return m_delivery.send(std::move(*client), refusal(413, u"Too large"_s, u"a command is at most %1 bytes"_s.arg(mostCommandBytes)));
        const auto later = client->laterMs;
        m_delivery.send(std::move(*client), m_commands.take({request.body(), textOf(request, "Idempotency-Key"), textOf(request, "If-Match")}, later));
    });
    m_http.route(u"/tlf/v1/commands/<arg>"_s, Method::Get, this, [this](const QString &key, const QHttpServerRequest &request, Responder &responder) {
        if (auto client = m_delivery.admit(clientOf(request, std::move(responder), Fault::Path::Commands)))
            m_delivery.send(std::move(*client), m_commands.state(key));
    });
}

void FeedServer::control(const QString &path, QHttpServerRequest::Methods methods, const std::function<FeedAnswer(const QHttpServerRequest &)> &make)
{
    m_http.route(path, methods, this, [this, make](const QHttpServerRequest &request, Responder &responder) {
        auto answer = refusedControl(request).value_or(FeedAnswer());
        if (answer.body.isEmpty())
            answer = make(request);
        Delivery::sendPlainly(std::move(responder), answer);
    });
}

void FeedServer::addControl()
{
    control(u"/ctl/records"_s, Method::Post, [this](const QHttpServerRequest &request) {
        auto answer = takeRecords(*m_store, request.body());
        committed();
        return answer;
    });
    control(u"/ctl/faults"_s, Method::Get | Method::Post | Method::Delete, [this](const QHttpServerRequest &request) {
        return faultsAnswer(m_faults, request.method(), request.body(), steadyMs());
    });
    control(u"/ctl/life"_s, Method::Get, [this](const QHttpServerRequest &) { return lifeAnswer(*m_store); });
    control(u"/ctl/citymap"_s, Method::Get, [this](const QHttpServerRequest &) {
        return FeedAnswer{.type = "application/octet-stream", .body = m_store->cityMap()};
    });
}

void FeedServer::addRest()
{
    m_http.setMissingHandler(this, [this](const QHttpServerRequest &request, Responder &responder) {
        m_delivery.send(clientOf(request, std::move(responder), Fault::Path::Any), refusal(404, u"Not found"_s, u"%1 is no resource of Tonglan Feed v1"_s.arg(request.url().path().left(200))));
    });
}

void FeedServer::changeEpoch()
{
    if (const auto changed = m_store->changeEpoch(); !changed)
        qCWarning(logServer).noquote() << changed.error().detail;
    m_streams.endAll(u"the epoch has changed"_s);
    m_waiting.notify();
}

void FeedServer::committed()
{
    m_streams.notify();
    m_waiting.notify();
}

}
