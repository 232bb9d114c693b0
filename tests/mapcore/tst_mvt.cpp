#include "mapcore/mvt.h"
#include "mapcore/tiledata.h"
#include "mvtbuilder.h"

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;
namespace mb = mvtbuilder;

class TestMvt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void readsEveryGeometry();
    void readsTags();
    void ignoresWhatItDoesNotKnow();
    void scalesTheExtent();
    void skipsLayersNobodyWants();
    void refuses_data();
    void refuses();
    void survivesEveryCut();
    void survivesEveryFlip();
    void sortsKinds();
    void prefersSimplifiedNames();
    void namesFallBack_data();
    void namesFallBack();
    void knowsPublicPlaces_data();
    void knowsPublicPlaces();
};

namespace {

QByteArray smallTile()
{
    const QByteArray point = mb::feature(1, {1U << 3 | 1, mb::zigzag(25), mb::zigzag(17)}, {0, 0});
    const QByteArray line = mb::feature(2, mb::path({{{2, 2}, {2, 10}, {10, 10}}, {{1, 1}, {3, 5}}}, false), {0, 1});
    const QByteArray area = mb::feature(3, mb::path({{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{2, 2}, {2, 4}, {4, 4}}}, true));
    return mb::layer("water", point + line + area + mb::key("class") + mb::text("lake") + mb::text("ocean"));
}

}

void TestMvt::readsEveryGeometry()
{
    const auto tile = decodeMvt(smallTile());
    QVERIFY(tile);
    QCOMPARE(tile->layers.size(), 1U);
    const MvtLayer &layer = tile->layers.front();
    QCOMPARE(layer.features.size(), 3U);
    QCOMPARE(layer.features[0].geometry, MvtGeometry::Point);
    QCOMPARE(layer.part(layer.parts(layer.features[0])[0])[0], (TilePoint{25, 17}));
    QCOMPARE(layer.parts(layer.features[1]).size(), 2U);
    QCOMPARE(layer.part(layer.parts(layer.features[1])[1])[1], (TilePoint{3, 5}));
    QCOMPARE(layer.parts(layer.features[2]).size(), 2U);
    QCOMPARE(layer.parts(layer.features[2])[0].count, 4U);
    QCOMPARE(layer.parts(layer.features[2])[1].count, 3U);
}

void TestMvt::readsTags()
{
    const auto tile = decodeMvt(smallTile());
    QVERIFY(tile);
    const MvtLayer &layer = tile->layers.front();
    QCOMPARE(layer.text(layer.features[0], "class"), u"lake"_s);
    QCOMPARE(layer.text(layer.features[1], "class"), u"ocean"_s);
    QVERIFY(!layer.tag(layer.features[2], "class"));
    QVERIFY(!layer.tag(layer.features[0], "name"));
}

void TestMvt::ignoresWhatItDoesNotKnow()
{
    const QByteArray strange = mb::bytes(99, "?") + mb::number(98, 7);
    const QByteArray feature = mb::feature(1, {1U << 3 | 1, 2, 2}, {0, 7, 9, 0, 3}) + strange; // tags out of range and an odd one
    const auto tile = decodeMvt(strange + mb::layer("place", feature + strange + mb::key("a") + mb::text("b")));
    QVERIFY(tile);
    QCOMPARE(tile->layers.front().features.size(), 1U);
    QVERIFY(tile->layers.front().tags(tile->layers.front().features.front()).empty());
    const auto noType = decodeMvt(mb::layer("x", mb::feature(0, {1U << 3 | 1, 2, 2}) + mb::feature(9, {1U << 3 | 1, 2, 2})));
    QVERIFY(noType);
    QVERIFY(noType->layers.front().features.empty());
}

void TestMvt::scalesTheExtent()
{
    const auto tile = decodeMvt(mb::layer("x", mb::feature(1, {1U << 3 | 1, mb::zigzag(256), mb::zigzag(-8)}), 512));
    QVERIFY(tile);
    QCOMPARE(tile->layers.front().points.front(), (TilePoint{2048, -64}));
}

void TestMvt::skipsLayersNobodyWants()
{
    constexpr QStringView wanted[] = {u"roads"};
    const auto tile = decodeMvt(smallTile() + mb::layer("roads", mb::feature(1, {1U << 3 | 1, 2, 2})), wanted);
    QVERIFY(tile);
    QCOMPARE(tile->layers.size(), 1U);
    QVERIFY(tile->layer(u"roads"));
    QVERIFY(!tile->layer(u"water"));
}

