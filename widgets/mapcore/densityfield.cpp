#include "mapcore/densityfield.h"

#include "mapcore/wide.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tonglan {

namespace {

/** One sliding-window pass along the rows. Nothing becomes less than @p least: no rounding error below nothing. */
void boxPassAcross(const float *from, float *to, int columns, int rows, int radius, float least)
{
    const float scale = 1.0F / float(2 * radius + 1);
    for (int y = 0; y < rows; ++y) {
        const float *src = from + std::ptrdiff_t(y) * columns;
        float *dst = to + std::ptrdiff_t(y) * columns;
        float sum = 0;
        for (int x = 0; x <= std::min(radius, columns - 1); ++x)
            sum += src[x];
        const int inner = std::min(columns, radius); // from here on the window leaves what lies on the left
        const int rim = std::max(inner, columns - radius - 1); // and from here on nothing comes in on the right
        int x = 0;
        for (; x < inner; ++x) {
            dst[x] = std::max(least, sum * scale);
            if (x + radius + 1 < columns)
                sum += src[x + radius + 1];
        }
        for (; x < rim; ++x) {
            dst[x] = std::max(least, sum * scale);
            sum += src[x + radius + 1] - src[x - radius];
        }
        for (; x < columns; ++x) {
            dst[x] = std::max(least, sum * scale);
            sum -= src[x - radius];
        }
    }
}

/** The same down the columns, a row at a time so that memory is read in order. */
TONGLAN_WIDE void boxPassDown(const float *from, float *to, int columns, int rows, int radius, float least, std::vector<float> &sums)
{
    const float scale = 1.0F / float(2 * radius + 1);
    sums.assign(size_t(columns), 0.0F);
    for (int y = 0; y <= std::min(radius, rows - 1); ++y)
        for (int x = 0; x < columns; ++x)
            sums[size_t(x)] += from[std::ptrdiff_t(y) * columns + x];
    for (int y = 0; y < rows; ++y) {
        float *dst = to + std::ptrdiff_t(y) * columns;
        for (int x = 0; x < columns; ++x)
            dst[x] = std::max(least, sums[size_t(x)] * scale);
        if (y + radius + 1 < rows) {
            const float *in = from + std::ptrdiff_t(y + radius + 1) * columns;
            for (int x = 0; x < columns; ++x)
                sums[size_t(x)] += in[x];
        }
        if (y - radius >= 0) {
            const float *out = from + std::ptrdiff_t(y - radius) * columns;
            for (int x = 0; x < columns; ++x)
                sums[size_t(x)] -= out[x];
        }
    }
}

}

void boxBlur(std::vector<float> &grid, int columns, int rows, std::span<const int> radii, bool isSigned)
{
    const float least = isSigned ? std::numeric_limits<float>::lowest() : 0.0F;
    if (columns < 1 || rows < 1)
        return;
    std::vector<float> other(grid.size());
    std::vector<float> sums;
    for (const int radius : radii) {
        if (radius < 1)
            continue;
        boxPassAcross(grid.data(), other.data(), columns, rows, radius, least);
        boxPassDown(other.data(), grid.data(), columns, rows, radius, least, sums);
    }
}

DensityField::DensityField(const WorldBox &box, int columns, int rows)
    : m_box(box)
    , m_columns(std::max(1, columns))
    , m_rows(std::max(1, rows))
    , m_near(size_t(m_columns) * size_t(m_rows), 0.0F)
{
}

void DensityField::add(WorldPoint a, WorldPoint b, float weight)
{
    if (m_near.empty())
        return;
    const double sx = m_columns / (m_box.right - m_box.left);
    const double sy = m_rows / (m_box.bottom - m_box.top);
    const double ax = (a.x - m_box.left) * sx;
    const double ay = (a.y - m_box.top) * sy;
    const double dx = (b.x - a.x) * sx;
    const double dy = (b.y - a.y) * sy;
    const double length = std::hypot(dx, dy);
    const int steps = std::clamp(int(std::ceil(length * 2)), 1, 1000);
    for (int i = 0; i < steps; ++i) {
        const double t = (i + 0.5) / steps;
        const int x = int(std::floor(ax + dx * t));
        const int y = int(std::floor(ay + dy * t));
        if (x >= 0 && y >= 0 && x < m_columns && y < m_rows)
            m_near[size_t(y) * size_t(m_columns) + size_t(x)] += float(length / steps) * weight;
    }
}

