#include "analysis/citycalendar.h"
#include "analysis/period.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <unicode/calendar.h>

#include <cmath>
#include <memory>
#include <numbers>

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
    void lawOf2027();
    void notAnnounced();
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
    QCOMPARE(calendar.years(), (QList<int>{2024, 2025, 2026, 2027}));
    const QHash<int, std::pair<int, int>> sums = {{2024, {1 + 8 + 3 + 5 + 1 + 3 + 7, 8}}, {2025, {1 + 8 + 3 + 5 + 3 + 8, 5}}, {2026, {3 + 9 + 3 + 5 + 3 + 3 + 7, 6}}, {2027, {1 + 4 + 1 + 2 + 1 + 1 + 3, 0}}};
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

/** The new moon nearest @p date, to the minute: Meeus, Astronomical Algorithms, chapter 49, with the larger of its terms; 70 s are what clocks are behind its time. */
static TimeMs newMoonNear(QDate date)
{
    const auto sine = [](double degrees) { return std::sin(degrees * std::numbers::pi / 180); };
    const auto moon = [&](double k) {
        const double t = k / 1236.85;
        const double e = 1 - 0.002516 * t;
        const double m = 2.5534 + 29.1053567 * k;
        const double p = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
        const double f = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
        const double days = 2'451'550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.4072 * sine(p) + 0.17241 * e * sine(m) + 0.01608 * sine(2 * p) + 0.01039 * sine(2 * f) + 0.00739 * e * sine(p - m)
            - 0.00514 * e * sine(p + m) + 0.00208 * e * e * sine(2 * m) - 0.00111 * sine(p - 2 * f) - 0.00057 * sine(p + 2 * f) + 0.00056 * e * sine(2 * p + m) - 0.00042 * sine(3 * p)
            + 0.00042 * e * sine(m + 2 * f) + 0.00038 * e * sine(m - 2 * f) - 0.00024 * e * sine(2 * p - m) - 0.00017 * sine(124.7746 - 1.56375588 * k) + 0.000325 * sine(299.77 + 0.107408 * k)
            + 0.000165 * sine(251.88 + 0.016321 * k) + 0.000164 * sine(251.83 + 26.651886 * k);
        return TimeMs((days - 2'440'587.5) * 86'400'000) - 70'000;
    };
    return moon(std::round((double(QDate(2000, 1, 6).daysTo(date))) / 29.530588861));
}

/** The day of the year on which a day of the lunar calendar falls; no leap month. Which month it is says ICU, when it begins the moon: a month begins on the day in China on which it
 *  is new. ICU's moon is some minutes off, and that of 2027-02-06 is new at 23:56, so that ICU has the spring festival of that year a day late. Elsewhere they must agree.
 */
static QDate lunarDay(int year, int month, int day)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> chinese(icu::Calendar::createInstance(icu::Locale("zh_CN@calendar=chinese"), status));
    chinese->adoptTimeZone(icu::TimeZone::createTimeZone("Asia/Shanghai"));
    const QTimeZone china("Asia/Shanghai");
    for (QDate date(year, 1, 1); date.year() == year; date = date.addDays(1)) {
        chinese->setTime(double(QDateTime(date, QTime(12, 0), china).toMSecsSinceEpoch()), status);
        if (chinese->get(UCAL_MONTH, status) != month - 1 || chinese->get(UCAL_DATE, status) != 1 || chinese->get(UCAL_IS_LEAP_MONTH, status) != 0 || U_FAILURE(status))
            continue;
        const auto moon = QDateTime::fromMSecsSinceEpoch(newMoonNear(date), china);
        const auto off = date.daysTo(moon.date());
        const bool isNearMidnight = moon.time() < QTime(0, 15) || moon.time() > QTime(23, 45);
        return off == 0 || (std::abs(off) == 1 && isNearMidnight) ? moon.date().addDays(day - 1) : QDate();
    }
    return {};
}

