#include "byhand/cellvalues.h"

#include <QDateTime>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

class tst_CellValues : public QObject
{
    Q_OBJECT

    static TableCell text(const QString &value) { return {.kind = TableCell::Kind::Text, .text = value}; }
    static inline const QTimeZone shanghai = QTimeZone("Asia/Shanghai");

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void numbers_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        const auto row = [](const QString &typed, double value, const QString &unit = {}) { QTest::newRow(qPrintable(typed)) << typed << value << unit; };
        row(u"12"_s, 12);
        row(u"-0.5"_s, -0.5);
        row(u"+3"_s, 3);
        row(u".5"_s, .5);
        row(u"−7"_s, -7); // the sign that typographers write
        row(u"1,234,567.89"_s, 1234567.89);
        row(u"1 234 567"_s, 1234567);
        row(u"１２，３４５．６"_s, 12345.6);
        row(u"1e3"_s, 1000);
        row(u"2.5E-3"_s, .0025);
        row(u"45%"_s, 45, u"%"_s);
        row(u"４５％"_s, 45, u"%"_s);
        row(u"12.3万"_s, 12.3, u"万"_s);
        row(u"12.3 万件"_s, 12.3, u"万件"_s);
        row(u"1,200亿元"_s, 1200, u"亿元"_s);
        row(u"7 m³"_s, 7, u"m³"_s);
        row(u"36.5 μg/m³"_s, 36.5, u"μg/m³"_s);
    }
    void numbers()
    {
        QFETCH(QString, typed);
        const auto number = readNumber(text(typed));
        QVERIFY2(number && number->value, number ? "no value" : qPrintable(number.error().detail));
        QTEST(*number->value, "value");
        QTEST(number->unit, "unit");
    }

    void notNumbers_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("word");
        const auto row = [](const QString &typed, const QString &word) { QTest::newRow(qPrintable(typed)) << typed << word; };
        row(u"abc"_s, u"is not a number"_s);
        row(u"12-13"_s, u"is not a number"_s);
        row(u"3,14"_s, u"the decimal sign is a point"_s);
        row(u"1.234,5"_s, u"is not a number"_s);
        row(u"12,34,567"_s, u"every three digits"_s);
        row(u"0,123"_s, u"the decimal sign is a point"_s);
        row(u"-0,123"_s, u"the decimal sign is a point"_s);
        row(u"012,345"_s, u"every three digits"_s);
        row(u"1.2.3"_s, u"is not a number"_s);
        row(u"约12"_s, u"is not a number"_s);
        row(u"1e999"_s, u"is not a number"_s);
        row(u"."_s, u"is not a number"_s);
    }
    void notNumbers()
    {
        QFETCH(QString, typed);
        QFETCH(QString, word);
        const auto number = readNumber(text(typed));
        QVERIFY2(!number, "it was taken");
        QVERIFY2(number.error().detail.contains(word), qPrintable(number.error().detail));
    }

    /** Spreadsheets that separate by ';' do so because the comma is their decimal sign. */
    void commasBesideSemicolons()
    {
        for (const auto &typed : {u"1,234"_s, u"-12,345"_s, u"1,234万"_s}) {
            QVERIFY2(readNumber(text(typed), u','), qPrintable(typed));
            const auto number = readNumber(text(typed), u';');
            QVERIFY2(!number && number.error().detail.contains("two ways"_L1), qPrintable(typed));
        }
        QCOMPARE(readNumber(text(u"1,234,567"_s), u';')->value, std::optional(1234567.0));
        QCOMPARE(readNumber(text(u"1,234.5"_s), u';')->value, std::optional(1234.5));
    }

    void noValueIsNotZero()
    {
        for (const auto &typed : {u"—"_s, u"-"_s, u"无"_s, u"N/A"_s, u"暂无"_s}) {
            const auto number = readNumber(text(typed));
            QVERIFY2(number && !number->value, qPrintable(typed));
        }
        QCOMPARE(readNumber(text(u"0"_s))->value, std::optional(0.0));
    }

    void cellsOfSpreadsheets()
    {
        QCOMPARE(readNumber({.kind = TableCell::Kind::Number, .number = 0.45, .isPercent = true}), (TypedNumber{45.0, u"%"_s}));
        QCOMPARE(readNumber({.kind = TableCell::Kind::Number, .number = 12}), (TypedNumber{12.0, {}}));
        QVERIFY(readNumber({.kind = TableCell::Kind::Moment, .number = 45000}).error().detail.contains("a date"_L1));
        QVERIFY(readNumber({.kind = TableCell::Kind::Wrong, .text = u"#REF!"_s}).error().detail.contains("#REF!"_L1));
    }

    void times_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("time");
        QTest::addColumn<int>("length");
        using Length = TypedTime::Length;
        const auto row = [](const QString &typed, const QString &time, Length length = Length::Moment) { QTest::newRow(qPrintable(typed)) << typed << time << int(length); };
        row(u"2026-06-25"_s, u"2026-06-25T00:00:00+08:00"_s, Length::Day);
        row(u"2026/6/5"_s, u"2026-06-05T00:00:00+08:00"_s, Length::Day);
        row(u"2026.6.5"_s, u"2026-06-05T00:00:00+08:00"_s, Length::Day);
        row(u"20260625"_s, u"2026-06-25T00:00:00+08:00"_s, Length::Day);
        row(u"2026年6月25日"_s, u"2026-06-25T00:00:00+08:00"_s, Length::Day);
        row(u"２０２６年６月２５日"_s, u"2026-06-25T00:00:00+08:00"_s, Length::Day);
        row(u"2024-02-29"_s, u"2024-02-29T00:00:00+08:00"_s, Length::Day);
        row(u"2026/6/25 14:30"_s, u"2026-06-25T14:30:00+08:00"_s);
        row(u"2026-06-25 14:30:15"_s, u"2026-06-25T14:30:15+08:00"_s);
        row(u"2026年6月25日14时"_s, u"2026-06-25T14:00:00+08:00"_s);
        row(u"2026年6月25日 14时30分"_s, u"2026-06-25T14:30:00+08:00"_s);
        row(u"2026年6月25日14时5分"_s, u"2026-06-25T14:05:00+08:00"_s);
        row(u"2026年6月25日14时30分5秒"_s, u"2026-06-25T14:30:05+08:00"_s);
        row(u"2026年6月25日8点30"_s, u"2026-06-25T08:30:00+08:00"_s);
        row(u"2026-06-25 8:30"_s, u"2026-06-25T08:30:00+08:00"_s);
        row(u"2026-06-25下午2:30"_s, u"2026-06-25T14:30:00+08:00"_s);
        row(u"20260625 14:30"_s, u"2026-06-25T14:30:00+08:00"_s);
        row(u"2026年6月25日 下午2:30"_s, u"2026-06-25T14:30:00+08:00"_s);
        row(u"2026-06-25T06:30:00Z"_s, u"2026-06-25T14:30:00+08:00"_s);
        row(u"2026-06-25T14:30:00.250+08:00"_s, u"2026-06-25T14:30:00+08:00"_s);
        row(u"2026-06-25T14:30:00+09:00"_s, u"2026-06-25T13:30:00+08:00"_s);
        row(u"2026年6月"_s, u"2026-06-01T00:00:00+08:00"_s, Length::Month);
        row(u"2026年06月份"_s, u"2026-06-01T00:00:00+08:00"_s, Length::Month);
        row(u"2026-06"_s, u"2026-06-01T00:00:00+08:00"_s, Length::Month);
        row(u"202606"_s, u"2026-06-01T00:00:00+08:00"_s, Length::Month);
        row(u"2026年第2季度"_s, u"2026-04-01T00:00:00+08:00"_s, Length::Quarter);
        row(u"2026年三季度"_s, u"2026-07-01T00:00:00+08:00"_s, Length::Quarter);
        row(u"2026Q4"_s, u"2026-10-01T00:00:00+08:00"_s, Length::Quarter);
        row(u"2025年"_s, u"2025-01-01T00:00:00+08:00"_s, Length::Year);
        row(u"46198.604166667"_s, u"2026-06-25T14:30:00+08:00"_s);
    }
    void times()
    {
        QFETCH(QString, typed);
        QFETCH(QString, time);
        const auto read = readTime(text(typed), false, shanghai);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(read->time, shanghai).toString(Qt::ISODate), time);
        QTEST(int(read->length), "length");
    }

    void notTimes_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("word");
        const auto row = [](const QString &typed, const QString &word) { QTest::newRow(qPrintable(typed)) << typed << word; };
        row(u"06/07/2026"_s, u"two ways"_s);
        row(u"25.6.26"_s, u"two ways"_s);
        row(u"2026-02-29"_s, u"no such day"_s);
        row(u"2026-13-01"_s, u"no such day"_s);
        row(u"2026年13月"_s, u"no such day"_s);
        row(u"2026-06-25 25:00"_s, u"no such time of day"_s);
        row(u"1026-06-25"_s, u"the year"_s);
        row(u"2026-06/25"_s, u"is not a time"_s);
        for (const auto &slip : {u"2026-06-255"_s, u"2026/6/250"_s, u"202606250"_s, u"2026-06-25 14:305"_s, u"2026-06-25 14:3"_s, u"2026-06-25T1"_s, u"2026-06-25 14"_s, u"2026-06-2514:30"_s, u"2026-06-25 14:30:5"_s, u"2026年6月25日14"_s})
            row(slip, u"is not a time"_s);
        row(u"上个月"_s, u"is not a time"_s);
        row(u"2026年第5季度"_s, u"is not a time"_s);
        row(u"2026-06-25 14:30+99:00"_s, u"no such time zone"_s);
    }
    void notTimes()
    {
        QFETCH(QString, typed);
        QFETCH(QString, word);
        const auto read = readTime(text(typed), false, shanghai);
        QVERIFY2(!read, "it was taken");
        QVERIFY2(read.error().detail.contains(word), qPrintable(read.error().detail));
    }

    void daysOfSpreadsheets_data()
    {
        QTest::addColumn<double>("serial");
        QTest::addColumn<bool>("is1904");
        QTest::addColumn<QString>("time"); // empty: refused
        QTest::newRow("a day") << 46198.0 << false << u"2026-06-25T00:00:00+08:00"_s;
        QTest::newRow("half past two") << 46198 + 14.5 / 24 << false << u"2026-06-25T14:30:00+08:00"_s;
        QTest::newRow("rounded to the second") << 46198 + 14.5 / 24 - 1e-9 << false << u"2026-06-25T14:30:00+08:00"_s;
        QTest::newRow("the other calendar is 1,462 days on") << 46198.0 - 1462 << true << u"2026-06-25T00:00:00+08:00"_s;
        QTest::newRow("no day: 2026.6") << 2026.6 << false << QString();
        QTest::newRow("no day: 0625") << 625.0 << false << QString();
        QTest::newRow("the day that never was") << 60.0 << false << QString();
        QTest::newRow("negative") << -1.0 << true << QString();
        QTest::newRow("too late") << 2'000'000.0 << false << QString();
    }
    void daysOfSpreadsheets()
    {
        QFETCH(double, serial);
        QFETCH(bool, is1904);
        QFETCH(QString, time);
        const auto read = readTime({.kind = TableCell::Kind::Moment, .number = serial}, is1904, QTimeZone(QByteArray("Asia/Shanghai")));
        QCOMPARE(read.has_value(), !time.isEmpty());
        if (read && serial > 1'000) // zones of 1900 have odd minutes
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(read->time, shanghai).toString(Qt::ISODate), time);
    }

    void numbersAsTimes()
    {
        const auto of = [](double number) { return readTime({.kind = TableCell::Kind::Number, .number = number}, false, shanghai); };
        QCOMPARE(of(20260625), readTime(text(u"20260625"_s), false, shanghai));
        QCOMPARE(of(202606), readTime(text(u"202606"_s), false, shanghai));
        QCOMPARE(of(2025), readTime(text(u"2025年"_s), false, shanghai));
        QCOMPARE(of(46198), readTime(text(u"2026-06-25"_s), false, shanghai));
    }
};

QTEST_GUILESS_MAIN(tst_CellValues)
#include "tst_cellvalues.moc"
