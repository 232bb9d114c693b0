#pragma once

#include "retention.h"

namespace tonglan {

/** What a site decides about its cache. */
struct CacheOptions
{
    RetentionPolicy retention = {};
    int memoryMiB = 256; ///< While the disk refuses: changes kept in memory at most.
    int ballastMiB = 64; ///< A file that only takes room, given back when the disk is full so that commands can still be stored; 0 = none.
    int reserveMiB = 32; ///< Room there must be, beside the ballast, before a full disk is used again.
    bool isRequired = false; ///< Do not start at all without a cache on the disk.

    // Waiting times in ms, so that tests need not wait.
    int returnMs = 30'000; ///< Between two looks whether the disk can be used again.
    int firstPruneMs = 60'000; ///< After the start, and from the end of a round to the next.
    int roundMs = 3'600'000;
    int pruneStepMs = 100; ///< Between two steps of at most pruneBudgetMs each.
    int pruneBudgetMs = 20;
    int firstCheckMs = 120'000; ///< After the start; the whole file is examined once a day.
    int healthMs = 5'000;

    friend bool operator==(const CacheOptions &, const CacheOptions &) = default;
};

}
