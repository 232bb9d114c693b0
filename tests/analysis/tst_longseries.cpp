#include "analysis/longseries.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>
#include <map>

using namespace tonglan;
using namespace Qt::StringLiterals;

static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

static bool same(const SeriesPoint &a, const SeriesPoint &b)
{
    return a.t == b.t && (a.v == b.v || (std::isnan(a.v) && std::isnan(b.v)));
}

static QString textOf(std::span<const SeriesPoint> points)
{
    QString text;
    for (const auto &point : points)
        text += u"%1:%2 "_s.arg(point.t).arg(point.v);
    return text.trimmed();
}

class TestLongSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder_data();
    void keepsTheOrder();
    void reduces_data();
    void reduces();
    void nearest();
    void everyColumnIsCovered();
    void neverMoreThanFour();
    void anyHistory();
};

void TestLongSeries::keepsTheOrder_data()
{
    using Points = std::vector<SeriesPoint>;
    QTest::addColumn<std::vector<Points>>("merged");
    QTest::addColumn<QString>("kept");

    QTest::newRow("nothing") << std::vector<Points>{{}} << QString();
    QTest::newRow("appended") << std::vector<Points>{{{1, 1}, {2, 2}}, {{3, 3}}} << u"1:1 2:2 3:3"_s;
    QTest::newRow("in any order") << std::vector<Points>{{{3, 3}, {1, 1}, {2, 2}}} << u"1:1 2:2 3:3"_s;
    QTest::newRow("late") << std::vector<Points>{{{1, 1}, {5, 5}}, {{3, 3}}} << u"1:1 3:3 5:5"_s;
    QTest::newRow("before all") << std::vector<Points>{{{5, 5}}, {{1, 1}}} << u"1:1 5:5"_s;
    QTest::newRow("corrected") << std::vector<Points>{{{1, 1}, {2, 2}, {3, 3}}, {{2, 9}}} << u"1:1 2:9 3:3"_s;
    QTest::newRow("the last one corrected") << std::vector<Points>{{{1, 1}, {2, 2}}, {{2, 9}, {3, 3}}} << u"1:1 2:9 3:3"_s;
    QTest::newRow("twice at once") << std::vector<Points>{{{2, 1}, {1, 1}, {2, 2}, {2, 3}}} << u"1:1 2:3"_s;
    QTest::newRow("known to be nothing") << std::vector<Points>{{{1, 1}, {2, 2}}, {{2, nothing}}} << u"1:1 2:nan"_s;
}

void TestLongSeries::keepsTheOrder()
{
    QFETCH(std::vector<std::vector<SeriesPoint>>, merged);
    QFETCH(QString, kept);
    LongSeries series;
    for (const auto &points : merged)
        series.merge(points);
    QCOMPARE(textOf(series.points()), kept);
}

void TestLongSeries::reduces_data()
{
    QTest::addColumn<TimeMs>("from");
    QTest::addColumn<TimeMs>("to");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QString>("line");
    QTest::addColumn<TimeMs>("step");

    // 0:0 10:5 20:-3 30:1 40:nan 80:2 90:7
    QTest::newRow("all in one") << TimeMs(0) << TimeMs(100) << 1 << u"0:0 20:-3 90:7"_s << TimeMs(0);
    QTest::newRow("two") << TimeMs(0) << TimeMs(100) << 2 << u"0:0 10:5 20:-3 40:nan 80:2 90:7"_s << TimeMs(0);
    QTest::newRow("more columns than points") << TimeMs(0) << TimeMs(100) << 1000 << u"0:0 10:5 20:-3 30:1 40:nan 80:2 90:7"_s << TimeMs(0);
    QTest::newRow("goes on on both sides") << TimeMs(15) << TimeMs(35) << 10 << u"10:5 20:-3 30:1 40:nan"_s << TimeMs(0);
    QTest::newRow("between two points") << TimeMs(81) << TimeMs(89) << 10 << u"80:2 90:7"_s << TimeMs(0);
    QTest::newRow("before all") << TimeMs(-50) << TimeMs(-10) << 10 << u"0:0"_s << TimeMs(0);
    QTest::newRow("behind all") << TimeMs(200) << TimeMs(300) << 10 << u"90:7"_s << TimeMs(0);
    QTest::newRow("no range") << TimeMs(50) << TimeMs(50) << 10 << QString() << TimeMs(0);
    QTest::newRow("no columns") << TimeMs(0) << TimeMs(100) << 0 << QString() << TimeMs(0);
    QTest::newRow("far apart") << TimeMs(0) << TimeMs(100) << 1000 << u"0:0 10:5 20:-3 30:1 40:nan 41:nan 80:2 90:7"_s << TimeMs(20);
    QTest::newRow("a step is no gap") << TimeMs(0) << TimeMs(35) << 1000 << u"0:0 10:5 20:-3 30:1 40:nan"_s << TimeMs(10);
    QTest::newRow("beyond both sides") << TimeMs(45) << TimeMs(70) << 10 << u"40:nan 41:nan 80:2"_s << TimeMs(9);
    QTest::newRow("a thin past") << TimeMs(0) << TimeMs(100) << 1000 << u"0:0 10:5 20:-3 30:1 40:nan 41:nan 80:2 90:7"_s << TimeMs(2);
    QTest::newRow("within a column") << TimeMs(0) << TimeMs(100) << 1 << u"0:0 20:-3 90:7"_s << TimeMs(9);
}

