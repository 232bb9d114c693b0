#include "mapcore/mapkeep.h"
#include "mapcore/mbtiles.h"
#include "mapcore/tilesource.h"
#include "mvtbuilder.h"
#include "tilefile.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace tonglan;
using namespace Qt::StringLiterals;
using tilefile::make;

/** Tile files as they come, and as somebody with bad intentions would make them. */
class TestMbTiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void readsTheDemoMap();
    void readsTheApproval();
    void saysWhyItCannotOpen_data();
    void saysWhyItCannotOpen();
    void stopsEndlessViews();
    void refusesBombs();
    void survivesDamage();
    void fallsBackToACoarserTile();
    void brokenTilesAreReportedByName_data();
    void brokenTilesAreReportedByName();
    void manyAskAtOnce_data();
    void manyAskAtOnce();
    void neverWrites();
};

void TestMbTiles::readsTheDemoMap()
{
    auto map = MbTiles::open(u"" TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"_s);
    QVERIFY(map);
    QCOMPARE((*map)->info().minZoom, 6);
    QCOMPARE((*map)->info().maxZoom, 14);
    QVERIFY((*map)->info().attribution.contains(u"OpenStreetMap"_s));
    QVERIFY((*map)->info().bounds.contains({22.3, 114.17}));
    const auto tile = (*map)->tile({14, 13387, 7149});
    QVERIFY(tile && *tile && (*tile)->size() > 1000);
    const auto none = (*map)->tile({14, 1, 1});
    QVERIFY(none && !*none);
    QVERIFY(!(*map)->tile({14, -1, 1}));
    const auto keys = (*map)->keys(12, 100);
    QVERIFY(keys);
    QCOMPARE(keys->size(), 54U);
}

void TestMbTiles::readsTheApproval()
{
    const QTemporaryDir dir;
    const auto approvalOf = [&](const QByteArray &metadata) {
        auto map = MbTiles::open(tilefile::makeOne(dir, "x", metadata));
        return map ? (*map)->info().approval : u"not opened"_s;
    };
    QCOMPARE(approvalOf({}), QString());
    QCOMPARE(approvalOf("INSERT INTO metadata VALUES('approval', '<b>GS(2024)0000号</b>')"), u"GS(2024)0000号"_s);
}

void TestMbTiles::saysWhyItCannotOpen_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Error::Kind>("kind");

    QTest::newRow("missing") << QByteArray() << Error::Kind::NotFound;
    QTest::newRow("text") << QByteArray(4096, 'x') << Error::Kind::Storage;
    QTest::newRow("no tables") << QByteArray("SQL:CREATE TABLE other(a)") << Error::Kind::Invalid;
    QTest::newRow("other columns") << QByteArray("SQL:CREATE TABLE tiles(a, b)") << Error::Kind::Invalid;
}

