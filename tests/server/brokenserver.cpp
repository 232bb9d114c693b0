#include "brokenserver.h"

#include "feed/format/tlfdigest.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

#include <zlib.h>

namespace tonglan::test {

using namespace Qt::StringLiterals;

static constexpr int pageMax = 10;
static constexpr int heartbeatMs = 400; // promised is a second

static QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

static QByteArray gzip(const QByteArray &bytes)
{
    z_stream stream = {};
    deflateInit2(&stream, 1, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

static QJsonObject eventRow(int number, qint64 version)
{
    return {{u"op"_s, u"put"_s}, {u"type"_s, u"event"_s}, {u"source"_s, u"unified"_s}, {u"id"_s, u"E%1"_s.arg(number)}, {u"ver"_s, version}, {u"time"_s, u"2026-07-11T06:%1:00Z"_s.arg(number + 10)}, {u"geo"_s, QJsonObject{{u"type"_s, u"Point"_s}, {u"coordinates"_s, QJsonArray{114.1 + number * 0.001, 22.3}}}}, {u"data"_s, QJsonObject{{u"title"_s, u"路面积水 %1"_s.arg(version)}, {u"stage"_s, u"reported"_s}, {u"level"_s, u"yellow"_s}}}};
}

BrokenServer::BrokenServer(Flaw flaw)
    : m_flaw(flaw)
{
    if (!m_server.listen(QHostAddress::LocalHost, 0))
        qFatal("cannot listen on 127.0.0.1");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (auto *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QObject::destroyed, this, [this, socket] { m_buffers.remove(socket); });
        }
    });
    connect(&m_heartbeat, &QTimer::timeout, this, [this] {
        for (const auto &socket : std::as_const(m_streams)) {
            if (socket && !has(Flaw::NoHeartbeat) && !has(Flaw::StreamCompressed))
                socket->write(": hb\n\n");
        }
    });
    m_heartbeat.start(heartbeatMs);

    for (int i = 0; i < 25; ++i)
        m_records[{u"event"_s, u"E%1"_s.arg(i)}] = eventRow(i, 1);
    m_records[{u"source"_s, u"unified"_s}] = {{u"op"_s, u"put"_s}, {u"type"_s, u"source"_s}, {u"source"_s, u"unified"_s}, {u"id"_s, u"unified"_s}, {u"ver"_s, 1}, {u"time"_s, u"2026-07-11T06:00:00Z"_s}, {u"data"_s, QJsonObject{{u"name"_s, u"统一接报平台"_s}}}};
    m_records[{u"reading"_s, u"level|810000|1783751520"_s}] = {{u"op"_s, u"put"_s}, {u"type"_s, u"reading"_s}, {u"source"_s, u"unified"_s}, {u"id"_s, u"level|810000|1783751520"_s}, {u"ver"_s, 1}, {u"time"_s, u"2026-07-11T06:32:00Z"_s}, {u"data"_s, QJsonObject{{u"indicator"_s, u"level"_s}, {u"region"_s, u"810000"_s}, {u"value"_s, 1.5}}}};
    const auto point = [](const QString &time, double high) { return QJsonObject{{u"time"_s, time}, {u"median"_s, 1.5}, {u"low"_s, 1}, {u"high"_s, high}}; };
    const QJsonArray points{point(u"2026-07-11T07:00:00Z"_s, has(Flaw::MedianOutsideBand) ? 1.25 : 2), point(has(Flaw::ForecastGoesBack) ? u"2026-07-11T06:00:00Z"_s : u"2026-07-11T08:00:00Z"_s, 2)};
    const QJsonObject expected{{u"indicator"_s, u"level"_s}, {u"region"_s, u"810000"_s}, {u"issuedAt"_s, u"2026-07-11T06:32:00Z"_s}, {u"coverage"_s, 0.8}, {u"stepSeconds"_s, 3600}, {u"points"_s, points}};
    m_records[{u"forecast"_s, u"F1"_s}] = {{u"op"_s, u"put"_s}, {u"type"_s, u"forecast"_s}, {u"source"_s, u"unified"_s}, {u"id"_s, u"F1"_s}, {u"ver"_s, 1}, {u"time"_s, u"2026-07-11T06:32:00Z"_s}, {u"data"_s, expected}};
    auto &first = m_records[{u"event"_s, u"E3"_s}];
    auto data = first[u"data"].toObject();
    if (has(Flaw::MissingTitle))
        data.remove(u"title"_s);
    if (has(Flaw::UnknownStage))
        data.insert(u"stage"_s, u"lost"_s);
    first.insert(u"data"_s, data);
    if (has(Flaw::NaiveRecordTime))
        first.insert(u"time"_s, u"2026-07-11T06:13:00"_s);
    if (has(Flaw::OffTheEarth))
        first.insert(u"geo"_s, QJsonObject{{u"type"_s, u"Point"_s}, {u"coordinates"_s, QJsonArray{514.1, 22.3}}});
    if (has(Flaw::FractionalVersion))
        first.insert(u"ver"_s, 1.5);
    if (has(Flaw::SwappedCoordinates)) {
        // Both numbers stay on the Earth, as with a city whose longitude is below 90.
        for (auto &[key, record] : m_records) {
            if (record.contains(u"geo"_s))
                record.insert(u"geo"_s, QJsonObject{{u"type"_s, u"Point"_s}, {u"coordinates"_s, QJsonArray{22.3, 84.1}}});
        }
    }
}

