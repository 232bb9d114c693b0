#include "cachefixture.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static constexpr int rowsPerBatch = 40;

/** The program that is killed: takes a snapshot if there is none, then commits change after change until it dies.
 *  Batch i puts events of its own and moves one event to version i, so that rows and cursor can be compared.
 *  Every commit is one line on the standard output.
 */
static int writeForever(const QString &path)
{
    const SystemClock clock;
    auto writer = openWriter(path, clock);
    if (must(writer.feedState(u"city"_s)).cursor.isEmpty()) {
        for (int i = 0; i < 10; ++i) {
            std::vector<Change> changes;
            for (int k = 0; k < 100; ++k)
                changes.emplace_back(Record(makeEvent(u"snapshot-%1-%2"_s.arg(i).arg(k), 1)));
            must(writer.apply(page(RecordType::Event, std::move(changes), i == 9, i == 9, u"0"_s)));
            std::puts("page");
            (void)std::fflush(stdout);
        }
    }
    for (;;) {
        const auto cursor = must(writer.feedState(u"city"_s)).cursor;
        const auto next = cursor.toLongLong() + 1;
        std::vector<Change> changes;
        changes.emplace_back(Record(makeEvent(u"counter"_s, next)));
        for (int k = 0; k < rowsPerBatch; ++k)
            changes.emplace_back(Record(makeEvent(u"b%1-%2"_s.arg(next).arg(k), 1, u"路面积水%1"_s.arg(k))));
        must(writer.apply(delta(cursor, QString::number(next), std::move(changes))));
        std::printf("%lld\n", next);
        (void)std::fflush(stdout);
    }
}

/** kill -9 in the middle of commits. */
class TestCacheKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void rowsAndCursorAgreeAfterEveryKill()
    {
        const int kills = std::max(20, qEnvironmentVariableIntValue("TONGLAN_KILLS"));
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u, %d kills", seed, kills);
        QRandomGenerator random(seed);
        QTemporaryDir dir;
        const auto path = dir.filePath(u"cache.db"_s);
        qint64 acknowledged = 0;
        for (int i = 0; i < kills; ++i) {
            QProcess victim;
            victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            victim.start(QCoreApplication::applicationFilePath(), {u"--write"_s, path});
            QVERIFY(victim.waitForStarted());
            for (auto lines = 1 + random.bounded(12); lines > 0;) {
                QVERIFY(victim.canReadLine() || victim.waitForReadyRead(20'000));
                while (lines > 0 && victim.canReadLine()) {
                    const auto line = victim.readLine().trimmed();
                    if (line != "page")
                        acknowledged = line.toLongLong();
                    --lines;
                }
            }
            victim.kill();
            QVERIFY(victim.waitForFinished());
            QCOMPARE(victim.exitStatus(), QProcess::CrashExit);

            const auto database = must(Database::openForWriting(path));
            QVERIFY2(!database.rebuilt(), qPrintable(database.notice()));
            QCOMPARE(rowsOf(database, u"PRAGMA quick_check"_s), QStringList{u"ok"_s});
            const auto cursor = numberOf(database, u"SELECT CAST(cursor AS INTEGER) FROM feed_state"_s);
            QVERIFY2(cursor >= acknowledged, qPrintable(u"%1 was committed, the cache is at %2"_s.arg(acknowledged).arg(cursor)));
            QCOMPARE(numberOf(database, u"SELECT count(*) FROM event WHERE id LIKE 'b%'"_s), cursor * rowsPerBatch);
            QCOMPARE(numberOf(database, u"SELECT COALESCE(max(version), 0) FROM event WHERE id = 'counter'"_s), cursor);
            QCOMPARE(numberOf(database, u"SELECT count(*) FROM event_history WHERE id = 'counter'"_s), std::max<qint64>(0, cursor - 1));
            QCOMPARE(indexFaults(database), QStringList());
        }
        QVERIFY(acknowledged > 0);
    }
};

int main(int argc, char *argv[])
{
    if (argc == 3 && QByteArrayView(argv[1]) == "--write")
        return writeForever(QString::fromLocal8Bit(argv[2]));
    const QCoreApplication application(argc, argv);
    TestCacheKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_cachekill.moc"
