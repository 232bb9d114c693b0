#include "cache/cachefixture.h"

#include "lib/cacheexport.h"
#include "lib/cachetool.h"

#include "feed/format/tlf.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <SQLiteCpp/Database.h>

#include <csignal>
#include <sys/resource.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

/** As long as it lives no file grows beyond so many bytes, as on a disk that fills up. */
class FileLimit
{
public:
    explicit FileLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit now{.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        (void)std::signal(SIGXFSZ, m_handler);
    }
    FileLimit(const FileLimit &) = delete;
    FileLimit &operator=(const FileLimit &) = delete;

private:
    rlimit m_before = {};
    void (*m_handler)(int) = nullptr;
};

}

/** tonglan cache …, as a person at a terminal uses it. */
class TestCacheTool : public QObject
{
    Q_OBJECT

    struct Said
    {
        int code = -1;
        QString out = {};
        QString err = {};
    };

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"cache.db"_s);
    }

    void saysWhatIsWrongWithTheCommand_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");

        QTest::newRow("nothing") << QStringList() << 2 << u"a command is missing"_s;
        QTest::newRow("unknown") << QStringList{u"polish"_s} << 2 << u"'polish' is not a command"_s;
        QTest::newRow("unknown option") << QStringList{u"stats"_s, u"--fast"_s} << 2 << u"fast"_s;
        QTest::newRow("no type") << QStringList{u"export"_s} << 2 << u"eventlog"_s;
        QTest::newRow("no such type") << QStringList{u"export"_s, u"events"_s} << 2 << u"'events'"_s;
        QTest::newRow("no such format") << QStringList{u"export"_s, u"event"_s, u"--format"_s, u"xml"_s} << 2 << u"xml"_s;
        QTest::newRow("no number") << QStringList{u"quarantine"_s, u"show"_s} << 2 << u"number"_s;
        QTest::newRow("a word too many") << QStringList{u"stats"_s, u"extra"_s} << 2 << u"'extra' is one word too many for stats"_s;
        QTest::newRow("a type too many") << QStringList{u"export"_s, u"event"_s, u"asset"_s} << 2 << u"'asset' is one word too many for export"_s;
        QTest::newRow("a number too many") << QStringList{u"quarantine"_s, u"show"_s, u"1"_s, u"2"_s} << 2 << u"'2' is one word too many for quarantine show"_s;
        QTest::newRow("an option of another command") << QStringList{u"verify"_s, u"--json"_s} << 2 << u"--json does not belong to verify"_s;
        QTest::newRow("a format for stats") << QStringList{u"stats"_s, u"--format"_s, u"csv"_s} << 2 << u"--format does not belong to stats"_s;
        QTest::newRow("a feed for show") << QStringList{u"quarantine"_s, u"show"_s, u"1"_s, u"--feed"_s, u"city"_s} << 2 << u"--feed does not belong to quarantine show"_s;
        QTest::newRow("a file for rebuild") << QStringList{u"rebuild"_s, u"--out"_s, u"x"_s} << 2 << u"--out does not belong to rebuild"_s;
        QTest::newRow("no quarantine command") << QStringList{u"quarantine"_s, u"burn"_s, u"all"_s} << 2 << u"not 'burn'"_s;
        for (const auto &what : {u"list"_s, u"retry"_s, u"export"_s, u"clear"_s})
            QTest::addRow("%s of an unknown feed", qPrintable(what)) << QStringList{u"quarantine"_s, what, u"--feed"_s, u"none"_s} << 2 << u"no feed 'none' in this cache; there are: city"_s;
        QTest::newRow("a feed without a name") << QStringList{u"quarantine"_s, u"clear"_s, u"--feed"_s, QString()} << 2 << u"--feed needs a name"_s;
        QTest::newRow("no such record") << QStringList{u"quarantine"_s, u"show"_s, u"77"_s} << 66 << u"no refused record 77"_s;
    }
    void saysWhatIsWrongWithTheCommand()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QString, says);
        fill();
        const auto said = run(words);
        QCOMPARE(said.code, code);
        QVERIFY2(said.err.contains(says), qPrintable(said.err));
        QCOMPARE(numberOf(must(Database::openForReading(m_path)), u"SELECT count(*) FROM quarantine"_s), 3);
    }

    void saysThatThereIsNoCache_data()
    {
        QTest::addColumn<QStringList>("words");
        for (const auto &words : {u"stats"_s, u"verify"_s, u"rebuild"_s, u"export event"_s, u"quarantine list"_s, u"quarantine retry"_s})
            QTest::addRow("%s", qUtf8Printable(words)) << words.split(u' ');
    }
    void saysThatThereIsNoCache()
    {
        QFETCH(QStringList, words);
        QCOMPARE(run(words).code, 66);
    }

    void refusesToWriteWhileAnotherInstanceRuns_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<bool>("writes");

        QTest::newRow("rebuild") << QStringList{u"rebuild"_s} << true;
        QTest::newRow("retry") << QStringList{u"quarantine"_s, u"retry"_s} << true;
        QTest::newRow("clear") << QStringList{u"quarantine"_s, u"clear"_s} << true;
        QTest::newRow("stats") << QStringList{u"stats"_s} << false;
        QTest::newRow("verify") << QStringList{u"verify"_s} << false;
        QTest::newRow("export") << QStringList{u"export"_s, u"event"_s} << false;
        QTest::newRow("list") << QStringList{u"quarantine"_s, u"list"_s} << false;
    }
    void refusesToWriteWhileAnotherInstanceRuns()
    {
        QFETCH(QStringList, words);
        QFETCH(bool, writes);
        fill();
        QLockFile lock(m_dir->filePath(u"lock"_s));
        QVERIFY(lock.tryLock(0));
        const auto said = run(words);
        QCOMPARE(said.code, writes ? 75 : 0);
        if (writes)
            QVERIFY2(said.err.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(said.err));
        QCOMPARE(numberOf(must(Database::openForReading(m_path)), u"SELECT count(*) FROM quarantine"_s), 3);
    }

    void aLockThatWasLeftHoldsNobodyUp()
    {
        fill();
        for (const auto &left : {QByteArray(), "garbage"_ba, "1\ntonglan\nanother-name\n"_ba}) {
            QFile lock(m_dir->filePath(u"lock"_s));
            QVERIFY(lock.open(QFile::WriteOnly) && lock.write(left) == left.size());
            lock.close();
            const auto said = run({u"quarantine"_s, u"clear"_s});
            QVERIFY2(said.code == 0, qPrintable(said.err));
        }
    }

    void countsRows()
    {
        fill();
        const auto object = QJsonDocument::fromJson(run({u"stats"_s, u"--json"_s}).out.toUtf8()).object();
        QCOMPARE(object["revision"_L1].toInt(), 2);
        QCOMPARE(object["feeds"_L1][0]["cursor"_L1].toString(), u"c2"_s);
        QHash<QString, int> rows;
        const auto tables = object["tables"_L1].toArray();
        for (const auto &each : tables)
            rows[each["table"_L1].toString()] = each["rows"_L1].toInt();
        QCOMPARE(rows, (QHash<QString, int>{{u"event"_s, 2}, {u"event_history"_s, 1}, {u"reading"_s, 1}, {u"warning"_s, 1}, {u"region"_s, 1}, {u"indicator"_s, 1}, {u"quarantine"_s, 3}}));
        const auto text = run({u"stats"_s}).out;
        QVERIFY2(text.contains(u"event_history"_s) && text.contains(u"feed city: cursor c2"_s), qPrintable(text));
    }

    void verifies_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("says");

        QTest::newRow("whole") << QString() << u"ok"_s;
        QTest::newRow("a place too many") << u"INSERT INTO event_place VALUES (99, 1, 1, 1, 1)"_s << u"event 99 has a place"_s;
        QTest::newRow("a place missing") << u"DELETE FROM event_place WHERE n = 1"_s << u"unified/a is not where"_s;
        QTest::newRow("a text missing") << u"DELETE FROM event_text WHERE rowid = 1"_s << u"unified/a is missing in the text index"_s;
        QTest::newRow("two versions at once") << u"UPDATE event_history SET known_until = known_until + 5000"_s << u"known now and superseded later"_s;
        QTest::newRow("a feed that is not known") << u"UPDATE event SET feed = 9"_s << u"feed 9"_s;
    }
    void verifies()
    {
        QFETCH(QString, damage);
        QFETCH(QString, says);
        fill();
        if (!damage.isEmpty())
            must(Database::openForWriting(m_path)).handle().exec(damage.toStdString());
        for (const auto &words : {QStringList{u"verify"_s}, QStringList{u"verify"_s, u"--thorough"_s}}) {
            const auto said = run(words);
            QVERIFY2(said.out.contains(says), qPrintable(said.out));
            QCOMPARE(said.code, damage.isEmpty() ? 0 : 65);
        }
    }

    void setsTheCacheAside()
    {
        fill();
        const auto said = run({u"rebuild"_s});
        QCOMPARE(said.code, 0);
        QVERIFY(!QFile::exists(m_path));
        QCOMPARE(QDir(m_dir->path()).entryList({u"cache.db.rebuild-*"_s}).size(), 1);
        QCOMPARE(run({u"stats"_s}).code, 66);
    }

    void exportsCsv()
    {
        fill();
        const auto path = m_dir->filePath(u"out.csv"_s);
        QCOMPARE(run({u"export"_s, u"event"_s, u"--bom"_s, u"--out"_s, path}).code, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().split('\n');
        QVERIFY(lines[0].startsWith("\xef\xbb\xbfsource,id,version,time,"));
        QCOMPARE(lines.size(), 4); // names, two events, the end
        QVERIFY2(lines[1].contains("路面积水"), lines[1].constData());
        QVERIFY2(lines[2].contains(",'=cmd,"), lines[2].constData());
        QVERIFY(lines[1].endsWith("\r"));
    }

    void spreadsheetsGetTimesAndWords_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("line");

        QTest::newRow("event") << u"event"_s << u"unified,b,1,1970-01-01T00:01:41Z,,'=cmd,water.flood,路面积水,water,yellow,reported,urged returned,810001,弥敦道 1 号,,,1970-01-01T00:00:01Z,1970-01-01T01:00:01Z,,,,"_s;
        QTest::newRow("warning") << u"warning"_s << u"met,w,1,1970-01-01T00:01:41Z,,rain,暴雨,red,暴雨红色预警,,,[],1970-01-01T00:00:01Z,,updated,[]"_s;
        QTest::newRow("reading") << u"reading"_s << u"water.level,810001,1970-01-01T00:01:40Z,water,1,,1.5,suspect"_s;
        QTest::newRow("region") << u"region"_s << u"zone"_s;
        QTest::newRow("indicator") << u"indicator"_s << u"up-bad,average"_s;
        QTest::newRow("source") << u"source"_s << u"sensor,true"_s;
    }
    void spreadsheetsGetTimesAndWords()
    {
        QFETCH(QString, type);
        QFETCH(QString, line);
        {
            SetClock clock;
            auto writer = openWriter(m_path, clock);
            auto event = makeEvent(u"b"_s, 1, u"=cmd"_s);
            event.head.time = 101'000;
            event.kind = u"water.flood"_s;
            event.kindName = u"路面积水"_s;
            event.topic = u"water"_s;
            event.level = Level::Yellow;
            event.stage = Stage::Reported;
            event.flags = Event::Urged | Event::Returned;
            event.region = u"810001"_s;
            event.address = u"弥敦道 1 号"_s;
            event.department.clear();
            event.occurredAt = event.closedAt = 0;
            event.reportedAt = 1000;
            event.deadline = 3'601'000;
            event.position.reset();
            event.description.clear();
            Warning warning;
            warning.head = {.source = u"met"_s, .id = u"w"_s, .version = 1, .time = 101'000};
            warning.kind = u"rain"_s;
            warning.kindName = u"暴雨"_s;
            warning.level = Level::Red;
            warning.headline = u"暴雨红色预警"_s;
            warning.onset = 1000;
            warning.status = Warning::Status::Updated;
            auto reading = makeReading(u"water.level"_s, 100, 1, 1.5);
            reading.region = u"810001"_s;
            reading.head.source = u"water"_s;
            reading.head.time = 100'000;
            reading.quality = Reading::Quality::Suspect;
            Region region;
            region.head = {.source = u"geo"_s, .id = u"z"_s, .version = 1, .time = 5000};
            region.kind = Region::Kind::Zone;
            Indicator indicator;
            indicator.head = {.source = u"water"_s, .id = u"water.level"_s, .version = 1, .time = 5000};
            indicator.direction = Indicator::Direction::UpIsBad;
            Source source;
            source.head = {.source = u"water"_s, .id = u"water"_s, .version = 1, .time = 5000};
            source.collection = Source::Collection::Sensor;
            source.demo = true;
            must(writer.apply(delta({}, u"c1"_s, {Record(event), Record(warning), Record(reading), Record(region), Record(indicator), Record(source)})));
        }
        const auto out = run({u"export"_s, type}).out;
        QVERIFY2(out.section(u"\r\n"_s, 1, 1).contains(line), qPrintable(out));
    }

    void aDamagedLevelIsShownAsItIs()
    {
        fill();
        must(Database::openForWriting(m_path)).handle().exec("UPDATE warning SET level = 99, status = -1");
        const auto out = run({u"export"_s, u"warning"_s}).out;
        QVERIFY2(out.contains(u",99,"_s) && out.contains(u",-1,"_s), qPrintable(out));
    }

    void aFullDiskIsNoSuccess_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("csv") << QStringList{u"export"_s, u"event"_s};
        QTest::newRow("jsonl") << QStringList{u"export"_s, u"event"_s, u"--format"_s, u"jsonl"_s};
        QTest::newRow("stats") << QStringList{u"stats"_s};
        QTest::newRow("refused") << QStringList{u"quarantine"_s, u"export"_s};
        QTest::newRow("help") << QStringList{u"help"_s};
    }
    void aFullDiskIsNoSuccess()
    {
        QFETCH(QStringList, words);
        if (!QFileInfo::exists(u"/dev/full"_s) || QFileInfo(u"/dev/full"_s).isFile())
            QSKIP("/dev/full is no device here");
        fill();
        QFile full(u"/dev/full"_s);
        QVERIFY(full.open(QFile::WriteOnly));
        QTextStream out(&full);
        QString said;
        QTextStream err(&said);
        QCOMPARE(runCacheTool(words, m_dir->path(), out, err), 74);
        QVERIFY2(said.contains(u"the standard output: not all of it could be written: No space left on device"_s), qPrintable(said));
        if (words.first() == "help"_L1)
            return;
        const auto named = run(words + QStringList{u"--out"_s, u"/dev/full"_s});
        QCOMPARE(named.code, 74);
        QVERIFY2(named.err.contains(u"/dev/full: not all"_s), qPrintable(named.err));
        QVERIFY(!QFileInfo(u"/dev/full"_s).isFile());
    }

    void aFileIsWholeOrNotThere_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("none was there") << QByteArray();
        QTest::newRow("the one of yesterday stays") << "yesterday"_ba;
    }
    void aFileIsWholeOrNotThere()
    {
        QFETCH(QByteArray, before);
        {
            SetClock clock;
            auto writer = openWriter(m_path, clock);
            std::vector<Change> events;
            for (int i = 0; i < 40; ++i)
                events.emplace_back(Record(makeEvent(u"e%1"_s.arg(i), 1, QString(5000, u'x'))));
            must(writer.apply(delta({}, u"c1"_s, std::move(events))));
        }
        const auto path = m_dir->filePath(u"out.csv"_s);
        QFile old(path);
        if (!before.isEmpty())
            QVERIFY(old.open(QFile::WriteOnly) && old.write(before) == before.size());
        old.close();
        const auto files = QDir(m_dir->path()).entryList(QDir::Files);
        const FileLimit limit(150'000); // the last of it does not go in
        for (const auto *format : {"csv", "jsonl"}) {
            const auto said = run({u"export"_s, u"event"_s, u"--format"_s, QString::fromLatin1(format), u"--out"_s, path});
            QCOMPARE(said.code, 74);
            QVERIFY2(said.err.contains(u"out.csv: not all of it could be written"_s) && !said.err.contains(u"40 rows"_s), qPrintable(said.err));
            QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), files);
        }
        QVERIFY(before.isEmpty() ? !old.exists() : old.open(QFile::ReadOnly) && old.readAll() == before);
    }

    void whatIsExportedMakesTheSameCacheAgain()
    {
        fill();
        std::vector<Change> changes;
        for (int i = 0; i < recordTypeCount; ++i) {
            const auto lines = run({u"export"_s, QString(recordTypeName(RecordType(i))), u"--format"_s, u"jsonl"_s}).out.toUtf8().split('\n');
            for (const auto &line : lines) {
                if (!line.isEmpty())
                    changes.push_back(must(changeFromTlf(QJsonDocument::fromJson(line).object())));
            }
        }
        QCOMPARE(changes.size(), 6U);
        SetClock clock;
        auto writer = openWriter(m_dir->filePath(u"again.db"_s), clock);
        must(writer.apply(delta({}, u"c"_s, std::move(changes))));
        QCOMPARE(digestOf(writer.database()), digestOf(must(Database::openForReading(m_path))));
    }

    void retriesWhatWasRefused()
    {
        fill();
        const auto list = run({u"quarantine"_s, u"list"_s}).out;
        QCOMPARE(list.count(u'\n'), 3);
        QVERIFY2(!list.contains(u'\x1b') && !list.contains(u'\u202e'), qPrintable(list));
        QVERIFY(run({u"quarantine"_s, u"show"_s, u"1"_s}).out.contains(u"\"title\""_s));

        const auto before = must(Database::openForReading(m_path));
        const auto said = run({u"quarantine"_s, u"retry"_s});
        QCOMPARE(said.code, 65);
        QVERIFY2(said.out.contains(u"1  city  event unified/good  applied"_s), qPrintable(said.out));
        QVERIFY2(said.out.contains(u"unified/cut  still refused: only its first 64 KiB"_s), qPrintable(said.out));
        QVERIFY2(said.out.contains(u"still refused: what was kept is no JSON"_s), qPrintable(said.out));
        QVERIFY2(said.out.contains(u"1 of 3 are good now"_s), qPrintable(said.out));
        const auto database = must(Database::openForReading(m_path));
        QCOMPARE(rowsOf(database, u"SELECT title FROM event WHERE id = 'good'"_s), QStringList{u"now good"_s});
        QCOMPARE(numberOf(database, u"SELECT count(*) FROM quarantine"_s), 2);
        QCOMPARE(rowsOf(database, u"SELECT cursor FROM feed_state"_s), QStringList{u"c2"_s});

        QCOMPARE(run({u"quarantine"_s, u"export"_s}).out.count(u'\n'), 2);
        QCOMPARE(run({u"quarantine"_s, u"clear"_s, u"--feed"_s, u"city"_s}).code, 0);
        QCOMPARE(run({u"quarantine"_s, u"list"_s}).out, QString());
    }

