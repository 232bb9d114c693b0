// The trend chart looked at through time: moved, pointed at, with what is expected, and saved.

#include "query/querytest.h"

#include "chart/chartexport.h"
#include "chart/trendchart.h"

#include <QApplication>
#include <QDir>
#include <QQuickWindow>
#include <QRegularExpression>

#include <cmath>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

const QString code = u"power.load"_s;

/** A city with an indicator of so many days, in a window with one chart of it. */
class View : public QueryTest
{
public:
    explicit View(int days, const QString &name = u"Load"_s)
    {
        auto changes = smallCity(time.time);
        auto indicator = makeIndicator(code, u"负荷"_s, u"MW"_s);
        indicator.nameEn = name;
        changes.emplace_back(Record(indicator));
        for (TimeMs at = time.time / hour * hour - days * day; at <= time.time; at += hour)
            changes.emplace_back(Record(makeReading(code, at, value(at))));
        put(std::move(changes));
        runner.setLanguage(u"en"_s);
        window.resize(700, 300);
        chart = std::make_unique<TrendChart>(window.contentItem());
        chart->setSize({600, 240});
        for (QueryObject *model : {static_cast<QueryObject *>(&series), static_cast<QueryObject *>(&line), static_cast<QueryObject *>(&forecast)}) {
            model->setProperty("code", code);
            model->setProperty("kind", u"indicator"_s);
            model->setRunner(&runner);
            model->setClock(&clock);
        }
        QObject::connect(&range, &ChartTime::rangeChanged, &line, [this] { line.setActive(range.isMoved()); });
        chart->setSeries(&series);
        chart->setLine(&line);
        chart->setForecast(&forecast);
        chart->setTime(&range);
        window.show();
        shown();
    }
    static double value(TimeMs at) { return 100 + 50 * std::sin(double(at % day) / double(day) * 6.283); }
    void shown()
    {
        settle();
        QVERIFY(QTest::qWaitFor([this] { return chart->isReady(); }));
    }

    SeriesModel series;
    LineModel line;
    ForecastModel forecast;
    ChartTime range;
    QQuickWindow window;
    std::unique_ptr<TrendChart> chart;
};

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).remove(QChar(0xfeff)).split(QRegularExpression(u"\r?\n"_s), Qt::SkipEmptyParts);
}

}

