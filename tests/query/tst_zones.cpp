// Zones lie across the administrative regions: what happens in them is known by its place. The reference here looks north from a point, where the
// program looks east.

#include "querytest.h"

#include "query/arrivallines.h"
#include "query/eventsummary.h"
#include "query/histogrammodel.h"
#include "query/indicatormodel.h"
#include "query/layermodel.h"
#include "query/pointsource.h"
#include "query/readevents.h"
#include "query/readindicators.h"
#include "query/readpoints.h"
#include "query/readregionfigures.h"
#include "query/readregions.h"
#include "query/readsituation.h"
#include "query/regionmodel.h"
#include "query/regionpath.h"
#include "query/searchmodel.h"
#include "query/topicmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>

#include <set>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

const QString city = u"810000"_s;
const QString zoneCode = u"810000Z1"_s;
using Ids = std::set<QString>;

/** Degrees from thousandths, so that borders and vertices are hit. */
GeoRing ring(std::initializer_list<std::pair<int, int>> corners)
{
    GeoRing points;
    for (const auto &[lat, lon] : corners)
        points.push_back({lat / 1000.0, lon / 1000.0});
    return points;
}

Region makeZone(const QString &code, const GeoMultiPolygon &area, const QString &parent = city, int depth = 1)
{
    auto zone = makeRegion(code, u"东湖开发区"_s, u"East Lake Zone"_s, parent, depth);
    zone.kind = Region::Kind::Zone;
    zone.area = area;
    return zone;
}

enum class Side { Inside,
    Border,
    Outside };

Side sideOf(const GeoMultiPolygon &area, GeoPoint p)
{
    bool isInside = false;
    for (const auto &polygon : area) {
        for (const auto &points : polygon) {
            for (std::size_t i = 0; i < points.size(); ++i) {
                const auto a = points[i];
                const auto b = points[(i + 1) % points.size()];
                const long double turn = (static_cast<long double>(b.lon) - a.lon) * (static_cast<long double>(p.lat) - a.lat) - (static_cast<long double>(b.lat) - a.lat) * (static_cast<long double>(p.lon) - a.lon);
                const bool isBeside = p.lon >= std::min(a.lon, b.lon) && p.lon <= std::max(a.lon, b.lon) && p.lat >= std::min(a.lat, b.lat) && p.lat <= std::max(a.lat, b.lat);
                if (isBeside && std::abs(turn) < 1e-13L)
                    return Side::Border;
                const bool spans = (a.lon > p.lon) != (b.lon > p.lon);
                if (spans && (b.lon > a.lon ? turn < 0 : turn > 0))
                    isInside = !isInside;
            }
        }
    }
    return isInside ? Side::Inside : Side::Outside;
}

Ids idsOf(const std::vector<EventLine> &lines)
{
    Ids ids;
    for (const auto &line : lines)
        ids.insert(line.id);
    return ids;
}

template<typename T>
void bindTo(T &object, QueryTest &test)
{
    object.setRunner(&test.runner);
    object.setClock(&test.clock);
}

}

class ZonesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void countAndRowsAreWhatLiesInside_data()
    {
        QTest::addColumn<GeoMultiPolygon>("area");

        const auto square = ring({{22350, 114150}, {22350, 114250}, {22450, 114250}, {22450, 114150}});
        const auto hole = ring({{22380, 114180}, {22380, 114220}, {22420, 114220}, {22420, 114180}});
        QTest::newRow("a square") << GeoMultiPolygon{{square}};
        QTest::newRow("with a hole") << GeoMultiPolygon{{square, hole}};
        QTest::newRow("several parts") << GeoMultiPolygon{{square, hole}, {ring({{22310, 114310}, {22330, 114390}, {22490, 114350}})}, {ring({{22390, 114190}, {22390, 114210}, {22410, 114200}})}};
        QTest::newRow("parts on each other: even-odd") << GeoMultiPolygon{{square}, {ring({{22400, 114200}, {22400, 114300}, {22500, 114300}, {22500, 114200}})}};
        QTest::newRow("a star with a dent") << GeoMultiPolygon{{ring({{22300, 114200}, {22390, 114190}, {22400, 114100}, {22410, 114190}, {22500, 114200}, {22410, 114210}, {22400, 114300}, {22395, 114205}})}};
        GeoRing teeth; // an edge in every band of the lookup
        for (int i = 0; i < 60; ++i)
            teeth.push_back({(i % 2 == 0 ? 22310 : 22490) / 1000.0, (114110 + 3 * i) / 1000.0});
        QTest::newRow("teeth") << GeoMultiPolygon{{teeth}};
    }
    void countAndRowsAreWhatLiesInside()
    {
        QFETCH(const GeoMultiPolygon, area);
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        QRandomGenerator random(7);
        Ids inside;
        Ids border;
        std::vector<Event> events;
        for (int i = 0; i < 900; ++i) {
            auto event = makeEvent(QString::number(i), Level(1 + random.bounded(4)), i % 3 == 0 ? u"810002"_s : u"810001001"_s, now - random.bounded(20) * hour);
            const bool onGrid = i % 2 == 0; // borders and corners are there
            const int lat = onGrid ? 22300 + 10 * random.bounded(21) : 0;
            event.position = onGrid ? GeoPoint{lat / 1000.0, (114100 + 10 * random.bounded(31)) / 1000.0} : GeoPoint{22.3 + random.generateDouble() * 0.2, 114.1 + random.generateDouble() * 0.3};
            if (i % 17 == 0)
                event.position.reset(); // is in no zone
            if (i % 19 == 0)
                event.region.clear(); // is no event of the city
            if (i % 5 == 0) {
                event.stage = Stage::Closed;
                event.closedAt = event.reportedAt + (i % 2 == 0 ? hour : 3 * hour); // the deadline is after two
            }
            if (event.position && !event.region.isEmpty()) {
                const auto side = sideOf(area, *event.position);
                if (side != Side::Outside)
                    (side == Side::Inside ? inside : border).insert(event.head.id);
            }
            events.push_back(event);
            changes.emplace_back(Record(event));
        }
        changes.emplace_back(Record(makeZone(zoneCode, area)));
        test.put(std::move(changes));
        const auto db = Database::openForReading(test.path);
        QVERIFY(db);

        const auto isAsExpected = [&](const Ids &found, bool openOnly) {
            for (const auto &event : events) {
                const auto &id = event.head.id;
                const bool isAsked = !openOnly || isOpen(event);
                if (found.contains(id) != (isAsked && inside.contains(id)) && !(isAsked && border.contains(id)))
                    return false;
            }
            return true;
        };
        const auto open = readEvents(*db, {.region = zoneCode, .openOnly = true, .limit = 1000});
        const auto openIds = idsOf(open->lines);
        QVERIFY(isAsExpected(openIds, true));
        const auto all = readEvents(*db, {.region = zoneCode, .from = now - day, .byUrgency = false, .limit = 1000});
        const auto allIds = idsOf(all->lines);
        QVERIFY(allIds.size() > 20);
        QVERIFY(isAsExpected(allIds, false));

        const auto answer = readRegions(*db, {.parent = city, .closedFrom = now - day, .closedTo = now});
        const auto zone = std::ranges::find(answer->regions->regions, zoneCode, &RegionShape::code);
        QVERIFY(zone != answer->regions->regions.end());
        QVERIFY(zone->isZone && zone->isCountable());
        QCOMPARE(zone->openCount, int(openIds.size())); // the number and the rows behind it
        auto worst = Level::None;
        int closed = 0;
        int closedInTime = 0;
        for (const auto &event : events) {
            if (openIds.contains(event.head.id))
                worst = worse(worst, event.level);
            if (allIds.contains(event.head.id) && !isOpen(event) && event.closedAt <= now) {
                ++closed;
                closedInTime += event.closedAt <= event.deadline ? 1 : 0;
            }
        }
        QCOMPARE(zone->worst, worst);
        const auto &figures = answer->figures[std::size_t(zone - answer->regions->regions.begin())];
        QCOMPARE(figures.closed, closed);
        QCOMPARE(figures.closedInTime, closedInTime);

        // Whatever else is asked about the zone is about the same events.
        const auto summary = readSummary(*db, {.region = zoneCode, .now = now, .source = u"unified"_s});
        QVERIFY(summary->isCountable);
        QCOMPARE(summary->openTotal(), int(openIds.size()));
        const auto points = readPoints(*db, {.region = zoneCode});
        Ids pointIds;
        points->points->visit([&](const PointRows &rows, std::size_t i) { pointIds.insert(rows.keys[i].second); });
        QCOMPARE(pointIds, openIds);
        QCOMPARE(points->points->withoutPlace(), 0U);
        QCOMPARE(readEventTimes(*db, zoneCode, now - day, now + 1)->size(), allIds.size());
        int byTopic = 0;
        const auto topics = readTopics(*db, zoneCode, now - day, now + 1, QTimeZone(QTimeZone::UTC));
        for (const auto &topic : *topics)
            byTopic += topic.count;
        QCOMPARE(byTopic, int(allIds.size()));
        const auto situation = readSituation(*db, {.region = zoneCode, .eventSource = u"unified"_s, .now = now});
        QCOMPARE(situation->openByLevel, summary->openByLevel);

        // An event that a stream brings is judged in the same way before it is stored.
        QVERIFY(open->zone);
        std::vector<ArrivalOverlay::Entry> arrivals;
        for (const auto &event : events)
            arrivals.push_back({.event = event});
        QCOMPARE(idsOf(withArrivals({}, arrivals, {.region = zoneCode, .openOnly = true, .limit = 1000}, *open->catalog, open->zone.get())), openIds);
    }

    /** A zone with other borders: whatever is shown of it is of the same outline, also if no event changes. */
    void everybodyHearsOfAnotherOutline()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        for (int i = 0; i < 30; ++i) {
            auto event = makeEvent(QString::number(100 + i), Level::Blue, u"810001"_s, now - hour);
            event.position = GeoPoint{22.4, 114.105 + i * 0.01};
            changes.emplace_back(Record(event));
        }
        changes.emplace_back(Record(makeZone(zoneCode, {{ring({{22350, 114100}, {22350, 114200}, {22450, 114200}, {22450, 114100}})}})));
        test.put(std::move(changes));

        PointSource points;
        EventSummary summary;
        HistogramModel day;
        TopicModel topics;
        const auto watch = [&](auto &model) {
            model.setRegion(zoneCode);
            model.setClock(&test.clock);
            model.setRunner(&test.runner);
        };
        watch(points);
        watch(summary);
        watch(day);
        watch(topics);
        const auto inDay = [&] {
            int sum = 0;
            for (int row = 0; row < day.rowCount(); ++row)
                sum += day.data(day.index(row), HistogramModel::CountRole).toInt();
            return sum;
        };
        const auto inTopics = [&] {
            int sum = 0;
            for (int row = 0; row < topics.rowCount(); ++row)
                sum += topics.data(topics.index(row), TopicModel::CountRole).toInt();
            return sum;
        };
        const auto counts = [&] { return QList<int>{int(points.points()->size()), summary.openTotal(), inDay(), inTopics()}; };
        QTRY_COMPARE(counts(), QList<int>(4, readSummary(*Database::openForReading(test.path), {.region = zoneCode, .now = now, .source = u"unified"_s})->openTotal()));
        const int before = summary.openTotal();
        test.put({Record(makeZone(zoneCode, {{ring({{22350, 114100}, {22350, 114300}, {22450, 114300}, {22450, 114100}})}}))});
        QTRY_VERIFY(summary.openTotal() > before);
        QTRY_COMPARE(counts(), QList<int>(4, summary.openTotal()));
        test.put({Record(makeZone(zoneCode, {}))}); // nobody knows what lies in it
        QTRY_VERIFY(!day.isCountable() && !summary.isCountable());
        QTRY_COMPARE(points.points()->size(), 0U);
    }

    /** Zones count what the districts count too: neither the city's figures nor the districts' know of them. */
    void nothingCountsTwice()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        for (int i = 0; i < 40; ++i) {
            auto event = makeEvent(QString::number(i), Level::Blue, i % 4 == 0 ? u"810002"_s : u"810001001"_s, now - hour);
            event.position = GeoPoint{22.4, 114.102 + i * 0.005};
            changes.emplace_back(Record(event));
        }
        test.put(std::move(changes));
        RegionModel regions;
        QAbstractItemModelTester tester(&regions);
        EventSummary summary;
        summary.setRegion(city);
        bindTo(regions, test);
        bindTo(summary, test);
        test.settle();
        QCOMPARE(column(regions, "openCount"), u"30 10"_s);
        QCOMPARE(summary.openTotal(), 40);

        test.put({Record(makeZone(u"810000Z1"_s, {{ring({{22350, 114150}, {22350, 114250}, {22450, 114250}, {22450, 114150}})}})),
            Record(makeZone(u"810000Z2"_s, {{ring({{22300, 114050}, {22300, 114400}, {22500, 114400}, {22500, 114050}})}}))});
        test.settle();
        QCOMPARE(column(regions, "code"), u"810001 810002 810000Z2 810000Z1"_s); // zones come after the districts, whatever they count
        QCOMPARE(column(regions, "openCount"), u"30 10 40 20"_s);
        QCOMPARE(column(regions, "rank"), u"1 2 0 0"_s);
        QCOMPARE(column(regions, "zone"), u"false false true true"_s);
        QCOMPARE(regions.zoneCount(), 2);
        QCOMPARE(regions.maximumOpen(), 30); // bars compare districts
        QCOMPARE(summary.openTotal(), 40);
        QVERIFY(regions.hasOutlines() && regions.hasZoneOutlines());
        LayerModel layers;
        layers.setLayers({QVariantMap{{u"id"_s, u"r"_s}, {u"kind"_s, u"regions"_s}}});
        bindTo(layers, test);
        regions.setOrder(u"code"_s);
        test.settle();
        QCOMPARE(column(layers, "count"), u"2"_s); // districts
        QCOMPARE(column(regions, "code"), u"810001 810002 810000Z1 810000Z2"_s);
        const auto areas = outlinesSideBySide(*regions.regions());
        for (std::size_t i = 0; i < areas.size(); ++i)
            QCOMPARE(areas[i]->empty(), regions.regions()->regions[i].isZone); // counts by district and colours of districts
    }

    void anEventThatNamesAZoneCountsWhereItLies()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeZone(u"810001Z"_s, {{ring({{22350, 114150}, {22350, 114250}, {22450, 114250}, {22450, 114150}})}}, u"810001"_s, 2)));
        auto elsewhere = makeEvent(u"a"_s, Level::Blue, u"810001Z"_s, now - hour);
        elsewhere.position = GeoPoint{22.31, 114.11};
        changes.emplace_back(Record(elsewhere));
        changes.emplace_back(Record(makeEvent(u"b"_s, Level::Blue, u"810002"_s, now - hour)));
        test.put(std::move(changes));
        RegionModel below;
        RegionModel districts;
        below.setParentRegion(u"810001"_s);
        bindTo(below, test);
        bindTo(districts, test);
        test.settle();
        QCOMPARE(column(below, "code"), u"810001001 810001Z"_s);
        QCOMPARE(column(below, "openCount"), u"0 1"_s);
        QCOMPARE(column(districts, "openCount"), u"1 1"_s); // the zone hangs below the first, which it names
    }

    void aZoneWithoutAnOutlineIsUnknown()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeZone(zoneCode, {})));
        changes.emplace_back(Record(makeEvent(u"a"_s, Level::Blue, zoneCode, now - hour)));
        test.put(std::move(changes));
        RegionModel regions;
        EventSummary summary;
        RegionPath path;
        regions.setOrder(u"code"_s);
        summary.setRegion(zoneCode);
        path.setHome(city);
        path.setRegion(zoneCode);
        bindTo(regions, test);
        bindTo(summary, test);
        path.setRunner(&test.runner);
        test.settle();
        QCOMPARE(column(regions, "countable"), u"true true false"_s);
        QVERIFY(!regions.hasZoneOutlines());
        QVERIFY(!summary.isCountable());
        QVERIFY(!summary.isValid()); // dashes, not zeros
        QVERIFY(path.isZone());
        QVERIFY(!path.isCountable());
        const auto db = Database::openForReading(test.path);
        QCOMPARE(readEvents(*db, {.region = zoneCode, .openOnly = true})->total, 0);
        QVERIFY(readSeries(*db, {.events = true, .region = zoneCode, .now = now})->current.empty());
        QVERIFY(!readSituation(*db, {.region = zoneCode, .eventSource = u"unified"_s, .now = now})->events.known);

        auto zone = makeZone(zoneCode, {{ring({{22350, 114150}, {22350, 114250}, {22450, 114250}, {22450, 114150}})}});
        test.put({Record(zone)}); // it comes later
        test.settle();
        QCOMPARE(column(regions, "countable"), u"true true true"_s);
        QCOMPARE(column(regions, "openCount"), u"0 0 1"_s);
        QTRY_VERIFY(path.isCountable());
    }

    void placesInTheTree_data()
    {
        QTest::addColumn<QString>("parent");
        QTest::addColumn<QString>("home");
        QTest::addColumn<QString>("steps");
        QTest::addColumn<QString>("listed");
        QTest::newRow("below the city") << city << city << u"z"_s << city;
        QTest::newRow("below a neighbourhood") << u"810001001"_s << city << u"810001 810001001 z"_s << u"810001001"_s;
        QTest::newRow("below nothing: not the whole city") << u""_s << city << u"z"_s << city;
        QTest::newRow("below itself") << u"z"_s << city << u"z"_s << u"z"_s;
        QTest::newRow("below what nobody knows") << u"nobody"_s << city << u"z"_s << city;
        QTest::newRow("a wall of its own") << city << u"z"_s << u""_s << u"z"_s;
    }
    void placesInTheTree()
    {
        QFETCH(const QString, parent);
        QFETCH(const QString, home);
        QFETCH(const QString, steps);
        QFETCH(const QString, listed);
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeZone(u"z"_s, {{ring({{22350, 114150}, {22350, 114250}, {22450, 114250}, {22450, 114150}})}}, parent)));
        auto outside = makeEvent(u"b"_s, Level::Blue, u"810001"_s, now - hour);
        outside.position = GeoPoint{22.31, 114.11};
        changes.emplace_back(Record(outside));
        changes.emplace_back(Record(makeEvent(u"a"_s, Level::Blue, u"810002"_s, now - hour)));
        test.put(std::move(changes));
        RegionPath path;
        path.setHome(home);
        path.setRegion(u"z"_s);
        path.setRunner(&test.runner);
        EventSummary summary;
        summary.setRegion(u"z"_s);
        bindTo(summary, test);
        test.settle();
        QStringList codes;
        for (const auto &step : path.steps())
            codes.append(step.toMap()[u"code"_s].toString());
        QCOMPARE(codes.join(u' '), steps);
        QCOMPARE(path.listed(), listed);
        QCOMPARE(summary.openTotal(), 1);
    }

    /** A zone has the readings that a feed gives for it, and no sum of others'. */
    void readingsAreTheZonesOwn()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeZone(zoneCode, {{ring({{22350, 114150}, {22350, 114250}, {22450, 114250}, {22450, 114150}})}})));
        changes.emplace_back(Record(makeIndicator(u"air"_s, u"空气"_s, {})));
        for (const auto &region : {u"810001"_s, u"810002"_s})
            changes.emplace_back(Record(makeReading(u"air"_s, now - hour, 40, region)));
        test.put(std::move(changes));
        IndicatorModel model;
        model.setCodes({u"air"_s});
        model.setRegion(zoneCode);
        bindTo(model, test);
        test.settle();
        QCOMPARE(at(model, 0, "hasValue").toBool(), false); // no data
        test.put({Record(makeReading(u"air"_s, now - hour, 99, zoneCode))});
        test.settle();
        QTRY_COMPARE(at(model, 0, "value").toDouble(), 99.0);

        const auto db = Database::openForReading(test.path);
        const auto figures = readRegionFigures(*db, {.indicator = u"air"_s, .parent = city, .now = now});
        QCOMPARE(figures->lines.size(), 2u); // the colours of districts: a zone has none, and does not stretch their scale
    }

    void aPlaceInAZoneIsStillInItsDistrict()
    {
        QueryTest test;
        auto changes = smallCity(test.time.time);
        changes.emplace_back(Record(makeZone(u"810000A"_s, {{ring({{22350, 114150}, {22350, 114250}, {22450, 114250}, {22450, 114150}})}}))); // before the districts, by code
        Asset pump{.head = {.source = u"drainage"_s, .id = u"P1"_s, .version = 1, .time = 1}, .name = u"北河泵站"_s, .kind = u"pump"_s, .position = GeoPoint{22.4, 114.2}};
        changes.emplace_back(Record(pump));
        test.put(std::move(changes));
        SearchModel model;
        bindTo(model, test);
        model.setActive(true);
        model.setText(u"北河泵站"_s);
        test.settle();
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(at(model, 0, "regionName").toString(), u"沙田区"_s);
    }
};

QTEST_MAIN(ZonesTest)
#include "tst_zones.moc"
