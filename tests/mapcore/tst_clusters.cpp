#include "mapcore/clusters.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <tuple>

using namespace tonglan;

class TestClusters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void countsAreThoseOfTheEvents_data();
    void countsAreThoseOfTheEvents();
    void membersAreThoseThatAreCounted_data() { countsAreThoseOfTheEvents_data(); }
    void membersAreThoseThatAreCounted();
    void membersAreThereOnce();
    void urgentStandAlone();
    void aFloodOfUrgentIsClustered();
    void staysApart();
    void fallsApartUpClose();
    void leavesOutBadPoints();
    void isWhatBruteForceFinds_data();
    void isWhatBruteForceFinds();
    void staysWhenTheViewMoves();
    void followsWhatChanges();

private:
    struct Points
    {
        std::vector<double> x, y;
        std::vector<quint8> level;
    };
    static PointIndex indexOf(const std::vector<double> &x, const std::vector<double> &y, const std::vector<quint8> &level)
    {
        return PointIndex::build({.x = x, .y = y, .level = level});
    }
    static Points make(int n)
    {
        Points p;
        QRandomGenerator random(11);
        for (int i = 0; i < n; ++i) {
            p.x.push_back(0.815 + random.generateDouble() * random.generateDouble() * 0.004);
            p.y.push_back(0.435 + random.generateDouble() * 0.002);
            p.level.push_back(quint8(random.bounded(100) < 1 ? 1 : random.bounded(100) < 4 ? 2
                    : random.bounded(5) == 0                                               ? 0
                                                                                           : 3 + random.bounded(2)));
        }
        return p;
    }
};

void TestClusters::countsAreThoseOfTheEvents_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<double>("zoom");
    for (const int n : {1, 90, 5000})
        for (const double zoom : {2.0, 9.0, 11.3, 14.0, 18.0, 19.5})
            QTest::addRow("%d at z%g", n, zoom) << n << zoom;
}

void TestClusters::countsAreThoseOfTheEvents()
{
    QFETCH(int, n);
    QFETCH(double, zoom);
    const Points p = make(n);
    const auto index = indexOf(p.x, p.y, p.level);
    std::array<qint64, 5> byLevel = {};
    std::array<qint64, 5> expected = {};
    for (const quint8 level : p.level)
        ++expected[level];
    qint64 total = 0;
    for (const Cluster &c : clustersIn(index, {0, 0, 1, 1}, zoom, 46)) {
        total += c.count;
        qint64 own = 0;
        int worst = 0;
        for (int level = 4; level >= 0; --level) {
            byLevel[size_t(level)] += c.byLevel[size_t(level)];
            own += c.byLevel[size_t(level)];
            if (level > 0 && c.byLevel[size_t(level)] > 0)
                worst = level;
        }
        QCOMPARE(own, c.count);
        QCOMPARE(c.worst, worst);
        QCOMPARE(c.point >= 0, c.count == 1);
    }
    QCOMPARE(total, qint64(n));
    QCOMPARE(byLevel, expected);
}

void TestClusters::aFloodOfUrgentIsClustered()
{
    const std::size_t n = std::size_t(mostUrgent) + 1;
    const std::vector<double> same(n, 0.5);
    const std::vector<quint8> red(n, 1);
    const auto index = indexOf(same, same, red);
    const auto found = clustersIn(index, {0, 0, 1, 1}, 10, 46);
    QCOMPARE(found.size(), 1U);
    QCOMPARE(found[0].count, qint64(n));
    QCOMPARE(found[0].worst, 1);
}

void TestClusters::membersAreThoseThatAreCounted()
{
    QFETCH(int, n);
    QFETCH(double, zoom);
    const Points p = make(n);
    const auto index = indexOf(p.x, p.y, p.level);
    const WorldBox box = {0, 0, 1, 1};
    std::vector<int> seen(p.x.size());
    int asked = 0;
    for (const Cluster &c : clustersIn(index, box, zoom, 46)) {
        if (c.point >= 0) {
            ++seen[size_t(c.point)];
            continue;
        }
        if (++asked > 100) // each costs as much as all
            return;
        const auto members = membersOf(c, index, box, zoom, 46);
        QCOMPARE(qint64(members.size()), c.count);
        std::array<qint64, 5> byLevel = {};
        double x = 0;
        for (const Cluster &member : members) {
            QVERIFY(member.point >= 0);
            QCOMPARE(++seen[size_t(member.point)], 1);
            QCOMPARE(member.worst, int(p.level[size_t(member.point)]));
            QVERIFY(std::abs(member.at.x - p.x[size_t(member.point)]) < 1e-9);
            ++byLevel[size_t(member.worst)];
            x += member.at.x / double(c.count);
        }
        QCOMPARE(byLevel, c.byLevel);
        QVERIFY(std::abs(x - c.at.x) < 1e-8);
    }
    QCOMPARE(std::ranges::count(seen, 1), std::ssize(seen));
}

