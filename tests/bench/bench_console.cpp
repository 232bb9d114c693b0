// The queue of the operators' console over a million events (--n), from the cache and with all names, as the screen asks it. console.load: the first question, that reads them all.
// console.page: the first page and all counts, the worst of every queue, order and a dozen filters (levels, region, department); console.typical: the page that is there when the
// scene opens. console.deep: a page in the middle of all of them. console.text: a search that finds few, console.text_many one that finds most of them. console.caught_up: the
// same question after a commit of 1,000 events. console.nearby: the nearest of five kinds among 100,000 things, at moments all over the city.

#include "query/querytest.h"

#include "query/readnearby.h"
#include "query/readqueue.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

static void report(const QString &name, int n, std::vector<double> times, double baseline)
{
    std::ranges::sort(times);
    const double median = times[times.size() / 2];
    const QJsonObject line{{u"bench"_s, u"console."_s + name}, {u"n"_s, n}, {u"size"_s, u"-"_s}, {u"backend"_s, u"sqlite"_s}, {u"unit"_s, u"ms"_s}, {u"median"_s, median}, {u"p95"_s, times[times.size() * 95 / 100]}, {u"runs"_s, qint64(times.size())},
        {u"baseline"_s, baseline > 0 ? QJsonValue(baseline) : QJsonValue()}, {u"ratio"_s, baseline > 0 ? QJsonValue(median / baseline) : QJsonValue()}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption number(u"n"_s, u"Events in the cache."_s, u"N"_s, u"1000000"_s);
    parser.addOption(number);
    parser.process(application);
    const int n = std::max(1'000, parser.value(number).toInt());

    QTemporaryDir dir;
    SetClock clock;
    const auto path = dir.filePath(u"cache.db"_s);
    auto database = Database::openForWriting(path);
    if (!database)
        qFatal("%s", qUtf8Printable(database.error().detail));
    Writer writer(std::move(*database), clock);
    fillLargeCity(writer, clock.time, n, 1);
    const auto db = Database::openForReading(path);
    if (!db)
        qFatal("%s", qUtf8Printable(db.error().detail));

    EventTable table;
    QueueQuestion question{.region = u"810000"_s, .window = {.count = 40}};
    question.filter.now = clock.time;
    question.filter.dayBegan = clock.time - 14 * hour;
    int found = 0;
    const auto ask = [&] {
        const auto answer = table.ask(*db, question);
        if (!answer)
            qFatal("%s", qUtf8Printable(answer.error().detail));
        found = answer->found.total;
    };
    report(u"load"_s, n, {milliseconds(ask)}, 0);
    const auto measure = [&](int runs) {
        std::vector<double> times;
        for (int i = 0; i < runs; ++i)
            times.push_back(milliseconds(ask));
        return times;
    };
    report(u"typical"_s, n, measure(21), 10);

    double worst = 0;
    std::vector<double> worstTimes;
    for (int queue = 0; queue < eventQueueCount; ++queue) {
        for (int order = 0; order < 5; ++order) {
            for (int filter = 0; filter < 12; ++filter) {
                auto next = question;
                next.filter.queue = EventQueue(queue);
                next.filter.order = EventOrder(order);
                next.filter.levels = filter % 3 == 0 ? 0 : 1u << (1 + filter % 4);
                next.filter.department = filter % 4 == 3 ? u"traffic"_s : QString();
                next.region = filter % 2 == 0 ? u"810000"_s : u"810010"_s;
                std::swap(question, next);
                auto times = measure(3);
                std::swap(question, next);
                std::ranges::sort(times);
                if (qEnvironmentVariableIsSet("TONGLAN_BENCH_ALL"))
                    std::fprintf(stderr, "queue %d order %d filter %d: %.1f ms, %d found\n", queue, order, filter, times[1], found);
                if (times[1] > worst) {
                    worst = times[1];
                    worstTimes = times;
                }
            }
        }
    }
    report(u"page"_s, n, worstTimes, 10);
    auto all = question;
    all.filter.queue = EventQueue::All;
    all.window.first = n / 2;
    std::swap(question, all);
    report(u"deep"_s, n, measure(11), 0);
    std::swap(question, all);
    question.filter.queue = EventQueue::All;
    question.search = u"积水 7777"_s;
    report(u"text"_s, n, measure(21), 10);
    if (found == 0)
        qFatal("nothing was found");
    question.search = u"积水"_s;
    report(u"text_many"_s, n, measure(11), 0);
    question.search.clear();
    question.filter.queue = EventQueue::Open;

    std::vector<double> after;
    for (int round = 0; round < 11; ++round) {
        FeedBatch batch{.feed = u"city"_s, .kind = FeedBatch::Kind::Delta, .epoch = u"e"_s};
        batch.previousCursor = round == 0 ? u"c1"_s : u"console %1"_s.arg(round - 1);
        batch.cursor = u"console %1"_s.arg(round);
        for (int i = 0; i < 1'000; ++i) {
            auto event = makeEvent(u"new-%1-%2"_s.arg(round).arg(i), Level(1 + i % 4), u"810010001"_s, clock.time);
            batch.changes.emplace_back(Record(event));
        }
        if (const auto stored = writer.apply(batch); !stored)
            qFatal("%s", qUtf8Printable(stored.error().detail));
        after.push_back(milliseconds(ask));
    }
    report(u"caught_up"_s, n, after, 0);

    QRandomGenerator random(3);
    static const QStringList kinds = {u"school"_s, u"camera"_s, u"shelter"_s, u"pump"_s, u"hospital"_s};
    constexpr int things = 100'000;
    const auto somewhere = [&random] { return GeoPoint{22.2 + .35 * random.generateDouble(), 113.9 + .45 * random.generateDouble()}; };
    FeedBatch batch{.feed = u"city"_s, .kind = FeedBatch::Kind::Delta, .epoch = u"e"_s, .previousCursor = u"console 10"_s, .cursor = u"things"_s};
    for (int i = 0; i < things; ++i) {
        Asset asset{.head = {.source = u"unified"_s, .id = u"thing-%1"_s.arg(i), .version = 1, .time = clock.time}, .name = u"物"_s, .kind = kinds[i % 997 == 0 ? 4 : i % 101 == 0 ? 3
                                                                                                                                                                                   : i % 3],
            .region = u"810010"_s,
            .position = somewhere()};
        batch.changes.emplace_back(Record(asset));
    }
    if (const auto stored = writer.apply(batch); !stored)
        qFatal("%s", qUtf8Printable(stored.error().detail));
    std::vector<double> near;
    for (int i = 0; i < 200; ++i) {
        const NearbyQuestion place{.at = somewhere(), .kinds = kinds};
        near.push_back(milliseconds([&] {
            if (readNearby(*db, place)->size() != 5)
                qFatal("something is missing");
        }));
    }
    report(u"nearby"_s, things, near, 5);
    return 0;
}
