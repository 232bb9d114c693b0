#include "querytest.h"

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
const QStringList calendarFiles = {QStringLiteral(TONGLAN_SOURCE_DIR "/resources/calendar/cn-2024.toml"), QStringLiteral(TONGLAN_SOURCE_DIR "/resources/calendar/cn-2025.toml"), QStringLiteral(TONGLAN_SOURCE_DIR "/resources/calendar/cn-2026.toml")};

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
    qint64 every = hour;
    Indicator::Aggregation aggregation = Indicator::Aggregation::Average;
};

std::vector<Line> lines()
{
    using enum Indicator::Aggregation;
    return {{u"hourly"_s, hour, Average}, {u"peak"_s, hour, Maximum}, {u"daily"_s, day, Sum}, {u"stock"_s, 6 * hour, Last}};
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
                for (TimeMs t = from + (line.every == day ? 6 * hour : 0); t < to; t += line.every) {
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
            const auto period = periodAt(question.at, question.kind, zone);
            const bool goesOn = random.bounded(2) == 0;
            question.now = goesOn ? question.at : std::min(to, period.end + random.bounded(3) * day);
            const auto found = readComparisons(*db, question);
            QVERIFY(found);
            questions << question.code << ',' << question.region << ',' << names[int(question.kind)] << ',' << question.at << ',' << question.now;
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
        QCOMPARE(found->current.readings, 13);
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
