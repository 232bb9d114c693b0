#include "mapcore/mapkeep.h"
#include "mapcore/rastertile.h"
#include "mapcore/tilegrid.h"
#include "mapcore/tilepainter.h"
#include "tilefile.h"

#include <QBuffer>
#include <QPainter>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Base maps of pictures: what is read, what is refused, and that no hole shows. */
class TestRasterTile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void everyTileIsInItsPlace();
    void missingAndBrokenTilesComeFromBelow_data();
    void missingAndBrokenTilesComeFromBelow();
    void isDimmedAtNight();
    void isSharpOnFineScreens();
    void isNotDrawnWithoutADatum_data();
    void isNotDrawnWithoutADatum();
    void whatIsOnGcj02LiesWhereItIs();

private:
    static QByteArray encoded(const QImage &image, const char *format)
    {
        QByteArray out;
        QBuffer buffer(&out);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, format);
        return out;
    }
    static QByteArray plain(const QColor &color, int side = 256, const char *format = "png")
    {
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(color);
        return encoded(image, format);
    }
    static QByteArray quoted(const QByteArray &bytes) { return "x'" + bytes.toHex() + "'"; }
    /** Zoom 0 is grey; of zoom 1 the given tiles, north-west, north-east, south-west, south-east; empty: absent. */
    static QString world(const QTemporaryDir &dir, const std::array<QByteArray, 4> &tiles)
    {
        QByteArray sql = "CREATE TABLE metadata(name, value); INSERT INTO metadata VALUES('minzoom', '0'); INSERT INTO metadata VALUES('maxzoom', '1'); INSERT INTO metadata VALUES('format', 'png'); INSERT INTO metadata VALUES('datum', 'wgs84');"
                         "CREATE TABLE tiles(zoom_level, tile_column, tile_row, tile_data);";
        for (int i = 0; i < 4; ++i)
            if (!tiles[size_t(i)].isEmpty())
                sql += "INSERT INTO tiles VALUES(1, " + QByteArray::number(i % 2) + ", " + QByteArray::number(1 - i / 2) + ", " + quoted(tiles[size_t(i)]) + ");";
        return tilefile::make(dir, sql + "INSERT INTO tiles VALUES(0, 0, 0, ?1)", plain(Qt::gray));
    }
    /** The world at zoom 1: 512 × 512 px, one block. */
    static PaintedBlock paint(TileSource &source, const QString &theme = u"day"_s)
    {
        const std::atomic<bool> go = false;
        return paintBlock(source, {1, 0, 0}, {.style = std::make_shared<const MapStyle>(MapStyle::builtIn(theme).value())}, go);
    }
};

void TestRasterTile::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << plain(Qt::red);
    QTest::newRow("jpeg") << plain(Qt::red, 256, "jpg");
    QTest::newRow("512 px") << plain(Qt::red, 512);
    QImage palette(256, 256, QImage::Format_Indexed8);
    palette.setColorTable({qRgb(255, 0, 0)});
    palette.fill(0);
    QTest::newRow("palette") << encoded(palette, "png");
}

void TestRasterTile::reads()
{
    QFETCH(QByteArray, bytes);
    const auto image = decodeRaster(bytes);
    QVERIFY2(image, qPrintable(image ? QString() : image.error().detail));
    const QColor c = image->pixelColor(100, 100);
    QVERIFY2(c.red() > 250 && c.green() < 5, qPrintable(c.name()));
}

void TestRasterTile::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const QByteArray png = plain(Qt::red);
    QByteArray claims = png; // a header that claims 65535 × 65535
    claims.replace(16, 8, QByteArray::fromHex("0000ffff0000ffff"));
    QTest::newRow("nothing") << QByteArray() << u"neither"_s;
    QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << u"neither"_s;
    QTest::newRow("gif") << QByteArray("GIF89a") << u"neither"_s;
    QTest::newRow("tiff") << QByteArray("II*\0aaaaaaaa", 12) << u"neither"_s;
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html>403</html>") << u"neither"_s;
    QTest::newRow("riff, but a sound") << QByteArray("RIFF\x10\0\0\0WAVEfmt ", 16) << u"neither"_s;
    QTest::newRow("riff, cut off") << QByteArray("RIFF") << u"neither"_s;
    QTest::newRow("webp, cut off or without its plugin") << QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16) << u"webp"_s;
    QTest::newRow("header alone") << png.first(20) << u"png"_s;
    QTest::newRow("claims to be huge") << claims << QString();
    QTest::newRow("too large") << plain(Qt::red, 2048) << u"at most 1024"_s;
    QTest::newRow("jpeg, the beginning of it") << plain(Qt::red, 256, "jpg").first(20) << u"jpeg"_s;
    QTest::newRow("not a square") << encoded(QImage(256, 100, QImage::Format_RGB32), "png") << u"not a square"_s;
}

