#include "mapcore/mapkeep.h"
#include "mapcore/tilestore.h"

#include <QDateTime>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** What the map keeps for the next start: exactly what was painted, or nothing. */
class TestMapKeep : public QObject
{
    Q_OBJECT

    static inline const QString demoFile = u"" TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"_s;

    QTemporaryDir m_dir;
    QString m_tiles;
    BlockLook m_look;
    BlockKey m_key = {11.25, 0, 0};
    PaintedBlock m_block;

    [[nodiscard]] QString folder() const { return m_dir.filePath(u"keep"_s); }
    [[nodiscard]] QFileInfoList files() const { return QDir(folder()).entryInfoList(QDir::Files, QDir::Time); }

private Q_SLOTS:
    void initTestCase()
    {
        m_tiles = m_dir.filePath(u"tiles.mbtiles"_s);
        QVERIFY(QFile::copy(demoFile, m_tiles));
        m_look.style = std::make_shared<const MapStyle>(MapStyle::builtIn(u"night"_s).value());
        const auto source = TileSource::open(m_tiles, MapKeep());
        QVERIFY(source);
        const WorldPoint p = toWorld({22.31, 114.17});
        const double blocks = worldPixels(m_key.zoom) / blockSize;
        m_key = {m_key.zoom, int(p.x * blocks), int(p.y * blocks)};
        m_look.roadsApart = true;
        const std::atomic<bool> go = false;
        m_block = paintBlock(**source, m_key, m_look, go);
        QVERIFY(!m_block.ground.isNull() && !m_block.roads.isNull());
    }
    void init()
    {
        QTest::failOnWarning();
        QDir(folder()).removeRecursively();
    }

    void aBlockComesBackPixelForPixel()
    {
        const MapKeep keep(folder(), m_tiles);
        QVERIFY(!keep.block(m_key, m_look));
        keep.keep(m_key, m_look, m_block);
        const auto again = MapKeep(folder(), m_tiles).block(m_key, m_look);
        QVERIFY(again);
        QCOMPARE(again->ground, m_block.ground);
        QCOMPARE(again->roads, m_block.roads);
    }

    void anotherMapIsNotMistakenForThisOne()
    {
        const MapKeep keep(folder(), m_tiles);
        keep.keep(m_key, m_look, m_block);
        const auto other = [&](auto change) {
            BlockKey key = m_key;
            BlockLook look = m_look;
            change(key, look);
            return keep.block(key, look).has_value();
        };
        QVERIFY(other([](BlockKey &, BlockLook &) { }));
        QVERIFY(!other([](BlockKey &key, BlockLook &) { ++key.x; }));
        QVERIFY(!other([](BlockKey &key, BlockLook &) { key.zoom += 0.01; }));
        QVERIFY(!other([](BlockKey &, BlockLook &look) { look.unit = 1.5; }));
        QVERIFY(!other([](BlockKey &, BlockLook &look) { look.devicePixelRatio = 2; }));
        QVERIFY(!other([](BlockKey &, BlockLook &look) { look.roadsApart = false; }));
        QVERIFY(!other([](BlockKey &, BlockLook &look) { look.style = std::make_shared<const MapStyle>(MapStyle::builtIn(u"day"_s).value()); }));

        QFile tiles(m_tiles); // the tile file is replaced by a newer one of the same name and size
        QVERIFY(tiles.open(QFile::ReadWrite));
        QVERIFY(tiles.setFileTime(QDateTime::currentDateTimeUtc().addSecs(60), QFileDevice::FileModificationTime));
        QVERIFY(!MapKeep(folder(), m_tiles).block(m_key, m_look));
    }

