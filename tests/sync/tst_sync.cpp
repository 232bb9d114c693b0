#include "synctest.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = FeedHealth::State;

#define COMPARE_WITH(backend, client) QTRY_COMPARE_WITH_TIMEOUT(stateOf((client).cachePath()), stateOf(backend), 15'000)
#define TRY_STATE(client, expected) QTRY_COMPARE_WITH_TIMEOUT((client).health().state, expected, 15'000)

static void fill(FakeBackend &backend, int perType = 20)
{
    for (int type = 0; type < recordTypeCount; ++type) {
        for (int number = 0; number < perType; ++number)
            backend.put(makeRecord(RecordType(type), number));
    }
}

/** Assets p0, p1, …; that of @p changed is called otherwise. */
static void writePoints(const QString &path, int count, int changed = -1)
{
    QByteArrayList features;
    for (int i = 0; i < count; ++i) {
        const auto number = QByteArray::number(i);
        features << R"({"type":"Feature","id":)" + number + R"(,"properties":{"name":")" + (i == changed ? "new" : "p") + number + R"(","label":"l)" + number + R"(","at":)" + number + R"(},"geometry":null})";
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"type":"FeatureCollection","features":[)" + features.join(',') + "]}");
}

static FeedConfig pointsFeed(const QString &path)
{
    FeedConfig feed{.name = u"points"_s, .type = u"geojson"_s, .file = path, .pollSeconds = 1, .datum = Datum::Wgs84};
    feed.source.head.id = feed.source.head.source = u"points"_s;
    feed.source.name = u"点"_s;
    feed.mapping.record = RecordType::Asset;
    feed.mapping.title = u"name"_s;
    return feed;
}

