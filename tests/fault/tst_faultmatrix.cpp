#include "sync/synctest.h"

#include "cache/cachefixture.h"
#include "feed/format/tlf.h"
#include "support/faultproxy.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QProcess>
#include <QTest>

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <csignal>
#include <ctime>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = FeedHealth::State;
using Fault = FakeBackend::Fault;
using StreamFault = FakeBackend::StreamFault;

static constexpr int recoverWithinMs = 60'000;
static constexpr qint64 mebibyte = 1024 * 1024;

static QByteArray rowOf(const Record &record)
{
    return QJsonDocument(toTlf(record)).toJson(QJsonDocument::Compact);
}

static Event eventOf(int number, const QString &title)
{
    return std::get<Event>(makeRecord(RecordType::Event, number, title));
}

/** An event as it comes over the wire, with one text of it replaced. */
static QByteArray changedRow(int number, const QByteArray &from, const QByteArray &to)
{
    auto record = eventOf(number, u"题目"_s);
    record.head.version = 1'000'000;
    return rowOf(record).replace(from, to);
}

/** Waiting times are a tenth to a hundredth of the shipped ones, which are tested as tables in tst_http and tst_transitions. */
static SyncTiming matrixTiming()
{
    auto timing = quickTiming();
    timing.http.rateBytes = 256;
    timing.http.rateMs = 300;
    return timing;
}

/** Every fault of the list that lies between a server and the cache, by its number there. */
class FaultMatrixTest : public QObject
{
    Q_OBJECT

    using Run = void (FaultMatrixTest::*)();

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_backend = std::make_unique<FakeBackend>();
        m_backend->setPageRows(1'000);
        m_backend->begin();
        for (int i = 0; i < 10 * recordTypeCount; ++i)
            m_backend->put(makeRecord(RecordType(i % recordTypeCount), i / recordTypeCount));
        m_backend->end();
        m_proxy = std::make_unique<FaultProxy>(u"127.0.0.1"_s, quint16(m_backend->url().port()));
        m_note.clear();
    }
    void cleanup()
    {
        m_client.reset();
        if (m_process) {
            m_process->kill();
            m_process->waitForFinished();
        }
        m_process.reset();
        m_proxy.reset();
        m_backend.reset();
    }

    void initTestCase() { QLoggingCategory::setFilterRules(u"tonglan.*.info=false"_s); }

    void survives_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<bool>("inAProcess"); // of its own, so that it can be weighed and held
        QTest::addColumn<Run>("run");