void TestRasterTile::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    for (int i = 0; reason == "jpeg"_L1 && i < 2; ++i)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"JPEG"_s)); // the library's own
    const auto image = decodeRaster(bytes);
    QVERIFY(!image);
    QCOMPARE(image.error().kind, Error::Kind::Invalid);
    QVERIFY2(image.error().detail.contains(reason), qPrintable(image.error().detail));
}

void TestRasterTile::everyTileIsInItsPlace()
{
    QTemporaryDir dir;
    auto source = TileSource::open(world(dir, {plain(Qt::red), plain(Qt::green), plain(Qt::blue), plain(Qt::yellow)}), MapKeep());
    QVERIFY(source);
    QVERIFY((*source)->info().isRaster);
    const QImage image = paint(**source).ground;
    for (int y = 0; y < blockSize; ++y) // every px, the seams too
        for (int x = 0; x < blockSize; ++x)
            QCOMPARE(image.pixelColor(x, y), QColor(y < 256 ? (x < 256 ? Qt::red : Qt::green) : (x < 256 ? Qt::blue : Qt::yellow)));
}

void TestRasterTile::missingAndBrokenTilesComeFromBelow_data()
{
    QTest::addColumn<QByteArray>("southEast");
    QTest::addColumn<QString>("problem");
    QTest::newRow("missing") << QByteArray() << QString(); // no hole: on the edge of the bounds it may rightly be absent
    QTest::newRow("a web page") << QByteArray("<html></html>") << u"tile 1/1/1: neither PNG"_s;
    QTest::newRow("cut off") << plain(Qt::red).first(60) << u"tile 1/1/1: png"_s;
}

void TestRasterTile::missingAndBrokenTilesComeFromBelow()
{
    QFETCH(QByteArray, southEast);
    QFETCH(QString, problem);
    QTemporaryDir dir;
    auto source = TileSource::open(world(dir, {plain(Qt::red), plain(Qt::green), plain(Qt::blue), southEast}), MapKeep());
    QVERIFY(source);
    if (!problem.isEmpty())
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(problem + u".*a coarser level is shown there"_s));
    const PaintedBlock block = paint(**source);
    QCOMPARE(block.holes, problem.isEmpty() ? 0 : 1);
    QCOMPARE(block.ground.pixelColor(100, 100), QColor(Qt::red));
    QCOMPARE(block.ground.pixelColor(256, 256), QColor(Qt::gray));
    QCOMPARE(block.ground.pixelColor(400, 400), QColor(Qt::gray));
    QCOMPARE((*source)->firstProblem().contains(problem), true);
}

void TestRasterTile::isDimmedAtNight()
{
    QTemporaryDir dir;
    auto source = TileSource::open(world(dir, {plain(Qt::white), plain(Qt::white), plain(Qt::white), plain(Qt::white)}), MapKeep());
    QVERIFY(source);
    QCOMPARE(paint(**source, u"day"_s).ground.pixelColor(100, 100), QColor(Qt::white));
    const int night = paint(**source, u"night"_s).ground.pixelColor(100, 100).lightness();
    QVERIFY2(night > 60 && night < 150, qPrintable(QString::number(night)));
}

void TestRasterTile::isSharpOnFineScreens()
{
    const MapStyle style = MapStyle::builtIn(u"day"_s).value();
    const MbTilesInfo info{.minZoom = 3, .maxZoom = 17, .isRaster = true};
    QCOMPARE(tileLevel(12.0, 1, style, info), 12); // a px of the tile on a px of the screen
    QCOMPARE(tileLevel(12.0, 1, style, info, 2), 13);
    QCOMPARE(tileLevel(12.0, 2.5, style, info), 12); // a wall does not enlarge pictures
    QCOMPARE(tileLevel(12.4, 1, style, info), 13);
    QCOMPARE(tileLevel(18, 1, style, info), 17);
}

void TestRasterTile::isNotDrawnWithoutADatum_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("problem");
    QTest::newRow("nobody says") << QByteArray() << QString() << u"say map_datum"_s;
    QTest::newRow("the settings say") << QByteArray() << u"gcj02"_s << QString();
    QTest::newRow("the file says") << QByteArray("WGS84") << QString() << QString();
    QTest::newRow("the file says what can't be drawn") << QByteArray("bd09") << QString() << u"\"bd09\" can't be drawn"_s;
    QTest::newRow("the settings know better") << QByteArray("bd09") << u"cgcs2000"_s << QString();
}

