#include "analysis/pointindex.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <numeric>
#include <set>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

struct Points
{
    std::vector<double> x, y;
    std::vector<float> weight;
    std::vector<TimeMs> time;
    std::vector<quint8> category, level;

    void add(QRandomGenerator &random, WorldPoint at)
    {
        x.push_back(at.x);
        y.push_back(at.y);
        weight.push_back(float(random.bounded(1, 40)) / 8); // sums of these are exact
        time.push_back(random.bounded(1'000) * 1'000LL);
        category.push_back(quint8(random.bounded(4)));
        level.push_back(quint8(random.bounded(5)));
    }
    [[nodiscard]] PointColumns columns() const { return {x, y, weight, time, category, level}; }
    [[nodiscard]] bool isUsable(std::size_t i) const { return x[i] >= 0 && x[i] <= 1 && y[i] >= 0 && y[i] <= 1 && weight[i] >= 0 && std::isfinite(weight[i]); }
    [[nodiscard]] bool passes(std::size_t i, const PointFilter &filter) const
    {
        return time[i] >= filter.from && time[i] < filter.to && (filter.categories >> category[i] & 1) != 0 && (filter.levels >> level[i] & 1) != 0;
    }
};

using Make = Points (*)(QRandomGenerator &, int);

Points city(QRandomGenerator &random, int n)
{
    Points points;
    const auto middle = toWorld({22.32, 114.17});
    for (int i = 0; i < n; ++i)
        points.add(random, {middle.x + (random.generateDouble() + random.generateDouble() - 1) * 5e-4, middle.y + (random.generateDouble() - 0.5) * 4e-4});
    return points;
}

Points aroundTheWorld(QRandomGenerator &random, int n)
{
    Points points;
    for (int i = 0; i < n; ++i)
        points.add(random, {random.generateDouble(), random.generateDouble()});
    return points;
}

Points stacked(QRandomGenerator &random, int n)
{
    Points points;
    for (int i = 0; i < n; ++i)
        points.add(random, {0.8171, 0.4362});
    return points;
}

/** On both sides of the line that divides the world first. */
Points atTheMiddle(QRandomGenerator &random, int n)
{
    Points points;
    for (int i = 0; i < n; ++i)
        points.add(random, {0.5 + (random.generateDouble() - 0.5) * 1e-4, 0.5 + (random.generateDouble() - 0.5) * 1e-4});
    return points;
}

Points withBadOnes(QRandomGenerator &random, int n)
{
    auto points = city(random, n);
    points.add(random, {0.5, 0.5}); // 0° N 0° E
    for (const auto at : {WorldPoint{qQNaN(), 0.5}, WorldPoint{0.8, qInf()}, WorldPoint{-0.1, 0.4}, WorldPoint{0.8, 1.1}})
        points.add(random, at);
    points.weight[0] = -1;
    points.weight[1] = std::numeric_limits<float>::quiet_NaN();
    points.weight[2] = std::numeric_limits<float>::infinity();
    return points;
}

WorldBox randomBox(QRandomGenerator &random, const WorldBox &around)
{
    const double w = around.right - around.left;
    const double h = around.bottom - around.top;
    const double share = std::pow(10, -3 * random.generateDouble());
    const double x = around.left + w * (random.generateDouble() * 1.4 - 0.3);
    const double y = around.top + h * (random.generateDouble() * 1.4 - 0.3);
    return {x, y, x + w * share, y + h * share};
}

}

