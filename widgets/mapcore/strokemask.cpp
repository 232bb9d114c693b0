#include "mapcore/strokemask.h"

#include "mapcore/pixelrows.h"
#include "mapcore/wide.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

struct StrokeMask::Segment
{
    float x = 0, y = 0; ///< Its beginning.
    float ux = 1, uy = 0; ///< Its direction, of length 1.
    float length = 0;
    float half = 0; ///< Of its width.
    float before = 0, behind = 0; ///< px: its coverage ends so far before its beginning and behind its end; large for round ends.
};

static constexpr float unbounded = 1e9F;
static constexpr int step = 8; ///< Pixels that are covered at a time.
static constexpr float thin = 1; ///< px of half the width: the shape of the ends of such a line cannot be seen.

StrokeMask::StrokeMask(QSize size)
    : m_width(size.width())
    , m_height(size.height())
    , m_stride(size.width() + step) // what is covered beyond the last pixel of a row is never looked at
    , m_top(size.height())
    , m_cover(std::size_t(m_stride) * std::size_t(size.height()))
    , m_rows(std::size_t(size.height()), Span{size.width(), 0})
{
}

void StrokeMask::add(std::span<const QPointF> line, double width, Ends ends)
{
    const auto half = float(width / 2);
    const auto isUsable = [&](std::size_t i) { return std::isfinite(m_lengths[i]) && std::isfinite(line[i - 1].x() + line[i - 1].y()); };
    m_lengths.assign(line.size(), 0.0F);
    float total = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const QPointF along = line[i] - line[i - 1];
        m_lengths[i] = float(std::sqrt(along.x() * along.x() + along.y() * along.y()));
        if (isUsable(i))
            total += m_lengths[i];
    }
    float passed = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (!isUsable(i) || (m_lengths[i] == 0 && total > 0))
            continue;
        Segment segment{.x = float(line[i - 1].x()), .y = float(line[i - 1].y()), .length = m_lengths[i], .half = half};
        if (segment.length > 0) {
            const QPointF along = line[i] - line[i - 1];
            segment.ux = float(along.x()) / segment.length;
            segment.uy = float(along.y()) / segment.length;
        }
        // A joint is round, but a flat end cuts off also what the joints near it would add.
        const bool isFlat = ends == Ends::Flat;
        segment.before = isFlat ? passed + 0.5F : unbounded;
        segment.behind = isFlat ? std::max(total - passed - segment.length, 0.0F) + 0.5F : unbounded;
        passed += segment.length;
        addSegment(segment);
    }
}

/** Where a row crosses a segment: what the coverage of its pixels is. */
struct Crossing
{
    float px = 0, py = 0; ///< The middle of the first pixel, seen from the beginning of the segment.
    float ux = 1, uy = 0;
    float length = 0;
    float half = 0;
    float before = 0, behind = 0;

    [[nodiscard]] float at(float i) const ///< 0 … 255, to be cut off
    {
        const float x = px + i;
        const float along = x * ux + py * uy;
        const float nearest = std::min(std::max(along, 0.0F), length);
        const float ex = x - nearest * ux;
        const float ey = py - nearest * uy;
        const float distance = std::sqrt(ex * ex + ey * ey);
        const float band = std::max(std::min(distance + 0.5F, half) - std::max(distance - 0.5F, -half), 0.0F);
        const float ends = std::min(std::max(along + before, 0.0F), 1.0F) * std::min(std::max(length - along + behind, 0.0F), 1.0F);
        return band * ends * 255 + 0.5F;
    }
};

/** A thin line: its distance grows evenly along the row, no roots. Round ends are as long, but square. */
struct ThinCrossing
{
    explicit ThinCrossing(const Crossing &c)
        : across(c.px * c.uy - c.py * c.ux)
        , along(c.px * c.ux + c.py * c.uy)
        , ux(c.ux)
        , uy(c.uy)
        , half(c.half)
        , before(std::min(c.before, c.half + 0.4F))
        , behind(c.length + std::min(c.behind, c.half + 0.4F))
    {
    }
    [[nodiscard]] float at(float i) const
    {
        const float distance = std::abs(across + i * uy);
        const float place = along + i * ux;
        const float band = std::max(std::min(distance + 0.5F, half) - std::max(distance - 0.5F, -half), 0.0F);
        const float end = std::min(std::max(std::min(place + before, behind - place), 0.0F), 1.0F);
        return band * end * 255 + 0.5F;
    }

