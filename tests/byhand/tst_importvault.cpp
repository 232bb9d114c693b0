#include "byhand/importfolder.h"

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
        ImportFolder::Options options{.folder = folder.path(), .vault = dir.filePath(u"imports"_s), .cachePath = cache, .everyMs = 20};
        options.import.hand.department = u"民政局"_s;
        put(u"a.csv"_s, u"指标,时间,数值\n养老床位,2026-06-01,5\n养老床位,2026-06-02,many\n"_s);
        put(u"~$a.xlsx"_s, u"x"_s);
        put(u"b.csv.part"_s, u"x"_s);
        ImportFolder watch(options, clock);
        QSignalSpy taken(&watch, &ImportFolder::taken);
        QSignalSpy trouble(&watch, &ImportFolder::trouble);
        watch.start();
        QTRY_COMPARE(trouble.size(), 1); // there is no cache yet: the table waits
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
        QCOMPARE(vault.inForce()->size(), 2U);
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
        const ImportFolder::Options options{.folder = dir.path(), .vault = dir.filePath(u"imports"_s), .cachePath = cache, .everyMs = 20};
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
};

QTEST_GUILESS_MAIN(tst_ImportVault)
#include "tst_importvault.moc"
