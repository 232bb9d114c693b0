#include "cachefixture.h"

#include "cache/examine.h"
#include "cache/history.h"
#include "cache/quarantine.h"
#include "cache/recordreader.h"
#include "cache/salvage.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static constexpr int longestMs = 45'000;

/** Bytes of the file are other bytes: the program goes on, with what is there or with a new cache. */
class TestCacheDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // What is tried here must be found broken in many ways, each with its own words.
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) { });
    }
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }

    void bytesThatAreOthers()
    {
        const QTemporaryDir dir;
        const auto whole = makeCache(dir.path());
        const int flips = std::max(10'000, qEnvironmentVariableIntValue("TONGLAN_FLIPS"));
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        const auto path = dir.filePath(u"cache.db"_s);
        int flipped = 0;
        int rebuilt = 0;
        int rounds = 0;
        QElapsedTimer timer;
        timer.start();
        for (; flipped < flips && timer.elapsed() < longestMs; ++rounds) {
            auto bytes = whole;
            // Many at once find damage soon; few at once reach far into the program before it is found.
            const int count = rounds % 4 == 0 ? 1 : rounds % 4 == 1 ? 8
                : rounds % 4 == 2                                   ? 64
                                                                    : 200;
            const bool inHeader = rounds % 7 == 0;
            for (int i = 0; i < count; ++i) {
                const auto at = random.bounded(inHeader ? 100 : int(bytes.size()));
                bytes[at] = char(bytes[at] ^ (1 + random.bounded(255)));
            }
            flipped += count;
            rebuilt += useAll(path, bytes) ? 1 : 0;
        }
        fprintf(stderr, "%d bytes in %d caches, seed %u: %d set aside, the others read and written, %lld ms\n", flipped, rounds, seed, rebuilt, timer.elapsed());
        QVERIFY2(flipped >= flips, qPrintable(u"only %1 bytes in time"_s.arg(flipped)));
        QVERIFY(rebuilt > 0);
    }

    void everyByteOfTheHeader()
    {
        const QTemporaryDir dir;
        const auto whole = makeCache(dir.path());
        const auto path = dir.filePath(u"cache.db"_s);
        int rebuilt = 0;
        for (qsizetype at = 0; at < 100; ++at) {
            for (const int flip : {0x01, 0x80, 0xff}) {
                auto bytes = whole;
                bytes[at] = char(bytes[at] ^ flip);
                rebuilt += useAll(path, bytes) ? 1 : 0;
            }
        }
        QVERIFY(rebuilt > 0);
    }

    void logAndIndexOfTheLog_data()
    {
        QTest::addColumn<QString>("what");

        for (const auto &what : {u"log removed"_s, u"log of another cache"_s, u"log cut"_s, u"log overwritten"_s, u"index removed"_s, u"index overwritten"_s, u"log empty"_s, u"file cut to the header"_s, u"file cut in a page"_s})
            QTest::addRow("%s", qUtf8Printable(what)) << what;
    }
    void logAndIndexOfTheLog()
    {
        QFETCH(QString, what);
        const QTemporaryDir dir;
        const QTemporaryDir other;
        const auto path = dir.filePath(u"cache.db"_s);
        for (const auto *folder : {&dir, &other})
            leaveLog(*folder);
        const auto log = path + u"-wal"_s;
        if (what == "log removed"_L1)
            QVERIFY(QFile::remove(log));
        else if (what == "log of another cache"_L1)
            write(log, read(other.filePath(u"cache.db-wal"_s)));
        else if (what == "log cut"_L1)
            QVERIFY(QFile::resize(log, QFile(log).size() / 2 + 13));
        else if (what == "log overwritten"_L1)
            write(log, read(log).left(5000) + QByteArray(20'000, 'z'));
        else if (what == "index removed"_L1)
            QVERIFY(QFile::remove(path + u"-shm"_s));
        else if (what == "index overwritten"_L1)
            write(path + u"-shm"_s, QByteArray(32768, 'z'));
        else if (what == "log empty"_L1)
            write(log, {});
        else
            QVERIFY(QFile::resize(path, what == "file cut to the header"_L1 ? 100 : 4096 * 3 + 17));
        const SetClock clock;
        auto writer = openWriter(path, clock);
        // Whole at some commit: all rows of it, and its cursor.
        const auto cursor = must(writer.feedState(u"city"_s)).cursor.toLongLong();
        QCOMPARE(rowsOf(writer.database(), u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
        QCOMPARE(numberOf(writer.database(), u"SELECT count(*) FROM event"_s), cursor * 10);
        QCOMPARE(must(examineRows(writer.database())), QStringList());
    }

    /** Readers that open the file at that very moment must not tie the old file to the log of the new one. */
    void setAsideWhileReadersOpen()
    {
        const QTemporaryDir dir;
        const auto path = dir.filePath(u"cache.db"_s);
        const SetClock clock;
        std::atomic_bool stop = false;
        std::atomic_int opened = 0;
        std::vector<std::thread> readers;
        for (int i = 0; i < 3; ++i) {
            readers.emplace_back([&] {
                while (!stop) {
                    if (const auto reader = Database::openForReading(path))
                        opened += 1;
                    std::this_thread::sleep_for(std::chrono::microseconds(opened % 7 * 100));
                }
            });
        }
        QString wrong;
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < 400 && timer.elapsed() < 5'000 && wrong.isEmpty(); ++round) {
            if (QFile::exists(path))
                must(setAside(path, u"corrupt"_s));
            auto database = Database::openForWriting(path);
            if (!database) {
                wrong = database.error().detail;
                break;
            }
            Writer writer(std::move(*database), clock);
            if (const auto wrote = writer.apply(delta({}, u"1"_s, events(0, 20))); !wrote)
                wrong = wrote.error().detail;
            const auto reader = Database::openForReading(path);
            if (!reader)
                wrong = u"round %1: %2"_s.arg(round).arg(reader.error().detail);
            else if (reader->revision() != 1)
                wrong = u"round %1: a reader sees revision %2"_s.arg(round).arg(reader->revision());
        }
        stop = true;
        for (auto &reader : readers)
            reader.join();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY(opened > 0);
    }

private:
    static std::vector<Change> events(int from, int count)
    {
        std::vector<Change> changes;
        for (int i = from; i < from + count; ++i)
            changes.emplace_back(Record(makeEvent(u"e%1"_s.arg(i), 1)));
        return changes;
    }

    static QByteArray makeCache(const QString &folder)
    {
        const SetClock clock;
        const auto path = folder + u"/cache.db"_s;
        {
            auto writer = openWriter(path, clock);
            auto changes = events(0, 120);
            for (int i = 0; i < 60; ++i)
                changes.emplace_back(Record(makeReading(u"q"_s, i, 1, i)));
            changes.emplace_back(Record(makeWarning(u"w"_s, 1, Level::Red)));
            changes.emplace_back(gone(RecordType::Event, u"e5"_s, 2));
            changes.emplace_back(Record(makeEvent(u"e6"_s, 2)));
            must(writer.apply(delta({}, u"1"_s, std::move(changes))));
            writer.database().handle().exec("VACUUM"); // without free pages, where nothing matters
        }
        return read(path);
    }

    /** A cache whose last commits are in its log only, as kill -9 leaves it. */
    static void leaveLog(const QTemporaryDir &folder)
    {
        const SetClock clock;
        const QTemporaryDir work;
        const auto path = work.filePath(u"cache.db"_s);
        auto writer = openWriter(path, clock);
        for (int i = 1; i <= 6; ++i) {
            must(writer.apply(delta(i == 1 ? QString() : QString::number(i - 1), QString::number(i), events(i * 10, 10))));
            if (i == 3)
                writer.database().handle().exec("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        for (const auto &end : {u""_s, u"-wal"_s, u"-shm"_s})
            QVERIFY(QFile::copy(path + end, folder.filePath(u"cache.db"_s + end)));
    }

    /** Everything the program does with a cache; true if it was set aside. What SQLite can find is an error, never a crash. */
    static bool useAll(const QString &path, const QByteArray &bytes)
    {
        for (const auto &end : {u"-wal"_s, u"-shm"_s, u".suspect"_s})
            QFile::remove(path + end);
        write(path, bytes);
        for (const auto &old : QFileInfo(path).dir().entryList({u"*.corrupt-*"_s, u"*.newer-*"_s}))
            QFile::remove(QFileInfo(path).dir().filePath(old));
        if (const auto reader = Database::openForReading(path)) {
            for (int i = 0; i < recordTypeCount; ++i)
                (void)readRecords(*reader, RecordType(i), [](const Record &) { });
            (void)openEventsKnownAt(*reader, 1'900'000'000'000);
            (void)quarantined(*reader);
            (void)examineRows(*reader);
            try {
                (void)indexFaults(*reader);
            } catch (const SQLite::Exception &) {
            }
        }
        const SetClock clock;
        auto database = Database::openForWriting(path);
        if (!database) {
            if (database.error().kind != Error::Kind::Invalid) { // a file that calls itself another program's is left alone
                fprintf(stderr, "cannot be opened: %s\n", qUtf8Printable(database.error().detail)); // the messages of Qt are silenced here
                qFatal("cannot be opened");
            }
            return false;
        }
        const bool rebuilt = database->rebuilt();
        Writer writer(std::move(*database), clock);
        writer.setRetention({}, {u"city"_s});
        const auto state = writer.feedState(u"city"_s);
        if (state) {
            auto batch = delta(state->cursor, u"2"_s, events(100, 40));
            batch.epoch = state->epoch;
            (void)writer.apply(batch);
        }
        for (int i = 0; i < 12; ++i)
            (void)writer.prune(200);
        return rebuilt;
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qUtf8Printable(path));
    }
};

QTEST_GUILESS_MAIN(TestCacheDamage)

#include "tst_cachedamage.moc"
