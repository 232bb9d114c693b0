#include "pointpyramid.h"

#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <memory>
#include <numeric>

namespace tonglan {

static constexpr double side = 4'294'967'296.0; // of the unit square in units of 32 bits
static constexpr quint32 most = std::numeric_limits<quint32>::max();

/** The bits of @p value, each with a zero bit above it. */
static constexpr quint32 spread(quint32 value)
{
    value &= 0xffff;
    value = (value | value << 8) & 0x00ff00ff;
    value = (value | value << 4) & 0x0f0f0f0f;
    value = (value | value << 2) & 0x33333333;
    return (value | value << 1) & 0x55555555;
}

/** Every other bit of @p value, together. */
static constexpr quint32 gather(quint32 value)
{
    value &= 0x55555555;
    value = (value | value >> 1) & 0x33333333;
    value = (value | value >> 2) & 0x0f0f0f0f;
    value = (value | value >> 4) & 0x00ff00ff;
    return (value | value >> 8) & 0xffff;
}

/** A place within the frame, column and row in one number, from its code, and back. */
static constexpr quint32 packed(quint32 code)
{
    return gather(code) | gather(code >> 1) << 16;
}

static constexpr quint32 alongTheCurve(quint32 place)
{
    return spread(place) | spread(place >> 16) << 1;
}

/** The place of the cell of the level above. */
static constexpr quint32 parent(quint32 place)
{
    return place >> 1 & 0x7fff7fff;
}

static_assert(alongTheCurve(packed(0xdeadbeef)) == 0xdeadbeef);
static_assert(gather(spread(0xbeef)) == 0xbeef && gather(spread(0x1234) << 1) == 0);

static quint32 fixed(double value)
{
    return quint32(std::min(value * side, side - 1));
}

static bool isUsable(const PointColumns &points, const PointArea &area, std::size_t i)
{
    const WorldPoint p{points.x[i], points.y[i]};
    const bool isPlaced = p.x >= 0 && p.x <= 1 && p.y >= 0 && p.y <= 1 && area.takes(p); // false for NaN
    return isPlaced && (points.weight.empty() || (points.weight[i] >= 0 && points.weight[i] <= std::numeric_limits<float>::max()));
}

void PointPyramid::Summary::add(const Summary &other, int sign)
{
    const auto total = count + sign * other.count;
    if (total != 0)
        at = {(at.x * double(count) + sign * other.at.x * double(other.count)) / double(total), (at.y * double(count) + sign * other.at.y * double(other.count)) / double(total)};
    count = total;
    for (std::size_t i = 0; i < byLevel.size(); ++i)
        byLevel[i] += sign * other.byLevel[i];
}

int PointPyramid::Summary::worst() const
{
    for (int i = 1; i < int(byLevel.size()); ++i) {
        if (byLevel[std::size_t(i)] > 0)
            return i;
    }
    return 0;
}

PointPyramid::PointPyramid(const PointColumns &points, const PointArea &area)
{
    frame(points, area);
    if (m_shift == 0)
        return;
    const auto codes = arrange(points, area);
    copyColumns(points);
    group(codes);
    sum();
}

static std::size_t rowsOf(const PointColumns &points)
{
    return std::min({points.x.size(), points.y.size(), std::size_t(most)});
}

/** The smallest square that holds all points and whose half and quarters are cells of the world. */
void PointPyramid::frame(const PointColumns &points, const PointArea &area)
{
    struct Bounds
    {
        double left = 2, top = 2, right = -1, bottom = -1;
    };
    const auto n = rowsOf(points);
    const int shares = sharesOf(n);
    std::vector<Bounds> bounds(static_cast<std::size_t>(shares));
    inParallel(shares, [&](int share) {
        Bounds own;
        for (auto i = shareBegin(n, share, shares); i < shareBegin(n, share + 1, shares); ++i) {
            if (!isUsable(points, area, i))
                continue;
            own.left = std::min(own.left, points.x[i]);
            own.right = std::max(own.right, points.x[i]);
            own.top = std::min(own.top, points.y[i]);
            own.bottom = std::max(own.bottom, points.y[i]);
        }
        bounds[std::size_t(share)] = own;
    });
    Bounds all;
    for (const auto &one : bounds)
        all = {std::min(all.left, one.left), std::min(all.top, one.top), std::max(all.right, one.right), std::max(all.bottom, one.bottom)};
    if (all.right < 0)
        return;
    const auto left = fixed(all.left);
    const auto top = fixed(all.top);
    const auto right = fixed(all.right);
    const auto bottom = fixed(all.bottom);
    m_box = {left * unit, top * unit, (double(right) + 1) * unit, (double(bottom) + 1) * unit};
    m_shift = std::max(depths, int(std::bit_width(std::max(right - left, bottom - top))) + 1);
    if (m_shift >= 32) {
        m_shift = 32; // the world itself
        return;
    }
    const quint32 mask = ~((1U << (m_shift - 1)) - 1);
    m_originX = left & mask;
    m_originY = top & mask;
}

quint32 PointPyramid::codeOf(quint32 x, quint32 y) const
{
    return spread((x - m_originX) >> (m_shift - depths)) | spread((y - m_originY) >> (m_shift - depths)) << 1;
}

/** A point on its way to its place. */
struct PointPyramid::Entry
{
    quint32 code;
    quint32 row;
    quint32 x;
    quint32 y;

