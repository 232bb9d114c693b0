#pragma once

#include "base/clock.h"

#include <QMetaType>
#include <QStringList>

namespace tonglan {

/** How a feed is doing, sent as a value from the sync thread whenever it changes. Always on the screen. */
struct FeedHealth
{
    enum class State { Idle,
        Snapshot,
        CatchingUp,
        Live,
        Waiting,
        Halted };

    QString feed = {};
    QString type = {}; ///< Of the feed: "tlf", "geojson", "pack".
    QString address = {}; ///< Where it comes from, without credentials or query.
    State state = State::Idle;
    QString detail = {}; ///< English; why it waits or halts. Empty when live.
    bool isMisconfigured = false; ///< Halted because what a person wrote about it is wrong: it never ran, and trying again does not help.
    TimeMs lastSuccess = 0; ///< Wall time of the last good answer; 0 = never in this run or before.
    TimeMs lastFailure = 0;
    TimeMs nextTry = 0; ///< Wall time of the next attempt while Waiting.
    qint64 rowsIn = 0; ///< Since start.
    qint64 rowsRejected = 0;
    qint64 unknownTypes = 0;
    qint64 bytesIn = 0;
    int attempts = 0; ///< Failed tries in a row.
    int progressPercent = -1; ///< While Snapshot, where the size is known.
    qint64 clockSkewMs = 0; ///< Server minus client, estimated.
    qint64 lagMs = -1; ///< From the server's answer to our commit, of the last batch, freed of clock skew; -1 = not known.
    qint64 rowsWaiting = 0; ///< Received, not yet stored.
    qint64 bytesWaiting = 0; ///< The same in bytes, as received.
    bool hasLeftOutPlaces = false; ///< Its records are not on the map: nothing says what their coordinates refer to.
    QStringList pausedTypes = {}; ///< Record types stopped because too many of their records were bad; wire names.
    TimeMs lastAudit = 0; ///< When cache and server were last compared by digest; 0 = never.
    QString auditDetail = {}; ///< English; what differed then. Empty: they agreed, or were never compared.

    friend bool operator==(const FeedHealth &, const FeedHealth &) = default;
};

}

Q_DECLARE_METATYPE(tonglan::FeedHealth)
