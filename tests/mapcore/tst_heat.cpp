#include "mapcore/heatkernel.h"
#include "mapcore/mapstyle.h"

#include <QRandomGenerator>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** The fast grid against slow and simple sums in double precision. */
class TestHeat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void agreesWithTheReference_data();
    void agreesWithTheReference();
    void fewAreNotToBeToldFromNone_data();
    void fewAreNotToBeToldFromNone();
    void keepsTheNumberOfEvents_data();
    void keepsTheNumberOfEvents();
    void movesWithTheWorld();
    void coloursAreThoseOfTheDesign();
    void alikeIsAnEmptyMap();
    void aDifferenceIsWhatTheTwoDifferBy();
    void differencesHaveTwoColours();
    void doesNotTripOverBadPoints();

private:
    struct Points
    {
        std::vector<double> x, y;
        std::vector<float> w;
    };
    static Points make(int n, quint32 seed);
    static PointSums sumsOf(const Points &points) { return {PointIndex::build({points.x, points.y, points.w}), PointFilter(), points.w.empty() ? PointSums::Measure::Count : PointSums::Measure::Weight}; }
    static WorldBox viewAround(GeoPoint place, double zoom, double width, double height);
};

TestHeat::Points TestHeat::make(int n, quint32 seed)
{
    Points points;
    QRandomGenerator random(seed);
    for (int i = 0; i < n; ++i) {
        const double r = random.generateDouble() * random.generateDouble() * 0.2;
        const double a = random.generateDouble() * 6.283;
        const WorldPoint p = toWorld({22.32 + r * std::sin(a), 114.17 + r * std::cos(a)});
        points.x.push_back(p.x);
        points.y.push_back(p.y);
        points.w.push_back(float(0.5 + random.generateDouble()));
    }
    return points;
}

WorldBox TestHeat::viewAround(GeoPoint place, double zoom, double width, double height)
{
    const WorldPoint c = toWorld(place);
    const double scale = worldPixels(zoom);
    return {c.x - width / 2 / scale, c.y - height / 2 / scale, c.x + width / 2 / scale, c.y + height / 2 / scale};
}

void TestHeat::fewAreNotToBeToldFromNone_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<double>("spread"); // px
    QTest::addColumn<double>("zoom");
    QTest::addColumn<bool>("isSeen");

    for (const double zoom : {9.0, 13.3, 18.0}) {
        QTest::addRow("one fewer, z%g", zoom) << 4 << 0.0 << zoom << false;
        QTest::addRow("as many, z%g", zoom) << 5 << 0.0 << zoom << true;
        QTest::addRow("far apart, z%g", zoom) << 40 << 2'000.0 << zoom << false;
        QTest::addRow("close together, z%g", zoom) << 40 << 5.0 << zoom << true;
    }
}

void TestHeat::fewAreNotToBeToldFromNone()
{
    QFETCH(int, n);
    QFETCH(double, spread);
    QFETCH(double, zoom);
    QFETCH(bool, isSeen);
    // In the middle of a cell, where a few make the most.
    const auto about = toWorld({22.32, 114.17});
    const double cell = heatCell / worldPixels(zoom);
    const WorldPoint middle{(std::floor(about.x / cell) + 0.5) * cell, (std::floor(about.y / cell) + 0.5) * cell};
    Points points;
    for (int i = 0; i < n; ++i) {
        points.x.push_back(middle.x + spread * ((i % 7) - 3) / 3 / worldPixels(zoom));
        points.y.push_back(middle.y + spread * ((i / 7) - 3) / 3 / worldPixels(zoom));
        points.w.push_back(1);
    }
    const WorldBox box{middle.x - 3'000 / worldPixels(zoom), middle.y - 3'000 / worldPixels(zoom), middle.x + 3'000 / worldPixels(zoom), middle.y + 3'000 / worldPixels(zoom)};
    const auto sums = sumsOf(points);
    const auto highest = [&](int least) {
        const auto grid = densities(sums, box, zoom, 1, heatRadius, least);
        return *std::ranges::max_element(grid.perSquareKilometre);
    };
    QVERIFY(highest(0) > 0);
    QCOMPARE(highest(5) > 0, isSeen);
    if (isSeen)
        QCOMPARE(highest(5), highest(0)); // what is shown is what it is
}