void TestRasterTile::isNotDrawnWithoutADatum()
{
    QFETCH(QByteArray, said);
    QFETCH(QString, given);
    QFETCH(QString, problem);
    QTemporaryDir dir;
    const QByteArray datum = said.isEmpty() ? QByteArray() : "; INSERT INTO metadata VALUES('datum', '" + said + "')";
    const auto source = TileSource::open(tilefile::makeOne(dir, plain(Qt::red), "INSERT INTO metadata VALUES('format', 'png')" + datum), MapKeep(), given);
    QVERIFY(source);
    QCOMPARE((*source)->hasTiles(), problem.isEmpty());
    QVERIFY2((*source)->firstProblem().contains(problem), qPrintable((*source)->firstProblem()));
    QCOMPARE((*source)->datum().isDrawn(), problem.isEmpty());
    const QImage image = paint(**source).ground;
    QCOMPARE(image.pixelColor(200, 200) == QColor(Qt::red), problem.isEmpty());
    QVERIFY(image.pixelColor(200, 200) != QColor(Qt::black)); // the outline of the land at least
}

/** Every pixel comes from the place that the shift says, worked out for it alone; and there is no seam. */
void TestRasterTile::whatIsOnGcj02LiesWhereItIs()
{
    constexpr int level = 15;
    const WorldPoint city = toWorld({39.9, 116.4});
    const TileKey middle = tileAt(city, level);
    QByteArray sql = "CREATE TABLE metadata(name, value); INSERT INTO metadata VALUES('minzoom', '15'); INSERT INTO metadata VALUES('maxzoom', '15'); INSERT INTO metadata VALUES('format', 'png');"
                     "INSERT INTO metadata VALUES('datum', 'gcj02'); CREATE TABLE tiles(zoom_level, tile_column, tile_row, tile_data);";
    for (int dx = -4; dx <= 4; ++dx) {
        for (int dy = -4; dy <= 4; ++dy) {
            QImage tile(256, 256, QImage::Format_RGB32); // says of each pixel where in the tile it is, and of which tile
            for (int y = 0; y < 256; ++y)
                for (int x = 0; x < 256; ++x)
                    tile.setPixelColor(x, y, QColor(x, y, 28 * (dx + 4) + 3 * (dy + 4)));
            sql += "INSERT INTO tiles VALUES(15, " + QByteArray::number(middle.x + dx) + ", " + QByteArray::number(TileKey{level, 0, middle.y + dy}.tmsRow()) + ", " + quoted(encoded(tile, "png")) + ");";
        }
    }
    const QTemporaryDir dir;
    const auto source = TileSource::open(tilefile::make(dir, sql), MapKeep());
    QVERIFY(source && (*source)->hasTiles());
    const std::atomic<bool> go = false;
    const BlockKey key{level, int(city.x * worldPixels(level)) / blockSize, int(city.y * worldPixels(level)) / blockSize};
    const QImage image = paintBlock(**source, key, {.style = std::make_shared<const MapStyle>(MapStyle::builtIn(u"day"_s).value())}, go).ground;
    int off = 0;
    for (int y = 0; y < blockSize; ++y) {
        for (int x = 0; x < blockSize; ++x) {
            const GeoPoint at = toGeo({(key.x * double(blockSize) + x + 0.5) / worldPixels(level), (key.y * double(blockSize) + y + 0.5) / worldPixels(level)});
            const PlanePoint there = fromWgs84(at, Datum::Gcj02);
            const WorldPoint printed = toWorld({there.y, there.x});
            const TileKey tile = tileAt(printed, level);
            const double px = (printed.x * std::exp2(level) - tile.x) * 256 - 0.5;
            const double py = (printed.y * std::exp2(level) - tile.y) * 256 - 0.5;
            const QColor c = image.pixelColor(x, y);
            const bool isOnEdge = px < 2 || py < 2 || px > 253 || py > 253; // of which tile it is may differ there
            if (!isOnEdge && (std::abs(c.red() - px) > 1.6 || std::abs(c.green() - py) > 1.6 || std::abs(c.blue() - 28 * (tile.x - middle.x + 4) - 3 * (tile.y - middle.y + 4)) > 1))
                ++off;
        }
    }
    QCOMPARE(off, 0);
}

QTEST_MAIN(TestRasterTile)
#include "tst_rastertile.moc"
