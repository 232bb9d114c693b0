#include "mapcore/clusters.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

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
        static constexpr qint64 block = 16; // cells along a side
        static constexpr qint64 room = 16; // clusters further away than that have nothing to do with one another
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
    int part = 0;
    quint32 first = 0;
    quint32 last = 0;
};

/** An occupied cell. */
struct Item
{
    quint32 x = 0;
    quint32 y = 0;
    PointPyramid::Summary sum = {};
    std::vector<Stretch> stretches = {};
};

std::vector<Item> itemsIn(const PointIndex &index, const Area &area, int level)
{
    std::vector<Item> items;
    std::unordered_map<quint64, std::size_t> found;
    for (int part = 0; part < int(index.parts().size()); ++part) {
        const auto &[pyramid, sign] = index.parts()[std::size_t(part)];
        const PointPyramid &points = *pyramid;
        const auto add = [&, sign = sign](quint32 x, quint32 y, quint32 first, quint32 last) {
            if (!area.contains(x, y))
                return;
            const auto [at, isNew] = found.try_emplace(quint64(y) << 32 | x, items.size());
            if (isNew)
                items.push_back({x, y});
            auto &item = items[at->second];
            item.sum.add(points.summary(first, last), sign);
            if (!item.stretches.empty() && item.stretches.back().part == part && item.stretches.back().last == first)
                item.stretches.back().last = last;
            else
                item.stretches.push_back({part, first, last});
        };
        if (level > points.finestLevel()) {
            points.visitPoints(area.box(), [&](quint32 first, quint32 last) {
                for (auto i = first; i < last; ++i)
                    add(quint32(std::ldexp(points.at(i).x, level)), quint32(std::ldexp(points.at(i).y, level)), i, i + 1);
            });
        } else {
            const int own = std::max(level, points.coarsestLevel());
            points.visitCells(area.box(), own, [&](const PointPyramid::Cell &cell, quint32) { add(cell.x >> (own - level), cell.y >> (own - level), cell.first, cell.last); });
        }
    }
    return items;
}

Cluster clusterOf(const Item &item)
{
    return {.at = item.sum.at, .count = item.sum.count, .byLevel = item.sum.byLevel, .worst = item.sum.worst()};
}

/** Which points of @p item with one of @p levels are there: those that came and have not gone. */
std::vector<Cluster> pointsOf(const PointIndex &index, const Item &item, quint8 levels)
{
    std::vector<Cluster> there;
    for (const auto &[part, first, last] : item.stretches) {
        const auto &[points, sign] = index.parts()[std::size_t(part)];
        points->visitLevels(first, last, levels, [&, part = part, &points = points, sign = sign](quint32 place) {
            const auto at = points->at(place);
            const int level = points->level(place);
            if (sign < 0) {
                const auto gone = std::ranges::find_if(there, [&](const Cluster &one) { return one.at == at && one.worst == level; });
                if (gone != there.end())
                    there.erase(gone);
                return;
            }
            Cluster one{.at = at, .count = 1, .worst = level, .point = points->row(place), .part = part};
            one.byLevel[std::size_t(level)] = 1;
            there.push_back(one);
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
std::vector<Cluster> merged(const std::vector<Item> &items, const std::vector<Cluster> &single, double radius, double cell)
{
    const auto reach = qint64(std::ceil(radius / cell));
    const auto before = [&](std::size_t a, qint64 x, qint64 y) { return std::pair<qint64, qint64>(items[a].y, items[a].x) < std::pair(y, x); };
    const auto from = [&](qint64 x, qint64 y) {
        std::size_t low = 0;
        std::size_t high = items.size();
        while (low < high) {
            const auto middle = (low + high) / 2;
            if (before(middle, x, y))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (single[i].count > 0)
            order.push_back(i);
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return single[a].count > single[b].count; });

    std::vector<bool> isTaken(items.size());
    std::vector<Cluster> out;
    for (const auto i : order) {
        if (isTaken[i])
            continue;
        isTaken[i] = true;
        auto cluster = single[i];
        for (auto y = qint64(items[i].y) - reach; y <= qint64(items[i].y) + reach; ++y) {
            for (auto j = from(qint64(items[i].x) - reach, y); j < items.size() && items[j].y == y && items[j].x <= items[i].x + reach; ++j) {
                if (isTaken[j] || single[j].count <= 0 || std::hypot(single[j].at.x - single[i].at.x, single[j].at.y - single[i].at.y) > radius)
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
    auto items = itemsIn(index, area, level);
    std::ranges::sort(items, {}, [](const Item &item) { return std::pair(item.y, item.x); });

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
        single.push_back(clusterOf(item));
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
