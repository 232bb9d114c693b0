#include "processes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tonglan::test;

/** tonglan-feed as a person at a terminal, or a script, meets it: what it refuses, in one line, with which exit code. */
class tst_FeedTool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
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

};

QTEST_GUILESS_MAIN(tst_FeedTool)
#include "tst_feedtool.moc"
