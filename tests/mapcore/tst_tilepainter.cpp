#include "mapcore/tilepainter.h"
#include "mapcore/tilestore.h"
#include "mvtbuilder.h"
#include "tilefile.h"

#include <QSignalSpy>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

class TestTilePainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(); }
    void paintsSeaAndLand();
    void blocksMeetWithoutASeam_data();
    void blocksMeetWithoutASeam();
    void theSeaIsNotRuled_data();
    void theSeaIsNotRuled();
    void roadsCanStandApart();
    void crossingsLieInOrder_data();
    void crossingsLieInOrder();
    void stopsWhenCancelled();
    void choosesALevel();
    void storeKeepsItsLimit();
    void storeForgetsWhatIsNotWanted();

private:
    [[nodiscard]] BlockKey keyAt(GeoPoint place, double zoom) const
    {
        const WorldPoint p = toWorld(place);
        const double blocks = worldPixels(zoom) / blockSize;
        return {zoom, int(p.x * blocks), int(p.y * blocks)};
    }

    const QString m_file = u"" TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"_s;
    std::shared_ptr<TileSource> m_source;
    BlockLook m_look;
    std::atomic<bool> m_go = false;
};

void TestTilePainter::initTestCase()
{
    auto source = TileSource::open(m_file, MapKeep());
    QVERIFY(source);
    m_source = *source;
    m_look.style = std::make_shared<const MapStyle>(MapStyle::builtIn(u"night"_s).value());
    QVERIFY(!m_source->density().isEmpty());
    QVERIFY(m_source->density().near(toWorld({22.318, 114.17})) > 0.5F); // Mong Kok
    QVERIFY(m_source->density().near(toWorld({22.41, 114.33})) < 0.1F); // hills of Sai Kung
    QVERIFY(m_source->landNearness().wide(toWorld({22.41, 114.33})) > m_source->landNearness().wide(toWorld({22.0, 114.4})));
}

void TestTilePainter::paintsSeaAndLand()
{
    const auto at = [&](GeoPoint place) {
        const BlockKey key = keyAt(place, 12);
        const PaintedBlock block = paintBlock(*m_source, key, m_look, m_go);
        if (block.ground.size() != QSize(blockSize, blockSize) || block.holes != 0)
            return QColor();
        const WorldPoint p = toWorld(place);
        const double pixels = worldPixels(12);
        return block.ground.pixelColor(int(p.x * pixels - key.x * blockSize), int(p.y * pixels - key.y * blockSize));
    };
    const QColor harbour = at({22.2895, 114.158});
    QVERIFY2(harbour.blue() > harbour.red() + 15, qPrintable(harbour.name()));
    const QColor hill = at({22.262, 114.185});
    QVERIFY2(std::abs(hill.blue() - hill.red()) < 25, qPrintable(hill.name()));
}

void TestTilePainter::blocksMeetWithoutASeam_data()
{
    QTest::addColumn<GeoPoint>("place");
    QTest::addColumn<double>("zoom");
    QTest::newRow("city") << GeoPoint{22.31, 114.17} << 12.37;
    QTest::newRow("sea") << GeoPoint{22.15, 114.3} << 11.2;
    QTest::newRow("streets") << GeoPoint{22.31, 114.17} << 14.6;
}

/** Across the border of two blocks the picture changes no more than inside them. */
void TestTilePainter::blocksMeetWithoutASeam()
{
    QFETCH(GeoPoint, place);
    QFETCH(double, zoom);
    const BlockKey left = keyAt(place, zoom);
    const QImage a = paintBlock(*m_source, left, m_look, m_go).ground;
    const QImage b = paintBlock(*m_source, {zoom, left.x + 1, left.y}, m_look, m_go).ground;
    const auto step = [](QRgb p, QRgb q) { return std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q)); };
    double inside = 0;
    double across = 0;
    for (int y = 0; y < blockSize; ++y) {
        for (int x = blockSize - 20; x < blockSize - 1; ++x)
            inside += step(a.pixel(x, y), a.pixel(x + 1, y)) / 19.0;
        across += step(a.pixel(blockSize - 1, y), b.pixel(0, y));
    }
    QVERIFY2(across <= inside * 1.6 + blockSize, qPrintable(u"%1 across, %2 inside"_s.arg(across).arg(inside)));
}

