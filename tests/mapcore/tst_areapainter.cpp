#include "mapcore/areapainter.h"
#include "mapcore/figurepainter.h"
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

    void figuresAreToldFromTheirAbsence()
    {
        std::vector<std::shared_ptr<const GeoMultiPolygon>> areas;
        std::vector<QString> codes;
        for (int i = 0; i < 5; ++i) {
            const double west = 114.1 + i * 0.03;
            areas.push_back(std::make_shared<const GeoMultiPolygon>(GeoMultiPolygon{{{{22.30, west}, {22.30, west + 0.03}, {22.34, west + 0.03}, {22.34, west}}}}));
            codes.push_back(QString::number(i));
        }
        const RegionAreas regions(areas);
        const auto frame = frameAround({22.32, 114.175}, 12, {500, 200});
        const auto style = MapStyle::builtIn(u"night"_s).value();
        const RegionFigureSet set{.figures = {{u"0"_s, FigureState::Current, 0, u"0"_s}, {u"1"_s, FigureState::Current, 10, u"10"_s}, {u"2"_s, FigureState::Late, 10, u"10"_s}, {u"3"_s, FigureState::Withheld, 0, u"x"_s}}, .least = 0, .most = 10};
        const auto fills = fillsOf(set, codes, style, 1);
        const auto image = fillMask(paintRegionMask(regions, frame), fills, 1);
        const auto coloured = [&](int region) { // alphas of a region's pixels, the commonest of which is its ground
            QMap<QRgb, int> pixels;
            const int x = int((114.1 + region * 0.03 + 0.015 - 114.175) * frame.scale / 360) + 250;
            for (int dy = -8; dy < 8; ++dy)
                for (int dx = -8; dx < 8; ++dx)
                    ++pixels[image.pixel(x + dx, 100 + dy)];
            return pixels;
        };
        QCOMPARE(coloured(0).size(), 1); // zero is a colour, the lowest one
        QVERIFY(qAlpha(coloured(0).firstKey()) > 0);
        QCOMPARE(coloured(1).size(), 1);
        QVERIFY(coloured(0).firstKey() != coloured(1).firstKey());
        QCOMPARE(coloured(2).size(), 2); // late: the colour of its value, and stripes
        QVERIFY(coloured(2).contains(coloured(1).firstKey()));
        QCOMPARE(coloured(4).size(), 2); // nothing, and a hatch
        QVERIFY(coloured(4).contains(0) && coloured(3).contains(0));
        QVERIFY(coloured(3).value(0) < coloured(4).value(0)); // withheld: hatched crosswise
    }

    void figuresAreWrittenWhereTheyFit()
    {
        const auto area = [](double width) { return std::make_shared<const GeoMultiPolygon>(GeoMultiPolygon{{{{22.30, 114.17}, {22.30, 114.17 + width}, {22.34, 114.17 + width}, {22.34, 114.17}}}}); };
        const auto style = MapStyle::builtIn(u"night"_s).value();
        const auto frame = frameAround({22.32, 114.19}, 12, {300, 300});
        const FigureLabel label{u"沙田区"_s, u"1.86"_s};
        QList<double> heights;
        for (const double width : {0.04, 0.016, 0.002}) {
            QImage image(frame.size, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            const auto places = writeFigures(image, frame, RegionAreas({area(width)}), std::span(&label, 1), style, 1, {}, {});
            heights << (places.empty() ? 0 : places.front().height());
        }
        QVERIFY(heights[0] > heights[1] && heights[1] > 0); // both lines, the figure alone, nothing
        QCOMPARE(heights[2], 0.0);
        QImage image(frame.size, QImage::Format_ARGB32_Premultiplied);
        QVERIFY(writeFigures(image, frame, RegionAreas({area(0.04)}), std::span(&label, 1), style, 1, {}, {QRectF(0, 0, 300, 300)}).empty());
        QVERIFY(writeFigures(image, frame, RegionAreas({area(0.04)}), std::span(&label, 1), style, 1, QRectF(0, 0, 20, 300), {}).empty()); // all of the room is elsewhere
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
