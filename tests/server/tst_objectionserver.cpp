#include "feed/format/tlf.h"
#include "serverfixture.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static const QString readingOf = readingId(u"level"_s, u"810000"_s, anchor);

/** 数据异议 at the reference server: what is taken, numbered, answered and refused. */
class ObjectionServerTest : public QObject
{
    Q_OBJECT

    int m_keys = 0;

    static Record makeReading(double value = 1.5, qint64 version = 1)
    {
        return Reading{.head = {.source = u"unified"_s, .id = readingOf, .version = version, .time = anchor}, .indicator = u"level"_s, .region = u"810000"_s, .value = value, .quality = Reading::Quality::HandTyped};
    }
    Reply send(ServerFixture &fixture, const QString &verb, const QString &id, const QJsonObject &args, const Headers &headers = {})
    {
        const auto key = u"k%1"_s.arg(++m_keys);
        auto all = headers;
        all.append({"Idempotency-Key", key.toLatin1()});
        const QJsonObject body{{u"cmd"_s, key}, {u"type"_s, u"objection."_s + verb}, {u"target"_s, QJsonObject{{u"source"_s, u"unified"_s}, {u"id"_s, id}}}, {u"args"_s, args}, {u"actor"_s, QJsonObject{{u"name"_s, u"王"_s}}}};
        return fixture.post(u"/tlf/v1/commands"_s, body, all);
    }
    static QJsonArray changesSince(ServerFixture &fixture, const QString &cursor) { return fixture.get(u"/tlf/v1/changes?since="_s + cursor).json()["records"_L1].toArray(); }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void isTakenAndNumbered()
    {
        ServerFixture fixture(1);
        fixture.put(makeReading());
        const auto cursor = fixture.headCursor();
        const auto first = send(fixture, u"raise"_s, readingOf, {{u"reason"_s, u"value"_s}, {u"text"_s, u"太高"_s}, {u"value"_s, 1.5}});
        QCOMPARE(first.status, 200);
        const auto record = first.json()["record"_L1].toObject();
        QCOMPARE(record["id"_L1].toString(), u"2026-00001"_s);
        QCOMPARE(record["source"_L1].toString(), u"unified"_s);
        QCOMPARE(send(fixture, u"raise"_s, readingOf, {{u"reason"_s, u"late"_s}, {u"value"_s, QJsonValue()}}).json()["record"_L1]["id"_L1].toString(), u"2026-00002"_s);
        const auto changes = changesSince(fixture, cursor);
        QCOMPARE(changes.size(), 2); // the reading stays as it is
        QCOMPARE(changes[0]["cmd"_L1].toString(), u"k1"_s);
        const auto change = changeFromTlf(changes[0].toObject());
        QVERIFY(change);
        const auto objection = std::get<Objection>(std::get<Record>(*change));
        QCOMPARE(objection.indicator, u"level"_s);
        QCOMPARE(objection.readingTime, anchor);
        QCOMPARE(objection.readingSource, u"unified"_s);
        QCOMPARE(objection.value, std::optional(1.5));
        QCOMPARE(objection.text, u"太高"_s);
        QCOMPARE(objection.raisedBy, u"王"_s);
        QCOMPARE(objection.state, Objection::State::Raised);
    }

    void refusesWhatSaysNothing_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QJsonObject>("args");
        QTest::addColumn<QString>("says");