    void aDamagedFileCountsAsAbsent_data()
    {
        QTest::addColumn<double>("at"); // share of the file
        QTest::addColumn<bool>("cut"); // else one bit is flipped
        for (const double at : {0.0, 0.000005, 0.00001, 0.3, 0.99})
            QTest::addRow("bit at %g", at) << at << false;
        for (const double at : {0.0, 0.000003, 0.5, 0.9999})
            QTest::addRow("cut at %g", at) << at << true;
    }
    void aDamagedFileCountsAsAbsent()
    {
        QFETCH(const double, at);
        QFETCH(const bool, cut);
        const MapKeep keep(folder(), m_tiles);
        keep.keep(m_key, m_look, m_block);
        QCOMPARE(files().size(), 1);
        QFile file(files().first().filePath());
        QVERIFY(file.open(QFile::ReadWrite));
        const auto position = qint64(at * double(file.size()));
        if (cut) {
            QVERIFY(file.resize(position));
        } else {
            QVERIFY(file.seek(position));
            const QByteArray byte = file.read(1);
            QVERIFY(file.seek(position));
            file.write(QByteArray(1, char(byte[0] ^ 0x10)));
        }
        file.close();
        QVERIFY(!keep.block(m_key, m_look));
    }

    void aBlockWithHolesIsNotKept()
    {
        const MapKeep keep(folder(), m_tiles);
        PaintedBlock block = m_block;
        block.holes = 1;
        keep.keep(m_key, m_look, block);
        QVERIFY(!keep.block(m_key, m_look));
    }

    void theDensityComesBack()
    {
        const MapKeep keep(folder(), m_tiles);
        const auto measured = TileSource::open(m_tiles, keep);
        QVERIFY(measured);
        QCOMPARE(files().size(), 2);
        const auto again = TileSource::open(m_tiles, keep);
        QVERIFY(again);
        for (const GeoPoint place : {GeoPoint{22.318, 114.17}, GeoPoint{22.41, 114.33}, GeoPoint{22.0, 114.4}}) {
            QCOMPARE((*again)->density().near(toWorld(place)), (*measured)->density().near(toWorld(place)));
            QCOMPARE((*again)->landNearness().wide(toWorld(place)), (*measured)->landNearness().wide(toWorld(place)));
        }
    }

    void theOldestGoFirst()
    {
        const MapKeep keep(folder(), m_tiles);
        for (int i = 0; i < 3; ++i) {
            BlockKey key = m_key;
            key.x += i;
            keep.keep(key, m_look, m_block);
            QTest::qWait(20); // file times tell them apart
        }
        const QFileInfoList before = files();
        QCOMPARE(before.size(), 3);
        keep.trim(before.first().size() * 2);
        QCOMPARE(files().size(), 2);
        QVERIFY(!QFile::exists(before.last().filePath()));
    }

    void aFolderThatCannotBeMadeIsNoTrouble()
    {
        const MapKeep keep(m_tiles + u"/below-a-file"_s, m_tiles);
        keep.keep(m_key, m_look, m_block);
        QVERIFY(!keep.block(m_key, m_look));
        keep.trim();
    }

    /** The second start shows what the first painted, and only the first picture is kept. */
    void theNextStartHasTheFirstPicture()
    {
        PaintedBlock painted;
        {
            TileStore store;
            store.setLook(m_look);
            store.open(m_tiles, folder());
            store.want({m_key});
            QTRY_VERIFY_WITH_TIMEOUT(store.isComplete(), 20'000);
            painted = *store.block(m_key);
            store.want({{m_key.zoom, m_key.x + 1, m_key.y}});
            QTRY_VERIFY_WITH_TIMEOUT(store.isComplete(), 20'000);
        }
        QCOMPARE(files().size(), 3); // streets, land, one block
        TileStore store;
        store.setLook(m_look);
        store.open(m_tiles, folder());
        store.want({m_key});
        QTRY_VERIFY_WITH_TIMEOUT(store.isComplete(), 20'000);
        QCOMPARE(store.block(m_key)->ground, painted.ground);
        QCOMPARE(store.block(m_key)->roads, painted.roads);
    }
};

QTEST_MAIN(TestMapKeep)
#include "tst_mapkeep.moc"
