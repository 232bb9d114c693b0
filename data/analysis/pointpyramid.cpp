#include "pointpyramid.h"

#include <algorithm>
#include <bit>
#include <cmath>

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
    weight += sign * other.weight;
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
    const auto order = sorted(points, area);
    group(order);
    fill(points, order);
    sum();
}

/** The smallest square that holds all points and whose half and quarters are cells of the world. */
void PointPyramid::frame(const PointColumns &points, const PointArea &area)
{
    const auto n = std::min(points.x.size(), points.y.size());
    quint32 left = most;
    quint32 top = most;
    quint32 right = 0;
    quint32 bottom = 0;
    bool isAny = false;
    for (std::size_t i = 0; i < n; ++i) {
        if (!isUsable(points, area, i))
            continue;
        isAny = true;
        const auto x = fixed(points.x[i]);
        const auto y = fixed(points.y[i]);
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    if (!isAny)
        return;
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

/** Code and row of every usable point in one number, by code: radix sort with three passes of 11 bits. */
std::vector<quint64> PointPyramid::sorted(const PointColumns &points, const PointArea &area) const
{
    static constexpr int passes = 3;
    static constexpr int bits = 11;
    static constexpr quint32 buckets = 1U << bits;
    const auto n = std::min({points.x.size(), points.y.size(), std::size_t(most)});
    std::vector<quint64> order;
    order.reserve(n);
    std::array<std::array<quint32, buckets>, passes> starts = {};
    for (std::size_t i = 0; i < n; ++i) {
        if (!isUsable(points, area, i))
            continue;
        const auto code = codeOf(fixed(points.x[i]), fixed(points.y[i]));
        order.push_back(quint64(code) << 32 | i);
        for (int pass = 0; pass < passes; ++pass)
            ++starts[std::size_t(pass)][code >> (pass * bits) & (buckets - 1)];
    }
    std::vector<quint64> other(order.size());
    for (int pass = 0; pass < passes; ++pass) {
        auto &start = starts[std::size_t(pass)];
        quint32 next = 0;
        for (auto &bucket : start)
            next += std::exchange(bucket, next);
        const int shift = 32 + pass * bits;
        for (const auto entry : order)
            other[start[entry >> shift & (buckets - 1)]++] = entry;
        order.swap(other);
    }
    return order;
}

void PointPyramid::fill(const PointColumns &points, const std::vector<quint64> &order)
{
    const auto n = order.size();
    m_x.resize(n);
    m_y.resize(n);
    m_row.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto row = quint32(order[i]);
        m_row[i] = row;
        m_x[i] = fixed(points.x[row]);
        m_y[i] = fixed(points.y[row]);
    }
    const auto copy = [&](const auto &from, auto &to, auto &&convert) {
        if (from.size() < std::min(points.x.size(), points.y.size()))
            return;
        to.resize(n);
        for (std::size_t i = 0; i < n; ++i)
            to[i] = convert(from[m_row[i]]);
    };
    copy(points.weight, m_weight, [](float weight) { return weight; });
    copy(points.time, m_time, [](TimeMs time) { return quint32(std::clamp<TimeMs>(time / 1000, 0, most)); });
    copy(points.category, m_category, [](quint8 category) { return std::min<quint8>(category, 31); });
    copy(points.level, m_level, [](quint8 level) { return std::min<quint8>(level, 4); });
}

/** The cells of every level down to the one where they hold two points on average. */
void PointPyramid::group(const std::vector<quint64> &order)
{
    const auto n = quint32(order.size());
    std::array<quint32, depths> cells = {}; // new ones that begin at depth 1 …
    for (quint32 i = 1; i < n; ++i) {
        const auto differs = quint32(order[i] >> 32) ^ quint32(order[i - 1] >> 32);
        if (differs != 0)
            ++cells[std::size_t(std::countl_zero(differs) / 2)];
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
    deepest.at.reserve(expected[std::size_t(finest - 1)]);
    deepest.first.reserve(expected[std::size_t(finest - 1)] + 1);
    const int shift = 32 + 2 * (depths - finest);
    quint64 last = ~0ULL;
    for (quint32 i = 0; i < n; ++i) {
        const auto code = order[i] >> shift;
        if (code == last)
            continue;
        last = code;
        deepest.at.push_back(packed(quint32(code)));
        deepest.first.push_back(i);
    }
    deepest.first.push_back(n);
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
    m_before.resize(m_x.size() / block + 1);
    Before now;
    for (quint32 i = 0; i < size(); ++i) {
        if (i % block == 0)
            m_before[i / block] = now;
        ++now.byLevel[m_level.empty() ? 0 : m_level[i]];
        now.weight += weight(i);
        now.x += m_x[i] - m_originX;
        now.y += m_y[i] - m_originY;
    }
    if (size() % block == 0)
        m_before.back() = now;
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

PointPyramid::Summary PointPyramid::summary(quint32 first, quint32 last) const
{
    Summary summary;
    if (first >= last)
        return summary;
    Before sum; // of the stretch; the counts wrap around below nothing and back
    const auto add = [&](quint32 from, quint32 to, int sign) {
        for (quint32 i = from; i < to; ++i) {
            sum.byLevel[m_level.empty() ? 0 : m_level[i]] += quint32(sign);
            sum.weight += sign * weight(i);
            sum.x += sign * double(m_x[i] - m_originX);
            sum.y += sign * double(m_y[i] - m_originY);
        }
    };
    if (last - first > 2 * block) {
        const auto &a = m_before[first / block];
        const auto &b = m_before[last / block];
        for (std::size_t i = 0; i < sum.byLevel.size(); ++i)
            sum.byLevel[i] = b.byLevel[i] - a.byLevel[i];
        sum.weight = b.weight - a.weight;
        sum.x = b.x - a.x;
        sum.y = b.y - a.y;
        add(first / block * block, first, -1);
        add(last / block * block, last, 1);
    } else {
        add(first, last, 1);
    }
    summary.count = last - first;
    summary.weight = sum.weight;
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