        QTest::newRow("no reason") << u"raise"_s << readingOf << QJsonObject() << u"args.reason"_s;
        QTest::newRow("unknown reason") << u"raise"_s << readingOf << QJsonObject{{u"reason"_s, u"dislike"_s}} << u"args.reason"_s;
        QTest::newRow("other, and not a word") << u"raise"_s << readingOf << QJsonObject{{u"reason"_s, u"other"_s}, {u"text"_s, u"  "_s}} << u"args.text"_s;
        QTest::newRow("a value that is a word") << u"raise"_s << readingOf << QJsonObject{{u"reason"_s, u"value"_s}, {u"value"_s, u"3"_s}} << u"args.value"_s;
        QTest::newRow("too many words") << u"raise"_s << readingOf << QJsonObject{{u"reason"_s, u"value"_s}, {u"text"_s, QString(2001, u'长')}} << u"args.text"_s;
        QTest::newRow("no such reading") << u"raise"_s << u"level|810000|1"_s << QJsonObject{{u"reason"_s, u"value"_s}} << u"is not known"_s;
        QTest::newRow("no such objection") << u"accept"_s << u"2026-00099"_s << QJsonObject() << u"is not known"_s;
        QTest::newRow("an answer without words") << u"answer"_s << u"2026-00001"_s << QJsonObject{{u"value"_s, 2}} << u"args.text"_s;
        QTest::newRow("a correction that is a word") << u"answer"_s << u"2026-00001"_s << QJsonObject{{u"text"_s, u"已核对"_s}, {u"value"_s, u"3"_s}} << u"args.value"_s;
        QTest::newRow("a correction to nothing") << u"answer"_s << u"2026-00001"_s << QJsonObject{{u"text"_s, u"已核对"_s}, {u"value"_s, QJsonValue()}} << u"args.value"_s;
        QTest::newRow("no such act") << u"explode"_s << readingOf << QJsonObject() << u"objection.raise, accept, answer or refuse"_s;
    }
    void refusesWhatSaysNothing()
    {
        QFETCH(QString, verb);
        QFETCH(QString, id);
        QFETCH(QJsonObject, args);
        QFETCH(QString, says);
        ServerFixture fixture(1);
        fixture.put(makeReading());
        QCOMPARE(send(fixture, u"raise"_s, readingOf, {{u"reason"_s, u"value"_s}}).status, 200);
        const auto cursor = fixture.headCursor();
        const auto seen = send(fixture, verb, id, args);
        QCOMPARE(seen.status, 422);
        QVERIFY2(seen.json()["detail"_L1].toString().contains(says), seen.body.constData());
        QCOMPARE(fixture.headCursor(), cursor); // nothing happened
    }

    /** What its department can do in which state, and what becomes of it. */
    void goesItsWay_data()
    {
        QTest::addColumn<QStringList>("before");
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QString>("state"); // empty: it is not possible

        const QStringList raised, accepted{u"accept"_s}, answered{u"answer"_s}, refused{u"accept"_s, u"refuse"_s};
        QTest::newRow("raised, accepted") << raised << u"accept"_s << u"accepted"_s;
        QTest::newRow("raised, answered") << raised << u"answer"_s << u"answered"_s;
        QTest::newRow("raised, refused") << raised << u"refuse"_s << u"refused"_s;
        QTest::newRow("accepted twice") << accepted << u"accept"_s << QString();
        QTest::newRow("accepted, answered") << accepted << u"answer"_s << u"answered"_s;
        QTest::newRow("accepted, refused") << accepted << u"refuse"_s << u"refused"_s;
        QTest::newRow("answered, accepted") << answered << u"accept"_s << QString();
        QTest::newRow("answered twice") << answered << u"answer"_s << QString();
        QTest::newRow("answered, refused") << answered << u"refuse"_s << QString();
        QTest::newRow("refused, answered") << refused << u"answer"_s << QString();
    }
    void goesItsWay()
    {
        QFETCH(QStringList, before);
        QFETCH(QString, verb);
        QFETCH(QString, state);
        ServerFixture fixture(1);
        fixture.put(makeReading());
        const auto number = send(fixture, u"raise"_s, readingOf, {{u"reason"_s, u"value"_s}}).json()["record"_L1]["id"_L1].toString();
        const QJsonObject words{{u"text"_s, u"已核对"_s}};
        for (const auto &earlier : before)
            QCOMPARE(send(fixture, earlier, number, words).status, 200);
        const auto seen = send(fixture, verb, number, words);
        QCOMPARE(seen.status, state.isEmpty() ? 422 : 200);
        if (state.isEmpty())
            return;
        const auto data = seen.json()["record"_L1]["data"_L1];
        QCOMPARE(data["state"_L1].toString(), state);
        QCOMPARE(data["answeredBy"_L1].toString(), u"王"_s);
        QCOMPARE(data["answer"_L1].toString(), state == "accepted"_L1 ? QString() : u"已核对"_s);
        QCOMPARE(data["answeredAt"_L1].isString(), state != "accepted"_L1);
    }

    /** The answer and the reading that holds instead come in one step, and the city as it is simulated does not undo it. */
    void aCorrectionChangesTheReading()
    {
        ServerFixture fixture(1);
        fixture.put(makeReading());
        const auto number = send(fixture, u"raise"_s, readingOf, {{u"reason"_s, u"value"_s}}).json()["record"_L1]["id"_L1].toString();
        const auto cursor = fixture.headCursor();
        QCOMPARE(send(fixture, u"answer"_s, number, {{u"text"_s, u"录入有误"_s}, {u"value"_s, 0}}, {{"If-Match", "\"1\""}}).status, 200);
        const auto changes = changesSince(fixture, cursor);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0]["data"_L1]["state"_L1].toString(), u"corrected"_s);
        QCOMPARE(changes[0]["data"_L1]["corrected"_L1], QJsonValue(0));
        QCOMPARE(changes[1]["type"_L1].toString(), u"reading"_s);
        QCOMPARE(changes[1]["ver"_L1].toInt(), 2);
        QCOMPARE(changes[1]["data"_L1]["value"_L1], QJsonValue(0)); // zero is a value
        QCOMPARE(changes[1]["data"_L1]["quality"_L1].toString(), u"good"_s); // its department has corrected it
        fixture.put(makeReading(1.5, 1));
        QCOMPARE(fixture.get(u"/tlf/v1/snapshot?type=reading"_s).json()["records"_L1][0]["data"_L1]["value"_L1], QJsonValue(0));
    }

    /** What is withheld is not argued about, nor brought back by a correction; an answer in words remains possible. */
    void whatIsWithheldStaysSo()
    {
        ServerFixture fixture(1);
        fixture.put(makeReading());
        const auto number = send(fixture, u"raise"_s, readingOf, {{u"reason"_s, u"value"_s}}).json()["record"_L1]["id"_L1].toString();
        auto reading = std::get<Reading>(makeReading(1.5, 2));
        reading.quality = Reading::Quality::Withheld;
        fixture.put(reading);
        const auto cursor = fixture.headCursor();
        const auto again = send(fixture, u"raise"_s, readingOf, {{u"reason"_s, u"value"_s}});
        QCOMPARE(again.status, 422);
        QVERIFY2(again.json()["detail"_L1].toString().contains(u"withheld"_s), again.body.constData());
        const auto corrected = send(fixture, u"answer"_s, number, {{u"text"_s, u"录入有误"_s}, {u"value"_s, 2}});
        QCOMPARE(corrected.status, 422);
        QVERIFY2(corrected.json()["detail"_L1].toString().contains(u"args.value"_s), corrected.body.constData());
        QCOMPARE(fixture.headCursor(), cursor); // nothing happened
        QCOMPARE(send(fixture, u"answer"_s, number, {{u"text"_s, u"不再公开"_s}}).status, 200);
    }

    void whoComesSecondSeesWhoWasFirst()
    {
        ServerFixture fixture(1);
        fixture.put(makeReading());
        const auto number = send(fixture, u"raise"_s, readingOf, {{u"reason"_s, u"value"_s}}).json()["record"_L1]["id"_L1].toString();
        QCOMPARE(send(fixture, u"accept"_s, number, {}, {{"If-Match", "\"1\""}}).status, 200);
        const auto late = send(fixture, u"refuse"_s, number, {{u"text"_s, u"不予处理"_s}}, {{"If-Match", "\"1\""}});
        QCOMPARE(late.status, 412);
        QCOMPARE(late.json()["data"_L1]["state"_L1].toString(), u"accepted"_s);
    }
};

QTEST_GUILESS_MAIN(ObjectionServerTest)
#include "tst_objectionserver.moc"
