#include "model/datum.h"
#include "model/mercator.h"

#include <QRandomGenerator>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

static double metresBetween(GeoPoint a, GeoPoint b)
{
    const double perDegree = earthCircumference / 360;
    return std::hypot((a.lat - b.lat) * perDegree, (a.lon - b.lon) * perDegree * std::cos(a.lat * std::numbers::pi / 180));
}

/** Coordinates of other datums, against what three other libraries say, and back. */
class TestDatum : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void agreesWithOthers_data()
    {
        QTest::addColumn<GeoPoint>("wgs84");
        QTest::addColumn<GeoPoint>("gcj02");
        QTest::addColumn<GeoPoint>("bd09");
        QTest::addColumn<PlanePoint>("bd09mc");

        // Computed with gcoord 1.0.7, with which coordtransform 2.1.2 and eviltransform agree to 1.2e-7°.
        const auto row = [](const char *name, GeoPoint wgs84, GeoPoint gcj02, GeoPoint bd09, PlanePoint bd09mc) { QTest::newRow(name) << wgs84 << gcj02 << bd09 << bd09mc; };
        row("Tianjin, Heping", {39.118327, 117.195907}, {39.1193619, 117.202217}, {39.1252223, 117.2087629}, {13047761.77, 4712409.35});
        row("Tianjin, Binhai", {39.032846, 117.654173}, {39.033661, 117.6603369}, {39.0393143, 117.6669726}, {13098770.0, 4700139.67});
        row("Tianjin, Jizhou", {40.045342, 117.407449}, {40.0467742, 117.4141376}, {40.0524321, 117.4207335}, {13071358.49, 4845810.92});
        row("Tianjin station", {39.1367, 117.2045}, {39.1377325, 117.2107992}, {39.1437523, 117.2173095}, {13048713.18, 4715057.84});
        row("Shanghai", {31.1774276, 121.5272106}, {31.175304, 121.5315419}, {31.1813286, 121.5380157}, {13529697.23, 3633994.63});
        row("Beijing", {39.911954, 116.377817}, {39.9133455, 116.3840472}, {39.9195756, 116.3904547}, {12956667.13, 4826585.22});
        row("Guangzhou", {23.13, 113.27}, {23.1273273, 113.275334}, {23.1336531, 113.2817473}, {12610603.64, 2631251.39});
    }
    void agreesWithOthers()
    {
        QFETCH(GeoPoint, wgs84);
        QFETCH(GeoPoint, gcj02);
        QFETCH(GeoPoint, bd09);
        QFETCH(PlanePoint, bd09mc);
        const auto isNear = [](PlanePoint a, PlanePoint b, double tolerance) { return std::abs(a.x - b.x) <= tolerance && std::abs(a.y - b.y) <= tolerance; };
        QVERIFY(isNear(fromWgs84(wgs84, Datum::Gcj02), {gcj02.lon, gcj02.lat}, 1e-6));
        QVERIFY(isNear(fromWgs84(wgs84, Datum::Bd09), {bd09.lon, bd09.lat}, 1e-6));
        QVERIFY2(isNear(fromWgs84(wgs84, Datum::Bd09mc), bd09mc, 0.15), qPrintable(u"%1 %2"_s.arg(fromWgs84(wgs84, Datum::Bd09mc).x, 0, 'f', 2).arg(fromWgs84(wgs84, Datum::Bd09mc).y, 0, 'f', 2)));
        QVERIFY(metresBetween(toWgs84({gcj02.lon, gcj02.lat}, Datum::Gcj02), wgs84) < 0.5);
        QVERIFY(metresBetween(toWgs84({bd09.lon, bd09.lat}, Datum::Bd09), wgs84) < 0.5);
        QVERIFY(metresBetween(toWgs84(bd09mc, Datum::Bd09mc), wgs84) < 0.5);
        QCOMPARE(fromWgs84(wgs84, Datum::Cgcs2000), (PlanePoint{wgs84.lon, wgs84.lat}));
    }

    /** The vectors of GCJ-02 that all ports of eviltransform carry. Those of BD-09 are left out: that library's waves are not Baidu's
     *  (the factor 3000/180 is missing), and it is up to 40 m away from the other two and from here.
     */
    void agreesWithTheVectorsOfAllPorts()
    {
        const auto isNear = [](PlanePoint a, GeoPoint b) { return std::abs(a.y - b.lat) < 1e-6 && std::abs(a.x - b.lon) < 1e-6; };
        QVERIFY(isNear(fromWgs84({31.1774276, 121.5272106}, Datum::Gcj02), {31.17530398364597, 121.531541859215}));
        QVERIFY(isNear(fromWgs84({22.543847, 113.912316}, Datum::Gcj02), {22.540796131694766, 113.9171764808363}));
        QVERIFY(isNear(fromWgs84({39.911954, 116.377817}, Datum::Gcj02), {39.91334545536069, 116.38404722455657}));
    }

    void comesBack_data()
    {
        QTest::addColumn<Datum>("datum");
        QTest::addColumn<double>("tolerance"); // metres

        QTest::newRow("wgs84") << Datum::Wgs84 << 1e-9;
        QTest::newRow("cgcs2000") << Datum::Cgcs2000 << 1e-9;
        QTest::newRow("gcj02") << Datum::Gcj02 << 0.1;
        QTest::newRow("bd09") << Datum::Bd09 << 0.1;
        QTest::newRow("bd09mc") << Datum::Bd09mc << 0.1;
    }
    void comesBack()
    {
        QFETCH(Datum, datum);
        QFETCH(double, tolerance);
        QRandomGenerator random(2026);
        double worst = 0;
        for (int i = 0; i < 20'000; ++i) {
            const bool isInChina = i % 2 == 0;
            const GeoPoint place{isInChina ? 18 + random.generateDouble() * 36 : random.generateDouble() * 146 - 73, isInChina ? 74 + random.generateDouble() * 61 : random.generateDouble() * 358 - 179};
            if (std::abs(std::abs(place.lon - 105) - 32) < 2 || std::abs(place.lon - 72.004) < 0.1 || std::abs(place.lon - 137.8347) < 0.1 || std::abs(place.lat - 0.8293) < 0.1 || std::abs(place.lat - 55.8271) < 0.1)
                continue; // at the rim of the box
            worst = std::max(worst, metresBetween(toWgs84(fromWgs84(place, datum), datum), place));
        }
        QVERIFY2(worst <= tolerance, qPrintable(u"%1 m"_s.arg(worst)));
    }

    void nothingIsShiftedOutsideOfTheBox()
    {
        for (const GeoPoint place : {GeoPoint{48.8584, 2.2945}, GeoPoint{-33.86, 151.2}, GeoPoint{35.68, 139.7}, GeoPoint{0.5, 110}})
            QCOMPARE(fromWgs84(place, Datum::Gcj02), (PlanePoint{place.lon, place.lat}));
        QVERIFY(isShifted({22.32, 114.17}));
    }

    void aCityGridIsATransverseMercator_data()
    {
        QTest::addColumn<CityGrid>("grid");
        QTest::addColumn<GeoPoint>("place");
        QTest::addColumn<PlanePoint>("expected");

        QTest::newRow("the arc of the meridian to 40°") << CityGrid{.centralMeridian = 117} << GeoPoint{40, 117} << PlanePoint{500'000, 4'429'529.030};
        QTest::newRow("UTM zone 38, Baghdad, after GeographicLib") << CityGrid{.centralMeridian = 45, .scale = 0.9996} << GeoPoint{33.3, 44.4} << PlanePoint{444'140.54, 3'684'706.36};
        QTest::newRow("shifted and turned by a quarter") << CityGrid{.centralMeridian = 117, .rotation = 89.9999999999, .shiftEast = 1'000} << GeoPoint{40, 117} << PlanePoint{1'000 - 4'429'529.030, 500'000};
    }
    void aCityGridIsATransverseMercator()
    {
        QFETCH(CityGrid, grid);
        QFETCH(GeoPoint, place);
        QFETCH(PlanePoint, expected);
        const auto plane = fromWgs84(place, Datum::CityGrid, grid);
        QVERIFY2(std::hypot(plane.x - expected.x, plane.y - expected.y) < 0.01, qPrintable(u"%1 %2"_s.arg(plane.x, 0, 'f', 3).arg(plane.y, 0, 'f', 3)));
    }

    void aCityGridComesBackToAMillimetre()
    {
        QRandomGenerator random(7);
        double worst = 0;
        for (int i = 0; i < 20'000; ++i) {
            const CityGrid grid{.centralMeridian = 117 + random.generateDouble(), .scale = 0.9996 + random.generateDouble() * 0.0008, .falseEasting = random.generateDouble() * 500'000, .falseNorthing = -4'000'000 * random.generateDouble(), .rotation = random.generateDouble() * 10 - 5, .planeScale = 1 + (random.generateDouble() - 0.5) * 1e-3, .shiftEast = random.generateDouble() * 1e5, .shiftNorth = random.generateDouble() * 1e5};
            const GeoPoint place{18 + random.generateDouble() * 35, 115 + random.generateDouble() * 4};
            worst = std::max(worst, metresBetween(toWgs84(fromWgs84(place, Datum::CityGrid, grid), Datum::CityGrid, grid), place));
        }
        QVERIFY2(worst < 1e-3, qPrintable(u"%1 m"_s.arg(worst)));
    }

    void nowhereIsSaid_data()
    {
        QTest::addColumn<PlanePoint>("place");
        QTest::addColumn<Datum>("datum");

        QTest::newRow("not a number") << PlanePoint{qQNaN(), 39} << Datum::Gcj02;
        QTest::newRow("infinite") << PlanePoint{117, qInf()} << Datum::Bd09;
        QTest::newRow("metres as degrees") << PlanePoint{13047761, 4712409} << Datum::Gcj02;
        QTest::newRow("latitude first") << PlanePoint{39, 117} << Datum::Wgs84;
        QTest::newRow("beyond the earth") << PlanePoint{1e9, 1e9} << Datum::Bd09mc;
        QTest::newRow("beyond any grid") << PlanePoint{4e7, 0} << Datum::CityGrid;
    }
    void nowhereIsSaid()
    {
        QFETCH(PlanePoint, place);
        QFETCH(Datum, datum);
        QVERIFY(!toWgs84(place, datum).isValid());
    }

    void namesAreUnderstood()
    {
        for (const auto &name : datumNames())
            QCOMPARE(datumName(datumFromName(name).value()), name);
        QVERIFY(!datumFromName(u"WGS84"));
        QVERIFY(!datumFromName(u""));
    }
};

QTEST_GUILESS_MAIN(TestDatum)

#include "tst_datum.moc"