void TestLongSeries::reduces()
{
    QFETCH(TimeMs, from);
    QFETCH(TimeMs, to);
    QFETCH(int, columns);
    QFETCH(QString, line);
    QFETCH(TimeMs, step);
    const LongSeries series({{0, 0}, {10, 5}, {20, -3}, {30, 1}, {40, nothing}, {80, 2}, {90, 7}});
    QCOMPARE(textOf(series.reduced(from, to, columns, step)), line);
}

void TestLongSeries::nearest()
{
    const LongSeries series({{0, 0}, {10, 5}, {20, nothing}, {30, 1}});
    const auto at = [&](TimeMs time, TimeMs reach) { return series.nearest(time, reach) ? series.nearest(time, reach)->t : TimeMs(-1); };
    QCOMPARE(at(12, 5), 10);
    QCOMPARE(at(12, 1), -1);
    QCOMPARE(at(21, 100), 30);
    QCOMPARE(at(19, 100), 10);
    QCOMPARE(at(20, 9), -1);
    QCOMPARE(at(500, 1000), 30);
    QCOMPARE(at(-500, 1000), 0);
    QVERIFY(!LongSeries().nearest(0, 10));
}

/** The first, last, least and greatest of every column are there, against looking at every point; and nothing that is not a point. */
void TestLongSeries::everyColumnIsCovered()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 300; ++round) {
        std::vector<SeriesPoint> points;
        TimeMs t = 1'700'000'000'000;
        for (int i = random.bounded(1, 3000); i > 0; --i) {
            t += random.bounded(50) == 0 ? random.bounded(1, 100'000) : random.bounded(1, 100);
            points.push_back({t, random.bounded(20) == 0 ? nothing : double(random.bounded(1000))});
        }
        const LongSeries series(points);
        const TimeMs from = points.front().t + random.bounded(-1000, 50'000);
        const TimeMs to = from + random.bounded(1, 200'000);
        const int columns = random.bounded(1, 200);
        const auto line = series.reduced(from, to, columns);
        QVERIFY(qsizetype(line.size()) <= 4 * columns + 2);
        std::size_t next = 0;
        for (const auto &one : line) { // a selection of the points, in their order
            while (next < points.size() && !same(points[next], one))
                ++next;
            QVERIFY(next < points.size());
        }
        std::map<int, std::vector<SeriesPoint>> inColumn;
        for (const auto &point : points)
            if (point.t >= from && point.t < to)
                inColumn[int((point.t - from) * columns / (to - from))].push_back(point);
        for (const auto &[column, own] : inColumn) {
            const auto has = [&](double v) { return std::ranges::any_of(line, [&](const SeriesPoint &one) { return one.v == v && one.t >= own.front().t && one.t <= own.back().t; }); };
            QVERIFY(std::ranges::any_of(line, [&](const SeriesPoint &one) { return same(one, own.front()); }));
            QVERIFY(std::ranges::any_of(line, [&](const SeriesPoint &one) { return same(one, own.back()); }));
            double least = std::numeric_limits<double>::max();
            double most = std::numeric_limits<double>::lowest();
            for (const auto &one : own) {
                if (std::isnan(one.v))
                    continue;
                least = std::min(least, one.v);
                most = std::max(most, one.v);
            }
            if (most >= least)
                QVERIFY(has(least) && has(most));
        }
    }
}

/** Columns of whole milliseconds, full of points: never more than four of each. */
void TestLongSeries::neverMoreThanFour()
{
    std::vector<SeriesPoint> points;
    for (int i = 0; i < 10'000; ++i)
        points.push_back({1'700'000'000'000 + i, double(i * 7919 % 1000)});
    const LongSeries series(points);
    for (int columns = 1; columns <= 200; ++columns)
        QVERIFY(qsizetype(series.reduced(points.front().t, points.front().t + 50 * columns, columns).size()) <= 4 * columns + 2);
}

/** Whatever comes in whatever order: as a plain map would have it, and the extremes with it. */
void TestLongSeries::anyHistory()
{
    QRandomGenerator random(12);
    for (int round = 0; round < 100; ++round) {
        LongSeries series;
        std::map<TimeMs, double> known;
        TimeMs now = 0;
        for (int step = 0; step < 60; ++step) {
            std::vector<SeriesPoint> points;
            for (int i = random.bounded(60); i >= 0; --i) {
                const bool isLate = random.bounded(4) == 0;
                const TimeMs t = isLate ? random.bounded(qint32(now + 1)) : now += random.bounded(20);
                points.push_back({t, random.bounded(15) == 0 ? nothing : double(random.bounded(100))});
            }
            for (const auto &point : points)
                known[point.t] = point.v;
            series.merge(points);
            if (random.bounded(10) == 0) {
                const TimeMs before = random.bounded(qint32(now / 3 + 1));
                series.dropBefore(before);
                known.erase(known.begin(), known.lower_bound(before));
            }
            QCOMPARE(series.points().size(), known.size());
            QVERIFY(std::ranges::equal(series.points(), known, [](const SeriesPoint &a, const auto &b) { return same(a, {b.first, b.second}); }));
            const TimeMs from = random.bounded(qint32(now + 1));
            const TimeMs to = from + random.bounded(1, 2000);
            std::optional<LongSeries::Extremes> expected;
            for (auto it = known.lower_bound(from); it != known.end() && it->first < to; ++it) {
                if (!std::isnan(it->second))
                    expected = expected ? LongSeries::Extremes{std::min(expected->least, it->second), std::max(expected->most, it->second)} : LongSeries::Extremes{it->second, it->second};
            }
            const auto found = series.extremes(from, to);
            QCOMPARE(found.has_value(), expected.has_value());
            if (found)
                QVERIFY(found->least == expected->least && found->most == expected->most);
        }
    }
}

QTEST_APPLESS_MAIN(TestLongSeries)
#include "tst_longseries.moc"
