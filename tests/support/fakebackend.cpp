#include "fakebackend.h"

#include "feed/format/tlf.h"
#include "model/digest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

#include <zlib.h>

namespace tonglan::test {

using namespace Qt::StringLiterals;

static constexpr int heartbeatMs = 40;

static QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/** A piece of a deflate stream that can be repeated: it leaves no state behind. */
static QByteArray megabyteOfZeros()
{
    QByteArray zeros(1024 * 1024, '\0');
    QByteArray packed(64 * 1024, Qt::Uninitialized);
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef *>(zeros.data());
    stream.avail_in = uInt(zeros.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FULL_FLUSH);
    packed.truncate(packed.size() - qsizetype(stream.avail_out));
    deflateEnd(&stream);
    return packed;
}

/** Writes @p piece so many times, no faster than it is read. */
static void pour(QTcpSocket *socket, const QByteArray &head, const QByteArray &piece, qint64 times)
{
    socket->write(head);
    auto more = [socket, piece, left = times]() mutable {
        while (left > 0 && socket->bytesToWrite() < 1024 * 1024 && socket->state() == QTcpSocket::ConnectedState) {
            socket->write(piece);
            --left;
        }
        if (left == 0)
            socket->disconnectFromHost();
    };
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
    socket->write(piece);
}

FakeBackend::FakeBackend()
{
    m_server.setHandler([this](const TinyRequest &request, QTcpSocket *socket) { handle(request, socket); });
    connect(&m_heartbeat, &QTimer::timeout, this, [this] {
        if (m_streamFault != StreamFault::Silence)
            send(": hb\n\n");
    });
    m_heartbeat.start(heartbeatMs);
}

void FakeBackend::put(Record record)
{
    auto &head = headOf(record);
    head.version = ++m_version;
    const Key key{typeOf(record), head.source, head.id};
    m_versions[key].emplace_back(m_cursor + 1, head.version);
    m_records[key] = record;
    m_commandOf.erase(key);
    append(json(toTlf(record)));
}

void FakeBackend::remove(const Key &key)
{
    const auto found = m_records.find(key);
    if (found == m_records.end())
        return;
    Tombstone tombstone{std::get<RecordType>(key), headOf(found->second)};
    tombstone.head.version = ++m_version;
    m_versions[key].emplace_back(m_cursor + 1, 0);
    m_records.erase(found);
    append(json(toTlf(tombstone)));
}

void FakeBackend::append(const QByteArray &row)
{
    m_log.push_back({++m_cursor, row});
    if (!m_isHolding)
        end();
}

void FakeBackend::end()
{
    m_isHolding = false;
    const auto before = std::exchange(m_pushed, m_cursor);
    if (before != m_cursor)
        push(before);
}

std::map<FakeBackend::Key, qint64> FakeBackend::versionsAt(qint64 cursor) const
{
    std::map<Key, qint64> live;
    for (const auto &[key, versions] : m_versions) {
        const auto after = std::upper_bound(versions.begin(), versions.end(), cursor, [](qint64 at, const auto &version) { return at < version.first; });
        if (after != versions.begin() && std::prev(after)->second != 0)
            live.emplace(key, std::prev(after)->second);
    }
    return live;
}

bool FakeBackend::hadVersionAfter(qint64 cursor, const Key &key, qint64 version) const
{
    const auto found = m_versions.find(key);
    return found != m_versions.end() && std::any_of(found->second.begin(), found->second.end(), [&](const auto &entry) { return entry.first > cursor && entry.second == version; });
}

void FakeBackend::changeEpoch()
{
    ++m_epoch;
    m_pushed = m_oldest = ++m_cursor;
    m_log.clear();
    for (const auto &socket : std::exchange(m_streams, {})) {
        if (socket)
            socket->disconnectFromHost();
    }
}

void FakeBackend::forgetLog()
{
    m_oldest = m_cursor;
    m_log.clear();
}

void FakeBackend::askForResync()
{
    send("event: resync\ndata: {\"reason\":\"test\"}\n\n");
}

void FakeBackend::setFault(Fault fault, int times, const QString &pathEnd)
{
    m_fault = fault;
    m_faultTimes = times;
    m_faultPath = pathEnd;
}

void FakeBackend::setStreamFault(StreamFault fault, int times)
{
    m_streamFault = fault;
    m_streamFaultTimes = times;
}

void FakeBackend::setPaused(bool paused)
{
    m_isPaused = paused;
    if (paused)
        return;
    for (const auto &[request, socket] : std::exchange(m_held, {})) {
        if (socket)
            handle(request, socket);
    }
}

int FakeBackend::streams() const
{
    return int(std::count_if(m_streams.begin(), m_streams.end(), [](const auto &socket) { return socket && socket->state() == QTcpSocket::ConnectedState; }));
}

QByteArray FakeBackend::cursorText(qint64 cursor) const
{
    return m_cursorWords.toUtf8() + '/' + QByteArray::number(m_epoch) + '+' + QByteArray::number(cursor);
}

std::optional<qint64> FakeBackend::cursorOf(const QString &text) const
{
    const auto parts = text.sliced(std::min(m_cursorWords.size() + 1, text.size())).split(u'+');
    if (!text.startsWith(m_cursorWords) || parts.size() != 2 || parts[0].toInt() != m_epoch)
        return std::nullopt;
    return parts[1].toLongLong();
}

void FakeBackend::handle(const TinyRequest &request, QTcpSocket *socket)
{
    if (m_isPaused) {
        m_held.append({request, socket});
        return;
    }
    if (request.path.startsWith("/tlf/v1/commands"_L1)) {
        ++m_requests[request.method == "POST" ? u"commands"_s : u"command"_s];
        return serveCommand(request, socket);
    }
    const auto name = request.path.section(u'/', -1);
    ++m_requests[name];
    if (m_faultTimes == 0 || m_fault == Fault::None || !request.path.endsWith(m_faultPath))
        return serve(request, socket);
    switch (m_fault) {
    case Fault::ServerError:
        TinyServer::answer(socket, 503, "{}", "application/problem+json", "Retry-After: " + QByteArray::number(m_retryAfter) + "\r\n");
        break;
    case Fault::Html:
        TinyServer::answer(socket, 200, "<html>Please log in</html>", "text/html; charset=utf-8");
        break;
    case Fault::Hang:
        break;
    case Fault::Empty:
        socket->disconnectFromHost();
        break;
    case Fault::Endless:
        pour(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", QByteArray(65'536, ' '), 10LL * 1024 * 16);
        break;
    case Fault::Bomb:
        pour(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n" + QByteArray::fromHex("1f8b0800000000000003"), megabyteOfZeros(), 10'240);
        break;
    case Fault::Gone:
        TinyServer::answer(socket, 410, "{}", "application/problem+json");
        break;
    case Fault::Forbidden:
        TinyServer::answer(socket, 403, "{}", "application/problem+json");
        break;
    default:
        return serve(request, socket); // counts down where the answer is made
    }
    spendFault();
}

void FakeBackend::spendFault()
{
    --m_faultTimes;
    ++m_faultsServed;
}

void FakeBackend::serve(const TinyRequest &request, QTcpSocket *socket)
{
    const bool isFaulty = m_faultTimes > 0 && request.path.endsWith(m_faultPath);
    const auto fault = isFaulty ? m_fault : Fault::None;
    QByteArray body;
    int status = 200;
    if (request.path == "/tlf/v1"_L1) {
        body = discovery();
    } else if (request.path == "/tlf/v1/snapshot"_L1) {
        body = snapshot(request.query);
        m_snapshotServedAt = m_cursor;
    } else if (request.path == "/tlf/v1/digest"_L1 && m_hasDigest) {
        body = digest(request.query);
    } else if (request.path == "/tlf/v1/changes"_L1) {
        const auto asked = request.query.queryItemValue(u"since"_s, QUrl::FullyDecoded);
        const auto since = cursorOf(asked.section(u'~', 0, 0));
        if (fault == Fault::Circle || fault == Fault::EmptyMore) {
            const auto next = fault == Fault::EmptyMore ? asked.section(u'~', 0, 0) + u'~' + QString::number(m_faultsServed) : asked.endsWith(u'~') ? asked.chopped(1)
                                                                                                                                                    : asked + u'~';
            const auto row = fault == Fault::EmptyMore || m_log.empty() ? QByteArray() : m_log.back().row;
            body = R"({"epoch":"e)" + QByteArray::number(m_epoch) + R"(","prev":")" + asked.toUtf8() + R"(","cursor":")" + next.toUtf8() + R"(","more":true,"records":[)" + row + "]}";
            spendFault();
        } else if (!since || *since < m_oldest || *since > m_cursor)
            status = 410;
        else if (*since == m_cursor && fault == Fault::None)
            status = 204;
        else
            body = changes(*since, request.query.queryItemValue(u"limit"_s).toInt(), fault);
    } else if (request.path == "/tlf/v1/stream"_L1 && m_hasStream) {
        return openStream(request, socket);
    } else {
        status = 404;
    }
    if (fault == Fault::Cut) {
        spendFault();
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body.first(body.size() / 2));
        socket->disconnectFromHost();
        return;
    }
    if (fault == Fault::GarbageRow && body.contains("\"records\":[")) {
        spendFault();
        body.replace("\"records\":[", QByteArray("\"records\":[{\"type\":\"event\",\"id\":1e400},") + (body.contains("\"records\":[]") ? "0" : ""));
    }
    if (fault == Fault::OtherEpoch) {
        spendFault();
        body.replace("\"epoch\":\"e", "\"epoch\":\"x");
    }
    if (fault == Fault::OtherMoment && request.query.hasQueryItem(u"page"_s)) {
        spendFault();
        body.replace("\"asOf\":\"", "\"asOf\":\"another-");
    }
    if (fault == Fault::Circle && request.path.endsWith("/snapshot"_L1)) {
        spendFault();
        const auto at = body.indexOf("\"next\":") + 7;
        body.replace(at, body.indexOf(',', at) - at, request.query.queryItemValue(u"page"_s) == "A"_L1 ? "\"B\"" : "\"A\"");
    }
    if (fault == Fault::WrongPrev || fault == Fault::SameCursor)
        spendFault();
    TinyServer::answer(socket, status, body);
}

QByteArray FakeBackend::discovery() const
{
    QJsonObject types;
    for (int i = 0; i < recordTypeCount; ++i) {
        if (m_types.isEmpty() || m_types.contains(RecordType(i)))
            types.insert(recordTypeName(RecordType(i)), QJsonObject{{u"pageMax"_s, m_pageRows}, {u"schema"_s, m_schema == 0 ? QString() : u"/schema/%1"_s.arg(m_schema)}});
    }
    types.insert("track"_L1, QJsonObject());
    QJsonObject object{{u"feed"_s, u"tlf/1"_s}, {u"epoch"_s, u"e%1"_s.arg(m_epoch)}, {u"types"_s, types}, {u"heartbeatSeconds"_s, 1}, {u"serverTime"_s, u"2026-07-11T06:32:07Z"_s}};
    if (m_hasStream)
        object.insert("push"_L1, QJsonArray{u"sse"_s});
    return json(object);
}

QByteArray FakeBackend::digest(const QUrlQuery &query) const
{
    const auto type = recordTypeFromName(query.queryItemValue(u"type"_s));
    Digest digest(query.queryItemValue(u"buckets"_s).toInt());
    for (const auto &[key, record] : m_records) {
        if (typeOf(record) == type)
            digest.add(headOf(record).source, headOf(record).id, headOf(record).version);
    }
    QJsonArray buckets;
    for (const auto &bucket : digest.buckets)
        buckets.append(QJsonArray{bucket.count, u"%1"_s.arg(bucket.check, 16, 16, QLatin1Char('0'))});
    return json({{u"asOf"_s, QString::fromLatin1(cursorText(m_cursor))}, {u"buckets"_s, buckets}});
}

/** Pages go by key; the token is the last key, and names the moment of the first page. */
QByteArray FakeBackend::snapshot(const QUrlQuery &query) const
{
    const auto type = recordTypeFromName(query.queryItemValue(u"type"_s));
    const auto token = query.queryItemValue(u"page"_s, QUrl::FullyDecoded).split(u'\n');
    const bool isFirst = token.size() != 3;
    const auto asOf = isFirst ? cursorText(m_cursor) : token[0].toUtf8();
    QList<QByteArray> rows;
    QString next;
    int total = 0;
    const auto begin = type ? m_records.lower_bound({*type, {}, {}}) : m_records.end();
    for (auto at = begin; at != m_records.end() && std::get<RecordType>(at->first) == type; ++at) {
        const auto &[key, record] = *at;
        ++total;
        if (!isFirst && std::pair(std::get<1>(key), std::get<2>(key)) <= std::pair(token[1], token[2]))
            continue;
        if (rows.size() == m_pageRows) {
            const auto last = QJsonDocument::fromJson(rows.last()).object();
            next = QString::fromUtf8(asOf) + u'\n' + last["source"_L1].toString() + u'\n' + last["id"_L1].toString();
            break;
        }
        auto row = toTlf(record);
        if (const auto command = m_commandOf.find(key); command != m_commandOf.end())
            row.insert("cmd"_L1, command->second);
        rows.append(json(row));
    }
    QJsonObject object{{u"epoch"_s, u"e%1"_s.arg(m_epoch)}, {u"asOf"_s, QString::fromUtf8(asOf)}, {u"total"_s, total}};
    object.insert("next"_L1, next.isEmpty() ? QJsonValue() : QJsonValue(next));
    return json(object).chopped(1) + R"(,"records":[)" + rows.join(',') + "]}";
}

QByteArray FakeBackend::changes(qint64 since, qsizetype limit, Fault fault) const
{
    QList<QByteArray> rows;
    auto cursor = since;
    bool more = false;
    const auto first = std::upper_bound(m_log.begin(), m_log.end(), since, [](qint64 after, const Entry &entry) { return after < entry.cursor; });
    for (auto at = first; at != m_log.end(); ++at) {
        const auto &entry = *at;
        more = rows.size() >= std::min<qsizetype>(limit, m_pageRows);
        if (more)
            break;
        rows.append(entry.row);
        cursor = entry.cursor;
    }
    if (fault == Fault::SameCursor) {
        cursor = since;
        more = true;
    }
    const auto previous = fault == Fault::WrongPrev ? cursorText(since + 1'000) : cursorText(since);
    return R"({"epoch":"e)" + QByteArray::number(m_epoch) + R"(","prev":")" + previous + R"(","cursor":")" + cursorText(cursor) + R"(","more":)" + (more ? "true" : "false") + R"(,"records":[)" + rows.join(',') + "]}";
}

void FakeBackend::openStream(const TinyRequest &request, QTcpSocket *socket)
{
    socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n");
    const auto since = cursorOf(QString::fromUtf8(request.headers.value("last-event-id")));
    if (!since || *since < m_oldest) {
        socket->write("event: resync\ndata: {}\n\n");
        return;
    }
    if (*since < m_cursor)
        socket->write("event: batch\nid: " + cursorText(m_cursor) + "\ndata: " + changes(*since, 1'000'000, Fault::None) + "\n\n");
    socket->write("event: live\nid: " + cursorText(m_cursor) + "\ndata: {}\n\n");
    m_streams.append(socket);
}

void FakeBackend::push(qint64 since)
{
    const auto frame = "event: batch\nid: " + cursorText(m_cursor) + "\ndata: " + changes(since, 1'000'000, Fault::None) + "\n\n";
    const auto held = std::exchange(m_heldFrame, {});
    const auto fault = m_streamFaultTimes > 0 ? m_streamFault : StreamFault::None;
    if (fault != StreamFault::None && fault != StreamFault::Silence) {
        --m_streamFaultTimes;
        m_faultsServed += streams() > 0 ? 1 : 0;
    }
    switch (fault) {
    case StreamFault::Drop:
    case StreamFault::Silence:
        break;
    case StreamFault::Duplicate:
        send(frame);
        send(frame);
        break;
    case StreamFault::Reorder:
        m_heldFrame = frame;
        break;
    case StreamFault::Close:
        for (const auto &socket : std::exchange(m_streams, {})) {
            if (socket)
                socket->disconnectFromHost();
        }
        break;
    case StreamFault::Garbage:
        send("event: batch\ndata: {\"cursor\":\n\n");
        break;
    case StreamFault::None:
        send(frame);
        break;
    }
    send(held);
}

void FakeBackend::send(const QByteArray &frame)
{
    for (const auto &socket : m_streams) {
        if (socket && socket->isOpen())
            socket->write(frame);
    }
}

void FakeBackend::setCommandFault(CommandFault fault, int times)
{
    m_commandFault = fault;
    m_commandFaultTimes = times;
}

void FakeBackend::setRandomCommandFaults(quint32 seed, bool withRefusals)
{
    m_random.emplace(seed);
    m_randomRefusals = withRefusals;
}

FakeBackend::CommandFault FakeBackend::nextCommandFault()
{
    if (m_commandFaultTimes > 0) {
        --m_commandFaultTimes;
        return m_commandFault;
    }
    using enum CommandFault;
    static constexpr std::array faults = {Lost, AnswerLost, AnswerLost, Busy, InProgress, Hang, Stale, Forbidden};
    if (!m_random || m_random->bounded(3) != 0)
        return None;
    return faults.at(m_random->bounded(m_randomRefusals ? 8 : 6));
}

std::pair<int, QByteArray> FakeBackend::carryOut(const TinyRequest &request, bool isShown)
{
    const auto key = QString::fromLatin1(request.headers.value("idempotency-key"));
    if (const auto done = m_done.constFind(key); done != m_done.cend())
        return {200, *done};
    const auto command = QJsonDocument::fromJson(request.body).object();
    const auto target = command["target"_L1].toObject();
    const Key of(RecordType::Event, target["source"_L1].toString(), target["id"_L1].toString());
    const auto found = m_records.find(of);
    if (command["cmd"_L1].toString() != key || found == m_records.end())
        return {422, R"({"title":"Cannot be done","detail":"no such event"})"};
    const auto wanted = request.headers.value("if-match");
    if (!wanted.isEmpty() && wanted != '"' + QByteArray::number(headOf(found->second).version) + '"')
        return {412, json(toTlf(found->second))};
    headOf(found->second).version = ++m_version;
    std::get<Event>(found->second).flags |= Event::Urged;
    m_effects.emplace_back(key, std::get<2>(of));
    auto row = toTlf(found->second);
    if (isShown) {
        m_commandOf[of] = key;
        row.insert("cmd"_L1, key);
    }
    const auto answer = json({{u"cmd"_s, key}, {u"state"_s, u"done"_s}});
    m_done.insert(key, answer);
    append(json(row));
    return {200, answer};
}

void FakeBackend::serveCommand(const TinyRequest &request, QTcpSocket *socket)
{
    const auto problem = [socket](int status, const QByteArray &body, const QByteArray &headers = {}) { TinyServer::answer(socket, status, body, "application/problem+json", headers); };
    const bool isPost = request.method == "POST";
    const auto key = isPost ? QString::fromLatin1(request.headers.value("idempotency-key")) : request.path.section(u'/', -1);
    if (m_inProgress.contains(key))
        return problem(409, R"({"title":"In progress"})");
    if (!isPost) {
        const auto done = m_done.constFind(key);
        return done == m_done.cend() ? problem(404, R"({"title":"Unknown command"})") : TinyServer::answer(socket, 200, *done);
    }
    auto fault = nextCommandFault();
    if (m_done.contains(key) && (fault == CommandFault::Stale || fault == CommandFault::Forbidden))
        fault = CommandFault::None; // what was done is not refused afterwards
    switch (fault) {
    case CommandFault::Lost:
        return socket->abort();
    case CommandFault::AnswerLost:
        carryOut(request, true);
        return socket->abort();
    case CommandFault::Busy:
        return problem(503, "{}", "Retry-After: 0\r\n");
    case CommandFault::Hang:
        carryOut(request, true);
        return;
    case CommandFault::InProgress:
        m_inProgress.insert(key);
        QTimer::singleShot(20, this, [this, request, key] {
            m_inProgress.remove(key);
            carryOut(request, true);
        });
        return problem(409, R"({"title":"In progress"})");
    case CommandFault::Stale: {
        const auto target = QJsonDocument::fromJson(request.body).object()["target"_L1].toObject();
        const auto found = m_records.find({RecordType::Event, target["source"_L1].toString(), target["id"_L1].toString()});
        return found == m_records.end() ? problem(422, "{}") : TinyServer::answer(socket, 412, json(toTlf(found->second)));
    }
    case CommandFault::Forbidden:
        return problem(403, R"({"title":"Not yours","detail":"another department has it"})");
    case CommandFault::Silent:
        return TinyServer::answer(socket, 202, R"({"state":"accepted"})");
    case CommandFault::Portal:
        return TinyServer::answer(socket, 200, "<html>Please log in</html>", "text/html");
    case CommandFault::Hidden: {
        const auto [status, body] = carryOut(request, false);
        return TinyServer::answer(socket, status, body);
    }
    case CommandFault::None:
        break;
    }
    const auto [status, body] = carryOut(request, true);
    TinyServer::answer(socket, status, body, status < 400 || status == 412 ? "application/json" : "application/problem+json");
}

Record makeRecord(RecordType type, int number, const QString &text)
{
    const auto source = u"source-%1"_s.arg(number % 3);
    const auto name = text.isEmpty() ? u"名称 %1"_s.arg(number) : text;
    RecordHead head{.source = source, .id = u"%1-%2"_s.arg(recordTypeName(type)).arg(number), .time = 1783751527000 + number * 1000LL};
    switch (type) {
    case RecordType::Region:
        return Region{.head = head, .name = name, .area = {{{{22.1, 114.0}, {22.1, 114.3}, {22.4, 114.3}}}}};
    case RecordType::Source:
        head.id = head.source = u"source-%1"_s.arg(number);
        return Source{.head = head, .name = name};
    case RecordType::Indicator:
        return Indicator{.head = head, .name = name};
    case RecordType::Reading:
        head.id = readingId(u"traffic"_s, u"810000"_s, head.time);
        return Reading{.head = head, .indicator = u"traffic"_s, .region = u"810000"_s, .value = double(name.size())};
    case RecordType::Event:
        return Event{.head = head, .title = name, .reportedAt = head.time, .position = GeoPoint{22.2 + number * 0.001, 114.1}};
    case RecordType::EventLog:
        return EventLog{.head = head, .eventSource = source, .event = u"event-%1"_s.arg(number), .action = u"note"_s, .text = name};
    case RecordType::Asset:
        return Asset{.head = head, .name = name, .position = GeoPoint{22.2, 114.1 + number * 0.001}};
    case RecordType::Warning:
        return Warning{.head = head, .headline = name};
    case RecordType::Objection:
        return Objection{.head = head, .indicator = u"traffic"_s, .region = u"810000"_s, .readingTime = head.time, .readingSource = source, .text = name, .raisedAt = head.time};
    case RecordType::Forecast:
        return Forecast{.head = head, .indicator = u"traffic"_s, .region = u"810000"_s, .issuedAt = head.time, .model = name, .points = {{head.time, 1.5, 1, 2}}};
    }
    return Event{};
}

}
