// What the panels of figures ask: parts of a whole, districts, work orders by stage, reports in stacks, and how a head says the worst of its figures.

#include "querytest.h"

#include "query/compositionmodel.h"
#include "query/funnelmodel.h"
#include "query/regionmatrixmodel.h"
#include "query/seriesmodel.h"
#include "query/stackmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <cmath>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

class tst_GalleryModels : public QObject
{
    Q_OBJECT

    static Indicator limited(const QString &code, const QString &unit = u"件"_s)
    {
        auto indicator = makeIndicator(code, u"名 "_s + code, unit);
        indicator.normalLow = 40;
        indicator.normalHigh = 60;
        indicator.limits = {{Level::Yellow, true, 80}, {Level::Orange, true, 90}};
        return indicator;
    }

    static EventLog act(const QString &event, const QString &to, TimeMs time)
    {
        return {.head = {.source = u"unified"_s, .id = event + u'-' + to + QString::number(time), .version = 1, .time = time}, .eventSource = u"unified"_s, .event = event, .action = u"stage"_s, .to = to};
    }

    template<typename Model>
    static void prepare(Model &model, QueryTest &test)
    {
        model.setRunner(&test.runner);
        model.setClock(&test.clock);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void worstFigureOfAHead()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        for (const auto &[code, age] : {std::pair(u"a"_s, minute), std::pair(u"b"_s, 90 * minute), std::pair(u"c"_s, 2 * hour)}) {
            changes.emplace_back(Record(limited(code)));
            changes.emplace_back(Record(makeReading(code, now - age, 50)));
        }
        test.put(std::move(changes));
        IndicatorModel model;
        prepare(model, test);
        model.setCodes({u"a"_s, u"b"_s, u"c"_s});
        test.settle();
        QCOMPARE(model.worstTrust(), int(TrustState::Late));
        QCOMPARE(model.worstAge(), u"2时00分"_s); // of two that are late the later one
        QCOMPARE(model.worstSource(), u"公安交管"_s);
        QVERIFY(model.worstFraction() < 0.5);
        QSignalSpy counters(&model, &IndicatorModel::countersChanged);
        test.pass(2 * hour);
        QCOMPARE(model.worstTrust(), int(TrustState::Stale));
        QVERIFY(counters.count() > 0);
    }

