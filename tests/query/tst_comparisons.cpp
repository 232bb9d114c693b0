#include "querytest.h"

#include "query/comparisonmodel.h"
#include "query/comparisonwords.h"
#include "query/readcomparisons.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTextStream>

#include <array>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

const QTimeZone zone("Asia/Shanghai");
const QStringList calendarFiles = {QStringLiteral(TONGLAN_SOURCE_DIR "/resources/calendar/cn-2024.toml"), QStringLiteral(TONGLAN_SOURCE_DIR "/resources/calendar/cn-2025.toml"), QStringLiteral(TONGLAN_SOURCE_DIR "/resources/calendar/cn-2026.toml"), QStringLiteral(TONGLAN_SOURCE_DIR "/resources/calendar/cn-2027.toml")};

TimeMs at(int year, int month, int dayOfMonth, int hours = 0, int minutes = 0)
{
    return QDateTime(QDate(year, month, dayOfMonth), QTime(hours, minutes), zone).toMSecsSinceEpoch();
}

std::shared_ptr<const CityCalendar> calendar()
{
    auto made = std::make_shared<CityCalendar>();
    QList<Problem> problems;
    for (const auto &name : calendarFiles) {
        QFile file(name);
        if (!file.open(QFile::ReadOnly) || !made->add(file.readAll(), name, problems))
            qFatal("%s", qPrintable(name));
    }
    return made;
}

struct Line
{
    QString code;
    qint64 every = hour; ///< One is due.
    qint64 sparse = 0; ///< Of every other week no more was kept than one in this time.
    Indicator::Aggregation aggregation = Indicator::Aggregation::Average;
};

std::vector<Line> lines()
{
    using enum Indicator::Aggregation;
    return {{u"dense"_s, hour / 6, hour, Average}, {u"hourly"_s, hour, hour, Average}, {u"peak"_s, hour, hour, Maximum}, {u"daily"_s, day, day, Sum}, {u"stock"_s, 6 * hour, 6 * hour, Last}};
}

}

