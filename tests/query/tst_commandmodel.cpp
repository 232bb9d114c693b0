#include "querytest.h"

#include "query/commandmodel.h"
#include "query/eventlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = CommandState;

/** What operators read about what they asked for. */
class CommandModelTest : public QObject
{
    Q_OBJECT

    static CommandStatus makeStatus(qint64 number, const QString &id, State state = State::Queued)
    {
        return {.command = {.key = u"key-%1"_s.arg(number), .feed = u"city"_s, .type = u"event.urge"_s, .target = {u"unified"_s, id}, .actor = {u"wang"_s, u"王"_s, u"operator"_s}}, .state = state, .number = number};
    }
    static void bind(CommandModel &model, QueryTest &test)
    {
        model.setRunner(&test.runner);
        model.setClock(&test.clock);
        model.setLiveFeeds({u"city"_s});
        model.setHealth({.isOpen = true});
        model.setActor({u"wang"_s, u"王"_s, u"operator"_s});
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void says_data()
    {
        QTest::addColumn<CommandStatus>("status");
        QTest::addColumn<QString>("mark");

        auto status = makeStatus(1, u"e1"_s);
        QTest::newRow("stored") << status << u"Urge · to be sent"_s;
        status.isHeld = true;
        QTest::newRow("behind a refused one") << status << u"Urge · held back"_s;
        QTest::newRow("sending") << makeStatus(1, u"e1"_s, State::Sending) << u"Urge · sending"_s;
        status = makeStatus(1, u"e1"_s, State::Sent);
        QTest::newRow("sent") << status << u"Urge · sent"_s;
        status.isUnseen = true;
        QTest::newRow("sent long ago") << status << u"Urge · sent, not yet seen"_s;
        status = makeStatus(1, u"e1"_s, State::Refused);
        status.httpStatus = 422;
        status.title = u"Cannot be done"_s;
        status.detail = u"urge is not possible in stage closed"_s;
        QTest::newRow("cannot be done") << status << u"Urge refused: urge is not possible in stage closed"_s;
        status.httpStatus = 403;
        status.detail.clear();
        QTest::newRow("not allowed") << status << u"Urge refused: not allowed"_s;
        status.httpStatus = 412;
        status.current = R"({"ver":3,"time":"2026-07-11T14:05:00+08:00"})";
        QTest::newRow("changed by another") << status << u"Urge refused: already changed at 14:05"_s;
        status.current.clear();
        QTest::newRow("changed, nothing more known") << status << u"Urge refused: already changed by somebody else"_s;
        status.httpStatus = 418;
        status.title.clear();
        QTest::newRow("without a word") << status << u"Urge refused: the server answered 418"_s;
    }
    void says()
    {
        QFETCH(CommandStatus, status);
        QueryTest test;
        CommandModel model;
        bind(model, test);
        model.setStatus(status);
        QTEST(model.markFor(u"unified"_s, u"e1"_s), "mark");
        QCOMPARE(model.isRefusedFor(u"unified"_s, u"e1"_s), status.state == State::Refused);
        QCOMPARE(model.markFor(u"unified"_s, u"e2"_s), QString());
    }

    void namesTheEventAndWhoWasFaster()
    {
        QueryTest test;
        auto changes = smallCity(test.time.time);
        changes.emplace_back(Record(makeEvent(u"e1"_s, Level::Red, u"810001"_s, test.time.time)));
        changes.emplace_back(Record(EventLog{.head = {.source = u"unified"_s, .id = u"l1"_s, .version = 1, .time = test.time.time - 27 * minute}, .eventSource = u"unified"_s, .event = u"e1"_s, .action = u"stage"_s, .actor = u"李"_s}));
        test.put(std::move(changes));
        CommandModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        bind(model, test);
        auto status = makeStatus(1, u"e1"_s, State::Refused);
        status.httpStatus = 412;
        status.current = R"({"ver":3,"time":"2026-07-11T14:05:00+08:00"})";
        model.setStatus(status);
        test.settle();
        QVERIFY(at(model, 0, "title").toString().contains("e1"_L1));
        QCOMPARE(at(model, 0, "reason").toString(), u"already handled by 李 at 14:05"_s);
    }

    void listsTheRefusedFirstAndDropsWhatHasEnded()
    {
        QueryTest test;
        CommandModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        bind(model, test);
        for (int i = 1; i <= 4; ++i)
            model.setStatus(makeStatus(i, u"e%1"_s.arg(i)));
        QCOMPARE(column(model, "key"), u"key-1 key-2 key-3 key-4"_s);
        model.setStatus(makeStatus(3, u"e3"_s, State::Refused));
        QCOMPARE(column(model, "key"), u"key-3 key-1 key-2 key-4"_s);
        QCOMPARE(model.refusedCount(), 1);
        model.setStatus(makeStatus(3, u"e3"_s, State::Discarded));
        model.setStatus(makeStatus(1, u"e1"_s, State::Confirmed));
        model.setStatus(makeStatus(9, u"e9"_s, State::Confirmed)); // never heard of before
        QCOMPARE(column(model, "key"), u"key-2 key-4"_s);
        QCOMPARE(model.pendingFor(u"unified"_s, u"e2"_s), 1);
        QCOMPARE(model.pendingFor(u"unified"_s, u"e1"_s), 0);
    }

    void offersOnlyWhatIsSafe_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<bool>("maybeSent");
        QTest::addColumn<int>("tries");
        QTest::addColumn<bool>("resend");
        QTest::addColumn<bool>("discard");

        QTest::newRow("stored") << State::Queued << false << 0 << false << true;
        QTest::newRow("no answer: nobody knows what came of it") << State::Queued << true << 3 << true << false;
        QTest::newRow("sending") << State::Sending << true << 1 << false << false;
        QTest::newRow("sent") << State::Sent << true << 1 << false << false;
        QTest::newRow("refused") << State::Refused << false << 1 << true << true;
        QTest::newRow("refused to say") << State::Refused << true << 1 << true << false;
    }
    void offersOnlyWhatIsSafe()
    {
        QFETCH(State, state);
        QFETCH(bool, maybeSent);
        QFETCH(int, tries);
        QueryTest test;
        CommandModel model;
        bind(model, test);
        auto status = makeStatus(1, u"e1"_s, state);
        status.maybeSent = maybeSent;
        status.tries = tries;
        model.setStatus(status);
        QTEST(at(model, 0, "canResend").toBool(), "resend");
        QTEST(at(model, 0, "canDiscard").toBool(), "discard");
    }