QUrl BrokenServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

QString BrokenServer::cursor(qint64 number) const
{
    return u"c/%1+x"_s.arg(number); // needs escaping in an address
}

qint64 BrokenServer::numberOf(const QString &text) const
{
    bool ok = false;
    const auto number = text.startsWith("c/"_L1) && text.endsWith("+x"_L1) ? text.sliced(2).chopped(2).toLongLong(&ok) : -1;
    return ok && number >= 0 && number <= qint64(m_log.size()) ? number : -1;
}

void BrokenServer::append(const QJsonObject &record)
{
    const auto since = qint64(m_log.size());
    m_log.push_back(record);
    if (has(Flaw::NoPush) || has(Flaw::StreamCompressed))
        return;
    const auto id = has(Flaw::StreamIdIsNumber) ? QByteArray::number(m_log.size()) : cursor(qint64(m_log.size())).toUtf8();
    for (const auto &socket : std::as_const(m_streams)) {
        if (socket)
            socket->write("event: batch\nid: " + id + "\ndata: " + body(since, 1) + "\n\n");
    }
}

void BrokenServer::put(QJsonObject record, const QString &key)
{
    auto &known = m_records[{record[u"type"].toString(), record[u"id"].toString()}];
    record.insert(u"ver"_s, known[u"ver"].toInteger() + 1);
    known = record;
    if (!key.isEmpty() && !has(Flaw::CommandNotConfirmed))
        record.insert(u"cmd"_s, key);
    append(record);
}

void BrokenServer::remove(const Key &key)
{
    const auto found = m_records.find(key);
    if (found == m_records.end())
        return;
    QJsonObject record{{u"op"_s, u"del"_s}, {u"type"_s, key.first}, {u"source"_s, u"unified"_s}, {u"id"_s, key.second}, {u"ver"_s, found->second[u"ver"].toInteger() + (has(Flaw::TombstoneAtOldVersion) ? 0 : 1)}};
    if (has(Flaw::TombstoneWithoutVersion))
        record.remove(u"ver"_s);
    m_records.erase(found);
    append(record);
}

void BrokenServer::live()
{
    for (int i = 5; i < 9; ++i)
        put(eventRow(i, 1));
    put(eventRow(5, 2));
    if (has(Flaw::VersionGoesBack)) {
        auto old = m_records[{u"event"_s, u"E6"_s}];
        put(eventRow(6, 2));
        append(old);
    }
    if (has(Flaw::SameVersionOtherContent)) {
        auto other = m_records[{u"event"_s, u"E7"_s}];
        other.insert(u"data"_s, QJsonObject{{u"title"_s, u"something else"_s}});
        append(other);
    }
    remove({u"event"_s, u"E9"_s});
}

