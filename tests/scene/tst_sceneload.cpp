#include <scene/load.h>
#include <scene/paneltypes.h>

#include <QDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Scene files: the shipped ones are right, wrong ones are described whole, each fault where it stands. */
class SceneLoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void shipped_data();
    void shipped();
    void problems_data();
    void problems();
    void moreWithoutCodes();
    void allProblemsAtOnce();
    void reads();
    void approval();
    void homeBySize();
    void looksAtTheCityOfThePack_data();
    void looksAtTheCityOfThePack();
    void noFile();
    void hugeFile();
    void everyTypeHasAName();
};

namespace {

const auto good = "id = \"a\"\n"
                  "title = \"甲\"\n"
                  "title_en = \"A\"\n"
                  "[map]\n"
                  "latitude = 22.3\n"
                  "longitude = 114.1\n"
                  "zoom = 11\n"_ba;

QByteArray codes(int count)
{
    QByteArrayList codes;
    for (int i = 0; i < count; ++i)
        codes << "\"c" + QByteArray::number(i) + '"';
    return '[' + codes.join(", ") + ']';
}

}

void SceneLoadTest::shipped_data()
{
    QTest::addColumn<QString>("path");
    const QDir dir(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/scenes"));
    for (const auto &file : dir.entryInfoList({u"*.toml"_s}, QDir::Files))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void SceneLoadTest::shipped()
{
    QFETCH(QString, path);
    const auto file = loadScene(path);
    for (const auto &problem : file.problems)
        qCritical().noquote() << problem.line << problem.column << problem.message;
    QVERIFY(file.problems.isEmpty());
    QVERIFY(!file.scene.panels.isEmpty());
    QCOMPARE(file.scene.tab, !file.scene.id.startsWith(u"gallery"_s)); // which is for whoever makes scenes
}

void SceneLoadTest::problems_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("message");

    QTest::newRow("not TOML") << "id = \n"_ba << 1 << 6 << QString();
    QTest::newRow("cut off") << good + "[[panels]\n"
                             << 8 << 0 << QString();
    QTest::newRow("no id") << good.mid(9) << 1 << 1 << u"scene: 'id' is missing"_s;
    QTest::newRow("bad id") << QByteArray(good).replace("\"a\"", "\"A b\"") << 1 << 6 << u"scene: id 'A b' may have small letters, digits and '-' only"_s;
    QTest::newRow("unknown key") << QByteArray(good).replace("title_en", "titel_en = 1\ntitle_en") << 3 << 1 << u"scene: unknown key 'titel_en' (did you mean \"title_en\"?)"_s;
    QTest::newRow("wrong type") << QByteArray(good).replace("zoom = 11", "zoom = \"11\"") << 7 << 8 << u"map: 'zoom' must be a number"_s;
    QTest::newRow("out of range") << QByteArray(good).replace("22.3", "95") << 5 << 12 << u"map: 'latitude' is 95, not from -85 to 85"_s;
    QTest::newRow("not a number") << QByteArray(good).replace("22.3", "nan") << 5 << 12 << u"map: 'latitude' is nan, not from -85 to 85"_s;
    QTest::newRow("no map") << good.first(good.indexOf("[map]")) << 1 << 1 << u"scene: 'map' is missing"_s;
    QTest::newRow("panel type misspelt") << good + "[[panels]]\ntype = \"trand\"\nzone = \"left\"\n"
                                         << 9 << 8
                                         << u"panel 1: 'type' cannot be 'trand' (did you mean \"trend\"?); known are indicators, services, events, trend, topics, ranking, tree, outbox, links, cache, quarantine, gauges, bullets, figures, composition, calendarheat, matrix, funnel, stacked, dualaxis, radar, comparisons, rules, attention, multiples, ring, flip, departments, disagreements, objections, queue, case"_s;
    QTest::newRow("no zone") << good + "[[panels]]\ntype = \"trend\"\n"
                             << 8 << 1 << u"panel 1: 'zone' is missing"_s;
    QTest::newRow("indicators without codes") << good + "[[panels]]\ntype = \"indicators\"\nzone = \"left\"\n"
                                              << 8 << 1 << u"panel 1: 'codes' is missing"_s;
    QTest::newRow("a key of another type") << good + "[[panels]]\ntype = \"trend\"\nzone = \"left\"\nrows = 3\n"
                                           << 11 << 1 << u"panel 1: unknown key 'rows'"_s;
    QTest::newRow("a code twice") << good + "[[panels]]\ntype = \"services\"\nzone = \"left\"\ncodes = [\"a\", \"a\"]\n"
                                  << 11 << 9 << u"panel 1: a code is there twice"_s;
    QTest::newRow("a code that is a number") << good + "[[panels]]\ntype = \"services\"\nzone = \"left\"\ncodes = [\"a\", 7]\n"
                                             << 11 << 15 << u"panel 1: 'codes' must be a list of texts"_s;
    QTest::newRow("33 codes") << good + "[[panels]]\ntype = \"services\"\nzone = \"left\"\ncodes = " + codes(33) + "\n"
                              << 11 << 9 << u"panel 1: more than 32 codes"_s;
    QTest::newRow("half a row") << good + "[[panels]]\ntype = \"events\"\nzone = \"left\"\nrows = 2.5\n"
                                << 11 << 8 << u"panel 1: 'rows' must be a whole number from 1 to 50"_s;
    QTest::newRow("points of nobody") << good + "[[layers]]\nid = \"p\"\nname = \"p\"\nname_en = \"p\"\nkind = \"points\"\n"
                                      << 8 << 1 << u"layer 1: 'source' is missing"_s;
    QTest::newRow("types of events") << good + "[[layers]]\nid = \"p\"\nname = \"p\"\nname_en = \"p\"\nkind = \"events\"\ntypes = [\"flood\"]\n"
                                     << 13 << 1 << u"layer 1: unknown key 'types'"_s;
    QTest::newRow("indicator of areas") << good + "[[layers]]\nid = \"p\"\nname = \"p\"\nname_en = \"p\"\nkind = \"areas\"\nindicator = \"x\"\n"
                                        << 13 << 1 << u"layer 1: unknown key 'indicator'"_s;
    QTest::newRow("layer twice") << good + "[[layers]]\nid = \"p\"\nname = \"p\"\nname_en = \"p\"\nkind = \"heat\"\n[[layers]]\nid = \"p\"\nname = \"p\"\nname_en = \"p\"\nkind = \"heat\"\n"
                                 << 14 << 6 << u"layer 2: a layer 'p' is there already"_s;
    QTest::newRow("seam outside") << good + "[seams]\n\"3840x1080\" = [4000]\n"
                                  << 9 << 16 << u"seams: a seam of '3840x1080' must be a whole number between 0 and 3840, and they must rise"_s;
    QTest::newRow("seams for no size") << good + "[seams]\nwall = [1920]\n"
                                       << 9 << 8 << u"seams: 'wall' is not a size like 5760x1080"_s;
    QTest::newRow("three codes on two axes") << good + "[[panels]]\ntype = \"dualaxis\"\nzone = \"left\"\ncodes = [\"a\", \"b\", \"c\"]\n"
                                             << 11 << 9 << u"panel 1: a panel of two axes has two codes"_s;
    QTest::newRow("a flip panel of five") << good + "[[panels]]\ntype = \"flip\"\nzone = \"left\"\ncodes = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n"
                                          << 11 << 9 << u"panel 1: a flip panel has one to four codes"_s;
    QTest::newRow("a radar of two") << good + "[[panels]]\ntype = \"radar\"\nzone = \"left\"\ncodes = [\"a\", \"b\"]\n"
                                    << 11 << 9 << u"panel 1: a radar has three to eight codes"_s;
    QTest::newRow("a zone of desks") << good + "[[panels]]\ntype = \"indicators\"\nzone = \"top\"\ncodes = [\"a\"]\n"
                                     << 10 << 8 << u"panel 1: 'zone' cannot be 'top'; known are left, right"_s;
    QTest::newRow("events above a desk") << QByteArray(good).replace("[map]", "layout = \"desk\"\n[map]") + "[[panels]]\ntype = \"events\"\nzone = \"top\"\n"
                                         << 11 << 8 << u"panel 1: 'zone' 'top' is for indicators"_s;
    QTest::newRow("a theme that is none") << QByteArray(good).replace("[map]", "theme = \"dusk\"\n[map]")
                                          << 4 << 9 << u"scene: 'theme' cannot be 'dusk'; known are night, day"_s;
    QTest::newRow("stacked by weather") << good + "[[panels]]\ntype = \"stacked\"\nzone = \"left\"\nby = \"weather\"\n"
                                        << 11 << 6 << u"panel 1: 'by' cannot be 'weather'; known are level, topic"_s;
    QTest::newRow("panels not a list") << good + "[panels]\ntype = \"trend\"\n"
                                       << 8 << 1 << u"scene: 'panels' must be a list of tables ([[panels]])"_s;
}

void SceneLoadTest::problems()
{
    QFETCH(QByteArray, toml);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, message);
    const auto file = parseScene(toml, u"x.toml"_s);
    QVERIFY(!file.problems.isEmpty());
    const auto &problem = file.problems.first();
    QCOMPARE(problem.file, u"x.toml"_s);
    QCOMPARE(problem.line, line);
    if (!message.isEmpty()) { // the words of the TOML library are its own
        QCOMPARE(problem.message, message);
        QCOMPARE(problem.column, column);
        QCOMPARE(file.problems.size(), 1);
    }
}

