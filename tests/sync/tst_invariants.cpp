#include "synctest.h"

#include "cache/cachefixture.h"
#include "feed/format/tlf.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = FeedHealth::State;
using Fault = FakeBackend::Fault;

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

/** Rows of each type, whoever looks at whatever moment. */
static QList<qint64> countsIn(const Client &client)
{
    const auto cache = must(Database::openForReading(client.cachePath()));
    QList<qint64> counts;
    for (int i = 0; i < recordTypeCount; ++i)
        counts += numberOf(cache, u"SELECT count(*) FROM "_s + recordTypeName(RecordType(i)));
    return counts;
}

/** What must hold whatever happens, each by its number. I7 is in tst_commands and tst_outboxkill. */
class InvariantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    /** At whatever moment the process ends: the rows on the disk are those of the cursor on the disk. */
    void I1_cursorAndRowsNeverDiverge()
    {
        FakeBackend backend;
        backend.setPageRows(200);
        fill(backend, 10);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        QRandomGenerator random(20261122);
        QTemporaryDir folder;
        QSet<QString> cursors;
        for (int look = 0; look < 150; ++look) {
            backend.begin();
            for (int i = 0; i < 25; ++i)
                backend.put(makeRecord(RecordType(random.bounded(recordTypeCount)), random.bounded(40), u"步 %1"_s.arg(look)));
            backend.remove({RecordType::Event, u"source-1"_s, u"event-1"_s});
            backend.end();
            QTest::qWait(random.bounded(4));
            // What a reader sees now, and what would be there after a kill now.
            QCOMPARE(tornIn(must(Database::openForReading(client.cachePath())), backend), QString());
            const auto copy = folder.filePath(u"copy-%1.db"_s.arg(look));
            QVERIFY(QFile::copy(client.cachePath(), copy));
            QFile::copy(client.cachePath() + u"-wal"_s, copy + u"-wal"_s);
            const auto killed = must(Database::openForReading(copy));
            QCOMPARE(rowsOf(killed, u"PRAGMA quick_check"_s), QStringList{u"ok"_s});
            QCOMPARE(tornIn(killed, backend), QString());
            cursors += rowsOf(killed, u"SELECT cursor FROM feed_state"_s).value(0);
        }
        QVERIFY2(cursors.size() > 20, "the moments were not different ones");
        TRY_LIKE(backend, client);
    }

    void I2_anyOrderAndRepetitionGivesTheSameDigest()
    {
        QRandomGenerator random(7);
        QTemporaryDir folder;
        const SystemClock clock;
        auto straight = openWriter(folder.filePath(u"straight.db"_s), clock);
        auto crooked = openWriter(folder.filePath(u"crooked.db"_s), clock);
        std::vector<Change> changes;
        for (int i = 0; i < 400; ++i) {
            Event event = makeEvent(u"e%1"_s.arg(random.bounded(40)), i + 1, u"第 %1"_s.arg(i));
            if (random.bounded(5) == 0)
                changes.emplace_back(gone(RecordType::Event, event.head.id, i + 1));
            else
                changes.emplace_back(Record(event));
        }
        auto apply = [cursor = 0](Writer &writer, const std::vector<Change> &some) mutable {
            const auto before = must(writer.feedState(u"city"_s)).cursor;
            (void)must(writer.apply(delta(before, u"c%1"_s.arg(++cursor), some)));
        };
        apply(straight, changes);
        auto shuffled = changes;
        shuffled.insert(shuffled.end(), changes.begin(), changes.begin() + 200);
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        for (std::size_t at = 0; at < shuffled.size(); at += 37)
            apply(crooked, {shuffled.begin() + qsizetype(at), shuffled.begin() + qsizetype(std::min(shuffled.size(), at + 37))});
        apply(crooked, shuffled);
        QCOMPARE(digestsOf(crooked.database()), digestsOf(straight.database()));
        QCOMPARE(digestOf(crooked.database()), digestOf(straight.database())); // and every column, and the tombstones
        QCOMPARE(numberOf(crooked.database(), u"SELECT count(*) FROM quarantine"_s), 0);
    }

    void I3_noRowIsResurrectedByALatePut()
    {
        FakeBackend backend;
        fill(backend, 3);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        const FakeBackend::Key key{RecordType::Event, u"source-1"_s, u"event-1"_s};
        const auto record = backend.records().at(key);
        backend.remove(key);
        backend.appendRow(QJsonDocument(toTlf(record)).toJson(QJsonDocument::Compact)); // the put from before, late
        backend.put(makeRecord(RecordType::Event, 9));
        TRY_LIKE(backend, client);
        backend.put(makeRecord(RecordType::Event, 1, u"新的"_s)); // a newer one is a new life
        TRY_LIKE(backend, client);
    }

    void I4_anInterruptedSnapshotRemovesNothing()
    {
        FakeBackend backend;
        backend.setPageRows(5);
        fill(backend, 20);
        Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        client.stop();
        const auto before = countsIn(client);
        for (int number = 0; number < 20; number += 2)
            backend.remove({RecordType::Asset, u"source-%1"_s.arg(number % 3), u"asset-%1"_s.arg(number)});
        backend.changeEpoch();
        for (int pages = 1; pages < 16; pages += 3) {
            const auto asked = backend.requests(u"snapshot"_s);
            client.restart();
            QTRY_VERIFY(backend.requests(u"snapshot"_s) >= asked + pages);
            backend.setPaused(true);
            client.stop();
            backend.setPaused(false);
            QCOMPARE(countsIn(client), before);
        }
        client.restart();
        TRY_LIKE(backend, client);
    }

    void I5_anEpochChangeNeverBlanks()
    {
        FakeBackend backend;
        fill(backend, 20);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        int looks = 0;
        for (int round = 0; round < 5; ++round) {
            const auto snapshots = backend.requests(u"snapshot"_s);
            backend.changeEpoch();
            backend.put(makeRecord(RecordType::Event, 1, u"第 %1 轮"_s.arg(round)));
            while (backend.requests(u"snapshot"_s) == snapshots || client.health().state != State::Live || !differenceFrom(backend, client).isEmpty()) {
                for (const auto count : countsIn(client))
                    QCOMPARE(count, 20);
                ++looks;
                QTest::qWait(1);
            }
        }
        QVERIFY(looks > 20);
    }

    /** A flood does not make the client hold more than it may, and all of it lands. */
    void I6_queuesAreBoundedUnderAFlood()
    {
        static constexpr int batches = 120;
        FakeBackend backend;
        backend.setPageRows(1'000);
        fill(backend, 2);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        QTRY_COMPARE(backend.streams(), 1);
        const auto before = residentBytes();
        for (int batch = 0; batch < batches; ++batch) {
            backend.begin();
            for (int i = 0; i < 250; ++i)
                backend.put(makeRecord(RecordType::Event, i, u"洪 %1"_s.arg(batch)));
            backend.end();
            if (batch % 10 == 0)
                QTest::qWait(1);
        }
        QTRY_COMPARE_WITH_TIMEOUT(differenceFrom(backend, client), QString(), 60'000);
        QTRY_COMPARE(client.health().rowsWaiting, 0);
        QVERIFY2(residentBytes() - before < 64 * 1024 * 1024, qPrintable(QString::number(residentBytes() - before)));
    }

    void I8_liveAndConvergedAfterEveryFault()
    {
        FakeBackend backend;
        fill(backend, 4);
        Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        for (int fault = 1; fault <= int(Fault::OtherMoment); ++fault) {
            if (Fault(fault) == Fault::Forbidden)
                continue; // the one that needs a person
            backend.forgetLog();
            backend.setFault(Fault(fault), 4);
            backend.put(makeRecord(RecordType::Event, fault, u"故障 %1"_s.arg(fault)));
            QElapsedTimer time;
            time.start();
            QTRY_COMPARE_WITH_TIMEOUT(differenceFrom(backend, client), QString(), 60'000);
            QTRY_COMPARE_WITH_TIMEOUT(client.health().state, State::Live, 60'000);
            QVERIFY2(time.elapsed() < 60'000, qPrintable(u"fault %1"_s.arg(fault)));
            backend.setFault(Fault::None);
        }
    }

    /** The wall clock may stand anywhere and jump: order, waits and polls take no notice. */
    void I9_noWallClockInOrderOrWaiting()
    {
        FakeBackend backend;
        fill(backend, 4);
        JumpingClock clock;
        QTemporaryDir folder;
        FeedHealth health;
        const auto path = folder.filePath(u"cache.db"_s);
        SyncEngine engine(path, {tlfFeed(backend.url())}, clock, quickTiming());
        connect(&engine, &SyncEngine::health, this, [&](const FeedHealth &now) { health = now; });
        engine.start();
        QTRY_COMPARE(health.state, State::Live);
        int step = 0;
        for (const qint64 jump : {3'600'000LL, -7'200'000LL, 315'360'000'000LL, -630'720'000'000LL}) {
            clock.jump(jump);
            const auto asked = backend.requests(u"v1"_s) + backend.requests(u"snapshot"_s);
            backend.put(makeRecord(RecordType::Event, 1, u"跳 %1"_s.arg(++step)));
            QTRY_COMPARE(differenceOf(contentOf(backend), contentOf(must(Database::openForReading(path)))), QString());
            QCOMPARE(health.state, State::Live);
            QCOMPARE(backend.requests(u"v1"_s) + backend.requests(u"snapshot"_s), asked); // no storm, not even a new start

            backend.server().goDown();
            QTRY_COMPARE(health.state, State::Waiting);
            clock.jump(-jump / 2);
            backend.server().comeUp();
            QTRY_COMPARE(health.state, State::Live);
        }
    }

    void I10_onePoisonRecordIn1000()
    {
        FakeBackend backend;
        backend.setPageRows(2'000);
        fill(backend, 2);
        const Client client(tlfFeed(backend.url()));
        TRY_STATE(client, State::Live);
        QTRY_COMPARE(backend.streams(), 1);
        backend.begin();
        for (int i = 0; i < 999; ++i) {
            backend.put(makeRecord(RecordType::Event, 100 + i));
            if (i == 500)
                backend.appendRow(R"({"op":"put","type":"event","source":"s","id":"poison","ver":"one","data":{}})");
        }
        backend.end();
        TRY_LIKE(backend, client);
        QTRY_COMPARE(client.health().rowsRejected, 1);
        const auto cache = must(Database::openForReading(client.cachePath()));
        QCOMPARE(rowsOf(cache, u"SELECT id, times FROM quarantine"_s), QStringList{u"poison|1"_s});
        QCOMPARE(rowsOf(cache, u"SELECT cursor FROM feed_state"_s).value(0), QString::fromUtf8(backend.cursorText()));
    }
};

QTEST_GUILESS_MAIN(InvariantsTest)
#include "tst_invariants.moc"
