#include "app/processes.h"
#include "feed/citypack.h"
#include "feed/format/tlf.h"
#include "mapcore/mbtiles.h"
#include "mapcore/mvt.h"
#include "model/mercator.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** A small piece of a city from its raw data to a picture, with the real programs: osmium, tippecanoe, tonglan-pack, tonglan. */
class tst_CityBuild : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_usualPath = qEnvironmentVariable("PATH");

    static QString input(const QString &name) { return QStringLiteral(TONGLAN_SOURCE_DIR "/tests/osm/") + name; }
    QString path(const QString &name) const { return m_dir.filePath(name); }
    QStringList arguments(const QString &out, const QStringList &more = {}) const
    {
        return QStringList{u"build"_s, u"--osm"_s, input(u"harbour.osm"_s), u"--districts"_s, input(u"districts.geojson"_s), u"--city"_s, u"810000"_s, u"--name"_s, u"香港"_s, u"--name-en"_s, u"Hong Kong"_s, u"--time-zone"_s, u"Asia/Hong_Kong"_s, u"--out"_s, path(out)} + more;
    }
    Finished build(const QString &out, const QStringList &more = {}) const { return runProgram("tonglan-pack"_L1, arguments(out, more)); }
    static void write(const QString &file, const QByteArray &text, bool executable = false)
    {
        QFile out(file);
        if (!out.open(QFile::WriteOnly) || out.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(file));
        if (executable)
            out.setPermissions(out.permissions() | QFile::ExeOwner | QFile::ExeUser);
    }
    QString harbour()
    {
        const auto made = build(u"harbour.citypack"_s);
        if (made.exitCode != 0)
            qFatal("%s", qPrintable(made.output));
        return path(u"harbour.citypack"_s);
    }

    /** How many features of a layer the tile over @p place has, and what @p key of them is. */
    static QStringList valuesIn(const QString &pack, GeoPoint place, int zoom, QStringView layerName, std::string_view key)
    {
        auto tiles = MbTiles::open(pack);
        const auto world = toWorld(place);
        const auto bytes = tiles ? (*tiles)->tile({zoom, int(world.x * std::exp2(zoom)), int(world.y * std::exp2(zoom))}) : std::optional<QByteArray>();
        if (!bytes || !*bytes)
            return {u"no tile"_s};
        const auto tile = decodeMvt(**bytes);
        const auto *layer = tile ? tile->layer(layerName) : nullptr;
        QStringList values;
        if (layer) {
            for (const auto &feature : layer->features)
                values += layer->text(feature, key);
        }
        return values;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto &tool : {u"osmium"_s, u"tippecanoe"_s}) {
            if (QStandardPaths::findExecutable(tool).isEmpty())
                QSKIP(qPrintable(tool + u" is not installed: packaging/install-dependencies.sh brings it"_s));
        }
        QVERIFY(QDir().mkpath(artifacts()));
    }
    void init() { QTest::failOnWarning(); }
    void cleanup() { qputenv("PATH", m_usualPath.toLocal8Bit()); }

    void makesAPackAndSaysWhatIsInIt()
    {
        const auto made = build(u"first.citypack"_s);
        QVERIFY2(made.exitCode == 0, qPrintable(made.output));
        for (const auto &says : {u"step 1 of 7"_s, u"3 taken, 0 refused; code from \"adcode\", name from \"name\", parent from \"parent\"; datum wgs84"_s, u"step 7 of 7"_s, u"810000 香港; below it 3 at level 1"_s,
                 u"transportation_name "_s, u" names"_s, u"from 2 coastlines"_s, u"1 of which no geometry could be made"_s, u"zooms 6 to 14"_s, u"2025-01-27T08:00:00+08:00, of its newest object"_s, u"© OpenMapTiles © OpenStreetMap contributors"_s})
            QVERIFY2(made.output.contains(says), qPrintable(says + u" is not in\n"_s + made.output));

        const auto whole = runProgram("tonglan-pack"_L1, {u"verify"_s, path(u"first.citypack"_s)});
        QVERIFY2(whole.exitCode == 0 && whole.output.contains(": whole, sha256 "_L1), qPrintable(whole.output));
        const auto inspected = runProgram("tonglan-pack"_L1, {u"inspect"_s, path(u"first.citypack"_s)});
        QVERIFY2(inspected.exitCode == 0 && inspected.output.contains(u"810000 香港 (Hong Kong)"_s) && inspected.output.contains("4 region, 1 source"_L1) && !inspected.output.contains("demo data"_L1), qPrintable(inspected.output));
    }

    void theRecordsAreTheDistricts()
    {
        const auto pack = CityPack::open(harbour());
        QVERIFY(pack);
        QVERIFY(!pack->info().demo);
        QCOMPARE(pack->info().timeZone, "Asia/Hong_Kong"_ba);
        const auto batch = parseTlfRecords(pack->page(RecordType::Region, 0).value(), RecordType::Region);
        QVERIFY(batch && batch->rejected.empty());
        QCOMPARE(batch->changes.size(), 4U);
    }

    void theTilesHaveWhatTheExtractHas()
    {
        const auto pack = harbour();
        const GeoPoint wanChai{22.2790, 114.1745};
        const GeoPoint sea{22.2890, 114.1650};
        for (int zoom = 6; zoom <= 14; ++zoom)
            QVERIFY2(valuesIn(pack, sea, zoom, u"water", "class").contains("ocean"_L1), qPrintable(u"zoom %1"_s.arg(zoom)));
        QVERIFY(valuesIn(pack, wanChai, 14, u"water", "class").contains("lake"_L1)); // the multipolygon
        QVERIFY(valuesIn(pack, wanChai, 14, u"water_name", "name_en").contains("Test Lake"_L1));
        const auto roads = valuesIn(pack, wanChai, 14, u"transportation", "class");
        for (const auto &wanted : {u"motorway"_s, u"primary"_s, u"secondary"_s, u"tertiary"_s, u"transit"_s})
            QVERIFY2(roads.contains(wanted), qPrintable(wanted + u" is not in "_s + roads.join(u' ')));
        const GeoPoint oddRoads{22.2758, 114.1625};
        const auto odd = valuesIn(pack, oddRoads, 14, u"transportation", "class");
        QVERIFY(odd.contains(u"minor"_s) && !odd.contains(u"moonwalk"_s) && !odd.contains(u"construction"_s));
        for (const auto &name : valuesIn(pack, oddRoads, 14, u"transportation_name", "name"))
            QVERIFY2(!name.trimmed().isEmpty() && name.size() <= 200, qPrintable(name));
        QVERIFY(valuesIn(pack, wanChai, 14, u"transportation", "brunnel").contains("tunnel"_L1));
        QVERIFY(valuesIn(pack, wanChai, 14, u"transportation_name", "name:zh").contains(u"軒尼詩道"_s));
        QVERIFY(!valuesIn(pack, oddRoads, 11, u"transportation", "class").contains("minor"_L1));
        QVERIFY(valuesIn(pack, GeoPoint{22.2939, 114.1744}, 14, u"building", "class").size() > 10);
        QVERIFY(valuesIn(pack, wanChai, 14, u"boundary", "admin_level").isEmpty());
        QCOMPARE(valuesIn(pack, GeoPoint{22.2860, 114.1950}, 14, u"water", "class"), QStringList{u"no tile"_s}); // beyond the box a margin makes no tile
    }

    void drawsThePack_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::newRow("night") << u"night"_s;
        QTest::newRow("day") << u"day"_s;
    }
    /** Land, sea and roads stand out from each other where they should; the panels say that there is no data. */
    void drawsThePack()
    {
        QFETCH(const QString, theme);
        const QString out = u"%1/built_pack_%2.png"_s.arg(artifacts(), theme);
        const auto drawn = runProgram("tonglan"_L1, {u"--render"_s, u"overview"_s, u"--pack"_s, harbour(), u"--cache"_s, path(u"cache"_s), u"--theme"_s, theme, u"--size"_s, u"1920x1080"_s, u"--out"_s, out});
        QVERIFY2(drawn.exitCode == 0, qPrintable(drawn.output));
        const QImage image(out);
        QCOMPARE(image.size(), QSize(1920, 1080));
        // The scene's camera is of the demo city's middle, outside this pack: the map must look at the pack instead.
        const auto mean = [&](const QRect &area) {
            double sum[3] = {};
            for (int y = area.top(); y <= area.bottom(); ++y) {
                for (int x = area.left(); x <= area.right(); ++x) {
                    const QRgb pixel = image.pixel(x, y);
                    sum[0] += qRed(pixel);
                    sum[1] += qGreen(pixel);
                    sum[2] += qBlue(pixel);
                }
            }
            const double n = double(area.width()) * area.height();
            return QColor(int(sum[0] / n), int(sum[1] / n), int(sum[2] / n));
        };
        const auto contrast = [&](const QRect &area) {
            double sum = 0;
            double squares = 0;
            for (int y = area.top(); y <= area.bottom(); ++y) {
                for (int x = area.left(); x <= area.right(); ++x) {
                    const double grey = qGray(image.pixel(x, y));
                    sum += grey;
                    squares += grey * grey;
                }
            }
            const double n = double(area.width()) * area.height();
            return std::sqrt(std::max(0., squares / n - sum / n * sum / n));
        };
        const QRect harbourWater(860, 440, 80, 60);
        const QRect bareLand(500, 300, 200, 200); // of which the extract knows nothing
        const QRect streets(840, 560, 240, 90);
        QVERIFY2(mean(harbourWater).blue() > mean(bareLand).blue() + 8 || mean(harbourWater).red() < mean(bareLand).red() - 8, qPrintable(mean(harbourWater).name() + mean(bareLand).name()));
        QVERIFY2(contrast(harbourWater) < 12 && contrast(streets) > 2 * contrast(harbourWater) + 4, qPrintable(u"%1 %2"_s.arg(contrast(harbourWater)).arg(contrast(streets))));
    }

    void goesOnWhereItStopped()
    {
        const auto first = build(u"again.citypack"_s);
        QVERIFY2(first.exitCode == 0, qPrintable(first.output));
        const auto second = build(u"again.citypack"_s);
        QCOMPARE(second.exitCode, 0);
        QCOMPARE(second.output.count("done before, kept"_L1), 6);
        // Another organisation: only the pack is made anew.
        const auto renamed = build(u"again.citypack"_s, {u"--organisation"_s, u"某中心"_s});
        QCOMPARE(renamed.exitCode, 0);
        QCOMPARE(renamed.output.count("done before, kept"_L1), 5);
        // Another box: all of it.
        const auto smaller = build(u"again.citypack"_s, {u"--box"_s, u"114.161,22.275,114.181,22.297"_s});
        QVERIFY2(smaller.exitCode == 0, qPrintable(smaller.output));
        QCOMPARE(smaller.output.count("done before, kept"_L1), 0);
        QVERIFY2(smaller.output.contains("--box covers 114.161000,22.275000,114.181000,22.297000, but the districts lie in"_L1), qPrintable(smaller.output));
        QVERIFY(QDir(path(u"again.citypack.work"_s)).entryList({u"*.part"_s}).isEmpty());
    }

    /** The same input, elsewhere: the same content, and nothing of this machine in it. */
    void doesNotDependOnWhereItIsMade()
    {
        const auto one = CityPack::open(harbour());
        QVERIFY(build(u"elsewhere.citypack"_s, {u"--work"_s, path(u"another-folder"_s)}).exitCode == 0);
        const auto two = CityPack::open(path(u"elsewhere.citypack"_s));
        QVERIFY(one && two);
        QCOMPARE(one->info().sha256, two->info().sha256);
        QFile file(path(u"elsewhere.citypack"_s));
        QVERIFY(file.open(QFile::ReadOnly));
        const auto bytes = file.readAll();
        QVERIFY(!bytes.contains("another-folder") && !bytes.contains("generator_options"));
    }

    void canBeInterrupted_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("asked to end") << SIGTERM;
        QTest::newRow("killed") << SIGKILL;
    }
    /** While tippecanoe runs: it is ended too, nothing half done has a name, and the same command goes on. */
    void canBeInterrupted()
    {
        QFETCH(const int, signal);
        const QString name = u"stopped-%1.citypack"_s.arg(signal);
        const QString pidFile = path(u"pid-%1"_s.arg(signal));
        const QString folder = path(u"slow-%1"_s.arg(signal));
        QVERIFY(QDir().mkpath(folder));
        write(folder + "/tippecanoe"_L1, "#!/bin/sh\n[ \"$1\" = --version ] && exec " + QStandardPaths::findExecutable(u"tippecanoe"_s).toUtf8() + " --version\necho $$ > " + pidFile.toUtf8() + "\nexec sleep 60\n", true);
        qputenv("PATH", (folder + u':' + m_usualPath).toLocal8Bit());
        Running running("tonglan-pack"_L1, arguments(name));
        QVERIFY2(running.waitFor(u"step 6 of 7"_s, 60'000), qPrintable(running.output()));
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(pidFile).size() > 0, 10'000);
        const auto second = build(name);
        QVERIFY2(second.exitCode == 75 && second.output.contains("is in use by process"_L1), qPrintable(second.output));

        QCOMPARE(::kill(pid_t(running.process().processId()), signal), 0);
        QVERIFY(running.process().waitForFinished(20'000));
        const QString workFolder = path(name + ".work"_L1);
        if (signal != SIGKILL) {
            QVERIFY2(running.output().contains("the same command goes on from there"_L1), qPrintable(running.output()));
            QCOMPARE(running.process().exitCode(), 130);
            QVERIFY(QDir(workFolder).entryList({u"*.part"_s}).isEmpty());
        }
        QFile pid(pidFile);
        QVERIFY(pid.open(QFile::ReadOnly));
        const QString child = u"/proc/"_s + QString::fromLatin1(pid.readAll().trimmed()) + "/exe"_L1; // that of a zombie has no target
        QTRY_VERIFY_WITH_TIMEOUT(QFile::symLinkTarget(child).isEmpty(), 10'000);
        QVERIFY(!QFile::exists(path(name)));
        QVERIFY(!QFile::exists(workFolder + "/tiles.mbtiles"_L1));

        qputenv("PATH", m_usualPath.toLocal8Bit());
        const auto rest = build(name);
        QVERIFY2(rest.exitCode == 0, qPrintable(rest.output));
        QCOMPARE(rest.output.count("done before, kept"_L1), 4);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("says");
        write(path(u"text.osm.pbf"_s), "not a map");
        write(path(u"sea.geojson"_s), R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]})");
        QTest::newRow("usage") << QStringList{u"--box"_s, u"1"_s} << 2 << u"--box"_s;
        QTest::newRow("no extract") << QStringList{u"--osm"_s, u"/nonexistent/x.osm.pbf"_s} << 69 << u"/nonexistent/x.osm.pbf: no such file"_s;
        QTest::newRow("no map") << QStringList{u"--osm"_s, path(u"text.osm.pbf"_s)} << 65 << u"text.osm.pbf is no OpenStreetMap file"_s;
        QTest::newRow("no districts") << QStringList{u"--districts"_s, u"/nonexistent/d.geojson"_s} << 69 << u"/nonexistent/d.geojson"_s;
        QTest::newRow("no GeoJSON") << QStringList{u"--districts"_s, input(u"harbour.osm"_s)} << 65 << u"harbour.osm: not JSON"_s;
        QTest::newRow("no such member") << QStringList{u"--district-code"_s, u"gb"_s} << 65 << u"There are: adcode, name, name_en, parent"_s;
        QTest::newRow("another part of the world") << QStringList{u"--box"_s, u"10,50,11,51"_s} << 65 << u"but the districts lie in"_s;
        QTest::newRow("the extract ends before the coast does") << QStringList{u"--box"_s, u"114.10,22.274,114.182,22.298"_s} << 65 << u"the coast ends at 114.1"_s;
        QTest::newRow("an empty sea") << QStringList{u"--sea"_s, path(u"sea.geojson"_s)} << 65 << u"sea.geojson: feature 1"_s;
        QTest::newRow("where nothing can be written") << QStringList{u"--work"_s, u"/proc/nonexistent"_s} << 73 << u"/proc/nonexistent"_s;
    }
    void saysWhatIsWrong()
    {
        QFETCH(const QStringList, more);
        QFETCH(const int, exitCode);
        QFETCH(const QString, says);
        const auto made = build(u"wrong.citypack"_s, more);
        QVERIFY2(made.exitCode == exitCode, qPrintable(u"%1: %2"_s.arg(made.exitCode).arg(made.output)));
        QVERIFY2(made.output.contains(says), qPrintable(made.output));
        QVERIFY(!QFile::exists(path(u"wrong.citypack"_s)));
    }

    void saysWhichProgramIsMissing()
    {
        QVERIFY(QDir().mkpath(path(u"bare"_s)));
        qputenv("PATH", path(u"bare"_s).toLocal8Bit());
        const auto made = build(u"bare.citypack"_s);
        QCOMPARE(made.exitCode, 69);
        QVERIFY2(made.output.contains("osmium, tippecanoe"_L1) && made.output.contains("apt install osmium-tool tippecanoe"_L1), qPrintable(made.output));
    }

    void quotesTheProgramThatFails()
    {
        QVERIFY(QDir().mkpath(path(u"failing"_s)));
        write(path(u"failing/tippecanoe"_s), "#!/bin/sh\n[ \"$1\" = --version ] && echo v0 && exit\necho disk is full, says tippecanoe >&2\nexit 110\n", true);
        qputenv("PATH", (path(u"failing"_s) + u':' + m_usualPath).toLocal8Bit());
        const auto made = build(u"failed.citypack"_s);
        QCOMPARE(made.exitCode, 65);
        QVERIFY2(made.output.contains("step 6 of 7, tile: tippecanoe ended with code 110"_L1) && made.output.contains("disk is full, says tippecanoe"_L1), qPrintable(made.output));
    }
};

QTEST_GUILESS_MAIN(tst_CityBuild)
#include "tst_citybuild.moc"