/** Cells, sums and changes against the points themselves, one by one. */
class TestPointPyramid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void holdsEveryPointOnce_data() { setsAndMany(); }
    void holdsEveryPointOnce()
    {
        const auto points = made();
        const PointPyramid pyramid(points.columns());
        std::set<quint32> rows;
        for (quint32 i = 0; i < pyramid.size(); ++i) {
            const auto row = pyramid.row(i);
            QVERIFY(rows.insert(row).second);
            QVERIFY(points.isUsable(row));
            QVERIFY(std::abs(pyramid.at(i).x - points.x[row]) < 1e-9 && std::abs(pyramid.at(i).y - points.y[row]) < 1e-9); // 4 cm, in truth 9 mm
            QCOMPARE(pyramid.weight(i), points.weight[row]);
            QCOMPARE(pyramid.time(i), points.time[row]);
            QCOMPARE(pyramid.category(i), int(points.category[row]));
            QCOMPARE(pyramid.level(i), int(points.level[row]));
            QVERIFY(pyramid.box().contains(pyramid.at(i)));
        }
        std::size_t usable = 0;
        for (std::size_t i = 0; i < points.x.size(); ++i)
            usable += points.isUsable(i) ? 1 : 0;
        QCOMPARE(rows.size(), usable);
        QVERIFY(usable < 1'000 || pyramid.bytes() <= qint64(usable) * 64);
    }

    void cellsAreThoseOfTheWorld_data() { sets(); }
    void cellsAreThoseOfTheWorld()
    {
        const auto points = made();
        const PointPyramid pyramid(points.columns());
        for (int level = pyramid.coarsestLevel(); level <= pyramid.finestLevel(); ++level) {
            std::map<std::pair<quint32, quint32>, std::multiset<quint32>> expected;
            for (quint32 i = 0; i < pyramid.size(); ++i)
                expected[{quint32(std::ldexp(pyramid.at(i).x, level)), quint32(std::ldexp(pyramid.at(i).y, level))}].insert(pyramid.row(i));
            QCOMPARE(pyramid.cellsOf(level), quint32(expected.size()));
            for (int round = 0; round < 20; ++round) {
                const auto box = round == 0 ? WorldBox{0, 0, 1, 1} : randomBox(m_random, pyramid.box());
                std::set<std::pair<quint32, quint32>> seen;
                pyramid.visitCells(box, level, [&](const PointPyramid::Cell &cell, quint32) {
                    QVERIFY2(seen.insert({cell.x, cell.y}).second, "twice");
                    const auto found = expected.find({cell.x, cell.y});
                    QVERIFY(found != expected.end());
                    std::multiset<quint32> rows;
                    for (auto i = cell.first; i < cell.last; ++i)
                        rows.insert(pyramid.row(i));
                    QVERIFY(rows == found->second);
                });
                const double side = std::ldexp(1.0, -level);
                for (const auto &[cell, rows] : expected) {
                    const WorldBox own{cell.first * side, cell.second * side, (cell.first + 1) * side, (cell.second + 1) * side};
                    if (box.intersects(own))
                        QVERIFY2(seen.contains(cell), qPrintable(u"%1 %2 of level %3"_s.arg(cell.first).arg(cell.second).arg(level)));
                }
            }
        }
    }

    void stretchesAddUp_data() { setsAndMany(); }
    void stretchesAddUp()
    {
        const auto points = made();
        const PointPyramid pyramid(points.columns());
        for (int round = 0; round < 50; ++round) {
            const auto first = m_random.bounded(pyramid.size() + 1);
            const auto last = std::min<quint32>(pyramid.size(), first + m_random.bounded(round % 2 == 0 ? 100U : pyramid.size() + 1));
            const auto summary = pyramid.summary(first, last);
            QCOMPARE(summary.count, qint64(last) - qint64(std::min(first, last)));
            std::array<qint64, 5> byLevel = {};
            WorldPoint sum;
            for (auto i = first; i < last; ++i) {
                ++byLevel[std::size_t(pyramid.level(i))];
                sum = {sum.x + pyramid.at(i).x, sum.y + pyramid.at(i).y};
            }
            QVERIFY(summary.byLevel == byLevel);
            if (summary.count > 0)
                QVERIFY(std::hypot(summary.at.x - sum.x / double(summary.count), summary.at.y - sum.y / double(summary.count)) < 1e-9);
            const auto worst = std::find_if(byLevel.begin() + 1, byLevel.end(), [](qint64 n) { return n > 0; });
            QCOMPARE(summary.worst(), worst == byLevel.end() ? 0 : int(worst - byLevel.begin()));
        }
    }

    void sumsAreThoseOfTheFilter_data() { setsAndMany(); }
    void sumsAreThoseOfTheFilter()
    {
        const auto points = made();
        const auto index = PointIndex::build(points.columns());
        const PointFilter window{.from = 200'000, .to = 700'000, .categories = 0b0110, .levels = 0b11011};
        for (const auto measure : {PointSums::Measure::Count, PointSums::Measure::Weight}) {
            const auto expected = [&](const PointFilter &filter) {
                double sum = 0;
                for (std::size_t i = 0; i < points.x.size(); ++i) {
                    if (points.isUsable(i) && points.passes(i, filter))
                        sum += measure == PointSums::Measure::Count ? 1 : points.weight[i];
                }
                return sum;
            };
            QCOMPARE(PointSums(index, PointFilter(), measure).total(), expected({}));
            QCOMPARE(PointSums(index, window, measure).total(), expected(window));
            const PointSums sums(index, window, measure);
            for (const double side : {1e-2, 1e-5, 1e-7, 1e-10}) // of the coarsest cells to the points themselves
                QCOMPARE(sums.sumOf({0, 0, 1, 1}, side), expected(window));
        }
    }

    void alikeIsNoDifference()
    {
        const auto points = city(m_random, 20'000);
        const auto index = PointIndex::build(points.columns());
        const PointSums nothing(index.minus(index), {.from = 200'000, .to = 700'000}, PointSums::Measure::Weight);
        QVERIFY(nothing.isSigned());
        QCOMPARE(nothing.total(), 0.0);
        for (int round = 0; round < 20; ++round)
            QCOMPARE(nothing.sumOf(randomBox(m_random, index.parts().front().points->box()), 1e-7), 0.0);
    }

    void whatChangesIsAddedAndTakenAway()
    {
        auto points = city(m_random, 20'000);
        auto index = PointIndex::build(points.columns());
        const auto before = index;
        Points there = points;
        for (int round = 0; round < 20; ++round) {
            const auto added = city(m_random, 50);
            Points removed;
            for (int i = 0; i < 40; ++i) {
                const auto at = m_random.bounded(int(there.x.size()));
                const auto move = [at](auto &from, auto &to) {
                    to.push_back(from[std::size_t(at)]);
                    from.erase(from.begin() + at);
                };
                move(there.x, removed.x);
                move(there.y, removed.y);
                move(there.weight, removed.weight);
                move(there.time, removed.time);
                move(there.category, removed.category);
                move(there.level, removed.level);
            }
            const auto join = [](auto &to, const auto &from) { to.insert(to.end(), from.begin(), from.end()); };
            join(there.x, added.x);
            join(there.y, added.y);
            join(there.weight, added.weight);
            join(there.time, added.time);
            join(there.category, added.category);
            join(there.level, added.level);
            index = index.changed(added.columns(), removed.columns());
            QCOMPARE(index.size(), qint64(there.x.size()));
            const PointFilter window{.from = 100'000, .to = 800'000};
            const auto expected = PointSums(PointIndex::build(there.columns()), window, PointSums::Measure::Weight);
            const auto actual = PointSums(index, window, PointSums::Measure::Weight);
            QCOMPARE(actual.total(), expected.total());
            const auto box = randomBox(m_random, before.parts().front().points->box());
            QCOMPARE(actual.sumOf(box, 1e-12), expected.sumOf(box, 1e-12)); // point by point
        }
        QCOMPARE(before.size(), 20'000); // a reader keeps what it has
    }

    void oneBadPositionCostsNothing()
    {
        auto points = city(m_random, 5'000);
        const auto fine = PointIndex::build(points.columns()).parts().front().points->finestLevel();
        points.add(m_random, {0.5, 0.5});
        points.add(m_random, {0.1, 0.9});
        const auto index = PointIndex::build(points.columns());
        QCOMPARE(index.parts().size(), 2U);
        QCOMPARE(index.size(), 5'002);
        QCOMPARE(index.parts().front().points->finestLevel(), fine);
    }

    void nothingIsNothing()
    {
        const PointPyramid pyramid((PointColumns()));
        QCOMPARE(pyramid.size(), 0U);
        QCOMPARE(pyramid.summary(0, 0).count, 0);
        const auto index = PointIndex::build({});
        QVERIFY(index.parts().empty());
        QCOMPARE(PointSums(index, PointFilter(), PointSums::Measure::Count).total(), 0.0);
    }

private:
    static void sets()
    {
        QTest::addColumn<Make>("make");
        QTest::addColumn<int>("n");

        QTest::newRow("one") << &city << 1;
        QTest::newRow("two") << &city << 2;
        QTest::newRow("a city") << &city << 5'000;
        QTest::newRow("around the world") << &aroundTheWorld << 5'000;
        QTest::newRow("all in one place") << &stacked << 1'000;
        QTest::newRow("where the world is divided") << &atTheMiddle << 3'000;
        QTest::newRow("with bad ones") << &withBadOnes << 2'000;
    }
    static void setsAndMany()
    {
        sets();
        QTest::newRow("shared out to threads") << &withBadOnes << 230'000;
        QTest::newRow("many in one place") << &stacked << 120'000;
    }
    [[nodiscard]] Points made()
    {
        const QFETCH(Make, make);
        const QFETCH(int, n);
        return make(m_random, n);
    }

    QRandomGenerator m_random{2026};
};

QTEST_GUILESS_MAIN(TestPointPyramid)

#include "tst_pointpyramid.moc"
