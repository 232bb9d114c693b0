#include "cachefixture.h"
#include "support/faultvfs.h"

#include "cache/history.h"
#include "cache/migrate.h"
#include "cache/quarantine.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static const QString fixtures = QStringLiteral(TONGLAN_SOURCE_DIR "/tests/cache/fixtures/");

/** A cache that an earlier version of the program left: every one of them must open, whole. */
class TestMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"cache.db"_s);
    }

    void everyEarlierSchemaHasAFixture()
    {
        for (int version = 1; version < schemaVersion(); ++version)
            QVERIFY2(QFile::exists(fixtureOf(version)), qPrintable(u"keep a cache of schema %1 before adding the next"_s.arg(version)));
    }

    void becomesLikeAFreshOne_data() { versions(); }
    void becomesLikeAFreshOne()
    {
        QFETCH(int, version);
        make(version);
        const auto old = must(Database::openForWriting(m_path));
        QVERIFY2(!old.rebuilt(), qPrintable(old.notice()));
        const auto fresh = must(Database::openForWriting(m_dir->filePath(u"fresh.db"_s)));
        QCOMPARE(numberOf(old, u"PRAGMA user_version"_s), schemaVersion());
        QCOMPARE(columnsOf(old), columnsOf(fresh));
        QCOMPARE(schemaOf(old), schemaOf(fresh));
        QCOMPARE(rowsOf(old, u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
    }

    void keepsItsRows_data() { versions(); }
    void keepsItsRows()
    {
        QFETCH(int, version);
        make(version);
        const auto before = contentOf(version);
        {
            const auto database = must(Database::openForWriting(m_path));
            QCOMPARE(indexFaults(database), QStringList());
            QCOMPARE(digestOf(database).size(), 11 + 11 + (version >= 6 ? 1 : 0)); // headings and rows
            QCOMPARE(must(eventKnownAt(database, u"unified"_s, u"e1"_s, 1766999600000))->level, Level(2));
            QCOMPARE(must(quarantined(database)).at(0).record.raw, "{}");
        }
        QCOMPARE(contentOf(version), before);
        // And the writer goes on where the old one stood.
        SetClock clock;
        auto writer = openWriter(m_path, clock);
        QCOMPARE(must(writer.feedState(u"city"_s)).cursor, u"c-42"_s);
        auto batch = delta(u"c-42"_s, u"c-43"_s, {Record(makeEvent(u"e1"_s, 3)), Record(makeEvent(u"gone"_s, 9))});
        batch.epoch = u"e-1"_s;
        QCOMPARE(must(writer.apply(batch)).total(), 1); // the tombstone still holds
        QCOMPARE(writer.database().revision(), 8);
    }

    void aWriteThatFailsLeavesTheStepBefore_data() { versions(); }
    void aWriteThatFailsLeavesTheStepBefore()
    {
        QFETCH(int, version);
        bool done = false;
        for (int nth = 1; !done; nth += 1 + nth / 8) {
            QVERIFY(nth < 2000);
            make(version);
            const auto before = contentOf(version);
            {
                FaultVfs vfs;
                vfs.setFault({.call = FaultVfs::Call::Write, .nth = nth, .code = nth % 2 == 0 ? SQLITE_FULL : SQLITE_IOERR_WRITE, .forever = true});
                const auto opened = Database::openForWriting(m_path);
                done = vfs.failed() == 0;
                QVERIFY2(opened.has_value() || opened.error().kind == Error::Kind::Storage, "not set aside: the disk is at fault");
            }
            isWholeAtSomeStep(version, before);
        }
    }

    void powerLostInBetweenLeavesAStep_data() { versions(); }
    void powerLostInBetweenLeavesAStep()
    {
        QFETCH(int, version);
        make(version);
        const auto before = contentOf(version);
        FaultVfs vfs;
        const auto untouched = m_dir->filePath(u"untouched.db"_s);
        QVERIFY(QFile::copy(m_path, untouched));
        vfs.record(m_dir->path());
        {
            // Written down from the first byte on: the old cache is written again, and synced.
            QFile::remove(m_path);
            const SQLite::Database from(untouched.toStdString());
            SQLite::Database to(m_path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            auto *backup = sqlite3_backup_init(to.getHandle(), "main", from.getHandle(), "main");
            QCOMPARE(sqlite3_backup_step(backup, -1), SQLITE_DONE);
            sqlite3_backup_finish(backup);
        }
        const int begin = vfs.moment();
        (void)must(Database::openForWriting(m_path));
        const int end = vfs.moment();
        QVERIFY(end - begin > 10);
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int moment = begin; moment <= end; moment += 3) {
            const QTemporaryDir after;
            vfs.makeFilesAfterPowerLoss(moment, after.path(), moment % 2 == 0 ? &random : nullptr);
            m_path = after.filePath(u"cache.db"_s);
            const auto context = u"power lost at %1 of %2..%3, seed %4"_s.arg(moment).arg(begin).arg(end).arg(seed).toUtf8();
            QVERIFY2(QFile::exists(m_path), context.constData());
            isWholeAtSomeStep(version, before);
        }
    }

private:
    static void versions()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version < schemaVersion(); ++version)
            QTest::addRow("schema %d", version) << version;
    }

    static QString fixtureOf(int version) { return fixtures + u"schema-%1.sql"_s.arg(version); }

    void make(int version)
    {
        for (const auto &end : {u""_s, u"-wal"_s, u"-shm"_s, u".suspect"_s})
            QFile::remove(m_path + end);
        QFile file(fixtureOf(version));
        QVERIFY(file.open(QIODevice::ReadOnly));
        SQLite::Database(m_path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(atOnce(file.readAll()));
    }

    /** One transaction, without waiting for the disk. */
    static std::string atOnce(const QByteArray &sql) { return "PRAGMA synchronous = OFF; BEGIN;" + sql.toStdString() + "COMMIT"; }

    void isWholeAtSomeStep(int version, const QStringList &before)
    {
        {
            SQLite::Database raw(m_path.toStdString(), SQLite::OPEN_READWRITE);
            const int step = raw.execAndGet("PRAGMA user_version").getInt();
            QVERIFY(step >= version && step <= schemaVersion());
            QCOMPARE(QString::fromStdString(raw.execAndGet("PRAGMA integrity_check").getString()), u"ok"_s);
        }
        QCOMPARE(contentOf(version), before);
        const auto database = must(Database::openForWriting(m_path));
        QVERIFY2(!database.rebuilt(), qPrintable(database.notice()));
        QCOMPARE(numberOf(database, u"PRAGMA user_version"_s), schemaVersion());
    }

    /** All rows of the tables of @p version, by the columns they had then. */
    QStringList contentOf(int version)
    {
        const auto reference = m_dir->filePath(u"reference.db"_s);
        QFile::remove(reference);
        QFile file(fixtureOf(version));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        SQLite::Database then(reference.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        then.exec(atOnce(file.readAll()));
        SQLite::Database now(m_path.toStdString(), SQLite::OPEN_READWRITE);
        QStringList content;
        SQLite::Statement tables(then, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE '%\\_place\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_text\\_%' ESCAPE '\\' ORDER BY name");
        while (tables.executeStep()) {
            const auto table = tables.getColumn(0).getString();
            std::string list;
            SQLite::Statement columns(then, "SELECT name FROM pragma_table_info('" + table + "')");
            while (columns.executeStep())
                list += (list.empty() ? "" : " || '|' || ") + ("quote(" + columns.getColumn(0).getString() + ")");
            SQLite::Statement rows(now, "SELECT " + list + " FROM " + table + " ORDER BY 1");
            while (rows.executeStep())
                content += QString::fromStdString(table + ": " + rows.getColumn(0).getString());
        }
        return content;
    }

    /** Tables and indexes as SQLite sees them, whatever the spelling: ALTER TABLE writes other text than CREATE TABLE. */
    static QStringList columnsOf(const Database &database)
    {
        return rowsOf(database, u"SELECT t.name, t.wr, t.strict, c.cid, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk FROM pragma_table_list t, pragma_table_xinfo(t.name) c WHERE t.schema = 'main' ORDER BY 1, 4"_s)
            + rowsOf(database, u"SELECT t.name, i.name, i.\"unique\", i.partial, x.seqno, x.name, x.desc FROM pragma_table_list t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) x WHERE t.schema = 'main' ORDER BY 1, 2, 5"_s);
    }

    static QStringList schemaOf(const Database &database)
    {
        auto texts = rowsOf(database, u"SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1"_s);
        for (auto &text : texts)
            text = text.simplified();
        return texts;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestMigration)

#include "tst_migration.moc"
