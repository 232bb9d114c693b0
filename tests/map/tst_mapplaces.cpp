#include "map/mapplaces.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

static const QString shipped = QStringLiteral(TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles");

/** The names of the map are read when somebody wants them, beside everything else, and not longer than they are wanted. */
class tst_MapPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void readsOnceWanted()
    {
        MapPlaces places;
        places.setFile(shipped);
        QTest::qWait(50);
        QVERIFY(!places.isBuilding() && !places.index()); // nobody searches
        QSignalSpy changed(&places, &PlaceNames::changed);
        QElapsedTimer time;
        time.start();
        places.want();
        QVERIFY2(time.elapsed() < 100, "the GUI thread waits for nothing");
        QVERIFY(places.isBuilding());
        places.want();
        QTRY_VERIFY_WITH_TIMEOUT(!places.isBuilding(), 30'000);
        QCOMPARE(changed.size(), 2); // begun, done
        QVERIFY(places.index()->places().size() > 10'000);
        QVERIFY(places.index()->find(typedName(u"ntd"_s), {22.3, 114.17}, 12).total > 0);
        const auto before = places.index();
        places.want();
        QCOMPARE(places.index(), before);
    }

    void anotherFileStopsIt()
    {
        MapPlaces places;
        places.setFile(shipped);
        places.want();
        places.setFile({});
        QVERIFY(!places.isBuilding() && !places.index());
        places.setFile(shipped); // still wanted
        QVERIFY(places.isBuilding());
        QTRY_VERIFY_WITH_TIMEOUT(!places.isBuilding(), 30'000);
        QVERIFY(!places.index()->places().empty());
    }

    void theEndStopsIt()
    {
        auto places = std::make_unique<MapPlaces>();
        places->setFile(shipped);
        places->want();
        QTest::qWait(20);
        QElapsedTimer time;
        time.start();
        places.reset();
        QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed()))); // a tile, not 700
    }

    void noFileHasNoNames()
    {
        MapPlaces places;
        places.setFile(u"/nonexistent/search.mbtiles"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no names of the map to search"_s));
        places.want();
        QTRY_VERIFY(!places.isBuilding());
        QVERIFY(places.index() && places.index()->places().empty());
        places.want(); // not tried again and again
        QVERIFY(!places.isBuilding());
    }
};

QTEST_GUILESS_MAIN(tst_MapPlaces)
#include "tst_mapplaces.moc"
