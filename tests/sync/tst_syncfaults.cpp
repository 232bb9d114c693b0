#include "synctest.h"

#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = FeedHealth::State;
using Fault = FakeBackend::Fault;
using StreamFault = FakeBackend::StreamFault;

Q_DECLARE_METATYPE(FakeBackend::Fault)
Q_DECLARE_METATYPE(FakeBackend::StreamFault)

#define COMPARE_WITH(backend, client) QTRY_COMPARE_WITH_TIMEOUT(stateOf((client).cachePath()), stateOf(backend), 20'000)
#define TRY_STATE(client, expected) QTRY_COMPARE_WITH_TIMEOUT((client).health().state, expected, 20'000)

static void fill(FakeBackend &backend, int perType = 20)
{
    for (int type = 0; type < recordTypeCount; ++type) {
        for (int number = 0; number < perType; ++number)
            backend.put(makeRecord(RecordType(type), number));
    }
}

/** After any fault: live again, and converged, without help. */
class SyncFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void convergesAfter_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("reason"); // part of what health says meanwhile; empty: it need not wait

        for (const auto &path : {u"v1"_s, u"snapshot"_s, u"changes"_s}) {
            const auto name = [&](const char *what) { return u"%1 on %2"_s.arg(QLatin1StringView(what), path).toUtf8(); };
            QTest::newRow(name("503").constData()) << Fault::ServerError << path << u"503"_s;
            QTest::newRow(name("cut").constData()) << Fault::Cut << path << u"127.0.0.1"_s;
            QTest::newRow(name("html").constData()) << Fault::Html << path << u"captive portal"_s;
            QTest::newRow(name("hang").constData()) << Fault::Hang << path << u"nothing came"_s;
            QTest::newRow(name("no answer").constData()) << Fault::Empty << path << u"127.0.0.1"_s;
            QTest::newRow(name("gone").constData()) << Fault::Gone << path << QString();
            QTest::newRow(name("garbage row").constData()) << Fault::GarbageRow << path << QString();
            QTest::newRow(name("other epoch").constData()) << Fault::OtherEpoch << path << QString();
        }
        QTest::newRow("wrong prev") << Fault::WrongPrev << u"changes"_s << u"prev is not"_s;
        QTest::newRow("no new cursor") << Fault::SameCursor << u"changes"_s << u"without a new cursor"_s;
    }
    void convergesAfter()
    {
        QFETCH(Fault, fault);
        QFETCH(QString, path);
        QFETCH(QString, reason);
        FakeBackend backend;
        fill(backend, 10);
        backend.setFault(fault, 3, path);
        Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        COMPARE_WITH(backend, client);
        const auto saysIt = [&](const FeedHealth &health) { return health.state == State::Waiting && health.detail.contains(reason) && health.attempts > 0; };
        QVERIFY(reason.isEmpty() || std::any_of(client.healths().begin(), client.healths().end(), saysIt));

        // And once more while it is live, at a restart with a cursor.
        client.stop();
        backend.put(makeRecord(RecordType::Event, 1, u"改了"_s));
        backend.remove({RecordType::Event, u"source-2"_s, u"event-2"_s});
        backend.setFault(fault, 2, path);
        client.restart();
        COMPARE_WITH(backend, client);
        TRY_STATE(client, State::Live);
    }

    void convergesAfterStreamFault_data()
    {
        QTest::addColumn<StreamFault>("fault");

        QTest::newRow("dropped") << StreamFault::Drop;
        QTest::newRow("duplicated") << StreamFault::Duplicate;
        QTest::newRow("reordered") << StreamFault::Reorder;
        QTest::newRow("closed") << StreamFault::Close;
        QTest::newRow("garbage") << StreamFault::Garbage;
        QTest::newRow("silent") << StreamFault::Silence;
    }
    /** The last of the changes may be the one that is lost: nothing after it tells of the gap. */
    void convergesAfterStreamFault()
    {
        QFETCH(StreamFault, fault);
        FakeBackend backend;
        fill(backend, 5);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        QTRY_COMPARE(backend.streams(), 1);
        for (int number = 0; number < 6; ++number) {
            if (number % 2 == 1)
                backend.setStreamFault(fault);
            backend.put(makeRecord(RecordType::Event, 100 + number));
            QTest::qWait(5);
        }
        COMPARE_WITH(backend, client);
        backend.setStreamFault(StreamFault::None);
        backend.put(makeRecord(RecordType::Warning, 7, u"之后"_s));
        COMPARE_WITH(backend, client);
        QTRY_VERIFY(backend.streams() >= 1);
        TRY_STATE(client, State::Live);
    }

    void waitsForAServerAndRecovers()
    {
        FakeBackend backend;
        fill(backend, 5);
        backend.server().goDown();
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Waiting);
        QTRY_VERIFY(client.health().attempts > 2);
        QVERIFY(client.health().detail.contains("127.0.0.1"_L1));
        QVERIFY(client.health().nextTry > 0);
        backend.server().comeUp();
        TRY_STATE(client, State::Live);
        COMPARE_WITH(backend, client);

        backend.server().goDown();
        TRY_STATE(client, State::Waiting);
        backend.put(makeRecord(RecordType::Event, 100));
        QCOMPARE(stateOf(client.cachePath()).size(), recordTypeCount * 5); // the picture stays
        backend.server().comeUp();
        TRY_STATE(client, State::Live);
        COMPARE_WITH(backend, client);
        QCOMPARE(client.health().attempts, 0);
    }

    void haltsWhenRefused()
    {
        FakeBackend backend;
        fill(backend, 5);
        backend.setFault(Fault::Forbidden, 1'000);
        Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Halted);
        QVERIFY(client.health().detail.contains("403"_L1));
        QTest::qWait(300);
        QCOMPARE(backend.requests(u"v1"_s), 1); // it does not knock again
        backend.setFault(Fault::None);
        client.retry(); // somebody has put it right
        TRY_STATE(client, State::Live);
        COMPARE_WITH(backend, client);
    }

    /** The server asks for a resync and is away before it can be taken; so is the client. It is taken all the same. */
    void remembersThatItMustResync()
    {
        FakeBackend backend;
        fill(backend, 2);
        Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        QTRY_COMPARE(backend.streams(), 1);
        const auto snapshots = backend.requests(u"snapshot"_s);
        backend.setFault(Fault::ServerError, 1'000, u"v1"_s);
        backend.askForResync();
        TRY_STATE(client, State::Waiting);
        client.stop();
        backend.setFault(Fault::None);
        client.restart();
        TRY_STATE(client, State::Live);
        QCOMPARE(backend.requests(u"snapshot"_s), snapshots + recordTypeCount);
        COMPARE_WITH(backend, client);
    }

    /** Somebody presses "retry" too early: it says what is wrong now, and goes on by itself where it can. */
    void saysWhatIsWrongAfterARetry()
    {
        FakeBackend backend;
        fill(backend, 2);
        backend.setFault(Fault::Forbidden, 1'000);
        Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Halted);
        client.retry();
        QTRY_COMPARE(backend.requests(u"v1"_s), 2);
        TRY_STATE(client, State::Halted);
        backend.setFault(Fault::Gone, 1); // of no sense there, and no reason to stop
        client.retry();
        TRY_STATE(client, State::Live);
        client.stop();
        backend.setFault(Fault::Forbidden, 1);
        client.restart();
        TRY_STATE(client, State::Halted);
        backend.setFault(Fault::ServerError, 2);
        client.retry();
        TRY_STATE(client, State::Live);
        QVERIFY(client.wasIn(State::Waiting));
        COMPARE_WITH(backend, client);
    }

    /** A page lost costs a page, not the whole snapshot: else a large one never ends on a bad line. */
    void goesOnWithASnapshot()
    {
        FakeBackend backend;
        backend.setPageRows(2);
        fill(backend, 10);
        backend.setFault(Fault::Cut, 10, u"snapshot"_s);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        COMPARE_WITH(backend, client);
        QCOMPARE(backend.requests(u"snapshot"_s), recordTypeCount * 5 + 10);
    }

    void setsBadRowsAside()
    {
        FakeBackend backend;
        fill(backend, 5);
        backend.setFault(Fault::GarbageRow, 1, u"snapshot"_s);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        COMPARE_WITH(backend, client);
        QCOMPARE(client.health().rowsRejected, 1);
    }
};

QTEST_GUILESS_MAIN(SyncFaultsTest)
#include "tst_syncfaults.moc"
