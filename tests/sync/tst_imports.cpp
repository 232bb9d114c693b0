#include "byhand/importvault.h"
#include "cache/cachefixture.h"
#include "cache/statement.h"
#include "sync/engine.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

constexpr TimeMs start = 1'782'000'000'000;

Reading reading(const QString &source, int hour, double value, Reading::Quality quality)
{
    Reading one{.indicator = u"civil.beds"_s, .region = u"810000"_s, .value = value, .quality = quality};
    one.head = {.source = source, .id = u"civil.beds|810000|%1"_s.arg(start / 1000 + hour * 3600), .version = 1, .time = start + hour * 3'600'000LL};
    return one;
}

std::vector<Record> imported(const QString &department, const std::vector<std::pair<int, double>> &values)
{
    Source source{.name = department, .collection = Source::Collection::HandTyped};
    source.head = {.source = u"hand:"_s + department, .id = u"hand:"_s + department, .time = start};
    std::vector<Record> all = {source};
    for (const auto &[hour, value] : values)
        all.emplace_back(reading(source.head.id, hour, value, Reading::Quality::HandTyped));
    return all;
}

}

/** What was imported by hand, beside a feed, in the cache. */
class tst_Imports : public QObject
{
    Q_OBJECT

    /** All readings: "source hour=value" in order. */
    static QString stored(const QString &path)
    {
        const auto db = Database::openForReading(path);
        if (!db)
            return u"(none)"_s;
        QStringList rows;
        Statement query(db->handle(), "SELECT source, time, value, quality FROM reading ORDER BY source, time");
        while (query.step())
            rows << u"%1 %2=%3%4"_s.arg(query.text(0)).arg((query.integer(1) - start) / 3'600'000).arg(query.real(2)).arg(query.integer(3) == int(Reading::Quality::HandTyped) ? u" by hand"_s : QString());
        return rows.join(u", "_s);
    }

    static qint64 historyRows(const QString &path)
    {
        const auto db = Database::openForReading(path);
        Statement query(db->handle(), "SELECT count(*) FROM reading_history");
        query.step();
        return query.integer(0);
    }

private Q_SLOTS:
    void fromTheFolderToTheCache()
    {
        QTemporaryDir dir;
        const QString cache = dir.filePath(u"cache.db"_s);
        ImportVault vault(importFolderOf(dir.path()));
        SystemClock clock;
        {
            auto database = Database::openForWriting(cache);
            QVERIFY(database);
            Writer writer(std::move(*database), clock);
            QVERIFY(writer.apply({.feed = u"city"_s, .cursor = u"1"_s, .changes = {Record(reading(u"civil"_s, 0, 100, Reading::Quality::Good))}}));
        }
        {
            SyncEngine engine(cache, {}, clock);
            engine.setImports(vault.folder());
            QSignalSpy health(&engine, &SyncEngine::health);
            engine.start();
            QTest::qWait(300);
            QCOMPARE(health.size(), 0); // nothing was ever imported: nobody need know of it

            // Somebody imports while the program runs.
            QVERIFY(vault.add({.file = u"a.csv"_s}, imported(u"民政局"_s, {{0, 1}, {1, 2}})));
            QTRY_COMPARE(stored(cache), u"civil 0=100, hand:民政局 0=1 by hand, hand:民政局 1=2 by hand"_s);
            QTRY_VERIFY(!health.isEmpty() && health.last()[0].value<FeedHealth>().state == FeedHealth::State::Live);
            QCOMPARE(health.last()[0].value<FeedHealth>().feed, importFeed);

            // A later import wins where it says something, and only there.
            QVERIFY(vault.add({.file = u"b.csv"_s}, imported(u"民政局"_s, {{1, 20}, {2, 30}})));
            QTRY_COMPARE(stored(cache), u"civil 0=100, hand:民政局 0=1 by hand, hand:民政局 1=20 by hand, hand:民政局 2=30 by hand"_s);
            QCOMPARE(historyRows(cache), 1); // the one value that was replaced; the others were not touched
            QVERIFY(vault.add({.file = u"c.csv"_s}, imported(u"卫健委"_s, {{0, 7}})));
            QTRY_VERIFY(stored(cache).contains(u"hand:卫健委 0=7"_s));
            QCOMPARE(historyRows(cache), 1);

            // Undone as a whole; what the first one said holds again.
            QVERIFY(vault.undo(2));
            QTRY_COMPARE(stored(cache), u"civil 0=100, hand:卫健委 0=7 by hand, hand:民政局 0=1 by hand, hand:民政局 1=2 by hand"_s);
        }
        {
            // While nothing runs, one more is undone, and the cache is thrown away.
            QVERIFY(vault.undo(3));
            for (const auto *ending : {"", "-wal", "-shm"})
                QFile::remove(cache + QString::fromLatin1(ending));
            SyncEngine engine(cache, {}, clock);
            engine.setImports(vault.folder());
            engine.start();
            QTRY_COMPARE(stored(cache), u"hand:民政局 0=1 by hand, hand:民政局 1=2 by hand"_s);
            QVERIFY(vault.undo(1));
            QTRY_COMPARE(stored(cache), QString());
        }
    }

