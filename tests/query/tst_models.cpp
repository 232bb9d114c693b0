// What the models say about a cache, and how they follow its changes and the clock.

#include "querytest.h"

#include "query/areamodel.h"
#include "query/areapick.h"
#include "query/countpick.h"
#include "query/eventdetail.h"
#include "query/eventlistmodel.h"
#include "query/eventsummary.h"
#include "query/healthmodel.h"
#include "query/histogrammodel.h"
#include "query/indicatormodel.h"
#include "query/layermodel.h"
#include "query/pointsource.h"
#include "query/regionfiguremodel.h"
#include "query/regionmodel.h"
#include "query/regionpath.h"
#include "query/seriesmodel.h"
#include "query/situationmodel.h"
#include "query/tickermodel.h"
#include "query/topicmodel.h"
#include "query/warningmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <cmath>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

template<typename Model>
static void bindTo(Model &model, QueryTest &test)
{
    model.setRunner(&test.runner);
    model.setClock(&test.clock);
}

class tst_Models : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void waitForTheCache()
    {
        QueryTest test;
        EventListModel list;
        EventSummary summary;
        bindTo(list, test);
        bindTo(summary, test);
        test.settle();
        QVERIFY(list.isLoading());
        QVERIFY(list.errorText().isEmpty()); // not there yet is no error
        QVERIFY(!test.runner.hasData());

        test.create(); // a cache that has nothing yet does not say "nothing is open"
        test.runner.notify({});
        test.settle();
        QVERIFY(summary.isLoading());

        test.put(smallCity(test.time.time));
        test.settle();
        QVERIFY(!list.isLoading());
        QVERIFY(!summary.isLoading());
        QVERIFY(test.runner.hasData());
        QCOMPARE(test.runner.revision(), 1);
    }

    void replacedCacheIsReadAfresh()
    {
        QueryTest test;
        test.put(smallCity(test.time.time));
        test.put({Record(makeEvent(u"1"_s, Level::Red, u"810001"_s, test.time.time))});
        EventListModel list;
        bindTo(list, test);
        test.settle();
        QCOMPARE(list.rowCount(), 1);

        test.writer.reset();
        QVERIFY(QFile::remove(test.path));
        for (const auto *tail : {"-wal", "-shm"})
            QFile::remove(test.path + QLatin1StringView(tail));
        test.cursor = 0;
        test.put(smallCity(test.time.time));
        list.setLevels(1 << 1); // any new question goes to the new file
        test.settle();
        QCOMPARE(list.rowCount(), 0);
        QVERIFY(list.errorText().isEmpty());
    }

    void urgencyOrder()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto late = makeEvent(u"late"_s, Level::Orange, u"810001001"_s, now - 3 * hour); // overdue by an hour
        auto soon = makeEvent(u"soon"_s, Level::Orange, u"810001"_s, now - 115 * minute); // 5 minutes left
        auto calm = makeEvent(u"calm"_s, Level::Orange, u"810002"_s, now - 10 * minute);
        auto endless = makeEvent(u"endless"_s, Level::Orange, u"810002"_s, now - 10 * minute);
        endless.deadline = 0;
        auto red = makeEvent(u"red"_s, Level::Red, u"810002"_s, now);
        auto none = makeEvent(u"none"_s, Level::None, u"810002"_s, now);
        auto closed = makeEvent(u"closed"_s, Level::Red, u"810002"_s, now - hour);
        closed.stage = Stage::Closed;
        closed.closedAt = now;
        auto changes = smallCity(now);
        for (const auto &event : {late, soon, calm, endless, red, none, closed})
            changes.emplace_back(Record(event));
        test.put(std::move(changes));

        EventListModel list;
        QAbstractItemModelTester tester(&list);
        bindTo(list, test);
        test.settle();
        QCOMPARE(column(list, "eventId"), u"red late soon calm endless none"_s);
        QCOMPARE(column(list, "overdue"), u"false true false false false false"_s);
        QCOMPARE(column(list, "urgent"), u"false false true false false false"_s);
        QCOMPARE(at(list, 1, "remainText").toString(), u"1:00:00"_s);
        QCOMPARE(at(list, 2, "remainText").toString(), u"05:00"_s);
        QCOMPARE(at(list, 1, "regionName").toString(), u"沙田区"_s); // the district, not the neighbourhood
        QCOMPARE(at(list, 1, "departmentName").toString(), u"统一接报平台"_s);
        QCOMPARE(at(list, 1, "timeText").toString(), u"11:32"_s); // in the city, not where the program runs

        list.setRegion(u"810001"_s); // with the neighbourhoods below
        test.settle();
        QCOMPARE(column(list, "eventId"), u"late soon"_s);
        list.setRegion(u"810000"_s);
        list.setOrder(u"newest"_s);
        list.setOpenOnly(false);
        list.setLimit(3);
        test.settle();
        QCOMPARE(column(list, "eventId"), u"none red calm"_s);
        QCOMPARE(list.total(), 7);
        list.setLimit(100);
        list.setSearch(u"积水"_s); // two characters are a word in Chinese
        test.settle();
        QCOMPARE(list.rowCount(), 7);
        list.setSearch(u"积水 soon"_s);
        test.settle();
        QCOMPARE(column(list, "eventId"), u"soon"_s);
        list.setSearch(u"\" OR 1 --%_'"_s);
        test.settle();
        QCOMPARE(list.rowCount(), 0);
        QVERIFY(list.errorText().isEmpty());
    }

    void listFollowsWithFewSignals()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        for (int i = 0; i < 20; ++i)
            changes.emplace_back(Record(makeEvent(QString::number(i), Level::Blue, u"810001"_s, now - 30 * minute + i)));
        test.put(std::move(changes));
        EventListModel list;
        QAbstractItemModelTester tester(&list);
        bindTo(list, test);
        test.settle();
        QSignalSpy inserted(&list, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&list, &QAbstractItemModel::rowsRemoved);
        QSignalSpy moved(&list, &QAbstractItemModel::rowsMoved);
        QSignalSpy reset(&list, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&list, &QAbstractItemModel::dataChanged);

        auto closed = makeEvent(u"7"_s, Level::Blue, u"810001"_s, now - 30 * minute + 7);
        closed.stage = Stage::Closed;
        closed.closedAt = now;
        test.put({Record(closed), Record(makeEvent(u"12"_s, Level::Red, u"810001"_s, now - 30 * minute + 12)), Record(makeEvent(u"new"_s, Level::Yellow, u"810001"_s, now))});
        test.settle();
        QCOMPARE(at(list, 0, "eventId").toString(), u"12"_s);
        QCOMPARE(list.rowCount(), 20);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(reset.count(), 0);
    }

    /** Nobody has told anything about events: that is no zero. */
    void unknownIsNotZero()
    {
        QueryTest test;
        test.put({Record(makeRegion(u"810000"_s, u"市"_s, u"City"_s, {}, 0)), Record(makeRegion(u"810001"_s, u"甲区"_s, u"A"_s, u"810000"_s, 1))});
        EventSummary summary;
        RegionModel regions;
        bindTo(summary, test);
        bindTo(regions, test);
        test.settle();
        QCOMPARE(regions.rowCount(), 1);
        QVERIFY(!summary.isValid());
        QVERIFY(!regions.knowsEvents());

        test.put(smallCity(test.time.time));
        test.put({Record(makeEvent(u"a"_s, Level::Blue, u"810001"_s, test.time.time - hour))});
        test.settle();
        QTRY_VERIFY(summary.isValid());
        QTRY_VERIFY(regions.knowsEvents());
    }

    void summaryCountsAndExpires()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeEvent(u"a"_s, Level::Red, u"810001"_s, now - 119 * minute))); // a minute left
        changes.emplace_back(Record(makeEvent(u"b"_s, Level::Blue, u"810002"_s, now - 3 * hour)));
        auto inTime = makeEvent(u"c"_s, Level::Blue, u"810002"_s, now - 2 * hour);
        inTime.stage = Stage::Closed;
        inTime.closedAt = now - hour;
        auto tooLate = makeEvent(u"d"_s, Level::Blue, u"810001001"_s, now - day);
        tooLate.stage = Stage::Rated;
        tooLate.closedAt = now - minute;
        auto foreign = makeEvent(u"quake"_s, Level::Red, {}, now - hour); // of no region: not the city's
        foreign.head.source = u"traffic"_s;
        for (const auto &event : {inTime, tooLate, foreign})
            changes.emplace_back(Record(event));
        test.put(std::move(changes));

        EventSummary summary;
        bindTo(summary, test);
        test.settle();
        QCOMPARE(summary.openTotal(), 2);
        QCOMPARE(summary.red(), 1);
        QCOMPARE(summary.blue(), 1);
        QCOMPARE(summary.today(), 3);
        QCOMPARE(summary.closedToday(), 2);
        QCOMPARE(summary.onTimeText(), u"50.0%"_s);
        QCOMPARE(summary.overdue(), 1);
        QCOMPARE(summary.sourceName(), u"统一接报平台"_s);
        QCOMPARE(summary.trust(), int(TrustState::Fresh));

        test.pass(59'000);
        QCOMPARE(summary.overdue(), 1);
        QCOMPARE(summary.ageText(), u"59秒"_s);
        test.pass(2'000); // the deadline passes and the source is a second late: both show with the tick
        QCOMPARE(summary.overdue(), 2);
        QCOMPARE(summary.trust(), int(TrustState::Late));
        test.pass(3 * minute);
        QCOMPARE(summary.trust(), int(TrustState::Stale));

        summary.setRegion(u"810002"_s);
        test.settle();
        QCOMPARE(summary.openTotal(), 1);
        QCOMPARE(summary.onTimeText(), u"100.0%"_s);
        test.pass(10 * hour); // past midnight in the city
        test.settle();
        QCOMPARE(summary.today(), 0);
        QCOMPARE(summary.onTimeText(), QString()); // nothing was closed: no share, not 0 %
    }

    void indicatorFigures()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        const TimeMs last = now - 32 * minute; // 14:00
        auto congestion = makeIndicator(u"traffic.congestion"_s, u"道路拥堵指数"_s, {});
        congestion.normalHigh = 1.65;
        congestion.limits = {{Level::Yellow, true, 1.65}, {Level::Red, true, 3}};
        auto part = makeIndicator(u"part"_s, u"办结率"_s, u"%"_s);
        part.parent = u"calls"_s;
        part.decimals = 1;
        auto calls = makeIndicator(u"calls"_s, u"今日受理"_s, u"件"_s);
        calls.decimals = 0;
        calls.aggregation = Indicator::Aggregation::Sum;
        auto changes = smallCity(now);
        for (const auto &indicator : {congestion, part, calls, makeIndicator(u"zero"_s, u"零"_s, u"起"_s), makeIndicator(u"void"_s, u"无"_s, u"起"_s), makeIndicator(u"secret"_s, u"密"_s, u"起"_s)})
            changes.emplace_back(Record(indicator));
        for (int h = 0; h < 200; ++h)
            changes.emplace_back(Record(makeReading(u"traffic.congestion"_s, last - h * hour, h == 0 ? 1.86 : h == 24 ? 1.62
                    : h == 168                                                                                        ? 2.0
                                                                                                                      : 1.5)));
        for (int d = 0; d < 3; ++d)
            changes.emplace_back(Record(makeReading(u"calls"_s, last - d * day, 1000 + d)));
        changes.emplace_back(Record(makeReading(u"part"_s, last, 97.2)));
        changes.emplace_back(Record(makeReading(u"zero"_s, last, 0)));
        changes.emplace_back(Record(makeReading(u"void"_s, last, std::nullopt)));
        changes.emplace_back(Record(makeReading(u"traffic.congestion"_s, now + day, 99))); // not yet
        auto secret = makeReading(u"secret"_s, last, 7);
        secret.quality = Reading::Quality::Withheld;
        changes.emplace_back(Record(secret));
        test.put(std::move(changes));

        IndicatorModel model;
        QAbstractItemModelTester tester(&model);
        model.setCodes({u"traffic.congestion"_s, u"calls"_s, u"zero"_s, u"void"_s, u"secret"_s, u"unheard"_s});
        bindTo(model, test);
        test.settle();
        QCOMPARE(column(model, "code"), u"traffic.congestion calls zero void secret unheard"_s);
        QCOMPARE(column(model, "valueText"), u"1.86 1,000 0.00   "_s); // zero is a value; no data, withheld and unknown are not
        QCOMPARE(column(model, "hasValue"), u"true true true false false false"_s);
        QCOMPARE(column(model, "withheld"), u"false false false false true false"_s);
        QVERIFY(std::isnan(at(model, 4, "value").toDouble())); // no value leaks
        QCOMPARE(at(model, 4, "spark").value<QList<double>>(), QList<double>());
        QCOMPARE(at(model, 0, "momText").toString(), u"14.8%"_s);
        QCOMPARE(at(model, 0, "momUp").toInt(), 1);
        QCOMPARE(at(model, 0, "yoyText").toString(), u"7.0%"_s);
        QCOMPARE(at(model, 0, "yoyUp").toInt(), -1);
        QCOMPARE(at(model, 1, "momText").toString(), u"0.1%"_s);
        QCOMPARE(at(model, 1, "yoyText").toString(), QString()); // there was no last week
        QCOMPARE(at(model, 0, "level").toInt(), int(Level::Yellow));
        QCOMPARE(at(model, 0, "limitText").toString(), u"Usual ≤1.65"_s);
        QCOMPARE(at(model, 1, "subText").toString(), u"办结率 97.2%"_s);
        const auto spark = at(model, 0, "spark").value<QList<double>>();
        QCOMPARE(spark.size(), 24);
        QCOMPARE(spark.last(), 1.86);
        const auto week = at(model, 1, "week").value<QList<double>>();
        QCOMPARE(week.size(), 7);
        QCOMPARE(week[6], 1000.0);
        QCOMPARE(week[4], 1002.0);
        QVERIFY(std::isnan(week[3])); // no data is not zero
        QCOMPARE(at(model, 0, "sourceName").toString(), u"公安交管"_s);
        QCOMPARE(at(model, 0, "ageText").toString(), u"32分"_s);
        QCOMPARE(model.beyondCount(), 1);
        QCOMPARE(at(model, 5, "trust").toInt(), int(TrustState::None));
        QCOMPARE(at(model, 0, "trust").toInt(), int(TrustState::Fresh));

        test.pass(29 * minute);
        QCOMPARE(at(model, 0, "trust").toInt(), int(TrustState::Late));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        test.pass(1000);
        QVERIFY(changed.isEmpty()); // "1时01分" a second later: nothing to say
        test.pass(3 * hour);
        QCOMPARE(model.staleCount(), 5);
        QCOMPARE(model.beyondCount(), 0); // an alarm is not based on a stale figure
        test.runner.setLanguage(u"en"_s);
        test.settle();
        QCOMPARE(at(model, 1, "name").toString(), u"calls"_s);
        QCOMPARE(at(model, 0, "ageText").toString(), u"4h01"_s);
    }

    void pointsAndRegions()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        auto placeless = makeEvent(u"p"_s, Level::Blue, u"810001"_s, now);
        placeless.position.reset();
        auto quake = makeEvent(u"q"_s, Level::Blue, {}, now - hour);
        quake.head.source = u"usgs"_s;
        quake.position = GeoPoint{0, 0};
        auto closed = makeEvent(u"c"_s, Level::Blue, u"810002"_s, now - 3 * hour);
        closed.stage = Stage::Closed;
        closed.closedAt = now - 30 * minute; // half an hour over
        for (const auto &event : {makeEvent(u"a"_s, Level::Red, u"810001001"_s, now - 119 * minute), makeEvent(u"b"_s, Level::Blue, u"810001"_s, now - hour), placeless, quake, closed})
            changes.emplace_back(Record(event));
        test.put(std::move(changes));

        PointSource points;
        PointSource quakes;
        RegionModel regions;
        QAbstractItemModelTester tester(&regions);
        quakes.setSourceFilter(u"usgs"_s);
        QVERIFY(points.points());
        bindTo(points, test);
        bindTo(quakes, test);
        bindTo(regions, test);
        test.settle();
        QCOMPARE(points.count(), 2);
        QCOMPARE(points.withoutPlace(), 1);
        QCOMPARE(quakes.count(), 1);
        QCOMPARE(quakes.points()->at(0).at, (WorldPoint{0.5, 0.5}));
        QCOMPARE(points.points()->key(0).first, u"unified"_s);
        QVERIFY(std::abs(points.points()->at(0).at->x - (114.2 + 180) / 360) < 1e-12);

        QCOMPARE(column(regions, "code"), u"810001 810002"_s); // most open first
        QCOMPARE(column(regions, "openCount"), u"3 0"_s);
        QCOMPARE(column(regions, "worstLevel"), u"1 0"_s);
        QCOMPARE(at(regions, 1, "onTimeText").toString(), u"0.0"_s);
        QVERIFY(at(regions, 1, "belowTarget").toBool());
        QCOMPARE(at(regions, 0, "onTimeText").toString(), QString()); // nothing closed
        QVERIFY(!at(regions, 0, "belowTarget").toBool());
        QCOMPARE(regions.nameOf(u"810001"_s), u"沙田区"_s);
        QCOMPARE(regions.boundsOf(u"810001"_s), QRectF(114.1, 22.3, 114.3 - 114.1, 22.5 - 22.3));
        const auto area = regions.regions()->regions.front().area;
        QCOMPARE(area->size(), 1u);

        points.setMode(u"window"_s);
        test.settle();
        QCOMPARE(points.count(), 3); // closed ones too
        points.setFrom(double(now - 2 * hour));
        points.setTo(double(now - 30 * minute));
        test.settle();
        QCOMPARE(points.count(), 2);
        test.put({Record(makeEvent(u"n"_s, Level::Blue, u"810002"_s, now))});
        test.settle();
        QCOMPARE(regions.regions()->regions.front().area, area); // outlines are not read again for a count
        QCOMPARE(column(regions, "openCount"), u"3 1"_s);
    }

    void theSameWindowOfAnotherDay()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        for (int back : {0, 1, 7, 8}) { // days; some hours into each
            for (int i = 0; i <= back; ++i)
                changes.emplace_back(Record(makeEvent(u"e%1-%2"_s.arg(back).arg(i), Level::Blue, u"810001"_s, now - back * day - hour)));
        }
        test.put(std::move(changes));
        PointSource points;
        points.setMode(u"window"_s);
        points.setDaysBack(7);
        points.setEnabled(false);
        bindTo(points, test);
        test.settle();
        QCOMPARE(points.count(), 0); // asks nothing
        points.setEnabled(true);
        test.settle();
        QCOMPARE(points.count(), 8);
        points.setFrom(double(now - 30 * hour));
        points.setTo(double(now));
        test.settle();
        QCOMPARE(points.count(), 17); // 30 hours hold two of the days
        points.setDaysBack(0);
        test.settle();
        QCOMPARE(points.count(), 3);

        LayerModel layers;
        layers.setLayers({QVariantMap{{u"id"_s, u"e"_s}, {u"kind"_s, u"events"_s}}, QVariantMap{{u"id"_s, u"h"_s}, {u"kind"_s, u"heat"_s}}, QVariantMap{{u"id"_s, u"c"_s}, {u"kind"_s, u"change"_s}, {u"visible"_s, false}}});
        bindTo(layers, test);
        layers.setHeatCount(3);
        test.settle();
        QCOMPARE(column(layers, "count"), u"20 3 3"_s); // all are open; heat has those of its own window
        QVERIFY(!layers.showsChange());
        layers.toggle(2);
        QVERIFY(layers.showsChange());
    }

    void theWayListsAHomeThatIsKnownLate()
    {
        QueryTest test;
        test.put(smallCity(test.time.time));
        RegionPath path;
        path.setRunner(&test.runner);
        test.settle();
        QSignalSpy changed(&path, &RegionPath::changed);
        path.setRegion(u"810000"_s);
        path.setHome(u"810000"_s);
        QVERIFY(changed.count() > 0); // whoever lists it must hear of it
        QCOMPARE(path.listed(), u"810000"_s);
    }

    void theWayDownToARegion_data()
    {
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("steps");
        QTest::addColumn<QString>("above");
        QTest::addColumn<QString>("listed");
        QTest::addColumn<QString>("listedName");

        QTest::newRow("nowhere") << u""_s << u""_s << u"810000"_s << u"810000"_s << u""_s;
        QTest::newRow("home") << u"810000"_s << u""_s << u"810000"_s << u"810000"_s << u""_s;
        QTest::newRow("a district with something below it") << u"810001"_s << u"沙田区"_s << u"810000"_s << u"810001"_s << u"沙田区"_s;
        QTest::newRow("one with nothing below it: its neighbours") << u"810002"_s << u"荃湾区"_s << u"810000"_s << u"810000"_s << u""_s;
        QTest::newRow("a neighbourhood") << u"810001001"_s << u"沙田区 大围"_s << u"810001"_s << u"810001"_s << u"沙田区"_s;
        QTest::newRow("unknown") << u"999"_s << u"999"_s << u"810000"_s << u"810000"_s << u""_s;
        QTest::newRow("a circle") << u"a"_s << u"a"_s << u"810000"_s << u"a"_s << u"a"_s;
    }
    void theWayDownToARegion()
    {
        QFETCH(QString, region);
        QueryTest test;
        auto changes = smallCity(test.time.time);
        for (const auto &[code, parent] : {std::pair(u"a"_s, u"b"_s), std::pair(u"b"_s, u"a"_s)})
            changes.emplace_back(Record(makeRegion(code, code, code, parent, 2)));
        test.put(std::move(changes));
        RegionPath path;
        path.setHome(u"810000"_s);
        path.setRegion(region);
        bindTo(path, test);
        test.settle();
        QStringList steps;
        for (const auto &step : path.steps())
            steps += step.toMap()[u"name"_s].toString();
        QTEST(steps.join(u' '), "steps");
        QTEST(path.above(), "above");
        QTEST(path.listed(), "listed");
        QTEST(path.listedName(), "listedName");
    }

    /** Behind a colour of the map are the rows that made it, and they follow what happens there. */
    void eventsOfAnArea()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        const auto put = [&](int from, int to, double lat) {
            for (int i = from; i < to; ++i) {
                auto event = makeEvent(u"e%1"_s.arg(i), Level::Blue, u"810001"_s, now - (i + 1) * minute);
                event.position = GeoPoint{lat, 114.2};
                changes.emplace_back(Record(event));
            }
            test.put(std::exchange(changes, {}));
            test.settle();
        };
        put(0, 5, 22.3);
        put(5, 1'205, 22.4);
        PointSource points;
        points.setMode(u"window"_s);
        bindTo(points, test);
        AreaPick area;
        EventListModel list;
        list.setOrder(u"newest"_s);
        list.setOpenOnly(false);
        list.setLimit(1'000);
        list.setPick(&area);
        bindTo(list, test);
        test.settle();
        QCOMPARE(list.count(), 0); // nothing was pointed at

        area.pick(&points, circleAround(toWorld({22.3, 114.2}), 1e-5));
        test.settle();
        QCOMPARE(area.count(), 5);
        QCOMPARE(column(list, "eventId"), u"e0 e1 e2 e3 e4"_s);
        QCOMPARE(list.total(), 5);
        put(1'205, 1'207, 22.3);
        test.settle();
        QCOMPARE(area.count(), 7);
        QCOMPARE(column(list, "eventId"), u"e0 e1 e2 e3 e4 e1205 e1206"_s);

        // What a stream brings shows on rows that are there; others come with the next count of the area.
        auto closed = makeEvent(u"e1"_s, Level::Red, u"810001"_s, now - 2 * minute);
        closed.head.version = 1'000;
        auto other = makeEvent(u"new"_s, Level::Red, u"810001"_s, now);
        test.runner.notifyArrivals({.events = {{.event = closed}, {.event = other}}});
        QCOMPARE(column(list, "eventId"), u"e0 e1 e2 e3 e4 e1205 e1206"_s);
        QCOMPARE(list.index(1).data(EventRow::LevelRole).toInt(), int(Level::Red));

        area.pick(&points, circleAround(toWorld({22.4, 114.2}), 1e-5));
        test.settle();
        QCOMPARE(area.count(), 1'200);
        QCOMPARE(list.count(), 1'000);
        QCOMPARE(list.total(), 1'200);
        QCOMPARE(list.index(0).data(EventRow::EventIdRole).toString(), u"e5"_s);

        area.clear();
        QCOMPARE(list.count(), 0); // the next area does not begin with these
        QCOMPARE(area.count(), 0);
    }

    void eventsOfOneSource()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        auto source = makeSource(u"usgs"_s, u"美国地质调查局"_s, 300, now - 3000 * day);
        source.head.extra = R"({"credit":"U.S. Geological Survey"})";
        changes.emplace_back(Record(source));
        changes.emplace_back(Record(makeEvent(u"a"_s, Level::Red, u"810001001"_s, now)));
        for (const int n : {1, 2, 3}) {
            auto quake = makeEvent(u"q%1"_s.arg(n), Level::None, {}, now - (3000 + n) * day);
            quake.head.source = u"usgs"_s;
            quake.position = GeoPoint{0, 0};
            changes.emplace_back(Record(quake));
        }
        test.put(std::move(changes));

        EventListModel list;
        list.setSourceFilter(u"usgs"_s);
        list.setRegion(u"810001"_s); // does not apply
        list.setOpenOnly(false);
        list.setOrder(u"newest"_s);
        PointSource points;
        points.setMode(u"window"_s);
        points.setSourceFilter(u"usgs"_s);
        bindTo(list, test);
        bindTo(points, test);
        test.settle();
        QCOMPARE(column(list, "eventId"), u"q1 q2 q3"_s); // of any time
        QCOMPARE(list.total(), 3);
        QVERIFY(at(list, 0, "timeText").toString().contains(u'年'));
        QVERIFY(list.spanText().contains(u" – "_s));
        QCOMPARE(list.sourceName(), u"美国地质调查局"_s);
        QCOMPARE(list.ageText(), u"8年"_s);
        QCOMPARE(list.trust(), int(TrustState::Stale));
        QCOMPARE(points.count(), 3);
        QCOMPARE(points.credit(), u"U.S. Geological Survey"_s);

        list.setLimit(1);
        test.settle();
        QCOMPARE(list.count(), 1);
        QCOMPARE(list.total(), 3);
        list.setSourceFilter({});
        test.settle();
        QCOMPARE(list.count(), 1);
        QCOMPARE(list.spanText(), QString());
        QCOMPARE(column(list, "eventId"), u"a"_s);
    }

    void seriesAndHistogram()
    {
        QueryTest test;
        const TimeMs now = test.time.time; // 14:32
        auto changes = smallCity(now);
        int id = 0;
        for (int weeks = 0; weeks <= 5; ++weeks) {
            for (int i = 0; i <= weeks; ++i) // i + 1 events at 10:10, weeks ago
                changes.emplace_back(Record(makeEvent(QString::number(++id), Level::Yellow, u"810001"_s, now - 4 * hour - 22 * minute - weeks * 7 * day)));
        }
        test.put(std::move(changes));
        SeriesModel series;
        HistogramModel histogram;
        QAbstractItemModelTester tester(&histogram);
        bindTo(series, test);
        bindTo(histogram, test);
        test.settle();
        QCOMPARE(series.current().size(), 48u);
        QCOMPARE(series.current()[20].v, 1.0);
        QCOMPARE(series.current()[0].v, 0.0);
        QCOMPARE(series.current()[28].v, 0.0);
        QVERIFY(std::isnan(series.current()[29].v)); // 14:30 is still being counted
        QCOMPARE(series.compare()[20].v, 2.0);
        QCOMPARE(series.compare()[20].t, series.current()[20].t);
        QCOMPARE(series.usual()[20].low, 2.4); // of 2 3 4 5 6
        QCOMPARE(series.usual()[20].high, 5.6);
        QCOMPARE(series.trust(), int(TrustState::Fresh));

        QCOMPARE(histogram.rowCount(), 96);
        QCOMPARE(at(histogram, 40, "count").toInt(), 1);
        QCOMPARE(at(histogram, 40, "worst").toInt(), int(Level::Yellow));
        QVERIFY(!at(histogram, 58, "future").toBool());
        QVERIFY(at(histogram, 59, "future").toBool());
        QCOMPARE(histogram.to() - histogram.from(), double(day));
        test.pass(10 * hour);
        test.settle();
        QCOMPARE(histogram.from(), double(now + 9 * hour + 28 * minute)); // a new day
        QVERIFY(series.windowFrom() == TimeMs(histogram.from()));
    }

    void warningsBeginAndEndWithTheClock()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        for (const auto &warning : {makeWarning(u"blue"_s, Level::Blue, now - hour, now + hour), makeWarning(u"red"_s, Level::Red, now + 10'000, now + 20'000), makeWarning(u"old"_s, Level::Red, now - hour, now - minute), makeWarning(u"endless"_s, Level::Yellow, now - hour, 0)})
            changes.emplace_back(Record(warning));
        test.put(std::move(changes));
        WarningModel model;
        QAbstractItemModelTester tester(&model);
        bindTo(model, test);
        test.settle();
        QCOMPARE(column(model, "warningId"), u"endless blue"_s);
        QCOMPARE(at(model, 0, "regionText").toString(), u"沙田区"_s);
        QCOMPARE(model.worst(), int(Level::Yellow));
        test.pass(11'000);
        QCOMPARE(column(model, "warningId"), u"red endless blue"_s);
        test.pass(10'000);
        QCOMPARE(column(model, "warningId"), u"endless blue"_s);
        test.put({Tombstone{RecordType::Warning, {.source = u"weather"_s, .id = u"endless"_s}}});
        test.settle();
        QCOMPARE(model.worst(), int(Level::Blue));
    }

    void situationFollowsFactsAndAges()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeWarning(u"w"_s, Level::Orange, now - hour, now + day)));
        changes.emplace_back(Record(makeEvent(u"a"_s, Level::Red, u"810001001"_s, now - minute)));
        auto power = makeIndicator(u"power"_s, u"用电负荷"_s, u"MW"_s);
        power.limits = {{Level::Yellow, true, 10}};
        changes.emplace_back(Record(power));
        changes.emplace_back(Record(makeReading(u"power"_s, now - minute, 11)));
        test.put(std::move(changes));
        SituationModel model;
        bindTo(model, test);
        test.settle();
        QCOMPARE(model.sentence(), u"全市运行总体平稳，沙田 1 起Ⅰ级事件处置中，暴雨橙色预警生效"_s);
        QCOMPARE(model.facts().size(), 2);
        QCOMPARE(model.summaryText(), u"1 vital signs, 1 beyond limits"_s);
        test.pass(4 * minute);
        QCOMPARE(model.sentence(), u"暴雨橙色预警生效，统一接报平台数据过期，未纳入判断"_s);
        QVERIFY(model.clauses().last().toMap()[u"dropped"_s].toBool());
    }

    void situationKnowsWhereItComesFrom()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeWarning(u"w"_s, Level::Orange, now - hour, now + day)));
        auto urgent = makeEvent(u"a"_s, Level::Red, u"810001001"_s, now - minute);
        urgent.department = u"traffic"_s;
        changes.emplace_back(Record(urgent));
        auto late = makeEvent(u"b"_s, Level::Orange, u"810002"_s, now - hour);
        late.deadline = now - minute;
        changes.emplace_back(Record(late));
        auto power = makeIndicator(u"power"_s, u"用电负荷"_s, u"MW"_s);
        power.limits = {{Level::Orange, true, 10}};
        power.target = 8;
        changes.emplace_back(Record(power));
        for (const int ago : {180, 120, 60, 0})
            changes.emplace_back(Record(makeReading(u"power"_s, now - ago * minute, ago == 180 ? 9 : 11)));
        test.put(std::move(changes));
        QList<Problem> problems;
        auto rules = *test.runner.situationRules();
        const auto added = parseSituationRules("[[clause]]\nid = 't'\nabout = 'indicator'\nindicator = 'power'\nwhen = ['target > 100']\nweight = 1\nlevel = 'blue'\ntext = '{name} {value}高于 {target}'\ntext_en = 'x'\n"
                                               "[[clause]]\nid = 'u'\nabout = 'indicator'\nindicator = 'nobody'\nweight = 1\ntext = 'x'\ntext_en = 'x'\n"
                                               "[[clause]]\nid = 'v'\nabout = 'events'\ndistrict = '810002'\ncount = 'open'\nweight = 1\ntext = '{place} {count} 件'\ntext_en = 'x'\n"
                                               "[[clause]]\nid = 'w'\nabout = 'events'\ndistrict = '810001001'\ncount = 'open'\nweight = 1\ntext = 'x'\ntext_en = 'x'\n",
            {}, problems);
        QVERIFY(problems.isEmpty());
        rules.rules.insert(rules.rules.end(), added.rules.begin(), added.rules.end());
        test.runner.setSituationRules(std::make_shared<const SituationRules>(rules));
        test.runner.setLanguage(u"zh_CN"_s);
        SituationModel model;
        bindTo(model, test);
        test.settle();
        QCOMPARE(model.sentence(), u"全市运行总体平稳，沙田 1 起Ⅰ级事件处置中，暴雨橙色预警生效，用电负荷越界，用电负荷 11.00 MW高于 8.00 MW，荃湾 1 件，规则“u”的体征 nobody 没有定义，未纳入判断，规则“w”的行政区 810001001 没有定义，未纳入判断"_s);
        const auto opens = [](const QVariant &clause) {
            const auto target = clause.toMap()[u"target"_s].toMap();
            return u"%1 %2%3 %4 %5"_s.arg(target[u"kind"_s].toInt()).arg(target[u"source"_s].toString(), target[u"code"_s].toString()).arg(target[u"level"_s].toInt()).arg(int(target[u"overdue"_s].toBool()));
        };
        QStringList opened;
        for (const auto &clause : model.clauses())
            opened << opens(clause);
        QCOMPARE(opened, QStringList({u"2  0 0"_s, u"2  1 0"_s, u"4  0 0"_s, u"1 power 0 0"_s, u"1 power 0 0"_s, u"2  0 0"_s, u"0  0 0"_s, u"0  0 0"_s}));

        QStringList entries;
        for (const auto &entry : model.attention()) {
            const auto map = entry.toMap();
            entries << u"%1|%2|%3|%4|%5|%6"_s.arg(map[u"level"_s].toInt()).arg(map[u"text"_s].toString(), map[u"place"_s].toString(), map[u"sinceText"_s].toString(), map[u"department"_s].toString(), opens(entry));
        }
        QCOMPARE(entries, QStringList({u"1|路面积水 a|沙田区|14:31|公安交管|3 unifieda 1 0"_s, u"2|暴雨橙色预警生效|沙田区|13:32|气象台|4  0 0"_s, u"2|路面积水 b，已超期|荃湾区|13:32|统一接报平台|3 unifiedb 2 0"_s,
                              u"2|用电负荷 11.00 MW越界|香港|12:32|公安交管|1 power 0 0"_s, // beyond since two hours, not since the reading before
                              u"0|1 件事件超期未办结|荃湾||统一接报平台|2  0 1"_s, u"4|用电负荷 11.00 MW高于 8.00 MW|香港||公安交管|1 power 0 0"_s, u"0|荃湾 1 件|荃湾||统一接报平台|2  0 0"_s, u"0|规则“u”的体征 nobody 没有定义，未纳入判断||||0  0 0"_s, u"0|规则“w”的行政区 810001001 没有定义，未纳入判断||||0  0 0"_s}));
        QCOMPARE(model.unjudged(), 2);
        QCOMPARE(model.judgedText(), u"1 of 1 vital signs、2 open event(s)、1 warning(s) in force"_s);
        test.pass(4 * minute);
        QCOMPARE(model.attention().first().toMap()[u"text"_s].toString(), u"暴雨橙色预警生效"_s); // the events' source has gone stale
        QCOMPARE(model.unjudged(), 3);
    }

    void tickerTopicsAndDetail()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        auto event = makeEvent(u"e"_s, Level::Red, u"810001001"_s, now - 17 * minute);
        event.description = u"<b>三人</b>被困"_s;
        changes.emplace_back(Record(event));
        auto other = makeEvent(u"f"_s, Level::Blue, u"810002"_s, now - 25 * hour);
        other.topic = u"traffic"_s;
        changes.emplace_back(Record(other));
        EventLog log;
        log.head = {.source = u"unified"_s, .id = u"1"_s, .time = now - 10 * minute};
        log.eventSource = u"unified"_s;
        log.event = u"e"_s;
        log.action = u"stage"_s;
        log.to = u"handling"_s;
        log.actor = u"水务集团"_s;
        changes.emplace_back(Record(log));
        log.head.id = u"2"_s;
        log.head.time = now;
        log.to = u"closed"_s;
        log.text = u"已排水"_s;
        changes.emplace_back(Record(log));
        test.put(std::move(changes));
        TickerModel ticker;
        TopicModel topics;
        EventDetail detail;
        QAbstractItemModelTester tickerTester(&ticker);
        QAbstractItemModelTester topicTester(&topics);
        bindTo(ticker, test);
        bindTo(topics, test);
        bindTo(detail, test);
        test.settle();
        QCOMPARE(ticker.rowCount(), 2);
        QCOMPARE(at(ticker, 0, "timeText").toString(), u"14:32"_s);
        QCOMPARE(at(ticker, 0, "text").toString(), u"沙田区 路面积水 e"_s);
        QCOMPARE(at(ticker, 0, "resultText").toString(), u"closed after 17分"_s);
        QCOMPARE(at(ticker, 1, "resultText").toString(), u"dispatched 水务集团"_s);
        QCOMPARE(column(topics, "count"), u"1 0"_s);
        QCOMPARE(column(topics, "before"), u"0 1"_s);
        QVERIFY(!detail.isValid());
        detail.setSource(u"unified"_s);
        detail.setEventId(u"e"_s);
        test.settle();
        QVERIFY(detail.isValid());
        QCOMPARE(detail.title(), u"路面积水 e"_s);
        QCOMPARE(detail.regionText(), u"沙田区 · 大围"_s);
        QCOMPARE(detail.description(), u"<b>三人</b>被困"_s); // as it came: the screen shows plain text
        QCOMPARE(detail.reportedText(), u"7月11日 14:15"_s);
        QCOMPARE(detail.log().size(), 2);
        QCOMPARE(detail.log()[1].toMap()[u"text"_s].toString(), u"closed · 已排水"_s);
        QCOMPARE(detail.remainText(), u"1:43:00"_s);
        detail.setEventId(u"gone"_s);
        QVERIFY(!detail.isValid()); // at once, not after the answer
        test.settle();
        QVERIFY(!detail.isValid());
        detail.setEventId({});
        test.settle();
    }

    void aLinkWithoutFeedsIsLost()
    {
        QueryTest test;
        HealthModel health;
        bindTo(health, test);
        test.settle();
        QSignalSpy changed(&health, &HealthModel::linkChanged);
        test.pass(1'000);
        test.pass(14'000);
        QCOMPARE(health.linkState(), int(HealthModel::CatchingUp));
        changed.clear();
        test.pass(1'000);
        QCOMPARE(health.linkState(), int(HealthModel::Lost));
        QCOMPARE(changed.size(), 1);
        health.setHealth({.feed = u"city"_s, .state = FeedHealth::State::Live}); // it was only late
        QCOMPARE(health.linkState(), int(HealthModel::Live));
        health.setRecorded(true);
        QCOMPARE(health.linkState(), int(HealthModel::Recorded));
    }

    void healthAndLayers()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeEvent(u"a"_s, Level::Red, u"810001"_s, now)));
        test.put(std::move(changes));
        HealthModel health;
        LayerModel layers;
        QAbstractItemModelTester healthTester(&health);
        QAbstractItemModelTester layerTester(&layers);
        layers.setLayers({QVariantMap{{u"id"_s, u"events"_s}, {u"nameZh"_s, u"事件"_s}, {u"nameEn"_s, u"Events"_s}, {u"kind"_s, u"events"_s}},
            QVariantMap{{u"id"_s, u"quakes"_s}, {u"nameZh"_s, u"地震"_s}, {u"kind"_s, u"points"_s}, {u"source"_s, u"usgs"_s}, {u"visible"_s, false}},
            QVariantMap{{u"nameZh"_s, u"无名"_s}}});
        bindTo(health, test);
        bindTo(layers, test);
        test.settle();
        QCOMPARE(column(health, "sourceId"), u"traffic unified weather"_s);
        QCOMPARE(health.freshCount(), 3);
        QVERIFY(health.isDemo());
        QCOMPARE(health.dataAsOfText(), u"14:32:00"_s);
        QCOMPARE(health.linkState(), int(HealthModel::CatchingUp));
        health.setHealth({.feed = u"city"_s, .state = FeedHealth::State::Live});
        QCOMPARE(health.linkState(), int(HealthModel::Live));
        health.setHealth({.feed = u"other"_s, .state = FeedHealth::State::Halted});
        QCOMPARE(health.linkState(), int(HealthModel::Lost));
        health.setRecorded(true);
        QCOMPARE(health.linkState(), int(HealthModel::Lost)); // that the city is played hides no trouble
        health.setHealth({.feed = u"other"_s, .state = FeedHealth::State::Waiting, .attempts = 1});
        QCOMPARE(health.linkState(), int(HealthModel::Late));
        health.setHealth({.feed = u"other"_s, .state = FeedHealth::State::Live});
        QCOMPARE(health.linkState(), int(HealthModel::Recorded));
        test.pass(61'000);
        QCOMPARE(health.freshCount(), 1);

        QCOMPARE(layers.rowCount(), 2);
        QCOMPARE(column(layers, "count"), u"1 0"_s);
        QCOMPARE(at(layers, 0, "sourceName").toString(), u"统一接报平台"_s);
        QVERIFY(at(layers, 1, "reason").toString().contains(u"usgs"));
        QVERIFY(!layers.isVisible(u"quakes"_s));
        QSignalSpy switched(&layers, &LayerModel::visibilityChanged);
        layers.toggle(1);
        layers.toggle(17);
        QVERIFY(layers.isVisible(u"quakes"_s));
        QCOMPARE(switched.count(), 1);
        test.runner.setLanguage(u"en"_s);
        test.settle();
        QCOMPARE(at(layers, 0, "name").toString(), u"Events"_s);
    }

    void areasComeFromAssetsAndWarnings()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        const GeoMultiPolygon square = {{{{22.3, 114.1}, {22.3, 114.2}, {22.4, 114.2}, {22.4, 114.1}}}};
        auto changes = smallCity(now);
        const auto area = [&](const QString &id, const QString &kind, const QString &status, const GeoMultiPolygon &outline) {
            return Record(Asset{.head = {.source = u"traffic"_s, .id = id, .version = 1, .time = now - hour}, .name = id, .nameEn = u"en "_s + id, .kind = kind, .status = status, .area = outline});
        };
        changes.emplace_back(area(u"f"_s, u"flood"_s, u""_s, square));
        changes.emplace_back(area(u"p"_s, u"plan"_s, u"planned"_s, square));
        changes.emplace_back(area(u"l"_s, u"controlled"_s, u"lifted"_s, square));
        changes.emplace_back(area(u"own"_s, u"controlled"_s, u"封控"_s, square));
        changes.emplace_back(area(u"at a point"_s, u"hospital"_s, u""_s, {}));
        auto rain = makeWarning(u"rain"_s, Level::Orange, now - hour, now + hour);
        rain.area = square;
        auto wind = makeWarning(u"wind"_s, Level::Blue, now + hour, now + 3 * hour);
        wind.area = square;
        changes.emplace_back(Record(rain));
        changes.emplace_back(Record(wind));
        test.put(std::move(changes));
        AreaModel model;
        const QAbstractItemModelTester tester(&model);
        bindTo(model, test);
        test.settle();
        const auto states = [&] {
            QStringList texts;
            for (const auto &marked : model.areas()->areas)
                texts << marked.id + u':' + QString::number(int(marked.state));
            return texts.join(u' ');
        };
        QCOMPARE(states(), u"l:2 own:1 f:1 p:0 wind:0 rain:1"_s); // the most urgent warning is drawn last, on top
        const auto words = model.wordsOf(u"asset|traffic|own"_s);
        QVERIFY2(words.contains(u"封控"_s) && words.startsWith(u"own · "_s), qPrintable(words));
        QCOMPARE(model.wordsOf(u"asset|traffic|gone"_s), QString());
        test.runner.setLanguage(u"en"_s);
        test.settle();
        QVERIFY(model.wordsOf(u"asset|traffic|f"_s).startsWith(u"en f · flood zone · in force since "_s));

        const auto outline = model.areas()->areas[2].outline;
        test.put({Record(Asset{.head = {.source = u"traffic"_s, .id = u"f"_s, .version = 2, .time = now}, .name = u"f"_s, .kind = u"flood"_s, .status = u"lifted"_s, .area = square})});
        test.settle();
        QCOMPARE(model.areas()->areas[2].state, AreaState::Lifted);
        QCOMPARE(model.areas()->areas[2].outline, outline); // not decoded into another one: nothing is put right anew

        QSignalSpy changed(&model, &AreaModel::areasChanged);
        test.pass(minute);
        QCOMPARE(changed.count(), 0);
        test.pass(hour);
        QCOMPARE(states(), u"l:2 own:1 f:2 p:0 wind:1"_s); // the rain is over, the wind has begun
        test.pass(3 * hour);
        const auto late = model.wordsOf(u"asset|traffic|own"_s);
        QVERIFY2(late.contains("late"_L1), qPrintable(late)); // nothing was heard of the source
        model.setTypes({u"plan"_s, u"warning"_s});
        test.settle();
        QCOMPARE(states(), u"p:0"_s);
        model.setTypes({});
        model.setSource(u"weather"_s);
        test.settle();
        QCOMPARE(states(), QString());
        model.setEnabled(false);
        test.settle();
        QCOMPARE(model.count(), 0);
    }

    void figuresOfRegionsCarryTheirTrust()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeRegion(u"810003"_s, u"南区"_s, u"South"_s, u"810000"_s, 1)));
        changes.emplace_back(Record(makeRegion(u"810004"_s, u"北区"_s, u"North"_s, u"810000"_s, 1)));
        auto indicator = makeIndicator(u"traffic.congestion"_s, u"拥堵指数"_s, u"级"_s);
        indicator.direction = Indicator::Direction::UpIsBad;
        indicator.periodSeconds = 600;
        indicator.decimals = 1;
        changes.emplace_back(Record(indicator));
        const auto reading = [&](const QString &region, TimeMs time, std::optional<double> value) { return makeReading(u"traffic.congestion"_s, time, value, region); };
        changes.emplace_back(Record(reading(u"810001"_s, now - 20 * minute, 9)));
        changes.emplace_back(Record(reading(u"810001"_s, now - minute, 0))); // the newest counts, and zero is a value
        changes.emplace_back(Record(reading(u"810001"_s, now + minute, 7))); // not yet
        changes.emplace_back(Record(reading(u"810002"_s, now - 25 * minute, 4)));
        auto secret = reading(u"810003"_s, now - minute, std::nullopt);
        secret.quality = Reading::Quality::Withheld;
        changes.emplace_back(Record(secret));
        test.put(std::move(changes));
        RegionFigureModel model;
        const QAbstractItemModelTester tester(&model);
        model.setParentRegion(u"810000"_s);
        bindTo(model, test);
        test.settle();
        QCOMPARE(model.count(), 0); // nothing was asked for
        test.runner.setLanguage(u"en"_s);
        model.setIndicator(u"traffic.congestion"_s);
        test.settle();
        const auto states = [&] {
            QStringList texts;
            for (const auto &figure : model.figures()->figures)
                texts << u"%1:%2:%3"_s.arg(figure.region.right(1)).arg(int(figure.state)).arg(figure.value);
            return texts.join(u' ');
        };
        QCOMPARE(states(), u"1:3:0 2:2:4 3:1:0 4:0:0"_s); // current, late, withheld, none: zero is none of the last two
        QCOMPARE(model.figures()->shareOf(4), 1.0);
        QVERIFY(!model.leastText().isEmpty() && model.mostText().startsWith("4.0 "_L1));
        QCOMPARE(model.directionText(), u"higher is worse"_s);
        QCOMPARE(model.patternText(), u"hatched: no data, crossed: withheld, striped: late or in doubt"_s);
        QVERIFY(model.wordsOf(u"810002"_s).contains("late"_L1));
        QVERIFY(model.wordsOf(u"810003"_s).contains("withheld"_L1) && !model.wordsOf(u"810003"_s).contains("0.0"_L1));
        QVERIFY(model.wordsOf(u"810004"_s).contains("no data"_L1));
        QVERIFY(!model.wordsOf(u"810001"_s).contains("late"_L1));
        QCOMPARE(model.wordsOf(u"999"_s), QString());
        QSignalSpy changed(&model, &RegionFigureModel::figuresChanged);
        test.pass(15 * minute);
        test.settle();
        QVERIFY(changed.count() > 0);
        model.setIndicator(u"unknown"_s);
        test.settle();
        QCOMPARE(model.count(), 0);
        QVERIFY(model.leastText().isEmpty() && model.patternText().isEmpty());
        QCOMPARE(model.name(), u"unknown"_s);
    }

    /** Those of a layer's own kinds are found behind any number of others, and what is too many is said. */
    void areasBehindManyOthers()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        const GeoMultiPolygon square = {{{{22.3, 114.1}, {22.3, 114.2}, {22.4, 114.2}}}};
        auto changes = smallCity(now);
        const auto add = [&](const QString &id, const QString &kind) { changes.emplace_back(Record(Asset{.head = {.source = u"traffic"_s, .id = id, .version = 1, .time = now}, .name = id, .kind = kind, .area = square})); };
        for (int i = 0; i < 2'050; ++i)
            add(u"b%1"_s.arg(i), u"building"_s);
        add(u"f"_s, u"flood"_s);
        for (int i = 0; i < 5; ++i) {
            auto warning = makeWarning(u"w%1"_s.arg(i), i == 0 ? Level::Red : Level::Blue, now - 2 * hour, i == 4 ? now - hour : now + hour);
            warning.area = square;
            changes.emplace_back(Record(warning));
        }
        test.put(std::move(changes));
        AreaModel floods;
        floods.setTypes({u"flood"_s});
        AreaModel all;
        bindTo(floods, test);
        bindTo(all, test);
        test.settle();
        QCOMPARE(floods.areas()->areas.size(), std::size_t(1));
        QCOMPARE(floods.leftOut(), 0);
        QCOMPARE(all.leftOut(), 51);
        QCOMPARE(all.areas()->areas.size(), std::size_t(2'000 + 4));
        QCOMPARE(all.areas()->areas.back().id, u"w0"_s); // the worst, on top
    }

    void layersOfAreasAreCounted()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        const GeoMultiPolygon square = {{{{22.3, 114.1}, {22.3, 114.2}, {22.4, 114.2}, {22.4, 114.1}}}};
        auto changes = smallCity(now);
        changes.emplace_back(Record(Asset{.head = {.source = u"traffic"_s, .id = u"f"_s, .version = 1, .time = now}, .name = u"f"_s, .kind = u"flood"_s, .area = square}));
        changes.emplace_back(Record(Asset{.head = {.source = u"traffic"_s, .id = u"h"_s, .version = 1, .time = now}, .name = u"h"_s, .kind = u"hospital"_s}));
        test.put(std::move(changes));
        LayerModel layers;
        const auto layer = [](const QString &id, const QStringList &types) { return QVariantMap{{u"id"_s, id}, {u"kind"_s, u"areas"_s}, {u"types"_s, types}}; };
        layers.setLayers({layer(u"all"_s, {}), layer(u"plans"_s, {u"plan"_s})});
        bindTo(layers, test);
        test.settle();
        QCOMPARE(column(layers, "count"), u"1 0"_s);
        QVERIFY(!at(layers, 0, "sourceName").toString().isEmpty());
        QVERIFY(layers.showsAreas() && !layers.showsMarks());
        QVERIFY(layers.areaTypes().isEmpty());
        QVERIFY(at(layers, 0, "reason").toString().isEmpty());
        QVERIFY(!at(layers, 1, "reason").toString().isEmpty()); // one of them is drawn
        layers.setAreasRefused(2);
        QVERIFY(at(layers, 0, "reason").toString().contains(u'2'));
        layers.toggle(0);
        QCOMPARE(layers.areaTypes(), QStringList{u"plan"_s});
    }

    void layersAreFadedAndMoved()
    {
        QueryTest test;
        test.put(smallCity(test.time.time));
        LayerModel layers;
        const QAbstractItemModelTester tester(&layers);
        const auto layer = [](const QString &kind, bool visible = true) { return QVariantMap{{u"id"_s, kind}, {u"kind"_s, kind}, {u"visible"_s, visible}}; };
        layers.setLayers({layer(u"events"_s), layer(u"regions"_s), layer(u"heat"_s), layer(u"change"_s, false)});
        bindTo(layers, test);
        test.settle();
        const auto heights = [&] { return QList{layers.marksHeight(), layers.regionsHeight(), layers.heatHeight()}; };
        QCOMPARE(heights(), (QList{3, 2, 1}));
        layers.setOpacity(2, 0.4);
        layers.setOpacity(3, 0.6);
        layers.setOpacity(1, 7);
        layers.setOpacity(0, -1);
        QCOMPARE(layers.heatOpacity(), 0.4);
        QCOMPARE(layers.regionsOpacity(), 1.0);
        QCOMPARE(layers.marksOpacity(), 0.1); // not to be seen at all would be a layer that is on and is not there
        layers.raise(2);
        QCOMPARE(column(layers, "layerId"), u"events heat regions change"_s);
        QCOMPARE(heights(), (QList{3, 1, 2}));
        layers.raise(0); // is the topmost
        layers.lower(3);
        layers.lower(17);
        QCOMPARE(column(layers, "layerId"), u"events heat regions change"_s);
        layers.lower(0);
        QCOMPARE(heights(), (QList{2, 1, 3}));
        layers.toggle(0); // heat goes, the difference comes
        layers.toggle(3);
        QCOMPARE(layers.heatOpacity(), 0.6);
        QCOMPARE(layers.heatHeight(), 0);
        QCOMPARE(at(layers, 0, "reason").toString(), QString());
        layers.toggle(0);
        QVERIFY(!at(layers, 0, "reason").toString().isEmpty()); // both are on: one picture gives way, and says so
        QCOMPARE(layers.heatOpacity(), 0.6);
        layers.setLayers({layer(u"heat"_s), layer(u"hexagons"_s, false), layer(u"choropleth"_s, false), layer(u"change"_s, false)});
        QVERIFY(layers.showsHeat() && layers.division().isEmpty());
        layers.toggle(2);
        QCOMPARE(layers.division(), u"regions"_s); // one picture of density at a time
        QVERIFY(!layers.showsHeat() && !layers.showsMarks());
        QVERIFY(!at(layers, 0, "reason").toString().isEmpty());
        QVERIFY(at(layers, 2, "reason").toString().isEmpty());
        layers.toggle(3);
        QVERIFY(!layers.showsChange());
        layers.toggle(1);
        QCOMPARE(layers.division(), u"hexagons"_s);
        layers.lower(1);
        QCOMPARE(layers.division(), u"regions"_s);
        layers.toggle(1);
        layers.toggle(2);
        QVERIFY(layers.showsChange() && !layers.showsHeat());
        layers.setLayers({layer(u"heat"_s), layer(u"events"_s), layer(u"regions"_s), layer(u"change"_s)});
        layers.setOpacity(0, 0.4);
        test.settle();
        test.runner.setLanguage(u"en"_s); // new answers leave all that as it is
        test.settle();
        QCOMPARE(column(layers, "layerId"), u"heat events regions change"_s);
        QCOMPARE(at(layers, 0, "opacity").toDouble(), 0.4);
    }
};

QTEST_MAIN(tst_Models)
#include "tst_models.moc"
