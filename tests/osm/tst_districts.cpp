#include "osm/districts.h"

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** A GeoJSON file of districts becomes regions; what is wrong with a feature is said, and the rest is taken. */
class tst_Districts : public QObject
{
    Q_OBJECT

    static QByteArray square(double west, double south, double size = 0.1)
    {
        const auto n = [](double value) { return QByteArray::number(value, 'g', 12); };
        return R"({"type":"Polygon","coordinates":[[[)" + n(west) + ',' + n(south) + "],[" + n(west + size) + ',' + n(south) + "],[" + n(west + size) + ',' + n(south + size) + "],[" + n(west) + ',' + n(south + size) + "],[" + n(west) + ',' + n(south) + "]]]}";
    }
    static QByteArray feature(const QByteArray &properties, const QByteArray &geometry = square(117, 39)) { return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + '}'; }
    static QByteArray file(const QByteArrayList &features) { return R"({"type":"FeatureCollection","features":[)" + features.join(',') + "]}"; }
    static DistrictOptions tianjin() { return {.city = u"120000"_s}; }
    static Result<DistrictFile> read(const QByteArray &json, const DistrictOptions &options = tianjin()) { return readDistricts(json, u"d.geojson"_s, options); }
    static QStringList treeOf(const DistrictFile &districts)
    {
        QStringList tree;
        for (const auto &region : districts.regions)
            tree += u"%1 %2 %3 %4"_s.arg(region.depth).arg(region.head.id, region.name, region.parent).trimmed();
        return tree;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void readsATree_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QStringList>("tree");

        QTest::newRow("districts") << file({feature(R"("code":"120102","name":"河东区")"), feature(R"("code":"120101","name":"和平区")")}) << QStringList{u"1 120101 和平区 120000"_s, u"1 120102 河东区 120000"_s};
        QTest::newRow("codes as numbers, parent as an object") << file({feature(R"("adcode":120101,"name":"和平区","parent":{"adcode":120000})")}) << QStringList{u"1 120101 和平区 120000"_s};
        QTest::newRow("three levels, in any order") << file({feature(R"("code":"120101001001","name":"某社区","parent":"120101001")"), feature(R"("code":"120101001","name":"劝业场街道","parent":"120101")"), feature(R"("code":"120101","name":"和平区","parent":"120000")")})
                                                    << QStringList{u"1 120101 和平区 120000"_s, u"2 120101001 劝业场街道 120101"_s, u"3 120101001001 某社区 120101001"_s};
        QTest::newRow("the city itself") << file({feature(R"("code":"120000","name":"天津市","parent":"100000")"), feature(R"("code":"120101","name":"和平区","parent":"120000")")}) << QStringList{u"0 120000 天津市"_s, u"1 120101 和平区 120000"_s};
        QTest::newRow("a survey's members") << file({feature(R"("XZQDM":"120101","XZQMC":"和平区","OBJECTID":1)")}) << QStringList{u"1 120101 和平区 120000"_s};
    }
    void readsATree()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QStringList, tree);
        const auto districts = read(json);
        QVERIFY2(districts, districts ? "" : qPrintable(districts.error().detail));
        QCOMPARE(districts->refused, QStringList());
        QCOMPARE(treeOf(*districts), tree);
    }

    void takesWhatAFeatureSays()
    {
        const auto districts = read(file({feature(R"("adcode":"120101","name":"和平区","name_en":"Heping","label":[117.05,39.05])")}));
        QVERIFY(districts);
        const auto &region = districts->regions[0];
        QCOMPARE(region.nameEn, u"Heping"_s);
        QCOMPARE(region.shortName, u"和平"_s);
        QCOMPARE(region.label.value(), (GeoPoint{39.05, 117.05}));
        QVERIFY2(std::abs(region.areaKm2 - 96) < 1.5, qPrintable(QString::number(region.areaKm2)));
        QCOMPARE(districts->box, (GeoBox{117, 39, 117.1, 39.1}));
    }

    void refusesSingleFeatures_data()
    {
        QTest::addColumn<QByteArray>("bad");
        QTest::addColumn<QString>("says");

        QTest::newRow("no code") << feature(R"("name":"河东区")") << u"d.geojson: feature 2 (河东区): has no code in \"code\""_s;
        QTest::newRow("code is null") << feature(R"("code":null,"name":"河东区")") << u"feature 2 (河东区): has no code"_s;
        QTest::newRow("no name") << feature(R"("code":"120102")") << u"feature 2: has no name in \"name\""_s;
        QTest::newRow("code came before") << feature(R"("code":"120101","name":"河东区")") << u"feature 2 (河东区): code 120101 is that of feature 1 already"_s;
        QTest::newRow("no geometry") << feature(R"("code":"120102","name":"河东区")", "null") << u"feature 2 (河东区): type: \"\" where a Polygon or MultiPolygon is needed"_s;
        QTest::newRow("a point") << feature(R"("code":"120102","name":"河东区")", R"({"type":"Point","coordinates":[117,39]})") << u"type: \"Point\""_s;
        QTest::newRow("two points") << feature(R"("code":"120102","name":"河东区")", R"({"type":"Polygon","coordinates":[[[117,39],[117,40],[117,39]]]})") << u"less than three different points"_s;
        QTest::newRow("latitude first") << feature(R"("code":"120102","name":"河东区")", R"({"type":"Polygon","coordinates":[[[39,117],[39.1,117],[39.1,117.1],[39,117]]]})") << u"is not on the Earth (longitude comes first)"_s;
        QTest::newRow("metres") << feature(R"("code":"120102","name":"河东区")", R"({"type":"Polygon","coordinates":[[[500000,4320000],[501000,4320000],[501000,4321000],[500000,4320000]]]})") << u"is not on the Earth"_s;
        QTest::newRow("not an object") << "7"_ba << u"feature 2: has no code"_s;
        QTest::newRow("parent is not there") << feature(R"("code":"120102","name":"河东区","parent":"990000")") << u"120102 河东区: its parent 990000 is not in the file"_s;
        QTest::newRow("its own parent") << feature(R"("code":"120102","name":"河东区","parent":"120102")") << u"120102 河东区: its parents lead in a circle"_s;
    }
    void refusesSingleFeatures()
    {
        QFETCH(const QByteArray, bad);
        QFETCH(const QString, says);
        auto options = tianjin();
        options.code = u"code"_s;
        options.name = u"name"_s;
        const auto rest = [](const char *code) { return feature(R"("name":"a","parent":"120000","code":)" + QByteArray(code)); };
        const auto districts = read(file({feature(R"("code":"120101","name":"和平区","parent":"120000")"), bad, rest("120103"), rest("120104")}), options);
        QVERIFY2(districts, districts ? "" : qPrintable(districts.error().detail));
        QCOMPARE(districts->regions.size(), 3U);
        QCOMPARE(districts->refused.size(), 1);
        QVERIFY2(districts->refused[0].contains(says), qPrintable(districts->refused[0]));
    }

    void refusesTheFile_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");

        QTest::newRow("empty") << QByteArray() << u"d.geojson: not JSON"_s;
        QTest::newRow("cut off") << file({feature(R"("code":"1","name":"a")")}).first(60) << u"not JSON: unterminated"_s;
        QTest::newRow("no collection") << R"({"type":"Point","coordinates":[1,2]})"_ba << u"not a GeoJSON FeatureCollection"_s;
        QTest::newRow("no features") << file({}) << u"not a GeoJSON FeatureCollection with features"_s;
        QTest::newRow("no code to be seen") << file({feature(R"("fid":7,"title":"和平区")")}) << u"it can't be told which member of \"properties\" is the code. There are: fid, title. Say it with --district-code"_s;
        QTest::newRow("no name to be seen") << file({feature(R"("code":7,"title":"和平区")")}) << u"is the name. There are: code, title. Say it with --district-name"_s;
        QTest::newRow("nothing good") << file({feature(R"("code":"1","name":"a")", "null")}) << u"no district could be used: d.geojson: feature 1 (a)"_s;
        QTest::newRow("the city only") << file({feature(R"("code":"120000","name":"天津市")")}) << u"no district could be used: it holds the city only"_s;
    }
    void refusesTheFile()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, says);
        const auto districts = read(json);
        QVERIFY(!districts);
        QVERIFY2(districts.error().detail.contains(says), qPrintable(districts.error().detail));
    }

    void readsTheMembersThatAreNamed()
    {
        auto options = tianjin();
        options.code = u"dm"_s;
        options.name = u"mz"_s;
        options.nameEn = u"en"_s;
        options.parent = u"up.code"_s;
        const auto districts = read(file({feature(R"("code":"wrong","name":"wrong","dm":"120101","mz":"和平区","en":"Heping","up":{"code":"120000"})")}), options);
        QVERIFY(districts);
        QCOMPARE(treeOf(*districts), QStringList{u"1 120101 和平区 120000"_s});
        QCOMPARE(districts->regions[0].nameEn, u"Heping"_s);
        options.parent = u"none"_s;
        const auto without = read(file({feature(R"("dm":"120101","mz":"和平区")")}), options);
        QVERIFY(!without && without.error().detail.contains("no member \"none\" for the parent"_L1));
    }

    /** 高德's files lie some 500 m off if nobody says what they are. */
    void convertsTheDatum()
    {
        const auto json = file({feature(R"("adcode":120101,"name":"和平区","acroutes":[100000,120000])", square(117.2, 39.1))});
        const auto plain = read(json);
        QVERIFY(plain);
        QCOMPARE(plain->notes.size(), 1);
        QVERIFY(plain->notes[0].contains("--districts-datum gcj02"_L1));
        auto options = tianjin();
        options.datum = Datum::Gcj02;
        const auto shifted = read(json, options);
        QVERIFY(shifted);
        QCOMPARE(shifted->notes, QStringList());
        const auto corner = toWgs84({117.2, 39.1}, Datum::Gcj02);
        QVERIFY(std::abs(shifted->box.west - corner.lon) < 1e-4 && std::abs(shifted->box.south - corner.lat) < 1e-4);
        const double metres = std::hypot((shifted->box.west - plain->box.west) * 86'000, (shifted->box.south - plain->box.south) * 111'000);
        QVERIFY2(metres > 300 && metres < 800, qPrintable(QString::number(metres)));
    }
};

QTEST_GUILESS_MAIN(tst_Districts)
#include "tst_districts.moc"
