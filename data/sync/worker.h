#pragma once

#include "cachekeeper.h"
#include "commanddesk.h"
#include "model/cachehealth.h"
#include "session.h"
#include "sleepwatch.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include <memory>

namespace tonglan {

/** Everything that lives on the sync thread: the writer, the network and a session per feed. */
class SyncWorker : public QObject
{
    Q_OBJECT

public:
    SyncWorker(QString cachePath, QString outboxPath, QString auditFolder, std::vector<FeedConfig> feeds, const Clock &clock, SyncTiming timing, const CacheOptions &options = {});
    ~SyncWorker() override;

    void open(); ///< On the sync thread, as is everything else.
    void retry();
    void submit(quint64 ticket, const tonglan::Command &command);
    void resend(const QString &key, const QString &who);
    void discard(const QString &key, const QString &who);
    void noteDamage(const QString &detail); ///< A reader met damage.

Q_SIGNALS:
    void changed(const tonglan::ChangeSet &changes);
    void health(const tonglan::FeedHealth &health);
    void arrived(const tonglan::Arrivals &arrivals);
    void cacheHealth(const tonglan::CacheHealth &health);
    void readFrom(const QString &path); ///< See CacheKeeper.
    void failed(const QString &detail);
    void commandReceipt(const tonglan::CommandReceipt &receipt);
    void commandChanged(const tonglan::CommandStatus &status);
    void outboxHealth(const tonglan::OutboxHealth &health);

private:
    void openDesk();
    void begin();
    void replaceCache();
    void settleReaders();
    void give(const ChangeSet &changes);
    void flush();
    void collect(const Arrivals &arrivals);
    void tellArrivals();
    void wake(qint64 sleptMs);
    void haltAll(const Error &error);

    QString m_cachePath;
    QString m_outboxPath;
    QString m_auditFolder;
    std::vector<FeedConfig> m_feeds;
    const Clock &m_clock;
    SyncTiming m_timing;
    CacheKeeper m_keeper;
    std::unique_ptr<Writer> m_writer = {};
    std::unique_ptr<QNetworkAccessManager> m_network = {};
    std::unique_ptr<CommandDesk> m_desk = {};
    std::unique_ptr<SyncContext> m_context = {};
    std::vector<std::unique_ptr<Session>> m_sessions = {}; // gone before what they use
    SleepWatch m_sleepWatch;
    QTimer m_merge;
    QTimer m_tellArrivals;
    QTimer m_tidy; ///< Begins with a commit.
    QTimer m_longestHold; ///< Begins when the first feed has brought something to a new cache.
    QElapsedTimer m_sinceArrivals;
    QSet<QString> m_liveOnce = {}; ///< Feeds that were live since the program began.
    Arrivals m_arrivals = {};
    std::optional<ChangeSet> m_pending = {};
};

}
