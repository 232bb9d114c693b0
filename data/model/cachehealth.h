#pragma once

#include "base/clock.h"

#include <QMetaType>
#include <QString>

namespace tonglan {

/** How the cache on this machine is doing, sent as a value from the sync thread whenever it changes. */
struct CacheHealth
{
    enum class Mode {
        Disk, ///< As it should be.
        Memory, ///< The disk is full or refuses: new rows are kept in memory only, and lost at the end of the program.
        None, ///< There is no cache at all; detail says why.
    };

    Mode mode = Mode::None;
    QString detail = {}; ///< English; why not Disk. Empty if it is.
    QString path = {};
    qint64 bytes = 0; ///< Of the database file and its log.
    qint64 freeBytes = -1; ///< On its disk; -1 = not known.
    qint64 revision = 0;
    qint64 quarantined = 0; ///< Refused records that are kept for people to look at.
    TimeMs rebuiltAt = 0; ///< When a damaged cache was last set aside in this run; 0 = not.
    QString rebuiltNotice = {}; ///< English; what was found and where it lies.
    TimeMs lastPrune = 0; ///< When rows beyond their retention were last dropped; 0 = never in this run.
    qint64 pruned = 0; ///< How many were dropped in this run.
    QString retentionDetail = {}; ///< English; kept shorter than asked because the cache is too large, or a feed that is not used any more. Empty if neither.
    qint64 memoryBytes = 0; ///< While Memory: taken by what is not saved.
    TimeMs lastCheck = 0; ///< When the whole file was last examined; 0 = never.
    QString checkDetail = {}; ///< English; what was found then. Empty: nothing.

    friend bool operator==(const CacheHealth &, const CacheHealth &) = default;
};

}

Q_DECLARE_METATYPE(tonglan::CacheHealth)
