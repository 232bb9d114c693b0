#include "mapcore/clusters.h"

#include <QVarLengthArray>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <tuple>

namespace tonglan {

namespace {

constexpr quint32 most = std::numeric_limits<quint32>::max() - 1;
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

/** Points of one part that lie in one cell, and the next stretch of that cell. */
struct Stretch
{
    quint32 part = 0;
    quint32 first = 0;
    quint32 last = 0;
    qint32 next = -1;
};

/** Which item lies in a cell; a view has some thousand cells and each is asked for dozens of times. A plain table of the area, or, where that would
 *  be large and most of it empty, a hash table with open addresses, which has to know how many there will be.
 */
class CellTable
{
public:
    static bool isPlain(const Area &area) { return area.right > area.left && area.bottom > area.top && double(area.right - area.left) * double(area.bottom - area.top) <= mostPlain; }

    /** @p cells at most; of a plain one it does not matter. */
    CellTable(const Area &area, std::size_t cells)
        : m_area(area)
        , m_columns(area.right - area.left)
    {
        if (isPlain(area)) {
            m_items.assign(std::size_t(m_columns * (area.bottom - area.top)), -1);
            return;
        }
        m_slots.resize(std::bit_ceil(2 * cells + 2));
        m_shift = 64 - std::countr_zero(m_slots.size());
    }
    /** Of a cell of the area: -1 where there is none; to be set. */
    [[nodiscard]] qint32 &at(quint32 x, quint32 y)
    {
        if (m_slots.empty())
            return m_items[index(x, y)];
        const auto key = quint64(y) << 32 | x;
        auto &slot = m_slots[place(key)];
        slot.key = key;
        return slot.item;
    }
    [[nodiscard]] qint32 find(quint32 x, quint32 y) const
    {
        if (m_slots.empty())
            return m_area.contains(x, y) ? m_items[index(x, y)] : -1;
        return m_slots[place(quint64(y) << 32 | x)].item;
    }

private:
    struct Slot
    {
        quint64 key = free;
        qint32 item = -1;
    };
    static constexpr double mostPlain = 100'000;
    static constexpr quint64 free = ~0ULL; // no cell: there are fewer than 2³² columns

    [[nodiscard]] std::size_t index(quint32 x, quint32 y) const { return std::size_t((y - m_area.top) * m_columns + x - m_area.left); }
    [[nodiscard]] std::size_t place(quint64 key) const
    {
        auto i = std::size_t(key * 0x9e3779b97f4a7c15 >> m_shift); // multiplicative hashing, Knuth, TAOCP 3, 6.4
        while (m_slots[i].key != key && m_slots[i].key != free)
            i = (i + 1) & (m_slots.size() - 1);
        return i;
    }

