#include "processes.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tonglan::test;

/** tonglan-feed as a person at a terminal, or a script, meets it: what it refuses, in one line, with which exit code. */
class tst_FeedTool : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    [[nodiscard]] QString folder() const { return m_dir.filePath(u"data"_s); }
    [[nodiscard]] QStringList serveEmpty(const QString &city) const { return {u"serve"_s, u"--empty"_s, city, u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, folder()}; }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        QVERIFY(QDir(folder()).removeRecursively());
    }

    void saysWhatIsWrongWithTheCommand_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");

        for (const auto &code : {u"abc"_s, u""_s, u"31000"_s, u"3100000"_s, u"31000a"_s, u"３１００００"_s, u"310000\n"_s})
            QTest::addRow("city code '%s'", qPrintable(code)) << serveEmpty(code) << u"is not the code of a city: 6 digits such as 310000, or 12"_s;
        QTest::newRow("neither pack nor city") << QStringList{u"serve"_s} << u"--pack FILE or --empty CITYCODE"_s;
    }
    void saysWhatIsWrongWithTheCommand()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const auto said = runProgram("tonglan-feed"_L1, words, 10'000);
        QCOMPARE(said.exitCode, 2);
        QVERIFY2(said.output.contains(says), qPrintable(said.output));
        QVERIFY(!QFile::exists(folder()));
    }

    void aServerThatIsNotThereIsUnavailable_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("text") << QStringList();
        QTest::newRow("json") << QStringList{u"--json"_s};
    }
    void aServerThatIsNotThereIsUnavailable()
    {
        QFETCH(QStringList, more);
        const auto said = runProgram("tonglan-feed"_L1, QStringList{u"check"_s, u"http://127.0.0.1:%1"_s.arg(freePort())} + more, 30'000);
        QCOMPARE(said.exitCode, 69);
        QCOMPARE(said.output.count(u'\n'), 1);
        QVERIFY2(said.output.contains(u"Connection refused"_s), qPrintable(said.output));
    }

    void aFolderInUseIsRefused()
    {
        Running first("tonglan-feed"_L1, serveEmpty(u"310000"_s));
        QVERIFY2(first.waitFor(u"serving 310000"_s, 10'000), qPrintable(first.output()));
        for (const auto &words : {serveEmpty(u"310000"_s), serveEmpty(u"110000"_s) + QStringList{u"--fresh"_s}, QStringList{u"serve"_s, u"--pack"_s, demoPack(), u"--data"_s, folder()}}) {
            const auto said = runProgram("tonglan-feed"_L1, words, 30'000);
            QCOMPARE(said.exitCode, 75);
            QVERIFY2(said.output.contains(u"in use by process %1 (tonglan-feed"_s.arg(first.process().processId())), qPrintable(said.output));
        }
        first.killNow();
        Running again("tonglan-feed"_L1, serveEmpty(u"310000"_s));
        QVERIFY2(again.waitFor(u"serving 310000"_s, 10'000), qPrintable(again.output()));
    }

    void anotherCityIsNotReplacedUnasked()
    {
        Running first("tonglan-feed"_L1, serveEmpty(u"310000"_s));
        QVERIFY2(first.waitFor(u"serving 310000"_s, 10'000), qPrintable(first.output()));
        first.killNow();
        const auto said = runProgram("tonglan-feed"_L1, serveEmpty(u"110000000000"_s), 10'000);
        QCOMPARE(said.exitCode, 65);
        QVERIFY2(said.output.contains(u"holds the records of 310000 and is not given up for those of 110000000000"_s) && said.output.contains(u"--fresh"_s), qPrintable(said.output));
        Running other("tonglan-feed"_L1, serveEmpty(u"110000000000"_s) + QStringList{u"--fresh"_s});
        QVERIFY2(other.waitFor(u"serving 110000000000"_s, 10'000), qPrintable(other.output()));
    }
};

QTEST_GUILESS_MAIN(tst_FeedTool)
#include "tst_feedtool.moc"
