#include "cachefixture.h"

#include "cache/quarantine.h"
#include "cache/tables.h"
#include "cache/textsearch.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <limits>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** What deltas do to rows, indexes, quarantine and feed state. */
class TestWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        m_clock.time = 1'768'000'000'000;
        m_cursor.clear();
        m_writer = std::make_unique<Writer>(openWriter(m_dir->filePath(u"cache.db"_s), m_clock));
    }
    void cleanup() { m_writer.reset(); }

    void versionsDecide_data()
    {
        using Changes = std::vector<Change>;
        QTest::addColumn<Changes>("changes");
        QTest::addColumn<QString>("title"); // "-": no row
        QTest::addColumn<int>("refused");

        const auto put = [](qint64 version, const QString &title) { return Change(makeEvent(u"a"_s, version, title)); };
        const auto del = [](qint64 version) { return gone(RecordType::Event, u"a"_s, version); };
        QTest::newRow("put") << Changes{put(1, u"一"_s)} << u"一"_s << 0;
        QTest::newRow("update") << Changes{put(1, u"一"_s), put(2, u"二"_s)} << u"二"_s << 0;
        QTest::newRow("late put") << Changes{put(2, u"二"_s), put(1, u"一"_s)} << u"二"_s << 0;
        QTest::newRow("replay") << Changes{put(2, u"二"_s), put(2, u"二"_s)} << u"二"_s << 0;
        QTest::newRow("same version, other content") << Changes{put(2, u"二"_s), put(2, u"另"_s)} << u"二"_s << 1;
        QTest::newRow("delete") << Changes{put(1, u"一"_s), del(2)} << u"-"_s << 0;
        QTest::newRow("delete of the same version") << Changes{put(2, u"二"_s), del(2)} << u"-"_s << 0;
        QTest::newRow("late delete") << Changes{put(3, u"三"_s), del(2)} << u"三"_s << 0;
        QTest::newRow("late put after delete") << Changes{put(1, u"一"_s), del(3), put(2, u"二"_s)} << u"-"_s << 0;
        QTest::newRow("put of the deleted version") << Changes{del(3), put(3, u"三"_s)} << u"-"_s << 0;
        QTest::newRow("newer put after delete") << Changes{del(3), put(4, u"四"_s)} << u"四"_s << 0;
        QTest::newRow("delete, newer put, late put") << Changes{del(3), put(4, u"四"_s), put(2, u"二"_s)} << u"四"_s << 0;
    }

    void versionsDecide()
    {
        QFETCH(std::vector<Change>, changes);
        QFETCH(QString, title);
        QFETCH(int, refused);
        const auto notice = must(apply(changes));
        QCOMPARE(rows(u"SELECT title FROM event"_s).value(0, u"-"_s), title);
        QCOMPARE(notice.rejected, refused);
        QCOMPARE(number(u"SELECT count(*) FROM quarantine"_s), refused);
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
        // Again, one by one: nothing changes.
        const auto digest = digestOf(m_writer->database());
        for (const auto &change : changes)
            must(apply({change}));
        QCOMPARE(digestOf(m_writer->database()), digest);
        QCOMPARE(number(u"SELECT count(*) FROM quarantine"_s), refused);
    }

    void everyTypeComesBackAsItWas()
    {
        Region region;
        region.head = {.source = u"geo"_s, .id = u"810001"_s, .version = 1, .time = 5, .extra = R"({"grid":true})"};
        region.name = u"中西区"_s;
        region.areaKm2 = 12;
        region.area = {{{{22.1, 114.1}, {22.2, 114.1}, {22.2, 114.2}}}};
        Source source;
        source.head = {.source = u"water"_s, .id = u"water"_s, .version = 1, .time = 5};
        source.name = u"水务局"_s;
        Indicator indicator;
        indicator.head = {.source = u"water"_s, .id = u"water.level"_s, .version = 1, .time = 5};
        indicator.normalHigh = 1.65;
        indicator.limits = {{.level = Level::Red, .above = true, .value = 2.5}};
        EventLog log;
        log.head = {.source = u"unified"_s, .id = u"l1"_s, .version = 1, .time = 5};
        log.event = u"a"_s;
        Asset asset;
        asset.head = {.source = u"health"_s, .id = u"h1"_s, .version = 1, .time = 5};
        asset.name = u"玛丽医院"_s;
        asset.position = GeoPoint{22.27, 114.13};
        Objection objection;
        objection.head = {.source = u"water"_s, .id = u"2026-00001"_s, .version = 1, .time = 5};
        objection.indicator = u"water.level"_s;
        objection.region = u"810001"_s;
        objection.readingTime = 100'000;
        objection.reason = Objection::Reason::Definition;
        objection.state = Objection::State::Corrected;
        objection.corrected = 0;
        const Forecast forecast{.head = {.source = u"water"_s, .id = u"f1"_s, .version = 1, .time = 5}, .indicator = u"water.level"_s, .region = u"810001"_s, .issuedAt = 100'000, .model = u"水位预测"_s, .coverage = 0.9, .stepSeconds = 600, .points = {{200'000, 1.5, 1.25, 2}, {900'000, 0, -0.5, 0.1}}};
        const std::vector<Change> changes = {Record(region), Record(source), Record(indicator), Record(makeReading(u"water.level"_s, 100, 1, 1.5)), Record(makeEvent(u"a"_s, 1)), Record(log), Record(asset), Record(makeWarning(u"w"_s, 1, Level::Red)), Record(objection), Record(forecast)};
        const auto notice = must(apply(changes));
        for (int i = 0; i < recordTypeCount; ++i)
            QCOMPARE(notice.rows.at(std::size_t(i)), 1);
        QCOMPARE(must(apply(changes)).total(), 0); // each equals itself, so the comparison reads all columns alike
        QCOMPARE(number(u"SELECT count(*) FROM quarantine"_s), 0);
        QCOMPARE(rows(u"SELECT limits, normal_low, normal_high FROM indicator"_s), QStringList{u"[{\"above\":2.5,\"level\":\"red\"}]|-|1.65"_s});
        QCOMPARE(rows(u"SELECT extra FROM region"_s), QStringList{u"{\"grid\":true}"_s});
        QCOMPARE(rows(u"SELECT reading_time, reason, state, value, corrected FROM objection"_s), QStringList{u"100000|1|3|-|0.0"_s}); // none is not zero
        QCOMPARE(rows(u"SELECT issued_at, coverage, step_seconds, last_time, points FROM forecast"_s), QStringList{u"100000|0.9|600|900000|[[200000,1.5,1.25,2],[900000,0,-0.5,0.1]]"_s});
        QCOMPARE(rows(u"SELECT regions, refs FROM warning"_s), QStringList{u"[\"810001\"]|[]"_s});
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
    }

    void readingsAreKeyedByTheirSecond()
    {
        auto reading = makeReading(u"q"_s, 100, 1, 1.0);
        must(apply({Record(reading)}));
        reading.head.version = 2;
        reading.head.time += 400; // the same second
        reading.value = std::nullopt;
        must(apply({Record(reading)}));
        QCOMPARE(rows(u"SELECT time, version, value FROM reading"_s), QStringList{u"100000|2|-"_s});
        must(apply({gone(RecordType::Reading, reading.head.id, 3)}));
        QCOMPARE(number(u"SELECT count(*) FROM reading"_s), 0);
        must(apply({Record(makeReading(u"q"_s, 100, 2, 2.0))}));
        QCOMPARE(number(u"SELECT count(*) FROM reading"_s), 0);
        QCOMPARE(must(apply({gone(RecordType::Reading, u"no key"_s, 3)})).rejected, 1);
    }

    void gapsStoreNothing()
    {
        must(apply({Record(makeEvent(u"a"_s, 1))}));
        const auto before = digestOf(m_writer->database());
        const auto revision = m_writer->database().revision();
        auto wrong = delta(u"elsewhere"_s, u"c9"_s, {Record(makeEvent(u"b"_s, 1))});
        auto result = m_writer->apply(wrong);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Protocol);
        wrong.previousCursor = m_cursor;
        wrong.epoch = u"e2"_s;
        result = m_writer->apply(wrong);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Protocol);
        QCOMPARE(digestOf(m_writer->database()), before);
        QCOMPARE(m_writer->database().revision(), revision);
        QCOMPARE(must(m_writer->feedState(u"city"_s)).cursor, m_cursor);
    }

    void theLastDeltaMayComeAgain()
    {
        must(apply({Record(makeEvent(u"a"_s, 1))}));
        const auto last = delta(m_cursor, u"x"_s, {Record(makeEvent(u"b"_s, 1))});
        must(m_writer->apply(last));
        QCOMPARE(must(m_writer->apply(last)).total(), 0);
        QCOMPARE(must(m_writer->feedState(u"city"_s)).cursor, u"x"_s);
    }

    void textIsFound_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("found");

        QTest::newRow("three characters") << u"面积水"_s << true;
        QTest::newRow("two characters") << u"积水"_s << true;
        QTest::newRow("two in front") << u"路面"_s << true;
        QTest::newRow("one character") << u"水"_s << true;
        QTest::newRow("of the kind") << u"内涝"_s << true;
        QTest::newRow("of the address") << u"德辅道"_s << true;
        QTest::newRow("latin, other case") << u"CENTRAL pier"_s << true;
        QTest::newRow("two words") << u"积水 pier"_s << true;
        QTest::newRow("two latin letters") << u"PI"_s << true;
        QTest::newRow("nothing typed") << u"  "_s << true;
        QTest::newRow("not there") << u"塌陷"_s << false;
        QTest::newRow("one of two words") << u"积水 塌陷"_s << false;
        QTest::newRow("a long word") << u"路面积水严重"_s << true;
        QTest::newRow("its terms, but not together") << u"路面积水严重积水"_s << false;
        QTest::newRow("over two columns") << u"严重内涝"_s << false;
        QTest::newRow("letters beyond ASCII, other case") << u"ΑΘΉΝΑ"_s << true;
        QTest::newRow("Cyrillic, its terms, but not together") << u"мостановка"_s << false;
        QTest::newRow("full width, its terms, but not together") << u"ＡＢＣＤ"_s << false;
        QTest::newRow("full width, other case") << u"ａｂｃ号楼"_s << true;
        QTest::newRow("sharp s") << u"straße"_s << true;
        QTest::newRow("brackets are text") << u"[路]面*?"_s << false;
        QTest::newRow("brackets that are there") << u"甲[1]乙*"_s << true;
        QTest::newRow("wildcards are text") << u"路_积水%"_s << false;
        QTest::newRow("a wildcard that is there") << u"95%_积"_s << true;
        QTest::newRow("query syntax is text") << u"积水\" OR \"路面"_s << false;
        QTest::newRow("operators are text") << u"AND* NOT ^title:"_s << false;
    }

    void textIsFound()
    {
        QFETCH(QString, typed);
        QFETCH(bool, found);
        must(apply({Record(makeEvent(u"a"_s, 1, u"Central Pier 路面积水严重 αθήνα 95%_积 水严重积 重积水 ремонт мост улица остановка ＡＢＣ号楼与ＢＣＤ STRAẞE 甲[1]乙*"_s))}));
        QCOMPARE(search(typed), found ? QStringList{u"a"_s} : QStringList());
    }

    /** What an update leaves alone must not be left out where it changed. */
    void everyIndexedColumnIsKnownAsSuch()
    {
        for (int i = 0; i < recordTypeCount; ++i) {
            const auto &table = tableOf(RecordType(i));
            if (table.indexed.empty())
                continue;
            const auto name = QString::fromStdString(table.name);
            auto shipped = rows(u"SELECT DISTINCT x.name FROM pragma_index_list('%1') i, pragma_index_xinfo(i.name) x WHERE i.origin = 'c' AND x.cid >= 0 UNION SELECT c.name FROM pragma_table_info('%1') c, sqlite_schema s WHERE s.type = 'index' AND s.tbl_name = '%1' AND s.sql GLOB '* WHERE *' || c.name || ' *'"_s.arg(name));
            shipped.removeAll(u"n"_s);
            shipped.sort();
            QStringList listed;
            for (const auto &column : table.indexed)
                listed.append(QString::fromStdString(column));
            listed.sort();
            QCOMPARE(listed, shipped);
        }
    }

    /** Every column alone: a statement is made for each set of indexed columns that change. */
    void anUpdateOfOneColumnIsStored()
    {
        auto event = makeEvent(u"a"_s, 1);
        must(apply({Record(event)}));
        const auto step = [&](auto &&change, const QString &condition) {
            ++event.head.version;
            change();
            must(apply({Record(event)}));
            QCOMPARE(number(u"SELECT count(*) FROM event WHERE version = %1 AND "_s.arg(event.head.version) + condition), 1);
            QCOMPARE(rows(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
            QCOMPARE(indexFaults(m_writer->database()), QStringList());
        };
        step([&] { event.level = Level::Red; }, u"level = 1"_s);
        step([&] { event.stage = Stage::Closed; }, u"stage = 4"_s);
        step([&] { event.closedAt = 77'000; }, u"closed_at = 77000"_s);
        step([&] { event.region = u"810016"_s; }, u"region = '810016'"_s);
        step([&] { event.reportedAt = 5'000; }, u"reported_at = 5000"_s);
        step([&] { event.deadline = 6'000; }, u"deadline = 6000"_s);
        step([&] { event.department = u"d"_s; }, u"department = 'd' AND deadline = 6000 AND level = 1"_s);
        step([&] { event.stage = Stage(1), event.level = Level::Blue; }, u"stage = 1 AND level = 4"_s);
    }

    void textOfOldVersionsIsForgotten()
    {
        must(apply({Record(makeEvent(u"a"_s, 1, u"路面积水"_s)), Record(makeEvent(u"b"_s, 1, u"路面塌陷"_s))}));
        must(apply({Record(makeEvent(u"a"_s, 2, u"积雪清理"_s))}));
        QCOMPARE(search(u"积水"_s), QStringList());
        QCOMPARE(search(u"面积水"_s), QStringList());
        QCOMPARE(search(u"积雪"_s), QStringList{u"a"_s});
        QCOMPARE(search(u"路面"_s), QStringList{u"b"_s});
        must(apply({gone(RecordType::Event, u"b"_s, 2)}));
        QCOMPARE(search(u"路面"_s), QStringList());
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
    }

    void placesFollowMoves()
    {
        const auto inBox = [this](double west, double south) {
            return number(u"SELECT count(*) FROM event_place WHERE west <= %1 + 0.1 AND east >= %1 AND south <= %2 + 0.1 AND north >= %2"_s.arg(west).arg(south));
        };
        auto event = makeEvent(u"a"_s, 1);
        must(apply({Record(event)}));
        QCOMPARE(inBox(114.1, 22.2), 1);
        event.head.version = 2;
        event.position = GeoPoint{22.45, 113.95};
        auto notice = must(apply({Record(event)}));
        QCOMPARE(notice.box, (GeoBox{.west = 113.95, .south = 22.28, .east = 114.16, .north = 22.45}));
        QCOMPARE(inBox(114.1, 22.2), 0);
        QCOMPARE(inBox(113.9, 22.4), 1);
        event.head.version = 3;
        event.position = GeoPoint{std::numeric_limits<double>::quiet_NaN(), 500};
        must(apply({Record(event)}));
        QCOMPARE(number(u"SELECT count(*) FROM event_place"_s), 0);
        QCOMPARE(rows(u"SELECT lat, lon FROM event"_s), QStringList{u"-|-"_s});
        event.head.version = 4;
        event.position = GeoPoint{22.45, 113.95};
        must(apply({Record(event)}));
        QCOMPARE(inBox(113.9, 22.4), 1);
        must(apply({gone(RecordType::Event, u"a"_s, 5)}));
        QCOMPARE(number(u"SELECT count(*) FROM event_place"_s), 0);
    }

    void hostileValuesAreStoredOrRefused()
    {
        auto event = makeEvent(QString(u'\xd800') + u"x\u202e"_s, 1, QString(100'000, u'水') + QChar(0) + u"end"_s);
        event.reportedAt = std::numeric_limits<qint64>::min();
        event.deadline = std::numeric_limits<qint64>::max();
        Region region;
        region.head = {.source = u"s"_s, .id = u"r"_s, .version = std::numeric_limits<qint64>::max()};
        region.areaKm2 = std::numeric_limits<double>::quiet_NaN();
        region.population = std::numeric_limits<double>::infinity();
        auto nameless = makeEvent(QString(), 1);
        auto reading = makeReading(u"q"_s, 0, 1, std::numeric_limits<double>::infinity());
        reading.head.time = std::numeric_limits<qint64>::min() + 1000;
        const std::vector<Change> changes = {Record(event), Record(region), Record(nameless), Record(reading)};
        const auto notice = must(apply(changes));
        QCOMPARE(notice.total(), 3);
        QCOMPARE(notice.rejected, 1);
        QCOMPARE(must(apply(changes)).total(), 0);
    }

    void refusedRecordsAreKeptOnce()
    {
        auto batch = delta({}, u"c1"_s, {Record(makeEvent(u"good"_s, 1))});
        batch.rejected = {{.type = u"event"_s, .source = u"unified"_s, .id = u"bad"_s, .reason = u"level: 'purple'"_s, .raw = QByteArray(100'000, 'x')}};
        batch.unknownTypes = 2;
        QCOMPARE(must(m_writer->apply(batch)).rejected, 1);
        m_clock.time += 1000;
        must(m_writer->apply(batch));
        const auto kept = must(quarantined(m_writer->database(), u"city"_s));
        QCOMPARE(kept.size(), 1U);
        QCOMPARE(kept[0].times, 2);
        QCOMPARE(kept[0].seenAt, m_clock.time);
        QCOMPARE(kept[0].record.raw.size(), 65536);
        QCOMPARE(kept[0].record.reason, u"level: 'purple'"_s);
        const auto state = must(m_writer->feedState(u"city"_s));
        QCOMPARE(state.rowsRejected, 2);
        QCOMPARE(state.unknownTypes, 4);
        QCOMPARE(state.rowsIn, 2);
        QCOMPARE(must(quarantineCounts(m_writer->database())).value(u"city"_s), 1);
        must(clearQuarantine(m_writer->database(), u"city"_s));
        QVERIFY(must(quarantined(m_writer->database())).empty());
    }

    void quarantineIsCapped()
    {
        auto batch = delta({}, u"c1"_s, {});
        for (int i = 0; i < QuarantineTable::rowsPerFeed + 50; ++i)
            batch.rejected.push_back({.type = u"event"_s, .id = u"%1"_s.arg(i), .reason = u"r"_s});
        must(m_writer->apply(batch));
        QCOMPARE(number(u"SELECT count(*) FROM quarantine"_s), QuarantineTable::rowsPerFeed);
        const auto newest = must(quarantined(m_writer->database(), {}, 2));
        QCOMPARE(newest[0].record.id, u"%1"_s.arg(QuarantineTable::rowsPerFeed + 49));
        const auto next = must(quarantined(m_writer->database(), {}, 2, newest[1].n));
        QCOMPARE(next[0].record.id, u"%1"_s.arg(QuarantineTable::rowsPerFeed + 47));
        QCOMPARE(number(u"SELECT count(*) FROM quarantine WHERE id = '49'"_s), 0);
    }

    void sourcesAreHeardOf()
    {
        auto event = makeEvent(u"a"_s, 1);
        event.head.time = m_clock.time - 5000;
        must(apply({Record(event)}));
        const auto contact = u"SELECT last_time, last_known FROM source_contact WHERE source = 'unified'"_s;
        const auto first = QStringList{u"%1|%2"_s.arg(m_clock.time - 5000).arg(m_clock.time)};
        QCOMPARE(rows(contact), first);
        m_clock.time += 60'000;
        must(apply({Record(event)})); // a replay is no sign of life
        QCOMPARE(rows(contact), first);
    }

    void aTimeAheadCountsFromWhenItWasHeard_data()
    {
        QTest::addColumn<qint64>("ahead");
        QTest::addColumn<qint64>("counted");

        QTest::newRow("another clock") << 4 * 60'000LL << 4 * 60'000LL;
        QTest::newRow("a clock that is wrong") << 6 * 60'000LL << 0LL;
        QTest::newRow("20 hours") << 20 * 3'600'000LL << 0LL;
        QTest::newRow("next year") << 400 * 24 * 3'600'000LL << 0LL;
    }
    void aTimeAheadCountsFromWhenItWasHeard()
    {
        QFETCH(qint64, ahead);
        QFETCH(qint64, counted);
        const auto heard = m_clock.time;
        auto event = makeEvent(u"a"_s, 1);
        event.head.time = heard + ahead;
        must(apply({Record(event)}));
        m_clock.time += 3'600'000;
        must(apply({Record(event)})); // a replay is no sign of life here either
        QCOMPARE(rows(u"SELECT last_time, last_known FROM source_contact WHERE source = 'unified'"_s), QStringList{u"%1|%2"_s.arg(heard + counted).arg(heard)});
    }

    void saysWhatItKnowsOfAFeed()
    {
        must(apply({Record(makeEvent(u"a"_s, 1)), Record(makeEvent(u"b"_s, 3))}));
        const auto feed = delta({}, {}, {}).feed;
        QCOMPARE(must(m_writer->versions(feed, RecordType::Event, u"unified"_s)), (QHash<QString, qint64>{{u"a"_s, 1}, {u"b"_s, 3}}));
        QVERIFY(must(m_writer->versions(feed, RecordType::Asset, u"unified"_s)).isEmpty());
        QVERIFY(must(m_writer->versions(feed, RecordType::Event, u"other"_s)).isEmpty());
        QVERIFY(must(m_writer->versions(u"other"_s, RecordType::Event, u"unified"_s)).isEmpty());
        QVERIFY(must(m_writer->versions(feed, RecordType::Reading, u"unified"_s)).isEmpty());

        auto sameVersion = makeEvent(u"a"_s, 1);
        sameVersion.title = u"other"_s;
        auto nextVersion = makeEvent(u"b"_s, 4);
        nextVersion.title = u"other"_s;
        const auto revision = m_writer->database().revision();
        QCOMPARE(must(m_writer->conflicts(delta({}, {}, {Record(makeEvent(u"b"_s, 3)), Record(sameVersion), Record(nextVersion), Record(makeEvent(u"new"_s, 1))}))), std::vector<std::size_t>{1});
        QCOMPARE(m_writer->database().revision(), revision);
    }

    void touchAndRefetchKeepTheRevision()
    {
        must(apply({Record(makeEvent(u"a"_s, 1))}));
        const auto revision = m_writer->database().revision();
        m_clock.time += 1000;
        FeedBatch upToDate = delta({}, {}, {});
        upToDate.kind = FeedBatch::Kind::UpToDate;
        QCOMPARE(must(m_writer->apply(upToDate)).revision, revision);
        QCOMPARE(must(m_writer->feedState(u"city"_s)).lastSuccess, m_clock.time);
        QCOMPARE(must(m_writer->feedState(u"city"_s)).cursor, m_cursor);
        m_clock.time += 1000;
        must(m_writer->touch(u"city"_s));
        QCOMPARE(must(m_writer->feedState(u"city"_s)).lastSuccess, m_clock.time);
        upToDate.kind = FeedBatch::Kind::MustRefetch;
        must(m_writer->apply(upToDate));
        QCOMPARE(must(m_writer->feedState(u"city"_s)).cursor, QString());
        QCOMPARE(must(m_writer->feedState(u"city"_s)).epoch, u"e1"_s);
        QCOMPARE(m_writer->database().revision(), revision);
        QCOMPARE(number(u"SELECT count(*) FROM event"_s), 1);
    }

    void newFeedIsEmpty()
    {
        const auto state = must(m_writer->feedState(u"never seen"_s));
        QCOMPARE(state.feed, u"never seen"_s);
        QVERIFY(state.cursor.isEmpty() && state.epoch.isEmpty());
        QVERIFY(!m_writer->apply(FeedBatch{}));
    }

    /** What a session asks when it begins must not wait for another process, and what it says again must not be written again. */
    void readsBesideAnotherWriter()
    {
        must(apply({Change(makeEvent(u"a"_s, 1))}));
        must(m_writer->pause(u"city"_s, {.type = RecordType::Warning}));
        must(m_writer->keepTombstones(60));
        must(m_writer->setNote(u"n"_s, 7));
        SQLite::Database other(m_dir->filePath(u"cache.db"_s).toStdString(), SQLite::OPEN_READWRITE);
        other.exec("BEGIN IMMEDIATE");
        QCOMPARE(must(m_writer->feedState(u"city"_s)).cursor, m_cursor);
        QCOMPARE(must(m_writer->pauses(u"city"_s)).size(), 1u);
        QCOMPARE(must(m_writer->versions(u"city"_s, RecordType::Event, makeEvent(u"a"_s, 1).head.source)).value(u"a"_s), 1);
        QCOMPARE(must(m_writer->conflicts(delta(m_cursor, u"next"_s, {Change(makeEvent(u"a"_s, 1, u"another"_s))}))).size(), 1u);
        QCOMPARE(must(m_writer->note(u"n"_s)), 7);
        QVERIFY(m_writer->retentionNow().has_value());
        QVERIFY(m_writer->keepTombstones(60).has_value());
        QVERIFY(m_writer->keepTombstones(30).has_value());
        other.exec("ROLLBACK");
        QVERIFY(m_writer->keepTombstones(90).has_value());
    }

private:
    Result<ChangeSet> apply(const std::vector<Change> &changes)
    {
        const auto previous = m_cursor;
        m_cursor = u"c%1"_s.arg(++m_steps);
        return m_writer->apply(delta(previous, m_cursor, changes));
    }

    [[nodiscard]] QStringList rows(const QString &sql) const { return rowsOf(m_writer->database(), sql); }
    [[nodiscard]] qint64 number(const QString &sql) const { return numberOf(m_writer->database(), sql); }

    [[nodiscard]] QStringList search(const QString &typed) const
    {
        const auto condition = textCondition(RecordType::Event, typed);
        QVariantList values;
        for (const auto &value : condition.values)
            values.append(QString::fromUtf8(value));
        return rowsOf(m_writer->database(), u"SELECT id FROM event WHERE "_s + QString::fromStdString(condition.sql) + u" ORDER BY id"_s, values);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    SetClock m_clock;
    std::unique_ptr<Writer> m_writer;
    QString m_cursor;
    int m_steps = 0;
};

QTEST_GUILESS_MAIN(TestWriter)

#include "tst_writer.moc"
