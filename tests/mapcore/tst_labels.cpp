#include "mapcore/labels.h"
#include "mapcore/mapkeep.h"
#include "mapcore/namedlines.h"
#include "mapcore/signs.h"
#include "mapcore/tilepainter.h"

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

/** Whether two labels cover the same place, by clipping polygons: not the way in which the labels are placed. */
bool overlap(const PlacedLabel &a, const PlacedLabel &b)
{
    for (const GlyphBox &p : a.boxes)
        for (const GlyphBox &q : b.boxes)
            if (p.bounds().intersects(q.bounds()) && p.corners().intersects(q.corners()))
                return true;
    return false;
}

QRectF bounds(const PlacedLabel &label)
{
    QRectF all;
    for (const GlyphBox &box : label.boxes)
        all |= box.bounds();
    return all;
}

}

class TestLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(); }
    void neverOverlap_data();
    void neverOverlap();
    void areTheSameEveryTime();
    void stayWhenTheMapMovesALittle();
    void districtsWin();
    void zonesComeNextAndStayNear_data();
    void zonesComeNextAndStayNear();
    void giveWayToMarkers();
    void keepInsideTheClearArea();
    void roadsFollowTheirCourse();
    void steepChineseNamesStandUpright();
    void namesKeepOutOfSharpBends();
    void streetsAreJoinedAcrossTiles();
    void longStreetsAreNamedAgain();
    void aPlaceIsNamedOnce();
    void publicPlacesHaveSigns();
    void doNotBlink_data();
    void doNotBlink();
    void zoomingOutInSmallStepsFillsTheMap();
    void areCheapWhileTheMapMoves();

private:
    [[nodiscard]] LabelRequest streets(double zoom, const std::vector<std::pair<QString, std::vector<TilePoint>>> &lines) const;
    LabelRequest request(double zoom, int places) const;

    std::shared_ptr<const MapStyle> m_style;
};

void TestLabels::initTestCase()
{
    auto style = MapStyle::builtIn(u"night"_s);
    QVERIFY(style);
    m_style = std::make_shared<const MapStyle>(*style);
}

/** A tile full of places, in the middle of a 1000 × 700 view. */
LabelRequest TestLabels::request(double zoom, int places) const
{
    auto tile = std::make_shared<TileData>();
    tile->key = {12, 3346, 1787};
    for (int i = 0; i < places; ++i)
        tile->names.push_back({.type = TileName::Type::Place, .rank = 20 + i % 15, .zh = u"地名%1"_s.arg(i), .en = u"Place %1"_s.arg(i), .line = {{qint16(i * 397 % 4096), qint16(i * 911 % 4096)}}});
    const WorldBox box = tile->key.box();
    const double scale = worldPixels(zoom);
    LabelRequest request{.style = m_style};
    request.zoom = zoom;
    request.size = {1000, 700};
    request.origin = {(box.left + box.right) / 2 - 500 / scale, (box.top + box.bottom) / 2 - 350 / scale};
    request.tiles = {tile};
    return request;
}

void TestLabels::neverOverlap_data()
{
    QTest::addColumn<int>("places");
    QTest::addColumn<double>("unit");
    QTest::newRow("few") << 20 << 1.0;
    QTest::newRow("many") << 600 << 1.0;
    QTest::newRow("wall") << 600 << 1.75;
}

void TestLabels::neverOverlap()
{
    QFETCH(int, places);
    QFETCH(double, unit);
    LabelRequest r = request(13.5, places);
    r.unit = unit;
    const auto labels = placeLabels(r);
    QVERIFY(labels.size() > 3);
    for (size_t i = 0; i < labels.size(); ++i) {
        QVERIFY(!labels[i].image.isNull());
        for (size_t j = i + 1; j < labels.size(); ++j)
            QVERIFY2(!overlap(labels[i], labels[j]), qPrintable(labels[i].text + u" over "_s + labels[j].text));
    }
}

void TestLabels::areTheSameEveryTime()
{
    const auto a = placeLabels(request(13, 300));
    const auto b = placeLabels(request(13, 300));
    QCOMPARE(a.size(), b.size());
    for (size_t i = 0; i < a.size(); ++i) {
        QCOMPARE(a[i].id, b[i].id);
        QVERIFY2(a[i].image == b[i].image, qPrintable(a[i].text));
    }
}

