#pragma once

#include "base/clock.h"
#include "model/mercator.h"

#include <QtGlobal>

#include <array>
#include <concepts>
#include <limits>
#include <span>
#include <vector>

namespace tonglan {

/** Points as columns, to build from; nothing is kept of the spans. Those that are empty stand for their default in every row. */
struct PointColumns
{
    std::span<const double> x; ///< Web Mercator unit square; a row that is not on it is left out.
    std::span<const double> y;
    std::span<const float> weight = {}; ///< Default 1. A row whose weight is not finite or below 0 is left out.
    std::span<const TimeMs> time = {}; ///< Kept in whole seconds. Default 0.
    std::span<const quint8> category = {}; ///< 0 … 31. Default 0.
    std::span<const quint8> level = {}; ///< As of Level: 1 red … 4 blue, 0 none. Default 0.
    std::span<const quint32> row = {}; ///< What a point is called by: its row in a set of which these are a part. Default: its row in the columns.
};

/** Which rows of columns are taken. */
struct PointArea
{
    WorldBox box = {0, 0, 1, 1};
    bool isInside = true; ///< Else those outside of the box are.

    [[nodiscard]] bool takes(WorldPoint p) const { return box.contains(p) == isInside; }
};

/** Which points count. */
struct PointFilter
{
    TimeMs from = 0; ///< from ≤ time < to
    TimeMs to = std::numeric_limits<TimeMs>::max();
    quint32 categories = ~0U; ///< Bit n: category n.
    quint8 levels = 0x1f; ///< Bit n: level n.

    [[nodiscard]] bool isAll() const { return *this == PointFilter(); }
    friend bool operator==(const PointFilter &, const PointFilter &) = default;
};

/** Points in the order of a Z curve, so that every cell of every zoom is one stretch of them: counts are differences, and a cell
 *  is summed up without touching its points. Built once, on a pool thread, then only read; about 30 bytes a point.
 *  The cells of a level ℓ have a side of 2⁻ℓ of the unit square and the same borders in every pyramid.
 *  Source of the curve: G. M. Morton, "A computer oriented geodetic data base", 1966.
 */
class PointPyramid
{
public:
    /** A cell and the points in it: from first to before last. */
    struct Cell
    {
        quint32 x = 0; ///< In cells from the west.
        quint32 y = 0; ///< In cells from the north.
        quint32 first = 0;
        quint32 last = 0;
    };
    /** What a stretch of points adds up to. */
    struct Summary
    {
        qint64 count = 0;
        std::array<qint64, 5> byLevel = {}; ///< Index as in Level.
        WorldPoint at = {}; ///< Centre of gravity, every point counting alike.

        void add(const Summary &other, int sign = 1);
        [[nodiscard]] int worst() const; ///< 1 red … 4 blue, 0 if no point has a level.
    };

    PointPyramid() = default;
    explicit PointPyramid(const PointColumns &points, const PointArea &area = {});

    [[nodiscard]] quint32 size() const { return quint32(m_x.size()); }
    [[nodiscard]] const WorldBox &box() const { return m_box; } ///< Of the points.
    [[nodiscard]] qint64 bytes() const; ///< Resident.
    [[nodiscard]] int coarsestLevel() const { return m_shift > 0 ? 33 - m_shift : 0; }
    [[nodiscard]] int finestLevel() const { return coarsestLevel() + int(m_levels.size()) - 1; } ///< Below it most cells hold a point or two. Less than the coarsest if there are no points.
    [[nodiscard]] quint32 cellsOf(int level) const { return quint32(m_levels[std::size_t(level - coarsestLevel())].at.size()); }

    // Of the point at a place of the curve.
    [[nodiscard]] WorldPoint at(quint32 place) const { return {(m_x[place] + 0.5) * unit, (m_y[place] + 0.5) * unit}; }
    [[nodiscard]] float weight(quint32 place) const { return m_weight.empty() ? 1.0F : m_weight[place]; }
    [[nodiscard]] TimeMs time(quint32 place) const { return m_time.empty() ? 0 : m_time[place] * 1000LL; }
    [[nodiscard]] int category(quint32 place) const { return m_category.empty() ? 0 : m_category[place]; }
    [[nodiscard]] int level(quint32 place) const { return m_level.empty() ? 0 : m_level[place]; }
    [[nodiscard]] quint32 row(quint32 place) const { return m_row[place]; } ///< As the columns call it that it was built from.
    [[nodiscard]] bool passes(quint32 place, const PointFilter &filter) const;

    /** Where a stretch ended that was summed up: one that begins there is had for half the reading. Of one pyramid only. */
    class Seam;
    [[nodiscard]] Summary summary(quint32 first, quint32 last) const;
    /** The same, to the last bit; @p seam is moved on to the end of the stretch. */
    [[nodiscard]] Summary summary(quint32 first, quint32 last, Seam &seam) const;

