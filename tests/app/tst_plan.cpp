#include "city/citypackwriter.h"
#include "lib/plan.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tonglan;

static const auto live = "[[feed]]\nname = \"city\"\ntype = \"tlf\"\nurl = \"http://city.example/\"\n"_ba;
static const auto points = "[[feed]]\nname = \"points\"\ntype = \"geojson\"\nfile = \"points.geojson\"\n[feed.source]\nid = \"p\"\nname = \"P\"\n[feed.mapping]\ntitle = \"t\"\n"_ba;

/** What a run will be: above all that a wall meant to be live never shows the demo city instead. */
class tst_Plan : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString write(const QString &name, const QByteArray &text)
    {
        const auto path = m_dir.filePath(name);
        QFile file(path);
        if (!file.open(QFile::WriteOnly))
            qFatal("temporary folder");
        file.write(text);
        return path;
    }

    /** A run with the demo pack beside it and settings of its own, never those of the machine. */
    CommandLine lineWith(const QByteArray &settings = {})
    {
        CommandLine line;
        line.config = write(u"settings.toml"_s, settings);
        line.pack = QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack");
        return line;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void playsThePackIfNoFeedsAreNamed()
    {
        const auto plan = makePlan(lineWith());
        QVERIFY(plan.has_value());
        QVERIFY(plan->recorded);
        QCOMPARE(plan->feeds.size(), 1U);
        QCOMPARE(plan->feeds[0].type, u"pack"_s);
        QVERIFY(plan->startAt.has_value());
        QVERIFY(plan->cacheFolder.endsWith("/recorded"_L1));
    }

    /** Of the wall the command line counts more than the settings; half of either is none. */
    void howTheWallIsLookedAt()
    {
        const QByteArray wall = "[wall]\npitch_mm = 1.8\ndistance_m = 8\n";
        const auto bySettings = makePlan(lineWith(wall));
        QVERIFY(bySettings.has_value());
        QCOMPARE(bySettings->viewing, (Viewing{.pitchMm = 1.8, .distanceM = 8}));
        auto line = lineWith(wall);
        line.viewing = {.pitchMm = 1.2, .distanceM = 5};
        const auto byLine = makePlan(line);
        QVERIFY(byLine.has_value());
        QCOMPARE(byLine->viewing, line.viewing);
        const auto unknown = makePlan(lineWith());
        QVERIFY(unknown.has_value());
        QVERIFY(!unknown->viewing.isKnown());
    }

    /** Who names a pack on the command line gets its map; else a map file of the settings is the map, and what they say of a datum is of either. */
    void choosesTheMapFile()
    {
        const QByteArray settings = "map_file = \"other.mbtiles\"\nmap_datum = \"gcj02\"\n[cityGrid]\ncentralMeridian = 114\n";
        const auto named = makePlan(lineWith(settings));
        QVERIFY(named.has_value());
        QCOMPARE(named->mapFile, named->packFile);
        QCOMPARE(named->mapDatum, QString());
        QVERIFY(named->cityGrid.has_value());
        const QByteArray pack = "pack = \"" TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack\"\n";
        auto line = lineWith(pack + settings);
        line.pack.clear();
        const auto set = makePlan(line);
        QVERIFY(set.has_value());
        QCOMPARE(set->mapFile, m_dir.filePath(u"other.mbtiles"_s));
        QCOMPARE(set->mapDatum, u"gcj02"_s);
        line = lineWith(pack + "map_datum = \"cgcs2000\"\n");
        line.pack.clear();
        const auto own = makePlan(line);
        QCOMPARE(own->mapFile, own->packFile);
        QCOMPARE(own->mapDatum, u"cgcs2000"_s); // of the pack's map
    }

    /** A pack of map and regions is of no time: the wall shows what time it is. */
    void keepsTheRealTimeIfThePackTellsOfNone_data()
    {
        QTest::addColumn<bool>("hasEvents");
        QTest::newRow("map and regions") << false;
        QTest::newRow("something happened") << true;
    }
    void keepsTheRealTimeIfThePackTellsOfNone()
    {
        QFETCH(const bool, hasEvents);
        auto line = lineWith();
        line.pack = m_dir.filePath(u"built.citypack"_s);
        CityPackWriter writer(line.pack);
        const RecordHead head{.source = u"s"_s, .id = u"120000"_s, .version = 1, .time = 1000};
        QVERIFY(writer.begin() && writer.addRecords(std::vector<Record>{Region{.head = head, .name = u"天津市"_s}}));
        QVERIFY(!hasEvents || writer.addRecords(std::vector<Record>{Event{.head = head, .title = u"t"_s}}));
        QVERIFY(writer.finish({.cityCode = u"120000"_s, .name = u"天津市"_s, .timeZone = "Asia/Shanghai", .box = {116.7, 38.5, 118.1, 40.3}, .centre = {39.1, 117.2}, .zoom = 10, .anchor = 1'737'936'000'000}));
        const auto plan = makePlan(line);
        QVERIFY(plan.has_value());
        QVERIFY(plan->recorded);
        QCOMPARE(plan->startAt.has_value(), hasEvents);
        line.verb = CommandLine::Verb::Render;
        QCOMPARE(makePlan(line)->standAt.has_value(), hasEvents);
        line.at = 1'000'000'000'000; // before the pack's data
        QCOMPARE(makePlan(line).has_value(), !hasEvents);
    }

    void feeds_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QStringList>("types");
        QTest::addColumn<bool>("recorded");
        QTest::addColumn<bool>("hasProblems");

        QTest::newRow("live") << live << QStringList{u"tlf"_s} << false << false;
        QTest::newRow("beside the demo city") << points << QStringList{u"geojson"_s, u"pack"_s} << true << false;
        QTest::newRow("a pack of its own") << "[[feed]]\nname = \"p\"\ntype = \"pack\"\nfile = \"p.citypack\"\n"_ba << QStringList{u"pack"_s} << true << false;
        QTest::newRow("empty") << QByteArray() << QStringList() << false << true;
        QTest::newRow("not TOML") << "[[feed\n"_ba << QStringList() << false << true;
        QTest::newRow("misspelt") << QByteArray(live).replace("type", "typ") << QStringList() << false << true;
        QTest::newRow("the live one misspelt") << points + QByteArray(live).replace("url", "ulr") << QStringList{u"geojson"_s} << false << true;
        QTest::newRow("switched off") << live + "enabled = false\n"
                                      << QStringList{u"tlf"_s} << false << true;
    }
    void feeds()
    {
        QFETCH(QByteArray, toml);
        QFETCH(QStringList, types);
        QFETCH(bool, recorded);
        QFETCH(bool, hasProblems);
        auto line = lineWith();
        line.feeds = write(u"feeds.toml"_s, toml);
        const auto plan = makePlan(line);
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().detail));
        QStringList found;
        for (const auto &feed : plan->feeds)
            found << feed.type;
        QCOMPARE(found, types);
        QCOMPARE(plan->recorded, recorded);
        QCOMPARE(plan->startAt.has_value(), recorded);
        QVERIFY(!plan->standAt);
        QVERIFY(plan->cacheFolder.endsWith(recorded ? "/recorded"_L1 : "/live"_L1));
        QCOMPARE(!plan->problems.isEmpty(), hasProblems);
        QVERIFY(!hasProblems || plan->problems[0].file == line.feeds);
        QCOMPARE(!plan->unusableFeeds.empty(), hasProblems); // what is wrong is for the wall too, not only for the log
        QVERIFY(plan->pack.has_value()); // the base map is shown all the same
    }

    void staysLiveWithoutTheFileThatTheSettingsName()
    {
        const auto plan = makePlan(lineWith("feeds = \"gone.toml\"\n"));
        QVERIFY(plan.has_value());
        QVERIFY(!plan->recorded);
        QVERIFY(plan->feeds.empty());
        QVERIFY(!plan->startAt);
        QCOMPARE(plan->problems.size(), 1);
        QVERIFY(plan->problems[0].file.endsWith("gone.toml"_L1));
        QCOMPARE(plan->unusableFeeds.size(), 1U);
        QCOMPARE(plan->unusableFeeds[0].feed, u"gone.toml"_s);
    }

    /** The recording holds the city of one moment: an earlier one would mix what was with what came later. */
    void aTimeBeforeTheRecordingIsRefused()
    {
        auto line = lineWith();
        const auto plan = makePlan(line);
        QVERIFY(plan.has_value() && plan->pack);
        line.at = plan->pack->anchor;
        QVERIFY(makePlan(line).has_value());
        line.at = plan->pack->anchor - 1;
        const auto refused = makePlan(line);
        QVERIFY(!refused.has_value());
        QVERIFY2(refused.error().detail.contains("--at"_L1), qPrintable(refused.error().detail));
    }

    /** What the cache kept can still be shown. */
    void staysLiveWithoutPackAndFeeds()
    {
        auto line = lineWith();
        line.pack = m_dir.filePath(u"gone.citypack"_s);
        line.feeds = m_dir.filePath(u"gone.toml"_s);
        const auto plan = makePlan(line);
        QVERIFY(plan.has_value());
        QVERIFY(!plan->recorded);
        QCOMPARE(plan->problems.size(), 2);
        line.feeds.clear();
        QVERIFY(!makePlan(line).has_value());
    }
};

QTEST_GUILESS_MAIN(tst_Plan)
#include "tst_plan.moc"
