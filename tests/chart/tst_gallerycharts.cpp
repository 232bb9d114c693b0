// The drawn parts of the panels of figures: gauges, bars against limits, the calendar of a week, cells by level, stars.

#include "query/querytest.h"

#include "chart/arcgauge.h"
#include "chart/bulletbar.h"
#include "chart/calendarheat.h"
#include "chart/levelwaffle.h"
#include "chart/radarchart.h"
#include "chart/ringchart.h"
#include "chart/scale.h"

#include <QApplication>
#include <QPainter>

#include <cmath>
#include <limits>
#include <numeric>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

static QImage painted(QQuickPaintedItem &item, QSizeF size)
{
    item.setSize(size);
    QImage image(size.toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::black);
    QPainter painter(&image);
    item.paint(&painter);
    return image;
}

static int countOf(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color;
    }
    return count;
}

class tst_GalleryCharts : public QObject
{
    Q_OBJECT

    const QColor m_jade = QColor(0x69, 0xd4, 0xbe);
    const QColor m_slate = QColor(0x8f, 0xa6, 0xba);

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void gaugeEnds_data()
    {
        QTest::addColumn<QList<double>>("known");
        QTest::addColumn<bool>("fromZero");
        QTest::addColumn<bool>("share");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("nothing is known") << QList<double>{nothing, nothing} << false << false << 0.0 << 1.0;
        QTest::newRow("from zero by itself") << QList<double>{30, 40, 90} << false << false << 0.0 << 100.0;
        QTest::newRow("far from zero") << QList<double>{49.98, 49.95, 50.05, 50.2} << false << false << 49.9 << 50.2;
        QTest::newRow("a share ends at 100") << QList<double>{98.9, 97.5, 100, 93} << false << true << 92.5 << 100.0;
        QTest::newRow("a share beyond 100") << QList<double>{103} << true << true << 0.0 << 150.0;
        QTest::newRow("a share of 100 and nothing else") << QList<double>{100} << false << true << 95.0 << 100.0;
        QTest::newRow("a share of 0 and nothing else") << QList<double>{0, nothing} << false << true << 0.0 << 100.0;
        QTest::newRow("0 and nothing else") << QList<double>{0, 0} << false << false << 0.0 << 1.0;
        QTest::newRow("below zero") << QList<double>{-5, 10} << true << false << -5.0 << 10.0;
        QTest::newRow("all the same") << QList<double>{0} << true << false << 0.0 << 1.0;
    }

    void gaugeEnds()
    {
        QFETCH(QList<double>, known);
        QFETCH(bool, fromZero);
        QFETCH(bool, share);
        const auto scale = gaugeScale(known, fromZero, share);
        QTEST(std::round(scale.low * 1e6) / 1e6, "low");
        QTEST(std::round(scale.high * 1e6) / 1e6, "high");
    }

    void ringInProportion()
    {
        RingChart ring;
        const QColor a(255, 0, 0);
        const QColor b(0, 255, 0);
        const QColor c(0, 0, 255);
        ring.setProperty("colors", QVariant::fromValue(QList<QColor>{a, b, c}));
        ring.setProperty("shares", QVariant::fromValue(QList<double>{0.75, 0.25, 0}));
        QImage image = painted(ring, {200, 200});
        QVERIFY(std::abs(double(countOf(image, a)) / countOf(image, b) - 3) < 0.15);
        QCOMPARE(countOf(image, c), 0);
        QCOMPARE(image.pixelColor(110, 10), a); // from twelve o'clock on, clockwise
        QCOMPARE(image.pixelColor(90, 10), b);
        QCOMPARE(image.pixelColor(100, 100), QColor(Qt::black)); // room for the whole

        ring.setProperty("shares", QVariant::fromValue(QList<double>{0.9999, 0.0001, 0}));
        image = painted(ring, {200, 200});
        QVERIFY(countOf(image, b) > 20); // what there is can be seen

        ring.setProperty("shares", QVariant::fromValue(QList<double>{0.75, nothing, 0}));
        image = painted(ring, {200, 200});
        QCOMPARE(countOf(image, a), 0); // the whole is not known
    }

