#include "mapcore/mapnames.h"
#include "mvtbuilder.h"
#include "tilefile.h"

#include <QElapsedTimer>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;
namespace mb = mvtbuilder;

static const QString shipped = QStringLiteral(TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles");

/** The names of a tile file, each once and in bounds. */
class tst_MapNames : public QObject
{
    Q_OBJECT

    std::atomic<bool> m_goOn = false;

    static int count(const std::vector<NamedPlace> &places, NameKind kind, const QString &zh = {})
    {
        return int(std::ranges::count_if(places, [&](const NamedPlace &p) { return p.kind == kind && (zh.isEmpty() || p.zh == zh); }));
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void shippedCity()
    {
        QElapsedTimer time;
        time.start();
        const auto places = readMapNames(shipped, m_goOn);
        QVERIFY(places);
        qInfo("%d names in %lld ms", int(places->size()), time.elapsed());
        for (const NameKind kind : {NameKind::Place, NameKind::Road, NameKind::Station, NameKind::Point})
            qInfo("kind %d: %d", int(kind), count(*places, kind));
        QVERIFY(count(*places, NameKind::Place) > 200);
        QVERIFY(count(*places, NameKind::Road) > 1000);
        QCOMPARE(count(*places, NameKind::Road, u"弥敦道"_s), 1); // across a dozen tiles, one street
        const auto nathan = std::ranges::find(*places, u"弥敦道"_s, &NamedPlace::zh);
        QCOMPARE(nathan->en, u"Nathan Road"_s);
        QVERIFY(nathan->box.contains(nathan->at));
        QVERIFY(metersBetween({nathan->box.south, nathan->box.west}, {nathan->box.north, nathan->box.east}) > 3000);
        for (const auto &place : *places) {
            QVERIFY(!place.zh.isEmpty());
            QVERIFY(place.at.lat > 21.9 && place.at.lat < 22.8 && place.at.lon > 113.6 && place.at.lon < 114.6);
        }
    }

    void limits()
    {
        const auto few = readMapNames(shipped, m_goOn, {.tiles = 40'000, .names = 300});
        QVERIFY(few);
        QVERIFY(few->size() <= 300);
        const auto coarse = readMapNames(shipped, m_goOn, {.tiles = 20, .names = 50'000}); // zoom 11
        const auto all = readMapNames(shipped, m_goOn);
        QVERIFY(coarse && all);
        QVERIFY(!coarse->empty() && coarse->size() < all->size());
    }

    void stops()
    {
        const std::atomic<bool> stop = true;
        const auto places = readMapNames(shipped, stop);
        QVERIFY(!places);
        QCOMPARE(places.error().kind, Error::Kind::Cancelled);
    }

    void notThere()
    {
        const auto places = readMapNames(u"/nonexistent/search.mbtiles"_s, m_goOn);
        QVERIFY(!places);
        QCOMPARE(places.error().kind, Error::Kind::NotFound);
    }

    void broken_data()
    {
        QTest::addColumn<QByteArray>("tile");
        const auto good = mb::layer("place", mb::feature(1, {9, mb::zigzag(10), mb::zigzag(10)}, {0, 0, 1, 1}) + mb::key("class") + mb::key("name") + mb::text("town") + mb::text("沙田"));
        QTest::newRow("whole") << good;
        QTest::newRow("cut off") << good.chopped(7);
        QTest::newRow("noise") << QByteArray("\x1a\xff\xff\xff\xff noise");
        QTest::newRow("empty") << QByteArray();
    }
    void broken()
    {
        QFETCH(QByteArray, tile);
        const QTemporaryDir dir;
        const auto places = readMapNames(tilefile::makeOne(dir, tile), m_goOn);
        QVERIFY(places);
        QCOMPARE(places->size(), std::size_t(qstrcmp(QTest::currentDataTag(), "whole") == 0 ? 1 : 0));
    }
};

QTEST_APPLESS_MAIN(tst_MapNames)
#include "tst_mapnames.moc"
