#include "analysis/citycalendar.h"
#include "analysis/period.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

static const QString folder = u"" TONGLAN_SOURCE_DIR "/resources/calendar"_s;

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static CityCalendar shipped()
{
    CityCalendar calendar;
    QList<Problem> problems;
    for (const auto &name : QDir(folder).entryList({u"*.toml"_s}))
        calendar.add(contentOf(folder + u'/' + name), name, problems);
    for (const auto &problem : std::as_const(problems))
        qWarning().noquote() << problem.file << problem.line << problem.message;
    return calendar;
}

class TestCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void shippedYears();
    void typesOfDays_data();
    void typesOfDays();
    void daysAlike();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void periods_data();
    void periods();
    void periodsTouch();
    void progress_data();
    void progress();
};

/** Against the sums of the announcements: free days, and as many days worked instead as each of them names. */
void TestCalendar::shippedYears()
{
    const auto calendar = shipped();
    QCOMPARE(calendar.years(), (QList<int>{2024, 2025, 2026}));
    const QHash<int, std::pair<int, int>> sums = {{2024, {1 + 8 + 3 + 5 + 1 + 3 + 7, 8}}, {2025, {1 + 8 + 3 + 5 + 3 + 8, 5}}, {2026, {3 + 9 + 3 + 5 + 3 + 3 + 7, 6}}};
    for (const int year : calendar.years()) {
        int free = 0;
        int madeUp = 0;
        for (QDate date(year, 1, 1); date.year() == year; date = date.addDays(1)) {
            free += calendar.typeOf(date) == DayType::Holiday ? 1 : 0;
            madeUp += calendar.typeOf(date) == DayType::MakeupWorkday ? 1 : 0;
            QCOMPARE(calendar.typeOf(date) == DayType::Holiday, !calendar.holidayName(date).zh.isEmpty());
        }
        QCOMPARE(std::pair(free, madeUp), sums.value(year));
        QVERIFY(!calendar.source(year).isEmpty());
    }
}

void TestCalendar::typesOfDays_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<DayType>("type");
    QTest::addColumn<QString>("name");

    QTest::newRow("a Monday") << QDate(2026, 3, 2) << DayType::Workday << QString();
    QTest::newRow("a Sunday") << QDate(2026, 3, 1) << DayType::Weekend << QString();
    QTest::newRow("a Saturday that is worked") << QDate(2026, 2, 28) << DayType::MakeupWorkday << QString();
    QTest::newRow("the first of a holiday") << QDate(2026, 2, 15) << DayType::Holiday << u"春节"_s;
    QTest::newRow("the last of it") << QDate(2026, 2, 23) << DayType::Holiday << u"春节"_s;
    QTest::newRow("the day after") << QDate(2026, 2, 24) << DayType::Workday << QString();
    QTest::newRow("a holiday of one day") << QDate(2025, 1, 1) << DayType::Holiday << u"元旦"_s;
    QTest::newRow("the leap day") << QDate(2024, 2, 29) << DayType::Workday << QString();
    QTest::newRow("a year nobody has announced") << QDate(2031, 10, 1) << DayType::Workday << QString();
}

void TestCalendar::typesOfDays()
{
    QFETCH(QDate, date);
    QFETCH(DayType, type);
    QFETCH(QString, name);
    const auto calendar = shipped();
    QCOMPARE(calendar.typeOf(date), type);
    QCOMPARE(calendar.holidayName(date).zh, name);
    QCOMPARE(calendar.isWorked(date), type == DayType::Workday || type == DayType::MakeupWorkday);
}

void TestCalendar::daysAlike()
{
    const auto calendar = shipped();
    // Before the Thursday after 国庆: the days worked before it, the Sunday of 20 September not among the last four.
    QCOMPARE(calendar.alikeBefore(QDate(2026, 10, 8), 4), (std::vector<QDate>{QDate(2026, 9, 30), QDate(2026, 9, 29), QDate(2026, 9, 28), QDate(2026, 9, 24)}));
    QCOMPARE(calendar.alikeBefore(QDate(2026, 9, 21), 2), (std::vector<QDate>{QDate(2026, 9, 20), QDate(2026, 9, 18)})); // worked on a Sunday
    QCOMPARE(calendar.alikeBefore(QDate(2026, 10, 2), 2), (std::vector<QDate>{QDate(2026, 10, 1), QDate(2026, 9, 27)}));
    QCOMPARE(calendar.alikeBefore(QDate(2026, 5, 10), 3), (std::vector<QDate>{QDate(2026, 4, 26), QDate(2026, 4, 25), QDate(2026, 4, 19)}));
    QVERIFY(calendar.alikeBefore(QDate(2026, 5, 10), 0).empty());
    QVERIFY(CityCalendar().alikeBefore(QDate(2026, 5, 10), 1000).size() <= 2 * 53);
    // Which days of a year that nobody announced were holidays nobody knows.
    const int first = calendar.years().first();
    for (const auto &day : calendar.alikeBefore(QDate(first, 1, 10), 20))
        QVERIFY(day.year() == first);
}

