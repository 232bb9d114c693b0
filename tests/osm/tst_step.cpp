#include "osm/step.h"
#include "osm/tool.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <thread>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Steps that are done are kept, what has changed is made again, and nothing half done stands under its name; programs that fail say why. */
class tst_Step : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    int m_made = 0;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    static void write(const QString &file, const QByteArray &text)
    {
        QFile out(file);
        if (!out.open(QFile::WriteOnly) || out.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(file));
    }
    static QByteArray read(const QString &file)
    {
        QFile in(file);
        return in.open(QFile::ReadOnly) ? in.readAll() : QByteArray();
    }
    Step step(const QStringList &options = {u"a"_s})
    {
        return {.name = u"copy"_s, .product = path(u"product"_s), .inputs = {path(u"input"_s)}, .options = options, .make = [this](const QString &draft) -> Result<void> {
                    ++m_made;
                    write(draft, "made of " + read(path(u"input"_s)));
                    return {};
                }};
    }
    /** As a person's second run does: nothing is made that is done. */
    void run(const Step &which)
    {
        if (!isDone(which, m_dir->path()))
            QVERIFY(perform(which, m_dir->path()));
    }
    Tool shell(const QString &script) const { return {.program = u"sh"_s, .arguments = {u"-c"_s, script}, .output = path(u"out"_s), .log = path(u"log"_s)}; }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        m_made = 0;
        write(path(u"input"_s), "1");
    }

    void keepsWhatIsDone()
    {
        run(step());
        run(step());
        QCOMPARE(m_made, 1);
        QCOMPARE(read(path(u"product"_s)), "made of 1"_ba);
        QVERIFY(!QFile::exists(path(u"product.part"_s)));
    }

    void makesAgainWhatChanged_data()
    {
        QTest::addColumn<QString>("what");
        for (const auto *what : {"another input", "the input's time", "another option", "no stamp", "a torn stamp", "no product", "a cut product"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void makesAgainWhatChanged()
    {
        QFETCH(const QString, what);
        run(step());
        Step second = step();
        if (what == "another input"_L1)
            write(path(u"input"_s), "12");
        if (what == "the input's time"_L1) {
            QFile file(path(u"input"_s));
            QVERIFY(file.open(QFile::ReadWrite) && file.setFileTime(QDateTime::fromSecsSinceEpoch(1'000'000'000), QFile::FileModificationTime));
        }
        if (what == "another option"_L1)
            second = step({u"b"_s});
        if (what == "no stamp"_L1)
            QVERIFY(QFile::remove(path(u"copy.stamp"_s)));
        if (what == "a torn stamp"_L1)
            write(path(u"copy.stamp"_s), read(path(u"copy.stamp"_s)).first(20));
        if (what == "no product"_L1)
            QVERIFY(QFile::remove(path(u"product"_s)));
        if (what == "a cut product"_L1)
            write(path(u"product"_s), "made");
        run(second);
        QCOMPARE(m_made, 2);
        QCOMPARE(read(path(u"product"_s)), "made of " + read(path(u"input"_s)));
        run(second);
        QCOMPARE(m_made, 2);
    }

    void aFailedStepKeepsTheOldProductAndIsDoneAgain()
    {
        run(step());
        Step failing = step({u"b"_s});
        failing.make = [](const QString &draft) -> Result<void> {
            write(draft, "half");
            return failure(Error::Kind::Cancelled, u"interrupted"_s);
        };
        QCOMPARE(perform(failing, m_dir->path()).error().kind, Error::Kind::Cancelled);
        QCOMPARE(read(path(u"product"_s)), "made of 1"_ba);
        QVERIFY(!QFile::exists(path(u"product.part"_s)));
        QVERIFY(!isDone(failing, m_dir->path()));
        run(step());
        QCOMPARE(m_made, 2); // the stamp went before anything was touched
    }

    void anInputThatChangesMeanwhileIsNoticed()
    {
        Step slow = step();
        slow.make = [this](const QString &draft) -> Result<void> {
            write(draft, "made of 1");
            write(path(u"input"_s), "a later one");
            return {};
        };
        QVERIFY(perform(slow, m_dir->path()));
        QVERIFY(!isDone(slow, m_dir->path()));
    }

    /** A draft of a run that was killed is not taken for anything. */
    void aLeftoverDraftDoesNoHarm()
    {
        write(path(u"product.part"_s), "half, of a run that was killed");
        run(step());
        QCOMPARE(read(path(u"product"_s)), "made of 1"_ba);
    }

    void namesTheInputThatIsNotThere()
    {
        QVERIFY(QFile::remove(path(u"input"_s)));
        const auto done = perform(step(), m_dir->path());
        QCOMPARE(done.error(), (Error{Error::Kind::NotFound, path(u"input"_s) + u": no such file"_s}));
    }

    void aProgramSaysHowFarItIs()
    {
        std::atomic<bool> interrupted = false;
        ToolProgress last;
        QVERIFY(runTool(shell(u"printf '%s' 12345 > "_s + path(u"out"_s) + u"; printf '  7.0%%\\r 42.5%%\\r' >&2; sleep 1.2"_s), [&](const ToolProgress &progress) { last = progress; }, interrupted));
        QCOMPARE(last.percent, u"42.5"_s);
        QCOMPARE(last.bytes, 5);
        QVERIFY(last.seconds > 0.5);
    }

    void aProgramThatFailsIsQuoted()
    {
        std::atomic<bool> interrupted = false;
        const auto run = runTool(shell(u"for i in $(seq 30); do echo line $i >&2; done; echo ' 99.0%  14/1/2' >&2; exit 3"_s), [](const ToolProgress &) { }, interrupted);
        QVERIFY(!run);
        QCOMPARE(run.error().kind, Error::Kind::Invalid);
        const auto &detail = run.error().detail;
        QVERIFY2(detail.contains("sh ended with code 3"_L1) && detail.contains("line 30"_L1) && detail.contains("line 19"_L1) && !detail.contains("line 18\n"_L1) && !detail.contains("99.0%"_L1), qPrintable(detail));
        QVERIFY(read(path(u"log"_s)).contains("line 1\n"));
    }

    void aProgramIsEndedWhenInterrupted()
    {
        std::atomic<bool> interrupted = false;
        std::thread person([&] {
            QThread::msleep(300);
            interrupted = true;
        });
        QElapsedTimer timer;
        timer.start();
        const auto run = runTool(shell(u"echo $$ > "_s + path(u"pid"_s) + u"; exec sleep 60"_s), [](const ToolProgress &) { }, interrupted);
        person.join();
        QCOMPARE(run.error().kind, Error::Kind::Cancelled);
        QVERIFY(timer.elapsed() < 10'000);
        QVERIFY(!QFile::exists(u"/proc/"_s + QString::fromLatin1(read(path(u"pid"_s)).trimmed())));
    }

    void aMissingProgramIsNamedWithItsPackage()
    {
        std::atomic<bool> interrupted = false;
        const auto run = runTool({.program = u"no-such-program"_s, .arguments = {}, .output = {}, .log = path(u"log"_s)}, [](const ToolProgress &) { }, interrupted);
        QCOMPARE(run.error().kind, Error::Kind::NotFound);
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", QFile::encodeName(m_dir->path()));
        const auto missing = missingTools({u"osmium"_s, u"tippecanoe"_s});
        qputenv("PATH", before);
        QVERIFY(missing);
        QVERIFY2(missing->contains("osmium, tippecanoe"_L1) && missing->contains("apt install osmium-tool tippecanoe"_L1), qPrintable(*missing));
        QVERIFY(!missingTools({u"sh"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_Step)
#include "tst_step.moc"
