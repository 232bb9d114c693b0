#include "livefeed.h"

#include "support/tinyserver.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <numeric>

namespace tonglan::bench {

using namespace Qt::StringLiterals;
using tonglan::test::TinyRequest;
using tonglan::test::TinyServer;

static constexpr int batchMs = 20;
static constexpr int pageRows = 1'000;
static constexpr qint64 openAtOnce = 2'500;
static constexpr qint64 mostUnsent = 4 * 1024 * 1024;

qint64 monotonicNs()
{
    timespec time = {};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

qint64 numberOf(const QString &department) { return department.startsWith("live."_L1) ? department.section(u'.', 1, 1).toLongLong() : -1; }
qint64 sentAt(const QString &department) { return department.startsWith("live."_L1) ? department.section(u'.', 2, 2).toLongLong() : -1; }

namespace {

/** A TLF/1 server that costs as little as can be: what it sends is put together from pieces. */
class LiveServer
{
public:
    explicit LiveServer(const LiveFeed &feed)
        : m_feed(feed)
        , m_base(QDateTime::currentMSecsSinceEpoch())
    {
        m_server.setHandler([this](const TinyRequest &request, QTcpSocket *socket) { handle(request, socket); });
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { send(); });
        m_timer.setTimerType(Qt::PreciseTimer);
        std::printf("port %d\n", m_server.url().port());
        (void)std::fflush(stdout);
    }

private:
    [[nodiscard]] QByteArray time(qint64 milliseconds) const { return QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::UTC).toString(Qt::ISODateWithMs).toLatin1(); }

    /** The deadlines go down, so that a list by urgency has the newest on top. Place and words stay from version to version. */
    [[nodiscard]] QByteArray event(char kind, qint64 index, qint64 version, const QByteArray &department, bool isOpen) const
    {
        const auto x = quint64(index) * 2'654'435'761U;
        const auto lon = QByteArray::number(113.9 + double(x % 4'000) / 10'000);
        const auto lat = QByteArray::number(22.25 + double(x / 4'000 % 2'500) / 10'000);
        return "{\"op\":\"put\",\"type\":\"event\",\"source\":\"live\",\"id\":\"" + QByteArray(1, kind) + QByteArray::number(index) + "\",\"ver\":" + QByteArray::number(version) + ",\"time\":\"" + m_time
            + "\",\"geo\":{\"type\":\"Point\",\"coordinates\":[" + lon + ',' + lat + "]},\"data\":{\"department\":\"" + department + "\",\"title\":\"\xE8\xB7\xAF\xE9\x9D\xA2\xE5\xA1\x8C\xE9\x99\xB7 " + QByteArray::number(index)
            + "\",\"kind\":\"city.road\",\"kindName\":\"\xE8\xB7\xAF\xE9\x9D\xA2\xE5\xA1\x8C\xE9\x99\xB7\",\"topic\":\"city\",\"level\":\"" + (isOpen ? "yellow" : "blue") + "\",\"stage\":\"" + (isOpen ? "reported" : "closed")
            + "\",\"region\":\"810000\",\"address\":\"\xE5\xBE\xB7\xE8\xBE\x85\xE9\x81\x93\xE4\xB8\xAD " + QByteArray::number(index % 900) + "\",\"reportedAt\":\"" + m_time + "\",\"deadline\":\"" + time(m_base + 864'000'000 - version)
            + (isOpen ? QByteArray() : "\",\"closedAt\":\"" + m_time) + "\"}}";
    }

    void handle(const TinyRequest &request, QTcpSocket *socket)
    {
        const auto type = request.query.queryItemValue(u"type"_s);
        if (request.path == "/tlf/v1"_L1) {
            TinyServer::answer(socket, 200, R"({"feed":"tlf/1","epoch":"live","types":{"region":{},"source":{},"event":{}},"push":["sse"],"heartbeatSeconds":15})");
        } else if (request.path == "/tlf/v1/snapshot"_L1) {
            TinyServer::answer(socket, 200, type == "event"_L1 ? page(request.query.queryItemValue(u"page"_s).toInt()) : catalog(type));
        } else if (request.path == "/tlf/v1/changes"_L1) {
            const auto since = request.query.queryItemValue(u"since"_s).toLongLong();
            TinyServer::answer(socket, since == m_cursor ? 204 : 200, since == m_cursor ? QByteArray() : batch(since, std::min(m_cursor, since + pageRows)));
        } else if (request.path == "/tlf/v1/stream"_L1) {
            m_stream = socket;
            m_streamed = request.headers.value("last-event-id").toLongLong();
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: live\nid: " + QByteArray::number(m_streamed) + "\ndata: {}\n\n");
        } else if (request.path == "/ctl/go"_L1) {
            m_began = monotonicNs();
            m_timer.start(batchMs);
            TinyServer::answer(socket, 200, "{}");
        } else {
            TinyServer::answer(socket, 404, "{}");
        }
    }

    [[nodiscard]] QByteArray catalog(const QString &type) const
    {
        const QByteArray row = type == "region"_L1
            ? R"({"op":"put","type":"region","source":"live","id":"810000","ver":1,"time":"2026-01-01T00:00:00Z","geo":null,"data":{"name":"全市","depth":0}})"
            : R"({"op":"put","type":"source","source":"live","id":"live","ver":1,"time":"2026-01-01T00:00:00Z","geo":null,"data":{"name":"统一接报平台","intervalSeconds":60}})";
        return R"({"epoch":"live","asOf":"0","next":null,"records":[)" + row + "]}";
    }

    [[nodiscard]] QByteArray page(int from) const
    {
        QByteArray body = "{\"epoch\":\"live\",\"asOf\":\"0\",\"total\":" + QByteArray::number(m_feed.stored) + ",\"records\":[";
        const int end = std::min(from + pageRows, m_feed.stored);
        for (int i = from; i < end; ++i)
            body += (i > from ? "," : "") + event('s', i, 1, "stored", false);
        return body + "],\"next\":" + (end < m_feed.stored ? '"' + QByteArray::number(end) + '"' : QByteArray("null")) + '}';
    }

    /** Every second one is a new event, the others close the one that came 2,500 events before: so many are open. */
    [[nodiscard]] static qint64 indexOf(qint64 number)
    {
        const auto newest = (number + 1) / 2;
        return number % 2 == 1 ? newest - 1 : std::max<qint64>(0, newest - 1 - openAtOnce);
    }

    /** The changes after @p from up to @p to, as a body. */
    [[nodiscard]] QByteArray batch(qint64 from, qint64 to) const
    {
        QByteArray rows;
        auto moment = std::upper_bound(m_moments.begin(), m_moments.end(), from, [](qint64 number, const auto &each) { return number < each.first; });
        for (qint64 number = from + 1; number <= to; ++number) {
            while (moment != m_moments.end() && moment->first < number)
                ++moment;
            const auto sent = moment == m_moments.end() ? monotonicNs() : moment->second;
            rows += (rows.isEmpty() ? "" : ",") + event('e', indexOf(number), number, "live." + QByteArray::number(number) + '.' + QByteArray::number(sent), number % 2 == 1);
        }
        return "{\"epoch\":\"live\",\"prev\":\"" + QByteArray::number(from) + "\",\"cursor\":\"" + QByteArray::number(to) + "\",\"more\":" + (to < m_cursor ? "true" : "false") + ",\"serverTime\":\""
            + time(QDateTime::currentMSecsSinceEpoch()) + "\",\"records\":[" + rows + "]}";
    }

    /** As many as are due by the clock: a late timer sends more. */
    void send()
    {
        const auto now = monotonicNs();
        const auto total = qint64(m_feed.perSecond) * m_feed.seconds;
        m_time = time(QDateTime::currentMSecsSinceEpoch());
        m_cursor = std::max(m_cursor, std::min(total, (now - m_began) * m_feed.perSecond / 1'000'000'000));
        m_moments.emplace_back(m_cursor, now);
        while (m_stream && m_streamed < m_cursor && m_stream->bytesToWrite() < mostUnsent) { // a client that does not read holds it back
            const auto to = std::min(m_cursor, m_streamed + pageRows);
            m_stream->write("event: batch\nid: " + QByteArray::number(to) + "\ndata: " + batch(m_streamed, to) + "\n\n");
            m_streamed = to;
        }
        if (m_cursor < total || m_said)
            return;
        m_said = true; // and goes on sending what is held back
        std::vector<qint64> versions(std::size_t((total + 1) / 2));
        for (qint64 number = 1; number <= total; ++number)
            versions[std::size_t(indexOf(number))] = number;
        std::printf("sent %lld %lld\n", static_cast<long long>(versions.size()) + m_feed.stored, static_cast<long long>(std::accumulate(versions.begin(), versions.end(), qint64(m_feed.stored))));
        (void)std::fflush(stdout);
    }

    LiveFeed m_feed;
    qint64 m_base;
    QByteArray m_time = time(m_base);
    TinyServer m_server;
    QTimer m_timer;
    QPointer<QTcpSocket> m_stream = {};
    qint64 m_began = 0;
    qint64 m_cursor = 0; ///< All numbers up to this one are out …
    qint64 m_streamed = 0; ///< … and these on the stream.
    std::vector<std::pair<qint64, qint64>> m_moments = {}; ///< Up to this number, sent then.
    bool m_said = false;
};

}

int serveLive(const LiveFeed &feed)
{
    const LiveServer server(feed);
    return QCoreApplication::exec();
}

}
