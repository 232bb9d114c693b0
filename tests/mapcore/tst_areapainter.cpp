#include "mapcore/areapainter.h"
#include "mapcore/mapstyle.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <numbers>
#include <ranges>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

GeoRing ringAround(GeoPoint middle, double size, int corners, double dent)
{
    GeoRing ring;
    for (int i = 0; i < corners; ++i) {
        const double r = size * (i % 2 == 0 ? 1 : dent);
        const double angle = i * 2 * std::numbers::pi / corners;
        ring.push_back({middle.lat + r * std::cos(angle), middle.lon + r * std::sin(angle)});
    }
    return ring;
}

double distanceToEdges(const RegionAreas &areas, WorldPoint p)
{
    double least = 1;
    for (int region = 0; region < areas.size(); ++region) {
        for (const auto &ring : areas.rings(region)) {
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                const double dx = ring[i].x - ring[j].x;
                const double dy = ring[i].y - ring[j].y;
                const double t = std::clamp(((p.x - ring[j].x) * dx + (p.y - ring[j].y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
                least = std::min(least, std::hypot(p.x - ring[j].x - t * dx, p.y - ring[j].y - t * dy));
            }
        }
    }
    return least;
}

ImageFrame frameAround(GeoPoint middle, double zoom, QSize size)
{
    const double scale = worldPixels(zoom);
    const auto m = toWorld(middle);
    return {{m.x - size.width() / 2.0 / scale, m.y - size.height() / 2.0 / scale}, scale, size};
}

}

/** Pictures of areas against the even-odd rule and the colours of the legend, pixel by pixel. */
class TestAreaPainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void regionsAreFilledByTheEvenOddRule()
    {
        // With dents, a hole with an island in it, two parts, an overlap and something that is nothing.
        GeoPolygon holed = {ringAround({22.32, 114.17}, 0.06, 24, 0.5), ringAround({22.32, 114.17}, 0.02, 8, 0.8)};
        const std::vector areas = {std::make_shared<const GeoMultiPolygon>(GeoMultiPolygon{holed, {ringAround({22.32, 114.17}, 0.008, 5, 1)}}), std::make_shared<const GeoMultiPolygon>(GeoMultiPolygon{{ringAround({22.35, 114.22}, 0.04, 6, 0.9)}, {ringAround({22.28, 114.11}, 0.015, 9, 0.7)}}),
            std::make_shared<const GeoMultiPolygon>()};
        const RegionAreas regions(areas);
        const auto frame = frameAround({22.32, 114.17}, 12, {400, 300});
        const auto mask = paintRegionMask(regions, frame);
        int compared = 0;
        for (int y = 0; y < mask.height(); ++y) {
            for (int x = 0; x < mask.width(); ++x) {
                const WorldPoint p{frame.origin.x + (x + 0.5) / frame.scale, frame.origin.y + (y + 0.5) / frame.scale};
                if (distanceToEdges(regions, p) * frame.scale < 0.1)
                    continue; // on a boundary either side is right
                int expected = 0;
                for (int i = int(areas.size()); i > 0; --i) {
                    if (contains(*areas[std::size_t(i - 1)], toGeo(p)))
                        expected = i;
                }
                QCOMPARE(int(mask.pixel(x, y) & 0xffffff), expected);
                ++compared;
            }
        }
        QVERIFY(compared > 110'000);
    }

    void colorsAreThoseOfTheFigures()
    {
        const auto style = MapStyle::builtIn(u"night"_s).value();
        QImage mask(3, 1, QImage::Format_RGB32);
        mask.setPixel(0, 0, 0);
        mask.setPixel(1, 0, 1);
        mask.setPixel(2, 0, 2);
        const std::array colors = {areaColor(0.2, style.heat, 8), areaColor(8, style.heat, 8)};
        const auto image = colorMask(mask, colors);
        QCOMPARE(image.pixel(0, 0), 0U);
        QCOMPARE(qAlpha(image.pixel(1, 0)), colors[0].alpha());
        QCOMPARE(qAlpha(image.pixel(2, 0)), colors[1].alpha());
        QVERIFY(areaColor(0, style.heat, 8).alpha() == 0); // nothing is no colour …
        QVERIFY(areaColor(0.01, style.heat, 8).alpha() > 80); // … and little is one
        QCOMPARE(areaColor(80, style.heat, 8), areaColor(8, style.heat, 8));
        QVERIFY(areaColor(4, style.heat, 8).lightness() > areaColor(1, style.heat, 8).lightness());
    }

    void cellsAreWhereTheyAre_data()
    {
        QTest::addColumn<CellGrid::Shape>("shape");

        QTest::newRow("squares") << CellGrid::Shape::Square;
        QTest::newRow("hexagons") << CellGrid::Shape::Hexagon;
    }
    void cellsAreWhereTheyAre()
    {
        QFETCH(CellGrid::Shape, shape);
        const auto style = MapStyle::builtIn(u"night"_s).value();
        const GeoPoint place{22.32, 114.17};
        const auto grid = CellGrid::forZoom(shape, 13, place.lat, 44);
        const auto frame = frameAround(place, 13, {320, 240});
        QRandomGenerator random(3);
        std::vector<double> x;
        std::vector<double> y;
        for (int i = 0; i < 60; ++i) {
            x.push_back(frame.origin.x + random.generateDouble() * 320 / frame.scale);
            y.push_back(frame.origin.y + random.generateDouble() * 240 / frame.scale);
        }
        const auto counts = countCells(PointIndex::build({.x = x, .y = y}), grid, {frame.origin.x, frame.origin.y, frame.origin.x + 320 / frame.scale, frame.origin.y + 240 / frame.scale});
        const auto image = paintCells(counts, grid, frame, style.heat, 8, 2, 0);
        for (int py = 0; py < image.height(); ++py) {
            for (int px = 0; px < image.width(); ++px) {
                const WorldPoint p{frame.origin.x + (px + 0.5) / frame.scale, frame.origin.y + (py + 0.5) / frame.scale};
                const auto own = grid.at(p);
                const auto m = grid.middle(own);
                const auto inner = grid.at({m.x + (p.x - m.x) * 1.15, m.y + (p.y - m.y) * 1.15});
                if (inner != own)
                    continue; // in the gap, or close to it
                const auto count = std::ranges::count_if(std::views::iota(0, 60), [&](int i) { return grid.at({x[std::size_t(i)], y[std::size_t(i)]}) == own; });
                const auto expected = areaColor(double(count) / grid.areaKm2(own), style.heat, 8);
                const auto actual = image.pixelColor(px, py);
                QVERIFY2(std::abs(actual.alpha() - expected.alpha()) <= 1, qPrintable(u"%1,%2: %3, not %4"_s.arg(px).arg(py).arg(actual.alpha()).arg(expected.alpha())));
                if (expected.alpha() > 0)
                    QVERIFY(std::abs(actual.red() - expected.red()) <= 3 && std::abs(actual.green() - expected.green()) <= 3 && std::abs(actual.blue() - expected.blue()) <= 3);
            }
        }
    }

    void digitsStandInTheMiddleWhereThereIsRoom()
    {
        const auto style = MapStyle::builtIn(u"night"_s).value();
        const GeoPoint place{22.32, 114.17};
        const auto grid = CellGrid::forZoom(CellGrid::Shape::Hexagon, 13, place.lat, 44);
        const auto own = grid.at(toWorld(place));
        const auto frame = frameAround(toGeo(grid.middle(own)), 13, {120, 120});
        const std::vector<double> x(12, grid.middle(own).x);
        const std::vector<double> y(12, grid.middle(own).y);
        const auto counts = countCells(PointIndex::build({.x = x, .y = y}), grid, {0, 0, 1, 1});
        const auto plain = paintCells(counts, grid, frame, style.heat, 8, 2, 0);
        const auto written = paintCells(counts, grid, frame, style.heat, 8, 2, 14);
        QRect differs;
        for (int py = 0; py < 120; ++py) {
            for (int px = 0; px < 120; ++px) {
                if (plain.pixel(px, py) != written.pixel(px, py))
                    differs |= QRect(px, py, 1, 1);
            }
        }
        QVERIFY(!differs.isEmpty());
        QVERIFY(std::abs(differs.center().x() - 60) <= 2 && std::abs(differs.center().y() - 60) <= 2);
        QCOMPARE(paintCells(counts, grid, frame, style.heat, 8, 2, 60), plain); // no room
    }
};

QTEST_MAIN(TestAreaPainter)
#include "tst_areapainter.moc"
