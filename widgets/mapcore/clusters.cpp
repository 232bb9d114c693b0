#include "mapcore/clusters.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

namespace tonglan {

namespace {

constexpr quint8 urgentLevels = 1 << 1 | 1 << 2;

/** Whole blocks of cells of the world around a box, with room. */
struct Area
{
    qint64 left = 0, top = 0, right = 0, bottom = 0; // in cells; right and bottom are outside
    double cell = 0;

    Area(const WorldBox &box, int level)
        : cell(std::ldexp(1.0, -level))
    {
        static constexpr qint64 block = 8; // cells along a side
        static constexpr qint64 room = 5; // clusters further away than that have nothing to do with one another
        const auto down = [this](double v) { return qint64(std::floor((std::floor(v / cell) - room) / double(block))) * block; };
        const auto up = [this](double v) { return qint64(std::ceil((std::ceil(v / cell) + room) / double(block))) * block; };
        left = down(box.left);
        top = down(box.top);
        right = up(box.right);
        bottom = up(box.bottom);
    }
    [[nodiscard]] bool contains(quint32 x, quint32 y) const { return x >= left && x < right && y >= top && y < bottom; }
    [[nodiscard]] WorldBox box() const { return {double(left) * cell, double(top) * cell, double(right) * cell, double(bottom) * cell}; }
};

/** Points of one part that lie in one cell. */
struct Stretch
{
    quint32 x = 0; // the cell
    quint32 y = 0;
    int part = 0;
    quint32 first = 0;
    quint32 last = 0;
};

/** An occupied cell: what its stretches add up to. */
struct Item
{
    quint32 x = 0;
    quint32 y = 0;
    std::span<const Stretch> stretches = {};
    PointPyramid::Summary sum = {};
};

/** By row and column. */
std::vector<Stretch> stretchesIn(const PointIndex &index, const Area &area, int level)
{
    std::vector<Stretch> stretches;
    const auto add = [&](const Stretch &one) {
        if (!area.contains(one.x, one.y))
            return;
        if (!stretches.empty()) {
            if (auto &before = stretches.back(); before.x == one.x && before.y == one.y && before.part == one.part && before.last == one.first) {
                before.last = one.last;
                return;
            }
        }
        stretches.push_back(one);
    };
    for (int part = 0; part < int(index.parts().size()); ++part) {
        const PointPyramid &points = *index.parts()[std::size_t(part)].points;
        if (level > points.finestLevel()) {
            points.visitPoints(area.box(), [&](quint32 first, quint32 last) {
                for (auto i = first; i < last; ++i)
                    add({quint32(std::ldexp(points.at(i).x, level)), quint32(std::ldexp(points.at(i).y, level)), part, i, i + 1});
            });
        } else {
            const int own = std::max(level, points.coarsestLevel());
            points.visitCells(area.box(), own, [&](const PointPyramid::Cell &cell, quint32) { add({cell.x >> (own - level), cell.y >> (own - level), part, cell.first, cell.last}); });
        }
    }
    static constexpr qint64 mostRows = 100'000; // a view has a few hundred
    if (index.parts().size() != 1 || area.bottom - area.top > mostRows) {
        std::ranges::sort(stretches, {}, [](const Stretch &one) { return std::tuple(one.y, one.x, one.part, one.first); });
        return stretches;
    }
    // Along the curve the cells of one row come from the west to the east: it is enough to deal them out by row.
    std::vector<quint32> rows(std::size_t(area.bottom - area.top) + 1);
    for (const auto &one : stretches)
        ++rows[std::size_t(one.y - area.top) + 1];
    for (std::size_t row = 1; row < rows.size(); ++row)
        rows[row] += rows[row - 1];
    std::vector<Stretch> sorted(stretches.size());
    for (const auto &one : stretches)
        sorted[rows[std::size_t(one.y - area.top)]++] = one;
    return sorted;
}

std::vector<Item> itemsOf(const PointIndex &index, std::span<const Stretch> stretches)
{
    std::vector<Item> items;
    for (std::size_t from = 0; from < stretches.size();) {
        auto to = from + 1;
        while (to < stretches.size() && stretches[to].x == stretches[from].x && stretches[to].y == stretches[from].y)
            ++to;
        items.push_back({stretches[from].x, stretches[from].y, stretches.subspan(from, to - from)});
        for (const auto &one : items.back().stretches) {
            const auto &[points, sign] = index.parts()[std::size_t(one.part)];
            items.back().sum.add(points->summary(one.first, one.last), sign);
        }
        from = to;
    }
    return items;
}

Cluster clusterOf(const PointPyramid::Summary &sum)
{
    return {.at = sum.at, .count = sum.count, .byLevel = sum.byLevel, .worst = sum.worst()};
}

/** Which points of @p item with one of @p levels are there: those that came and have not gone. */
std::vector<Cluster> pointsOf(const PointIndex &index, const Item &item, quint8 levels)
{
    std::vector<Cluster> there;
    for (const auto &one : item.stretches) {
        const auto &[points, sign] = index.parts()[std::size_t(one.part)];
        points->visitLevels(one.first, one.last, levels, [&, &points = points, sign = sign](quint32 place) {
            const auto at = points->at(place);
            const int level = points->level(place);
            if (sign < 0) {
                const auto gone = std::ranges::find_if(there, [&](const Cluster &known) { return known.at == at && known.worst == level; });
                if (gone != there.end())
                    there.erase(gone);
                return;
            }
            there.push_back({.at = at, .count = 1, .worst = level, .point = points->row(place), .part = one.part});
            there.back().byLevel[std::size_t(level)] = 1;
        });
    }
    return there;
}

void absorb(Cluster &into, const Cluster &other)
{
    const auto n = double(into.count + other.count);
    into.at = {(into.at.x * double(into.count) + other.at.x * double(other.count)) / n, (into.at.y * double(into.count) + other.at.y * double(other.count)) / n};
    into.count += other.count;
    for (std::size_t i = 0; i < into.byLevel.size(); ++i)
        into.byLevel[i] += other.byLevel[i];
    if (other.worst > 0 && (into.worst == 0 || other.worst < into.worst))
        into.worst = other.worst;
    into.point = -1;
}

/** Every cell that is not yet taken draws in its neighbours within the radius, the biggest first. @p items are sorted by row and column. */
std::vector<Cluster> merged(std::span<const Item> items, std::span<const Cluster> single, double radius, double cell)
{
    if (items.empty())
        return {};
    const auto reach = quint32(std::ceil(radius / cell));
    const quint32 top = items.front().y;
    std::vector<quint32> rows(items.back().y - top + 2); // where each begins
    for (const auto &item : items)
        ++rows[item.y - top + 1];
    for (std::size_t row = 1; row < rows.size(); ++row)
        rows[row] += rows[row - 1];

    std::vector<std::pair<qint64, quint32>> order; // the biggest first, of equal ones the one in the north
    for (quint32 i = 0; i < items.size(); ++i) {
        if (single[i].count > 0)
            order.emplace_back(-single[i].count, i);
    }
    std::ranges::sort(order);

    std::vector<bool> isTaken(items.size());
    std::vector<Cluster> out;
    for (const auto &[size, i] : order) {
        if (isTaken[i])
            continue;
        isTaken[i] = true;
        auto cluster = single[i];
        const auto left = items[i].x - std::min(items[i].x, reach);
        const auto lastRow = std::min<quint32>(items[i].y - top + reach, quint32(rows.size() - 2));
        for (auto row = items[i].y - top - std::min(items[i].y - top, reach); row <= lastRow; ++row) {
            const auto end = items.begin() + rows[row + 1];
            for (auto at = std::ranges::lower_bound(items.begin() + rows[row], end, left, {}, &Item::x); at != end && at->x <= items[i].x + reach; ++at) {
                const auto j = std::size_t(at - items.begin());
                if (isTaken[j] || single[j].count <= 0)
                    continue;
                const double dx = single[j].at.x - single[i].at.x;
                const double dy = single[j].at.y - single[i].at.y;
                if (dx * dx + dy * dy > radius * radius)
                    continue;
                isTaken[j] = true;
                absorb(cluster, single[j]);
            }
        }
        out.push_back(cluster);
    }
    return out;
}

}

std::vector<Cluster> clustersIn(const PointIndex &index, const WorldBox &box, double zoom, double radius)
{
    const int whole = std::max(int(std::floor(zoom + 0.25)), minClusterZoom); // a little early: rings must not touch
    const bool isSingle = whole > maxClusterZoom;
    const double reach = radius / worldPixels(whole);
    const int level = isSingle ? 32 : std::clamp(int(std::ceil(-std::log2(reach))), 0, 31); // cells of half the radius to the whole
    const Area area(box, level);
    const auto stretches = stretchesIn(index, area, level);
    auto items = itemsOf(index, stretches);

    qint64 urgent = 0;
    for (const auto &item : items)
        urgent += item.sum.byLevel[1] + item.sum.byLevel[2];
    const quint8 alone = urgent > 0 && urgent <= mostUrgent ? urgentLevels : 0;

    std::vector<Cluster> single;
    std::vector<Cluster> onTop;
    for (auto &item : items) {
        if (alone != 0 && item.sum.byLevel[1] + item.sum.byLevel[2] > 0) {
            for (const auto &one : pointsOf(index, item, alone)) {
                onTop.push_back(one);
                PointPyramid::Summary sum{.count = 1, .weight = 0, .at = one.at};
                sum.byLevel[std::size_t(one.worst)] = 1;
                item.sum.add(sum, -1);
            }
        }
        single.push_back(clusterOf(item.sum));
        if (item.sum.count == 1) {
            const auto last = pointsOf(index, item, quint8(~alone));
            if (last.size() == 1)
                single.back() = last.front();
        }
    }
    auto found = isSingle ? single : merged(items, single, reach, area.cell);
    std::ranges::stable_sort(onTop, [](const Cluster &a, const Cluster &b) { return a.worst > b.worst; });
    found.insert(found.end(), onTop.begin(), onTop.end());
    std::erase_if(found, [&](const Cluster &cluster) { return cluster.count <= 0 || !box.contains(cluster.at); });
    return found;
}

}
