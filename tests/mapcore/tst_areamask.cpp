#include "mapcore/areamask.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>

using namespace tonglan;

using Ring = std::vector<QPointF>;

/** Areas as coverage, against samples of what an area is: all places that its rings wind around. */
class TestAreaMask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coversWhatAreasCover_data();
    void coversWhatAreasCover();
    void manyAtRandom();
    void neighboursLeaveNoGap();
    void keepsToTheClip();
    void showsAround();
    void takesAnything();

private:
    static constexpr QSize size{120, 90};

    static int winding(const std::vector<Ring> &rings, QPointF p)
    {
        int turns = 0;
        for (const auto &ring : rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const QPointF a = ring[i];
                const QPointF b = ring[(i + 1) % ring.size()];
                if ((a.y() <= p.y()) == (b.y() <= p.y()))
                    continue;
                if (a.x() + (p.y() - a.y()) / (b.y() - a.y()) * (b.x() - a.x()) > p.x())
                    turns += a.y() < b.y() ? 1 : -1;
            }
        }
        return turns;
    }
    /** Of a pixel, from 256 samples. */
    static double coverage(const std::vector<Ring> &rings, int x, int y)
    {
        int inside = 0;
        for (int i = 0; i < 256; ++i)
            inside += winding(rings, {x + (i % 16 + 0.5) / 16, y + (i / 16 + 0.5) / 16}) != 0 ? 1 : 0;
        return inside / 256.0;
    }
    static std::vector<quint8> covered(const std::vector<Ring> &rings)
    {
        AreaMask mask(size);
        for (const auto &ring : rings)
            mask.add(ring);
        auto all = mask.take();
        const auto again = mask.take();
        if (std::ranges::any_of(again, [](quint8 cover) { return cover != 0; }))
            qFatal("something was left");
        return all;
    }
    static QString difference(const std::vector<Ring> &rings, double most)
    {
        const auto all = covered(rings);
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width(); ++x) {
                const double expected = coverage(rings, x, y);
                const double found = all[std::size_t(y) * std::size_t(size.width()) + std::size_t(x)] / 255.0;
                if (std::abs(expected - found) > most)
                    return QStringLiteral("at %1, %2: %3 where %4 should be").arg(x).arg(y).arg(found).arg(expected);
            }
        }
        return {};
    }
    static Ring box(double left, double top, double right, double bottom) { return {{left, top}, {right, top}, {right, bottom}, {left, bottom}}; }
    static Ring back(Ring ring)
    {
        std::ranges::reverse(ring);
        return ring;
    }
};

void TestAreaMask::coversWhatAreasCover_data()
{
    QTest::addColumn<std::vector<Ring>>("rings");

    const auto add = [](const char *name, std::vector<Ring> rings) { QTest::newRow(name) << std::move(rings); };
    add("whole pixels", {box(10, 10, 20, 20)});
    add("parts of pixels", {box(10.25, 10.5, 20.75, 20.125)});
    add("within one pixel", {box(10.2, 10.3, 10.6, 10.8)});
    add("triangle", {{{5.3, 7.1}, {100.7, 30.2}, {40.1, 80.9}}});
    add("flat triangle", {{{5, 40}, {115, 41.3}, {60, 42.1}}});
    add("steep triangle", {{{60.2, 3}, {61.1, 88}, {59.3, 87}}});
    add("hole", {box(10, 10, 80, 80), back(box(30.5, 30.5, 60.25, 60.75))});
    add("the other way round", {back(box(10, 10, 80, 80)), box(30, 30, 60, 60)});
    add("overlap", {box(10, 10, 50, 50), box(30, 30, 90, 80)});
    add("over every side", {{{60, -300}, {500, 45}, {60, 400}, {-350, 45}}});
    add("beyond the left and the right", {box(-50, 20, 300, 40)});
    add("beyond the left", {{{-40, 10}, {30, 50}, {-40, 80}}});
    add("beyond the right", {{{160, 10}, {90.5, 50}, {160, 80}}});
    add("outside", {box(200, 10, 300, 60), box(10, -60, 60, -10), box(-60, 10, -10, 60)});
    add("all", {box(-1, -1, 121, 91)});
}

void TestAreaMask::coversWhatAreasCover()
{
    QFETCH(std::vector<Ring>, rings);
    const auto wrong = difference(rings, 0.04);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestAreaMask::manyAtRandom()
{
    QRandomGenerator random(5);
    for (int round = 0; round < 12; ++round) {
        // A star around a place: simple, with corners anywhere, also far outside.
        const QPointF middle(random.bounded(160.0) - 20, random.bounded(130.0) - 20);
        Ring ring;
        const int corners = 3 + int(random.bounded(20U));
        for (int i = 0; i < corners; ++i) {
            const double angle = 6.283185307 * i / corners;
            const double radius = random.bounded(random.bounded(4U) == 0 ? 400.0 : 60.0) + 0.5;
            ring.emplace_back(middle.x() + radius * std::cos(angle), middle.y() + radius * std::sin(angle));
        }
        const auto wrong = difference({ring}, 0.06);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("round %1: %2").arg(round).arg(wrong)));
    }
}

