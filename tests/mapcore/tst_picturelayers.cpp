#include "mapcore/mapkeep.h"
#include "mapcore/picturelayers.h"
#include "mapcore/tilepainter.h"
#include "mapcore/tilestore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

const QString demoTiles = u"" TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"_s;

/** What a test wants to lie there. */
class FixedPictures final : public PictureLayers
{
public:
    explicit FixedPictures(std::vector<std::vector<WorldPicture>> layers)
        : m_layers(std::move(layers))
    {
    }
    [[nodiscard]] int count() const override { return int(m_layers.size()); }
    [[nodiscard]] std::vector<WorldPicture> pictures(int layer, const WorldBox &box, double) const override
    {
        std::vector<WorldPicture> found;
        for (const WorldPicture &picture : m_layers[size_t(layer)])
            if (picture.place.intersects(box))
                found.push_back(picture);
        return found;
    }

private:
    std::vector<std::vector<WorldPicture>> m_layers;
};

QImage plain(const QColor &color)
{
    QImage image(256, 256, color.alpha() < 255 ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    image.fill(color);
    return image;
}

const QRectF whole(0, 0, 256, 256);
const BlockKey block{12, 1673, 893}; // 北角, streets and water
constexpr int halves = 2;

/** The left or right half of the block. */
WorldBox half(int which)
{
    const double side = blockSize / worldPixels(block.zoom);
    return {(block.x + 0.5 * which) * side, block.y * side, (block.x + 0.5 * (which + 1)) * side, (block.y + 1) * side};
}

}

/** Pictures laid over the map of the file. */
class TestPictureLayers : public QObject
{
    Q_OBJECT

    std::shared_ptr<TileSource> m_source;

