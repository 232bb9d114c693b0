#include "mapcore/areamask.h"

#include "mapcore/pixelrows.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

AreaMask::AreaMask(QSize size)
    : m_width(size.width())
    , m_height(size.height())
    , m_top(size.height())
    , m_steps((std::size_t(size.width()) + 2) * std::size_t(size.height()))
    , m_rows(std::size_t(size.height()), Span{size.width(), 0})
    , m_cover(std::size_t(size.width()))
{
}

void AreaMask::add(std::span<const QPointF> ring)
{
    if (ring.size() < 3)
        return;
    for (std::size_t i = 0; i < ring.size(); ++i)
        addEdge(ring[i], ring[i + 1 < ring.size() ? i + 1 : 0]);
}

/** What is above, below or to the right changes nothing here; what is to the left covers its rows from the first pixel on. */
void AreaMask::addEdge(QPointF from, QPointF to)
{
    if (!std::isfinite(from.x() + from.y() + to.x() + to.y()) || from.y() == to.y())
        return;
    const float direction = from.y() < to.y() ? 1 : -1;
    if (direction < 0)
        std::swap(from, to);
    if (to.y() <= 0 || from.y() >= m_height || (from.x() >= m_width && to.x() >= m_width))
        return;
    const double slope = (to.x() - from.x()) / (to.y() - from.y());
    const auto at = [&](double y) { return from.x() + (y - from.y()) * slope; };
    double y = std::max(from.y(), 0.0);
    const double bottom = std::min(to.y(), double(m_height));
    // At most three pieces: before, within and behind the columns that there are.
    std::array<double, 2> cuts = {bottom, bottom};
    if (slope != 0) {
        cuts = {from.y() + (0 - from.x()) / slope, from.y() + (m_width - from.x()) / slope};
        std::ranges::sort(cuts);
    }
    for (const double cut : {cuts[0], cuts[1], bottom}) {
        const double end = std::clamp(cut, y, bottom);
        if (end > y) {
            const double middle = at((y + end) / 2);
            if (middle <= 0)
                addInside(0, y, 0, end, direction);
            else if (middle < m_width)
                addInside(std::clamp(at(y), 0.0, double(m_width)), y, std::clamp(at(end), 0.0, double(m_width)), end, direction);
        }
        y = end;
    }
}

void AreaMask::addInside(double x, double y, double endX, double endY, float direction)
{
    const int top = int(y);
    const int bottom = std::min(int(std::ceil(endY)), m_height) - 1;
    m_top = std::min(m_top, top);
    m_bottom = std::max(m_bottom, bottom);
    const double slope = (endX - x) / (endY - y);
    double at = x;
    for (int row = top; row <= bottom; ++row) {
        const double from = std::max(y, double(row));
        const double to = std::min(endY, row + 1.0);
        const double next = row == bottom ? endX : x + (to - y) * slope;
        cross(row, float(at), float(next), float(to - from) * direction);
        at = next;
    }
}

/** An edge crosses a row from one x to another: its height is shared among the pixels in between, and in each between this and the next by where it lies. */
void AreaMask::cross(int row, float from, float to, float height)
{
    float *steps = m_steps.data() + std::ptrdiff_t(row) * (m_width + 2);
    float left = std::min(from, to);
    const float right = std::max(from, to);
    int column = int(left);
    const int last = int(right);
    auto &span = m_rows[std::size_t(row)];
    span.left = std::min(span.left, column);
    span.right = std::max(span.right, last + 2);
    if (column == last) {
        const float share = (left + right) / 2 - float(column);
        steps[column] += height * (1 - share);
        steps[column + 1] += height * share;
        return;
    }
    const float perPixel = height / (right - left);
    for (; column <= last; ++column) {
        const float next = std::min(right, float(column + 1));
        const float part = (next - left) * perPixel;
        const float share = (left + next) / 2 - float(column);
        steps[column] += part * (1 - share);
        steps[column + 1] += part * share;
        left = next;
    }
}

AreaMask::Span AreaMask::cover(int row)
{
    const auto span = m_rows[std::size_t(row)];
    if (span.left >= span.right)
        return {};
    float *steps = m_steps.data() + std::ptrdiff_t(row) * (m_width + 2);
    const int end = std::min(span.right, m_width);
    const float sum = coverRow(m_cover.data() + span.left, steps + span.left, end - span.left, 0);
    std::fill(steps + end, steps + m_width + 2, 0.0F);
    const auto rest = quint8(int(std::min(std::abs(sum), 1.0F) * 255 + 0.5F)); // areas that go on beyond the right side
    if (rest <= 1) // rounding
        return {span.left, end};
    std::fill(m_cover.begin() + end, m_cover.end(), rest);
    return {span.left, m_width};
}

template<typename Use>
void AreaMask::clipped(const QRegion *clip, int y, Span span, Use use)
{
    if (!clip) {
        if (span.left < span.right)
            use(span.left, span.right);
        return;
    }
    for (const QRect &rect : *clip) {
        const int first = std::max(span.left, rect.left());
        const int last = std::min(span.right, rect.right() + 1);
        if (y >= rect.top() && y <= rect.bottom() && first < last)
            use(first, last);
    }
}

void AreaMask::layOnto(QImage &image, const QColor &color, const QRegion *clip)
{
    const QRgb ink = qPremultiply(color.rgba());
    for (int y = m_top; y <= m_bottom; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        clipped(clip, y, cover(y), [&](int first, int last) { layRow(line + first, m_cover.data() + first, last - first, ink); });
    }
    clear();
}

void AreaMask::showAround(QImage &image, const QImage &picture, const QRegion *clip)
{
    for (int y = 0; y < m_height; ++y) {
        const auto span = cover(y);
        std::fill(m_cover.begin(), m_cover.begin() + span.left, quint8(0));
        std::fill(m_cover.begin() + span.right, m_cover.end(), quint8(0));
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        const auto *from = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        clipped(clip, y, {0, m_width}, [&](int first, int last) { showRow(line + first, from + first, m_cover.data() + first, last - first); });
    }
    clear();
}

std::vector<quint8> AreaMask::take()
{
    std::vector<quint8> all(std::size_t(m_width) * std::size_t(m_height));
    for (int y = m_top; y <= m_bottom; ++y) {
        const auto span = cover(y);
        std::copy(m_cover.begin() + span.left, m_cover.begin() + span.right, all.begin() + std::ptrdiff_t(y) * m_width + span.left);
    }
    clear();
    return all;
}

void AreaMask::clear()
{
    std::ranges::fill(m_rows, Span{m_width, 0});
    m_top = m_height;
    m_bottom = -1;
}

}
