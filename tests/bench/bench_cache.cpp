// How fast the cache takes events: a first snapshot, live upserts, one commit. --n sets the events (default 100,000).
// --only takes one of snapshot, upsert, history. The baseline is what a good plain program does with sqlite3 alone, in the same
// run: for a snapshot a prepared INSERT in transactions of the same size and the same indexes made after; for updates a
// prepared upsert into the same table with the same indexes kept live.

#include "cache/history.h"
#include "cache/writer.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace tonglan;
using namespace Qt::StringLiterals;

static constexpr int pageSize = 1000;
static constexpr int deltaSize = 500;

template<typename T>
static T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    return std::move(*result);
}

static QString pick(QRandomGenerator &random, std::initializer_list<QStringView> words)
{
    return (words.begin() + random.bounded(quint32(words.size())))->toString();
}

static Event makeEvent(int i, qint64 version, QRandomGenerator &random)
{
    Event event;
    event.head = {.source = u"unified"_s, .id = u"81%1"_s.arg(i, 9, 10, QLatin1Char('0')), .version = version, .time = 1'767'000'000'000 + i};
    event.kindName = pick(random, {u"路面塌陷", u"井盖缺失", u"积水内涝", u"噪音扰民", u"违规占道", u"路灯不亮"});
    event.kind = u"city.k%1"_s.arg(random.bounded(40));
    event.topic = u"city"_s;
    event.address = pick(random, {u"德辅道中", u"弥敦道", u"轩尼诗道", u"青山公路"}) + u" %1 号"_s.arg(random.bounded(900));
    event.title = event.address + u"附近发生"_s + event.kindName;
    event.level = Level(1 + random.bounded(4));
    event.stage = random.bounded(20) == 0 ? Stage(random.bounded(4)) : Stage::Closed;
    event.region = u"8100%1%2"_s.arg(1 + random.bounded(18), 2, 10, QLatin1Char('0')).arg(random.bounded(12), 3, 10, QLatin1Char('0'));
    event.department = u"dept.%1"_s.arg(random.bounded(30));
    event.occurredAt = 1'760'000'000'000 + qint64(random.bounded(7'776'000)) * 1000;
    event.reportedAt = event.occurredAt + 60'000;
    event.deadline = event.reportedAt + 7'200'000;
    event.closedAt = event.stage == Stage::Closed ? event.reportedAt + 3'600'000 : 0;
    event.position = GeoPoint{22.2 + random.generateDouble() * 0.35, 113.9 + random.generateDouble() * 0.4};
    event.description = u"市民来电反映,现场已设置警示,等待处置。编号 %1"_s.arg(i);
    return event;
}

static std::vector<Event> makeEvents(int n, qint64 version)
{
    QRandomGenerator random(quint32(7 + version));
    std::vector<Event> events;
    for (int i = 0; i < n; ++i)
        events.push_back(makeEvent(i, version, random));
    return events;
}

/** What a hall sees all day, in events chosen evenly over the whole cache: open ones move on by a stage, closed ones are rated. */
static std::vector<Event> makeUpdates(std::vector<Event> &events, int count, qint64 version, QRandomGenerator &random)
{
    std::vector<Event> updates;
    for (int i = 0; i < count; ++i) {
        auto &event = events[random.bounded(quint32(events.size()))];
        event.head.version = version + i; // of the same event twice: the later one is newer
        event.head.time = 1'768'000'000'000 + version + i;
        event.department = u"dept.%1"_s.arg(random.bounded(30));
        if (isOpen(event))
            event.stage = Stage(int(event.stage) + 1);
        else
            event.flags ^= 1U;
        if (event.stage == Stage::Closed && event.closedAt == 0)
            event.closedAt = event.head.time;
        updates.push_back(event);
    }
    return updates;
}

namespace {

/** The same rows through sqlite3 alone. */
class Plain
{
public:
    explicit Plain(const QString &path)
        : m_cache(must(Database::openForWriting(path)))
        , m_db(m_cache.handle().getHandle())
    {
        m_cache.handle().exec("PRAGMA wal_autocheckpoint = 4000"); // 16 MiB: kinder than the usual 1000
        m_event = prepare("INSERT INTO event (source, id, version, known_since, feed, generation, time, title, kind, kind_name, topic, level, stage,"
                          " flags, region, address, department, occurred_at, reported_at, deadline, closed_at, lat, lon, description)"
                          " VALUES (?,?,?,1,1,1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
                          " ON CONFLICT (source, id) DO UPDATE SET version = excluded.version, time = excluded.time, stage = excluded.stage, flags = excluded.flags, department = excluded.department, closed_at = excluded.closed_at");
    }
    ~Plain() { sqlite3_finalize(m_event); }
    Q_DISABLE_COPY_MOVE(Plain)

