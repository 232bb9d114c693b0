#include "city/citypackwriter.h"
#include "server/feedserver.h"
#include "sync/engine.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

using State = CommandState;

static constexpr TimeMs anchor = 1'782'369'127'000;

/** Operators' commands from the sync engine to the reference server and back. */
class CommandServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void urgesOnceAndSaysWhatIsRefused()
    {
        QTemporaryDir dir;
        const auto path = dir.filePath(u"small.citypack"_s);
        CityPackWriter writer(path);
        QVERIFY(writer.begin());
        QVERIFY(writer.addRecords(std::vector<Record>{Source{.head = {.source = u"unified"_s, .id = u"unified"_s, .version = 1, .time = 1000}, .name = u"统一接报平台"_s}}));
        QVERIFY(writer.addRecords(std::vector<Record>{Event{.head = {.source = u"unified"_s, .id = u"E1"_s, .version = 1, .time = anchor - 1000}, .title = u"路面积水"_s, .reportedAt = anchor - 1000}}));
        QVERIFY(writer.addExtra(u"citymap"_s, "map"));
        QVERIFY(writer.finish({.cityCode = u"810000"_s, .name = u"香港"_s, .timeZone = "Asia/Hong_Kong", .box = {113.8, 22.1, 114.4, 22.6}, .centre = {22.3, 114.1}, .anchor = anchor, .demo = true, .seed = 5}));
        const auto pack = CityPack::open(path);
        QVERIFY(pack);
        auto store = FeedStore::open(dir.filePath(u"data"_s), *pack, anchor);
        QVERIFY(store);
        FeedServer server(std::move(*store));
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));

        const SystemClock clock;
        SyncEngine engine(dir.filePath(u"cache.db"_s), {{.name = u"city"_s, .type = u"tlf"_s, .url = QUrl(u"http://127.0.0.1:%1"_s.arg(server.port()))}}, clock);
        engine.setOutbox(dir.filePath(u"outbox.db"_s));
        FeedHealth health;
        OutboxHealth outbox;
        QList<CommandReceipt> receipts;
        QHash<QString, CommandStatus> commands;
        connect(&engine, &SyncEngine::health, &engine, [&](const FeedHealth &now) { health = now; });
        connect(&engine, &SyncEngine::outboxHealth, &engine, [&](const OutboxHealth &now) { outbox = now; });
        connect(&engine, &SyncEngine::commandReceipt, &engine, [&](const CommandReceipt &receipt) { receipts.append(receipt); });
        connect(&engine, &SyncEngine::commandChanged, &engine, [&](const CommandStatus &status) { commands.insert(status.command.key, status); });
        engine.start();
        QTRY_VERIFY(health.state == FeedHealth::State::Live && outbox.isOpen);

        Command urge{.feed = u"city"_s, .type = u"event.urge"_s, .target = {u"unified"_s, u"E1"_s}, .ifMatch = 1, .actor = {u"wang"_s, u"王"_s, u"operator"_s}};
        engine.submit(urge);
        engine.submit(urge); // pressed twice
        QTRY_COMPARE(receipts.size(), 2);
        QVERIFY(receipts[0].accepted);
        QCOMPARE(receipts[0].key, receipts[1].key);
        QTRY_COMPARE(commands.value(receipts[0].key).state, State::Confirmed);
        const auto record = server.store().find(RecordType::Event, u"unified"_s, u"E1"_s);
        QVERIFY(record && *record);
        QCOMPARE((*record)->value("ver"_L1).toInteger(), 2); // once
        QCOMPARE((*record)->value("cmd"_L1).toString(), receipts[0].key);

        urge.type = u"event.accept"_s; // with the version of before
        engine.submit(urge);
        QTRY_COMPARE(receipts.size(), 3);
        QTRY_COMPARE(commands.value(receipts[2].key).state, State::Refused);
        QCOMPARE(commands.value(receipts[2].key).httpStatus, 412);
        QVERIFY(commands.value(receipts[2].key).current.contains(receipts[0].key.toLatin1()));
        engine.resend(receipts[2].key, u"王"_s);
        QTRY_COMPARE(commands.value(receipts[2].key).state, State::Confirmed);

        urge.type = u"event.accept"_s; // what cannot be done twice
        urge.ifMatch = 0;
        engine.submit(urge);
        QTRY_COMPARE(receipts.size(), 4);
        QTRY_COMPARE(commands.value(receipts[3].key).state, State::Refused);
        QCOMPARE(commands.value(receipts[3].key).httpStatus, 422);
        QVERIFY(!commands.value(receipts[3].key).detail.isEmpty());
        engine.discard(receipts[3].key, u"王"_s);
        QTRY_COMPARE(commands.value(receipts[3].key).state, State::Discarded);
        engine.stop();
        QTRY_COMPARE_WITH_TIMEOUT(server.streamCount(), 0, 20'000); // a stream must not outlive its server
    }
};

QTEST_GUILESS_MAIN(CommandServerTest)
#include "tst_commandserver.moc"
