#include "feed/format/geometry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

static QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/** GeoJSON geometries, mostly the malicious ones. */
class GeometryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void readsPoints()
    {
        QCOMPARE(*pointFromGeoJson(parsed(R"({"type":"Point","coordinates":[114.1,22.3]})")), (GeoPoint{22.3, 114.1}));
        QCOMPARE(*pointFromGeoJson(parsed(R"({"type":"Point","coordinates":[-118.6,34.4,26.49]})")), (GeoPoint{34.4, -118.6}));
        QCOMPARE(*pointFromGeoJson(parsed(R"({"type":"Point","coordinates":[180,-90]})")), (GeoPoint{-90, 180}));
    }

    void readsAreas()
    {
        const GeoRing triangle = {{0, 0}, {0, 1}, {1, 1}};
        QVERIFY(*areaFromGeoJson(parsed(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})")) == GeoMultiPolygon{{triangle}});
        QVERIFY(*areaFromGeoJson(parsed(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]})")) == GeoMultiPolygon{{triangle}}); // not closed
        QVERIFY(*areaFromGeoJson(parsed(R"({"type":"Polygon","coordinates":[[[0,0],[0,0],[1,0],[1,0],[1,1],[0,0],[0,0]]]})")) == GeoMultiPolygon{{triangle}}); // points doubled
        QCOMPARE(areaFromGeoJson(parsed(R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]})"))->size(), 2U);
    }

    void refusesAreas_data()
    {
        QTest::addColumn<QByteArray>("json");

        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("point") << QByteArray(R"({"type":"Point","coordinates":[0,0]})");
        QTest::newRow("no rings") << QByteArray(R"({"type":"Polygon","coordinates":[]})");
        QTest::newRow("empty ring") << QByteArray(R"({"type":"Polygon","coordinates":[[]]})");
        QTest::newRow("empty hole") << QByteArray(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[]]})");
        QTest::newRow("one point") << QByteArray(R"({"type":"Polygon","coordinates":[[[0,0]]]})");
        QTest::newRow("one point four times") << QByteArray(R"({"type":"Polygon","coordinates":[[[0,0],[0,0],[0,0],[0,0]]]})");
        QTest::newRow("there and back") << QByteArray(R"({"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0],[1,1],[0,0]]]})");
        QTest::newRow("latitude 91") << QByteArray(R"({"type":"Polygon","coordinates":[[[0,0],[1,91],[1,1],[0,0]]]})");
        QTest::newRow("longitude 181") << QByteArray(R"({"type":"Polygon","coordinates":[[[0,0],[181,0],[1,1],[0,0]]]})");
        QTest::newRow("text") << QByteArray(R"({"type":"Polygon","coordinates":[[["0","0"],[1,1],[1,0]]]})");
        QTest::newRow("null") << QByteArray(R"({"type":"Polygon","coordinates":[[[null,null],[1,1],[1,0]]]})");
        QTest::newRow("too many points") << R"({"type":"Polygon","coordinates":[[)" + QByteArray("[1,1],[2,2],").repeated(260'000) + "[0,0]]]}";
        QTest::newRow("no polygons") << QByteArray(R"({"type":"MultiPolygon","coordinates":[]})");
    }
    void refusesAreas()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!areaFromGeoJson(parsed(json)));
    }

    void findsAPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<std::optional<GeoPoint>>("place");
        using Place = std::optional<GeoPoint>;

        QTest::newRow("point") << QByteArray(R"({"type":"Point","coordinates":[2,1]})") << Place(GeoPoint{1, 2});
        QTest::newRow("line") << QByteArray(R"({"type":"LineString","coordinates":[[0,0],[4,2]]})") << Place(GeoPoint{1, 2});
        QTest::newRow("polygon") << QByteArray(R"({"type":"Polygon","coordinates":[[[0,0],[4,0],[4,2],[0,2],[0,0]]]})") << Place(GeoPoint{1, 2});
        QTest::newRow("collection") << QByteArray(R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[0,0]},{"type":"Point","coordinates":[4,2]}]})") << Place(GeoPoint{1, 2});
        QTest::newRow("empty collection") << QByteArray(R"({"type":"GeometryCollection","geometries":[]})") << Place();
        QTest::newRow("empty line") << QByteArray(R"({"type":"LineString","coordinates":[]})") << Place();
        QTest::newRow("arrays without end") << R"({"type":"LineString","coordinates":)" + QByteArray(20, '[') + "1,1" + QByteArray(20, ']') + '}' << Place();
        QTest::newRow("collections without end") << QByteArray(R"({"type":"GeometryCollection","geometries":[)").repeated(20) + QByteArray("]}").repeated(20) << Place();
        QTest::newRow("unknown type") << QByteArray(R"({"type":"Circle","center":[0,0]})") << Place();
    }
    void findsAPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(std::optional<GeoPoint>, place);
        const auto found = placeFromGeoJson(parsed(json));
        QCOMPARE(found.has_value(), place.has_value());
        if (place)
            QCOMPARE(*found, *place);
    }
};

QTEST_APPLESS_MAIN(GeometryTest)
#include "tst_geometry.moc"
