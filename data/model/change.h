#pragma once

#include "geo.h"
#include "record.h"

#include <QHash>
#include <QMetaType>

#include <array>

namespace tonglan {

/** What a commit changed: sent as a value from the sync thread to the GUI after every transaction. */
struct ChangeSet
{
    qint64 revision = 0; ///< Of the cache; every commit adds one.
    std::array<int, recordTypeCount> rows = {}; ///< Rows put or deleted, by RecordType.
    GeoBox box = {}; ///< Of changed events and assets; empty if none has a place.
    int rejected = 0;
    QHash<QString, qint64> stored = {}; ///< By feed: how many of the records that its stream brought are in the cache or refused; see Arrival::number.

    [[nodiscard]] bool touches(RecordType type) const { return rows[std::size_t(type)] > 0; }
    [[nodiscard]] int total() const;
    void merge(const ChangeSet &later);
};

}

Q_DECLARE_METATYPE(tonglan::ChangeSet)
