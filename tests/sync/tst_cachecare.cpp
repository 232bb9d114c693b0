#include "support/faultvfs.h"
#include "synctest.h"

#include "cache/memoryoverlay.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static bool hasOwnMounts = false; // the test may mount file systems that nobody else sees

/** An engine, the cache health it told, and where it sent its readers. */
class CareClient
{
public:
    CareClient(const QUrl &url, const QString &path, const CacheOptions &options)
        : CareClient(std::vector{tlfFeed(url)}, path, options)
    {
    }
    CareClient(const std::vector<FeedConfig> &feeds, const QString &path, const CacheOptions &options)
        : m_engine(path, feeds, m_clock, quickTiming())
    {
        m_engine.setCacheOptions(options);
        QObject::connect(&m_engine, &SyncEngine::cacheHealth, &m_engine, [this](const CacheHealth &told) { health = told; });
        QObject::connect(&m_engine, &SyncEngine::readFrom, &m_engine, [this](const QString &place) { places += place; });
        QObject::connect(&m_engine, &SyncEngine::failed, &m_engine, [this](const QString &detail) { failure = detail; });
        m_engine.start();
    }
    void noteDamage(const QString &detail) { m_engine.noteDamage(detail); }

    /** What a reader sees that reads where it was told to. */
    [[nodiscard]] QStringList seen() const { return places.isEmpty() || places.last().isEmpty() ? QStringList(u"waits"_s) : stateOf(places.last()); }

    CacheHealth health = {};
    QStringList places = {};
    QString failure = {};

private:
    SystemClock m_clock;
    SyncEngine m_engine;
};

static CacheOptions quickCare()
{
    CacheOptions options{.ballastMiB = 0, .reserveMiB = 0};
    options.returnMs = 200;
    options.healthMs = 50;
    options.firstPruneMs = 100'000;
    options.firstCheckMs = 100'000;
    return options;
}

static void fill(FakeBackend &backend, int from, int count)
{
    for (int type = 0; type < recordTypeCount; ++type) {
        for (int number = from; number < from + count; ++number)
            backend.put(makeRecord(RecordType(type), number));
    }
}

#define SEES(client, backend) QTRY_COMPARE_WITH_TIMEOUT((client).seen(), stateOf(backend), 20'000)
#define IS_IN(client, expected) QTRY_COMPARE_WITH_TIMEOUT((client).health.mode, CacheHealth::Mode::expected, 10'000)

