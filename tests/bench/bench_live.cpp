// What a flood of events does to the wall: the real window on the overview scene, a feed that sends N events a second on a stream,
// from a process of its own. For each rate: how long from the send of the newest event to the frame that shows it, frames per
// second, memory, and whether everything was stored in the end and how long after the last one was sent.
//   bench_live [--rates 1000,5000] [--seconds 20] [--stored 100000] [--size 1920x1080]
// The window asks for a frame as soon as one is done; a frame counts when it was drawn. The baseline is what a page in a browser
// that stores nothing reaches on such a machine: 148 ms and 53 fps at 5,000/s, 205 ms and 52 fps at 20,000/s.

#include "lib/application.h"
#include "lib/flatmemory.h"
#include "livefeed.h"
#include "query/eventlistmodel.h"
#include "support/finditem.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace tonglan;
using namespace tonglan::bench;
using namespace Qt::StringLiterals;

static double quantile(std::vector<double> values, double q)
{
    if (values.empty())
        return -1;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(std::ceil(q * double(values.size()))) - 1)];
}

static qint64 memoryMib(QByteArrayView what)
{
    QFile rollup(u"/proc/self/smaps_rollup"_s);
    if (!rollup.open(QFile::ReadOnly))
        return -1;
    for (const auto &line : rollup.readAll().split('\n')) {
        if (line.startsWith(what))
            return line.simplified().split(' ').value(1).toLongLong() / 1024;
    }
    return -1;
}

static void report(const QString &name, int rate, const QSize &size, const QString &unit, double median, double p95, double baseline, const QJsonObject &more = {})
{
    QJsonObject line{{u"bench"_s, name}, {u"n"_s, rate}, {u"size"_s, u"%1x%2"_s.arg(size.width()).arg(size.height())}, {u"backend"_s, u"software"_s}, {u"unit"_s, unit}, {u"median"_s, std::round(median * 10) / 10}, {u"p95"_s, std::round(p95 * 10) / 10}, {u"runs"_s, 1}};
    line.insert(u"baseline"_s, baseline > 0 ? QJsonValue(baseline) : QJsonValue());
    line.insert(u"ratio"_s, baseline > 0 ? QJsonValue(std::round(100 * (unit == "fps"_L1 ? median : p95) / baseline) / 100) : QJsonValue());
    for (auto it = more.begin(); it != more.end(); ++it)
        line.insert(it.key(), it.value());
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    (void)std::fflush(stdout);
}

static std::pair<qint64, qint64> storedIn(const QString &cache)
{
    const SQLite::Database database(cache.toStdString(), SQLite::OPEN_READONLY);
    SQLite::Statement sum(database, "SELECT count(*), sum(version) FROM event");
    sum.executeStep();
    return {sum.getColumn(0).getInt64(), sum.getColumn(1).getInt64()};
}

