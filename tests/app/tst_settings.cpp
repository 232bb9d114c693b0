#include "lib/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tonglan;

class tst_Settings : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    SettingsFile load(const QByteArray &text)
    {
        QFile file(m_dir.filePath(u"tonglan.toml"_s));
        if (!file.open(QFile::WriteOnly))
            qFatal("temporary folder");
        file.write(text);
        file.close();
        return loadSettings(file.fileName());
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void readsEveryKey()
    {
        const auto file = load("organisation = \"演示中心\"\nlanguage = \"en\"\ntheme = \"day\"\nrenderer = \"software\"\ntime_zone = \"Asia/Hong_Kong\"\n"
                               "home_region = \"810000\"\npack = \"a.citypack\"\nfeeds = \"/etc/f.toml\"\ncache = \"c\"\nexport_folder = \"e\"\nregister = \"r.toml\"\nsituation = \"t.toml\"\nscenes = [\"s.toml\"]\nfirst_scene = \"events\"\n");
        QVERIFY(file.problems.empty());
        const QDir dir(m_dir.path());
        QCOMPARE(file.settings.organisation, u"演示中心"_s);
        QCOMPARE(file.settings.language, u"en"_s);
        QCOMPARE(file.settings.pack, dir.filePath(u"a.citypack"_s)); // beside the file
        QCOMPARE(file.settings.feeds, u"/etc/f.toml"_s);
        QCOMPARE(file.settings.exportFolder, dir.filePath(u"e"_s));
        QCOMPARE(file.settings.registerFile, dir.filePath(u"r.toml"_s));
        QCOMPARE(file.settings.situationFile, dir.filePath(u"t.toml"_s));
        QCOMPARE(file.settings.scenes, QStringList(dir.filePath(u"s.toml"_s)));
        QCOMPARE(file.settings.firstScene, u"events"_s);
    }

    void readsHowTheCacheIsCaredFor()
    {
        const auto file = load("[cache_care]\nclosed_event_days = 30\nevent_log_days = 31\nreading_days = 0\nended_warning_days = 32\nhistory_days = 7\ntombstone_days = 33\n"
                               "quarantine_days = 34\nunused_feed_days = 35\nsize_mib = 1000\nmemory_mib = 64\nballast_mib = 0\nrequire_cache = true\n");
        QVERIFY(file.problems.empty());
        CacheOptions expected{.memoryMiB = 64, .ballastMiB = 0, .isRequired = true};
        expected.retention = {.closedEventDays = 30, .eventLogDays = 31, .readingDays = 0, .endedWarningDays = 32, .historyDays = 7, .tombstoneDays = 33, .quarantineDays = 34, .unusedFeedDays = 35, .sizeMiB = 1000};
        QCOMPARE(file.settings.cacheOptions, expected);
        const auto misspelt = load("[cache_care]\nclosed_events_days = 30\n");
        QCOMPARE(misspelt.problems.size(), 1);
        QVERIFY2(misspelt.problems[0].message.contains(u"closed_event_days"_s), qPrintable(misspelt.problems[0].message));
    }

    void readsImports()
    {
        const auto file = load("[imports]\nfolder = \"in\"\nmapping = \"m.toml\"\ndepartment = \"民政局\"\n");
        QVERIFY(file.problems.empty());
        const QDir dir(m_dir.path());
        QCOMPARE(file.settings.importFolder, dir.filePath(u"in"_s));
        QCOMPARE(file.settings.importMapping, dir.filePath(u"m.toml"_s));
        QCOMPARE(file.settings.importDepartment, u"民政局"_s);
        QCOMPARE(load("").settings.importFolder, QString()); // no folder is watched unless somebody says so
        const auto without = load("[imports]\ndepartment = \"民政局\"\n");
        QCOMPARE(without.problems.size(), 1);
        QVERIFY2(without.problems[0].message.contains(u"folder"_s), qPrintable(without.problems[0].message));
    }

    void readsTheWall()
    {
        const auto file = load("[wall]\npitch_mm = 1.8\ndistance_m = 8\n");
        QVERIFY(file.problems.empty());
        QCOMPARE(file.settings.viewing, (Viewing{.pitchMm = 1.8, .distanceM = 8}));
        QVERIFY(!load("").settings.viewing.isKnown());
    }

    void halfAWallIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no distance") << QByteArray("[wall]\npitch_mm = 1.8\n") << u"distance_m"_s;
        QTest::newRow("no pitch") << QByteArray("[wall]\ndistance_m = 8\n") << u"pitch_mm"_s;
        QTest::newRow("millimetres for metres") << QByteArray("[wall]\npitch_mm = 1.8\ndistance_m = 8000\n") << u"distance_m"_s;
        QTest::newRow("metres for millimetres") << QByteArray("[wall]\npitch_mm = 0.0018\ndistance_m = 8\n") << u"pitch_mm"_s;
        QTest::newRow("misspelt") << QByteArray("[wall]\npitch_mm = 1.8\ndistance_m = 8\npich_mm = 2\n") << u"pitch_mm"_s;
    }
    void halfAWallIsNone()
    {
        QFETCH(QByteArray, text);
        const auto file = load(text);
        QCOMPARE(file.problems.size(), 1);
        QFETCH(QString, says);
        QVERIFY2(file.problems[0].message.contains(says), qPrintable(file.problems[0].message));
        QCOMPARE(file.settings.viewing.isKnown(), text.contains("pich"));
    }

    void readsPrivacy_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("count");
        QTest::addColumn<QStringList>("cleared");
        QTest::addColumn<int>("problems");

        const QStringList usual{u"operator"_s, u"leader"_s};
        QTest::newRow("none") << QByteArray("role = \"guide\"\n") << 0 << usual << 0;
        QTest::newRow("only the table") << QByteArray("[privacy]\n") << 5 << usual << 0;
        QTest::newRow("all") << QByteArray("[privacy]\nminimum_count = 3\ncleared_roles = [\"leader\"]\n") << 3 << QStringList(u"leader"_s) << 0;
        QTest::newRow("nobody") << QByteArray("[privacy]\ncleared_roles = []\n") << 5 << QStringList() << 0;
        QTest::newRow("off") << QByteArray("[privacy]\nminimum_count = 0\n") << 0 << usual << 0;
        QTest::newRow("a number that is none") << QByteArray("[privacy]\nminimum_count = \"3\"\n") << 5 << usual << 1; // not: no privacy
        QTest::newRow("a role that is none") << QByteArray("[privacy]\ncleared_roles = [\"leader\", \"boss\"]\n") << 5 << QStringList(u"leader"_s) << 1;
        QTest::newRow("misspelt") << QByteArray("[privacy]\nminimum = 3\n") << 5 << usual << 1;
    }
    void readsPrivacy()
    {
        QFETCH(const QByteArray, text);
        const auto file = load(text);
        QTEST(file.settings.minimumCount, "count");
        QTEST(file.settings.clearedRoles, "cleared");
        QTEST(int(file.problems.size()), "problems");
    }

    void readsMapFileAndGrid()
    {
        const auto file = load("map_file = \"m/city.mbtiles\"\nmap_datum = \"gcj02\"\n[cityGrid]\nname = \"港独 80\"\ncentralMeridian = 114.2\nfalseNorthing = -2400000\nrotation = 0.5\n");
        QVERIFY(file.problems.empty());
        QCOMPARE(file.settings.mapFile, QDir(m_dir.path()).filePath(u"m/city.mbtiles"_s));
        QCOMPARE(file.settings.mapDatum, u"gcj02"_s);
        QCOMPARE(file.settings.cityGridName, u"港独 80"_s);
        QCOMPARE(file.settings.cityGrid, (CityGrid{.centralMeridian = 114.2, .falseNorthing = -2'400'000, .rotation = 0.5}));
        // Half a grid would show numbers that are wrong.
        const auto half = load("[cityGrid]\nscale = 1\n");
        QCOMPARE(half.problems.size(), 1);
        QVERIFY(half.problems[0].message.contains(u"centralMeridian"_s) && !half.settings.cityGrid);
        QVERIFY(load("[cityGrid]\ncentralMeridian = 114\nzone = 50\n").problems[0].message.contains(u"zone"_s));
    }

    void readsBaseMaps()
    {
        const auto file = load("basemap_store_mib = 64\n[[basemap]]\nname = \"t\"\nkind = \"tianditu-img\"\nkey = \"0\"\n[[basemap]]\nname = \"u\"\nkind = \"xyz\"\nurl = \"http://a.example/{z}/{x}/{y}\"\nattribution = \"a\"\n");
        QCOMPARE(file.settings.baseMapMiB, 64);
        QCOMPARE(file.settings.baseMaps.maps.size(), 2U); // img and cia
        QCOMPARE(file.settings.baseMaps.unusable, QStringList(u"u"_s)); // the rest is used
        QCOMPARE(file.problems.size(), 1);
        QCOMPARE(file.problems[0].line, 6);
        QVERIFY2(file.problems[0].message.contains(u"datum"_s), qPrintable(file.problems[0].message));
    }

    void namesTheProblem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("says");

        QTest::newRow("misspelt key") << QByteArray("theme = \"day\"\nlangauge = \"en\"\n") << 2 << 1 << u"language"_s;
        QTest::newRow("wrong word") << QByteArray("theme = \"pink\"\n") << 1 << 9 << u"night, day"_s;
        QTest::newRow("wrong type") << QByteArray("pack = 3\n") << 1 << 8 << u"text"_s;
        QTest::newRow("no such zone") << QByteArray("time_zone = \"Mars/Base\"\n") << 1 << 13 << u"Mars/Base"_s;
        QTest::newRow("not TOML") << QByteArray("theme = \n") << 1 << 9 << u""_s;
    }
    void namesTheProblem()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, line);
        QFETCH(const int, column);
        QFETCH(const QString, says);
        const auto file = load(text);
        QCOMPARE(file.problems.size(), 1);
        QCOMPARE(file.problems[0].line, line);
        QCOMPARE(file.problems[0].column, column);
        QVERIFY2(file.problems[0].message.contains(says), qPrintable(file.problems[0].message));
    }

    void aMissingFileIsAProblemNotACrash()
    {
        const auto file = loadSettings(m_dir.filePath(u"none.toml"_s));
        QCOMPARE(file.problems.size(), 1);
        QCOMPARE(file.settings, Settings());
    }
};

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_settings.moc"
