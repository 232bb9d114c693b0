#include "mapcore/areacount.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

struct Points
{
    std::vector<double> x, y;
    std::vector<quint8> level;

    [[nodiscard]] PointIndex index() const { return PointIndex::build({.x = x, .y = y, .level = level}); }
};

Points make(int n)
{
    Points points;
    QRandomGenerator random(7);
    const auto middle = toWorld({22.32, 114.17});
    for (int i = 0; i < n; ++i) {
        points.x.push_back(middle.x + (random.generateDouble() * random.generateDouble() - 0.25) * 8e-4);
        points.y.push_back(middle.y + (random.generateDouble() - 0.5) * 6e-4);
        points.level.push_back(quint8(random.bounded(5)));
    }
    return points;
}

/** Inside a convex outline, by the side of every edge. */
bool isInside(const std::vector<WorldPoint> &outline, WorldPoint p)
{
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
        if ((outline[i].x - outline[j].x) * (p.y - outline[j].y) - (outline[i].y - outline[j].y) * (p.x - outline[j].x) < -1e-18)
            return false;
    }
    return true;
}

/** A star with a hole, around a place; degrees. */
GeoMultiPolygon star(GeoPoint middle, double size, bool hasHole)
{
    GeoRing outer;
    for (int i = 0; i < 24; ++i) {
        const double r = size * (i % 2 == 0 ? 1 : 0.55);
        outer.push_back({middle.lat + r * std::cos(i * 0.2618), middle.lon + r * std::sin(i * 0.2618)});
    }
    GeoPolygon polygon = {outer};
    if (hasHole)
        polygon.push_back({{middle.lat + size * 0.2, middle.lon}, {middle.lat, middle.lon + size * 0.3}, {middle.lat - size * 0.2, middle.lon}, {middle.lat, middle.lon - size * 0.3}});
    return {polygon};
}

}

