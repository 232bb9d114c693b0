#include "querytest.h"

#include "analysis/maparea.h"
#include "mapcore/areacount.h"
#include "mapcore/clusters.h"
#include "mapcore/heatkernel.h"
#include "query/pointsource.h"
#include "query/readpoints.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <set>
#include <thread>
#include <tuple>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

using Row = std::tuple<QString, QString, QString, TimeMs, int, double, double>;

std::vector<Row> contentOf(const PointSet &set)
{
    std::vector<Row> rows;
    set.visit([&rows](const PointRows &from, std::size_t i) {
        const auto row = from.at(i);
        rows.emplace_back(row.key.first, row.key.second, row.title, row.time, row.level, row.at ? row.at->x : -1, row.at ? row.at->y : -1);
    });
    std::ranges::sort(rows);
    return rows;
}

QStringList keysOf(const std::vector<Cluster> &clusters, const PointSet &set)
{
    QStringList keys;
    for (const auto &one : clusters)
        keys.append(one.point >= 0 ? set.key(quint32(one.point)).second : QString());
    keys.sort();
    return keys;
}

/** What the map makes of a set, in an order that does not depend on how its points have come. */
struct Picture
{
    std::vector<std::tuple<qint64, std::array<qint64, 5>, int, double, double>> clusters = {}; // places to the centimetre
    QStringList marks = {};
    QStringList members = {};
    std::vector<std::tuple<qint64, qint64, qint64, std::array<qint64, 5>>> cells = {};
    std::vector<qint64> areas = {};
    double sum = 0;
    EventKeys picked = {};
    qint64 pickedCount = 0;

    friend bool operator==(const Picture &, const Picture &) = default;
};

constexpr WorldBox city = {0.8155, 0.4345, 0.8185, 0.4375};

Picture pictureOf(const PointSet &set, double zoom, WorldPoint middle)
{
    const auto &index = set.index();
    Picture picture;
    const auto found = clustersIn(index, city, zoom, 46);
    for (const auto &one : found)
        picture.clusters.emplace_back(one.count, one.byLevel, one.worst, std::round(one.at.x * 1e9), std::round(one.at.y * 1e9));
    std::ranges::sort(picture.clusters);
    picture.marks = keysOf(found, set);
    const auto biggest = std::ranges::max_element(found, {}, [](const Cluster &one) { return std::tuple(one.point < 0, one.count, one.at.x); });
    if (biggest != found.end() && biggest->point < 0)
        picture.members = keysOf(membersOf(*biggest, index, city, zoom, 46), set);
    for (const auto shape : {CellGrid::Shape::Square, CellGrid::Shape::Hexagon}) {
        for (const auto &cell : countCells(index, CellGrid::forZoom(shape, zoom, 22.3, 44), city))
            picture.cells.emplace_back(cell.row, cell.column, cell.count, cell.byLevel);
    }
    const auto polygon = [](double south, double west, double north, double east) { return std::make_shared<const GeoMultiPolygon>(GeoMultiPolygon{{{{south, west}, {south, east}, {north, east}, {north, west}}}}); };
    static const RegionAreas areas({polygon(22.25, 114.1, 22.33, 114.17), polygon(22.28, 114.17, 22.4, 114.3)});
    for (const auto &area : areas.count(index))
        picture.areas.push_back(area.count);
    picture.sum = PointSums(index, PointFilter(), PointSums::Measure::Count).sumOf({middle.x - 1e-4, middle.y - 1e-4, middle.x + 1e-4, middle.y + 1e-4}, 1e-12);
    const auto events = eventsIn(set, circleAround(middle, 2e-4), 20);
    picture.picked = *events.newest;
    picture.pickedCount = events.count;
    return picture;
}

