#include "cachefixture.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** Whatever way the same history comes — in other order, other batches, twice, over a snapshot — the cache ends up the same.
 *  TONGLAN_SEED repeats a failed run; TONGLAN_HISTORIES sets how many are tried.
 */
class TestConvergence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void sameEndWhateverTheWay()
    {
        bool given = false;
        const auto wanted = qEnvironmentVariable("TONGLAN_SEED").toUInt(&given);
        const quint32 seed = given ? wanted : QRandomGenerator::global()->generate();
        const int histories = std::max(1, qEnvironmentVariableIntValue("TONGLAN_HISTORIES"));
        const int runs = histories > 1 ? histories : 300;
        qInfo("TONGLAN_SEED=%u, %d histories", seed, runs);
        QTemporaryDir dir;
        auto straight = openWriter(dir.filePath(u"straight.db"_s), m_clock);
        auto crooked = openWriter(dir.filePath(u"crooked.db"_s), m_clock);
        for (int run = 0; run < runs; ++run) {
            m_random.seed(seed + quint32(run));
            // Every history has its own records in two caches that are kept: opening one costs more than a history.
            m_prefix = u"h%1-"_s.arg(run);
            auto history = makeHistory();
            feed(straight, history);
            std::vector<Change> other = history;
            const auto repeated = history.size() / 3;
            for (std::size_t i = 0; i < repeated; ++i)
                other.push_back(history[m_random.bounded(quint32(history.size()))]);
            std::shuffle(other.begin(), other.end(), m_random);
            feed(crooked, other);
            const auto digest = digestOf(straight.database());
            if (digestOf(crooked.database()) != digest)
                QFAIL(qPrintable(u"TONGLAN_SEED=%1 TONGLAN_HISTORIES=1 repeats it"_s.arg(seed + quint32(run))));
        }
        QCOMPARE(indexFaults(straight.database()), QStringList());
        QCOMPARE(indexFaults(crooked.database()), QStringList());
        QCOMPARE(numberOf(crooked.database(), u"SELECT count(*) FROM quarantine"_s), 0);

        // A cache that joins late by a snapshot shows the same rows; it never heard of what was deleted before.
        auto late = openWriter(dir.filePath(u"late.db"_s), m_clock);
        must(late.apply(page({}, currentRows(), true, true)));
        const auto rows = [](const Writer &writer) {
            auto digest = digestOf(writer.database());
            return digest.first(digest.indexOf(u"tombstone"_s));
        };
        QCOMPARE(rows(late), rows(straight));
        QCOMPARE(indexFaults(late.database()), QStringList());
    }

private:
    Change makeVersion(int kind, int number, qint64 version)
    {
        const bool last = m_random.bounded(6) == 0;
        const auto id = m_prefix + QString::number(number);
        if (kind == 0) {
            if (last)
                return gone(RecordType::Event, id, version);
            auto event = makeEvent(id, version, m_random.bounded(2) ? u"路面积水"_s : u"井盖缺失%1"_s.arg(version));
            event.stage = Stage(m_random.bounded(6));
            if (m_random.bounded(3) == 0)
                event.position = GeoPoint{22.0 + m_random.generateDouble(), 114.0 + m_random.generateDouble()};
            else if (m_random.bounded(3) == 0)
                event.position.reset();
            return Record(event);
        }
        if (kind == 1) {
            auto reading = makeReading(m_prefix + u"q"_s, number, version, m_random.generateDouble());
            if (last)
                return gone(RecordType::Reading, reading.head.id, version);
            return Record(reading);
        }
        if (last)
            return gone(RecordType::Warning, id, version);
        return Record(makeWarning(id, version, Level(m_random.bounded(5))));
    }

    /** Each record's versions in order; what a version says is decided once. */
    std::vector<Change> makeHistory()
    {
        std::vector<Change> history;
        for (int kind = 0; kind < 3; ++kind) {
            const int records = 1 + int(m_random.bounded(4));
            for (int number = 0; number < records; ++number) {
                qint64 version = 0;
                const int versions = 1 + int(m_random.bounded(6));
                for (int i = 0; i < versions; ++i) {
                    version += 1 + m_random.bounded(3);
                    history.push_back(makeVersion(kind, number, version));
                }
                m_last.push_back(history.back());
            }
        }
        return history;
    }

    [[nodiscard]] std::vector<Change> currentRows() const
    {
        std::vector<Change> rows;
        std::copy_if(m_last.begin(), m_last.end(), std::back_inserter(rows), [](const Change &change) { return std::holds_alternative<Record>(change); });
        return rows;
    }

    void feed(Writer &writer, const std::vector<Change> &changes)
    {
        auto cursor = must(writer.feedState(u"city"_s)).cursor;
        for (std::size_t at = 0; at < changes.size();) {
            const auto size = std::min(changes.size() - at, std::size_t(1 + m_random.bounded(12)));
            const auto next = u"c%1"_s.arg(++m_cursor);
            must(writer.apply(delta(cursor, next, {changes.begin() + qsizetype(at), changes.begin() + qsizetype(at + size)})));
            cursor = next;
            at += size;
            m_clock.time += m_random.bounded(2000) - 500; // a clock that is set back now and then
        }
    }

    SetClock m_clock;
    QRandomGenerator m_random;
    QString m_prefix;
    std::vector<Change> m_last;
    int m_cursor = 0;
};

QTEST_GUILESS_MAIN(TestConvergence)

#include "tst_convergence.moc"
