#include "online/onlinetiles.h"
#include "support/tinyserver.h"

#include <QBuffer>
#include <QImage>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <map>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray plain(const QColor &color, int side = 256)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(color);
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return out;
}

/** The wall clock can be set; timeouts run on. */
class JumpingClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override { return m_real.now() + m_offset; }
    [[nodiscard]] qint64 monotonic() const override { return m_real.monotonic(); }
    void jump(qint64 milliseconds) { m_offset += milliseconds; }

private:
    SystemClock m_real;
    std::atomic<qint64> m_offset = 0;
};

OnlineLimits quick()
{
    OnlineLimits limits;
    limits.http = {.bodyBytes = 200'000, .deadlineMs = 3'000, .inactivityMs = 700, .rateBytes = 1, .rateMs = 10'000};
    limits.firstDelayMs = 20;
    limits.longestDelayMs = 200;
    limits.pauseMs = 20;
    return limits;
}

constexpr TileKey here{5, 20, 11};
constexpr TileKey above{4, 10, 5};

}

/** A server of tiles on this machine that misbehaves, and what is seen meanwhile. */
class TestOnlineTiles : public QObject
{
    Q_OBJECT

    using Answer = std::function<void(const TinyRequest &, QTcpSocket *)>;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<TinyServer> m_server;
    std::unique_ptr<JumpingClock> m_clock;
    std::unique_ptr<OnlineTiles> m_tiles;
    std::map<QString, int> m_asked; ///< Requests by path.
    int m_together = 0; ///< Open connections.
    int m_good = 0;
    int m_cut = 0; ///< Connections that ended without an answer.
    QList<Answer> m_answers; ///< To the n-th request for the tile; the last one from then on.

