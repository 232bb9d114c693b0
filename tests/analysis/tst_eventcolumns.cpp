#include "analysis/eventcolumns.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>
#include <tuple>

using namespace tonglan;
using namespace Qt::StringLiterals;

using Row = EventColumns::Row;

namespace {

constexpr TimeMs now = 1'783'751'520'000;
constexpr TimeMs hour = 3'600'000;

Row randomRow(QRandomGenerator &random, qint64 n)
{
    Row row{.n = n, .key = quint64(n) * 7919 % 100'003, .level = Level(random.bounded(5)), .stage = Stage(random.bounded(6)), .flags = unsigned(random.bounded(8))};
    row.source = u"s%1"_s.arg(random.bounded(3));
    row.region = random.bounded(10) == 0 ? QString() : u"r%1"_s.arg(random.bounded(4));
    row.department = u"d%1"_s.arg(random.bounded(4));
    row.kindName = u"k%1"_s.arg(random.bounded(5));
    row.reportedAt = now - random.bounded(50) * hour;
    row.deadline = random.bounded(4) == 0 ? 0 : row.reportedAt + random.bounded(60) * hour;
    row.closedAt = row.stage >= Stage::Closed ? row.reportedAt + random.bounded(20) * hour : 0;
    if (random.bounded(5) != 0)
        row.position = GeoPoint{22 + random.generateDouble(), 114 + random.generateDouble()};
    return row;
}

bool isIn(const Row &row, EventQueue queue, const EventFilter &filter)
{
    const bool isOpen = row.stage < Stage::Closed;
    switch (queue) {
    case EventQueue::Open:
        return isOpen;
    case EventQueue::Reported:
    case EventQueue::Accepted:
    case EventQueue::Handling:
    case EventQueue::Checking:
        return int(row.stage) == int(queue) - int(EventQueue::Reported);
    case EventQueue::Overdue:
        return isOpen && row.deadline > 0 && row.deadline < filter.now;
    case EventQueue::Urged:
        return isOpen && (row.flags & Event::Urged);
    case EventQueue::Supervised:
        return isOpen && (row.flags & Event::Supervised);
    case EventQueue::Returned:
        return isOpen && (row.flags & Event::Returned);
    case EventQueue::ReportedToday:
        return row.reportedAt >= filter.dayBegan && row.reportedAt <= filter.now;
    case EventQueue::ClosedToday:
        return !isOpen && row.closedAt >= filter.dayBegan && row.closedAt <= filter.now;
    case EventQueue::All:
        return true;
    }
    return false;
}

bool matches(const Row &row, const EventFilter &filter, bool withQueue = true, bool withLevel = true, bool withSource = true)
{
    return (!withQueue || isIn(row, filter.queue, filter)) && (!withLevel || filter.levels == 0 || (filter.levels >> int(row.level) & 1)) && (!withSource || filter.source.isEmpty() || row.source == filter.source)
        && (filter.department.isEmpty() || row.department == filter.department) && (filter.regions ? filter.regions->contains(row.region) : !filter.needsRegion || !row.region.isEmpty()) && (!filter.zone || (row.position && filter.zone->contains(*row.position)))
        && (!filter.isText || filter.kindNames.contains(row.kindName) || std::ranges::binary_search(filter.rows, row.n));
}

/** In words what the orders are. */
auto placeOf(const Row &row, EventOrder order)
{
    const int isClosed = row.stage >= Stage::Closed ? 1 : 0;
    const int level = row.level == Level::None ? 7 : int(row.level);
    const TimeMs due = row.deadline > 0 ? row.deadline : std::numeric_limits<TimeMs>::max();
    using Place = std::tuple<int, TimeMs, TimeMs, TimeMs, qint64>;
    switch (order) {
    case EventOrder::Urgency:
        return Place{isClosed, level, due, -row.reportedAt, row.n};
    case EventOrder::Deadline:
        return Place{isClosed, due, level, -row.reportedAt / 16, row.n};
    case EventOrder::Newest:
        return Place{0, -row.reportedAt, 0, 0, row.n};
    case EventOrder::Oldest:
        return Place{0, row.reportedAt, 0, 0, row.n};
    case EventOrder::Stage:
        return Place{int(row.stage), level, due, -row.reportedAt, row.n};
    }
    return Place{};
}

}

/** Events in memory, against plain loops over the same. */
class tst_EventColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asPlainLoops_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void asPlainLoops()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        EventColumns columns;
        std::map<qint64, Row> rows;
        for (int i = 0; i < 600; ++i) {
            const qint64 n = random.bounded(3) == 0 ? random.bounded(1, 400) : i + 1; // some come again, or between others
            const auto row = randomRow(random, n);
            columns.put(row);
            rows[n] = row;
            if (random.bounded(6) == 0) {
                const qint64 gone = random.bounded(1, 600);
                columns.remove(gone);
                rows.erase(gone);
            }
        }
        QCOMPARE(columns.size(), rows.size());
        const AreaLookup zone(GeoMultiPolygon{{{{22.2, 114.2}, {22.2, 114.8}, {22.8, 114.8}, {22.8, 114.2}}}});
        for (int i = 0; i < 60; ++i) {
            EventFilter filter{.queue = EventQueue(random.bounded(eventQueueCount)), .order = EventOrder(random.bounded(5)), .now = now - hour, .dayBegan = now - 15 * hour};
            filter.levels = random.bounded(2) == 0 ? 0 : unsigned(random.bounded(1, 32));
            filter.source = random.bounded(3) == 0 ? u"s1"_s : QString();
            filter.department = random.bounded(4) == 0 ? u"d2"_s : QString();
            if (random.bounded(4) == 0)
                filter.regions = QSet<QString>{u"r1"_s, u"r3"_s};
            filter.needsRegion = random.bounded(2) == 0;
            if (random.bounded(6) == 0)
                filter.zone = &zone;
            std::vector<qint64> text;
            if (random.bounded(4) == 0) {
                for (qint64 n = 1; n < 700; n += random.bounded(1, 9))
                    text.push_back(n);
                filter.isText = true;
                filter.rows = text;
                if (random.bounded(2) == 0)
                    filter.kindNames = {u"k3"_s};
            }
            std::vector<Row> all;
            EventColumns::Answer expected;
            std::map<QString, int> sources;
            for (const auto &[n, row] : rows) {
                if (matches(row, filter))
                    all.push_back(row);
                for (int q = 0; q < eventQueueCount; ++q)
                    expected.queues[std::size_t(q)] += matches(row, filter, false) && isIn(row, EventQueue(q), filter) ? 1 : 0;
                expected.levels[std::size_t(row.level)] += matches(row, filter, true, false) ? 1 : 0;
                sources[row.source] += matches(row, filter, true, true, false) ? 1 : 0;
            }
            std::ranges::sort(all, {}, [&](const Row &row) { return placeOf(row, filter.order); });
            EventColumns::Window window{.first = random.bounded(300), .count = random.bounded(1, 50)};
            const bool isAnchored = !all.empty() && random.bounded(2) == 0;
            const auto at = all.empty() ? 0 : random.bounded(int(all.size()));
            if (isAnchored)
                window.anchor = window.marked = all[std::size_t(at)].n;
            const auto answer = columns.find(filter, window);
            QCOMPARE(answer.total, int(all.size()));
            QCOMPARE(answer.queues, expected.queues);
            QCOMPARE(answer.levels, expected.levels);
            for (const auto &[code, count] : answer.sources)
                QCOMPARE(count, sources[code]);
            QCOMPARE(answer.marked, isAnchored ? at : -1);
            const int first = std::clamp(isAnchored ? at : window.first, 0, std::max(0, int(all.size()) - window.count));
            QCOMPARE(answer.first, first);
            std::vector<qint64> shown;
            for (int k = first; k < std::min(first + window.count, int(all.size())); ++k)
                shown.push_back(all[std::size_t(k)].n);
            QCOMPARE(answer.rows, shown);
        }
    }

    void whatLiesFarDown()
    {
        EventColumns columns;
        QRandomGenerator random(3);
        std::vector<Row> rows;
        for (qint64 n = 1; n <= 9'000; ++n)
            columns.put(rows.emplace_back(randomRow(random, n)));
        std::ranges::sort(rows, {}, [](const Row &row) { return placeOf(row, EventOrder::Newest); });
        const auto answer = columns.find({.queue = EventQueue::All, .order = EventOrder::Newest, .now = now}, {.first = 7'000, .count = 40});
        QCOMPARE(answer.first, 7'000);
        for (std::size_t i = 0; i < 40; ++i)
            QCOMPARE(answer.rows[i], rows[7'000 + i].n);
    }

    /** Many are gone through by two threads. */
    void verySoMany()
    {
        EventColumns columns;
        QRandomGenerator random(5);
        std::vector<Row> rows;
        for (qint64 n = 1; n <= 210'000; ++n)
            columns.put(rows.emplace_back(randomRow(random, n)));
        EventFilter filter{.queue = EventQueue::Open, .levels = 0b1010, .now = now, .dayBegan = now - 14 * hour};
        std::vector<qint64> text;
        for (qint64 n = 3; n < 210'000; n += 7)
            text.push_back(n);
        for (const bool isText : {false, true}) {
            filter.isText = isText;
            filter.rows = text;
            std::vector<Row> all;
            std::ranges::copy_if(rows, std::back_inserter(all), [&](const Row &row) { return matches(row, filter); });
            std::ranges::sort(all, {}, [&](const Row &row) { return placeOf(row, filter.order); });
            const auto answer = columns.find(filter, {.first = 900, .count = 40, .marked = all[950].n});
            QCOMPARE(answer.total, int(all.size()));
            QCOMPARE(answer.marked, 950);
            QCOMPARE(answer.queues[std::size_t(EventQueue::Open)], int(all.size()));
            for (std::size_t i = 0; i < 40; ++i)
                QCOMPARE(answer.rows[i], all[900 + i].n);
            const auto anchored = columns.find(filter, {.count = 5, .anchor = all[2'000].n});
            QCOMPARE(anchored.first, 2'000);
            QCOMPARE(anchored.rows[4], all[2'004].n);
        }
    }

    void keys()
    {
        EventColumns columns;
        for (qint64 n = 1; n <= 100; ++n)
            columns.put({.n = n, .key = quint64(n % 50)});
        QCOMPARE(columns.rowsOf({7, 4'103}), (std::vector<qint64>{7, 57})); // 4,103 is like 7 at a first look
        columns.remove(7);
        columns.remove(7);
        columns.remove(1'000);
        QCOMPARE(columns.rowsOf({7}), (std::vector<qint64>{57}));
        QCOMPARE(columns.size(), 99u);
        columns.clear();
        QCOMPARE(columns.find({.queue = EventQueue::All}, {.count = 10}).total, 0);
    }
};

QTEST_GUILESS_MAIN(tst_EventColumns)
#include "tst_eventcolumns.moc"
