// Lines of many points, made ready for 1,920 columns of pixels: against looking at every point that is seen, in the same run.
// --n sets the points (default 1,000,000). series.reduce: over the whole range, and panned through at a tenth and a thousandth of it.
// series.append: one point at the end, as of a live line. series.late: ten points somewhere in the past.

#include "analysis/longseries.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

constexpr int columns = 1920;

double share(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, std::size_t(double(values.size()) * part))];
}

void report(const QString &bench, qint64 n, const QString &size, const std::vector<double> &values, std::optional<double> baseline = {}, const QString &unit = u"ms"_s)
{
    const double median = share(values, 0.5);
    const QJsonObject line{{u"bench"_s, bench}, {u"n"_s, n}, {u"size"_s, size}, {u"backend"_s, u"none"_s}, {u"unit"_s, unit}, {u"median"_s, median}, {u"p95"_s, share(values, 0.95)}, {u"runs"_s, qint64(values.size())}, {u"baseline"_s, baseline ? QJsonValue(*baseline) : QJsonValue()}, {u"ratio"_s, baseline ? QJsonValue(*baseline / std::max(1e-9, median)) : QJsonValue()}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

template<typename Work>
double milliseconds(Work &&work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

/** What a plain chart does: every point that is seen, one after the other. */
double plain(std::span<const SeriesPoint> points, TimeMs from, TimeMs to)
{
    std::vector<std::pair<double, double>> extremes(columns, {1e300, -1e300});
    for (const auto &point : points) {
        if (point.t < from || point.t >= to)
            continue;
        auto &[least, most] = extremes[std::size_t(double(point.t - from) / double(to - from) * columns)];
        least = std::min(least, point.v);
        most = std::max(most, point.v);
    }
    return extremes[0].first;
}

}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption number(u"n"_s, u"The points."_s, u"N"_s, u"1000000"_s);
    parser.addOption(number);
    parser.process(application);
    const int n = std::max(1000, parser.value(number).toInt());

    QRandomGenerator random(1);
    std::vector<SeriesPoint> points;
    TimeMs t = 1'700'000'000'000;
    double v = 0;
    for (int i = 0; i < n; ++i) {
        t += 1000;
        v += random.generateDouble() - 0.5;
        points.push_back({t, random.bounded(1000) == 0 ? std::nan("") : v});
    }
    LongSeries series;
    report(u"series.build"_s, n, {}, {milliseconds([&] { series.merge(points); })});
    report(u"series.bytes_per_point"_s, n, {}, {double(series.bytes()) / n}, {}, u"B"_s);

    const TimeMs first = points.front().t;
    const TimeMs length = points.back().t - first + 1;
    double kept = 0; // so that nothing is left out as unused
    for (const int part : {1, 10, 1000}) {
        std::vector<double> fast;
        std::vector<double> slow;
        for (int i = 0; i < 200; ++i) {
            const TimeMs from = first + TimeMs(double(length - length / part) * i / 200);
            const TimeMs to = from + length / part;
            fast.push_back(milliseconds([&] { kept += double(series.reduced(from, to, columns).size()); }));
            if (i % 10 == 0)
                slow.push_back(milliseconds([&] { kept += plain(points, from, to); }));
        }
        report(u"series.reduce"_s, n, u"1/%1"_s.arg(part), fast, share(slow, 0.5));
    }

    std::vector<double> append;
    std::vector<double> late;
    for (int i = 0; i < 1000; ++i)
        append.push_back(milliseconds([&] { series.merge({{t += 1000, double(i)}}); }));
    for (int i = 0; i < 50; ++i) {
        std::vector<SeriesPoint> ten;
        for (int k = 0; k < 10; ++k)
            ten.push_back({first + TimeMs(random.generateDouble() * double(length)), double(k)});
        late.push_back(milliseconds([&] { series.merge(std::move(ten)); }));
    }
    report(u"series.append"_s, n, {}, append);
    report(u"series.late"_s, n, {}, late);
    return kept > 0 ? 0 : 1;
}
