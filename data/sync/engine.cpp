#include "engine.h"

#include "worker.h"

#include "byhand/importvault.h"

namespace tonglan {

using namespace Qt::StringLiterals;

SyncEngine::SyncEngine(QString cachePath, std::vector<FeedConfig> feeds, const Clock &clock, QObject *parent)
    : SyncEngine(std::move(cachePath), std::move(feeds), clock, SyncTiming{}, parent)
{
}

SyncEngine::SyncEngine(QString cachePath, std::vector<FeedConfig> feeds, const Clock &clock, SyncTiming timing, QObject *parent)
    : QObject(parent)
    , m_cachePath(std::move(cachePath))
    , m_feeds(std::move(feeds))
    , m_clock(clock)
    , m_timing(timing)
{
    qRegisterMetaType<ChangeSet>();
    qRegisterMetaType<FeedHealth>();
    qRegisterMetaType<Arrivals>();
    qRegisterMetaType<CacheHealth>();
    qRegisterMetaType<Command>();
    qRegisterMetaType<CommandStatus>();
    qRegisterMetaType<CommandReceipt>();
    qRegisterMetaType<OutboxHealth>();
    m_thread.setObjectName("sync"_L1);
}

SyncEngine::~SyncEngine()
{
    stop();
}

void SyncEngine::setImports(const QString &folder)
{
    m_feeds.push_back({.name = QString(importFeed), .type = u"import"_s, .file = folder});
}

void SyncEngine::start()
{
    if (m_isStarted)
        return;
    m_isStarted = true;
    auto *worker = new SyncWorker(m_cachePath, m_outboxPath, m_auditFolder, m_feeds, m_clock, m_timing, m_cacheOptions); // owned by the thread, see below
    worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, worker, &SyncWorker::open);
    connect(&m_thread, &QThread::finished, worker, &QObject::deleteLater);
    connect(this, &SyncEngine::retryAsked, worker, &SyncWorker::retry);
    connect(this, &SyncEngine::submitAsked, worker, &SyncWorker::submit);
    connect(this, &SyncEngine::resendAsked, worker, &SyncWorker::resend);
    connect(this, &SyncEngine::discardAsked, worker, &SyncWorker::discard);
    connect(worker, &SyncWorker::commandReceipt, this, &SyncEngine::commandReceipt);
    connect(worker, &SyncWorker::commandChanged, this, &SyncEngine::commandChanged);
    connect(worker, &SyncWorker::outboxHealth, this, &SyncEngine::outboxHealth);
    connect(worker, &SyncWorker::changed, this, &SyncEngine::changed);
    connect(worker, &SyncWorker::health, this, &SyncEngine::health);
    connect(worker, &SyncWorker::arrived, this, &SyncEngine::arrived);
    connect(worker, &SyncWorker::cacheHealth, this, &SyncEngine::cacheHealth);
    connect(worker, &SyncWorker::readFrom, this, &SyncEngine::readFrom);
    connect(this, &SyncEngine::damageNoted, worker, &SyncWorker::noteDamage);
    connect(worker, &SyncWorker::failed, this, &SyncEngine::failed);
    m_thread.start();
}

void SyncEngine::retry()
{
    Q_EMIT retryAsked();
}

quint64 SyncEngine::submit(const Command &command)
{
    Q_EMIT submitAsked(++m_tickets, command);
    return m_tickets;
}

void SyncEngine::resend(const QString &key, const QString &who)
{
    Q_EMIT resendAsked(key, who);
}

void SyncEngine::discard(const QString &key, const QString &who)
{
    Q_EMIT discardAsked(key, who);
}

void SyncEngine::noteDamage(const QString &detail)
{
    Q_EMIT damageNoted(detail);
}

void SyncEngine::stop()
{
    m_thread.quit();
    m_thread.wait();
    m_isStarted = false;
}

}
