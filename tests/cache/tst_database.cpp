#include "cachefixture.h"

#include "cache/geoblob.h"
#include "cache/history.h"
#include "cache/migrate.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

#include <SQLiteCpp/Database.h>

#include <sys/stat.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** Opening, migrating and setting aside the cache file. */
class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"deep/folder/城市.db"_s);
    }

    void opensFresh()
    {
        const auto database = must(Database::openForWriting(m_path));
        QCOMPARE(database.revision(), 0);
        QVERIFY(!database.rebuilt());
        QCOMPARE(numberOf(database, u"PRAGMA user_version"_s), schemaVersion());
        QCOMPARE(rowsOf(database, u"PRAGMA journal_mode"_s), QStringList{u"wal"_s});
        QCOMPARE(numberOf(database, u"PRAGMA synchronous"_s), 1);
        QCOMPARE(numberOf(database, u"PRAGMA trusted_schema"_s), 0);
    }

    void knowsWhatLiesInAnArea_data()
    {
        QTest::addColumn<QByteArray>("area");
        QTest::addColumn<QString>("place");
        QTest::addColumn<int>("answer");
        const auto area = toBlob({{{{0, 0}, {0, 10}, {10, 10}, {10, 0}}, {{4, 4}, {4, 6}, {6, 6}, {6, 4}}}});
        QTest::newRow("inside") << area << u"2.5, 3"_s << 1;
        QTest::newRow("whole numbers") << area << u"2, 3"_s << 1;
        QTest::newRow("in the hole") << area << u"5, 5"_s << 0;
        QTest::newRow("beside") << area << u"5, 11.0"_s << 0;
        QTest::newRow("nowhere") << area << u"NULL, 5"_s << 0;
        QTest::newRow("not a number") << area << u"'2', 3"_s << 0;
        QTest::newRow("no area") << QByteArray() << u"2, 3"_s << 0;
        QTest::newRow("a broken one") << area.first(20) << u"2, 3"_s << 0;
    }
    void knowsWhatLiesInAnArea()
    {
        QFETCH(const QByteArray, area);
        QFETCH(const QString, place);
        (void)must(Database::openForWriting(m_path));
        const auto database = must(Database::openForReading(m_path));
        const auto blob = area.isEmpty() ? u"NULL"_s : u"x'%1'"_s.arg(QString::fromLatin1(area.toHex()));
        QTEST(int(numberOf(database, u"SELECT lies_in(%1, %2)"_s.arg(blob, place))), "answer");
    }

    void migratesOnce()
    {
        const auto schema = [](const Database &database) { return rowsOf(database, u"SELECT name, sql FROM sqlite_schema ORDER BY name"_s); };
        QStringList first;
        {
            const auto database = must(Database::openForWriting(m_path));
            first = schema(database);
        }
        const auto database = must(Database::openForWriting(m_path));
        QCOMPARE(schema(database), first);
        QVERIFY(migrate(database.handle()).has_value());
        QCOMPARE(schema(database), first);
    }

    void failedMigrationLeavesAllAsItWas()
    {
        const auto database = must(Database::openForWriting(m_path));
        const int version = schemaVersion();
        const std::vector<Migration> steps = {
            {.version = version + 1, .name = u"good"_s, .sql = "CREATE TABLE good (x)"},
            {.version = version + 2, .name = u"bad"_s, .sql = "CREATE TABLE half (x); CREATE TABLE good (x)"},
        };
        const auto result = migrate(database.handle(), steps);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Invalid);
        QVERIFY2(result.error().detail.contains("bad"_L1), qPrintable(result.error().detail));
        QCOMPARE(numberOf(database, u"PRAGMA user_version"_s), version);
        QCOMPARE(numberOf(database, u"SELECT count(*) FROM sqlite_schema WHERE name IN ('good', 'half')"_s), 0);
    }

    void aNewerCacheIsSetAside()
    {
        fill(10);
        SQLite::Database(m_path.toStdString(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
        const auto reading = Database::openForReading(m_path);
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, Error::Kind::Newer);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"of a later version \\(schema 99.*kept as"_s)); // one line, no more
        {
            const auto database = must(Database::openForWriting(m_path));
            QVERIFY(database.rebuilt());
            QVERIFY2(database.notice().contains(u".newer-"_s), qPrintable(database.notice()));
            QCOMPARE(numberOf(database, u"SELECT count(*) FROM event"_s), 0);
        }
        const auto kept = QFileInfo(m_path).dir().entryList({u"*.newer-*"_s});
        QCOMPARE(kept.size(), 1);
        SQLite::Database old(QFileInfo(m_path).dir().filePath(kept[0]).toStdString());
        QCOMPARE(old.execAndGet("SELECT count(*) FROM event").getInt(), 10);
        QVERIFY(!must(Database::openForWriting(m_path)).rebuilt());
    }

    void aCacheThatIsNotWhatItSaysIsSetAside()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        SQLite::Database(m_path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE meta (x); PRAGMA user_version = 1; PRAGMA application_id = 0x544c4361");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged.*kept as"_s));
        QVERIFY(must(Database::openForWriting(m_path)).rebuilt());
    }

    void lookingAtTheFileKeepsTheLocks()
    {
        fill(10);
        const auto database = must(Database::openForWriting(m_path));
        (void)numberOf(database, u"SELECT count(*) FROM event"_s);
        (void)must(Database::openForReading(m_path)); // opened and closed
        QCOMPARE(lockedRanges(m_path), 1); // else another process could think that nobody uses the cache, and remove its log
    }

    void leavesDatabasesOfOthersAlone()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        SQLite::Database(m_path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE a (b); PRAGMA user_version = 1; PRAGMA application_id = 7");
        const auto before = bytesOf(m_path);
        const auto writing = Database::openForWriting(m_path);
        QVERIFY(!writing);
        QCOMPARE(writing.error().kind, Error::Kind::Invalid);
        QCOMPARE(bytesOf(m_path), before);
    }

    void readsOnlyWhatIsThere()
    {
        QCOMPARE(Database::openForReading(m_path).error().kind, Error::Kind::NotFound);
        fill(3);
        const auto reader = must(Database::openForReading(m_path));
        QCOMPARE(numberOf(reader, u"SELECT count(*) FROM event"_s), 3);
        QVERIFY_THROWS_EXCEPTION(std::exception, reader.handle().exec("DELETE FROM event"));
    }

    void setsDamagedAside_data()
    {
        QTest::addColumn<QString>("damage");

        QTest::newRow("no database at all") << u"text"_s;
        QTest::newRow("first bytes") << u"magic"_s;
        QTest::newRow("header fields") << u"header"_s;
        QTest::newRow("cut in the middle") << u"cut"_s;
        QTest::newRow("schema page overwritten") << u"page 1"_s;
        QTest::newRow("pages overwritten, not closed") << u"pages"_s;
    }

    void setsDamagedAside()
    {
        QFETCH(QString, damage);
        fill(2000);
        const auto size = QFileInfo(m_path).size();
        QVERIFY(size > 200'000);
        if (damage == "text"_L1)
            overwrite(0, QByteArray("not a database, though a file\n").repeated(int(size) / 30));
        else if (damage == "magic"_L1)
            overwrite(3, "XYZ");
        else if (damage == "header"_L1)
            overwrite(16, QByteArray(40, '\xff'));
        else if (damage == "cut"_L1)
            QVERIFY(QFile::resize(m_path, size / 2 - 100));
        else if (damage == "page 1"_L1)
            overwrite(100, QByteArray(3900, '\x5a'));
        else if (damage == "pages"_L1) {
            overwrite(size / 2, QByteArray(65536, '\x5a'));
            writeFile(m_path + u".suspect"_s, {}); // as a writer leaves it that met damage
        }

        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged.*kept as"_s));
        {
            const auto database = must(Database::openForWriting(m_path));
            QVERIFY(database.rebuilt());
            QVERIFY(database.notice().contains(u"城市.db.corrupt-"_s));
            QCOMPARE(numberOf(database, u"SELECT count(*) FROM event"_s), 0);
            QCOMPARE(database.revision(), 0);
        }
        QCOMPARE(corruptFiles().size(), 1);
        QVERIFY(!must(Database::openForWriting(m_path)).rebuilt());
    }

    void keepsTwoDamagedFiles()
    {
        for (int i = 0; i < 4; ++i) {
            writeFile(m_path, QByteArray(5000, char('a' + i)));
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged"_s));
            QVERIFY(must(Database::openForWriting(m_path)).rebuilt());
        }
        const auto kept = corruptFiles();
        QCOMPARE(kept.size(), 2);
        QStringList letters;
        for (const auto &name : kept)
            letters += QString::fromLatin1(bytesOf(QFileInfo(m_path).dir().filePath(name)).first(1));
        letters.sort();
        QCOMPARE(letters, (QStringList{u"c"_s, u"d"_s}));
    }

    void damageMetInUseIsFoundAtTheNextStart()
    {
        fill(2000);
        const int half = int(QFileInfo(m_path).size() / 2);
        overwrite(half, QByteArray(half, '\x5a'));
        SetClock clock;
        {
            auto writer = openWriter(m_path, clock);
            std::vector<Change> changes;
            for (int i = 0; i < 2000; ++i)
                changes.emplace_back(makeEvent(u"e%1"_s.arg(i), 2));
            const auto result = writer.apply(delta(u"c"_s, u"d"_s, std::move(changes)));
            QVERIFY(!result);
            QCOMPARE(result.error().kind, Error::Kind::Storage);
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged"_s));
        QVERIFY(must(Database::openForWriting(m_path)).rebuilt());
    }

    void emptyFileIsANewCache()
    {
        writeFile(m_path, {});
        QVERIFY(!must(Database::openForWriting(m_path)).rebuilt());
    }

    void refusesWhereThereIsNoFolder()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        writeFile(m_path + u"x"_s, "a file");
        const auto result = Database::openForWriting(m_path + u"x/cache.db"_s);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Storage);
    }

    void readerSeesOneStateWhileTheWriterCommits()
    {
        SetClock clock;
        auto writer = openWriter(m_path, clock);
        must(writer.apply(delta({}, u"1"_s, {makeEvent(u"a"_s, 1)})));
        const auto reader = must(Database::openForReading(m_path));
        reader.handle().exec("BEGIN");
        QCOMPARE(numberOf(reader, u"SELECT count(*) FROM event"_s), 1);
        must(writer.apply(delta(u"1"_s, u"2"_s, {makeEvent(u"b"_s, 1)})));
        QCOMPARE(numberOf(reader, u"SELECT count(*) FROM event"_s), 1);
        QCOMPARE(numberOf(reader, u"SELECT value FROM meta WHERE key = 'revision'"_s), 1);
        reader.handle().exec("COMMIT");
        QCOMPARE(numberOf(reader, u"SELECT count(*) FROM event"_s), 2);
        QCOMPARE(reader.revision(), 2);
    }

    /** Questions of several panels overlap, so that there is never a moment without a reader. */
    void theLogStaysBoundedUnderReadersThatTakeTurns()
    {
        SetClock clock;
        auto writer = openWriter(m_path, clock);
        must(writer.apply(delta({}, u"0"_s, {makeEvent(u"a"_s, 1)})));
        std::atomic<bool> stop = false;
        const auto read = [&](int first) {
            const auto reader = must(Database::openForReading(m_path));
            QThread::msleep(unsigned(first));
            while (!stop) {
                reader.handle().exec("BEGIN");
                (void)numberOf(reader, u"SELECT count(*) FROM event"_s);
                QThread::msleep(40);
                reader.handle().exec("COMMIT");
            }
        };
        std::jthread one([&] { read(0); });
        std::jthread other([&] { read(20); });
        qint64 most = 0;
        for (int i = 1; i <= 600; ++i) { // 600 MiB
            auto event = makeEvent(u"a"_s, i + 1);
            event.description = QString(1'000'000, QChar(u'a' + i % 26));
            must(writer.apply(delta(QString::number(i - 1), QString::number(i), {Record(event)})));
            most = std::max(most, QFileInfo(m_path + u"-wal"_s).size());
        }
        stop = true;
        QVERIFY2(most < 220 * 1024 * 1024, qPrintable(u"%1 MiB of log"_s.arg(most / 1024 / 1024)));
    }

    void queriesUseTheShippedIndexes_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("index");

        QTest::newRow("open by urgency") << u"SELECT n FROM event WHERE stage < 4 ORDER BY level, deadline"_s << u"event_open"_s;
        QTest::newRow("window") << u"SELECT n FROM event WHERE reported_at BETWEEN 1 AND 2"_s << u"event_by_reported"_s;
        QTest::newRow("region") << u"SELECT n FROM event WHERE region = 'x' AND reported_at > 5"_s << u"event_by_region"_s;
        QTest::newRow("closed today") << u"SELECT count(*) FROM event WHERE closed_at > 0 AND closed_at > 1000"_s << u"event_by_closed"_s;
        QTest::newRow("log of an event") << u"SELECT text FROM eventlog WHERE event_source = 'a' AND event = 'b' ORDER BY time"_s << u"eventlog_by_event"_s;
        QTest::newRow("series") << u"SELECT time, value FROM reading WHERE indicator = 'a' AND region = 'b' AND time > 7"_s << u"PRIMARY KEY"_s;
        QTest::newRow("open as known") << u"SELECT n FROM event_history WHERE stage < 4 AND known_since <= 9 AND known_until > 9"_s << u"event_history_open"_s;
    }

    void queriesUseTheShippedIndexes()
    {
        QFETCH(QString, sql);
        QFETCH(QString, index);
        const auto database = must(Database::openForWriting(m_path));
        const auto plan = rowsOf(database, u"EXPLAIN QUERY PLAN "_s + sql).join(u'\n');
        QVERIFY2(plan.contains(index), qPrintable(plan));
    }

private:
    void fill(int events)
    {
        SetClock clock;
        auto writer = openWriter(m_path, clock);
        std::vector<Change> changes;
        for (int i = 0; i < events; ++i)
            changes.emplace_back(makeEvent(u"e%1"_s.arg(i), 1));
        must(writer.apply(delta({}, u"c"_s, std::move(changes))));
    }

    [[nodiscard]] QStringList corruptFiles() const
    {
        auto files = QFileInfo(m_path).dir().entryList({u"*.corrupt-*"_s});
        files.removeIf([](const QString &name) { return name.endsWith("-wal"_L1); });
        return files;
    }

    /** Locks that any process holds on the file itself, as the system lists them. */
    static int lockedRanges(const QString &path)
    {
        struct stat file = {};
        QFile locks(u"/proc/locks"_s);
        if (::stat(QFile::encodeName(path).constData(), &file) != 0 || !locks.open(QIODevice::ReadOnly))
            return -1;
        return int(locks.readAll().count(':' + QByteArray::number(quint64(file.st_ino)) + ' '));
    }

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void writeFile(const QString &path, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    void overwrite(qint64 at, const QByteArray &bytes) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(at));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestDatabase)

#include "tst_database.moc"
