// What charts cost, drawn off screen by the software renderer, in frames of the real window.
//   bench_charts [--n 1000000] [--seconds 20]
// charts.read: the readings of one line from the cache, on the pool. charts.first: from these to a painted chart. charts.pan: a frame in which the whole of it has moved by
// a few pixels; charts.pan_day the same of a day of it. charts.live: the share of a core that 40 charts of today take, each with its comparison, its usual band and its
// forecast, while every second each gets a reading; commits are not in it. scene.cold: 60 figures with their lines, from the question to the frame, the QML types being loaded (also its processor
// time, which another program beside it does not lengthen);
// scene.changed: processor time from a commit with one reading to the frame that shows it. The baselines are what is wanted.

#include "query/querytest.h"

#include "chart/trendchart.h"
#include "query/sceneselection.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

const QString longCode = u"long.series"_s;
const QString home = u"810000"_s;

double share(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, std::size_t(double(values.size()) * part))];
}

void report(const QString &bench, qint64 n, const QString &size, const std::vector<double> &values, double baseline = 0, const QString &unit = u"ms"_s)
{
    const double median = share(values, 0.5);
    const QJsonObject line{{u"bench"_s, bench}, {u"n"_s, n}, {u"size"_s, size}, {u"backend"_s, u"software"_s}, {u"unit"_s, unit}, {u"median"_s, median}, {u"p95"_s, share(values, 0.95)}, {u"runs"_s, qint64(values.size())}, {u"baseline"_s, baseline > 0 ? QJsonValue(baseline) : QJsonValue()}, {u"ratio"_s, baseline > 0 ? QJsonValue(median / baseline) : QJsonValue()}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

double cpuMs(clockid_t clock)
{
    timespec time = {};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

template<typename Work>
double milliseconds(Work &&work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

void putLongSeries(QueryTest &test, int n)
{
    QRandomGenerator random(1);
    auto indicator = makeIndicator(longCode, u"长序列"_s, u"MW"_s);
    indicator.periodSeconds = 1;
    std::vector<Change> changes = {Change(Record(indicator))};
    double value = 100;
    for (int i = 0; i < n; ++i) {
        value += random.generateDouble() - 0.5;
        changes.emplace_back(Record(makeReading(longCode, test.time.time - (n - i) * 1000LL, value)));
        if (changes.size() >= 20'000)
            test.put(std::exchange(changes, {}));
    }
    if (!changes.empty())
        test.put(std::move(changes));
}

void follow(QueryTest &test, QueryObject &model, const QString &code)
{
    model.setProperty("kind", u"indicator"_s);
    model.setProperty("code", code);
    model.setRunner(&test.runner);
    model.setClock(&test.clock);
}

void manyPoints(QueryTest &test, int n)
{
    const QSize size(1920, 480);
    const QString text = u"%1x%2"_s.arg(size.width()).arg(size.height());
    QQuickWindow window;
    window.resize(size);
    window.show();
    SeriesModel series;
    LineModel line;
    ChartTime time;
    follow(test, series, longCode);
    follow(test, line, longCode);
    std::vector<double> reads;
    for (int i = 0; i < 3; ++i) {
        line.setCode(QString());
        line.setCode(longCode);
        reads.push_back(milliseconds([&] {
            line.setActive(true);
            test.settle();
        }));
        line.setActive(false);
    }
    report(u"charts.read"_s, n, text, reads);
    const auto points = line.line().points();
    const TimeMs first = points.front().t;
    const TimeMs length = points.back().t - first;

    std::vector<double> firsts;
    for (int i = 0; i < 5; ++i) {
        std::vector<SeriesPoint> copy(points.begin(), points.end());
        TrendChart chart(window.contentItem());
        chart.setSize(size);
        chart.setSeries(&series);
        chart.setTime(&time);
        time.reset();
        (void)window.grabWindow();
        time.show(double(first), double(first + length));
        firsts.push_back(milliseconds([&] {
            const LongSeries built(std::move(copy)); // as the pool does after reading
            if (built.points().size() != points.size())
                qFatal("points were lost");
            chart.setLine(&line);
            (void)window.grabWindow();
        }));
        if (!chart.isReady())
            qFatal("not painted");
    }
    report(u"charts.first"_s, n, text, firsts, 50);

    TrendChart chart(window.contentItem());
    chart.setSize(size);
    chart.setSeries(&series);
    chart.setLine(&line);
    chart.setTime(&time);
    const auto pan = [&](const QString &name, TimeMs span) {
        std::vector<double> frames;
        time.show(double(first), double(first + span));
        (void)window.grabWindow();
        for (int i = 0; i < 120; ++i) {
            const double from = double(first) + double(length - span) * (0.2 + 0.005 * (i % 60)) + double(span) * 0.003 * i;
            frames.push_back(milliseconds([&] {
                time.show(from, from + double(span));
                (void)window.grabWindow();
            }));
            if (!chart.isReady())
                qFatal("not painted");
        }
        report(name, n, text, frames, 16);
    };
    pan(u"charts.pan"_s, length * 9 / 10);
    pan(u"charts.pan_day"_s, std::min<TimeMs>(day, length / 2));
    std::vector<double> nothing;
    for (int i = 0; i < 50; ++i)
        nothing.push_back(milliseconds([&] { (void)window.grabWindow(); }));
    report(u"charts.frame_alone"_s, n, text, nothing); // what of it is the frame itself
}

void liveCharts(QueryTest &test, int seconds)
{
    static constexpr int columns = 10;
    static constexpr int count = 40;
    const QSize size(3840, 1080);
    struct Live
    {
        SeriesModel series;
        ForecastModel forecast;
        std::unique_ptr<TrendChart> chart;
    };
    QQuickWindow window;
    window.resize(size);
    window.show();
    std::vector<std::unique_ptr<Live>> charts;
    for (int i = 0; i < count; ++i) {
        auto one = std::make_unique<Live>();
        follow(test, one->series, u"topic.%1"_s.arg(i));
        follow(test, one->forecast, u"topic.%1"_s.arg(i));
        one->chart = std::make_unique<TrendChart>(window.contentItem());
        one->chart->setPosition(QPointF(i % columns * 384, i / columns * 270)); // NOLINT: whole rows are meant
        one->chart->setSize({376, 250});
        one->chart->setSeries(&one->series);
        one->chart->setForecast(&one->forecast);
        charts.push_back(std::move(one));
    }
    test.settle();
    QTest::qWait(500);
    int updates = 0;
    for (const auto &one : charts)
        QObject::connect(one->chart.get(), &TrendChart::readyChanged, one->chart.get(), [&updates, chart = one->chart.get()] { updates += chart->isReady() ? 1 : 0; });
    double commits = 0;
    QRandomGenerator random(4);
    const double before = cpuMs(CLOCK_PROCESS_CPUTIME_ID);
    QElapsedTimer timer;
    timer.start();
    for (int second = 0; second < seconds; ++second) {
        test.time.time += 1000;
        std::vector<Change> changes;
        for (int i = 0; i < count; ++i)
            changes.emplace_back(Record(makeReading(u"topic.%1"_s.arg(i), test.time.time, 100 + random.bounded(20))));
        const double start = cpuMs(CLOCK_THREAD_CPUTIME_ID);
        test.put(std::move(changes));
        commits += cpuMs(CLOCK_THREAD_CPUTIME_ID) - start;
        test.clock.tick();
        QTest::qWait(int(std::max<qint64>(1, (second + 1) * 1000 - timer.elapsed())));
    }
    const double used = cpuMs(CLOCK_PROCESS_CPUTIME_ID) - before - commits;
    report(u"charts.live"_s, count, u"%1x%2"_s.arg(size.width()).arg(size.height()), {100 * used / double(timer.elapsed())}, 25, u"% of a core"_s);
    report(u"charts.live_drawn"_s, count, u"%1x%2"_s.arg(size.width()).arg(size.height()), {double(updates) / count / seconds}, 1, u"drawn a second, each"_s);
}

void figures(QueryTest &test)
{
    static constexpr int count = 60;
    const QSize size(1920, 1080); // cards of the size of the design
    const QString text = u"%1x%2"_s.arg(size.width()).arg(size.height());
    QStringList codes;
    for (int i = 0; i < count; ++i)
        codes << u"topic.%1"_s.arg(i);
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData(R"(
        import QtQuick
        import Tonglan.Data
        import Tonglan.Panels
        import Tonglan.Ui
        IndicatorsPanel {
            id: root
            columns: 10
            height: 1080
            width: 1920
            look: Look { still: true }
            selection: SceneSelection { homeRegion: "810000" }
            readonly property int shown: root.model.count
        })",
        {});
    QQuickWindow window;
    window.resize(size);
    window.show();
    const auto make = [&](const QStringList &which) {
        auto *const item = qobject_cast<QQuickItem *>(component.createWithInitialProperties({{u"runner"_s, QVariant::fromValue(&test.runner)}, {u"clock"_s, QVariant::fromValue(&test.clock)}, {u"codes"_s, which}}));
        if (!item)
            qFatal("%s", qUtf8Printable(component.errorString()));
        item->setParentItem(window.contentItem());
        return std::unique_ptr<QQuickItem>(item);
    };
    std::vector<double> cold;
    std::vector<double> coldCpu;
    std::vector<double> asked;
    std::vector<double> painted;
    std::unique_ptr<QQuickItem> panel;
    {
        const auto warm = make(codes.first(1));
        test.settle();
        (void)window.grabWindow();
    }
    for (int i = 0; i < 9; ++i) {
        panel.reset();
        (void)window.grabWindow();
        const double before = cpuMs(CLOCK_PROCESS_CPUTIME_ID);
        cold.push_back(milliseconds([&] {
            panel = make(codes);
            asked.push_back(milliseconds([&] { test.settle(); }));
            painted.push_back(milliseconds([&] { (void)window.grabWindow(); }));
        }));
        coldCpu.push_back(cpuMs(CLOCK_PROCESS_CPUTIME_ID) - before);
        if (panel->property("shown").toInt() != count)
            qFatal("figures are missing");
    }
    report(u"scene.cold"_s, count, text, cold, 120);
    report(u"scene.cold_cpu"_s, count, text, coldCpu);
    report(u"scene.cold_answer"_s, count, text, asked); // the question, and the cards made of its answer
    report(u"scene.cold_paint"_s, count, text, painted);
    std::vector<double> changed;
    for (int i = 0; i < 20; ++i) {
        QTest::qWait(1200); // until it may ask again
        test.time.time += 1000;
        test.put({Record(makeReading(codes[i], test.time.time, 100 + i))});
        const double before = cpuMs(CLOCK_PROCESS_CPUTIME_ID);
        test.settle();
        (void)window.grabWindow();
        changed.push_back(cpuMs(CLOCK_PROCESS_CPUTIME_ID) - before);
    }
    report(u"scene.changed"_s, count, text, changed, 16);
}

}

int main(int argc, char *argv[])
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption number(u"n"_s, u"The points of the long line."_s, u"N"_s, u"1000000"_s);
    const QCommandLineOption length(u"seconds"_s, u"How long the live charts live."_s, u"S"_s, u"20"_s);
    const QCommandLineOption only(u"only"_s, u"points, live or figures."_s, u"WHAT"_s);
    parser.addOptions({number, length, only});
    parser.process(application);
    const auto isWanted = [&](const QString &what) { return !parser.isSet(only) || parser.value(only) == what; };
    if (isWanted(u"points"_s)) {
        QueryTest test;
        test.put(smallCity(test.time.time));
        const int n = std::max(1000, parser.value(number).toInt());
        putLongSeries(test, n);
        manyPoints(test, n);
    }
    QueryTest test;
    test.create();
    fillLargeCity(*test.writer, test.time.time, 1000, 60);
    test.runner.setCachePath(test.path);
    ChangeSet filled;
    filled.revision = 1;
    filled.rows.fill(1000);
    test.runner.notify(filled);
    test.cursor = 1; // where the filling ended
    if (isWanted(u"figures"_s))
        figures(test);
    if (isWanted(u"live"_s))
        liveCharts(test, std::max(2, parser.value(length).toInt()));
    return 0;
}
