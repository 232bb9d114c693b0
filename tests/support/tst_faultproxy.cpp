#include "faultproxy.h"

#include <QRandomGenerator>
#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using Mode = NetworkFaults::Mode;

/** The fault proxy does what it says, or what is tested through it proves nothing. */
class FaultProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<QTcpServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        connect(m_server.get(), &QTcpServer::newConnection, this, [this] {
            while (auto *socket = m_server->nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    m_heard += socket->readAll();
                    socket->write(m_answer);
                    if (m_closes)
                        socket->disconnectFromHost();
                });
                connect(socket, &QTcpSocket::disconnected, this, [this] { ++m_ended; });
            }
        });
        m_answer = "0123456789";
        m_heard.clear();
        m_closes = false;
        m_ended = 0;
        m_proxy = std::make_unique<FaultProxy>(u"127.0.0.1"_s, m_server->serverPort());
    }
    void cleanup()
    {
        m_proxy.reset();
        m_server.reset();
    }

    void forwards()
    {
        m_answer = QByteArray(3'000'000, Qt::Uninitialized);
        for (auto &byte : m_answer)
            byte = char(QRandomGenerator::global()->generate());
        m_closes = true;
        QTcpSocket client;
        ask(client);
        QByteArray got;
        connect(&client, &QTcpSocket::readyRead, this, [&] { got += client.readAll(); });
        QTRY_COMPARE(client.state(), QTcpSocket::UnconnectedState);
        QVERIFY(got + client.readAll() == m_answer);
        QCOMPARE(m_heard, "hello");
        QCOMPARE(m_proxy->connections(), 1);
        QTRY_COMPARE(m_proxy->open(), 0);
        QCOMPARE(m_proxy->bytesToClient(), 3'000'000);
    }

    void delays()
    {
        m_proxy->setFaults({.delayMs = 60});
        QTcpSocket client;
        QElapsedTimer time;
        time.start();
        ask(client);
        QTRY_COMPARE(client.bytesAvailable(), 10);
        QVERIFY(time.elapsed() >= 120); // there and back
    }

    void drips()
    {
        m_proxy->setFaults({.bytesPerSecond = 25});
        QTcpSocket client;
        QElapsedTimer time;
        time.start();
        ask(client);
        QTRY_COMPARE(client.bytesAvailable(), 10);
        QVERIFY(time.elapsed() >= 9 * 40);
    }

    void cuts_data()
    {
        QTest::addColumn<bool>("byReset");
        QTest::addColumn<QAbstractSocket::SocketError>("error");

        QTest::newRow("FIN") << false << QAbstractSocket::RemoteHostClosedError;
        QTest::newRow("RST") << true << QAbstractSocket::RemoteHostClosedError; // Qt names both alike
    }
    void cuts()
    {
        QFETCH(bool, byReset);
        m_proxy->setFaults({.cutAfter = 4, .cutByReset = byReset});
        QTcpSocket client;
        ask(client);
        QTRY_COMPARE(client.state(), QTcpSocket::UnconnectedState);
        QTEST(client.error(), "error");
        if (byReset)
            QVERIFY(client.readAll().size() <= 4); // a reset may overtake what was sent
        else
            QCOMPARE(client.readAll(), "0123");
        QTRY_COMPARE(m_ended, 1);
    }

    void corruptsOneByte()
    {
        m_proxy->setFaults({.corruptAt = 3});
        QTcpSocket client;
        ask(client);
        QTRY_COMPARE(client.bytesAvailable(), 10);
        QCOMPARE(client.readAll(), QByteArray("012\xcc") + "456789");
    }

    void refuses()
    {
        m_proxy->setFaults({.mode = Mode::Refuse});
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, m_proxy->port());
        QTRY_COMPARE(client.error(), QAbstractSocket::ConnectionRefusedError);
        m_proxy->setFaults({});
        QVERIFY(m_proxy->isListening());
        QTcpSocket another;
        ask(another);
        QTRY_COMPARE(another.bytesAvailable(), 10); // on the same port
    }

    void swallows()
    {
        m_proxy->setFaults({.mode = Mode::BlackHole});
        QTcpSocket client;
        ask(client);
        QTRY_COMPARE(m_proxy->open(), 1);
        QTest::qWait(50);
        QCOMPARE(client.state(), QTcpSocket::ConnectedState);
        QCOMPARE(client.bytesAvailable(), 0);
        QCOMPARE(m_heard, "");
    }

    void holdsHalfOpenAndGoesOn()
    {
        QTcpSocket client;
        ask(client);
        QTRY_COMPARE(client.bytesAvailable(), 10);
        m_proxy->setFaults({.mode = Mode::HalfOpen});
        client.write("again");
        QTest::qWait(50);
        QCOMPARE(client.state(), QTcpSocket::ConnectedState);
        QCOMPARE(client.bytesAvailable(), 10);
        QCOMPARE(m_heard, "hello");
        m_proxy->setFaults({});
        QTRY_COMPARE(client.bytesAvailable(), 20); // as TCP does when the cable is back
        QCOMPARE(m_heard, "helloagain");
    }

    void drops()
    {
        QTcpSocket client;
        ask(client);
        QTRY_COMPARE(client.bytesAvailable(), 10);
        m_proxy->drop();
        QTRY_COMPARE(client.state(), QTcpSocket::UnconnectedState);
        QTRY_COMPARE(m_ended, 1);
        QCOMPARE(m_proxy->open(), 0);
    }

    void aServerThatIsAwayIsARefusal()
    {
        m_server->close();
        QTcpSocket client;
        ask(client);
        QTRY_COMPARE(client.state(), QTcpSocket::UnconnectedState);
    }

    void commands_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<bool>("isGood");
        QTest::addColumn<NetworkFaults>("faults");

        const NetworkFaults before{.delayMs = 5};
        QTest::newRow("forward clears") << u"forward"_s << true << NetworkFaults{};
        QTest::newRow("added to the others") << u" drip  100 "_s << true << NetworkFaults{.delayMs = 5, .bytesPerSecond = 100};
        QTest::newRow("cut") << u"cut 7"_s << true << NetworkFaults{.delayMs = 5, .cutAfter = 7};
        QTest::newRow("reset") << u"reset 7"_s << true << NetworkFaults{.delayMs = 5, .cutAfter = 7, .cutByReset = true};
        QTest::newRow("half-open") << u"halfopen"_s << true << NetworkFaults{.mode = Mode::HalfOpen, .delayMs = 5};
        QTest::newRow("unknown") << u"explode"_s << false << before;
        QTest::newRow("no number") << u"drip"_s << false << before;
        QTest::newRow("negative") << u"delay -1"_s << false << before;
        QTest::newRow("number too many") << u"refuse 1"_s << false << before;
    }
    void commands()
    {
        QFETCH(QString, command);
        QFETCH(bool, isGood);
        QFETCH(NetworkFaults, faults);
        const auto after = changedBy({.delayMs = 5}, command);
        QCOMPARE(after.has_value(), isGood);
        if (isGood)
            QVERIFY(*after == faults);
        else
            QVERIFY(after.error().detail.contains("halfopen"_L1));
    }

private:
    void ask(QTcpSocket &client)
    {
        client.connectToHost(QHostAddress::LocalHost, m_proxy->port());
        client.write("hello");
    }

    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    QByteArray m_answer;
    QByteArray m_heard;
    bool m_closes = false;
    int m_ended = 0;
};

QTEST_GUILESS_MAIN(FaultProxyTest)
#include "tst_faultproxy.moc"