void TestClusters::membersAreThereOnce()
{
    // Five in one place, two of them urgent; one of the others has gone.
    const std::vector<double> x(5, 0.815), y(5, 0.435);
    const std::vector<quint8> level = {1, 2, 3, 4, 4};
    const std::vector<double> goneX = {0.815}, goneY = {0.435};
    const std::vector<quint8> goneLevel = {4};
    const std::vector<quint32> gone = {3};
    const auto index = indexOf(x, y, level).changed({}, {.x = goneX, .y = goneY, .level = goneLevel, .row = gone});
    const WorldBox box = {0.8, 0.4, 0.83, 0.45};
    for (const double zoom : {11.0, 18.0, 19.5}) {
        auto found = clustersIn(index, box, zoom, 46);
        std::erase_if(found, [](const Cluster &c) { return c.point >= 0; });
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].count, 2);
        const auto members = membersOf(found[0], index, box, zoom, 46);
        QCOMPARE(members.size(), size_t(2));
        QCOMPARE(members[0].worst + members[1].worst, 7); // the 3 and one 4
        QCOMPARE(members[0].point + members[1].point, 2 + 4); // the 4 that has stayed
        auto other = found[0];
        other.at.x += 1e-4;
        QVERIFY(membersOf(other, index, box, zoom, 46).empty());
    }
}

void TestClusters::urgentStandAlone()
{
    const Points p = make(3000);
    const auto index = indexOf(p.x, p.y, p.level);
    const auto found = clustersIn(index, {0, 0, 1, 1}, 8, 46);
    bool urgentSeen = false;
    for (const Cluster &c : found) {
        if (c.worst == 1 || c.worst == 2) {
            QCOMPARE(c.count, 1);
            QVERIFY(std::hypot(c.at.x - p.x[size_t(c.point)], c.at.y - p.y[size_t(c.point)]) < 1e-9);
            urgentSeen = true;
        } else {
            QVERIFY2(!urgentSeen, "the urgent ones come last, to be drawn on top");
        }
    }
    QCOMPARE(found.back().worst, 1);
}

void TestClusters::staysApart()
{
    const Points p = make(5000);
    const auto index = indexOf(p.x, p.y, p.level);
    const double least = 46 / worldPixels(12) * 0.4; // centres of gravity may come nearer than the seeds
    std::vector<Cluster> found = clustersIn(index, {0, 0, 1, 1}, 12, 46);
    std::erase_if(found, [](const Cluster &c) { return c.worst == 1 || c.worst == 2; });
    int close = 0;
    for (size_t i = 0; i < found.size(); ++i)
        for (size_t j = i + 1; j < found.size(); ++j)
            close += std::hypot(found[i].at.x - found[j].at.x, found[i].at.y - found[j].at.y) < least;
    QVERIFY2(close <= int(found.size() / 20), qPrintable(QString::number(close)));
}

void TestClusters::fallsApartUpClose()
{
    const std::vector<double> x = {0.5, 0.50001};
    const std::vector<double> y = {0.5, 0.5};
    const std::vector<quint8> level = {3, 4};
    const auto index = indexOf(x, y, level);
    QCOMPARE(clustersIn(index, {0, 0, 1, 1}, 8, 46).size(), 1U);
    QCOMPARE(clustersIn(index, {0, 0, 1, 1}, 8, 46).front().worst, 3);
    QCOMPARE(clustersIn(index, {0, 0, 1, 1}, 17, 46).size(), 2U); // 0.00001 of the world are 335 px there
    QCOMPARE(clustersIn(index, {0, 0, 0.4, 1}, 17, 46).size(), 0U);
}

void TestClusters::leavesOutBadPoints()
{
    const std::vector<double> x = {qQNaN(), 2, 0.5};
    const std::vector<double> y = {0.5, 0.5, 0.5};
    const std::vector<quint8> level = {3, 3, 200};
    const auto found = clustersIn(indexOf(x, y, level), {0, 0, 1, 1}, 5, 46);
    QCOMPARE(found.size(), 1U);
    QCOMPARE(found.front().point, 2);
    QVERIFY(clustersIn(PointIndex(), {0, 0, 1, 1}, 5, 46).empty());
}

void TestClusters::isWhatBruteForceFinds_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<double>("zoom");
    for (const int n : {2, 60, 800})
        for (const double zoom : {6.0, 10.2, 12.9, 15.0, 17.5})
            QTest::addRow("%d at z%g", n, zoom) << n << zoom;
}