    [[nodiscard]] quint64 key() const { return quint64(code) << 32 | row; }
};

/** By code, of equal codes by row. Radix sort in two passes of 11 bits for the lower 22 bits, all that differ here; there is as much @p room. */
template<typename Entry>
static void sortBucket(std::span<Entry> entries, Entry *room)
{
    static constexpr std::size_t few = 1'500; // for these the counters would cost more
    static constexpr int bits = 11;
    static constexpr quint32 buckets = 1U << bits;
    if (entries.size() < few) {
        std::ranges::sort(entries, {}, &Entry::key);
        return;
    }
    std::array<std::array<quint32, buckets>, 2> starts = {};
    for (const auto &entry : entries) {
        ++starts[0][entry.code & (buckets - 1)];
        ++starts[1][entry.code >> bits & (buckets - 1)];
    }
    const std::span<Entry> other(room, entries.size());
    for (int pass = 0; pass < 2; ++pass) {
        auto &start = starts[std::size_t(pass)];
        quint32 next = 0;
        for (auto &bucket : start)
            next += std::exchange(bucket, next);
        const auto &from = pass == 0 ? entries : other;
        const auto &to = pass == 0 ? other : entries;
        for (const auto &entry : from)
            to[start[entry.code >> (pass * bits) & (buckets - 1)]++] = entry;
    }
}

/** Brings the usable points into the order of the curve, and returns their codes: dealt out by the upper ten bits of the code, then sorted
 *  in buckets that mostly fit into a core's own memory, so that no position is fetched from far away twice.
 */
PointPyramid::Codes PointPyramid::arrange(const PointColumns &points, const PointArea &area)
{
    static constexpr int lower = 22;
    static constexpr std::size_t buckets = 1U << (32 - lower);
    const auto n = rowsOf(points);
    const int shares = sharesOf(n);
    const auto visit = [&](int share, auto &&take) {
        for (auto i = shareBegin(n, share, shares); i < shareBegin(n, share + 1, shares); ++i) {
            if (!isUsable(points, area, i))
                continue;
            const auto x = fixed(points.x[i]);
            const auto y = fixed(points.y[i]);
            take(Entry{codeOf(x, y), quint32(i), x, y});
        }
    };
    auto next = std::vector<std::array<quint32, buckets>>(std::size_t(shares)); // where the next point of a share goes
    inParallel(shares, [&](int share) { visit(share, [&](const Entry &entry) { ++next[std::size_t(share)][entry.code >> lower]; }); });
    std::array<quint32, buckets + 1> begin = {};
    quint32 sum = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        begin[bucket] = sum;
        for (auto &share : next)
            sum += std::exchange(share[bucket], sum);
    }
    begin[buckets] = sum;
    quint32 widest = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket)
        widest = std::max(widest, begin[bucket + 1] - begin[bucket]);

    const auto entries = std::make_unique_for_overwrite<Entry[]>(sum);
    inParallel(shares, [&](int share) { visit(share, [&](const Entry &entry) { entries[next[std::size_t(share)][entry.code >> lower]++] = entry; }); });

    Codes codes(sum);
    m_x.resize(sum);
    m_y.resize(sum);
    m_row.resize(sum);
    std::atomic<std::size_t> nextBucket = 0;
    const auto rooms = std::make_unique_for_overwrite<Entry[]>(std::size_t(widest) * std::size_t(shares));
    inParallel(shares, [&](int share) {
        auto *room = rooms.get() + std::size_t(widest) * std::size_t(share);
        for (auto bucket = nextBucket++; bucket < buckets; bucket = nextBucket++) {
            sortBucket(std::span(entries.get() + begin[bucket], entries.get() + begin[bucket + 1]), room);
            for (auto i = begin[bucket]; i < begin[bucket + 1]; ++i) {
                codes[i] = entries[i].code;
                m_x[i] = entries[i].x;
                m_y[i] = entries[i].y;
                m_row[i] = entries[i].row;
            }
        }
    });
    return codes;
}