/** From a server to the cache: snapshot, pull, stream, restart; and stopping at any moment. */
class SyncTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void takesASnapshot()
    {
        FakeBackend backend;
        fill(backend);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        QCOMPARE(stateOf(client.cachePath()), stateOf(backend));
        QVERIFY(client.wasIn(State::Snapshot));
        QVERIFY(client.wasIn(State::CatchingUp));
        QVERIFY(client.health().detail.isEmpty());
        QVERIFY(client.health().lastSuccess > 0);
        QCOMPARE(client.health().rowsRejected, 0);
        QVERIFY(!client.changes().empty());
    }

    void takesAnEmptySnapshot()
    {
        FakeBackend backend;
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        QCOMPARE(stateOf(client.cachePath()), QStringList());
    }

    void followsTheStream()
    {
        FakeBackend backend;
        fill(backend, 3);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        QTRY_COMPARE(backend.streams(), 1);
        const auto pulls = backend.requests(u"changes"_s);
        backend.put(makeRecord(RecordType::Event, 1, u"改了"_s));
        backend.put(makeRecord(RecordType::Event, 100));
        backend.remove({RecordType::Asset, u"source-2"_s, u"asset-2"_s});
        COMPARE_WITH(backend, client);
        QVERIFY(backend.requests(u"changes"_s) <= pulls + 1); // at most an audit
        QCOMPARE(backend.requests(u"snapshot"_s), recordTypeCount);
    }

    void pollsWithoutAStream()
    {
        FakeBackend backend;
        backend.setHasStream(false);
        fill(backend, 3);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        QVERIFY(client.health().detail.contains("poll"_L1));
        backend.put(makeRecord(RecordType::Event, 100));
        COMPARE_WITH(backend, client);
        QCOMPARE(client.health().state, State::Live);
    }

    void resumesFromItsCursor()
    {
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        client.stop();
        const auto snapshots = backend.requests(u"snapshot"_s);
        backend.put(makeRecord(RecordType::Event, 100));
        backend.remove({RecordType::Region, u"source-1"_s, u"region-1"_s});
        client.restart();
        TRY_STATE(client, State::Live);
        QCOMPARE(stateOf(client.cachePath()), stateOf(backend));
        QCOMPARE(backend.requests(u"snapshot"_s), snapshots);
        QVERIFY(!client.wasIn(State::Snapshot));
    }

    /** 410 and a new epoch mean a new snapshot; the picture stays until the new one is whole. */
    void takesANewSnapshotWithoutBlanking_data()
    {
        QTest::addColumn<int>("how");

        QTest::newRow("cursor expired while away") << 0;
        QTest::newRow("epoch changed while away") << 1;
        QTest::newRow("epoch changed while live") << 2;
        QTest::newRow("server asks for it") << 3;
    }
    void takesANewSnapshotWithoutBlanking()
    {
        QFETCH(int, how);
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        QTRY_COMPARE(backend.streams(), 1);
        const auto rows = stateOf(client.cachePath()).size();
        const auto snapshots = backend.requests(u"snapshot"_s);
        if (how < 2)
            client.stop();
        backend.remove({RecordType::Event, u"source-1"_s, u"event-1"_s});
        backend.put(makeRecord(RecordType::Event, 2, u"改了"_s));
        if (how == 0)
            backend.forgetLog();
        else if (how == 3)
            backend.askForResync();
        else
            backend.changeEpoch();
        if (how < 2)
            client.restart();
        while (stateOf(client.cachePath()) != stateOf(backend) || backend.requests(u"snapshot"_s) == snapshots || client.health().state != State::Live) {
            QVERIFY(stateOf(client.cachePath()).size() >= rows - 1);
            QTest::qWait(2);
        }
    }

    void closesDuringASnapshot()
    {
        FakeBackend backend;
        fill(backend, 60);
        for (int round = 0; round < 12; ++round) {
            Client client(tlfFeed(backend.url()));
            QTRY_VERIFY(backend.requests(u"snapshot"_s) > round * 4);
            QTest::qWait(round * 3);
            client.stop();
            client.stop();
            client.restart();
            TRY_STATE(client, State::Live);
            QCOMPARE(stateOf(client.cachePath()), stateOf(backend));
        }
    }

    void closesBeforeItBegins()
    {
        FakeBackend backend;
        for (int round = 0; round < 20; ++round)
            Client(tlfFeed(backend.url())).stop();
    }

    /** Deleted on the server while an interrupted snapshot was under way: gone here too. */
    void forgetsAnInterruptedSnapshot()
    {
        FakeBackend backend;
        fill(backend, 30);
        Client client(tlfFeed(backend.url()));
        QTRY_VERIFY(backend.requests(u"snapshot"_s) > 8);
        backend.setPaused(true);
        client.stop();
        backend.setPaused(false);
        for (int number = 0; number < 30; number += 2)
            backend.remove({RecordType::Region, u"source-%1"_s.arg(number % 3), u"region-%1"_s.arg(number)});
        backend.forgetLog();
        client.restart();
        TRY_STATE(client, State::Live);
        QCOMPARE(stateOf(client.cachePath()), stateOf(backend));
    }

    void goesOnWithoutAFolderForTheCache()
    {
        FakeBackend backend;
        fill(backend);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"in memory only: /proc/no-such-folder"_s));
        const Client client(tlfFeed(backend.url()), quickTiming(), u"/proc/no-such-folder/cache.db"_s);
        TRY_STATE(client, State::Live);
        QCOMPARE(client.failure(), QString());
    }

    void mergesItsNews()
    {
        FakeBackend backend;
        auto timing = quickTiming();
        timing.mergeMs = 100;
        fill(backend, 60);
        QElapsedTimer time;
        time.start();
        const Client client(tlfFeed(backend.url()), timing);
        TRY_STATE(client, State::Live);
        QVERIFY(qint64(client.changes().size()) <= time.elapsed() / 100 + 2);
        QTest::qWait(150);
        int rows = 0;
        for (const auto &changes : client.changes())
            rows += changes.total();
        QVERIFY(rows >= 8 * 60);
    }

    void looksAtAGeoJsonFile()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"points.geojson"_s);
        const auto write = [&](int from, int to) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(R"({"type":"FeatureCollection","features":[)");
            for (int i = from; i < to; ++i)
                file.write(u"%1{\"type\":\"Feature\",\"id\":%2,\"properties\":{\"name\":\"p%2\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[114,22]}}"_s.arg(i == from ? u""_s : u","_s).arg(i).toUtf8());
            file.write("]}");
        };
        write(0, 100);
        const Client client(pointsFeed(path));
        TRY_STATE(client, State::Live);
        QCOMPARE(stateOf(client.cachePath()).size(), 101);
        const auto before = stateOf(client.cachePath());
        write(20, 110); // 20 gone, 10 new
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(client.cachePath()).size(), 91, 15'000);
        QCOMPARE(stateOf(client.cachePath()).filter(u"p50"_s), before.filter(u"p50"_s)); // not changed, so no new version
        write(0, 30);
        QTRY_VERIFY_WITH_TIMEOUT(client.health().detail.contains("30 %"_L1), 15'000);
        QCOMPARE(stateOf(client.cachePath()).size(), 91);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(client.cachePath()).size(), 31, 15'000); // it was meant
    }

    void aGeoJsonFileChangesWhileNobodyLooks()
    {
        static constexpr TimeMs standing = 1'780'000'000'000;
        QTemporaryDir folder;
        const auto path = folder.filePath(u"points.geojson"_s);
        writePoints(path, 40);
        Client client(pointsFeed(path), standing);
        TRY_STATE(client, State::Live);
        auto expected = stateOf(client.cachePath());
        QCOMPARE(expected.size(), 41);
        for (int changed = 7; changed < 10; ++changed) { // the second and third time the one before changes back
            client.stop();
            writePoints(path, 40, changed);
            client.restart();
            TRY_STATE(client, State::Live);
            expected.removeIf([&](const QString &line) { return line.startsWith(u"asset points %1 "_s.arg(changed)) || line.startsWith(u"asset points %1 "_s.arg(changed - 1)); });
            expected << u"asset points %1 v%2 new%1"_s.arg(changed).arg(standing + 1);
            expected << u"asset points %1 v%2 p%1"_s.arg(changed - 1).arg(changed == 7 ? standing : standing + 2);
            expected.sort();
            QCOMPARE(stateOf(client.cachePath()), expected);
            QCOMPARE(client.health().rowsRejected, 0);
        }
    }

    /** A place whose datum nobody states may be half a kilometre off: it is not drawn, and the board says why, after a restart too. */
    void aGeoJsonFileWithoutDatumIsNotOnTheMap()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nothing says what its coordinates refer to"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nothing says what its coordinates refer to"_s)); // after the restart
        QTemporaryDir folder;
        const auto path = folder.filePath(u"points.geojson"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{"name":"p"},"geometry":{"type":"Point","coordinates":[114,22]}}]})");
        file.close();
        auto feed = pointsFeed(path);
        feed.datum.reset();
        Client client(feed);
        const auto places = [&] {
            const auto database = Database::openForReading(client.cachePath());
            return database ? database->handle().execAndGet("SELECT count(lat) FROM asset").getInt() : -1;
        };
        TRY_STATE(client, State::Live);
        QVERIFY(client.health().hasLeftOutPlaces);
        QCOMPARE(stateOf(client.cachePath()).size(), 2);
        QCOMPARE(places(), 0);
        client.stop();
        client.restart();
        TRY_STATE(client, State::Live);
        QVERIFY(client.health().hasLeftOutPlaces); // the file has not changed, and is not read again
        client.stop();
        feed.datum = Datum::Wgs84;
        client.setFeed(feed);
        client.restart();
        TRY_STATE(client, State::Live);
        QVERIFY(!client.health().hasLeftOutPlaces);
        QCOMPARE(places(), 1);
    }

    void aGeoJsonFileIsReadAgainWithAnotherMapping_data()
    {
        QTest::addColumn<QString>("updated");

        QTest::newRow("versions of our own") << QString();
        QTest::newRow("versions of the file") << u"at"_s; // the same ones again
    }
    void aGeoJsonFileIsReadAgainWithAnotherMapping()
    {
        QFETCH(QString, updated);
        QTemporaryDir folder;
        const auto path = folder.filePath(u"points.geojson"_s);
        writePoints(path, 40);
        auto feed = pointsFeed(path);
        feed.mapping.updated = updated;
        Client client(feed, 1'780'000'000'000);
        TRY_STATE(client, State::Live);
        QCOMPARE(stateOf(client.cachePath()).filter(u" p"_s).size(), 41); // and the source
        client.stop();
        feed.mapping.title = u"label"_s;
        feed.source.name = u"位置"_s;
        client.setFeed(feed);
        client.restart();
        TRY_STATE(client, State::Live);
        const auto state = stateOf(client.cachePath());
        QCOMPARE(state.size(), 41);
        QCOMPARE(state.filter(QRegularExpression(u" l\\d+$"_s)).size(), 40);
        QCOMPARE(state.filter(u"位置"_s).size(), 1);
        QCOMPARE(client.health().rowsRejected, 0);
    }
};

QTEST_GUILESS_MAIN(SyncTest)
#include "tst_sync.moc"
