#pragma once

#include "geo.h"

namespace tonglan {

/** An area that is asked about many points: says what contains() says, but looks at its box first and then only at the edges that lie at about
 *  the point's latitude. Made once, then read by any thread.
 */
class AreaLookup
{
public:
    AreaLookup() = default; ///< Contains nothing.
    explicit AreaLookup(const GeoMultiPolygon &area);

    [[nodiscard]] bool isEmpty() const { return m_edges.empty(); }
    [[nodiscard]] bool contains(GeoPoint point) const; ///< False for what is no place.

private:
    struct Edge
    {
        GeoPoint a = {};
        GeoPoint b = {};
    };
    [[nodiscard]] std::size_t bandOf(double lat) const;

    GeoBox m_box = {}; ///< Of all rings.
    double m_bandsPerDegree = 0;
    std::vector<Edge> m_edges = {}; ///< By band; one that crosses several is in each.
    std::vector<std::size_t> m_first = {}; ///< Of each band, and the end of the last.
};

}
