#include "columnpack.h"

#include <algorithm>

namespace tonglan {

/** The places if no column is higher than @p height; unset if there are too few columns. */
static std::optional<std::vector<PackedPlace>> placed(const std::vector<PackedBlock> &blocks, int columns, int height)
{
    std::vector<PackedPlace> places;
    int column = 0;
    int used = 0;
    for (const auto &block : blocks) {
        const int size = block.head + block.lines;
        if (used > 0 && used + block.before + size > height) {
            ++column;
            used = 0;
        }
        if (column >= columns || size > height)
            return {};
        used += used > 0 ? block.before : 0;
        places.push_back({column, used, block.lines});
        used += size;
    }
    return places;
}

/** The lowest columns that take all blocks: so they are even. There are places at @p height. */
static std::vector<PackedPlace> evened(const std::vector<PackedBlock> &blocks, int columns, int height)
{
    int low = 1;
    while (low < height) {
        const int middle = (low + height) / 2;
        if (placed(blocks, columns, middle))
            height = middle;
        else
            low = middle + 1;
    }
    return placed(blocks, columns, height).value_or(std::vector<PackedPlace>());
}

std::optional<std::vector<PackedPlace>> packColumns(std::vector<PackedBlock> blocks, int columns, int height)
{
    const auto wanted = blocks;
    while (!placed(blocks, columns, height)) {
        const auto longest = std::ranges::max_element(blocks, {}, [](const PackedBlock &block) { return block.lines > block.least ? block.lines : -1; });
        if (longest == blocks.end() || longest->lines <= longest->least)
            return {};
        --longest->lines;
    }
    // Cutting one block may have made room for another, which was cut before.
    for (bool hasGrown = true; hasGrown;) {
        hasGrown = false;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (blocks[i].lines == wanted[i].lines)
                continue;
            ++blocks[i].lines;
            if (placed(blocks, columns, height))
                hasGrown = true;
            else
                --blocks[i].lines;
        }
    }
    return evened(blocks, columns, height);
}

}