void TestTilePainter::theSeaIsNotRuled_data()
{
    QTest::addColumn<double>("zoom");
    for (const double zoom : {6.0, 7.0, 8.0, 8.6, 9.0, 10.0, 11.0})
        QTest::addRow("%.1f", zoom) << zoom;
}

/** The water of OpenStreetMap is cut along a grid, with overlaps: that is no coast. */
void TestTilePainter::theSeaIsNotRuled()
{
    QFETCH(double, zoom);
    const BlockLook look{.style = std::make_shared<const MapStyle>(MapStyle::builtIn(u"day"_s).value())};
    const BlockKey middle = keyAt({22.1, 114.2}, zoom);
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -2; dx <= 2; ++dx) {
            const QImage image = paintBlock(*m_source, {zoom, middle.x + dx, middle.y + dy}, look, m_go).ground;
            const auto standsOut = [&](int x, int y, int right, int down) {
                const int own = qGray(image.pixel(x, y));
                return own + 3 < std::min(qGray(image.pixel(x - right, y - down)), qGray(image.pixel(x + right, y + down)));
            };
            int longest = 0;
            for (int line = 3; line < blockSize - 3; ++line) {
                int flat = 0;
                int steep = 0;
                for (int along = 3; along < blockSize - 3; ++along) {
                    flat = standsOut(along, line, 0, 3) ? flat + 1 : 0;
                    steep = standsOut(line, along, 3, 0) ? steep + 1 : 0;
                    longest = std::max({longest, flat, steep});
                }
            }
            QVERIFY2(longest < 100, qPrintable(u"%1 px in block %2 %3"_s.arg(longest).arg(dx).arg(dy)));
        }
    }
}

void TestTilePainter::roadsCanStandApart()
{
    BlockLook apart = m_look;
    apart.roadsApart = true;
    const BlockKey key = keyAt({22.31, 114.17}, 12);
    const PaintedBlock one = paintBlock(*m_source, key, m_look, m_go);
    PaintedBlock two = paintBlock(*m_source, key, apart, m_go);
    QVERIFY(one.roads.isNull());
    QVERIFY(!two.roads.isNull());
    int lit = 0;
    for (int y = 0; y < blockSize; y += 3)
        for (int x = 0; x < blockSize; x += 3)
            lit += qAlpha(two.roads.pixel(x, y)) > 120;
    QVERIFY(lit > 100);
}

void TestTilePainter::crossingsLieInOrder_data()
{
    QTest::addColumn<QByteArray>("flat"); // class and brunnel of the road from west to east
    QTest::addColumn<QByteArray>("steep"); // of that from north to south
    QTest::addColumn<bool>("flatIsAbove");
    QTest::newRow("a big road over a small one") << QByteArray("motorway") << QByteArray("minor") << true;
    QTest::newRow("a small bridge over a big road") << QByteArray("minor bridge 1") << QByteArray("motorway") << true;
    QTest::newRow("a big tunnel under a small road") << QByteArray("motorway tunnel") << QByteArray("minor") << false;
    QTest::newRow("a bridge over a bridge") << QByteArray("minor bridge 2") << QByteArray("trunk bridge 1") << true;
    QTest::newRow("a bridge without a layer") << QByteArray("minor bridge") << QByteArray("primary") << true;
    QTest::newRow("rail under a road bridge") << QByteArray("secondary bridge 1") << QByteArray("rail") << true;
}

