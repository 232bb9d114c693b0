#include "city/citypackwriter.h"
#include "feed/format/tlf.h"
#include "server/feedserver.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

static constexpr TimeMs anchor = 1'782'369'127'000;
static constexpr TimeMs week = 7LL * 24 * 3600 * 1000;

static Event makeEvent(int number, qint64 version = 1, Stage stage = Stage::Reported)
{
    return {
        .head = {.source = u"unified"_s, .id = u"E%1"_s.arg(number), .version = version, .time = anchor - 3'600'000 + version},
        .title = u"弥敦道 路面积水 20 厘米"_s,
        .kind = u"water.flood"_s,
        .level = Level::Yellow,
        .stage = stage,
        .region = u"810005"_s,
        .reportedAt = anchor - 3'600'000,
        .position = GeoPoint{22.3, 114.17}};
}

struct Answer
{
    int status = 0;
    QByteArray body = {};
    QByteArray etag = {};
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

class FeedServerTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<CityPack> m_pack;
    std::unique_ptr<FeedServer> m_server;
    QNetworkAccessManager m_network;
    int m_run = 0;

    QString dataFolder() const { return m_folder.filePath(u"data%1"_s.arg(m_run)); }

    void startServer()
    {
        auto store = FeedStore::open(dataFolder(), *m_pack, anchor + week + 5000);
        if (!store)
            qFatal("%s", qPrintable(store.error().detail));
        m_server = std::make_unique<FeedServer>(std::move(*store));
        if (!m_server->listen(QHostAddress::LocalHost, 0))
            qFatal("cannot listen");
    }