    void arc()
    {
        ArcGauge gauge;
        QVERIFY(gauge.lowText().isEmpty()); // nothing is known, not even a scale
        gauge.setProperty("normalLow", 40.0);
        gauge.setProperty("normalHigh", 60.0);
        gauge.setProperty("limits", QVariant::fromValue(QList<double>{80, 90}));
        const auto empty = painted(gauge, {160, 110});
        QCOMPARE(countOf(empty, m_jade), 0); // no value is not zero
        QVERIFY(countOf(empty, QColor(0x3a, 0x4c, 0x5a)) > 20); // what is usual is known nevertheless
        gauge.setProperty("value", 30.0);
        const int third = countOf(painted(gauge, {160, 110}), m_jade);
        gauge.setProperty("value", 60.0);
        const int two = countOf(painted(gauge, {160, 110}), m_jade);
        QVERIFY(third > 50 && std::abs(double(two) / third - 2) < 0.15); // the arc is in proportion
        QCOMPARE(gauge.lowText(), u"0"_s);
        QCOMPARE(gauge.shareOf(0), 0.0);
        QVERIFY(std::isnan(gauge.shareOf(nothing)));
        gauge.setProperty("dashed", true);
        QVERIFY(countOf(painted(gauge, {160, 110}), m_jade) < two * 3 / 4); // an old value is broken, without any colour
    }

    void bullet()
    {
        BulletBar bar;
        bar.setProperty("normalHigh", 60.0);
        bar.setProperty("limits", QVariant::fromValue(QList<double>{80, 100}));
        QCOMPARE(countOf(painted(bar, {200, 24}), m_slate), 0);
        bar.setProperty("value", 50.0);
        QCOMPARE(bar.positionOf(50), 100.0); // from zero
        QVERIFY(std::abs(countOf(painted(bar, {200, 24}), m_slate) - 100 * 8) <= 16);
        bar.setProperty("value", 0.0);
        QVERIFY(countOf(painted(bar, {200, 24}), m_slate) > 0); // zero is a value
        bar.setProperty("value", 50.0);
        bar.setProperty("dashed", true);
        QVERIFY(countOf(painted(bar, {200, 24}), m_slate) < 100 * 5);
    }

    /** Both ends of what is usual have their place, on whichever side of zero. */
    void bulletUsual()
    {
        const QColor usual(0x8a, 0x99, 0xa4);
        BulletBar bar;
        bar.setProperty("value", 5.0);
        bar.setProperty("normalLow", 40.0);
        QCOMPARE(bar.positionOf(0), 0.0);
        painted(bar, {200, 24});
        QVERIFY(bar.positionOf(40) > 7 * bar.positionOf(5)); // it is not cut off at the end of the value
        bar.setProperty("normalLow", -20.0);
        bar.setProperty("normalHigh", 60.0);
        const auto image = painted(bar, {200, 24});
        const int at = int(std::round(bar.positionOf(-20)));
        QVERIFY(at > 0 && bar.positionOf(0) > at);
        QVERIFY(countOf(image.copy(at - 1, 0, 4, 24), usual) > 0);
    }

