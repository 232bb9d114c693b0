#include "byhand/importfolder.h"
#include "byhand/takentables.h"

#include "cache/cachefixture.h"
#include "cache/writer.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

std::vector<Record> records(const QString &department, std::initializer_list<double> values)
{
    Source source{.name = department, .collection = Source::Collection::HandTyped};
    source.head = {.source = handSource(department), .id = handSource(department), .time = 1'750'000'000'000};
    std::vector<Record> all = {source};
    TimeMs time = 1'750'000'000'000;
    for (const double value : values) {
        Reading reading{.indicator = u"civil.beds"_s, .region = u"810000"_s, .value = value, .quality = Reading::Quality::HandTyped};
        reading.head = {.source = source.head.id, .id = u"civil.beds|810000|%1"_s.arg(time / 1000), .time = time, .extra = toExtra({.file = u"a.csv"_s, .line = 2})};
        all.emplace_back(reading);
        time += 1'000;
    }
    return all;
}

std::vector<double> valuesOf(const QString &folder, int number)
{
    std::vector<double> values;
    ImportFile file(folder, number);
    for (;;) {
        const auto page = file.next(2);
        if (!page)
            qFatal("%s", qPrintable(page.error().detail));
        if (page->empty())
            return values;
        for (const auto &record : *page) {
            if (const auto *reading = std::get_if<Reading>(&record)) {
                values.push_back(reading->value.value_or(-1));
                if (reading->head.version != number || reading->quality != Reading::Quality::HandTyped || originOf(reading->head.extra).file != "a.csv"_L1)
                    values.push_back(-999);
            }
        }
    }
}

/** A watched folder in a city with one indicator. */
struct Watched
{
    Watched()
    {
        auto database = Database::openForWriting(dir.filePath(u"cache.db"_s));
        if (!database || !folder.mkpath(u"."_s))
            qFatal("the cache");
        Writer writer(std::move(*database), clock);
        Indicator beds{.name = u"养老床位"_s, .unit = u"张"_s};
        beds.head = {.source = u"x"_s, .id = u"civil.beds"_s, .version = 1, .time = 1};
        Region city{.name = u"香港"_s};
        city.head = {.source = u"x"_s, .id = u"810000"_s, .version = 1, .time = 1};
        if (!writer.apply({.feed = u"city"_s, .cursor = u"1"_s, .changes = {Record(beds), Record(city)}}))
            qFatal("the city");
        options.folder = folder.path();
        options.vault = dir.filePath(u"imports"_s);
        options.cachePath = dir.filePath(u"cache.db"_s);
        options.import.hand.department = u"民政局"_s;
    }
    /** A table with one figure, changed so many seconds ago. */
    void put(const QString &name, int value, int secondsAgo) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(u"指标,时间,数值\n养老床位,2026-06-01,%1\n"_s.arg(value).toUtf8()) < 0 || !file.flush() || !file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-secondsAgo), QFileDevice::FileModificationTime))
            qFatal("the table");
    }
    /** What is taken within @p ms, and how the folder is then. */
    std::pair<QStringList, FeedHealth> watch(int ms) const
    {
        ImportFolder watched(options, clock);
        QSignalSpy taken(&watched, &ImportFolder::taken);
        QSignalSpy health(&watched, &ImportFolder::health);
        watched.start();
        QTest::qWait(ms);
        QStringList names;
        for (const auto &one : taken)
            names << one[0].toString();
        return {names, health.isEmpty() ? FeedHealth() : health.last()[0].value<FeedHealth>()};
    }

    QTemporaryDir dir;
    QDir folder = QDir(dir.filePath(u"in"_s));
    SystemClock clock;
    ImportFolder::Options options = {.everyMs = 20, .quietMs = 60};
};

double valueOfLast(const Watched &watched)
{
    const auto entries = ImportVault(watched.options.vault).inForce();
    ImportFile file(watched.options.vault, entries->back().number);
    const auto page = file.next(10);
    return std::get<Reading>(page->back()).value.value_or(-1);
}

}

