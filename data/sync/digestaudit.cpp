#include "digestaudit.h"

#include <QtConcurrentRun>

namespace tonglan {

using namespace Qt::StringLiterals;

DigestAudit::DigestAudit(QString cachePath, QString feed, RecordType type, QObject *parent)
    : QObject(parent)
    , m_cachePath(std::move(cachePath))
    , m_feed(std::move(feed))
    , m_type(type)
{
}

void DigestAudit::touch(const FeedBatch &batch)
{
    static const Digest places(buckets);
    for (const auto &change : batch.changes) {
        const auto *record = std::get_if<Record>(&change);
        const auto type = record ? typeOf(*record) : std::get<Tombstone>(change).type;
        const auto &head = record ? headOf(*record) : std::get<Tombstone>(change).head;
        if (type == m_type)
            m_touched[places.bucketOf(head.source, head.id)] = true;
    }
}

void DigestAudit::compare(const QString &cursor)
{
    if (m_server.buckets.size() != std::size_t(buckets))
        return Q_EMIT done(u"%1: the server answered with %2 buckets where %3 were asked for"_s.arg(recordTypeName(m_type)).arg(m_server.buckets.size()).arg(buckets), true);
    auto database = openAsOf(m_cachePath, m_feed, cursor);
    if (!database)
        return Q_EMIT done({}, false);
    m_isComparing = true;
    const auto opened = std::make_shared<Database>(std::move(*database));
    QtConcurrent::run([opened, feed = m_feed, type = m_type] { return digestOf(*opened, feed, type, buckets); })
        .then(this, [this](const Result<CacheDigest> &ours) {
            m_isComparing = false;
            if (ours)
                judge(*ours);
            else
                Q_EMIT done({}, false);
        });
}

void DigestAudit::judge(const CacheDigest &ours)
{
    int differing = 0;
    int compared = 0;
    qint64 rowsHere = 0;
    qint64 rowsThere = 0;
    for (std::size_t i = 0; i < std::size_t(buckets); ++i) {
        rowsHere += ours.digest.buckets[i].count;
        rowsThere += m_server.buckets[i].count;
        if (m_touched[i] || ours.refused[i])
            continue;
        ++compared;
        differing += ours.digest.buckets[i] == m_server.buckets[i] ? 0 : 1;
    }
    if (differing == 0)
        return Q_EMIT done({}, compared > buckets / 4);
    Q_EMIT done(u"%1: %2 of %3 parts differ (%4 rows here, %5 at the server)"_s.arg(recordTypeName(m_type)).arg(differing).arg(compared).arg(rowsHere).arg(rowsThere), true);
}

}