/** Both are wrong with a list that is at the key "more" only: nothing may count on "codes" being there. */
void SceneLoadTest::moreWithoutCodes()
{
    const QByteArray panel = good + "[[panels]]\ntype = \"indicators\"\nzone = \"left\"\nmore = ";
    const auto messages = [&panel](const QByteArray &more) {
        QStringList found;
        for (const auto &problem : parseScene(panel + more + '\n', u"x.toml"_s).problems)
            found << u"%1:%2 %3"_s.arg(problem.line).arg(problem.column).arg(problem.message);
        return found;
    };
    QCOMPARE(messages(codes(40)), QStringList({u"8:1 panel 1: 'codes' is missing"_s, u"11:8 panel 1: more than 32 codes"_s}));
    QCOMPARE(messages("[\"a\", \"a\"]"), QStringList({u"8:1 panel 1: 'codes' is missing"_s, u"11:8 panel 1: a code is there twice"_s}));
}

void SceneLoadTest::allProblemsAtOnce()
{
    const auto file = parseScene("id = 3\ntitle = \"\"\ntitle_en = \"A\"\nsentnce = true\n[map]\nlatitude = 1\nlongitude = 2\nzoom = 99\n"_ba, u"x"_s);
    QList<int> lines;
    for (const auto &problem : file.problems)
        lines << problem.line;
    QCOMPARE(lines, QList<int>({1, 2, 4, 8}));
}

