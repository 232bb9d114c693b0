#include "mapcore/namedlines.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tonglan {

namespace {

struct Local
{
    double x = 0;
    double y = 0;
};

/** The part of a segment inside the tile (after Liang and Barsky); neighbours have the rest. */
std::optional<std::pair<Local, Local>> inTile(TilePoint from, TilePoint to)
{
    double enters = 0;
    double leaves = 1;
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    for (const auto &[step, room] : {std::pair(-dx, double(from.x)), std::pair(dx, double(tileExtent - from.x)), std::pair(-dy, double(from.y)), std::pair(dy, double(tileExtent - from.y))}) {
        if (step == 0) {
            if (room < 0)
                return {};
        } else if (step < 0) {
            enters = std::max(enters, room / step);
        } else {
            leaves = std::min(leaves, room / step);
        }
    }
    if (enters >= leaves)
        return {};
    return std::pair(Local{from.x + dx * enters, from.y + dy * enters}, Local{from.x + dx * leaves, from.y + dy * leaves});
}

bool meet(WorldPoint a, WorldPoint b, double reach)
{
    return std::abs(a.x - b.x) < reach && std::abs(a.y - b.y) < reach;
}

/** Cuts a piece at the edge of its tile; a line that leaves and comes back gives several. */
void addPieces(std::vector<NamedLine> &out, const TileData &tile, const TileName &name)
{
    const double side = std::exp2(-tile.key.z);
    const auto inWorld = [&](Local p) { return WorldPoint{(tile.key.x + p.x / tileExtent) * side, (tile.key.y + p.y / tileExtent) * side}; };
    NamedLine piece{&name, {}};
    const auto finish = [&] {
        if (piece.points.size() > 1)
            out.push_back(piece);
        piece.points.clear();
    };
    for (size_t i = 1; i < name.line.size(); ++i) {
        const auto inside = inTile(name.line[i - 1], name.line[i]);
        if (!inside) {
            finish();
            continue;
        }
        const WorldPoint from = inWorld(inside->first);
        if (piece.points.empty() || !(piece.points.back() == from)) {
            finish();
            piece.points.push_back(from);
        }
        piece.points.push_back(inWorld(inside->second));
    }
    finish();
}

/** Appends @p b to @p a if they meet end to end and the street goes on there instead of turning back. */
bool joinAtEnd(NamedLine &a, const NamedLine &b, double reach)
{
    if (!meet(a.points.back(), b.points.front(), reach))
        return false;
    const WorldPoint in{a.points.back().x - a.points[a.points.size() - 2].x, a.points.back().y - a.points[a.points.size() - 2].y};
    const WorldPoint on{b.points[1].x - b.points[0].x, b.points[1].y - b.points[0].y};
    if (in.x * on.x + in.y * on.y < 0.3 * std::hypot(in.x, in.y) * std::hypot(on.x, on.y)) // more than 70°
        return false;
    a.points.insert(a.points.end(), b.points.begin() + 1, b.points.end());
    return true;
}

bool join(NamedLine &a, NamedLine &b, double reach)
{
    const auto ends = [](const NamedLine &line) { return std::array{line.points.front(), line.points.back()}; };
    bool isNear = false;
    for (const WorldPoint p : ends(a))
        for (const WorldPoint q : ends(b))
            isNear = isNear || meet(p, q, reach);
    if (!isNear)
        return false;
    for (int i = 0; i < 4; ++i) { // every end of the one with every end of the other
        if (joinAtEnd(a, b, reach))
            return true;
        std::ranges::reverse(i % 2 == 0 ? b.points : a.points);
    }
    return false;
}

}

std::vector<NamedLine> joinedLines(const std::vector<std::shared_ptr<const TileData>> &tiles, double reach, int mostRank)
{
    QHash<QString, std::vector<NamedLine>> byName;
    std::vector<QString> order;
    for (const auto &tile : tiles) {
        for (const TileName &name : tile->names) {
            if (name.type != TileName::Type::Road || name.rank > mostRank)
                continue;
            if (!byName.contains(name.zh))
                order.push_back(name.zh);
            auto &pieces = byName[name.zh];
            if (pieces.size() < 400) // joining looks at every pair
                addPieces(pieces, *tile, name);
        }
    }
    std::vector<NamedLine> out;
    for (const QString &name : order) {
        auto &pieces = byName[name];
        for (size_t i = 0; i < pieces.size(); ++i) {
            for (size_t j = i + 1; j < pieces.size();) {
                if (join(pieces[i], pieces[j], reach)) {
                    pieces.erase(pieces.begin() + qsizetype(j));
                    j = i + 1; // the longer line may meet one that was passed over
                } else {
                    ++j;
                }
            }
            out.push_back(std::move(pieces[i]));
        }
    }
    return out;
}

}