void PointPyramid::copyColumns(const PointColumns &points)
{
    const auto n = m_row.size();
    const int shares = sharesOf(n);
    const auto copy = [&](const auto &from, auto &to, auto &&convert) {
        if (from.size() < rowsOf(points))
            return;
        to.resize(n);
        inParallel(shares, [&](int share) {
            for (auto i = shareBegin(n, share, shares); i < shareBegin(n, share + 1, shares); ++i)
                to[i] = convert(from[m_row[i]]);
        });
    };
    copy(points.weight, m_weight, [](float weight) { return weight; });
    copy(points.time, m_time, [](TimeMs time) { return quint32(std::clamp<TimeMs>(time / 1000, 0, most)); });
    copy(points.category, m_category, [](quint8 category) { return std::min<quint8>(category, 31); });
    copy(points.level, m_level, [](quint8 level) { return std::min<quint8>(level, 4); });
    if (points.row.size() >= rowsOf(points)) // last: until here they are places in the columns
        std::ranges::transform(m_row, m_row.begin(), [&](quint32 place) { return points.row[place]; });
}

/** The cells of every level down to the one where they hold two points on average. */
void PointPyramid::group(const Codes &codes)
{
    const auto n = quint32(codes.size());
    const int shares = sharesOf(n);
    auto begun = std::vector<std::array<quint32, depths + 1>>(std::size_t(shares)); // new cells at depth 1 …; the last are none
    inParallel(shares, [&](int share) {
        auto own = begun[std::size_t(share)];
        for (auto i = std::max<std::size_t>(1, shareBegin(n, share, shares)); i < shareBegin(n, share + 1, shares); ++i)
            ++own[std::size_t(std::countl_zero(codes[i] ^ codes[i - 1]) / 2)];
        begun[std::size_t(share)] = own;
    });
    std::array<quint32, depths> cells = {};
    for (const auto &share : begun) {
        for (std::size_t depth = 0; depth < cells.size(); ++depth)
            cells[depth] += share[depth];
    }
    quint32 total = 1;
    int finest = 1;
    for (int depth = 1; depth <= depths; ++depth) {
        total += cells[std::size_t(depth - 1)];
        if (depth > 1 && total > n / 2)
            break;
        finest = depth;
    }
    m_levels.resize(std::size_t(finest));
    std::array<std::size_t, depths> expected = {};
    std::size_t sum = 1;
    for (int depth = 1; depth <= finest; ++depth)
        expected[std::size_t(depth - 1)] = sum += cells[std::size_t(depth - 1)];

    auto &deepest = m_levels.back();
    deepest.at.resize(expected[std::size_t(finest - 1)]);
    deepest.first.resize(deepest.at.size() + 1);
    deepest.first.back() = n;
    const int shift = 2 * (depths - finest);
    std::vector<std::size_t> next; // where the cells that begin in a share go
    std::size_t before = 0;
    for (int share = 0; share < shares; ++share) {
        next.push_back(before);
        before += std::accumulate(begun[std::size_t(share)].begin(), begun[std::size_t(share)].begin() + finest, std::size_t(share == 0 ? 1 : 0));
    }
    inParallel(shares, [&](int share) {
        auto cell = next[std::size_t(share)];
        for (auto i = shareBegin(n, share, shares); i < shareBegin(n, share + 1, shares); ++i) {
            if (i > 0 && (codes[i] ^ codes[i - 1]) >> shift == 0)
                continue;
            deepest.at[cell] = packed(codes[i] >> shift);
            deepest.first[cell++] = quint32(i);
        }
    });
    for (int depth = finest - 1; depth >= 1; --depth) {
        const auto &fine = m_levels[std::size_t(depth)];
        auto &coarse = m_levels[std::size_t(depth - 1)];
        coarse.at.reserve(expected[std::size_t(depth - 1)]);
        coarse.first.reserve(expected[std::size_t(depth - 1)] + 1);
        for (std::size_t i = 0; i < fine.at.size(); ++i) {
            const auto at = parent(fine.at[i]);
            if (!coarse.at.empty() && coarse.at.back() == at)
                continue;
            coarse.at.push_back(at);
            coarse.first.push_back(fine.first[i]);
        }
        coarse.first.push_back(n);
    }
}

