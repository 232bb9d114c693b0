#include "typebreaker.h"

namespace tonglan {

void TypeBreaker::add(RecordType type, int good, int bad)
{
    if (good + bad == 0)
        return;
    auto &counts = m_counts[std::size_t(type)];
    counts.groups.push_back({good, bad});
    counts.good += good;
    counts.bad += bad;
    while (counts.groups.size() > 1 && counts.good + counts.bad - counts.groups.front().good - counts.groups.front().bad >= window) {
        counts.good -= counts.groups.front().good;
        counts.bad -= counts.groups.front().bad;
        counts.groups.pop_front();
    }
}

}
