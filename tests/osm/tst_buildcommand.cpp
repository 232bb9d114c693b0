#include "osm/buildcommand.h"

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** The words after "tonglan-pack build" make a plan, or one line that names the option. */
class tst_BuildCommand : public QObject
{
    Q_OBJECT

    static QStringList with(const QString &more = {})
    {
        return u"build --osm city.osm.pbf --districts d.geojson --city 120000 --name 天津市 --out tj.citypack "_s.append(more).split(u' ', Qt::SkipEmptyParts);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void fillsInWhatIsNotSaid()
    {
        const auto plan = cityBuildPlan(with());
        QVERIFY(plan);
        QCOMPARE(plan->osm, u"city.osm.pbf"_s);
        QCOMPARE(plan->districts.city, u"120000"_s);
        QCOMPARE(plan->districts.datum, Datum::Wgs84);
        QCOMPARE(plan->nameEn, u"天津市"_s);
        QCOMPARE(plan->organisation, u"天津市城市运行管理中心"_s);
        QCOMPARE(plan->timeZone, "Asia/Shanghai"_ba);
        QCOMPARE(plan->work, u"tj.citypack.work"_s);
        QVERIFY(!plan->box);
        QCOMPARE(plan->sea.kind, SeaSource::Kind::Coast);
    }

    void takesWhatIsSaid()
    {
        const auto plan = cityBuildPlan(with(u"--name-en Tianjin --districts-datum gcj02 --district-code dm --box 116.7,38.5,118.1,40.3 --sea none --work w --credit 某局 --approval GS(2026)0001号 --time-zone Asia/Urumqi"_s));
        QVERIFY(plan);
        QCOMPARE(plan->organisationEn, u"Tianjin Operations Centre"_s);
        QCOMPARE(plan->districts.datum, Datum::Gcj02);
        QCOMPARE(plan->districts.code, u"dm"_s);
        QCOMPARE(plan->box.value(), (GeoBox{116.7, 38.5, 118.1, 40.3}));
        QCOMPARE(plan->sea.kind, SeaSource::Kind::None);
        QCOMPARE(plan->work, u"w"_s);
        QCOMPARE(plan->credit, u"某局"_s);
        QCOMPARE(plan->approval, u"GS(2026)0001号"_s);
        QCOMPARE(plan->timeZone, "Asia/Urumqi"_ba);
        const auto sea = cityBuildPlan(with(u"--sea water.geojson"_s));
        QVERIFY(sea && sea->sea.kind == SeaSource::Kind::File && sea->sea.file == "water.geojson"_L1);
    }

    void namesTheOptionThatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QStringList{u"build"_s} << u"build needs --osm"_s;
        QTest::newRow("no name") << u"build --osm a --districts b --city 120000 --out c"_s.split(u' ') << u"build needs --name"_s;
        QTest::newRow("unknown") << with(u"--speed 9"_s) << u"speed"_s;
        QTest::newRow("a stray word") << with(u"stray"_s) << u"\"stray\" belongs to no option"_s;
        QTest::newRow("city by name") << u"build --osm a --districts b --city 天津 --name 天津市 --out c"_s.split(u' ') << u"--city \"天津\""_s;
        QTest::newRow("datum") << with(u"--districts-datum mars"_s) << u"--districts-datum \"mars\" is none of wgs84"_s;
        QTest::newRow("datum in metres") << with(u"--districts-datum bd09mc"_s) << u"files in metres"_s;
        QTest::newRow("box of three") << with(u"--box 1,2,3"_s) << u"--box \"1,2,3\""_s;
        QTest::newRow("box, south first") << with(u"--box 38,116,40,118"_s) << u"--box"_s;
        QTest::newRow("box backwards") << with(u"--box 118,38,116,40"_s) << u"--box"_s;
        QTest::newRow("box of words") << with(u"--box a,b,c,d"_s) << u"--box"_s;
        QTest::newRow("time zone") << with(u"--time-zone Moon"_s) << u"--time-zone \"Moon\""_s;
    }
    void namesTheOptionThatIsWrong()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, says);
        const auto plan = cityBuildPlan(arguments);
        QVERIFY(!plan);
        QVERIFY2(plan.error().detail.contains(says), qPrintable(plan.error().detail));
    }
};

QTEST_GUILESS_MAIN(tst_BuildCommand)
#include "tst_buildcommand.moc"
