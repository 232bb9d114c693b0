#include "mapcore/mvt.h"
#include "mapcore/tiledata.h"
#include "mvtbuilder.h"

#include <QTest>

#include <limits>

using namespace tonglan;
using namespace Qt::StringLiterals;
namespace mb = mvtbuilder;

using Parts = std::vector<std::vector<std::pair<int, int>>>;
using Numbers = std::vector<quint32>;
Q_DECLARE_METATYPE(Parts)
Q_DECLARE_METATYPE(Numbers)

/** The decoder against the Mapbox Vector Tile Specification 2.1: what it must read, and what it must not believe. */
class TestMvtConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void geometries_data();
    void geometries();
    void values_data();
    void values();
    void extents_data();
    void extents();
    void versions_data();
    void versions();
    void orderDoesNotMatter();
    void brokenFeaturesAreLeftOut_data();
    void brokenFeaturesAreLeftOut();
    void brokenLayersAreLeftOut_data();
    void brokenLayersAreLeftOut();
    void limitsAreForTheTile();
    void notANumberIsHarmless_data();
    void notANumberIsHarmless();

private:
    static QByteArray soundLayer(const QByteArray &name) { return mb::layer(name, mb::feature(1, {9, 50, 34})); }
    static QByteArray value(const QByteArray &content) { return mb::bytes(4, content); }
};

/** Sections 4.3.1 to 4.3.5, with the numbers of the specification's own examples. */
void TestMvtConformance::geometries_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<Numbers>("commands");
    QTest::addColumn<Parts>("parts");

    QTest::newRow("point") << 1 << Numbers{9, 50, 34} << Parts{{{25, 17}}};
    QTest::newRow("multipoint") << 1 << Numbers{17, 10, 14, 3, 9} << Parts{{{5, 7}}, {{3, 2}}};
    QTest::newRow("linestring") << 2 << Numbers{9, 4, 4, 18, 0, 16, 16, 0} << Parts{{{2, 2}, {2, 10}, {10, 10}}};
    QTest::newRow("multilinestring") << 2 << Numbers{9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8} << Parts{{{2, 2}, {2, 10}, {10, 10}}, {{1, 1}, {3, 5}}};
    QTest::newRow("polygon") << 3 << Numbers{9, 6, 12, 18, 10, 12, 24, 44, 15} << Parts{{{3, 6}, {8, 12}, {20, 34}}};
    QTest::newRow("multipolygon with a hole") << 3 << Numbers{9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0, 0, 7, 15}
                                              << Parts{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{11, 11}, {20, 11}, {20, 20}, {11, 20}}, {{13, 13}, {13, 17}, {17, 17}, {17, 13}}};
    QTest::newRow("beyond the edge") << 1 << Numbers{9, mb::zigzag(-80), mb::zigzag(4200)} << Parts{{{-80, 4200}}};
    QTest::newRow("nothing") << 1 << Numbers{} << Parts{};
    QTest::newRow("a line of one point") << 2 << Numbers{9, 4, 4} << Parts{};
    QTest::newRow("a ring of one point") << 3 << Numbers{9, 4, 4, 15} << Parts{};
    QTest::newRow("a ring of two points") << 3 << Numbers{9, 4, 4, 10, 2, 2, 15} << Parts{};
    QTest::newRow("a ring of one point before a good one") << 3 << Numbers{9, 4, 4, 15, 9, 0, 0, 18, 10, 0, 0, 10, 15} << Parts{{{2, 2}, {7, 2}, {7, 7}}};
    QTest::newRow("a ring that is not closed") << 3 << Numbers{9, 6, 12, 18, 10, 12, 24, 44} << Parts{{{3, 6}, {8, 12}, {20, 34}}};
    QTest::newRow("a type of tomorrow") << 4 << Numbers{9, 50, 34} << Parts{};
    QTest::newRow("unknown type") << 0 << Numbers{9, 50, 34} << Parts{};
    QTest::newRow("cursor beyond 32 bits") << 2 << Numbers{9, 0xfffffffe, 0xfffffffe, 10, 0xfffffffe, 0xfffffffe} << Parts{{{32000, 32000}, {-2, -2}}};
}

