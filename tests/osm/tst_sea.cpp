#include "osm/sea.h"

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Coastlines, land on the left, become the sea within a box; and the shapes that this and the sorting are made of. */
class tst_Sea : public QObject
{
    Q_OBJECT

    static constexpr GeoBox box{0, 0, 10, 10};

    static GeoPoint at(double lon, double lat) { return {lat, lon}; }
    static GeoLine line(std::initializer_list<std::pair<double, double>> points)
    {
        GeoLine result;
        for (const auto &[lon, lat] : points)
            result.push_back(at(lon, lat));
        return result;
    }
    static GeoLine ring(double west, double south, double east, double north, bool landInside = true)
    {
        auto result = line({{west, south}, {east, south}, {east, north}, {west, north}, {west, south}});
        if (!landInside)
            std::ranges::reverse(result);
        return result;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void findsTheSea_data()
    {
        QTest::addColumn<std::vector<GeoLine>>("coast");
        QTest::addColumn<double>("squareDegrees");
        QTest::addColumn<GeoLine>("wet");
        QTest::addColumn<GeoLine>("dry");
        using Coast = std::vector<GeoLine>;

        QTest::newRow("northward: land in the west") << Coast{line({{4, -1}, {4, 11}})} << 60. << line({{5, 5}, {9, 9}}) << line({{1, 1}, {3, 9}});
        QTest::newRow("southward: land in the east") << Coast{line({{4, 11}, {4, -1}})} << 40. << line({{1, 1}, {3, 9}}) << line({{5, 5}, {9, 9}});
        QTest::newRow("in pieces, out of order") << Coast{line({{4, 5}, {4, 11}}), line({{4, -1}, {4, 2}}), line({{4, 2}, {4, 5}})} << 60. << line({{5, 5}}) << line({{1, 1}});
        QTest::newRow("a corner") << Coast{line({{-1, 4}, {4, 4}, {4, -1}})} << 16. << line({{1, 1}}) << line({{5, 5}, {1, 5}, {5, 1}});
        QTest::newRow("all but a corner") << Coast{line({{4, -1}, {4, 4}, {-1, 4}})} << 84. << line({{5, 5}, {1, 5}, {5, 1}}) << line({{1, 1}});
        QTest::newRow("a strait") << Coast{line({{4, -1}, {4, 11}}), line({{6, 11}, {6, -1}})} << 20. << line({{5, 1}, {5, 9}}) << line({{1, 1}, {9, 9}});
        QTest::newRow("two seas") << Coast{line({{4, 11}, {4, -1}}), line({{6, -1}, {6, 11}})} << 80. << line({{1, 1}, {9, 9}}) << line({{5, 5}});
        QTest::newRow("two bays of one edge") << Coast{line({{-1, 8}, {2, 8}, {2, 6}, {-1, 6}}), line({{-1, 4}, {2, 4}, {2, 2}, {-1, 2}})} << 8. << line({{1, 7}, {1, 3}}) << line({{1, 5}, {1, 9}, {1, 1}, {5, 5}});
        QTest::newRow("an island") << Coast{ring(4, 4, 6, 6)} << 96. << line({{1, 1}}) << line({{5, 5}});
        QTest::newRow("an island of two lines") << Coast{line({{6, 6}, {4, 6}, {4, 4}}), line({{4, 4}, {6, 4}, {6, 6}})} << 96. << line({{1, 1}}) << line({{5, 5}});
        QTest::newRow("an island over the edge") << Coast{ring(8, 4, 12, 6)} << 96. << line({{1, 1}}) << line({{9, 5}});
        QTest::newRow("an island before a coast") << Coast{line({{4, -1}, {4, 11}}), ring(6, 4, 7, 5)} << 59. << line({{5, 5}, {8, 5}}) << line({{1, 1}, {6.5, 4.5}});
        QTest::newRow("a line there and back beside a coast") << Coast{line({{4, -1}, {4, 11}}), line({{6, 4}, {7, 4}, {6, 4}})} << 60. << line({{5, 5}}) << line({{1, 1}});
        QTest::newRow("a lagoon") << Coast{ring(4, 4, 6, 6, false)} << 4. << line({{5, 5}}) << line({{1, 1}});
        QTest::newRow("an island in a lagoon") << Coast{ring(2, 2, 8, 8, false), ring(4, 4, 6, 6)} << 32. << line({{3, 3}}) << line({{1, 1}, {5, 5}});
        QTest::newRow("an island round the box") << Coast{ring(-5, -5, 15, 15), ring(4, 4, 6, 6, false)} << 4. << line({{5, 5}}) << line({{1, 1}});
    }
    void findsTheSea()
    {
        QFETCH(const std::vector<GeoLine>, coast);
        QFETCH(const double, squareDegrees);
        QFETCH(const GeoLine, wet);
        QFETCH(const GeoLine, dry);
        const auto sea = seaWithin(box, coast);
        QVERIFY2(sea, sea ? "" : qPrintable(sea.error().detail));
        QVERIFY(*sea);
        double size = 0;
        for (const auto &polygon : **sea) {
            for (std::size_t i = 0; i < polygon.size(); ++i)
                size += std::abs(signedArea(polygon[i])) * (i == 0 ? 1 : -1);
        }
        QVERIFY2(std::abs(size - squareDegrees) < 1e-9, qPrintable(QString::number(size)));
        for (const auto &p : wet)
            QVERIFY2(contains(**sea, p), qPrintable(u"%1,%2 should be sea"_s.arg(p.lon).arg(p.lat)));
        for (const auto &p : dry)
            QVERIFY2(!contains(**sea, p), qPrintable(u"%1,%2 should be land"_s.arg(p.lon).arg(p.lat)));
    }

    void knowsNothingWithoutACoast()
    {
        const auto sea = seaWithin(box, {line({{20, 20}, {30, 30}})});
        QVERIFY(sea);
        QVERIFY(!*sea);
    }

    void saysWhereACoastEnds()
    {
        const auto sea = seaWithin(box, {line({{4, -1}, {4, 5.5}})});
        QVERIFY(!sea);
        QVERIFY2(sea.error().detail.contains("the coast ends at 4.00000,5.50000"_L1), qPrintable(sea.error().detail));
    }

    /** Beyond the box the coarse outline goes on, up to the edges of the tiles. */
    void goesOnBeyondTheBox()
    {
        const GeoBox tianjin{117.5, 38.6, 118.0, 39.1}; // its east lies in the Bohai
        const auto sea = seaOfTiles({}, tianjin, 6);
        QVERIFY(sea);
        QVERIFY(contains(*sea, at(118.1, 38.5))); // Bohai
        QVERIFY(!contains(*sea, at(116.4, 39.9))); // Beijing
        QVERIFY(!contains(*sea, at(117.7, 38.8))); // the box is not its business
        const auto inland = seaOfTiles({}, GeoBox{103.5, 30.3, 104.5, 31.0}, 6);
        QVERIFY(inland && inland->empty()); // Chengdu
        const auto pacific = seaOfTiles({}, GeoBox{150, 20, 150.5, 20.5}, 9);
        QVERIFY(pacific && contains(*pacific, at(150.6, 20.2)));
    }

    void cutsLines()
    {
        const auto pieces = clipLine(line({{-1, 5}, {5, 5}, {5, 11}, {6, 11}, {6, 5}}), box);
        QCOMPARE(pieces.size(), 2U);
        QCOMPARE(pieces[0], line({{0, 5}, {5, 5}, {5, 10}}));
        QCOMPARE(pieces[1], line({{6, 10}, {6, 5}}));
        QVERIFY(clipLine(line({{-1, -1}, {-1, 11}}), box).empty());
        QVERIFY(clipLine(line({{-1, 0}, {0, -1}}), box).empty());
    }

    void cutsAreas()
    {
        const auto outer = ring(5, 5, 15, 15);
        const auto hole = ring(9, 9, 12, 12);
        const auto cut = clipArea(GeoMultiPolygon{GeoPolygon{GeoRing(outer.begin(), outer.end() - 1), GeoRing(hole.begin(), hole.end() - 1)}}, box);
        QCOMPARE(cut.size(), 1U);
        QCOMPARE(cut[0].size(), 2U);
        QCOMPARE(std::abs(signedArea(cut[0][0])), 25.);
        QCOMPARE(std::abs(signedArea(cut[0][1])), 1.);
        QVERIFY(clipArea(GeoMultiPolygon{GeoPolygon{ring(20, 20, 30, 30)}}, box).empty());
    }

    void findsAPointInside()
    {
        // A U: its middle is outside.
        const GeoMultiPolygon area{GeoPolygon{line({{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {2, 2}, {2, 10}, {0, 10}})}};
        const auto inside = insidePoint(area);
        QVERIFY(inside && contains(area, *inside));
        QVERIFY(!insidePoint({}));
    }

    void joinsLinesEndToEnd()
    {
        const auto joined = joinLines({line({{0, 0}, {1, 0}}), line({{2, 0}, {1, 0}}), line({{2, 0}, {3, 0}}), line({{5, 0}, {6, 0}})});
        QCOMPARE(joined.size(), 2U);
        QCOMPARE(joined[0].size(), 4U);
        // Three ends in one place: which two belong together cannot be told.
        QCOMPARE(joinLines({line({{0, 0}, {1, 0}}), line({{1, 0}, {2, 0}}), line({{1, 0}, {1, 1}})}).size(), 3U);
        QCOMPARE(joinLines({line({{0, 0}, {1, 0}, {1, 1}, {0, 0}})}).size(), 1U); // a ring
    }
};

QTEST_GUILESS_MAIN(tst_Sea)
#include "tst_sea.moc"
