#pragma once

#include "model/mercator.h"

#include <QHashFunctions>

namespace tonglan {

/** A vector tile in XYZ order (row 0 in the north). */
struct TileKey
{
    int z = 0;
    int x = 0;
    int y = 0;

    [[nodiscard]] bool isValid() const { return z >= 0 && z <= 24 && x >= 0 && y >= 0 && x < (1 << z) && y < (1 << z); }
    [[nodiscard]] TileKey ancestor(int levels) const { return {z - levels, x >> levels, y >> levels}; }
    /** MBTiles counts rows from the south. */
    [[nodiscard]] int tmsRow() const { return (1 << z) - 1 - y; }
    [[nodiscard]] WorldBox box() const
    {
        const double size = std::exp2(-z);
        return {x * size, y * size, (x + 1) * size, (y + 1) * size};
    }

    friend bool operator==(const TileKey &, const TileKey &) = default;
    friend size_t qHash(const TileKey &k, size_t seed = 0) noexcept { return qHashMulti(seed, k.z, k.x, k.y); }
};

/** The tile that holds a place at a zoom level. */
[[nodiscard]] inline TileKey tileAt(WorldPoint p, int z)
{
    const double n = std::exp2(z);
    const double last = n - 1;
    return {z, int(std::clamp(std::floor(p.x * n), 0.0, last)), int(std::clamp(std::floor(p.y * n), 0.0, last))};
}

}