void TestHeat::agreesWithTheReference_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<double>("unit");
    QTest::addColumn<double>("tolerance");

    QTest::newRow("few") << 300 << 11.2 << 1.0 << 1e-3;
    QTest::newRow("wall") << 300 << 11.2 << 1.75 << 1e-3;
    QTest::newRow("close") << 300 << 14.6 << 1.0 << 1e-3;
    QTest::newRow("pyramid") << 100'000 << 10.0 << 1.0 << 0.03; // sums of cells stand for their points
}

void TestHeat::agreesWithTheReference()
{
    QFETCH(int, n);
    QFETCH(double, zoom);
    QFETCH(double, unit);
    QFETCH(double, tolerance);
    const Points points = make(n, 3);
    const auto sums = sumsOf(points);
    const HeatGrid grid = densities(sums, viewAround({22.32, 114.17}, zoom, 600, 400), zoom, unit);

    // Independent: each point shared between four cells, then a convolution written out.
    const int columns = grid.columns;
    const int rows = grid.rows;
    std::vector<double> expectedSums(size_t(columns) * size_t(rows));
    for (size_t i = 0; i < points.x.size(); ++i) {
        const double gx = (points.x[i] - grid.origin.x) / grid.cell - 0.5;
        const double gy = (points.y[i] - grid.origin.y) / grid.cell - 0.5;
        for (int dy = 0; dy < 2; ++dy)
            for (int dx = 0; dx < 2; ++dx) {
                const int cx = int(std::floor(gx)) + dx;
                const int cy = int(std::floor(gy)) + dy;
                if (cx >= 0 && cy >= 0 && cx < columns && cy < rows)
                    expectedSums[size_t(cy * columns + cx)] += double(points.w[i]) * (1 - std::abs(gx - cx)) * (1 - std::abs(gy - cy));
            }
    }
    std::vector<double> kernel = {1};
    for (const int radius : {2, 2, 1}) {
        std::vector<double> next(kernel.size() + 2 * size_t(radius));
        for (size_t k = 0; k < kernel.size(); ++k)
            for (int j = 0; j <= 2 * radius; ++j)
                next[k + size_t(j)] += kernel[k] / (2 * radius + 1);
        kernel = next;
    }
    QCOMPARE(kernel.size(), 11U); // five cells of 6 px to each side: 30 px
    double most = 0;
    double worst = 0;
    for (int y = 0; y < rows; ++y) {
        const double lat = toGeo({0, grid.origin.y + (y + 0.5) * grid.cell}).lat;
        const double side = grid.cell * earthCircumference * std::cos(lat * std::numbers::pi / 180) / 1000;
        for (int x = 0; x < columns; ++x) {
            if (x < 11 || y < 11 || x >= columns - 11 || y >= rows - 11)
                continue; // the rim sees less of the outside than the reference
            double sum = 0;
            for (int dy = -5; dy <= 5; ++dy)
                for (int dx = -5; dx <= 5; ++dx)
                    sum += expectedSums[size_t((y + dy) * columns + x + dx)] * kernel[size_t(dx + 5)] * kernel[size_t(dy + 5)];
            const double expected = sum / (side * side);
            most = std::max(most, expected);
            worst = std::max(worst, std::abs(expected - double(grid.perSquareKilometre[size_t(y * columns + x)])));
        }
    }
    QVERIFY(most > 0);
    QVERIFY2(worst <= tolerance * most, qPrintable(u"%1 of %2"_s.arg(worst).arg(most)));
}

void TestHeat::keepsTheNumberOfEvents_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<double>("radius");
    for (const double zoom : {9.0, 10.5, 11.2})
        for (const double radius : {30.0, 55.0, 120.0})
            QTest::addRow("z%g r%g", zoom, radius) << zoom << radius;
}

