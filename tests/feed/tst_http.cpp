#include "feed/transport/file.h"
#include "feed/transport/http.h"
#include "feed/transport/sse.h"
#include "support/tinyserver.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(TinyServer::Handler)

/** HTTP servers that drip, cut, flood and lie. */
class HttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void answers()
    {
        TinyServer server([](const TinyRequest &request, QTcpSocket *socket) {
            TinyServer::answer(socket, request.headers.value("if-none-match") == "\"e1\"" ? 304 : 200, "{}", "application/json", "ETag: \"e1\"\r\n");
        });
        const auto answer = get(server.url());
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, "{}");
        QCOMPARE(answer->etag, "\"e1\"");
        QCOMPARE(get(server.url(), {.etag = answer->etag})->status, 304);
    }

    /** The page of a captive portal is no picture, whatever its status. */
    void asksForPictures_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("PNG") << "image/png"_ba << true;
        QTest::newRow("unsaid kind") << "application/octet-stream"_ba << true;
        QTest::newRow("HTML") << "text/html; charset=utf-8"_ba << false;
        QTest::newRow("JSON") << "application/json"_ba << false;
    }
    void asksForPictures()
    {
        QFETCH(const QByteArray, type);
        QFETCH(const bool, isTaken);
        QByteArray accepts;
        TinyServer server([&](const TinyRequest &request, QTcpSocket *socket) {
            accepts = request.headers.value("accept");
            TinyServer::answer(socket, 200, "x", type, "Cache-Control: max-age=5\r\n");
        });
        const auto answer = get(server.url(), {.expect = HttpRequest::Expect::Picture});
        QCOMPARE(answer.has_value(), isTaken);
        QVERIFY(accepts.startsWith("image/png"));
        if (isTaken)
            QVERIFY(answer->headers.contains(std::pair("cache-control"_ba, "max-age=5"_ba)));
        else
            QVERIFY2(answer.error().detail.contains(u"where a picture should come"_s), qPrintable(answer.error().detail));
    }

    void posts()
    {
        QByteArray got;
        TinyServer server([&](const TinyRequest &request, QTcpSocket *socket) {
            got = request.method + ' ' + request.headers.value("content-type") + ' ' + request.headers.value("idempotency-key") + ' ' + request.body;
            TinyServer::answer(socket, 202, "{}");
        });
        const QByteArray body(100'000, 'x'); // more than one packet
        QCOMPARE(get(server.url(), {.post = body, .headers = {{"Idempotency-Key", "k1"}}})->status, 202);
        QCOMPARE(got, "POST application/json k1 " + body);
    }

    /** It would come there as a GET, and its answer would be taken for that of the POST. */
    void aPostIsNotRedirected()
    {
        int requests = 0;
        TinyServer server([&](const TinyRequest &, QTcpSocket *socket) {
            ++requests;
            TinyServer::answer(socket, 302, {}, "application/json", "Location: /elsewhere\r\n");
        });
        QCOMPARE(get(server.url(), {.post = "{}"})->status, 302);
        QCOMPARE(requests, 1);
    }

    void errorsAreAnswers()
    {
        TinyServer server([](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 503, QByteArray(1'000'000, 'x'), "text/html", "Retry-After: 7\r\n"); });
        const auto answer = get(server.url());
        QCOMPARE(answer->status, 503);
        QCOMPARE(answer->retryAfterMs, 7'000);
        QVERIFY(answer->body.size() <= 65'536);
    }

    void fails_data()
    {
        QTest::addColumn<TinyServer::Handler>("handler");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("detail");
        using Handler = TinyServer::Handler;

        QTest::newRow("hang") << Handler([](const TinyRequest &, QTcpSocket *) { }) << Error::Kind::Network << u"nothing came"_s;
        QTest::newRow("hang in the body") << Handler([](const TinyRequest &, QTcpSocket *socket) { socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"); }) << Error::Kind::Network << u"nothing came"_s;
        QTest::newRow("cut") << Handler([](const TinyRequest &, QTcpSocket *socket) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{");
            socket->disconnectFromHost();
        }) << Error::Kind::Network
                             << QString();
        QTest::newRow("cut chunk") << Handler([](const TinyRequest &, QTcpSocket *socket) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{");
            socket->disconnectFromHost();
        }) << Error::Kind::Network
                                   << QString();
        QTest::newRow("not HTTP") << Handler([](const TinyRequest &, QTcpSocket *socket) {
            socket->write("SSH-2.0-OpenSSH\r\n\r\n");
            socket->disconnectFromHost();
        }) << Error::Kind::Network
                                  << QString();
        QTest::newRow("html") << Handler([](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, "<html>", "text/html"); }) << Error::Kind::Protocol << u"captive portal"_s;
        QTest::newRow("image") << Handler([](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, "GIF", "image/gif"); }) << Error::Kind::Protocol << u"image/gif"_s;
        QTest::newRow("too large") << Handler([](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, QByteArray(3'000'000, ' ')); }) << Error::Kind::Protocol << u"larger than"_s;
        QTest::newRow("other origin") << Handler([](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 302, {}, "text/plain", "Location: http://127.0.0.2:9/\r\n"); }) << Error::Kind::Protocol << QString();
    }
    void fails()
    {
        QFETCH(TinyServer::Handler, handler);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, detail);
        TinyServer server(handler);
        HttpRequest::Options options;
        options.limits.bodyBytes = 1'000'000;
        options.limits.inactivityMs = 200;
        const auto answer = get(server.url(), options);
        QVERIFY(!answer);
        QVERIFY2(answer.error().detail.contains(detail), qPrintable(answer.error().detail));
        QCOMPARE(answer.error().kind, kind);
    }

    /** A drip defeats an inactivity timer: the rate and the deadline catch it. */
    void refusesADrip_data()
    {
        QTest::addColumn<bool>("byRate");
        QTest::newRow("rate") << true;
        QTest::newRow("deadline") << false;
    }
    void refusesADrip()
    {
        QFETCH(bool, byRate);
        QTimer drip;
        TinyServer server([&drip](const TinyRequest &, QTcpSocket *socket) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{");
            connect(&drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
            drip.start(20);
        });
        HttpRequest::Options options;
        options.limits.inactivityMs = 5'000;
        options.limits.rateMs = byRate ? 300 : 30'000;
        options.limits.deadlineMs = byRate ? 30'000 : 400;
        const auto answer = get(server.url(), options);
        QVERIFY(!answer);
        QVERIFY2(answer.error().detail.contains(byRate ? "less than"_L1 : "no complete answer"_L1), qPrintable(answer.error().detail));
    }

    /** A small body that unpacks to a very large one. */
    void countsDecodedBytes()
    {
        const auto bomb = qCompress(QByteArray(50'000'000, ' '), 9).sliced(4); // a zlib stream, which is what "deflate" means
        QVERIFY(bomb.size() < 100'000);
        TinyServer server([&bomb](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, bomb, "application/json", "Content-Encoding: deflate\r\n"); });
        HttpRequest::Options options;
        options.limits.bodyBytes = 1'000'000;
        QVERIFY(!get(server.url(), options));
    }

    void waitsLongerWhenAskedTo()
    {
        TinyServer server([](const TinyRequest &, QTcpSocket *socket) { QTimer::singleShot(400, socket, [socket] { TinyServer::answer(socket, 204, {}); }); });
        HttpRequest::Options options;
        options.limits.inactivityMs = 200;
        options.extraWaitMs = 1'000;
        QCOMPARE(get(server.url(), options)->status, 204);
    }

    void parsesRetryAfter()
    {
        QCOMPARE(parseRetryAfter("120", 0), 120'000);
        QCOMPARE(parseRetryAfter("Wed, 21 Oct 2015 07:28:00 GMT", 1445412450000), 30'000);
        QCOMPARE(parseRetryAfter("", 0), -1);
        QCOMPARE(parseRetryAfter("-1", 0), -1);
        QCOMPARE(parseRetryAfter("soon", 0), -1);
    }

    void streams()
    {
        TinyServer server([](const TinyRequest &request, QTcpSocket *socket) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\nevent: live\nid: " + request.headers.value("last-event-id") + "\ndata: {}\n\n");
        });
        QNetworkAccessManager manager;
        SseStream stream(manager, server.url(), "c7", 300);
        QSignalSpy lost(&stream, &SseStream::lost);
        std::vector<SseEvent> received;
        connect(&stream, &SseStream::received, this, [&](const SseEvent &message) { received.push_back(message); });
        QTRY_COMPARE(received.size(), 1U);
        QVERIFY(received[0] == (SseEvent{"live", "{}", "c7"}));
        QTRY_COMPARE(lost.count(), 1); // it fell silent
        QVERIFY(lost[0][0].value<Error>().detail.contains("silent"_L1));
    }

    void streamsEndWithAReason_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<Error::Kind>("kind");

        QTest::newRow("closed") << 200 << QByteArray("text/event-stream") << Error::Kind::Network;
        QTest::newRow("html") << 200 << QByteArray("text/html") << Error::Kind::Protocol;
        QTest::newRow("none") << 404 << QByteArray("text/plain") << Error::Kind::NotFound;
        QTest::newRow("refused") << 401 << QByteArray("text/plain") << Error::Kind::Unauthorized;
        QTest::newRow("busy") << 503 << QByteArray("text/plain") << Error::Kind::Network;
    }
    void streamsEndWithAReason()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        TinyServer server([&](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, status, ": x\n\n", type); });
        QNetworkAccessManager manager;
        SseStream stream(manager, server.url(), {}, 5'000);
        QSignalSpy lost(&stream, &SseStream::lost);
        QTRY_COMPARE(lost.count(), 1);
        QTEST(lost[0][0].value<Error>().kind, "kind");
    }

    void readsFiles()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"a.json"_s);
        QCOMPARE(readFeedFile(path, {}, 100).error().kind, Error::Kind::NotFound);
        QCOMPARE(readFeedFile(folder.path(), {}, 100).error().kind, Error::Kind::Invalid);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        const auto answer = readFeedFile(path, {}, 100);
        QCOMPARE(answer->body, "{}");
        QVERIFY(readFeedFile(path, answer->etag, 100)->unchanged);
        QCOMPARE(readFeedFile(path, {}, 1).error().kind, Error::Kind::Invalid);
    }

private:
    Result<HttpAnswer> get(const QUrl &url, const HttpRequest::Options &options = {})
    {
        QNetworkAccessManager manager;
        HttpRequest request(manager, url, options);
        std::vector<Result<HttpAnswer>> answers;
        connect(&request, &HttpRequest::finished, this, [&](const Result<HttpAnswer> &answer) { answers.push_back(answer); });
        QTRY_VERIFY_WITH_TIMEOUT(!answers.empty(), 10'000);
        QTest::qWait(20);
        QCOMPARE(answers.size(), 1U); // exactly once
        return answers.front();
    }
};

QTEST_GUILESS_MAIN(HttpTest)
#include "tst_http.moc"