void TestMvtConformance::geometries()
{
    QFETCH(int, type);
    QFETCH(Numbers, commands);
    QFETCH(Parts, parts);
    const auto tile = decodeMvt(mb::layer("x", mb::feature(type, commands)));
    QVERIFY(tile);
    QCOMPARE(tile->problems, QStringList());
    const MvtLayer &layer = tile->layers.front();
    Parts found;
    for (const MvtFeature &feature : layer.features) {
        QCOMPARE(int(feature.geometry), type);
        for (const MvtRange &part : layer.parts(feature)) {
            found.emplace_back();
            for (const TilePoint p : layer.part(part))
                found.back().emplace_back(p.x, p.y);
        }
    }
    QCOMPARE(found, parts);
}

/** Section 4.1: every type of value. */
void TestMvtConformance::values_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("number");
    QTest::addColumn<bool>("isNumber");

    const auto fixed = [](int field, int wire, const auto &v) { return mb::varint(quint64(field) << 3 | quint64(wire)) + QByteArray(reinterpret_cast<const char *>(&v), sizeof v); };
    QTest::newRow("string") << mb::bytes(1, "海河") << u"海河"_s << 0.0 << false;
    QTest::newRow("empty string") << mb::bytes(1, "") << QString() << 0.0 << false;
    QTest::newRow("broken UTF-8") << mb::bytes(1, "a\xff\xc3") << u"a\uFFFD\uFFFD"_s << 0.0 << false;
    QTest::newRow("float") << fixed(2, 5, -2.5F) << QString() << -2.5 << true;
    QTest::newRow("double") << fixed(3, 1, 1e300) << QString() << 1e300 << true;
    QTest::newRow("int") << mb::number(4, quint64(-7)) << QString() << -7.0 << true;
    QTest::newRow("uint") << mb::number(5, std::numeric_limits<quint64>::max()) << QString() << 18446744073709551615.0 << true;
    QTest::newRow("sint") << mb::number(6, mb::zigzag(-9)) << QString() << -9.0 << true;
    QTest::newRow("true") << mb::number(7, 1) << QString() << 1.0 << true;
    QTest::newRow("false") << mb::number(7, 0) << QString() << 0.0 << true;
    QTest::newRow("a type of tomorrow") << mb::bytes(8, "?") << QString() << 0.0 << false;
    QTest::newRow("none") << QByteArray() << QString() << 0.0 << false;
    QTest::newRow("wrong wire type") << mb::number(1, 5) << QString() << 0.0 << false;
}

void TestMvtConformance::values()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(double, number);
    QFETCH(bool, isNumber);
    const auto tile = decodeMvt(mb::layer("x", mb::feature(1, {9, 50, 34}, {0, 0}) + mb::key("k") + value(bytes)));
    QVERIFY(tile);
    const MvtLayer &layer = tile->layers.front();
    const MvtValue *found = layer.tag(layer.features.front(), "k");
    QVERIFY(found);
    QCOMPARE(layer.text(layer.features.front(), "k"), text);
    QCOMPARE(found->isNumber, isNumber);
    QCOMPARE(found->number, number);
}

void TestMvtConformance::extents_data()
{
    QTest::addColumn<int>("extent");
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("expected");
    QTest::newRow("256") << 256 << 64 << 1024;
    QTest::newRow("4096") << 4096 << 1024 << 1024;
    QTest::newRow("8192, rounded") << 8192 << 3 << 2;
    QTest::newRow("65536") << 65536 << 65536 << 4096;
    QTest::newRow("1") << 1 << 1 << 4096;
    QTest::newRow("far outside") << 1 << 100000 << 32000;
}

void TestMvtConformance::extents()
{
    QFETCH(int, extent);
    QFETCH(int, at);
    QFETCH(int, expected);
    const auto tile = decodeMvt(mb::layer("x", mb::feature(1, {9, mb::zigzag(at), mb::zigzag(at)}), extent));
    QVERIFY(tile);
    QCOMPARE(tile->layers.front().points.front(), (TilePoint{qint16(expected), qint16(expected)}));
    const auto unsaid = decodeMvt(mb::bytes(3, mb::number(15, 2) + mb::bytes(1, "x") + mb::feature(1, {9, 20, 20}))); // 4096 is the default
    QVERIFY(unsaid);
    QCOMPARE(unsaid->layers.front().points.front(), (TilePoint{10, 10}));
}

void TestMvtConformance::versions_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("1") << 1 << true;
    QTest::newRow("2") << 2 << true;
    QTest::newRow("none") << -1 << true; // 1 is the default
    QTest::newRow("0") << 0 << false;
    QTest::newRow("3") << 3 << false;
}