    /** Nothing that another feed does touches what was imported: not its snapshot, not its new epoch. */
    void besideAnotherFeed()
    {
        QTemporaryDir dir;
        const QString cache = dir.filePath(u"cache.db"_s);
        ImportVault vault(importFolderOf(dir.path()));
        QVERIFY(vault.add({.file = u"a.csv"_s}, imported(u"民政局"_s, {{0, 1}})));
        SystemClock clock;
        {
            SyncEngine engine(cache, {}, clock);
            engine.setImports(vault.folder());
            engine.start();
            QTRY_COMPARE(stored(cache), u"hand:民政局 0=1 by hand"_s);
        }
        {
            auto database = Database::openForWriting(cache);
            QVERIFY(database);
            Writer writer(std::move(*database), clock);
            for (const auto &epoch : {u"one"_s, u"two"_s}) {
                FeedBatch page{.feed = u"city"_s, .kind = FeedBatch::Kind::SnapshotPage, .epoch = epoch, .cursor = epoch, .snapshotType = RecordType::Reading, .lastPage = true, .snapshotEnd = true};
                page.changes = {Record(reading(u"civil"_s, epoch == "one"_L1 ? 0 : 1, 100, Reading::Quality::Good))};
                QVERIFY(writer.apply(page));
            }
        }
        QCOMPARE(stored(cache), u"civil 1=100, hand:民政局 0=1 by hand"_s);
        SyncEngine engine(cache, {}, clock);
        engine.setImports(vault.folder());
        QSignalSpy changed(&engine, &SyncEngine::changed);
        engine.start();
        QTest::qWait(300);
        QCOMPARE(stored(cache), u"civil 1=100, hand:民政局 0=1 by hand"_s);
        QCOMPARE(changed.size(), 0); // it knew already
    }

    /** A file of an import that is damaged counts for nothing until it is put right; the others do. */
    void damaged()
    {
        QTemporaryDir dir;
        const QString cache = dir.filePath(u"cache.db"_s);
        ImportVault vault(importFolderOf(dir.path()));
        QVERIFY(vault.add({.file = u"a.csv"_s}, imported(u"民政局"_s, {{0, 1}})));
        SystemClock clock;
        SyncEngine engine(cache, {}, clock);
        engine.setImports(vault.folder());
        QSignalSpy health(&engine, &SyncEngine::health);
        const auto detail = [&health] { return health.isEmpty() ? QString() : health.last()[0].value<FeedHealth>().detail; };
        engine.start();
        QTRY_COMPARE(stored(cache), u"hand:民政局 0=1 by hand"_s);
        QFile file(vault.folder() + u"/000001.import"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto whole = file.readAll();
        QVERIFY(file.resize(0));
        file.flush();
        QVERIFY(vault.add({.file = u"b.csv"_s}, imported(u"城管局"_s, {{1, 2}}))); // what comes goes on
        QTRY_COMPARE_WITH_TIMEOUT(stored(cache), u"hand:城管局 1=2 by hand"_s, 30'000);
        QTRY_COMPARE(detail(), u"1 imports are damaged and count for nothing: 000001.import"_s); // and it is said which is missing
        QVERIFY(file.seek(0) && file.write(whole) == whole.size());
        file.close();
        QTRY_VERIFY_WITH_TIMEOUT(stored(cache).contains(u"hand:民政局 0=1 by hand"_s), 30'000); // put right, it counts again
        QTRY_COMPARE(detail(), QString());
    }
};

QTEST_GUILESS_MAIN(tst_Imports)
#include "tst_imports.moc"
