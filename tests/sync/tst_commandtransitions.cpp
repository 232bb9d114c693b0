#include "sync/commandtransitions.h"

#include <QTest>

using namespace tonglan;

using State = CommandState;
using Input = CommandInput;

/** What may become of a command, as the table it is: every cell. */
class CommandTransitionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void moves_data()
    {
        QTest::addColumn<State>("from");
        QTest::addColumn<Input>("input");
        QTest::addColumn<State>("to");

        QTest::newRow("its turn has come") << State::Queued << Input::Send << State::Sending;
        QTest::newRow("no answer") << State::Sending << Input::Unanswered << State::Queued;
        QTest::newRow("a good answer is no confirmation") << State::Sending << Input::Accepted << State::Sent;
        QTest::newRow("nor is a second one") << State::Sent << Input::Accepted << State::Sent;
        QTest::newRow("no answer about a sent one") << State::Sent << Input::Unanswered << State::Sent;
        QTest::newRow("refused") << State::Sending << Input::Refused << State::Refused;
        QTest::newRow("taken, and then unknown") << State::Sent << Input::Refused << State::Refused;
        QTest::newRow("shown") << State::Sent << Input::Shown << State::Confirmed;
        QTest::newRow("shown before the answer") << State::Sending << Input::Shown << State::Confirmed;
        QTest::newRow("shown where the answer was lost") << State::Queued << Input::Shown << State::Confirmed;
        QTest::newRow("shown though refused: the stream is the truth") << State::Refused << Input::Shown << State::Confirmed;
        QTest::newRow("a person tries again") << State::Refused << Input::Resend << State::Queued;
        QTest::newRow("a person gives up") << State::Refused << Input::Discard << State::Discarded;
        QTest::newRow("a person gives up what waits") << State::Queued << Input::Discard << State::Discarded;
        QTest::newRow("start") << State::Queued << Input::Restarted << State::Queued;
        QTest::newRow("killed while sending") << State::Sending << Input::Restarted << State::Queued;
        QTest::newRow("killed after sending") << State::Sent << Input::Restarted << State::Sent;
        QTest::newRow("killed while a person thinks") << State::Refused << Input::Restarted << State::Refused;
    }
    void moves()
    {
        QFETCH(State, from);
        QFETCH(Input, input);
        QTEST(nextState(from, input).value(), "to");
    }

    void nothingElseMoves()
    {
        int cells = 0;
        for (int state = 0; state < commandStateCount; ++state) {
            for (int input = 0; input < commandInputCount; ++input)
                cells += nextState(State(state), Input(input)) ? 1 : 0;
        }
        QCOMPARE(cells, 18);
    }

    void nothingLeadsOutOfAnEnd()
    {
        for (const auto end : {State::Confirmed, State::Discarded}) {
            for (int input = 0; input < commandInputCount; ++input)
                QVERIFY(!nextState(end, Input(input)));
        }
    }

    void onlyTheStreamConfirms()
    {
        for (int state = 0; state < commandStateCount; ++state) {
            for (int input = 0; input < commandInputCount; ++input) {
                if (Input(input) != Input::Shown)
                    QVERIFY(nextState(State(state), Input(input)) != State::Confirmed);
            }
        }
    }
};

QTEST_GUILESS_MAIN(CommandTransitionsTest)
#include "tst_commandtransitions.moc"
