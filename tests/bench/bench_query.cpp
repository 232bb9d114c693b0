// How long the questions of the first screen take on a cache of 50,000 events and 60 indicators (--n sets the events).
// The baseline is the slowest a question may be if about twenty of them are to be answered in 300 ms on two cores: 30 ms.

#include "query/querytest.h"

#include "query/catalog.h"
#include "query/readevents.h"
#include "query/readindicators.h"
#include "query/readpoints.h"
#include "query/readregions.h"
#include "query/readsituation.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static constexpr double limitMs = 30;
static constexpr int runs = 21;

static void measure(const QString &name, int n, const std::function<void()> &ask)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        ask();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    const double median = times[times.size() / 2];
    const double p95 = times[times.size() * 95 / 100];
    const QJsonObject line{{u"bench"_s, u"query."_s + name}, {u"n"_s, n}, {u"size"_s, u"-"_s}, {u"backend"_s, u"sqlite"_s}, {u"unit"_s, u"ms"_s}, {u"median"_s, median}, {u"p95"_s, p95}, {u"runs"_s, runs}, {u"baseline"_s, limitMs}, {u"ratio"_s, median / limitMs}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({u"n"_s, u"Events in the cache."_s, u"count"_s, u"50000"_s});
    parser.addOption({u"cache"_s, u"Measure this cache instead of a made one, as of its newest event."_s, u"file"_s});
    parser.process(app);
    int n = parser.value(u"n"_s).toInt();

    QTemporaryDir dir;
    SetClock clock;
    QString path = parser.value(u"cache"_s);
    if (path.isEmpty()) {
        path = dir.filePath(u"cache.db"_s);
        auto database = Database::openForWriting(path);
        if (!database)
            qFatal("%s", qUtf8Printable(database.error().detail));
        Writer writer(std::move(*database), clock);
        fillLargeCity(writer, clock.time, n, 60);
    }
    const auto db = Database::openForReading(path);
    if (!db)
        qFatal("%s", qUtf8Printable(db.error().detail));
    TimeMs now = clock.time;
    if (parser.isSet(u"cache"_s)) {
        const auto newest = readEvents(*db, {.from = 1, .byUrgency = false, .limit = 1});
        n = newest->total;
        if (!newest->lines.empty())
            now = newest->lines.front().reportedAt + minute;
    }

    const QTimeZone zone("Asia/Hong_Kong");
    const QString home = u"810000"_s;
    const QString district = u"810010"_s;
    QStringList codes;
    for (const auto &definition : readDefinitions(*db))
        codes.append(definition.head.id);
    codes = codes.first(std::min<qsizetype>(12, codes.size()));
    const QString code = codes.isEmpty() ? QString() : codes.front();

    measure(u"catalog"_s, n, [&] { (void)Catalog::read(*db); });
    measure(u"events_open"_s, n, [&] { (void)readEvents(*db, {.region = home, .openOnly = true}); });
    measure(u"events_open_district"_s, n, [&] { (void)readEvents(*db, {.region = district, .openOnly = true}); });
    measure(u"events_day"_s, n, [&] { (void)readEvents(*db, {.region = home, .from = now - day, .byUrgency = false}); });
    measure(u"events_search"_s, n, [&] { (void)readEvents(*db, {.region = home, .search = u"积水 77"_s, .limit = 50}); });
    measure(u"summary"_s, n, [&] { (void)readSummary(*db, {.region = home, .now = now, .zone = zone, .source = u"unified"_s}); });
    measure(u"points_open"_s, n, [&] { (void)readPoints(*db, {.region = home, .now = now}); });
    measure(u"points_day"_s, n, [&] { (void)readPoints(*db, {.open = false, .from = now - day, .to = now, .region = home, .now = now}); });
    measure(u"points_week"_s, n, [&] { (void)readPoints(*db, {.open = false, .from = now - 7 * day, .to = now, .region = home, .now = now}); });
    measure(u"regions"_s, n, [&] { (void)readRegions(*db, {.parent = home, .closedFrom = now - 7 * day, .closedTo = now}); });
    measure(u"indicators_12"_s, n, [&] { (void)readIndicators(*db, {.codes = codes, .region = home, .now = now, .zone = zone}); });
    measure(u"indicators_12_no_week"_s, n, [&] { (void)readIndicators(*db, {.codes = codes, .region = home, .now = now, .withWeek = false, .zone = zone}); });
    measure(u"indicators_all"_s, n, [&] { (void)readIndicators(*db, {.region = home, .now = now, .zone = zone}); });
    measure(u"series_events"_s, n, [&] { (void)readSeries(*db, {.events = true, .region = home, .now = now, .zone = zone}); });
    measure(u"series_events_district"_s, n, [&] { (void)readSeries(*db, {.events = true, .region = district, .now = now, .zone = zone}); });
    measure(u"series_indicator"_s, n, [&] { (void)readSeries(*db, {.code = code, .region = home, .now = now, .zone = zone}); });
    measure(u"histogram"_s, n, [&] { (void)readEventTimes(*db, home, now - day, now); });
    measure(u"topics"_s, n, [&] { (void)readTopics(*db, home, now - day, now, zone); });
    measure(u"situation"_s, n, [&] { (void)readSituation(*db, {.region = home, .eventSource = u"unified"_s, .now = now}); });
    measure(u"ticker"_s, n, [&] { (void)readTicker(*db, now, 8, Language::Chinese); });
    measure(u"event"_s, n, [&] { (void)readEvent(*db, u"unified"_s, u"77"_s, Language::Chinese); });
}