void TestLabels::stayWhenTheMapMovesALittle()
{
    LabelRequest r = request(13, 300);
    const auto before = placeLabels(r);
    r.shown = before;
    r.shownZoom = 13;
    r.origin.x += 9 / worldPixels(13);
    r.origin.y -= 6 / worldPixels(13);
    QSet<QString> after;
    for (const auto &label : placeLabels(r))
        after.insert(label.id);
    int kept = 0;
    for (const auto &label : before)
        kept += after.contains(label.id);
    QVERIFY2(kept >= int(before.size()) * 9 / 10, qPrintable(u"%1 of %2"_s.arg(kept).arg(before.size())));
}

void TestLabels::districtsWin()
{
    LabelRequest r = request(12, 400);
    const WorldPoint middle{r.origin.x + 500 / worldPixels(12), r.origin.y + 350 / worldPixels(12)};
    r.districts = {{u"荃湾区"_s, middle}};
    const auto labels = placeLabels(r);
    QVERIFY(!labels.empty());
    QCOMPARE(labels.front().text, u"荃湾区"_s);
    QVERIFY(labels.front().anchor == middle);
}

void TestLabels::zonesComeNextAndStayNear_data()
{
    QTest::addColumn<double>("reach"); // px
    QTest::addColumn<double>("marker"); // px, side of the square that a marker takes at the place of both
    QTest::addColumn<bool>("isShown");
    QTest::newRow("beside the district's name") << 60.0 << 0.0 << true;
    QTest::newRow("a small zone has no room") << 5.0 << 0.0 << false;
    QTest::newRow("at the end of a large one") << 120.0 << 100.0 << true;
    QTest::newRow("too far to be read as its name") << 60.0 << 100.0 << false;
}

void TestLabels::zonesComeNextAndStayNear()
{
    QFETCH(const double, reach);
    QFETCH(const double, marker);
    LabelRequest r = request(12, 400);
    const double scale = worldPixels(12);
    const WorldPoint middle{r.origin.x + 500 / scale, r.origin.y + 350 / scale};
    r.districts = {{u"东湖园区"_s, middle, true, reach / scale}, {u"荃湾区"_s, middle}};
    if (marker > 0)
        r.obstacles = {QRectF(500 - marker / 2, 350 - marker / 2, marker, marker)};
    const auto labels = placeLabels(r);
    const auto zone = std::ranges::find(labels, u"东湖园区"_s, &PlacedLabel::text);
    QTEST(zone != labels.end(), "isShown");
    if (zone == labels.end())
        return;
    QVERIFY(std::hypot(zone->anchor.x - middle.x, zone->anchor.y - middle.y) * scale <= reach + 1e-6);
    if (marker == 0) {
        QCOMPARE(labels.front().text, u"荃湾区"_s);
        QVERIFY(labels.front().anchor == middle);
        QVERIFY(!overlap(labels.front(), *zone));
    }
}

void TestLabels::giveWayToMarkers()
{
    LabelRequest r = request(13.5, 400);
    r.obstacles = {QRectF(300, 200, 400, 300)};
    for (const auto &label : placeLabels(r))
        QVERIFY(!bounds(label).intersects(r.obstacles.front().adjusted(1, 1, -1, -1)));
}

void TestLabels::keepInsideTheClearArea()
{
    LabelRequest r = request(13.5, 400);
    r.clearArea = QRectF(464, 154, 300, 300);
    const auto labels = placeLabels(r);
    QVERIFY(!labels.empty());
    for (const auto &label : labels)
        QVERIFY(r.clearArea.contains(bounds(label)));
}

/** Named lines in the tile in the middle of the view. */
LabelRequest TestLabels::streets(double zoom, const std::vector<std::pair<QString, std::vector<TilePoint>>> &lines) const
{
    LabelRequest r = request(zoom, 0);
    auto tile = std::make_shared<TileData>();
    tile->key = r.tiles.front()->key;
    for (const auto &[name, line] : lines)
        tile->names.push_back({.type = TileName::Type::Road, .rank = 0, .zh = name, .en = u"Some Road"_s, .line = line});
    r.tiles = {tile};
    return r;
}

