#include "longseries.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tonglan {

void LongSeries::merge(std::vector<SeriesPoint> points)
{
    if (points.empty())
        return;
    if (!std::ranges::is_sorted(points, {}, &SeriesPoint::t))
        std::ranges::stable_sort(points, {}, &SeriesPoint::t);
    // Of one moment the last one stays: what is before it is dropped from behind.
    const auto sameMoment = [](const SeriesPoint &a, const SeriesPoint &b) { return a.t == b.t; };
    points.erase(points.begin(), std::unique(points.rbegin(), points.rend(), sameMoment).base());

    const auto begin = placeOf(points.front().t);
    if (begin == m_points.size()) {
        m_points.insert(m_points.end(), points.begin(), points.end());
    } else {
        std::vector<SeriesPoint> merged;
        merged.reserve(m_points.size() - begin + points.size());
        std::size_t known = begin;
        for (const auto &point : points) {
            const auto next = placeOf(point.t);
            merged.insert(merged.end(), m_points.begin() + std::ptrdiff_t(known), m_points.begin() + std::ptrdiff_t(next));
            merged.push_back(point);
            known = next + (next < m_points.size() && m_points[next].t == point.t ? 1 : 0);
        }
        merged.insert(merged.end(), m_points.begin() + std::ptrdiff_t(known), m_points.end());
        m_points.resize(begin);
        m_points.insert(m_points.end(), merged.begin(), merged.end());
    }
    summarize(begin);
}

void LongSeries::dropBefore(TimeMs time)
{
    const auto count = placeOf(time);
    if (count == 0)
        return;
    m_points.erase(m_points.begin(), m_points.begin() + std::ptrdiff_t(count));
    summarize(0);
}

qint64 LongSeries::bytes() const
{
    return qint64(m_points.capacity() * sizeof(SeriesPoint) + m_blocks.capacity() * sizeof(Places));
}

std::size_t LongSeries::placeOf(TimeMs time) const
{
    return std::size_t(std::ranges::lower_bound(m_points, time, {}, &SeriesPoint::t) - m_points.begin());
}

void LongSeries::summarize(std::size_t from)
{
    m_blocks.resize((m_points.size() + blockSize - 1) / blockSize);
    for (auto block = from / blockSize; block < m_blocks.size(); ++block) {
        m_blocks[block] = {};
        add(m_blocks[block], block * blockSize, std::min((block + 1) * blockSize, m_points.size()));
    }
}

void LongSeries::add(Places &places, std::size_t from, std::size_t to) const
{
    for (auto i = from; i < to; ++i) {
        const double v = m_points[i].v;
        if (std::isnan(v))
            continue;
        if (places.least == none || v < m_points[places.least].v)
            places.least = quint32(i);
        if (places.most == none || v > m_points[places.most].v)
            places.most = quint32(i);
    }
}

LongSeries::Places LongSeries::placesIn(std::size_t from, std::size_t to) const
{
    Places places;
    const auto firstBlock = (from + blockSize - 1) / blockSize;
    const auto lastBlock = to / blockSize;
    if (firstBlock >= lastBlock) {
        add(places, from, to);
        return places;
    }
    add(places, from, firstBlock * blockSize);
    for (auto block = firstBlock; block < lastBlock; ++block) {
        const auto &one = m_blocks[block];
        if (one.least == none)
            continue;
        if (places.least == none || m_points[one.least].v < m_points[places.least].v)
            places.least = one.least;
        if (places.most == none || m_points[one.most].v > m_points[places.most].v)
            places.most = one.most;
    }
    add(places, lastBlock * blockSize, to);
    return places;
}

std::vector<SeriesPoint> LongSeries::reduced(TimeMs from, TimeMs to, int columns, TimeMs step) const
{
    std::vector<SeriesPoint> line;
    constexpr TimeMs longest = std::numeric_limits<TimeMs>::max() / 100'000; // three million years: what follows does not overflow
    if (from >= to || columns < 1 || columns > 100'000 || from < -longest / 2 || to > longest / 2 || m_points.empty())
        return line;
    const TimeMs length = to - from;
    const auto begin = placeOf(from);
    const auto end = placeOf(to);
    line.reserve(std::min(end - begin, std::size_t(columns) * 4) + 2);
    if (begin > 0)
        line.push_back(m_points[begin - 1]);
    // What stands before the first point of a column in the line stands before it in the series too: only there can a gap be seen.
    const auto breakBefore = [&](std::size_t next) {
        if (step <= 0 || next == 0 || line.empty())
            return;
        const auto apart = [this](std::size_t i) { return i > 0 && i < m_points.size() ? m_points[i].t - m_points[i - 1].t : 0; };
        const TimeMs usual = std::max({step, apart(next - 1), apart(next + 1)});
        if (apart(next) > usual + usual / 4 * 3)
            line.push_back({m_points[next - 1].t + 1, std::numeric_limits<double>::quiet_NaN()});
    };
    auto at = begin;
    while (at < end) {
        breakBefore(at);
        // The column of the next point; empty ones cost nothing.
        const auto column = (m_points[at].t - from) * columns / length;
        const auto edge = from + (length * (column + 1) + columns - 1) / columns;
        const auto next = std::clamp(placeOf(edge), at + 1, end);
        const auto places = placesIn(at, next);
        std::array<std::size_t, 4> order = {at, places.least == none ? at : places.least, places.most == none ? at : places.most, next - 1};
        std::ranges::sort(order);
        for (std::size_t i = 0; i < order.size(); ++i)
            if (i == 0 || order[i] != order[i - 1])
                line.push_back(m_points[order[i]]);
        at = next;
    }
    if (end < m_points.size()) {
        breakBefore(end);
        line.push_back(m_points[end]);
    }
    return line;
}

std::optional<SeriesPoint> LongSeries::nearest(TimeMs time, TimeMs reach) const
{
    std::optional<SeriesPoint> found;
    const auto take = [&](const SeriesPoint &point) {
        if (!std::isnan(point.v) && std::abs(point.t - time) <= reach && (!found || std::abs(point.t - time) < std::abs(found->t - time)))
            found = point;
        return std::abs(point.t - time) <= reach && !found; // goes on to the next
    };
    const auto place = placeOf(time);
    for (auto i = place; i < m_points.size() && take(m_points[i]); ++i) { }
    const auto behind = found;
    found.reset();
    for (auto i = place; i > 0 && take(m_points[i - 1]); --i) { }
    if (!found || (behind && behind->t - time < time - found->t))
        return behind;
    return found;
}

std::optional<LongSeries::Extremes> LongSeries::extremes(TimeMs from, TimeMs to) const
{
    const auto begin = placeOf(from);
    const auto places = placesIn(begin, std::max(begin, placeOf(to)));
    if (places.least == none)
        return {};
    return Extremes{m_points[places.least].v, m_points[places.most].v};
}

}
