#pragma once

#include "pointpyramid.h"

#include <memory>

namespace tonglan {

/** Points that change: pyramids of what was there and of what has come and gone since. A value: copying it shares the pyramids, and what
 *  a reader holds never changes. Rows of a part are those of the columns it was built from.
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

    /** With @p added, and without @p removed, which must hold points as they were added. In time of what changes. */
    [[nodiscard]] PointIndex changed(const PointColumns &added, const PointColumns &removed) const;
    /** This one minus @p other: what is alike in both cancels out. */
    [[nodiscard]] PointIndex minus(const PointIndex &other) const;
    [[nodiscard]] bool isDifference() const { return m_isDifference; }

    /** True when so much has changed that building anew pays. */
    [[nodiscard]] bool isWorn() const;

    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }
    [[nodiscard]] qint64 size() const; ///< Points that are there.
    [[nodiscard]] qint64 bytes() const;

private:
    std::vector<Part> m_parts;
    qint64 m_built = 0; ///< Points of the parts that build() made.
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
        for (std::size_t i = 0; i < m_index.parts().size(); ++i)
            visitPart(i, box, side, visit);
    }

    /** The sum of what lies in @p box, to the accuracy of a cell of @p side at its rim. */
    [[nodiscard]] double sumOf(const WorldBox &box, double side) const;

private:
    using Sums = std::vector<std::vector<float>>; ///< By level, the coarsest first; empty: differences of places.

    [[nodiscard]] float valueOf(const PointPyramid &points, quint32 place) const;
    [[nodiscard]] Sums sumsOf(const PointPyramid &points) const;

    template<typename Visitor>
    void visitPart(std::size_t part, const WorldBox &box, double side, Visitor &visit) const
    {
        const auto &[pyramid, sign] = m_index.parts()[part];
        const PointPyramid &points = *pyramid;
        const int level = std::max(points.coarsestLevel(), int(std::ceil(-std::log2(side))));
        if (level > points.finestLevel()) {
            points.visitPoints(box, [&](quint32 first, quint32 last) {
                for (quint32 i = first; i < last; ++i) {
                    if (const float value = sign * valueOf(points, i); value != 0)
                        visit(points.at(i), value);
                }
            });
            return;
        }
        const double cell = std::ldexp(1.0, -level);
        const auto at = [cell](const PointPyramid::Cell &found) { return WorldPoint{(found.x + 0.5) * cell, (found.y + 0.5) * cell}; };
        if (m_sums[part].empty()) {
            points.visitCells(box, level, [&](const PointPyramid::Cell &found, quint32) { visit(at(found), float(sign) * float(found.last - found.first)); });
            return;
        }
        const auto &values = m_sums[part][std::size_t(level - points.coarsestLevel())];
        points.visitCells(box, level, [&](const PointPyramid::Cell &found, quint32 i) {
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