    float across, along, ux, uy, half, before, behind;
};

/** Whole steps of so many pixels, the last beyond @p count: loops of a fixed length become vectors without a remainder. */
template<typename Line>
static void coverRow(quint8 *cover, int count, const Line &of)
{
    const Line line = of;
    for (int from = 0; from < count; from += step) {
        float share[step];
        for (int i = 0; i < step; ++i)
            share[i] = line.at(float(from + i));
        for (int i = 0; i < step; ++i)
            cover[from + i] = std::max(cover[from + i], quint8(int(share[i])));
    }
}

/** Of a coordinate in px: the pixel it is in, at least 0 and at most @p most. A conversion, where rounding functions would take longer than all else. */
static int pixelOf(float value, int most)
{
    return int(std::min(std::max(value, 0.0F), float(most)));
}

TONGLAN_WIDE void StrokeMask::addSegment(const Segment &s)
{
    const float reach = s.half + 0.5F;
    const float endX = s.x + s.ux * s.length;
    const float endY = s.y + s.uy * s.length;
    const float left = std::min(s.x, endX) - reach;
    const float right = std::max(s.x, endX) + reach;
    const float upper = std::min(s.y, endY) - reach;
    const float lower = std::max(s.y, endY) + reach;
    if (right <= 0 || left >= float(m_width) || lower <= 0 || upper >= float(m_height))
        return;
    const int top = pixelOf(upper, m_height - 1);
    const int bottom = pixelOf(lower, m_height - 1);
    m_top = std::min(m_top, top);
    m_bottom = std::max(m_bottom, bottom);
    const bool isSteep = std::abs(s.uy) > 1e-3F;
    const float slope = isSteep ? s.ux / s.uy : 0;
    const float room = isSteep ? (reach + 0.5F) / std::abs(s.uy) : unbounded; // along the row
    for (int y = top; y <= bottom; ++y) {
        const float py = float(y) + 0.5F - s.y;
        const float middle = s.x + py * slope; // where the row crosses the line
        const int first = pixelOf(std::max(left, middle - room), m_width - 1);
        const int count = pixelOf(std::min(right, middle + room), m_width - 1) + 1 - first;
        const Crossing crossing{float(first) + 0.5F - s.x, py, s.ux, s.uy, s.length, s.half, s.before, s.behind};
        quint8 *cover = m_cover.data() + std::ptrdiff_t(y) * m_stride + first;
        if (s.half <= thin)
            coverRow(cover, count, ThinCrossing(crossing));
        else
            coverRow(cover, count, crossing);
        auto &row = m_rows[std::size_t(y)];
        row.left = std::min(row.left, first);
        row.right = std::max(row.right, std::min(first + (count + step - 1) / step * step, m_width));
    }
}

void StrokeMask::layOnto(QImage &image, const QColor &color, const QRegion *clip, Blend blend)
{
    const auto lay = blend == Blend::Add ? addRow : layRow;
    const QRgb ink = qPremultiply(color.rgba());
    for (int y = m_top; y <= m_bottom; ++y) {
        auto &row = m_rows[std::size_t(y)];
        quint8 *cover = m_cover.data() + std::ptrdiff_t(y) * m_stride;
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        if (!clip) {
            if (row.left < row.right)
                lay(line + row.left, cover + row.left, row.right - row.left, ink);
        } else {
            for (const QRect &rect : *clip) {
                const int first = std::max(row.left, rect.left());
                const int last = std::min(row.right, rect.right() + 1);
                if (y >= rect.top() && y <= rect.bottom() && first < last)
                    lay(line + first, cover + first, last - first, ink);
            }
        }
        if (row.left < row.right)
            std::fill(cover + row.left, cover + row.right, quint8(0));
        row = {m_width, 0};
    }
    m_top = m_height;
    m_bottom = -1;
}

}
