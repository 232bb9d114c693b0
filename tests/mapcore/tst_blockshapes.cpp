#include "mapcore/blockshapes.h"
#include "mapcore/pixelrows.h"

#include <QRandomGenerator>
#include <QTest>

#include <functional>
#include <numbers>
#include <numeric>

using namespace tonglan;

/** Lines and rims of tiles as coverage of a block, by how much ink they leave. */
class TestBlockShapes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dashesKeepTheirLength_data();
    void dashesKeepTheirLength();
    void dashesGoOnFromFarAway();
    void rimsOfTheCutSeaAreNone_data();
    void rimsOfTheCutSeaAreNone();
    void rowsAreLaidAsPixelsAre();

private:
    static constexpr int unitsPerPixel = tileExtent / blockSize;

    static QImage sheet()
    {
        QImage image(blockSize, blockSize, QImage::Format_RGB32);
        image.fill(Qt::black);
        return image;
    }
    /** One shape in one tile that lies on the block. */
    static Group groupOf(Kind kind, const std::vector<TilePoint> &points, TileKey key = {14, 13390, 7147}, double scale = 1.0 / unitsPerPixel, double left = 0)
    {
        auto data = std::make_shared<TileData>(TileData{.key = key});
        ShapeSet::Part part{.first = 0, .count = quint32(points.size()), .min = points.front(), .max = points.front()};
        for (const TilePoint p : points) {
            part.min = {std::min(part.min.x, p.x), std::min(part.min.y, p.y)};
            part.max = {std::max(part.max.x, p.x), std::max(part.max.y, p.y)};
        }
        data->shapes[std::size_t(kind)] = {{part}, points};
        return {.tiles = {{data, scale, left, 0}}, .region = QRect(0, 0, blockSize, blockSize)};
    }
    static double ink(const QImage &image, const QRect &part = {0, 0, blockSize, blockSize})
    {
        double sum = 0;
        for (int y = part.top(); y <= part.bottom(); ++y)
            for (int x = part.left(); x <= part.right(); ++x)
                sum += qGray(image.pixel(x, y)) / 255.0;
        return sum;
    }
};

void TestBlockShapes::dashesKeepTheirLength_data()
{
    QTest::addColumn<double>("width"); // px
    QTest::addColumn<QList<double>>("dash"); // px
    QTest::addColumn<double>("spacing"); // px between vertices
    QTest::addColumn<bool>("isCurved");

    for (const double spacing : {0.9, 1.5, 6.0, 40.0})
        for (const bool isCurved : {false, true}) {
            if (isCurved && spacing > 10)
                continue;
            const char *shape = isCurved ? "circle" : "straight";
            QTest::addRow("ferry, %s, %.1f", shape, spacing) << 1.1 << QList<double>{2, 6} << spacing << isCurved;
            QTest::addRow("ticks, %s, %.1f", shape, spacing) << 3.4 << QList<double>{1.5, 7} << spacing << isCurved;
            QTest::addRow("wide ticks, %s, %.1f", shape, spacing) << 5.0 << QList<double>{1.5, 7} << spacing << isCurved;
            QTest::addRow("transit, %s, %.1f", shape, spacing) << 2.0 << QList<double>{5, 3} << spacing << isCurved;
        }
}

/** Wherever the line bends within a dash: what is drawn is as long and as wide as it should be. */
void TestBlockShapes::dashesKeepTheirLength()
{
    QFETCH(double, width);
    QFETCH(QList<double>, dash);
    QFETCH(double, spacing);
    QFETCH(bool, isCurved);
    constexpr double radius = 120;
    const double length = isCurved ? 2 * std::numbers::pi * radius * 0.9 : 400;
    std::vector<TilePoint> line;
    for (double at = 0; at <= length; at += spacing) {
        const QPointF p = isCurved ? QPointF(256 + radius * std::cos(at / radius), 256 + radius * std::sin(at / radius)) : QPointF(50 + at, 200.5);
        line.push_back({qint16(std::lround(p.x() * unitsPerPixel)), qint16(std::lround(p.y() * unitsPerPixel))});
    }
    QImage image = sheet();
    StrokeMask mask(image.size());
    addLines(mask, groupOf(Kind::Ferry, line), Kind::Ferry, {}, width, StrokeMask::Ends::Round, dash);
    mask.layOnto(image, Qt::white);
    const double expected = length * width * dash[0] / (dash[0] + dash[1]);
    const double found = ink(image);
    QVERIFY2(std::abs(found / expected - 1) < 0.13, qPrintable(QStringLiteral("%1 of %2").arg(found).arg(expected)));
}

