#pragma once

#include "synctest.h"

#include <QRandomGenerator>

namespace tonglan::test {

/** One random history of a server and its client: changes and faults as they come, kills and restarts of the client, clock jumps; then
 *  quiet, until the cache is what the server is. Several can run side by side in one event loop. All of it follows from the seed, but
 *  for the moments, which are the machine's.
 */
class History : public QObject
{
    Q_OBJECT

public:
    /** What really happened: a fault counts when a client met it. */
    struct Count
    {
        int puts = 0;
        int removals = 0;
        int faults = 0; ///< Of requests and of the stream.
        int resyncs = 0; ///< Epoch changes, lost logs, resyncs that were asked for.
        int restarts = 0;
        int kills = 0;
        int clockJumps = 0;

        [[nodiscard]] int total() const { return puts + removals + faults + resyncs + restarts + kills + clockJumps; }
        void add(const Count &other);
    };

    /** Keeps its caches in @p folder; runs at least @p operations. */
    History(quint32 seed, QString folder, int operations, QObject *parent = nullptr);
    ~History() override;

    void start();
    [[nodiscard]] quint32 seed() const { return m_seed; }
    [[nodiscard]] Count count() const;
    [[nodiscard]] qsizetype rows() const { return qsizetype(m_backend.records().size()); } ///< That were compared at the end.
    [[nodiscard]] QString failure() const { return m_failure; } ///< Empty: it converged. English, names seed and row.

Q_SIGNALS:
    void finished();

private:
    void step();
    void change(int count);
    void misbehave();
    void beginAgain(bool killed);
    void startEngine();
    void removeFiles(const QString &path) const;
    void settle();
    [[nodiscard]] QString differs() const; ///< Empty: converged.
    void finish(const QString &failure);

    quint32 m_seed;
    QString m_folder;
    int m_operations;
    QRandomGenerator m_random;
    FakeBackend m_backend;
    JumpingClock m_clock;
    SyncTiming m_timing;
    QList<RecordType> m_types = {};
    int m_keys = 0; ///< Per type.
    int m_batch = 1; ///< At most so many changes at once.
    QString m_path = {};
    int m_lives = 0;
    std::unique_ptr<SyncEngine> m_engine = {};
    FeedHealth m_health = {};
    Count m_count = {};
    QTimer m_timer;
    QElapsedTimer m_quiet; ///< Since the last fault.
    QString m_failure = {};
};

}