/** Written out from the definition, with nothing of the index: cells by division, every pair compared. */
void TestClusters::isWhatBruteForceFinds()
{
    QFETCH(int, n);
    QFETCH(double, zoom);
    constexpr double radius = 46;
    const Points p = make(n);
    const double reach = radius / worldPixels(std::floor(zoom + 0.25));
    double cell = 1;
    while (cell > reach)
        cell /= 2;
    struct Item
    {
        double x = 0, y = 0;
        int count = 0;
        quint64 curve = 0; // where the cell lies along a Z curve
        bool taken = false;
    };
    std::map<std::pair<int, int>, Item> cells;
    int urgent = 0;
    for (size_t i = 0; i < p.x.size(); ++i) {
        if (p.level[i] == 1 || p.level[i] == 2) {
            ++urgent;
            continue;
        }
        auto &item = cells[{int(p.y[i] / cell), int(p.x[i] / cell)}];
        item.x += p.x[i];
        item.y += p.y[i];
        ++item.count;
    }
    std::vector<Item> items;
    for (auto &[key, item] : cells) {
        quint64 curve = 0;
        for (int bit = 0; bit < 31; ++bit)
            curve |= quint64(key.first >> bit & 1) << (2 * bit + 1) | quint64(key.second >> bit & 1) << (2 * bit);
        items.push_back({item.x / item.count, item.y / item.count, item.count, curve});
    }
    std::ranges::sort(items, {}, [](const Item &item) { return std::pair(-item.count, item.curve); });
    std::vector<std::pair<int, WorldPoint>> expected;
    for (auto &seed : items) {
        if (seed.taken)
            continue;
        int count = 0;
        WorldPoint sum;
        for (auto &other : items) {
            if (other.taken || std::hypot(other.x - seed.x, other.y - seed.y) > reach)
                continue;
            other.taken = true;
            count += other.count;
            sum = {sum.x + other.x * other.count, sum.y + other.y * other.count};
        }
        expected.emplace_back(count, WorldPoint{sum.x / count, sum.y / count});
    }
    auto found = clustersIn(indexOf(p.x, p.y, p.level), {0, 0, 1, 1}, zoom, radius);
    QCOMPARE(std::erase_if(found, [](const Cluster &c) { return c.worst == 1 || c.worst == 2; }), size_t(urgent));
    QCOMPARE(found.size(), expected.size());
    for (const auto &[count, at] : expected) {
        const auto same = std::ranges::find_if(found, [&, at = at](const Cluster &c) { return std::hypot(c.at.x - at.x, c.at.y - at.y) < 1e-9; });
        QVERIFY(same != found.end());
        QCOMPARE(same->count, qint64(count));
        found.erase(same);
    }
}

void TestClusters::staysWhenTheViewMoves()
{
    Points p = make(20'000);
    std::ranges::fill(p.level, quint8(3)); // how urgent ones are shown depends on how many there are around
    const auto index = indexOf(p.x, p.y, p.level);
    QRandomGenerator random(5);
    for (const double zoom : {11.0, 12.5, 14.0}) {
        const auto all = clustersIn(index, {0, 0, 1, 1}, zoom, 46);
        for (int i = 0; i < 50; ++i) {
            const double half = 500 / worldPixels(zoom);
            const WorldPoint c{0.815 + random.generateDouble() * 0.004, 0.435 + random.generateDouble() * 0.002};
            const WorldBox box{c.x - half, c.y - half, c.x + half, c.y + half};
            const auto here = clustersIn(index, box, zoom, 46);
            std::vector<Cluster> expected;
            std::ranges::copy_if(all, std::back_inserter(expected), [&](const Cluster &one) { return box.contains(one.at); });
            const auto plain = [](const std::vector<Cluster> &clusters) {
                std::vector<std::tuple<double, double, qint64>> places;
                for (const auto &one : clusters)
                    places.emplace_back(one.at.x, one.at.y, one.count);
                std::ranges::sort(places);
                return places;
            };
            QVERIFY(plain(here) == plain(expected));
        }
    }
}

void TestClusters::followsWhatChanges()
{
    const Points p = make(500);
    const auto before = indexOf(p.x, p.y, p.level);
    const std::vector<double> x = {0.8161, p.x[3]};
    const std::vector<double> y = {0.4361, p.y[3]};
    const std::vector<quint8> level = {1, p.level[3]};
    const std::vector<quint32> row = {500, 3};
    const auto after = before.changed({.x = std::span(x).first(1), .y = std::span(y).first(1), .level = std::span(level).first(1), .row = std::span(row).first(1)},
        {.x = std::span(x).last(1), .y = std::span(y).last(1), .level = std::span(level).last(1), .row = std::span(row).last(1)});
    for (const double zoom : {8.0, 13.0, 19.0}) {
        const auto found = clustersIn(after, {0, 0, 1, 1}, zoom, 46);
        qint64 total = 0;
        for (const auto &one : found) {
            QVERIFY(one.count > 0);
            total += one.count;
        }
        QCOMPARE(total, 500);
        const auto added = std::ranges::find_if(found, [](const Cluster &one) { return one.point == 500; });
        QVERIFY(added != found.end() && added->worst == 1 && added->count == 1);
        if (zoom > 18)
            QVERIFY(std::ranges::none_of(found, [](const Cluster &one) { return one.point == 3; }));
    }
}

QTEST_APPLESS_MAIN(TestClusters)
#include "tst_clusters.moc"
