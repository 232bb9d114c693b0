#include "change.h"

#include <algorithm>
#include <numeric>

namespace tonglan {

int ChangeSet::total() const
{
    return std::accumulate(rows.begin(), rows.end(), 0);
}

void ChangeSet::merge(const ChangeSet &later)
{
    revision = std::max(revision, later.revision);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] += later.rows[i];
    box.add(later.box);
    rejected += later.rejected;
    for (const auto &[feed, number] : later.stored.asKeyValueRange())
        stored[feed] = std::max(stored.value(feed), number);
}

}
