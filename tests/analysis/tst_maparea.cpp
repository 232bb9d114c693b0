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
        PointSet set;
        for (int i = 0; i < points; ++i) {
            set.x.push_back(0.25 + random.generateDouble() / 2);
            set.y.push_back(0.25 + random.generateDouble() / 2);
            set.weight.push_back(1);
            set.level.push_back(0);
            set.overdue.push_back(0);
            set.time.push_back(1'700'000'000'000 + random.bounded(1'000) * 1'000); // many at the same time
            set.row.push_back(quint32(i));
            set.keys.emplace_back(u"s"_s, QString::number(i));
            set.titles.emplace_back();
        }
        set.buildIndex();
        const auto area = circleAround({0.5, 0.5}, radius);
        std::set<std::pair<qint64, std::pair<QString, QString>>> expected; // by age, then name
        for (int i = 0; i < points; ++i) {
            const auto n = std::size_t(i);
            if (std::hypot(set.x[n] - 0.5, set.y[n] - 0.5) <= radius)
                expected.insert({-set.time[n], set.keys[n]});
        }
        const auto found = eventsIn(set, area, std::size_t(most));
        QCOMPARE(found.count, qint64(expected.size()));
        QCOMPARE(found.newest->size(), std::min(expected.size(), std::size_t(most)));
        auto next = expected.begin();
        for (const auto &key : *found.newest)
            QCOMPARE(key, (next++)->second);
    }

    void nothingOfADifference()
    {
        PointSet set;
        set.x = {0.5};
        set.y = {0.5};
        set.weight = {1};
        set.level = {0};
        set.overdue = {0};
        set.time = {0};
        set.row = {0};
        set.keys = {{u"s"_s, u"1"_s}};
        set.titles = {QString()};
        set.buildIndex();
        QCOMPARE(eventsIn(set, circleAround({0.5, 0.5}, 0.1), 10).count, 1);
        QCOMPARE(eventsIn(set, {}, 10).count, 0); // no area
        set.index = set.index.minus({});
        QCOMPARE(eventsIn(set, circleAround({0.5, 0.5}, 0.1), 10).count, 0);
    }
};

QTEST_GUILESS_MAIN(TestMapArea)

#include "tst_maparea.moc"
