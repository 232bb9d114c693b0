#include "mapcore/areahatch.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Marked-out areas: what is put right, what is hit, and what is painted, against references of its own. */
class TestAreaHatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void readsStates_data();
    void readsStates();
    void putsRight_data();
    void putsRight();
    void agreesWithAnIndependentReference_data();
    void agreesWithAnIndependentReference();
    void coarserCopiesStayWithinAThirdOfAPixel();
    void clippingKeepsWhatIsInside();
    void holesAreEmpty();
    void statesDifferInGrey();
    void hatchStandsStillOnTheMap();
    void namesFitOrAreNotShown_data();
    void namesFitOrAreNotShown();
    void aHundredThousandPointsAreQuick();
    void manySmallPartsAreShown();

private:
    static GeoRing circle(GeoPoint middle, double radius, int points)
    {
        GeoRing ring;
        for (int i = 0; i < points; ++i) {
            const double angle = 2 * std::numbers::pi * i / points;
            ring.push_back({middle.lat + radius * std::sin(angle), middle.lon + radius * std::cos(angle)});
        }
        return ring;
    }
    static std::shared_ptr<const AreaOutline> outlineOf(const GeoMultiPolygon &area) { return std::make_shared<const AreaOutline>(AreaOutline::from(area)); }
    static ImageFrame frameAround(GeoPoint middle, double degrees, int side)
    {
        const auto at = toWorld(middle);
        return {{at.x - degrees / 360, at.y - degrees / 360}, side * 180 / degrees, {side, side}};
    }
    static std::shared_ptr<const MapStyle> style() { return std::make_shared<const MapStyle>(*MapStyle::builtIn(u"night"_s)); }
};

void TestAreaHatch::readsStates_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<AreaState>("state");

    QTest::newRow("none") << QString() << AreaState::InForce;
    QTest::newRow("planned") << u"Planned"_s << AreaState::Planned;
    QTest::newRow("lifted") << u" lifted"_s << AreaState::Lifted;
    QTest::newRow("in Chinese") << u"已解除"_s << AreaState::Lifted;
    QTest::newRow("a word of the source") << u"封控"_s << AreaState::InForce;
}

void TestAreaHatch::readsStates()
{
    QFETCH(QString, word);
    QTEST(areaStateOf(word), "state");
}

void TestAreaHatch::putsRight_data()
{
    QTest::addColumn<GeoMultiPolygon>("area");
    QTest::addColumn<bool>("isDrawn");
    QTest::addColumn<QString>("fault");

    const double nan = std::numeric_limits<double>::quiet_NaN();
    const GeoRing square = {{22, 114}, {22, 115}, {23, 115}, {23, 114}};
    QTest::newRow("sound") << GeoMultiPolygon{{square}} << true << QString();
    QTest::newRow("nothing") << GeoMultiPolygon{} << false << u"no polygon"_s;
    QTest::newRow("one point") << GeoMultiPolygon{{{{22, 114}}}} << false << u"polygon 1, ring 1: has no area"_s;
    QTest::newRow("no point") << GeoMultiPolygon{{GeoRing{}}} << false << u"has no area"_s;
    QTest::newRow("a line there and back") << GeoMultiPolygon{{{{22, 114}, {23, 115}, {22, 114}, {23, 115}}}} << false << u"has no area"_s;
    QTest::newRow("the same point again") << GeoMultiPolygon{{{{22, 114}, {22, 114}, {22, 114}, {22, 114}}}} << false << u"has no area"_s;
    QTest::newRow("NaN in between") << GeoMultiPolygon{{{{22, 114}, {nan, 114.5}, {22, 115}, {23, 115}, {23, 114}}}} << true << u"1 points are no place"_s;
    QTest::newRow("all NaN") << GeoMultiPolygon{{{{nan, nan}, {nan, nan}, {nan, nan}}}} << false << u"3 points are no place"_s;
    QTest::newRow("off the Earth") << GeoMultiPolygon{{{{22, 114}, {22, 300}, {22, 115}, {23, 115}}}} << true << u"1 points are no place"_s;
    QTest::newRow("across the antimeridian") << GeoMultiPolygon{{{{10, 179}, {10, -179}, {12, -179}, {12, 179}}}} << false << u"antimeridian"_s;
    QTest::newRow("a hole of one point") << GeoMultiPolygon{{square, {{22.5, 114.5}}}} << true << u"polygon 1, ring 2: has no area"_s;
    QTest::newRow("the second of two") << GeoMultiPolygon{{square}, {{{1, 1}, {1, 2}}}} << true << u"polygon 2, ring 1"_s;
    QTest::newRow("touches itself") << GeoMultiPolygon{{{{22, 114}, {23, 115}, {23, 114}, {22.5, 114.5}, {22, 115}}}} << true << QString();
}

