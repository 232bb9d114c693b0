#include "synctest.h"

#include "cache/cachefixture.h"
#include "cache/quarantine.h"
#include "feed/format/tlf.h"

#include <QJsonDocument>
#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = FeedHealth::State;
using Fault = FakeBackend::Fault;
using StreamFault = FakeBackend::StreamFault;

#define TRY_LIKE(backend, client) QTRY_COMPARE_WITH_TIMEOUT(differenceFrom(backend, client), QString(), 20'000)
#define TRY_STATE(client, expected) QTRY_COMPARE_WITH_TIMEOUT((client).health().state, expected, 20'000)

static QString differenceFrom(const FakeBackend &backend, const Client &client)
{
    const auto cache = Database::openForReading(client.cachePath());
    return cache ? differenceOf(contentOf(backend), contentOf(*cache)) : cache.error().detail;
}

static void fill(FakeBackend &backend, int perType)
{
    backend.begin();
    for (int i = 0; i < perType * recordTypeCount; ++i)
        backend.put(makeRecord(RecordType(i % recordTypeCount), i / recordTypeCount));
    backend.end();
}

static QByteArray rowOf(const Record &record)
{
    return QJsonDocument(toTlf(record)).toJson(QJsonDocument::Compact);
}

static QStringList ask(const Client &client, const QString &sql)
{
    return rowsOf(must(Database::openForReading(client.cachePath())), sql);
}