void TestMvt::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");

    QTest::newRow("length beyond the end") << QByteArray("\x1a\xff\xff\xff\x0f", 5) << u"layer 1"_s;
    QTest::newRow("too many bytes") << QByteArray(3 * 1024 * 1024, '\0') << u"bytes"_s;
    QTest::newRow("too many layers") << mb::layer("x", {}).repeated(201) << u"200 layers"_s;
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html><body>403 Forbidden</body></html>") << u"layer 1"_s;
}

void TestMvt::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const auto tile = decodeMvt(bytes);
    QVERIFY(!tile);
    QCOMPARE(tile.error().kind, Error::Kind::Invalid);
    QVERIFY2(tile.error().detail.contains(reason), qPrintable(tile.error().detail));
}

void TestMvt::survivesEveryCut()
{
    const QByteArray whole = smallTile();
    for (qsizetype n = 0; n < whole.size(); ++n)
        if (const auto tile = decodeMvt(whole.first(n)); tile) // never a crash; a clean cut may be a smaller tile
            QVERIFY(tile->layers.size() <= 1);
}

void TestMvt::survivesEveryFlip()
{
    const QByteArray whole = smallTile();
    for (qsizetype i = 0; i < whole.size(); ++i)
        for (const int bit : {1, 8, 0x40, 0x80, 0xff}) {
            QByteArray damaged = whole;
            damaged[i] = char(damaged[i] ^ bit);
            if (const auto tile = decodeMvt(damaged))
                (void)sortTile({14, 1, 1}, *tile, {}, true);
        }
}

void TestMvt::sortsKinds()
{
    const QByteArray keys = mb::key("class") + mb::key("ramp") + mb::key("brunnel");
    const QByteArray values = mb::text("motorway") + mb::text("ferry") + mb::text("path") + mb::text("hovercraft") + mb::bytes(4, mb::number(4, 1)) + mb::text("tunnel");
    const auto line = mb::path({{{0, 0}, {100, 100}}}, false);
    const QByteArray roads = mb::feature(2, line, {0, 0}) + mb::feature(2, line, {0, 1}) + mb::feature(2, line, {0, 2}) + mb::feature(2, line, {0, 3}) + mb::feature(2, line, {0, 0, 1, 4}) + mb::feature(2, line, {0, 0, 2, 5}) + mb::feature(3, mb::path({{{0, 0}, {9, 0}, {9, 9}}}, true), {0, 0});
    const auto tile = decodeMvt(mb::layer("transportation", roads + keys + values));
    QVERIFY(tile);
    const TileData plain = sortTile({14, 1, 1}, *tile, {}, false);
    QCOMPARE(plain.of(Kind::Motorway).parts.size(), 2U);
    QCOMPARE(int(plain.of(Kind::Motorway).parts[1].level), -1);
    QCOMPARE(plain.of(Kind::Ramp).parts.size(), 1U);
    QCOMPARE(plain.of(Kind::Ferry).parts.size(), 1U);
    QVERIFY(plain.of(Kind::Path).parts.empty());
    QCOMPARE(sortTile({14, 1, 1}, *tile, {}, true).of(Kind::Path).parts.size(), 1U);
    QVERIFY(plain.bytes() > qsizetype(sizeof(TileData)));
}

void TestMvt::prefersSimplifiedNames()
{
    const QByteArray keys = mb::key("class") + mb::key("name") + mb::key("name:zh") + mb::key("name:zh-Hans") + mb::key("name_en");
    const QByteArray values = mb::text("town") + mb::text("荃灣 Tsuen Wan") + mb::text("荃灣") + mb::text("荃湾") + mb::text("Tsuen Wan");
    const std::vector<quint32> at = {1U << 3 | 1, mb::zigzag(100), mb::zigzag(100)};
    const auto tile = decodeMvt(mb::layer("place", mb::feature(1, at, {0, 0, 1, 1, 2, 2, 3, 3, 4, 4}) + mb::feature(1, at, {0, 0, 1, 1, 2, 2}) + mb::feature(1, at, {0, 0, 1, 4}) + keys + values));
    QVERIFY(tile);
    const TileData data = sortTile({12, 1, 1}, *tile, {}, false);
    QCOMPARE(data.names.size(), 3U);
    QCOMPARE(data.names[0].zh, u"荃湾"_s);
    QCOMPARE(data.names[0].en, u"Tsuen Wan"_s);
    QCOMPARE(data.names[1].zh, u"荃湾"_s); // made from the traditional form
    QCOMPARE(data.names[2].zh, u"Tsuen Wan"_s); // better than nothing
}

