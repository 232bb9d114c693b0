#include "democity.h"

#include "Stage/scenestore.h"
#include "lib/application.h"
#include "lib/flatmemory.h"
#include "query/queryrunner.h"
#include "support/fakebackend.h"
#include "support/faultproxy.h"
#include "support/processsample.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace tonglan;
using namespace tonglan::test;

static constexpr int changesPerSecond = 500; // a city of seven million changes some fifty records a second at its peak

/** The server's part, a process of its own: the demo city, ten times as lively, with a reconnect each minute and a resync every few. */
static int serveForever()
{
    FakeBackend backend;
    putDemoCity(backend, QDateTime::currentMSecsSinceEpoch());
    backend.setPageRows(1'000);
    FaultProxy proxy(u"127.0.0.1"_s, quint16(backend.url().port()));
    std::printf("port %d\n", int(proxy.port()));
    (void)std::fflush(stdout);

    // The set of events stays, or it would be the cache that grows; readings are corrected in place.
    std::vector<Record> pool;
    for (const auto &[key, record] : backend.records()) {
        if (std::holds_alternative<Event>(record) || std::holds_alternative<Reading>(record))
            pool.push_back(record);
    }
    QRandomGenerator random(20261122);
    qint64 sent = 0;
    QTimer changes;
    QObject::connect(&changes, &QTimer::timeout, &changes, [&] {
        backend.begin();
        for (int i = 0; i < changesPerSecond / 20; ++i, ++sent) {
            auto record = pool[random.bounded(quint32(pool.size()))];
            if (auto *event = std::get_if<Event>(&record)) {
                event->level = Level(1 + random.bounded(4));
                event->description = u"改 %1"_s.arg(sent);
            } else if (auto *reading = std::get_if<Reading>(&record)) {
                reading->value = reading->value.value_or(1) * (0.9 + random.generateDouble() / 5);
            }
            backend.put(std::move(record));
        }
        backend.end();
    });
    changes.start(50);
    QTimer reconnects;
    int times = 0;
    QObject::connect(&reconnects, &QTimer::timeout, &reconnects, [&] {
        if (++times % 4 == 0) {
            if (times % 8 == 0)
                backend.changeEpoch();
            else
                backend.forgetLog();
        }
        proxy.drop(times % 2 == 0);
    });
    reconnects.start(60'000);
    return QCoreApplication::exec();
}

class WallSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsNoMoreThanItDid()
    {
        const int seconds = qEnvironmentVariableIsSet("TONGLAN_SOAK_SECONDS") ? qEnvironmentVariableIntValue("TONGLAN_SOAK_SECONDS") : 20 * 60;
        const int warmUp = seconds / 4;
        const int every = 15; // a scene each time; a sample once round all of them
        QProcess server;
        server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        server.start(QCoreApplication::applicationFilePath(), {u"--serve"_s});
        QVERIFY(server.waitForStarted() && server.waitForReadyRead(120'000));
        const auto port = server.readLine().simplified().split(' ').value(1);

        QTemporaryDir folder;
        QFile feeds(folder.filePath(u"feeds.toml"_s));
        QVERIFY(feeds.open(QFile::WriteOnly));
        feeds.write("[[feed]]\nname = 'city'\ntype = 'tlf'\nurl = 'http://127.0.0.1:" + port + "'\n");
        feeds.close();
        const QSize size(1920, 1080);
        auto plan = makePlan({.pack = QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack"), .feeds = feeds.fileName(), .cache = folder.filePath(u"cache"_s), .scene = u"overview"_s, .size = size});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
        auto application = Application::create(std::move(*plan));
        QVERIFY2(application, application ? "" : qPrintable(application.error().detail));
        auto *window = (*application)->openWindow(u"overview"_s, size);
        QVERIFY(window);
        QTRY_COMPARE_WITH_TIMEOUT((*application)->missing(window), QStringList(), 600'000); // a first snapshot of the whole city, on a machine that may be busy

        const int scenes = int((*application)->scenes().scenes().size());
        std::vector<ProcessSample> samples;
        qint64 frames = 0;
        qint64 lastFrames = 0;
        qint64 lastRevision = 0;
        connect(window, &QQuickWindow::frameSwapped, this, [&frames] { ++frames; });
        int shown = 0;
        printHeading();
        QElapsedTimer time;
        time.start();
        for (int now = every; now <= seconds; now += every) {
            QTest::qWait(int(std::max<qint64>(1, now * 1'000LL - time.elapsed())));
            QCOMPARE(server.state(), QProcess::Running);
            ++shown;
            QVERIFY(QMetaObject::invokeMethod(window, "show", Q_ARG(int, shown % scenes)));
            if (shown % scenes != 0)
                continue;
            QTest::qWait(2'000); // the first scene is complete again
            auto sample = sampleOf(u"self"_s, folder.filePath(u"cache/cache.db"_s), double(time.elapsed()) / 1'000);
            sample.objects = int((*application)->findChildren<QObject *>().size() + window->findChildren<QObject *>().size());
            print(sample);
            // A wall that stands still would hold no more either.
            const auto revision = (*application)->runner().revision();
            QVERIFY2(revision > lastRevision, "nothing came since the last sample");
            QVERIFY2(frames > lastFrames + 10, "nothing was drawn since the last sample");
            QTRY_COMPARE_WITH_TIMEOUT((*application)->feedHealth().front().state, FeedHealth::State::Live, 60'000);
            lastRevision = revision;
            lastFrames = frames;
            if (now > warmUp)
                samples.push_back(sample);
        }
        QVERIFY(samples.size() >= 3);
        const auto memory = riseOf(samples, &ProcessSample::rss) / 1024;
        const auto files = riseOf(samples, &ProcessSample::files);
        const auto threads = riseOf(samples, &ProcessSample::threads);
        const auto objects = riseOf(samples, &ProcessSample::objects);
        qInfo("%d s, %d scene switches; after %d s of warm-up: memory %+.2f MiB, files %+.1f, threads %+.1f, objects %+.1f", seconds, shown, warmUp, memory, files, threads, objects);
        QVERIFY2(std::ranges::max(samples, {}, &ProcessSample::cache).cache < samples.front().cache + 256LL * 1024 * 1024, "history grows by tens of MiB, not more");
        QVERIFY(std::ranges::max(samples, {}, &ProcessSample::log).log <= 160LL * 1024 * 1024);
        QVERIFY(memory < 16);
        QVERIFY(files < 3);
        QVERIFY(threads < 3);
        QVERIFY(objects < 50);
        application->reset();
        server.kill();
        server.waitForFinished();
    }
};

int main(int argc, char *argv[])
{
    keepMemoryFlat();
    qputenv("QTEST_FUNCTION_TIMEOUT", "14400000"); // it is one long function
    if (argc > 1 && qstrcmp(argv[1], "--serve") == 0) {
        const QCoreApplication application(argc, argv);
        return serveForever();
    }
    const QApplication application(argc, argv);
    WallSoak test;
    return QTest::qExec(&test, argc, argv);
}

#include "soak_wall.moc"
