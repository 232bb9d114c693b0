#include "mapcore/labels.h"

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

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
    void giveWayToMarkers();
    void keepInsideTheClearArea();
    void roadsFollowTheirCourse();

private:
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
            QVERIFY2(!labels[i].outline.intersects(labels[j].outline), qPrintable(labels[i].text + u" over "_s + labels[j].text));
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
    for (const auto &label : before)
        r.shown.insert(label.id);
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

void TestLabels::giveWayToMarkers()
{
    LabelRequest r = request(13.5, 400);
    r.obstacles = {QRectF(300, 200, 400, 300)};
    for (const auto &label : placeLabels(r))
        QVERIFY(!label.outline.boundingRect().intersects(r.obstacles.front().adjusted(1, 1, -1, -1)));
}

void TestLabels::keepInsideTheClearArea()
{
    LabelRequest r = request(13.5, 400);
    r.clearArea = QRectF(464, 154, 300, 300);
    const auto labels = placeLabels(r);
    QVERIFY(!labels.empty());
    for (const auto &label : labels)
        QVERIFY(r.clearArea.contains(label.outline.boundingRect()));
}

void TestLabels::roadsFollowTheirCourse()
{
    LabelRequest r = request(15, 0);
    auto tile = std::make_shared<TileData>();
    tile->key = r.tiles.front()->key;
    tile->names.push_back({.type = TileName::Type::Road, .rank = 0, .zh = u"青山公路"_s, .en = u"Castle Peak Road"_s, .line = {{1800, 2000}, {2048, 2048 + 40}, {2300, 2180}}});
    tile->names.push_back({.type = TileName::Type::Road, .rank = 0, .zh = u"短街不够长放名字"_s, .en = u"Short"_s, .line = {{2000, 1900}, {2010, 1900}}});
    r.tiles = {tile};
    const auto labels = placeLabels(r);
    QCOMPARE(labels.size(), 1U);
    QCOMPARE(labels.front().text, u"青山公路"_s);
    const QPointF along = labels.front().outline[1] - labels.front().outline[0];
    QVERIFY(along.x() > 0 && along.y() > 0); // down to the right, and upright
}

QTEST_MAIN(TestLabels)
#include "tst_labels.moc"
