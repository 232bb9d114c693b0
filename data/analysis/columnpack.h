#pragma once

#include <optional>
#include <vector>

namespace tonglan {

/** A block of lines that stay together in one column: its head, and how many lines it would have under it. */
struct PackedBlock
{
    int head = 1; ///< Lines of its own head.
    int lines = 0; ///< Below the head.
    int least = 0; ///< Of these that must be shown.
    int before = 0; ///< Lines left free above it, unless it is the first of its column.
};

struct PackedPlace
{
    int column = 0;
    int line = 0; ///< Of the head, from 0.
    int shown = 0; ///< Lines below the head; where fewer than there are, one of them says how many more.

    friend bool operator==(const PackedPlace &, const PackedPlace &) = default;
};

/** Puts blocks into columns of @p height lines, in their order, so that no column is much fuller than another. Where there is no room for all lines the longest blocks
 *  are cut first, to no less than they must show. Unset: not even that fits.
 */
[[nodiscard]] std::optional<std::vector<PackedPlace>> packColumns(std::vector<PackedBlock> blocks, int columns, int height);

}
