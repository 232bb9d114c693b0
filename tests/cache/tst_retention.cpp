#include "cachefixture.h"

#include "cache/cachedigest.h"
#include "cache/examine.h"
#include "cache/figures.h"
#include "cache/history.h"
#include "cache/unkept.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static constexpr TimeMs day = 24 * 3'600'000LL;

/** What is dropped when, and what never is. */
class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        m_clock.time = 1'768'000'000'000;
        m_cursor.clear();
        m_writer = std::make_unique<Writer>(openWriter(m_dir->filePath(u"cache.db"_s), m_clock));
    }
    void cleanup() { m_writer.reset(); }

    void decides_data()
    {
        QTest::addColumn<Record>("record");
        QTest::addColumn<bool>("beyond");

        const auto now = m_clock.time;
        const auto event = [now](Stage stage, int reportedDays, int closedDays) {
            auto made = makeEvent(u"a"_s, 1);
            made.stage = stage;
            made.reportedAt = now - reportedDays * day;
            made.closedAt = closedDays < 0 ? 0 : now - closedDays * day;
            return Record(made);
        };
        const auto warning = [now](Warning::Status status, int sentDays, int expiredDays) {
            auto made = makeWarning(u"w"_s, 1, Level::Red);
            made.status = status;
            made.head.time = now - sentDays * day;
            made.expires = expiredDays < 0 ? 0 : now - expiredDays * day;
            return Record(made);
        };
        QTest::newRow("open for a year") << event(Stage::Handling, 400, -1) << false;
        QTest::newRow("closed yesterday") << event(Stage::Closed, 400, 1) << false;
        QTest::newRow("closed 89 days ago") << event(Stage::Rated, 400, 89) << false;
        QTest::newRow("closed 91 days ago") << event(Stage::Closed, 400, 91) << true;
        QTest::newRow("closed, nobody knows when, reported lately") << event(Stage::Closed, 89, -1) << false;
        QTest::newRow("closed, nobody knows when, reported long ago") << event(Stage::Closed, 91, -1) << true;
        QTest::newRow("warning without end") << warning(Warning::Status::Active, 900, -1) << false;
        QTest::newRow("expired lately") << warning(Warning::Status::Active, 900, 179) << false;
        QTest::newRow("expired long ago") << warning(Warning::Status::Active, 900, 181) << true;
        QTest::newRow("cancelled lately") << warning(Warning::Status::Cancelled, 179, -1) << false;
        QTest::newRow("cancelled long ago") << warning(Warning::Status::Cancelled, 181, 900) << true;
        QTest::newRow("reading of a year ago") << Record(makeReading(u"q"_s, (now - 366 * day) / 1000, 1, 1.0)) << false;
        QTest::newRow("reading of 401 days ago") << Record(makeReading(u"q"_s, (now - 401 * day) / 1000, 1, 1.0)) << true;
        const auto objection = [&](Objection::State state, int days) {
            return Record(Objection{.head = {.source = u"s"_s, .id = u"2026-1"_s, .version = 1, .time = now - days * day}, .indicator = u"q"_s, .region = u"810000"_s, .readingTime = now - days * day, .readingSource = u"s"_s, .raisedAt = now - days * day, .state = state});
        };
        QTest::newRow("objection that nobody has answered for a year") << objection(Objection::State::Accepted, 400) << false;
        QTest::newRow("objection answered lately") << objection(Objection::State::Answered, 89) << false;
        QTest::newRow("objection answered long ago") << objection(Objection::State::Answered, 91) << true;
        QTest::newRow("objection turned down long ago") << objection(Objection::State::Refused, 91) << true;
        const auto forecast = [&](int days) {
            return Record(Forecast{.head = {.source = u"s"_s, .id = u"f"_s, .version = 1, .time = now - 500 * day}, .indicator = u"q"_s, .region = u"810000"_s, .issuedAt = now - 500 * day, .points = {{now - 450 * day, 1, 1, 1}, {now - days * day, 1, 1, 1}}});
        };
        QTest::newRow("forecast whose last point is a year ago") << forecast(366) << false;
        QTest::newRow("forecast whose last point is 401 days ago") << forecast(401) << true;
        QTest::newRow("region") << Record(Region{.head = {.source = u"s"_s, .id = u"r"_s, .version = 1, .time = 5}}) << false;
        QTest::newRow("asset") << Record(Asset{.head = {.source = u"s"_s, .id = u"r"_s, .version = 1, .time = 5}}) << false;
    }
    void decides()
    {
        QFETCH(Record, record);
        QFETCH(bool, beyond);
        QCOMPARE(isBeyondRetention(record, RetentionPolicy(), m_clock.time), beyond);
        const RetentionPolicy forEver{.closedEventDays = 0, .eventLogDays = 0, .readingDays = 0, .endedWarningDays = 0};
        QVERIFY(!isBeyondRetention(record, forEver, m_clock.time));

        // Stored before there was a policy, then pruned: the same answer. And ingest gives the same again.
        apply({record, fresh()});
        m_writer->setRetention({}, {u"city"_s});
        pruneAll();
        const bool isNewestReading = typeOf(record) == RecordType::Reading;
        QCOMPARE(rowsNow(record), beyond && !isNewestReading ? 0 : 1);
        const auto digest = digestOf(m_writer->database());
        const auto again = apply({record});
        QCOMPARE(again.total(), 0);
        QCOMPARE(digestOf(m_writer->database()), digest);
    }

    void theNewestReadingStaysHoweverOld()
    {
        const auto now = m_clock.time / 1000;
        const qint64 dayS = 86400;
        apply({makeReading(u"q"_s, now - 1000 * dayS, 1, 1.0), makeReading(u"q"_s, now - 900 * dayS, 1, 2.0), makeReading(u"q"_s, now - 800 * dayS, 1, 3.0), makeReading(u"other"_s, now, 1, 4.0), fresh()});
        m_writer->setRetention({}, {u"city"_s});
        pruneAll();
        QCOMPARE(rowsOf(m_writer->database(), u"SELECT indicator, value FROM reading ORDER BY 1"_s), (QStringList{u"other|4.0"_s, u"q|3.0"_s}));
    }

    void theLogOfAnOpenEventStays()
    {
        auto closed = makeEvent(u"closed"_s, 1);
        closed.stage = Stage::Closed;
        closed.closedAt = m_clock.time - 1 * day;
        apply({makeEvent(u"open"_s, 1), closed, logOf(u"open"_s, 300), logOf(u"closed"_s, 300), logOf(u"closed"_s, 3), fresh()});
        m_writer->setRetention({}, {u"city"_s});
        pruneAll();
        QCOMPARE(rowsOf(m_writer->database(), u"SELECT id FROM eventlog ORDER BY id"_s), (QStringList{u"closed 3"_s, u"open 300"_s}));
    }

    void whatWasDroppedDoesNotComeBack()
    {
        auto event = makeEvent(u"a"_s, 5);
        event.stage = Stage::Closed;
        event.closedAt = m_clock.time - 100 * day;
        const auto still = fresh();
        apply({event, still});
        m_clock.time += 1000;
        m_writer->setRetention({}, {u"city"_s});
        pruneAll();
        QCOMPARE(rowsNow(event), 0);
        // As it was known before, it is still there: dropped is not gone.
        QVERIFY(must(eventKnownAt(m_writer->database(), u"unified"_s, u"a"_s, m_clock.time - 500)));
        QVERIFY(!must(eventKnownAt(m_writer->database(), u"unified"_s, u"a"_s, m_clock.time)));
        auto late = makeEvent(u"a"_s, 3); // an old version, open then
        QCOMPARE(apply({late}).total(), 0);
        QCOMPARE(rowsNow(late), 0);
        // A snapshot brings it again, and nothing changes.
        const auto digest = digestOf(m_writer->database());
        must(m_writer->apply(page(RecordType::Event, {Record(event), Record(still)}, true, true)));
        QCOMPARE(digestOf(m_writer->database()), digest);
        // Opened again, it is taken.
        auto reopened = makeEvent(u"a"_s, 6);
        must(m_writer->apply(delta(u"s1"_s, u"x"_s, {Record(reopened)})));
        QCOMPARE(rowsNow(reopened), 1);
    }

    void anOpenEventThatClosedLongAgoIsUpdatedFirst()
    {
        apply({makeEvent(u"a"_s, 1), fresh()});
        m_writer->setRetention({}, {u"city"_s});
        auto closed = makeEvent(u"a"_s, 2);
        closed.stage = Stage::Closed;
        closed.closedAt = m_clock.time - 100 * day;
        apply({closed});
        QCOMPARE(rowsOf(m_writer->database(), u"SELECT stage FROM event WHERE id = 'a'"_s), QStringList{u"4"_s}); // not open any more
        pruneAll();
        QCOMPARE(rowsNow(closed), 0);
    }

    void historyTombstonesAndQuarantineGo()
    {
        auto batch = delta({}, u"c1"_s, {Record(makeEvent(u"a"_s, 1)), Record(makeEvent(u"b"_s, 1)), gone(RecordType::Event, u"b"_s, 2)});
        batch.rejected = {{.type = u"event"_s, .id = u"bad"_s, .reason = u"r"_s}};
        must(m_writer->apply(batch));
        m_cursor = u"c1"_s;
        apply({makeEvent(u"a"_s, 2), makeReading(u"q"_s, 100, 1, 1.0), makeReading(u"q"_s, 100, 2, 1.0), makeWarning(u"w"_s, 1, Level::Red), makeWarning(u"w"_s, 2, Level::Blue)});
        m_clock.time += 29 * day;
        apply({fresh()});
        m_writer->setRetention({}, {u"city"_s});
        pruneAll();
        const auto counts = u"SELECT (SELECT count(*) FROM event_history), (SELECT count(*) FROM reading_history), (SELECT count(*) FROM warning_history), (SELECT count(*) FROM tombstone), (SELECT count(*) FROM quarantine)"_s;
        QCOMPARE(rowsOf(m_writer->database(), counts), QStringList{u"2|1|1|1|1"_s});
        m_clock.time += 2 * day;
        apply({fresh()}); // its version of two days ago is history now
        pruneAll();
        QCOMPARE(rowsOf(m_writer->database(), counts), QStringList{u"1|0|0|0|0"_s});
    }

    void tombstonesStayAsLongAsAServerNeedsThem_data()
    {
        QTest::addColumn<QList<int>>("said");
        QTest::addColumn<int>("kept");

        QTest::newRow("nothing said") << QList<int>{0} << 30;
        QTest::newRow("less than ours") << QList<int>{7} << 30;
        QTest::newRow("more than ours") << QList<int>{60} << 60;
        QTest::newRow("two servers") << QList<int>{90, 60} << 90;
    }
    void tombstonesStayAsLongAsAServerNeedsThem()
    {
        QFETCH(QList<int>, said);
        QFETCH(int, kept);
        m_writer->setRetention({}, {u"city"_s});
        for (const int days : said)
            must(m_writer->keepTombstones(days));
        QCOMPARE(m_writer->retention().tombstoneDays, kept);

        m_writer.reset(); // it must not have to hear it again first
        m_writer = std::make_unique<Writer>(openWriter(m_dir->filePath(u"cache.db"_s), m_clock));
        m_writer->setRetention({}, {u"city"_s});
        QCOMPARE(m_writer->retention().tombstoneDays, kept);
        must(m_writer->apply(delta({}, u"c1"_s, {Record(makeEvent(u"b"_s, 1)), gone(RecordType::Event, u"b"_s, 2)})));
        m_cursor = u"c1"_s;
        const auto tombstones = [this] { return numberOf(m_writer->database(), u"SELECT count(*) FROM tombstone"_s); };
        for (const auto &[days, left] : {std::pair(kept - 1, 1), std::pair(2, 0)}) {
            m_clock.time += days * day;
            apply({fresh()});
            pruneAll();
            QCOMPARE(tombstones(), left);
        }
    }

    /** Against a server that keeps everything: the digests agree but where something that is not kept has changed, and there too
     *  after the next snapshot.
     */
    void theAuditHoldsAllTheSame()
    {
        QRandomGenerator random(2026);
        std::map<QString, Event> served;
        int number = 0;
        qint64 version = 0;
        m_writer->setRetention({}, {u"city"_s});
        const auto make = [&](const QString &id) {
            auto event = makeEvent(id, ++version);
            event.head.time = m_clock.time;
            const auto known = served.find(id);
            const bool wasRefused = known != served.end() && isBeyondRetention(Record(known->second), {}, m_clock.time)
                && rowsOf(m_writer->database(), u"SELECT 1 FROM event WHERE id = '%1' UNION SELECT 1 FROM tombstone WHERE id = '%1'"_s.arg(id)).isEmpty();
            if (wasRefused) { // one that never was here and comes to life is found by the audit only: the next snapshot puts it right
                event.stage = Stage::Closed;
                event.closedAt = known->second.closedAt;
            } else if (random.bounded(2) == 0) { // half of the closed ones are beyond the ninety days at once
                event.stage = Stage::Closed;
                event.closedAt = m_clock.time - random.bounded(180) * day;
            }
            served[id] = event;
            return Record(event);
        };
        const auto any = [&] { return std::next(served.begin(), random.bounded(int(served.size())))->first; };
        const auto doubtful = [&](bool mayDoubt) {
            Digest theirs(UnkeptDigest::buckets);
            for (const auto &[id, event] : served)
                theirs.add(event.head.source, id, event.head.version);
            const auto ours = must(tonglan::digestOf(m_writer->database(), u"city"_s, RecordType::Event, UnkeptDigest::buckets));
            int count = 0;
            for (std::size_t i = 0; i < theirs.buckets.size(); ++i) {
                count += ours.refused[i] ? 1 : 0;
                if (!ours.refused[i] && ours.digest.buckets[i] != theirs.buckets[i])
                    qFatal("bucket %d: %lld here, %lld at the server", int(i), ours.digest.buckets[i].count, theirs.buckets[i].count);
            }
            if (!mayDoubt && count > 0)
                qFatal("%d buckets are in doubt", count);
            return count;
        };
        int most = 0;
        for (int round = 0; round < 60; ++round) {
            std::vector<Change> changes;
            for (int i = 0; i < 30; ++i)
                changes.emplace_back(make(u"e%1"_s.arg(++number)));
            for (int i = 0; i < 3; ++i)
                changes.emplace_back(make(any())); // of one that is kept or of one that is not
            for (int i = 0; i < 2; ++i) {
                const auto id = any();
                served.erase(id);
                changes.emplace_back(gone(RecordType::Event, id, ++version));
            }
            must(m_writer->apply(delta(m_cursor, u"c%1"_s.arg(round), changes)));
            m_cursor = u"c%1"_s.arg(round);
            m_clock.time += 3 * day;
            pruneAll();
            most = std::max(most, doubtful(true));
            if (round % 12 != 11)
                continue;
            std::vector<Change> first;
            std::vector<Change> second;
            for (const auto &[id, event] : served)
                (first.size() < served.size() / 2 ? first : second).emplace_back(Record(event));
            must(m_writer->apply(page(RecordType::Event, first, false, false, m_cursor)));
            must(m_writer->apply(page(RecordType::Event, second, true, true, m_cursor)));
            (void)doubtful(false);
        }
        QVERIFY(most > 0 && most < UnkeptDigest::buckets / 8);
        QVERIFY(numberOf(m_writer->database(), u"SELECT sum(count) FROM unkept"_s) > 300);
        QVERIFY(numberOf(m_writer->database(), u"SELECT count(*) FROM event"_s) > 300);
    }

    void readingsThatWereDroppedAreCountedToo()
    {
        m_writer->setRetention({}, {u"city"_s});
        std::vector<Change> changes;
        Digest theirs(64);
        for (int i = 0; i < 200; ++i) {
            const auto reading = makeReading(u"q"_s, (m_clock.time - i * 4 * day) / 1000, 1, 1.0);
            theirs.add(reading.head.source, u"q|%1|%2"_s.arg(reading.region).arg(reading.head.time / 1000), 1);
            changes.emplace_back(Record(reading));
        }
        must(m_writer->apply(delta({}, u"c1"_s, changes)));
        m_clock.time += 200 * day;
        must(m_writer->apply(delta(u"c1"_s, u"c2"_s, {Record(fresh())})));
        pruneAll();
        QVERIFY(numberOf(m_writer->database(), u"SELECT count(*) FROM reading"_s) < 100);
        const auto ours = must(tonglan::digestOf(m_writer->database(), u"city"_s, RecordType::Reading, 64));
        QVERIFY(ours.digest == theirs);
        QVERIFY(std::ranges::none_of(ours.refused, [](bool refused) { return refused; }));
    }

    void aFeedThatIsNotUsedAnyMoreGoes_data()
    {
        QTest::addColumn<QSet<QString>>("feeds");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("goes");

        QTest::newRow("soon") << QSet{u"other"_s} << 6 << false;
        QTest::newRow("in time") << QSet{u"other"_s} << 8 << true;
        QTest::newRow("still used") << QSet{u"other"_s, u"city"_s} << 800 << false;
        QTest::newRow("nobody knows what is used") << QSet<QString>() << 800 << false;
    }
    void aFeedThatIsNotUsedAnyMoreGoes()
    {
        QFETCH(QSet<QString>, feeds);
        QFETCH(int, days);
        QFETCH(bool, goes);
        std::vector<Change> changes = {Record(makeReading(u"q"_s, m_clock.time / 1000, 1, 1.0)), Record(makeWarning(u"w"_s, 1, Level::Red)), Record(Region{.head = {.source = u"s"_s, .id = u"r"_s, .version = 1}})};
        for (int i = 0; i < 300; ++i)
            changes.emplace_back(Record(makeEvent(u"e%1"_s.arg(i), 1))); // open, but of nobody
        must(m_writer->apply(delta({}, u"c1"_s, changes)));
        m_clock.time += days * day;
        auto other = delta({}, u"o1"_s, {Record(fresh())});
        other.feed = u"other"_s;
        must(m_writer->apply(other));
        m_writer->setRetention({.readingDays = 0, .endedWarningDays = 0}, feeds);
        pruneAll(20);
        QCOMPARE(numberOf(m_writer->database(), u"SELECT count(*) FROM event"_s), goes ? 1 : 301);
        QCOMPARE(numberOf(m_writer->database(), u"SELECT (SELECT count(*) FROM reading) + (SELECT count(*) FROM warning) + (SELECT count(*) FROM region)"_s), goes ? 0 : 3);
        QCOMPARE(must(feedStates(m_writer->database())).size(), goes ? 1U : 2U);
        QCOMPARE(indexFaults(m_writer->database()), QStringList());
        if (!goes)
            return;
        must(m_writer->apply(delta({}, u"c1"_s, changes))); // configured again: it comes back
        QCOMPARE(numberOf(m_writer->database(), u"SELECT count(*) FROM event"_s), 301);
    }

    void aClockThatIsWrongEmptiesNothing()
    {
        auto closed = makeEvent(u"a"_s, 1);
        closed.stage = Stage::Closed;
        closed.closedAt = m_clock.time - 5 * day;
        apply({closed, makeReading(u"q"_s, m_clock.time / 1000, 1, 1.0), fresh()});
        m_clock.time += 3650 * day;
        m_writer->setRetention({}, {u"city"_s});
        pruneAll();
        QCOMPARE(rowsNow(closed), 1);
    }

    void nothingIsDroppedWhileASnapshotIsRead()
    {
        auto closed = makeEvent(u"a"_s, 1);
        closed.stage = Stage::Closed;
        closed.closedAt = m_clock.time - 500 * day;
        apply({closed, fresh()});
        m_writer->setRetention({}, {u"city"_s});
        must(m_writer->apply(page(RecordType::Event, {Record(fresh())})));
        for (int i = 0; i < 30; ++i)
            QCOMPARE(must(m_writer->prune(100)).dropped, 0);
        QCOMPARE(rowsNow(closed), 1);
    }

    void aCacheThatIsTooLargeIsKeptShorter()
    {
        std::vector<Change> changes = {Record(fresh())};
        for (int i = 0; i < 4000; ++i) {
            auto event = makeEvent(u"e%1"_s.arg(i), 1);
            event.stage = Stage::Closed;
            event.closedAt = m_clock.time - (i % 80) * day;
            event.description = QString(200, u'水');
            changes.emplace_back(Record(event));
        }
        must(m_writer->apply(delta({}, u"c1"_s, std::move(changes))));
        m_writer->setRetention({.historyDays = 1, .sizeMiB = 2}, {u"city"_s});
        for (int round = 0; round < 6; ++round)
            pruneAll(500);
        const int kept = m_writer->retention().closedEventDays;
        QVERIFY2(kept < 90 && kept >= 1, qPrintable(QString::number(kept)));
        QCOMPARE(numberOf(m_writer->database(), u"SELECT count(*) FROM event WHERE closed_at > 0 AND closed_at < %1"_s.arg(m_clock.time - kept * day)), 0);
        QVERIFY(numberOf(m_writer->database(), u"SELECT count(*) FROM event"_s) >= 2); // what is open stays
        m_writer.reset();
        m_writer = std::make_unique<Writer>(openWriter(m_dir->filePath(u"cache.db"_s), m_clock));
        m_writer->setRetention({.sizeMiB = 2}, {u"city"_s});
        QCOMPARE(m_writer->retention().closedEventDays, kept); // after a restart too
    }