/** Where two roads cross near by, the colour is that of the upper one alone. */
void TestTilePainter::crossingsLieInOrder()
{
    namespace mb = mvtbuilder;
    QFETCH(QByteArray, flat);
    QFETCH(QByteArray, steep);
    QFETCH(bool, flatIsAbove);
    const auto tileOf = [](const std::vector<std::pair<QByteArray, std::vector<quint32>>> &roads) {
        QByteArray features;
        QByteArray values;
        quint32 n = 0;
        for (const auto &[what, line] : roads) {
            const QByteArrayList words = what.split(' ');
            std::vector<quint32> tags;
            for (quint32 key = 0; key < quint32(words.size()); ++key) {
                values += key == 2 ? mb::bytes(4, mb::number(4, words[2].toULongLong())) : mb::text(words[key]);
                tags.insert(tags.end(), {key, n++});
            }
            features += mb::feature(2, line, tags);
        }
        return mb::layer("transportation", features + mb::key("class") + mb::key("brunnel") + mb::key("layer") + values);
    };
    const auto flatLine = mb::path({{{2047, 2048}, {2049, 2048}}}, false);
    const auto steepLine = mb::path({{{2048, 2047}, {2048, 2049}}}, false);
    const auto middle = [&](const QByteArray &tile) {
        QTemporaryDir dir;
        const auto source = TileSource::open(tilefile::makeOne(dir, tile), MapKeep());
        if (!source)
            return QColor();
        // Of the one tile there is, at zoom 0, the middle, at zoom 17: the corner of four blocks.
        const BlockKey key{17, (1 << 15) - 1, (1 << 15) - 1};
        const PaintedBlock block = paintBlock(**source, key, m_look, m_go);
        return block.ground.isNull() ? QColor() : block.ground.pixelColor(blockSize - 1, blockSize - 1);
    };
    const QColor crossing = middle(tileOf({{flat, flatLine}, {steep, steepLine}}));
    const QColor flatAlone = middle(tileOf({{flat, flatLine}}));
    const QColor steepAlone = middle(tileOf({{steep, steepLine}}));
    QVERIFY(flatAlone.isValid() && flatAlone != steepAlone);
    QVERIFY2(crossing == (flatIsAbove ? flatAlone : steepAlone), qPrintable(u"%1, flat %2, steep %3"_s.arg(crossing.name(), flatAlone.name(), steepAlone.name())));
}

void TestTilePainter::stopsWhenCancelled()
{
    std::atomic<bool> cancelled = true;
    QVERIFY(paintBlock(*m_source, keyAt({22.31, 114.17}, 12), m_look, cancelled).ground.isNull());
}

void TestTilePainter::choosesALevel()
{
    const MbTilesInfo info{.minZoom = 6, .maxZoom = 14};
    QCOMPARE(tileLevel(3, 1, *m_look.style, info), 6);
    QCOMPARE(tileLevel(11.2, 1, *m_look.style, info), 12);
    QCOMPARE(tileLevel(11.2, 1.75, *m_look.style, info), 11); // on a wall the same view has less in it
    QCOMPARE(tileLevel(12.9, 1, *m_look.style, info), 13);
    QCOMPARE(tileLevel(18, 1, *m_look.style, info), 14);
}

void TestTilePainter::storeKeepsItsLimit()
{
    TileStore store;
    store.setMemoryLimit(4 * blockSize * blockSize * 4);
    store.setLook(m_look);
    store.open(m_file);
    QSignalSpy ready(&store, &TileStore::blockReady);
    const BlockKey first = keyAt({22.31, 114.17}, 12);
    for (int shift = 0; shift < 6; shift += 2) {
        store.want({{12, first.x + shift, first.y}, {12, first.x + shift + 1, first.y}});
        QTRY_VERIFY_WITH_TIMEOUT(store.isComplete(), 20'000);
    }
    QCOMPARE(ready.count(), 6);
    QVERIFY(store.memoryUsed() <= 4 * blockSize * blockSize * 4);
    QVERIFY(!store.block(first)); // the oldest went
    QVERIFY(store.block({12, first.x + 5, first.y}));
}

void TestTilePainter::storeForgetsWhatIsNotWanted()
{
    TileStore store;
    store.setLook(m_look);
    store.open(m_file);
    QTRY_VERIFY_WITH_TIMEOUT(store.source(), 20'000);
    std::vector<BlockKey> many;
    const BlockKey first = keyAt({22.2, 113.9}, 14);
    for (int i = 0; i < 40; ++i)
        many.push_back({14, first.x + i % 8, first.y - i / 8});
    store.want(many);
    const BlockKey only = keyAt({22.31, 114.17}, 12);
    QSignalSpy ready(&store, &TileStore::blockReady);
    store.want({only});
    QTRY_VERIFY_WITH_TIMEOUT(store.isComplete(), 20'000);
    QVERIFY(store.block(only));
    QVERIFY2(ready.count() <= 1 + store.pool()->maxThreadCount(), qPrintable(QString::number(ready.count())));
}

QTEST_MAIN(TestTilePainter)
#include "tst_tilepainter.moc"
