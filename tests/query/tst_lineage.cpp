#include "querytest.h"

#include "analysis/format.h"
#include "query/figurelineage.h"
#include "query/indicatormodel.h"
#include "query/lineagerowmodel.h"
#include "query/readings.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

const QString wait = u"med.wait"_s;
const QString city = u"810000"_s;

/** A client that has been listening for two days to a source that sends the waiting time every half hour. */
class Listening
{
public:
    Listening()
    {
        const TimeMs now = test.time.time;
        test.time.time = now - 2 * day;
        auto changes = smallCity(test.time.time);
        auto indicator = makeIndicator(wait, u"急诊候诊中位"_s, u"分钟"_s);
        indicator.periodSeconds = 1800;
        indicator.decimals = 0;
        indicator.formula = u"median(first visit - arrival)"_s;
        changes.emplace_back(Record(indicator));
        test.put(std::move(changes));
        for (TimeMs t = now - day - hour; t <= now - 30 * minute; t += 30 * minute)
            send(t, 20);
        test.time.time = now;
        test.runner.setLanguage(u"en"_s);
        test.clock.setLanguage(u"en"_s);
        for (auto *model : {static_cast<QueryObject *>(&lineage)}) {
            model->setRunner(&test.runner);
            model->setClock(&test.clock);
        }
    }

    /** As it comes a minute after the moment it is about. */
    void send(TimeMs about, std::optional<double> value, const QString &source = u"traffic"_s, TimeMs delay = minute)
    {
        const TimeMs now = test.time.time;
        test.time.time = about + delay;
        auto reading = makeReading(wait, about, value);
        reading.head.source = source;
        test.put({Record(reading)});
        test.time.time = now;
    }

    void ask()
    {
        lineage.setRegion(city);
        lineage.setCode(wait);
        test.clock.tick();
        test.settle();
    }

    [[nodiscard]] QString chain() const
    {
        QString states;
        for (const auto &link : lineage.chain())
            states += QString::number(link.toMap()[u"state"_s].toInt());
        return states;
    }
    [[nodiscard]] QString check(const QString &name) const
    {
        for (const auto &entry : lineage.checks()) {
            const auto check = entry.toMap();
            if (check[u"name"_s] == name)
                return u"%1:%2"_s.arg(check[u"value"_s].toString()).arg(check[u"finding"_s].toInt());
        }
        return u"none"_s;
    }

    QueryTest test;
    FigureLineage lineage;
};

}

