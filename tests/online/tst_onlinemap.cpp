#include "online/onlinemap.h"

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Addresses, levels and places of tiles. */
class TestOnlineMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void makesAddresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("address");
        QTest::newRow("xyz") << u"https://a.example/{z}/{x}/{y}.png"_s << u"https://a.example/3/5/2.png"_s;
        QTest::newRow("from the south") << u"https://a.example/{z}/{x}/{-y}.png"_s << u"https://a.example/3/5/5.png"_s;
        QTest::newRow("quad key") << u"https://a.example/{q}"_s << u"https://a.example/121"_s;
        QTest::newRow("servers in turn") << u"https://{s}.example/{z}/{x}/{y}"_s << u"https://b.example/3/5/2"_s;
        QTest::newRow("key, escaped") << u"https://a.example/{z}/{x}/{y}?tk={key}"_s << u"https://a.example/3/5/2?tk=a%26b%3D"_s;
    }
    void makesAddresses()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, address);
        const OnlineMap map{.url = url, .servers = {u"a"_s, u"b"_s}, .key = u"a&b="_s};
        QCOMPARE(addressOf(map, {3, 5, 2}).toString(QUrl::FullyEncoded), address);
    }

    void leavesSecretsOut()
    {
        const OnlineMap map{.url = u"https://a.example/{key}/{z}/{x}/{y}"_s, .key = u"s3c/ret"_s};
        const QString text = withoutSecrets(u"Error transferring https://a.example/s3c%2Fret/1/2/3?tk=other&a=1 - s3c/ret"_s, map);
        QVERIFY2(!text.contains(u"ret"_s) && !text.contains(u"other"_s), qPrintable(text));
        QVERIFY(text.startsWith(u"Error transferring https://a.example/"_s));
    }

    void isStoredUnderWhatItShows()
    {
        const OnlineMap map{.name = u"a"_s, .url = u"https://a.example/{z}/{x}/{y}?tk={key}"_s, .key = u"1"_s};
        OnlineMap other = map;
        other.key = u"2"_s;
        other.name = u"b"_s;
        QCOMPARE(storeName(other), storeName(map));
        other.datum = Datum::Gcj02;
        QVERIFY(storeName(other) != storeName(map));
    }

    void choosesTheLevel()
    {
        OnlineMap map{.minZoom = 4, .maxZoom = 16};
        QCOMPARE(levelOf(map, 12.0), 12);
        QCOMPARE(levelOf(map, 12.4), 13);
        QCOMPARE(levelOf(map, 19.0), 16);
        QCOMPARE(levelOf(map, 3.0), 4);
        QCOMPARE(levelOf(map, 1.0), std::nullopt); // a thousand tiles on a thumbnail
        map.tileSize = 512;
        QCOMPARE(levelOf(map, 12.0), 11);
    }

    void findsTheTilesOfABox()
    {
        const OnlineMap map;
        QCOMPARE(tilesOf(map, TileKey{5, 7, 9}.box(), 5), std::vector<TileKey>({{5, 7, 9}})); // and none of the neighbours
        QCOMPARE(tilesOf(map, TileKey{5, 7, 9}.box(), 6).size(), 4U);
        QVERIFY(tilesOf(map, {0, 0, 1, 1}, 16).empty()); // never four thousand million
        QVERIFY(tilesOf(map, {1.1, 0, 1.4, .2}, 3).empty()); // beyond the edge of the world
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
        const OnlineMap map{.datum = Datum::Gcj02};
        double worst = 0;
        double unshifted = 0;
        for (int level = 9; level <= 18; ++level) {
            const TileKey middle = tileAt(toWorld(city), level);
            for (int dx = -3; dx <= 3; ++dx) {
                for (int dy = -3; dy <= 3; ++dy) {
                    const TileKey tile{level, middle.x + dx, middle.y + dy};
                    const WorldBox there = placeOf(map, tile);
                    QCOMPARE(there.right, placeOf(map, {level, tile.x + 1, tile.y}).left);
                    QCOMPARE(there.bottom, placeOf(map, {level, tile.x, tile.y + 1}).top);
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
        const OnlineMap map{.datum = Datum::Gcj02};
        const WorldPoint at = toWorld({31.23, 121.47});
        const WorldBox box{at.x, at.y, at.x + 1e-5, at.y + 1e-5};
        const TileKey near = tileAt(at, 17);
        const auto found = tilesOf(map, box, 17);
        for (int dx = -6; dx <= 6; ++dx)
            for (int dy = -6; dy <= 6; ++dy) {
                const TileKey tile{17, near.x + dx, near.y + dy};
                QCOMPARE(std::ranges::find(found, tile) != found.end(), placeOf(map, tile).intersects(box));
            }
        QVERIFY(!found.empty());
    }
};

QTEST_GUILESS_MAIN(TestOnlineMap)
#include "tst_onlinemap.moc"