void TestMvtConformance::versions()
{
    QFETCH(int, version);
    QFETCH(bool, isRead);
    const QByteArray head = version < 0 ? QByteArray() : mb::number(15, quint64(version));
    const auto tile = decodeMvt(mb::bytes(3, head + mb::bytes(1, "x") + mb::feature(1, {9, 50, 34})) + soundLayer("y"));
    QVERIFY(tile);
    QCOMPARE(tile->layer(u"x") != nullptr, isRead);
    QVERIFY(tile->layer(u"y")); // of an unknown version only the layer is skipped
    QCOMPARE(tile->problems.join(u' '), isRead ? QString() : u"layer 'x': version %1"_s.arg(version));
}

/** The order of fields says nothing; repeated ones count last. */
void TestMvtConformance::orderDoesNotMatter()
{
    const QByteArray feature = mb::bytes(2, mb::packed(4, {9, 50, 34}) + mb::number(1, 77) + mb::packed(2, {0, 0}) + mb::number(3, 2) + mb::number(3, 1));
    const auto tile = decodeMvt(mb::bytes(3, feature + value(mb::bytes(1, "v")) + mb::number(5, 4096) + mb::key("k") + mb::bytes(1, "x") + mb::number(15, 2)));
    QVERIFY(tile);
    const MvtLayer *layer = tile->layer(u"x");
    QVERIFY(layer);
    QCOMPARE(layer->features.front().geometry, MvtGeometry::Point);
    QCOMPARE(layer->text(layer->features.front(), "k"), u"v"_s);
}

void TestMvtConformance::brokenFeaturesAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("feature");
    QTest::addColumn<QString>("reason");

    QTest::newRow("cut geometry") << mb::feature(2, {9, 2}) << u"cut off"_s;
    QTest::newRow("command alone") << mb::feature(1, {9}) << u"cut off"_s;
    QTest::newRow("unknown command") << mb::feature(2, {1U << 3 | 5, 2, 2}) << u"command 5"_s;
    QTest::newRow("no repeats") << mb::feature(2, {0U << 3 | 1}) << u"command 1 × 0"_s;
    QTest::newRow("a count beyond all bounds") << mb::feature(2, {9, 2, 2, 0x1fffffffU << 3 | 2, 2, 2}) << u"cut off"_s;
    QTest::newRow("a line without a beginning") << mb::feature(2, {10, 2, 2}) << u"command 2"_s;
    QTest::newRow("two beginnings in one") << mb::feature(2, {17, 2, 2, 2, 2, 10, 2, 2}) << u"command 1 × 2"_s;
    QTest::newRow("a line in a point") << mb::feature(1, {9, 2, 2, 10, 2, 2}) << u"command 2"_s;
    QTest::newRow("a line that is closed") << mb::feature(2, {9, 2, 2, 10, 2, 2, 15}) << u"command 7"_s;
    QTest::newRow("a ring that goes on after its end") << mb::feature(3, {9, 6, 12, 18, 10, 12, 24, 44, 15, 10, 2, 2}) << u"command 2"_s;
    QTest::newRow("closed before it began") << mb::feature(3, {15}) << u"command 7"_s;
    QTest::newRow("varint without an end") << mb::bytes(2, mb::number(3, 1) + mb::bytes(4, QByteArray(12, '\xff'))) << u"varint"_s;
    QTest::newRow("length beyond the end") << mb::bytes(2, QByteArray("\x22\xff\xff\x03", 4)) << u"end of buffer"_s;
    QTest::newRow("group, a wire type of old") << mb::bytes(2, QByteArray("\x0b\x0c", 2)) << u"unknown pbf"_s;
}

void TestMvtConformance::brokenFeaturesAreLeftOut()
{
    QFETCH(QByteArray, feature);
    QFETCH(QString, reason);
    const QByteArray good = mb::feature(2, {9, 4, 4, 18, 0, 16, 16, 0});
    const auto tile = decodeMvt(mb::layer("roads", good + feature + good) + soundLayer("place"));
    QVERIFY(tile);
    QCOMPARE(tile->layers.size(), 2U);
    const MvtLayer &layer = tile->layers.front();
    QCOMPARE(layer.features.size(), 2U);
    QCOMPARE(layer.part(layer.parts(layer.features[1])[0])[2], (TilePoint{10, 10}));
    QCOMPARE(layer.points.size(), 6U); // nothing of the broken one is kept
    QCOMPARE(tile->problems.size(), 1);
    QVERIFY2(tile->problems[0].startsWith(u"layer 'roads': feature 2: "_s) && tile->problems[0].contains(reason), qPrintable(tile->problems[0]));
}