class TestComparisons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    /** A thousand questions, against a program that knows only the readings and the calendar files. */
    void agreeWithAnotherProgram()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        QVERIFY2(!python.isEmpty(), "python3 is missing: packaging/install-dependencies.sh installs it");
        QueryTest test;
        QFile csv(test.dir.filePath(u"readings.csv"_s));
        QVERIFY(csv.open(QFile::WriteOnly));
        QTextStream out(&csv);
        out.setRealNumberPrecision(17);
        QRandomGenerator random(20240229);
        const TimeMs from = at(2023, 11, 20);
        const TimeMs to = at(2026, 7, 1);
        auto changes = smallCity(to);
        for (const auto &line : lines()) {
            auto indicator = makeIndicator(line.code, line.code, u"件"_s);
            indicator.periodSeconds = int(line.every / 1000);
            indicator.aggregation = line.aggregation;
            changes.emplace_back(Record(indicator));
            for (const auto &region : {u"810000"_s, u"810001"_s}) {
                TimeMs silentUntil = 0;
                for (TimeMs t = from + (line.every == day ? 6 * hour : 0); t < to; t += t / (7 * day) % 2 == 0 ? line.sparse : line.every) {
                    if (random.bounded(3000) == 0) // an outage of up to three weeks
                        silentUntil = t + random.bounded(21) * day;
                    if (t < silentUntil || random.bounded(12) == 0)
                        continue;
                    const bool isEmpty = random.bounded(50) == 0;
                    const double value = random.bounded(100'000) / 16.0;
                    changes.emplace_back(Record(makeReading(line.code, t, isEmpty ? std::nullopt : std::optional(value), region)));
                    out << line.code << ',' << region << ',' << t << ',';
                    if (!isEmpty)
                        out << value;
                    out << '\n';
                }
            }
        }
        out.flush();
        csv.close();
        test.put(std::move(changes));

        // Month ends, a leap day, holidays and the days worked instead, and any.
        const std::array special = {at(2024, 2, 29), at(2024, 3, 31), at(2025, 2, 28), at(2025, 3, 1), at(2024, 12, 31), at(2025, 1, 1), at(2025, 1, 26), at(2025, 2, 8), at(2025, 10, 6), at(2025, 10, 11), at(2026, 2, 14), at(2026, 2, 17), at(2026, 5, 31), at(2026, 6, 30), at(2025, 9, 28)};
        static const QStringList names = {u"hour"_s, u"day"_s, u"week"_s, u"month"_s, u"quarter"_s, u"year"_s};
        QFile asked(test.dir.filePath(u"questions.csv"_s));
        QVERIFY(asked.open(QFile::WriteOnly));
        QTextStream questions(&asked);
        questions.setRealNumberPrecision(17);
        const auto db = Database::openForReading(test.path);
        const auto days = calendar();
        std::array<int, 4> known = {};
        for (int i = 0; i < 1000; ++i) {
            const auto all = lines();
            const auto &line = all[random.bounded(quint32(all.size()))];
            ComparisonQuestion question{.code = line.code, .region = random.bounded(2) == 0 ? u"810000"_s : u"810001"_s, .kind = Period::Kind(random.bounded(6)), .zone = zone, .calendar = days};
            question.at = i % 3 == 0 ? special[random.bounded(quint32(special.size()))] + random.bounded(24) * hour : from + 5 * day + TimeMs(random.generateDouble() * double(to - from - 6 * day)) / 1000 * 1000;
            const auto period = periodAt(question.at, *question.kind, zone);
            const bool goesOn = random.bounded(2) == 0;
            question.now = goesOn ? question.at : std::min(to, period.end + random.bounded(3) * day);
            const auto found = readComparisons(*db, question);
            QVERIFY(found);
            questions << question.code << ',' << question.region << ',' << names[int(*question.kind)] << ',' << question.at << ',' << question.now;
            const std::array values = {found->current.value, found->before.value, found->yearBefore.value, found->alikeMedian};
            for (std::size_t k = 0; k < values.size(); ++k) {
                questions << ',';
                if (values[k])
                    questions << *values[k];
                known[k] += values[k] ? 1 : 0;
            }
            questions << '\n';
        }
        questions.flush();
        asked.close();
        for (const int count : known)
            QVERIFY2(count > 60, qPrintable(QString::number(count))); // else nothing was compared
        QProcess oracle;
        oracle.setProcessChannelMode(QProcess::MergedChannels);
        oracle.start(python, QStringList{QStringLiteral(TONGLAN_SOURCE_DIR "/tests/query/compare_oracle.py"), csv.fileName(), asked.fileName()} + calendarFiles);
        QVERIFY(oracle.waitForFinished(120'000));
        const auto said = oracle.readAll();
        QVERIFY2(oracle.exitCode() == 0, said.left(4000).constData());
    }

    /** Hours of which more was kept weigh no more than others, and a figure is compared by the period that it comes in. */
    void takeHoursAlike()
    {
        QueryTest test;
        const TimeMs now = at(2026, 3, 31, 12);
        auto changes = smallCity(now);
        auto indicator = makeIndicator(u"x"_s, u"甲"_s, u"件"_s);
        indicator.periodSeconds = 300;
        changes.emplace_back(Record(indicator));
        for (int i = 0; i < 6; ++i)
            changes.emplace_back(Record(makeReading(u"x"_s, at(2026, 3, 31, i), 10)));
        for (int i = 0; i < 72; ++i)
            changes.emplace_back(Record(makeReading(u"x"_s, at(2026, 3, 31, 6) + i * 5 * minute, 20)));
        auto weekly = makeIndicator(u"w"_s, u"周"_s, u"件"_s);
        weekly.periodSeconds = 7 * 86'400;
        changes.emplace_back(Record(weekly));
        changes.emplace_back(Record(makeReading(u"w"_s, at(2026, 3, 25), 7)));
        test.put(std::move(changes));
        const auto db = Database::openForReading(test.path);
        const auto found = readComparisons(*db, {.code = u"x"_s, .region = u"810000"_s, .now = now - 1, .zone = zone});
        QVERIFY(found);
        QCOMPARE(found->current.value, 15.0);
        QCOMPARE(found->current.filled, 12);
        QCOMPARE(found->current.due, 12);
        const auto ofWeeks = readComparisons(*db, {.code = u"w"_s, .region = u"810000"_s, .now = now, .zone = zone});
        QVERIFY(ofWeeks);
        QCOMPARE(ofWeeks->current.period.kind, Period::Kind::Week);
        QCOMPARE(ofWeeks->current.period.start, at(2026, 3, 23)); // of the newest figure, for of this week there is none
        QCOMPARE(ofWeeks->current.value, 7.0);
    }

    /** A computed indicator: what it was at the end of every hour. */
    void compareComputedFigures()
    {
        QueryTest test;
        const TimeMs now = at(2026, 3, 31, 12);
        auto changes = smallCity(now);
        for (const auto &code : {u"a"_s, u"b"_s}) {
            auto indicator = makeIndicator(code, code, u"件"_s);
            indicator.periodSeconds = 3600;
            changes.emplace_back(Record(indicator));
            for (int i = 0; i < 60; ++i)
                changes.emplace_back(Record(makeReading(code, now - 1 - i * hour, code == u"a"_s ? 30 + (i < 12 ? 10 : 0) : 10)));
        }
        test.put(std::move(changes));
        QList<Problem> problems;
        const auto computed = std::make_shared<const IndicatorRegister>(IndicatorRegister::parse("[[computed]]\ncode = \"c\"\nname = \"丙\"\nowner = \"甲\"\nunit = \"件\"\nexpression = \"a - b\"\n", u"register.toml"_s, problems));
        QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(problems.first().message));
        const auto db = Database::openForReading(test.path);
        const auto found = readComparisons(*db, {.code = u"c"_s, .region = u"810000"_s, .now = now - 1, .zone = zone, .computed = computed});
        QVERIFY(found);
        QCOMPARE(found->current.filled, 12);
        QCOMPARE(found->current.value, 30.0);
        QCOMPARE(found->before.value, 20.0);
        QCOMPARE(found->toBefore->ratio, 0.5);
        QVERIFY(!found->yearBefore.value);
    }

    /** What the screen says of it, and that it says why where it says nothing. */
    void areSaidInWords()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        test.runner.setCityZone("Asia/Shanghai");
        auto changes = smallCity(now);
        auto indicator = makeIndicator(u"x"_s, u"甲"_s, u"件"_s);
        indicator.periodSeconds = 3600;
        indicator.direction = Indicator::Direction::UpIsBad;
        indicator.target = 0;
        changes.emplace_back(Record(indicator));
        auto secret = makeIndicator(u"s"_s, u"密"_s, u"件"_s);
        secret.periodSeconds = 3600;
        changes.emplace_back(Record(secret));
        for (int i = 0; i < 60; ++i) {
            changes.emplace_back(Record(makeReading(u"x"_s, now - i * hour, i < 15 ? 8 : 4)));
            changes.emplace_back(Record(makeReading(u"s"_s, now - i * hour, 5)));
        }
        auto withheld = makeReading(u"s"_s, now, std::nullopt);
        withheld.quality = Reading::Quality::Withheld;
        withheld.head.version = 2;
        changes.emplace_back(Record(withheld));
        test.put(std::move(changes));
        ComparisonModel model;
        model.setRunner(&test.runner);
        model.setClock(&test.clock);
        model.setRegion(u"810000"_s);
        test.settle();
        QCOMPARE(model.count(), 0); // nothing is asked before there are codes
        model.setCodes({u"x"_s, u"s"_s});
        test.settle();
        QCOMPARE(model.count(), 2);
        const auto line = [&](int row, int which) { return model.index(row, 0).data(ComparisonModel::LinesRole).toList().value(which).toMap(); };
        QCOMPARE(test::at(model, 0, "periodText").toString(), u"Today until 14:32, mean"_s);
        QCOMPARE(test::at(model, 0, "valueText").toString(), u"8.00 件"_s);
        QCOMPARE(line(0, 0).value(u"change"_s).toString(), u"100.0%"_s);
        QCOMPARE(line(0, 0).value(u"basis"_s).toString(), u"yesterday until then 4.00 件"_s);
        QCOMPARE(line(0, 0).value(u"word"_s).toString(), u"up, worse"_s);
        QCOMPARE(line(0, 0).value(u"verdict"_s).toInt(), -1);
        QCOMPARE(line(0, 1).value(u"change"_s).toString(), QString());
        QCOMPARE(line(0, 1).value(u"reason"_s).toString(), u"no data of it"_s);
        QCOMPARE(line(0, 2).value(u"reason"_s).toString(), u"it was 0: there is no share of nothing"_s);
        QCOMPARE(line(0, 3).value(u"reason"_s).toString(), u"too few such days"_s);
        QVERIFY(test::at(model, 1, "withheld").toBool()); // neither the figure nor what could give it away
        QCOMPARE(test::at(model, 1, "valueText").toString(), QString());
        for (int which = 0; which < 4; ++which) {
            QCOMPARE(line(1, which).value(u"reason"_s).toString(), u"withheld"_s);
            QVERIFY(!line(1, which).value(u"basis"_s).toString().contains(u'5') && line(1, which).value(u"change"_s).toString().isEmpty());
        }
    }

    /** Which days of 2027 are like others is not announced yet: said where it decides, and only there. */
    void sayWhatIsNotAnnounced()
    {
        QueryTest test;
        const TimeMs now = at(2027, 1, 5, 12);
        auto changes = smallCity(now);
        auto indicator = makeIndicator(u"x"_s, u"甲"_s, u"件"_s);
        indicator.periodSeconds = 3600;
        changes.emplace_back(Record(indicator));
        for (int i = 0; i < 30 * 24; ++i)
            changes.emplace_back(Record(makeReading(u"x"_s, now - i * hour, 6)));
        test.put(std::move(changes));
        const auto db = Database::openForReading(test.path);
        const auto noteOf = [&](TimeMs moment, std::optional<Period::Kind> kind, Language language) {
            const auto found = readComparisons(*db, {.code = u"x"_s, .region = u"810000"_s, .kind = kind, .at = moment, .now = moment, .zone = zone, .calendar = calendar()});
            return ComparisonWords(*found, indicator, moment, zone, language).note();
        };
        QCOMPARE(noteOf(now, {}, Language::Chinese), u"2027 调休未公布，按法定节日"_s);
        QCOMPARE(noteOf(now, {}, Language::English), u"2027 days worked instead not announced, holidays of the law"_s);
        QCOMPARE(noteOf(now, Period::Kind::Month, Language::Chinese), QString()); // months have no such days
        QCOMPARE(noteOf(at(2026, 12, 30, 12), {}, Language::Chinese), QString());
        test.pass(now - test.time.time);
        test.runner.setCityCalendar(calendar());
        test.runner.setCityZone("Asia/Shanghai");
        ComparisonModel model;
        model.setRunner(&test.runner);
        model.setClock(&test.clock);
        model.setRegion(u"810000"_s);
        model.setCodes({u"x"_s});
        test.settle();
        QVERIFY(model.first().value(u"note"_s).toString().startsWith("2027 "_L1));
    }

    void sayNothingWhereNothingCanBeSaid()
    {
        QueryTest test;
        const TimeMs now = at(2026, 3, 31, 12);
        auto changes = smallCity(now);
        auto indicator = makeIndicator(u"x"_s, u"甲"_s, u"件"_s);
        indicator.periodSeconds = 3600;
        indicator.target = 12;
        changes.emplace_back(Record(indicator));
        for (int i = 0; i < 36; ++i)
            changes.emplace_back(Record(makeReading(u"x"_s, now - i * hour, 6)));
        test.put(std::move(changes));
        const auto db = Database::openForReading(test.path);
        const auto found = readComparisons(*db, {.code = u"x"_s, .region = u"810000"_s, .at = now, .now = now, .zone = zone});
        QVERIFY(found);
        QCOMPARE(found->current.value, 6.0);
        QCOMPARE(found->current.filled, 12);
        QCOMPARE(found->before.value, 6.0);
        QCOMPARE(found->toBefore->direction, 0);
        QVERIFY(!found->yearBefore.value && !found->toYearBefore);
        QVERIFY(!found->alikeMedian && !found->toAlike);
        QCOMPARE(found->alikeDays, 1);
        QCOMPARE(found->toTarget->ratio, -0.5);
        const auto never = readComparisons(*db, {.code = u"nothing"_s, .region = u"810000"_s, .at = now, .now = now, .zone = zone});
        QVERIFY(never && !never->current.value && !never->toBefore);
    }
};

QTEST_GUILESS_MAIN(TestComparisons)
#include "tst_comparisons.moc"