void SceneLoadTest::reads()
{
    const auto file = parseScene(good + "[[panels]]\ntype = \"ranking\"\nzone = \"right\"\ncolumn = 2\ntarget = 90\n"
                                        "[[layers]]\nid = \"q\"\nname = \"震\"\nname_en = \"Q\"\nkind = \"points\"\nsource = \"usgs\"\nvisible = false\n"
                                        "[seams]\n\"3840x1080\" = [1920]\n",
        u"x"_s);
    QVERIFY(file.problems.isEmpty());
    QCOMPARE(file.scene.title, u"甲"_s);
    QCOMPARE(file.scene.home, (SceneCamera{22.3, 114.1, 11}));
    QCOMPARE(file.scene.panels.size(), 1);
    QCOMPARE(file.scene.panels[0].zone, Zone::Right);
    QCOMPARE(file.scene.panels[0].column, 2);
    QCOMPARE(file.scene.panels[0].target, 90.0);
    QCOMPARE(file.scene.layers, QList<SceneLayer>({{u"q"_s, u"震"_s, u"Q"_s, u"points"_s, u"usgs"_s, {}, {}, false}}));
    QCOMPARE(file.scene.seams.value(u"3840x1080"_s), QList<int>({1920}));
}

void SceneLoadTest::approval()
{
    QCOMPARE(parseScene(good, u"x"_s).scene.approval, QString()); // none is claimed
    auto text = good;
    text.replace("[map]\n", "[map]\napproval = \"GS(2024)0000号\"\n");
    const auto file = parseScene(text, u"x"_s);
    QVERIFY(file.problems.isEmpty());
    QCOMPARE(file.scene.approval, u"GS(2024)0000号"_s);
}