    void rangeAndShare()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        auto upper = limited(u"upper"_s);
        upper.normalLow.reset();
        upper.target = 95;
        changes.emplace_back(Record(limited(u"both"_s)));
        changes.emplace_back(Record(upper));
        changes.emplace_back(Record(makeIndicator(u"free"_s, u"f"_s, {})));
        for (const auto &code : {u"both"_s, u"upper"_s, u"free"_s})
            changes.emplace_back(Record(makeReading(code, now - minute, 70)));
        test.put(std::move(changes));
        IndicatorModel model;
        prepare(model, test);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCodes({u"both"_s, u"upper"_s, u"free"_s, u"unknown"_s});
        test.settle();
        QCOMPARE(column(model, "rangeText"), u"40.00–60.00 ≤60.00  "_s);
        QCOMPARE(at(model, 0, "usualShare").toDouble(), 1.5);
        QVERIFY(std::isnan(at(model, 1, "usualShare").toDouble()));
        QVERIFY(std::isnan(at(model, 3, "usualShare").toDouble()));
        QCOMPARE(at(model, 0, "limits").value<QList<double>>(), (QList<double>{80, 90}));
        QCOMPARE(at(model, 1, "target").toDouble(), 95);
        QVERIFY(std::isnan(at(model, 0, "target").toDouble()));
    }

    void partsOfAWhole_data()
    {
        QTest::addColumn<QList<double>>("values"); // NaN: no reading
        QTest::addColumn<QString>("unit"); // of the second
        QTest::addColumn<bool>("withheld"); // the second
        QTest::addColumn<QString>("shares");
        QTest::addColumn<QString>("whole");
        QTest::addColumn<QString>("missing");
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("three") << QList<double>{50, 30, 20} << u"件"_s << false << u"50.0% 30.0% 20.0%"_s << u"100.00"_s << QString();
        QTest::newRow("one is zero") << QList<double>{75, 0, 25} << u"件"_s << false << u"75.0% 0.0% 25.0%"_s << u"100.00"_s << QString();
        QTest::newRow("all are zero") << QList<double>{0, 0, 0} << u"件"_s << false << u"  "_s << u"0.00"_s << QString();
        QTest::newRow("one is missing") << QList<double>{50, nan, 20} << u"件"_s << false << u"  "_s << QString() << u"名 b has no data: the whole is not known"_s;
        QTest::newRow("one is withheld") << QList<double>{50, 30, 20} << u"件"_s << true << u"  "_s << QString() << u"名 b is withheld: the whole is not known"_s;
        QTest::newRow("another unit") << QList<double>{50, 30, 20} << u"人"_s << false << u"  "_s << QString() << u"名 b has another unit: this is no whole"_s;
        QTest::newRow("below zero") << QList<double>{50, -3, 20} << u"件"_s << false << u"  "_s << QString() << u"名 b is below zero: this is no whole"_s;
        QTest::newRow("large") << QList<double>{5e8, 3e8, 2e8} << u"件"_s << false << u"50.0% 30.0% 20.0%"_s << u"10"_s << QString();
    }

    void partsOfAWhole()
    {
        QFETCH(QList<double>, values);
        QFETCH(QString, unit);
        QFETCH(bool, withheld);
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        const QStringList codes = {u"a"_s, u"b"_s, u"c"_s};
        for (int i = 0; i < 3; ++i) {
            changes.emplace_back(Record(makeIndicator(codes[i], u"名 "_s + codes[i], i == 1 ? unit : u"件"_s)));
            if (std::isnan(values[i]))
                continue;
            auto reading = makeReading(codes[i], now - minute, values[i]);
            if (withheld && i == 1)
                reading.quality = Reading::Quality::Withheld;
            changes.emplace_back(Record(reading));
        }
        test.put(std::move(changes));
        CompositionModel model;
        prepare(model, test);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCodes(codes);
        test.settle();
        QCOMPARE(model.rowCount(), 3);
        QTEST(column(model, "shareText"), "shares");
        QTEST(model.wholeText(), "whole");
        QTEST(model.missingText(), "missing");
        QCOMPARE(model.isWhole(), model.missingText().isEmpty());
    }

    void matrix()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        for (const auto &code : {u"a"_s, u"b"_s}) {
            changes.emplace_back(Record(limited(code)));
        }
        changes.emplace_back(Record(makeReading(u"a"_s, now - minute, 50, u"810001"_s)));
        changes.emplace_back(Record(makeReading(u"a"_s, now - minute, 95, u"810002"_s)));
        changes.emplace_back(Record(makeReading(u"b"_s, now - 2 * hour, 99, u"810001"_s)));
        auto sum = limited(u"sum"_s);
        sum.aggregation = Indicator::Aggregation::Sum;
        changes.emplace_back(Record(sum));
        changes.emplace_back(Record(makeReading(u"sum"_s, now - minute, 99, u"810001"_s)));
        auto hidden = makeReading(u"b"_s, now - minute, 99, u"810002"_s);
        hidden.quality = Reading::Quality::Withheld;
        changes.emplace_back(Record(hidden));
        test.put(std::move(changes));
        RegionMatrixModel model;
        prepare(model, test);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setParentRegion(u"810000"_s);
        model.setCodes({u"a"_s, u"b"_s, u"unknown"_s, u"sum"_s});
        test.settle();
        QCOMPARE(model.regions(), (QStringList{u"810001"_s, u"810002"_s}));
        QCOMPARE(column(model, "code"), u"a b unknown sum"_s);
        QCOMPARE(column(model, "name"), u"名 a 名 b unknown 名 sum"_s);
        const auto cell = [&](int row, int place) { return at(model, row, "cells").toList()[place].toMap(); };
        QCOMPARE(cell(0, 0)[u"state"_s].toInt(), int(RegionMatrixModel::Normal));
        QCOMPARE(cell(0, 1)[u"state"_s].toInt(), int(RegionMatrixModel::Beyond));
        QCOMPARE(cell(0, 1)[u"level"_s].toInt(), int(Level::Orange));
        QCOMPARE(cell(0, 1)[u"text"_s].toString(), u"荃湾区 名 a 95.00 件"_s);
        QCOMPARE(cell(1, 0)[u"state"_s].toInt(), int(RegionMatrixModel::Beyond)); // late, and beyond its limit as far as anybody knows
        QCOMPARE(cell(1, 0)[u"level"_s].toInt(), int(Level::Orange));
        QVERIFY(cell(1, 0)[u"text"_s].toString().endsWith(u" old"_s));
        QCOMPARE(cell(1, 1)[u"state"_s].toInt(), int(RegionMatrixModel::Withheld));
        QVERIFY(!cell(1, 1)[u"text"_s].toString().contains(u"99"));
        QVERIFY(cell(1, 1)[u"valueText"_s].toString().isEmpty());
        QCOMPARE(cell(3, 0)[u"state"_s].toInt(), int(RegionMatrixModel::Normal)); // the limits of the sum say nothing of a part
        QVERIFY(cell(3, 0)[u"text"_s].toString().contains(u"whole city"));
        QCOMPARE(cell(3, 1)[u"state"_s].toInt(), int(RegionMatrixModel::Missing));
        QCOMPARE(cell(2, 1)[u"text"_s].toString(), u"荃湾区 unknown no data"_s); // never left out silently
        QCOMPARE(model.missingCount(), 3);
        QCOMPARE(model.beyondCount(), 2);
        QCOMPARE(model.oldCount(), 0);
        QCOMPARE(model.worstTrust(), int(TrustState::Late));
        test.pass(90 * minute); // the first is stale now, the others are late
        test.settle();
        QCOMPARE(cell(1, 0)[u"state"_s].toInt(), int(RegionMatrixModel::Old));
        QCOMPARE(cell(1, 0)[u"level"_s].toInt(), 0); // nobody knows whether it is beyond its limit now
        QCOMPARE(cell(0, 0)[u"state"_s].toInt(), int(RegionMatrixModel::Normal));
        QCOMPARE(model.beyondCount(), 1);
        QCOMPARE(model.oldCount(), 1);
        test.pass(2 * hour);
        test.settle();
        QCOMPARE(model.beyondCount(), 0);
        QCOMPARE(model.oldCount(), 4);
    }

    /** A figure without lineage is not shown. */
    void matrixOfAnUnknownSource()
    {
        QueryTest test;
        auto changes = smallCity(test.time.time);
        changes.emplace_back(Record(limited(u"a"_s)));
        auto reading = makeReading(u"a"_s, test.time.time - minute, 95, u"810001"_s);
        reading.head.source = u"nobody"_s;
        changes.emplace_back(Record(reading));
        test.put(std::move(changes));
        RegionMatrixModel model;
        prepare(model, test);
        model.setParentRegion(u"810000"_s);
        model.setCodes({u"a"_s});
        test.settle();
        const auto cell = at(model, 0, "cells").toList()[0].toMap();
        QCOMPARE(cell[u"state"_s].toInt(), int(RegionMatrixModel::Missing));
        QCOMPARE(cell[u"level"_s].toInt(), 0);
        QCOMPARE(cell[u"valueText"_s].toString(), QString());
        QVERIFY(cell[u"text"_s].toString().endsWith(u"no data"_s));
        QCOMPARE(model.beyondCount(), 0);
        QCOMPARE(model.missingCount(), 2);
    }

    void funnel()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        const std::array stages = {Stage::Reported, Stage::Accepted, Stage::Handling, Stage::Handling, Stage::Checking, Stage::Closed, Stage::Rated};
        for (std::size_t i = 0; i < stages.size(); ++i) {
            auto event = makeEvent(QString::number(i), Level::Blue, u"810001"_s, now - hour);
            event.stage = stages[i];
            changes.emplace_back(Record(event));
        }
        changes.emplace_back(Record(makeEvent(u"old"_s, Level::Blue, u"810001"_s, now - 2 * day)));
        // Three ways to acceptance, of which one is slow; one event is returned and comes to a stage twice; one skips a stage.
        for (const auto &[event, took] : {std::pair(u"1"_s, 2 * minute), std::pair(u"2"_s, 4 * minute), std::pair(u"3"_s, 50 * minute)})
            changes.emplace_back(Record(act(event, u"accepted"_s, now - hour + took)));
        changes.emplace_back(Record(act(u"2"_s, u"handling"_s, now - hour + 10 * minute)));
        changes.emplace_back(Record(act(u"2"_s, u"checking"_s, now - hour + 20 * minute)));
        changes.emplace_back(Record(act(u"2"_s, u"handling"_s, now - hour + 25 * minute)));
        changes.emplace_back(Record(act(u"2"_s, u"checking"_s, now - hour + 55 * minute)));
        changes.emplace_back(Record(act(u"5"_s, u"closed"_s, now - minute)));
        test.put(std::move(changes));
        FunnelModel model;
        prepare(model, test);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        test.settle();
        QVERIFY(model.isValid());
        QCOMPARE(column(model, "reached"), u"7 6 5 3 2"_s);
        QCOMPARE(column(model, "waiting"), u"1 1 2 1 0"_s);
        QCOMPARE(column(model, "tookText"), u" 04:00 06:00 10:00 "_s);
        QCOMPARE(model.sourceName(), u"统一接报平台"_s);
        test.pass(day); // another day has no orders yet, and that is known
        test.settle();
        QCOMPARE(model.total(), 0);
        QVERIFY(model.isValid());
    }

    void funnelOfNobody()
    {
        QueryTest test;
        test.create();
        FunnelModel model;
        prepare(model, test);
        test.settle();
        QVERIFY(!model.isValid());
        QCOMPARE(model.rowCount(), 0); // unknown, not 0
    }

    void stackByHour()
    {
        QueryTest test;
        const TimeMs now = test.time.time; // 14:32
        auto changes = smallCity(now);
        int id = 0;
        for (const auto &[level, ago] : {std::pair(Level::Red, minute), std::pair(Level::Blue, 2 * minute), std::pair(Level::Blue, 2 * hour), std::pair(Level::None, 3 * hour), std::pair(Level::Blue, day)})
            changes.emplace_back(Record(test::makeEvent(QString::number(++id), level, u"810001"_s, now - ago)));
        test.put(std::move(changes));
        StackModel model;
        prepare(model, test);
        test.settle();
        const auto &stack = model.stack();
        QCOMPARE(stack.starts.size(), 25U);
        QCOMPARE(stack.known, 15); // 14:00 is growing
        QCOMPARE(stack.series.size(), 3U);
        QCOMPARE(stack.series[0].level, Level::Red);
        QCOMPARE(stack.series[1].level, Level::Blue);
        QCOMPARE(stack.series[2].level, Level::None); // last, not first
        QCOMPARE(stack.series[1].counts[14], 1);
        QCOMPARE(stack.series[1].counts[12], 1);
        QCOMPARE(stack.series[2].counts[11], 1);
        QCOMPARE(model.total(), 4);
    }

    void stackByTopicAndDay()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        int id = 0;
        for (const auto &[topic, count] : {std::pair(u"water"_s, 5), std::pair(u"traffic"_s, 4), std::pair(u"power"_s, 3), std::pair(u"env"_s, 2), std::pair(u"fire"_s, 1)}) {
            for (int i = 0; i < count; ++i) {
                auto event = test::makeEvent(QString::number(++id), Level::Blue, u"810001"_s, now - i * day);
                event.topic = topic;
                changes.emplace_back(Record(event));
            }
        }
        test.put(std::move(changes));
        StackModel model;
        prepare(model, test);
        model.setBy(u"topic"_s);
        model.setDays(3);
        test.settle();
        const auto &stack = model.stack();
        QCOMPARE(stack.starts.size(), 4U);
        QCOMPARE(stack.known, 3);
        QCOMPARE(stack.series.size(), 4U); // the fourth is all others
        QVERIFY(stack.series[3].isOther);
        QCOMPARE(stack.series[0].counts, (std::vector<int>{1, 1, 1}));
        QCOMPARE(stack.series[3].counts, (std::vector<int>{0, 1, 2}));
        QCOMPARE(model.key().last().toMap()[u"name"_s].toString(), u"all others"_s);
    }

    void seriesOfDays()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(limited(u"a"_s)));
        changes.emplace_back(Record(makeReading(u"a"_s, now - 6 * day, 0)));
        changes.emplace_back(Record(makeReading(u"a"_s, now - minute, 50)));
        test.put(std::move(changes));
        SeriesModel model;
        prepare(model, test);
        model.setKind(u"indicator"_s);
        model.setCode(u"a"_s);
        model.setDays(7);
        model.setBucketSeconds(3600);
        model.setCompareDays(0);
        model.setWithUsual(false);
        test.settle();
        QCOMPARE(model.current().size(), 7U * 24);
        QCOMPARE(model.current()[14].v, 0.0); // zero is a value
        QCOMPARE(model.current()[6 * 24 + 14].v, 50.0);
        QVERIFY(std::isnan(model.current()[15].v));
        QCOMPARE(model.limits().size(), 2U);
    }

    void lineOfAnIndicatorThatComesByTheHour()
    {
        QueryTest test;
        auto changes = smallCity(test.time.time);
        changes.emplace_back(Record(limited(u"a"_s))); // due every hour
        for (int i = 0; i < 14; ++i)
            changes.emplace_back(Record(makeReading(u"a"_s, test.time.time - i * hour, 50)));
        test.put(std::move(changes));
        SeriesModel model;
        prepare(model, test);
        model.setKind(u"indicator"_s);
        model.setCode(u"a"_s);
        model.setBucketSeconds(1800);
        test.settle();
        QCOMPARE(model.bucketMs(), hour);
        QCOMPARE(model.current().size(), 24U);
        for (int i = 1; i < 15; ++i)
            QVERIFY2(!std::isnan(model.current()[std::size_t(i)].v), qPrintable(QString::number(i))); // a gap in every other bucket would leave no line at all
    }

    /** What is added up over districts is not over time: six readings of 50 in half an hour are 50, and the limits are those of one. */
    void sumsAreNotAddedUpOverTime()
    {
        QueryTest test;
        auto changes = smallCity(test.time.time);
        auto indicator = limited(u"a"_s);
        indicator.periodSeconds = 300;
        indicator.aggregation = Indicator::Aggregation::Sum;
        changes.emplace_back(Record(indicator));
        for (int i = 0; i < 6; ++i)
            changes.emplace_back(Record(makeReading(u"a"_s, test.time.time - 2 * minute - i * 5 * minute, 50)));
        test.put(std::move(changes));
        SeriesModel model;
        prepare(model, test);
        model.setKind(u"indicator"_s);
        model.setCode(u"a"_s);
        model.setBucketSeconds(1800);
        test.settle();
        QCOMPARE(model.limits().size(), 2U);
        const auto known = std::ranges::find_if(model.current(), [](const SeriesPoint &point) { return !std::isnan(point.v); });
        QVERIFY(known != model.current().end());
        QCOMPARE(known->v, 50.0);
    }
};

QTEST_MAIN(tst_GalleryModels)
#include "tst_gallerymodels.moc"
