#include "sync/synctest.h"

#include "support/faultproxy.h"
#include "support/processsample.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

class SyncSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void holdsNoMoreThanItDid()
    {
        const int seconds = qEnvironmentVariableIsSet("TONGLAN_SOAK_SECONDS") ? qEnvironmentVariableIntValue("TONGLAN_SOAK_SECONDS") : 20 * 60;
        const int warmUp = seconds / 4;
        const int every = std::max(1, std::min(10, seconds / 40));
        static constexpr int changesPerSecond = 500; // a city of seven million changes some fifty records a second at its peak
        static constexpr int keysPerType = 1'500;
        QTemporaryDir folder;
        const auto cache = folder.filePath(u"cache.db"_s);
        FakeBackend backend;
        backend.setPageRows(1'000);
        FaultProxy proxy(u"127.0.0.1"_s, quint16(backend.url().port()));
        QRandomGenerator random(20261122);
        backend.begin();
        for (int i = 0; i < keysPerType * recordTypeCount; ++i)
            backend.put(makeRecord(RecordType(i % recordTypeCount), i / recordTypeCount));
        backend.end();

        QProcess client;
        client.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        client.setStandardOutputFile(QProcess::nullDevice());
        client.start(QCoreApplication::applicationFilePath(), {u"--sync"_s, cache, u"http://127.0.0.1:%1"_s.arg(proxy.port())});
        QVERIFY(client.waitForStarted());

        QTimer changes;
        int sent = 0;
        connect(&changes, &QTimer::timeout, this, [&] {
            backend.begin();
            for (int i = 0; i < changesPerSecond / 20; ++i, ++sent) {
                // Readings and events mostly, as in a city. The set of records stays, or it would be the cache that grows.
                const auto type = i % 3 == 0 ? RecordType(random.bounded(recordTypeCount)) : i % 3 == 1 ? RecordType::Reading
                                                                                                        : RecordType::Asset;
                backend.put(makeRecord(type, random.bounded(keysPerType), u"改 %1"_s.arg(sent)));
            }
            backend.end();
        });
        changes.start(50);

        std::vector<ProcessSample> samples;
        int reconnects = 0;
        int resyncs = 0;
        printHeading();
        QElapsedTimer time;
        time.start();
        for (int now = every; now <= seconds; now += every) {
            QTest::qWait(int(std::max<qint64>(1, now * 1'000LL - time.elapsed())));
            QCOMPARE(client.state(), QProcess::Running);
            const auto sample = sampleOf(QString::number(client.processId()), cache, now);
            print(sample);
            if (now > warmUp)
                samples.push_back(sample);
            const auto isTime = [&](int wanted) { return now / wanted != (now - every) / wanted; };
            if (isTime(std::max(every * 2, seconds / 20))) { // each minute of twenty
                proxy.drop(reconnects % 2 == 0);
                ++reconnects;
            }
            if (isTime(std::max(every * 6, seconds / 6))) {
                if (resyncs % 2 == 0)
                    backend.forgetLog();
                else
                    backend.changeEpoch();
                proxy.drop();
                ++resyncs;
            }
        }
        changes.stop();
        QVERIFY(samples.size() >= 3);
        const auto memory = riseOf(samples, &ProcessSample::rss) / 1024; // of shared pages PSS counts a part that depends on others
        const auto files = riseOf(samples, &ProcessSample::files);
        const auto threads = riseOf(samples, &ProcessSample::threads);
        const auto log = std::max_element(samples.begin(), samples.end(), [](const auto &a, const auto &b) { return a.log < b.log; })->log;
        qInfo("%d s, %d changes, %d reconnects, %d resyncs; after %d s of warm-up: memory %+.2f MiB, files %+.1f, threads %+.1f, log at most %lld KiB", seconds, sent, reconnects, resyncs, warmUp, memory, files,
            threads, static_cast<long long>(log / 1024));
        QVERIFY(memory < 4);
        QVERIFY(files < 3);
        QVERIFY(threads < 2);
        QVERIFY(log <= 64 * 1024 * 1024);
        const auto differs = [&] {
            const auto opened = Database::openForReading(cache);
            return opened ? differenceOf(contentOf(backend), contentOf(*opened)) : opened.error().detail;
        };
        QTRY_COMPARE_WITH_TIMEOUT(differs(), QString(), 60'000);
        client.kill();
        client.waitForFinished();
    }
};

int main(int argc, char *argv[])
{
    if (isSyncCommand(argc, argv))
        return syncForever(argc, argv, {.longestDelayMs = 5'000, .auditMs = 5'000, .heartbeatMs = 2'000});
    qputenv("QTEST_FUNCTION_TIMEOUT", "14400000"); // it is one long function
    const QCoreApplication application(argc, argv);
    SyncSoak test;
    return QTest::qExec(&test, argc, argv);
}

#include "soak_sync.moc"