void TestAreaMask::neighboursLeaveNoGap()
{
    // A fan of slices around a place: together they are a polygon without seams.
    AreaMask mask(size);
    const QPointF middle(60.3, 45.7);
    for (int i = 0; i < 40; ++i) {
        const auto at = [&](int n) { return middle + QPointF(std::cos(n * 0.15707963), std::sin(n * 0.15707963)) * 40; };
        mask.add(Ring{middle, at(i), at(i + 1)});
    }
    const auto all = mask.take();
    for (int y = 20; y < 70; ++y) {
        for (int x = 35; x < 85; ++x)
            QVERIFY2(all[std::size_t(y) * 120 + std::size_t(x)] >= 254, qPrintable(QStringLiteral("%1, %2: %3").arg(x).arg(y).arg(all[std::size_t(y) * 120 + std::size_t(x)])));
    }
}

void TestAreaMask::keepsToTheClip()
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::black);
    AreaMask mask(size);
    mask.add(box(10, 10, 100, 80));
    const QRegion clip = QRegion(0, 0, 60, 45) + QRegion(60, 45, 60, 45);
    mask.layOnto(image, QColor(255, 255, 255, 128), &clip);
    QVERIFY(mask.isEmpty());
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const bool isIn = clip.contains(QPoint(x, y)) && x >= 10 && x < 100 && y >= 10 && y < 80;
            QCOMPARE(qRed(image.pixel(x, y)), isIn ? 128 : 0);
        }
    }
    mask.layOnto(image, Qt::red); // there is nothing left
    QCOMPARE(qGreen(image.pixel(20, 20)), 128);
}

void TestAreaMask::showsAround()
{
    QImage sea(size, QImage::Format_RGB32);
    sea.fill(Qt::blue);
    QImage land(size, QImage::Format_RGB32);
    land.fill(Qt::green);
    AreaMask mask(size);
    mask.add(box(20, 20, 60.5, 60));
    const QRegion clip(0, 0, 100, 90);
    mask.showAround(sea, land, &clip);
    QCOMPARE(sea.pixelColor(5, 5), QColor(Qt::green)); // a row without the area
    QCOMPARE(sea.pixelColor(5, 30), QColor(Qt::green));
    QCOMPARE(sea.pixelColor(30, 30), QColor(Qt::blue));
    QCOMPARE(sea.pixelColor(90, 30), QColor(Qt::green));
    QCOMPARE(sea.pixelColor(110, 30), QColor(Qt::blue)); // beyond the clip
    QVERIFY(std::abs(sea.pixelColor(60, 30).green() - 128) <= 1);
    QVERIFY(std::abs(sea.pixelColor(60, 30).blue() - 128) <= 1);
}

void TestAreaMask::takesAnything()
{
    AreaMask mask(size);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    constexpr double endless = std::numeric_limits<double>::infinity();
    mask.add({});
    mask.add(Ring{{1, 1}});
    mask.add(Ring{{1, 1}, {5, 5}});
    mask.add(Ring{{1, 1}, {1, 1}, {1, 1}});
    mask.add(Ring{{1, 50}, {60, 50}, {119, 50}}); // flat
    QVERIFY(std::ranges::all_of(mask.take(), [](quint8 cover) { return cover == 0; }));
    mask.add(Ring{{none, 1}, {5, 5}, {9, 1}});
    mask.add(Ring{{1, 1}, {endless, 5}, {9, -endless}});
    mask.add(Ring{{-1e300, -1e300}, {1e300, -1e300}, {1e300, 1e300}, {-1e300, 1e300}});
    mask.add(Ring{{1e18, 0}, {-1e18, 1e-9}, {3, 1e18}});
    QRandomGenerator random(7);
    for (int i = 0; i < 20'000; ++i) {
        Ring ring;
        for (int corner = 0; corner < 5; ++corner) {
            const auto any = [&] { return std::ldexp(random.bounded(2.0) - 1, int(random.bounded(40U))); };
            ring.emplace_back(any(), any());
        }
        mask.add(ring);
    }
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::black);
    mask.layOnto(image, Qt::white); // no crash, and nothing is left
    mask.add(box(10, 10, 20, 20));
    const auto all = mask.take();
    QCOMPARE(std::ranges::count(all, 255), 100);
    QCOMPARE(std::ranges::count(all, 0), std::ssize(all) - 100);
}

QTEST_GUILESS_MAIN(TestAreaMask)

#include "tst_areamask.moc"