    Area m_area;
    qint64 m_columns;
    std::vector<qint32> m_items;
    std::vector<Slot> m_slots; ///< Empty: there are items of the whole area.
    int m_shift = 0;
};

/** An occupied cell: what its stretches add up to. */
struct Item
{
    quint32 x = 0; // the cell
    quint32 y = 0;
    qint32 stretch = -1; // the first of its stretches
    PointPyramid::Summary sum = {};
};

struct Cells
{
    std::vector<Stretch> stretches = {};
    std::vector<Item> items = {};
    CellTable table;
};

/** In the order of their parts. */
QVarLengthArray<const Stretch *, 16> stretchesOf(const Cells &cells, const Item &item)
{
    QVarLengthArray<const Stretch *, 16> stretches;
    for (auto i = item.stretch; i >= 0; i = cells.stretches[std::size_t(i)].next)
        stretches.push_back(&cells.stretches[std::size_t(i)]);
    std::ranges::reverse(stretches);
    return stretches;
}

/** Adds a stretch that comes after all that were added before. */
void add(Cells &cells, quint32 x, quint32 y, const Stretch &stretch)
{
    auto &place = cells.table.at(x, y);
    if (place < 0) {
        place = qint32(cells.items.size());
        cells.items.push_back({x, y});
    }
    auto &item = cells.items[std::size_t(place)];
    if (item.stretch >= 0) {
        if (auto &before = cells.stretches[std::size_t(item.stretch)]; before.part == stretch.part && before.last == stretch.first) {
            before.last = stretch.last;
            return;
        }
    }
    cells.stretches.push_back(stretch);
    cells.stretches.back().next = item.stretch;
    item.stretch = qint32(cells.stretches.size()) - 1;
}

/** Calls use(x, y, stretch) for every stretch of the cells of the area. */
template<typename Use>
void forEachStretch(const PointIndex &index, const Area &area, int level, Use &&use)
{
    const auto take = [&](quint32 x, quint32 y, const Stretch &one) {
        if (area.contains(x, y))
            use(x, y, one);
    };
    for (quint32 part = 0; part < index.parts().size(); ++part) {
        const PointPyramid &points = *index.parts()[part].points;
        if (level > points.finestLevel()) {
            points.visitPoints(area.box(), [&](quint32 first, quint32 last) {
                for (auto i = first; i < last; ++i)
                    take(quint32(std::ldexp(points.at(i).x, level)), quint32(std::ldexp(points.at(i).y, level)), {part, i, i + 1});
            });
        } else {
            const int own = std::max(level, points.coarsestLevel());
            points.visitCells(area.box(), own, [&](const PointPyramid::Cell &cell, quint32) { take(cell.x >> (own - level), cell.y >> (own - level), {part, cell.first, cell.last}); });
        }
    }
}

Cells cellsIn(const PointIndex &index, const Area &area, int level)
{
    std::size_t count = 0;
    if (!CellTable::isPlain(area))
        forEachStretch(index, area, level, [&](quint32, quint32, const Stretch &) { ++count; });
    Cells cells{.table = CellTable(area, count)};
    forEachStretch(index, area, level, [&](quint32 x, quint32 y, const Stretch &stretch) { add(cells, x, y, stretch); });
    std::vector<PointPyramid::Seam> seams(index.parts().size()); // most cells begin where the one before ended
    for (auto &item : cells.items) {
        // In the order of the parts: on the way there is nothing only where there was nothing, and then nothing is lost of where it was.
        for (const auto *one : stretchesOf(cells, item)) {
            const auto &[points, sign] = index.parts()[one->part];
            const auto sum = points->summary(one->first, one->last, seams[one->part]);
            if (sign > 0 && item.sum.count == 0)
                item.sum = sum;
            else
                item.sum.add(sum, sign);
        }
    }
    return cells;
}

Cluster clusterOf(const PointPyramid::Summary &sum)
{
    return {.at = sum.at, .count = sum.count, .byLevel = sum.byLevel, .worst = sum.worst()};
}

/** Which points of @p item with one of @p levels are there: those that came and have not gone. */
std::vector<Cluster> pointsOf(const PointIndex &index, const Cells &cells, const Item &item, quint8 levels)
{
    std::vector<Cluster> there;
    for (const auto *one : stretchesOf(cells, item)) { // what goes has come before
        const auto &part = index.parts()[one->part];
        part.points->visitLevels(one->first, one->last, levels, [&](quint32 place) {
            const auto &points = part.points;
            const qint64 row = points->row(place);
            if (part.sign < 0) {
                std::erase_if(there, [row](const Cluster &known) { return known.point == row; });
                return;
            }
            const int level = points->level(place);
            there.push_back({.at = points->at(place), .count = 1, .worst = level, .point = row});
            there.back().byLevel[std::size_t(level)] = 1;
        });
    }
    return there;
}

/** What @p item stands for if nothing is drawn in, without the points that have one of the levels @p alone. */
Cluster singleOf(const PointIndex &index, const Cells &cells, const Item &item, quint8 alone)
{
    auto cluster = clusterOf(item.sum);
    if (cluster.count == 1) {
        if (const auto points = pointsOf(index, cells, item, quint8(~alone)); points.size() == 1)
            return points.front();
    }
    return cluster;
}

using Drawn = std::vector<std::size_t>; // items

/** The bits of @p value, each with a zero bit above it. */
quint64 spread(quint64 value)
{
    value = (value | value << 16) & 0x0000ffff0000ffff;
    value = (value | value << 8) & 0x00ff00ff00ff00ff;
    value = (value | value << 4) & 0x0f0f0f0f0f0f0f0f;
    value = (value | value << 2) & 0x3333333333333333;
    return (value | value << 1) & 0x5555555555555555;
}

/** Every cell that is not yet taken draws in its neighbours within the radius, the biggest first. @p members: of each, if asked for. */
std::vector<Cluster> merged(const PointIndex &index, const Cells &cells, quint8 alone, double radius, const Area &area, std::vector<Drawn> *members = nullptr)
{
    const auto &items = cells.items;
    // The biggest first, of equal ones the one that comes first along a curve through the world: wherever the view is, and however the points have come.
    struct Turn
    {
        quint32 order;
        quint32 item;
        quint64 place;
    };
    std::vector<Turn> turns;
    turns.reserve(items.size());
    std::vector<char> isTaken(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        isTaken[i] = items[i].sum.count <= 0;
        if (!isTaken[i])
            turns.push_back({~quint32(std::min<qint64>(items[i].sum.count, most)), quint32(i), spread(items[i].x) | spread(items[i].y) << 1});
    }
    std::ranges::sort(turns, [](const Turn &a, const Turn &b) { return a.order != b.order ? a.order < b.order : a.place < b.place; });
    const auto cellOf = [&](double place) { return quint32(std::clamp(place / area.cell, 0.0, double(most))); };

    std::vector<Cluster> out;
    for (const auto &turn : turns) {
        const std::size_t own = turn.item;
        if (isTaken[own])
            continue;
        isTaken[own] = true;
        const auto &seed = items[own];
        auto sum = seed.sum;
        double x = seed.sum.at.x * double(seed.sum.count);
        double y = seed.sum.at.y * double(seed.sum.count);
        bool isAlone = true;
        if (members)
            members->push_back({own});
        const auto left = cellOf(seed.sum.at.x - radius);
        const auto right = cellOf(seed.sum.at.x + radius);
        const auto bottom = cellOf(seed.sum.at.y + radius);
        for (auto row = cellOf(seed.sum.at.y - radius); row <= bottom; ++row) {
            for (auto column = left; column <= right; ++column) {
                const auto found = cells.table.find(column, row);
                if (found < 0 || isTaken[std::size_t(found)])
                    continue;
                const auto &other = items[std::size_t(found)].sum;
                const double dx = other.at.x - seed.sum.at.x;
                const double dy = other.at.y - seed.sum.at.y;
                if (dx * dx + dy * dy > radius * radius)
                    continue;
                isTaken[std::size_t(found)] = true;
                isAlone = false;
                if (members)
                    members->back().push_back(std::size_t(found));
                x += other.at.x * double(other.count);
                y += other.at.y * double(other.count);
                sum.count += other.count;
                for (std::size_t level = 0; level < sum.byLevel.size(); ++level)
                    sum.byLevel[level] += other.byLevel[level];
            }
        }
        if (isAlone) {
            out.push_back(singleOf(index, cells, seed, alone));
            continue;
        }
        sum.at = {x / double(sum.count), y / double(sum.count)};
        out.push_back(clusterOf(sum));
    }
    return out;
}

/** The cells around a box at a zoom, without the points that stand on their own. */
struct Scene
{
    Scene(const PointIndex &index, const WorldBox &box, double zoom, double radius)
        : isSingle(wholeZoom(zoom) > maxClusterZoom)
        , reach(radius / worldPixels(wholeZoom(zoom)))
        , area(box, level())
        , cells(cellsIn(index, area, level()))
    {
        qint64 urgent = 0;
        for (const auto &item : cells.items)
            urgent += item.sum.byLevel[1] + item.sum.byLevel[2];
        alone = urgent > 0 && urgent <= mostUrgent ? urgentLevels : 0;
        if (alone == 0)
            return;
        for (auto &item : cells.items) {
            if (item.sum.byLevel[1] + item.sum.byLevel[2] == 0)
                continue;
            for (const auto &one : pointsOf(index, cells, item, alone)) {
                onTop.push_back(one);
                PointPyramid::Summary sum{.count = 1, .at = one.at};
                sum.byLevel[std::size_t(one.worst)] = 1;
                item.sum.add(sum, -1);
            }
        }
        std::ranges::sort(onTop, [](const Cluster &a, const Cluster &b) { return std::tuple(-a.worst, a.at.y, a.at.x) < std::tuple(-b.worst, b.at.y, b.at.x); });
    }