    void waffle_data()
    {
        QTest::addColumn<QList<int>>("counts");
        QTest::addColumn<std::vector<int>>("cells");
        QTest::newRow("nothing") << QList<int>{0, 0, 0, 0, 0} << std::vector<int>{0, 0, 0, 0, 0};
        QTest::newRow("even") << QList<int>{1, 1, 1, 1, 0} << std::vector<int>{25, 25, 25, 25, 0};
        QTest::newRow("one of a thousand is seen") << QList<int>{1, 0, 0, 999, 0} << std::vector<int>{1, 0, 0, 99, 0};
        QTest::newRow("thirds") << QList<int>{1, 1, 1, 0, 0} << std::vector<int>{34, 33, 33, 0, 0};
        QTest::newRow("many few") << QList<int>{1, 1, 1, 100'000, 1} << std::vector<int>{1, 1, 1, 96, 1};
        QTest::newRow("one") << QList<int>{0, 1, 0, 0, 0} << std::vector<int>{0, 100, 0, 0, 0};
    }

    void waffle()
    {
        QFETCH(QList<int>, counts);
        const auto cells = waffleCells(counts);
        QTEST(cells, "cells");
    }

    void waffleShapes()
    {
        LevelWaffle waffle;
        waffle.setProperty("fills", QVariant::fromValue(QList<QColor>{Qt::gray, Qt::red, QColor(255, 150, 0), Qt::yellow, Qt::blue}));
        waffle.setProperty("counts", QVariant::fromValue(QList<int>{50, 0, 0, 50, 0}));
        const auto image = painted(waffle, {200, 200});
        const int red = countOf(image, Qt::red);
        const int blue = countOf(image, Qt::blue);
        QVERIFY(red > 0 && blue > 0 && red != blue); // squares and circles are told apart in grey, too
        waffle.setProperty("dimmed", true);
        QVERIFY(countOf(painted(waffle, {200, 200}), Qt::red) < red / 2);
    }

    void calendar()
    {
        QueryTest test;
        const TimeMs now = test.time.time; // Saturday, 14:32
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeIndicator(u"a"_s, u"甲"_s, u"件"_s)));
        changes.emplace_back(Record(makeReading(u"a"_s, now, 100)));
        changes.emplace_back(Record(makeReading(u"a"_s, now - hour, 0)));
        test.put(std::move(changes));
        SeriesModel series;
        series.setRunner(&test.runner);
        series.setClock(&test.clock);
        series.setKind(u"indicator"_s);
        series.setCode(u"a"_s);
        series.setDays(7);
        series.setBucketSeconds(3600);
        series.setCompareDays(0);
        series.setWithUsual(false);
        test.settle();
        CalendarHeat heat;
        heat.setProperty("ramp", QVariant::fromValue(QList<QColor>{Qt::darkBlue, Qt::blue, Qt::cyan, Qt::white}));
        heat.setSeries(&series);
        heat.setSize({480, 140});
        QCOMPARE(heat.days(), 7);
        QCOMPARE(heat.colorOf(6, 14), QColor(Qt::white));
        QCOMPARE(heat.colorOf(6, 13), QColor(Qt::darkBlue)); // zero is the first colour …
        QVERIFY(!heat.colorOf(6, 12).isValid()); // … and nothing is none
        QVERIFY(heat.hasGaps());
        QCOMPARE(heat.dayText(6), u"周六"_s);
        QVERIFY(heat.isToday(6) && !heat.isToday(5));
        QCOMPARE(heat.lowText(), u"0"_s);
        QCOMPARE(heat.highText(), u"100"_s);
        QCOMPARE(heat.cell(6, 14)[u"text"_s].toString(), u"周六 14:00  100.00 件"_s);
        QCOMPARE(heat.cell(6, 12)[u"text"_s].toString(), u"周六 12:00  nothing arrived"_s);
        QCOMPARE(heat.cell(6, 20)[u"text"_s].toString(), u"周六 20:00  not yet"_s);
        QCOMPARE(heat.cellAt(14.5 * 20, 6.5 * 20)[u"hour"_s].toInt(), 14);
        QVERIFY(!heat.cellAt(500, 10)[u"valid"_s].toBool());
        const auto image = painted(heat, {480, 140});
        QCOMPARE(countOf(image, Qt::white), 18 * 18);
    }

    void calendarOfOneValue_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QColor>("color");
        QTest::newRow("all of it") << 100.0 << QColor(Qt::white);
        QTest::newRow("nothing of it") << 0.0 << QColor(Qt::darkBlue);
    }

    void calendarOfOneValue()
    {
        QFETCH(double, value);
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeIndicator(u"a"_s, u"甲"_s, u"%"_s)));
        changes.emplace_back(Record(makeReading(u"a"_s, now, value)));
        changes.emplace_back(Record(makeReading(u"a"_s, now - hour, value)));
        test.put(std::move(changes));
        SeriesModel series;
        series.setRunner(&test.runner);
        series.setClock(&test.clock);
        series.setKind(u"indicator"_s);
        series.setCode(u"a"_s);
        series.setDays(7);
        series.setBucketSeconds(3600);
        series.setCompareDays(0);
        series.setWithUsual(false);
        test.settle();
        CalendarHeat heat;
        heat.setProperty("ramp", QVariant::fromValue(QList<QColor>{Qt::darkBlue, Qt::blue, Qt::cyan, Qt::white}));
        heat.setSeries(&series);
        QTEST(heat.colorOf(6, 14), "color");
        QVERIFY(heat.lowText() != heat.highText());
        QCOMPARE(heat.highText(), u"100"_s);
    }

    void star()
    {
        QCOMPARE(RadarChart::radiusOf(0), 0.4);
        QCOMPARE(RadarChart::radiusOf(1), 0.7);
        QCOMPARE(RadarChart::radiusOf(50), 1.0);
        QVERIFY(RadarChart::radiusOf(-50) > 0);
        RadarChart radar;
        radar.setProperty("shares", QVariant::fromValue(QList<double>{0.5, nothing, 0.5, 0.5}));
        const auto broken = painted(radar, {160, 160});
        radar.setProperty("shares", QVariant::fromValue(QList<double>{0.5, 0.5, 0.5, 0.5}));
        const auto whole = painted(radar, {160, 160});
        QVERIFY(countOf(broken, m_jade) > 0 && countOf(broken, m_jade) < countOf(whole, m_jade)); // a missing value is a gap, not the centre
    }
};

QTEST_MAIN(tst_GalleryCharts)
#include "tst_gallerycharts.moc"
