#include "mapcore/tilekey.h"

#include <QTest>

using namespace tonglan;

class TestMercator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void knownPlaces_data();
    void knownPlaces();
    void clampsThePoles();
    void scale();
    void tiles_data();
    void tiles();
    void ancestors();
};

void TestMercator::knownPlaces_data()
{
    QTest::addColumn<double>("lat");
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");

    // EPSG:3857 metres ÷ 40075016.6855785, shifted: values worked out with a calculator, not with this program.
    QTest::newRow("null island") << 0.0 << 0.0 << 0.5 << 0.5;
    QTest::newRow("west end") << 0.0 << -180.0 << 0.0 << 0.5;
    QTest::newRow("45 degrees") << 45.0 << 90.0 << 0.75 << 0.5 - 0.14027496;
    QTest::newRow("north end") << 85.05112877980659 << 0.0 << 0.5 << 0.0;
    QTest::newRow("Hong Kong") << 22.3193 << 114.1694 << 0.81713722 << 0.43637172;
}

void TestMercator::knownPlaces()
{
    QFETCH(double, lat);
    QFETCH(double, lon);
    QFETCH(double, x);
    QFETCH(double, y);
    const WorldPoint p = toWorld({lat, lon});
    QVERIFY2(std::abs(p.x - x) < 2e-8, qPrintable(QString::number(p.x, 'g', 12)));
    QVERIFY2(std::abs(p.y - y) < 2e-8, qPrintable(QString::number(p.y, 'g', 12)));
    const GeoPoint back = toGeo(p);
    QVERIFY(std::abs(back.lat - lat) < 1e-9 && std::abs(back.lon - lon) < 1e-9);
}

void TestMercator::clampsThePoles()
{
    QVERIFY(std::abs(toWorld({90, 0}).y) < 1e-12);
    QVERIFY(std::abs(toWorld({-90, 0}).y - 1) < 1e-12);
}

void TestMercator::scale()
{
    QVERIFY(std::abs(metersPerPixel(0, 0) - 156543.03392804097) < 1e-6);
    QVERIFY(std::abs(metersPerPixel(60, 10) - 156543.03392804097 / 2 / 1024) < 1e-6);
}

void TestMercator::tiles_data()
{
    QTest::addColumn<double>("lat");
    QTest::addColumn<double>("lon");
    QTest::addColumn<int>("zoom");
    QTest::addColumn<int>("x");
    QTest::addColumn<int>("y");
    QTest::addColumn<int>("tms");

    QTest::newRow("world") << 10.0 << 10.0 << 0 << 0 << 0 << 0;
    QTest::newRow("Hong Kong 14") << 22.3193 << 114.1694 << 14 << 13387 << 7149 << 9234;
    QTest::newRow("east end") << 0.0 << 180.0 << 3 << 7 << 4 << 3;
}

void TestMercator::tiles()
{
    QFETCH(double, lat);
    QFETCH(double, lon);
    QFETCH(int, zoom);
    QFETCH(int, x);
    QFETCH(int, y);
    QFETCH(int, tms);
    const TileKey key = tileAt(toWorld({lat, lon}), zoom);
    QCOMPARE(key, (TileKey{zoom, x, y}));
    QCOMPARE(key.tmsRow(), tms);
    QVERIFY(key.isValid());
}

void TestMercator::ancestors()
{
    QCOMPARE((TileKey{14, 13387, 7149}).ancestor(2), (TileKey{12, 3346, 1787}));
    QVERIFY(!(TileKey{3, 8, 0}).isValid());
    QVERIFY(!(TileKey{3, -1, 0}).isValid());
}

QTEST_APPLESS_MAIN(TestMercator)
#include "tst_mercator.moc"