class tst_ImportVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void keepsImports()
    {
        QTemporaryDir dir;
        ImportVault vault(dir.filePath(u"imports"_s));
        QVERIFY(vault.entries() && vault.entries()->empty()); // no folder yet
        QCOMPARE(ImportVault::fingerprint(*vault.inForce()), QString());

        const auto first = vault.add({.file = u"a.csv"_s, .who = u"wang"_s, .at = 5, .refused = 2}, records(u"民政局"_s, {1, 2, 3}));
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        QVERIFY(first->isNew);
        QCOMPARE(first->entry.number, 1);
        QCOMPARE(first->entry.rows, 3);
        QCOMPARE(first->entry.departments, QStringList{u"民政局"_s});
        QCOMPARE(*vault.entries(), std::vector{first->entry});
        QCOMPARE(valuesOf(vault.folder(), 1), (std::vector<double>{1, 2, 3}));
        const auto one = ImportVault::fingerprint(*vault.inForce());

        // The same again changes nothing, under whatever name.
        const auto again = vault.add({.file = u"b.csv"_s, .at = 6}, records(u"民政局"_s, {1, 2, 3}));
        QVERIFY(again && !again->isNew);
        QCOMPARE(again->entry.number, 1);
        QCOMPARE(ImportVault::fingerprint(*vault.inForce()), one);

        const auto second = vault.add({.file = u"a.csv"_s}, records(u"民政局"_s, {1, 2, 4}));
        QCOMPARE(second->entry.number, 2);
        QVERIFY(ImportVault::fingerprint(*vault.inForce()) != one);

        QVERIFY(vault.undo(2));
        QCOMPARE(ImportVault::fingerprint(*vault.inForce()), one);
        QCOMPARE(vault.entries()->size(), 2U);
        QVERIFY(vault.entries()->back().isUndone);
        QCOMPARE(vault.undo(2).error().kind, Error::Kind::NotFound);
        QCOMPARE(vault.undo(9).error().kind, Error::Kind::NotFound);

        // What was undone may come again, under a number of its own.
        QCOMPARE(vault.add({}, records(u"民政局"_s, {1, 2, 4}))->entry.number, 3);
    }

    void damage()
    {
        QTemporaryDir dir;
        ImportVault vault(dir.path());
        QVERIFY(vault.add({}, records(u"民政局"_s, {1, 2, 3})));
        QFile file(dir.filePath(u"000001.import"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto whole = file.readAll();
        QVERIFY(file.resize(whole.size() - 20));
        file.close();
        QVERIFY(vault.entries());
        ImportFile reader(dir.path(), 1);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"000001.import, line 5 is left out"_s));
        const auto page = reader.next(100);
        QVERIFY(page);
        QCOMPARE(page->size(), 3u); // the source and two readings: one bad line does not take the others with it
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}\n") == 3);
        file.close();
        const auto entries = vault.entries();
        QVERIFY(entries && entries->size() == 1);
        QVERIFY(entries->front().isDamaged);
        QVERIFY(vault.inForce()->empty());
        QCOMPARE(vault.add({}, records(u"民政局"_s, {1, 2, 3}))->entry.number, 2); // the others go on
        QVERIFY(vault.undo(1)); // and it can be put out of the way
    }

    /** A table that comes again after a correction of it counts again; after one of other figures it changes nothing. */
    void theFirstAgainAfterACorrection()
    {
        QTemporaryDir dir;
        ImportVault vault(dir.path());
        QCOMPARE(vault.add({}, records(u"民政局"_s, {1, 2, 3}))->entry.number, 1);
        QCOMPARE(vault.add({}, records(u"城管局"_s, {7}))->entry.number, 2);
        QVERIFY(!vault.add({}, records(u"民政局"_s, {1, 2, 3}))->isNew);
        QCOMPARE(vault.add({}, records(u"民政局"_s, {1, 5, 3}))->entry.number, 3);
        const auto again = vault.add({}, records(u"民政局"_s, {1, 2, 3}));
        QVERIFY(again->isNew);
        QCOMPARE(again->entry.number, 4);
    }

    void watchedFolder()
    {
        QTemporaryDir dir;
        const QDir folder(dir.filePath(u"in"_s));
        QVERIFY(folder.mkpath(u"."_s));
        const QString cache = dir.filePath(u"cache.db"_s);
        const auto put = [&folder](const QString &name, const QString &text) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
                qFatal("the table");
        };
        const auto content = [&folder](const QString &name) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        };
        ShiftedClock clock(QDateTime::fromString(u"2026-06-25T14:30:00+08:00"_s, Qt::ISODate).toMSecsSinceEpoch(), ShiftedClock::Pace::Standing);
        ImportFolder::Options options{.folder = folder.path(), .vault = dir.filePath(u"imports"_s), .cachePath = cache, .everyMs = 20, .quietMs = 20};
        options.import.hand.department = u"民政局"_s;
        put(u"a.csv"_s, u"指标,时间,数值\n养老床位,2026-06-01,5\n养老床位,2026-06-02,many\n"_s);
        put(u"~$a.xlsx"_s, u"x"_s);
        put(u"b.csv.part"_s, u"x"_s);
        ImportFolder watch(options, clock);
        QSignalSpy taken(&watch, &ImportFolder::taken);
        QSignalSpy health(&watch, &ImportFolder::health);
        watch.start();
        const auto state = [&health] { return health.isEmpty() ? FeedHealth() : health.last()[0].value<FeedHealth>(); };
        QTRY_COMPARE(state().state, FeedHealth::State::Waiting); // there is no cache yet: the table waits
        QVERIFY(!state().detail.isEmpty());
        QCOMPARE(content(u"a.csv.report.txt"_s), QString());

        {
            auto database = Database::openForWriting(cache);
            QVERIFY(database);
            Writer writer(std::move(*database), clock);
            Indicator beds{.name = u"养老床位"_s, .unit = u"张"_s};
            beds.head = {.source = u"x"_s, .id = u"civil.beds"_s, .version = 1, .time = 1};
            Region city{.name = u"香港"_s};
            city.head = {.source = u"x"_s, .id = u"810000"_s, .version = 1, .time = 1};
            QVERIFY(writer.apply({.feed = u"city"_s, .cursor = u"1"_s, .changes = {Record(beds), Record(city)}}));
        }
        QTRY_COMPARE(taken.size(), 1);
        QCOMPARE(taken[0], (QList<QVariant>{u"a.csv"_s, 1, 1}));
        QTRY_COMPARE(state().state, FeedHealth::State::Live);
        QCOMPARE(state().detail, QString());
        const ImportVault vault(options.vault);
        QCOMPARE(vault.inForce()->size(), 1U);
        QVERIFY2(content(u"a.csv.report.txt"_s).contains("line 3, column C: value: 'many' is not a number"_L1), qPrintable(content(u"a.csv.report.txt"_s)));
        QVERIFY2(content(u"a.csv.refused.csv"_s).contains("a.csv,,3,C,value: 'many' is not a number"_L1), qPrintable(content(u"a.csv.refused.csv"_s)));

        // What is no table at all gets its report, once.
        put(u"c.csv"_s, u"hello\n"_s);
        QTRY_COMPARE(taken.size(), 2);
        QVERIFY2(content(u"c.csv.report.txt"_s).contains("nothing was imported"_L1), qPrintable(content(u"c.csv.report.txt"_s)));
        QTest::qWait(150);
        QCOMPARE(taken.size(), 2);

        // Mended, it is taken again, and the list of what was refused is gone.
        put(u"a.csv"_s, u"指标,时间,数值\n养老床位,2026-06-01,5\n养老床位,2026-06-02,6\n"_s);
        QTRY_COMPARE(taken.size(), 3);
        QVERIFY(!QFile::exists(folder.filePath(u"a.csv.refused.csv"_s)));
        QCOMPARE(vault.entries()->size(), 2U);
        QCOMPARE(vault.inForce()->size(), 1U); // in place of the first
        QVERIFY(content(u"a.csv.report.txt"_s).contains("stored as import 2 in place of import 1"_L1));
        QVERIFY(!QFile::exists(folder.filePath(u"b.csv.part.report.txt"_s)));
    }

    /** A table that was taken before the program ended is not taken again by the next one. */
    void watchedFolderAgain()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"c.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("hello\n") > 0);
        file.close();
        SystemClock clock;
        const QString cache = dir.filePath(u"cache.db"_s);
        {
            auto database = Database::openForWriting(cache);
            QVERIFY(database);
            Writer writer(std::move(*database), clock);
            Indicator beds{.name = u"养老床位"_s};
            beds.head = {.source = u"x"_s, .id = u"civil.beds"_s, .version = 1, .time = 1};
            QVERIFY(writer.apply({.feed = u"city"_s, .cursor = u"1"_s, .changes = {Record(beds)}}));
        }
        const ImportFolder::Options options{.folder = dir.path(), .vault = dir.filePath(u"imports"_s), .cachePath = cache, .everyMs = 20, .quietMs = 20};
        int taken = 0;
        for (int run = 0; run < 2; ++run) {
            ImportFolder watch(options, clock);
            QSignalSpy spy(&watch, &ImportFolder::taken);
            watch.start();
            if (run == 0)
                QTRY_COMPARE(spy.size(), 1);
            else
                QTest::qWait(200);
            taken += int(spy.size());
        }
        QCOMPARE(taken, 1);
    }

    /** A table that a folder holds speaks for itself: its later content takes the place of the earlier, and rows that it lacks are gone. */
    void laterContentTakesThePlace()
    {
        QTemporaryDir dir;
        ImportVault vault(dir.path());
        const auto from = u"/in/a.csv"_s;
        QCOMPARE(vault.add({.from = from}, records(u"民政局"_s, {1, 2, 3}))->replaced, 0);
        QVERIFY(vault.add({.from = u"/in/b.csv"_s}, records(u"民政局"_s, {1, 2, 3}))->isNew); // which may change on its own
        QCOMPARE(vault.add({}, records(u"城管局"_s, {7}))->entry.number, 3);
        const auto torn = vault.add({.from = from}, records(u"民政局"_s, {1, 2}));
        QCOMPARE(torn->replaced, 1);
        const auto numbers = [&vault] {
            QList<int> all;
            const auto entries = vault.inForce();
            for (const auto &entry : *entries)
                all << entry.number;
            return all;
        };
        QCOMPARE(numbers(), (QList<int>{2, 3, 4}));
        QVERIFY(vault.entries()->front().isReplaced && !vault.entries()->front().isUndone);
        QVERIFY(!vault.add({.from = from}, records(u"民政局"_s, {1, 2}))->isNew);
        QCOMPARE(vault.add({.from = from}, records(u"民政局"_s, {1, 2, 3}))->replaced, 4); // as it was at first: again it counts
        QCOMPARE(numbers(), (QList<int>{2, 3, 5}));
        QVERIFY(vault.undo(5));
        QCOMPARE(numbers(), (QList<int>{2, 3, 4})); // what it stood in place of
    }

    /** What a disk does not give is no table without rows, and no import that says nothing. */
    void readErrors()
    {
        QTemporaryDir dir;
        const auto broken = dir.filePath(u"000001.import"_s);
        QVERIFY(QFile::link(u"/proc/self/mem"_s, broken)); // opens, and can't be read
        const auto bytes = readTableBytes(broken, 1'000);
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().kind, Error::Kind::Storage);
        QVERIFY2(bytes.error().detail.contains(broken), qPrintable(bytes.error().detail));
        ImportVault vault(dir.path());
        QVERIFY(!vault.entries());
        QCOMPARE(vault.inForce().error().kind, Error::Kind::Storage);
        QVERIFY(vault.inForce().error().detail.contains(broken));
        ImportFile file(dir.path(), 1);
        const auto page = file.next(10);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, Error::Kind::Storage);
        QVERIFY(vault.undo(1)); // it can be put out of the way
    }

    void remembersWhatWasTaken()
    {
        QTemporaryDir dir;
        const auto path = dir.filePath(u"sub/taken.jsonl"_s);
        const TakenTables::One one{u"5 bytes"_s, u"ab"_s};
        {
            TakenTables tables(path);
            QVERIFY(tables.load());
            QCOMPARE(tables.of(u"/in/a.csv"_s), TakenTables::One());
            QVERIFY(tables.add(u"/in/a.csv"_s, {u"4 bytes"_s, u"aa"_s}));
            QVERIFY(tables.add(u"/in/a.csv"_s, one));
            QVERIFY(tables.add(u"/in/b.csv"_s, one));
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append) && file.write("{\"table\":\"/in/c.c") > 0); // cut off by a crash
        file.close();
        {
            TakenTables tables(path);
            QVERIFY(tables.load());
            QCOMPARE(tables.of(u"/in/a.csv"_s), one);
            QCOMPARE(tables.of(u"/in/c.csv"_s), TakenTables::One());
            QVERIFY(tables.add(u"/in/d.csv"_s, one));
        }
        TakenTables tables(path);
        QVERIFY(tables.load());
        for (const auto &table : {u"/in/a.csv"_s, u"/in/b.csv"_s, u"/in/d.csv"_s})
            QCOMPARE(tables.of(table), one);
        QVERIFY(!TakenTables(u"/proc/1/nowhere/taken.jsonl"_s).add(u"x"_s, one));
    }

    /** Of two tables that say something of the same figure the one that was changed last counts, whatever they are called. */
    void theOldestFirst()
    {
        Watched watched;
        watched.put(u"a.csv"_s, 1, 10);
        watched.put(u"b.csv"_s, 2, 30);
        watched.put(u"c.csv"_s, 3, 20);
        QCOMPARE(watched.watch(500).first, (QStringList{u"b.csv"_s, u"c.csv"_s, u"a.csv"_s}));
        QCOMPARE(valueOfLast(watched), 1.);
    }

    /** Reports may be tidied away, and be impossible from the start: nothing is taken twice, and what was undone stays undone until the table is changed. */
    void takenOnceWithoutReports()
    {
        Watched watched;
        watched.put(u"a.csv"_s, 1, 10);
        QVERIFY(QDir(watched.folder.filePath(u"a.csv.report.txt"_s)).mkpath(u"."_s)); // in the report's place
        const auto [names, health] = watched.watch(500);
        QCOMPARE(names, QStringList{u"a.csv"_s});
        QCOMPARE(health.state, FeedHealth::State::Live);
        QVERIFY2(health.detail.contains(u"a.csv.report.txt: the report can't be written"_s), qPrintable(health.detail));
        ImportVault vault(watched.options.vault);
        QVERIFY(vault.undo(1));
        QCOMPARE(watched.watch(300).first, QStringList());
        watched.put(u"a.csv"_s, 1, 5); // touched
        QCOMPARE(watched.watch(300).first, QStringList());
        QVERIFY(vault.inForce()->empty());
        watched.put(u"a.csv"_s, 2, 5);
        QCOMPARE(watched.watch(300).first, QStringList{u"a.csv"_s});
        QCOMPARE(vault.inForce()->size(), 1U);
    }

    void waitsUntilItIsQuiet()
    {
        Watched watched;
        watched.options.quietMs = 400;
        ImportFolder folder(watched.options, watched.clock);
        QSignalSpy taken(&folder, &ImportFolder::taken);
        folder.start();
        for (int row = 1; row <= 5; ++row) { // a slow copy
            watched.put(u"a.csv"_s, row, 60 - row);
            QTest::qWait(150);
            QCOMPARE(taken.size(), 0);
        }
        QTRY_COMPARE(taken.size(), 1);
        QCOMPARE(valueOfLast(watched), 5.);
    }

    void doesNotWriteElsewhere()
    {
        Watched watched;
        watched.put(u"a.csv"_s, 1, 10);
        const auto elsewhere = watched.dir.filePath(u"passwords"_s);
        QFile file(elsewhere);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("secret") == 6);
        file.close();
        QVERIFY(file.link(watched.folder.filePath(u"a.csv.report.txt"_s)));
        QCOMPARE(watched.watch(400).first, QStringList{u"a.csv"_s});
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("secret"));
        QVERIFY(!QFileInfo(watched.folder.filePath(u"a.csv.report.txt"_s)).isSymLink());
    }

    void saysWhatItLeavesAlone()
    {
        Watched watched;
        watched.options.mostTables = 2;
        for (int i = 0; i < 5; ++i)
            watched.put(u"%1.csv"_s.arg(i), i, 50 - i);
        const auto [names, health] = watched.watch(400);
        QCOMPARE(names, (QStringList{u"0.csv"_s, u"1.csv"_s}));
        QCOMPARE(health.detail, u"more than 2 tables: 3 were left alone"_s);
    }

    /** What can't be read is named, tried again less and less often, and keeps no other from being taken. */
    void unreadable()
    {
        Watched watched;
        QVERIFY(QFile::link(u"/proc/self/mem"_s, watched.folder.filePath(u"0.csv"_s)));
        watched.put(u"a.csv"_s, 1, 10);
        const auto [names, health] = watched.watch(500);
        QCOMPARE(names, QStringList{u"a.csv"_s});
        QCOMPARE(health.state, FeedHealth::State::Live);
        QVERIFY2(health.detail.startsWith(watched.folder.filePath(u"0.csv"_s) + u": "_s), qPrintable(health.detail));
    }

    void noFolder()
    {
        Watched watched;
        watched.options.folder = watched.dir.filePath(u"away"_s);
        const auto [names, health] = watched.watch(100);
        QCOMPARE(health.state, FeedHealth::State::Waiting);
        QVERIFY2(health.detail.endsWith(u"the folder of tables to import is not there"_s), qPrintable(health.detail));
        QVERIFY(names.isEmpty() && health.nextTry > 0);
    }
};

QTEST_GUILESS_MAIN(tst_ImportVault)
#include "tst_importvault.moc"
