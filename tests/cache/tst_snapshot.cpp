#include "cachefixture.h"

#include "cache/bulkload.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** Snapshots: generations, the sweep at the end, what an interrupted one leaves. */
class TestSnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { m_writer.reset(); }

    void theEndSweepsWhatDidNotCome()
    {
        must(m_writer->apply(page(RecordType::Event, {event(u"a"_s), event(u"b"_s)}, true)));
        must(m_writer->apply(page(RecordType::Asset, {asset(u"x"_s)}, true, true)));
        QCOMPARE(state().cursor, u"s1"_s);
        QCOMPARE(state().epoch, u"e1"_s);

        const auto first = must(m_writer->apply(page(RecordType::Event, {event(u"b"_s), event(u"c"_s)}, true, false, u"s2"_s)));
        QCOMPARE(first.rows.at(std::size_t(RecordType::Event)), 1);
        QCOMPARE(ids(), (QStringList{u"a"_s, u"b"_s, u"c"_s})); // the old picture stays
        QCOMPARE(state().cursor, u"s1"_s);
        const auto second = must(m_writer->apply(page(RecordType::Region, {}, true, true, u"s2"_s)));
        QCOMPARE(second.rows.at(std::size_t(RecordType::Event)), 1);
        QVERIFY(!second.box.isEmpty());
        QCOMPARE(ids(), (QStringList{u"b"_s, u"c"_s}));
        QCOMPARE(number(u"SELECT count(*) FROM asset"_s), 1); // its type was not brought
        QCOMPARE(number(u"SELECT count(*) FROM event_history WHERE id = 'a'"_s), 1);
        QCOMPARE(state().cursor, u"s2"_s);
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
    }

    void otherFeedsAreNotSwept()
    {
        auto other = page({}, {event(u"other"_s)}, true, true);
        other.feed = u"quakes"_s;
        must(m_writer->apply(other));
        must(m_writer->apply(page({}, {event(u"a"_s)}, true, true)));
        must(m_writer->apply(page({}, {}, true, true)));
        QCOMPARE(ids(), QStringList{u"other"_s});
    }

    void anInterruptedOneRemovesNothing_data()
    {
        QTest::addColumn<QString>("how");

        QTest::newRow("begun again") << u"again"_s;
        QTest::newRow("begun again at the same cursor") << u"abandoned"_s;
        QTest::newRow("program restarted") << u"restart"_s;
        QTest::newRow("must refetch") << u"refetch"_s;
    }

    void anInterruptedOneRemovesNothing()
    {
        QFETCH(QString, how);
        must(m_writer->apply(page({}, {event(u"a"_s), event(u"b"_s), event(u"c"_s)}, true, true)));
        must(m_writer->apply(page(RecordType::Event, {event(u"b"_s), event(u"d"_s)}, false, false, u"s2"_s)));
        QCOMPARE(ids(), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        if (how == "abandoned"_L1) {
            m_writer->abandonSnapshot(u"city"_s);
        } else if (how == "restart"_L1) {
            open();
        } else if (how == "refetch"_L1) {
            auto refetch = page({}, {});
            refetch.kind = FeedBatch::Kind::MustRefetch;
            must(m_writer->apply(refetch));
        }
        QCOMPARE(ids().size(), 4);
        // b and d came in the interrupted one only, so the complete one sweeps them.
        const auto cursor = how == "again"_L1 ? u"s3"_s : u"s2"_s;
        must(m_writer->apply(page(RecordType::Event, {event(u"c"_s)}, false, false, cursor)));
        must(m_writer->apply(page(RecordType::Event, {event(u"e"_s)}, true, true, cursor)));
        QCOMPARE(ids(), (QStringList{u"c"_s, u"e"_s}));
        QCOMPARE(state().cursor, cursor);
    }

    void aTypeThatDidNotEndIsNotSwept()
    {
        must(m_writer->apply(page({}, {event(u"a"_s)}, true, true)));
        must(m_writer->apply(page(RecordType::Event, {event(u"b"_s)}, false, false, u"s2"_s)));
        must(m_writer->apply(page(RecordType::Asset, {}, true, true, u"s2"_s)));
        QCOMPARE(ids(), (QStringList{u"a"_s, u"b"_s}));
    }

    void theFirstCursorIsKept()
    {
        must(m_writer->apply(page(RecordType::Region, {}, true, false, u"10"_s)));
        must(m_writer->apply(page(RecordType::Event, {event(u"a"_s)}, true, true, u"17"_s)));
        QCOMPARE(state().cursor, u"10"_s);
    }

    void changesWhileItRunsAreNotSwept()
    {
        must(m_writer->apply(page({}, {event(u"a"_s)}, true, true)));
        must(m_writer->apply(page(RecordType::Event, {event(u"a"_s)}, false, false, u"s2"_s)));
        must(m_writer->apply(delta(u"s1"_s, u"s1b"_s, {event(u"new"_s)})));
        must(m_writer->apply(page(RecordType::Event, {}, true, true, u"s2"_s)));
        QCOMPARE(ids(), (QStringList{u"a"_s, u"new"_s}));
    }

    void aRecordThatCannotBeReadIsNotSwept()
    {
        must(m_writer->apply(page({}, {event(u"a"_s), event(u"b"_s)}, true, true)));
        auto second = page({}, {event(u"a"_s)}, true, true, u"s2"_s);
        second.rejected = {{.type = u"event"_s, .source = u"unified"_s, .id = u"b"_s, .reason = u"level: 7"_s}};
        must(m_writer->apply(second));
        QCOMPARE(ids(), (QStringList{u"a"_s, u"b"_s}));
    }

    void aNewEpochReplacesWithoutRegardToVersions()
    {
        must(m_writer->apply(page({}, {event(u"a"_s, 9, u"旧"_s), event(u"b"_s, 9), event(u"d"_s, 9)}, true, true)));
        must(m_writer->apply(delta(u"s1"_s, u"s1b"_s, {gone(RecordType::Event, u"d"_s, 10)})));
        auto fresh = page(RecordType::Event, {event(u"a"_s, 1, u"新"_s), event(u"d"_s, 1)}, false, false, u"n1"_s);
        fresh.epoch = u"e2"_s;
        must(m_writer->apply(fresh));
        QCOMPARE(ids(), (QStringList{u"a"_s, u"b"_s, u"d"_s}));
        QCOMPARE(state().epoch, u"e1"_s);
        fresh.changes = {event(u"a"_s, 1, u"又"_s)}; // the same version again, within the new epoch
        fresh.lastPage = fresh.snapshotEnd = true;
        QCOMPARE(must(m_writer->apply(fresh)).rejected, 1);
        QCOMPARE(rowsOf(m_writer->database(), u"SELECT id, version, title FROM event ORDER BY id"_s), (QStringList{u"a|1|新"_s, u"d|1|路面积水"_s}));
        QCOMPARE(state().epoch, u"e2"_s);
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
    }

    void newerRowsSurviveAnOlderSnapshot()
    {
        must(m_writer->apply(page({}, {event(u"a"_s, 1)}, true, true)));
        must(m_writer->apply(delta(u"s1"_s, u"s1b"_s, {event(u"a"_s, 5, u"五"_s), gone(RecordType::Event, u"z"_s, 4)})));
        must(m_writer->apply(page({}, {event(u"a"_s, 2), event(u"z"_s, 3)}, true, true, u"s2"_s)));
        QCOMPARE(rowsOf(m_writer->database(), u"SELECT id, version FROM event"_s), QStringList{u"a|5"_s});
    }

    void theFirstLoadBuildsItsIndexesAtTheEnd()
    {
        must(m_writer->apply(page(RecordType::Event, {event(u"a"_s), event(u"b"_s)})));
        QVERIFY(isBulkLoading(m_writer->database().handle(), RecordType::Event));
        must(m_writer->apply(page(RecordType::Event, {event(u"a"_s, 2, u"改"_s), gone(RecordType::Event, u"b"_s, 3), event(u"c"_s)})));
        QCOMPARE(number(u"SELECT count(*) FROM event_place"_s), 0);
        must(m_writer->apply(page(RecordType::Event, {event(u"d"_s)}, true)));
        QVERIFY(!isBulkLoading(m_writer->database().handle(), RecordType::Event));
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
        must(m_writer->apply(page(RecordType::Asset, {asset(u"x"_s)}, true, true)));
        QCOMPARE(ids(), (QStringList{u"a"_s, u"c"_s, u"d"_s}));
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
        QVERIFY(!isBulkLoading(m_writer->database().handle(), RecordType::Event));
    }

    void thePackedTreeIsSoundAtEverySize_data()
    {
        QTest::addColumn<int>("events");
        for (const int events : {0, 1, 51, 52, 200, 3000})
            QTest::addRow("%d", events) << events;
    }

    void thePackedTreeIsSoundAtEverySize()
    {
        QFETCH(int, events);
        QRandomGenerator random(5);
        const auto makePlaced = [&random](int i, qint64 version) {
            auto placed = makeEvent(u"e%1"_s.arg(i), version);
            placed.position = GeoPoint{random.generateDouble() * 180 - 90, random.generateDouble() * 360 - 180};
            return Change(Record(placed));
        };
        std::vector<Change> changes;
        for (int i = 0; i < events; ++i)
            changes.push_back(makePlaced(i, 1));
        must(m_writer->apply(page(RecordType::Event, std::move(changes))));
        must(m_writer->apply(page(RecordType::Event, {}, true, true)));
        const auto check = u"SELECT rtreecheck('event_place')"_s;
        QCOMPARE(rowsOf(m_writer->database(), check), QStringList{u"ok"_s});
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
        const auto inBox = u"SELECT count(*) FROM %1 WHERE %2 >= 10 AND %3 <= 60 AND %4 >= 5 AND %5 <= 50"_s;
        QCOMPARE(number(inBox.arg(u"event_place"_s, u"west"_s, u"east"_s, u"south"_s, u"north"_s)), number(inBox.arg(u"event"_s, u"lon"_s, u"lon"_s, u"lat"_s, u"lat"_s)));
        // And it goes on living: rows come, move and go.
        for (int i = 0; i < events; i += 2)
            must(m_writer->apply(delta(state().cursor, u"d%1"_s.arg(i), {makePlaced(i, 2), gone(RecordType::Event, u"e%1"_s.arg(i + 1), 2), makePlaced(events + i, 1)})));
        QCOMPARE(rowsOf(m_writer->database(), check), QStringList{u"ok"_s});
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
    }

    void aFirstLoadThatStopsLosesNothingElse()
    {
        must(m_writer->apply(page(RecordType::Event, {event(u"a"_s), event(u"b"_s)})));
        QVERIFY(isBulkLoading(m_writer->database().handle(), RecordType::Event));
        must(m_writer->apply(delta({}, {}, {event(u"during"_s)})));
        m_writer->abandonSnapshot(u"city"_s);
        must(m_writer->apply(delta({}, {}, {event(u"after"_s)})));
        QVERIFY(!isBulkLoading(m_writer->database().handle(), RecordType::Event));
        QCOMPARE(ids(), (QStringList{u"a"_s, u"after"_s, u"b"_s, u"during"_s}));
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
        const auto plan = rowsOf(m_writer->database(), u"EXPLAIN QUERY PLAN SELECT n FROM event WHERE region = 'x'"_s).join(u'\n');
        QVERIFY2(plan.contains("event_by_region"_L1), qPrintable(plan));
    }

    void aFirstLoadCutOffByTheEndBeginsAnew()
    {
        must(m_writer->apply(page(RecordType::Event, {event(u"a"_s), event(u"b"_s)})));
        open();
        QCOMPARE(state().cursor, QString());
        QCOMPARE(ids(), QStringList());
        must(m_writer->apply(page(RecordType::Event, {event(u"a"_s)})));
        must(m_writer->apply(page(RecordType::Event, {event(u"c"_s)}, true, true)));
        QCOMPARE(ids(), (QStringList{u"a"_s, u"c"_s}));
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
    }

    void anErrorWithinAFirstLoadTakesOnlyItsPageBack()
    {
        must(m_writer->apply(page(RecordType::Event, {event(u"a"_s)})));
        m_writer->database().handle().exec("PRAGMA max_page_count = 1"); // full
        std::vector<Change> many;
        for (int i = 0; i < 2000; ++i)
            many.push_back(event(u"m%1"_s.arg(i)));
        auto last = page(RecordType::Event, many, true, true);
        const auto result = m_writer->apply(last);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Storage);
        QCOMPARE(ids(), QStringList());
        m_writer->database().handle().exec("PRAGMA max_page_count = 1000000");
        must(m_writer->apply(last));
        QCOMPARE(ids().size(), 2001);
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
    }

    void readersNeverMissAnIndexDuringAFirstLoad()
    {
        const auto reader = must(Database::openForReading(m_dir->filePath(u"cache.db"_s)));
        const auto query = u"SELECT id FROM event INDEXED BY event_by_reported WHERE reported_at > 0 ORDER BY id"_s;
        must(m_writer->apply(page(RecordType::Event, {event(u"a"_s)})));
        QCOMPARE(rowsOf(reader, query), QStringList());
        must(m_writer->apply(page(RecordType::Event, {event(u"b"_s)}, true, true)));
        QCOMPARE(rowsOf(reader, query), (QStringList{u"a"_s, u"b"_s}));
    }

    /** A type that was not in the snapshot that began an epoch, because it was stopped or the server did not have it, has versions of
     *  the epoch before: they count for nothing once it comes, whenever that is.
     */
    void aTypeThatComesLaterIsOfTheOldEpochUntilThen_data()
    {
        QTest::addColumn<bool>("alone");
        QTest::addColumn<bool>("restarted");

        QTest::newRow("by itself") << true << false;
        QTest::newRow("by itself, after a restart") << true << true;
        QTest::newRow("with all others") << false << false;
    }
    void aTypeThatComesLaterIsOfTheOldEpochUntilThen()
    {
        QFETCH(bool, alone);
        QFETCH(bool, restarted);
        must(m_writer->apply(page(RecordType::Event, {event(u"a"_s, 5, u"旧"_s), event(u"b"_s, 5, u"旧"_s)}, true)));
        must(m_writer->apply(page(RecordType::Asset, {asset(u"x"_s)}, true, true)));
        must(m_writer->apply(delta(u"s1"_s, u"s1b"_s, {gone(RecordType::Event, u"c"_s, 9)})));

        auto fresh = page(RecordType::Asset, {asset(u"x"_s)}, true, true, u"n1"_s);
        fresh.epoch = u"e2"_s; // without events
        must(m_writer->apply(fresh));
        QCOMPARE(state().epoch, u"e2"_s);
        QCOMPARE(ids(), (QStringList{u"a"_s, u"b"_s})); // the old picture stays
        if (restarted)
            open();

        auto later = page(RecordType::Event, {event(u"a"_s, 1, u"新"_s), event(u"c"_s, 1, u"新"_s)}, true, true, u"n1"_s);
        later.epoch = u"e2"_s;
        later.alone = alone;
        must(m_writer->apply(later));
        QCOMPARE(rowsOf(m_writer->database(), u"SELECT id, version, title FROM event ORDER BY id"_s), (QStringList{u"a|1|新"_s, u"c|1|新"_s}));
        // From then on versions count as ever.
        auto again = page(RecordType::Event, {event(u"a"_s, 1, u"另"_s), event(u"c"_s, 1, u"新"_s)}, true, true, u"n1"_s);
        again.epoch = u"e2"_s;
        must(m_writer->apply(again));
        QCOMPARE(rowsOf(m_writer->database(), u"SELECT id, version, title FROM event ORDER BY id"_s), (QStringList{u"a|1|新"_s, u"c|1|新"_s}));
    }

    void aNewEpochForgetsOnlyItsOwnTombstones()
    {
        auto other = page({}, {event(u"z"_s, 3)}, true, true);
        other.feed = u"other"_s;
        must(m_writer->apply(other));
        auto removal = delta(u"s1"_s, u"s2"_s, {gone(RecordType::Event, u"z"_s, 4)}); // its last row of this source
        removal.feed = u"other"_s;
        must(m_writer->apply(removal));
        must(m_writer->apply(page({}, {event(u"a"_s)}, true, true)));
        auto fresh = page({}, {event(u"a"_s)}, true, true, u"n1"_s);
        fresh.epoch = u"e2"_s;
        must(m_writer->apply(fresh));
        auto late = delta(u"s2"_s, u"s3"_s, {event(u"z"_s, 3)});
        late.feed = u"other"_s;
        must(m_writer->apply(late));
        QCOMPARE(ids(), QStringList{u"a"_s}); // nothing is resurrected
    }

private:
    void open()
    {
        m_writer.reset();
        m_writer = std::make_unique<Writer>(openWriter(m_dir->filePath(u"cache.db"_s), m_clock));
    }

    static Change event(const QString &id, qint64 version = 1, const QString &title = u"路面积水"_s) { return Record(makeEvent(id, version, title)); }

    static Change asset(const QString &id)
    {
        Asset asset;
        asset.head = {.source = u"health"_s, .id = id, .version = 1};
        asset.name = u"玛丽医院"_s;
        asset.position = GeoPoint{22.27, 114.13};
        return Record(asset);
    }

    [[nodiscard]] FeedState state() { return must(m_writer->feedState(u"city"_s)); }
    [[nodiscard]] QStringList ids() const { return rowsOf(m_writer->database(), u"SELECT id FROM event ORDER BY id"_s); }
    [[nodiscard]] qint64 number(const QString &sql) const { return numberOf(m_writer->database(), sql); }

    std::unique_ptr<QTemporaryDir> m_dir;
    SetClock m_clock;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestSnapshot)

#include "tst_snapshot.moc"
