#include "lib/check.h"
#include "lib/scenecheck.h"

#include <QApplication>
#include <QFile>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tonglan;

/** Scenes as they stand on the screen: every shipped one is clean at every size, in both languages and themes, and what a scene file can do wrong is found there. */
class tst_SceneCheck : public QObject
{
    Q_OBJECT

    static CommandLine lineWith(const QTemporaryDir &folder)
    {
        CommandLine line;
        line.verb = CommandLine::Verb::Check;
        line.pack = QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack");
        line.config = folder.filePath(u"none.toml"_s); // never the settings of this machine
        QFile(line.config).open(QFile::WriteOnly);
        return line;
    }

    static QString inWords(const QList<Problem> &problems)
    {
        QStringList texts;
        for (const auto &problem : problems)
            texts << toText(problem);
        return texts.join(u'\n');
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void shippedScenesAreClean_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("zh_CN") << u"zh_CN"_s;
        QTest::newRow("en") << u"en"_s;
    }
    void shippedScenesAreClean()
    {
        QFETCH(QString, language);
        auto line = lineWith(m_folder);
        line.language = language;
        QList<SceneToCheck> scenes;
        for (const auto &id : shippedScenes())
            scenes << SceneToCheck{.id = id};
        QVERIFY(scenes.size() >= 9);
        const auto verdict = checkOnScreen(line, scenes);
        QVERIFY2(verdict.problems.isEmpty(), qPrintable(inWords(verdict.problems)));
        QVERIFY2(!inWords(verdict.remarks).contains(u"not drawn"_s), qPrintable(inWords(verdict.remarks)));
    }

    void faultsOfASceneFile_data()
    {
        QTest::addColumn<QByteArray>("panels");
        QTest::addColumn<QStringList>("says");
        const QByteArray events = "[[panels]]\ntype = 'events'\nzone = 'right'\n";
        const QByteArray name = "[[panels]]\ntype = 'trend'\nzone = 'left'\ncode = 'power.load'\ntitle = '";
        QTest::newRow("sound") << events << QStringList();
        QTest::newRow("unbound") << events + "[[panels]]\ntype = 'indicators'\nzone = 'left'\ncodes = ['power.laod']\n"
                                 << QStringList{u"'power.laod' is defined by no feed"_s};
        QTest::newRow("across a bezel") << events + name + "x'\n[seams]\n\"1920x1080\" = [300]\n"
                                        << QStringList{u"panel 'trend' lies across the bezel at 300"_s};
        QTest::newRow("a title that has no room") << events + name + QByteArray("全市电网实时负荷").repeated(8) + "'\n"
                                                  << QStringList{u"全市电网实时负荷"_s};
    }
    void faultsOfASceneFile()
    {
        QFETCH(QByteArray, panels);
        QFile file(m_folder.filePath(u"bad.toml"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("id = 'bad'\ntitle = '甲'\ntitle_en = 'A'\n[map]\nlatitude = 22.3\nlongitude = 114.16\nzoom = 11\n" + panels);
        file.close();
        QVERIFY2(checkFile(file.fileName()).isEmpty(), qPrintable(inWords(checkFile(file.fileName()))));
        auto line = lineWith(m_folder);
        line.size = QSize(1920, 1080);
        line.language = u"zh_CN"_s;
        line.theme = u"night"_s;
        const auto verdict = checkOnScreen(line, {{.id = u"bad"_s, .file = file.fileName()}});
        QFETCH(QStringList, says);
        QCOMPARE(verdict.problems.isEmpty(), says.isEmpty());
        for (const auto &words : says)
            QVERIFY2(inWords(verdict.problems).contains(words), qPrintable(inWords(verdict.problems)));
        for (const auto &problem : verdict.problems)
            QVERIFY2(problem.file == file.fileName() && problem.message.contains(u"1920x1080 zh_CN night"_s), qPrintable(toText(problem)));
    }

    /** What there was no city for is not said to be right. */
    void notDrawnIsNotRight()
    {
        auto line = lineWith(m_folder);
        line.pack = m_folder.filePath(u"none.citypack"_s);
        const auto verdict = checkOnScreen(line, {{.id = u"overview"_s}});
        QVERIFY(!verdict.isDrawn);
        QVERIFY2(inWords(verdict.remarks).contains(u"not drawn"_s), qPrintable(inWords(verdict.remarks)));
        line.files = {u"overview"_s};
        QCOMPARE(runCheck(line), 69);
    }

    /** Of two files with one id only one would be seen. */
    void twoFilesOfOneId()
    {
        auto line = lineWith(m_folder);
        line.size = QSize(1920, 1080);
        line.language = u"zh_CN"_s;
        line.theme = u"night"_s;
        for (const auto &name : {u"one.toml"_s, u"two.toml"_s}) {
            QFile file(m_folder.filePath(name));
            QVERIFY(file.open(QFile::WriteOnly));
            file.write("id = 'twin'\ntitle = '甲'\ntitle_en = 'A'\n[map]\nlatitude = 22.3\nlongitude = 114.16\nzoom = 11\n[[panels]]\ntype = 'events'\nzone = 'right'\n");
            line.files << file.fileName();
        }
        QCOMPARE(runCheck(line), 65);
        line.files = {line.files[0], line.files[0]};
        QCOMPARE(runCheck(line), 0);
    }

    /** A wall that is read from afar asks for larger type than the unit of its pixels gives; said with the profile, all is large enough. */
    void theWallsProfileCounts()
    {
        auto line = lineWith(m_folder);
        line.size = QSize(5760, 1080);
        line.language = u"zh_CN"_s;
        line.theme = u"night"_s;
        line.viewing = {.pitchMm = 1.8, .distanceM = 8};
        const auto verdict = checkOnScreen(line, {{.id = u"overview"_s}});
        QVERIFY2(!inWords(verdict.problems).contains(u"16 arc minutes"_s), qPrintable(inWords(verdict.problems)));
    }
};

int main(int argc, char *argv[])
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    const QApplication application(argc, argv);
    tst_SceneCheck test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_scenecheck.moc"
