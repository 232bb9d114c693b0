// From a commit to the points on the map: what has changed is read, against all that is read anew, in the same run.
// --n sets the events (default 1,000,000). Of the 500 of a commit 300 change their level or their place, 150 are new, 50 go.
// points.follow: one commit, one reading. points.cpu: ten commits a second for a minute, asked four times a second as the map does; percent
// of one core that the readings take, with every putting together anew in between.

#include "query/querytest.h"

#include "query/readpoints.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <optional>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int changesOfACommit = 500;

double nowMs(clockid_t which)
{
    timespec now = {};
    clock_gettime(which, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double share(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, std::size_t(double(values.size()) * part))];
}

void report(const QString &bench, qint64 n, const QString &size, const QString &unit, const std::vector<double> &values, std::optional<double> baseline = {})
{
    const double median = share(values, 0.5);
    const QJsonObject line{{u"bench"_s, bench}, {u"n"_s, n}, {u"size"_s, size}, {u"backend"_s, u"sqlite"_s}, {u"unit"_s, unit}, {u"median"_s, median}, {u"p95"_s, share(values, 0.95)}, {u"max"_s, share(values, 1)}, {u"runs"_s, qint64(values.size())}, {u"baseline"_s, baseline ? QJsonValue(*baseline) : QJsonValue()}, {u"ratio"_s, baseline ? QJsonValue(*baseline / std::max(1e-9, median)) : QJsonValue()}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

class City
{
public:
    City(Writer &writer, TimeMs now, int n)
        : m_writer(writer)
        , m_now(now)
    {
        std::vector<Change> changes;
        changes.emplace_back(Record(makeRegion(u"810000"_s, u"香港"_s, u"Hong Kong"_s, {}, 0)));
        for (int i = 0; i < n; ++i) {
            changes.emplace_back(Record(newEvent(now - random.bounded(qint64(90 * day)))));
            if (changes.size() == 4'000 || i + 1 == n)
                send(FeedBatch::Kind::SnapshotPage, std::exchange(changes, {}), i + 1 == n);
        }
    }

    void commit()
    {
        std::vector<Change> changes;
        for (int i = 0; i < changesOfACommit; ++i) {
            if (i < 150) {
                changes.emplace_back(Record(newEvent(m_now)));
                continue;
            }
            const auto at = std::size_t(random.bounded(int(m_events.size())));
            auto event = m_events[at];
            event.head.version = ++m_version;
            if (i < 200) {
                changes.emplace_back(Tombstone{.type = RecordType::Event, .head = event.head});
                m_events[at] = m_events.back();
                m_events.pop_back();
                continue;
            }
            if (i % 2 == 0)
                event.level = Level(random.bounded(5));
            else
                place(event);
            m_events[at] = event;
            changes.emplace_back(Record(event));
        }
        send(FeedBatch::Kind::Delta, std::move(changes), false);
    }

private:
    Event newEvent(TimeMs reported)
    {
        auto event = makeEvent(QString::number(++m_version), Level(1 + random.bounded(4)), u"810000"_s, reported);
        event.head.version = m_version;
        event.stage = random.bounded(20) == 0 ? Stage::Handling : Stage::Closed;
        place(event);
        m_events.push_back(event);
        return event;
    }
    void place(Event &event)
    {
        const auto bell = [this] { return random.generateDouble() + random.generateDouble() + random.generateDouble() - 1.5; };
        event.position = GeoPoint{22.35 + bell() * 0.1, 114.15 + bell() * 0.12};
    }
    void send(FeedBatch::Kind kind, std::vector<Change> changes, bool end)
    {
        FeedBatch batch{.feed = u"city"_s, .kind = kind, .epoch = u"e"_s, .previousCursor = m_cursor, .cursor = kind == FeedBatch::Kind::SnapshotPage ? u"s"_s : u"c%1"_s.arg(m_version), .lastPage = end, .snapshotEnd = end, .nextPage = end ? QString() : QString::number(m_version)};
        batch.changes = std::move(changes);
        if (kind == FeedBatch::Kind::Delta)
            batch.nextPage.clear();
        m_cursor = batch.cursor;
        if (const auto done = m_writer.apply(batch); !done || done->rejected > 0)
            qFatal("%s", done ? "refused" : qUtf8Printable(done.error().detail));
    }

    Writer &m_writer;
    TimeMs m_now;
    QRandomGenerator random{7};
    std::vector<Event> m_events;
    qint64 m_version = 1;
    QString m_cursor;
};

}

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({u"n"_s, u"Events in the cache."_s, u"count"_s, u"1000000"_s});
    parser.process(app);
    const int n = std::max(10'000, parser.value(u"n"_s).toInt());

    QTemporaryDir dir;
    SetClock clock;
    const auto path = dir.filePath(u"cache.db"_s);
    auto database = Database::openForWriting(path);
    if (!database)
        qFatal("%s", qUtf8Printable(database.error().detail));
    Writer writer(std::move(*database), clock);
    City city(writer, clock.time, n);
    city.commit();
    const auto db = Database::openForReading(path);
    if (!db)
        qFatal("%s", qUtf8Printable(db.error().detail));
    const PointQuestion question{.open = false, .from = clock.time - 90 * day, .to = clock.time + day, .region = u"810000"_s};

    PointReading held;
    double cpu = 0; // of what is read
    const auto read = [&](const PointReading *before) {
        const double began = nowMs(CLOCK_MONOTONIC);
        const double spent = nowMs(CLOCK_PROCESS_CPUTIME_ID);
        auto next = readPoints(*db, question, before).value();
        cpu += nowMs(CLOCK_PROCESS_CPUTIME_ID) - spent;
        const double took = nowMs(CLOCK_MONOTONIC) - began;
        if (before && next.isAnew)
            qFatal("read anew");
        held = std::move(next);
        return took;
    };

    std::vector<double> anew;
    for (int i = 0; i < 5; ++i)
        anew.push_back(read(nullptr));
    report(u"points.anew"_s, n, {}, u"ms"_s, anew);

    std::vector<double> follow;
    for (int i = 0; i < 60; ++i) {
        city.commit();
        follow.push_back(read(&held));
    }
    report(u"points.follow"_s, n, u"500 changes"_s, u"ms"_s, follow, share(anew, 0.5));

    std::vector<double> late;
    cpu = 0;
    static constexpr int seconds = 60;
    for (int i = 0; i < 4 * seconds; ++i) {
        for (int commit = 0; commit < 2 + i % 2; ++commit)
            city.commit();
        late.push_back(read(&held));
    }
    report(u"points.follow"_s, n, u"1250 changes"_s, u"ms"_s, late, share(anew, 0.5));
    report(u"points.cpu"_s, n, u"10 commits/s of 500"_s, u"% of a core"_s, {cpu / seconds / 10});

    // What it shows after all that is what there is.
    const auto fresh = readPoints(*db, question).value();
    if (fresh.points->size() != held.points->size())
        qFatal("%lld points, should be %lld", qint64(held.points->size()), qint64(fresh.points->size()));
}
