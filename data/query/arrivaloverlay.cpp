#include "arrivaloverlay.h"

namespace tonglan {

void ArrivalOverlay::add(const Arrivals &arrivals)
{
    for (const auto &arrival : arrivals.events) {
        const std::pair key(arrival.event.head.source, arrival.event.head.id);
        if (const auto known = m_places.constFind(key); known != m_places.cend()) {
            if (m_entries.at(*known).arrival.event.head.version >= arrival.event.head.version)
                continue;
            m_entries.erase(*known);
        }
        m_entries.emplace(m_next, Held{.arrival = arrival});
        m_places.insert(key, m_next++);
    }
    while (m_entries.size() > most) {
        const auto &oldest = m_entries.begin()->second.arrival.event.head;
        m_places.remove({oldest.source, oldest.id});
        m_entries.erase(m_entries.begin());
    }
}

void ArrivalOverlay::noteChanges(const ChangeSet &changes)
{
    if (changes.stored.isEmpty())
        return;
    for (auto &[place, held] : m_entries) {
        if (held.storedAt == 0 && held.arrival.number <= changes.stored.value(held.arrival.feed, 0))
            held.storedAt = changes.revision;
    }
}

void ArrivalOverlay::noteAnswer(qint64 revision)
{
    std::erase_if(m_entries, [this, revision](const auto &entry) {
        const auto &held = entry.second;
        const bool isShown = held.storedAt > 0 && held.storedAt <= revision;
        if (isShown)
            m_places.remove({held.arrival.event.head.source, held.arrival.event.head.id});
        return isShown;
    });
}

std::vector<ArrivalOverlay::Entry> ArrivalOverlay::entries() const
{
    std::vector<Entry> entries;
    entries.reserve(m_entries.size());
    for (const auto &[place, held] : m_entries)
        entries.push_back({.event = held.arrival.event, .isStored = held.storedAt > 0});
    return entries;
}

}
