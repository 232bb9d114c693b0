#pragma once

#include "pointpyramid.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace tonglan {

/** Points that change: pyramids of what was there and of what has come and gone since. A value: copying it shares the pyramids, and what
 *  a reader holds never changes. A row stands for the same point in all parts: one that is gone is in a part that brought it and in one that takes it away.
 */
class PointIndex
{
public:
    struct Part
    {
        std::shared_ptr<const PointPyramid> points;
        int sign = 1; ///< -1: these points of an earlier part are gone.
    };

    PointIndex() = default;
    /** A few points far away from all others, as bad positions are, get a part of their own: they do not cost the others their resolution. */
    [[nodiscard]] static PointIndex build(const PointColumns &points);

    /** With @p added, whose rows must be new, and without @p removed, which must hold points as they were added. In time of what changes. */
    [[nodiscard]] PointIndex changed(const PointColumns &added, const PointColumns &removed) const;
    /** With what has changed in @p later, which holds changes only. */
    [[nodiscard]] PointIndex plus(const PointIndex &later) const;
    /** This one minus @p other: what is alike in both cancels out. */
    [[nodiscard]] PointIndex minus(const PointIndex &other) const;
    [[nodiscard]] bool isDifference() const { return m_isDifference; }

    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }
    [[nodiscard]] qint64 size() const; ///< Points that are there.
    [[nodiscard]] qint64 bytes() const;

private:
    std::vector<Part> m_parts;
    bool m_isDifference = false;
};

/** What the cells of an index hold under a filter, for pictures of density: a number a cell of every level. Changing the filter costs one
 *  walk over the points, a few milliseconds a million. Made on a pool thread, then only read; 4 bytes a cell, none for plain counts.
 */
class PointSums
{
public:
    enum class Measure { Count,
        Weight };

    PointSums() = default;
    PointSums(const PointIndex &index, const PointFilter &filter, Measure measure);
    [[nodiscard]] const PointIndex &index() const { return m_index; }
    [[nodiscard]] double total() const { return m_total; }
    [[nodiscard]] bool isSigned() const { return m_index.isDifference(); } ///< Sums may be below 0.
    [[nodiscard]] qint64 bytes() const;

    /** Calls @p visit(WorldPoint, float) for what lies in @p box and some around it: cells with a side of at most @p side (of the unit
     *  square) at their middle, or the points themselves where cells are coarser. What adds up to nothing is left out.
     */
    template<std::invocable<WorldPoint, float> Visitor>
    void visit(const WorldBox &box, double side, Visitor &&visit) const
    {
        if (m_index.parts().empty())
            return;
        // One level for all parts, so that what has gone is taken away from where it was added.
        const auto &largest = *std::ranges::max_element(m_index.parts(), {}, [](const PointIndex::Part &part) { return part.points->size(); })->points;
        const int level = std::max(largest.coarsestLevel(), int(std::ceil(-std::log2(side))));
        for (std::size_t i = 0; i < m_index.parts().size(); ++i) {
            if (level > largest.finestLevel())
                visitPoints(i, box, visit);
            else
                visitCells(i, box, level, visit);
        }
    }

    /** The sum of what lies in @p box, to the accuracy of a cell of @p side at its rim. */
    [[nodiscard]] double sumOf(const WorldBox &box, double side) const;

private:
    using Sums = std::vector<std::vector<float>>; ///< By level, the coarsest first; empty: differences of places.

    [[nodiscard]] float valueOf(const PointPyramid &points, quint32 place) const;
    [[nodiscard]] Sums sumsOf(const PointPyramid &points) const;

    template<typename Visitor>
    void visitPoints(std::size_t part, const WorldBox &box, Visitor &&visit) const
    {
        const auto &[pyramid, sign] = m_index.parts()[part];
        const PointPyramid &points = *pyramid;
        points.visitPoints(box, [&](quint32 first, quint32 last) {
            for (quint32 i = first; i < last; ++i) {
                if (const float value = sign * valueOf(points, i); value != 0)
                    visit(points.at(i), value);
            }
        });
    }

    /** At the middles of the cells of @p level, which the part itself need not have. */
    template<typename Visitor>
    void visitCells(std::size_t part, const WorldBox &box, int level, Visitor &&visit) const
    {
        const auto &[pyramid, sign] = m_index.parts()[part];
        const PointPyramid &points = *pyramid;
        const double cell = std::ldexp(1.0, -level);
        const auto middle = [cell](double x, double y) { return WorldPoint{(x + 0.5) * cell, (y + 0.5) * cell}; };
        if (level > points.finestLevel()) {
            visitPoints(part, box, [&](WorldPoint at, float value) { visit(middle(std::floor(at.x / cell), std::floor(at.y / cell)), value); });
            return;
        }
        const int own = std::max(level, points.coarsestLevel());
        const auto at = [&](const PointPyramid::Cell &found) { return middle(found.x >> (own - level), found.y >> (own - level)); };
        if (m_sums[part].empty()) {
            points.visitCells(box, own, [&](const PointPyramid::Cell &found, quint32) { visit(at(found), float(sign) * float(found.last - found.first)); });
            return;
        }
        const auto &values = m_sums[part][std::size_t(own - points.coarsestLevel())];
        points.visitCells(box, own, [&](const PointPyramid::Cell &found, quint32 i) {
            if (values[i] != 0)
                visit(at(found), float(sign) * values[i]);
        });
    }

    PointIndex m_index;
    PointFilter m_filter;
    Measure m_measure = Measure::Count;
    std::vector<Sums> m_sums; ///< One a part.
    double m_total = 0;
};

}