void SceneLoadTest::homeBySize()
{
    const auto scene = parseScene(good + "[map.at.\"5760x1080\"]\nlatitude = 1\nlongitude = 2\nzoom = 3\n", u"x"_s).scene;
    QCOMPARE(homeOf(scene, {5760, 1080}), (SceneCamera{1, 2, 3}));
    QCOMPARE(homeOf(scene, {1920, 1080}), (SceneCamera{22.3, 114.1, 11}));
}

void SceneLoadTest::looksAtTheCityOfThePack_data()
{
    QTest::addColumn<SceneCamera>("home");
    QTest::addColumn<SceneCamera>("wide");
    QTest::addColumn<SceneCamera>("homeThen");
    QTest::addColumn<SceneCamera>("wideThen");
    const SceneCamera pack{39, 117, 10.5}, inside{39.2, 117.3, 12}, elsewhere{22.3, 114.1, 11.9}, world{25, 5, 2.5};
    QTest::newRow("of this city") << inside << inside << inside << inside;
    QTest::newRow("of another city") << elsewhere << elsewhere << pack << pack;
    QTest::newRow("one of both") << inside << elsewhere << inside << inside;
    QTest::newRow("of the world") << world << world << world << world;
}

void SceneLoadTest::looksAtTheCityOfThePack()
{
    QFETCH(const SceneCamera, home);
    QFETCH(const SceneCamera, wide);
    QFETCH(const SceneCamera, homeThen);
    QFETCH(const SceneCamera, wideThen);
    Scene scene{.home = home, .homes = {{u"5760x1080"_s, wide}}};
    lookAt(scene, {{116.5, 38.5, 118, 40}, {39, 117, 10.5}});
    QCOMPARE(homeOf(scene, {1920, 1080}), homeThen);
    QCOMPARE(homeOf(scene, {5760, 1080}), wideThen);
}

void SceneLoadTest::noFile()
{
    const auto file = loadScene(u"/nowhere/a.toml"_s);
    QCOMPARE(file.problems.size(), 1);
    QCOMPARE(file.problems[0].file, u"/nowhere/a.toml"_s);
    QVERIFY(file.problems[0].message.startsWith(u"cannot be read"));
}

void SceneLoadTest::hugeFile()
{
    QFile file(QDir::temp().filePath(u"tst_sceneload_huge.toml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(300 * 1024, '#'));
    file.close();
    QCOMPARE(loadScene(file.fileName()).problems.size(), 1);
    file.remove();
}

void SceneLoadTest::everyTypeHasAName()
{
    for (const auto &name : panelTypeNames())
        QVERIFY(panelType(name) != nullptr);
    QVERIFY(panelType(u"nothing") == nullptr);
}

QTEST_GUILESS_MAIN(SceneLoadTest)
#include "tst_sceneload.moc"
