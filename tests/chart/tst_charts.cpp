// Charts drawn off screen: the right colours in the right places, and no more often than needed.

#include "query/querytest.h"

#include "chart/barchart.h"
#include "chart/ringmark.h"
#include "chart/sparkline.h"
#include "chart/trendchart.h"

#include "analysis/trust.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QQuickWindow>
#include <QSignalSpy>

#include <limits>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static const QColor base(0x0a, 0x10, 0x16);

/** On the background of the design, so that translucent colours are judged as people see them. */
static QImage onBase(const QImage &image)
{
    QImage page(image.size(), QImage::Format_RGB32);
    page.fill(base);
    QImage flat = image;
    flat.setDevicePixelRatio(1);
    QPainter(&page).drawImage(0, 0, flat);
    return page;
}

static bool isNear(QRgb pixel, const QColor &color, int tolerance = 12)
{
    return std::abs(qRed(pixel) - color.red()) <= tolerance && std::abs(qGreen(pixel) - color.green()) <= tolerance && std::abs(qBlue(pixel) - color.blue()) <= tolerance;
}

static int countOf(const QImage &image, const QColor &color, QRect area = {})
{
    if (area.isNull())
        area = image.rect();
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += isNear(image.pixel(x, y), color);
    }
    return count;
}

/** Pixels of the jade line, however thin it is drawn. */
static int jadeIn(const QImage &image, QRect area = {})
{
    if (area.isNull())
        area = image.rect();
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            count += qGreen(pixel) > 80 && qGreen(pixel) > qRed(pixel) + 30;
        }
    }
    return count;
}

/** Rows in which more than half of the pixels have the colour. */
static int linesOf(const QImage &image, const QColor &color)
{
    int lines = 0;
    for (int y = 0; y < image.height(); ++y)
        lines += countOf(image, color, QRect(0, y, image.width(), 1)) > image.width() / 2;
    return lines;
}

