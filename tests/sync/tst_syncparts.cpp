#include "sync/clockskew.h"
#include "sync/sleepwatch.h"
#include "sync/typebreaker.h"

#include <QSignalSpy>
#include <QTest>

using namespace tonglan;

/** The small instruments of a session: the server's clock, sleep, and the share of bad records. */
class SyncPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    /** An answer that took long says little about the server's clock. */
    void trustsTheQuickestAnswer()
    {
        ClockSkew skew;
        QVERIFY(!skew.isKnown());
        QCOMPARE(skew.milliseconds(), 0);
        skew.add(100'000 + 2'000, 100'000, 4'000); // made when it left: half of the way is taken off
        QCOMPARE(skew.milliseconds(), 4'000);
        skew.add(200'000 + 3'000, 200'000, 20);
        QCOMPARE(skew.milliseconds(), 3'010);
        skew.add(300'000 + 9'000, 300'000, 6'000);
        QCOMPARE(skew.milliseconds(), 3'010);
    }

    /** A clock that was set is believed after a few answers. */
    void followsAClockThatWasSet()
    {
        ClockSkew skew;
        skew.add(3'600'000, 0, 1);
        for (int i = 0; i < 8; ++i)
            skew.add(1'000 + i, 1'000 + i, 50);
        QCOMPARE(skew.milliseconds(), 25);
    }

    void noticesSleep()
    {
        qint64 time = 1'000'000;
        SleepWatch watch([&time] { return time; });
        const QSignalSpy woke(&watch, &SleepWatch::woke);
        watch.start(10, 1'000);
        time += 900; // a busy machine
        QTest::qWait(40);
        QCOMPARE(woke.size(), 0);
        time += 8LL * 3600 * 1000;
        QTRY_COMPARE(woke.size(), 1);
        QCOMPARE(woke[0][0].toLongLong(), 8LL * 3600 * 1000 - 10);
        QTest::qWait(40);
        QCOMPARE(woke.size(), 1);
    }

    void stopsAType_data()
    {
        QTest::addColumn<QList<std::pair<int, int>>>("groups"); // good, bad
        QTest::addColumn<bool>("tripped");

        using Groups = QList<std::pair<int, int>>;
        QTest::newRow("nothing yet") << Groups{} << false;
        QTest::newRow("one in a thousand") << Groups{{999, 1}} << false;
        QTest::newRow("three of three, too few to judge") << Groups{{0, 3}} << false;
        QTest::newRow("two of thirty, too few to judge") << Groups{{28, 2}} << false;
        QTest::newRow("just at the limit") << Groups{{95, 5}} << false;
        QTest::newRow("above the limit") << Groups{{94, 6}} << true;
        QTest::newRow("all bad") << Groups{{0, 20}} << true;
        QTest::newRow("little by little") << Groups{{10, 1}, {8, 2}, {10, 2}} << true;
        QTest::newRow("long ago") << Groups{{0, 60}, {1'000, 0}} << false;
        QTest::newRow("bad after many that were good") << Groups{{400, 0}, {400, 0}, {400, 0}, {0, 300}} << true;
    }
    void stopsAType()
    {
        using Groups = QList<std::pair<int, int>>;
        QFETCH(Groups, groups);
        TypeBreaker breaker;
        for (const auto &[good, bad] : groups)
            breaker.add(RecordType::Event, good, bad);
        QTEST(breaker.isTripped(RecordType::Event), "tripped");
        QVERIFY(!breaker.isTripped(RecordType::Asset));
        breaker.reset(RecordType::Event);
        QVERIFY(!breaker.isTripped(RecordType::Event));
    }
};

QTEST_GUILESS_MAIN(SyncPartsTest)
#include "tst_syncparts.moc"
