#pragma once

#include "cache/cachedigest.h"
#include "model/batch.h"

#include <QObject>

#include <memory>
#include <vector>

namespace tonglan {

/** One comparison of cache and server by digest, which runs beside the changes that go on: buckets that a change fell into since
 *  it began do not count, nor do those of refused records. The rows are read on the pool. Lives on the sync thread.
 */
class DigestAudit : public QObject
{
    Q_OBJECT

public:
    static constexpr int buckets = 1'024;

    DigestAudit(QString cachePath, QString feed, RecordType type, QObject *parent = nullptr);

    [[nodiscard]] RecordType type() const { return m_type; }
    /** Takes note of changes that are about to be committed. */
    void touch(const FeedBatch &batch);
    /** What the server says; from now on hasAnswer(). */
    void setAnswer(Digest digest) { m_server = std::move(digest); }
    [[nodiscard]] bool hasAnswer() const { return !m_server.buckets.empty(); }
    /** The cache stands at @p cursor, at or after what the answer is as of. Emits done once, later. */
    void compare(const QString &cursor);
    [[nodiscard]] bool isComparing() const { return m_isComparing; }

Q_SIGNALS:
    /** @p difference is English and empty if they agree. @p conclusive is false if too much changed meanwhile to tell. */
    void done(const QString &difference, bool conclusive);

private:
    void judge(const CacheDigest &ours);

    QString m_cachePath;
    QString m_feed;
    RecordType m_type;
    Digest m_server = Digest(0);
    std::vector<bool> m_touched = std::vector<bool>(buckets, false);
    bool m_isComparing = false;
};

}