void TestLabels::roadsFollowTheirCourse()
{
    const auto labels = placeLabels(streets(15, {{u"青山公路"_s, {{1800, 2000}, {2048, 2048 + 40}, {2300, 2180}}}, {u"短街不够长放名字"_s, {{2000, 1900}, {2010, 1900}}}}));
    QCOMPARE(labels.size(), 1U);
    QCOMPARE(labels.front().text, u"青山公路"_s);
    const auto &boxes = labels.front().boxes;
    QCOMPARE(boxes.size(), 4U);
    for (size_t i = 1; i < boxes.size(); ++i) // from left to right, down with the road, every letter with the road's slope
        QVERIFY(boxes[i].centre.x() > boxes[i - 1].centre.x() && boxes[i].centre.y() > boxes[i - 1].centre.y());
    for (const GlyphBox &box : boxes)
        QVERIFY(box.angle > 0.1 && box.angle < 0.7);
}

void TestLabels::steepChineseNamesStandUpright()
{
    const std::vector<TilePoint> steep = {{2000, 2500}, {2050, 1500}}; // drawn from south to north
    LabelRequest r = streets(15, {{u"弥敦道"_s, steep}});
    const auto zh = placeLabels(r);
    QVERIFY(!zh.empty());
    for (size_t i = 0; i < 3; ++i)
        QCOMPARE(zh.front().boxes[i].angle, 0.0);
    QVERIFY(zh.front().boxes[2].centre.y() > zh.front().boxes[0].centre.y() + 20); // read downwards
    r.english = true;
    const auto en = placeLabels(r);
    QVERIFY(!en.empty());
    QVERIFY(std::abs(en.front().boxes[0].angle) > 1.2); // Latin letters lie along the street
}

void TestLabels::namesKeepOutOfSharpBends()
{
    // A hairpin: two straight legs with room for the name, and a bend without.
    const auto labels = placeLabels(streets(15, {{u"大帽山道"_s, {{1700, 2000}, {2100, 2000}, {2140, 2030}, {2100, 2060}, {1700, 2060}}}}));
    QVERIFY(!labels.empty());
    for (const auto &label : labels)
        for (size_t i = 1; i < label.boxes.size(); ++i)
            QVERIFY(std::abs(label.boxes[i].angle - label.boxes[i - 1].angle) < 0.4);
}

void TestLabels::streetsAreJoinedAcrossTiles()
{
    // The same street in two neighbours, each with the other's part in its buffer, the second one drawn the other way.
    std::vector<std::shared_ptr<const TileData>> tiles;
    for (const int x : {3346, 3347}) {
        auto tile = std::make_shared<TileData>();
        tile->key = {12, x, 1787};
        std::vector<TilePoint> line = {{-80, 2000}, {2000, 2000}, {4176, 2000}};
        if (x == 3347)
            std::ranges::reverse(line);
        tile->names = {{.type = TileName::Type::Road, .rank = 0, .zh = u"一条街"_s, .en = u"One Street"_s, .line = line}};
        tiles.push_back(tile);
    }
    const auto lines = joinedLines(tiles, 1e-7);
    QCOMPARE(lines.size(), 1U);
    const double side = std::exp2(-12);
    const auto [west, east] = std::minmax(lines.front().points.front().x, lines.front().points.back().x);
    QVERIFY(std::abs(west - 3346 * side) < 1e-12 && std::abs(east - 3348 * side) < 1e-12);
    for (size_t i = 1; i < lines.front().points.size(); ++i) // one way all along
        QVERIFY((lines.front().points[i].x > lines.front().points[i - 1].x) == (lines.front().points.back().x > lines.front().points.front().x));

    // Its name may lie on the seam, once.
    LabelRequest r = request(14, 0);
    r.origin.x = 3347 * side - 100 / worldPixels(14);
    r.size = {200, 700};
    r.tiles = tiles;
    QCOMPARE(placeLabels(r).size(), 1U);
}

void TestLabels::longStreetsAreNamedAgain()
{
    LabelRequest r = streets(16, {{u"长街"_s, {{0, 2048}, {4096, 2048}}}});
    r.size = {1900, 700};
    r.origin.x -= 450 / worldPixels(16);
    const auto labels = placeLabels(r);
    QVERIFY2(labels.size() >= 3 && labels.size() <= 6, qPrintable(QString::number(labels.size())));
    for (size_t i = 0; i < labels.size(); ++i)
        for (size_t j = i + 1; j < labels.size(); ++j)
            QVERIFY(std::abs(labels[i].anchor.x - labels[j].anchor.x) * worldPixels(16) >= 380);
}