/** Counts in squares, hexagons and regions against the points one by one. */
class TestAreaCount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void countsAreThoseOfThePoints_data()
    {
        QTest::addColumn<CellGrid::Shape>("shape");
        QTest::addColumn<double>("zoom");
        QTest::addColumn<int>("n");

        for (const auto shape : {CellGrid::Shape::Square, CellGrid::Shape::Hexagon}) {
            for (const double zoom : {9.0, 11.3, 14.0, 17.5}) {
                for (const int n : {1, 3'000})
                    QTest::addRow("%s z%g, %d", shape == CellGrid::Shape::Square ? "squares" : "hexagons", zoom, n) << shape << zoom << n;
            }
        }
    }
    void countsAreThoseOfThePoints()
    {
        QFETCH(CellGrid::Shape, shape);
        QFETCH(double, zoom);
        QFETCH(int, n);
        const auto points = make(n);
        const auto grid = CellGrid::forZoom(shape, zoom, 22.32, 44);
        const auto cells = countCells(points.index(), grid, {0, 0, 1, 1});
        qint64 total = 0;
        for (const auto &cell : cells) {
            const auto outline = grid.outline({cell.column, cell.row});
            qint64 least = 0; // the stored positions are rounded to 9 mm: on a border either side is right
            qint64 most = 0;
            qint64 own = 0;
            for (std::size_t i = 0; i < points.x.size(); ++i) {
                const WorldPoint p{points.x[i], points.y[i]};
                if (isInside(outline, p))
                    ++most;
                const auto m = grid.middle({cell.column, cell.row});
                if (isInside(outline, {m.x + (p.x - m.x) * (1 + 1e-6), m.y + (p.y - m.y) * (1 + 1e-6)}))
                    ++least;
            }
            for (const auto level : cell.byLevel)
                own += level;
            QCOMPARE(own, cell.count);
            QVERIFY2(cell.count >= least - 1 && cell.count <= most + 1, qPrintable(u"%1, not %2 … %3"_s.arg(cell.count).arg(least).arg(most)));
            total += cell.count;
        }
        QCOMPARE(total, qint64(n));
    }

    void everyPlaceIsInTheCellItSaysAndInNoOther()
    {
        QRandomGenerator random(3);
        for (const auto shape : {CellGrid::Shape::Square, CellGrid::Shape::Hexagon}) {
            const auto grid = CellGrid::forZoom(shape, 12, 22.32, 44);
            for (int i = 0; i < 2'000; ++i) {
                const WorldPoint p{0.817 + random.generateDouble() * 1e-3, 0.436 + random.generateDouble() * 1e-3};
                const auto place = grid.at(p);
                QVERIFY(isInside(grid.outline(place), p));
                const auto m = grid.middle(place);
                QCOMPARE(grid.at(m), place);
                for (const auto corner : grid.outline(place)) // a little inside of every corner is still the same cell
                    QCOMPARE(grid.at({m.x + (corner.x - m.x) * 0.999, m.y + (corner.y - m.y) * 0.999}), place);
            }
        }
    }

    void cellsAreOfWholeMetres_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("metres");

        QTest::newRow("the whole city") << 10.0 << 10'000.0; // 44 px are 6.2 km
        QTest::newRow("a district") << 12.0 << 2'000.0; // 1.55 km
        QTest::newRow("streets") << 16.0 << 100.0; // 97 m
    }
    void cellsAreOfWholeMetres()
    {
        QFETCH(double, zoom);
        QFETCH(double, metres);
        const auto grid = CellGrid::forZoom(CellGrid::Shape::Square, zoom, 22.32, 44);
        QCOMPARE(grid.metres, metres);
        QVERIFY(grid.width * worldPixels(zoom) >= 44 * 0.999);
        QCOMPARE(CellGrid::forZoom(CellGrid::Shape::Square, zoom, 22.4, 44), grid); // what is counted does not move the grid
        const auto place = grid.at(toWorld({22.0, 114.17}));
        QVERIFY(std::abs(grid.areaKm2(place) / (metres * metres / 1e6) - 1) < 0.03);
        auto hexagons = grid;
        hexagons.shape = CellGrid::Shape::Hexagon;
        QVERIFY(std::abs(hexagons.areaKm2(hexagons.at(toWorld({22.0, 114.17}))) / (metres * metres / 1e6 * 0.8660254) - 1) < 0.03);
    }

    void cellsStayWhenTheViewMoves()
    {
        const auto points = make(20'000);
        const auto index = points.index();
        const auto grid = CellGrid::forZoom(CellGrid::Shape::Hexagon, 13, 22.32, 44);
        std::map<CellGrid::Place, qint64> all;
        for (const auto &cell : countCells(index, grid, {0, 0, 1, 1}))
            all[{cell.column, cell.row}] = cell.count;
        QRandomGenerator random(5);
        for (int i = 0; i < 50; ++i) {
            const auto c = points.x[std::size_t(random.bounded(int(points.x.size())))];
            const WorldBox box{c, 0.4362, c + 1e-4, 0.4363};
            std::map<CellGrid::Place, qint64> here;
            for (const auto &cell : countCells(index, grid, box)) {
                QCOMPARE(cell.count, all.at({cell.column, cell.row})); // whole, also at the rim of the view
                here[{cell.column, cell.row}] = cell.count;
            }
            for (const auto &[place, count] : all) {
                const auto m = grid.middle(place);
                QVERIFY(!box.contains(m) || here.contains(place)); // and none is missing
            }
        }
    }

    void regionsHoldWhatLiesInThem()
    {
        const auto points = make(20'000);
        const std::vector areas = {std::make_shared<const GeoMultiPolygon>(star({22.32, 114.17}, 0.06, true)), std::make_shared<const GeoMultiPolygon>(star({22.30, 114.30}, 0.05, false)),
            std::make_shared<const GeoMultiPolygon>(star({22.32, 114.19}, 0.05, false)), std::make_shared<const GeoMultiPolygon>()}; // the third overlaps the first, the last is nothing
        const RegionAreas regions(areas);
        std::vector<qint64> expected(areas.size());
        for (std::size_t i = 0; i < points.x.size(); ++i) {
            const WorldPoint p{(std::floor(points.x[i] * 4294967296.0) + 0.5) / 4294967296.0, (std::floor(points.y[i] * 4294967296.0) + 0.5) / 4294967296.0}; // as it is kept
            const auto place = toGeo(p);
            const auto found = std::ranges::find_if(areas, [&](const auto &area) { return contains(*area, place); });
            if (found != areas.end())
                ++expected[std::size_t(found - areas.begin())];
            QCOMPARE(regions.at(p), found == areas.end() ? -1 : int(found - areas.begin()));
        }
        const auto counts = regions.count(points.index());
        QCOMPARE(counts.size(), areas.size());
        for (std::size_t i = 0; i < counts.size(); ++i)
            QCOMPARE(counts[i].count, expected[i]);
        QVERIFY(expected[0] > 100 && expected[2] > 100);
        QCOMPARE(counts[3].perSquareKilometre(), 0.0);
    }

    void longEdgesAreStraightInDegrees()
    {
        const auto large = std::make_shared<const GeoMultiPolygon>(GeoMultiPolygon{{{{30, 110}, {39, 114}, {31, 121}}}});
        const RegionAreas regions({large});
        QRandomGenerator random(8);
        std::vector<double> x;
        std::vector<double> y;
        qint64 expected = 0;
        for (int i = 0; i < 50'000; ++i) {
            const auto p = toWorld({29 + random.generateDouble() * 11, 109 + random.generateDouble() * 13});
            const WorldPoint kept{(std::floor(p.x * 4294967296.0) + 0.5) / 4294967296.0, (std::floor(p.y * 4294967296.0) + 0.5) / 4294967296.0};
            const bool isIn = contains(*large, toGeo(kept));
            QCOMPARE(regions.at(kept), isIn ? 0 : -1);
            expected += isIn ? 1 : 0;
            x.push_back(p.x);
            y.push_back(p.y);
        }
        QVERIFY(expected > 10'000);
        QCOMPARE(regions.count(PointIndex::build({.x = x, .y = y}))[0].count, expected);
    }

    void whatHasGoneIsTakenOff()
    {
        const auto points = make(5'000);
        const auto index = points.index();
        const auto grid = CellGrid::forZoom(CellGrid::Shape::Hexagon, 12, 22.32, 44);
        QVERIFY(countCells(index.minus(index), grid, {0, 0, 1, 1}).empty());
        const auto half = PointIndex::build({.x = std::span(points.x).first(2'500), .y = std::span(points.y).first(2'500), .level = std::span(points.level).first(2'500)});
        qint64 left = 0;
        for (const auto &cell : countCells(index.minus(half), grid, {0, 0, 1, 1}))
            left += cell.count;
        QCOMPARE(left, 2'500);
    }

    void areasAreThoseOfTheGround()
    {
        // A tenth of a degree around 22.3° N, on the ellipsoid: 10.30 km x 11.07 km.
        const GeoRing square = {{22.25, 114.1}, {22.25, 114.2}, {22.35, 114.2}, {22.35, 114.1}};
        const GeoRing hole = {{22.28, 114.13}, {22.28, 114.17}, {22.32, 114.17}, {22.32, 114.13}};
        const double whole = areaKm2({{square}});
        QVERIFY2(std::abs(whole / 114.08 - 1) < 0.01, qPrintable(QString::number(whole)));
        QVERIFY(std::abs(areaKm2({{square, hole}}) / whole - (1 - 0.16)) < 1e-3);
    }

    void nothingIsNothing()
    {
        QVERIFY(countCells(PointIndex(), CellGrid::forZoom(CellGrid::Shape::Square, 12, 22, 44), {0, 0, 1, 1}).empty());
        QVERIFY(RegionAreas({}).count(make(10).index()).empty());
        QCOMPARE(RegionAreas({}).at({0.5, 0.5}), -1);
    }
};

QTEST_APPLESS_MAIN(TestAreaCount)
#include "tst_areacount.moc"