/** Of a line that comes from far away only what is on the block is walked; the pattern is where it would be all the same. */
void TestBlockShapes::dashesGoOnFromFarAway()
{
    const std::vector<TilePoint> line = {{-32000, 100}, {0, 100}, {32000, 100}, {32000, 32000}, {-32000, 32000}};
    constexpr double scale = 64; // two million px from end to end
    QImage image = sheet();
    StrokeMask mask(image.size());
    addLines(mask, groupOf(Kind::Ferry, line, {14, 0, 0}, scale, 7), Kind::Ferry, {}, 2, StrokeMask::Ends::Flat, std::array{3.0, 5.0});
    QVERIFY(mask.isEmpty()); // y is 6400
    addLines(mask, groupOf(Kind::Ferry, {{-32000, 3}, {32000, 3}}, {14, 0, 0}, scale, 7), Kind::Ferry, {}, 2, StrokeMask::Ends::Flat, std::array{3.0, 5.0});
    mask.layOnto(image, Qt::white);
    for (int x = 0; x < blockSize; ++x) {
        const double phase = std::fmod(x + 0.5 - 7 + 32000 * scale, 8);
        if (std::abs(phase - 3) > 1 && phase > 1 && phase < 7)
            QCOMPARE(qGray(image.pixel(x, 192)) > 128, phase < 3);
    }
}

void TestBlockShapes::rimsOfTheCutSeaAreNone_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<TileKey>("key");
    QTest::addColumn<int>("left"); // units: where the western side is
    QTest::addColumn<bool>("isDrawn");

    const TileKey onGrid{14, 105 * 128, 7147};
    QTest::newRow("the sea on the grid") << Kind::Ocean << onGrid << 40 << false;
    QTest::newRow("the sea beside the grid") << Kind::Ocean << onGrid << 400 << true;
    QTest::newRow("the sea elsewhere") << Kind::Ocean << TileKey{14, 105 * 128 + 1, 7147} << 40 << true;
    QTest::newRow("a building on the grid") << Kind::Building << onGrid << 40 << true;
    QTest::newRow("a lake on the grid") << Kind::Lake << onGrid << 40 << true;
    QTest::newRow("the sea from afar") << Kind::Ocean << TileKey{2, 3, 1} << 128 << true;
}

void TestBlockShapes::rimsOfTheCutSeaAreNone()
{
    QFETCH(Kind, kind);
    QFETCH(TileKey, key);
    QFETCH(int, left);
    QFETCH(bool, isDrawn);
    const std::vector<TilePoint> ring = {{qint16(left), 1000}, {2000, 1000}, {2000, 3000}, {qint16(left), 3000}};
    QImage image = sheet();
    StrokeMask mask(image.size());
    addEdges(mask, groupOf(kind, ring, key), kind, 2, 2);
    mask.layOnto(image, Qt::white);
    const double side = 250 * 2;
    QVERIFY(std::abs(ink(image, {240, 120, 20, 260}) / side - 1) < 0.1); // the eastern one
    const double west = ink(image, {left / unitsPerPixel - 5, 135, 12, 230}) / (230 * 2);
    QVERIFY2(isDrawn ? std::abs(west - 1) < 0.1 : west < 0.01, qPrintable(QString::number(west)));
}

/** Several pixels at a time come out as one at a time would. */
void TestBlockShapes::rowsAreLaidAsPixelsAre()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        const int count = random.bounded(1, 40);
        std::vector<QRgb> row;
        std::vector<quint8> cover;
        for (int i = 0; i < count; ++i) {
            row.push_back(round % 2 == 0 ? random.generate() | 0xff000000 : qPremultiply(random.generate()));
            cover.push_back(quint8(random.bounded(3) == 0 ? random.bounded(256) : random.bounded(2) * 255));
        }
        const QRgb color = qPremultiply(random.generate());
        auto expected = row;
        for (int i = 0; i < count; ++i) {
            const QRgb ink = times(color, cover[std::size_t(i)]);
            expected[std::size_t(i)] = ink + times(expected[std::size_t(i)], 255U - quint32(qAlpha(ink)));
        }
        layRow(row.data(), cover.data(), count, color);
        QCOMPARE(row, expected);
    }
}

QTEST_APPLESS_MAIN(TestBlockShapes)
#include "tst_blockshapes.moc"
