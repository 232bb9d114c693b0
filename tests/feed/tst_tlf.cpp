#include "feed/format/jsonrows.h"
#include "feed/format/rowcheck.h"
#include "feed/format/tlf.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

static const GeoMultiPolygon someArea = {
    {{{22.1, 114.0}, {22.1, 114.3}, {22.4, 114.3}, {22.4, 114.0}}, {{22.2, 114.1}, {22.3, 114.1}, {22.3, 114.2}}},
    {{{22.5, 114.0}, {22.5, 114.1}, {22.6, 114.1}}},
};

static RecordHead head(const QString &id)
{
    return {.source = u"water"_s, .id = id, .version = 17, .time = 1783751527250};
}

static QJsonObject eventRow(const QJsonObject &changes = {}, const QJsonObject &data = {})
{
    QJsonObject members{{u"title"_s, u"路面塌陷"_s}, {u"level"_s, u"red"_s}};
    for (auto it = data.begin(); it != data.end(); ++it)
        members.insert(it.key(), it.value());
    QJsonObject row{{u"op"_s, u"put"_s}, {u"type"_s, u"event"_s}, {u"source"_s, u"unified"_s}, {u"id"_s, u"E1"_s}, {u"ver"_s, 1}, {u"time"_s, u"2026-07-11T14:32:07+08:00"_s}, {u"data"_s, members}};
    for (auto it = changes.begin(); it != changes.end(); ++it)
        row.insert(it.key(), it.value());
    return row;
}

static QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

static QByteArray changes(const QList<QByteArray> &rows)
{
    return R"({"epoch":"e1","prev":"c1","cursor":"c2","more":true,"serverTime":"2026-07-11T06:32:07Z","records":[)" + rows.join(',') + "]}";
}

