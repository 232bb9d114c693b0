#include "cache/auditlog.h"
#include "cache/outbox.h"
#include "synctest.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <SQLiteCpp/Database.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = CommandState;
using Fault = FakeBackend::CommandFault;

/** What operators asked for, from the press to the change stream, through every fault on the way. */
class CommandsTest : public QObject
{
    Q_OBJECT

    static void fill(FakeBackend &backend)
    {
        for (int i = 0; i < 10; ++i)
            backend.put(makeRecord(RecordType::Event, i));
    }
    static bool isLive(const Client &client)
    {
        return QTest::qWaitFor([&] { return client.health().state == FeedHealth::State::Live && client.outbox().isOpen; }, 10'000);
    }
    static qint64 versionOf(const FakeBackend &backend, const QString &id)
    {
        return headOf(backend.records().at({RecordType::Event, u"source-1"_s, id})).version;
    }
    static SyncTiming impatient()
    {
        auto timing = quickTiming();
        timing.unseenMs = 300;
        return timing;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void rule12_isConfirmedByTheStream()
    {
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()));
        QVERIFY(isLive(client));
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s, {}, versionOf(backend, u"event-1"_s)));
        const auto key = client.lastKey();
        QTRY_COMPARE(client.command(key).state, State::Confirmed);
        QCOMPARE(client.statesOf(key).front(), State::Queued);
        QCOMPARE(client.statesOf(key).at(1), State::Sending);
        QCOMPARE(backend.effects().size(), 1U);
        QCOMPARE(backend.effects().front(), std::pair(key, u"event-1"_s));
        QCOMPARE(client.command(key).tries, 1);
        QTRY_COMPARE(stateOf(client.cachePath()), stateOf(backend)); // and its effect is in the cache
    }

    void I7_eachKeyTakesEffectOnce_data()
    {
        QTest::addColumn<Fault>("fault");

        QTest::newRow("request lost") << Fault::Lost;
        QTest::newRow("done, answer lost") << Fault::AnswerLost;
        QTest::newRow("busy") << Fault::Busy;
        QTest::newRow("done, no answer") << Fault::Hang;
        QTest::newRow("in progress") << Fault::InProgress;
        QTest::newRow("captive portal") << Fault::Portal;
    }
    void I7_eachKeyTakesEffectOnce()
    {
        QFETCH(Fault, fault);
        for (const int times : {1, 3}) {
            for (const bool hasStream : {true, false}) { // without, the answer often comes first
                if (times > 1 && !hasStream)
                    continue;
                FakeBackend backend;
                backend.setHasStream(hasStream);
                fill(backend);
                Client client(tlfFeed(backend.url()));
                QVERIFY(isLive(client));
                backend.setCommandFault(fault, times);
                QVERIFY(client.act(u"event.urge"_s, u"event-1"_s));
                QTRY_COMPARE_WITH_TIMEOUT(client.command(client.lastKey()).state, State::Confirmed, 15'000);
                QTest::qWait(100);
                QCOMPARE(backend.effects().size(), 1U);
            }
        }
    }

    void rule12_aGoodAnswerIsNoConfirmation()
    {
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()), impatient());
        QVERIFY(isLive(client));
        backend.setCommandFault(Fault::Hidden);
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s));
        const auto key = client.lastKey();
        QTRY_COMPARE(client.command(key).state, State::Sent);
        QVERIFY(!client.command(key).isUnseen);
        QTRY_VERIFY(client.command(key).isUnseen); // asked about, and shown as what it is
        QTest::qWait(1'000);
        QCOMPARE(client.command(key).state, State::Sent);
        QVERIFY(backend.requests(u"command"_s) >= 2);
        QCOMPARE(backend.requests(u"commands"_s), 1);
    }

    void whatTheServerForgotIsForAPerson()
    {
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()), impatient());
        QVERIFY(isLive(client));
        backend.setCommandFault(Fault::Silent);
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s));
        const auto key = client.lastKey();
        QTRY_COMPARE(client.command(key).state, State::Refused);
        QCOMPARE(client.command(key).httpStatus, 404);
        QCOMPARE(backend.effects().size(), 0U);
        client.engine().resend(key, u"王"_s);
        QTRY_COMPARE(client.command(key).state, State::Confirmed);
        QCOMPARE(backend.effects().size(), 1U);
    }

    void aRefusalWaitsForAPerson_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("resend");

        QTest::newRow("changed by another, again") << Fault::Stale << 412 << true;
        QTest::newRow("changed by another, given up") << Fault::Stale << 412 << false;
        QTest::newRow("not allowed, again") << Fault::Forbidden << 403 << true;
        QTest::newRow("not allowed, given up") << Fault::Forbidden << 403 << false;
    }
    void aRefusalWaitsForAPerson()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, resend);
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()));
        QVERIFY(isLive(client));
        backend.setCommandFault(fault);
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s));
        const auto first = client.lastKey();
        QVERIFY(client.act(u"event.note"_s, u"event-1"_s, R"({"text":"再看"})"));
        const auto second = client.lastKey();
        QTRY_COMPARE(client.command(first).state, State::Refused);
        QTEST(client.command(first).httpStatus, "status");
        if (fault == Fault::Stale)
            QVERIFY(client.command(first).current.contains("event-1"));
        else
            QCOMPARE(client.command(first).detail, u"another department has it"_s);
        QTRY_VERIFY(client.command(second).isHeld);

        client.restart(); // nor does a restart decide
        QVERIFY(isLive(client));
        QTest::qWait(300);
        QCOMPARE(client.command(first).state, State::Refused);
        QCOMPARE(client.command(second).state, State::Queued);
        QVERIFY(client.command(second).isHeld);
        QCOMPARE(backend.effects().size(), 0U);

        if (resend)
            client.engine().resend(first, u"李"_s);
        else
            client.engine().discard(first, u"李"_s);
        QTRY_COMPARE(client.command(second).state, State::Confirmed);
        QCOMPARE(client.command(first).state, resend ? State::Confirmed : State::Discarded);
        QCOMPARE(backend.effects().size(), resend ? 2U : 1U);
        QCOMPARE(backend.effects().front().first, resend ? first : second);

        client.engine().stop();
        auto outbox = Outbox::open(client.outboxPath(), SystemClock());
        const auto notes = outbox->notes(first).value();
        QVERIFY(std::ranges::any_of(notes, [](const CommandNote &note) { return note.who == u"李"_s; })); // who decided
        QCOMPARE(notes.front().who, u"王"_s);
    }

    void theAuditSaysWhoAskedAndWhatCameOfIt()
    {
        FakeBackend backend;
        fill(backend);
        QTemporaryDir dir;
        Client client(tlfFeed(backend.url()));
        client.setAudit(dir.path());
        client.restart();
        QVERIFY(isLive(client));
        backend.setCommandFault(Fault::Forbidden);
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s));
        const auto key = client.lastKey();
        QTRY_COMPARE(client.command(key).state, State::Refused);
        client.engine().resend(key, u"李"_s);
        QTRY_COMPARE(client.command(key).state, State::Confirmed);
        client.engine().stop();
        QFile log(dir.filePath(u"audit.jsonl"_s));
        QVERIFY(log.open(QFile::ReadOnly));
        QStringList lines;
        while (!log.atEnd()) {
            const auto record = QJsonDocument::fromJson(log.readLine()).object();
            lines << u"%1 %2: %3"_s.arg(record["actor"_L1].toString(), record["act"_L1].toString(), record["result"_L1].toString().remove(key).trimmed());
        }
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines[0].endsWith(u"event.urge: asked"_s) && !lines[0].startsWith(u' '), qPrintable(lines[0]));
        QVERIFY2(lines[1].contains(u"event.urge.result: refused 403"_s), qPrintable(lines[1]));
        QCOMPARE(lines[2], u"李 event.urge.result: to be sent again"_s);
        QCOMPARE(lines[3], u" event.urge.result: shown by the change stream and stored"_s);
        QCOMPARE(verifyAudit(dir.path())->fault, QString());
    }

    void whatCannotBeWrittenDownIsNotTaken()
    {
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()));
        client.setAudit(u"/proc/no/such/folder"_s);
        client.restart();
        QVERIFY(isLive(client));
        QVERIFY(!client.act(u"event.urge"_s, u"event-1"_s));
        QVERIFY2(client.receipt().detail.contains(u"audit.jsonl"_s), qPrintable(client.receipt().detail));
        QCOMPARE(backend.effects().size(), 0U);
    }

    void aStaleOneGoesOnFromTheRecordThatWasSeen()
    {
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()));
        QVERIFY(isLive(client));
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s, {}, 1)); // an old version
        const auto key = client.lastKey();
        QTRY_COMPARE(client.command(key).state, State::Refused);
        client.engine().resend(key, u"王"_s);
        QTRY_COMPARE(client.command(key).state, State::Confirmed);
        QCOMPARE(backend.effects().size(), 1U);
    }

    void oneObjectOneAfterAnother()
    {
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()));
        QVERIFY(isLive(client));
        backend.setCommandFault(Fault::Silent); // the first is never confirmed
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s));
        QTRY_COMPARE(client.command(client.lastKey()).state, State::Sent);
        QVERIFY(client.act(u"event.note"_s, u"event-1"_s, R"({"text":"2"})"));
        const auto second = client.lastKey();
        QVERIFY(client.act(u"event.urge"_s, u"event-4"_s));
        QTRY_COMPARE(client.command(client.lastKey()).state, State::Confirmed); // another object
        QTest::qWait(200);
        QCOMPARE(client.command(second).state, State::Queued);
        QVERIFY(!client.command(second).isHeld);
    }

    void keepsTheOrderOfAnObject()
    {
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()));
        QVERIFY(isLive(client));
        backend.setRandomCommandFaults(5, false);
        QHash<QString, QStringList> given;
        QString last;
        for (int i = 0; i < 30; ++i) {
            const auto id = u"event-%1"_s.arg(QList{1, 4, 7}.at(i % 3));
            QVERIFY(client.act(u"event.note"_s, id, u"{\"text\":\"%1\"}"_s.arg(i).toUtf8()));
            given[id].append(client.lastKey());
        }
        QTRY_COMPARE_WITH_TIMEOUT(backend.effects().size(), 30U, 30'000);
        for (auto it = given.cbegin(); it != given.cend(); ++it) {
            QStringList order;
            for (const auto &[key, id] : backend.effects()) {
                if (id == it.key())
                    order.append(key);
            }
            QCOMPARE(order, it.value());
        }
    }

    void theSecondPressIsTheFirst()
    {
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()));
        QVERIFY(isLive(client));
        backend.server().goDown();
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s));
        const auto key = client.lastKey();
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s));
        QCOMPARE(client.lastKey(), key);
        client.restart(); // also after one
        QTRY_VERIFY(client.outbox().isOpen);
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s));
        QCOMPARE(client.lastKey(), key);
        QVERIFY(client.act(u"event.urge"_s, u"event-4"_s)); // another target
        QVERIFY(client.lastKey() != key);
        QVERIFY(client.act(u"event.note"_s, u"event-1"_s, R"({"text":"a"})")); // another action
        const auto note = client.lastKey();
        QVERIFY(client.act(u"event.note"_s, u"event-1"_s, R"({"text":"b"})")); // another text
        QVERIFY(client.lastKey() != note);
        backend.server().comeUp();
        QTRY_COMPARE_WITH_TIMEOUT(backend.effects().size(), 4U, 15'000);
        QTRY_COMPARE(client.command(key).state, State::Confirmed);
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s)); // once it is done, it is another press
        QVERIFY(client.lastKey() != key);
    }

    /** Killed between the commit of the cache and that of the outbox: the stream will not show it again. */
    void isConfirmedAlsoAfterAKillInBetween()
    {
        FakeBackend backend;
        fill(backend);
        Client client(tlfFeed(backend.url()));
        QVERIFY(isLive(client));
        client.stop();
        QString key;
        {
            const SystemClock clock;
            auto outbox = Outbox::open(client.outboxPath(), clock);
            key = u"0190-key"_s;
            auto status = outbox->add({.key = key, .feed = u"city"_s, .type = u"event.urge"_s, .target = {u"source-1"_s, u"event-1"_s}}, "{}").value();
            status.state = State::Sent;
            status.isArriving = true;
            QVERIFY(outbox->store(status, {}, u"shown"_s));
        }
        client.start();
        QTRY_COMPARE(client.command(key).state, State::Confirmed);
        QCOMPARE(backend.requests(u"commands"_s), 0);
    }

    void aSnapshotConfirmsToo()
    {
        FakeBackend backend;
        backend.setHasStream(false);
        fill(backend);
        Client client(tlfFeed(backend.url()));
        QVERIFY(isLive(client));
        backend.setFault(FakeBackend::Fault::ServerError, 100, u"changes"_s); // nothing comes that way
        QVERIFY(client.act(u"event.urge"_s, u"event-1"_s));
        QTRY_COMPARE(client.command(client.lastKey()).state, State::Sent);
        backend.changeEpoch();
        backend.setFault(FakeBackend::Fault::None, 0);
        client.retry();
        QTRY_COMPARE_WITH_TIMEOUT(client.command(client.lastKey()).state, State::Confirmed, 15'000);
    }

    void saysWhyNot_data()
    {
        QTest::addColumn<Command>("command");
        QTest::addColumn<QString>("why");

        const Command good{.feed = u"city"_s, .type = u"event.urge"_s, .target = {u"s"_s, u"1"_s}};
        auto row = good;
        row.feed = u"other"_s;
        QTest::newRow("no such feed") << row << u"takes no commands"_s;
        row = good;
        row.type = u"event.Explode it"_s; // an act of its own a city may have
        QTest::newRow("no such command") << row << u"type"_s;
        row = good;
        row.target.id.clear();
        QTest::newRow("no target") << row << u"target"_s;
        row = good;
        row.args = "[1]";
        QTest::newRow("no object") << row << u"args"_s;
        row.args = "{\"text\":\"" + QByteArray(70'000, 'x') + "\"}";
        QTest::newRow("too large") << row << u"args"_s;
    }
    void saysWhyNot()
    {
        QFETCH(Command, command);
        QFETCH(QString, why);
        FakeBackend backend;
        Client client(tlfFeed(backend.url()));
        QTRY_VERIFY(client.outbox().isOpen);
        const auto ticket = client.engine().submit(command);
        QTRY_COMPARE(client.receipt().ticket, ticket);
        QVERIFY(!client.receipt().accepted);
        QVERIFY2(client.receipt().detail.contains(why), qPrintable(client.receipt().detail));
    }

    void withoutAnOutboxNothingIsTakenAndTheRestGoesOn()
    {
        FakeBackend backend;
        fill(backend);
        QTemporaryDir dir;
        const auto path = dir.filePath(u"cache.db"_s);
        QVERIFY(QDir(dir.path()).mkdir(u"cache.db.outbox"_s)); // no file can be made there
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"outbox"_s));
        auto timing = quickTiming();
        timing.firstDelayMs = timing.longestDelayMs = 60'000;
        timing.seed = 3;
        Client client(tlfFeed(backend.url()), timing, path);
        QTRY_COMPARE(client.health().state, FeedHealth::State::Live);
        QVERIFY(!client.outbox().isOpen);
        QVERIFY(!client.outbox().detail.isEmpty());
        QVERIFY(!client.act(u"event.urge"_s, u"event-1"_s));
        QVERIFY(!client.receipt().detail.isEmpty());
        QCOMPARE(backend.requests(u"commands"_s), 0);
    }

    void anOutboxOfALaterVersionIsNamedInTheLog()
    {
        FakeBackend backend;
        QTemporaryDir dir;
        const auto path = dir.filePath(u"cache.db"_s);
        SQLite::Database((path + u".outbox"_s).toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("PRAGMA application_id = " + std::to_string(outboxApplicationId) + "; PRAGMA user_version = 99");
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"outbox: .*cache.db.outbox: a later version of Tonglan wrote this outbox: it has schema 99"_s));
        Client client(tlfFeed(backend.url()), quickTiming(), path);
        QTRY_VERIFY(client.outbox().detail.contains(u"schema 99"_s));
        QVERIFY(!client.outbox().isOpen);
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