class TestLineage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aFreshFigure()
    {
        Listening city;
        city.send(city.test.time.time - 2 * minute, 24);
        city.ask();
        const auto &lineage = city.lineage;
        QVERIFY(lineage.isValid());
        QCOMPARE(lineage.valueText(), u"24"_s);
        QCOMPARE(lineage.verdictText(), u"Fresh, 2m old"_s);
        QCOMPARE(lineage.detailText(), u"Due every 30 min."_s);
        QCOMPARE(city.chain(), u"000000"_s);
        QCOMPARE(lineage.breakText(), QString());
        QVERIFY(lineage.isDemo());
        QCOMPARE(city.check(u"On time"_s), u"2m:1"_s);
        QCOMPARE(city.check(u"Complete"_s), u"100.0%:1"_s);
        QCOMPARE(city.check(u"Agreeing"_s), u"—:0"_s);
        QCOMPARE(city.check(u"Range"_s), u"20 – 24:0"_s);
        QCOMPARE(lineage.facts().front().toMap()[u"value"_s].toString(), u"median(first visit - arrival)"_s);
    }

    void itAgesByTheClock()
    {
        Listening city;
        city.send(city.test.time.time - 2 * minute, 24);
        city.ask();
        QSignalSpy aged(&city.lineage, &FigureLineage::aged);
        city.test.pass(40 * minute);
        QVERIFY(aged.count() > 0);
        QCOMPARE(city.lineage.verdictText(), u"Late, 42m old"_s);
        city.test.pass(2 * hour + 30 * minute);
        QCOMPARE(city.lineage.verdictText(), u"Out of date, 3h12 old"_s);
        QVERIFY2(city.lineage.detailText().startsWith("Due every 30 min, 5 time(s) missed. This is the value of 14:30"_L1), qPrintable(city.lineage.detailText()));
        city.test.settle();
        int missing = 0; // the strip and the check say the same
        for (const auto &slot : city.lineage.strip())
            missing += slot.toMap()[u"due"_s].toBool() && slot.toMap()[u"readings"_s].toInt() == 0 ? 1 : 0;
        QCOMPARE(missing, 5);
        QCOMPARE(city.check(u"Complete"_s), u"%1%:2"_s.arg(formatNumber(100.0 * (47 - 5) / 47, 1)));
        QCOMPARE(city.lineage.valueText(), u"24"_s); // what it was is still said, and that it was
    }

    void whereItBroke_data()
    {
        QTest::addColumn<TimeMs>("feed"); // ms ago
        QTest::addColumn<TimeMs>("source");
        QTest::addColumn<QString>("chain");
        QTest::addColumn<QString>("words");
        QTest::newRow("all silent") << 3 * hour << 3 * hour << u"012222"_s << u"The interface is silent"_s;
        QTest::newRow("the feed goes on") << minute << 3 * hour << u"122222"_s << u"The source sends nothing"_s;
        QTest::newRow("the source goes on") << minute << minute << u"122222"_s << u"The source sends other figures, not this one"_s;
    }
    void whereItBroke()
    {
        QFETCH(TimeMs, feed);
        QFETCH(TimeMs, source);
        QFETCH(QString, chain);
        QFETCH(QString, words);
        Listening city;
        city.send(city.test.time.time, 24);
        const TimeMs now = city.test.time.time + 3 * hour;
        const auto other = [&](TimeMs ago, const QString &from) {
            city.test.time.time = now - ago;
            auto reading = makeReading(u"another"_s, city.test.time.time, 1);
            reading.head.source = from;
            city.test.put({Record(reading)});
        };
        if (feed < 3 * hour)
            other(feed, u"unified"_s);
        if (source < 3 * hour)
            other(source, u"traffic"_s);
        city.test.time.time = now;
        city.ask();
        QCOMPARE(city.lineage.trust(), int(TrustState::Stale));
        QCOMPARE(city.chain(), chain);
        QCOMPARE(city.lineage.breakText(), words);
    }

    void sourcesThatDisagree()
    {
        Listening city;
        const TimeMs now = city.test.time.time;
        city.send(now - 2 * minute, 24);
        city.send(now - 3 * minute, 30, u"weather"_s);
        city.send(now - 4 * hour, 99, u"unified"_s); // too long ago to be held against it
        city.ask();
        QCOMPARE(city.lineage.valueText(), u"24"_s);
        QCOMPARE(city.lineage.trust(), int(TrustState::Doubt));
        QCOMPARE(city.check(u"Agreeing"_s), u"differs by 20.0%:2"_s);
        QCOMPARE(city.lineage.detailText(), u"Due every 30 min. Another source says something else."_s);
        const auto others = city.lineage.others();
        QCOMPARE(others.size(), 1);
        QCOMPARE(others[0].toMap()[u"difference"_s].toString(), u"+6"_s);
        QVERIFY(others[0].toMap()[u"value"_s].toString().startsWith("30"_L1));
        city.send(now - minute, 24.5, u"weather"_s);
        city.test.settle();
        QCOMPARE(city.check(u"Agreeing"_s), u"differs by 2.0%:1"_s);
        QCOMPARE(city.lineage.trust(), int(TrustState::Fresh));
    }

    /** 一数一源: of several sources always the same one is shown, whoever sent last. */
    void oneNumberOneSource_data()
    {
        QTest::addColumn<QString>("sent"); // source and minutes ago, the definition is of "traffic" with a period of 30 minutes
        QTest::addColumn<QString>("shown");
        QTest::newRow("the one that defines it") << u"traffic 20,weather 2"_s << u"traffic"_s;
        QTest::newRow("at the same moment") << u"weather 2,traffic 2,aaa 2"_s << u"traffic"_s;
        QTest::newRow("it is late, but not silent") << u"traffic 80,weather 2"_s << u"traffic"_s;
        QTest::newRow("it is silent") << u"traffic 100,weather 2"_s << u"weather"_s;
        QTest::newRow("of others the first by id") << u"weather 2,unified 10"_s << u"unified"_s;
        QTest::newRow("all are silent") << u"traffic 300,weather 290"_s << u"traffic"_s;
        QTest::newRow("all are silent, its owner for longer") << u"traffic 300,weather 200"_s << u"weather"_s;
    }
    void oneNumberOneSource()
    {
        QFETCH(QString, sent);
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        auto indicator = makeIndicator(wait, u"候诊"_s, u"分钟"_s);
        indicator.periodSeconds = 1800;
        changes.emplace_back(Record(indicator));
        double value = 1;
        for (const auto &one : sent.split(u',')) {
            auto reading = makeReading(wait, now - one.section(u' ', 1).toInt() * minute, value++);
            reading.head.source = one.section(u' ', 0, 0);
            changes.emplace_back(Record(reading));
        }
        test.put(std::move(changes));
        const auto db = Database::openForReading(test.path);
        QVERIFY(db);
        QTEST(Readings(*db, city).figure(wait, u"traffic"_s, 30 * minute, now).source, "shown");
        // The line is of the same source, whole.
        const auto shown = Readings(*db, city).figure(wait, u"traffic"_s, 30 * minute, now);
        const auto line = Readings(*db, city).range(wait, shown.source, now - day, now + 1);
        QCOMPARE(line.back().t, shown.time);
        QCOMPARE(line.back().v, *shown.value);
        // Silence changes nothing, however long it lasts.
        for (const TimeMs later : {hour, 6 * hour, 30 * day})
            QTEST(Readings(*db, city).figure(wait, u"traffic"_s, 30 * minute, now + later).source, "shown");
    }

    /** However much another source sends. */
    void aChattySource()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeReading(wait, now - 32 * minute, 44)));
        for (int i = 0; i < 5'000; ++i) {
            auto reading = makeReading(wait, now - i * 700, 70);
            reading.head.source = u"weather"_s;
            changes.emplace_back(Record(reading));
        }
        test.put(std::move(changes));
        const auto db = Database::openForReading(test.path);
        QVERIFY(db);
        const auto shown = Readings(*db, city).figure(wait, u"traffic"_s, hour, now);
        QCOMPARE(shown.value, 44.0);
        QCOMPARE(shown.others.size(), std::size_t(1));
        QCOMPARE(shown.others[0].beside, 44.0);
        QCOMPARE(shown.checkedQuality(), Reading::Quality::Suspect);
    }

    /** What the owner withholds nobody else says here: not beside it, not in its place, not in the rows, not in a file. */
    void withheldStaysWithheld()
    {
        Listening city;
        const TimeMs now = city.test.time.time;
        auto secret = makeReading(wait, now - minute, 77);
        secret.quality = Reading::Quality::Withheld;
        city.test.put({Record(secret)});
        city.send(now - minute, 20.9, u"weather"_s);
        city.send(now - 2 * minute, 20.8, u"weather"_s);
        const auto check = [&](const char *when) {
            city.lineage.setCode({});
            city.ask();
            QVERIFY2(city.lineage.isWithheld() && city.lineage.valueText().isEmpty(), when);
            for (const auto &other : city.lineage.others())
                QVERIFY2(other.toMap()[u"value"_s].toString() == u"withheld"_s && other.toMap()[u"difference"_s].toString().isEmpty(), when);
            QVERIFY2(city.check(u"Agreeing"_s) == u"—:0"_s, qPrintable(city.check(u"Agreeing"_s)));
            LineageRowModel rows;
            rows.setClock(&city.test.clock);
            rows.setRunner(&city.test.runner);
            rows.setRegion(::city);
            rows.setCode(wait);
            city.test.settle();
            for (int row = 0; row < rows.count(); ++row)
                QVERIFY2(at(rows, row, "sourceName").toString() == u"traffic"_s || at(rows, row, "valueText").toString().isEmpty(), when);
            rows.save(city.test.dir.filePath(QString::fromLatin1(when)), u"csv"_s);
            QTRY_VERIFY(!rows.isSaving());
            QDir folder(city.test.dir.filePath(QString::fromLatin1(when)));
            QFile file(folder.filePath(folder.entryList(QDir::Files).value(0)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto text = file.readAll();
            QVERIFY2(!text.contains("20.9") && !text.contains("20.8") && !text.contains("77"), when);
        };
        check("now");
        city.send(now + 3 * hour, 20.9, u"weather"_s); // its owner has been silent for long
        city.test.time.time = now + 3 * hour + minute;
        check("later");
    }

    void nothingToCompare()
    {
        Listening city;
        city.send(city.test.time.time - minute, 24);
        city.send(city.test.time.time - minute, std::nullopt, u"weather"_s);
        city.ask();
        QCOMPARE(city.check(u"Agreeing"_s), u"—:0"_s);
    }

    /** What another source sends fills no gap. */
    void anothersReadingsFillNoGap()
    {
        Listening city;
        const TimeMs now = city.test.time.time;
        for (TimeMs t = now - 12 * hour; t < now; t += 10 * minute)
            city.send(t, 20, u"weather"_s);
        city.send(now - minute, 20);
        city.ask();
        QCOMPARE(city.check(u"Complete"_s), u"100.0%:1"_s);
        city.test.put({Tombstone{.type = RecordType::Reading, .head = makeReading(wait, now - 6 * hour, 0).head}});
        city.test.put({Tombstone{.type = RecordType::Reading, .head = makeReading(wait, now - 7 * hour, 0).head}});
        city.test.put({Tombstone{.type = RecordType::Reading, .head = makeReading(wait, now - 8 * hour, 0).head}});
        city.test.settle();
        QVERIFY2(city.check(u"Complete"_s).endsWith(":2"_L1), qPrintable(city.check(u"Complete"_s)));
        int missing = 0;
        for (const auto &entry : city.lineage.strip())
            missing += entry.toMap()[u"due"_s].toBool() && entry.toMap()[u"readings"_s].toInt() == 0 ? 1 : 0;
        QCOMPARE(missing, 3);
    }

    /** A source that came later continues the line of the one before it; from then on the line is its own. */
    void aLineGoesOn()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        const auto add = [&](int minutes, const QString &source, std::optional<double> value, Reading::Quality quality = Reading::Quality::Good) {
            auto reading = makeReading(wait, now - minutes * minute, value);
            reading.head.source = source;
            reading.quality = quality;
            changes.emplace_back(Record(reading));
        };
        add(50, u"old"_s, 1);
        add(40, u"old"_s, 2);
        add(30, u"old"_s, 3);
        add(30, u"new"_s, 33); // the same moment: its own
        add(20, u"old"_s, 4);
        add(10, u"new"_s, std::nullopt);
        add(5, u"new"_s, 5, Reading::Quality::Withheld);
        test.put(std::move(changes));
        const auto db = Database::openForReading(test.path);
        QVERIFY(db);
        QStringList line;
        for (const auto &point : Readings(*db, city).range(wait, u"new"_s, now - hour, now))
            line << u"%1:%2"_s.arg((now - point.t) / minute).arg(point.v);
        QCOMPARE(line.join(u' '), u"50:1 40:2 30:33 10:nan 5:nan"_s);
    }

    /** Where there is no number, the card says which kind of nothing it is; what is withheld leaks nowhere. */
    void nothingToShow()
    {
        Listening city;
        city.lineage.setRegion(u"810002"_s);
        city.lineage.setCode(wait);
        city.test.settle();
        QVERIFY(city.lineage.isValid() && !city.lineage.hasValue());
        QCOMPARE(city.lineage.verdictText(), u"No data"_s);
        QVERIFY(city.lineage.detailText().contains("not zero"_L1));
        QCOMPARE(city.chain(), u"222222"_s);

        city.send(city.test.time.time - minute, std::nullopt);
        city.ask();
        QCOMPARE(city.lineage.verdictText(), u"No data, 1m old"_s);
        QVERIFY(!city.lineage.hasValue());

        auto secret = makeReading(wait, city.test.time.time, 77);
        secret.quality = Reading::Quality::Withheld;
        city.test.put({Record(secret)});
        city.test.settle();
        QCOMPARE(city.lineage.verdictText(), u"Withheld"_s);
        QVERIFY(city.lineage.valueText().isEmpty());
        QCOMPARE(city.check(u"Range"_s), u"20 – 20:0"_s);
        LineageRowModel rows;
        rows.setClock(&city.test.clock);
        rows.setRunner(&city.test.runner);
        rows.setRegion(::city);
        rows.setCode(wait);
        city.test.settle();
        QCOMPARE(at(rows, 0, "valueText").toString(), QString());
        QCOMPARE(at(rows, 0, "qualityText").toString(), u"withheld"_s);
    }

    void anUnknownSource()
    {
        Listening city;
        auto reading = makeReading(u"another"_s, city.test.time.time - minute, 24);
        reading.head.source = u"nobody"_s;
        city.test.put({Record(reading)});
        city.lineage.setRegion(::city);
        city.lineage.setCode(u"another"_s);
        city.test.settle();
        QCOMPARE(city.lineage.verdictText(), u"No registered source"_s);
        QVERIFY(!city.lineage.hasValue());
        QVERIFY(city.lineage.valueText().isEmpty());
    }

    void whatCame()
    {
        Listening city;
        const TimeMs now = city.test.time.time;
        city.send(now - 5 * hour, 21, u"traffic"_s, 2 * hour); // came in time, and was corrected later: not late
        city.send(now - 5 * hour - 10 * minute, 21, u"traffic"_s, 2 * hour); // came late
        city.ask();
        const auto strip = city.lineage.strip();
        QCOMPARE(strip.size(), 48);
        int readings = 0;
        int late = 0;
        int missing = 0;
        for (const auto &entry : strip) {
            const auto slot = entry.toMap();
            readings += slot[u"readings"_s].toInt();
            late += slot[u"late"_s].toInt();
            missing += slot[u"due"_s].toBool() && slot[u"readings"_s].toInt() == 0 ? 1 : 0;
        }
        QCOMPARE(missing, 0);
        QCOMPARE(late, 1);
        QVERIFY2(city.lineage.stripNote().endsWith("1 corrected"_L1), qPrintable(city.lineage.stripNote()));
        QVERIFY(readings >= 46 && readings <= 49);
        // Half a day later with nothing in between: the card sees it by itself.
        city.test.pass(12 * hour);
        city.test.settle();
        missing = 0;
        for (const auto &entry : city.lineage.strip())
            missing += entry.toMap()[u"due"_s].toBool() && entry.toMap()[u"readings"_s].toInt() == 0 ? 1 : 0;
        QVERIFY2(missing >= 22 && missing <= 24, qPrintable(QString::number(missing)));
        QVERIFY(city.check(u"Complete"_s).endsWith(":2"_L1));
    }

    /** Of what a new client got all at once nobody knows when it was sent: it is not called late. */
    void aNewClient()
    {
        QueryTest test;
        auto changes = smallCity(test.time.time);
        changes.emplace_back(Record(makeIndicator(wait, u"急诊候诊中位"_s, u"分钟"_s)));
        for (int i = 0; i < 24; ++i)
            changes.emplace_back(Record(makeReading(wait, test.time.time - i * hour, i)));
        test.put(std::move(changes));
        FigureLineage lineage;
        lineage.setRunner(&test.runner);
        lineage.setClock(&test.clock);
        lineage.setRegion(city);
        lineage.setCode(wait);
        test.settle();
        int late = 0;
        for (const auto &entry : lineage.strip())
            late += entry.toMap()[u"late"_s].toInt();
        QCOMPARE(late, 0);
    }

    /** Nothing of one figure under the name of another. */
    void anotherFigure()
    {
        Listening city;
        city.ask();
        QVERIFY(city.lineage.isValid());
        city.lineage.setRegion(u"810001"_s);
        QVERIFY(!city.lineage.isValid());
        QVERIFY(city.lineage.valueText().isEmpty() && city.lineage.chain().isEmpty() && city.lineage.checks().isEmpty() && city.lineage.strip().isEmpty() && city.lineage.verdictText().isEmpty());
        city.test.settle();
        QCOMPARE(city.lineage.verdictText(), u"No data"_s);
    }

    void rowsComeInPages()
    {
        Listening city;
        const TimeMs now = city.test.time.time;
        std::vector<Change> many;
        for (int i = 1; i <= 200; ++i)
            many.emplace_back(Record(makeReading(wait, now - 3 * day - i * minute, i)));
        city.test.put(std::move(many));
        LineageRowModel rows;
        const QAbstractItemModelTester tester(&rows);
        rows.setClock(&city.test.clock);
        rows.setRunner(&city.test.runner);
        rows.setRegion(::city);
        rows.setCode(wait);
        city.test.settle();
        QCOMPARE(rows.count(), LineageRowModel::page);
        QVERIFY(at(rows, 0, "shown").toBool() && !at(rows, 1, "shown").toBool());
        city.send(now - minute, 33);
        city.test.settle();
        QCOMPARE(at(rows, 0, "valueText").toString(), u"33"_s);
        QVERIFY(at(rows, 0, "shown").toBool() && !at(rows, 1, "shown").toBool());
        for (int page = 2; rows.canFetchMore({}); ++page) {
            QVERIFY(page < 10);
            rows.fetchMore({});
            city.test.settle();
        }
        QVERIFY(rows.isComplete());
        QCOMPARE(rows.count(), 200 + 50 + 1);
        rows.setCode(u"another"_s);
        QCOMPARE(rows.count(), 0); // at once
    }

    void rowsAreSaved_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("csv") << u"csv"_s;
        QTest::newRow("xlsx") << u"xlsx"_s;
    }
    /** All of them, also those that are not listed; with the network away, for nothing here asks for it. */
    void rowsAreSaved()
    {
        QFETCH(QString, format);
        Listening city;
        const TimeMs now = city.test.time.time;
        std::vector<Change> many;
        for (int i = 1; i <= 100; ++i)
            many.emplace_back(Record(makeReading(wait, now - 3 * day - i * minute, i)));
        auto evil = makeReading(wait, now - 4 * day, 5);
        evil.head.source = u"=cmd|' /C calc'!A0"_s;
        many.emplace_back(Record(evil));
        city.test.put(std::move(many));
        LineageRowModel rows;
        rows.setClock(&city.test.clock);
        rows.setRunner(&city.test.runner);
        rows.setRegion(::city);
        rows.setCode(wait);
        city.test.settle();
        const QString folder = city.test.dir.filePath(u"a/new/folder"_s);
        rows.save(folder, format);
        QVERIFY(rows.isSaving());
        QTRY_VERIFY(!rows.isSaving());
        const auto files = QDir(folder).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QVERIFY2(rows.savedText().startsWith("151 row(s) saved: "_L1) && rows.savedText().endsWith(files[0]), qPrintable(rows.savedText()));
        QCOMPARE(files[0], u"med.wait_810000_20260711T143200."_s + format);
        if (format == "csv"_L1) {
            QFile file(folder + u'/' + files[0]);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto lines = file.readAll().split('\n');
            QCOMPARE(lines.size(), 153); // head, rows, and nothing behind the last end of line
            QVERIFY(lines[1].startsWith("shown,med.wait,med.wait,810000,")); // the English name is the code here
            QVERIFY2(lines[1].contains("2026-07-11T14:0") || lines[1].contains("2026-07-11T13:3"), lines[1].constData());
            QVERIFY2(lines[151].contains(",'=cmd|' /C calc'!A0,"), lines[151].constData());
        }
        rows.save(folder, format); // the same moment: another file
        QTRY_VERIFY(!rows.isSaving());
        QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 2);
        // A folder that can't be made is said.
        rows.save(city.test.path + u"/below a file"_s, format);
        QTRY_VERIFY(!rows.isSaving());
        QVERIFY2(rows.savedText().startsWith("Not saved: "_L1), qPrintable(rows.savedText()));
    }

    /** Whatever came, and whenever it is asked: the number on the screen is the first row. */
    void theFirstRowIsTheFigure()
    {
        QRandomGenerator random(20261123);
        QueryTest test;
        const TimeMs start = test.time.time;
        auto changes = smallCity(start);
        auto indicator = makeIndicator(wait, u"急诊候诊中位"_s, u"分钟"_s);
        changes.emplace_back(Record(indicator));
        test.put(std::move(changes));
        test.runner.setLanguage(u"en"_s);
        IndicatorModel figures;
        FigureLineage lineage;
        LineageRowModel rows;
        figures.setClock(&test.clock);
        figures.setRunner(&test.runner);
        figures.setCodes({wait});
        figures.setRegion(city);
        lineage.setClock(&test.clock);
        lineage.setRunner(&test.runner);
        lineage.setRegion(city);
        lineage.setCode(wait);
        rows.setClock(&test.clock);
        rows.setRunner(&test.runner);
        rows.setRegion(city);
        rows.setCode(wait);
        for (int round = 0; round < 30; ++round) {
            std::vector<Change> some;
            for (int i = random.bounded(4); i >= 0; --i) {
                // Also of the future, of the same moment from two sources, without a value, and in place of an earlier one.
                auto reading = makeReading(wait, start + (random.bounded(2 * 120) - 120) * minute, random.bounded(5) == 0 ? std::nullopt : std::optional(double(random.bounded(1000))));
                reading.head.source = random.bounded(2) ? u"traffic"_s : u"weather"_s;
                some.emplace_back(Record(reading));
            }
            test.put(std::move(some));
            test.time.time += random.bounded(1, 4) * minute;
            test.clock.tick();
            test.settle();
            const QString shown = at(figures, 0, "hasValue").toBool() ? at(figures, 0, "valueText").toString() : QString();
            QCOMPARE(lineage.valueText(), shown);
            if (rows.count() > 0)
                QCOMPARE(at(rows, 0, "valueText").toString(), shown.isEmpty() ? u"no data"_s : shown);
            else
                QVERIFY(shown.isEmpty());
        }
    }
};

QTEST_MAIN(TestLineage)
#include "tst_lineage.moc"