void PointPyramid::sum()
{
    const auto blocks = m_x.size() / block; // whole ones
    m_before.resize(blocks + 1);
    const int shares = sharesOf(m_x.size());
    inParallel(shares, [&](int share) {
        for (auto number = shareBegin(blocks, share, shares); number < shareBegin(blocks, share + 1, shares); ++number) {
            Before own;
            for (auto i = quint32(number * block); i < (number + 1) * block; ++i) {
                ++own.byLevel[std::size_t(level(i))];
                own.x += m_x[i] - m_originX;
                own.y += m_y[i] - m_originY;
            }
            m_before[number + 1] = own;
        }
    });
    for (std::size_t number = 1; number <= blocks; ++number) {
        const auto &before = m_before[number - 1];
        auto &now = m_before[number];
        for (std::size_t i = 0; i < now.byLevel.size(); ++i)
            now.byLevel[i] += before.byLevel[i];
        now.x += before.x;
        now.y += before.y;
    }
}

qint64 PointPyramid::bytes() const
{
    const auto of = [](const auto &column) { return qint64(column.capacity() * sizeof(column[0])); };
    qint64 sum = of(m_x) + of(m_y) + of(m_weight) + of(m_time) + of(m_category) + of(m_level) + of(m_row) + of(m_before);
    for (const auto &cells : m_levels)
        sum += of(cells.at) + of(cells.first);
    return sum;
}

bool PointPyramid::passes(quint32 place, const PointFilter &filter) const
{
    const auto when = time(place);
    return when >= filter.from && when < filter.to && (filter.categories >> category(place) & 1) != 0 && (filter.levels >> level(place) & 1) != 0;
}

void PointPyramid::add(Before &sum, quint32 from, quint32 to, int sign) const
{
    // A few points: their levels are counted in twelve bits each of one number, the places summed up as whole numbers.
    quint64 levels = 0;
    qint64 x = 0;
    qint64 y = 0;
    for (quint32 i = from; i < to; ++i) {
        x += m_x[i] - m_originX;
        y += m_y[i] - m_originY;
    }
    for (quint32 i = from; i < to && !m_level.empty(); ++i)
        levels += 1ULL << (12 * m_level[i]);
    if (m_level.empty())
        levels = to - from;
    for (std::size_t i = 0; i < sum.byLevel.size(); ++i)
        sum.byLevel[i] += quint32(sign) * quint32(levels >> (12 * i) & 0xfff);
    sum.x += sign * double(x);
    sum.y += sign * double(y);
}

/** The sums over all points before a place, from the nearest block. */
PointPyramid::Before PointPyramid::before(quint32 place) const
{
    const quint32 nearest = std::min((place + block / 2) / block, quint32(m_before.size()) - 1);
    Before sum = m_before[nearest];
    if (place < nearest * block)
        add(sum, place, nearest * block, -1);
    else
        add(sum, nearest * block, place, 1);
    return sum;
}

PointPyramid::Summary PointPyramid::summary(quint32 first, quint32 last) const
{
    Seam seam;
    return summary(first, last, seam);
}