    [[nodiscard]] PaintedBlock paint(std::shared_ptr<const PictureLayers> pictures, const QString &theme = u"day"_s, bool roadsApart = true, std::vector<double> strengths = {}) const
    {
        const std::atomic<bool> go = false;
        return paintBlock(*m_source, block, {.style = std::make_shared<const MapStyle>(MapStyle::builtIn(theme).value()), .roadsApart = roadsApart, .pictures = std::move(pictures), .strengths = std::move(strengths)}, go);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void initTestCase() { m_source = TileSource::open(demoTiles, {}).value(); }

    void coversWhatItCovers()
    {
        const PaintedBlock bare = paint(nullptr);
        const PaintedBlock left = paint(std::make_shared<FixedPictures>(std::vector<std::vector<WorldPicture>>{{{plain(Qt::red), whole, half(0)}}}));
        QVERIFY(!bare.isHidden);
        QVERIFY(left.isHidden);
        const QRect rightHalf(blockSize / 2, 0, blockSize / 2, blockSize);
        QCOMPARE(left.ground.copy(rightHalf), bare.ground.copy(rightHalf)); // the map of the file, to the pixel
        QCOMPARE(left.roads.copy(rightHalf), bare.roads.copy(rightHalf));
        QImage red(blockSize / 2, blockSize, QImage::Format_RGB32);
        red.fill(Qt::red);
        QCOMPARE(left.ground.copy(0, 0, blockSize / 2, blockSize), red);
        QImage none(blockSize / 2, blockSize, QImage::Format_ARGB32_Premultiplied);
        none.fill(Qt::transparent);
        QVERIFY(bare.roads.copy(0, 0, blockSize / 2, blockSize) != none);
        QCOMPARE(left.roads.copy(0, 0, blockSize / 2, blockSize), none); // no roads over a picture
    }

    /** What is wholly hidden is not painted; the next layer lies on it, and what that lets through shows. */
    void layersLieOnEachOther()
    {
        std::vector<WorldPicture> ground;
        for (int i = 0; i < halves; ++i)
            ground.push_back({plain(Qt::red), whole, half(i)});
        const PaintedBlock both = paint(std::make_shared<FixedPictures>(std::vector{ground, {WorldPicture{plain(QColor(0, 0, 255, 128)), whole, half(1)}}}));
        QCOMPARE(both.ground.pixelColor(10, 10), QColor(Qt::red));
        const QColor mixed = both.ground.pixelColor(blockSize - 10, 10);
        QVERIFY(std::abs(mixed.red() - 127) <= 1 && std::abs(mixed.blue() - 128) <= 1);
        QCOMPARE(both.roads.pixelColor(10, 10).alpha(), 0);
        QCOMPARE(both.roads.size(), QSize(blockSize, blockSize));
        QCOMPARE(both.holes, 0);
    }

    /** Not even by dimming it at night. */
    void whatIsTransparentHidesNothing()
    {
        for (const QString &theme : {u"day"_s, u"night"_s}) {
            const PaintedBlock bare = paint(nullptr, theme);
            const PaintedBlock glass = paint(std::make_shared<FixedPictures>(std::vector<std::vector<WorldPicture>>{{{plain(Qt::transparent), whole, half(0)}}}), theme);
            QCOMPARE(glass.ground, bare.ground);
            QCOMPARE(glass.roads, bare.roads);
            QVERIFY(!glass.isHidden);
        }
    }

    void theGroundIsDimmedAtNightAndTheWritingIsNot()
    {
        std::vector<WorldPicture> ground;
        for (int i = 0; i < halves; ++i)
            ground.push_back({plain(Qt::white), whole, half(i)});
        const PaintedBlock night = paint(std::make_shared<FixedPictures>(std::vector{ground, {WorldPicture{plain(Qt::white), whole, half(1)}}}), u"night"_s);
        QVERIFY(night.ground.pixelColor(10, 10).lightness() < 200);
        const PaintedBlock upper = paint(std::make_shared<FixedPictures>(std::vector{ground, ground}), u"night"_s, true, {0, 1});
        QCOMPARE(upper.ground.pixelColor(10, 10), night.ground.pixelColor(10, 10)); // the lowest that is shown
        QCOMPARE(night.ground.pixelColor(blockSize - 10, 10), QColor(Qt::white));
    }

    /** A layer that is off is not there, and one that is faded hides nothing. */
    void fades()
    {
        const PaintedBlock bare = paint(nullptr);
        const auto pictures = std::make_shared<FixedPictures>(std::vector<std::vector<WorldPicture>>{{{plain(Qt::red), whole, half(0)}}, {{plain(Qt::blue), whole, half(0)}}});
        const PaintedBlock off = paint(pictures, u"day"_s, true, {0, 0});
        QCOMPARE(off.ground, bare.ground);
        QCOMPARE(off.roads, bare.roads);
        QVERIFY(!off.isHidden);
        const PaintedBlock lower = paint(pictures, u"day"_s, true, {1, 0});
        QCOMPARE(lower.ground.pixelColor(10, 10), QColor(Qt::red));
        QVERIFY(lower.isHidden);
        const PaintedBlock faded = paint(pictures, u"day"_s, true, {0.5, 0});
        QVERIFY(!faded.isHidden);
        QCOMPARE(faded.roads, bare.roads);
        for (int x = 0; x < blockSize / 2; x += 7) {
            const QColor below = bare.ground.pixelColor(x, 100);
            const QColor seen = faded.ground.pixelColor(x, 100);
            QVERIFY(std::abs(seen.red() - (below.red() + 255) / 2) <= 2 && std::abs(seen.green() - below.green() / 2) <= 2);
        }
        QCOMPARE(paint(pictures, u"day"_s, true, {0.5}).ground.pixelColor(10, 10), QColor(Qt::blue)); // beyond the end: in full
    }

    /** Half a tile of the level above stands in for the tile. */
    void aPartOfAPictureIsEnlarged()
    {
        QImage two = plain(Qt::green);
        for (int y = 0; y < 256; ++y)
            for (int x = 128; x < 256; ++x)
                two.setPixelColor(x, y, Qt::blue);
        const PaintedBlock painted = paint(std::make_shared<FixedPictures>(std::vector<std::vector<WorldPicture>>{{{two, {0, 0, 128, 128}, half(0)}, {two, {128, 0, 128, 128}, half(1)}}}));
        QCOMPARE(painted.ground.pixelColor(10, 10), QColor(Qt::green));
        QCOMPARE(painted.ground.pixelColor(blockSize - 10, 10), QColor(Qt::blue));
    }

    /** A block that is being painted when a picture comes is painted once more. */
    void whatCameIsPaintedInTime()
    {
        QTemporaryDir dir;
        TileStore store;
        store.open(demoTiles, dir.path());
        auto pictures = std::make_shared<FixedPictures>(std::vector<std::vector<WorldPicture>>{{}});
        store.setLook({.style = std::make_shared<const MapStyle>(MapStyle::builtIn(u"day"_s).value()), .pictures = pictures});
        store.want({block});
        QTRY_VERIFY(store.isComplete());
        QSignalSpy painted(&store, &TileStore::blockReady);
        store.repaint({half(0)});
        QVERIFY(!store.isComplete());
        QVERIFY(store.block(block)); // shown until then
        store.repaint({half(1)});
        QTRY_VERIFY(store.isComplete());
        QCOMPARE(painted.count(), 2);
        store.repaint({{0, 0, 0.1, 0.1}}); // elsewhere
        QVERIFY(store.isComplete());
        QVERIFY(QDir(dir.path()).entryList({u"*"_s}, QDir::Files).filter(u".mapkeep"_s).size() <= 2); // how the city is built up, and no block
    }
};

QTEST_MAIN(TestPictureLayers)
#include "tst_picturelayers.moc"
