#pragma once

#include "cache/cacheoptions.h"
#include "cache/memoryoverlay.h"
#include "cache/writer.h"
#include "model/cachehealth.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <memory>

namespace tonglan {

/** Decides where the cache is: on the disk, or over it in memory while the disk is full, read-only or failing; sets a broken file
 *  aside; tells the readers where to read; drops what is old; looks at the whole file once a day; says how all that goes.
 *  Lives on the sync thread. The writer is made and replaced by its owner, who must do so whenever mustReplace() is emitted.
 *
 *  Readers keep what they show while a new cache is filled: they are told to wait, and where to read when it is complete.
 */
class CacheKeeper : public QObject
{
    Q_OBJECT

public:
    /** What readers are waiting for. */
    enum class Hold { None,
        UntilComplete, ///< The cache is new: until everything has come once.
        UntilLive }; ///< It is as of some time ago: until what was missed has come.

    CacheKeeper(QString path, CacheOptions options, const Clock &clock, QObject *parent = nullptr);
    ~CacheKeeper() override;

    /** Opens the cache, for the first time or after mustReplace(). The writer of before must be gone. */
    [[nodiscard]] Result<Database> open();
    /** The writer on what open() gave; null before it is destroyed. Must outlive its use here. */
    void setWriter(Writer *writer, const QSet<QString> &feeds);

    [[nodiscard]] Hold hold() const { return m_hold; }
    /** The sessions have brought what readers wait for. */
    void release();
    /** Nothing is dropped while a snapshot is read. */
    void setSnapshotting(bool snapshotting) { m_snapshotting = snapshotting; }
    /** A reader met damage. */
    void noteDamage(const QString &detail);
    void tell();

Q_SIGNALS:
    void mustReplace();
    void readFrom(const QString &path); ///< Empty: wait.
    void health(const tonglan::CacheHealth &health);
    void pruned(const tonglan::ChangeSet &changes);

private:
    Result<Database> openOnDisk();
    Result<Database> openInMemory(const QString &below, const QString &why);
    void noteTrouble(StorageTrouble trouble, const QString &detail);
    void lookForReturn();
    void prune();
    void check();
    void finishCheck(const QString &found, int generation);
    void wait(Hold hold);

    QString m_path;
    QString m_folder;
    CacheOptions m_options;
    const Clock &m_clock;
    Writer *m_writer = nullptr;
    QSet<QString> m_feeds = {};
    std::optional<MemoryOverlay> m_overlay = {};
    StorageTrouble m_trouble = StorageTrouble::None; ///< For which the cache is to be replaced.
    QString m_troubleDetail = {};
    bool m_mustReturn = false;
    bool m_opened = false;
    bool m_snapshotting = false;
    qint64 m_rebuilt = 0; ///< Monotonic; when a file was last set aside for damage while in use; 0 = never.
    Hold m_hold = Hold::None;
    QString m_readPath = {};
    QString m_memoryReason = {};
    CacheHealth m_health = {};
    CacheHealth m_told = {};
    int m_pruneRows = 50;
    QTimer m_healthTimer, m_returnTimer, m_pruneTimer, m_checkTimer, m_holdTimer;
    std::unique_ptr<QThread> m_checking = {};
    std::atomic<bool> m_stopChecking = false;
    int m_generation = 0; ///< Of the file: another one for every time that it was set aside.
};

}