    static void red(const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, plain(Qt::red), "image/png"); }
    static Answer withHeaders(const QColor &color, const QByteArray &headers)
    {
        return [=](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, plain(color), "image/png", headers); };
    }
    static Answer status(int code, const QByteArray &headers = {})
    {
        return [=](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, code, code == 204 || code == 304 ? "" : "no", "text/plain", headers); };
    }
    static Answer raw(const QByteArray &bytes)
    {
        return [=](const TinyRequest &, QTcpSocket *socket) {
            socket->write(bytes);
            socket->disconnectFromHost();
        };
    }

    /** The tile as scripted; everything above it is blue, everything beside it green. */
    void serve(const QList<Answer> &answers)
    {
        m_answers = answers;
        m_server->setHandler([this](const TinyRequest &request, QTcpSocket *socket) {
            const int nth = m_asked[request.path]++;
            if (request.path == "/t/5/20/11"_L1)
                m_answers[std::min<qsizetype>(nth, m_answers.size() - 1)](request, socket);
            else
                TinyServer::answer(socket, 200, plain(request.path.startsWith("/t/5/"_L1) || request.path.startsWith("/t/7/"_L1) ? Qt::green : Qt::blue), "image/png", "Cache-Control: max-age=600\r\n");
        });
    }
    [[nodiscard]] OnlineMap map() const { return {.name = u"test"_s, .url = m_server->url().toString() + u"/t/{z}/{x}/{y}?tk={key}"_s, .key = u"s3cret"_s, .attribution = u"T"_s}; }
    void start(const OnlineLimits &limits = quick()) { m_tiles = std::make_unique<OnlineTiles>(OnlineMaps{.maps = {map()}}, m_dir->path(), *m_clock, limits); }
    void restart()
    {
        m_tiles.reset();
        start();
    }
    void want(TileKey tile = here) { m_tiles->want(this, tile.box(), tile.z); }
    void wantAgain()
    {
        m_tiles->forget(this);
        want();
    }
    [[nodiscard]] int asked(TileKey tile = here) { return m_asked[u"/t/%1/%2/%3"_s.arg(tile.z).arg(tile.x).arg(tile.y)]; }
    [[nodiscard]] QColor shown(TileKey tile = here) const
    {
        const auto pictures = m_tiles->pictures()->pictures(0, tile.box(), tile.z);
        return pictures.empty() ? QColor() : pictures[0].picture.pixelColor(pictures[0].part.center().toPoint());
    }
    static void expectWarning() { QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^online map 'test': .*tried again"_s)); }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<TinyServer>();
        m_clock = std::make_unique<JumpingClock>();
        m_asked.clear();
    }
    void cleanup()
    {
        m_tiles.reset();
        m_server.reset();
    }

    void shows()
    {
        serve({&red});
        start();
        QCOMPARE(shown(), QColor());
        want();
        QVERIFY(!m_tiles->isSettled(this));
        QTRY_COMPARE(shown(), QColor(Qt::red));
        QTRY_VERIFY(m_tiles->isSettled(this));
        QCOMPARE(asked(), 1);
        QCOMPARE(asked(above), 0); // nobody needs it
        QVERIFY(!m_tiles->isLate(0));
    }

    /** Never a stuck hole: while it fails, the level above stands in; it is tried again until it comes. */
    void failsAndComes_data()
    {
        QTest::addColumn<Answer>("fault");
        const QByteArray picture = plain(Qt::red);
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n";
        QTest::newRow("500") << status(500);
        QTest::newRow("503, wait") << status(503, "Retry-After: 0\r\n");
        QTest::newRow("403") << status(403);
        QTest::newRow("200 with a page of a captive portal") << Answer([](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, "<html>log in</html>", "text/html"); });
        QTest::newRow("a page that says that it is a picture") << Answer([](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, "<html>log in</html>", "image/png"); });
        QTest::newRow("JSON") << Answer([](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, "{\"error\":1}", "application/json"); });
        QTest::newRow("nothing") << Answer([](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, "", "image/png"); });
        QTest::newRow("cut off") << raw(head + "Content-Length: " + QByteArray::number(picture.size()) + "\r\n\r\n" + picture.first(picture.size() / 2));
        QTest::newRow("cut off, no length") << raw(head + "\r\n" + picture.first(picture.size() / 2));
        QTest::newRow("dropped") << Answer([](const TinyRequest &, QTcpSocket *socket) { socket->abort(); });
        QTest::newRow("silent") << Answer([](const TinyRequest &, QTcpSocket *) { });
        QTest::newRow("a picture of many pixels") << Answer([huge = plain(Qt::red, 3000)](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, huge, "image/png"); });
        QTest::newRow("a picture of many bytes") << Answer([](const TinyRequest &, QTcpSocket *socket) { TinyServer::answer(socket, 200, plain(Qt::red) + QByteArray(300'000, 'x'), "image/png"); });
        QTest::newRow("sent elsewhere") << status(302, "Location: http://127.0.0.1:9/t/5/20/11\r\n");
        QTest::newRow("304 to a question that was none") << status(304);
    }
    void failsAndComes()
    {
        QFETCH(const Answer, fault);
        bool mayCome = false;
        serve({[&](const TinyRequest &request, QTcpSocket *socket) { mayCome ? red(request, socket) : fault(request, socket); }});
        expectWarning();
        start();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::blue));
        QTRY_VERIFY(m_tiles->isSettled(this));
        QTRY_VERIFY(asked() >= 2); // tried again
        QVERIFY(m_tiles->isLate(0));
        QVERIFY(m_tiles->problem().contains(u"test"_s));
        QVERIFY2(!m_tiles->problem().contains(u"s3cret"_s), qPrintable(m_tiles->problem()));
        QCOMPARE(shown(), QColor(Qt::blue));
        mayCome = true;
        QTRY_COMPARE(shown(), QColor(Qt::red));
        QTRY_VERIFY(!m_tiles->isLate(0));
        QCOMPARE(m_tiles->problem(), QString());
    }

    void followsARedirectOnTheSameServer()
    {
        serve({status(302, "Location: /moved\r\n")});
        start();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::blue)); // what the server has there
        QCOMPARE(asked(above), 0);
        QTRY_VERIFY(m_tiles->isSettled(this));
        QVERIFY(!m_tiles->isLate(0));
    }

    /** "There is no tile here" is an answer: the level above stands in, and it is not asked again for a while, not even by the next start. */
    void absenceIsRemembered_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("404") << 404;
        QTest::newRow("410") << 410;
        QTest::newRow("204") << 204;
    }
    void absenceIsRemembered()
    {
        QFETCH(const int, code);
        serve({status(code), &red});
        start();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::blue));
        QTRY_VERIFY(m_tiles->isSettled(this));
        QVERIFY(!m_tiles->isLate(0));
        restart();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::blue));
        QTRY_VERIFY(m_tiles->isSettled(this));
        QCOMPARE(asked(), 1);
        QCOMPARE(asked(above), 1); // from the store
        m_clock->jump(2 * 3'600'000);
        wantAgain();
        QTRY_COMPARE(shown(), QColor(Qt::red));
    }

    void whatIsFreshIsNotAskedFor()
    {
        serve({withHeaders(Qt::red, "Cache-Control: max-age=600\r\n"), withHeaders(Qt::yellow, "")});
        start();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::red));
        restart();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::red));
        QTRY_VERIFY(m_tiles->isSettled(this));
        QCOMPARE(asked(), 1);
    }

    /** Stale: shown at once, asked for with what it is known by, and kept if the server says so. */
    void whatIsStaleIsShownAndAskedFor_data()
    {
        QTest::addColumn<QByteArray>("known");
        QTest::addColumn<QByteArray>("asks");
        QTest::addColumn<QByteArray>("with");
        QTest::newRow("ETag") << "ETag: \"v1\"\r\n"_ba << "if-none-match"_ba << "\"v1\""_ba;
        QTest::newRow("Last-Modified") << "Last-Modified: Thu, 12 Nov 2020 10:00:00 GMT\r\n"_ba << "if-modified-since"_ba << "Thu, 12 Nov 2020 10:00:00 GMT"_ba;
    }
    void whatIsStaleIsShownAndAskedFor()
    {
        QFETCH(const QByteArray, known);
        QFETCH(const QByteArray, asks);
        QFETCH(const QByteArray, with);
        QByteArray got;
        bool mayAnswer = false;
        QPointer<QTcpSocket> held;
        serve({withHeaders(Qt::red, known + "Cache-Control: max-age=60\r\n"), [&](const TinyRequest &request, QTcpSocket *socket) {
                   got = request.headers.value(asks);
                   held = socket;
                   if (mayAnswer)
                       TinyServer::answer(socket, 304, "", "image/png", "Cache-Control: max-age=600\r\n");
               }});
        start();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::red));
        m_clock->jump(120'000);
        restart();
        mayAnswer = false;
        want();
        QTRY_COMPARE(asked(), 2);
        QCOMPARE(shown(), QColor(Qt::red)); // before there is an answer
        QCOMPARE(got, with);
        QVERIFY(!m_tiles->isSettled(this));
        mayAnswer = true;
        TinyServer::answer(held, 304, "", "image/png", "Cache-Control: max-age=600\r\n");
        QTRY_VERIFY(m_tiles->isSettled(this));
        m_clock->jump(300'000); // fresh again, by the new answer
        restart();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::red));
        QTRY_VERIFY(m_tiles->isSettled(this));
        QCOMPARE(asked(), 2);
        m_clock->jump(600'000);
        m_answers << withHeaders(Qt::yellow, ""); // another version
        wantAgain();
        QTRY_COMPARE(shown(), QColor(Qt::yellow));
    }

    void offlineAfterARestartShowsWhatIsStored()
    {
        serve({withHeaders(Qt::red, "Cache-Control: max-age=60\r\n")});
        start();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::red));
        m_clock->jump(30LL * 24 * 3'600'000);
        m_server->goDown();
        expectWarning();
        restart();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::red));
        QTRY_VERIFY(m_tiles->isSettled(this));
        QTRY_VERIFY(m_tiles->isLate(0));
        QCOMPARE(shown(), QColor(Qt::red));
        m_answers = {withHeaders(Qt::yellow, "")};
        m_server->comeUp();
        QTRY_COMPARE(shown(), QColor(Qt::yellow)); // by itself
        QTRY_VERIFY(!m_tiles->isLate(0));
    }

    /** must-revalidate and no-cache: once stale, not shown before the server has said that it holds. */
    void mustRevalidate_data()
    {
        QTest::addColumn<QByteArray>("control");
        QTest::newRow("must-revalidate") << "max-age=60, must-revalidate"_ba;
        QTest::newRow("no-cache") << "no-cache"_ba;
    }
    void mustRevalidate()
    {
        QFETCH(const QByteArray, control);
        serve({withHeaders(Qt::red, "ETag: \"v1\"\r\nCache-Control: " + control + "\r\n"), status(500), status(500), status(304)});
        OnlineLimits limits = quick();
        limits.pauseMs = 60'000;
        start(limits);
        want();
        QTRY_COMPARE(shown(), QColor(Qt::red));
        m_clock->jump(120'000);
        m_tiles.reset();
        expectWarning();
        start(limits);
        want();
        QTRY_COMPARE(shown(), QColor(Qt::blue));
        QVERIFY(asked() <= 4); // refused twice: not shown
        QTRY_COMPARE(shown(), QColor(Qt::red)); // 304
    }

    void whatMustNotBeStoredIsNot()
    {
        serve({withHeaders(Qt::red, "Cache-Control: no-store\r\n")});
        start();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::red));
        m_server->goDown();
        expectWarning();
        restart();
        want();
        QTRY_VERIFY(m_tiles->isLate(0));
        QCOMPARE(shown(), QColor());
    }

    /** Bytes that the disk has changed are fetched anew. */
    void whatIsStoredIsNotTrusted()
    {
        {
            TileVault vault(m_dir->filePath(u"tiles.db"_s), 1'000'000, *m_clock);
            vault.write(storeName(map()), here, {.body = "no picture", .fetched = m_clock->now(), .expires = m_clock->now() + 1'000'000});
        }
        serve({&red});
        start();
        want();
        QTRY_COMPARE(shown(), QColor(Qt::red));
    }

    /** A wall of tiles from a server that is down: one question at a time, later and later; all of them when it is back. */
    void aServerThatIsDownIsLeftAlone()
    {
        int all = 0;
        bool isWell = false;
        m_together = 0;
        int most = 0;
        m_server->setHandler([&](const TinyRequest &, QTcpSocket *socket) {
            ++all;
            most = std::max(most, ++m_together);
            connect(socket, &QTcpSocket::disconnected, this, [this] { --m_together; });
            isWell ? TinyServer::answer(socket, 200, plain(Qt::green), "image/png") : TinyServer::answer(socket, 503, "down", "text/plain");
        });
        expectWarning();
        start();
        const WorldBox box = TileKey{3, 5, 2}.box(); // 16 × 16 tiles of level 7
        m_tiles->want(this, box, 7);
        QTRY_VERIFY(m_tiles->isSettled(this));
        QTest::qWait(500);
        qInfo("%d requests in half a second, at most %d at a time", all, most);
        QVERIFY(all < 60);
        QVERIFY(most <= 6);
        isWell = true;
        all = 0;
        const auto count = [&] { return std::ranges::count_if(m_tiles->pictures()->pictures(0, box, 7), [](const WorldPicture &picture) { return picture.part.width() == 256; }); };
        QTRY_COMPARE_WITH_TIMEOUT(count(), 256, 20'000);
        QVERIFY(all <= 400); // each once, and those above that stood in
        QVERIFY(most <= 6);
        QTRY_VERIFY(!m_tiles->isLate(0));
    }

    /** Every fifth tile is bad for ever: all others come, and none of them waits for the bad ones. */
    void badTilesHoldUpNoGoodOnes()
    {
        m_good = 0;
        m_server->setHandler([&](const TinyRequest &request, QTcpSocket *socket) {
            const QStringList parts = request.path.split(u'/');
            const bool isBad = parts.value(2) == "7"_L1 && (parts.value(3).toInt() + parts.value(4).toInt()) % 5 == 0;
            m_good += isBad ? 0 : 1;
            isBad ? TinyServer::answer(socket, 500, "no", "text/plain") : TinyServer::answer(socket, 200, plain(Qt::green, 16), "image/png", "Cache-Control: max-age=600\r\n");
        });
        expectWarning();
        start();
        const WorldBox box = TileKey{3, 5, 2}.box(); // 16 × 16 tiles of level 7
        m_tiles->want(this, box, 7);
        QTRY_VERIFY_WITH_TIMEOUT(m_tiles->isSettled(this), 20'000);
        const auto whole = std::ranges::count_if(m_tiles->pictures()->pictures(0, box, 7), [](const WorldPicture &picture) { return picture.part.width() == 16; });
        QVERIFY2(whole >= 204 && whole <= 206, QByteArray::number(whole)); // before it is said that all is known
        QCOMPARE(m_tiles->pictures()->pictures(0, box, 7).size(), 256U); // and the level above stands in for the rest
        QVERIFY(m_good < 300);
    }

    void whatNobodyWantsIsCancelled()
    {
        m_cut = 0;
        m_server->setHandler([&](const TinyRequest &request, QTcpSocket *socket) {
            ++m_asked[request.path];
            if (request.path.startsWith("/t/7/"_L1))
                connect(socket, &QTcpSocket::disconnected, this, [this] { ++m_cut; }); // never answered
            else
                red(request, socket);
        });
        OnlineLimits limits = quick();
        limits.http.inactivityMs = 30'000;
        limits.http.deadlineMs = 30'000;
        start(limits);
        m_tiles->want(this, TileKey{3, 5, 2}.box(), 7);
        QTRY_COMPARE(int(m_asked.size()), 6);
        want();
        QTRY_COMPARE(shown(), QColor(Qt::red));
        QTRY_COMPARE(m_cut, 6);
        QCOMPARE(int(m_asked.size()), 7);
    }

    void headersAndKeyAreSentAndNeverSaid()
    {
        static QStringList said;
        said.clear();
        const auto before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) { said << text; });
        QByteArray referer;
        QString key;
        m_server->setHandler([&](const TinyRequest &request, QTcpSocket *socket) {
            referer = request.headers.value("referer");
            key = request.query.queryItemValue(u"tk"_s);
            TinyServer::answer(socket, 200, "s3cret", "text/html");
        });
        OnlineMap one = map();
        one.headers = {{"Referer", "https://t0ken.example"}};
        OnlineMap other = map();
        other.name = u"other"_s;
        other.url = u"http://127.0.0.1:1/{key}/{z}/{x}/{y}?tk={key}"_s;
        m_tiles = std::make_unique<OnlineTiles>(OnlineMaps{.maps = {one, other}}, m_dir->path(), *m_clock, quick());
        want();
        const bool wasSettled = QTest::qWaitFor([this] { return m_tiles->isSettled(this); }) && QTest::qWaitFor([this] { return m_tiles->problem().contains(u"test:"_s) && m_tiles->problem().contains(u"other:"_s); });
        said << m_tiles->problem();
        m_tiles.reset();
        qInstallMessageHandler(before);
        QVERIFY(wasSettled);
        QCOMPARE(referer, "https://t0ken.example");
        QCOMPARE(key, u"s3cret"_s);
        QVERIFY(said.size() >= 3);
        for (const QString &text : std::as_const(said))
            QVERIFY2(!text.contains(u"s3cret"_s) && !text.contains(u"t0ken"_s), qPrintable(text));
    }

    void endsInTheMiddle()
    {
        m_server->setHandler([](const TinyRequest &, QTcpSocket *) { });
        start();
        m_tiles->want(this, TileKey{3, 5, 2}.box(), 7);
        QTest::qWait(30);
        QElapsedTimer timer;
        timer.start();
        m_tiles.reset();
        QVERIFY(timer.elapsed() < 1000);
    }
};

QTEST_GUILESS_MAIN(TestOnlineTiles)
#include "tst_onlinetiles.moc"
