#include "mapcore/clusters.h"

#include <algorithm>
#include <unordered_map>

namespace tonglan {

namespace {

int worseOf(int a, int b)
{
    if (a == 0 || b == 0)
        return std::max(a, b);
    return std::min(a, b);
}

void absorb(Cluster &into, const Cluster &other)
{
    const double n = double(into.count) + other.count;
    into.at = {(into.at.x * into.count + other.at.x * other.count) / n, (into.at.y * into.count + other.at.y * other.count) / n};
    into.count += other.count;
    for (size_t i = 0; i < into.byLevel.size(); ++i)
        into.byLevel[i] += other.byLevel[i];
    into.worst = worseOf(into.worst, other.worst);
    into.point = -1;
}

/** Every cluster that is not yet taken draws in its neighbours within the radius, the biggest first. */
std::vector<Cluster> clustered(const std::vector<Cluster> &items, double radius)
{
    const auto cellOf = [radius](WorldPoint p) { return std::pair(qint64(std::floor(p.x / radius)), qint64(std::floor(p.y / radius))); };
    const auto keyOf = [](qint64 x, qint64 y) { return quint64(x) << 32 ^ quint64(quint32(y)); };
    std::unordered_map<quint64, std::vector<quint32>> cells;
    cells.reserve(items.size());
    for (quint32 i = 0; i < items.size(); ++i) {
        const auto [x, y] = cellOf(items[i].at);
        cells[keyOf(x, y)].push_back(i);
    }
    std::vector<quint32> order(items.size());
    for (quint32 i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, [&](quint32 a, quint32 b) { return items[a].count > items[b].count; });

    std::vector<bool> taken(items.size());
    std::vector<Cluster> out;
    for (const quint32 i : order) {
        if (taken[i])
            continue;
        taken[i] = true;
        Cluster cluster = items[i];
        const auto [cx, cy] = cellOf(items[i].at);
        for (qint64 y = cy - 1; y <= cy + 1; ++y)
            for (qint64 x = cx - 1; x <= cx + 1; ++x) {
                const auto found = cells.find(keyOf(x, y));
                if (found == cells.end())
                    continue;
                for (const quint32 j : found->second) {
                    if (taken[j] || std::hypot(items[j].at.x - items[i].at.x, items[j].at.y - items[i].at.y) > radius)
                        continue;
                    taken[j] = true;
                    absorb(cluster, items[j]);
                }
            }
        out.push_back(cluster);
    }
    return out;
}

}

ClusterIndex::ClusterIndex(std::span<const double> x, std::span<const double> y, std::span<const quint8> level, double radius)
{
    const size_t n = std::min({x.size(), y.size(), level.size()});
    for (size_t i = 0; i < n; ++i) {
        if (!(x[i] >= 0 && x[i] <= 1 && y[i] >= 0 && y[i] <= 1))
            continue;
        const int own = std::min<int>(level[i], 4);
        Cluster single{.at = {x[i], y[i]}, .count = 1, .worst = own, .point = qint32(i)};
        single.byLevel[size_t(own)] = 1;
        (own == 1 || own == 2 ? m_urgent : m_single).push_back(single);
    }
    if (m_urgent.size() > mostUrgent) {
        m_single.insert(m_single.end(), m_urgent.begin(), m_urgent.end());
        m_urgent.clear();
    }
    std::ranges::stable_sort(m_urgent, [](const Cluster &a, const Cluster &b) { return a.worst > b.worst; });
    const std::vector<Cluster> *finer = &m_single;
    for (int zoom = maxZoom; zoom >= minZoom; --zoom) {
        m_levels[size_t(zoom)] = clustered(*finer, radius / worldPixels(zoom));
        finer = &m_levels[size_t(zoom)];
    }
}

std::vector<Cluster> ClusterIndex::at(const WorldBox &box, double zoom) const
{
    const int level = std::max(int(std::floor(zoom + 0.25)), minZoom); // a little early: rings must not touch
    const std::vector<Cluster> &all = level > maxZoom ? m_single : m_levels[size_t(level)];
    std::vector<Cluster> found;
    std::ranges::copy_if(all, std::back_inserter(found), [&](const Cluster &c) { return box.contains(c.at); });
    std::ranges::copy_if(m_urgent, std::back_inserter(found), [&](const Cluster &c) { return box.contains(c.at); });
    return found;
}

}