/** TLF/1 on the wire and back; hostile rows and hostile wholes. */
class TlfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void roundTrip_data()
    {
        QTest::addColumn<Record>("record");

        QTest::newRow("region") << Record(Region{.head = head(u"810001"_s), .name = u"中西区"_s, .nameEn = u"Central and Western"_s, .shortName = u"中西"_s, .parent = u"810000"_s, .depth = 1, .kind = Region::Kind::Zone, .areaKm2 = 12.5, .population = 235953, .label = GeoPoint{22.28, 114.15}, .area = someArea});
        QTest::newRow("region without area") << Record(Region{.head = head(u"810000"_s), .name = u"城"_s});
        QTest::newRow("source") << Record(Source{.head = {.source = u"water"_s, .id = u"water"_s, .version = 1, .time = 1783751527000}, .name = u"水务局"_s, .nameEn = u"Water"_s, .system = u"排水监测平台"_s, .systemEn = u"Drainage"_s, .contact = u"值班室"_s, .intervalSeconds = 60, .collection = Source::Collection::Simulated, .demo = true});
        QTest::newRow("indicator") << Record(Indicator{.head = head(u"power.load"_s), .name = u"全市用电负荷"_s, .nameEn = u"Load"_s, .unit = u"MW"_s, .unitEn = u"MW"_s, .topic = u"power"_s, .scope = u"全市"_s, .formula = u"sum"_s, .periodSeconds = 300, .decimals = 1, .direction = Indicator::Direction::UpIsBad, .aggregation = Indicator::Aggregation::Sum, .normalLow = 4000, .normalHigh = 9000, .target = 0, .limits = {{Level::Red, true, 12000}, {Level::Yellow, false, 100.5}}, .parent = u"power"_s, .weight = 0.5});
        QTest::newRow("reading") << Record(Reading{.head = {.source = u"water"_s, .id = u"water.supply|810000|1783751527"_s, .version = 2, .time = 1783751527000}, .indicator = u"water.supply"_s, .region = u"810000"_s, .value = 0.0, .quality = Reading::Quality::Suspect});
        QTest::newRow("reading without value") << Record(Reading{.head = {.source = u"water"_s, .id = u"water.supply|810000|1783751527"_s, .version = 2, .time = 1783751527000}, .indicator = u"water.supply"_s, .region = u"810000"_s, .quality = Reading::Quality::Withheld});
        QTest::newRow("event") << Record(Event{.head = {.source = u"water"_s, .id = u"E-𠮷"_s, .version = (1LL << 53) - 1, .time = 1783751527250, .extra = R"({"crew":7,"tags":["a"]})"}, .title = u"𠮷里爆管"_s, .kind = u"water.burst"_s, .kindName = u"爆管"_s, .topic = u"water"_s, .level = Level::Orange, .stage = Stage::Handling, .flags = Event::Urged | Event::Returned, .region = u"810001001"_s, .address = u"皇后大道"_s, .department = u"water"_s, .occurredAt = 1783751000000, .reportedAt = 1783751100000, .deadline = 1783759000000, .closedAt = 1783758000000, .position = GeoPoint{22.2812345, 114.1512345}, .description = u"第一行\n第二行"_s});
        QTest::newRow("event log") << Record(EventLog{.head = head(u"L1"_s), .eventSource = u"unified"_s, .event = u"E1"_s, .action = u"stage"_s, .from = u"reported"_s, .to = u"accepted"_s, .actor = u"张"_s, .text = u"已受理"_s});
        QTest::newRow("asset") << Record(Asset{.head = head(u"A1"_s), .name = u"玛丽医院"_s, .nameEn = u"Queen Mary"_s, .kind = u"hospital"_s, .region = u"810002"_s, .status = u"维护"_s, .position = GeoPoint{22.27, 114.13}});
        // The point of an area is not on the wire: it follows from the outline.
        const GeoMultiPolygon zone = {{{{22, 114}, {22, 115}, {23, 115}, {23, 114}}, {{22.25, 114.25}, {22.25, 114.5}, {22.75, 114.5}, {22.75, 114.25}}}};
        QTest::newRow("asset with an outline") << Record(Asset{.head = head(u"F1"_s), .name = u"淹没区"_s, .kind = u"flood"_s, .status = u"planned"_s, .position = pointWithin(zone), .area = zone});
        QTest::newRow("warning") << Record(Warning{.head = head(u"W1"_s), .kind = u"11B03"_s, .kindName = u"暴雨"_s, .level = Level::Red, .headline = u"暴雨红色预警"_s, .description = u"大雨"_s, .sender = u"气象"_s, .regions = {u"810001"_s, u"810002"_s}, .onset = 1783751000000, .expires = 1783759000000, .status = Warning::Status::Updated, .references = {u"W0"_s}, .area = {someArea.front()}});
        QTest::newRow("objection") << Record(Objection{.head = head(u"2026-00001"_s), .indicator = u"water.supply"_s, .region = u"810000"_s, .readingTime = 1783751527000, .readingSource = u"water"_s, .value = 0.0, .reason = Objection::Reason::Definition, .text = u"与年鉴口径不符"_s, .raisedBy = u"王"_s, .raisedAt = 1783751600000, .state = Objection::State::Corrected, .answer = u"已改正"_s, .answeredBy = u"李"_s, .answeredAt = 1783751700000, .corrected = 128.5});
        QTest::newRow("objection to what had no value") << Record(Objection{.head = head(u"2026-00002"_s), .indicator = u"water.supply"_s, .region = u"810000"_s, .readingTime = 1783751527000, .readingSource = u"water"_s, .reason = Objection::Reason::Late, .raisedAt = 1783751600000});
        QTest::newRow("forecast") << Record(Forecast{.head = head(u"load-42"_s), .indicator = u"power.load"_s, .region = u"810000"_s, .issuedAt = 1783751527000, .model = u"负荷预测模型"_s, .modelEn = u"Load model"_s, .coverage = 0.9, .stepSeconds = 900, .points = {{1783752300000, 7200.25, 7000, 7400.5}, {1783754100000, -1, -1, -1}}});
    }
    void roundTrip()
    {
        QFETCH(Record, record);
        const auto wire = text(toTlf(record));
        const auto change = changeFromTlf(QJsonDocument::fromJson(wire).object());
        QVERIFY2(change.has_value(), change ? "" : qPrintable(change.error().detail));
        QVERIFY2(std::get<Record>(*change) == record, wire.constData());

        const auto page = parseTlfRecords('[' + wire + ']', typeOf(record));
        QVERIFY(page.has_value());
        QCOMPARE(page->rejected.size(), 0U);
        QVERIFY(std::get<Record>(page->changes.at(0)) == record);
    }

    /** Also of a record that is refused: the command took effect all the same. */
    void namesTheCommandsThatTookEffect()
    {
        const auto good = eventRow({{u"cmd"_s, u"k1"_s}});
        const auto bad = eventRow({{u"cmd"_s, u"k2"_s}, {u"time"_s, u"yesterday"_s}});
        const auto tooLong = eventRow({{u"cmd"_s, QString(101, u'k')}});
        const auto batch = parseTlfChanges(changes({text(good), text(bad), text(tooLong), text(eventRow())}));
        QVERIFY(batch.has_value());
        QCOMPARE(batch->commands, (QStringList{u"k1"_s, u"k2"_s}));
        QCOMPARE(batch->rejected.size(), 1U);
        const auto &record = std::get<Record>(batch->changes.at(0));
        QVERIFY(headOf(record).extra.isEmpty()); // it is not part of the data
    }

    void roundTripOfTombstones()
    {
        for (int i = 0; i < recordTypeCount; ++i) {
            const Tombstone tombstone{RecordType(i), head(u"X"_s)};
            const auto change = changeFromTlf(toTlf(tombstone));
            QVERIFY(change.has_value());
            QVERIFY(std::get<Tombstone>(*change) == tombstone);
        }
    }

    void keepsWhatItDoesNotKnow()
    {
        const auto change = changeFromTlf(eventRow({{u"cmd"_s, u"K1"_s}}, {{u"new"_s, QJsonObject{{u"a"_s, 1}}}}));
        QVERIFY(change.has_value());
        QCOMPARE(headOf(std::get<Record>(*change)).extra, R"({"new":{"a":1}})");
    }

    void readsChanges()
    {
        const auto batch = parseTlfChanges(changes({text(eventRow()), R"({"op":"del","type":"event","source":"unified","id":"E2","ver":3})", R"({"op":"put","type":"track","source":"a","id":"b","ver":1,"time":"2026-07-11T06:32:07Z","data":{}})"}));
        QVERIFY(batch.has_value());
        QCOMPARE(batch->kind, FeedBatch::Kind::Delta);
        QCOMPARE(batch->epoch, u"e1"_s);
        QCOMPARE(batch->previousCursor, u"c1"_s);
        QCOMPARE(batch->cursor, u"c2"_s);
        QVERIFY(batch->more);
        QCOMPARE(batch->serverTime, 1783751527000);
        QCOMPARE(batch->changes.size(), 2U);
        QCOMPARE(batch->unknownTypes, 1);
        QCOMPARE(batch->rejected.size(), 0U);
        QVERIFY(std::holds_alternative<Tombstone>(batch->changes.at(1)));
    }

    void readsSnapshotPages()
    {
        const auto page = parseTlfSnapshotPage(R"({"epoch":"e1","asOf":"c9","page":1,"next":"p2","total":5,"records":[)" + text(eventRow()) + "]}", RecordType::Event);
        QVERIFY(page.has_value());
        QCOMPARE(page->kind, FeedBatch::Kind::SnapshotPage);
        QCOMPARE(page->cursor, u"c9"_s);
        QCOMPARE(page->nextPage, u"p2"_s);
        QCOMPARE(page->total, 5);
        QVERIFY(!page->lastPage);
        QVERIFY(parseTlfSnapshotPage(R"({"epoch":"e1","asOf":"c9","page":2,"next":null,"records":[]})", RecordType::Event)->lastPage);
        const auto other = parseTlfSnapshotPage(R"({"epoch":"e1","asOf":"c9","next":null,"records":[)" + text(eventRow()) + "]}", RecordType::Asset);
        QCOMPARE(other->rejected.at(0).reason, u"type: not \"asset\", which was asked for"_s);
    }

    void readsDiscovery()
    {
        const auto discovery = parseTlfDiscovery(R"({"feed":"tlf/1","epoch":"e-2026-11","city":{"code":"810000","name":"城"},
            "types":{"event":{"pageMax":1000},"region":{},"track":{}},"push":["sse"],"heartbeatSeconds":5,"retentionSeconds":604801,"serverTime":"2026-07-11T06:32:07Z","new":1})");
        QVERIFY(discovery.has_value());
        QCOMPARE(discovery->types, (QList{RecordType::Region, RecordType::Event}));
        QCOMPARE(discovery->pageMax[std::size_t(RecordType::Event)], 1000);
        QCOMPARE(discovery->unknownTypes, 1);
        QVERIFY(discovery->hasStream);
        QCOMPARE(discovery->heartbeatSeconds, 5);
        QCOMPARE(discovery->retentionDays, 8);
        QCOMPARE(discovery->cityCode, u"810000"_s);
    }

    void heartbeatMattersOnlyToAStream_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<int>("seconds"); // 0: refused

        QTest::newRow("stream, good") << R"("push":["sse"],"heartbeatSeconds":7)"_ba << 7;
        QTest::newRow("stream, none") << R"("push":["sse"])"_ba << 15;
        QTest::newRow("stream, 0") << R"("push":["sse"],"heartbeatSeconds":0)"_ba << 0;
        QTest::newRow("no stream, 0") << R"("push":[],"heartbeatSeconds":0)"_ba << 15;
        QTest::newRow("no stream, a word") << R"("push":["mqtt"],"heartbeatSeconds":"often")"_ba << 15;
        QTest::newRow("no push at all, -1") << R"("heartbeatSeconds":-1)"_ba << 15;
    }
    void heartbeatMattersOnlyToAStream()
    {
        QFETCH(QByteArray, members);
        QFETCH(int, seconds);
        const auto discovery = parseTlfDiscovery(R"({"feed":"tlf/1","epoch":"e","types":{"event":{}},)" + members + '}');
        QCOMPARE(discovery.has_value(), seconds > 0);
        if (discovery)
            QCOMPARE(discovery->heartbeatSeconds, seconds);
    }

    void refusesDiscovery_data()
    {
        QTest::addColumn<QByteArray>("json");

        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("html") << QByteArray("<html>login</html>");
        QTest::newRow("other protocol") << QByteArray(R"({"feed":"tlf/2","epoch":"e","types":{"event":{}}})");
        QTest::newRow("no epoch") << QByteArray(R"({"feed":"tlf/1","types":{"event":{}}})");
        QTest::newRow("no types") << QByteArray(R"({"feed":"tlf/1","epoch":"e","types":{}})");
    }
    void refusesDiscovery()
    {
        QFETCH(QByteArray, json);
        const auto discovery = parseTlfDiscovery(json);
        QVERIFY(!discovery);
        QCOMPARE(discovery.error().kind, Error::Kind::Protocol);
    }

    void refusesWholes_data()
    {
        QTest::addColumn<QByteArray>("json");

        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("html") << QByteArray("<!DOCTYPE html><html></html>");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no records") << QByteArray(R"({"epoch":"e","prev":"a","cursor":"b"})");
        QTest::newRow("records twice") << QByteArray(R"({"epoch":"e","prev":"a","cursor":"b","records":[],"records":[]})");
        QTest::newRow("records not an array") << QByteArray(R"({"epoch":"e","prev":"a","cursor":"b","records":{}})");
        QTest::newRow("no cursor") << QByteArray(R"({"epoch":"e","prev":"a","records":[]})");
        QTest::newRow("cursor a number") << QByteArray(R"({"epoch":"e","prev":"a","cursor":7,"records":[]})");
        QTest::newRow("no epoch") << QByteArray(R"({"prev":"a","cursor":"b","records":[]})");
        QTest::newRow("more a string") << QByteArray(R"({"epoch":"e","prev":"a","cursor":"b","more":"yes","records":[]})");
        QTest::newRow("something follows") << changes({}) + '}';
        QTest::newRow("deep bomb") << QByteArray(1'000'000, '[');
        QTest::newRow("deep envelope") << R"({"records":[],"x":)" + QByteArray(5'000, '[') + QByteArray(5'000, ']') + '}';
    }
    void refusesWholes()
    {
        QFETCH(QByteArray, json);
        const auto batch = parseTlfChanges(json);
        QVERIFY(!batch);
        QCOMPARE(batch.error().kind, Error::Kind::Protocol);
        QVERIFY(!batch.error().detail.isEmpty());
    }

    /** Cut at any byte, an answer is refused as a whole: never half of it. */
    void refusesEveryCut()
    {
        const auto whole = changes({text(eventRow()), text(eventRow({{u"id"_s, u"塌"_s}}, {{u"x"_s, u"\"]}"_s}}))});
        QVERIFY(parseTlfChanges(whole).has_value());
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(!parseTlfChanges(whole.first(length)), whole.first(length).constData());
    }

    void refusesRows_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("reason"); // how it begins

        const auto good = text(eventRow());
        const auto with = [&](const char *member, const char *replacement) { return QByteArray(good).replace(member, replacement); };
        QTest::newRow("a number") << QByteArray("7") << u"not JSON"_s;
        QTest::newRow("an array") << QByteArray("[]") << u"not a JSON object"_s;
        QTest::newRow("NaN") << with(R"("ver":1)", R"("ver":NaN)") << u"not JSON"_s;
        QTest::newRow("1e400") << with(R"("ver":1)", R"("ver":1e400)") << u"not JSON"_s;
        QTest::newRow("invalid UTF-8") << with("E1", "\xC0\xAF") << u"not JSON"_s;
        QTest::newRow("deep") << R"({"a":)" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}' << u"nested deeper than 32"_s;
        const auto twice = [&](const char *name, const char *again) { return with(R"("ver":1)", (R"("ver":1,"x":)"_ba + "{\"list\":[{\"" + name + "\":1,\"b\":{\"c\":{}},\"" + again + "\":2}]}").constData()); };
        QTest::newRow("ver twice") << with(R"("ver":1)", R"("ver":1,"ver":2)") << u"the name \"ver\" is given twice"_s;
        QTest::newRow("ver twice, once escaped") << with(R"("ver":1)", R"("\u0076er":2,"ver":1)") << u"the name \"ver\" is given twice"_s;
        QTest::newRow("a name with a mark that Qt reads and does not write") << with(R"("ver":1)", "\"ver\":1,\"\xEF\xBB\xBFver\":2") << u"the name \"ver\" begins with a byte order mark"_s;
        QTest::newRow("the same, escaped") << with(R"("ver":1)", "\"ver\":1,\"\\ufeffkind\":2") << u"the name \"kind\" begins with a byte order mark"_s;
        QTest::newRow("a name with a NUL") << with(R"("ver":1)", "\"ver\":1,\"a\\u0000b\":2") << u"the name \"a\" contains a NUL"_s;
        QTest::newRow("twice, deep within") << twice("a", "a") << u"the name \"a\" is given twice"_s;
        QTest::newRow("twice, empty") << twice("", "") << u"the name \"\" is given twice"_s;
        QTest::newRow("twice, upper and lower hex") << twice("\\u00e9", "\\u00E9") << u"the name \"é\" is given twice"_s;
        QTest::newRow("twice, with two bytes") << twice("é", "\\u00e9") << u"the name \"é\" is given twice"_s;
        QTest::newRow("twice, with three bytes") << twice("级", "\\u7ea7") << u"the name \"级\" is given twice"_s;
        QTest::newRow("twice, a surrogate pair") << twice("😀", "\\ud83d\\ude00") << u"the name \"😀\" is given twice"_s;
        QTest::newRow("twice, a short escape") << twice("a\\/\\n", "a/\\u000a") << u"the name \"a/\n\" is given twice"_s;
        QTest::newRow("twice, an escape that only Qt knows") << twice("ver", "\\ver") << u"the name \"ver\" is given twice"_s;
        QTest::newRow("twice among many") << with(R"("ver":1)", ("\"ver\":1,\"x\":{" + manyNames(5000) + ",\"n4999\":1}").constData()) << u"the name \"n4999\" is given twice"_s;
        QTest::newRow("half a surrogate pair") << with("E1", "\\ud842") << u"id: contains half a surrogate pair"_s;
        QTest::newRow("NUL") << with("E1", "\\u0000") << u"id: contains a NUL"_s;
        QTest::newRow("line break in id") << with("E1", "\\n") << u"id: contains a control character"_s;
        QTest::newRow("no type") << text(eventRow({{u"type"_s, QJsonValue::Null}})) << u"type: missing"_s;
        QTest::newRow("no id") << text(eventRow({{u"id"_s, QJsonValue::Null}})) << u"id: missing"_s;
        QTest::newRow("empty id") << text(eventRow({{u"id"_s, QString()}})) << u"id: empty"_s;
        QTest::newRow("id a number") << text(eventRow({{u"id"_s, 5}})) << u"id: is not a string"_s;
        QTest::newRow("long id") << text(eventRow({{u"id"_s, QString(201, u'x')}})) << u"id: 201 characters"_s;
        QTest::newRow("no version") << text(eventRow({{u"ver"_s, QJsonValue::Null}})) << u"ver: missing"_s;
        QTest::newRow("negative version") << text(eventRow({{u"ver"_s, -5}})) << u"ver: "_s;
        QTest::newRow("version with a fraction") << text(eventRow({{u"ver"_s, 1.5}})) << u"ver: "_s;
        QTest::newRow("version too large") << with(R"("ver":1)", R"("ver":9007199254740992)") << u"ver: "_s;
        QTest::newRow("naive time") << text(eventRow({{u"time"_s, u"2026-07-11T14:32:07"_s}})) << u"time: \"2026-07-11T14:32:07\" is not an RFC 3339 time"_s;
        QTest::newRow("no time") << text(eventRow({{u"time"_s, QJsonValue::Null}})) << u"time: missing"_s;
        QTest::newRow("unknown op") << text(eventRow({{u"op"_s, u"patch"_s}})) << u"op: \"patch\""_s;
        QTest::newRow("no data") << text(eventRow({{u"data"_s, QJsonValue::Null}})) << u"data: missing"_s;
        QTest::newRow("no title") << text(eventRow({}, {{u"title"_s, QJsonValue::Null}})) << u"data.title: missing"_s;
        QTest::newRow("long title") << text(eventRow({}, {{u"title"_s, QString(501, u'长')}})) << u"data.title: 501 characters"_s;
        QTest::newRow("long description") << text(eventRow({}, {{u"description"_s, QString(8'001, u'长')}})) << u"data.description: 8001 characters"_s;
        QTest::newRow("unknown level") << text(eventRow({}, {{u"level"_s, u"purple"_s}})) << u"data.level: \"purple\""_s;
        QTest::newRow("level a number") << text(eventRow({}, {{u"level"_s, 1}})) << u"data.level: is not a string"_s;
        QTest::newRow("geo a string") << text(eventRow({{u"geo"_s, u"here"_s}})) << u"geo: not a GeoJSON geometry"_s;
        QTest::newRow("geo of another kind") << text(eventRow({{u"geo"_s, QJsonObject{{u"type"_s, u"LineString"_s}}}})) << u"geo: type: \"LineString\""_s;
        QTest::newRow("axes swapped") << text(eventRow({{u"geo"_s, toPoint(22.3, 114.1)}})) << u"geo: coordinates: 22.3, 114.1 is not on the Earth"_s;
        QTest::newRow("no coordinates") << text(eventRow({{u"geo"_s, QJsonObject{{u"type"_s, u"Point"_s}, {u"coordinates"_s, QJsonArray()}}}})) << u"geo: coordinates"_s;
        const auto objection = [](const QByteArray &data) { return R"({"op":"put","type":"objection","source":"s","id":"2026-00001","ver":1,"time":"2026-07-11T06:32:07Z","data":{"indicator":"i","region":"r","raisedAt":"2026-07-11T06:32:07Z",)" + data + "}}"; };
        QTest::newRow("objection without reason") << objection(R"("readingTime":"2026-07-11T06:30:00Z")") << u"data.reason: missing"_s;
        QTest::newRow("objection for an unknown reason") << objection(R"("readingTime":"2026-07-11T06:30:00Z","reason":"dislike")") << u"data.reason: \"dislike\" is not a word of the protocol"_s;
        QTest::newRow("objection in an unknown state") << objection(R"("readingTime":"2026-07-11T06:30:00Z","reason":"value","state":"lost")") << u"data.state: \"lost\""_s;
        QTest::newRow("objection to the moment that means none") << objection(R"("readingTime":"1970-01-01T00:00:00Z","reason":"value")") << u"data.readingTime: missing"_s;
        QTest::newRow("objection to no moment") << objection(R"("reason":"value")") << u"data.readingTime: missing"_s;
        const auto forecast = [](const QByteArray &points, const QByteArray &coverage = "0.8") { return R"({"op":"put","type":"forecast","source":"s","id":"f","ver":1,"time":"2026-07-11T06:32:07Z","data":{"indicator":"i","region":"r","issuedAt":"2026-07-11T06:32:07Z","stepSeconds":3600,"coverage":)" + coverage + R"(,"points":[{"time":"2026-07-11T07:00:00Z","median":1,"low":0,"high":2},)" + points + "]}}"; };
        QTest::newRow("forecast, median below its band") << forecast(R"({"time":"2026-07-11T08:00:00Z","median":1,"low":1.5,"high":2})") << u"data.points: point 1: low: is above the median"_s;
        QTest::newRow("forecast, median above its band") << forecast(R"({"time":"2026-07-11T08:00:00Z","median":3,"low":1.5,"high":2})") << u"data.points: point 1: high: is below the median"_s;
        QTest::newRow("forecast, a moment twice") << forecast(R"({"time":"2026-07-11T07:00:00Z","median":1,"low":0,"high":2})") << u"data.points: point 1: time: is less than stepSeconds after the point before"_s;
        QTest::newRow("forecast, out of order") << forecast(R"({"time":"2026-07-11T06:00:00Z","median":1,"low":0,"high":2})") << u"data.points: point 1: time: is less than stepSeconds"_s;
        QTest::newRow("forecast, a point without band") << forecast(R"({"time":"2026-07-11T08:00:00Z","median":1,"low":0})") << u"data.points: point 1: high: missing"_s;
        QTest::newRow("forecast, no time") << forecast(R"({"median":1,"low":0,"high":2})") << u"data.points: point 1: time: missing"_s;
        QTest::newRow("forecast, infinite") << forecast(R"({"time":"2026-07-11T08:00:00Z","median":1,"low":0,"high":1e999})") << u"not JSON: illegal number"_s;
        QTest::newRow("forecast, 80 for 0.8") << forecast(R"({"time":"2026-07-11T08:00:00Z","median":1,"low":0,"high":2})", "80") << u"data.coverage: 80 is not between 0 and 1"_s;
        QTest::newRow("reading with another id") << QByteArray(R"({"op":"put","type":"reading","source":"s","id":"x","ver":1,"time":"2026-07-11T06:32:07Z","data":{"indicator":"i","region":"r","value":1}})") << u"id: of this reading must be \"i|r|1783751527\""_s;
        QTest::newRow("value a string") << QByteArray(R"({"op":"put","type":"reading","source":"s","id":"i|r|1783751527","ver":1,"time":"2026-07-11T06:32:07Z","data":{"indicator":"i","region":"r","value":"1"}})") << u"data.value: is not a number"_s;
        QTest::newRow("foreign source record") << QByteArray(R"({"op":"put","type":"source","source":"s","id":"t","ver":1,"time":"2026-07-11T06:32:07Z","data":{"name":"x"}})") << u"id: a source is its own source"_s;
        QTest::newRow("degenerate ring") << QByteArray(R"({"op":"put","type":"region","source":"s","id":"t","ver":1,"time":"2026-07-11T06:32:07Z","geo":{"type":"Polygon","coordinates":[[[1,1],[2,2],[1,1],[2,2],[1,1]]]},"data":{"name":"x"}})") << u"geo: coordinates: a ring of less than three different points"_s;
        QTest::newRow("limit both ways") << QByteArray(R"({"op":"put","type":"indicator","source":"s","id":"t","ver":1,"time":"2026-07-11T06:32:07Z","data":{"name":"x","limits":[{"level":"red","above":1,"below":2}]}})") << u"data.limits: data.limits.above"_s;
    }
    void namesOfDifferentObjectsMayBeTheSame_data()
    {
        QTest::addColumn<QByteArray>("extra");

        QTest::newRow("one within the other") << R"({"ver":{"ver":[{"ver":1},{"ver":2}],"x":{"ver":1}},"type":0})"_ba;
        QTest::newRow("as values") << "{\"a\":\"a\",\"b\":[\"a\",\"a\",\"ver\"],\"c\":\"ver\",\"d\":\"\\\"ver\\\":1,\\\"ver\\\":2\"}"_ba;
        QTest::newRow("nearly") << R"({"ver":1,"Ver":2,"ver ":3,"vér":4,"ve":5,"\u0076":6,"v\u0001":7,"\\ver":8})"_ba;
        QTest::newRow("halves of pairs") << R"({"\ud83d":1,"\ude00":2,"\ud83d\ude00":3,"\ud83dx":4})"_ba;
        QTest::newRow("many") << '{' + manyNames(5000) + ",\"deep\":{" + manyNames(100) + "},\"more\":{" + manyNames(3) + "}}";
    }
    void namesOfDifferentObjectsMayBeTheSame()
    {
        QFETCH(QByteArray, extra);
        QCOMPARE(rowFault(extra), std::nullopt);
        QVERIFY(parseRow(extra).has_value());
    }

    /** Half a million names take no longer than they must: no comparing of each with each. */
    void manyNamesTakeLinearTime()
    {
        const QByteArray few = '{' + manyNames(50'000) + '}';
        const QByteArray many = '{' + manyNames(500'000) + '}';
        const auto milliseconds = [](const QByteArray &json) {
            QElapsedTimer timer;
            timer.start();
            const auto fault = rowFault(json);
            return fault ? -1 : timer.elapsed();
        };
        const auto fewMs = std::max<qint64>(1, milliseconds(few));
        const auto manyMs = milliseconds(many);
        QVERIFY(manyMs >= 0);
        QVERIFY2(manyMs < 100 * fewMs + 1000, qPrintable(u"%1 ms, %2 ms"_s.arg(fewMs).arg(manyMs)));
    }

    void anEnvelopeWithANameTwiceIsRefused()
    {
        const auto good = changes({text(eventRow())});
        QVERIFY(parseTlfChanges(good).has_value());
        const auto bad = QByteArray(good).replace("\"cursor\":", R"("c\u0075rsor":"c9","cursor":)");
        QVERIFY(bad != good);
        const auto batch = parseTlfChanges(bad);
        QVERIFY(!batch);
        QCOMPARE(batch.error().kind, Error::Kind::Protocol);
        QVERIFY2(batch.error().detail.contains(u"\"cursor\" is given twice"_s), qPrintable(batch.error().detail));
    }

    /** One bad row among good ones is set aside with its reason; the others land. */
    void refusesRows()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, reason);
        const auto batch = parseTlfChanges(changes({text(eventRow()), row, text(eventRow({{u"id"_s, u"E9"_s}}))}));
        QVERIFY2(batch.has_value(), batch ? "" : qPrintable(batch.error().detail));
        QCOMPARE(batch->changes.size(), 2U);
        QCOMPARE(batch->rejected.size(), 1U);
        QVERIFY2(batch->rejected.front().reason.startsWith(reason), qPrintable(batch->rejected.front().reason));
        QCOMPARE(batch->rejected.front().raw, row.first(std::min<qsizetype>(row.size(), 65536)));
    }

private:
    /** "n0":0,"n1":0 … */
    static QByteArray manyNames(int count)
    {
        QByteArray members;
        for (int i = 0; i < count; ++i)
            members += (i > 0 ? ",\"n" : "\"n") + QByteArray::number(i) + "\":0";
        return members;
    }

    static QJsonObject toPoint(double lon, double lat)
    {
        return {{u"type"_s, u"Point"_s}, {u"coordinates"_s, QJsonArray{lon, lat}}};
    }
};

QTEST_APPLESS_MAIN(TlfTest)
#include "tst_tlf.moc"
