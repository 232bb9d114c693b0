#include "analysis/geodesic.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace tonglan;

/** Lengths and areas on the ellipsoid, beside figures of other people. */
class tst_Geodesic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void length_data()
    {
        QTest::addColumn<double>("fromLat");
        QTest::addColumn<double>("fromLon");
        QTest::addColumn<double>("toLat");
        QTest::addColumn<double>("toLon");
        QTest::addColumn<double>("metres");
        QTest::addColumn<double>("within");
        QTest::newRow("nowhere") << 31.0 << 121.0 << 31.0 << 121.0 << 0.0 << 0.0;
        QTest::newRow("a degree of the equator") << 0.0 << 0.0 << 0.0 << 1.0 << 6378137.0 * M_PI / 180 << 1e-3;
        QTest::newRow("a quarter of a meridian") << 0.0 << 10.0 << 90.0 << 10.0 << 10001965.729 << 2e-3; // EPSG and others
        QTest::newRow("JFK to LHR") << 40.6 << -73.8 << 51.6 << -0.5 << 5551759.400 << 2e-3; // an example of GeographicLib's documentation
        QTest::newRow("across the antimeridian") << 0.0 << 179.5 << 0.0 << -179.5 << 6378137.0 * M_PI / 180 << 1e-3;
        QTest::newRow("the other end of the Earth") << 0.0 << 0.0 << 0.5 << 179.7 << 19936288.579 << 120000.0; // Karney 2013: beyond the iteration
    }
    void length()
    {
        QFETCH(double, fromLat);
        QFETCH(double, fromLon);
        QFETCH(double, toLat);
        QFETCH(double, toLon);
        QFETCH(double, metres);
        QFETCH(double, within);
        const double there = geodesicLength({fromLat, fromLon}, {toLat, toLon});
        const double back = geodesicLength({toLat, toLon}, {fromLat, fromLon});
        QVERIFY2(std::abs(there - metres) <= within, qPrintable(QString::number(there, 'f', 4)));
        QVERIFY(std::abs(there - back) < 1e-4);
    }

    void noPlaceHasNoLength()
    {
        QVERIFY(std::isnan(geodesicLength({std::numeric_limits<double>::quiet_NaN(), 1}, {1, 1})));
        QVERIFY(std::isnan(geodesicLength({91, 1}, {1, 1})));
    }

    void area()
    {
        const GeoRing octant = {{0, 0}, {0, 90}, {90, 0}};
        QVERIFY(std::abs(geodesicArea(octant) / (510065621724088.44 / 8) - 1) < 1e-9); // an eighth of the ellipsoid (Karney)
        // A square of 100 m in Hong Kong by radii of curvature there, which know nothing of authalic latitudes.
        const double lat = 22.3;
        const double sine = std::sin(lat * M_PI / 180);
        const double e2 = 0.00669437999014;
        const double north = 6378137 * (1 - e2) / std::pow(1 - e2 * sine * sine, 1.5) * M_PI / 180;
        const double east = 6378137 / std::sqrt(1 - e2 * sine * sine) * std::cos(lat * M_PI / 180) * M_PI / 180;
        const double up = 50 / north;
        const double across = 50 / east;
        GeoRing square = {{lat - up, 114 - across}, {lat - up, 114 + across}, {lat + up, 114 + across}, {lat + up, 114 - across}};
        QVERIFY2(std::abs(geodesicArea(square) - 10000) < .1, qPrintable(QString::number(geodesicArea(square), 'f', 4)));
        std::ranges::reverse(square);
        QVERIFY(std::abs(geodesicArea(square) - 10000) < .1);
        QCOMPARE(geodesicArea({{1, 1}, {2, 2}}), 0.0);
    }

    void crossing()
    {
        QVERIFY(!crossesItself({{0, 0}, {0, 1}, {1, 1}, {1, 0}}));
        QVERIFY(crossesItself({{0, 0}, {1, 1}, {0, 1}, {1, 0}}));
        QVERIFY(!crossesItself({{0, 0}, {0, 1}, {1, 1}}));
        QVERIFY(crossesItself({{0, 179.9}, {1, -179.9}, {0, -179.9}, {1, 179.9}}));
    }

    void wayHasNoLongSteps()
    {
        QCOMPARE(wayBetween({22, 114}, {22.1, 114.1}).size(), 2u);
        const auto way = wayBetween({40, -74}, {51, 0});
        QCOMPARE(way.front(), (GeoPoint{40, -74}));
        QCOMPARE(way.back(), (GeoPoint{51, 0}));
        double sum = 0;
        for (std::size_t i = 1; i < way.size(); ++i) {
            QVERIFY(geodesicLength(way[i - 1], way[i]) < 51000);
            sum += geodesicLength(way[i - 1], way[i]);
        }
        QVERIFY(std::abs(sum / geodesicLength({40, -74}, {51, 0}) - 1) < 1e-4);
        QVERIFY(way[way.size() / 2].lat > 51); // to the north of both: no straight line
    }
};

QTEST_GUILESS_MAIN(tst_Geodesic)
#include "tst_geodesic.moc"