static QImage painted(QQuickPaintedItem &item, QSizeF size)
{
    item.setSize(size);
    QImage image(size.toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    item.paint(&painter);
    painter.end();
    return onBase(image);
}

static void keep(const QImage &image, const QString &name)
{
    const QString folder = QStringLiteral(TONGLAN_BINARY_DIR) + u"/pictures"_s;
    QDir().mkpath(folder);
    image.save(folder + u'/' + name + u".png"_s);
}

class tst_Charts : public QObject
{
    Q_OBJECT

    const QColor m_grid = QColor(0x1b, 0x27, 0x31);
    const QColor m_compare = QColor(0x8f, 0xa6, 0xba);

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void trend()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        int id = 0;
        for (int week = 0; week < 6; ++week) {
            for (int slot = 0; slot < 48; ++slot) {
                const TimeMs at = now - 14 * hour - 32 * minute + slot * 30 * minute - week * 7 * day;
                const int count = 5 + int(20 * std::sin(slot / 48.0 * 3.14)) + (week * slot) % 5;
                for (int i = 0; i < count && at + i * 1000 <= now; ++i)
                    changes.emplace_back(Record(test::makeEvent(QString::number(++id), Level::Blue, u"810001"_s, at + i * 1000)));
            }
        }
        test.put(std::move(changes));

        SeriesModel series;
        series.setRunner(&test.runner);
        series.setClock(&test.clock);
        QQuickWindow window;
        window.resize(500, 200);
        TrendChart chart(window.contentItem());
        chart.setProperty("numberFont", QFont(u"Tonglan Num"_s));
        chart.setSize({416, 150});
        chart.setSeries(&series);
        window.show();
        QElapsedTimer timer;
        timer.start();
        test.settle();
        QTRY_VERIFY(chart.isReady());
        const QImage image = onBase(chart.image());
        keep(image, u"trend"_s);
        QCOMPARE(image.size(), QSize(416, 150) * window.effectiveDevicePixelRatio());
        const int lines = linesOf(image, m_grid);
        QVERIFY2(lines >= 2 && lines <= 4, qPrintable(QString::number(lines))); // the line itself may hide parts of one
        const int nowX = 24 + (416 - 34) * 1452 / 2400; // about 14:32 on the axis
        QVERIFY(jadeIn(image) > 250);
        QVERIFY(countOf(image, m_compare) > 150);
        QCOMPARE(jadeIn(image, QRect(nowX + 25, 0, 416 - nowX - 25, 150)), 0); // nothing is drawn ahead of now

        const auto value = chart.valueAt(nowX - 100);
        QVERIFY(value[u"valid"_s].toBool());
        QVERIFY(!value[u"valueText"_s].toString().isEmpty());
        QVERIFY(chart.valueAt(nowX + 60)[u"valueText"_s].toString().isEmpty()); // not yet
        QVERIFY(!chart.valueAt(-50)[u"valid"_s].toBool());
    }

    void trendShowsLimitsThatAreNear()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        auto indicator = makeIndicator(u"a"_s, u"a"_s, {});
        indicator.limits = {{Level::Yellow, true, 12}, {Level::Red, true, 500}};
        changes.emplace_back(Record(indicator));
        for (int i = 0; i < 14; ++i)
            changes.emplace_back(Record(makeReading(u"a"_s, now - i * hour, 8 + i % 3)));
        test.put(std::move(changes));
        SeriesModel series;
        series.setRunner(&test.runner);
        series.setClock(&test.clock);
        series.setKind(u"indicator"_s);
        series.setCode(u"a"_s);
        series.setBucketSeconds(3600);
        QQuickWindow window;
        window.resize(500, 200);
        TrendChart chart(window.contentItem());
        chart.setProperty("limitColor", QColor(Qt::magenta));
        chart.setSize({416, 150});
        chart.setSeries(&series);
        window.show();
        test.settle();
        QTRY_VERIFY(chart.isReady());
        const QImage image = onBase(chart.image());
        QList<int> dashed; // rows; the line may lie between two
        for (int y = 0; y < image.height(); ++y) {
            int pink = 0;
            for (int x = 0; x < image.width(); ++x)
                pink += qRed(image.pixel(x, y)) > qGreen(image.pixel(x, y)) + 60;
            if (pink > image.width() / 3)
                dashed << y;
        }
        QVERIFY(!dashed.isEmpty() && dashed.last() - dashed.first() <= 1); // the red one is far away: it would leave the line no room

        // Steps of the keys: from nowhere to the newest value, then an hour back and no further than the day.
        const double newest = chart.stepFrom(-1, -1);
        QCOMPARE(chart.valueAt(newest)[u"timeText"_s].toString(), u"14:00"_s);
        QCOMPARE(chart.valueAt(chart.stepFrom(newest, -1))[u"timeText"_s].toString(), u"13:00"_s);
        QCOMPARE(chart.valueAt(chart.stepFrom(newest, -100))[u"timeText"_s].toString(), u"00:00"_s);
        QVERIFY(chart.valueAt(newest)[u"text"_s].toString().startsWith(u"14:00  today 8.00"_s));
    }

    void trendWithoutDataIsCalm()
    {
        QQuickWindow window;
        window.resize(500, 200);
        SeriesModel series;
        TrendChart chart(window.contentItem());
        chart.setSize({300, 120});
        chart.setSeries(&series);
        window.show();
        QTRY_VERIFY(chart.isReady());
        const QImage image = onBase(chart.image());
        QCOMPARE(jadeIn(image), 0);
        QVERIFY(linesOf(image, m_grid) >= 2);
        QVERIFY(!chart.valueAt(100)[u"valid"_s].toBool());
    }

    void drawsOnlyWhenSeenAndNotTooOften()
    {
        QQuickWindow window;
        window.resize(500, 200);
        TrendChart chart(window.contentItem());
        chart.setSize({300, 120});
        chart.setVisible(false);
        window.show();
        QTest::qWait(1); // one turn of the event loop: a drawing would happen now
        QVERIFY(chart.image().isNull());
        chart.setVisible(true);
        QTRY_VERIFY(chart.isReady());
        QSignalSpy ready(&chart, &PlotItem::readyChanged);
        for (int i = 0; i < 50; ++i)
            chart.setUnit(1 + i * 0.01);
        QTRY_VERIFY(chart.isReady());
        QCOMPARE(ready.count(), 2); // not ready, ready: fifty changes are one drawing
        chart.setProperty("lineColor", QColor(Qt::red));
        QTRY_VERIFY(chart.isReady());
        chart.setSize({400, 120});
        QTRY_COMPARE(chart.image().width(), int(400 * window.effectiveDevicePixelRatio()));
    }

    void bars()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        int id = 0;
        static const QStringList topics = {u"traffic"_s, u"water"_s, u"power"_s, u"city"_s};
        for (int topic = 0; topic < 4; ++topic) {
            for (int i = 0; i < 80 - 20 * topic; ++i) {
                auto event = test::makeEvent(QString::number(++id), Level::Blue, u"810001"_s, now - hour - i - (i % 3 == 0 ? day : 0));
                event.topic = topics[topic];
                changes.emplace_back(Record(event));
            }
        }
        test.put(std::move(changes));
        TopicModel model;
        model.setRunner(&test.runner);
        model.setClock(&test.clock);
        QQuickWindow window;
        window.resize(500, 200);
        BarChart chart(window.contentItem());
        chart.setSize({416, 150});
        chart.setModel(&model);
        window.show();
        test.settle();
        QTRY_VERIFY(chart.isReady());
        const QImage image = onBase(chart.image());
        keep(image, u"bars"_s);
        QVERIFY(countOf(image, QColor(0x8f, 0xa6, 0xba)) > 1000);
        QVERIFY(countOf(image, QColor(0x4a, 0x5b, 0x68)) > 300);
        // The largest stands first.
        QVERIFY(countOf(image, QColor(0x8f, 0xa6, 0xba), QRect(0, 0, 130, 150)) > countOf(image, QColor(0x8f, 0xa6, 0xba), QRect(300, 0, 116, 150)));
    }

    void sparkline()
    {
        static const double none = std::numeric_limits<double>::quiet_NaN();
        Sparkline line;
        QVERIFY(painted(line, {200, 28}).pixelColor(100, 14) == base); // nothing: nothing
        line.setValues({none, 3, none});
        QCOMPARE(jadeIn(painted(line, {200, 28})), 0); // one value is no line
        line.setValues({1, 2, none, none, none, none, 2, 3});
        line.setProperty("normalLow", 1.5);
        line.setProperty("normalHigh", 2.5);
        line.setProperty("endColor", QColor(0xff, 0xdd, 0x4f));
        const QImage image = painted(line, {200, 28});
        keep(image, u"sparkline"_s);
        QVERIFY(jadeIn(image) > 20);
        QCOMPARE(jadeIn(image, QRect(50, 0, 90, 28)), 0); // a gap stays a gap
        QVERIFY(countOf(image, QColor(0xff, 0xdd, 0x4f), QRect(188, 0, 12, 28)) > 10);
        QVERIFY(image.pixelColor(100, 14) != base); // the band
        line.setProperty("dimmed", true);
        QCOMPARE(jadeIn(painted(line, {200, 28})), 0);
        line.setValues({5, 5, 5});
        line.setProperty("dimmed", false);
        QVERIFY(jadeIn(painted(line, {200, 28})) > 50); // a flat line is a line
    }

    void ring_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<double>("fraction");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("fresh") << int(TrustState::Fresh) << 1.0 << 330 << 360;
        QTest::newRow("half") << int(TrustState::Fresh) << 0.5 << 160 << 200;
        QTest::newRow("late") << int(TrustState::Late) << 0.04 << 5 << 30;
        QTest::newRow("stale is dashed") << int(TrustState::Stale) << 0.0 << 150 << 230;
        QTest::newRow("doubt is whole") << int(TrustState::Doubt) << 1.0 << 330 << 360;
        QTest::newRow("no source") << int(TrustState::None) << 0.0 << 0 << 0;
    }
    // Degrees of the circle that have the bright colour.
    void ring()
    {
        QFETCH(int, state);
        QFETCH(double, fraction);
        QFETCH(int, least);
        QFETCH(int, most);
        RingMark mark;
        mark.setProperty("state", state);
        mark.setProperty("fraction", fraction);
        const QImage image = painted(mark, {120, 120});
        int degrees = 0;
        for (int i = 0; i < 360; ++i) {
            const double angle = i * 3.14159265 / 180;
            degrees += isNear(image.pixel(int(60 + 50 * std::cos(angle)), int(60 + 50 * std::sin(angle))), QColor(0xb9, 0xc4, 0xcb), 20);
        }
        QVERIFY2(degrees >= least && degrees <= most, qPrintable(QString::number(degrees)));
    }

    void plotsAreCheapToMake()
    {
        QQuickWindow window;
        window.resize(500, 200);
        window.show();
        QElapsedTimer timer;
        timer.start();
        TrendChart chart(window.contentItem());
        chart.setSize({416, 150});
        QTRY_VERIFY_WITH_TIMEOUT(chart.isReady(), 2000);
        qInfo("first drawing after %lld ms", timer.elapsed());
    }
};

int main(int argc, char **argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QApplication app(argc, argv);
    tst_Charts test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_charts.moc"