void TestMvtConformance::brokenLayersAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("layer");
    QTest::addColumn<QString>("problem");

    QTest::newRow("no extent") << mb::layer("x", {}, 0) << u"layer 'x': extent 0"_s;
    QTest::newRow("absurd extent") << mb::layer("x", {}, 1 << 20) << u"layer 'x': extent 1048576"_s;
    QTest::newRow("no name") << mb::bytes(3, mb::number(15, 2) + mb::feature(1, {9, 50, 34})) << u"a layer without a name: no name"_s;
    QTest::newRow("there twice") << mb::layer("water", {}) << u"layer 'water': is there twice"_s;
    QTest::newRow("a million features") << mb::layer("x", QByteArray("\x12\0", 2).repeated(1'000'000)) << u"layer 'x': more than 50000 features"_s;
    QByteArray line = mb::varint(9) + mb::varint(2) + mb::varint(2) + mb::varint(600'000ULL << 3 | 2) + QByteArray(1'200'000, '\x02');
    QTest::newRow("600,000 vertices") << mb::layer("x", mb::bytes(2, mb::number(3, 2) + mb::bytes(4, line))) << u"layer 'x': more than 500000 vertices"_s;
    QTest::newRow("20,000 keys") << mb::layer("x", mb::key("k").repeated(20'000)) << u"layer 'x': too many keys or values"_s;
    QTest::newRow("cut off in the middle of a key") << mb::bytes(3, mb::bytes(1, "x") + QByteArray("\x1a\x7f", 2)) << u"layer 'x': end of buffer exception"_s;
}

void TestMvtConformance::brokenLayersAreLeftOut()
{
    QFETCH(QByteArray, layer);
    QFETCH(QString, problem);
    const auto tile = decodeMvt(soundLayer("water") + layer + soundLayer("place"));
    QVERIFY2(tile, qPrintable(tile ? QString() : tile.error().detail));
    QCOMPARE(tile->layers.size(), 2U);
    for (const auto *name : {u"water", u"place"}) {
        const MvtLayer *sound = tile->layer(QString::fromUtf16(name));
        QVERIFY(sound);
        QCOMPARE(sound->points, (std::vector<TilePoint>{{25, 17}}));
    }
    QCOMPARE(tile->problems, QStringList{problem});
}

/** Layers that each keep the limits do not get beyond them together. */
void TestMvtConformance::limitsAreForTheTile()
{
    const QByteArray many = mb::feature(1, {9, 50, 34}).repeated(30'000);
    const auto tile = decodeMvt(mb::layer("a", many) + mb::layer("b", many) + mb::layer("c", mb::feature(1, {9, 50, 34})));
    QVERIFY(tile);
    QVERIFY(tile->layer(u"a") && !tile->layer(u"b") && tile->layer(u"c"));
    QCOMPARE(tile->problems, QStringList{u"layer 'b': more than 50000 features"_s});
}

void TestMvtConformance::notANumberIsHarmless_data()
{
    QTest::addColumn<double>("rank");
    QTest::newRow("NaN") << std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    QTest::newRow("huge") << -1e300;
}

void TestMvtConformance::notANumberIsHarmless()
{
    QFETCH(double, rank);
    const QByteArray number = value(mb::varint(3 << 3 | 1) + QByteArray(reinterpret_cast<const char *>(&rank), sizeof rank));
    const QByteArray content = mb::feature(1, {9, 50, 34}, {0, 0, 1, 1, 2, 2}) + mb::key("class") + mb::key("name") + mb::key("rank") + mb::text("town") + mb::text("镇") + number;
    const auto tile = decodeMvt(mb::layer("place", content));
    QVERIFY(tile);
    const TileData data = sortTile({12, 1, 1}, *tile, {}, false);
    QCOMPARE(data.names.size(), 1U);
    QVERIFY(data.names[0].rank >= 10 && data.names[0].rank <= 40); // a town, whatever the rank says
}

QTEST_APPLESS_MAIN(TestMvtConformance)
#include "tst_mvtconformance.moc"
