#include "querytest.h"

#include "analysis/compare.h"

#include "query/countpick.h"
#include "query/eventlistmodel.h"
#include "query/eventsummary.h"
#include "query/readfunnel.h"
#include "query/readregions.h"
#include "query/readstack.h"

#include <QRandomGenerator>
#include <QSignalSpy>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

class TestCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    /** Whatever happened: as many rows as the counter says, and the counter says as many as there are. */
    void rowsMakeTheCount()
    {
        QRandomGenerator random(20261123);
        const QStringList regions = {u"810000"_s, u"810001"_s, u"810002"_s, u"810001001"_s};
        for (int round = 0; round < 25; ++round) {
            QueryTest test;
            const TimeMs now = test.time.time;
            auto changes = smallCity(now);
            const int many = random.bounded(60);
            for (int i = 0; i < many; ++i) {
                auto event = makeEvent(QString::number(i), Level(random.bounded(5)), regions[random.bounded(regions.size())], now - random.bounded(48 * 60) * minute);
                event.deadline = random.bounded(4) == 0 ? 0 : event.reportedAt + random.bounded(20) * hour;
                if (random.bounded(2) == 0) {
                    event.stage = Stage::Closed;
                    event.closedAt = event.reportedAt + random.bounded(30) * hour; // also later than now
                    if (random.bounded(5) == 0 && event.deadline > 0)
                        event.closedAt = event.deadline; // at the last moment
                }
                changes.emplace_back(Record(event));
            }
            test.put(std::move(changes));
            const auto db = Database::openForReading(test.path);
            QVERIFY(db);
            const QTimeZone zone("Asia/Hong_Kong");
            for (const auto &region : regions) {
                const auto summary = readSummary(*db, {.region = region, .now = now, .zone = zone, .source = u"unified"_s});
                QVERIFY(summary);
                const auto rows = [&](Counted what, int level = 0) {
                    const auto counted = readCounted(*db, {.what = what, .number = level, .region = region, .now = now, .zone = zone}, 1000);
                    return counted && counted->count == qint64(counted->newest->size()) ? int(counted->count) : -1;
                };
                for (int level = 1; level <= 4; ++level)
                    QCOMPARE(rows(Counted::Open, level), summary->openByLevel[std::size_t(level)]);
                QCOMPARE(rows(Counted::Open), summary->openTotal());
                QCOMPARE(rows(Counted::ReportedToday), summary->today);
                QCOMPARE(rows(Counted::ClosedToday), summary->closedToday);
                QCOMPARE(rows(Counted::InTime), summary->closedInTime);
                QCOMPARE(rows(Counted::Overdue), int(std::ranges::count_if(summary->deadlines, [now](TimeMs deadline) { return deadline < now; })));
            }
        }
    }

    /** Topics, work orders, districts and stacks: as many rows as the number on the screen. */
    void otherCountersHaveTheirRows()
    {
        QRandomGenerator random(20261123);
        const TimeMs now = QueryTest().time.time;
        const QTimeZone zone("Asia/Hong_Kong");
        QueryTest test;
        auto changes = smallCity(now);
        const QStringList topics = {u"traffic"_s, u"water"_s, u"fire"_s, u"gas"_s, u"air"_s};
        for (int i = 0; i < 400; ++i) {
            auto event = makeEvent(QString::number(i), Level(random.bounded(5)), i % 3 == 0 ? u"810001"_s : u"810002"_s, now - random.bounded(9 * 24 * 60) * minute);
            event.topic = topics[random.bounded(topics.size())];
            event.stage = Stage(random.bounded(6));
            event.deadline = random.bounded(4) == 0 ? 0 : event.reportedAt + random.bounded(20) * hour;
            if (event.stage >= Stage::Closed)
                event.closedAt = std::min(now, event.reportedAt + random.bounded(200) * hour);
            changes.emplace_back(Record(event));
        }
        test.put(std::move(changes));
        const auto db = Database::openForReading(test.path);
        QVERIFY(db);
        const auto rows = [&](CountedQuestion question) {
            question.now = now;
            question.zone = zone;
            const auto counted = readCounted(*db, question, 1000);
            return counted && counted->count == qint64(counted->newest->size()) ? int(counted->count) : -1;
        };
        int some = 0;
        for (const auto &region : {u"810000"_s, u"810001"_s}) {
            const auto counts = readTopics(*db, region, now + 1 - 24 * hour, now + 1, zone);
            QVERIFY(counts);
            for (const auto &topic : *counts)
                QCOMPARE(rows({.what = Counted::OfTopic, .topic = topic.topic, .region = region}), topic.count);
            const auto funnel = readFunnel(*db, {.region = region, .from = startOfDay(now, zone), .to = now + 1, .source = u"unified"_s});
            QVERIFY(funnel);
            for (int stage = 0; stage < FunnelAnswer::stages; ++stage) {
                QCOMPARE(rows({.what = Counted::Came, .number = stage, .region = region}), funnel->reached(stage));
                QCOMPARE(rows({.what = Counted::Stands, .number = stage, .region = region}), funnel->at[std::size_t(stage)]);
                some += funnel->at[std::size_t(stage)];
            }
            for (const int days : {0, 1, 7}) {
                const auto byLevel = readStack(*db, {.region = region, .days = days, .now = now, .zone = zone});
                QVERIFY(byLevel);
                for (const auto &series : byLevel->series)
                    QCOMPARE(rows({.what = Counted::LevelOfDays, .number = int(series.level), .days = days, .region = region}), series.total);
                const auto byTopic = readStack(*db, {.region = region, .byTopic = true, .days = days, .now = now, .zone = zone});
                QVERIFY(byTopic);
                for (const auto &series : byTopic->series) {
                    if (!series.isOther)
                        QCOMPARE(rows({.what = Counted::TopicOfDays, .topic = series.topic, .days = days, .region = region}), series.total);
                }
            }
        }
        QVERIFY(some > 20);
        const auto districts = readRegions(*db, {.parent = u"810000"_s, .closedFrom = now + 1 - 7 * 24 * hour, .closedTo = now + 1});
        QVERIFY(districts && districts->regions->regions.size() >= 2);
        for (std::size_t i = 0; i < districts->regions->regions.size(); ++i) {
            const auto &region = districts->regions->regions[i];
            QCOMPARE(rows({.what = Counted::Open, .region = region.code}), region.openCount);
            QCOMPARE(rows({.what = Counted::InTimeOfWeek, .region = region.code}), districts->figures[i].closedInTime);
        }
    }

    void itIsAboutOneCounterOnly()
    {
        QueryTest test;
        auto changes = smallCity(test.time.time);
        changes.emplace_back(Record(makeEvent(u"a"_s, Level::Red, u"810001"_s, test.time.time - hour)));
        changes.emplace_back(Record(makeEvent(u"b"_s, Level::Blue, u"810002"_s, test.time.time - hour)));
        changes.emplace_back(Record(makeEvent(u"c"_s, Level::Blue, u"810002"_s, test.time.time - 2 * hour)));
        test.put(std::move(changes));
        CountPick pick;
        EventListModel list;
        pick.setRunner(&test.runner);
        pick.setClock(&test.clock);
        pick.setRegion(u"810000"_s);
        list.setRunner(&test.runner);
        list.setClock(&test.clock);
        list.setPick(&pick);
        test.settle();
        QVERIFY(!pick.isActive());
        QCOMPARE(list.count(), 0); // nothing was asked
        pick.pick(CountPick::Open, int(Level::Blue));
        QVERIFY(pick.isActive() && !pick.isKnown());
        test.settle();
        QVERIFY(pick.isKnown());
        QCOMPARE(pick.count(), 2);
        QCOMPARE(list.count(), 2);
        pick.pick(CountPick::Open, int(Level::Red));
        QVERIFY(!pick.isKnown() && pick.count() == 0); // at once
        test.settle();
        QCOMPARE(pick.count(), 1);
        QTRY_COMPARE(list.count(), 1);
        QCOMPARE(at(list, 0, "eventId").toString(), u"a"_s);
        pick.setRegion(u"810002"_s);
        test.settle();
        QVERIFY(pick.isKnown());
        QCOMPARE(pick.count(), 0); // that is a count
        pick.clear();
        QVERIFY(!pick.isActive() && pick.count() == 0);
    }

    /** The counter counts on with the clock, and so do the rows. */
    void timePasses()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        auto soon = makeEvent(u"soon"_s, Level::Red, u"810001"_s, now - hour);
        soon.deadline = now + 5 * minute;
        changes.emplace_back(Record(soon));
        test.put(std::move(changes));
        CountPick pick;
        EventSummary summary;
        pick.setRunner(&test.runner);
        pick.setClock(&test.clock);
        pick.setRegion(u"810000"_s);
        summary.setRunner(&test.runner);
        summary.setClock(&test.clock);
        summary.setRegion(u"810000"_s);
        pick.pick(CountPick::Overdue);
        test.settle();
        QCOMPARE(pick.count(), 0);
        test.pass(6 * minute);
        QTRY_COMPARE(pick.count(), 1);
        QTRY_COMPARE(summary.overdue(), 1);
        // A new day: nothing was reported yet.
        pick.pick(CountPick::ReportedToday);
        test.settle();
        QCOMPARE(pick.count(), 1);
        test.pass(10 * hour);
        QTRY_COMPARE(pick.count(), 0);
        QTRY_COMPARE(summary.today(), 0);
    }
};

QTEST_MAIN(TestCounts)
#include "tst_counts.moc"