void BrokenServer::read(QTcpSocket *socket)
{
    auto &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const auto end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const auto lines = buffer.first(end).split('\n');
    Request request{.method = lines.first().split(' ').value(0)};
    const QUrl target(QString::fromLatin1(lines.first().split(' ').value(1)));
    request.path = target.path();
    request.query = QUrlQuery(target);
    for (const auto &line : lines.sliced(1)) {
        if (const auto colon = line.indexOf(':'); colon > 0)
            request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    request.body = buffer.sliced(end + 4);
    if (request.body.size() < request.headers.value("content-length").toLongLong())
        return;
    buffer.clear();
    handle(request, socket);
}

void BrokenServer::answer(QTcpSocket *socket, int status, QByteArray body, QByteArray type, const QByteArray &headers)
{
    auto more = headers;
    if (has(Flaw::GzipUnasked) && status == 200 && body.contains("\"records\"")) {
        body = gzip(body);
        more += "Content-Encoding: gzip\r\n";
    }
    if (has(Flaw::PlainTextType) && status == 200 && body.contains("\"records\""))
        type = "text/plain";
    socket->write("HTTP/1.1 " + QByteArray::number(status) + " Status\r\nConnection: close\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + more + "\r\n" + body);
    socket->disconnectFromHost();
}

void BrokenServer::refuse(QTcpSocket *socket, int status)
{
    if (has(Flaw::HtmlErrors))
        answer(socket, status, "<html>Sorry</html>", "text/html");
    else
        answer(socket, status, compact({{u"title"_s, u"Refused"_s}, {u"status"_s, status}}), "application/problem+json");
}

void BrokenServer::handle(const Request &request, QTcpSocket *socket)
{
    if (request.path == "/tlf/v1"_L1)
        discovery(request, socket);
    else if (request.path == "/tlf/v1/snapshot"_L1)
        snapshot(request, socket);
    else if (request.path == "/tlf/v1/changes"_L1)
        changes(request, socket);
    else if (request.path == "/tlf/v1/stream"_L1)
        stream(request, socket);
    else if (request.path == "/tlf/v1/digest"_L1)
        digest(request, socket);
    else if (request.path.startsWith("/tlf/v1/commands"_L1))
        command(request, socket);
    else if (has(Flaw::EverythingExists))
        answer(socket, 200, "{}");
    else
        refuse(socket, 404);
}

void BrokenServer::discovery(const Request &request, QTcpSocket *socket)
{
    ++m_discoveries;
    QJsonObject types;
    if (!has(Flaw::NoTypes)) {
        for (const auto *type : {"source", "reading", "event", "asset", "objection", "forecast"})
            types.insert(QLatin1StringView(type), QJsonObject{{u"pageMax"_s, pageMax}});
    }
    QJsonArray box{113.8, 22.1, 114.4, 22.6};
    if (has(Flaw::SwappedBox))
        box = {22.1, 113.8, 22.6, 114.4};
    if (has(Flaw::SwappedCoordinates))
        box = {83.8, 22.1, 84.4, 22.6};
    QJsonObject object{
        {u"feed"_s, has(Flaw::OtherFeed) ? u"rss/2"_s : u"tlf/1"_s},
        {u"epoch"_s, has(Flaw::NewEpochEachTime) ? u"e%1"_s.arg(std::min(m_discoveries, 2)) : u"e1"_s},
        {u"city"_s, QJsonObject{{u"code"_s, u"810000"_s}, {u"name"_s, u"香港"_s}, {u"bbox"_s, box}}},
        {u"types"_s, types},
        {u"push"_s, has(Flaw::ZeroHeartbeatWithoutStream) ? QJsonArray() : QJsonArray{u"sse"_s}},
        {u"retentionSeconds"_s, has(Flaw::NegativeRetention) ? -1 : 604'800},
        {u"serverTime"_s, has(Flaw::NaiveServerTime) ? u"2026-07-11T14:32:07"_s : u"2026-07-11T14:32:07+08:00"_s}};
    if (!has(Flaw::NoHeartbeatPromise))
        object.insert(u"heartbeatSeconds"_s, has(Flaw::ZeroHeartbeatWithoutStream) ? 0 : 1);
    if (request.headers.value("if-none-match") == "\"d\"")
        return answer(socket, 304, {});
    answer(socket, 200, compact(object), "application/json", has(Flaw::NoDiscoveryTag) ? "" : "ETag: \"d\"\r\n");
}

/** Pages go by key; the token is the last key, and names the moment of the first page. */
void BrokenServer::snapshot(const Request &request, QTcpSocket *socket)
{
    const auto type = request.query.queryItemValue(u"type"_s);
    const auto token = request.query.queryItemValue(u"page"_s, QUrl::FullyDecoded);
    if (!QStringList{u"event"_s, u"source"_s, u"asset"_s, u"reading"_s, u"objection"_s, u"forecast"_s}.contains(type))
        return has(Flaw::UnknownTypeIsEmpty) ? answer(socket, 200, compact({{u"epoch"_s, u"e1"_s}, {u"asOf"_s, cursor(0)}, {u"next"_s, QJsonValue()}, {u"records"_s, QJsonArray()}})) : refuse(socket, 400);
    if (!token.isEmpty() && token.count(u'~') != 1)
        return refuse(socket, 400);
    const auto asOf = token.isEmpty() ? qint64(m_log.size()) : token.section(u'~', 0, 0).toLongLong();
    const auto after = token.section(u'~', 1, 1);
    const auto since = has(Flaw::SinceIgnored) ? QString() : request.query.queryItemValue(u"since"_s, QUrl::FullyDecoded);
    QJsonArray rows;
    QString next;
    int total = 0;
    for (const auto &[key, record] : m_records) {
        if (key.first != type || record[u"time"].toString() < since)
            continue;
        ++total;
        if (!next.isEmpty() || (!after.isEmpty() && key.second <= after))
            continue;
        rows.append(record);
        if (rows.size() == (has(Flaw::PageTooLarge) ? pageMax + 2 : pageMax))
            next = u"%1~%2"_s.arg(asOf).arg(key.second);
    }
    if (has(Flaw::SnapshotNeverEnds) && type == "event"_L1 && next.isEmpty())
        next = u"%1~E0"_s.arg(asOf);
    const bool isFirstOfEvents = type == "event"_L1 && token.isEmpty();
    // One more row at the end, counted as if it belonged there.
    QJsonObject added;
    if (has(Flaw::RepeatedRecord))
        added = m_records.at({u"event"_s, u"E0"_s});
    if (has(Flaw::TombstoneInSnapshot))
        added = {{u"op"_s, u"del"_s}, {u"type"_s, u"event"_s}, {u"source"_s, u"unified"_s}, {u"id"_s, u"E99"_s}, {u"ver"_s, 1}};
    if (has(Flaw::WrongType))
        added = {{u"op"_s, u"put"_s}, {u"type"_s, u"asset"_s}, {u"source"_s, u"unified"_s}, {u"id"_s, u"E99"_s}, {u"ver"_s, 1}, {u"time"_s, u"2026-07-11T06:00:00Z"_s}, {u"data"_s, QJsonObject{{u"name"_s, u"a"_s}}}};
    if (!added.isEmpty() && type == "event"_L1 && since.isEmpty()) {
        ++total;
        if (next.isEmpty())
            rows.append(added);
    }
    const auto shown = has(Flaw::AsOfMoves) && !token.isEmpty() ? asOf + 1 : asOf;
    auto body = compact({{u"epoch"_s, has(Flaw::SnapshotOtherEpoch) ? u"e0"_s : u"e1"_s}, {u"asOf"_s, cursor(shown)}, {u"next"_s, next.isEmpty() ? QJsonValue() : QJsonValue(next)}, {u"total"_s, total + (has(Flaw::WrongTotal) ? 1 : 0)}, {u"records"_s, rows}});
    if (has(Flaw::DuplicateName) && isFirstOfEvents)
        body.replace(R"("stage":"reported")", R"("stage":"reported","stage":"reported")");
    if (has(Flaw::NaNInExtra) && isFirstOfEvents)
        body.replace(0, 1, R"({"mean":NaN,)");
    const auto tag = '"' + QCryptographicHash::hash(body, QCryptographicHash::Md5).toHex() + '"';
    if (request.headers.value("if-none-match") == tag && !has(Flaw::TagIsIgnored))
        return answer(socket, 304, {});
    answer(socket, 200, body, "application/json", "ETag: " + tag + "\r\n");
}

QByteArray BrokenServer::body(qint64 since, qint64 limit) const
{
    auto last = std::min<qint64>(qint64(m_log.size()), since + (has(Flaw::LimitIgnored) ? 1000 : limit));
    QJsonArray rows;
    for (auto i = since; i < last; ++i)
        rows.append(m_log[std::size_t(i)]);
    if (has(Flaw::CursorSkips) && limit < 10 && limit > 1 && last < qint64(m_log.size()))
        ++last;
    QJsonObject object{{u"epoch"_s, u"e1"_s}, {u"cursor"_s, cursor(last)}, {u"more"_s, !has(Flaw::MoreIsAlwaysFalse) && last < qint64(m_log.size())}, {u"serverTime"_s, u"2026-07-11T14:32:07+08:00"_s}, {u"records"_s, rows}};
    object.insert(u"prev"_s, cursor(since));
    return compact(object);
}

void BrokenServer::changes(const Request &request, QTcpSocket *socket)
{
    const auto since = numberOf(request.query.queryItemValue(u"since"_s, QUrl::FullyDecoded));
    const auto limit = request.query.hasQueryItem(u"limit"_s) ? request.query.queryItemValue(u"limit"_s).toLongLong() : 1000;
    const auto wait = request.query.queryItemValue(u"wait"_s).toInt();
    if (since < 0)
        return has(Flaw::UnknownCursorIsEmpty) ? answer(socket, 204, {}) : refuse(socket, 410);
    if (since < qint64(m_log.size()))
        return answer(socket, 200, has(Flaw::PrevIsMissing) ? body(since, limit).replace("\"prev\":\"c/", "\"prev\":\"d/") : body(since, limit));
    const int ms = has(Flaw::NoWait) ? 0 : wait * 1000 + (has(Flaw::WaitsTooLong) && wait > 0 ? 4000 : 0);
    QTimer::singleShot(ms, socket, [this, socket] { answer(socket, 204, {}); });
}

void BrokenServer::stream(const Request &request, QTcpSocket *socket)
{
    auto since = numberOf(QString::fromUtf8(request.headers.value("last-event-id")));
    const QByteArray type = has(Flaw::StreamIsJson) ? "application/json" : "text/event-stream";
    socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: " + type + "\r\n" + (has(Flaw::StreamCompressed) ? "Content-Encoding: gzip\r\n" : "") + "\r\n");
    if (since < 0 && !has(Flaw::StreamNoResync)) {
        socket->write("event: resync\ndata: {\"reason\":\"unknown\"}\n\n");
        return socket->disconnectFromHost();
    }
    const auto head = qint64(m_log.size());
    if (since < 0 || has(Flaw::StreamStartsNow))
        since = head;
    QByteArray text;
    if (since < head)
        text += "event: batch\nid: " + (has(Flaw::StreamIdIsNumber) ? QByteArray::number(head) : cursor(head).toUtf8()) + "\ndata: " + body(since, 1000) + "\n\n";
    if (!has(Flaw::NoLive))
        text += "event: live\nid: " + cursor(head).toUtf8() + "\ndata: {}\n\n";
    socket->write(has(Flaw::StreamCompressed) ? gzip(text) : text);
    m_streams.append(socket);
    QTimer::singleShot(300, socket, [this] { put(eventRow(11, 1)); });
}

void BrokenServer::digest(const Request &request, QTcpSocket *socket)
{
    const auto type = request.query.queryItemValue(u"type"_s);
    const auto wanted = request.query.queryItemValue(u"buckets"_s).toInt();
    if (wanted < 1 || wanted > Digest::maximumBuckets)
        return refuse(socket, 400);
    Digest digest(has(Flaw::DigestIgnoresBuckets) ? 32 : wanted);
    for (const auto &[key, record] : m_records) {
        if (key.first == type && !(has(Flaw::DigestOfSourcesIsEmpty) && type == "source"_L1))
            digest.add(u"unified", key.second, has(Flaw::DigestWithoutVersion) ? 0 : record[u"ver"].toInteger());
    }
    auto body = compact(toTlf(TlfDigest{cursor(qint64(m_log.size())), digest}));
    if (has(Flaw::DigestUpperCase))
        body = body.toUpper().replace("ASOF", "asOf").replace("BUCKETS", "buckets").replace("C/", "c/").replace("+X", "+x");
    answer(socket, 200, body);
}

QJsonObject BrokenServer::objection(const QJsonObject &command, const QJsonObject &reading) const
{
    const QJsonObject data{{u"indicator"_s, reading[u"data"][u"indicator"]}, {u"region"_s, has(Flaw::ObjectionElsewhere) ? u"810009"_s : reading[u"data"][u"region"].toString()}, {u"readingTime"_s, reading[u"time"]},
        {u"reason"_s, u"value"_s}, {u"text"_s, command[u"args"][u"text"]}, {u"raisedAt"_s, u"2026-07-11T06:33:00Z"_s}};
    return {{u"op"_s, u"put"_s}, {u"type"_s, u"objection"_s}, {u"source"_s, u"unified"_s}, {u"id"_s, u"O-%1"_s.arg(m_log.size())}, {u"time"_s, u"2026-07-11T06:33:00Z"_s}, {u"data"_s, data}};
}

void BrokenServer::command(const Request &request, QTcpSocket *socket)
{
    if (request.method == "GET") {
        const auto known = m_commands.constFind(request.path.section(u'/', -1));
        return known == m_commands.constEnd() || has(Flaw::CommandStateUnknown) ? refuse(socket, 404) : answer(socket, 200, known->second);
    }
    const auto object = QJsonDocument::fromJson(request.body).object();
    auto key = QString::fromLatin1(request.headers.value("idempotency-key"));
    if (key.isEmpty() && has(Flaw::CommandNoKeyNeeded))
        key = object[u"cmd"].toString();
    if (key.isEmpty())
        return refuse(socket, 400);
    if (const auto known = m_commands.constFind(key); known != m_commands.constEnd() && !has(Flaw::CommandTwice)) {
        if (known->first != request.body && !has(Flaw::CommandOtherBody))
            return refuse(socket, 422);
        return answer(socket, 200, known->second);
    } else if (known != m_commands.constEnd() && known->first != request.body) {
        return refuse(socket, 422);
    }
    const bool isObjection = object[u"type"] == "objection.raise"_L1;
    const auto found = m_records.find({isObjection ? u"reading"_s : u"event"_s, object[u"target"][u"id"].toString()});
    if (found == m_records.end() || (isObjection && object[u"args"][u"reason"] != "value"_L1 && !has(Flaw::ObjectionAnyReason)))
        return refuse(socket, 422);
    auto record = isObjection ? objection(object, found->second) : found->second;
    const auto ifMatch = request.headers.value("if-match");
    if (!ifMatch.isEmpty() && ifMatch != '"' + QByteArray::number(record[u"ver"].toInteger()) + '"' && !has(Flaw::CommandNoIfMatch))
        return answer(socket, 412, compact(record));
    put(record, key);
    const auto state = compact({{u"cmd"_s, key}, {u"state"_s, u"done"_s}});
    m_commands.insert(key, {request.body, state});
    answer(socket, 200, state);
}

}
