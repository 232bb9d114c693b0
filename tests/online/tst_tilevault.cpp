#include "online/tilevault.h"
#include "support/faultvfs.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <cstdio>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

class HandClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override { return m_now; }
    [[nodiscard]] qint64 monotonic() const override { return m_now; }
    void pass(qint64 milliseconds) { m_now += milliseconds; }

private:
    qint64 m_now = 1'800'000'000'000;
};

VaultTile tileOf(int size, TimeMs now)
{
    return {.body = QByteArray(size, 'p'), .etag = "\"e\"", .modified = "Thu, 12 Nov 2026 10:00:00 GMT", .fetched = now, .expires = now + 1000, .mustRevalidate = true};
}

const QByteArray map = "m";

/** The program that is killed. Every line is a tile that is stored. */
int writeForever(const QString &path)
{
    const SystemClock clock;
    TileVault vault(path, qint64(1) << 30, clock);
    for (int i = 0;; ++i) {
        vault.write(map, {20, i, 0}, tileOf(5000, 1));
        std::printf("%d\n", i);
        (void)std::fflush(stdout);
    }
}

}

/** Tiles on the disk: kept, counted, thrown away, and whatever happens to the file. */
class TestTileVault : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    HandClock m_clock;

    [[nodiscard]] QString fresh() const
    {
        static int number = 0;
        return m_dir.filePath(u"%1/tiles.db"_s.arg(++number));
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void keepsWhatItIsGiven()
    {
        const QString file = fresh();
        const VaultTile tile = tileOf(100, m_clock.now());
        const VaultTile absent{.fetched = m_clock.now(), .expires = m_clock.now() + 5};
        {
            TileVault vault(file, 1'000'000, m_clock);
            vault.write(map, {3, 1, 2}, tile);
            vault.write(map, {3, 1, 3}, absent);
            vault.write("other", {3, 1, 2}, absent);
            QCOMPARE(vault.read(map, {3, 1, 2}), tile);
            QCOMPARE(vault.read(map, {3, 2, 1}), std::nullopt);
        }
        TileVault again(file, 1'000'000, m_clock);
        QCOMPARE(again.read(map, {3, 1, 2}), tile);
        QCOMPARE(again.read(map, {3, 1, 3}), absent);
        const qint64 before = again.bytes();
        again.write(map, {3, 1, 2}, tile); // replaced, not added
        QCOMPARE(again.bytes(), before);
        again.remove(map, {3, 1, 2});
        QCOMPARE(again.read(map, {3, 1, 2}), std::nullopt);
        QVERIFY(again.bytes() < before);
        QVERIFY2(again.problem().isEmpty(), qPrintable(again.problem()));
    }

    void whatWasUsedLongestAgoGoes()
    {
        const QString file = fresh();
        TileVault vault(file, 100'000, m_clock);
        for (int i = 0; i < 9; ++i) {
            vault.write(map, {10, i, 0}, tileOf(10'000, m_clock.now()));
            m_clock.pass(120'000);
        }
        QVERIFY(vault.read(map, {10, 0, 0})); // used again: not the oldest any more
        vault.write(map, {10, 9, 0}, tileOf(10'000, m_clock.now()));
        QVERIFY(vault.bytes() <= 100'000);
        QVERIFY(vault.read(map, {10, 0, 0}));
        QVERIFY(!vault.read(map, {10, 1, 0}));
        QVERIFY(vault.read(map, {10, 9, 0}));
    }

    void aSmallerLimitHoldsFromTheStart()
    {
        const QString file = fresh();
        {
            TileVault vault(file, 1'000'000, m_clock);
            for (int i = 0; i < 50; ++i)
                vault.write(map, {10, i, 0}, tileOf(10'000, m_clock.now()));
        }
        const TileVault vault(file, 100'000, m_clock);
        QVERIFY(vault.bytes() <= 100'000);
    }

    void aUselessFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no database") << QByteArray(10'000, 'x');
        QTest::newRow("a header and nothing behind it") << QByteArray("SQLite format 3\0\x10\x00\x01\x01\x00\x40\x20\x20", 24) + QByteArray(76, '\xff');
        QTest::newRow("of a later version") << QByteArray();
    }
    void aUselessFileIsSetAside()
    {
        QFETCH(const QByteArray, content);
        const QString file = fresh();
        {
            TileVault vault(file, 1'000'000, m_clock);
            vault.write(map, {1, 0, 0}, tileOf(10, 1));
        }
        if (content.isEmpty()) {
            sqlite3 *db = nullptr;
            QCOMPARE(sqlite3_open(file.toUtf8().constData(), &db), SQLITE_OK);
            sqlite3_exec(db, "PRAGMA user_version=99", nullptr, nullptr, nullptr);
            sqlite3_close(db);
        } else {
            QFile damaged(file);
            QVERIFY(damaged.open(QFile::WriteOnly));
            damaged.write(content);
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"set aside"_s));
        TileVault vault(file, 1'000'000, m_clock);
        QVERIFY(vault.problem().contains(u"set aside"_s));
        QVERIFY(QFile::exists(file + u".damaged"_s));
        QVERIFY(!vault.read(map, {1, 0, 0}));
        vault.write(map, {1, 0, 0}, tileOf(20, 1));
        QCOMPARE(vault.read(map, {1, 0, 0}), tileOf(20, 1));
    }

    /** A page in the middle: found when it is read, and then too there is a new file. */
    void damageThatIsMetLaterIsMended()
    {
        const QString file = fresh();
        {
            TileVault vault(file, 10'000'000, m_clock);
            for (int i = 0; i < 200; ++i)
                vault.write(map, {10, i, 0}, tileOf(9'000, 1));
        }
        {
            QFile damaged(file);
            QVERIFY(damaged.open(QFile::ReadWrite));
            const qint64 size = damaged.size();
            for (qint64 at = 3 * 4096; at + 4096 < size; at += 4096) {
                damaged.seek(at);
                damaged.write(QByteArray(64, '\x5a'));
            }
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"set aside"_s));
        TileVault vault(file, 10'000'000, m_clock);
        for (int i = 0; i < 200; ++i)
            (void)vault.read(map, {10, i, 0});
        vault.write(map, {1, 0, 0}, tileOf(20, 1));
        QCOMPARE(vault.read(map, {1, 0, 0}), tileOf(20, 1));
    }

    void aFullDiskEndsNothing()
    {
        FaultVfs vfs;
        const QString file = fresh();
        TileVault vault(file, 1'000'000, m_clock);
        vault.write(map, {1, 0, 0}, tileOf(10, 1));
        vfs.setFault({.call = FaultVfs::Call::Write, .nth = 1, .code = SQLITE_FULL, .forever = true});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not stored for now"_s));
        vault.write(map, {1, 1, 0}, tileOf(10, 1));
        QVERIFY(vault.problem().contains(u"full"_s));
        QCOMPARE(vault.read(map, {1, 0, 0}), tileOf(10, 1)); // what is there can be read
        const int tried = vfs.failed();
        vault.write(map, {1, 1, 1}, tileOf(10, 1));
        QCOMPARE(vfs.failed(), tried); // it is left alone for a while
        vfs.clearFaults();
        m_clock.pass(61'000);
        vault.write(map, {1, 1, 1}, tileOf(10, 1));
        QVERIFY(vault.read(map, {1, 1, 1}));
        QVERIFY2(vault.problem().isEmpty(), qPrintable(vault.problem()));
    }

    void aFolderThatIsNoneEndsNothing()
    {
        const QString inTheWay = m_dir.filePath(u"a-file"_s);
        QFile file(inTheWay);
        QVERIFY(file.open(QFile::WriteOnly));
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not stored for now"_s));
        TileVault vault(inTheWay + u"/tiles.db"_s, 1'000'000, m_clock);
        vault.write(map, {1, 0, 0}, tileOf(10, 1));
        QVERIFY(!vault.read(map, {1, 0, 0}));
        QVERIFY(!vault.problem().isEmpty());
    }

    void survivesKills()
    {
        const QString file = fresh();
        for (int round = 0; round < 8; ++round) {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(), {u"--write"_s, file});
            QVERIFY(process.waitForReadyRead(10'000));
            QTest::qWait(20 + 7 * round);
            process.kill();
            QVERIFY(process.waitForFinished());
            const QByteArray said = process.readAllStandardOutput();
            const auto lines = said.left(said.lastIndexOf('\n')).split('\n');
            TileVault vault(file, qint64(1) << 30, m_clock);
            QVERIFY2(vault.problem().isEmpty(), qPrintable(vault.problem()));
            QCOMPARE(vault.read(map, {20, lines.last().toInt(), 0}), tileOf(5000, 1));
        }
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArrayView(argv[1]) == "--write")
        return writeForever(QString::fromLocal8Bit(argv[2]));
    TestTileVault test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_tilevault.moc"
