#include "analysis/maparea.h"

#include <QRandomGenerator>
#include <QTest>

#include <numbers>
#include <set>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Which events lie in an area, against a walk over all of them. */
class TestMapArea : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void circleOnTheGround()
    {
        const auto area = circleAround(toWorld({22.3, 114.17}), 0.0001);
        const double metres = 0.0002 * earthCircumference * std::cos(22.3 * std::numbers::pi / 180);
        QVERIFY(std::abs(area.metres - metres) < 0.01);
        QVERIFY(std::abs(area.areaKm2 - std::numbers::pi * metres * metres / 4e6) < 1e-6);
        QCOMPARE(area.outline.size(), 64U);
        for (const auto &corner : area.outline)
            QVERIFY(area.box.left <= corner.x && corner.x <= area.box.right && area.box.top <= corner.y && corner.y <= area.box.bottom);
    }

    void findsThemAllNewestFirst_data()
    {
        QTest::addColumn<int>("points");
        QTest::addColumn<double>("radius");
        QTest::addColumn<int>("most");

        QTest::newRow("none at all") << 0 << 0.1 << 10;
        QTest::newRow("one") << 1 << 2.0 << 10;
        QTest::newRow("few in it") << 20'000 << 0.01 << 1'000;
        QTest::newRow("more than are listed") << 20'000 << 0.2 << 100;
        QTest::newRow("only counted") << 20'000 << 0.2 << 0;
        QTest::newRow("everything") << 5'000 << 2.0 << 1'000;
    }
    void findsThemAllNewestFirst()
    {
        QFETCH(int, points);
        QFETCH(double, radius);
        QFETCH(int, most);
        QRandomGenerator random(11);
        PointRows rows;
        for (int i = 0; i < points; ++i) {
            const double x = 0.25 + random.generateDouble() / 2;
            const double y = 0.25 + random.generateDouble() / 2;
            rows.add({.at = WorldPoint{x, y}, .time = 1'700'000'000'000 + random.bounded(1'000) * 1'000, .key = {u"s"_s, QString::number(i)}}); // many at the same time
        }
        const PointSet set(rows);
        const auto area = circleAround({0.5, 0.5}, radius);
        std::set<std::pair<qint64, std::pair<QString, QString>>> expected; // by age, then name
        for (int i = 0; i < points; ++i) {
            const auto n = std::size_t(i);
            if (std::hypot(rows.x[n] - 0.5, rows.y[n] - 0.5) <= radius)
                expected.insert({-rows.time[n], rows.keys[n]});
        }
        const auto found = eventsIn(set, area, std::size_t(most));
        QCOMPARE(found.count, qint64(expected.size()));
        QCOMPARE(found.newest->size(), std::min(expected.size(), std::size_t(most)));
        auto next = expected.begin();
        for (const auto &key : *found.newest)
            QCOMPARE(key, (next++)->second);
    }

    void nothingWhereThereIsNoArea()
    {
        PointRows rows;
        rows.add({.at = WorldPoint{0.5, 0.5}, .key = {u"s"_s, u"1"_s}});
        const PointSet set(rows);
        QCOMPARE(eventsIn(set, circleAround({0.5, 0.5}, 0.1), 10).count, 1);
        QCOMPARE(eventsIn(set, {}, 10).count, 0);
        QCOMPARE(eventsIn(PointSet(), circleAround({0.5, 0.5}, 0.1), 10).count, 0);
    }

    void whatHasGoneIsNotThere()
    {
        PointRows rows;
        for (int i = 0; i < 3; ++i) // all in one place
            rows.add({.at = WorldPoint{0.5, 0.5}, .level = 3, .time = i, .key = {u"s"_s, QString::number(i)}});
        PointRows late;
        late.add({.at = WorldPoint{0.5, 0.5}, .level = 3, .time = 9, .key = {u"s"_s, u"9"_s}});
        const auto set = PointSet(rows).changed(late, {1});
        const auto found = eventsIn(set, circleAround({0.5, 0.5}, 0.1), 10);
        QCOMPARE(found.count, 3);
        QCOMPARE(*found.newest, (EventKeys{{u"s"_s, u"9"_s}, {u"s"_s, u"2"_s}, {u"s"_s, u"0"_s}}));
        QCOMPARE(eventsIn(set, circleAround({0.5, 0.5}, 0.1), 0).count, 3);
    }
};

QTEST_GUILESS_MAIN(TestMapArea)

#include "tst_maparea.moc"
