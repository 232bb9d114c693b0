#include "lib/check.h"

#include "../mapcore/tilefile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** What --check warns of although nothing is wrong. */
class tst_Check : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    /** Names that nobody has looked up are counted, and no fault. */
    void countsWhatIsUncertain()
    {
        const auto path = QStringLiteral(TONGLAN_SOURCE_DIR "/resources/register/gbt33356.toml");
        QVERIFY(checkFile(path).isEmpty());
        const auto remarks = remarksOn(path);
        QCOMPARE(remarks.size(), 1);
        QVERIFY2(remarks[0].message.contains("100 names are to be looked up (38 branches, 62 indicators)"_L1), qPrintable(remarks[0].message));
        QVERIFY(remarksOn(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/register/city.toml")).isEmpty());
    }

    /** What shows states on purpose is not to stand on a wall unnoticed. */
    void answersOnPurpose()
    {
        const auto remarks = remarksOn(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/scenes/gallery3.toml"));
        QVERIFY(!remarks.isEmpty());
        for (const auto &remark : remarks)
            QVERIFY2(remark.line > 0 && remark.message.contains("'answers' shows a state on purpose"_L1), qPrintable(toText(remark)));
        QVERIFY(remarksOn(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/scenes/gallery2.toml")).isEmpty());
    }

    void approval_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QStringList>("remarks");
        const QByteArray scene = "id = 'a'\ntitle = 'a'\ntitle_en = 'a'\n";
        const QByteArray place = "latitude = 1\nlongitude = 1\nzoom = 9\n";
        const QByteArray online = "[[basemap]]\nname = 'a'\nkind = 'xyz'\nurl = 'https://a.example/{z}/{x}/{y}'\nattribution = 'b'\ndatum = 'wgs84'\n";
        QTest::newRow("scene without") << scene + "[map]\n" + place << QStringList{u"4:1 map"_s};
        QTest::newRow("scene with") << scene + "[map]\napproval = 'GS(2024)0000号'\n" + place << QStringList();
        QTest::newRow("board") << scene + "layout = 'board'\n"
                               << QStringList();
        QTest::newRow("two online maps, one with") << online + "approval = 'GS(2024)0000号'\n" + QByteArray(online).replace("'a'", "'c'") << QStringList{u"8:1 basemap 'c'"_s};
    }
    void approval()
    {
        QFETCH(QByteArray, toml);
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"x.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(toml);
        file.close();
        QVERIFY2(checkFile(file.fileName()).isEmpty(), qPrintable(checkFile(file.fileName()).value(0).message));
        QStringList found;
        for (const auto &remark : remarksOn(file.fileName())) {
            QVERIFY(remark.message.startsWith("warning: "_L1) && remark.message.contains(u"审图号"_s));
            found << u"%1:%2 %3"_s.arg(remark.line).arg(remark.column).arg(remark.message.section(u": "_s, 1, 1));
        }
        QTEST(found, "remarks");
    }

    void aRegister()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"r.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[[branch]]\ncode = \"a\"\nname = \"甲\"\n[[computed]]\ncode = \"b\"\nname = \"乙\"\nowner = \"丙\"\nexpression = \"c +\"\n");
        file.close();
        const auto problems = checkFile(file.fileName());
        QCOMPARE(problems.size(), 1);
        QCOMPARE(toText(problems.first()), file.fileName() + u":8:14: computed: 'expression' of 'b': at 4: something is missing at the end"_s);
    }

    void rulesOfTheSituation()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"s.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[[clause]]\nid = 'a'\nabout = 'events'\ncount = 'opem'\nweight = 1\ntext = 'a'\ntext_en = 'a'\n");
        file.close();
        const auto problems = checkFile(file.fileName());
        QCOMPARE(problems.size(), 1);
        QVERIFY2(toText(problems.first()).startsWith(file.fileName() + u":4:9: clause 1: 'count' there is no fact 'opem' (did you mean \"open\"?); known are open, "_s), qPrintable(toText(problems.first())));
        QVERIFY(checkFile(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/situation/city.toml")).isEmpty());
    }

    void aFlowOfEvents()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"f.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[[act]]\nkey = 'end'\nname = '办结'\nname_en = 'End'\nmoves = { reported = 'closed', acepted = 'closed', handling = 'closed', checking = 'closed' }\n");
        file.close();
        const auto problems = checkFile(file.fileName());
        QCOMPARE(problems.size(), 2); // and so nothing leads on from 'accepted'
        QVERIFY2(toText(problems.first()).contains("'acepted' is no stage (did you mean \"accepted\"?)"_L1), qPrintable(toText(problems.first())));
        QVERIFY(checkFile(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/flow/city.toml")).isEmpty());
    }

    /** A map lies in the right place or is said not to be drawn. */
    void maps_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<QStringList>("remarks");
        const QString taken = u"taken as WGS 84"_s;
        const QString unapproved = u"审图号"_s;
        QTest::newRow("vector tiles") << QByteArray() << QString() << QStringList{taken, unapproved};
        QTest::newRow("that say so") << QByteArray("INSERT INTO metadata VALUES('datum', 'wgs84')") << QString() << QStringList{unapproved};
        QTest::newRow("approved") << QByteArray("INSERT INTO metadata VALUES('datum', 'CGCS2000'); INSERT INTO metadata VALUES('approval', 'GS(2024)0000号')") << QString() << QStringList();
        QTest::newRow("vector tiles on GCJ-02") << QByteArray("INSERT INTO metadata VALUES('datum', 'gcj02')") << u"\"gcj02\" can't be drawn"_s << QStringList();
        QTest::newRow("pictures") << QByteArray("INSERT INTO metadata VALUES('format', 'png')") << u"say map_datum"_s << QStringList();
        QTest::newRow("pictures on GCJ-02") << QByteArray("INSERT INTO metadata VALUES('format', 'png'); INSERT INTO metadata VALUES('datum', 'gcj02')") << QString() << QStringList{unapproved};
        QTest::newRow("unknown") << QByteArray("INSERT INTO metadata VALUES('format', 'png'); INSERT INTO metadata VALUES('datum', 'beijing54')") << u"\"beijing54\" can't be drawn"_s << QStringList();
    }
    void maps()
    {
        QFETCH(QByteArray, metadata);
        QFETCH(QString, problem);
        QFETCH(QStringList, remarks);
        const QTemporaryDir dir;
        const QString path = tilefile::makeOne(dir, {}, metadata);
        const auto problems = checkFile(path);
        QCOMPARE(problems.size(), problem.isEmpty() ? 0 : 1);
        QVERIFY2(problem.isEmpty() || problems[0].message.contains(problem), qPrintable(problems.value(0).message));
        const auto found = remarksOn(path);
        QCOMPARE(found.size(), remarks.size());
        for (int i = 0; i < remarks.size(); ++i)
            QVERIFY2(found[i].message.contains(remarks[i]), qPrintable(found[i].message));
    }

    /** What the settings say of a map file counts, and they are checked with it. */
    void mapOfTheSettings()
    {
        const QTemporaryDir dir;
        const QString map = tilefile::makeOne(dir, {}, "INSERT INTO metadata VALUES('format', 'png')");
        const auto check = [&](const QByteArray &text) {
            QFile file(dir.filePath(u"tonglan.toml"_s));
            if (!file.open(QIODevice::WriteOnly))
                qFatal("temporary folder");
            file.write(text);
            file.close();
            return checkFile(file.fileName());
        };
        QCOMPARE(check("map_file = 'made.mbtiles'\nmap_datum = 'gcj02'\n").size(), 0);
        QCOMPARE(check("map_file = 'made.mbtiles'\n").value(0).file, map);
        QCOMPARE(check("map_file = 'absent.mbtiles'\n").size(), 1);
        QCOMPARE(check("map_datum = 'bd09'\n").value(0).line, 1);
    }

    /** Alerts are read as a feed of them would be: what is refused is a fault, what is left out is said. */
    void alerts()
    {
        QTemporaryDir dir;
        const auto put = [&dir](const QByteArray &text) {
            QFile file(dir.filePath(u"a.cap"_s));
            if (!file.open(QFile::WriteOnly) || file.write(text) < 0)
                qFatal("the alert");
            return file.fileName();
        };
        QFile seed(QStringLiteral(TONGLAN_SOURCE_DIR "/tests/fuzz/seeds/cap/cap12.xml"));
        QVERIFY(seed.open(QFile::ReadOnly));
        const auto sound = seed.readAll();
        auto path = put(sound);
        QVERIFY(checkFile(path).isEmpty());
        QVERIFY2(remarksOn(path).first().message.startsWith(u"alert 'tl-2026-0007@met@city.example': orange, 市气象台发布暴雨橙色预警, sent 2026-06-25T06:00:00Z"_s), qPrintable(remarksOn(path).first().message));
        path = put(QByteArray(sound).replace("Actual", "Exercise"));
        QCOMPARE(checkFile(path).size(), 1);
        QVERIFY(checkFile(path)[0].message.contains(u"status: is Exercise"_s));
        path = put("<html/>");
        QVERIFY(checkFile(path)[0].message.contains(u"there is no alert in it"_s));
        QVERIFY(checkFile(QStringLiteral(TONGLAN_SOURCE_DIR "/tests/fuzz/seeds/cap/index.atom")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Check)
#include "tst_check.moc"
