#pragma once

#include "session.h"

#include "feed/format/geojson.h"

namespace tonglan {

/** Looks at a GeoJSON file or URL again and again; what is no longer in it is gone, unless too much is gone at once. */
class GeoJsonSession : public Session
{
    Q_OBJECT

public:
    GeoJsonSession(FeedConfig config, SyncContext &context, QObject *parent = nullptr);

private:
    void begin() override;
    void abandon() override;
    void fetch();
    [[nodiscard]] Result<void> recall();
    [[nodiscard]] Result<FeedBatch> read(const QByteArray &body, KnownContents &known);
    void take(const QByteArray &body, const QByteArray &etag);
    void takeUnchanged();
    void takeBatch(FeedBatch batch, const QString &cursor);
    void wait(int milliseconds);

    std::unique_ptr<HttpRequest> m_request = {};
    QTimer m_poll;
    QByteArray m_etag = {}; ///< Of what is in the cache.
    QByteArray m_fingerprint; ///< Of the mapping and the source.
    KnownContents m_known = {};
    bool m_isSuspicious = false; ///< The last answer would have dropped too much; the next one counts.
};

}
