#include "mapcore/tilegrid.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tonglan;

class TestTileGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheTilesOfABox()
    {
        QCOMPARE(tilesOf(Datum::Wgs84, TileKey{5, 7, 9}.box(), 5), std::vector<TileKey>({{5, 7, 9}})); // and none of the neighbours
        QCOMPARE(tilesOf(Datum::Wgs84, TileKey{5, 7, 9}.box(), 6).size(), 4U);
        QVERIFY(tilesOf(Datum::Wgs84, {0, 0, 1, 1}, 16).empty()); // never four thousand million
        QVERIFY(tilesOf(Datum::Wgs84, {1.1, 0, 1.4, .2}, 3).empty()); // beyond the edge of the world
    }

    /** Every pixel of a GCJ-02 tile is drawn where it is, to about half a pixel at its corners; neighbours leave no gap. */
    void placesGcj02_data()
    {
        QTest::addColumn<GeoPoint>("city");
        QTest::newRow("Hong Kong") << GeoPoint{22.3, 114.17};
        QTest::newRow("Shanghai") << GeoPoint{31.23, 121.47};
        QTest::newRow("Beijing") << GeoPoint{39.9, 116.4};
        QTest::newRow("Urumqi") << GeoPoint{43.8, 87.6};
        QTest::newRow("Guangzhou") << GeoPoint{23.13, 113.26};
    }
    void placesGcj02()
    {
        QFETCH(const GeoPoint, city);
        double worst = 0;
        double unshifted = 0;
        for (int level = 9; level <= 18; ++level) {
            const TileKey middle = tileAt(toWorld(city), level);
            for (int dx = -3; dx <= 3; ++dx) {
                for (int dy = -3; dy <= 3; ++dy) {
                    const TileKey tile{level, middle.x + dx, middle.y + dy};
                    const WorldBox there = placeOf(Datum::Gcj02, tile);
                    QCOMPARE(there.right, placeOf(Datum::Gcj02, {level, tile.x + 1, tile.y}).left);
                    QCOMPARE(there.bottom, placeOf(Datum::Gcj02, {level, tile.x, tile.y + 1}).top);
                    const double pixels = worldPixels(level);
                    for (int i = 0; i <= 8; ++i) {
                        for (int j = 0; j <= 8; ++j) {
                            const WorldBox box = tile.box();
                            const WorldPoint drawn{there.left + (there.right - there.left) * i / 8, there.top + (there.bottom - there.top) * j / 8};
                            const WorldPoint printed{box.left + (box.right - box.left) * i / 8, box.top + (box.bottom - box.top) * j / 8};
                            const GeoPoint geo = toGeo(printed);
                            const WorldPoint right = toWorld(toWgs84({geo.lon, geo.lat}, Datum::Gcj02));
                            worst = std::max(worst, std::hypot(drawn.x - right.x, drawn.y - right.y) * pixels);
                            unshifted = std::max(unshifted, std::hypot(printed.x - right.x, printed.y - right.y) * pixels);
                        }
                    }
                }
            }
        }
        qInfo("at worst %.2f px off; as if it were WGS 84: %.0f px", worst, unshifted);
        QVERIFY(worst < 0.6);
        QVERIFY(unshifted > 100);
    }

    /** Whatever is drawn in a box is found for it. */
    void findsShiftedTiles()
    {
        const WorldPoint at = toWorld({31.23, 121.47});
        const WorldBox box{at.x, at.y, at.x + 1e-5, at.y + 1e-5};
        const TileKey near = tileAt(at, 17);
        const auto found = tilesOf(Datum::Gcj02, box, 17);
        for (int dx = -6; dx <= 6; ++dx)
            for (int dy = -6; dy <= 6; ++dy) {
                const TileKey tile{17, near.x + dx, near.y + dy};
                QCOMPARE(std::ranges::find(found, tile) != found.end(), placeOf(Datum::Gcj02, tile).intersects(box));
            }
        QVERIFY(!found.empty());
    }
};

QTEST_GUILESS_MAIN(TestTileGrid)
#include "tst_tilegrid.moc"
