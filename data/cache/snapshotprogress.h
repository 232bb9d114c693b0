#pragma once

#include "model/batch.h"
#include "unkept.h"

#include <bitset>
#include <map>

namespace tonglan {

/** How far the snapshot of one feed has come. Held in memory only: after a restart a snapshot begins anew. */
struct SnapshotProgress
{
    QString epoch = {};
    QString cursor = {}; ///< The first one named.
    QString lastCursor = {};
    qint64 generation = 0;
    std::optional<RecordType> current = {};
    std::bitset<recordTypeCount> begun = {};
    std::bitset<recordTypeCount> complete = {};
    std::map<RecordType, UnkeptDigest> unkept = {}; ///< What has come and was not taken, by type.

    /** False if @p page can only belong to another snapshot. */
    [[nodiscard]] bool isContinuedBy(const FeedBatch &page) const;

    /** Takes note of a page; gives the types that are begun by it. */
    std::bitset<recordTypeCount> take(const FeedBatch &page);
};

/** The types a page may hold rows of, by its snapshotType. */
[[nodiscard]] std::bitset<recordTypeCount> typesOf(const FeedBatch &page);

}
