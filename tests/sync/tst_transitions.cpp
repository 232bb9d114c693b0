#include "base/backoff.h"
#include "sync/transitions.h"

#include <QTest>

using namespace tonglan;

using State = FeedHealth::State;
using Cell = std::optional<State>;

/** The state machine as the table it is, and the waiting times. */
class TransitionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void moves_data()
    {
        QTest::addColumn<State>("from");
        QTest::addColumn<SyncInput>("input");
        QTest::addColumn<State>("to");

        QTest::newRow("first start") << State::Idle << SyncInput::Begin << State::Snapshot;
        QTest::newRow("start from cursor") << State::Idle << SyncInput::Resume << State::CatchingUp;
        QTest::newRow("snapshot is complete") << State::Snapshot << SyncInput::SnapshotDone << State::CatchingUp;
        QTest::newRow("no more changes") << State::CatchingUp << SyncInput::CaughtUp << State::Live;
        QTest::newRow("gap") << State::Live << SyncInput::Behind << State::CatchingUp;
        QTest::newRow("another gap") << State::CatchingUp << SyncInput::Behind << State::CatchingUp;
        QTest::newRow("cursor expired while live") << State::Live << SyncInput::MustRefetch << State::Snapshot;
        QTest::newRow("cursor expired at start") << State::CatchingUp << SyncInput::MustRefetch << State::Snapshot;
        QTest::newRow("epoch changed in snapshot") << State::Snapshot << SyncInput::MustRefetch << State::Snapshot;
        QTest::newRow("network in snapshot") << State::Snapshot << SyncInput::Failed << State::Waiting;
        QTest::newRow("network while live") << State::Live << SyncInput::Failed << State::Waiting;
        QTest::newRow("still no network") << State::Waiting << SyncInput::Failed << State::Waiting;
        QTest::newRow("network is back") << State::Waiting << SyncInput::Resume << State::CatchingUp;
        QTest::newRow("network is back, cache empty") << State::Waiting << SyncInput::Begin << State::Snapshot;
        QTest::newRow("a person has acted") << State::Halted << SyncInput::Resume << State::CatchingUp;
        QTest::newRow("a person has acted, no network") << State::Halted << SyncInput::Failed << State::Waiting;
        QTest::newRow("a person has acted in vain") << State::Halted << SyncInput::Refused << State::Halted;
    }
    void moves()
    {
        QFETCH(State, from);
        QFETCH(SyncInput, input);
        QTEST(nextState(from, input).value(), "to");
    }

    void failsAndHaltsFromEverywhere()
    {
        for (int i = 0; i <= int(State::Waiting); ++i) {
            QCOMPARE(nextState(State(i), SyncInput::Failed), Cell(State::Waiting));
            QCOMPARE(nextState(State(i), SyncInput::Refused), Cell(State::Halted));
        }
    }

    /** Nothing but a new try leads out of waiting, and nothing at all by itself out of a halt. */
    void staysOut()
    {
        for (const auto input : {SyncInput::SnapshotDone, SyncInput::CaughtUp, SyncInput::Behind, SyncInput::MustRefetch}) {
            QVERIFY(!nextState(State::Waiting, input));
            QVERIFY(!nextState(State::Halted, input));
            QVERIFY(!nextState(State::Idle, input));
        }
    }

    void backsOff()
    {
        Backoff backoff(1'000, 60'000, 7);
        qint64 longest = 0;
        for (int attempt = 0; attempt < 200; ++attempt) {
            const auto delay = backoff.next();
            QVERIFY(delay >= 0);
            QVERIFY(delay <= std::min<qint64>(60'000, 1'000LL << std::min(attempt, 20)));
            longest = std::max(longest, delay);
        }
        QVERIFY(longest > 50'000); // it does use the room it has
        QVERIFY(backoff.next(120'000) >= 120'000); // what the server asks for is the least
        QVERIFY(backoff.next(1'000'000'000) <= 960'000); // within reason
        backoff.reset();
        QVERIFY(backoff.next() <= 1'000);
    }
};

QTEST_APPLESS_MAIN(TransitionsTest)
#include "tst_transitions.moc"
