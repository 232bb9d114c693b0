#include "feed/format/tlfdigest.h"
#include "serverfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** What can be asked of the reference server: filters, forms of an answer, the digest, and refusals that name the parameter. */
class ReadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void refusalsNameTheParameter_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("parameter");
        const auto row = [](const char *path, const char *parameter) { QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(parameter); };
        row("/snapshot", "type");
        row("/snapshot?type=nonsense", "type");
        row("/snapshot?type=event&page=rubbish", "page");
        row("/snapshot?type=event&bbox=1,2,3", "bbox");
        row("/snapshot?type=event&bbox=114,22,113,23", "bbox");
        row("/snapshot?type=event&bbox=113,22,114,123", "bbox");
        row("/snapshot?type=indicator&bbox=113,22,114,23", "bbox");
        row("/snapshot?type=source&region=810000", "region");
        row("/snapshot?type=event&since=yesterday", "since");
        row("/snapshot?type=event&since=2026-07-11T14:32:07", "since");
        row("/changes?since=x&limit=many", "limit");
        row("/changes?since=x&limit=0", "limit");
        row("/changes?since=x&wait=-1", "wait");
        row("/digest?type=event&buckets=0", "buckets");
        row("/digest?type=event&buckets=4097", "buckets");
        row("/digest", "type");
    }

    void refusalsNameTheParameter()
    {
        QFETCH(QString, path);
        QFETCH(QString, parameter);
        ServerFixture fixture(3);
        const auto seen = fixture.get(u"/tlf/v1"_s + path);
        QCOMPARE(seen.status, 400);
        QCOMPARE(seen.headers["content-type"], "application/problem+json"_ba);
        QCOMPARE(seen.json()[u"parameter"].toString(), parameter);
        QVERIFY(seen.json()[u"detail"].toString().startsWith(parameter + u": "_s));
    }

    void filtersLeaveOut_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("count");
        QTest::newRow("none") << QString() << 7;
        QTest::newRow("box around all") << u"&bbox=113.8,22.1,114.4,22.6"_s << 6; // one has no place
        QTest::newRow("box elsewhere") << u"&bbox=0,0,1,1"_s << 0;
        QTest::newRow("region") << u"&region=810005"_s << 6;
        QTest::newRow("region above") << u"&region=810000"_s << 6;
        QTest::newRow("unknown region") << u"&region=990000"_s << 0;
        QTest::newRow("since before") << u"&since=2026-01-01T00:00:00Z"_s << 7;
        QTest::newRow("since after") << u"&since=2036-01-01T00:00:00%2B08:00"_s << 0;
        QTest::newRow("both") << u"&region=810005&bbox=113.8,22.1,114.4,22.6"_s << 6;
    }

    void filtersLeaveOut()
    {
        QFETCH(QString, filter);
        QFETCH(int, count);
        ServerFixture fixture(6, {.pageMax = 4});
        auto nowhere = makeEvent(50);
        nowhere.position.reset();
        nowhere.region.clear();
        fixture.put(Record(nowhere));
        QStringList ids;
        QString next;
        do {
            const auto page = fixture.get(u"/tlf/v1/snapshot?type=event"_s + filter + (next.isEmpty() ? QString() : u"&page="_s + next)).json();
            for (const auto record : page[u"records"].toArray())
                ids.append(record[u"id"].toString());
            QCOMPARE(page.contains(u"total"_s), filter.isEmpty());
            next = page[u"next"].toString();
        } while (!next.isEmpty());
        QCOMPARE(ids.size(), count);
        ids.removeDuplicates();
        QCOMPARE(ids.size(), count);
    }

    void aPageTokenIsForOneQuery()
    {
        ServerFixture fixture(6, {.pageMax = 4});
        const auto next = fixture.get(u"/tlf/v1/snapshot?type=event"_s).json()[u"next"].toString();
        QCOMPARE(fixture.get(u"/tlf/v1/snapshot?type=event&page="_s + next).status, 200);
        QCOMPARE(fixture.get(u"/tlf/v1/snapshot?type=asset&page="_s + next).json()[u"parameter"].toString(), u"page"_s);
    }

    void compressedOnlyForWhoTakesIt()
    {
        ServerFixture fixture(40);
        const auto path = u"/tlf/v1/snapshot?type=event"_s;
        const auto plain = fixture.get(path, {{"Accept-Encoding", "identity"}});
        const auto refused = fixture.get(path, {{"Accept-Encoding", "gzip;q=0, br"}});
        const auto packed = fixture.get(path, {{"Accept-Encoding", "br, gzip;q=0.5"}});
        QVERIFY(!plain.headers.contains("content-encoding"));
        QVERIFY(!refused.headers.contains("content-encoding"));
        QCOMPARE(packed.headers["content-encoding"], "gzip"_ba);
        QVERIFY(packed.body.startsWith("\x1f\x8b") && packed.body.size() < plain.body.size() / 4);
        QVERIFY(packed.headers["etag"] != plain.headers["etag"]);
        QCOMPARE(fixture.get(path).json(), plain.json()); // Qt inflates by itself
        for (const auto &tag : {plain.headers["etag"], packed.headers["etag"], "\"other\", W/"_ba + plain.headers["etag"]})
            QCOMPARE(fixture.get(path, {{"If-None-Match", tag}}).status, 304);
        fixture.put(Record(makeEvent(1, 2)));
        QCOMPARE(fixture.get(path, {{"If-None-Match", plain.headers["etag"]}}).status, 200);
    }

    void theDigestFollowsEveryChange()
    {
        ServerFixture fixture(20);
        Digest wanted(8);
        for (int i = 0; i < 20; ++i)
            wanted.add(u"unified", u"E%1"_s.arg(i), 1);
        const auto digest = [&] { return parseTlfDigest(fixture.get(u"/tlf/v1/digest?type=event&buckets=8"_s).body).value_or(TlfDigest()); };
        QVERIFY(digest().digest == wanted); // read from all records
        fixture.put(Record(makeEvent(3, 2)));
        wanted.remove(u"unified", u"E3", 1);
        wanted.add(u"unified", u"E3", 2);
        QVERIFY(digest().digest == wanted); // kept up to date
        fixture.put(Tombstone{RecordType::Event, makeEvent(4, 5).head});
        wanted.remove(u"unified", u"E4", 1);
        QVERIFY(digest().digest == wanted);
        fixture.put(Record(makeEvent(4, 6)));
        wanted.add(u"unified", u"E4", 6);
        QVERIFY(digest().digest == wanted);
        QCOMPARE(digest().asOf, fixture.headCursor());
        QVERIFY(parseTlfDigest(fixture.get(u"/tlf/v1/digest?type=event"_s).body)->digest.buckets.size() == Digest::defaultBuckets);
    }

    void digestOnTheWire_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("good");
        QTest::newRow("good") << R"({"asOf":"c","buckets":[[2,"00000000000000ff"]]})"_ba << true;
        QTest::newRow("no cursor") << R"({"buckets":[[2,"00000000000000ff"]]})"_ba << false;
        QTest::newRow("no buckets") << R"({"asOf":"c","buckets":[]})"_ba << false;
        QTest::newRow("upper case") << R"({"asOf":"c","buckets":[[2,"00000000000000FF"]]})"_ba << false;
        QTest::newRow("short") << R"({"asOf":"c","buckets":[[2,"ff"]]})"_ba << false;
        QTest::newRow("0x") << R"({"asOf":"c","buckets":[[2,"0x000000000000ff"]]})"_ba << false;
        QTest::newRow("count below 0") << R"({"asOf":"c","buckets":[[-2,"00000000000000ff"]]})"_ba << false;
        QTest::newRow("three") << R"({"asOf":"c","buckets":[[2,"00000000000000ff",1]]})"_ba << false;
    }

    void digestOnTheWire()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, good);
        const auto digest = parseTlfDigest(json);
        QCOMPARE(bool(digest), good);
        if (digest)
            QCOMPARE(QJsonDocument(toTlf(*digest)).toJson(QJsonDocument::Compact), json);
    }
};

QTEST_GUILESS_MAIN(ReadsTest)
#include "tst_reads.moc"