void TestHeat::keepsTheNumberOfEvents()
{
    QFETCH(double, zoom);
    QFETCH(double, radius);
    const Points points = make(500, 9);
    const auto sums = sumsOf({points.x, points.y, {}});
    const HeatGrid grid = densities(sums, viewAround({22.32, 114.17}, zoom, 3000, 3000), zoom, 1, radius);
    double total = 0;
    for (int y = 0; y < grid.rows; ++y) {
        const double lat = toGeo({0, grid.origin.y + (y + 0.5) * grid.cell}).lat;
        const double side = grid.cell * earthCircumference * std::cos(lat * std::numbers::pi / 180) / 1000;
        for (int x = 0; x < grid.columns; ++x)
            total += double(grid.perSquareKilometre[size_t(y * grid.columns + x)]) * side * side;
    }
    QVERIFY2(std::abs(total - 500) < 1, qPrintable(QString::number(total)));
}

void TestHeat::movesWithTheWorld()
{
    const Points points = make(300, 5);
    const auto sums = sumsOf({points.x, points.y, {}});
    const WorldBox box = viewAround({22.32, 114.17}, 12, 700, 500);
    const HeatGrid a = densities(sums, box, 12, 1);
    const double shift = 7.5 * a.cell; // not a whole cell
    const HeatGrid b = densities(sums, {box.left + shift, box.top, box.right + shift, box.bottom}, 12, 1);
    const int columns = int(std::lround((b.origin.x - a.origin.x) / a.cell));
    QVERIFY(columns == 7 || columns == 8);
    for (int y = 12; y < a.rows - 12; ++y)
        for (int x = 20; x < a.columns - 20; ++x) {
            const float left = a.perSquareKilometre[size_t(y * a.columns + x)];
            const float right = b.perSquareKilometre[size_t(y * b.columns + x - columns)];
            QVERIFY(std::abs(left - right) <= 1e-4F + left * 1e-3F);
        }
}

void TestHeat::coloursAreThoseOfTheDesign()
{
    const auto style = MapStyle::builtIn(u"night"_s);
    QVERIFY(style);
    const QColor top = heatColor(8, style->heat, 8);
    QCOMPARE(top.rgb(), QColor(0xCD, 0xFB, 0xE5).rgb());
    QVERIFY(std::abs(top.alphaF() - 0.5F) < 0.005F);
    QCOMPARE(heatColor(80, style->heat, 8), top); // one colour, one number: more than the top is the top
    QCOMPARE(heatColor(0, style->heat, 8).alpha(), 0);
    double last = -1;
    for (double f = 0; f <= 8; f += 0.05) {
        const QColor c = heatColor(f, style->heat, 8);
        QVERIFY(c.alphaF() >= last - 1e-6);
        last = c.alphaF();
    }
    HeatGrid grid{.columns = 3, .rows = 1, .origin = {}, .cell = 1, .perSquareKilometre = {0, 2, 100}};
    const QImage image = colorHeat(grid, style->heat, 8);
    QCOMPARE(image.pixel(0, 0), qRgba(0, 0, 0, 0));
    const QColor two = heatColor(2, style->heat, 8);
    const QRgb pixel = image.pixel(1, 0);
    QVERIFY(std::abs(qAlpha(pixel) - two.alpha()) <= 2 && std::abs(qGreen(pixel) - two.green() * two.alphaF()) <= 2);
}

void TestHeat::doesNotTripOverBadPoints()
{
    const std::vector<double> x = {qQNaN(), qInf(), -4, 0.8171, 0.8171};
    const std::vector<double> y = {0.4, 0.4, 0.4, qQNaN(), 0.4364};
    const auto sums = sumsOf({x, y, {}});
    const HeatGrid grid = densities(sums, {0.8, 0.42, 0.83, 0.45}, 9, 1);
    double sum = 0;
    for (const float v : grid.perSquareKilometre) {
        QVERIFY(std::isfinite(v));
        sum += double(v);
    }
    QVERIFY(sum > 0);
    QVERIFY(!densities(PointSums(), {0, 0, 1, 1}, 2, 1).perSquareKilometre.empty());
}

