#include "nameindex.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <tuple>

namespace tonglan {

bool isFoundBefore(const NameFound &a, const NameFound &b)
{
    const auto order = [](const NameFound &f) { return std::tuple(f.match, f.place->kind, f.meters); };
    if (order(a) != order(b))
        return order(a) < order(b);
    return std::tie(a.place->zh, a.place->source, a.place->code) < std::tie(b.place->zh, b.place->source, b.place->code); // so that the order is total
}

double metersBetween(GeoPoint a, GeoPoint b)
{
    constexpr double radius = 6'371'008.8;
    constexpr double radians = std::numbers::pi / 180;
    const double dLat = std::sin((b.lat - a.lat) * radians / 2);
    const double dLon = std::sin((b.lon - a.lon) * radians / 2);
    return 2 * radius * std::asin(std::sqrt(std::clamp(dLat * dLat + std::cos(a.lat * radians) * std::cos(b.lat * radians) * dLon * dLon, 0.0, 1.0)));
}

NameIndex::NameIndex(std::vector<NamedPlace> places)
    : m_places(std::move(places))
{
    m_keys.reserve(m_places.size());
    for (const auto &place : m_places)
        m_keys.push_back(keysOf(place.zh, place.en, place.code));
}

NameIndex::Answer NameIndex::find(const TypedName &typed, GeoPoint centre, int mostOfKind) const
{
    Answer answer;
    std::array<std::vector<NameFound>, nameKindCount> byKind;
    const auto most = std::size_t(std::max(mostOfKind, 0));
    const auto keepBest = [most](std::vector<NameFound> &found) {
        if (found.size() > most) {
            std::ranges::nth_element(found, found.begin() + std::ptrdiff_t(most), isFoundBefore);
            found.resize(most);
        }
    };
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const auto match = matchName(m_keys[i], typed);
        if (!match)
            continue;
        ++answer.total;
        const auto &place = m_places[i];
        auto &found = byKind[std::size_t(place.kind)];
        found.push_back({&place, *match, place.hasPlace ? metersBetween(centre, place.at) : std::numeric_limits<double>::max()});
        if (found.size() > 16 * most + 64) // "路" matches half a city: not all of it is kept until the end
            keepBest(found);
    }
    for (auto &found : byKind) {
        keepBest(found);
        answer.found.insert(answer.found.end(), found.begin(), found.end());
    }
    std::ranges::sort(answer.found, isFoundBefore);
    return answer;
}

}
