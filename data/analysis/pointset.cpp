#include "pointset.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <numeric>

namespace tonglan {

void PointRows::add(const PointRow &row)
{
    static constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    x.push_back(row.at ? row.at->x : nowhere);
    y.push_back(row.at ? row.at->y : nowhere);
    level.push_back(quint8(row.level));
    time.push_back(row.time);
    keys.push_back(row.key);
    titles.push_back(row.title);
}

void PointRows::add(const PointRows &from, std::size_t i)
{
    x.push_back(from.x[i]);
    y.push_back(from.y[i]);
    level.push_back(from.level[i]);
    time.push_back(from.time[i]);
    keys.push_back(from.keys[i]);
    titles.push_back(from.titles[i]);
}

void PointRows::reserve(std::size_t n)
{
    x.reserve(n);
    y.reserve(n);
    level.reserve(n);
    time.reserve(n);
    keys.reserve(n);
    titles.reserve(n);
}

PointRow PointRows::at(std::size_t i) const
{
    return {.at = std::isnan(x[i]) ? std::nullopt : std::optional(WorldPoint{x[i], y[i]}), .level = level[i], .time = time[i], .key = keys[i], .title = titles[i]};
}

static quint32 hashOf(const EventKey &key)
{
    const auto hash = quint64(qHashMulti(0, key.first, key.second));
    return quint32(hash ^ hash >> 32);
}

static std::vector<quint64> orderedByKey(const PointRows &rows)
{
    std::vector<quint64> order(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = quint64(hashOf(rows.keys[i])) << 32 | i;
    std::ranges::sort(order);
    return order;
}

PointSet::PointSet(PointRows rows)
{
    append(std::move(rows), {});
}

void PointSet::append(PointRows rows, std::vector<quint32> gone)
{
    if (rows.size() + gone.size() == 0)
        return;
    Block block{.first = m_blocks.empty() ? 0 : quint32(m_blocks.back()->first + m_blocks.back()->rows.size()), .rows = std::move(rows), .gone = std::move(gone)};
    block.byKey = orderedByKey(block.rows);
    const auto columns = [](const PointRows &of) { return PointColumns{.x = of.x, .y = of.y, .time = of.time, .level = of.level}; };
    if (m_blocks.empty()) {
        block.index = PointIndex::build(columns(block.rows));
        m_index = block.index;
    } else {
        std::vector<quint32> names(block.rows.size());
        std::iota(names.begin(), names.end(), block.first);
        PointRows removed;
        for (const auto row : block.gone) {
            const auto &from = blockOf(row);
            removed.add(from.rows, row - from.first);
        }
        auto in = columns(block.rows);
        in.row = names;
        auto out = columns(removed);
        out.row = block.gone;
        block.index = PointIndex().changed(in, out);
        m_index = m_index.plus(block.index);
    }
    m_events += block.rows.size();
    m_events -= block.gone.size();
    m_blocks.push_back(std::make_shared<const Block>(std::move(block)));
}

PointSet PointSet::changed(PointRows added, std::vector<quint32> gone) const
{
    if (added.size() + gone.size() == 0)
        return *this;
    std::ranges::sort(gone);
    // Small blocks at the end are put together with what changes now: sizes at least halve from one to the next, so that blocks are few.
    std::size_t kept = m_blocks.size();
    for (; kept > 1 && m_blocks[kept - 1]->changes() <= 2 * (added.size() + gone.size()); --kept) {
        const auto &last = *m_blocks[kept - 1];
        const auto own = std::ranges::lower_bound(gone, last.first);
        PointRows rows;
        rows.reserve(last.rows.size() + added.size());
        auto next = own;
        for (std::size_t i = 0; i < last.rows.size(); ++i) {
            if (next != gone.end() && *next == last.first + i)
                ++next; // came and went: neither is left
            else
                rows.add(last.rows, i);
        }
        for (std::size_t i = 0; i < added.size(); ++i)
            rows.add(added, i);
        std::vector<quint32> earlier;
        std::merge(last.gone.begin(), last.gone.end(), gone.begin(), own, std::back_inserter(earlier));
        added = std::move(rows);
        gone = std::move(earlier);
    }
    PointSet next;
    next.m_blocks.assign(m_blocks.begin(), m_blocks.begin() + std::ptrdiff_t(kept));
    for (const auto &block : next.m_blocks) {
        next.m_index = block == next.m_blocks.front() ? block->index : next.m_index.plus(block->index);
        next.m_events += block->rows.size();
        next.m_events -= block->gone.size();
    }
    next.append(std::move(added), std::move(gone));
    return next.isWorn() ? PointSet(next.allRows()) : next;
}

bool PointSet::isWorn() const
{
    std::size_t changes = 0;
    for (std::size_t i = 1; i < m_blocks.size(); ++i)
        changes += m_blocks[i]->changes();
    return m_blocks.size() > 1 && changes * 8 > m_blocks.front()->rows.size() + 80'000;
}

const PointSet::Block &PointSet::blockOf(quint32 row) const
{
    return **std::prev(std::ranges::upper_bound(m_blocks, row, {}, &Block::first));
}

PointRow PointSet::at(quint32 row) const
{
    const auto &block = blockOf(row);
    return block.rows.at(row - block.first);
}

const EventKey &PointSet::key(quint32 row) const
{
    const auto &block = blockOf(row);
    return block.rows.keys[row - block.first];
}

TimeMs PointSet::time(quint32 row) const
{
    const auto &block = blockOf(row);
    return block.rows.time[row - block.first];
}

std::optional<quint32> PointSet::find(const EventKey &key) const
{
    const quint64 hash = hashOf(key);
    for (auto from = m_blocks.size(); from-- > 0;) { // the newest that has it decides
        const auto &block = *m_blocks[from];
        for (auto place = std::ranges::lower_bound(block.byKey, hash << 32); place != block.byKey.end() && *place >> 32 == hash; ++place) {
            const auto i = quint32(*place);
            if (block.rows.keys[i] != key)
                continue;
            const auto row = block.first + i;
            const bool isGone = std::any_of(m_blocks.begin() + std::ptrdiff_t(from) + 1, m_blocks.end(), [row](const auto &later) { return std::ranges::binary_search(later->gone, row); });
            return isGone ? std::nullopt : std::optional(row);
        }
    }
    return std::nullopt;
}

std::vector<bool> PointSet::goneRows() const
{
    std::vector<bool> isGone(m_blocks.empty() ? 0 : m_blocks.back()->first + m_blocks.back()->rows.size());
    for (const auto &block : m_blocks) {
        for (const auto row : block->gone)
            isGone[row] = true;
    }
    return isGone;
}

PointRows PointSet::allRows() const
{
    PointRows all;
    all.reserve(m_events);
    visit([&all](const PointRows &rows, std::size_t i) { all.add(rows, i); });
    return all;
}

}