void TestMbTiles::saysWhyItCannotOpen()
{
    QFETCH(QByteArray, content);
    QFETCH(Error::Kind, kind);
    QTemporaryDir dir;
    QString path = dir.filePath(u"made.mbtiles"_s);
    if (content.startsWith("SQL:")) {
        path = make(dir, content.mid(4));
    } else if (!content.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    const auto map = MbTiles::open(path);
    QVERIFY(!map);
    QCOMPARE(map.error().kind, kind);
    QVERIFY2(map.error().detail.contains(u"made.mbtiles"_s), qPrintable(map.error().detail));
}

void TestMbTiles::stopsEndlessViews()
{
    QTemporaryDir dir;
    const QString path = make(dir, "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i % 3 AS zoom_level, i % 5 + 9 AS tile_column, i % 7 AS tile_row, x'00' AS tile_data FROM n");
    auto map = MbTiles::open(path);
    QVERIFY(map);
    const auto tile = (*map)->tile({14, 5, 5}); // without a limit this would run for ever
    QVERIFY(!tile);
    QCOMPARE(tile.error().kind, Error::Kind::Storage);
}

void TestMbTiles::refusesBombs()
{
    QTemporaryDir dir;
    const QByteArray bomb = qCompress(QByteArray(64 * 1024 * 1024, '\0'), 9).mid(4);
    const QByteArray insert = "CREATE TABLE tiles(zoom_level, tile_column, tile_row, tile_data); INSERT INTO tiles VALUES(1, 0, 1, ?1)";
    auto map = MbTiles::open(make(dir, insert, bomb));
    QVERIFY(map);
    const auto tile = (*map)->tile({1, 0, 0});
    QVERIFY(!tile);
    QVERIFY2(tile.error().detail.contains(u"when inflated"_s), qPrintable(tile.error().detail));

    map = MbTiles::open(make(dir, insert, QByteArray(5 * 1024 * 1024, 'x')));
    QVERIFY(map);
    QVERIFY(!(*map)->tile({1, 0, 0}));
}

void TestMbTiles::survivesDamage()
{
    QTemporaryDir dir;
    QFile demo(make(dir, "CREATE TABLE metadata(name, value); INSERT INTO metadata VALUES('bounds', 'x,y,z'); CREATE TABLE tiles(zoom_level, tile_column, tile_row, tile_data); INSERT INTO tiles VALUES(1, 0, 1, ?1)", QByteArray(9000, 'z')));
    QVERIFY(demo.open(QIODevice::ReadOnly));
    const QByteArray whole = demo.readAll();
    for (int i = 0; i < 300; ++i) { // never a crash, never a hang
        QByteArray damaged = i % 3 == 0 ? whole.first(whole.size() * i / 300) : whole;
        for (int k = 0; k < 8 && !damaged.isEmpty(); ++k)
            damaged[(i * 7919 + k * 104729) % damaged.size()] = char(i * 31 + k);
        const QString path = dir.filePath(u"damaged.mbtiles"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(damaged);
        file.close();
        if (auto map = MbTiles::open(path)) {
            (void)(*map)->tile({1, 0, 0});
            (void)(*map)->keys(1, 10);
        }
    }
}

void TestMbTiles::fallsBackToACoarserTile()
{
    namespace mb = mvtbuilder;
    QTemporaryDir dir;
    const QByteArray good = mb::layer("water", mb::feature(3, mb::path({{{0, 0}, {4096, 0}, {4096, 4096}, {0, 4096}}}, true), {0, 0}) + mb::key("class") + mb::text("ocean"));
    const QString path = make(dir, "CREATE TABLE metadata(name, value); INSERT INTO metadata VALUES('minzoom', '0'); INSERT INTO metadata VALUES('maxzoom', '2'); CREATE TABLE tiles(zoom_level, tile_column, tile_row, tile_data); INSERT INTO tiles VALUES(2, 0, 3, x'1affffff0f'); INSERT INTO tiles VALUES(0, 0, 0, ?1)", good);
    const auto source = TileSource::open(path, MapKeep());
    QVERIFY(source);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"made.mbtiles: tile 2/0/0.*a coarser level is shown there"_s));
    const auto tile = (*source)->nearest({2, 0, 0}, false);
    QVERIFY(tile);
    QCOMPARE(tile->key, (TileKey{0, 0, 0}));
    QVERIFY((*source)->isHole({2, 0, 0}));
    QVERIFY((*source)->firstProblem().contains(u"2/0/0"_s));
    QCOMPARE((*source)->nearest({2, 0, 0}, false), tile); // said once, remembered
}