    /** What lies on the table besides its key: dropped before a load, made again after it. */
    void dropIndexes()
    {
        m_remake.clear();
        std::vector<std::string> names;
        SQLite::Statement listing(m_cache.handle(), "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'event' AND sql IS NOT NULL");
        while (listing.executeStep()) {
            names.push_back(listing.getColumn(0).getString());
            m_remake += listing.getColumn(1).getString() + ";";
        }
        listing.reset();
        for (const auto &name : names)
            m_cache.handle().exec("DROP INDEX " + name);
    }
    void makeIndexes()
    {
        begin();
        m_cache.handle().exec(m_remake);
        m_cache.handle().exec("INSERT INTO event_place SELECT n, lon, lon, lat, lat FROM event");
        m_cache.handle().exec("INSERT INTO event_text (rowid, title, kind_name, address) SELECT n, title, kind_name, address FROM event");
        commit();
    }

    void tidy() { sqlite3_wal_checkpoint_v2(m_db, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr); }
    void begin() { m_cache.handle().exec("BEGIN IMMEDIATE"); }
    void commit() { m_cache.handle().exec("COMMIT"); }

    void upsert(const Event &event)
    {
        int at = 0;
        for (const auto &text : {event.head.source, event.head.id})
            bind(m_event, ++at, text);
        sqlite3_bind_int64(m_event, ++at, event.head.version);
        sqlite3_bind_int64(m_event, ++at, event.head.time);
        for (const auto &text : {event.title, event.kind, event.kindName, event.topic})
            bind(m_event, ++at, text);
        sqlite3_bind_int(m_event, ++at, int(event.level));
        sqlite3_bind_int(m_event, ++at, int(event.stage));
        sqlite3_bind_int(m_event, ++at, int(event.flags));
        for (const auto &text : {event.region, event.address, event.department})
            bind(m_event, ++at, text);
        for (const auto time : {event.occurredAt, event.reportedAt, event.deadline, event.closedAt})
            sqlite3_bind_int64(m_event, ++at, time);
        sqlite3_bind_double(m_event, ++at, event.position->lat);
        sqlite3_bind_double(m_event, ++at, event.position->lon);
        bind(m_event, ++at, event.description);
        step(m_event);
    }

private:
    sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_db));
        return statement;
    }
    static void bind(sqlite3_stmt *statement, int at, const QString &text)
    {
        const auto utf8 = text.toUtf8();
        sqlite3_bind_text(statement, at, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
    }
    void step(sqlite3_stmt *statement)
    {
        if (sqlite3_step(statement) != SQLITE_DONE)
            qFatal("%s", sqlite3_errmsg(m_db));
        sqlite3_reset(statement);
    }

    Database m_cache;
    sqlite3 *m_db;
    sqlite3_stmt *m_event = nullptr;
    std::string m_remake = {};
};

}

static double quantile(std::vector<double> values, double q)
{
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(std::ceil(q * double(values.size()))) - 1)];
}

static double rounded(double value) { return value > 100 ? std::round(value) : std::round(value * 100) / 100; }

