#include "analysis/trust.h"
#include "query/healthmodel.h"
#include "query/indicatormodel.h"
#include "query/queryrunner.h"
#include "query/wallclock.h"
#include "support/fakebackend.h"
#include "sync/engine.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace tonglan;
using test::FakeBackend;

namespace {

/** Wall time is what the test says; monotonic time is real. */
class HandClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override { return m_now; }
    [[nodiscard]] qint64 monotonic() const override { return SystemClock().monotonic(); }
    void advance(qint64 ms) { m_now += ms; }

private:
    std::atomic<TimeMs> m_now = 1'782'369'127'000;
};

constexpr int interval = 10; // seconds

}

/** From the feed to the figure, through a server's outage: what was fresh turns late in time, then stale, and recovers. */
class tst_Outage : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    static Reading makeReading(TimeMs time, double value)
    {
        return {.head = {.source = u"traffic"_s, .id = u"traffic.congestion|810000|%1"_s.arg(time / 1000), .time = time / 1000 * 1000},
            .indicator = u"traffic.congestion"_s,
            .region = u"810000"_s,
            .value = value};
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void figuresTurnLateAndRecoverByThemselves()
    {
        HandClock clock;
        FakeBackend backend;
        backend.put(Region{.head = {.source = u"registry"_s, .id = u"810000"_s, .time = clock.now()}, .name = u"香港"_s});
        backend.put(Source{.head = {.source = u"traffic"_s, .id = u"traffic"_s, .time = clock.now()}, .name = u"交通运行中心"_s, .intervalSeconds = interval});
        backend.put(Indicator{.head = {.source = u"traffic"_s, .id = u"traffic.congestion"_s, .time = clock.now()}, .name = u"道路拥堵指数"_s, .periodSeconds = interval, .decimals = 1});
        backend.put(makeReading(clock.now(), 1.5));

        const QString cache = m_dir.filePath(u"cache.db"_s);
        FeedConfig feed;
        feed.name = u"city"_s;
        feed.type = u"tlf"_s;
        feed.url = backend.url();
        SyncTiming timing;
        timing.firstDelayMs = 20;
        timing.longestDelayMs = 200;
        SyncEngine engine(cache, {feed}, clock, timing);
        QueryRunner runner(cache, clock);
        WallClock wallClock(clock, QTimeZone::utc());
        HealthModel health;
        health.setRunner(&runner);
        health.setClock(&wallClock);
        IndicatorModel indicators;
        indicators.setRunner(&runner);
        indicators.setClock(&wallClock);
        indicators.setCodes({u"traffic.congestion"_s});
        indicators.setRegion(u"810000"_s);
        connect(&engine, &SyncEngine::changed, &runner, &QueryRunner::notify);
        connect(&engine, &SyncEngine::health, &health, &HealthModel::setHealth);
        const auto trust = [&] { return indicators.rowCount() == 1 ? indicators.index(0).data(IndicatorModel::TrustRole).toInt() : -1; };
        const auto value = [&] { return indicators.rowCount() == 1 ? indicators.index(0).data(IndicatorModel::ValueTextRole).toString() : QString(); };

        engine.start();
        QTRY_COMPARE_WITH_TIMEOUT(trust(), int(TrustState::Fresh), 10'000);
        QTRY_COMPARE(health.linkState(), int(HealthModel::Live));
        const QString shown = value();

        backend.server().goDown();
        clock.advance(interval * 1000);
        wallClock.tick();
        QCOMPARE(trust(), int(TrustState::Fresh)); // at the limit, not over it
        clock.advance(1000);
        QTRY_COMPARE_WITH_TIMEOUT(trust(), int(TrustState::Late), 2000); // within two seconds of the limit, by its own tick
        QCOMPARE(value(), shown); // the last known value stays
        QCOMPARE(health.freshCount(), 0);
        clock.advance(3LL * interval * 1000);
        QTRY_COMPARE_WITH_TIMEOUT(trust(), int(TrustState::Stale), 2000);
        QTRY_VERIFY_WITH_TIMEOUT(health.linkState() != int(HealthModel::Live), 20'000);

        backend.put(makeReading(clock.now(), 1.8));
        backend.server().comeUp();
        QTRY_COMPARE_WITH_TIMEOUT(trust(), int(TrustState::Fresh), 60'000);
        QTRY_COMPARE(health.linkState(), int(HealthModel::Live));
        QVERIFY(value() != shown);
        engine.stop();
    }
};

QTEST_GUILESS_MAIN(tst_Outage)
#include "tst_outage.moc"