void TestAreaHatch::putsRight()
{
    QFETCH(GeoMultiPolygon, area);
    QFETCH(QString, fault);
    const auto outline = AreaOutline::from(area);
    QTEST(!outline.isEmpty(), "isDrawn");
    QCOMPARE(outline.faults().isEmpty(), fault.isEmpty());
    QVERIFY2(outline.faults().join(u'\n').contains(fault), qPrintable(outline.faults().join(u'\n')));
    const HatchedArea painted{.outline = std::make_shared<const AreaOutline>(outline), .name = u"名"_s};
    (void)paintHatched(std::span(&painted, 1), frameAround({22.5, 114.5}, 1, 64), {.style = style()}); // does not crash, whatever it is
}

void TestAreaHatch::agreesWithAnIndependentReference_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("%u", seed) << seed;
}

/** The reference adds up angles around the point: another way to ask than crossings. Stars with a hole have a winding of 0 or ±1. */
void TestAreaHatch::agreesWithAnIndependentReference()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const GeoPoint middle{22.3, 114.2};
    const auto star = [&](double least, double most) {
        GeoRing ring;
        for (int i = 0; i < 60; ++i) {
            const double angle = 2 * std::numbers::pi * i / 60;
            const double radius = least + (most - least) * random.generateDouble();
            ring.push_back({middle.lat + radius * std::sin(angle), middle.lon + radius * std::cos(angle)});
        }
        return ring;
    };
    const GeoMultiPolygon area{{star(.05, .1), star(.01, .04)}};
    const auto outline = AreaOutline::from(area);
    const auto turns = [](const GeoRing &ring, WorldPoint p) {
        double sum = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const auto a = toWorld(ring[i]);
            const auto b = toWorld(ring[(i + 1) % ring.size()]);
            double turn = std::atan2(b.y - p.y, b.x - p.x) - std::atan2(a.y - p.y, a.x - p.x);
            turn -= 2 * std::numbers::pi * std::round(turn / (2 * std::numbers::pi));
            sum += turn;
        }
        return std::lround(sum / (2 * std::numbers::pi));
    };
    int inside = 0;
    for (int i = 0; i < 2'000; ++i) {
        const auto p = toWorld({middle.lat + .24 * (random.generateDouble() - .5), middle.lon + .24 * (random.generateDouble() - .5)});
        const bool expected = turns(area[0][0], p) != 0 && turns(area[0][1], p) == 0;
        QCOMPARE(outline.contains(p), expected);
        inside += expected ? 1 : 0;
    }
    QVERIFY(inside > 200 && inside < 1'800);
}