void TestHeat::alikeIsAnEmptyMap()
{
    const Points points = make(20'000, 3);
    const auto index = PointIndex::build({points.x, points.y, points.w});
    const PointSums nothing(index.minus(PointIndex::build({points.x, points.y, points.w})), PointFilter(), PointSums::Measure::Weight);
    QVERIFY(nothing.isSigned());
    const auto style = MapStyle::builtIn(u"night"_s);
    for (const double zoom : {9.0, 11.3, 15.0}) {
        const auto grid = densities(nothing, viewAround({22.32, 114.17}, zoom, 600, 400), zoom, 1);
        const auto picture = colorDifference(grid, style->difference, 8);
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                QCOMPARE(picture.pixel(x, y), qRgba(0, 0, 0, 0));
    }
}

void TestHeat::aDifferenceIsWhatTheTwoDifferBy()
{
    const Points now = make(3'000, 3);
    const Points before = make(3'000, 4);
    const auto box = viewAround({22.32, 114.17}, 11.2, 600, 400);
    const auto of = [](const Points &points) { return PointIndex::build({points.x, points.y, points.w}); };
    const auto grid = [&](const PointIndex &index) { return densities(PointSums(index, PointFilter(), PointSums::Measure::Weight), box, 11.2, 1); };
    const auto a = grid(of(now));
    const auto b = grid(of(before));
    const auto difference = grid(of(now).minus(of(before)));
    QCOMPARE(difference.columns, a.columns);
    float most = 0;
    bool isLess = false;
    bool isMore = false;
    for (size_t i = 0; i < a.perSquareKilometre.size(); ++i) {
        const float expected = a.perSquareKilometre[i] - b.perSquareKilometre[i];
        most = std::max(most, std::abs(difference.perSquareKilometre[i] - expected));
        isLess = isLess || difference.perSquareKilometre[i] < -1;
        isMore = isMore || difference.perSquareKilometre[i] > 1;
    }
    QVERIFY2(most < 0.01F * *std::ranges::max_element(a.perSquareKilometre), qPrintable(QString::number(most)));
    QVERIFY(isLess && isMore);
}

void TestHeat::differencesHaveTwoColours()
{
    for (const auto *theme : {"night", "day"}) {
        const auto style = MapStyle::builtIn(QLatin1StringView(theme));
        QVERIFY(style);
        QCOMPARE(style->difference.size(), 7U);
        const auto more = differenceColor(8, style->difference, 8);
        const auto less = differenceColor(-8, style->difference, 8);
        QCOMPARE(more.rgb(), style->difference.back().rgb());
        QCOMPARE(less.rgb(), style->difference.front().rgb());
        QVERIFY(more.red() > more.blue() && less.blue() > less.red());
        QCOMPARE(differenceColor(0, style->difference, 8).alpha(), 0);
        const HeatGrid grid{.columns = 4, .rows = 1, .origin = {}, .cell = 1, .perSquareKilometre = {-100, -2, 0, 100}};
        const auto image = colorDifference(grid, style->difference, 8);
        const auto premultiplied = [](const QColor &c) { return QColor::fromRgbF(c.redF() * c.alphaF(), c.greenF() * c.alphaF(), c.blueF() * c.alphaF(), c.alphaF()); };
        for (const auto &[x, value] : {std::pair(0, -100.0), std::pair(1, -2.0), std::pair(2, 0.0), std::pair(3, 100.0)}) {
            const auto expected = premultiplied(differenceColor(value, style->difference, 8));
            const QRgb pixel = reinterpret_cast<const QRgb *>(image.constScanLine(0))[x];
            QVERIFY2(std::abs(qRed(pixel) - expected.red()) <= 2 && std::abs(qBlue(pixel) - expected.blue()) <= 2 && std::abs(qAlpha(pixel) - expected.alpha()) <= 2, theme);
        }
    }
}

QTEST_APPLESS_MAIN(TestHeat)
#include "tst_heat.moc"