private:
    Said run(const QStringList &words)
    {
        Said said;
        {
            QTextStream out(&said.out);
            QTextStream err(&said.err);
            said.code = runCacheTool(words, m_dir->path(), out, err);
        }
        return said;
    }

    void fill()
    {
        SetClock clock;
        auto writer = openWriter(m_path, clock);
        auto formula = makeEvent(u"b"_s, 1, u"=cmd"_s);
        formula.flags = Event::Urged | Event::Returned;
        formula.position = std::nullopt;
        Region region;
        region.head = {.source = u"geo"_s, .id = u"810001"_s, .version = 1, .time = 5000, .extra = R"({"grid":true})"};
        region.name = u"中西区"_s;
        region.area = {{{{22.1, 114.1}, {22.2, 114.1}, {22.2, 114.2}}}};
        Indicator indicator;
        indicator.head = {.source = u"water"_s, .id = u"water.level"_s, .version = 1, .time = 5000};
        indicator.name = u"水位"_s;
        indicator.normalHigh = 1.65;
        indicator.limits = {{.level = Level::Red, .above = true, .value = 2.5}};
        auto batch = delta({}, u"c1"_s, {Record(makeEvent(u"a"_s, 1)), Record(formula), Record(region), Record(indicator), Record(makeReading(u"water.level"_s, 100, 1, 1.5)), Record(makeWarning(u"w"_s, 1, Level::Red))});
        auto good = makeEvent(u"good"_s, 1, u"now good"_s);
        batch.rejected = {{.type = u"event"_s, .source = u"unified"_s, .id = u"good"_s, .reason = u"an older program did not know it\x1b[31m\u202e"_s, .raw = QJsonDocument(toTlf(Record(good))).toJson()},
            {.type = u"event"_s, .source = u"unified"_s, .id = u"cut"_s, .reason = u"too long"_s, .raw = QByteArray(100'000, 'x')},
            {.type = u"event"_s, .source = u"unified"_s, .id = u"odd"_s, .reason = u"no JSON"_s, .raw = "<html>"}};
        must(writer.apply(batch));
        clock.time += 1000;
        must(writer.apply(delta(u"c1"_s, u"c2"_s, {Record(makeEvent(u"a"_s, 2))})));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestCacheTool)

#include "tst_cachetool.moc"
