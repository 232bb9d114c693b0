#include "history.h"

#include <QEventLoop>
#include <QLoggingCategory>
#include <QTest>

#include <atomic>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** Whatever happens in whatever order: in the end the cache is what the backend is.
 *  Each row runs many histories, a few at a time. TONGLAN_SEED=N repeats one; TONGLAN_HISTORIES=N runs so many instead of 2,000.
 */
class SyncHistoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        s_before = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
            s_errors += type == QtCriticalMsg ? 1 : 0; // a session in a state that it has no place in
            s_before(type, context, text);
        });
        if (!qEnvironmentVariableIsSet("TONGLAN_SEED")) // of two thousand at once nobody could read them
            QLoggingCategory::setFilterRules(u"tonglan.*.info=false"_s);
    }
    void init() { QTest::failOnWarning(); }

    void firstHalf_data() { rows(0); }
    void firstHalf() { run(); }
    void secondHalf_data() { rows(1); }
    void secondHalf() { run(); }

    void cleanupTestCase()
    {
        const auto &all = m_all;
        qInfo("%d histories, %d operations: %d put, %d deleted, %d faults met, %d resyncs, %d restarts, %d kills, %d clock jumps; %lld rows compared", m_histories, all.total(), all.puts, all.removals,
            all.faults, all.resyncs, all.restarts, all.kills, all.clockJumps, static_cast<long long>(m_rows));
    }

private:
    static constexpr int histories = 2'000;
    static constexpr int perRow = 100;
    static constexpr int operations = 505; // 2,000 × 505 > 1,000,000
    static constexpr int atOnce = 24;

    /** Half @p half of the seeds in rows. */
    static void rows(int half)
    {
        QTest::addColumn<quint32>("from");
        QTest::addColumn<quint32>("to");
        const auto only = qEnvironmentVariableIntValue("TONGLAN_SEED");
        if (only > 0) {
            QTest::addRow("seed %d", only) << quint32(only) << quint32(only);
            return;
        }
        const int wanted = std::max(2, qEnvironmentVariableIsSet("TONGLAN_HISTORIES") ? qEnvironmentVariableIntValue("TONGLAN_HISTORIES") : histories);
        const int begin = half == 0 ? 1 : wanted / 2 + 1;
        const int end = half == 0 ? wanted / 2 : wanted;
        for (int from = begin; from <= end; from += perRow) {
            const auto to = std::min(end, from + perRow - 1);
            QTest::addRow("seeds %d to %d", from, to) << quint32(from) << quint32(to);
        }
    }

    void run()
    {
        QFETCH(quint32, from);
        QFETCH(quint32, to);
        const QTemporaryDir folder(QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/tonglan-XXXXXX"_s : QDir::tempPath() + u"/tonglan-XXXXXX"_s);
        QVERIFY(folder.isValid());
        QStringList failures;
        History::Count count;
        quint32 next = from;
        int running = 0;
        QEventLoop loop;
        const std::function<void()> fill = [&] {
            while (running < atOnce && next <= to) {
                auto *history = new History(next++, folder.path(), operations, &loop); // deletes itself
                connect(history, &History::finished, history, [&, history] {
                    count.add(history->count());
                    m_rows += history->rows();
                    ++m_histories;
                    if (!history->failure().isEmpty())
                        failures += history->failure();
                    history->deleteLater();
                    --running;
                    fill();
                    if (running == 0)
                        loop.quit();
                });
                ++running;
                history->start();
            }
        };
        fill();
        loop.exec();
        m_all.add(count);
        QCOMPARE(s_errors.load(), 0);
        QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
        QVERIFY2(count.total() >= operations * int(to - from + 1), qPrintable(QString::number(count.total())));
    }

    static inline QtMessageHandler s_before = nullptr;
    static inline std::atomic<int> s_errors = 0;

    History::Count m_all;
    int m_histories = 0;
    qint64 m_rows = 0;
};

QTEST_GUILESS_MAIN(SyncHistoriesTest)
#include "tst_synchistories.moc"