void DensityField::finish(int nearRadius, int wideRadius, bool scale)
{
    if (m_near.empty())
        return;
    boxBlur(m_near, m_columns, m_rows, std::array{nearRadius, nearRadius, nearRadius});
    if (scale) {
        std::vector<float> sorted = m_near;
        const auto top = sorted.begin() + std::ptrdiff_t(double(sorted.size() - 1) * 0.99);
        std::ranges::nth_element(sorted, top);
        const float factor = *top > 0 ? 1.0F / *top : 0.0F;
        for (float &v : m_near)
            v *= factor;
    }
    m_wide = m_near;
    boxBlur(m_wide, m_columns, m_rows, std::array{wideRadius, wideRadius, wideRadius});
}

/** Bilinear, from valueOf(cell). */
template<typename ValueOf>
float DensityField::between(WorldPoint p, ValueOf valueOf) const
{
    if (m_near.empty() || !m_box.contains(p))
        return 0;
    const double x = (p.x - m_box.left) / (m_box.right - m_box.left) * m_columns - 0.5;
    const double y = (p.y - m_box.top) / (m_box.bottom - m_box.top) * m_rows - 0.5;
    const int x0 = int(x + 1) - 1; // rounds down: neither is below -0.5
    const int y0 = int(y + 1) - 1;
    const auto fx = float(x - x0);
    const auto fy = float(y - y0);
    const auto at = [&](int column, int row) {
        if (column < 0 || row < 0 || column >= m_columns || row >= m_rows)
            return 0.0F; // fades out at the rim
        return valueOf(size_t(row) * size_t(m_columns) + size_t(column));
    };
    return (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) + (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy;
}

float DensityField::sample(const std::vector<float> &grid, WorldPoint p) const
{
    return grid.empty() ? 0 : between(p, [&grid](size_t cell) { return grid[cell]; });
}

float DensityField::mixed(WorldPoint p, float ofNear, float ofWide) const
{
    return m_wide.empty() ? ofNear * near(p) : between(p, [&](size_t cell) { return ofNear * m_near[cell] + ofWide * m_wide[cell]; });
}

static void writeGrid(QDataStream &out, const std::vector<float> &grid)
{
    out << quint64(grid.size());
    out.writeRawData(reinterpret_cast<const char *>(grid.data()), int(grid.size() * sizeof(float)));
}

static bool readGrid(QDataStream &in, std::vector<float> &grid, qint64 cells)
{
    quint64 size = 0;
    in >> size;
    if (in.status() != QDataStream::Ok || (size != 0 && qint64(size) != cells))
        return false;
    grid.resize(size);
    const int bytes = int(size * sizeof(float));
    return in.readRawData(reinterpret_cast<char *>(grid.data()), bytes) == bytes;
}

QDataStream &operator<<(QDataStream &out, const DensityField &field)
{
    out << field.m_box.left << field.m_box.top << field.m_box.right << field.m_box.bottom << qint32(field.m_columns) << qint32(field.m_rows);
    writeGrid(out, field.m_near);
    writeGrid(out, field.m_wide);
    return out;
}

QDataStream &operator>>(QDataStream &in, DensityField &field)
{
    constexpr int mostCells = 4096; // along a side
    qint32 columns = 0;
    qint32 rows = 0;
    in >> field.m_box.left >> field.m_box.top >> field.m_box.right >> field.m_box.bottom >> columns >> rows;
    const bool good = in.status() == QDataStream::Ok && columns >= 0 && columns <= mostCells && rows >= 0 && rows <= mostCells;
    field.m_columns = columns;
    field.m_rows = rows;
    if (!good || !readGrid(in, field.m_near, qint64(columns) * rows) || !readGrid(in, field.m_wide, qint64(columns) * rows)) {
        in.setStatus(QDataStream::ReadCorruptData);
        field = {};
    }
    return in;
}

}
