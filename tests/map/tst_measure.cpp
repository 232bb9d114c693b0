#include "map/measure.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Points, taken back and ended, make a line or a ring, with its figures in words. */
class tst_Measure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void wordsOfLength_data()
    {
        QTest::addColumn<double>("degrees"); // of the equator, 111,319.49 m each
        QTest::addColumn<QString>("text");
        QTest::newRow("metres with a digit") << 0.00005 << u"5.6 m"_s;
        QTest::newRow("metres") << 0.005 << u"557 m"_s;
        QTest::newRow("just below a kilometre") << 0.0089825 << u"1.00 km"_s;
        QTest::newRow("kilometres") << 0.05 << u"5.57 km"_s;
        QTest::newRow("tens of them") << 0.5 << u"55.7 km"_s;
        QTest::newRow("thousands of them") << 20.0 << u"2,226 km"_s;
    }
    void wordsOfLength()
    {
        QFETCH(double, degrees);
        Measure measure;
        measure.begin();
        measure.add(0, 100);
        QCOMPARE(measure.lengthText(), QString());
        measure.add(0, 100 + degrees);
        QTEST(measure.lengthText(), "text");
        QVERIFY(measure.areaText().isEmpty());
    }

    void wordsOfArea_data()
    {
        QTest::addColumn<double>("degrees"); // of a square's side at the equator
        QTest::addColumn<QString>("text");
        QTest::newRow("m²") << 0.0005 << u"3,077 m²"_s;
        QTest::newRow("hectares") << 0.002 << u"4.92 ha"_s;
        QTest::newRow("tens of hectares") << 0.005 << u"30.8 ha"_s;
        QTest::newRow("km²") << 0.02 << u"4.92 km²"_s;
        QTest::newRow("many") << 0.2 << u"492 km²"_s;
    }
    void wordsOfArea()
    {
        QFETCH(double, degrees);
        Measure measure;
        measure.begin();
        measure.add(0, 0);
        measure.add(0, degrees);
        measure.add(degrees, degrees);
        measure.add(degrees, 0);
        measure.add(0, 0, 5);
        QVERIFY(measure.isClosed() && measure.isEnded());
        QCOMPARE(measure.count(), 4);
        QTEST(measure.areaText(), "text");
        QCOMPARE(measure.copyText(), measure.lengthText() + u", "_s + measure.areaText());
    }

    void nothingIsTakenUnlessBegun()
    {
        Measure measure;
        QSignalSpy changed(&measure, &Measure::changed);
        measure.add(1, 1);
        measure.point(1, 1);
        measure.end();
        measure.takeBack();
        measure.leave();
        QCOMPARE(measure.count(), 0);
        QVERIFY(!measure.pointer());
        QCOMPARE(changed.count(), 0);
        QVERIFY(!measure.copy());
    }

    void whatIsNoPlaceIsPassedOver()
    {
        Measure measure;
        measure.begin();
        measure.add(std::numeric_limits<double>::quiet_NaN(), 1);
        measure.add(91, 1);
        measure.add(1, 1);
        measure.add(1, 1); // a click that trembles
        QCOMPARE(measure.count(), 1);
    }

    void sideUnderThePointer()
    {
        Measure measure;
        measure.begin();
        measure.point(0, 0.01);
        QCOMPARE(measure.liveText(), QString());
        measure.add(0, 0);
        QCOMPARE(measure.liveText(), u"1.11 km"_s);
        measure.add(0, 0.01);
        measure.point(0, 0.02);
        QCOMPARE(measure.liveText(), u"1.11 km · total 2.23 km"_s);
        measure.point(std::numeric_limits<double>::quiet_NaN(), 0);
        QCOMPARE(measure.liveText(), QString());
        measure.point(0, 0.02);
        measure.end();
        QCOMPARE(measure.liveText(), QString());
    }

    void endsAndGoesOn()
    {
        Measure measure;
        measure.begin();
        measure.add(0, 0);
        measure.end();
        QVERIFY(!measure.isEnded()); // one point has no length
        measure.add(0, 1);
        measure.end();
        QVERIFY(measure.isEnded() && !measure.isClosed());
        measure.takeBack();
        QVERIFY(!measure.isEnded());
        QCOMPARE(measure.count(), 1);
        measure.add(0, 1);
        measure.end();
        measure.add(5, 5); // another
        QCOMPARE(measure.points(), GeoRing({{5, 5}}));
        QVERIFY(!measure.isEnded());
        measure.leave();
        QVERIFY(!measure.isActive());
        QCOMPARE(measure.count(), 0);
    }

    void ringIsOpenedAgain()
    {
        Measure measure;
        measure.begin();
        measure.add(0, 0);
        measure.add(0, 0.01);
        measure.add(0.00001, 0, 5); // near the first, but two are no ring
        QVERIFY(!measure.isClosed());
        measure.takeBack();
        measure.add(0.01, 0);
        measure.add(0.00001, 0, 5);
        QVERIFY(measure.isClosed());
        QCOMPARE(measure.count(), 3);
        const double around = measure.length();
        measure.takeBack();
        QVERIFY(!measure.isClosed() && !measure.isEnded());
        QCOMPARE(measure.count(), 3);
        QVERIFY(measure.length() < around);
        QVERIFY(measure.areaText().isEmpty());
    }

    void sidesThatCrossHaveNoArea()
    {
        Measure measure;
        measure.begin();
        measure.add(0, 0);
        measure.add(1, 1);
        measure.add(0, 1);
        measure.add(1, 0);
        measure.add(0, 0, 5);
        QVERIFY(measure.isClosed() && measure.isCrossed());
        QCOMPARE(measure.areaText(), QString());
        QVERIFY(!measure.lengthText().isEmpty());
    }

    void copies()
    {
        Measure measure;
        measure.begin();
        measure.add(0, 0);
        measure.add(0, 0.05);
        QVERIFY(measure.copy());
        QCOMPARE(QGuiApplication::clipboard()->text(), u"5.57 km"_s);
    }
};

QTEST_MAIN(tst_Measure)
#include "tst_measure.moc"