    QNetworkRequest request(const QString &path) const
    {
        return QNetworkRequest(QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server->port()).arg(path)));
    }

    static Answer wait(QNetworkReply *reply)
    {
        QSignalSpy spy(reply, &QNetworkReply::finished);
        if (!reply->isFinished() && !spy.wait(10'000))
            qFatal("no answer from %s", qPrintable(reply->url().toString()));
        reply->deleteLater();
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(), reply->rawHeader("ETag")};
    }

    Answer get(const QString &path) { return wait(m_network.get(request(path))); }

    Answer post(const QString &path, const QJsonObject &body, const QList<std::pair<QByteArray, QByteArray>> &headers = {})
    {
        auto wanted = request(path);
        wanted.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        for (const auto &[name, value] : headers)
            wanted.setRawHeader(name, value);
        return wait(m_network.post(wanted, QJsonDocument(body).toJson()));
    }

    Answer put(const Event &event) { return post(u"/ctl/records"_s, {{u"records"_s, QJsonArray{toTlf(Record(event))}}}); }

    QString headCursor() { return get(u"/tlf/v1/snapshot?type=source"_s).json()[u"asOf"].toString(); }

    static QJsonObject commandBody(const QString &key, const QString &type, const QJsonObject &arguments = {})
    {
        return {{u"cmd"_s, key}, {u"type"_s, type}, {u"args"_s, arguments}, {u"target"_s, QJsonObject{{u"source"_s, u"unified"_s}, {u"id"_s, u"E1"_s}}}, {u"actor"_s, QJsonObject{{u"name"_s, u"受理席"_s}}}};
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto path = m_folder.filePath(u"small.citypack"_s);
        CityPackWriter writer(path);
        QVERIFY(writer.begin());
        std::vector<Record> events;
        for (int i = 0; i < 1203; ++i)
            events.emplace_back(makeEvent(i));
        QVERIFY(writer.addRecords(std::vector<Record>{Source{.head = {.source = u"unified"_s, .id = u"unified"_s, .version = 1, .time = 1000}, .name = u"统一接报平台"_s}}));
        QVERIFY(writer.addRecords(events));
        QVERIFY(writer.addExtra(u"citymap"_s, "map"));
        QVERIFY(writer.finish({.cityCode = u"810000"_s, .name = u"香港"_s, .timeZone = "Asia/Hong_Kong", .box = {113.8, 22.1, 114.4, 22.6}, .centre = {22.3, 114.1}, .anchor = anchor, .demo = true, .seed = 5}));
        auto pack = CityPack::open(path);
        QVERIFY(pack);
        m_pack = std::make_unique<CityPack>(std::move(*pack));
    }

    void init()
    {
        QTest::failOnWarning();
        ++m_run;
        startServer();
    }

    void cleanup() { m_server.reset(); }

    void says_what_it_is()
    {
        const auto answer = get(u"/tlf/v1"_s);
        QCOMPARE(answer.status, 200);
        const auto discovery = parseTlfDiscovery(answer.body);
        QVERIFY2(discovery, qPrintable(discovery ? QString() : discovery.error().detail));
        QCOMPARE(discovery->cityCode, u"810000"_s);
        QCOMPARE(discovery->types.size(), recordTypeCount);
        QVERIFY(discovery->hasStream);
        auto again = request(u"/tlf/v1"_s);
        again.setRawHeader("If-None-Match", answer.etag);
        QCOMPARE(wait(m_network.get(again)).status, 304);
        QCOMPARE(get(u"/tlf/v2"_s).status, 404);
    }

    void snapshot_pages_share_one_cursor()
    {
        const auto first = get(u"/tlf/v1/snapshot?type=event"_s).json();
        QCOMPARE(first[u"records"].toArray().size(), 1000);
        QCOMPARE(first[u"total"].toInt(), 1203);
        QCOMPARE(put(makeEvent(1, 2, Stage::Accepted)).status, 200); // between two pages
        const auto second = get(u"/tlf/v1/snapshot?type=event&page="_s + first[u"next"].toString()).json();
        QCOMPARE(second[u"records"].toArray().size(), 203);
        QCOMPARE(second[u"asOf"], first[u"asOf"]);
        QVERIFY(second[u"next"].isNull());
        // What came in between comes by /changes.
        const auto changes = get(u"/tlf/v1/changes?since="_s + first[u"asOf"].toString()).json();
        QCOMPARE(changes[u"prev"], first[u"asOf"]);
        QCOMPARE(changes[u"records"].toArray().size(), 1);
        QCOMPARE(get(u"/tlf/v1/changes?since="_s + changes[u"cursor"].toString()).status, 204);
        QCOMPARE(get(u"/tlf/v1/snapshot?type=event&page=rubbish"_s).status, 400);
        QCOMPARE(get(u"/tlf/v1/snapshot?type=nonsense"_s).status, 400);
    }

    void times_move_by_whole_weeks()
    {
        const auto record = get(u"/tlf/v1/snapshot?type=event"_s).json()[u"records"][0].toObject();
        const auto change = changeFromTlf(record);
        QVERIFY(change);
        QCOMPARE(std::get<Event>(std::get<Record>(*change)).reportedAt, anchor - 3'600'000 + week);
    }

    void another_city_is_not_replaced_unasked()
    {
        QTemporaryDir folder;
        const CityPackInfo hongKong{.cityCode = u"810000"_s, .name = u"香港"_s};
        const CityPackInfo beijing{.cityCode = u"110000"_s, .name = u"北京"_s};
        const auto open = [&](const CityPackInfo &city, FeedStore::Replacing replacing = FeedStore::Replacing::OwnCity) { return FeedStore::openEmpty(folder.path(), city, anchor, replacing); };
        QString epoch;
        {
            const auto store = open(hongKong);
            QVERIFY(store && (*store)->put({Record(makeEvent(1))}, 0));
            epoch = (*store)->epoch();
        }
        const auto other = open(beijing);
        QVERIFY(!other);
        QCOMPARE(other.error().kind, Error::Kind::Cancelled);
        QVERIFY2(other.error().detail.contains(u"香港 (810000)"_s) && other.error().detail.contains(u"北京 (110000)"_s), qPrintable(other.error().detail));
        const auto pack = FeedStore::open(folder.path(), *m_pack, anchor);
        QVERIFY(!pack);
        QVERIFY2(pack.error().detail.contains(u"came over the network"_s), qPrintable(pack.error().detail));
        {
            const auto still = open(hongKong);
            QVERIFY(still);
            QCOMPARE((*still)->epoch(), epoch);
            QCOMPARE((*still)->count(RecordType::Event).value_or(-1), 1);
        }
        const auto fresh = open(beijing, FeedStore::Replacing::Anything);
        QVERIFY(fresh);
        QVERIFY((*fresh)->epoch() != epoch);
        QCOMPARE((*fresh)->count(RecordType::Event).value_or(-1), 0);
    }

    void another_pack_of_the_same_city_starts_over()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"next.citypack"_s);
        CityPackWriter writer(path);
        QVERIFY(writer.begin());
        QVERIFY(writer.addRecords(std::vector<Record>{makeEvent(5000)}));
        QVERIFY(writer.addExtra(u"citymap"_s, "map"));
        QVERIFY(writer.finish({.cityCode = u"810000"_s, .name = u"香港"_s, .timeZone = "Asia/Hong_Kong", .box = {113.8, 22.1, 114.4, 22.6}, .centre = {22.3, 114.1}, .anchor = anchor}));
        const auto next = CityPack::open(path);
        QVERIFY(next);
        QVERIFY(FeedStore::open(folder.path(), *m_pack, anchor));
        const auto store = FeedStore::open(folder.path(), *next, anchor);
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        QCOMPARE((*store)->count(RecordType::Event).value_or(-1), 1);
        const auto empty = FeedStore::openEmpty(folder.path(), m_pack->info(), anchor);
        QVERIFY(!empty);
        QVERIFY2(empty.error().detail.contains(u"is not emptied for 香港 (810000)"_s), qPrintable(empty.error().detail));
    }

    void old_versions_are_ignored()
    {
        QCOMPARE(put(makeEvent(3, 5, Stage::Handling)).json()[u"applied"].toInt(), 1);
        QCOMPARE(put(makeEvent(3, 5, Stage::Closed)).json()[u"applied"].toInt(), 0);
        QCOMPARE(put(makeEvent(3, 4, Stage::Closed)).json()[u"ignored"].toInt(), 1);
        const auto bad = post(u"/ctl/records"_s, {{u"records"_s, QJsonArray{QJsonObject{{u"type"_s, u"event"_s}}}}});
        QCOMPARE(bad.json()[u"rejected"].toArray().size(), 1);
        QCOMPARE(post(u"/ctl/records"_s, {}, {{"Origin", "http://evil.example"}}).status, 403);
    }

    void unknown_cursors_are_gone_data()
    {
        QTest::addColumn<QString>("cursor");
        QTest::newRow("nothing") << QString();
        QTest::newRow("rubbish") << u"rubbish"_s;
        QTest::newRow("another epoch") << u"e-0.0"_s;
    }

    void unknown_cursors_are_gone()
    {
        QFETCH(QString, cursor);
        const auto answer = get(u"/tlf/v1/changes?since="_s + cursor);
        QCOMPARE(answer.status, 410);
        QVERIFY(answer.json().contains(u"detail"_s));
    }

    void from_the_future_is_gone()
    {
        auto cursor = headCursor();
        QCOMPARE(get(u"/tlf/v1/changes?since="_s + cursor + u'7').status, 410);
    }

    void waits_for_changes()
    {
        auto *waiting = m_network.get(request(u"/tlf/v1/changes?wait=20&since="_s + headCursor()));
        QCOMPARE(put(makeEvent(1, 2, Stage::Accepted)).status, 200);
        const auto answer = wait(waiting);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json()[u"records"].toArray().size(), 1);
    }

    void restart_keeps_epoch_and_cursor()
    {
        QCOMPARE(put(makeEvent(1, 2, Stage::Accepted)).status, 200);
        const auto cursor = headCursor();
        const auto epoch = m_server->store().epoch();
        m_server.reset();
        startServer();
        QCOMPARE(m_server->store().epoch(), epoch);
        QCOMPARE(headCursor(), cursor);
        QCOMPARE(put(makeEvent(1, 3, Stage::Handling)).status, 200);
        QCOMPARE(get(u"/tlf/v1/changes?since="_s + cursor).json()[u"records"].toArray().size(), 1);
    }

    void streams_what_happens()
    {
        const auto cursor = headCursor();
        QCOMPARE(put(makeEvent(1, 2, Stage::Accepted)).status, 200);
        auto wanted = request(u"/tlf/v1/stream"_s);
        wanted.setRawHeader("Last-Event-ID", cursor.toUtf8());
        auto *reply = m_network.get(wanted);
        QByteArray text;
        connect(reply, &QNetworkReply::readyRead, this, [&] { text += reply->readAll(); });
        QTRY_VERIFY(text.contains("event: live"));
        QCOMPARE(text.count("event: batch"), 1);
        QCOMPARE(m_server->streamCount(), 1);
        QCOMPARE(put(makeEvent(1, 3, Stage::Handling)).status, 200);
        QTRY_COMPARE(text.count("event: batch"), 2);
        QVERIFY(text.contains("id: " + headCursor().toUtf8()));
        reply->abort();
        reply->deleteLater();
        QTRY_COMPARE(m_server->streamCount(), 0);
    }

    void stream_with_a_bad_cursor_asks_for_a_snapshot()
    {
        auto wanted = request(u"/tlf/v1/stream"_s);
        wanted.setRawHeader("Last-Event-ID", "rubbish");
        QVERIFY(wait(m_network.get(wanted)).body.contains("event: resync"));
    }

    void command_is_done_once()
    {
        const auto cursor = headCursor();
        const auto body = commandBody(u"k1"_s, u"event.accept"_s);
        const auto first = post(u"/tlf/v1/commands"_s, body, {{"Idempotency-Key", "k1"}, {"If-Match", "\"1\""}});
        QCOMPARE(first.status, 200);
        QCOMPARE(first.json()[u"record"][u"data"][u"stage"].toString(), u"accepted"_s);
        QCOMPARE(post(u"/tlf/v1/commands"_s, body, {{"Idempotency-Key", "k1"}, {"If-Match", "\"1\""}}).body, first.body);
        QCOMPARE(get(u"/tlf/v1/commands/k1"_s).body, first.body);
        QCOMPARE(get(u"/tlf/v1/commands/k2"_s).status, 404);
        // The stream of changes shows it, with its key.
        const auto records = get(u"/tlf/v1/changes?since="_s + cursor).json()[u"records"].toArray();
        QCOMPARE(records.size(), 2); // the event and its log entry
        QCOMPARE(records[0][u"cmd"].toString(), u"k1"_s);
        QCOMPARE(records[0][u"ver"].toInt(), 2);
    }

    void command_is_refused_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QByteArray>("ifMatch");
        QTest::addColumn<int>("status");
        QTest::newRow("another version") << commandBody(u"k1"_s, u"event.accept"_s) << "\"7\""_ba << 412;
        QTest::newRow("wrong stage") << commandBody(u"k1"_s, u"event.close"_s) << ""_ba << 422;
        QTest::newRow("no department") << commandBody(u"k1"_s, u"event.assign"_s) << ""_ba << 422;
        QTest::newRow("unknown type") << commandBody(u"k1"_s, u"event.explode"_s) << ""_ba << 422;
        QTest::newRow("another key inside") << commandBody(u"k9"_s, u"event.accept"_s) << ""_ba << 422;
    }

    void command_is_refused()
    {
        QFETCH(QJsonObject, body);
        QFETCH(QByteArray, ifMatch);
        QFETCH(int, status);
        const auto cursor = headCursor();
        const auto answer = post(u"/tlf/v1/commands"_s, body, {{"Idempotency-Key", "k1"}, {"If-Match", ifMatch}});
        QCOMPARE(answer.status, status);
        if (status == 412)
            QCOMPARE(answer.json()[u"id"].toString(), u"E1"_s);
        QCOMPARE(headCursor(), cursor);
    }

    void a_key_is_for_one_body()
    {
        QCOMPARE(post(u"/tlf/v1/commands"_s, commandBody(u"k1"_s, u"event.urge"_s), {{"Idempotency-Key", "k1"}}).status, 200);
        QCOMPARE(post(u"/tlf/v1/commands"_s, commandBody(u"k1"_s, u"event.supervise"_s), {{"Idempotency-Key", "k1"}}).status, 422);
        QCOMPARE(post(u"/tlf/v1/commands"_s, commandBody(u"k1"_s, u"event.urge"_s)).status, 400);
    }

    void the_simulated_city_does_not_undo_an_operator()
    {
        QCOMPARE(post(u"/tlf/v1/commands"_s, commandBody(u"k1"_s, u"event.assign"_s, {{u"department"_s, u"drainage"_s}}), {{"Idempotency-Key", "k1"}}).status, 200);
        QCOMPARE(post(u"/tlf/v1/commands"_s, commandBody(u"k2"_s, u"event.close"_s), {{"Idempotency-Key", "k2"}}).status, 200);
        QCOMPARE(put(makeEvent(1, 3, Stage::Handling)).json()[u"ignored"].toInt(), 1);
        QCOMPARE(put(makeEvent(1, 5, Stage::Rated)).json()[u"applied"].toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(FeedServerTest)
#include "tst_feedserver.moc"
