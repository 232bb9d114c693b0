#include "feed/format/tlf.h"
#include "server/spoil.h"
#include "serverfixture.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/** What a server does wrong when it is told to: that it is read right, and that it then happens on the wire. */
class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void errorsNameTheMember_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("error");
        QTest::newRow("no JSON") << "faults"_ba << u"not a JSON object"_s;
        QTest::newRow("no list") << R"({"faults":1})"_ba << u"faults: not a list"_s;
        QTest::newRow("no fault") << R"({"faults":[{}]})"_ba << u"faults[0].fault: missing"_s;
        QTest::newRow("unknown fault") << R"({"faults":[{"fault":"gone"},{"fault":"explode"}]})"_ba << u"faults[1].fault: \"explode\" is not a word of the protocol"_s;
        QTest::newRow("unknown path") << R"({"faults":[{"fault":"gone","path":"sync"}]})"_ba << u"faults[0].path: "_s;
        QTest::newRow("unknown member") << R"({"faults":[{"fault":"gone","retry":3}]})"_ba << u"faults[0].retry: is no member of this fault"_s;
        QTest::newRow("another fault's member") << R"({"faults":[{"fault":"cut","status":500}]})"_ba << u"faults[0].status: is no member"_s;
        QTest::newRow("probability") << R"({"faults":[{"fault":"gone","probability":2}]})"_ba << u"faults[0].probability: 2 is not within"_s;
        QTest::newRow("status") << R"({"faults":[{"fault":"status","status":99}]})"_ba << u"faults[0].status: "_s;
        QTest::newRow("how") << R"({"faults":[{"fault":"cut","how":"gently"}]})"_ba << u"faults[0].how: \"gently\" is none of rst, fin"_s;
        QTest::newRow("heartbeat of a snapshot") << R"({"faults":[{"fault":"silence","path":"snapshot"}]})"_ba << u"faults[0].path: must be \"stream\""_s;
        QTest::newRow("later elsewhere") << R"({"faults":[{"fault":"later","path":"changes"}]})"_ba << u"faults[0].path: must be \"commands\""_s;
    }

    void errorsNameTheMember()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, error);
        FaultPlan plan;
        const auto added = plan.add(json, 0);
        QVERIFY(!added);
        QVERIFY2(added.error().detail.startsWith(error), qPrintable(added.error().detail));
        QVERIFY(plan.toJson(0)[u"faults"].toArray().isEmpty()); // all or none
    }

    void countsLastAndChance()
    {
        FaultPlan plan;
        QVERIFY(plan.add(R"({"faults":[{"fault":"status","path":"changes","times":2,"after":1}]})", 0));
        const auto strikes = [&](Fault::Path path, qint64 now) { return plan.take(path, Fault::Phase::Request, now).size(); };
        QCOMPARE(strikes(Fault::Path::Snapshot, 0), 0U);
        QCOMPARE(strikes(Fault::Path::Changes, 0), 0U); // lets one go by
        QCOMPARE(strikes(Fault::Path::Changes, 0), 1U);
        QCOMPARE(strikes(Fault::Path::Changes, 0), 1U);
        QCOMPARE(strikes(Fault::Path::Changes, 0), 0U);
        plan.clear();
        QVERIFY(plan.add(R"({"faults":[{"fault":"status","seconds":3}]})", 1000));
        QCOMPARE(strikes(Fault::Path::Digest, 3999), 1U);
        QCOMPARE(strikes(Fault::Path::Digest, 4000), 0U);
        plan.clear();
        const auto count = [&] {
            plan.clear();
            if (!plan.add(R"({"seed":5,"faults":[{"fault":"status","probability":0.3}]})", 0))
                return std::size_t(0);
            std::size_t sum = 0;
            for (int i = 0; i < 1000; ++i)
                sum += strikes(Fault::Path::Changes, 0);
            return sum;
        };
        const auto first = count();
        QVERIFY2(first > 250 && first < 350, qPrintable(QString::number(first)));
        QCOMPARE(count(), first); // the same seed, the same faults
    }

    void aBodyIsSpoiledInOneWay_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QString>("ids");
        QTest::addColumn<int>("rejected"); // records that our own reader refuses; -1 = the whole body
        QTest::newRow("duplicate") << R"({"fault":"duplicate"})"_ba << u"1 2 3 1 2 3"_s << 0;
        QTest::newRow("reorder") << R"({"fault":"reorder"})"_ba << u"3 2 1"_s << 0;
        QTest::newRow("drop") << R"({"fault":"drop","count":2})"_ba << u"3"_s << 0;
        QTest::newRow("drop more than there are") << R"({"fault":"drop","count":9})"_ba << u""_s << 0;
        QTest::newRow("NaN") << R"({"fault":"json","variant":"nan"})"_ba << u"1 2 3"_s << 1;
        QTest::newRow("1e400") << R"({"fault":"json","variant":"huge"})"_ba << u"1 2 3"_s << 1;
        QTest::newRow("deep") << R"({"fault":"json","variant":"deep"})"_ba << u"1 2 3"_s << 1;
        QTest::newRow("no UTF-8") << R"({"fault":"json","variant":"utf8"})"_ba << u"1 2 3"_s << 1;
        QTest::newRow("NaN in the envelope") << R"({"fault":"json","variant":"nan","where":"body"})"_ba << u""_s << -1;
        QTest::newRow("corrupt") << R"({"fault":"corrupt","byte":0})"_ba << u""_s << -1;
    }

    void aBodyIsSpoiledInOneWay()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QString, ids);
        QFETCH(int, rejected);
        QList<QByteArray> rows;
        for (int i = 1; i <= 3; ++i)
            rows.append(QJsonDocument(toTlf(Record(Asset{.head = {.source = u"s"_s, .id = QString::number(i), .version = 1, .time = 1000}, .name = u"a"_s}))).toJson(QJsonDocument::Compact));
        const auto body = R"({"epoch":"e","prev":"a","cursor":"b","more":false,"records":[)" + rows.join(',') + "]}";
        const auto wanted = faultFromJson(object(fault));
        QVERIFY(wanted);
        const auto batch = parseTlfChanges(spoiledBody(body, *wanted));
        QCOMPARE(bool(batch), rejected >= 0);
        if (!batch)
            return;
        QStringList seen;
        for (const auto &change : batch->changes)
            seen.append(headOf(std::get<Record>(change)).id);
        QCOMPARE(seen.join(u' '), ids);
        QCOMPARE(int(batch->rejected.size()), rejected);
    }

    void onTheWire_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("contains");
        QTest::newRow("none") << R"({"fault":"gone","path":"digest"})"_ba << 200 << "\"asOf\""_ba;
        QTest::newRow("503") << R"({"fault":"status","retryAfter":3})"_ba << 503 << "Retry-After: 3"_ba;
        QTest::newRow("gone") << R"({"fault":"gone"})"_ba << 410 << "application/problem+json"_ba;
        QTest::newRow("portal") << R"({"fault":"html"})"_ba << 200 << "Please log in"_ba;
        QTest::newRow("type") << R"({"fault":"content-type","type":"text/plain"})"_ba << 200 << "text/plain"_ba;
        QTest::newRow("future") << R"({"fault":"future-cursor"})"_ba << 200 << "999999999\""_ba;
    }

    void onTheWire()
    {
        QFETCH(QByteArray, fault);
        QFETCH(int, status);
        QFETCH(QByteArray, contains);
        ServerFixture fixture(20);
        QCOMPARE(fixture.addFaults({object(fault)}).status, 200);
        const auto answer = rawGet(fixture.server().port(), "/tlf/v1/snapshot?type=event", 300);
        QVERIFY2(answer.bytes.startsWith("HTTP/1.1 " + QByteArray::number(status)), answer.bytes.first(20).constData());
        // Header names are written in any case.
        QVERIFY2(answer.bytes.toLower().contains(contains.toLower()), answer.bytes.constData());
        // Once, as nothing else was said.
        QCOMPARE(fixture.get(u"/tlf/v1/snapshot?type=event"_s).status, 200);
    }

    void cutsAfterSoManyBytes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<bool>("reset");
        QTest::newRow("nothing, RST") << qint64(0) << true;
        QTest::newRow("head, FIN") << qint64(60) << false;
        QTest::newRow("body, RST") << qint64(1500) << true;
        QTest::newRow("body, FIN") << qint64(1500) << false;
    }

    void cutsAfterSoManyBytes()
    {
        QFETCH(qint64, bytes);
        QFETCH(bool, reset);
        ServerFixture fixture(20);
        fixture.addFaults({QJsonObject{{u"fault"_s, u"cut"_s}, {u"bytes"_s, bytes}, {u"how"_s, reset ? u"rst"_s : u"fin"_s}}});
        const auto answer = rawGet(fixture.server().port(), "/tlf/v1/snapshot?type=event", 3000);
        QVERIFY(answer.isClosed);
        QCOMPARE(answer.bytes.size(), bytes);
        QCOMPARE(fixture.get(u"/tlf/v1/snapshot?type=event"_s).status, 200);
    }

    void dripsAndHangs()
    {
        ServerFixture fixture(20);
        fixture.addFaults({QJsonObject{{u"fault"_s, u"drip"_s}, {u"bytesPerSecond"_s, 50}}});
        const auto slow = rawGet(fixture.server().port(), "/tlf/v1/snapshot?type=event", 900);
        QVERIFY2(slow.bytes.size() >= 10 && slow.bytes.size() <= 100, qPrintable(QString::number(slow.bytes.size())));
        fixture.addFaults({QJsonObject{{u"fault"_s, u"hang"_s}}});
        const auto hung = rawGet(fixture.server().port(), "/tlf/v1/snapshot?type=event", 300);
        QCOMPARE(hung.bytes, QByteArray());
        QVERIFY(!hung.isClosed);
        fixture.addFaults({QJsonObject{{u"fault"_s, u"delay"_s}, {u"ms"_s, 400}}});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(fixture.get(u"/tlf/v1"_s).status, 200);
        QVERIFY(timer.elapsed() >= 400);
    }

    void poursWithoutEnd()
    {
        ServerFixture fixture(1);
        fixture.addFaults({QJsonObject{{u"fault"_s, u"endless"_s}}});
        QVERIFY(rawGet(fixture.server().port(), "/tlf/v1/snapshot?type=event", 5000, 20'000'000).bytes.size() >= 20'000'000);
        // The bomb is small on the wire; Qt's own client stops it and so must ours.
        fixture.addFaults({QJsonObject{{u"fault"_s, u"bomb"_s}, {u"bytes"_s, 100 * 1024 * 1024}}});
        const auto bomb = rawGet(fixture.server().port(), "/tlf/v1/snapshot?type=event", 5000);
        QVERIFY(bomb.isClosed);
        QVERIFY2(bomb.bytes.size() < 1024 * 1024, qPrintable(QString::number(bomb.bytes.size())));
        fixture.addFaults({QJsonObject{{u"fault"_s, u"bomb"_s}, {u"bytes"_s, 100 * 1024 * 1024}}});
        QVERIFY(fixture.get(u"/tlf/v1/snapshot?type=event"_s).error != QNetworkReply::NoError);
    }

    void theEpochReallyChanges()
    {
        ServerFixture fixture(1);
        const auto cursor = fixture.headCursor();
        const auto epoch = fixture.server().store().epoch();
        fixture.addFaults({QJsonObject{{u"fault"_s, u"epoch"_s}, {u"path"_s, u"changes"_s}}});
        QCOMPARE(fixture.get(u"/tlf/v1/changes?since="_s + cursor).status, 410);
        QVERIFY(fixture.get(u"/tlf/v1"_s).json()[u"epoch"].toString() != epoch);
    }

    void aStreamIsSpoiled_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QByteArray>("order"); // versions in the order in which they come
        QTest::newRow("none") << R"({"fault":"gone","path":"digest"})"_ba << "2345"_ba;
        QTest::newRow("drop") << R"({"fault":"drop-batch","after":1})"_ba << "245"_ba;
        QTest::newRow("duplicate") << R"({"fault":"duplicate-batch","after":1})"_ba << "23345"_ba;
        QTest::newRow("reorder") << R"({"fault":"reorder-batch","after":1})"_ba << "2435"_ba;
        QTest::newRow("drop records") << R"({"fault":"drop","path":"stream","after":2})"_ba << "235"_ba;
    }

    void aStreamIsSpoiled()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QByteArray, order);
        ServerFixture fixture(2);
        QCOMPARE(fixture.addFaults({object(fault)}).status, 200);
        auto *reply = fixture.begin(u"/tlf/v1/stream"_s, {{"Last-Event-ID", fixture.headCursor().toUtf8()}});
        QByteArray text;
        connect(reply, &QNetworkReply::readyRead, this, [&] { text += reply->readAll(); });
        QTRY_VERIFY(text.contains("event: live"));
        for (int version = 2; version <= 5; ++version)
            QCOMPARE(fixture.put(Record(makeEvent(1, version))).json()[u"applied"].toInt(), 1);
        QByteArray seen;
        const auto read = [&] {
            seen.clear();
            for (qsizetype at = text.indexOf("\"ver\":"); at >= 0; at = text.indexOf("\"ver\":", at + 1))
                seen += text[at + 6];
            return seen;
        };
        QTRY_COMPARE(read(), order);
        reply->abort();
        reply->deleteLater();
    }

    void heartbeatsStop()
    {
        ServerFixture fixture(1, {.heartbeatSeconds = 1});
        fixture.addFaults({object(R"({"fault":"silence","path":"stream","seconds":3600})")});
        const auto silent = rawGet(fixture.server().port(), "/tlf/v1/stream", 1300);
        QVERIFY(!silent.bytes.contains(": hb"));
    }

    void commandIsAppliedAndTheAnswerLost()
    {
        ServerFixture fixture(2);
        const QJsonObject body{{u"cmd"_s, u"k1"_s}, {u"type"_s, u"event.accept"_s}, {u"target"_s, QJsonObject{{u"source"_s, u"unified"_s}, {u"id"_s, u"E1"_s}}}};
        fixture.addFaults({object(R"({"fault":"cut","path":"commands","bytes":0,"how":"rst"})")});
        const auto lost = fixture.post(u"/tlf/v1/commands"_s, body, {{"Idempotency-Key", "k1"}});
        // Qt sends a request again on its own when a kept-alive connection dies under it; either way it took effect once.
        QVERIFY(lost.status == 0 || lost.status == 200);
        const auto again = fixture.post(u"/tlf/v1/commands"_s, body, {{"Idempotency-Key", "k1"}});
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json()[u"record"][u"ver"].toInt(), 2);
    }

    void commandIsCarriedOutLater()
    {
        ServerFixture fixture(2);
        const QJsonObject body{{u"cmd"_s, u"k1"_s}, {u"type"_s, u"event.accept"_s}, {u"target"_s, QJsonObject{{u"source"_s, u"unified"_s}, {u"id"_s, u"E1"_s}}}};
        fixture.addFaults({object(R"({"fault":"later","path":"commands","ms":300})")});
        const auto accepted = fixture.post(u"/tlf/v1/commands"_s, body, {{"Idempotency-Key", "k1"}});
        QCOMPARE(accepted.status, 202);
        QCOMPARE(fixture.post(u"/tlf/v1/commands"_s, body, {{"Idempotency-Key", "k1"}}).status, 409);
        QCOMPARE(fixture.get(u"/tlf/v1/commands/k1"_s).json()[u"state"].toString(), u"pending"_s);
        QTRY_COMPARE(fixture.get(u"/tlf/v1/commands/k1"_s).json()[u"state"].toString(), u"done"_s);
        QCOMPARE(fixture.post(u"/tlf/v1/commands"_s, body, {{"Idempotency-Key", "k1"}}).json()[u"record"][u"ver"].toInt(), 2);
    }

    void onlyThisMachineMaySwitch()
    {
        ServerFixture fixture(1);
        const QJsonObject faults{{u"faults"_s, QJsonArray{QJsonObject{{u"fault"_s, u"gone"_s}}}}};
        QCOMPARE(fixture.post(u"/ctl/faults"_s, faults, {{"Origin", "http://evil.example"}}).status, 403);
        QCOMPARE(fixture.post(u"/ctl/faults"_s, faults, {{"Host", "evil.example"}}).status, 403);
        QCOMPARE(fixture.post(u"/ctl/faults"_s, faults).status, 200);
        QCOMPARE(fixture.get(u"/ctl/faults"_s).json()[u"faults"].toArray().size(), 1);
        QNetworkAccessManager network;
        QCOMPARE(fixture.finish(network.deleteResource(QNetworkRequest(fixture.url(u"/ctl/faults"_s)))).json()[u"faults"].toArray().size(), 0);
        const auto bad = fixture.post(u"/ctl/faults"_s, {{u"faults"_s, 3}});
        QCOMPARE(bad.status, 400);
        QCOMPARE(bad.headers["content-type"], "application/problem+json"_ba);
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