    void asksOnlyWhatAFeedTakes()
    {
        QueryTest test;
        CommandModel model;
        bind(model, test);
        QSignalSpy asked(&model, &CommandModel::asked);
        model.urge(u"city"_s, u"unified"_s, u"e1"_s, 7);
        QCOMPARE(asked.size(), 1);
        const auto command = asked.first().first().value<Command>();
        QCOMPARE(command.ifMatch, 7);
        QCOMPARE(command.actor.name, u"王"_s);
        model.note(u"city"_s, u"unified"_s, u"e1"_s, u"  "_s);
        QCOMPARE(asked.size(), 1);
        model.note(u"city"_s, u"unified"_s, u"e1"_s, u" \"好\" "_s);
        QCOMPARE(asked.last().first().value<Command>().args, "{\"text\":\"\\\"好\\\"\"}");

        model.urge(u"quakes"_s, u"unified"_s, u"e1"_s, 7);
        QVERIFY(!model.declined().isEmpty());
        model.setHealth({.detail = u"disk full"_s});
        model.urge(u"city"_s, u"unified"_s, u"e1"_s, 7);
        QVERIFY(model.declined().contains("disk full"_L1));
        model.setRecorded(true);
        QVERIFY(model.whyNot(u"city"_s).contains("Recorded"_L1));
        QCOMPARE(asked.size(), 2);
    }

    void neverShowsYesForNo()
    {
        QueryTest test;
        CommandModel model;
        bind(model, test);
        model.urge(u"city"_s, u"unified"_s, u"e1"_s, 7);
        model.setReceipt({.ticket = 1, .detail = u"disk I/O error"_s});
        QVERIFY(model.declined().contains("disk I/O error"_L1));
        QCOMPARE(model.count(), 0);
        model.setReceipt({.ticket = 2, .accepted = true, .key = u"k"_s});
        QCOMPARE(model.declined(), QString());
    }

    void marksTheRowsOfAList()
    {
        QueryTest test;
        auto changes = smallCity(test.time.time);
        changes.emplace_back(Record(makeEvent(u"e1"_s, Level::Red, u"810001"_s, test.time.time)));
        test.put(std::move(changes));
        CommandModel model;
        bind(model, test);
        EventListModel list;
        const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        list.setRunner(&test.runner);
        list.setClock(&test.clock);
        list.setCommands(&model);
        test.settle();
        QSignalSpy told(&list, &EventListModel::dataChanged);
        model.setStatus(makeStatus(1, u"e1"_s, State::Sending));
        QVERIFY(told.size() > 0);
        QCOMPARE(at(list, 0, "commandText").toString(), u"Urge · sending"_s);
        QVERIFY(!at(list, 0, "commandRefused").toBool());
    }
};

QTEST_MAIN(CommandModelTest)
#include "tst_commandmodel.moc"
