#include "cachefixture.h"
#include "support/faultvfs.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static constexpr int rowsPerBatch = 8;

/** The power goes at any moment: what was not synced is lost, in whole or in parts. */
class TestPowerLoss : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theCacheIsWholeWhereverItStops()
    {
        const int cuts = std::max(1'000, qEnvironmentVariableIntValue("TONGLAN_POWER_CUTS"));
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u, %d cuts", seed, cuts);
        QRandomGenerator random(seed);
        const QTemporaryDir dir;
        FaultVfs vfs;
        vfs.record(dir.path());
        const SetClock clock;
        int begun = 0;
        {
            auto writer = openWriter(dir.filePath(u"cache.db"_s), clock);
            begun = vfs.moment();
            // Checkpoints often: those are the moments that matter.
            writer.database().handle().exec("PRAGMA wal_autocheckpoint = 60");
            for (int i = 1; i <= 120; ++i) {
                std::vector<Change> changes = {Record(makeEvent(u"counter"_s, i))};
                for (int k = 0; k < rowsPerBatch; ++k)
                    changes.emplace_back(Record(makeEvent(u"b%1-%2"_s.arg(i).arg(k), 1, u"路面积水 %1"_s.arg(k))));
                if (i % 10 == 0)
                    changes.emplace_back(gone(RecordType::Event, u"b%1-0"_s.arg(i - 5), 2));
                must(writer.apply(delta(i == 1 ? QString() : QString::number(i - 1), QString::number(i), std::move(changes))));
            }
        }
        const int all = vfs.operations();
        QVERIFY2(all - begun > cuts, qPrintable(u"only %1 moments"_s.arg(all - begun)));
        int lost = 0;
        for (int i = 0; i < cuts; ++i) {
            const int moment = begun + random.bounded(all - begun + 1);
            const QTemporaryDir after;
            vfs.makeFilesAfterPowerLoss(moment, after.path(), i % 4 == 0 ? nullptr : &random);
            const auto context = u"power lost at %1 of %2, seed %3: "_s.arg(moment).arg(all).arg(seed);
            const auto database = must(Database::openForWriting(after.filePath(u"cache.db"_s)));
            QVERIFY2(!database.rebuilt(), qPrintable(context + database.notice()));
            QCOMPARE(rowsOf(database, u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
            const auto cursor = numberOf(database, u"SELECT COALESCE(max(CAST(cursor AS INTEGER)), 0) FROM feed_state"_s);
            const auto gone = numberOf(database, u"SELECT count(*) FROM tombstone"_s);
            QCOMPARE(numberOf(database, u"SELECT count(*) FROM event WHERE id LIKE 'b%'"_s), cursor * rowsPerBatch - gone);
            QCOMPARE(gone, cursor / 10);
            QCOMPARE(numberOf(database, u"SELECT COALESCE(max(version), 0) FROM event WHERE id = 'counter'"_s), cursor);
            QCOMPARE(numberOf(database, u"SELECT count(*) FROM event_history WHERE id = 'counter'"_s), std::max<qint64>(0, cursor - 1));
            if (i % 10 == 0)
                QCOMPARE(indexFaults(database), QStringList());
            lost += cursor < 120 ? 1 : 0;
        }
        QVERIFY(lost > 0); // else nothing was cut
    }

    /** An example for a database that must lose nothing: what a commit with synchronous = FULL acknowledged is there. */
    void whatWasSyncedIsNeverLost()
    {
        QRandomGenerator random(5);
        const QTemporaryDir dir;
        FaultVfs vfs;
        vfs.record(dir.path());
        std::vector<std::pair<int, int>> acknowledged; // moment, rows
        {
            SQLite::Database database(dir.filePath(u"outbox.db"_s).toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE command (n INTEGER PRIMARY KEY)");
            for (int i = 1; i <= 60; ++i) {
                database.exec("INSERT INTO command VALUES (NULL)");
                acknowledged.emplace_back(vfs.moment(), i);
            }
        }
        for (int moment = acknowledged.front().first; moment <= vfs.operations(); ++moment) {
            const QTemporaryDir after;
            vfs.makeFilesAfterPowerLoss(moment, after.path(), &random);
            const auto known = std::ranges::find_if(acknowledged.rbegin(), acknowledged.rend(), [moment](const auto &each) { return each.first <= moment; });
            SQLite::Database database(after.filePath(u"outbox.db"_s).toStdString(), SQLite::OPEN_READWRITE);
            QVERIFY2(database.execAndGet("SELECT count(*) FROM command").getInt() >= known->second, qPrintable(u"power lost at %1"_s.arg(moment)));
        }
    }

    void aSyncThatFailsIsTold()
    {
        const QTemporaryDir dir;
        FaultVfs vfs;
        const SetClock clock;
        auto writer = openWriter(dir.filePath(u"cache.db"_s), clock);
        std::vector<StorageTrouble> troubles;
        writer.onTrouble([&troubles](StorageTrouble trouble, const QString &) { troubles.push_back(trouble); });
        vfs.setFault({.call = FaultVfs::Call::Sync, .nth = 1, .code = SQLITE_IOERR_FSYNC, .nameEnd = u"-wal"_s});
        QString cursor;
        for (int i = 0; i < 60 && troubles.empty(); ++i) {
            auto event = makeEvent(u"e%1"_s.arg(i), 1);
            event.description = QString(1'000'000, u'x');
            must(writer.apply(delta(cursor, QString::number(i), {Record(event)})));
            (void)writer.tidy(); // when there are 8 MiB of log, with a sync
            cursor = QString::number(i);
        }
        QCOMPARE(troubles, std::vector{StorageTrouble::SyncFailed});
    }
};

QTEST_GUILESS_MAIN(TestPowerLoss)

#include "tst_powerloss.moc"
