#pragma once

#include "cache/cacheoptions.h"
#include "feed/config.h"
#include "model/arrival.h"
#include "model/cachehealth.h"
#include "model/change.h"
#include "model/command.h"
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

    /** Where operators' commands are kept; before start(). Without, none are taken. */
    void setOutbox(const QString &path, const QString &auditFolder = {})
    {
        m_outboxPath = path;
        m_auditFolder = auditFolder;
    }
    /** The folder of what was imported by hand (see byhand/importvault.h), which becomes a feed of its own; before start(). */
    void setImports(const QString &folder);
    /** Before start(). */
    void setCacheOptions(const CacheOptions &options) { m_cacheOptions = options; }

    void start();
    /** Ends the thread and waits for it: at most for the commit under way. Safe at any time, any number of times. */
    void stop();
    /** Tries every feed that waits or is halted again now. */
    void retry();

    /** Asks for @p command, whose key is made later; commandReceipt() with the ticket that is given here says whether it is
     *  safe on the disk, or why it is not taken. Not before that may anyone be told that it counts.
     */
    quint64 submit(const Command &command);
    /** @p who decides about a command that was refused, or does not want to wait any longer. */
    void resend(const QString &key, const QString &who);
    void discard(const QString &key, const QString &who);
    /** A reader of the cache met damage in it: it is set aside and fetched anew. */
    void noteDamage(const QString &detail);

Q_SIGNALS:
    void changed(const tonglan::ChangeSet &changes); ///< Merged: at most ten a second.
    void health(const tonglan::FeedHealth &health);
    void arrived(const tonglan::Arrivals &arrivals); ///< The newest, up to twenty times a second, before they are stored.
    void cacheHealth(const tonglan::CacheHealth &health);
    void commandReceipt(const tonglan::CommandReceipt &receipt);
    void commandChanged(const tonglan::CommandStatus &status); ///< After start: once for each that is pending.
    void outboxHealth(const tonglan::OutboxHealth &health);
    void retryAsked(); ///< To the sync thread; not for others, as are the next four.
    void submitAsked(quint64 ticket, const tonglan::Command &command);
    void resendAsked(const QString &key, const QString &who);
    void discardAsked(const QString &key, const QString &who);
    void damageNoted(const QString &detail);
    void readFrom(const QString &path); ///< Where readers find the cache from now on; empty: nowhere for now, keep what you have.
    void failed(const QString &detail); ///< The cache cannot be opened: nothing will be synced. English, names the file.

private:
    QString m_cachePath;
    QString m_outboxPath = {};
    QString m_auditFolder = {}; ///< Where every act is written down; empty: nowhere.
    std::vector<FeedConfig> m_feeds;
    const Clock &m_clock;
    SyncTiming m_timing;
    CacheOptions m_cacheOptions = {};
    QThread m_thread;
    bool m_isStarted = false;
    quint64 m_tickets = 0;
};

}
