#include "osm/tagmapping.h"

#include <QJsonDocument>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** OpenStreetMap's tags become the layers, classes and zooms of the OpenMapTiles schema that the base map reads. */
class tst_TagMapping : public QObject
{
    Q_OBJECT

    /** "highway=primary bridge=yes"; ~ stands for a space. */
    static OsmTags tagsFrom(const QString &text)
    {
        OsmTags tags;
        for (const auto &pair : text.split(u' ', Qt::SkipEmptyParts))
            tags.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1).replace(u'~', u' '));
        return tags;
    }

    /** "transportation 7 {"class":"primary"}", one a line; "inside" and "joined" where it is that. */
    static QString written(const std::vector<TileFeature> &features)
    {
        QStringList lines;
        for (const auto &feature : features) {
            const auto form = feature.form == TileFeature::Form::Inside ? u" inside"_s : feature.form == TileFeature::Form::Joined ? u" joined"_s
                                                                                                                                   : QString();
            lines += u"%1 %2%3 %4"_s.arg(feature.layer).arg(feature.minZoom).arg(form, QString::fromUtf8(QJsonDocument(feature.attributes).toJson(QJsonDocument::Compact)));
        }
        return lines.join(u'\n');
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void lines_data()
    {
        QTest::addColumn<QString>("tags");
        QTest::addColumn<QString>("features");

        QTest::newRow("motorway") << u"highway=motorway"_s << uR"(transportation 6 {"class":"motorway"})"_s;
        QTest::newRow("trunk") << u"highway=trunk"_s << uR"(transportation 6 {"class":"trunk"})"_s;
        QTest::newRow("primary, named") << u"highway=primary name=南京路 name:en=Nanjing~Road"_s
                                        << uR"(transportation 7 {"class":"primary"})"
                                           "\n"
                                           R"(transportation_name 11 joined {"class":"primary","name":"南京路","name_en":"Nanjing Road"})"_s;
        QTest::newRow("all names") << u"highway=tertiary name=a name:zh=b name:zh-Hans=c name:en=d name:fr=e"_s
                                   << uR"(transportation 11 {"class":"tertiary"})"
                                      "\n"
                                      R"(transportation_name 12 joined {"class":"tertiary","name":"a","name:zh":"b","name:zh-Hans":"c","name_en":"d"})"_s;
        QTest::newRow("a blank name is none") << u"highway=secondary name=~~~"_s << uR"(transportation 9 {"class":"secondary"})"_s;
        QTest::newRow("ramp") << u"highway=motorway_link name=匝道"_s << uR"(transportation 11 {"class":"motorway","ramp":1})"_s;
        QTest::newRow("residential") << u"highway=residential"_s << uR"(transportation 12 {"class":"minor"})"_s;
        QTest::newRow("unclassified") << u"highway=unclassified"_s << uR"(transportation 12 {"class":"minor"})"_s;
        QTest::newRow("service") << u"highway=service service=alley"_s << uR"(transportation 13 {"class":"service","service":"alley"})"_s;
        QTest::newRow("footway") << u"highway=footway"_s << uR"(transportation 14 {"class":"path","subclass":"footway"})"_s;
        QTest::newRow("track") << u"highway=track"_s << uR"(transportation 13 {"class":"track"})"_s;
        QTest::newRow("bridge") << u"highway=trunk bridge=viaduct layer=2"_s << uR"(transportation 6 {"brunnel":"bridge","class":"trunk","layer":2})"_s;
        QTest::newRow("tunnel") << u"highway=trunk tunnel=yes layer=-1"_s << uR"(transportation 6 {"brunnel":"tunnel","class":"trunk","layer":-1})"_s;
        QTest::newRow("no tunnel") << u"highway=trunk tunnel=no bridge=no"_s << uR"(transportation 6 {"class":"trunk"})"_s;
        QTest::newRow("ford") << u"highway=track ford=yes"_s << uR"(transportation 13 {"brunnel":"ford","class":"track"})"_s;
        QTest::newRow("odd layer") << u"highway=trunk layer=ground"_s << uR"(transportation 6 {"class":"trunk"})"_s;
        QTest::newRow("absurd layer") << u"highway=trunk layer=4000"_s << uR"(transportation 6 {"class":"trunk"})"_s;
        QTest::newRow("being built") << u"highway=construction construction=primary"_s << QString();
        QTest::newRow("planned") << u"highway=proposed"_s << QString();
        QTest::newRow("nobody's value") << u"highway=moonwalk name=x"_s << QString();
        QTest::newRow("no such link") << u"highway=moonwalk_link"_s << QString();
        QTest::newRow("main line") << u"railway=rail usage=main"_s << uR"(transportation 8 {"class":"rail","subclass":"rail"})"_s;
        QTest::newRow("siding") << u"railway=rail service=siding"_s << uR"(transportation 13 {"class":"rail","service":"siding","subclass":"rail"})"_s;
        QTest::newRow("metro") << u"railway=subway tunnel=yes"_s << uR"(transportation 10 {"brunnel":"tunnel","class":"transit","subclass":"subway"})"_s;
        QTest::newRow("tram") << u"railway=tram"_s << uR"(transportation 13 {"class":"transit","subclass":"tram"})"_s;
        QTest::newRow("given up") << u"railway=abandoned"_s << QString();
        QTest::newRow("tram in the street") << u"highway=residential railway=tram"_s
                                            << uR"(transportation 12 {"class":"minor"})"
                                               "\n"
                                               R"(transportation 13 {"class":"transit","subclass":"tram"})"_s;
        QTest::newRow("ferry") << u"route=ferry"_s << uR"(transportation 11 {"class":"ferry"})"_s;
        QTest::newRow("pier") << u"man_made=pier"_s << uR"(transportation 13 {"class":"pier"})"_s;
        QTest::newRow("river") << u"waterway=river name=海河"_s << uR"(waterway 9 {"class":"river","name":"海河"})"_s;
        QTest::newRow("culvert") << u"waterway=stream tunnel=culvert"_s << uR"(waterway 13 {"brunnel":"tunnel","class":"stream"})"_s;
        QTest::newRow("weir") << u"waterway=weir"_s << QString();
        QTest::newRow("runway") << u"aeroway=runway"_s << uR"(aeroway 10 {"class":"runway"})"_s;
        QTest::newRow("taxiway") << u"aeroway=taxiway"_s << uR"(aeroway 12 {"class":"taxiway"})"_s;
        QTest::newRow("border") << u"boundary=administrative admin_level=2"_s << QString();
        QTest::newRow("coast") << u"natural=coastline"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void lines()
    {
        QFETCH(const QString, tags);
        QFETCH(const QString, features);
        QCOMPARE(written(tileFeatures(tagsFrom(tags), OsmShape::Line)), features);
    }

    void areas_data()
    {
        QTest::addColumn<QString>("tags");
        QTest::addColumn<double>("km2");
        QTest::addColumn<QString>("features");

        QTest::newRow("large lake") << u"natural=water name=西湖"_s << 6.4
                                    << uR"(water 8 {"class":"lake"})"
                                       "\n"
                                       R"(water_name 10 inside {"class":"lake","name":"西湖"})"_s;
        QTest::newRow("river") << u"natural=water water=river name=海河"_s << 3.0 << uR"(water 9 {"class":"river"})"_s;
        QTest::newRow("old river") << u"waterway=riverbank"_s << 3.0 << uR"(water 9 {"class":"river"})"_s;
        QTest::newRow("reservoir") << u"landuse=reservoir"_s << 0.5 << uR"(water 10 {"class":"lake"})"_s;
        QTest::newRow("pond") << u"natural=water water=pond"_s << 0.0001 << uR"(water 14 {"class":"pond"})"_s;
        QTest::newRow("dock") << u"waterway=dock"_s << 0.1 << uR"(water 11 {"class":"dock"})"_s;
        QTest::newRow("pool") << u"leisure=swimming_pool"_s << 0.001 << uR"(water 14 {"class":"swimming_pool"})"_s;
        QTest::newRow("reserve") << u"leisure=nature_reserve name=七里海"_s << 1.0 << uR"(park 10 {"class":"nature_reserve","name":"七里海"})"_s;
        QTest::newRow("national park") << u"boundary=national_park"_s << 100.0 << uR"(park 6 {"class":"national_park"})"_s;
        QTest::newRow("under a lid") << u"natural=water tunnel=culvert"_s << 1.0 << QString();
        QTest::newRow("wood") << u"natural=wood"_s << 1.0 << uR"(landcover 10 {"class":"wood","subclass":"wood"})"_s;
        QTest::newRow("forest") << u"landuse=forest"_s << 1.0 << uR"(landcover 10 {"class":"wood","subclass":"forest"})"_s;
        QTest::newRow("park") << u"leisure=park name=人民公园"_s << 0.02
                              << uR"(landcover 13 {"class":"grass","subclass":"park"})"
                                 "\n"
                                 R"(poi 14 inside {"class":"park","name":"人民公园","rank":6,"subclass":"park"})"_s;
        QTest::newRow("beach") << u"natural=beach"_s << 0.02 << uR"(landcover 13 {"class":"sand","subclass":"beach"})"_s;
        QTest::newRow("quarter") << u"landuse=residential"_s << 0.2 << uR"(landuse 11 {"class":"residential"})"_s;
        QTest::newRow("school") << u"amenity=school name=一中"_s << 0.02
                                << uR"(landuse 13 {"class":"school"})"
                                   "\n"
                                   R"(poi 14 inside {"class":"school","name":"一中","rank":4,"subclass":"school"})"_s;
        QTest::newRow("use that is not shown") << u"landuse=depot"_s << 1.0 << QString();
        QTest::newRow("building") << u"building=yes"_s << 0.001 << u"building 14 {}"_s;
        QTest::newRow("no building") << u"building=no"_s << 0.001 << QString();
        QTest::newRow("cellar") << u"building=yes location=underground"_s << 0.001 << QString();
        QTest::newRow("apron") << u"aeroway=apron"_s << 0.2 << uR"(aeroway 11 {"class":"apron"})"_s;
        QTest::newRow("airport") << u"aeroway=aerodrome name=天津滨海国际机场 iata=TSN"_s << 20.0
                                 << uR"(aeroway 10 {"class":"aerodrome"})"
                                    "\n"
                                    R"(aerodrome_label 8 inside {"class":"international","iata":"TSN","name":"天津滨海国际机场"})"_s;
        QTest::newRow("airfield") << u"aeroway=aerodrome name=塘沽机场"_s << 1.0
                                  << uR"(aeroway 10 {"class":"aerodrome"})"
                                     "\n"
                                     R"(aerodrome_label 10 inside {"class":"other","name":"塘沽机场"})"_s;
        QTest::newRow("pier") << u"man_made=pier"_s << 0.01 << uR"(transportation 13 {"class":"pier"})"_s;
        QTest::newRow("island") << u"place=island name=崇明岛"_s << 1200.0 << uR"(place 8 inside {"class":"island","name":"崇明岛","rank":3})"_s;
        QTest::newRow("islet") << u"place=islet name=小岛"_s << 0.01 << uR"(place 13 inside {"class":"island","name":"小岛","rank":6})"_s;
        QTest::newRow("a city's area; its node has the name") << u"place=city name=天津市"_s << 12000.0 << QString();
        QTest::newRow("a square is no road") << u"highway=pedestrian area=yes name=广场"_s << 0.01 << QString();
        QTest::newRow("border") << u"boundary=administrative admin_level=2 name=x"_s << 1e6 << QString();
    }
    void areas()
    {
        QFETCH(const QString, tags);
        QFETCH(const double, km2);
        QFETCH(const QString, features);
        QCOMPARE(written(tileFeatures(tagsFrom(tags), OsmShape::Area, km2)), features);
    }

    void points_data()
    {
        QTest::addColumn<QString>("tags");
        QTest::addColumn<QString>("features");

        QTest::newRow("great city") << u"place=city name=天津市 population=13866009"_s << uR"(place 6 {"class":"city","name":"天津市","rank":2})"_s;
        QTest::newRow("city") << u"place=city name=某市"_s << uR"(place 6 {"class":"city","name":"某市","rank":8})"_s;
        QTest::newRow("town") << u"place=town name=杨柳青 population=90000"_s << uR"(place 8 {"class":"town","name":"杨柳青","rank":9})"_s;
        QTest::newRow("odd population") << u"place=town name=杨柳青 population=viele"_s << uR"(place 8 {"class":"town","name":"杨柳青","rank":11})"_s;
        QTest::newRow("suburb") << u"place=suburb name=五大道"_s << uR"(place 11 {"class":"suburb","name":"五大道","rank":11})"_s;
        QTest::newRow("village") << u"place=village name=小站"_s << uR"(place 11 {"class":"village","name":"小站","rank":11})"_s;
        QTest::newRow("hamlet") << u"place=hamlet name=a"_s << uR"(place 13 {"class":"hamlet","name":"a","rank":12})"_s;
        QTest::newRow("country: never") << u"place=country name=中国"_s << QString();
        QTest::newRow("province: never") << u"place=state name=河北省"_s << QString();
        QTest::newRow("no name") << u"place=village"_s << QString();
        QTest::newRow("peak") << u"natural=peak name=九顶山 ele=1078.5"_s << uR"(mountain_peak 9 {"class":"peak","ele":1079,"name":"九顶山","rank":1})"_s;
        QTest::newRow("peak, with unit") << u"natural=peak name=a ele=520~m"_s << uR"(mountain_peak 9 {"class":"peak","ele":520,"name":"a","rank":2})"_s;
        QTest::newRow("peak, odd height") << u"natural=peak name=a ele=ca.~120"_s << uR"(mountain_peak 9 {"class":"peak","name":"a","rank":5})"_s;
        QTest::newRow("peak above Everest") << u"natural=peak name=a ele=90000"_s << uR"(mountain_peak 9 {"class":"peak","name":"a","rank":5})"_s;
        QTest::newRow("peak, not a number") << u"natural=peak name=a ele=nan"_s << uR"(mountain_peak 9 {"class":"peak","name":"a","rank":5})"_s;
        QTest::newRow("strait") << u"natural=strait name=琼州海峡"_s << uR"(water_name 10 {"class":"strait","name":"琼州海峡"})"_s;
        QTest::newRow("station") << u"railway=station name=天津站"_s << uR"(poi 12 {"class":"railway","name":"天津站","rank":1,"subclass":"station"})"_s;
        QTest::newRow("hospital") << u"amenity=hospital name=总医院 name:en=General~Hospital"_s << uR"(poi 14 {"class":"hospital","name":"总医院","name_en":"General Hospital","rank":1,"subclass":"hospital"})"_s;
        QTest::newRow("bench") << u"amenity=bench name=x"_s << QString();
        QTest::newRow("tree") << u"natural=tree"_s << QString();
    }
    void points()
    {
        QFETCH(const QString, tags);
        QFETCH(const QString, features);
        QCOMPARE(written(tileFeatures(tagsFrom(tags), OsmShape::Point)), features);
    }

    void cutsNamesThatAreTooLong()
    {
        const auto features = tileFeatures({{u"place"_s, u"town"_s}, {u"name"_s, QString(5000, u'长')}}, OsmShape::Point);
        QCOMPARE(features.size(), 1U);
        QCOMPARE(features[0].attributes[u"name"].toString().size(), 200);
    }

    /** What osmium hands over must be what the mapping reads, or a layer silently stays empty. */
    void asksForWhatItReads()
    {
        const auto config = QJsonDocument::fromJson(exportConfig()).object();
        QVERIFY(!config.isEmpty());
        QStringList kept;
        for (const auto value : config[u"include_tags"].toArray())
            kept += value.toString();
        for (const auto &expression : wantedObjects()) {
            const auto key = expression.section(u'/', 1).section(u'=', 0, 0);
            QVERIFY2(kept.contains(key), qPrintable(key));
        }
    }
};

QTEST_GUILESS_MAIN(tst_TagMapping)
#include "tst_tagmapping.moc"
