#pragma once

#include "session.h"

#include "feed/format/cap.h"

namespace tonglan {

/** Looks at alerts of the Common Alerting Protocol again and again: one document, or an index (Atom, RSS) and what it names, which is fetched once and when the index says
 *  that it has changed. Only documents of the index's own server, or beside its file, are fetched. An alert that is no longer named stays as it is: it ends when it
 *  expires, or is updated or cancelled by another.
 */
class CapSession : public Session
{
    Q_OBJECT

public:
    CapSession(FeedConfig config, SyncContext &context, QObject *parent = nullptr);

private:
    void begin() override;
    void abandon() override;
    [[nodiscard]] Result<void> recall();
    void look();
    void takeRoot(const QByteArray &body, const QByteArray &etag);
    void takeUnchanged();
    void fetchNext();
    void takeLinked(const Result<QByteArray> &body);
    [[nodiscard]] Result<void> takeAlerts(const QByteArray &xml, const QString &from);
    void say(const std::vector<CapNote> &notes, const QString &from) const;
    void settle();
    void finish();
    void get(const QUrl &url, const QByteArray &etag, std::function<void(const Result<HttpAnswer> &)> done);

    std::unique_ptr<HttpRequest> m_request = {};
    QTimer m_poll;
    QTimer m_next; ///< Between two documents of files.
    QByteArray m_etag = {}; ///< Of the document or index, when all of it was taken.
    QByteArray m_rootEtag = {}; ///< The same of the one that is being taken.
    Record m_source; ///< As it is to be stored.
    bool m_isSourceStored = false;
    QHash<QString, Warning> m_known = {}; ///< By id; as the cache has them.
    QHash<QString, TimeMs> m_taken = {}; ///< When what an index names was changed, as it said when it was taken.
    std::vector<CapLink> m_links = {}; ///< Still to be fetched; the last comes first.
    int m_failures = 0; ///< Of these.
    std::vector<CapAlert> m_alerts = {}; ///< Fetched, and not yet stored.
    std::vector<RejectedRecord> m_rejected = {};
};

}