/** Heat adds up cells, and where their borders are depends on how many points there are: alike to a few hundredths. */
double heatDiffers(const PointSet &a, const PointSet &b, double zoom)
{
    const auto grid = [zoom](const PointSet &set) { return densities(PointSums(set.index(), PointFilter(), PointSums::Measure::Count), city, zoom, 1).perSquareKilometre; };
    const auto one = grid(a);
    const auto other = grid(b);
    float most = 1e-3F;
    float differs = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        most = std::max(most, other[i]);
        differs = std::max(differs, std::abs(one[i] - other[i]));
    }
    return double(differs / most);
}

/** A cache in which this and that happens. */
class City
{
public:
    explicit City(quint32 seed)
        : random(seed)
    {
        test.create();
        put(smallCity(test.time.time));
        put({Record(zone())});
        std::vector<Change> changes;
        for (int i = 0; i < 1'200; ++i)
            changes.emplace_back(Record(newEvent()));
        put(std::move(changes));
    }

    void put(std::vector<Change> changes)
    {
        FeedBatch batch{.feed = u"city"_s, .kind = FeedBatch::Kind::Delta, .epoch = epoch, .previousCursor = cursor, .cursor = u"c%1"_s.arg(++version)};
        send(std::move(batch), std::move(changes));
    }
    /** Everything that is there, in pages; what is not is swept. */
    void snapshot()
    {
        auto changes = smallCity(test.time.time);
        changes.emplace_back(Record(zone()));
        for (const auto &[key, event] : events)
            changes.emplace_back(Record(event));
        FeedBatch batch{.feed = u"city"_s, .kind = FeedBatch::Kind::SnapshotPage, .epoch = epoch, .cursor = u"c%1"_s.arg(++version), .lastPage = true, .snapshotEnd = true};
        send(std::move(batch), std::move(changes));
    }
    /** Another file under the same name. */
    void rebuild()
    {
        test.writer.reset();
        reader.reset();
        static int aside = 0;
        for (const auto *end : {"", "-wal", "-shm"})
            QFile::rename(test.path + QLatin1StringView(end), test.path + u".%1"_s.arg(++aside));
        test.create();
        cursor.clear();
        snapshot();
    }
    [[nodiscard]] const Database &db()
    {
        if (!reader)
            reader.emplace(Database::openForReading(test.path).value());
        return *reader;
    }

    /** What happens in it is known by its place alone. */
    [[nodiscard]] Region zone() const
    {
        auto zone = makeRegion(u"810000Z"_s, u"园区"_s, u"Park"_s, u"810000"_s, 1);
        zone.kind = Region::Kind::Zone;
        zone.area = GeoMultiPolygon{{{{22.28, 114.12}, {22.28, zoneEast}, {22.37, zoneEast}, {22.37, 114.12}}}};
        return zone;
    }
    Event newEvent()
    {
        static const QStringList regions = {u"810001"_s, u"810002"_s, u"810001001"_s, u"810000"_s, {}};
        const TimeMs now = test.time.time;
        auto event = makeEvent(QString::number(next++), Level(random.bounded(5)), regions[random.bounded(5)], now - random.bounded(30 * 60) * minute);
        if (random.bounded(10) == 0)
            event.head.source = u"usgs"_s;
        if (random.bounded(10) == 0)
            event.reportedAt = now + random.bounded(20) * minute; // its clock is ahead
        place(event);
        if (random.bounded(3) == 0)
            event.stage = Stage::Closed;
        events[{event.head.source, event.head.id}] = event;
        return event;
    }
    void place(Event &event)
    {
        event.position = GeoPoint{22.25 + random.generateDouble() * 0.15, 114.1 + random.generateDouble() * 0.15};
        if (random.bounded(6) == 0)
            event.position = GeoPoint{22.3, 114.17}; // of one place
        else if (random.bounded(12) == 0)
            event.position.reset();
    }
    [[nodiscard]] std::map<EventKey, Event>::iterator any() { return std::next(events.begin(), random.bounded(int(events.size()))); }

    /** One thing happens; returns what. */
    const char *step()
    {
        std::vector<Change> changes;
        const int many = 1 + random.bounded(random.bounded(4) == 0 ? 150 : 8);
        switch (random.bounded(14)) {
        case 0:
        case 1:
            for (int i = 0; i < many; ++i)
                changes.emplace_back(Record(newEvent()));
            put(std::move(changes));
            return "come";
        case 2:
        case 3:
            for (int i = 0; i < many; ++i) {
                auto &event = any()->second;
                switch (random.bounded(6)) {
                case 0:
                    place(event);
                    break;
                case 1:
                    event.level = Level(random.bounded(5));
                    break;
                case 2:
                    event.region = random.bounded(2) == 0 ? u"810001"_s : u"810002"_s;
                    break;
                case 3:
                    event.title += u"!"_s;
                    break;
                case 4:
                    event.reportedAt -= random.bounded(10) * hour;
                    break;
                default:
                    event.address += u"!"_s; // the map does not see it
                }
                changes.emplace_back(Record(event));
            }
            put(std::move(changes));
            return "change";
        case 4:
            for (int i = 0; i < many; ++i) {
                auto &event = any()->second;
                event.stage = event.stage < Stage::Closed ? Stage::Closed : Stage::Handling;
                event.closedAt = event.stage < Stage::Closed ? 0 : test.time.time;
                changes.emplace_back(Record(event));
            }
            put(std::move(changes));
            return "close and open";
        case 5:
        case 6: // most of them the last ones, whose numbers are given again
            for (int i = 0; i < many && events.size() > 200; ++i) {
                const auto last = std::ranges::max_element(events, {}, [](const auto &one) { return one.second.head.id.toInt(); });
                const auto one = random.bounded(3) == 0 ? any() : last;
                changes.emplace_back(Tombstone{.type = RecordType::Event, .head = one->second.head});
                gone.push_back(one->second);
                events.erase(one);
            }
            for (int i = 0; i < many; ++i)
                changes.emplace_back(Record(newEvent()));
            put(std::move(changes));
            return "go, and others come";
        case 7:
            for (int i = 0; i < many && !gone.empty(); ++i) {
                const auto event = gone.back();
                gone.pop_back();
                events[{event.head.source, event.head.id}] = event;
                changes.emplace_back(Record(event));
            }
            put(std::move(changes));
            return "come back";
        case 8:
        case 9:
            test.time.time += random.bounded(3) == 0 ? random.bounded(5) * hour : random.bounded(90'000);
            return "time passes";
        case 10: {
            if (random.bounded(2) == 0) {
                zoneEast = 114.15 + random.generateDouble() * 0.1;
                put({Record(zone())});
                return "a zone has other borders";
            }
            auto region = makeRegion(u"810001001"_s, u"大围"_s, u"Tai Wai"_s, random.bounded(2) == 0 ? u"810001"_s : u"810002"_s, 2);
            put({Record(region)});
            return "a region moves";
        }
        case 11:
            if (random.bounded(3) == 0) {
                rebuild();
                return "the cache is replaced";
            }
            for (int i = 0; i < many && events.size() > 200; ++i)
                events.erase(any());
            snapshot();
            return "snapshot";
        case 12:
            if (random.bounded(2) == 0)
                epoch += u"e"_s;
            snapshot();
            return "another epoch";
        default:
            return "nothing";
        }
    }

    QueryTest test;
    QRandomGenerator random;
    std::map<EventKey, Event> events;
    std::vector<Event> gone;
    int next = 0;
    double zoneEast = 114.2;
    QString epoch = u"e"_s;
    QString cursor;
    qint64 version = 1;
    std::optional<Database> reader;

private:
    void send(FeedBatch batch, std::vector<Change> changes)
    {
        for (auto &change : changes) {
            auto &head = std::holds_alternative<Record>(change) ? headOf(std::get<Record>(change)) : std::get<Tombstone>(change).head;
            head.version = ++version;
        }
        batch.changes = std::move(changes);
        cursor = batch.cursor;
        const auto changed = test.writer->apply(batch);
        if (!changed)
            qFatal("%s", qUtf8Printable(changed.error().detail));
        test.runner.notify(*changed);
    }
};

}

/** Points that follow what changes in the cache, against points that are read anew. */
class TestPointSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void followsAnyHistory_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U, 3U})
            QTest::addRow("%u", seed) << seed;
    }
    void followsAnyHistory()
    {
        QFETCH(quint32, seed);
        City city(seed);
        const TimeMs start = city.test.time.time;
        TimeMs chosen = start - 12 * hour;
        const auto questions = [&] {
            const TimeMs now = city.test.time.time;
            return std::vector<PointQuestion>{
                {},
                {.region = u"810001"_s},
                {.open = false, .from = now - day, .to = now},
                {.open = false, .from = now - 6 * hour, .to = now, .region = u"810002"_s},
                {.open = false, .from = now - 8 * day, .to = now - 7 * day, .region = u"810000"_s},
                {.open = false, .from = start - 12 * hour, .to = start - 2 * hour},
                {.open = false, .source = u"usgs"_s},
                {.region = u"810001"_s, .source = u"usgs"_s},
                {.open = false, .from = now - day, .to = now, .source = u"usgs"_s},
                {.open = false, .from = chosen, .to = chosen + 8 * hour},
                {.region = u"810000Z"_s},
                {.open = false, .from = now - day, .to = now, .region = u"810000Z"_s},
            };
        };
        std::vector<std::optional<PointReading>> held(questions().size());
        int followed = 0;
        int asked = 0;
        for (int round = 0; round < 40; ++round) {
            std::string what = city.step();
            if (city.random.bounded(5) == 0) { // several things between two questions
                what += ", ";
                what += city.step();
            }
            if (city.random.bounded(3) == 0)
                chosen += (city.random.bounded(21) - 10) * 7 * minute;
            const auto all = questions();
            const WorldPoint middle{0.8155 + city.random.generateDouble() * 0.003, 0.4345 + city.random.generateDouble() * 0.003};
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (city.random.bounded(8) == 0)
                    continue; // it sleeps
                const auto fresh = readPoints(city.db(), all[i]).value();
                auto next = readPoints(city.db(), all[i], held[i] ? &*held[i] : nullptr).value();
                const auto where = "round " + std::to_string(round) + ", " + what + ", question " + std::to_string(i);
                QVERIFY2(contentOf(*next.points) == contentOf(*fresh.points), where.c_str());
                QCOMPARE(next.points->size(), fresh.points->size());
                QCOMPARE(next.points->withoutPlace(), fresh.points->withoutPlace());
                if (i < 3) {
                    for (const double zoom : {9.4, 12.7, 15.0, 19.0})
                        QVERIFY2(pictureOf(*next.points, zoom, middle) == pictureOf(*fresh.points, zoom, middle), (where + ", zoom " + std::to_string(zoom)).c_str());
                    QVERIFY2(heatDiffers(*next.points, *fresh.points, 10.5) < 0.06, where.c_str());
                    const auto some = [&](const PointReading &of) { return contentOf(*within(*of.points, start - 5 * hour, start)); };
                    QVERIFY2(some(next) == some(fresh), where.c_str());
                }
                ++asked;
                followed += next.isAnew ? 0 : 1;
                held[i] = std::move(next);
            }
        }
        QVERIFY2(followed > asked / 2, qPrintable(u"%1 of %2"_s.arg(followed).arg(asked)));
    }

    /** Cells stand for their points: heat that has gone would show if it were taken away from elsewhere. */
    void whatHasGoneLeavesNoHeat()
    {
        City city(9);
        city.put({Record(city.any()->second)});
        std::vector<Change> changes;
        std::vector<Change> gone;
        for (int i = 0; i < 800; ++i) {
            auto event = makeEvent(u"h%1"_s.arg(i), Level::Yellow, u"810001"_s, city.test.time.time);
            event.head.source = u"hot"_s;
            event.position = GeoPoint{22.31 + (i % 29) * 1e-5, 114.12 + (i % 31) * 1e-5};
            changes.emplace_back(Record(event));
            gone.emplace_back(Tombstone{.type = RecordType::Event, .head = event.head});
        }
        changes.emplace_back(Record(city.newEvent()));
        city.put(std::move(changes));
        auto reading = readPoints(city.db(), {.source = u"hot"_s}).value();
        QCOMPARE(reading.points->size(), 800U);
        city.put(std::move(gone));
        reading = readPoints(city.db(), {.source = u"hot"_s}, &reading).value();
        QVERIFY(!reading.isAnew);
        QVERIFY(reading.points->empty());
        for (const double zoom : {9.0, 11.0, 13.0, 17.0})
            QCOMPARE(heatDiffers(*reading.points, PointSet(), zoom), 0.0);
    }

    void whatDoesNotConcernItChangesNothing()
    {
        City city(5);
        const auto before = readPoints(city.db(), {.region = u"810001"_s}).value();
        city.put({Record(makeEvent(u"elsewhere"_s, Level::Red, u"810002"_s, city.test.time.time))});
        const auto after = readPoints(city.db(), {.region = u"810001"_s}, &before).value();
        QVERIFY(!after.isAnew);
        QVERIFY(after.points == before.points);
    }

    void readsAnewWhereItMust_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("too much") << 0;
        QTest::newRow("another file of the same revision") << 1;
        QTest::newRow("the history is gone") << 2;
        QTest::newRow("another window") << 3;
        QTest::newRow("another region") << 4;
        QTest::newRow("the tree of regions") << 5;
    }
    void readsAnewWhereItMust()
    {
        QFETCH(int, what);
        City city(6);
        if (what != 1) // two files without a history are not told apart by it
            city.put({Record(city.any()->second)});
        PointQuestion question{.open = false, .from = city.test.time.time - day, .to = city.test.time.time, .region = u"810001"_s};
        const auto before = readPoints(city.db(), question).value();
        QVERIFY(!readPoints(city.db(), question, &before)->isAnew);
        std::vector<Change> changes;
        switch (what) {
        case 0:
            for (int i = 0; i < 1'500; ++i)
                changes.emplace_back(Record(city.newEvent()));
            city.put(std::move(changes));
            break;
        case 1:
            city.any()->second.title = u"of another file"_s;
            city.rebuild();
            while (city.db().revision() < before.mark.revision)
                city.put({});
            break;
        case 2: {
            const TimeMs then = city.test.time.time;
            city.test.time.time += 4 * day;
            city.put({Record(city.newEvent())}); // retention believes the clock as far as there is news
            city.test.writer->setRetention({.closedEventDays = 0, .historyDays = 1}, {});
            for (bool finished = false; !finished;)
                finished = city.test.writer->prune(100'000).value().finished;
            city.test.time.time = then;
            break;
        }
        case 3:
            question.from -= 2 * day;
            question.to -= 2 * day;
            break;
        case 4:
            question.region = u"810002"_s;
            break;
        default:
            city.put({Record(makeRegion(u"810001001"_s, u"大围"_s, u"Tai Wai"_s, u"810002"_s, 2))});
        }
        const auto after = readPoints(city.db(), question, &before).value();
        QVERIFY(after.isAnew);
        QVERIFY(contentOf(*after.points) == contentOf(*readPoints(city.db(), question)->points));
    }

    /** A reading is of one commit, also if others come while it reads. */
    void everyReadingIsOfOneMoment()
    {
        City city(10);
        std::vector<Event> all;
        for (int i = 0; i < 150; ++i) {
            all.push_back(makeEvent(u"m%1"_s.arg(i), Level::Red, u"810001"_s, city.test.time.time));
            all.back().head.source = u"moment"_s;
        }
        const auto paint = [&](int level) {
            std::vector<Change> changes;
            for (auto &event : all) {
                event.level = Level(level);
                changes.emplace_back(Record(event));
            }
            city.put(std::move(changes));
        };
        paint(1);
        const auto &db = city.db();
        const PointQuestion question{.source = u"moment"_s};
        std::atomic<bool> stop = false;
        std::jthread writing([&] {
            city.test.runner.blockSignals(true); // its thread is another
            for (int i = 0; !stop; ++i)
                paint(1 + i % 4);
        });
        const auto stopped = qScopeGuard([&stop] { stop = true; });
        auto reading = readPoints(db, question).value();
        int followed = 0;
        for (const QDeadlineTimer end(1'000); !end.hasExpired();) {
            reading = readPoints(db, question, &reading).value();
            followed += reading.isAnew ? 0 : 1;
            QCOMPARE(reading.points->size(), all.size());
            std::set<int> levels;
            reading.points->visit([&levels](const PointRows &rows, std::size_t i) { levels.insert(rows.level[i]); });
            QCOMPARE(levels.size(), 1U);
        }
        QVERIFY(followed > 0);
        stop = true;
        writing.join();
        reading = readPoints(db, question, &reading).value();
        QVERIFY(contentOf(*reading.points) == contentOf(*readPoints(db, question)->points));
    }

    /** Answers to old questions, commits and other parameters come in between; what is shown in the end is what there is. */
    void theNewestQuestionWins()
    {
        City city(7);
        PointSource source;
        source.setMode(u"window"_s);
        source.setClock(&city.test.clock);
        source.setRunner(&city.test.runner);
        for (int round = 0; round < 60; ++round) {
            switch (city.random.bounded(6)) {
            case 0:
                source.setRegion(city.random.bounded(2) == 0 ? u"810001"_s : QString());
                break;
            case 1:
                source.setMode(city.random.bounded(2) == 0 ? u"open"_s : u"window"_s);
                break;
            case 2:
                source.setEnabled(!source.isEnabled());
                break;
            case 3:
                source.setKeptFrom(city.random.bounded(2) == 0 ? 0 : double(city.test.time.time - 2 * day));
                source.setKeptTo(source.keptFrom() == 0 ? 0 : double(city.test.time.time + day));
                break;
            default:
                city.step();
                city.test.clock.tick();
            }
            if (city.random.bounded(3) == 0)
                QTest::qWait(city.random.bounded(4));
        }
        source.setEnabled(true);
        for (const auto &mode : {u"open"_s, u"window"_s}) {
            source.setMode(mode);
            source.setRegion(u"810001"_s);
            city.put({Record(city.newEvent())});
            city.test.settle();
            const TimeMs now = city.test.time.time;
            const auto expected = readPoints(city.db(), mode == u"open"_s ? PointQuestion{.region = u"810001"_s} : PointQuestion{.open = false, .from = now - day, .to = now, .region = u"810001"_s});
            QVERIFY(contentOf(*source.points()) == contentOf(*expected->points));
        }
    }

    void keepsWhatItShowsWhileTheCacheIsReplaced()
    {
        City city(8);
        PointSource source;
        source.setClock(&city.test.clock);
        source.setRunner(&city.test.runner);
        city.test.settle();
        const auto shown = source.points();
        const auto content = contentOf(*shown);
        city.test.runner.setCachePath({});
        for (auto &[key, event] : city.events)
            event.title = u"of another file"_s;
        city.rebuild();
        QTest::qWait(300);
        QVERIFY(source.points() == shown);
        city.test.runner.setCachePath(city.test.path);
        city.test.settle();
        QVERIFY(contentOf(*source.points()) == contentOf(*readPoints(city.db(), {})->points));
        QCOMPARE(source.points()->at(0).title, u"of another file"_s);
        QVERIFY(contentOf(*shown) == content); // whoever holds it keeps it
    }
};

QTEST_GUILESS_MAIN(TestPointSource)

#include "tst_pointsource.moc"