void TestLabels::aPlaceIsNamedOnce()
{
    LabelRequest r = request(14, 0);
    auto tile = std::make_shared<TileData>();
    tile->key = r.tiles.front()->key;
    tile->names = {{.type = TileName::Type::Place, .rank = 20, .zh = u"钻石山"_s, .en = u"Diamond Hill"_s, .line = {{2000, 2000}}},
        {.type = TileName::Type::Peak, .rank = 70, .zh = u"钻石山"_s, .en = u"Diamond Hill"_s, .line = {{2060, 2060}}}};
    r.tiles = {tile, tile};
    QCOMPARE(placeLabels(r).size(), 1U);
}

void TestLabels::publicPlacesHaveSigns()
{
    for (int sign = 1; sign < signCount; ++sign) {
        const QRectF drawn = signPath(Sign(sign), 12).boundingRect();
        QVERIFY2(drawn.width() > 6 && drawn.height() > 6 && QRectF(-7, -7, 14, 14).contains(drawn), qPrintable(QString::number(sign)));
    }
    QVERIFY(signPath(Sign::None, 12).isEmpty());

    auto tile = std::make_shared<TileData>();
    const auto poi = [](Sign sign, const QString &name, TilePoint at) { return TileName{.type = TileName::Type::Poi, .sign = sign, .rank = 3, .zh = name, .en = name, .line = {at}}; };
    tile->names = {poi(Sign::Park, u"公园"_s, {2050, 2050}), poi(Sign::Hospital, u"医院"_s, {2048, 2048})};
    const auto at = [&](double zoom) {
        LabelRequest r = request(zoom, 0);
        tile->key = r.tiles.front()->key;
        r.tiles = {tile};
        return placeLabels(r);
    };
    QVERIFY(at(14.2).empty());
    const auto alone = at(15.4); // a sign, of the more important place
    QCOMPARE(alone.size(), 1U);
    QCOMPARE(alone.front().text, u"医院"_s);
    QCOMPARE(alone.front().boxes.size(), 1U);
    const auto named = at(16.5);
    QCOMPARE(named.front().text, u"医院"_s);
    QCOMPARE(named.front().boxes.size(), 2U); // the sign and the name below it
    QCOMPARE(named.front().anchor, alone.front().anchor);
}

void TestLabels::doNotBlink_data()
{
    QTest::addColumn<double>("fromZoom");
    QTest::addColumn<double>("toZoom");
    QTest::addColumn<QPointF>("pan"); // px in all
    QTest::newRow("zoom in 13 to 14") << 13.0 << 14.0 << QPointF();
    QTest::newRow("zoom out 14 to 13") << 14.0 << 13.0 << QPointF();
    QTest::newRow("zoom in 15 to 16") << 15.0 << 16.0 << QPointF();
    QTest::newRow("pan at 13.5") << 13.5 << 13.5 << QPointF(700, 300);
    QTest::newRow("pan at 15.7") << 15.7 << 15.7 << QPointF(-900, 200);
}

