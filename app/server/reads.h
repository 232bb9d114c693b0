#pragma once

#include "analysis/eventflow.h"
#include "answer.h"
#include "queries.h"
#include "store.h"

namespace tonglan {

/** How a reference server is set up. */
struct ServerOptions
{
    int heartbeatSeconds = 15;
    int pageMax = 1000; ///< Records a page of a snapshot and an answer of /changes.
    std::optional<EventFlow> flow = {}; ///< What may be done with an event; unset: the embedded one.
};

// What is only read from the store, as answers. @p ifNoneMatch is the request's header.

[[nodiscard]] FeedAnswer discoveryAnswer(const FeedStore &store, const ServerOptions &options, const QByteArray &ifNoneMatch);
[[nodiscard]] FeedAnswer snapshotAnswer(const FeedStore &store, const SnapshotQuery &query, int pageMax, const QByteArray &ifNoneMatch);
[[nodiscard]] FeedAnswer digestAnswer(const FeedStore &store, const DigestQuery &query);

/** What is new after @p since; 204 if nothing is. */
[[nodiscard]] FeedAnswer changesAnswer(const FeedStore &store, qint64 since, int limit);

/** 503 that says when to come again. */
[[nodiscard]] FeedAnswer storageTrouble(const Error &error);

/** The number in a cursor, or nothing if it is not one of this store's or too old. */
[[nodiscard]] std::optional<qint64> cursorNumber(const FeedStore &store, const QString &cursor);

/** The body of an answer of /changes and of a "batch" event. */
[[nodiscard]] QByteArray changesBody(const FeedStore &store, qint64 since, const StoredRows &rows);
[[nodiscard]] QString cursorText(const FeedStore &store, qint64 number);

}
