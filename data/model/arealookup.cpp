#include "arealookup.h"

#include <algorithm>

namespace tonglan {

static constexpr std::size_t mostBands = 128; // an outline that goes up and down all the way is in each of them with every edge

AreaLookup::AreaLookup(const GeoMultiPolygon &area)
{
    std::vector<Edge> edges;
    for (const auto &polygon : area) {
        for (const auto &ring : polygon) {
            if (ring.size() < 3)
                continue;
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                m_box.add(ring[i]);
                if (ring[i].lat != ring[j].lat)
                    edges.push_back({ring[i], ring[j]});
            }
        }
    }
    if (edges.empty())
        return;
    const auto bands = std::clamp<std::size_t>(edges.size() / 4, 1, mostBands);
    m_first.assign(bands + 1, 0);
    m_bandsPerDegree = double(bands) / (m_box.north - m_box.south);
    const auto forBands = [this](const Edge &edge, auto use) {
        for (auto band = bandOf(std::min(edge.a.lat, edge.b.lat)); band <= bandOf(std::max(edge.a.lat, edge.b.lat)); ++band)
            use(band);
    };
    for (const auto &edge : edges)
        forBands(edge, [this](std::size_t band) { ++m_first[band + 1]; });
    for (std::size_t band = 0; band < bands; ++band)
        m_first[band + 1] += m_first[band];
    m_edges.resize(m_first.back());
    auto next = m_first;
    for (const auto &edge : edges)
        forBands(edge, [&](std::size_t band) { m_edges[next[band]++] = edge; });
}

std::size_t AreaLookup::bandOf(double lat) const
{
    return std::min(m_first.size() - 2, std::size_t((lat - m_box.south) * m_bandsPerDegree));
}

bool AreaLookup::contains(GeoPoint point) const
{
    if (isEmpty() || !m_box.contains(point))
        return false;
    bool isInside = false;
    const auto band = bandOf(point.lat);
    for (auto i = m_first[band]; i < m_first[band + 1]; ++i) {
        const auto &[a, b] = m_edges[i];
        if ((a.lat > point.lat) != (b.lat > point.lat) && point.lon < (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat) + a.lon)
            isInside = !isInside;
    }
    return isInside;
}

}
