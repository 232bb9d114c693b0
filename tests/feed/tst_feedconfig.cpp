#include "feed/config.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Feed files: those that ship are right; wrong ones are told where. */
class FeedConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void shippedFile_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/feeds"));
        const auto files = folder.entryInfoList({u"*.toml"_s}, QDir::Files);
        QVERIFY(files.size() >= 2);
        for (const auto &file : files)
            QTest::newRow(qPrintable(file.fileName())) << file.absoluteFilePath();
    }
    void shippedFile()
    {
        QFETCH(QString, path);
        const auto result = loadFeeds(path);
        for (const auto &problem : result.problems)
            qInfo("%s:%d:%d: %s", qPrintable(problem.file), problem.line, problem.column, qPrintable(problem.message));
        QCOMPARE(result.problems.size(), 0);
        QVERIFY(!result.feeds.empty());
        for (const auto &feed : result.feeds)
            QVERIFY2(feed.file.isEmpty() || feed.type == "pack"_L1 || QFileInfo::exists(feed.file), qPrintable(feed.file));
    }

    void reads()
    {
        const auto result = load("[[feed]]\nname = 'a'\ntype = 'tlf'\nurl = 'https://x.example/base'\nenabled = false\npollSeconds = 5\n"
                                 "[[feed]]\nname = 'b'\ntype = 'pack'\nfile = 'city.citypack'\n");
        QCOMPARE(result.problems.size(), 0);
        QCOMPARE(result.feeds.size(), 2U);
        QCOMPARE(result.feeds[0].url, QUrl(u"https://x.example/base"_s));
        QCOMPARE(result.feeds[0].enabled, false);
        QCOMPARE(result.feeds[0].pollSeconds, 5);
        QCOMPARE(result.feeds[1].file, m_folder.filePath(u"city.citypack"_s));
        QCOMPARE(result.feeds[1].line, 7);
    }

    void complains_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("message"); // part of it

        const QByteArray good = "[[feed]]\nname = 'a'\ntype = 'tlf'\nurl = 'http://127.0.0.1:8620'\n";
        const QByteArray geo = "[[feed]]\nname = 'a'\ntype = 'geojson'\nfile = 'a.geojson'\n[feed.source]\nid = 's'\nname = 'S'\n[feed.mapping]\ntitle = 't'\n";
        QTest::newRow("not TOML") << QByteArray("[[feed]]\nname = \n") << 2 << 8 << QString();
        QTest::newRow("nothing in it") << QByteArray("# nothing\n") << 0 << 0 << u"no [[feed]]"_s;
        QTest::newRow("feeds instead of feed") << QByteArray("[[feeds]]\nname = 'a'\n") << 1 << 3 << u"did you mean \"feed\"?"_s;
        QTest::newRow("unknown key") << good + "pollSecond = 5\n"
                                     << 5 << 1 << u"unknown key 'pollSecond' (did you mean \"pollSeconds\"?)"_s;
        QTest::newRow("unknown type") << QByteArray(good).replace("'tlf'", "'tfl'") << 3 << 8 << u"did you mean \"tlf\"?"_s;
        QTest::newRow("no name") << QByteArray(good).replace("name = 'a'\n", "") << 1 << 1 << u"'name' is missing"_s;
        QTest::newRow("no type") << QByteArray(good).replace("type = 'tlf'\n", "") << 1 << 1 << u"'type' is missing"_s;
        QTest::newRow("no url") << QByteArray(good).replace("url = 'http://127.0.0.1:8620'\n", "") << 1 << 1 << u"needs url"_s;
        QTest::newRow("url of a file") << QByteArray(good).replace("http:", "file:") << 4 << 7 << u"http:// or https://"_s;
        QTest::newRow("url without host") << QByteArray(good).replace("127.0.0.1:8620", "") << 4 << 7 << u"http:// or https://"_s;
        QTest::newRow("password in the url") << QByteArray(good).replace("127", "me:secret@127") << 4 << 7 << u"password"_s;
        QTest::newRow("poll a string") << good + "pollSeconds = '5'\n"
                                       << 5 << 15 << u"whole number"_s;
        QTest::newRow("poll zero") << good + "pollSeconds = 0\n"
                                   << 5 << 15 << u"whole number"_s;
        QTest::newRow("enabled a number") << good + "enabled = 1\n"
                                          << 5 << 11 << u"true or false"_s;
        QTest::newRow("name twice") << good + good << 6 << 8 << u"name of another feed"_s;
        QTest::newRow("mapping of a tlf feed") << good + "[feed.mapping]\ntitle = 'x'\n"
                                               << 5 << 1 << u"only a geojson feed"_s;
        QTest::newRow("url and file") << geo + "[[feed]]\nname = 'b'\ntype = 'pack'\nfile = 'a'\nurl = 'http://a'\n"
                                      << 10 << 1 << u"no url"_s;
        QTest::newRow("unknown key in mapping") << geo + "tiem = 'time'\n"
                                                << 10 << 1 << u"did you mean \"time\"?"_s;
        QTest::newRow("unknown level") << geo + "level = 'mag'\nsteps = [{ level = 'rde', from = 5 }]\n"
                                       << 11 << 20 << u"did you mean \"red\"?"_s;
        QTest::newRow("step without value") << geo + "level = 'mag'\nsteps = [{ level = 'red' }]\n"
                                            << 11 << 10 << u"'from' is missing"_s;
        QTest::newRow("steps of nothing") << geo + "steps = [{ level = 'red', from = 5 }]\n"
                                          << 8 << 1 << u"level is missing"_s;
        QTest::newRow("unknown record") << geo + "record = 'warning'\n"
                                        << 10 << 10 << u"known are event, asset"_s;
        QTest::newRow("unknown datum") << QByteArray(geo).replace("file = ", "datum = 'gcj2'\nfile = ") << 4 << 9 << u"did you mean \"gcj02\"?"_s;
        QTest::newRow("a grid that is not described") << QByteArray(geo).replace("file = ", "datum = 'city-grid'\nfile = ") << 4 << 9 << u"belong together"_s;
        QTest::newRow("a grid that is not used") << geo + "[feed.cityGrid]\ncentralMeridian = 117\n"
                                                 << 10 << 1 << u"belong together"_s;
        QTest::newRow("a grid without its meridian") << QByteArray(geo).replace("file = ", "datum = 'city-grid'\nfile = ") + "[feed.cityGrid]\nrotation = 1\n"
                                                     << 11 << 1 << u"'centralMeridian' is missing"_s;
        QTest::newRow("datum of a tlf feed") << good + "datum = 'gcj02'\n"
                                             << 5 << 9 << u"only a geojson feed has a datum"_s;
        QTest::newRow("no source") << QByteArray(geo).replace("[feed.source]\nid = 's'\nname = 'S'\n", "") << 1 << 1 << u"needs [feed.source]"_s;
    }
    void complains()
    {
        QFETCH(QByteArray, toml);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, message);
        const auto result = load(toml);
        QVERIFY(!result.problems.empty());
        const auto &problem = result.problems.front();
        QVERIFY2(problem.message.contains(message), qPrintable(problem.message));
        QCOMPARE(problem.line, line);
        QCOMPARE(problem.column, column);
        QCOMPARE(problem.file, m_folder.filePath(u"feeds.toml"_s));
    }

    void keepsTheGoodFeeds()
    {
        const auto result = load("[[feed]]\nname = 'a'\ntype = 'wrong'\n[[feed]]\nname = 'b'\ntype = 'tlf'\nurl = 'http://b'\n");
        QCOMPARE(result.feeds.size(), 1U);
        QCOMPARE(result.feeds[0].name, u"b"_s);
        QCOMPARE(result.problems.size(), 1);
    }

    void saysThatAFileIsMissing()
    {
        const auto result = loadFeeds(m_folder.filePath(u"missing.toml"_s));
        QCOMPARE(result.problems.size(), 1);
        QVERIFY(result.problems[0].message.contains("cannot be read"_L1));
        QCOMPARE(result.unusable.size(), 1U);
        QCOMPARE(result.unusable[0].feed, u"missing.toml"_s);
        QVERIFY(result.unusable[0].detail.startsWith("missing.toml: cannot be read: "_L1));
    }

    /** A feed that cannot run must be seen on the wall, by its name or its place in the file, with what is wrong. */
    void namesTheFeedsThatCannotRun_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QStringList>("unusable"); // feed, then what is wrong

        const QByteArray good = "[[feed]]\nname = 'a'\ntype = 'tlf'\nurl = 'http://a'\n";
        QTest::newRow("all well") << good << QStringList();
        QTest::newRow("its url is missing") << good + "[[feed]]\nname = 'b'\ntype = 'tlf'\n"
                                            << QStringList{u"b"_s, u"feeds.toml:5: feed: a tlf feed needs url and no file"_s};
        QTest::newRow("two things") << good + "[[feed]]\nname = 'b'\ntype = 'tlf'\nulr = 'http://b'\n"
                                    << QStringList{u"b"_s, u"feeds.toml:5: feed: a tlf feed needs url and no file\nfeeds.toml:8: feed: unknown key 'ulr' (did you mean \"url\"?)"_s};
        QTest::newRow("no name") << good + "[[feed]]\ntype = 'tlf'\nurl = 'http://b'\n"
                                 << QStringList{u"[[feed]] 2"_s, u"feeds.toml:5: feed: 'name' is missing"_s};
        QTest::newRow("the name of another") << good + good
                                             << QStringList{u"[[feed]] 2"_s, u"feeds.toml:6: feed: 'name' \"a\" is the name of another feed too"_s}; // the good one keeps its name
        QTest::newRow("the table has another name") << good + "[[fede]]\nname = 'b'\n"
                                                    << QStringList{u"feeds.toml"_s, u"feeds.toml:5: feeds: unknown key 'fede' (did you mean \"feed\"?)"_s};
        QTest::newRow("nothing in it") << QByteArray("# nothing\n") << QStringList{u"feeds.toml"_s, u"feeds.toml: has no [[feed]]"_s};
        QTest::newRow("a key for the wall only") << QByteArray(good).replace("http://a", "ftp://me:secret@a/x?key=secret")
                                                 << QStringList{u"a"_s, u"feeds.toml:4: feed: 'url' \"ftp://a/x\" is not an address that begins with http:// or https://"_s};
    }
    void namesTheFeedsThatCannotRun()
    {
        QFETCH(const QByteArray, toml);
        const auto result = load(toml);
        QStringList unusable;
        for (const auto &feed : result.unusable) {
            unusable << feed.feed << feed.detail;
            QCOMPARE(feed.state, FeedHealth::State::Halted);
            QVERIFY(feed.isMisconfigured);
            QCOMPARE(feed.address, m_folder.filePath(u"feeds.toml"_s));
        }
        QTEST(unusable, "unusable");
    }

private:
    FeedsFile load(const QByteArray &toml)
    {
        QFile file(m_folder.filePath(u"feeds.toml"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(toml) != toml.size())
            qFatal("cannot write");
        file.close();
        return loadFeeds(file.fileName());
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(FeedConfigTest)
#include "tst_feedconfig.moc"
