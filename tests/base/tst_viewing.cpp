#include "base/viewing.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tonglan;

/** From pitch and distance to sizes, against the table of the design. */
class tst_Viewing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void units_data()
    {
        QTest::addColumn<double>("pitch");
        QTest::addColumn<double>("distance");
        QTest::addColumn<double>("unit");
        QTest::newRow("desk") << 0.277 << 0.6 << 1.0;
        QTest::newRow("wall") << 1.56 << 6.0 << 1.75;
        QTest::newRow("far wall") << 1.56 << 10.0 << 3.0;
        QTest::newRow("P1.8 at 8 m") << 1.8 << 8.0 << 2.0;
        QTest::newRow("rounded up") << 1.0 << 2.44 << 1.25;
        QTest::newRow("rounded down") << 1.0 << 2.43 << 1.0;
        QTest::newRow("never below the desk's") << 2.5 << 2.0 << 1.0;
        QTest::newRow("no pitch") << 0.0 << 8.0 << 0.0;
        QTest::newRow("no distance") << 1.8 << 0.0 << 0.0;
    }
    void units()
    {
        QFETCH(double, pitch);
        QFETCH(double, distance);
        QTEST(unitOf({.pitchMm = pitch, .distanceM = distance}), "unit");
    }

    void pixels()
    {
        const Viewing wall{.pitchMm = 1.8, .distanceM = 8};
        // 8000 mm · tan 16′ ÷ 1.8 mm, worked out by hand: tan 16′ = 0.00465424
        QVERIFY(qAbs(pixelsOf(16, wall) - 20.6855) < 0.001);
        QCOMPARE(pixelsOf(16, {}), 0.0);
    }

    /** What the design calls meta, its smallest type, is above the least wherever the unit is made for the place. */
    void theSmallestTypeCanBeRead()
    {
        constexpr double meta = 12.5;
        for (double pitch = 0.2; pitch < 4; pitch += 0.07) {
            for (double distance = 0.6; distance < 30; distance += 0.3) {
                const Viewing viewing{.pitchMm = pitch, .distanceM = distance};
                QVERIFY2(unitOf(viewing) * meta >= leastTextPixels(viewing, 0), qPrintable(u"P%1 at %2 m"_s.arg(pitch).arg(distance)));
            }
        }
    }

    void withoutProfile()
    {
        QVERIFY(qAbs(leastTextPixels({}, 1) - 10.0813) < 0.001);
        QCOMPARE(leastTextPixels({}, 1.75), 1.75 * leastTextPixels({}, 1));
        QCOMPARE(leastTextPixels({.pitchMm = 1.8, .distanceM = 8}, 1), leastTextPixels({.pitchMm = 1.8, .distanceM = 8}, 3)); // what is measured counts
    }
};

QTEST_GUILESS_MAIN(tst_Viewing)
#include "tst_viewing.moc"