void TestAreaHatch::coarserCopiesStayWithinAThirdOfAPixel()
{
    const auto outline = AreaOutline::from({{circle({22.3, 114.2}, .2, 100'000)}});
    QCOMPARE(outline.at(worldPixels(22)).front().size(), 100'000U);
    std::size_t before = 100'001;
    for (const double zoom : {18.0, 14.0, 11.9, 10.0, 8.0, 6.0}) {
        const double scale = worldPixels(zoom);
        const auto &ring = outline.at(scale).front();
        QVERIFY(ring.size() <= before);
        before = ring.size();
        for (std::size_t i = 0; i < 300; ++i) {
            const auto full = outline.at(worldPixels(22)).front()[i];
            const auto isNear = std::ranges::any_of(ring, [&](WorldPoint p) { return std::abs(p.x - full.x) * scale < .34 && std::abs(p.y - full.y) * scale < .34; });
            QVERIFY2(isNear, qPrintable(QString::number(zoom)));
        }
    }
    QVERIFY(before < 1'000);
}

void TestAreaHatch::clippingKeepsWhatIsInside()
{
    const auto outline = AreaOutline::from({{circle({22.3, 114.2}, .2, 500), circle({22.3, 114.2}, .1, 500)}});
    const auto &box = outline.box();
    const WorldBox quarter{(box.left + box.right) / 2, box.top, box.right, (box.top + box.bottom) / 2};
    const auto part = clipped(outline.at(worldPixels(16)), quarter);
    QCOMPARE(part.size(), 2U);
    QRandomGenerator random(3);
    for (int i = 0; i < 500; ++i) {
        const WorldPoint p{quarter.left + (quarter.right - quarter.left) * random.generateDouble(), quarter.top + (quarter.bottom - quarter.top) * random.generateDouble()};
        bool isInside = false;
        for (const auto &ring : part)
            for (std::size_t k = 0, j = ring.size() - 1; k < ring.size(); j = k++)
                if ((ring[k].y > p.y) != (ring[j].y > p.y) && p.x < (ring[j].x - ring[k].x) * (p.y - ring[k].y) / (ring[j].y - ring[k].y) + ring[k].x)
                    isInside = !isInside;
        QCOMPARE(isInside, outline.contains(p));
    }
    QVERIFY(clipped(outline.at(worldPixels(16)), {0, 0, .1, .1}).empty());
}

void TestAreaHatch::holesAreEmpty()
{
    const GeoPoint middle{22.3, 114.2};
    const HatchedArea area{.outline = outlineOf({{circle(middle, .15, 90), circle(middle, .08, 90)}})};
    const auto picture = paintHatched(std::span(&area, 1), frameAround(middle, .2, 400), {.style = style()});
    int painted = 0;
    for (int y = 150; y < 250; ++y)
        for (int x = 150; x < 250; ++x)
            painted += qAlpha(picture.image.pixel(x, y)) > 0 ? 1 : 0;
    QCOMPARE(painted, 0); // well inside the hole
    QVERIFY(qAlpha(picture.image.pixel(200, 85)) > 0); // the wash alone is not nothing
    QCOMPARE(qAlpha(picture.image.pixel(5, 5)), 0);
}

/** Printed without colours the states still differ, and so do the levels of warnings: by how much of the ground their lines cover. */
void TestAreaHatch::statesDifferInGrey()
{
    const GeoPoint middle{22.3, 114.2};
    const auto outline = outlineOf({{circle(middle, .15, 90)}});
    const auto coverage = [&](AreaState state, Level level) {
        const HatchedArea area{.outline = outline, .state = state, .level = level};
        const auto picture = paintHatched(std::span(&area, 1), frameAround(middle, .2, 400), {.style = style()});
        int lines = 0;
        for (int y = 130; y < 270; ++y)
            for (int x = 130; x < 270; ++x)
                lines += qAlpha(picture.image.pixel(x, y)) > 60 ? 1 : 0;
        return double(lines) / (140 * 140);
    };
    const double force = coverage(AreaState::InForce, Level::None);
    const double planned = coverage(AreaState::Planned, Level::None);
    QVERIFY2(force > 1.5 * planned && planned > .02, qPrintable(u"%1 %2"_s.arg(force).arg(planned)));
    QCOMPARE(coverage(AreaState::Lifted, Level::None), 0.0);
    double before = 1;
    for (const auto level : {Level::Red, Level::Orange, Level::Yellow, Level::Blue}) {
        const double next = coverage(AreaState::InForce, level);
        QVERIFY2(next < .9 * before && next > .02, qPrintable(u"%1: %2 after %3"_s.arg(int(level)).arg(next).arg(before)));
        before = next;
    }
}

void TestAreaHatch::hatchStandsStillOnTheMap()
{
    const GeoPoint middle{22.3, 114.2};
    const HatchedArea area{.outline = outlineOf({{circle(middle, .15, 90)}})};
    auto frame = frameAround(middle, .2, 400);
    const auto here = paintHatched(std::span(&area, 1), frame, {.style = style()}).image;
    frame.origin.x += 37 / frame.scale;
    frame.origin.y += 11 / frame.scale;
    const auto there = paintHatched(std::span(&area, 1), frame, {.style = style()}).image;
    int different = 0;
    for (int y = 120; y < 260; ++y)
        for (int x = 120; x < 260; ++x)
            different += std::abs(qAlpha(here.pixel(x + 37, y + 11)) - qAlpha(there.pixel(x, y))) > 24 ? 1 : 0;
    QVERIFY2(different < 140 * 140 / 50, qPrintable(QString::number(different)));
}

void TestAreaHatch::namesFitOrAreNotShown_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<QRectF>("obstacle");
    QTest::addColumn<bool>("fits");

    QTest::newRow("small") << QSizeF(60, 14) << QRectF() << true;
    QTest::newRow("as wide as the area") << QSizeF(205, 14) << QRectF() << false;
    QTest::newRow("higher than an arm") << QSizeF(60, 60) << QRectF() << false;
    QTest::newRow("a mark is in the way") << QSizeF(120, 14) << QRectF(0, 0, 200, 90) << false;
    QTest::newRow("beside the mark") << QSizeF(60, 14) << QRectF(0, 0, 90, 90) << true;
}

void TestAreaHatch::namesFitOrAreNotShown()
{
    QFETCH(QSizeF, size);
    QFETCH(QRectF, obstacle);
    // An L: an arm 200 wide and 40 high, and a leg 40 wide and 200 high at its left.
    const std::vector<std::vector<QPointF>> rings = {{{0, 0}, {200, 0}, {200, 40}, {40, 40}, {40, 200}, {0, 200}}};
    const std::vector<QRectF> obstacles = {obstacle};
    const auto place = placeInside(rings, size, obstacles);
    QTEST(!place.isEmpty(), "fits");
    if (place.isEmpty())
        return;
    QVERIFY(QRectF(0, 0, 200, 40).contains(place));
    QVERIFY(!place.intersects(obstacle));
}

void TestAreaHatch::aHundredThousandPointsAreQuick()
{
    GeoRing ring;
    QRandomGenerator random(5);
    for (int i = 0; i < 100'000; ++i) {
        const double angle = 2 * std::numbers::pi * i / 100'000;
        const double radius = .1 + .001 * random.generateDouble();
        ring.push_back({22.3 + radius * std::sin(angle), 114.2 + radius * std::cos(angle)});
    }
    const HatchedArea area{.outline = outlineOf({{ring}}), .name = u"名"_s};
    for (const double degrees : {.15, .02, .002}) {
        const auto frame = frameAround({22.3, 114.305}, degrees, 1000); // at its edge
        QElapsedTimer timer;
        timer.start();
        (void)paintHatched(std::span(&area, 1), frame, {.style = style()});
        QVERIFY2(timer.elapsed() < 1'500, qPrintable(u"%1° took %2 ms"_s.arg(degrees).arg(timer.elapsed())));
    }
}

/** As flood zones are that were traced from a raster. */
void TestAreaHatch::manySmallPartsAreShown()
{
    constexpr int side = 60; // 3,600 squares: more points than are painted of one ring
    GeoMultiPolygon squares;
    for (int i = 0; i < side * side; ++i) {
        const double lat = 22.25 + 0.1 * (i / side) / side;
        const double lon = 114.15 + 0.1 * (i % side) / side;
        squares.push_back({{{lat, lon}, {lat, lon + 0.0012}, {lat + 0.0012, lon + 0.0012}, {lat + 0.0012, lon}}});
    }
    const auto look = style();
    const HatchedArea area{.outline = outlineOf(squares), .state = AreaState::InForce};
    const auto picture = paintHatched(std::span(&area, 1), frameAround({22.3, 114.2}, .13, 1000), {.style = look, .px = 1});
    int drawn = 0;
    for (int y = 0; y < picture.image.height(); ++y) {
        for (int x = 0; x < picture.image.width(); ++x)
            drawn += qAlpha(picture.image.pixel(x, y)) > 0 ? 1 : 0;
    }
    QVERIFY2(drawn > 100'000, qPrintable(QString::number(drawn)));
}

QTEST_MAIN(TestAreaHatch)

#include "tst_areahatch.moc"
