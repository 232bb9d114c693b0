#include "feed/format/geojson.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace tonglan;
using namespace Qt::StringLiterals;

static constexpr TimeMs now = 1783751527000;

static FeedConfig config()
{
    FeedConfig feed{.name = u"points"_s, .type = u"geojson"_s, .pollSeconds = 300, .datum = Datum::Wgs84};
    feed.source.head.id = feed.source.head.source = u"points"_s;
    feed.source.name = u"点"_s;
    feed.mapping.title = u"name"_s;
    feed.mapping.time = u"at"_s;
    feed.mapping.level = u"size"_s;
    feed.mapping.steps = {{Level::Yellow, 5}, {Level::Red, 7}};
    return feed;
}

static QByteArray collection(const QList<QByteArray> &features)
{
    return R"({"type":"FeatureCollection","features":[)" + features.join(',') + "]}";
}

static QByteArray feature(const char *id, const char *properties, const char *geometry = R"({"type":"Point","coordinates":[114,22]})")
{
    return QByteArray(R"({"type":"Feature","id":)") + id + R"(,"properties":)" + properties + R"(,"geometry":)" + geometry + '}';
}

static Result<FeedBatch> parse(const QByteArray &json, const FeedConfig &feed = config(), TimeMs at = now)
{
    KnownContents known;
    return parseGeoJson(json, feed, at, known);
}

static CityGrid cityGrid()
{
    return {.centralMeridian = 121.5, .falseEasting = 0, .rotation = 0.5, .shiftNorth = -3'400'000};
}

static const Event &eventOf(const FeedBatch &batch, std::size_t index)
{
    return std::get<Event>(std::get<Record>(batch.changes.at(index + 1))); // after the source
}

