#include "snapshotprogress.h"

namespace tonglan {

std::bitset<recordTypeCount> typesOf(const FeedBatch &page)
{
    std::bitset<recordTypeCount> types;
    if (page.snapshotType)
        types.set(std::size_t(*page.snapshotType));
    else
        types.set();
    return types;
}

bool SnapshotProgress::isContinuedBy(const FeedBatch &page) const
{
    if (page.epoch != epoch || (complete & typesOf(page)).any())
        return false;
    const bool sameType = page.snapshotType == current;
    return !sameType || page.cursor.isEmpty() || lastCursor.isEmpty() || page.cursor == lastCursor;
}

std::bitset<recordTypeCount> SnapshotProgress::take(const FeedBatch &page)
{
    const auto types = typesOf(page);
    const auto fresh = types & ~begun;
    current = page.snapshotType;
    begun |= types;
    if (cursor.isEmpty())
        cursor = page.cursor;
    if (!page.cursor.isEmpty())
        lastCursor = page.cursor;
    if (page.lastPage)
        complete |= types;
    return fresh;
}

}