    bool isSingle; ///< Nothing is drawn together.
    double reach; ///< Of a cluster, in the unit square.
    Area area;
    Cells cells;
    quint8 alone = 0; ///< Levels that are drawn on their own.
    std::vector<Cluster> onTop = {}; ///< Those.

private:
    static int wholeZoom(double zoom) { return std::max(int(std::floor(zoom + 0.25)), minClusterZoom); } // a little early: rings must not touch
    [[nodiscard]] int level() const { return isSingle ? 32 : std::clamp(int(std::ceil(-std::log2(reach))), 0, 31); } // cells of half the radius to the whole
};

}

std::vector<Cluster> clustersIn(const PointIndex &index, const WorldBox &box, double zoom, double radius)
{
    const Scene scene(index, box, zoom, radius);
    std::vector<Cluster> found;
    if (scene.isSingle) {
        for (const auto &item : scene.cells.items)
            found.push_back(singleOf(index, scene.cells, item, scene.alone));
        std::ranges::sort(found, {}, [](const Cluster &one) { return std::tuple(one.at.y, one.at.x); }); // however the points have come
    } else {
        found = merged(index, scene.cells, scene.alone, scene.reach, scene.area);
    }
    found.insert(found.end(), scene.onTop.begin(), scene.onTop.end());
    std::erase_if(found, [&](const Cluster &cluster) { return cluster.count <= 0 || !box.contains(cluster.at); });
    return found;
}

std::vector<Cluster> membersOf(const Cluster &cluster, const PointIndex &index, const WorldBox &box, double zoom, double radius)
{
    const Scene scene(index, box, zoom, radius);
    std::vector<Cluster> events;
    const auto take = [&](const Item &item) {
        for (const auto &one : pointsOf(index, scene.cells, item, quint8(~scene.alone)))
            events.push_back(one);
    };
    if (scene.isSingle) {
        for (const auto &item : scene.cells.items) {
            if (item.sum.at == cluster.at)
                take(item);
        }
        return events;
    }
    std::vector<Drawn> members;
    const auto found = merged(index, scene.cells, scene.alone, scene.reach, scene.area, &members);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].point >= 0 || found[i].at != cluster.at || found[i].count != cluster.count)
            continue;
        for (const auto item : members[i])
            take(scene.cells.items[item]);
        break;
    }
    return events;
}

}