void TestCalendar::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("message");

    const QByteArray head = "year = 2030\nsource = \"s\"\n[[holiday]]\nname = \"n\"\n";
    QTest::newRow("no year") << QByteArray("source = \"s\"\n") << u"'year' is missing"_s;
    QTest::newRow("no source") << QByteArray("year = 2030\n") << u"source"_s;
    QTest::newRow("no such day") << head + "from = \"2030-02-29\"\n"
                                 << u"'2030-02-29' is no date"_s;
    QTest::newRow("no date") << head + "from = \"May\"\n"
                             << u"'May' is no date"_s;
    QTest::newRow("backwards") << head + "from = \"2030-05-03\"\nto = \"2030-05-01\"\n"
                               << u"from 2030-05-03 to 2030-05-01"_s;
    QTest::newRow("of another year") << head + "from = \"2035-05-03\"\n"
                                     << u"2035-05-03 is not of 2030"_s;
    QTest::newRow("worked on a Friday") << head + "from = \"2030-05-01\"\nworkdays = [\"2030-05-10\"]\n"
                                        << u"2030-05-10 is no Saturday or Sunday"_s;
    QTest::newRow("worked in another year") << head + "from = \"2030-05-01\"\nworkdays = [\"2029-05-12\"]\n"
                                            << u"2029-05-12 is not of 2030"_s;
    QTest::newRow("free and worked") << head + "from = \"2030-05-04\"\nworkdays = [\"2030-05-04\"]\n"
                                     << u"2030-05-04 is both free and worked"_s;
    QTest::newRow("an unknown key") << head + "from = \"2030-05-01\"\nuntil = \"2030-05-02\"\n"
                                    << u"until"_s;
    QTest::newRow("no TOML") << QByteArray("year = ") << u""_s;
}

void TestCalendar::saysWhatIsWrong()
{
    QFETCH(QByteArray, toml);
    QFETCH(QString, message);
    CityCalendar calendar;
    QList<Problem> problems;
    QVERIFY(!calendar.add(toml, u"c.toml"_s, problems));
    QVERIFY(!problems.isEmpty());
    QVERIFY2(problems.first().message.contains(message), qPrintable(problems.first().message));
    QCOMPARE(problems.first().file, u"c.toml"_s);
    QVERIFY(calendar.years().isEmpty());
}

static TimeMs at(const QString &text, const QTimeZone &zone)
{
    auto time = QDateTime::fromString(text, u"yyyy-MM-dd HH:mm"_s);
    time.setTimeZone(zone);
    return time.toMSecsSinceEpoch();
}

void TestCalendar::periods_data()
{
    using Kind = Period::Kind;
    QTest::addColumn<QString>("time");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("before"); // where the one before it starts
    QTest::addColumn<QString>("yearBefore");

    const auto row = [](const char *name, const QString &time, Kind kind, const QString &start, const QString &end, const QString &before, const QString &yearBefore) { QTest::newRow(name) << time << kind << start << end << before << yearBefore; };
    row("an hour", u"2026-01-01 00:30"_s, Kind::Hour, u"2026-01-01 00:00"_s, u"2026-01-01 01:00"_s, u"2025-12-31 23:00"_s, u"2025-01-01 00:00"_s);
    row("a day", u"2026-03-01 12:00"_s, Kind::Day, u"2026-03-01 00:00"_s, u"2026-03-02 00:00"_s, u"2026-02-28 00:00"_s, u"2025-03-01 00:00"_s);
    row("the leap day", u"2024-02-29 12:00"_s, Kind::Day, u"2024-02-29 00:00"_s, u"2024-03-01 00:00"_s, u"2024-02-28 00:00"_s, u"2023-02-28 00:00"_s);
    row("the day after a leap day", u"2024-03-01 12:00"_s, Kind::Day, u"2024-03-01 00:00"_s, u"2024-03-02 00:00"_s, u"2024-02-29 00:00"_s, u"2023-03-01 00:00"_s);
    row("a year after a leap day", u"2025-02-28 12:00"_s, Kind::Day, u"2025-02-28 00:00"_s, u"2025-03-01 00:00"_s, u"2025-02-27 00:00"_s, u"2024-02-28 00:00"_s);
    row("a week", u"2026-01-01 12:00"_s, Kind::Week, u"2025-12-29 00:00"_s, u"2026-01-05 00:00"_s, u"2025-12-22 00:00"_s, u"2024-12-30 00:00"_s);
    row("a month of 31 days", u"2026-03-31 23:59"_s, Kind::Month, u"2026-03-01 00:00"_s, u"2026-04-01 00:00"_s, u"2026-02-01 00:00"_s, u"2025-03-01 00:00"_s);
    row("February of a leap year", u"2024-02-01 00:00"_s, Kind::Month, u"2024-02-01 00:00"_s, u"2024-03-01 00:00"_s, u"2024-01-01 00:00"_s, u"2023-02-01 00:00"_s);
    row("a quarter", u"2026-01-15 00:00"_s, Kind::Quarter, u"2026-01-01 00:00"_s, u"2026-04-01 00:00"_s, u"2025-10-01 00:00"_s, u"2025-01-01 00:00"_s);
    row("a year", u"2026-12-31 23:59"_s, Kind::Year, u"2026-01-01 00:00"_s, u"2027-01-01 00:00"_s, u"2025-01-01 00:00"_s, u"2025-01-01 00:00"_s);
}