/** The disk fails in every way a disk can while the cache is in use: the picture goes on, says what it is, and heals by itself. */
class CacheCareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"cache.db"_s);
    }

    void goesOnInMemory_data()
    {
        QTest::addColumn<FaultVfs::Call>("call");
        QTest::addColumn<int>("code");

        QTest::newRow("disk full") << FaultVfs::Call::Write << SQLITE_FULL;
        QTest::newRow("write fails") << FaultVfs::Call::Write << SQLITE_IOERR_WRITE;
    }
    void goesOnInMemory()
    {
        QFETCH(FaultVfs::Call, call);
        QFETCH(int, code);
        FaultVfs vfs;
        FakeBackend backend;
        fill(backend, 0, 30);
        CareClient client(backend.url(), m_path, slowReturn());
        SEES(client, backend);
        IS_IN(client, Disk);

        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"in memory only"_s));
        vfs.setFault({.call = call, .nth = 1, .code = code, .forever = true});
        fill(backend, 20, 30);
        backend.remove({RecordType::Event, u"unified"_s, u"e1"_s});
        SEES(client, backend);
        IS_IN(client, Memory);
        QVERIFY(isMemoryOverlay(client.places.last()));
        QVERIFY2(!client.places.contains(QString()), "the change is of place only: nobody waits");
        QVERIFY(!client.health.detail.isEmpty());
        QTRY_VERIFY(client.health.memoryBytes > 0);
        fill(backend, 50, 5);
        SEES(client, backend);

        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"can be used again"_s));
        vfs.clearFaults();
        IS_IN(client, Disk);
        SEES(client, backend);
        QCOMPARE(client.places.last(), m_path);
        QCOMPARE(client.health.detail, QString());
        fill(backend, 55, 5);
        SEES(client, backend);
    }

    void beginsANewFileAfterAFailedSync()
    {
        FaultVfs vfs;
        FakeBackend backend;
        fill(backend, 0, 10);
        CareClient client(backend.url(), m_path, quickCare());
        SEES(client, backend);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"kept as cache.db.unsynced-"_s));
        vfs.setFault({.call = FaultVfs::Call::Write, .nth = 1, .code = SQLITE_IOERR_FSYNC}); // a sync alone comes with 16 MiB: see tst_powerloss
        fill(backend, 10, 5);
        QTRY_COMPARE(vfs.failed(), 1);
        SEES(client, backend);
        QVERIFY(client.health.rebuiltAt > 0);
        QCOMPARE(client.health.mode, CacheHealth::Mode::Disk);
        QVERIFY(client.places.contains(QString())); // readers waited until it was complete
    }

    void rebuildsWhatBreaksInUse_data()
    {
        QTest::addColumn<bool>("readerFindsIt");

        QTest::newRow("the writer meets it") << false;
        QTest::newRow("a reader meets it") << true;
    }
    void rebuildsWhatBreaksInUse()
    {
        QFETCH(bool, readerFindsIt);
        FaultVfs vfs;
        FakeBackend backend;
        fill(backend, 0, 200);
        CareClient client(backend.url(), m_path, quickCare());
        SEES(client, backend);
        backend.setPaused(true);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"kept as cache.db.corrupt-"_s));
        if (readerFindsIt)
            client.noteDamage(u"database disk image is malformed"_s);
        else
            vfs.setFault({.call = FaultVfs::Call::Write, .nth = 1, .code = SQLITE_CORRUPT});
        fill(backend, 150, 100);
        backend.setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(client.health.rebuiltAt > 0, 20'000);
        SEES(client, backend);
        const auto waited = client.places.indexOf(QString());
        QVERIFY(waited > 0);
        QCOMPARE(client.places.size(), waited + 2); // told to wait once, and to read once
        QCOMPARE(client.places.last(), m_path);
        QVERIFY(client.health.rebuiltNotice.contains(u"cache.db.corrupt-"_s));
        QCOMPARE(QDir(m_dir->path()).entryList({u"*.corrupt-*"_s}).filter(QRegularExpression(u"-\\d+$"_s)).size(), 1);
        QVERIFY(!QFile::exists(m_path + u".suspect"_s));
    }

    /** A feed that has never come to an end is not waited for: the others' picture must not stand still for it. */
    void aNewCacheIsReadWithoutTheFeedThatIsStillLoading()
    {
        FakeBackend backend;
        fill(backend, 0, 30);
        FakeBackend slow;
        slow.setPageRows(1);
        slow.begin();
        for (int number = 10'000; number < 13'000; ++number)
            slow.put(makeRecord(RecordType::Asset, number));
        slow.end();
        auto second = tlfFeed(slow.url());
        second.name = u"slow"_s;
        CareClient client({tlfFeed(backend.url()), second}, m_path, quickCare());
        const auto hasAll = [&] {
            const auto seen = client.seen();
            return std::ranges::all_of(stateOf(backend), [&](const QString &line) { return seen.contains(line); });
        };
        QTRY_VERIFY(hasAll());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"kept as cache.db.corrupt-"_s));
        client.noteDamage(u"database disk image is malformed"_s);
        QTRY_VERIFY_WITH_TIMEOUT(client.health.rebuiltAt > 0, 20'000);
        QTRY_VERIFY(hasAll());
        QVERIFY2(client.seen().filter(u"asset-1"_s).size() < 3'000, "it was not still loading");
    }

    void aRealDiskOfOneMebibyteFills()
    {
        if (!hasOwnMounts)
            QSKIP("needs to be root, to mount a file system");
        const Mounted disk(m_dir->path(), "size=1m");
        FakeBackend backend;
        fill(backend, 0, 5);
        auto options = quickCare();
        options.returnMs = 100'000;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"in memory only.*(full|I/O)"_s));
        CareClient client(backend.url(), m_path, options);
        SEES(client, backend);
        for (int i = 1; i < 200 && client.health.mode != CacheHealth::Mode::Memory; ++i) {
            fill(backend, i * 5, 5);
            SEES(client, backend);
        }
        IS_IN(client, Memory);
        fill(backend, 5'000, 20);
        SEES(client, backend);
        QVERIFY2(client.health.detail.contains("full"_L1) || client.health.detail.contains("I/O"_L1), qPrintable(client.health.detail));
        // What is on the disk is whole, and at its own cursor.
        const auto onDisk = Database::openForReading(m_path);
        QVERIFY2(onDisk.has_value(), qPrintable(onDisk.has_value() ? QString() : onDisk.error().detail));
        QCOMPARE(QString::fromStdString(onDisk->handle().execAndGet("PRAGMA integrity_check").getString()), u"ok"_s);
    }

    void theBallastIsReleasedFirst()
    {
        if (!hasOwnMounts)
            QSKIP("needs to be root, to mount a file system");
        const Mounted disk(m_dir->path(), "size=16m");
        auto options = quickCare();
        options.ballastMiB = 2;
        options.returnMs = 100'000;
        FaultVfs vfs;
        FakeBackend backend;
        fill(backend, 0, 5);
        CareClient client(backend.url(), m_path, options);
        SEES(client, backend);
        QTRY_COMPARE(QFileInfo(m_dir->filePath(u"ballast"_s)).size(), 2 << 20);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"in memory only"_s));
        const auto before = client.health.freeBytes;
        vfs.setFault({.call = FaultVfs::Call::Write, .nth = 1, .code = SQLITE_FULL, .forever = true, .nameEnd = u"cache.db-wal"_s});
        fill(backend, 5, 5);
        IS_IN(client, Memory);
        QVERIFY(!QFile::exists(m_dir->filePath(u"ballast"_s)));
        QVERIFY(client.health.freeBytes >= before + (1 << 20)); // for the operators' commands
    }

    void aFolderThatCannotBeWritten_data()
    {
        QTest::addColumn<bool>("hasCache");
        QTest::addColumn<bool>("isRequired");

        QTest::newRow("nothing in it") << false << false;
        QTest::newRow("with a cache of before") << true << false;
        QTest::newRow("a cache is required") << true << true;
    }
    void aFolderThatCannotBeWritten()
    {
        QFETCH(bool, hasCache);
        QFETCH(bool, isRequired);
        if (!hasOwnMounts)
            QSKIP("needs to be root, to mount a file system");
        FakeBackend backend;
        fill(backend, 0, 10);
        const Mounted disk(m_dir->path(), "size=16m");
        if (hasCache) {
            CareClient before(backend.url(), m_path, quickCare());
            SEES(before, backend);
        }
        disk.makeReadOnly();
        fill(backend, 5, 10);
        auto options = quickCare();
        options.isRequired = isRequired;
        if (!isRequired)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"in memory only"_s));
        CareClient client(backend.url(), m_path, options);
        if (isRequired) {
            QTRY_VERIFY2(client.failure.contains(m_dir->path()), qPrintable(client.failure));
            return;
        }
        SEES(client, backend);
        IS_IN(client, Memory);
        QTest::qWait(3 * options.returnMs); // looks whether it can be written, and finds that it cannot
        QCOMPARE(client.health.mode, CacheHealth::Mode::Memory);
        SEES(client, backend);
    }

    void anotherProcessThatWritesIsWaitedFor()
    {
        FakeBackend backend;
        fill(backend, 0, 10);
        CareClient client(backend.url(), m_path, quickCare());
        SEES(client, backend);
        {
            const SQLite::Database other(m_path.toStdString(), SQLite::OPEN_READWRITE);
            const_cast<SQLite::Database &>(other).exec("BEGIN IMMEDIATE");
            fill(backend, 5, 30);
            QTest::qWait(6'500); // longer than SQLite waits
            QCOMPARE(client.health.mode, CacheHealth::Mode::Disk);
        }
        SEES(client, backend);
        QVERIFY(!client.places.contains(QString()));
    }

    /** Changes that could not be stored come again, with the same cursor: that is no circle. */
    void whatWasNotStoredIsTakenAgain()
    {
        FakeBackend backend;
        fill(backend, 0, 10);
        {
            CareClient before(backend.url(), m_path, quickCare());
            SEES(before, backend);
        }
        fill(backend, 5, 30);
        auto other = std::make_unique<SQLite::Database>(m_path.toStdString(), SQLite::OPEN_READWRITE);
        backend.setPaused(true); // not even discovery is answered before the lock
        CareClient client(backend.url(), m_path, quickCare());
        QTRY_VERIFY(client.health.mode == CacheHealth::Mode::Disk);
        other->exec("BEGIN IMMEDIATE");
        const int asked = backend.requests(u"changes"_s);
        backend.setPaused(false);
        QTest::qWait(7'000); // longer than SQLite waits; it catches up by asking for the changes
        QVERIFY(backend.requests(u"changes"_s) > asked);
        QVERIFY(client.seen() != stateOf(backend));
        other.reset();
        SEES(client, backend);
    }

private:
    /** A file system of its own on a folder, as long as this lives. */
    class Mounted
    {
    public:
        Mounted(const QString &folder, const char *options)
            : m_folder(QFile::encodeName(folder))
        {
            if (::mount("tonglan-test", m_folder.constData(), "tmpfs", 0, options) != 0)
                qFatal("mount: %s", std::strerror(errno));
        }
        ~Mounted() { ::umount2(m_folder.constData(), MNT_DETACH); }
        Q_DISABLE_COPY_MOVE(Mounted)
        void makeReadOnly() const
        {
            if (::mount(nullptr, m_folder.constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0)
                qFatal("remount: %s", std::strerror(errno));
        }

    private:
        QByteArray m_folder;
    };

    static CacheOptions slowReturn()
    {
        auto options = quickCare();
        options.returnMs = 1'500; // a fault of SQLite's files does not keep the keeper from writing its own
        return options;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

int main(int argc, char *argv[])
{
    // Before there are threads: they inherit it.
    hasOwnMounts = ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    const QCoreApplication application(argc, argv);
    CacheCareTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_cachecare.moc"
