#include "cachefixture.h"

#include "cache/memoryoverlay.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>

#include <atomic>
#include <thread>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static constexpr qint64 plenty = 64 << 20;

/** A cache whose changes stay in memory. */
class TestMemoryOverlay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"城市 1.db"_s);
    }

    void showsTheFileAndTheChanges_data()
    {
        QTest::addColumn<bool>("logLeft");

        QTest::newRow("closed well") << false;
        QTest::newRow("its last commits are in the log") << true;
    }
    void showsTheFileAndTheChanges()
    {
        QFETCH(bool, logLeft);
        auto disk = std::make_unique<Writer>(openWriter(m_path, m_clock));
        must(disk->apply(delta({}, u"c1"_s, events(0, 500, 1))));
        if (!logLeft)
            disk.reset();
        else
            QVERIFY(QFile(m_path + u"-wal"_s).size() > 0);
        const auto before = bytesOf(m_path);
        const auto logBefore = bytesOf(m_path + u"-wal"_s);

        const auto overlay = must(MemoryOverlay::over(m_path, plenty));
        {
            auto writer = openWriter(overlay.path(), m_clock);
            QCOMPARE(must(writer.feedState(u"city"_s)).cursor, u"c1"_s);
            const auto reader = must(Database::openForReading(overlay.path()));
            reader.handle().exec("BEGIN");
            QCOMPARE(numberOf(reader, u"SELECT count(*) FROM event"_s), 500);
            must(writer.apply(delta(u"c1"_s, u"c2"_s, events(400, 200, 2)))); // does not wait for the reader
            QCOMPARE(numberOf(reader, u"SELECT count(*) FROM event"_s), 500);
            reader.handle().exec("COMMIT");
            QCOMPARE(numberOf(reader, u"SELECT count(*) FROM event"_s), 600);
            QCOMPARE(numberOf(reader, u"SELECT count(*) FROM event_history"_s), 100);
            QCOMPARE(indexFaults(reader), QStringList());
            QCOMPARE(rowsOf(writer.database(), u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
        }
        QCOMPARE(bytesOf(m_path), before);
        QCOMPARE(bytesOf(m_path + u"-wal"_s), logBefore);
        {
            auto again = openWriter(overlay.path(), m_clock); // the last connection is gone, the changes are not
            QCOMPARE(must(again.feedState(u"city"_s)).cursor, u"c2"_s);
        }
        disk.reset();
        auto back = openWriter(m_path, m_clock); // the file is as of its own last commit, and takes the changes again
        QCOMPARE(must(back.feedState(u"city"_s)).cursor, u"c1"_s);
        must(back.apply(delta(u"c1"_s, u"c2"_s, events(400, 200, 2))));
    }

    void needsNoFile()
    {
        const auto overlay = must(MemoryOverlay::over({}, plenty));
        auto writer = openWriter(overlay.path(), m_clock);
        for (int i = 0; i < 5; ++i)
            must(writer.apply(page(RecordType::Event, events(i * 1000, 1000, 1), i == 4, i == 4))); // by bulk load
        const auto reader = must(Database::openForReading(overlay.path()));
        QCOMPARE(numberOf(reader, u"SELECT count(*) FROM event"_s), 5000);
        QCOMPARE(indexFaults(reader), QStringList());
    }

    void isBounded()
    {
        const auto overlay = must(MemoryOverlay::over({}, 4 << 20));
        auto writer = openWriter(overlay.path(), m_clock);
        QString cursor;
        Result<ChangeSet> last;
        int i = 0;
        for (; i < 100 && last; ++i) {
            const auto next = QString::number(i);
            last = writer.apply(delta(cursor, next, events(i * 500, 500, 1)));
            if (last)
                cursor = next;
        }
        QVERIFY(!last);
        QCOMPARE(last.error().kind, Error::Kind::Storage);
        QVERIFY(overlay.bytes() <= 4 << 20);
        QVERIFY(overlay.bytes() > 3 << 20);
        // What was taken is whole, and can still be read.
        const auto reader = must(Database::openForReading(overlay.path()));
        QCOMPARE(numberOf(reader, u"SELECT count(*) FROM event"_s), (i - 1) * 500);
        QCOMPARE(must(writer.feedState(u"city"_s)).cursor, cursor);
    }

    void theSameRowsAgainTakeNoMoreMemory()
    {
        const auto overlay = must(MemoryOverlay::over({}, plenty));
        auto writer = openWriter(overlay.path(), m_clock);
        writer.database().handle().exec("PRAGMA wal_autocheckpoint = 100");
        QString cursor;
        qint64 early = 0;
        for (int i = 0; i < 200; ++i) {
            auto asset = Asset{.head = {.source = u"s"_s, .id = u"a%1"_s.arg(i % 20), .version = i + 1}, .name = u"救护车"_s, .position = GeoPoint{22.2 + i * 0.001, 114}};
            must(writer.apply(delta(cursor, QString::number(i), {Record(asset)})));
            cursor = QString::number(i);
            if (i == 100)
                early = overlay.bytes();
        }
        QVERIFY2(overlay.bytes() <= early + (64 << 10), qPrintable(u"%1, then %2"_s.arg(early).arg(overlay.bytes())));
    }

    void readersAndTheWriterGoOnTogether()
    {
        const auto overlay = must(MemoryOverlay::over({}, plenty));
        auto writer = openWriter(overlay.path(), m_clock);
        writer.database().handle().exec("PRAGMA wal_autocheckpoint = 50");
        must(writer.apply(delta({}, u"0"_s, events(0, 100, 1))));
        std::atomic<bool> stop = false;
        std::atomic<int> read = 0;
        std::atomic<int> wrong = 0;
        const auto ask = [&] {
            const auto reader = must(Database::openForReading(overlay.path()));
            while (!stop || read < 20) {
                // All events have the version of the commit that is seen.
                const auto seen = rowsOf(reader, u"SELECT min(version), max(version), count(*) FROM event"_s).value(0).split(u'|');
                wrong += seen.value(0) != seen.value(1) || seen.value(2) != "100"_L1;
                ++read;
            }
        };
        std::thread one(ask);
        std::thread two(ask);
        QString cursor = u"0"_s;
        for (int i = 2; i < 60; ++i) {
            must(writer.apply(delta(cursor, QString::number(i), events(0, 100, i))));
            cursor = QString::number(i);
        }
        stop = true;
        one.join();
        two.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(rowsOf(writer.database(), u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
    }

    void saysWhenTheFileCannotBeRead()
    {
        QVERIFY(QDir(m_dir->path()).mkpath(u"folder"_s));
        const auto overlay = MemoryOverlay::over(m_dir->filePath(u"folder"_s), plenty);
        QVERIFY(!overlay);
        QCOMPARE(overlay.error().kind, Error::Kind::Storage);
    }

private:
    static std::vector<Change> events(int from, int count, qint64 version)
    {
        std::vector<Change> changes;
        for (int i = from; i < from + count; ++i)
            changes.emplace_back(Record(makeEvent(u"e%1"_s.arg(i), version, u"路面积水 %1"_s.arg(version))));
        return changes;
    }

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    SetClock m_clock;
};

QTEST_GUILESS_MAIN(TestMemoryOverlay)

#include "tst_memoryoverlay.moc"