/** GeoJSON files as feeds: mapping, versions, what is missing. */
class GeoJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void loadsTheEarthquakes()
    {
        const auto feeds = loadFeeds(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/feeds/usgs-earthquakes.toml"));
        QCOMPARE(feeds.problems.size(), 0U);
        const auto &feed = feeds.feeds.at(0);
        QFile file(feed.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto batch = parse(file.readAll(), feed);
        QVERIFY2(batch.has_value(), batch ? "" : qPrintable(batch.error().detail));
        QCOMPARE(batch->rejected.size(), 0U);
        QCOMPARE(batch->changes.size(), 1708U);
        QVERIFY(batch->snapshotEnd);

        const auto &source = std::get<Source>(std::get<Record>(batch->changes.front()));
        QCOMPARE(source.head.id, u"usgs"_s);
        QCOMPARE(source.name, u"美国地质调查局"_s);
        QCOMPARE(source.system, u"全球地震目录"_s);
        QCOMPARE(source.intervalSeconds, 300);
        QVERIFY(source.head.extra.contains("credit"));
        QVERIFY(!source.demo);

        const auto &first = eventOf(*batch, 0);
        QCOMPARE(first.head.id, u"ci37868143"_s);
        QCOMPARE(first.head.source, u"usgs"_s);
        QCOMPARE(first.title, u"M 2.0 - 4km W of Castaic, CA"_s);
        QCOMPARE(first.kindName, u"地震"_s);
        QCOMPARE(first.occurredAt, 1517966773840);
        QCOMPARE(first.head.version, 1517966996303);
        QCOMPARE(first.position->lat, 34.4945);
        QCOMPARE(first.region, QString());
        QVERIFY(first.head.extra.contains("\"magType\":\"ml\""));
        int orange = 0;
        for (std::size_t i = 0; i < 1707; ++i)
            orange += eventOf(*batch, i).level == Level::Orange ? 1 : 0;
        QVERIFY(orange < 5);
    }

    void maps()
    {
        const auto batch = parse(collection({feature("1", R"({"name":"a","at":"2026-07-11T06:32:07Z","size":7.1,"more":true,"none":null})"), feature("\"b\"", R"({"name":"b","at":1783751527000,"size":5})", "null"), feature("3", R"({"name":"c","size":null})")}));
        QVERIFY(batch.has_value());
        QCOMPARE(batch->rejected.size(), 0U);
        QCOMPARE(eventOf(*batch, 0).head.id, u"1"_s);
        QCOMPARE(eventOf(*batch, 0).level, Level::Red);
        QCOMPARE(eventOf(*batch, 0).occurredAt, 1783751527000);
        QCOMPARE(eventOf(*batch, 0).head.extra, R"({"more":true})");
        QCOMPARE(eventOf(*batch, 1).level, Level::Yellow);
        QCOMPARE(eventOf(*batch, 1).occurredAt, 1783751527000);
        QVERIFY(!eventOf(*batch, 1).position);
        QCOMPARE(eventOf(*batch, 2).level, Level::None);
        QCOMPARE(eventOf(*batch, 2).occurredAt, now);
    }

    void namesWhatHasNoId()
    {
        const auto one = QByteArray(R"({"type":"Feature","properties":{"name":"a"},"geometry":null})");
        const auto batch = parse(collection({one, one, QByteArray(one).replace("\"a\"", "\"b\"")}));
        QCOMPARE(batch->changes.size(), 3U);
        QCOMPARE(eventOf(*batch, 0).head.id.size(), 32);
        QVERIFY(eventOf(*batch, 0).head.id != eventOf(*batch, 1).head.id);
        QVERIFY(batch->rejected.at(0).reason.contains("given twice"_L1));
    }

    void versionsGrowOnlyWithTheContent()
    {
        KnownContents known;
        const auto version = [&](const char *name, TimeMs at) { return eventOf(*parseGeoJson(collection({feature("1", name)}), config(), at, known), 0).head.version; };
        QCOMPARE(version(R"({"name":"a"})", 1000), 1000);
        QCOMPARE(version(R"({"name":"a"})", 2000), 1000);
        QCOMPARE(version(R"({"name":"b"})", 3000), 3000);
        QCOMPARE(version(R"({"name":"c"})", 500), 3001); // the clock went back, the version does not
    }

    void takesContentItDoesNotKnowForTheSame()
    {
        KnownContents known = {{u"1"_s, {.version = 5000}}};
        const auto batch = parseGeoJson(collection({feature("1", R"({"name":"a"})"), feature("2", R"({"name":"b"})")}), config(), 1000, known);
        QCOMPARE(eventOf(*batch, 0).head.version, 5000);
        QCOMPARE(eventOf(*batch, 1).head.version, 1000);
        QVERIFY(!known[u"1"_s].hash.isEmpty());
    }

    void anAssetMayHaveAnOutline()
    {
        auto feed = config();
        feed.mapping.record = RecordType::Asset;
        feed.mapping.placeRequired = false;
        const auto zoneOf = [](const QByteArray &ring) {
            return collection({"{\"type\":\"Feature\",\"id\":\"z1\",\"properties\":{\"name\":\"zone\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}}"});
        };
        KnownContents known;
        const auto batch = parseGeoJson(zoneOf("[[114,22],[115,22],[115,23],[114,23],[114,22]]"), feed, 1000, known);
        QVERIFY(batch.has_value());
        QCOMPARE(batch->rejected.size(), 0U);
        const auto zone = std::get<Asset>(std::get<Record>(batch->changes.at(1)));
        QCOMPARE(zone.area.size(), 1U);
        QVERIFY(zone.position && contains(zone.area, *zone.position));

        feed.datum = Datum::Gcj02; // the outline is put right as points are
        KnownContents other;
        const auto moved = parseGeoJson(zoneOf("[[114,22],[115,22],[115,23],[114,23],[114,22]]"), feed, 1000, other);
        const auto there = std::get<Asset>(std::get<Record>(moved->changes.at(1))).area[0][0][0];
        QVERIFY(std::abs(there.lon - zone.area[0][0][0].lon) > 0.002);

        const auto line = parseGeoJson(zoneOf("[[114,22],[115,22],[114,22]]"), feed, 1000, other);
        QCOMPARE(line->rejected.size(), 1U);
        QVERIFY(line->rejected.at(0).reason.startsWith("geometry: "_L1));
    }

    void fingerprintsHowItReads()
    {
        const auto before = fingerprintOf(config());
        QCOMPARE(fingerprintOf(config()), before);
        const std::array<void (*)(FeedConfig &), 7> changes = {
            [](FeedConfig &feed) { feed.mapping.description = u"name"_s; },
            [](FeedConfig &feed) { feed.mapping.steps[1].from = 7.5; },
            [](FeedConfig &feed) { feed.mapping.record = RecordType::Asset; },
            [](FeedConfig &feed) { feed.mapping.placeRequired = true; },
            [](FeedConfig &feed) { feed.source.name = u"线"_s; },
            [](FeedConfig &feed) { feed.source.head.id = u"lines"_s; },
            [](FeedConfig &feed) { feed.pollSeconds = 60; }, // the interval of a source that has none
        };
        for (const auto change : changes) {
            auto feed = config();
            change(feed);
            QVERIFY(fingerprintOf(feed) != before);
        }
        auto feed = config();
        feed.url = QUrl(u"https://other.example/a.geojson"_s); // the same bytes from elsewhere
        QCOMPARE(fingerprintOf(feed), before);
    }

    void noticesWhatIsMissing()
    {
        QList<QByteArray> features;
        for (int i = 0; i < 100; ++i)
            features.append(feature(QByteArray::number(i).constData(), R"({"name":"a"})"));
        KnownContents known;
        QVERIFY(parseGeoJson(collection(features), config(), now, known).has_value());
        QVERIFY(!dropsTooMuch(*parse(collection(features)), known));
        QVERIFY(!dropsTooMuch(*parse(collection(features.sliced(30))), known));
        QVERIFY(dropsTooMuch(*parse(collection(features.sliced(31))), known));
        QVERIFY(dropsTooMuch(*parse(collection({})), known));
        QVERIFY(dropsTooMuch(*parse(collection({})), 100));
        QVERIFY(!dropsTooMuch(*parse(collection(features)), 100));
        QVERIFY(!dropsTooMuch(*parse(collection({})), KnownContents()));
    }

    void refusesFeatures_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("reason");

        QTest::newRow("not a feature") << QByteArray(R"({"type":"Point"})") << u"type: not a Feature"_s;
        QTest::newRow("a number") << QByteArray("7") << u"not JSON"_s;
        QTest::newRow("no title") << feature("1", "{}") << u"properties.name: missing"_s;
        QTest::newRow("title an object") << feature("1", R"({"name":{}})") << u"properties.name: is not text"_s;
        QTest::newRow("long title") << feature("1", QByteArray(R"({"name":"x"})").replace("x", QByteArray(501, 'x')).constData()) << u"properties.name: 501 characters"_s;
        QTest::newRow("bad time") << feature("1", R"({"name":"a","at":"yesterday"})") << u"properties.at: is neither"_s;
        QTest::newRow("time out of range") << feature("1", R"({"name":"a","at":1e300})") << u"properties.at: is neither"_s;
        QTest::newRow("level a word") << feature("1", R"({"name":"a","size":"big"})") << u"properties.size: is not a number"_s;
        QTest::newRow("off the Earth") << feature("1", R"({"name":"a"})", R"({"type":"Point","coordinates":[22,114]})") << u"geometry: coordinates"_s;
        QTest::newRow("no properties") << QByteArray(R"({"type":"Feature","id":1,"properties":null,"geometry":null})") << u"properties.name: missing"_s;
        QTest::newRow("1e400") << feature("1", R"({"name":"a","size":1e400})") << u"not JSON"_s;
    }
    void refusesFeatures()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, reason);
        const auto batch = parse(collection({row, feature("9", R"({"name":"good"})")}));
        QVERIFY(batch.has_value());
        QCOMPARE(batch->changes.size(), 2U);
        QVERIFY2(batch->rejected.at(0).reason.startsWith(reason), qPrintable(batch->rejected.at(0).reason));
    }

    void refusesAFeatureWithoutPlaceIfToldTo()
    {
        auto feed = config();
        feed.mapping.placeRequired = true;
        const auto batch = parse(collection({feature("1", R"({"name":"a"})", "null")}), feed);
        QVERIFY(batch->rejected.at(0).reason.startsWith("geometry: missing"_L1));
    }

    void refusesWholes_data()
    {
        QTest::addColumn<QByteArray>("json");

        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("html") << QByteArray("<html>");
        QTest::newRow("single feature") << feature("1", "{}");
        QTest::newRow("topology") << QByteArray(R"({"type":"Topology","features":[]})");
        QTest::newRow("cut off") << collection({feature("1", R"({"name":"a"})")}).chopped(2);
        QTest::newRow("a system nobody knows") << QByteArray(R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2383"}},"features":[]})");
    }
    void refusesWholes()
    {
        QFETCH(QByteArray, json);
        auto feed = config();
        feed.datum.reset();
        QCOMPARE(parse(json, feed).error().kind, Error::Kind::Protocol);
    }

    void readsPlacesByTheirDatum_data()
    {
        QTest::addColumn<std::optional<Datum>>("datum");
        QTest::addColumn<QByteArray>("crs");
        QTest::addColumn<QByteArray>("geometry");
        QTest::addColumn<std::optional<GeoPoint>>("expected");

        const auto point = [](double x, double y) { return R"({"type":"Point","coordinates":[)" + QByteArray::number(x, 'f', 9) + ',' + QByteArray::number(y, 'f', 9) + "]}"; };
        const std::optional<GeoPoint> shanghai = GeoPoint{.lat = 31.1774276, .lon = 121.5272106};
        const std::optional<GeoPoint> nowhere;
        const auto wgs = point(121.5272106, 31.1774276);
        const auto gcj = point(121.531541859215, 31.17530398364597);
        QTest::newRow("WGS 84") << std::optional(Datum::Wgs84) << QByteArray() << wgs << shanghai;
        QTest::newRow("CGCS2000") << std::optional(Datum::Cgcs2000) << QByteArray() << wgs << shanghai;
        QTest::newRow("GCJ-02") << std::optional(Datum::Gcj02) << QByteArray() << gcj << shanghai;
        QTest::newRow("GCJ-02, and the file claims the usual") << std::optional(Datum::Gcj02) << QByteArray("urn:ogc:def:crs:OGC:1.3:CRS84") << gcj << shanghai;
        QTest::newRow("the file says WGS 84") << std::optional<Datum>() << QByteArray("urn:ogc:def:crs:OGC:1.3:CRS84") << wgs << shanghai;
        QTest::newRow("the file says CGCS2000") << std::optional<Datum>() << QByteArray("urn:ogc:def:crs:EPSG::4490") << wgs << shanghai;
        QTest::newRow("nobody says") << std::optional<Datum>() << QByteArray() << wgs << nowhere;
        const auto there = fromWgs84(*shanghai, Datum::Bd09mc);
        QTest::newRow("BD-09, metres") << std::optional(Datum::Bd09mc) << QByteArray() << point(there.x, there.y) << shanghai;
        const auto grid = fromWgs84(*shanghai, Datum::CityGrid, cityGrid());
        QTest::newRow("a city's grid") << std::optional(Datum::CityGrid) << QByteArray() << point(grid.x, grid.y) << shanghai;
        QTest::newRow("an area in a city's grid") << std::optional(Datum::CityGrid) << QByteArray() << QByteArray(R"({"type":"Polygon","coordinates":[[[%1,%2],[%3,%2],[%3,%4],[%1,%4],[%1,%2]]]})").replace("%1", QByteArray::number(grid.x - 10, 'f', 4)).replace("%3", QByteArray::number(grid.x + 10, 'f', 4)).replace("%2", QByteArray::number(grid.y - 20, 'f', 4)).replace("%4", QByteArray::number(grid.y + 20, 'f', 4)) << shanghai;
    }
    void readsPlacesByTheirDatum()
    {
        QFETCH(std::optional<Datum>, datum);
        QFETCH(QByteArray, crs);
        QFETCH(QByteArray, geometry);
        QFETCH(std::optional<GeoPoint>, expected);
        auto feed = config();
        feed.datum = datum;
        feed.grid = cityGrid();
        auto json = collection({feature("1", R"({"name":"a"})", geometry.constData())});
        if (!crs.isEmpty())
            json.replace(R"("features")", R"("crs":{"type":"name","properties":{"name":")" + crs + R"("}},"features")");
        const auto batch = parse(json, feed);
        QVERIFY2(batch.has_value(), batch ? "" : qPrintable(batch.error().detail));
        const auto place = eventOf(*batch, 0).position;
        QCOMPARE(place.has_value(), expected.has_value());
        QCOMPARE(batch->hasLeftOutPlaces, !expected.has_value());
        if (!place)
            return;
        const double north = (place->lat - expected->lat) * 111'195;
        const double east = (place->lon - expected->lon) * 111'195 * std::cos(expected->lat * std::numbers::pi / 180);
        QVERIFY2(std::hypot(north, east) < 0.2, qPrintable(u"%1 m away"_s.arg(std::hypot(north, east)))); // a metre is asked for
    }

    void refusesPlacesThatAreNowhereInTheirDatum()
    {
        auto feed = config();
        feed.datum = Datum::CityGrid;
        feed.grid = cityGrid();
        const auto far = parse(collection({feature("1", R"({"name":"a"})", R"({"type":"Point","coordinates":[1e9,2]})")}), feed);
        QVERIFY2(far->rejected.at(0).reason.contains("in the datum city-grid"_L1), qPrintable(far->rejected.at(0).reason));
        const auto odd = parse(collection({feature("1", R"({"name":"a"})", R"({"type":"Point","coordinates":["1",2]})")}), feed);
        QVERIFY2(odd->rejected.at(0).reason.contains("metres east"_L1), qPrintable(odd->rejected.at(0).reason));
    }

    void readAnotherWayItIsOtherContent()
    {
        auto feed = config();
        const auto before = fingerprintOf(feed);
        feed.datum = Datum::Gcj02;
        const auto shifted = fingerprintOf(feed);
        QVERIFY(shifted != before);
        feed.datum = Datum::CityGrid;
        const auto gridded = fingerprintOf(feed);
        feed.grid.shiftEast = 1;
        QVERIFY(fingerprintOf(feed) != gridded);
    }
};

QTEST_APPLESS_MAIN(GeoJsonTest)
#include "tst_geojson.moc"