private:
    /** An event that is open and was heard of now: time goes by what sources say. */
    Event fresh()
    {
        auto event = makeEvent(u"fresh"_s, ++m_version);
        event.head.time = m_clock.time;
        return event;
    }

    EventLog logOf(const QString &event, int days) const
    {
        EventLog log;
        log.head = {.source = u"unified"_s, .id = u"%1 %2"_s.arg(event).arg(days), .version = 1, .time = m_clock.time - days * day};
        log.eventSource = u"unified"_s;
        log.event = event;
        return log;
    }

    ChangeSet apply(const std::vector<Record> &records)
    {
        const auto next = m_cursor + u'+';
        const auto done = must(m_writer->apply(delta(m_cursor, next, std::vector<Change>(records.begin(), records.end()))));
        m_cursor = next;
        return done;
    }

    void pruneAll(int rows = 100)
    {
        for (int i = 0; i < 2'000; ++i) {
            if (must(m_writer->prune(rows)).finished) {
                QCOMPARE(must(examineRows(m_writer->database())), QStringList());
                return;
            }
        }
        QFAIL("never finished");
    }

    [[nodiscard]] qint64 rowsNow(const Record &record) const
    {
        const auto type = typeOf(record);
        const auto where = type == RecordType::Reading ? u"indicator = 'q'"_s : u"id = '%1'"_s.arg(headOf(record).id);
        return numberOf(m_writer->database(), u"SELECT count(*) FROM %1 WHERE %2"_s.arg(recordTypeName(type), where));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    SetClock m_clock;
    QString m_cursor;
    qint64 m_version = 0;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestRetention)

#include "tst_retention.moc"