static void benchRate(int rate, int seconds, int stored, const QSize &size, const QString &pack)
{
    QProcess server;
    server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    server.start(QCoreApplication::applicationFilePath(), {u"--serve"_s, u"--rates"_s, QString::number(rate), u"--seconds"_s, QString::number(seconds), u"--stored"_s, QString::number(stored)});
    if (!server.waitForStarted() || !server.waitForReadyRead(60'000))
        qFatal("the feed does not start");
    const auto port = QString::fromLatin1(server.readLine()).section(u' ', 1, 1).trimmed();

    const QTemporaryDir folder;
    QFile feeds(folder.filePath(u"feeds.toml"_s));
    if (!feeds.open(QFile::WriteOnly))
        qFatal("cannot write");
    feeds.write("[[feed]]\nname = 'live'\ntype = 'tlf'\nurl = 'http://127.0.0.1:" + port.toLatin1() + "'\n");
    feeds.close();
    CommandLine line{.pack = pack, .feeds = feeds.fileName(), .cache = folder.filePath(u"cache"_s), .scene = u"overview"_s, .size = size};
    auto plan = makePlan(line);
    if (!plan)
        qFatal("%s", qUtf8Printable(plan.error().detail));
    auto application = Application::create(std::move(*plan));
    if (!application)
        qFatal("%s", qUtf8Printable(application.error().detail));
    auto *window = (*application)->openWindow(u"overview"_s, size);
    if (!window || !QTest::qWaitFor([&] { return (*application)->missing(window).isEmpty(); }, 180'000))
        qFatal("the scene does not become complete");
    auto *list = test::findBelow<EventListModel>(window->contentItem(), [](const EventListModel &model) { return !model.pick(); });
    if (!list)
        qFatal("there is no list of events");

    std::vector<double> latencies;
    std::vector<double> frames;
    qint64 lastFrame = 0;
    qint64 lastNumber = 0;
    qint64 mostWaiting = 0;
    QObject::connect(window, &QQuickWindow::frameSwapped, window, [&] {
        const auto now = monotonicNs();
        if (lastFrame > 0)
            frames.push_back(double(now - lastFrame) / 1e6);
        lastFrame = now;
        const auto newest = list->data(list->index(0), EventRow::DepartmentNameRole).toString();
        if (const auto number = numberOf(newest); number > lastNumber) {
            lastNumber = number;
            latencies.push_back(double(now - sentAt(newest)) / 1e6);
        }
        for (const auto &health : (*application)->feedHealth())
            mostWaiting = std::max(mostWaiting, health.rowsWaiting);
        window->update();
    });
    window->update();
    QTest::qWait(1'000);
    frames.clear();
    const auto memoryBefore = memoryMib("Pss:");
    QNetworkAccessManager network;
    network.get(QNetworkRequest(QUrl(u"http://127.0.0.1:%1/ctl/go"_s.arg(port))));
    const auto began = monotonicNs();
    qint64 memory = 0;
    QByteArray totals;
    while (totals.isEmpty()) {
        QTest::qWait(500);
        memory = std::max(memory, memoryMib("Pss:"));
        if (server.bytesAvailable() > 0)
            totals = server.readLine();
        if (monotonicNs() - began > (seconds + 120) * 1'000'000'000LL)
            qFatal("the feed does not end");
    }
    const double framesPerSecond = double(frames.size()) / (double(monotonicNs() - began) / 1e9);
    const auto slowFrame = quantile(frames, 0.95);
    const auto sent = totals.simplified().split(' ');
    const std::pair expected(sent.value(1).toLongLong(), sent.value(2).toLongLong());
    const auto ended = monotonicNs();
    const auto cache = folder.filePath(u"cache/cache.db"_s);
    const bool isComplete = QTest::qWaitFor([&] { memory = std::max(memory, memoryMib("Pss:")); return storedIn(cache) == expected; }, 900'000);
    const auto drained = double(monotonicNs() - ended) / 1e9;

    const double browserMs = rate == 5'000 ? 148 : rate == 20'000 ? 205
        : rate == 50'000                                          ? 194
        : rate == 1'000                                           ? 129
                                                                  : 0;
    const double browserFps = rate == 5'000 ? 53 : rate == 20'000 ? 52
        : rate == 50'000                                          ? 54
        : rate == 1'000                                           ? 54
                                                                  : 0;
    report(u"live.painted"_s, rate, size, u"ms"_s, quantile(latencies, 0.5), quantile(latencies, 0.95), browserMs,
        {{u"painted"_s, qint64(latencies.size())}, {u"newest"_s, lastNumber}, {u"stored"_s, isComplete}, {u"storedAfterSeconds"_s, std::round(drained * 10) / 10}, {u"mostWaiting"_s, mostWaiting}});
    report(u"live.frames"_s, rate, size, u"fps"_s, framesPerSecond, 1'000 / std::max(0.001, slowFrame), browserFps);
    report(u"live.pss"_s, rate, size, u"MiB"_s, double(memory), double(memory), 0, {{u"before"_s, memoryBefore}});
    if (!isComplete)
        std::fprintf(stderr, "not everything was stored: %lld of %lld\n", static_cast<long long>(storedIn(cache).first), static_cast<long long>(expected.first));
    application->reset();
    server.kill();
    server.waitForFinished();
}

int main(int argc, char *argv[])
{
    keepMemoryFlat();
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const bool isServer = words.contains(u"--serve"_s);
    std::unique_ptr<QCoreApplication> application;
    if (isServer)
        application = std::make_unique<QCoreApplication>(argc, argv);
    else
        application = std::make_unique<QApplication>(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"rates"_s, u"Events a second, one run each."_s, u"N,…"_s, u"1000,5000"_s}, {u"seconds"_s, u"How long."_s, u"S"_s, u"20"_s}, {u"stored"_s, u"Closed events that are there already."_s, u"N"_s, u"100000"_s},
        {u"size"_s, u"Of the window."_s, u"WxH"_s, u"1920x1080"_s}, {u"serve"_s, u"Be the feed of another such program."_s}});
    parser.process(*application);
    const auto seconds = parser.value(u"seconds"_s).toInt();
    const auto stored = parser.value(u"stored"_s).toInt();
    if (isServer)
        return serveLive({.stored = stored, .perSecond = parser.value(u"rates"_s).toInt(), .seconds = seconds});
    const QSize size(parser.value(u"size"_s).section(u'x', 0, 0).toInt(), parser.value(u"size"_s).section(u'x', 1, 1).toInt());
    const auto pack = QCoreApplication::applicationDirPath() + u"/../../share/tonglan/demo.citypack"_s;
    for (const auto &rate : parser.value(u"rates"_s).split(u','))
        benchRate(rate.toInt(), seconds, stored, size, pack);
    return 0;
}
