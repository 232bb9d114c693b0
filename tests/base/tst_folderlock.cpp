#include "base/folderlock.h"

#include <QFile>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>
#include <sys/wait.h>
#include <unistd.h>

using namespace tonglan;
using namespace Qt::StringLiterals;

using Outcome = FolderLock::Outcome;

/** Who has a folder is what the kernel says, never what a file says. */
class tst_FolderLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir.emplace();
        m_path = m_dir->filePath(u"lock"_s);
    }

    void oneAtATime()
    {
        std::optional<FolderLock> first(m_dir->path());
        QCOMPARE(first->take(), Outcome::Taken);
        FolderLock second(m_dir->path());
        QCOMPARE(second.take(), Outcome::Held);
        QCOMPARE(second.holder(), u"process %1 (tst_folderlock on %2)"_s.arg(QCoreApplication::applicationPid()).arg(QSysInfo::machineHostName()));
        first.reset();
        QVERIFY(!QFile::exists(m_path));
        QCOMPARE(second.take(), Outcome::Taken);
        QVERIFY(QFile::exists(m_path));
    }

    void whatALeftFileSaysHoldsNobodyUp_data()
    {
        QTest::addColumn<QByteArray>("left");

        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("garbage") << QByteArray("\0\xff\x1b[31m no pid", 14);
        QTest::newRow("a process that is gone") << "4194303\ntonglan\n\n"_ba;
        QTest::newRow("a process that runs") << QByteArray::number(QCoreApplication::applicationPid()) + "\ntonglan\n\n";
        QTest::newRow("a machine of another name") << "1\ntonglan\nwall-of-last-year\n"_ba;
        QTest::newRow("far too much") << QByteArray(1 << 20, 'x');
    }
    void whatALeftFileSaysHoldsNobodyUp()
    {
        QFETCH(QByteArray, left);
        write(left);
        FolderLock lock(m_dir->path());
        QCOMPARE(lock.take(), Outcome::Taken);
    }

    void theHolderIsNamedAsFarAsTheFileSays_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("holder");

        QTest::newRow("all") << "4711\ntonglan\nwall-1\n"_ba << u"process 4711 (tonglan on wall-1)"_s;
        QTest::newRow("no host") << "4711\ntonglan\n"_ba << u"process 4711 (tonglan)"_s;
        QTest::newRow("a number only") << "4711"_ba << u"process 4711"_s;
        QTest::newRow("nothing") << ""_ba << u"another process"_s;
        QTest::newRow("no number") << "xyz\ntonglan\n"_ba << u"another process"_s;
        QTest::newRow("not fit for a terminal") << "4711\n\x1b[31mred\xe2\x80\xae\nwall-1\n"_ba << u"process 4711 ([31mred on wall-1)"_s;
    }
    void theHolderIsNamedAsFarAsTheFileSays()
    {
        QFETCH(QByteArray, text);
        FolderLock first(m_dir->path());
        QCOMPARE(first.take(), Outcome::Taken);
        write(text);
        FolderLock second(m_dir->path());
        QCOMPARE(second.take(), Outcome::Held);
        QTEST(second.holder(), "holder");
    }

    void aKilledProcessHoldsNothing()
    {
        int ready[2] = {};
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            FolderLock lock(m_dir->path());
            const char taken = lock.take() == Outcome::Taken ? '1' : '0';
            (void)!::write(ready[1], &taken, 1);
            ::pause();
            ::_exit(1);
        }
        char taken = 0;
        QCOMPARE(::read(ready[0], &taken, 1), 1);
        QCOMPARE(taken, '1');
        FolderLock lock(m_dir->path());
        QCOMPARE(lock.take(), Outcome::Held);
        QVERIFY2(lock.holder().startsWith(u"process "_s), qPrintable(lock.holder()));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QCOMPARE(lock.take(), Outcome::Taken);
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void aFileThatWasTakenAwayIsNotOurs()
    {
        std::optional<FolderLock> first(m_dir->path());
        QCOMPARE(first->take(), Outcome::Taken);
        QVERIFY(QFile::remove(m_path)); // by a person: nothing keeps the next one out then …
        FolderLock second(m_dir->path());
        QCOMPARE(second.take(), Outcome::Taken);
        first.reset();
        QVERIFY(QFile::exists(m_path)); // … but its file stays
    }

    void whereNothingCanBeLocked_data()
    {
        QTest::addColumn<QString>("folder");

        QTest::newRow("no folder") << u"nowhere"_s;
        QTest::newRow("the lock is a folder") << u"a"_s;
        QTest::newRow("the lock is a link") << u"b"_s;
    }
    void whereNothingCanBeLocked()
    {
        QFETCH(QString, folder);
        QVERIFY(QDir(m_dir->path()).mkpath(u"a/lock"_s) && QDir(m_dir->path()).mkpath(u"b"_s));
        QVERIFY(QFile::link(m_dir->filePath(u"precious"_s), m_dir->filePath(u"b/lock"_s)));
        FolderLock lock(m_dir->filePath(folder));
        QCOMPARE(lock.take(), Outcome::Impossible);
        QVERIFY2(lock.problem().contains(u"/lock: cannot be opened: "_s), qPrintable(lock.problem()));
        QVERIFY(!QFile::exists(m_dir->filePath(u"precious"_s)));
    }

private:
    void write(const QByteArray &text) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
    }

    std::optional<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(tst_FolderLock)
#include "tst_folderlock.moc"
