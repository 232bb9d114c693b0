#pragma once

#include "model/geo.h"
#include "namematch.h"

#include <array>
#include <memory>
#include <vector>

namespace tonglan {

/** What can be searched for, in the order in which equally good answers are shown. */
enum class NameKind : quint8 {
    Region, ///< Of the city's tree, at any level.
    Grid, ///< A zone hung into it: 网格, 开发区.
    Place, ///< Of the base map: town, village, island, bay, peak.
    Road,
    Station, ///< Railway, metro, ferry.
    Asset,
    Event,
    Point, ///< Any other named point of the base map.
};
inline constexpr int nameKindCount = int(NameKind::Point) + 1;

/** Something with a name that the map can fly to. */
struct NamedPlace
{
    NameKind kind = NameKind::Place;
    QString zh = {};
    QString en = {}; ///< Empty: as zh.
    QString code = {}; ///< Region code, id of an asset or event; empty for the base map.
    QString source = {}; ///< Of an asset or event.
    QString region = {}; ///< Code of the region it lies in; of a region, its parent. Empty: to be looked up by its place.
    QString sort = {}; ///< Finer than kind: "hospital", "river"; as the asset or the base map has it.
    GeoPoint at = {};
    GeoBox box = {}; ///< All of it, where that is more than a point.
    bool hasPlace = true;
};

struct NameFound
{
    const NamedPlace *place = nullptr; ///< Lives as long as what was searched.
    NameMatch match = NameMatch::Inside;
    double meters = 0; ///< From the middle of the view; very far without a place.
};

/** Best match first, then by kind, then the nearest. */
[[nodiscard]] bool isFoundBefore(const NameFound &a, const NameFound &b);

/** In m, along a great circle. */
[[nodiscard]] double metersBetween(GeoPoint a, GeoPoint b);

/** Names in memory, ready to be searched. Never changed after it was made, so any thread may search it. */
class NameIndex
{
public:
    NameIndex() = default;
    explicit NameIndex(std::vector<NamedPlace> places); ///< Makes the keys: some ms for 1,000 names.

    struct Answer
    {
        std::vector<NameFound> found = {}; ///< In order, at most so many of a kind.
        int total = 0; ///< All that match.
    };
    [[nodiscard]] Answer find(const TypedName &typed, GeoPoint centre, int mostOfKind) const;

    [[nodiscard]] const std::vector<NamedPlace> &places() const { return m_places; }

private:
    std::vector<NamedPlace> m_places;
    std::vector<NameKeys> m_keys;
};

}
