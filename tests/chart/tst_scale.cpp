// Where gridlines and time labels stand.

#include "chart/scale.h"

#include <QDateTime>
#include <QTest>

#include <limits>

using namespace tonglan;
using namespace Qt::StringLiterals;

class tst_Scale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void values_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("fromZero");
        QTest::addColumn<QString>("ticks");
        QTest::newRow("as in the design") << 12.0 << 48.0 << true << u"0 20 40 60"_s;
        QTest::newRow("counts") << 0.0 << 286.0 << true << u"0 100 200 300"_s;
        QTest::newRow("a few") << 0.0 << 3.0 << true << u"0 1 2 3"_s;
        QTest::newRow("nothing counted") << 0.0 << 0.0 << true << u"0 0.5 1"_s;
        QTest::newRow("not from zero") << 1380.2 << 1386.6 << false << u"1380 1382.5 1385 1387.5"_s;
        QTest::newRow("below zero") << -5.0 << 5.0 << false << u"-5 0 5"_s;
        QTest::newRow("flat") << 50.0 << 50.0 << false << u"50 52 54 56"_s;
        QTest::newRow("nothing but zeros") << 0.0 << 0.0 << false << u"0 0.5 1"_s;
        QTest::newRow("no data") << std::numeric_limits<double>::infinity() << -std::numeric_limits<double>::infinity() << true << u"0 0.5 1"_s;
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << 1.0 << true << u"0 0.5 1"_s;
    }
    void values()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(bool, fromZero);
        const auto scale = valueScale(low, high, fromZero);
        QStringList ticks;
        for (const double tick : scale.ticks())
            ticks.append(QString::number(tick, 'g', 10));
        QTEST(ticks.join(u' '), "ticks");
        if (low <= high) {
            QVERIFY(scale.low <= low);
            QVERIFY(scale.high >= high);
        }
    }

    void labelsNeedFewDecimals()
    {
        QCOMPARE((ValueScale{0, 1, 0.5}).decimals(), 1);
        QCOMPARE((ValueScale{0, 60, 20}).decimals(), 0);
        QCOMPARE((ValueScale{0, 1, 0.25}).decimals(), 2);
    }

    void times_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("labels");
        QTest::newRow("a day") << u"2026-07-11T00:00:00+08:00"_s << u"2026-07-12T00:00:00+08:00"_s << u"00 06 12 18 24"_s;
        QTest::newRow("a picked window") << u"2026-07-11T13:10:00+08:00"_s << u"2026-07-11T14:40:00+08:00"_s << u"13:30 14:00 14:30"_s;
        QTest::newRow("a week") << u"2026-06-28T00:00:00+08:00"_s << u"2026-07-05T00:00:00+08:00"_s << u"6/28 6/30 7/2 7/4"_s;
        QTest::newRow("turned round") << u"2026-07-05T00:00:00+08:00"_s << u"2026-06-28T00:00:00+08:00"_s << QString();
        QTest::newRow("absurd") << u"1970-01-01T00:00:00+08:00"_s << u"2026-06-28T00:00:00+08:00"_s << QString();
    }
    void times()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const auto ms = [](const QString &text) { return QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch(); };
        QStringList labels;
        for (const auto &tick : timeTicks(ms(from), ms(to), QTimeZone("Asia/Hong_Kong")))
            labels.append(tick.label);
        QTEST(labels.join(u' '), "labels");
    }
};

QTEST_APPLESS_MAIN(tst_Scale)
#include "tst_scale.moc"