        QTest::newRow("500, 502, 503, Retry-After") << 1 << false << &FaultMatrixTest::serverErrors;
        QTest::newRow("slow-loris") << 2 << false << &FaultMatrixTest::drip;
        QTest::newRow("cut mid-body by FIN") << 3 << false << &FaultMatrixTest::cutByFin;
        QTest::newRow("cut mid-body by RST") << 3 << false << &FaultMatrixTest::cutByReset;
        QTest::newRow("bytes corrupted on the way") << 4 << false << &FaultMatrixTest::corruptBytes;
        QTest::newRow("corrupt JSON, wrong types, depth bomb") << 4 << false << &FaultMatrixTest::corruptRecords;
        QTest::newRow("hostile text") << 5 << false << &FaultMatrixTest::hostileText;
        QTest::newRow("10 GB without length") << 6 << true << &FaultMatrixTest::endlessBody;
        QTest::newRow("decompression bomb") << 7 << true << &FaultMatrixTest::bomb;
        QTest::newRow("duplicates, out of order, late, replay") << 8 << false << &FaultMatrixTest::replay;
        QTest::newRow("gap in the stream") << 9 << false << &FaultMatrixTest::gap;
        QTest::newRow("cursor expired") << 10 << false << &FaultMatrixTest::expired;
        QTest::newRow("epoch changed") << 10 << false << &FaultMatrixTest::otherEpoch;
        QTest::newRow("cursor from the future") << 10 << false << &FaultMatrixTest::cursorFromTheFuture;
        QTest::newRow("wall clock jumps") << 11 << false << &FaultMatrixTest::clockJumps;
        QTest::newRow("schema changes") << 12 << false << &FaultMatrixTest::schemaChanges;
        QTest::newRow("SQLITE_BUSY for longer than we wait") << 17 << false << &FaultMatrixTest::busy;
        QTest::newRow("name that does not resolve") << 23 << false << &FaultMatrixTest::noSuchName;
        QTest::newRow("connection refused") << 23 << false << &FaultMatrixTest::refused;
        QTest::newRow("black hole") << 23 << false << &FaultMatrixTest::blackHole;
        QTest::newRow("captive portal") << 24 << false << &FaultMatrixTest::captivePortal;
        QTest::newRow("half-open, cable pulled") << 25 << false << &FaultMatrixTest::halfOpen;
        QTest::newRow("process held and let go") << 26 << true << &FaultMatrixTest::held;
        QTest::newRow("times of all kinds, in four zones") << 31 << false << &FaultMatrixTest::oddTimes;
        QTest::newRow("storm of 100,000 events") << 42 << true << &FaultMatrixTest::storm;
    }
    void survives()
    {
        QFETCH(int, number);
        QFETCH(bool, inAProcess);
        QFETCH(Run, run);
        if (inAProcess) {
            m_process = std::make_unique<QProcess>();
            m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
            m_process->setStandardOutputFile(QProcess::nullDevice());
            m_process->start(QCoreApplication::applicationFilePath(), {u"--sync"_s, m_folder.filePath(u"%1.db"_s.arg(number)), proxyUrl().toString()});
            QVERIFY(m_process->waitForStarted());
        } else {
            m_clock.setRight();
            m_client = std::make_unique<Client>(tlfFeed(proxyUrl()), matrixTiming(), QString());
            QTRY_COMPARE_WITH_TIMEOUT(m_client->health().state, State::Live, 20'000);
        }
        QTRY_COMPARE_WITH_TIMEOUT(difference(), QString(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_backend->streams(), 1, 10'000);
        std::invoke(run, this);

        // The fault is over: live and alike again by itself.
        QElapsedTimer time;
        time.start();
        m_proxy->setFaults({});
        m_backend->setFault(Fault::None);
        m_backend->setStreamFault(StreamFault::None);
        m_backend->put(eventOf(999, u"之后"_s));
        QTRY_COMPARE_WITH_TIMEOUT(difference(), QString(), recoverWithinMs);
        if (m_client)
            QTRY_COMPARE_WITH_TIMEOUT(m_client->health().state, State::Live, recoverWithinMs);
        else
            QCOMPARE(m_process->state(), QProcess::Running);
        const auto took = time.elapsed();
        m_recoveries.push_back(took);
        m_table += u"| %1 | %2 | ok%3 | %4 |"_s.arg(number, 2).arg(QString::fromLatin1(QTest::currentDataTag()), -44).arg(m_note.isEmpty() ? QString() : u": "_s + m_note).arg(took, 6);
    }

    void cleanupTestCase()
    {
        if (m_recoveries.empty())
            return;
        std::sort(m_recoveries.begin(), m_recoveries.end());
        const auto p95 = m_recoveries[(m_recoveries.size() * 95 + 99) / 100 - 1];
        qInfo().noquote() << u"\n| row | fault | result | recovery ms |\n"_s + m_table.join(u'\n') + u"\n%1 rows, recovery p95 %2 ms, longest %3 ms (waits shortened: 10 to 100 ms instead of 1 to 60 s)"_s.arg(m_recoveries.size()).arg(p95).arg(m_recoveries.back());
        QVERIFY(p95 <= recoverWithinMs);
    }

private:
    void serverErrors()
    {
        m_backend->setFault(Fault::ServerError, 1'000'000);
        m_proxy->drop();
        QTRY_COMPARE(m_client->health().state, State::Waiting);
        const auto before = m_backend->requests(u"v1"_s) + m_backend->requests(u"changes"_s);
        QTRY_VERIFY(m_client->health().attempts >= 10);
        const auto asked = m_backend->requests(u"v1"_s) + m_backend->requests(u"changes"_s) - before;
        QVERIFY2(asked <= m_client->health().attempts + 1, qPrintable(QString::number(asked))); // one a backoff slot
        QVERIFY(m_client->health().detail.contains("503"_L1));
        QVERIFY(m_client->health().nextTry > 0);
    }

    void drip()
    {
        m_backend->put(eventOf(1, QString(400, u'慢')));
        m_proxy->setFaults({.bytesPerSecond = 20});
        m_proxy->drop();
        QTRY_VERIFY_WITH_TIMEOUT(m_client->health().detail.contains("bytes in"_L1) || m_client->health().detail.contains("nothing came"_L1), 20'000);
        QCOMPARE(tornIn(cache(), *m_backend), QString());
    }

    void cut(bool byReset)
    {
        for (qint64 at = 0; at < 2'400; at += 160) {
            m_proxy->setFaults({.cutAfter = at, .cutByReset = byReset});
            const auto connections = m_proxy->connections();
            m_proxy->drop();
            m_backend->put(eventOf(int(at), u"切断"_s));
            QTRY_VERIFY_WITH_TIMEOUT(m_proxy->connections() >= connections + 3, 20'000);
            QCOMPARE(tornIn(cache(), *m_backend), QString());
        }
    }
    void cutByFin() { cut(false); }
    void cutByReset() { cut(true); }

    /** A record that is not what was sent is refused, as any bad record: it is missed until the next resync, but it never shows. */
    void corruptBytes()
    {
        for (qint64 at = 0; at < 1'200; at += 83) {
            m_proxy->setFaults({.corruptAt = at});
            const auto connections = m_proxy->connections();
            m_proxy->drop();
            m_backend->put(eventOf(int(at), u"坏字节"_s));
            QTRY_VERIFY_WITH_TIMEOUT(m_proxy->connections() >= connections + 2, 20'000);
            QCOMPARE(rowsOf(cache(), u"SELECT title FROM event WHERE title <> '坏字节' AND title <> '名称 ' || substr(id, 7)"_s), QStringList());
        }
        m_note = u"%1 refused"_s.arg(m_client->health().rowsRejected);
        m_proxy->setFaults({});
        m_backend->changeEpoch();
    }

    /** Sends rows that must be refused one by one, beside a good one. */
    void refuseAll(const QList<QByteArray> &rows)
    {
        const auto refused = m_client->health().rowsRejected;
        m_backend->begin();
        for (const auto &row : rows)
            m_backend->appendRow(row);
        m_backend->put(eventOf(1, u"好的"_s));
        m_backend->end();
        QTRY_COMPARE(difference(), QString());
        QTRY_COMPARE(m_client->health().rowsRejected, refused + rows.size());
        m_note = u"%1 of %2 refused"_s.arg(rows.size()).arg(rows.size() + 1);
    }

    void corruptRecords()
    {
        QByteArray deep = "{\"x\":" + QByteArray(10'000, '[') + QByteArray(10'000, ']') + ",";
        refuseAll({changedRow(50, "\"ver\":1000000", "\"ver\":1e400"), changedRow(51, "\"ver\":1000000", "\"ver\":\"7\""), changedRow(52, "\"ver\":1000000", "\"ver\":NaN"),
            changedRow(53, "\"ver\":1000000", "\"ver\":-1"), changedRow(54, "\"data\":{", "\"data\":" + deep), changedRow(55, "\"data\":{", "\"data\":[{") + "]",
            changedRow(56, "\"title\":\"题目\"", "\"title\":{}"), changedRow(57, "114.1", "1e999"), "[]", "null", "\"text\""});
    }

    void hostileText()
    {
        refuseAll({changedRow(60, "题目", "a\xff\xfe z"), changedRow(61, "题目", "\\ud800"), changedRow(62, "题目", "a\\u0000b"), changedRow(63, "题目", QByteArray(200'000, 'x')),
            changedRow(64, "\"source-1\"", "\"a\\u0001b\"")});
        for (const auto &title : {u"\u202Ecod.exe"_s, u"𠮷野家 🚨👨‍👩‍👧"_s, QString(450, u'长')})
            m_backend->put(eventOf(70, title));
        QTRY_COMPARE(difference(), QString());
    }

    /** What the client process weighs at most while @p run goes on, above what it weighed before. */
    template<typename Until>
    [[nodiscard]] qint64 growthUntil(Until &&until, int timeoutMs)
    {
        const auto before = residentBytes(m_process->processId());
        auto most = before;
        QElapsedTimer time;
        time.start();
        while (!until() && time.elapsed() < timeoutMs) {
            most = std::max(most, residentBytes(m_process->processId()));
            QTest::qWait(5);
        }
        return most - before;
    }

    void fatBody(Fault fault)
    {
        const auto served = m_backend->faultsServed();
        m_backend->setFault(fault, 1'000'000, u"changes"_s);
        m_backend->put(eventOf(1, u"很大"_s));
        m_proxy->drop();
        const auto passed = m_proxy->bytesToClient();
        const auto growth = growthUntil([&] { return m_backend->faultsServed() >= served + 6; }, 30'000);
        QVERIFY(m_backend->faultsServed() >= served + 6); // it gave up each time, and asked again
        m_note = u"memory grew by %1 MiB, %2 MiB read"_s.arg(double(growth) / mebibyte, 0, 'f', 1).arg((m_proxy->bytesToClient() - passed) / mebibyte);
        QVERIFY2(growth < 32 * mebibyte, qPrintable(m_note));
    }
    void endlessBody() { fatBody(Fault::Endless); }
    void bomb() { fatBody(Fault::Bomb); }

    void replay()
    {
        QList<QByteArray> yesterday;
        for (const auto &[key, record] : m_backend->records())
            yesterday += rowOf(record);
        for (int i = 0; i < 30; ++i) {
            m_backend->setStreamFault(i % 2 == 0 ? StreamFault::Duplicate : StreamFault::Reorder);
            m_backend->put(eventOf(i % 7, u"第 %1"_s.arg(i)));
        }
        m_backend->setStreamFault(StreamFault::None);
        m_backend->begin();
        for (const auto &row : yesterday)
            m_backend->appendRow(row);
        m_backend->end();
        QTRY_COMPARE(difference(), QString());
        QCOMPARE(m_client->health().rowsRejected, 0); // known already, not wrong
    }

    void gap()
    {
        m_backend->setStreamFault(StreamFault::Drop);
        m_backend->put(eventOf(1, u"丢了"_s));
        m_backend->put(eventOf(2, u"没丢"_s));
        QTRY_COMPARE_WITH_TIMEOUT(difference(), QString(), 2'000);
    }

    /** Until it is live again with another snapshot, no type is ever empty. */
    void resyncWithoutABlank()
    {
        const auto snapshots = m_backend->requests(u"snapshot"_s);
        m_proxy->drop();
        QElapsedTimer time;
        time.start();
        while (m_backend->requests(u"snapshot"_s) == snapshots || m_client->health().state != State::Live) {
            QVERIFY(time.elapsed() < recoverWithinMs);
            for (int i = 0; i < recordTypeCount; ++i)
                QVERIFY(numberOf(cache(), u"SELECT count(*) FROM "_s + recordTypeName(RecordType(i))) >= 9);
            QTest::qWait(1);
        }
    }
    void expired()
    {
        m_backend->remove({RecordType::Event, u"source-1"_s, u"event-1"_s});
        m_proxy->drop();
        m_backend->put(eventOf(1, u"新"_s));
        m_backend->forgetLog();
        if (m_backend->requests(u"snapshot"_s) == recordTypeCount)
            m_backend->setCursorWords(u"old"_s); // should the client have been faster than the log was lost
        resyncWithoutABlank();
    }
    void otherEpoch()
    {
        m_backend->changeEpoch();
        resyncWithoutABlank();
    }
    void cursorFromTheFuture()
    {
        m_backend->setCursorWords(u"restored from a backup"_s);
        resyncWithoutABlank();
    }

    void clockJumps()
    {
        m_client.reset();
        FeedHealth health;
        const auto path = m_folder.filePath(u"clock.db"_s);
        SyncEngine engine(path, {tlfFeed(proxyUrl())}, m_clock, matrixTiming());
        connect(&engine, &SyncEngine::health, this, [&](const FeedHealth &now) { health = now; });
        engine.start();
        QTRY_COMPARE(health.state, State::Live);
        for (const qint64 jump : {3'600'000LL, -7'200'000LL, 315'360'000'000LL, -630'720'000'000LL, 1'000LL}) {
            m_clock.jump(jump);
            const auto connections = m_proxy->connections();
            m_backend->put(eventOf(3, u"跳 %1"_s.arg(jump)));
            QTRY_COMPARE(differenceOf(contentOf(*m_backend), contentOf(must(Database::openForReading(path)))), QString());
            QTest::qWait(200);
            QVERIFY2(m_proxy->connections() - connections <= 3, "a storm of requests");
            QCOMPARE(health.state, State::Live);
        }
        engine.stop();
        m_client = std::make_unique<Client>(tlfFeed(proxyUrl()), matrixTiming(), QString());
    }

    void schemaChanges()
    {
        const auto refused = m_client->health().rowsRejected;
        m_backend->begin();
        m_backend->appendRow(changedRow(80, "\"data\":{", "\"data\":{\"mood\":\"calm\",")); // a new field is kept
        m_backend->appendRow(changedRow(81, "\"type\":\"event\"", "\"type\":\"weather\"")); // a new type is counted
        m_backend->appendRow(changedRow(82, "\"title\":\"题目\"", "\"title\":5")); // another type of a field is refused
        m_backend->appendRow(changedRow(83, "\"ver\":1000000,", "")); // as is the loss of one that is needed
        m_backend->appendRow(changedRow(83, ",\"ver\":1000000", ""));
        m_backend->end();
        QTRY_COMPARE(rowsOf(cache(), u"SELECT extra FROM event WHERE id = 'event-80'"_s), QStringList{u"{\"mood\":\"calm\"}"_s});
        QTRY_COMPARE(m_client->health().unknownTypes, 1);
        QTRY_VERIFY(m_client->health().rowsRejected >= refused + 2);
        QCOMPARE(m_client->health().state, State::Live);
        m_backend->appendRow(R"({"op":"del","type":"event","source":"source-2","id":"event-80","ver":2000000,"time":"2026-11-22T05:00:00Z"})");
        m_backend->appendRow(R"({"op":"del","type":"event","source":"source-2","id":"event-83","ver":2000000,"time":"2026-11-22T05:00:00Z"})");
    }

    void busy()
    {
        SQLite::Database other(m_client->cachePath().toStdString(), SQLite::OPEN_READWRITE);
        other.exec("BEGIN IMMEDIATE");
        QElapsedTimer time;
        time.start();
        qint64 longest = 0;
        while (m_client->health().state != State::Waiting) {
            QVERIFY(time.elapsed() < 30'000);
            m_backend->put(eventOf(4, u"忙 %1"_s.arg(time.elapsed())));
            QElapsedTimer turn;
            turn.start();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
            longest = std::max(longest, turn.elapsed());
            QTest::qSleep(20);
        }
        QVERIFY(m_client->health().detail.contains("locked"_L1));
        QVERIFY2(longest < 1'000, qPrintable(QString::number(longest))); // this thread never waits for the disk
        other.exec("ROLLBACK");
    }

    void noSuchName()
    {
        m_client->stop();
        m_client->setFeed(tlfFeed(QUrl(u"http://no-such-host.invalid:8080"_s)));
        m_client->restart();
        QTRY_COMPARE_WITH_TIMEOUT(m_client->health().state, State::Waiting, 30'000);
        QCOMPARE(difference(), QString()); // the picture stays
        m_client->stop();
        m_client->setFeed(tlfFeed(proxyUrl()));
        m_client->restart();
    }

    void refused()
    {
        m_proxy->setFaults({.mode = NetworkFaults::Mode::Refuse});
        m_proxy->drop();
        QTRY_COMPARE(m_client->health().state, State::Waiting);
        QTRY_VERIFY(m_client->health().attempts >= 5);
    }

    void blackHole()
    {
        m_proxy->setFaults({.mode = NetworkFaults::Mode::BlackHole});
        m_proxy->drop();
        QTRY_VERIFY_WITH_TIMEOUT(m_client->health().detail.contains("nothing came"_L1), 20'000);
    }

    void captivePortal()
    {
        m_backend->setFault(Fault::Html, 1'000'000);
        m_proxy->drop();
        QTRY_VERIFY(m_client->health().detail.contains("captive portal"_L1));
        QVERIFY(numberOf(cache(), u"SELECT count(*) FROM event"_s) >= 10); // not an empty feed
    }

    void halfOpen()
    {
        m_proxy->setFaults({.mode = NetworkFaults::Mode::HalfOpen});
        m_backend->put(eventOf(5, u"线断了"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_client->health().state != State::Live, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_client->health().state, State::Waiting, 10'000);
    }

    void held()
    {
        const auto process = pid_t(m_process->processId());
        QCOMPARE(::kill(process, SIGSTOP), 0);
        for (int i = 0; i < 20; ++i) {
            m_backend->put(eventOf(i, u"睡着时 %1"_s.arg(i)));
            QTest::qWait(50);
        }
        m_proxy->drop(); // what a network forgets in a night
        m_backend->put(eventOf(6, u"还睡着"_s));
        QCOMPARE(::kill(process, SIGCONT), 0);
    }

    void oddTimes()
    {
        m_backend->begin(); // so many good ones that the bad ones do not stop the type
        for (int i = 1'000; i < 1'300; ++i)
            m_backend->put(eventOf(i, u"平常"_s));
        m_backend->end();
        const auto refused = m_client->health().rowsRejected;
        const auto zone = qgetenv("TZ");
        int number = 100;
        QStringList expected;
        for (const char *place : {"Asia/Shanghai", "Asia/Urumqi", "America/New_York", "UTC"}) {
            qputenv("TZ", place);
            ::tzset();
            const std::pair<const char *, qint64> good[] = {{"2028-02-29T08:00:00+08:00", 1'835'395'200'000}, {"2038-01-19T03:14:08Z", 2'147'483'648'000}, {"9999-12-31T23:59:59Z", 253'402'300'799'000},
                {"2026-03-08T02:30:00-05:00", 1'772'955'000'000}, {"2026-01-01T00:00:00+14:00", 1'767'175'200'000}, {"2016-12-31T23:59:60Z", 1'483'228'800'000}};
            for (const auto &[text, milliseconds] : good) {
                auto row = changedRow(++number, {}, {});
                const auto at = row.indexOf("\"time\":\"") + 8;
                m_backend->appendRow(row.replace(at, row.indexOf('"', at) - at, text));
                expected += QString::number(milliseconds);
            }
        }
        for (const char *text : {"2026-11-22T24:00:00Z", "2026-11-22T05:00:00", "2026-02-29T05:00:00Z", "2026-11-22", "1583-13-01T00:00:00Z"}) {
            auto row = changedRow(++number, {}, {});
            const auto at = row.indexOf("\"time\":\"") + 8;
            m_backend->appendRow(row.replace(at, row.indexOf('"', at) - at, text));
        }
        const auto stored = [&] { return rowsOf(cache(), u"SELECT time FROM event WHERE version = 1000000 ORDER BY CAST(substr(id, 7) AS INTEGER)"_s); };
        QTRY_COMPARE(stored(), expected);
        QTRY_COMPARE(m_client->health().rowsRejected, refused + 5);
        qputenv("TZ", zone);
        ::tzset();
        m_backend->changeEpoch(); // and away with them
    }

    void storm()
    {
        static constexpr int events = 100'000;
        QTRY_VERIFY(residentBytes(m_process->processId()) > 0);
        int sent = 0;
        const auto growth = growthUntil(
            [&] {
                for (int batch = 0; batch < 4 && sent < events; ++batch) {
                    m_backend->begin();
                    for (int i = 0; i < 500; ++i)
                        m_backend->put(eventOf(++sent % 5'000, u"风暴"_s));
                    m_backend->end();
                }
                return sent == events && difference().isEmpty();
            },
            recoverWithinMs);
        m_note = u"memory grew by %1 MiB"_s.arg(double(growth) / mebibyte, 0, 'f', 1);
        QCOMPARE(sent, events);
        QVERIFY2(growth < 96 * mebibyte, qPrintable(m_note));
    }

    [[nodiscard]] QUrl proxyUrl() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_proxy->port())); }
    [[nodiscard]] QString cachePath() const { return m_client ? m_client->cachePath() : m_process->arguments().at(1); }
    [[nodiscard]] Database cache() const { return must(Database::openForReading(cachePath())); }
    [[nodiscard]] QString difference() const
    {
        const auto opened = Database::openForReading(cachePath());
        return opened ? differenceOf(contentOf(*m_backend), contentOf(*opened)) : opened.error().detail;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<QProcess> m_process;
    JumpingClock m_clock;
    QString m_note;
    QStringList m_table;
    std::vector<qint64> m_recoveries;
};

int main(int argc, char *argv[])
{
    if (isSyncCommand(argc, argv))
        return syncForever(argc, argv, matrixTiming());
    const QCoreApplication application(argc, argv);
    FaultMatrixTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_faultmatrix.moc"