void TestMbTiles::brokenTilesAreReportedByName_data()
{
    namespace mb = mvtbuilder;
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<bool>("restIsShown"); // else nothing of the tile is, and with no coarser level no tile at all
    QTest::addColumn<QString>("problem");

    const QByteArray lake = mb::layer("water", mb::feature(3, mb::path({{{0, 0}, {4096, 0}, {4096, 4096}}}, true), {0, 0}) + mb::key("class") + mb::text("lake"));
    const QByteArray zlib = qCompress(lake + mb::layer("place", QByteArray(3000, '\0')), 9).mid(4);
    QTest::newRow("not a tile") << QByteArray("<html></html>") << false << u"layer 1"_s;
    QTest::newRow("compressed and cut off") << zlib.chopped(9) << false << u"cut off or damaged"_s;
    QTest::newRow("a bomb") << qCompress(QByteArray(64 << 20, '\0'), 9).mid(4) << false << u"when inflated"_s;
    QTest::newRow("a bomb in a bomb") << qCompress(qCompress(QByteArray(64 << 20, '\0'), 9).mid(4), 9).mid(4) << false << u"layer 1"_s;
    QTest::newRow("a million features") << lake + mb::layer("place", QByteArray("\x12\0", 2).repeated(1'000'000)) << true << u"layer 'place': more than 50000 features"_s;
    QTest::newRow("a broken road") << lake + mb::layer("transportation", mb::feature(2, {9, 2})) << true << u"layer 'transportation': feature 1: geometry is cut off"_s;
    QTest::newRow("another schema") << mb::layer("pois", mb::feature(1, {9, 2, 2})) << true << QString(); // nothing wrong, nothing known
}

void TestMbTiles::brokenTilesAreReportedByName()
{
    QFETCH(QByteArray, blob);
    QFETCH(bool, restIsShown);
    QFETCH(QString, problem);
    QTemporaryDir dir;
    const auto source = TileSource::open(tilefile::makeOne(dir, blob), MapKeep());
    QVERIFY(source);
    if (!problem.isEmpty())
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"made.mbtiles: tile 0/0/0: .*"_s + problem + (restIsShown ? u".*, the rest of it is shown"_s : u".*, a coarser level is shown there"_s)));
    const auto tile = (*source)->nearest({0, 0, 0}, false);
    QCOMPARE(tile != nullptr, restIsShown);
    QCOMPARE((*source)->isHole({0, 0, 0}), !problem.isEmpty());
    QVERIFY((*source)->firstProblem().contains(problem));
    if (restIsShown && !problem.isEmpty())
        QCOMPARE(tile->of(Kind::Lake).parts.size(), 1U);
}

void TestMbTiles::manyAskAtOnce_data()
{
    QTest::addColumn<bool>("isBroken");
    QTest::newRow("sound") << false;
    QTest::newRow("broken") << true;
}

/** Many ask for the same tile at once: all get it, or learn that there is none; a broken one is said once. */
void TestMbTiles::manyAskAtOnce()
{
    QFETCH(bool, isBroken);
    namespace mb = mvtbuilder;
    QTemporaryDir dir;
    const auto lake = mb::layer("water", mb::feature(3, mb::path({{{100, 100}, {3000, 100}, {3000, 3000}}}, true), {0, 0}) + mb::key("class") + mb::text("lake"));
    const auto source = TileSource::open(tilefile::makeOne(dir, isBroken ? QByteArray("no tile") : lake), MapKeep());
    QVERIFY(source);
    if (isBroken)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"tile 0/0/0: "_s));
    std::vector<std::shared_ptr<const TileData>> found(8);
    {
        std::vector<std::jthread> askers;
        for (auto &one : found)
            askers.emplace_back([&one, &source] { one = (*source)->tile({0, 0, 0}, false); });
    }
    for (const auto &one : found) {
        QCOMPARE(one != nullptr, !isBroken);
        QCOMPARE(one, found.front()); // made once
    }
}

void TestMbTiles::neverWrites()
{
    QTemporaryDir dir;
    const QString path = make(dir, "PRAGMA journal_mode=WAL; CREATE TABLE tiles(zoom_level, tile_column, tile_row, tile_data); INSERT INTO tiles VALUES(1, 0, 1, ?1)", "x");
    QFile::remove(path + u"-wal"_s);
    QFile::remove(path + u"-shm"_s);
    auto map = MbTiles::open(path);
    if (map)
        (void)(*map)->tile({1, 0, 0});
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{u"made.mbtiles"_s});
}

QTEST_APPLESS_MAIN(TestMbTiles)
#include "tst_mbtiles.moc"
