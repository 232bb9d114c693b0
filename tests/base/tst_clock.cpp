#include "base/clock.h"

#include <QDateTime>
#include <QTest>

using namespace tonglan;

class tst_Clock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void systemClockIsTheMachines()
    {
        const SystemClock clock;
        QVERIFY(qAbs(clock.now() - QDateTime::currentMSecsSinceEpoch()) < 5000); // not compared exactly: the two may read clocks of other grain
    }

    void aStandingClockStandsAndItsMonotonicTimeDoesNot()
    {
        const ShiftedClock clock(1'000, ShiftedClock::Pace::Standing);
        const qint64 start = clock.monotonic();
        QTRY_VERIFY(clock.monotonic() > start);
        QCOMPARE(clock.now(), 1'000);
    }

    void aRunningClockRunsFromItsStart()
    {
        const ShiftedClock clock(1'000'000, ShiftedClock::Pace::Running);
        QVERIFY(clock.now() >= 1'000'000);
        QTRY_VERIFY(clock.now() > 1'000'000);
        QVERIFY(clock.now() < 1'000'000 + 60'000);
    }
};

QTEST_GUILESS_MAIN(tst_Clock)
#include "tst_clock.moc"
