// How single figures are judged, compared and written.

#include "analysis/compare.h"
#include "analysis/format.h"
#include "analysis/trust.h"

#include <QDateTime>
#include <QTest>

#include <limits>

using namespace tonglan;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(tonglan::Reading::Quality)

class tst_Figures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void trust_data()
    {
        QTest::addColumn<qint64>("ageSeconds");
        QTest::addColumn<int>("interval");
        QTest::addColumn<Reading::Quality>("quality");
        QTest::addColumn<bool>("hasLineage");
        QTest::addColumn<int>("state");

        const auto row = [](const char *name, qint64 age, int interval, TrustState state, Reading::Quality quality = Reading::Quality::Good, bool lineage = true) {
            QTest::newRow(name) << age << interval << quality << lineage << int(state);
        };
        row("just now", 0, 60, TrustState::Fresh);
        row("one interval", 60, 60, TrustState::Fresh);
        row("a second over", 61, 60, TrustState::Late);
        row("three intervals", 180, 60, TrustState::Late);
        row("beyond three", 181, 60, TrustState::Stale);
        row("no promise, very old", 1'000'000, 0, TrustState::Fresh);
        row("ahead of the clock", -50, 60, TrustState::Fresh);
        row("suspect", 10, 60, TrustState::Doubt, Reading::Quality::Suspect);
        row("suspect and late", 100, 60, TrustState::Doubt, Reading::Quality::Suspect);
        row("suspect and stale is stale", 500, 60, TrustState::Stale, Reading::Quality::Suspect);
        row("typed by hand", 10, 60, TrustState::Fresh, Reading::Quality::HandTyped);
        row("nobody answers for it", 10, 60, TrustState::None, Reading::Quality::Good, false);
    }
    void trust()
    {
        QFETCH(qint64, ageSeconds);
        QFETCH(int, interval);
        QFETCH(Reading::Quality, quality);
        QFETCH(bool, hasLineage);
        QTEST(int(trustOf(ageSeconds * 1000, interval, quality, hasLineage)), "state");
    }

    void ringShrinksWithAge()
    {
        QCOMPARE(trustFraction(0, 60, TrustState::Fresh), 1.0);
        QCOMPARE(trustFraction(60'000, 60, TrustState::Fresh), 0.5);
        QCOMPARE(trustFraction(180'000, 60, TrustState::Late), 0.04);
        QCOMPARE(trustFraction(900'000, 60, TrustState::Stale), 0.0);
        QCOMPARE(trustFraction(30'000, 60, TrustState::Doubt), 1.0);
        QCOMPARE(trustFraction(30'000, 0, TrustState::Fresh), 1.0);
        double before = 2;
        for (int age = 0; age <= 180; age += 5) {
            const double now = trustFraction(age * 1000, 60, trustOf(age * 1000, 60));
            QVERIFY(now < before);
            before = now;
        }
    }

    void panelHeadShowsTheWorst()
    {
        QCOMPARE(worse(TrustState::Fresh, TrustState::Late), TrustState::Late);
        QCOMPARE(worse(TrustState::Stale, TrustState::Doubt), TrustState::Stale);
        QCOMPARE(worse(TrustState::None, TrustState::Stale), TrustState::None);
    }

    void comparisons_data()
    {
        static const double none = std::numeric_limits<double>::quiet_NaN();
        QTest::addColumn<double>("now"); // NaN = missing
        QTest::addColumn<double>("before");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("direction");

        QTest::newRow("more") << 114.8 << 100.0 << u"14.8%"_s << 1;
        QTest::newRow("less") << 92.1 << 100.0 << u"7.9%"_s << -1;
        QTest::newRow("the same") << 100.0 << 100.0 << u"0.0%"_s << 0;
        QTest::newRow("too little to say") << 100.04 << 100.0 << u"0.0%"_s << 0;
        QTest::newRow("down to zero") << 0.0 << 50.0 << u"100.0%"_s << -1;
        QTest::newRow("from zero") << 5.0 << 0.0 << QString() << 0;
        QTest::newRow("no earlier value") << 5.0 << none << QString() << 0;
        QTest::newRow("no value") << none << 5.0 << QString() << 0;
        QTest::newRow("negative side") << -5.0 << -10.0 << u"50.0%"_s << 1;
    }
    void comparisons()
    {
        QFETCH(double, now);
        QFETCH(double, before);
        const auto optional = [](double v) { return std::isnan(v) ? std::optional<double>() : v; };
        const auto comparison = compare(optional(now), optional(before));
        QTEST(comparison ? formatChange(comparison->ratio) : QString(), "text");
        QTEST(comparison ? comparison->direction : 0, "direction");
    }

    void sameTimeAndDays_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("at");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("midnight");

        QTest::newRow("in the month") << u"Asia/Hong_Kong"_s << u"2026-07-11T14:32:00+08:00"_s << 1 << u"2026-07-10T14:32:00+08:00"_s << u"2026-07-11T00:00:00+08:00"_s;
        QTest::newRow("over the end of a month") << u"Asia/Hong_Kong"_s << u"2026-03-01T08:00:00+08:00"_s << 1 << u"2026-02-28T08:00:00+08:00"_s << u"2026-03-01T00:00:00+08:00"_s;
        QTest::newRow("leap day") << u"Asia/Hong_Kong"_s << u"2028-03-07T08:00:00+08:00"_s << 7 << u"2028-02-29T08:00:00+08:00"_s << u"2028-03-07T00:00:00+08:00"_s;
        QTest::newRow("new year") << u"Asia/Hong_Kong"_s << u"2026-01-03T23:59:59+08:00"_s << 7 << u"2025-12-27T23:59:59+08:00"_s << u"2026-01-03T00:00:00+08:00"_s;
        QTest::newRow("clocks went forward") << u"America/New_York"_s << u"2026-03-08T15:00:00-04:00"_s << 1 << u"2026-03-07T15:00:00-05:00"_s << u"2026-03-08T00:00:00-05:00"_s;
    }
    void sameTimeAndDays()
    {
        QFETCH(QString, zone);
        QFETCH(QString, at);
        QFETCH(int, days);
        const auto ms = [](const QString &text) { return QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch(); };
        const QTimeZone city(zone.toLatin1());
        QFETCH(QString, before);
        QFETCH(QString, midnight);
        QCOMPARE(sameTimeDaysBefore(ms(at), days, city), ms(before));
        QCOMPARE(startOfDay(ms(at), city), ms(midnight));
    }

    void numbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("text");

        QTest::newRow("zero") << 0.0 << 0 << u"0"_s;
        QTest::newRow("zero is never negative") << -0.001 << 1 << u"0.0"_s;
        QTest::newRow("three digits") << 999.0 << 0 << u"999"_s;
        QTest::newRow("thousands") << 13482.0 << 0 << u"13,482"_s;
        QTest::newRow("rounds up to another comma") << 999.96 << 1 << u"1,000.0"_s;
        QTest::newRow("millions") << 1234567.891 << 2 << u"1,234,567.89"_s;
        QTest::newRow("minus is a minus") << -1234.5 << 1 << u"−1,234.5"_s;
        QTest::newRow("nothing") << std::numeric_limits<double>::quiet_NaN() << 1 << QString();
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << 1 << QString();
        QTest::newRow("hostile decimals") << 1.5 << 400 << u"1.500000"_s;
    }
    void numbers()
    {
        QFETCH(double, value);
        QFETCH(int, decimals);
        QTEST(formatNumber(value, decimals), "text");
    }

    void figures_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<bool>("english");
        QTest::addColumn<QString>("text");

        QTest::newRow("few") << 21846.0 << u"件"_s << 0 << false << u"21,846 件"_s;
        QTest::newRow("ten thousands") << 3963600.0 << u"人次"_s << 0 << false << u"396.36 万人次"_s;
        QTest::newRow("hundred millions") << 14800000000.0 << u"条"_s << 0 << false << u"148 亿条"_s;
        QTest::newRow("unit is in ten thousands already") << 186.3 << u"万人次"_s << 1 << false << u"186.3 万人次"_s;
        QTest::newRow("and grows out of it") << 156300.0 << u"万元"_s << 1 << false << u"15.63 亿元"_s;
        QTest::newRow("physical units stay") << 13482000.0 << u"MW"_s << 0 << false << u"13,482,000 MW"_s;
        QTest::newRow("English stays") << 3963600.0 << u"trips"_s << 0 << true << u"3,963,600 trips"_s;
        QTest::newRow("no unit") << 1.857 << QString() << 2 << false << u"1.86 "_s;
    }
    void figures()
    {
        QFETCH(double, value);
        QFETCH(QString, unit);
        QFETCH(int, decimals);
        QFETCH(bool, english);
        const auto figure = formatFigure(value, unit, decimals, english ? Language::English : Language::Chinese);
        QTEST(QString(figure.value + u' ' + figure.unit), "text");
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("chinese");
        QTest::addColumn<QString>("english");

        QTest::newRow("negative") << qint64(-5) << u"0秒"_s << u"0s"_s;
        QTest::newRow("seconds") << qint64(12) << u"12秒"_s << u"12s"_s;
        QTest::newRow("minutes") << qint64(299) << u"4分"_s << u"4m"_s;
        QTest::newRow("hours") << qint64(67 * 60) << u"1时07分"_s << u"1h07"_s;
        QTest::newRow("last minute of a day") << qint64(86399) << u"23时59分"_s << u"23h59"_s;
        QTest::newRow("days") << qint64(2 * 86400 + 1) << u"2天"_s << u"2d"_s;
        QTest::newRow("years") << qint64(8) * 366 * 86400 << u"8年"_s << u"8y"_s;
    }
    void ages()
    {
        QFETCH(qint64, seconds);
        QTEST(formatAge(seconds * 1000, Language::Chinese), "chinese");
        QTEST(formatAge(seconds * 1000, Language::English), "english");
    }

    void remaining()
    {
        QCOMPARE(formatRemaining(402'000), u"06:42"_s);
        QCOMPARE(formatRemaining(-136'000), u"02:16"_s);
        QCOMPARE(formatRemaining(4'350'000), u"1:12:30"_s);
        QCOMPARE(formatRemaining(0), u"00:00"_s);
    }
};

QTEST_APPLESS_MAIN(tst_Figures)
#include "tst_figures.moc"
