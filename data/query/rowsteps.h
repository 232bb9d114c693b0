#pragma once

#include <QHash>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tonglan {

/** Which of @p positions stay where they are when the others move: the longest run of increasing positions, as flags. */
[[nodiscard]] inline std::vector<bool> stayingRows(const std::vector<std::size_t> &positions)
{
    std::vector<std::size_t> tails; // tails[k]: index of the smallest end of a run of length k + 1
    std::vector<std::size_t> before(positions.size(), positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const auto place = std::ranges::lower_bound(tails, positions[i], {}, [&](std::size_t at) { return positions[at]; });
        if (place != tails.begin())
            before[i] = *std::prev(place);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<bool> stays(positions.size(), false);
    for (std::size_t at = tails.empty() ? positions.size() : tails.back(); at < positions.size(); at = before[at])
        stays[at] = true;
    return stays;
}

/** Turns @p rows into @p next with the fewest steps: removals, moves, insertions, then changes of what differs. Rows are the same
 *  if keyOf() is; keys must be unique in each list. @p view has beginRemove(first, last)/endRemove(),
 *  beginMove(from, to)/endMove() (to as of QAbstractItemModel::beginMoveRows), beginInsert(first, last)/endInsert(), changed(first, last).
 */
template<typename Row, typename KeyOf, typename View>
void showRows(std::vector<Row> &rows, std::vector<Row> next, KeyOf keyOf, View &&view)
{
    using Key = std::decay_t<decltype(keyOf(next.front()))>;
    QHash<Key, std::size_t> wanted;
    wanted.reserve(qsizetype(next.size()));
    for (std::size_t i = 0; i < next.size(); ++i)
        wanted.insert(keyOf(next[i]), i);

    for (std::size_t end = rows.size(); end > 0;) {
        std::size_t begin = end;
        while (begin > 0 && !wanted.contains(keyOf(rows[begin - 1])))
            --begin;
        if (begin == end) {
            --end;
            continue;
        }
        view.beginRemove(int(begin), int(end - 1));
        rows.erase(rows.begin() + std::ptrdiff_t(begin), rows.begin() + std::ptrdiff_t(end));
        view.endRemove();
        end = begin;
    }

    QHash<Key, std::size_t> position;
    for (std::size_t i = 0; i < rows.size(); ++i)
        position.insert(keyOf(rows[i]), i);
    std::vector<Key> common;
    std::vector<std::size_t> positions;
    for (const auto &row : next) {
        if (const auto found = position.constFind(keyOf(row)); found != position.cend()) {
            common.push_back(found.key());
            positions.push_back(found.value());
        }
    }
    const auto stays = stayingRows(positions);
    for (std::size_t i = 0; i < common.size(); ++i) {
        if (stays[i])
            continue;
        const auto find = [&](const Key &key) { return std::size_t(std::ranges::find(rows, key, keyOf) - rows.begin()); };
        const std::size_t from = find(common[i]);
        const std::size_t to = i == 0 ? 0 : find(common[i - 1]) + 1;
        if (from == to || from + 1 == to)
            continue;
        view.beginMove(int(from), int(to));
        if (from < to)
            std::rotate(rows.begin() + std::ptrdiff_t(from), rows.begin() + std::ptrdiff_t(from) + 1, rows.begin() + std::ptrdiff_t(to));
        else
            std::rotate(rows.begin() + std::ptrdiff_t(to), rows.begin() + std::ptrdiff_t(from), rows.begin() + std::ptrdiff_t(from) + 1);
        view.endMove();
    }

    for (std::size_t i = 0; i < next.size();) {
        if (i < rows.size() && keyOf(rows[i]) == keyOf(next[i])) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < next.size() && !position.contains(keyOf(next[end])))
            ++end;
        view.beginInsert(int(i), int(end - 1));
        rows.insert(rows.begin() + std::ptrdiff_t(i), next.begin() + std::ptrdiff_t(i), next.begin() + std::ptrdiff_t(end));
        view.endInsert();
        i = end;
    }

    for (std::size_t i = 0; i < next.size();) {
        std::size_t end = i;
        while (end < next.size() && !(rows[end] == next[end])) {
            rows[end] = std::move(next[end]);
            ++end;
        }
        if (end > i)
            view.changed(int(i), int(end - 1));
        i = std::max(end, i + 1);
    }
}

}
