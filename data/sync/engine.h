#pragma once

#include "cache/cacheoptions.h"
#include "feed/config.h"
#include "model/cachehealth.h"
#include "model/change.h"
#include "model/feedhealth.h"
#include "session.h"

#include <QObject>
#include <QThread>

namespace tonglan {

/** Keeps the cache at a path in step with the feeds, in one thread of its own that has the only writing connection and all
 *  sockets. Signals arrive on the thread that owns this object. The cache is usable at any moment, whatever the feeds do.
 */
class SyncEngine : public QObject
{
    Q_OBJECT

public:
    /** @p clock must outlive this. Feeds that are not enabled are left alone. */
    SyncEngine(QString cachePath, std::vector<FeedConfig> feeds, const Clock &clock, QObject *parent = nullptr);
    SyncEngine(QString cachePath, std::vector<FeedConfig> feeds, const Clock &clock, SyncTiming timing, QObject *parent = nullptr);
    ~SyncEngine() override;

    /** Before start(). */
    void setCacheOptions(const CacheOptions &options) { m_cacheOptions = options; }

    void start();
    /** Ends the thread and waits for it: at most for the commit under way. Safe at any time, any number of times. */
    void stop();
    /** Tries every feed that waits or is halted again now. */
    void retry();

    /** A reader of the cache met damage in it: it is set aside and fetched anew. */
    void noteDamage(const QString &detail);

Q_SIGNALS:
    void changed(const tonglan::ChangeSet &changes); ///< Merged: at most ten a second.
    void health(const tonglan::FeedHealth &health);
    void cacheHealth(const tonglan::CacheHealth &health);
    void readFrom(const QString &path); ///< Where readers find the cache from now on; empty: nowhere for now, keep what you have.
    void damageNoted(const QString &detail); ///< To the sync thread; not for others.
    void retryAsked(); ///< To the sync thread; not for others.
    void failed(const QString &detail); ///< The cache cannot be opened: nothing will be synced. English, names the file.

private:
    QString m_cachePath;
    std::vector<FeedConfig> m_feeds;
    const Clock &m_clock;
    SyncTiming m_timing;
    CacheOptions m_cacheOptions = {};
    QThread m_thread;
    bool m_isStarted = false;
};

}