/** The day in China on which the sun reaches 15 degrees of longitude: Meeus, Astronomical Algorithms, chapter 25, good to a hundredth of a degree, which is a quarter of an hour. */
static QDate qingming(int year)
{
    const auto longitude = [](TimeMs time) {
        const double t = (double(time) / 86'400'000 + 2'440'587.5 - 2'451'545.0) / 36'525;
        const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
        const double m = radians(357.52911 + 35'999.05029 * t);
        const double center = (1.914602 - 0.004817 * t) * std::sin(m) + 0.019993 * std::sin(2 * m) + 0.000289 * std::sin(3 * m);
        return std::fmod(280.46646 + 36'000.76983 * t + center - 0.00569 - 0.00478 * std::sin(radians(125.04 - 1934.136 * t)), 360);
    };
    const QTimeZone china("Asia/Shanghai");
    for (QDate date(year, 4, 1); date < QDate(year, 4, 10); date = date.addDays(1))
        if (longitude(date.addDays(1).startOfDay(china).toMSecsSinceEpoch()) >= 15)
            return date;
    return {};
}

/** The days of the law of every year, computed from the moon and the sun, are free; of a year that is not announced they are all that are. */
void TestCalendar::lawOf2027()
{
    const auto calendar = shipped();
    for (const int year : calendar.years()) {
        const auto spring = lunarDay(year, 1, 1);
        const QList<std::pair<QString, std::pair<QDate, int>>> law = {{u"元旦"_s, {QDate(year, 1, 1), 1}}, {u"春节"_s, {spring.addDays(year < 2025 ? 0 : -1), year < 2025 ? 3 : 4}}, {u"清明节"_s, {qingming(year), 1}},
            {u"劳动节"_s, {QDate(year, 5, 1), year < 2025 ? 1 : 2}}, {u"端午节"_s, {lunarDay(year, 5, 5), 1}}, {u"中秋节"_s, {lunarDay(year, 8, 15), 1}}, {u"国庆节"_s, {QDate(year, 10, 1), 3}}};
        int days = 0;
        for (const auto &[name, at] : law) {
            QVERIFY2(at.first.isValid(), qPrintable(name));
            days += at.second;
            for (int i = 0; i < at.second; ++i) {
                const auto date = at.first.addDays(i);
                QVERIFY2(calendar.typeOf(date) == DayType::Holiday && calendar.holidayName(date).zh.contains(name.first(2)), qPrintable(date.toString(Qt::ISODate) + name));
            }
        }
        if (!calendar.isProvisional(year))
            continue;
        QCOMPARE(days, 13);
        int free = 0;
        for (QDate date(year, 1, 1); date.year() == year; date = date.addDays(1))
            free += calendar.typeOf(date) == DayType::Holiday ? 1 : 0;
        QCOMPARE(free, days);
    }
    QVERIFY(calendar.isProvisional(2027) && !calendar.isProvisional(2026) && !calendar.isProvisional(2028));
}

/** Where the kinds of days decide, it is said that those of a year are not final. */
void TestCalendar::notAnnounced()
{
    auto calendar = shipped();
    QCOMPARE(calendar.provisionalNote({QDate(2026, 12, 31), QDate(2027, 1, 4)}).zh, u"2027 调休未公布，按法定节日"_s);
    QVERIFY(calendar.provisionalNote({QDate(2027, 1, 4)}).en.startsWith("2027 days worked instead not announced"_L1));
    QVERIFY(calendar.provisionalNote({QDate(2026, 12, 31), QDate(2030, 1, 4)}).zh.isEmpty());
    QList<Problem> problems;
    QVERIFY(calendar.add("year = 2028\nsource = \"s\"\nprovisional = \"未定\"\n", u"2028.toml"_s, problems));
    QCOMPARE(calendar.provisionalNote({QDate(2028, 1, 3), QDate(2027, 12, 31)}).en, u"2027 days worked instead not announced, holidays of the law; 2028 未定"_s);
    QVERIFY(calendar.add("year = 2027\nsource = \"the notice\"\n", u"2027.toml"_s, problems)); // in its place
    QVERIFY(!calendar.isProvisional(2027) && calendar.provisionalNote({QDate(2027, 1, 4)}).zh.isEmpty());
}

void TestCalendar::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("message");

    const QByteArray head = "year = 2030\nsource = \"s\"\n[[holiday]]\nname = \"n\"\n";
    QTest::newRow("no year") << QByteArray("source = \"s\"\n") << u"'year' is missing"_s;
    QTest::newRow("no source") << QByteArray("year = 2030\n") << u"source"_s;
    QTest::newRow("worked, and not announced") << QByteArray("provisional = \"p\"\n") + head + "from = \"2030-05-01\"\nworkdays = [\"2030-05-11\"]\n"
                                               << u"is announced, while 'provisional' says that it is not"_s;
    QTest::newRow("provisional in English only") << QByteArray("year = 2030\nsource = \"s\"\nprovisional_en = \"p\"\n") << u"goes with 'provisional'"_s;
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
