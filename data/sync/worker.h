#pragma once

#include "cachekeeper.h"
#include "model/cachehealth.h"
#include "session.h"

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
    SyncWorker(QString cachePath, std::vector<FeedConfig> feeds, const Clock &clock, SyncTiming timing, const CacheOptions &options = {});
    ~SyncWorker() override;

    void open(); ///< On the sync thread, as is everything else.
    void retry();
    void noteDamage(const QString &detail); ///< A reader met damage.

Q_SIGNALS:
    void changed(const tonglan::ChangeSet &changes);
    void health(const tonglan::FeedHealth &health);
    void cacheHealth(const tonglan::CacheHealth &health);
    void readFrom(const QString &path); ///< See CacheKeeper.
    void failed(const QString &detail);

private:
    void begin();
    void replaceCache();
    void settleReaders();
    void give(const ChangeSet &changes);
    void flush();
    void haltAll(const Error &error);

    QString m_cachePath;
    std::vector<FeedConfig> m_feeds;
    const Clock &m_clock;
    SyncTiming m_timing;
    CacheKeeper m_keeper;
    std::unique_ptr<Writer> m_writer = {};
    std::unique_ptr<QNetworkAccessManager> m_network = {};
    std::unique_ptr<SyncContext> m_context = {};
    std::vector<std::unique_ptr<Session>> m_sessions = {}; // gone before what they use
    QTimer m_merge;
    std::optional<ChangeSet> m_pending = {};
};

}