    /** Calls @p visit(place) for the points of a stretch whose level is one of @p levels (bit n: level n); blocks without any cost nothing. */
    template<std::invocable<quint32> Visitor>
    void visitLevels(quint32 first, quint32 last, quint8 levels, Visitor &&visit) const
    {
        for (quint32 i = first; i < last;) {
            const auto end = std::min(last, (i / block + 1) * block);
            if (hasLevels(i / block, levels)) {
                for (; i < end; ++i) {
                    if ((levels >> level(i) & 1) != 0)
                        visit(i);
                }
            }
            i = end;
        }
    }

    /** Calls @p visit(Cell, index) for every cell of @p level that has points and may touch @p box; index counts the cells of the level.
     *  @p level must be between coarsestLevel() and finestLevel().
     */
    template<std::invocable<const Cell &, quint32> Visitor>
    void visitCells(const WorldBox &box, int level, Visitor &&visit) const
    {
        const auto &cells = m_levels[std::size_t(level - coarsestLevel())];
        const auto originX = quint32(quint64(m_originX) >> (32 - level));
        const auto originY = quint32(quint64(m_originY) >> (32 - level));
        visitRanges(box, level, [&](quint32 from, quint32 to) {
            for (quint32 i = from; i < to; ++i) {
                visit(Cell{originX + (cells.at[i] & 0xffff), originY + (cells.at[i] >> 16), cells.first[i], cells.first[i + 1]}, i);
            }
        });
    }

    /** Calls @p visit(first, last) for stretches that hold every point in @p box, and some around it. */
    template<std::invocable<quint32, quint32> Visitor>
    void visitPoints(const WorldBox &box, Visitor &&visit) const
    {
        if (m_levels.empty())
            return;
        const auto &cells = m_levels.back();
        visitRanges(box, finestLevel(), [&](quint32 from, quint32 to) { visit(cells.first[from], cells.first[to]); });
    }

    /** The first cell of every cell of @p level - 1 among the cells of @p level, and their number at the end. */
    [[nodiscard]] std::vector<quint32> childrenOf(int level) const;
    [[nodiscard]] std::span<const quint32> firstPoints(int level) const { return m_levels[std::size_t(level - coarsestLevel())].first; } ///< Of every cell, and size() at the end.

private:
    static constexpr double unit = 1.0 / 4'294'967'296.0; // positions are kept as 32 bits: 9 mm
    static constexpr int depths = 16; // levels at most: a code has two bits for each
    static constexpr quint32 block = 16; // a stretch is summed up from whole ones: longer ones would cost time there, shorter ones memory

    struct Cells
    {
        std::vector<quint32> at; ///< Along the curve: column in the lower, row in the upper half, within the frame.
        std::vector<quint32> first;
    };
    /** Sums over all points before a block. */
    struct Before
    {
        std::array<quint32, 5> byLevel = {};
        double x = 0; ///< Within the frame, in units of 32 bits.
        double y = 0;
    };

    [[nodiscard]] Before before(quint32 place) const;
    void add(Before &sum, quint32 from, quint32 to, int sign) const;

    struct Entry;
    using Codes = std::vector<quint32>;

    void frame(const PointColumns &points, const PointArea &area);
    [[nodiscard]] Codes arrange(const PointColumns &points, const PointArea &area);
    void copyColumns(const PointColumns &points);
    void group(const Codes &codes);
    void sum();
    [[nodiscard]] bool hasLevels(quint32 number, quint8 levels) const; ///< Of a block; true for the last one, which may not be whole.
    [[nodiscard]] quint32 codeOf(quint32 x, quint32 y) const;

    using Ranges = std::vector<std::pair<quint32, quint32>>;
    [[nodiscard]] Ranges rangesIn(const WorldBox &box, int level) const;
    template<typename Visitor>
    void visitRanges(const WorldBox &box, int level, Visitor &&visit) const
    {
        for (const auto &[from, to] : rangesIn(box, level))
            visit(from, to);
    }

    WorldBox m_box = {};
    quint32 m_originX = 0; ///< North-west corner of the frame: a square of 2^m_shift units of 32 bits that holds all points.
    quint32 m_originY = 0;
    int m_shift = 0; ///< 0 = there are no points.
    std::vector<quint32> m_x; // along the curve, as all that follow; empty where every row has the default
    std::vector<quint32> m_y;
    std::vector<float> m_weight;
    std::vector<quint32> m_time;
    std::vector<quint8> m_category;
    std::vector<quint8> m_level;
    std::vector<quint32> m_row;
    std::vector<Cells> m_levels; ///< The coarsest first: four cells at most.
    std::vector<Before> m_before; ///< One a block.
};

class PointPyramid::Seam
{
    friend class PointPyramid;
    quint32 m_place = std::numeric_limits<quint32>::max();
    Before m_before = {};
};

}
