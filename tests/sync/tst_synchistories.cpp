#include "synctest.h"

#include <QRandomGenerator>
#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = FeedHealth::State;
using Fault = FakeBackend::Fault;
using StreamFault = FakeBackend::StreamFault;

/** Whatever happens in whatever order: in the end the cache is what the backend is. */
class SyncHistoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void survivesRandomHistories_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 32; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    /** Random changes, faults and restarts; then quiet: the cache is what the backend is. */
    void survivesRandomHistories()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        FakeBackend backend;
        backend.setPageRows(1 + random.bounded(9));
        backend.setHasStream(random.bounded(4) != 0);
        const int perType = random.bounded(12);
        for (int number = 0; number < perType * recordTypeCount; ++number)
            backend.put(makeRecord(RecordType(number % recordTypeCount), number / recordTypeCount));
        auto timing = quickTiming();
        timing.seed = seed;
        Client client(tlfFeed(backend.url()), timing);
        for (int step = 0; step < 60; ++step) {
            const auto type = RecordType(random.bounded(recordTypeCount));
            switch (random.bounded(16)) {
            case 0:
                backend.setFault(Fault(random.bounded(int(Fault::OtherEpoch) + 1)), 1 + random.bounded(2));
                break;
            case 1:
                backend.setStreamFault(StreamFault(random.bounded(int(StreamFault::Silence))), 1 + random.bounded(2));
                break;
            case 2:
                if (random.bounded(4) == 0)
                    backend.changeEpoch();
                else
                    backend.forgetLog();
                break;
            case 3:
                if (random.bounded(3) == 0)
                    client.restart();
                break;
            case 4:
            case 5:
            case 6:
                if (!backend.records().empty()) {
                    auto victim = backend.records().begin();
                    std::advance(victim, random.bounded(int(backend.records().size())));
                    backend.remove(FakeBackend::Key(victim->first));
                }
                break;
            default:
                backend.put(makeRecord(type, random.bounded(15), u"步 %1"_s.arg(step)));
            }
            QTest::qWait(random.bounded(8));
        }
        backend.setFault(Fault::None);
        backend.setStreamFault(StreamFault::None);
        const auto isConverged = [&] {
            if (client.health().state == State::Halted)
                client.retry(); // 403 needs a person
            return client.health().state == State::Live && stateOf(client.cachePath()) == stateOf(backend);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isConverged(), 20'000);
    }
};

QTEST_GUILESS_MAIN(SyncHistoriesTest)
#include "tst_synchistories.moc"
