#include "synctest.h"

#include <SQLiteCpp/Database.h>

#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = FeedHealth::State;

static bool isLike(const Client &client, const FakeBackend &backend)
{
    return client.health().state == State::Live && stateOf(client.cachePath()) == stateOf(backend);
}

static void fill(FakeBackend &backend, RecordType type, int from, int to, const QString &text = {})
{
    backend.begin();
    for (int i = from; i < to; ++i)
        backend.put(makeRecord(type, i, text));
    backend.end();
}

static void putBad(FakeBackend &backend, int from, int to)
{
    backend.begin();
    for (int i = from; i < to; ++i) {
        auto record = makeRecord(RecordType::Event, i);
        std::get<Event>(record).title.clear(); // required
        backend.put(record);
    }
    backend.end();
}

static bool hasRow(const Client &client, const QString &part)
{
    return stateOf(client.cachePath()).filter(part).size() == 1;
}

/** Types that are stopped because they are bad, and what cache and server find when they compare. */
class RefreshTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /** Too many bad records: the type stops and says so, the others go on; when it is good again, a person or time brings it back. */
    void stopsABadType()
    {
        FakeBackend backend;
        fill(backend, RecordType::Event, 0, 40);
        Client client(tlfFeed(backend.url()));
        QTRY_VERIFY(isLike(client, backend));
        putBad(backend, 10, 20);
        QTRY_COMPARE(client.health().pausedTypes, QStringList{u"event"_s});
        QTRY_COMPARE(client.health().rowsRejected, 10);
        fill(backend, RecordType::Event, 100, 101, u"错过了"_s);
        fill(backend, RecordType::Asset, 0, 1, u"照常"_s);
        QTRY_VERIFY(hasRow(client, u"照常"_s));
        QVERIFY(!hasRow(client, u"错过了"_s));
        QCOMPARE(client.health().state, State::Live);
        QCOMPARE(stateOf(client.cachePath()).filter(u"event "_s).size(), 40); // what was known stays

        client.restart(); // it is not forgotten
        QTRY_COMPARE(client.health().state, State::Live);
        QCOMPARE(client.health().pausedTypes, QStringList{u"event"_s});
        client.retry(); // still bad
        QTRY_VERIFY(client.health().rowsRejected >= 5);
        QCOMPARE(client.health().pausedTypes, QStringList{u"event"_s});
        QCOMPARE(stateOf(client.cachePath()).filter(u"event "_s).size(), 40);

        fill(backend, RecordType::Event, 10, 20, u"修好了"_s);
        QTest::qWait(50);
        client.retry();
        QTRY_COMPARE(client.health().pausedTypes, QStringList());
        QTRY_VERIFY(isLike(client, backend));
        QVERIFY(hasRow(client, u"错过了"_s));
    }

    void triesAStoppedTypeByItself()
    {
        FakeBackend backend;
        fill(backend, RecordType::Event, 0, 40);
        auto timing = quickTiming();
        timing.probeMs = 100;
        Client client(tlfFeed(backend.url()), timing);
        QTRY_VERIFY(isLike(client, backend));
        putBad(backend, 10, 20);
        QTRY_COMPARE(client.health().pausedTypes, QStringList{u"event"_s});
        fill(backend, RecordType::Event, 10, 20, u"修好了"_s);
        QTRY_VERIFY(isLike(client, backend));
        QTRY_COMPARE(client.health().pausedTypes, QStringList()); // it is told after it is stored
    }

    /** A snapshot with a bad type brings the rest, and removes nothing of that type. */
    void stopsABadTypeInASnapshot()
    {
        FakeBackend backend;
        backend.setPageRows(30);
        fill(backend, RecordType::Event, 0, 40);
        fill(backend, RecordType::Warning, 0, 3);
        Client client(tlfFeed(backend.url()));
        QTRY_VERIFY(isLike(client, backend));
        client.stop();
        putBad(backend, 0, 20);
        backend.remove({RecordType::Event, u"source-1"_s, u"event-39"_s});
        fill(backend, RecordType::Warning, 3, 5);
        backend.changeEpoch();
        client.restart();
        QTRY_COMPARE(client.health().pausedTypes, QStringList{u"event"_s});
        QTRY_COMPARE(client.health().state, State::Live);
        const auto rows = stateOf(client.cachePath());
        QCOMPARE(rows.filter(u"event "_s).size(), 40);
        QCOMPARE(rows.filter(u"warning "_s).size(), 5);
    }

    void agreesWithTheServer()
    {
        FakeBackend backend;
        backend.setHasDigest(true);
        for (int type = 0; type < recordTypeCount; ++type)
            fill(backend, RecordType(type), 0, 12);
        auto timing = quickTiming();
        timing.digestMs = 80;
        Client client(tlfFeed(backend.url()), timing);
        QTRY_VERIFY(backend.requests(u"digest"_s) >= recordTypeCount);
        QTRY_VERIFY(client.health().lastAudit > 0);
        for (const auto &health : client.healths())
            QCOMPARE(health.auditDetail, QString());
        QVERIFY(isLike(client, backend));
    }

    /** A row was lost or altered on the way or on the disk: the comparison finds it, and a fresh snapshot of that type mends it. */
    void mendsWhatDiffers_data()
    {
        QTest::addColumn<QByteArray>("damage");

        QTest::newRow("lost row") << QByteArray("DELETE FROM event WHERE id = (SELECT id FROM event ORDER BY id LIMIT 1)");
        QTest::newRow("older version") << QByteArray("UPDATE event SET version = version - 1, title = 'old' WHERE id = (SELECT id FROM event ORDER BY id LIMIT 1)");
        QTest::newRow("row too many") << QByteArray("INSERT INTO asset (source, id, version, time, known_since, feed, generation, name, name_en, kind, region, status)"
                                                    " SELECT source, 'ghost', version, time, known_since, feed, generation, name, name_en, kind, region, status FROM asset LIMIT 1");
    }
    void mendsWhatDiffers()
    {
        QFETCH(QByteArray, damage);
        FakeBackend backend;
        backend.setHasDigest(true);
        fill(backend, RecordType::Event, 0, 30);
        fill(backend, RecordType::Asset, 0, 30);
        auto timing = quickTiming();
        timing.digestMs = 0;
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"cache.db"_s);
        {
            Client client(tlfFeed(backend.url()), timing, path);
            QTRY_VERIFY(isLike(client, backend));
        }
        SQLite::Database(path.toStdString(), SQLite::OPEN_READWRITE).exec(damage.constData());
        timing.digestMs = 80;
        Client client(tlfFeed(backend.url()), timing, path);
        QTRY_VERIFY_WITH_TIMEOUT(isLike(client, backend), 10'000);
        QVERIFY(std::ranges::any_of(client.healths(), [](const FeedHealth &health) { return health.auditDetail.contains(u"differ"_s); }));
        QTRY_COMPARE(client.health().auditDetail, QString()); // and later finds it mended
        QVERIFY(!client.wasIn(State::Snapshot)); // the stream went on
    }

    /** A record that is in quarantine is no difference: it is known to be missing. */
    void knowsWhatWasRefused()
    {
        FakeBackend backend;
        backend.setHasDigest(true);
        fill(backend, RecordType::Event, 0, 30);
        putBad(backend, 100, 101);
        auto timing = quickTiming();
        timing.digestMs = 40;
        Client client(tlfFeed(backend.url()), timing);
        QTRY_VERIFY(client.health().lastAudit > 0);
        QTRY_VERIFY(backend.requests(u"digest"_s) > 2 * recordTypeCount);
        for (const auto &health : client.healths())
            QCOMPARE(health.auditDetail, QString());
    }

    void doesWithoutADigest()
    {
        FakeBackend backend;
        fill(backend, RecordType::Event, 0, 3);
        auto timing = quickTiming();
        timing.digestMs = 20;
        Client client(tlfFeed(backend.url()), timing);
        QTRY_COMPARE(backend.requests(u"digest"_s), 1);
        QTest::qWait(200);
        QCOMPARE(backend.requests(u"digest"_s), 1); // asked once is enough
        QCOMPARE(client.health().state, State::Live);
        QCOMPARE(client.health().lastAudit, 0);
        QVERIFY(!client.wasIn(State::Waiting));
    }

    /** A digest is asked for aside: whatever becomes of it, the changes go on, and it is asked for again. */
    void aBrokenDigestIsNoReasonToDoubtTheRest_data()
    {
        QTest::addColumn<FakeBackend::Fault>("fault");

        QTest::newRow("hangs") << FakeBackend::Fault::Hang;
        QTest::newRow("503") << FakeBackend::Fault::ServerError;
        QTest::newRow("cut") << FakeBackend::Fault::Cut;
        QTest::newRow("a log-in page") << FakeBackend::Fault::Html;
        QTest::newRow("not a byte") << FakeBackend::Fault::Empty;
    }
    void aBrokenDigestIsNoReasonToDoubtTheRest()
    {
        QFETCH(FakeBackend::Fault, fault);
        FakeBackend backend;
        backend.setHasDigest(true);
        fill(backend, RecordType::Event, 0, 10);
        backend.setFault(fault, 3, u"digest"_s);
        auto timing = quickTiming();
        timing.digestMs = 60;
        Client client(tlfFeed(backend.url()), timing);
        QTRY_VERIFY(backend.requests(u"digest"_s) > 0);
        fill(backend, RecordType::Event, 20, 21, u"同时"_s);
        QTRY_VERIFY_WITH_TIMEOUT(hasRow(client, u"同时"_s), 300); // it does not wait for the digest
        QTRY_VERIFY(client.health().lastAudit > 0);
        QVERIFY(!client.wasIn(State::Waiting));
        QCOMPARE(client.health().auditDetail, QString());
    }

    /** What the server says of itself is looked at again while it is live: types that are new come without a restart. */
    void noticesWhatTheServerHasNew()
    {
        FakeBackend backend;
        backend.setTypes({RecordType::Region, RecordType::Event});
        fill(backend, RecordType::Event, 0, 10);
        fill(backend, RecordType::Asset, 0, 3);
        auto timing = quickTiming();
        timing.lookMs = 50;
        timing.digestMs = 50;
        Client client(tlfFeed(backend.url()), timing);
        QTRY_COMPARE(client.health().state, State::Live);
        QTRY_COMPARE(backend.requests(u"digest"_s), 1); // it has none
        const auto looks = backend.requests(u"v1"_s);
        QTRY_VERIFY(backend.requests(u"v1"_s) > looks + 2);
        QCOMPARE(stateOf(client.cachePath()).size(), 10);
        backend.setTypes({});
        backend.setHasDigest(true);
        QTRY_VERIFY(isLike(client, backend));
        QTRY_VERIFY(client.health().lastAudit > 0);
        QVERIFY(!client.wasIn(State::Waiting));
    }

    /** Pages or changes that lead round and round are an error like any other, and not followed for ever. */
    void aServerThatGoesRoundInACircle_data()
    {
        QTest::addColumn<FakeBackend::Fault>("fault");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says");

        QTest::newRow("pages") << FakeBackend::Fault::Circle << u"snapshot"_s << u"circle"_s;
        QTest::newRow("changes") << FakeBackend::Fault::Circle << u"changes"_s << u"circle"_s;
        QTest::newRow("changes that never bring anything") << FakeBackend::Fault::EmptyMore << u"changes"_s << u"without a record"_s;
    }
    void aServerThatGoesRoundInACircle()
    {
        QFETCH(FakeBackend::Fault, fault);
        QFETCH(QString, path);
        QFETCH(QString, says);
        FakeBackend backend;
        fill(backend, RecordType::Event, 0, 10);
        backend.setFault(fault, 1'000'000, path);
        auto timing = quickTiming();
        timing.firstDelayMs = timing.longestDelayMs = 500;
        Client client(tlfFeed(backend.url()), timing);
        const auto hasSaid = [&] { return std::ranges::any_of(client.healths(), [&](const FeedHealth &health) { return health.state == State::Waiting && health.detail.contains(says); }); };
        QTRY_VERIFY(hasSaid());
        const auto requests = backend.requests(path);
        QTest::qWait(300);
        QVERIFY2(backend.requests(path) - requests < 150, qPrintable(QString::number(backend.requests(path) - requests)));
        backend.setFault(FakeBackend::Fault::None);
        QTRY_VERIFY(isLike(client, backend));
    }

    /** The server describes its records anew: they are all read again, and the wall is never empty. */
    void readsAnewWhenSchemasChange()
    {
        FakeBackend backend;
        backend.setSchema(1);
        fill(backend, RecordType::Event, 0, 10);
        Client client(tlfFeed(backend.url()));
        QTRY_VERIFY(isLike(client, backend));
        client.restart();
        QTRY_VERIFY(isLike(client, backend));
        QVERIFY(!client.wasIn(State::Snapshot));
        backend.setSchema(2);
        client.restart();
        QTRY_VERIFY(client.wasIn(State::Snapshot));
        QTRY_VERIFY(isLike(client, backend));
        client.restart();
        QTRY_VERIFY(isLike(client, backend));
        QVERIFY(!client.wasIn(State::Snapshot));
    }
};

QTEST_GUILESS_MAIN(RefreshTest)
#include "tst_refresh.moc"