/** @p isRate: more is better, so the slow end is the 5th percentile, and the ratio is ours by the baseline's. */
static void report(const QString &bench, int n, const QString &size, bool isRate, const std::vector<double> &ours, const std::vector<double> &plain)
{
    const double median = quantile(ours, 0.5);
    const double baseline = quantile(plain, 0.5);
    const QJsonObject line{{u"bench"_s, bench}, {u"n"_s, n}, {u"size"_s, size}, {u"backend"_s, u"sqlite "_s + QLatin1StringView(sqlite3_libversion())}, {u"unit"_s, isRate ? u"rows/s"_s : u"ms"_s},
        {u"median"_s, rounded(median)}, {u"p95"_s, rounded(quantile(ours, isRate ? 0.05 : 0.95))}, {u"runs"_s, int(ours.size())}, {u"baseline"_s, rounded(baseline)}, {u"ratio"_s, rounded(median / baseline)}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    (void)std::fflush(stdout);
}

static FeedBatch batchOf(FeedBatch::Kind kind, const std::vector<Event> &events, std::size_t from, std::size_t count)
{
    FeedBatch batch{.feed = u"bench"_s, .kind = kind, .epoch = u"e"_s};
    for (std::size_t i = from; i < std::min(events.size(), from + count); ++i)
        batch.changes.emplace_back(Record(events[i]));
    return batch;
}

/** Gives the nanoseconds until only the last page, which makes the indexes, is left. */
static qint64 fill(Writer &writer, const std::vector<Event> &events)
{
    QElapsedTimer timer;
    timer.start();
    qint64 rowsDone = 0;
    for (std::size_t at = 0; at < events.size(); at += pageSize) {
        auto page = batchOf(FeedBatch::Kind::SnapshotPage, events, at, pageSize);
        page.snapshotType = RecordType::Event;
        page.cursor = u"0"_s;
        page.lastPage = page.snapshotEnd = at + pageSize >= events.size();
        if (page.lastPage)
            rowsDone = timer.nsecsElapsed();
        (void)must(writer.apply(page));
    }
    return rowsDone;
}

static qint64 fill(Plain &plain, const std::vector<Event> &events)
{
    QElapsedTimer timer;
    timer.start();
    plain.dropIndexes();
    for (std::size_t at = 0; at < events.size(); at += pageSize) {
        plain.begin();
        for (std::size_t i = at; i < std::min(events.size(), at + pageSize); ++i)
            plain.upsert(events[i]);
        plain.commit();
    }
    const auto rowsDone = timer.nsecsElapsed();
    plain.makeIndexes();
    return rowsDone;
}

namespace {

/** A clock that is moved by hand. */
class SteppingClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override { return time; }
    [[nodiscard]] qint64 monotonic() const override { return time; }

    TimeMs time = 1'768'000'000'000;
};

}

static double perSecond(std::size_t rows, qint64 ns) { return double(rows) * 1e9 / double(ns); }

static void benchSnapshot(const std::vector<Event> &events, int runs)
{
    const SystemClock clock;
    std::vector<double> ours;
    std::vector<double> oursRows;
    std::vector<double> plain;
    std::vector<double> plainRows;
    QElapsedTimer timer;
    for (int run = 0; run < runs; ++run) {
        QTemporaryDir dir;
        {
            Writer writer(must(Database::openForWriting(dir.filePath(u"ours.db"_s))), clock);
            timer.start();
            oursRows.push_back(perSecond(events.size(), fill(writer, events)));
            ours.push_back(perSecond(events.size(), timer.nsecsElapsed()));
        }
        Plain other(dir.filePath(u"plain.db"_s));
        timer.start();
        plainRows.push_back(perSecond(events.size(), fill(other, events)));
        plain.push_back(perSecond(events.size(), timer.nsecsElapsed()));
    }
    report(u"cache.snapshot_rows"_s, int(events.size()), u"before the indexes"_s, true, oursRows, plainRows);
    report(u"cache.snapshot"_s, int(events.size()), u"pages of %1"_s.arg(pageSize), true, ours, plain);
}

/** @p paced: the log is moved into the file between the deltas, of either side, and that is not counted; else it is, where it comes. */
static void benchUpserts(std::vector<Event> events, int runs, bool paced)
{
    const SystemClock clock;
    QTemporaryDir dir;
    Writer writer(must(Database::openForWriting(dir.filePath(u"ours.db"_s))), clock);
    fill(writer, events);
    Plain other(dir.filePath(u"plain.db"_s));
    fill(other, events);

    constexpr int batches = 20;
    std::vector<double> ours;
    std::vector<double> plain;
    std::vector<double> oursMs;
    std::vector<double> plainMs;
    QRandomGenerator random(11);
    QElapsedTimer timer;
    int cursor = 0;
    for (int run = 0; run < runs; ++run) {
        qint64 oursNs = 0;
        qint64 plainNs = 0;
        for (int i = 0; i < batches; ++i) {
            const auto updates = makeUpdates(events, deltaSize, 10 + qint64(cursor) * deltaSize, random);
            auto delta = batchOf(FeedBatch::Kind::Delta, updates, 0, updates.size());
            delta.previousCursor = QString::number(cursor++);
            delta.cursor = QString::number(cursor);
            timer.start();
            (void)must(writer.apply(delta));
            const auto mine = timer.nsecsElapsed();
            if (paced)
                (void)writer.tidy(); // in the quiet moment after it, as on the sync thread
            timer.start();
            other.begin();
            for (const auto &event : updates)
                other.upsert(event);
            other.commit();
            const auto theirs = timer.nsecsElapsed();
            if (paced)
                other.tidy();
            oursNs += mine;
            plainNs += theirs;
            oursMs.push_back(double(mine) / 1e6);
            plainMs.push_back(double(theirs) / 1e6);
        }
        ours.push_back(perSecond(std::size_t(batches) * deltaSize, oursNs));
        plain.push_back(perSecond(std::size_t(batches) * deltaSize, plainNs));
    }
    const auto size = u"batches of %1, %2"_s.arg(deltaSize).arg(paced ? u"a moment between"_s : u"one after another"_s);
    report(u"cache.upsert"_s, int(events.size()), size, true, ours, plain);
    report(u"cache.delta"_s, int(events.size()), size, false, oursMs, plainMs);
}