PointPyramid::Summary PointPyramid::summary(quint32 first, quint32 last, Seam &seam) const
{
    Summary summary;
    if (first >= last)
        return summary;
    Before sum; // of the stretch; the counts wrap around below nothing and back
    if (last - first > 2 * block) {
        const Before a = seam.m_place == first ? seam.m_before : before(first);
        const Before b = before(last);
        for (std::size_t i = 0; i < sum.byLevel.size(); ++i)
            sum.byLevel[i] = b.byLevel[i] - a.byLevel[i];
        sum.x = b.x - a.x;
        sum.y = b.y - a.y;
        seam.m_place = last;
        seam.m_before = b;
    } else {
        add(sum, first, last, 1);
    }
    summary.count = last - first;
    for (std::size_t i = 0; i < sum.byLevel.size(); ++i)
        summary.byLevel[i] = sum.byLevel[i];
    summary.at = {(m_originX + sum.x / double(summary.count) + 0.5) * unit, (m_originY + sum.y / double(summary.count) + 0.5) * unit};
    return summary;
}

bool PointPyramid::hasLevels(quint32 number, quint8 levels) const
{
    if (number + 1 >= m_before.size())
        return true;
    for (std::size_t i = 0; i < m_before[number].byLevel.size(); ++i) {
        if ((levels >> i & 1) != 0 && m_before[number].byLevel[i] != m_before[number + 1].byLevel[i])
            return true;
    }
    return false;
}

std::vector<quint32> PointPyramid::childrenOf(int level) const
{
    const auto &fine = m_levels[std::size_t(level - coarsestLevel())].at;
    std::vector<quint32> first;
    first.reserve(cellsOf(level - 1) + 1);
    for (quint32 i = 0; i < fine.size(); ++i) {
        if (i == 0 || parent(fine[i]) != parent(fine[i - 1]))
            first.push_back(i);
    }
    first.push_back(quint32(fine.size()));
    return first;
}

/** Stretches of the cells of @p level that may touch @p box: the curve is followed down to where a quarter lies inside it or has become small. */
PointPyramid::Ranges PointPyramid::rangesIn(const WorldBox &box, int level) const
{
    Ranges ranges;
    if (m_levels.empty())
        return ranges;
    const auto &cells = m_levels[std::size_t(level - coarsestLevel())].at;
    const int finest = level - coarsestLevel() + 1; // depth of the level
    // The box within the frame, 0 … 1.
    const double scale = side / std::ldexp(1.0, m_shift);
    const WorldBox wanted{(box.left - m_originX * unit) * scale, (box.top - m_originY * unit) * scale, (box.right - m_originX * unit) * scale, (box.bottom - m_originY * unit) * scale};
    struct Quarter
    {
        quint32 code;
        int depth;
        quint32 from, to;
    };
    static constexpr quint32 small = 48; // fewer cells are not worth dividing
    std::vector<Quarter> open = {{0, 0, 0, quint32(cells.size())}};
    while (!open.empty()) {
        const auto now = open.back();
        open.pop_back();
        const double cell = std::ldexp(1.0, -now.depth);
        const WorldBox own{gather(now.code) * cell, gather(now.code >> 1) * cell, (gather(now.code) + 1) * cell, (gather(now.code >> 1) + 1) * cell};
        if (!own.intersects(wanted))
            continue;
        const bool isInside = own.left >= wanted.left && own.top >= wanted.top && own.right <= wanted.right && own.bottom <= wanted.bottom;
        if (isInside || now.depth == finest || now.to - now.from <= small) {
            if (!ranges.empty() && ranges.back().second == now.from)
                ranges.back().second = now.to;
            else
                ranges.emplace_back(now.from, now.to);
            continue;
        }
        const int shift = 2 * (finest - now.depth - 1);
        auto from = now.from;
        std::array<Quarter, 4> quarters = {};
        for (quint32 i = 0; i < 4; ++i) {
            const auto code = now.code << 2 | i;
            const auto to = i == 3 ? now.to : quint32(std::ranges::lower_bound(cells.begin() + from, cells.begin() + now.to, (code + 1) << shift, {}, alongTheCurve) - cells.begin());
            quarters[i] = {code, now.depth + 1, from, to};
            from = to;
        }
        for (int i = 3; i >= 0; --i) { // so that they come in the order of the curve
            if (const auto &quarter = quarters[std::size_t(i)]; quarter.from < quarter.to)
                open.push_back(quarter);
        }
    }
    return ranges;
}

}
