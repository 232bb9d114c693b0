#include "feed/format/tlf.h"
#include "server/schemas.h"
#include "serverfixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** The schema files say what our reader does: documents go through both, and through a validator that others use. */
class SchemasTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_documents;

    void keep(const QString &name, const QByteArray &json)
    {
        QFile file(m_documents.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
    }

    /** A record as another hand would write it. */
    static QJsonObject record(const char *type, const QJsonObject &data, const QJsonObject &members = {})
    {
        QJsonObject object{{u"type"_s, QString::fromLatin1(type)}, {u"source"_s, u"cg.urban"_s}, {u"id"_s, u"1"_s}, {u"ver"_s, 17}, {u"time"_s, u"2026-07-11T14:32:07+08:00"_s}, {u"data"_s, data}};
        for (auto it = members.begin(); it != members.end(); ++it)
            object.insert(it.key(), it.value());
        return object;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void ourReaderAndTheSchemaAgree_data()
    {
        QTest::addColumn<QJsonObject>("object");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *name, const QJsonObject &object, bool good) { QTest::newRow(name) << object << good; };
        const QJsonObject title{{u"title"_s, u"路面积水"_s}};
        const auto data = [](const QJsonObject &base, const QString &name, const QJsonValue &value) {
            auto object = base;
            object.insert(name, value);
            return object;
        };
        const QJsonObject point{{u"type"_s, u"Point"_s}, {u"coordinates"_s, QJsonArray{114.1, 22.3}}};
        row("event", record("event", title, {{u"geo"_s, point}}), true);
        row("event, unknown members", record("event", data(title, u"mood"_s, 3), {{u"later"_s, true}}), true);
        row("event, nulls", record("event", data(data(title, u"deadline"_s, QJsonValue()), u"level"_s, QJsonValue()), {{u"geo"_s, QJsonValue()}}), true);
        row("event, deleted", {{u"op"_s, u"del"_s}, {u"type"_s, u"event"_s}, {u"source"_s, u"s"_s}, {u"id"_s, u"1"_s}, {u"ver"_s, 18}}, true);
        row("event, deleted without version", {{u"op"_s, u"del"_s}, {u"type"_s, u"event"_s}, {u"source"_s, u"s"_s}, {u"id"_s, u"1"_s}}, false);
        row("event without title", record("event", {}), false);
        row("event, empty title", record("event", {{u"title"_s, u""_s}}), false);
        row("event, long title", record("event", {{u"title"_s, QString(501, u'长')}}), false);
        row("event, unknown stage", record("event", data(title, u"stage"_s, u"lost"_s)), false);
        row("event, naive deadline", record("event", data(title, u"deadline"_s, u"2026-07-11T14:32:07"_s)), false);
        row("event, 24:00", record("event", title, {{u"time"_s, u"2026-07-11T24:00:00Z"_s}}), false);
        row("event, leap second", record("event", title, {{u"time"_s, u"2026-06-30T23:59:60Z"_s}}), true);
        row("event, off the Earth", record("event", title, {{u"geo"_s, QJsonObject{{u"type"_s, u"Point"_s}, {u"coordinates"_s, QJsonArray{514.1, 22.3}}}}}), false);
        row("event with an area", record("event", title, {{u"geo"_s, QJsonObject{{u"type"_s, u"LineString"_s}, {u"coordinates"_s, QJsonArray()}}}}), false);
        row("event, no id", record("event", title, {{u"id"_s, u""_s}}), false);
        row("event, id with a line feed", record("event", title, {{u"id"_s, u"a\nb"_s}}), false);
        row("event, version 1.5", record("event", title, {{u"ver"_s, 1.5}}), false);
        row("event, version below 0", record("event", title, {{u"ver"_s, -1}}), false);
        row("event, unknown op", record("event", title, {{u"op"_s, u"move"_s}}), false);
        row("event, flags as text", record("event", data(title, u"flags"_s, u"urged"_s)), false);
        row("event without data", {{u"type"_s, u"event"_s}, {u"source"_s, u"s"_s}, {u"id"_s, u"1"_s}, {u"ver"_s, 1}, {u"time"_s, u"2026-07-11T14:32:07Z"_s}}, false);
        const QJsonArray ring{QJsonArray{114, 22}, QJsonArray{115, 22}, QJsonArray{115, 23}, QJsonArray{114, 22}};
        row("region", record("region", {{u"name"_s, u"沙田区"_s}, {u"label"_s, QJsonArray{114.2, 22.4}}}, {{u"geo"_s, QJsonObject{{u"type"_s, u"Polygon"_s}, {u"coordinates"_s, QJsonArray{ring}}}}}), true);
        row("region, unknown kind", record("region", {{u"name"_s, u"沙田区"_s}, {u"kind"_s, u"planet"_s}}), false);
        row("region, too deep", record("region", {{u"name"_s, u"沙田区"_s}, {u"depth"_s, 33}}), false);
        row("region, a ring of two", record("region", {{u"name"_s, u"沙田区"_s}}, {{u"geo"_s, QJsonObject{{u"type"_s, u"Polygon"_s}, {u"coordinates"_s, QJsonArray{QJsonArray{QJsonArray{114, 22}, QJsonArray{115, 22}}}}}}}), false);
        row("source", record("source", {{u"name"_s, u"水务局"_s}, {u"collection"_s, u"sensor"_s}, {u"demo"_s, true}}, {{u"id"_s, u"cg.urban"_s}}), true);
        row("source, demo as text", record("source", {{u"name"_s, u"水务局"_s}, {u"demo"_s, u"yes"_s}}, {{u"id"_s, u"cg.urban"_s}}), false);
        row("source, interval below 0", record("source", {{u"name"_s, u"水务局"_s}, {u"intervalSeconds"_s, -5}}, {{u"id"_s, u"cg.urban"_s}}), false);
        row("indicator", record("indicator", {{u"name"_s, u"水位"_s}, {u"limits"_s, QJsonArray{QJsonObject{{u"level"_s, u"red"_s}, {u"above"_s, 3.5}}}}}), true);
        row("indicator, a limit on both sides", record("indicator", {{u"name"_s, u"水位"_s}, {u"limits"_s, QJsonArray{QJsonObject{{u"level"_s, u"red"_s}, {u"above"_s, 3.5}, {u"below"_s, 1}}}}}), false);
        row("indicator, a limit on neither", record("indicator", {{u"name"_s, u"水位"_s}, {u"limits"_s, QJsonArray{QJsonObject{{u"level"_s, u"red"_s}}}}}), false);
        row("indicator, ten decimals", record("indicator", {{u"name"_s, u"水位"_s}, {u"decimals"_s, 10}}), false);
        const QJsonObject reading{{u"indicator"_s, u"level"_s}, {u"region"_s, u"810000"_s}, {u"value"_s, QJsonValue()}};
        const auto readingOf = readingId(u"level"_s, u"810000"_s, 1'783'751'527'000);
        row("reading without value", record("reading", reading, {{u"id"_s, readingOf}}), true);
        row("reading, value as text", record("reading", data(reading, u"value"_s, u"3"_s), {{u"id"_s, readingOf}}), false);
        row("reading, another id", record("reading", reading, {{u"id"_s, u"level"_s}}), false);
        row("reading, unknown quality", record("reading", data(reading, u"quality"_s, u"fine"_s), {{u"id"_s, readingOf}}), false);
        row("eventlog", record("eventlog", {{u"event"_s, u"E1"_s}, {u"action"_s, u"note"_s}}), true);
        row("eventlog without event", record("eventlog", {{u"action"_s, u"note"_s}}), false);
        row("asset", record("asset", {{u"name"_s, u"二号泵站"_s}, {u"kind"_s, u"pump"_s}}, {{u"geo"_s, point}}), true);
        row("asset without name", record("asset", {{u"kind"_s, u"pump"_s}}), false);
        row("warning", record("warning", {{u"headline"_s, u"暴雨橙色预警"_s}, {u"level"_s, u"orange"_s}, {u"regions"_s, QJsonArray{u"810000"_s}}}), true);
        row("warning, unknown level", record("warning", {{u"headline"_s, u"暴雨"_s}, {u"level"_s, u"purple"_s}}), false);
        const QJsonObject objection{{u"indicator"_s, u"level"_s}, {u"region"_s, u"810000"_s}, {u"readingTime"_s, u"2026-07-11T14:30:00+08:00"_s}, {u"reason"_s, u"value"_s}, {u"raisedAt"_s, u"2026-07-11T14:32:07+08:00"_s}};
        row("objection", record("objection", objection), true);
        row("objection, answered", record("objection", data(data(data(objection, u"state"_s, u"corrected"_s), u"answeredAt"_s, u"2026-07-11T15:00:00+08:00"_s), u"corrected"_s, 3.5)), true);
        row("objection, nulls", record("objection", data(data(data(objection, u"value"_s, QJsonValue()), u"answeredAt"_s, QJsonValue()), u"state"_s, QJsonValue())), true);
        row("objection without reason", record("objection", data(objection, u"reason"_s, QJsonValue())), false);
        row("objection, unknown reason", record("objection", data(objection, u"reason"_s, u"dislike"_s)), false);
        row("objection, unknown state", record("objection", data(objection, u"state"_s, u"lost"_s)), false);
        row("objection to no moment", record("objection", data(objection, u"readingTime"_s, QJsonValue())), false);
        row("objection, naive time", record("objection", data(objection, u"raisedAt"_s, u"2026-07-11T14:32:07"_s)), false);
        row("objection, value as text", record("objection", data(objection, u"value"_s, u"3"_s)), false);
        row("objection to no region", record("objection", data(objection, u"region"_s, u""_s)), false);
        row("objection, too many words", record("objection", data(objection, u"text"_s, QString(8001, u'长'))), false);
        const QJsonObject ahead{{u"time"_s, u"2026-07-11T15:00:00+08:00"_s}, {u"median"_s, 7200}, {u"low"_s, 7000.5}, {u"high"_s, 7400}};
        const QJsonObject forecast{{u"indicator"_s, u"power.load"_s}, {u"region"_s, u"810000"_s}, {u"issuedAt"_s, u"2026-07-11T14:30:00+08:00"_s}, {u"model"_s, u"负荷预测模型"_s}, {u"coverage"_s, 0.8}, {u"stepSeconds"_s, 3600}, {u"points"_s, QJsonArray{ahead}}};
        row("forecast", record("forecast", forecast), true);
        row("forecast, nulls", record("forecast", data(data(forecast, u"model"_s, QJsonValue()), u"modelEn"_s, QJsonValue())), true);
        row("forecast of no region", record("forecast", data(forecast, u"region"_s, u""_s)), false);
        row("forecast, never issued", record("forecast", data(forecast, u"issuedAt"_s, QJsonValue())), false);
        row("forecast that always holds", record("forecast", data(forecast, u"coverage"_s, 1)), false);
        row("forecast that never holds", record("forecast", data(forecast, u"coverage"_s, 0)), false);
        row("forecast without coverage", record("forecast", data(forecast, u"coverage"_s, QJsonValue())), false);
        row("forecast without steps", record("forecast", data(forecast, u"stepSeconds"_s, QJsonValue())), false);
        row("forecast, a step of no time", record("forecast", data(forecast, u"stepSeconds"_s, 0)), false);
        row("forecast without points", record("forecast", data(forecast, u"points"_s, QJsonArray())), false);
        row("forecast, points missing", record("forecast", data(forecast, u"points"_s, QJsonValue())), false);
        row("forecast, a point without band", record("forecast", data(forecast, u"points"_s, QJsonArray{data(ahead, u"low"_s, QJsonValue())})), false);
        row("forecast, a median as text", record("forecast", data(forecast, u"points"_s, QJsonArray{data(ahead, u"median"_s, u"7200"_s)})), false);
        row("forecast, a naive time", record("forecast", data(forecast, u"points"_s, QJsonArray{data(ahead, u"time"_s, u"2026-07-11T15:00:00"_s)})), false);
        row("forecast, a point that is a number", record("forecast", data(forecast, u"points"_s, QJsonArray{7200})), false);
        QJsonArray many;
        for (int i = 0; i <= mostForecastPoints; ++i)
            many += ahead;
        row("forecast, too many points", record("forecast", data(forecast, u"points"_s, many)), false);
        row("warning, a region that is a number", record("warning", {{u"headline"_s, u"暴雨"_s}, {u"regions"_s, QJsonArray{810000}}}), false);
    }

    void ourReaderAndTheSchemaAgree()
    {
        QFETCH(QJsonObject, object);
        QFETCH(bool, good);
        const auto change = changeFromTlf(object);
        QVERIFY2(bool(change) == good, qPrintable(change ? u"read"_s : change.error().detail));
        auto name = QString::fromUtf8(QTest::currentDataTag());
        name.replace(u' ', u'-').remove(u'.');
        keep(u"record.%1.%2.json"_s.arg(name, good ? u"good"_s : u"bad"_s), QJsonDocument(object).toJson());
    }

    void answersOfTheReferenceServer()
    {
        ServerFixture fixture(30, {.pageMax = 10});
        const auto cursor = fixture.headCursor();
        const QJsonObject command{{u"cmd"_s, u"k1"_s}, {u"type"_s, u"event.accept"_s}, {u"target"_s, QJsonObject{{u"source"_s, u"unified"_s}, {u"id"_s, u"E1"_s}}}, {u"clientTime"_s, u"2026-07-11T14:32:07+08:00"_s}};
        keep(u"command.k1.good.json"_s, QJsonDocument(command).toJson());
        keep(u"commandstate.k1.good.json"_s, fixture.post(u"/tlf/v1/commands"_s, command, {{"Idempotency-Key", "k1"}}).body);
        keep(u"record.412.good.json"_s, fixture.post(u"/tlf/v1/commands"_s, {{u"cmd"_s, u"k2"_s}, {u"type"_s, u"event.note"_s}, {u"target"_s, command[u"target"]}}, {{"Idempotency-Key", "k2"}, {"If-Match", "\"1\""}}).body);
        fixture.put(Record(Reading{.head = {.source = u"unified"_s, .id = readingId(u"level"_s, u"810000"_s, anchor), .version = 1, .time = anchor}, .indicator = u"level"_s, .region = u"810000"_s, .value = 1.5}));
        const QJsonObject objection{{u"cmd"_s, u"k3"_s}, {u"type"_s, u"objection.raise"_s}, {u"target"_s, QJsonObject{{u"source"_s, u"unified"_s}, {u"id"_s, readingId(u"level"_s, u"810000"_s, anchor)}}}, {u"args"_s, QJsonObject{{u"reason"_s, u"late"_s}, {u"value"_s, 1.5}}}};
        keep(u"command.k3.good.json"_s, QJsonDocument(objection).toJson());
        keep(u"commandstate.k3.good.json"_s, fixture.post(u"/tlf/v1/commands"_s, objection, {{"Idempotency-Key", "k3"}}).body);
        fixture.put(Tombstone{RecordType::Event, makeEvent(9, 5).head});
        keep(u"discovery.server.good.json"_s, fixture.get(u"/tlf/v1"_s).body);
        for (int i = 0; i < recordTypeCount; ++i)
            keep(u"snapshot.%1.good.json"_s.arg(recordTypeName(RecordType(i))), fixture.get(u"/tlf/v1/snapshot?type="_s + recordTypeName(RecordType(i))).body);
        keep(u"changes.server.good.json"_s, fixture.get(u"/tlf/v1/changes?since="_s + cursor).body);
        keep(u"digest.server.good.json"_s, fixture.get(u"/tlf/v1/digest?type=event&buckets=8"_s).body);
        keep(u"problem.type.good.json"_s, fixture.get(u"/tlf/v1/snapshot?type=x"_s).body);
        keep(u"problem.cursor.good.json"_s, fixture.get(u"/tlf/v1/changes?since=x"_s).body);

        keep(u"discovery.other-feed.bad.json"_s, R"({"feed":"rss/2","epoch":"e","types":{"event":{}},"serverTime":"2026-07-11T14:32:07Z"})");
        keep(u"discovery.naive-time.bad.json"_s, R"({"feed":"tlf/1","epoch":"e","types":{"event":{}},"serverTime":"2026-07-11T14:32:07"})");
        keep(u"discovery.no-types.bad.json"_s, R"({"feed":"tlf/1","epoch":"e","types":{},"serverTime":"2026-07-11T14:32:07Z"})");
        keep(u"snapshot.no-as-of.bad.json"_s, R"({"epoch":"e","next":null,"records":[]})");
        keep(u"snapshot.deletion.bad.json"_s, R"({"epoch":"e","asOf":"1","next":null,"records":[{"op":"del","type":"event","source":"s","id":"1","ver":1}]})");
        keep(u"changes.no-prev.bad.json"_s, R"({"epoch":"e","cursor":"1","records":[]})");
        keep(u"changes.bad-record.bad.json"_s, R"({"epoch":"e","prev":"0","cursor":"1","records":[{"type":"event"}]})");
        keep(u"digest.upper-case.bad.json"_s, R"({"asOf":"1","buckets":[[1,"ABCDEF0123456789"]]})");
        keep(u"command.no-target.bad.json"_s, R"({"cmd":"k","type":"event.note"})");
        keep(u"command.assign-to-nobody.bad.json"_s, R"({"cmd":"k","type":"event.assign","target":{"source":"s","id":"1"},"args":{}})");
        keep(u"command.objection.good.json"_s, R"({"cmd":"k","type":"objection.raise","target":{"source":"s","id":"level|810000|1"},"args":{"reason":"late","value":null}})");
        keep(u"command.correction.good.json"_s, R"({"cmd":"k","type":"objection.answer","target":{"source":"s","id":"2026-00001"},"args":{"text":"typed wrongly","value":2.5}})");
        keep(u"command.objection-without-reason.bad.json"_s, R"({"cmd":"k","type":"objection.raise","target":{"source":"s","id":"level|810000|1"},"args":{"text":"no"}})");
        keep(u"command.objection-any-reason.bad.json"_s, R"({"cmd":"k","type":"objection.raise","target":{"source":"s","id":"level|810000|1"},"args":{"reason":"dislike"}})");
        keep(u"command.answer-without-words.bad.json"_s, R"({"cmd":"k","type":"objection.answer","target":{"source":"s","id":"2026-00001"},"args":{}})");
        keep(u"command.unknown.bad.json"_s, R"({"cmd":"k","type":"city.explode","target":{"source":"s","id":"1"}})");
        keep(u"problem.empty.bad.json"_s, R"({"status":400})");
    }

    void aValidatorOfOthersSaysTheSame()
    {
        QProcess python;
        python.setProcessChannelMode(QProcess::MergedChannels);
        // Debian's own Python: its packages are the validators.
        python.start(u"/usr/bin/python3"_s, {QStringLiteral(TONGLAN_SOURCE_DIR "/tests/server/validateschemas.py"), QStringLiteral(TONGLAN_SOURCE_DIR "/resources/schema"), m_documents.path()});
        QVERIFY2(python.waitForFinished(50'000), qPrintable(python.errorString()));
        const auto output = python.readAll();
        std::printf("    %s\n", output.trimmed().constData());
        QVERIFY2(python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0, output.constData());
    }

    void theServerHandsThemOut()
    {
        ServerFixture fixture(1);
        const auto discovery = fixture.get(u"/tlf/v1"_s).json();
        for (int i = 0; i < recordTypeCount; ++i) {
            const auto path = discovery[u"types"][recordTypeName(RecordType(i))][u"schema"].toString();
            const auto seen = fixture.get(path);
            QCOMPARE(seen.status, 200);
            QCOMPARE(seen.headers["content-type"], "application/schema+json"_ba);
            QVERIFY(seen.headers["cache-control"].contains("max-age"));
            QVERIFY(seen.json()[u"$id"].toString().endsWith(path));
            QCOMPARE(fixture.get(path, {{"If-None-Match", seen.headers["etag"]}}).status, 304);
        }
        QCOMPARE(fixture.get(discovery[u"openapi"].toString()).json()[u"openapi"].toString(), u"3.1.0"_s);
        QCOMPARE(fixture.get(u"/tlf/v1/schema/nonsense/1"_s).status, 404);
    }
};

QTEST_GUILESS_MAIN(SchemasTest)
#include "tst_schemas.moc"