void TestMvt::namesFallBack_data()
{
    QTest::addColumn<QByteArrayList>("tags"); // key, value, key, value …
    QTest::addColumn<QString>("zh");
    QTest::addColumn<QString>("en");

    QTest::newRow("all") << QByteArrayList{"name", "和平區", "name:zh-Hans", "和平区", "name:zh", "和平區", "name:en", "Heping", "name_en", "Heping District"} << u"和平区"_s << u"Heping"_s;
    QTest::newRow("only a local name") << QByteArrayList{"name", "和平区"} << u"和平区"_s << u"和平区"_s;
    QTest::newRow("two languages in one") << QByteArrayList{"name", "大王山 Tai Wong Shan", "name_en", "大王山 Tai Wong Shan"} << u"大王山"_s << u"Tai Wong Shan"_s;
    QTest::newRow("Chinese with a number") << QByteArrayList{"name", "新港 3 号路"} << u"新港 3 号路"_s << u"新港 3 号路"_s;
    QTest::newRow("only English") << QByteArrayList{"name:en", "Jordan"} << u"Jordan"_s << u"Jordan"_s;
    QTest::newRow("Latin, two words") << QByteArrayList{"name", "Pier 39"} << u"Pier 39"_s << u"Pier 39"_s;
    QTest::newRow("spaces and breaks") << QByteArrayList{"name", "  和平\n路 "} << u"和平 路"_s << u"和平 路"_s;
    QTest::newRow("beyond the first plane") << QByteArrayList{"name", "𠮷野家 Yoshinoya"} << u"𠮷野家"_s << u"Yoshinoya"_s;
}

void TestMvt::namesFallBack()
{
    QFETCH(QByteArrayList, tags);
    QFETCH(QString, zh);
    QFETCH(QString, en);
    QByteArray keys = mb::key("class");
    QByteArray values = mb::text("town");
    std::vector<quint32> pairs = {0, 0};
    for (qsizetype i = 0; i + 1 < tags.size(); i += 2) {
        keys += mb::key(tags[i]);
        values += mb::text(tags[i + 1]);
        pairs.insert(pairs.end(), {quint32(i / 2 + 1), quint32(i / 2 + 1)});
    }
    const auto tile = decodeMvt(mb::layer("place", mb::feature(1, {1U << 3 | 1, mb::zigzag(100), mb::zigzag(100)}, pairs) + keys + values));
    QVERIFY(tile);
    const TileData data = sortTile({12, 1, 1}, *tile, {}, false);
    QCOMPARE(data.names.size(), 1U);
    QCOMPARE(data.names[0].zh, zh);
    QCOMPARE(data.names[0].en, en);
}

void TestMvt::knowsPublicPlaces_data()
{
    QTest::addColumn<QByteArray>("className");
    QTest::addColumn<QByteArray>("subclass");
    QTest::addColumn<int>("sign");
    QTest::newRow("hospital") << QByteArray("hospital") << QByteArray("hospital") << int(Sign::Hospital);
    QTest::newRow("clinic") << QByteArray("hospital") << QByteArray("clinic") << int(Sign::None);
    QTest::newRow("metro") << QByteArray("railway") << QByteArray("subway") << int(Sign::Station);
    QTest::newRow("tram stop") << QByteArray("railway") << QByteArray("tram_stop") << int(Sign::None);
    QTest::newRow("bus station") << QByteArray("bus") << QByteArray("station") << int(Sign::None);
    QTest::newRow("university") << QByteArray("college") << QByteArray("university") << int(Sign::School);
    QTest::newRow("no subclass") << QByteArray("police") << QByteArray() << int(Sign::Police);
    QTest::newRow("fire station") << QByteArray("fire_station") << QByteArray("fire_station") << int(Sign::FireStation);
    QTest::newRow("town hall") << QByteArray("town_hall") << QByteArray("townhall") << int(Sign::Government);
    QTest::newRow("ferry") << QByteArray("ferry_terminal") << QByteArray("ferry_terminal") << int(Sign::Ferry);
    QTest::newRow("a shop") << QByteArray("shop") << QByteArray("mall") << int(Sign::None);
}

void TestMvt::knowsPublicPlaces()
{
    QFETCH(QByteArray, className);
    QFETCH(QByteArray, subclass);
    QFETCH(int, sign);
    const QByteArray place = mb::feature(1, {1U << 3 | 1, mb::zigzag(100), mb::zigzag(100)}, {0, 0, 1, 1, 2, 2});
    const auto tile = decodeMvt(mb::layer("poi", place + mb::key("class") + mb::key("subclass") + mb::key("name") + mb::text(className) + mb::text(subclass) + mb::text("名字")));
    QVERIFY(tile);
    const TileData data = sortTile({14, 1, 1}, *tile, {}, true);
    QCOMPARE(data.names.size(), sign == int(Sign::None) ? 0U : 1U);
    if (!data.names.empty())
        QCOMPARE(int(data.names[0].sign), sign);
}

QTEST_APPLESS_MAIN(TestMvt)
#include "tst_mvt.moc"
