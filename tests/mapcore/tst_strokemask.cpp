#include "mapcore/strokemask.h"

#include <QPolygonF>
#include <QRandomGenerator>
#include <QTest>

using namespace tonglan;

/** Lines as coverage, against samples of what a line is: all places no further from it than half its width. */
class TestStrokeMask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coversWhatLinesCover_data();
    void coversWhatLinesCover();
    void crossingsAreCoveredOnce();
    void keepsToTheClip();
    void addsLight();
    void takesAnything();

private:
    static QImage sheet() // black
    {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::black);
        return image;
    }
    /** Of a pixel, from 64 samples. */
    static double coverage(const QPolygonF &line, double width, bool round, int x, int y)
    {
        const QRectF box = QRectF(line.boundingRect()).adjusted(-width, -width, width, width).adjusted(-1, -1, 1, 1);
        if (!box.contains(x, y))
            return 0;
        int inside = 0;
        for (int i = 0; i < 64; ++i) {
            const QPointF at(x + (i % 8 + 0.5) / 8, y + (i / 8 + 0.5) / 8);
            for (qsizetype n = 1; n < line.size(); ++n) {
                const QPointF along = line[n] - line[n - 1];
                const double length = std::hypot(along.x(), along.y());
                const double t = QPointF::dotProduct(at - line[n - 1], along) / length;
                if (!round && ((n == 1 && t < 0) || (n + 1 == line.size() && t > length)))
                    continue;
                const QPointF nearest = line[n - 1] + along * (std::clamp(t, 0.0, length) / length);
                if (std::hypot(at.x() - nearest.x(), at.y() - nearest.y()) <= width / 2) {
                    ++inside;
                    break;
                }
            }
        }
        return inside / 64.0;
    }
    static constexpr QSize size{200, 160};
};

void TestStrokeMask::coversWhatLinesCover_data()
{
    QTest::addColumn<double>("width");
    QTest::addColumn<bool>("round");

    for (const double width : {0.4, 1.0, 1.7, 3.0, 7.5, 24.0}) {
        QTest::addRow("flat, %g px", width) << width << false;
        QTest::addRow("round, %g px", width) << width << true;
    }
}

void TestStrokeMask::coversWhatLinesCover()
{
    QFETCH(double, width);
    QFETCH(bool, round);
    QRandomGenerator random(3);
    double worst = 0;
    double off = 0;
    double sum = 0;
    double expectedSum = 0;
    for (int run = 0; run < 8; ++run) {
        // Bent by less than a right angle, some of it outside.
        QPolygonF line{QPointF(random.bounded(220) - 10, random.bounded(180) - 10)};
        double angle = random.generateDouble() * 6.28;
        for (int i = 0; i < 1 + run % 4; ++i) {
            const double length = 3 * width + 6 + random.bounded(60);
            line << line.back() + QPointF(length * std::cos(angle), length * std::sin(angle));
            angle += (random.generateDouble() - 0.5) * 1.2;
        }
        QImage drawn = sheet();
        StrokeMask mask(size);
        mask.add(line, width, round ? StrokeMask::Ends::Round : StrokeMask::Ends::Flat);
        mask.layOnto(drawn, Qt::white);
        QVERIFY(mask.isEmpty());
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width(); ++x) {
                const double a = qRed(drawn.pixel(x, y)) / 255.0;
                const double b = coverage(line, width, round, x, y);
                worst = std::max(worst, std::abs(a - b));
                off += std::abs(a - b);
                sum += a;
                expectedSum += b;
                QCOMPARE(qAlpha(drawn.pixel(x, y)), 255);
            }
        }
    }
    // A pixel is taken for round, and an end for as wide as it is long: off by a little at a slant, by more in a corner.
    QVERIFY2(worst < 0.5, qPrintable(QString::number(worst)));
    QVERIFY2(off / expectedSum < (width < 2 ? 0.13 : 0.04), qPrintable(QString::number(off / expectedSum)));
    QVERIFY2(std::abs(sum / expectedSum - 1) < (width < 2 ? 0.06 : 0.02), qPrintable(QString::number(sum / expectedSum)));
}

void TestStrokeMask::crossingsAreCoveredOnce()
{
    QImage image = sheet();
    StrokeMask mask(size);
    mask.add(QPolygonF{QPointF(20, 80), QPointF(180, 80)}, 8, StrokeMask::Ends::Flat);
    mask.add(QPolygonF{QPointF(100, 20), QPointF(100, 140)}, 8, StrokeMask::Ends::Flat);
    mask.add(QPolygonF{QPointF(100, 20), QPointF(100, 140)}, 8, StrokeMask::Ends::Flat);
    mask.layOnto(image, QColor(255, 255, 255, 128));
    QCOMPARE(qRed(image.pixel(50, 80)), 128);
    QCOMPARE(qRed(image.pixel(100, 80)), 128);
    QCOMPARE(qRed(image.pixel(100, 50)), 128);
    QCOMPARE(qRed(image.pixel(50, 50)), 0);
    mask.layOnto(image, Qt::white); // it has forgotten them
    QCOMPARE(qRed(image.pixel(100, 80)), 128);
}

void TestStrokeMask::keepsToTheClip()
{
    QImage image = sheet();
    StrokeMask mask(size);
    mask.add(QPolygonF{QPointF(0, 80), QPointF(200, 80)}, 10, StrokeMask::Ends::Flat);
    const QRegion clip = QRegion(0, 0, 50, 160) + QRegion(100, 70, 20, 12);
    mask.layOnto(image, Qt::white, &clip);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            QCOMPARE(qRed(image.pixel(x, y)) > 0, clip.contains(QPoint(x, y)) && y >= 75 && y < 85);
    mask.layOnto(image, Qt::white);
    QCOMPARE(qRed(image.pixel(150, 80)), 0); // and forgets also what was not drawn
}

void TestStrokeMask::addsLight()
{
    QImage image = sheet();
    image.fill(QColor(200, 100, 0));
    StrokeMask mask(size);
    mask.add(QPolygonF{QPointF(20, 80), QPointF(180, 80)}, 8, StrokeMask::Ends::Flat);
    mask.layOnto(image, QColor(100, 100, 100), nullptr, StrokeMask::Blend::Add);
    QCOMPARE(image.pixelColor(100, 80), QColor(255, 200, 100));
    QCOMPARE(image.pixelColor(100, 40), QColor(200, 100, 0));
}

void TestStrokeMask::takesAnything()
{
    StrokeMask mask(size);
    const double far = 1e12;
    for (const auto &line : {QPolygonF(), QPolygonF{QPointF(1, 1)}, QPolygonF{QPointF(5, 5), QPointF(5, 5)}, QPolygonF{QPointF(-far, -far), QPointF(far, far)},
             QPolygonF{QPointF(qQNaN(), 3), QPointF(7, 3)}, QPolygonF{QPointF(3, qInf()), QPointF(7, 3)}, QPolygonF{QPointF(-50, -50), QPointF(-10, -20)}, QPolygonF{QPointF(300, 20), QPointF(400, 20)}}) {
        for (const double width : {0.5, 3.0, 1e6}) {
            mask.add(line, width, StrokeMask::Ends::Flat);
            mask.add(line, width, StrokeMask::Ends::Round);
            QImage image = sheet();
            mask.layOnto(image, Qt::white);
        }
    }
    QVERIFY(mask.isEmpty());
}

QTEST_GUILESS_MAIN(TestStrokeMask)

#include "tst_strokemask.moc"
