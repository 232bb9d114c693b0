#include "synctest.h"

#include "cache/cachefixture.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static SyncTiming victimTiming()
{
    return {.firstDelayMs = 10, .longestDelayMs = 100, .longPollSeconds = 1, .auditMs = 300, .heartbeatMs = 500, .mergeMs = 1};
}

/** kill -9 of a client that syncs with a server that changes all the time: see killsNeverTear. TONGLAN_KILLS sets how many. */
class SyncKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    /** Several clients, each killed and started again on its own cache. After every kill the header and the log are sound, the rows are
     *  those of the stored cursor, and every tenth time all pages are; in the end every cache is what the server is.
     */
    void killsNeverTear()
    {
        const int wanted = qEnvironmentVariableIsSet("TONGLAN_KILLS") ? qEnvironmentVariableIntValue("TONGLAN_KILLS") : 1'000;
        const quint32 seed = qEnvironmentVariableIsSet("TONGLAN_SEED") ? qEnvironmentVariableIntValue("TONGLAN_SEED") : QRandomGenerator::global()->generate();
        qInfo("TONGLAN_SEED=%u, %d kills", seed, wanted);
        m_random.seed(seed);
        const QTemporaryDir folder(QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/tonglan-XXXXXX"_s : QDir::tempPath() + u"/tonglan-XXXXXX"_s);
        QVERIFY(folder.isValid());
        FakeBackend backend;
        backend.setPageRows(100);
        backend.begin();
        for (int i = 0; i < 60 * recordTypeCount; ++i)
            backend.put(makeRecord(RecordType(i % recordTypeCount), i / recordTypeCount));
        backend.end();
        QTimer changes;
        connect(&changes, &QTimer::timeout, this, [&] { change(backend); });
        changes.start(4);

        std::vector<std::unique_ptr<Victim>> victims;
        for (int i = 0; i < 4; ++i) {
            victims.push_back(std::make_unique<Victim>());
            victims.back()->path = folder.filePath(u"cache-%1.db"_s.arg(i));
            start(*victims.back(), backend);
        }
        QElapsedTimer time;
        time.start();
        while (m_kills < wanted && m_faults.isEmpty()) {
            QTest::qWait(1);
            QVERIFY2(time.elapsed() < 600'000, "the loop does not come on");
            for (const auto &victim : victims) {
                // Most are killed at work, some before they have begun.
                if (victim->time.elapsed() < victim->lifetime || (victim->needsWord && victim->words == 0 && victim->time.elapsed() < 5'000))
                    continue;
                kill(*victim, backend);
                start(*victim, backend);
            }
        }
        const auto took = time.elapsed();
        changes.stop();
        if (!m_faults.isEmpty()) {
            for (const auto &victim : victims) {
                victim->process->kill();
                victim->process->waitForFinished();
            }
        }
        QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.join(u'\n')));
        for (const auto &victim : victims) {
            const auto differs = [&] {
                const auto cache = Database::openForReading(victim->path);
                return cache ? differenceOf(contentOf(backend), contentOf(*cache)) : cache.error().detail;
            };
            QTRY_COMPARE_WITH_TIMEOUT(differs(), QString(), 30'000);
            const auto cache = must(Database::openForReading(victim->path));
            QCOMPARE(digestsOf(cache), digestsOf(backend));
            QCOMPARE(rowsOf(cache, u"PRAGMA quick_check"_s), QStringList{u"ok"_s});
            QCOMPARE(indexFaults(cache), QStringList());
            victim->process->disconnect(this);
            victim->process->kill();
            victim->process->waitForFinished();
        }
        QCOMPARE(QDir(folder.path()).entryList({u"*corrupt*"_s}), QStringList()); // none was set aside behind our back
        QVERIFY2(m_atWork > m_kills / 2, qPrintable(QString::number(m_atWork)));
        qInfo("%d kills in %lld s, %d of clients that had stored something in that life, %d with a log to recover, %d in a snapshot; %d whole checks; 0 corrupt, 0 torn", m_kills,
            static_cast<long long>(took / 1'000), m_atWork, m_withLog, m_inSnapshot, m_wholeChecks);
    }

private:
    struct Victim
    {
        QString path = {};
        std::unique_ptr<QProcess> process = {};
        QElapsedTimer time;
        qint64 lifetime = 0;
        int words = 0;
        bool needsWord = false;
    };

    void change(FakeBackend &backend)
    {
        backend.begin();
        for (int count = m_random.bounded(1, 12); count > 0; --count) {
            const auto record = makeRecord(RecordType(m_random.bounded(recordTypeCount)), m_random.bounded(80), u"变 %1"_s.arg(++m_changes));
            if (m_random.bounded(6) == 0)
                backend.remove({typeOf(record), headOf(record).source, headOf(record).id});
            else
                backend.put(record);
        }
        backend.end();
        if (m_random.bounded(3'000) == 0)
            backend.askForResync();
    }

    void start(Victim &victim, const FakeBackend &backend)
    {
        victim.words = 0;
        victim.needsWord = m_random.bounded(10) != 0;
        victim.lifetime = m_random.bounded(20, 220);
        victim.process = std::make_unique<QProcess>();
        victim.process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        connect(victim.process.get(), &QProcess::readyReadStandardOutput, this, [this, &victim] {
            const auto said = victim.process->readAllStandardOutput();
            victim.words += int(said.count('\n'));
            if (said.contains("failed"))
                m_faults += u"%1 could not be opened"_s.arg(victim.path);
        });
        victim.process->start(QCoreApplication::applicationFilePath(), {u"--sync"_s, victim.path, backend.url().toString()});
        victim.time.start();
    }

    void kill(Victim &victim, const FakeBackend &backend)
    {
        victim.process->kill();
        victim.process->waitForFinished();
        ++m_kills;
        m_atWork += victim.words > 0 ? 1 : 0;
        if (QFileInfo(victim.path).size() == 0)
            return; // it had no time to make one
        m_withLog += QFileInfo(victim.path + u"-wal"_s).size() > 0 ? 1 : 0;
        const auto fault = examine(victim.path, backend);
        if (!fault.isEmpty())
            m_faults += u"after %1 kills, %2: %3"_s.arg(m_kills).arg(victim.path, fault);
    }

    /** Looks without tidying up: the next client must find what the dead one left. */
    QString examine(const QString &path, const FakeBackend &backend)
    {
        try {
            SQLite::Database look(path.toStdString(), SQLite::OPEN_READONLY, 5'000);
            if (m_kills % 10 == 0) {
                ++m_wholeChecks;
                SQLite::Statement check(look, "PRAGMA quick_check");
                if (!check.executeStep() || check.getColumn(0).getString() != "ok")
                    return QString::fromStdString(check.getColumn(0).getString());
            }
            SQLite::Statement tables(look, "SELECT count(*) FROM sqlite_master WHERE name = 'feed_state'");
            if (!tables.executeStep() || tables.getColumn(0).getInt() == 0)
                return {}; // killed before its first commit
            SQLite::Statement snapshot(look, "SELECT COALESCE((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'generation'), 0) - COALESCE((SELECT generation FROM feed_state), 0)");
            if (snapshot.executeStep() && snapshot.getColumn(0).getInt64() > 0)
                ++m_inSnapshot;
            return tornIn(look, backend);
        } catch (const SQLite::Exception &exception) {
            return QString::fromUtf8(exception.what());
        }
    }

    QRandomGenerator m_random;
    QStringList m_faults;
    int m_changes = 0;
    int m_kills = 0;
    int m_atWork = 0;
    int m_withLog = 0;
    int m_inSnapshot = 0;
    int m_wholeChecks = 0;
};

int main(int argc, char *argv[])
{
    if (isSyncCommand(argc, argv))
        return syncForever(argc, argv, victimTiming());
    qputenv("QTEST_FUNCTION_TIMEOUT", "700000"); // it is one long function
    const QCoreApplication application(argc, argv);
    SyncKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_synckill.moc"
