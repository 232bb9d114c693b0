#pragma once

#include "model/geo.h"
#include "model/mercator.h"

#include <QStringList>

#include <vector>

namespace tonglan {

using WorldRings = std::vector<std::vector<WorldPoint>>; ///< Without closing points; even-odd.

/** An area as the map draws it: on the unit square, put right, and in coarser copies for smaller scales. Made once on a pool thread, then only
 *  read.
 */
class AreaOutline
{
public:
    /** Leaves out what cannot be drawn (points that are no place, rings without an area, rings that jump across the antimeridian with the
     *  polygon they are the outside of) and says so in faults().
     */
    [[nodiscard]] static AreaOutline from(const GeoMultiPolygon &area);

    [[nodiscard]] bool isEmpty() const { return m_levels.front().empty(); } ///< Nothing is left to draw.
    [[nodiscard]] const QStringList &faults() const { return m_faults; } ///< English, for the log; empty for a sound outline.
    [[nodiscard]] const WorldBox &box() const { return m_box; }
    [[nodiscard]] bool contains(WorldPoint point) const; ///< Even-odd, of the full outline.
    /** The copy for a scale (px of the unit square): nowhere further than a third of a pixel from the full one. */
    [[nodiscard]] const WorldRings &at(double scale) const;

private:
    void addPolygon(const GeoPolygon &polygon, int number);
    void addLevels();

    WorldBox m_box = {1, 1, 0, 0};
    std::vector<WorldRings> m_levels = std::vector<WorldRings>(1); ///< The full outline, then with points at least four times as far from each other each time.
    QStringList m_faults;
};

/** The part of rings in a rectangle; cut edges run along its border, so it must reach further than what is seen. */
[[nodiscard]] WorldRings clipped(const WorldRings &rings, const WorldBox &box);

}