class tst_TrendView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void zoomKeepsWhatIsPointedAt()
    {
        View view(10);
        const double x = view.chart->xOf(double(view.time.time - 2 * hour));
        QVERIFY(x > 0);
        view.chart->zoom(.5, x);
        QVERIFY(view.range.isMoved());
        view.shown();
        QCOMPARE(view.range.to() - view.range.from(), 12. * hour);
        QVERIFY(std::abs(view.chart->timeAt(x) - double(view.time.time - 2 * hour)) < 2 * minute);
        QVERIFY(view.line.isKnown());
        QDir().mkpath(QStringLiteral(TONGLAN_BINARY_DIR) + u"/pictures"_s);
        view.chart->image().save(QStringLiteral(TONGLAN_BINARY_DIR) + u"/pictures/trend_moved.png"_s);
        const auto there = view.chart->valueAtTime(double((view.time.time - 2 * hour) / hour * hour));
        QVERIFY(there[u"valid"_s].toBool());
        QVERIFY2(there[u"text"_s].toString().contains(u"7 days before"_s) || there[u"text"_s].toString().contains(u"7 day(s) before"_s), qPrintable(there[u"text"_s].toString()));
        view.range.reset();
        view.shown();
        QVERIFY(!view.chart->valueAtTime(double(view.time.time - 2 * hour))[u"text"_s].toString().contains(u"-"_s));
    }

    void staysWhereSomethingIsKnown()
    {
        View view(10);
        view.chart->panByPages(-3); // nothing is known of tomorrow
        QCOMPARE(TimeMs(view.range.to()), view.series.windowTo());
        view.chart->panByPages(1);
        view.shown();
        QCOMPARE(TimeMs(view.range.to()), view.series.windowTo() - day);
        for (int i = 0; i < 50; ++i)
            view.chart->panByPages(1);
        QCOMPARE(TimeMs(view.range.from()), view.line.line().points().front().t - 12 * hour);
        view.shown();
        QVERIFY(!view.chart->valueAtTime(view.range.from())[u"valid"_s].toBool());
    }

    /** Of last week every hour was kept, of today every half hour: the line of then goes on, but what was not kept of three hours is a gap. */
    void aThinPastIsALine()
    {
        View view(1);
        auto changes = std::vector<Change>{Record(makeIndicator(u"fine"_s, u"细"_s, u"MW"_s))};
        std::get<Indicator>(std::get<Record>(changes[0])).periodSeconds = 300;
        const TimeMs midnight = view.series.windowFrom();
        for (TimeMs at = midnight; at <= view.time.time; at += 30 * minute)
            changes.emplace_back(Record(makeReading(u"fine"_s, at, 20)));
        for (TimeMs at = 0; at < day; at += hour)
            if (at < 8 * hour || at > 11 * hour)
                changes.emplace_back(Record(makeReading(u"fine"_s, midnight - 7 * day + at, 100)));
        view.put(std::move(changes));
        view.series.setCode(u"fine"_s);
        view.shown();
        const QImage image = view.chart->image();
        const auto lineAt = [&](double hours) { // of a colour like that of the comparison
            const int x = int(view.chart->xOf(double(midnight) + hours * double(hour)) * image.devicePixelRatio());
            for (int y = 0; y < image.height(); ++y) {
                const QColor color = image.pixelColor(x, y);
                if (color.alpha() > 150 && std::abs(color.red() - 0x8f) < 25 && std::abs(color.blue() - 0xba) < 25)
                    return true;
            }
            return false;
        };
        QVERIFY(lineAt(3.75)); // between two of the hours that were kept
        QVERIFY(lineAt(20.2));
        QVERIFY(!lineAt(9.7));
    }

    void stepsFromReadingToReading()
    {
        View view(10);
        view.chart->panByPages(1);
        view.shown();
        const TimeMs newest = TimeMs(view.range.to()) - hour; // the end itself is of the next day
        double x = view.chart->stepFrom(-1, -1);
        const TimeMs first = TimeMs(view.chart->valueAt(x)[u"time"_s].toDouble());
        QVERIFY(first == newest || first == newest + hour);
        x = view.chart->stepFrom(x, -1);
        QCOMPARE(TimeMs(view.chart->valueAt(x)[u"time"_s].toDouble()), first - hour);
        x = view.chart->stepFrom(x, 1);
        QCOMPARE(TimeMs(view.chart->valueAt(x)[u"time"_s].toDouble()), first);
    }

    void whatIsExpectedIsNoData()
    {
        View view(20);
        QVERIFY(view.forecast.isValid());
        const double later = double(view.time.time + 4 * hour);
        const auto there = view.chart->valueAtTime(later);
        QVERIFY(there[u"valid"_s].toBool());
        QVERIFY2(there[u"text"_s].toString().contains(u"forecast"_s), qPrintable(there[u"text"_s].toString()));
        QVERIFY(there[u"valueText"_s].toString().isEmpty());
        const auto earlier = view.chart->valueAtTime(double(view.time.time - 4 * hour));
        QVERIFY(!earlier[u"text"_s].toString().contains(u"forecast"_s));

        // Right of now there is the band, but never the unbroken line.
        const QImage with = view.chart->image();
        view.chart->setForecast(nullptr);
        view.shown();
        const QImage without = view.chart->image();
        const int now = int(view.chart->xOf(double(view.time.time)) * with.devicePixelRatio());
        const auto touched = [&](int left, int right) {
            int columns = 0;
            for (int x = left; x < right; ++x) {
                int differs = 0;
                for (int y = 0; y < with.height(); ++y)
                    differs += qAlpha(with.pixel(x, y)) != qAlpha(without.pixel(x, y)) ? 1 : 0;
                columns += differs > 0 ? 1 : 0;
            }
            return columns;
        };
        QVERIFY(touched(now + 40, with.width() - 40) > 100);
        QCOMPARE(touched(60, now - 20), 0);
        int gaps = 0; // of the dashed line
        const QRgb jade = QColor(0x69, 0xd4, 0xbe).rgb();
        bool wasDash = false;
        for (int x = now + 40; x < with.width() - 40; ++x) {
            bool isDash = false;
            for (int y = 0; y < with.height(); ++y)
                isDash = isDash || (qAlpha(with.pixel(x, y)) > 200 && std::abs(qGreen(with.pixel(x, y)) - qGreen(jade)) < 30 && qRed(with.pixel(x, y)) < 130);
            gaps += wasDash && !isDash ? 1 : 0;
            wasDash = isDash;
        }
        QVERIFY2(gaps >= 4, qPrintable(QString::number(gaps)));
    }

    /** A department's forecast says nothing of three hours: neither does the chart. */
    void aGapInAForecastIsAGap()
    {
        View view(1);
        const TimeMs begin = view.time.time / hour * hour;
        Forecast forecast{.head = {.source = u"traffic"_s, .id = u"f"_s, .version = 1, .time = begin}, .indicator = code, .region = u"810000"_s, .issuedAt = begin};
        for (const int ahead : {1, 2, 6, 7})
            forecast.points.push_back({begin + ahead * hour, 120, 110, 130});
        view.put({Record(forecast)});
        view.pass(minute);
        view.settle();
        QTRY_VERIFY(view.forecast.isOfFeed());
        view.shown();
        const auto isExpected = [&](double hours) { return view.chart->valueAtTime(double(begin) + hours * double(hour))[u"text"_s].toString().contains(u"forecast"_s); };
        QVERIFY(isExpected(1) && isExpected(2.9) && isExpected(6.1) && isExpected(7.9));
        QVERIFY(!isExpected(3.1) && !isExpected(4) && !isExpected(5.9) && !isExpected(8.1));
        const QImage with = view.chart->image();
        view.chart->setForecast(nullptr);
        view.shown();
        const QImage without = view.chart->image();
        const auto isDrawn = [&](double hours) {
            const int x = int(view.chart->xOf(double(begin) + hours * double(hour)) * with.devicePixelRatio());
            int differs = 0;
            for (int y = 0; y < with.height(); ++y)
                differs += with.pixel(x, y) != without.pixel(x, y) ? 1 : 0;
            return differs > 0;
        };
        QVERIFY(isDrawn(2) && isDrawn(7));
        QVERIFY(!isDrawn(3.7) && !isDrawn(4.5) && !isDrawn(5.5));
    }

    void rowsAreSavedOnceAndForGood()
    {
        View view(20, u"=HYPERLINK(1)"_s);
        ChartExport saver;
        const QString folder = view.dir.filePath(u"out"_s);
        saver.saveRows(view.chart.get(), folder, u"a/b:负荷"_s);
        QVERIFY(saver.isSaving());
        QTRY_VERIFY(!saver.isSaving());
        saver.saveRows(view.chart.get(), folder, u"a/b:负荷"_s);
        QTRY_VERIFY(!saver.isSaving());
        const auto files = QDir(folder).entryList(QDir::Files, QDir::Name);
        QCOMPARE(files.size(), 2);
        QVERIFY2(saver.savedText().contains(files[0]) || saver.savedText().contains(files[1]), qPrintable(saver.savedText()));
        for (const auto &file : files)
            QVERIFY2(file.contains(u"a-b-负荷_810000_"_s) && file.endsWith(u".csv"_s), qPrintable(file));
        const auto lines = linesOf(QDir(folder).filePath(files[0]));
        QVERIFY(lines[0].startsWith(u"Time,Kind,Value,Low,High,Unit"_s));
        int values = 0;
        int expected = 0;
        for (const auto &line : lines.mid(1)) {
            const auto cells = line.split(u',');
            QCOMPARE(cells[6], u"'=HYPERLINK(1)"_s);
            (cells[1] == u"forecast"_s ? expected : values) += 1;
            QCOMPARE(cells[3].isEmpty(), cells[1] == u"value"_s);
            QCOMPARE(line.contains(u"our own estimate"_s), cells[1] == u"forecast"_s); // whose it is
            const TimeMs at = QDateTime::fromString(cells[0], Qt::ISODateWithMs).toMSecsSinceEpoch();
            if (cells[1] == u"value"_s)
                QVERIFY(std::abs(cells[2].toDouble() - View::value(at)) < 1e-6);
        }
        QCOMPARE(values, 15); // 00:00 to 14:00
        QCOMPARE(expected, int(view.forecast.points().size()));
    }

    /** Between two readings there are no rows: that is said, and nothing of a picture. */
    void noRowsAreNoPicture()
    {
        View view(2);
        view.chart->zoom(.02, view.chart->xOf(double(view.time.time / hour * hour - 5 * hour / 2)));
        view.shown();
        ChartExport saver;
        const QString folder = view.dir.filePath(u"out"_s);
        saver.saveRows(view.chart.get(), folder, u"Load"_s);
        QTRY_VERIFY(!saver.isSaving());
        QVERIFY2(saver.savedText().startsWith(u"0 row(s) saved: "_s), qPrintable(saver.savedText()));
        const auto files = QDir(folder).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QCOMPARE(linesOf(QDir(folder).filePath(files[0])).size(), 1); // the head
    }

    void pictureIsSaved()
    {
        View view(10);
        ChartExport saver;
        const QString folder = view.dir.filePath(u"out"_s);
        QImage image(300, 200, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        for (int i = 0; i < 2; ++i) {
            saver.savePicture(view.chart.get(), image, QColor(10, 20, 30), QColor(200, 200, 200), u"Power · today"_s, folder, u"Load"_s);
            QTRY_VERIFY(!saver.isSaving());
        }
        QVERIFY2(saver.savedText().startsWith(u"Picture saved: "_s), qPrintable(saver.savedText()));
        const auto files = QDir(folder).entryList({u"*.png"_s}, QDir::Files);
        QCOMPARE(files.size(), 2);
        const QImage saved(QDir(folder).filePath(files[0]));
        QVERIFY(saved.width() > 300 && saved.height() > 200);
        QCOMPARE(saved.pixelColor(2, 2), QColor(10, 20, 30));
    }

    void whatCannotBeSavedIsSaid()
    {
        View view(10);
        QFile file(view.dir.filePath(u"blocked"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        ChartExport saver;
        saver.saveRows(view.chart.get(), file.fileName(), u"Load"_s);
        QTRY_VERIFY(!saver.isSaving());
        QVERIFY2(saver.savedText().startsWith(u"Not saved: "_s), qPrintable(saver.savedText()));
    }
};

int main(int argc, char *argv[])
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QApplication application(argc, argv);
    tst_TrendView test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_trendview.moc"
