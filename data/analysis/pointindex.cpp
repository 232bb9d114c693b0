#include "pointindex.h"

#include "base/parallel.h"

#include <algorithm>

namespace tonglan {

/** The box around most of the points, with room: what a few points that are far off lie outside of. */
static WorldBox mainBox(const PointColumns &points)
{
    const auto n = std::min(points.x.size(), points.y.size());
    const auto samples = std::min<std::size_t>(n, 4'096);
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < samples; ++i) {
        const auto place = i * n / samples;
        if (points.x[place] >= 0 && points.x[place] <= 1 && points.y[place] >= 0 && points.y[place] <= 1) {
            x.push_back(points.x[place]);
            y.push_back(points.y[place]);
        }
    }
    if (x.empty())
        return {0, 0, 1, 1};
    const auto range = [](std::vector<double> &values) {
        std::ranges::sort(values);
        const auto spare = values.size() / 50; // two of a hundred on either side
        const double low = values[spare];
        const double high = values[values.size() - 1 - spare];
        const double room = std::max(high - low, 1e-6) * 4;
        return std::pair(low - room, high + room);
    };
    const auto [left, right] = range(x);
    const auto [top, bottom] = range(y);
    return {left, top, right, bottom};
}

PointIndex PointIndex::build(const PointColumns &points)
{
    PointIndex index;
    const auto box = mainBox(points);
    for (const bool isInside : {true, false}) {
        if (auto part = std::make_shared<const PointPyramid>(points, PointArea{box, isInside}); part->size() > 0)
            index.m_parts.push_back({std::move(part), 1});
    }
    return index;
}

PointIndex PointIndex::changed(const PointColumns &added, const PointColumns &removed) const
{
    auto index = *this;
    for (const auto &[points, sign] : {std::pair(added, 1), std::pair(removed, -1)}) {
        if (auto part = std::make_shared<const PointPyramid>(points); part->size() > 0)
            index.m_parts.push_back({std::move(part), sign});
    }
    return index;
}

PointIndex PointIndex::plus(const PointIndex &later) const
{
    auto index = *this;
    index.m_parts.insert(index.m_parts.end(), later.m_parts.begin(), later.m_parts.end());
    return index;
}

PointIndex PointIndex::minus(const PointIndex &other) const
{
    auto index = *this;
    for (const auto &part : other.m_parts)
        index.m_parts.push_back({part.points, -part.sign});
    index.m_isDifference = true;
    return index;
}

qint64 PointIndex::size() const
{
    qint64 sum = 0;
    for (const auto &part : m_parts)
        sum += part.sign * qint64(part.points->size());
    return sum;
}

qint64 PointIndex::bytes() const
{
    qint64 sum = 0;
    for (const auto &part : m_parts)
        sum += part.points->bytes();
    return sum;
}

PointSums::PointSums(const PointIndex &index, const PointFilter &filter, Measure measure)
    : m_index(index)
    , m_filter(filter)
    , m_measure(measure)
{
    const bool isPlain = m_measure == Measure::Count && m_filter.isAll();
    for (const auto &[points, sign] : m_index.parts()) {
        m_sums.push_back(isPlain ? Sums() : sumsOf(*points));
        if (isPlain)
            m_total += sign * double(points->size());
        else
            for (const float value : m_sums.back().front())
                m_total += sign * double(value);
    }
}

float PointSums::valueOf(const PointPyramid &points, quint32 place) const
{
    if (!points.passes(place, m_filter))
        return 0;
    return m_measure == Measure::Weight ? points.weight(place) : 1;
}

PointSums::Sums PointSums::sumsOf(const PointPyramid &points) const
{
    const int coarsest = points.coarsestLevel();
    Sums sums(std::size_t(points.finestLevel() - coarsest + 1));
    const auto first = points.firstPoints(points.finestLevel());
    auto &finest = sums.back();
    finest.resize(first.size() - 1);
    const int shares = sharesOf(points.size());
    inParallel(shares, [&](int share) {
        for (auto cell = shareBegin(finest.size(), share, shares); cell < shareBegin(finest.size(), share + 1, shares); ++cell) {
            float sum = 0;
            for (quint32 i = first[cell]; i < first[cell + 1]; ++i)
                sum += valueOf(points, i);
            finest[cell] = sum;
        }
    });
    for (int level = points.finestLevel(); level > coarsest; --level) {
        const auto children = points.childrenOf(level);
        const auto &fine = sums[std::size_t(level - coarsest)];
        auto &coarse = sums[std::size_t(level - coarsest - 1)];
        coarse.resize(children.size() - 1);
        for (std::size_t cell = 0; cell < coarse.size(); ++cell) {
            double sum = 0;
            for (auto child = children[cell]; child < children[cell + 1]; ++child)
                sum += fine[child];
            coarse[cell] = float(sum);
        }
    }
    return sums;
}

qint64 PointSums::bytes() const
{
    qint64 sum = 0;
    for (const auto &part : m_sums) {
        for (const auto &level : part)
            sum += qint64(level.capacity() * sizeof(float));
    }
    return sum;
}

double PointSums::sumOf(const WorldBox &box, double side) const
{
    double sum = 0;
    visit(box, side, [&](WorldPoint at, float value) {
        if (box.contains(at))
            sum += value;
    });
    return sum;
}

}
