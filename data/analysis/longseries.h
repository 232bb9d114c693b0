#pragma once

#include "analysis/series.h"

#include <optional>
#include <span>

namespace tonglan {

/** A line of millions of points that is drawn, panned and zoomed as fast as a short one. A picture of it needs of every column of pixels only the
 *  first, the last, the least and the greatest value: the line through those covers the same pixels (M4: Jugel, Jerzak, Hackenbroich, Markl, VLDB 2014).
 *  Points are kept in the order of time, with the extremes of every 64 beside them: 16⅛ bytes a point. A value; pure.
 */
class LongSeries
{
public:
    LongSeries() = default;
    explicit LongSeries(std::vector<SeriesPoint> points) { merge(std::move(points)); }

    /** Takes points in any order. Those after the last are appended, in time of their own number; of two of one moment the later one in @p points counts, and more than
     *  what was known. NaN: nothing is known of that moment, the line has a gap.
     */
    void merge(std::vector<SeriesPoint> points);
    /** Forgets what is before @p time. */
    void dropBefore(TimeMs time);

    [[nodiscard]] std::span<const SeriesPoint> points() const { return m_points; }
    [[nodiscard]] qint64 bytes() const; ///< Resident.

    /** At most four points for each of @p columns of equal width between @p from and @p to, and the one before and the one behind, to which the line goes on. A gap is
     *  a NaN, unless it begins and ends within a column; so is what lies between neighbours of which one is missing:
     *  that are further apart than one and three quarters of @p step (ms; 0: however far, they belong together), and of what the points before and behind them are. So a
     *  past of which only a part was kept is no row of gaps.
     *  In the order of time; empty if there is nothing, or if the range is none or the number not 1 … 100,000.
     */
    [[nodiscard]] std::vector<SeriesPoint> reduced(TimeMs from, TimeMs to, int columns, TimeMs step = 0) const;

    struct Extremes
    {
        double least = 0;
        double most = 0;
    };
    /** The point nearest to @p time, at most @p reach away, of those that are known. */
    [[nodiscard]] std::optional<SeriesPoint> nearest(TimeMs time, TimeMs reach) const;
    /** Of what is known from @p from to before @p to. */
    [[nodiscard]] std::optional<Extremes> extremes(TimeMs from, TimeMs to) const;

private:
    static constexpr std::size_t blockSize = 64;
    /** Places of the extremes; none if there is nothing but NaN. */
    struct Places
    {
        quint32 least = none;
        quint32 most = none;
    };
    static constexpr quint32 none = ~0U;

    [[nodiscard]] std::size_t placeOf(TimeMs time) const; ///< Of the first point that is not before it.
    void summarize(std::size_t from); ///< The blocks from the one of a point on.
    void add(Places &places, std::size_t from, std::size_t to) const; ///< Point by point.
    [[nodiscard]] Places placesIn(std::size_t from, std::size_t to) const;

    std::vector<SeriesPoint> m_points = {};
    std::vector<Places> m_blocks = {}; ///< Of whole and begun blocks.
};

}
