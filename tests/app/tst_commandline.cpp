#include "lib/commandline.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tonglan;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void nothingMeansRun()
    {
        const auto line = parseCommandLine({});
        QVERIFY(line);
        QCOMPARE(*line, CommandLine());
    }

    void readsARenderOrder()
    {
        const auto line = parseCommandLine({u"--render"_s, u"overview"_s, u"--size"_s, u"5760x1080"_s, u"--out"_s, u"a.png"_s,
            u"--at"_s, u"2026-06-25T14:32:07+08:00"_s, u"--lang"_s, u"en"_s});
        QVERIFY(line);
        QCOMPARE(line->verb, CommandLine::Verb::Render);
        QCOMPARE(line->scene, u"overview"_s);
        QCOMPARE(line->size, QSize(5760, 1080));
        QCOMPARE(line->at, std::optional<TimeMs>(1782369127000));
        QCOMPARE(line->language, u"en"_s);
    }

    void readsTheWall()
    {
        const auto line = parseCommandLine({u"--render"_s, u"overview"_s, u"--out"_s, u"a.png"_s, u"--pitch"_s, u"1.8"_s, u"--distance"_s, u"8"_s});
        QVERIFY(line);
        QCOMPARE(line->viewing, (Viewing{.pitchMm = 1.8, .distanceM = 8}));
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("names"); // must be in the message

        QTest::newRow("unknown option") << QStringList{u"--rendr"_s, u"x"_s} << u"rendr"_s;
        QTest::newRow("render without out") << QStringList{u"--render"_s, u"overview"_s} << u"--out"_s;
        QTest::newRow("size in words") << QStringList{u"--size"_s, u"large"_s} << u"--size"_s;
        QTest::newRow("size of nothing") << QStringList{u"--size"_s, u"0x0"_s} << u"--size"_s;
        QTest::newRow("size too small for a scene") << QStringList{u"--size"_s, u"1080x700"_s} << u"1280x720"_s;
        QTest::newRow("size beyond any wall") << QStringList{u"--size"_s, u"99999x1080"_s} << u"--size"_s;
        QTest::newRow("time without offset") << QStringList{u"--at"_s, u"2026-06-25T14:32:07"_s} << u"offset"_s;
        QTest::newRow("unknown language") << QStringList{u"--lang"_s, u"de"_s} << u"--lang"_s;
        QTest::newRow("unknown theme") << QStringList{u"--theme"_s, u"pink"_s} << u"--theme"_s;
        QTest::newRow("unknown renderer") << QStringList{u"--renderer"_s, u"vulkan"_s} << u"--renderer"_s;
        QTest::newRow("check nothing") << QStringList{u"--check"_s} << u"--check"_s;
        QTest::newRow("stray word") << QStringList{u"overview"_s} << u"overview"_s;
        QTest::newRow("pitch without distance") << QStringList{u"--pitch"_s, u"1.8"_s} << u"--distance"_s;
        QTest::newRow("distance in words") << QStringList{u"--pitch"_s, u"1.8"_s, u"--distance"_s, u"far"_s} << u"--distance"_s;
        QTest::newRow("timeout of none") << QStringList{u"--timeout"_s, u"0"_s} << u"--timeout"_s;
    }
    void refuses()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, names);
        const auto line = parseCommandLine(arguments);
        QVERIFY(!line);
        QVERIFY2(line.error().detail.contains(names), qPrintable(line.error().detail));
        QVERIFY(!line.error().detail.contains(u'\n'));
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