/** Over a series of views of the demo city a name comes at most once, goes at most once, and stays where it is on the map. */
void TestLabels::doNotBlink()
{
    QFETCH(double, fromZoom);
    QFETCH(double, toZoom);
    QFETCH(QPointF, pan);
    const auto source = TileSource::open(u"" TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"_s, MapKeep());
    QVERIFY(source);
    constexpr int steps = 10;
    struct Seen
    {
        WorldPoint anchor;
        bool isRoad = false;
        int lastStep = 0;
    };
    QMultiHash<QString, Seen> seen;
    std::vector<PlacedLabel> shown;
    double shownZoom = fromZoom;
    WorldBox shownBox;
    QStringList wrong;
    int names = 0;
    for (int step = 0; step <= steps; ++step) {
        const double zoom = fromZoom + (toZoom - fromZoom) * step / steps;
        const double scale = worldPixels(zoom);
        const WorldPoint c = toWorld({22.31, 114.17});
        LabelRequest r{.style = m_style, .zoom = zoom, .size = {1400, 900}};
        r.origin = {c.x - 700 / scale + pan.x() * step / steps / scale, c.y - 450 / scale + pan.y() * step / steps / scale};
        const int level = tileLevel(zoom, 1, *m_style, (*source)->info());
        const TileKey first = tileAt(r.origin, level);
        const TileKey last = tileAt({r.origin.x + 1400 / scale, r.origin.y + 900 / scale}, level);
        for (int y = first.y; y <= last.y; ++y)
            for (int x = first.x; x <= last.x; ++x)
                if (auto tile = (*source)->tile({level, x, y}, showsDetail(zoom, 1)))
                    r.tiles.push_back(std::move(tile));
        r.shown = shown;
        r.shownZoom = shownZoom;
        r.shownBox = shownBox;
        shown = placeLabels(r);
        shownZoom = zoom;
        shownBox = {r.origin.x, r.origin.y, r.origin.x + 1400 / scale, r.origin.y + 900 / scale};
        for (const PlacedLabel &label : shown) {
            bool known = false;
            for (auto it = seen.find(label.text); it != seen.end() && it.key() == label.text && !known; ++it) {
                const double moved = std::hypot(it->anchor.x - label.anchor.x, it->anchor.y - label.anchor.y) * scale;
                if (moved > 38 || it->isRoad != label.isRoad) // another one of this name
                    continue;
                known = true;
                if (it->lastStep != step - 1)
                    wrong << u"%1 is back at step %2"_s.arg(label.text).arg(step);
                else if (moved > 9) // a road's course differs a little between two levels of tiles
                    wrong << u"%1 jumped by %2 px at step %3"_s.arg(label.text).arg(moved).arg(step);
                it->anchor = label.anchor;
                it->lastStep = step;
            }
            if (!known) {
                seen.insert(label.text, {label.anchor, label.isRoad, step});
                ++names;
            }
        }
    }
    QVERIFY(names > 30);
    QVERIFY2(wrong.isEmpty(), qPrintable(u"%1 of %2: %3"_s.arg(wrong.size()).arg(names).arg(wrong.join(u"; "_s))));
}

/** Names that come in must not be kept out because they were just beyond the edge, or hidden by what is gone by now. */
void TestLabels::zoomingOutInSmallStepsFillsTheMap()
{
    const auto source = TileSource::open(u"" TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"_s, MapKeep());
    QVERIFY(source);
    const auto at = [&](double zoom) {
        const double scale = worldPixels(zoom);
        const WorldPoint c = toWorld({22.31, 114.17});
        LabelRequest r{.style = m_style, .origin = {c.x - 500 / scale, c.y - 300 / scale}, .zoom = zoom, .size = {1000, 600}};
        const int level = tileLevel(zoom, 1, *m_style, (*source)->info());
        const TileKey first = tileAt(r.origin, level);
        const TileKey last = tileAt({r.origin.x + 1000 / scale, r.origin.y + 600 / scale}, level);
        for (int y = first.y; y <= last.y; ++y)
            for (int x = first.x; x <= last.x; ++x)
                if (auto tile = (*source)->tile({level, x, y}, showsDetail(zoom, 1)))
                    r.tiles.push_back(std::move(tile));
        return r;
    };
    LabelRequest r = at(15);
    std::vector<PlacedLabel> shown = placeLabels(r);
    for (int step = 1; step <= 50; ++step) {
        LabelRequest next = at(15 - step * 0.04);
        next.shown = shown;
        next.shownZoom = r.zoom;
        next.shownBox = {r.origin.x, r.origin.y, r.origin.x + 1000 / worldPixels(r.zoom), r.origin.y + 600 / worldPixels(r.zoom)};
        shown = placeLabels(next);
        r = std::move(next);
    }
    r.shown.clear();
    const auto fresh = placeLabels(r);
    QVERIFY2(shown.size() * 4 >= fresh.size() * 3, qPrintable(u"%1 of %2"_s.arg(shown.size()).arg(fresh.size())));
}

/** A label that stays keeps its image, pixel for pixel the same object. */
void TestLabels::areCheapWhileTheMapMoves()
{
    LabelRequest r = request(13, 300);
    r.shown = placeLabels(r);
    r.shownZoom = 13;
    r.origin.x += 9 / worldPixels(13);
    int kept = 0;
    const auto labels = placeLabels(r);
    for (const PlacedLabel &label : labels)
        for (const PlacedLabel &old : r.shown)
            kept += old.text == label.text && old.image.cacheKey() == label.image.cacheKey();
    QVERIFY2(kept >= int(labels.size()) * 9 / 10, qPrintable(u"%1 of %2"_s.arg(kept).arg(labels.size())));
}

QTEST_MAIN(TestLabels)
#include "tst_labels.moc"