/** The rules that a client and a server of TLF/1 must keep, each by its number, as the client keeps them. Rule 12 is in tst_commands. */
class ProtocolRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void rule01_theCursorIsOpaque_data()
    {
        QTest::addColumn<QString>("words");

        QTest::newRow("needs escaping") << u"a+b&c=d%2F?#/é 市"_s;
        QTest::newRow("looks like a time") << u"2026-11-22T05:00:00Z"_s;
        QTest::newRow("quotes") << u"'|;"_s;
        QTest::newRow("long") << u"x"_s.repeated(1'500);
    }
    /** It goes back as it came, whatever is in it: a changed one would be answered with 410 and a new snapshot. */
    void rule01_theCursorIsOpaque()
    {
        QFETCH(QString, words);
        FakeBackend backend;
        backend.setCursorWords(words);
        backend.setPageRows(3);
        fill(backend, 7);
        Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        QTRY_COMPARE(backend.streams(), 1);
        const auto snapshots = backend.requests(u"snapshot"_s);
        backend.put(makeRecord(RecordType::Event, 1, u"改了"_s));
        TRY_LIKE(backend, client);
        client.stop();
        backend.put(makeRecord(RecordType::Event, 2, u"改了"_s));
        client.restart();
        TRY_STATE(client, State::Live);
        TRY_LIKE(backend, client);
        QCOMPARE(backend.requests(u"snapshot"_s), snapshots);
    }

    void rule02_onlyAGreaterVersionApplies()
    {
        FakeBackend backend;
        fill(backend, 2);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        backend.put(makeRecord(RecordType::Event, 1, u"新"_s));
        const auto stored = backend.records().at({RecordType::Event, u"source-1"_s, u"event-1"_s});
        auto older = stored;
        headOf(older).version -= 1;
        std::get<Event>(older).title = u"旧"_s;
        auto other = stored;
        std::get<Event>(other).title = u"另一个"_s;
        backend.appendRow(rowOf(older));
        backend.appendRow(rowOf(stored)); // the same again is nothing
        backend.appendRow(rowOf(other)); // the same version with other content is somebody's mistake
        backend.put(makeRecord(RecordType::Event, 0, u"之后"_s));
        TRY_LIKE(backend, client);
        QTRY_COMPARE(client.health().rowsRejected, 1);
        QCOMPARE(ask(client, u"SELECT id, reason FROM quarantine"_s), QStringList{u"event-1|ver: %1 came again with other content"_s.arg(headOf(stored).version)});
    }

    void rule03_tombstonesOutliveALatePut()
    {
        FakeBackend backend;
        fill(backend, 2);
        Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        const FakeBackend::Key key{RecordType::Warning, u"source-1"_s, u"warning-1"_s};
        const auto record = backend.records().at(key);
        backend.remove(key);
        TRY_LIKE(backend, client);
        client.stop(); // and over a restart
        backend.appendRow(rowOf(record));
        client.restart();
        TRY_STATE(client, State::Live);
        TRY_LIKE(backend, client);
        QCOMPARE(ask(client, u"SELECT count(*) FROM tombstone"_s), QStringList{u"1"_s});
    }

    void rule04_rowsAndCursorCommitTogether()
    {
        FakeBackend backend;
        fill(backend, 5);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        for (int round = 0; round < 100; ++round) {
            backend.begin();
            for (int i = 0; i < 40; ++i)
                backend.put(makeRecord(RecordType(i % recordTypeCount), i, u"轮 %1"_s.arg(round)));
            backend.end();
            QTest::qWait(round % 3);
            QCOMPARE(tornIn(must(Database::openForReading(client.cachePath())), backend), QString());
        }
        TRY_LIKE(backend, client);
    }

    void rule05_pagesOfOneMomentAreSwappedAtTheEnd()
    {
        FakeBackend backend;
        backend.setPageRows(4);
        fill(backend, 10);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        backend.remove({RecordType::Event, u"source-1"_s, u"event-1"_s});
        TRY_LIKE(backend, client);
        backend.forgetLog();
        backend.setFault(Fault::OtherMoment, 2, u"snapshot"_s); // such pages make no whole
        const auto served = backend.faultsServed();
        QTRY_COMPARE(backend.streams(), 1);
        backend.askForResync();
        bool waited = false;
        QElapsedTimer time;
        time.start();
        while (client.health().state != State::Live || backend.faultsServed() < served + 2) {
            QVERIFY(time.elapsed() < 20'000);
            QVERIFY(ask(client, u"SELECT count(*) FROM event"_s).value(0).toInt() >= 9); // never blank
            waited = waited || client.health().detail.contains("asOf"_L1);
            QTest::qWait(1);
        }
        QVERIFY(waited);
        TRY_LIKE(backend, client);
    }

    /** A gap is seen at the next message and pulled at once, not at the next audit. */
    void rule06_aGapMeansPull()
    {
        FakeBackend backend;
        fill(backend, 5);
        auto timing = quickTiming();
        timing.auditMs = 60'000;
        const Client client(tlfFeed(backend.url()), timing);
        TRY_STATE(client, State::Live);
        QTRY_COMPARE(backend.streams(), 1);
        backend.setStreamFault(StreamFault::Drop);
        backend.put(makeRecord(RecordType::Event, 100));
        backend.put(makeRecord(RecordType::Event, 101));
        QTRY_COMPARE_WITH_TIMEOUT(differenceFrom(backend, client), QString(), 2'000);
    }

    void rule07_anotherEpochMeansAllAnew()
    {
        FakeBackend backend;
        fill(backend, 10);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        const auto snapshots = backend.requests(u"snapshot"_s);
        backend.remove({RecordType::Event, u"source-1"_s, u"event-1"_s});
        backend.changeEpoch();
        QElapsedTimer time;
        time.start();
        while (client.health().state != State::Live || ask(client, u"SELECT epoch FROM feed_state"_s).value(0) != "e2"_L1) {
            QVERIFY(time.elapsed() < 20'000);
            QVERIFY(ask(client, u"SELECT count(*) FROM event"_s).value(0).toInt() >= 9);
            QTest::qWait(1);
        }
        TRY_LIKE(backend, client);
        QVERIFY(backend.requests(u"snapshot"_s) >= snapshots + recordTypeCount);
    }

    void rule08_unknownIsKeptOrSkipped()
    {
        FakeBackend backend;
        fill(backend, 2);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        backend.begin();
        backend.appendRow(R"({"op":"put","type":"event","source":"s","id":"more","ver":1,"time":"2026-11-22T05:00:00Z","data":{"title":"t","reportedAt":"2026-11-22T05:00:00Z","mood":{"a":[1]}}})");
        backend.appendRow(R"({"op":"put","type":"track","source":"s","id":"t","ver":1,"time":"2026-11-22T05:00:00Z","data":{}})");
        const auto deep = rowOf(makeRecord(RecordType::Event, 50));
        backend.appendRow(QByteArray(deep).replace("\"data\":{", "\"data\":{\"x\":" + QByteArray(40, '[') + QByteArray(40, ']') + ","));
        backend.end();
        QTRY_COMPARE(ask(client, u"SELECT extra FROM event WHERE id = 'more'"_s), QStringList{u"{\"mood\":{\"a\":[1]}}"_s});
        QTRY_COMPARE(client.health().unknownTypes, 1);
        QTRY_COMPARE(client.health().rowsRejected, 1);
        QVERIFY(ask(client, u"SELECT reason FROM quarantine"_s).value(0).contains("deeper than 32"_L1));
        QCOMPARE(client.health().state, State::Live);
    }

    void rule09_aBadRecordIsSetAsideRaw()
    {
        FakeBackend backend;
        fill(backend, 2);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        backend.begin();
        for (int i = 0; i < 100; ++i)
            backend.put(makeRecord(RecordType::Asset, 10 + i));
        const auto large = rowOf(makeRecord(RecordType::Asset, 500));
        backend.appendRow(QByteArray(large).replace("\"name\":\"", "\"name\":\"" + QByteArray(100'000, 'x')));
        backend.end();
        TRY_LIKE(backend, client);
        QTRY_COMPARE(client.health().rowsRejected, 1);
        const auto kept = must(quarantined(must(Database::openForReading(client.cachePath()))));
        QCOMPARE(kept.size(), 1U);
        QCOMPARE(kept[0].record.id, u"asset-500"_s);
        QVERIFY(!kept[0].record.reason.isEmpty());
        QCOMPARE(kept[0].record.raw.size(), 65'536);
        QVERIFY(kept[0].record.raw.startsWith("{\"data\":"));
        QCOMPARE(ask(client, u"SELECT cursor FROM feed_state"_s), QStringList{QString::fromUtf8(backend.cursorText())});
    }

    /** What a record says of its time decides nothing: versions do, and the server's order. */
    void rule10_orderIsTheServers()
    {
        FakeBackend backend;
        fill(backend, 2);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        for (int i = 0; i < 5; ++i) {
            auto record = makeRecord(RecordType::Event, 1, u"第 %1"_s.arg(i));
            headOf(record).time -= i * 86'400'000LL; // each is older than the one before
            backend.put(record);
        }
        TRY_LIKE(backend, client);
    }

    void rule11_retryAfterIsHonoured()
    {
        FakeBackend backend;
        fill(backend, 2);
        backend.setRetryAfter(1);
        backend.setFault(Fault::ServerError, 2);
        QElapsedTimer time;
        time.start();
        const Client client(tlfFeed(backend.url())); // whose own delays are 100 ms at most
        TRY_STATE(client, State::Live);
        QVERIFY2(time.elapsed() >= 2'000, qPrintable(QString::number(time.elapsed())));
        TRY_LIKE(backend, client);
        QCOMPARE(backend.requests(u"v1"_s), 3); // and nothing between
    }

    void rule13_coordinatesAreWgs84LonLat()
    {
        FakeBackend backend;
        fill(backend, 1);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        const auto row = [](const QString &id, const QByteArray &coordinates) {
            auto record = std::get<Asset>(makeRecord(RecordType::Asset, 50));
            record.head.source = u"s"_s;
            record.head.id = id;
            record.position = GeoPoint{1.5, 2.5};
            return rowOf(record).replace("[2.5,1.5]", coordinates);
        };
        backend.begin();
        backend.appendRow(row(u"right"_s, "[114.125,22.25]"));
        backend.appendRow(row(u"swapped"_s, "[22.25,114.125]"));
        backend.appendRow(row(u"metres"_s, "[834567.5,815678.5]"));
        backend.end();
        QTRY_COMPARE(ask(client, u"SELECT id, lat, lon FROM asset WHERE source = 's'"_s), QStringList{u"right|22.25|114.125"_s});
        QTRY_COMPARE(client.health().rowsRejected, 2);
    }

    /** With the waiting times that are shipped. */
    void rule14_liveAgainWithinAMinute()
    {
        FakeBackend backend;
        fill(backend, 5);
        SyncTiming shipped;
        shipped.seed = 3;
        const Client client(tlfFeed(backend.url()), shipped);
        TRY_STATE(client, State::Live);
        QTRY_COMPARE(backend.streams(), 1);
        backend.server().goDown();
        TRY_STATE(client, State::Waiting);
        backend.put(makeRecord(RecordType::Event, 1, u"改了"_s));
        QTest::qWait(2'500);
        QElapsedTimer time;
        time.start();
        backend.server().comeUp();
        QTRY_COMPARE_WITH_TIMEOUT(differenceFrom(backend, client), QString(), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(client.health().state, State::Live, 60'000 - time.elapsed());
        qInfo("%lld ms after the server came back", static_cast<long long>(time.elapsed()));
    }
};

QTEST_GUILESS_MAIN(ProtocolRulesTest)
#include "tst_protocolrules.moc"
