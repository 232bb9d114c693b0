// How long the questions of the first screen take on a cache of 50,000 events and 60 indicators (--n sets the events).
// The baseline is the slowest a question may be if about twenty of them are to be answered in 300 ms on two cores: 30 ms.

#include "query/querytest.h"

#include "query/catalog.h"
#include "query/readevents.h"
#include "query/readindicators.h"
#include "query/readlineage.h"
#include "query/readpoints.h"
#include "query/readregions.h"
#include "query/readsituation.h"

#include "model/arealookup.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <numbers>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static constexpr double limitMs = 30;
static constexpr int runs = 21;
static const QString longSeries = u"long.series"_s;

static void measure(const QString &name, int n, const std::function<void()> &ask, double baseline = limitMs, const char *backend = "sqlite")
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
    const QJsonObject line{{u"bench"_s, u"query."_s + name}, {u"n"_s, n}, {u"size"_s, u"-"_s}, {u"backend"_s, QLatin1StringView(backend)}, {u"unit"_s, u"ms"_s}, {u"median"_s, median}, {u"p95"_s, p95}, {u"runs"_s, runs}, {u"baseline"_s, baseline}, {u"ratio"_s, median / baseline}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

/** Rough ovals of 240 corners, a twentieth of the city wide, each with a hole; they lie on each other here and there. */
static std::vector<GeoMultiPolygon> makeZones(int count)
{
    QRandomGenerator random(5);
    std::vector<GeoMultiPolygon> zones;
    for (int i = 0; i < count; ++i) {
        const GeoPoint middle{22.3 + 0.2 * random.generateDouble(), 114.1 + 0.2 * random.generateDouble()};
        GeoPolygon rings(2);
        for (int corner = 0; corner < 240; ++corner) {
            const double angle = 2 * std::numbers::pi * corner / 240;
            const double radius = 0.02 * (0.9 + 0.2 * random.generateDouble());
            for (const auto &[ring, share] : {std::pair(0, 1.0), std::pair(1, 0.3)})
                rings[std::size_t(ring)].push_back({middle.lat + share * radius * std::sin(angle), middle.lon + share * radius * std::cos(angle)});
        }
        zones.push_back({std::move(rings)});
    }
    return zones;
}

static void addZones(Writer &writer)
{
    FeedBatch batch{.feed = u"city"_s, .kind = FeedBatch::Kind::Delta, .epoch = u"e"_s};
    batch.previousCursor = u"c1"_s;
    batch.cursor = u"c2"_s;
    for (const auto &area : makeZones(20)) {
        auto zone = makeRegion(u"810010Z%1"_s.arg(batch.changes.size(), 2, 10, QChar(u'0')), u"功能区"_s, u"Zone"_s, u"810010"_s, 2);
        zone.kind = Region::Kind::Zone;
        zone.area = area;
        batch.changes.emplace_back(Record(zone));
    }
    if (const auto result = writer.apply(batch); !result || result->rejected > 0)
        qFatal("the zones were refused");
}

/** A reading a minute of one indicator, back from now. */
static void addLongSeries(Writer &writer, TimeMs now, int readings)
{
    QRandomGenerator random(13);
    constexpr int batchSize = 20'000;
    auto indicator = makeIndicator(longSeries, u"客流"_s, u"人次"_s);
    indicator.periodSeconds = 60;
    for (int done = 0, cursor = 2; done < readings; ++cursor) {
        FeedBatch batch{.feed = u"city"_s, .kind = FeedBatch::Kind::Delta, .epoch = u"e"_s};
        batch.previousCursor = u"c%1"_s.arg(cursor);
        batch.cursor = u"c%1"_s.arg(cursor + 1);
        if (done == 0)
            batch.changes.emplace_back(Record(indicator));
        for (int i = 0; i < batchSize && done < readings; ++i, ++done)
            batch.changes.emplace_back(Record(makeReading(longSeries, now - done * minute, random.bounded(1000))));
        if (const auto result = writer.apply(batch); !result || result->rejected > 0)
            qFatal("the readings were refused");
    }
}

/** The baseline asks every edge of a zone about every place in its box. */
static void measureZonesInMemory()
{
    constexpr int points = 1'000'000;
    QRandomGenerator random(9);
    std::vector<GeoPoint> places(points);
    for (auto &place : places)
        place = {22.3 + 0.2 * random.generateDouble(), 114.1 + 0.2 * random.generateDouble()};
    const auto zones = makeZones(20);
    std::vector<int> wanted;
    QElapsedTimer timer;
    timer.start();
    for (const auto &zone : zones) {
        const auto box = boundsOf(zone);
        wanted.push_back(int(std::ranges::count_if(places, [&](GeoPoint place) { return box.contains(place) && contains(zone, place); })));
    }
    const double plain = double(timer.nsecsElapsed()) / 1e6;
    measure(
        u"zones_20_in_memory"_s, points, [&] {
            std::vector<AreaLookup> lookups(zones.begin(), zones.end());
            std::vector<int> counts(lookups.size());
            for (const auto &place : places) {
                for (std::size_t i = 0; i < lookups.size(); ++i)
                    counts[i] += lookups[i].contains(place) ? 1 : 0;
            }
            if (counts != wanted)
                qFatal("a zone has another count");
        },
        plain, "memory");
}

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({u"n"_s, u"Events in the cache."_s, u"count"_s, u"50000"_s});
    parser.addOption({u"readings"_s, u"Readings of the figure whose lineage is asked."_s, u"count"_s, u"1000000"_s});
    parser.addOption({u"cache"_s, u"Measure this cache instead of a made one, as of its newest event."_s, u"file"_s});
    parser.process(app);
    int n = parser.value(u"n"_s).toInt();
    const int readings = parser.value(u"readings"_s).toInt();

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
        addZones(writer);
        addLongSeries(writer, clock.time, readings);
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
    measure(u"points_open"_s, n, [&] { (void)readPoints(*db, {.region = home}); });
    measure(u"points_day"_s, n, [&] { (void)readPoints(*db, {.open = false, .from = now - day, .to = now, .region = home}); });
    measure(u"points_week"_s, n, [&] { (void)readPoints(*db, {.open = false, .from = now - 7 * day, .to = now, .region = home}); });
    measure(u"regions"_s, n, [&] { (void)readRegions(*db, {.parent = home, .closedFrom = now - 7 * day, .closedTo = now}); });
    measure(u"regions_20_zones"_s, n, [&] { (void)readRegions(*db, {.parent = district, .closedFrom = now - 7 * day, .closedTo = now}); });
    measure(u"events_open_zone"_s, n, [&] { (void)readEvents(*db, {.region = u"810010Z07"_s, .openOnly = true}); });
    measure(u"summary_zone"_s, n, [&] { (void)readSummary(*db, {.region = u"810010Z07"_s, .now = now, .zone = zone, .source = u"unified"_s}); });
    measureZonesInMemory();
    measure(u"indicators_12"_s, n, [&] { (void)readIndicators(*db, {.codes = codes, .region = home, .now = now, .zone = zone}); });
    measure(u"indicators_12_no_week"_s, n, [&] { (void)readIndicators(*db, {.codes = codes, .region = home, .now = now, .withWeek = false, .zone = zone}); });
    measure(u"indicators_all"_s, n, [&] { (void)readIndicators(*db, {.region = home, .now = now, .zone = zone}); });
    if (!parser.isSet(u"cache"_s)) {
        measure(u"lineage"_s, readings, [&] { (void)readLineage(*db, {.code = longSeries, .region = home, .now = now}); });
        measure(u"lineage_rows_first_page"_s, readings, [&] { (void)readLineageRows(*db, {.code = longSeries, .region = home, .now = now}, 60); });
        measure(u"lineage_rows_6000"_s, readings, [&] { (void)readLineageRows(*db, {.code = longSeries, .region = home, .now = now}, 6000); });
    }
    measure(u"series_events"_s, n, [&] { (void)readSeries(*db, {.events = true, .region = home, .now = now, .zone = zone}); });
    measure(u"series_events_district"_s, n, [&] { (void)readSeries(*db, {.events = true, .region = district, .now = now, .zone = zone}); });
    measure(u"series_indicator"_s, n, [&] { (void)readSeries(*db, {.code = code, .region = home, .now = now, .zone = zone}); });
    measure(u"histogram"_s, n, [&] { (void)readEventTimes(*db, home, now - day, now); });
    measure(u"topics"_s, n, [&] { (void)readTopics(*db, home, now - day, now, zone); });
    measure(u"situation"_s, n, [&] { (void)readSituation(*db, {.region = home, .eventSource = u"unified"_s, .now = now}); });
    measure(u"ticker"_s, n, [&] { (void)readTicker(*db, now, 8, Language::Chinese); });
    measure(u"event"_s, n, [&] { (void)readEvent(*db, u"unified"_s, u"77"_s, Language::Chinese); });
}