void TestCalendar::periods()
{
    QFETCH(QString, time);
    QFETCH(Period::Kind, kind);
    QFETCH(QString, start);
    QFETCH(QString, end);
    QFETCH(QString, before);
    QFETCH(QString, yearBefore);
    const QTimeZone zone("Asia/Shanghai");
    const auto period = periodAt(at(time, zone), kind, zone);
    QCOMPARE(period, (Period{kind, at(start, zone), at(end, zone)}));
    QCOMPARE(periodBefore(period, zone).start, at(before, zone));
    QCOMPARE(periodBefore(period, zone).end, period.start);
    QCOMPARE(periodYearBefore(period, zone).start, at(yearBefore, zone));
}

/** Wherever and whenever: a moment lies in its period, periods follow each other without a gap, and the one of a year before is of the same name. */
void TestCalendar::periodsTouch()
{
    QRandomGenerator random(3);
    for (const char *name : {"Asia/Shanghai", "Europe/Berlin", "America/St_Johns"}) {
        const QTimeZone zone(name);
        for (int round = 0; round < 3000; ++round) {
            const TimeMs time = 946'684'800'000 + qint64(random.generateDouble() * 40 * 365.25 * 86'400'000);
            for (const auto kind : {Period::Kind::Hour, Period::Kind::Day, Period::Kind::Week, Period::Kind::Month, Period::Kind::Quarter, Period::Kind::Year}) {
                const auto period = periodAt(time, kind, zone);
                QVERIFY(period.start <= time && time < period.end);
                QCOMPARE(periodAt(period.start, kind, zone), period);
                QCOMPARE(periodAt(period.end - 1, kind, zone), period);
                QCOMPARE(periodBefore(period, zone).end, period.start);
                const auto a = QDateTime::fromMSecsSinceEpoch(period.start, zone);
                const auto b = QDateTime::fromMSecsSinceEpoch(periodYearBefore(period, zone).start, zone);
                if (kind == Period::Kind::Week)
                    QCOMPARE(b.date().daysTo(a.date()), 364);
                else if (kind != Period::Kind::Hour && !(a.date().month() == 2 && a.date().day() == 29))
                    QVERIFY(a.date().year() - 1 == b.date().year() && a.date().month() == b.date().month() && a.date().day() == b.date().day());
            }
        }
    }
}

void TestCalendar::progress_data()
{
    using Kind = Period::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("end"); // of that much of the period before

    QTest::newRow("a month") << Kind::Month << u"2026-06-11 09:30"_s << u"2026-05-11 09:30"_s;
    QTest::newRow("more days than the other has") << Kind::Month << u"2026-03-30 09:30"_s << u"2026-03-01 00:00"_s;
    QTest::newRow("as many days as the other has") << Kind::Month << u"2026-03-28 09:30"_s << u"2026-02-28 09:30"_s;
    QTest::newRow("a week") << Kind::Week << u"2026-06-11 09:30"_s << u"2026-06-04 09:30"_s;
    QTest::newRow("an hour") << Kind::Hour << u"2026-06-11 09:30"_s << u"2026-06-11 08:30"_s;
    QTest::newRow("a year") << Kind::Year << u"2025-03-01 00:00"_s << u"2024-03-01 00:00"_s;
    QTest::newRow("the last day of a year") << Kind::Year << u"2025-12-31 12:00"_s << u"2024-12-31 12:00"_s;
    QTest::newRow("the leap day of a year") << Kind::Year << u"2024-02-29 12:00"_s << u"2023-02-28 12:00"_s;
    QTest::newRow("a quarter") << Kind::Quarter << u"2026-06-30 09:00"_s << u"2026-03-30 09:00"_s;
}

void TestCalendar::progress()
{
    QFETCH(Period::Kind, kind);
    QFETCH(QString, now);
    QFETCH(QString, end);
    const QTimeZone zone("Asia/Shanghai");
    const auto period = periodAt(at(now, zone), kind, zone);
    const auto other = periodBefore(period, zone);
    QCOMPARE(sameProgress(period, at(now, zone), other, zone), std::optional(at(end, zone)));
    QCOMPARE(sameProgress(period, period.end, other, zone), std::optional(other.end));
    QVERIFY(!sameProgress(period, period.start - 1, other, zone));
}

QTEST_APPLESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