/** What it costs to be able to say what was known at a moment of the past. */
static void benchHistory(std::vector<Event> events)
{
    constexpr int batches = 100;
    SteppingClock clock;
    QTemporaryDir dir;
    Writer writer(must(Database::openForWriting(dir.filePath(u"ours.db"_s))), clock);
    fill(writer, events);
    QRandomGenerator random(13);
    QElapsedTimer timer;
    std::vector<double> deltaMs;
    std::vector<double> historyMs;
    auto &handle = writer.database().handle();
    for (int i = 0; i < batches; ++i) {
        clock.time += 1000;
        const auto updates = makeUpdates(events, deltaSize, 10 + qint64(i) * deltaSize, random);
        auto delta = batchOf(FeedBatch::Kind::Delta, updates, 0, updates.size());
        delta.previousCursor = QString::number(i);
        delta.cursor = QString::number(i + 1);
        timer.start();
        (void)must(writer.apply(delta));
        deltaMs.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    const auto number = [&handle](const char *sql) { return double(handle.execAndGet(sql).getInt64()); };
    const auto versions = number("SELECT count(*) FROM event_history");
    std::vector<double> askMs;
    for (int i = 0; i < 21; ++i) {
        timer.start();
        (void)must(openEventsKnownAt(writer.database(), clock.time - i * 5000));
        askMs.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    // The part of a commit that is history: the same copies once more.
    for (int i = 0; i < 20; ++i) {
        timer.start();
        handle.exec("BEGIN IMMEDIATE");
        handle.exec("INSERT INTO event_history SELECT NULL, source, id, version, time, known_since, known_until, title, kind, kind_name, topic, level, stage, flags, region, address, department, occurred_at, reported_at, deadline, closed_at, lat, lon FROM event_history"
                    " ORDER BY n DESC LIMIT 500");
        historyMs.push_back(double(timer.nsecsElapsed()) / 1e6);
        handle.exec("ROLLBACK");
    }
    const auto pages = "SELECT page_count FROM pragma_page_count";
    handle.exec("VACUUM");
    const auto with = number(pages);
    handle.exec("DELETE FROM event_history");
    handle.exec("VACUUM");
    const auto bytes = (with - number(pages)) * 4096 / std::max(1.0, versions);
    const auto median = [](std::vector<double> values) {
        std::ranges::sort(values);
        return values[values.size() / 2];
    };
    const auto commit = median(deltaMs);
    std::printf("%s\n", QJsonDocument(QJsonObject{{u"bench"_s, u"cache.known_since"_s}, {u"events"_s, qint64(events.size())}, {u"superseded"_s, versions}, {u"open_events_known_at_ms"_s, median(askMs)}, {u"bytes_per_version"_s, std::round(bytes)}, {u"commit_ms"_s, commit}, {u"commit_ratio_to_none"_s, commit / std::max(0.001, commit - median(historyMs))}}).toJson(QJsonDocument::Compact).constData());
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption number(u"n"_s, u"Events in the cache."_s, u"N"_s, u"100000"_s);
    const QCommandLineOption only(u"only"_s, u"One measurement: snapshot, upsert or history."_s, u"NAME"_s);
    const QCommandLineOption often(u"runs"_s, u"How often each is repeated."_s, u"N"_s, u"5"_s);
    parser.addOptions({number, only, often});
    parser.process(application);
    const auto events = makeEvents(std::max(pageSize, parser.value(number).toInt()), 1);
    const int runs = std::max(1, parser.value(often).toInt());
    const auto wanted = [&](const QString &name) { return !parser.isSet(only) || parser.value(only) == name; };
    if (wanted(u"snapshot"_s))
        benchSnapshot(events, runs);
    if (wanted(u"upsert"_s))
        for (const bool paced : {false, true})
            benchUpserts(events, runs, paced);
    if (wanted(u"history"_s))
        benchHistory(events);
    return 0;
}
