#include "mapcore/heatkernel.h"

#include "mapcore/densityfield.h"

#include <algorithm>
#include <array>

namespace tonglan {

namespace {

constexpr int buckets = 128;
constexpr size_t manyPoints = 60'000;
constexpr int finestSide = 2048;

/** Adds a weight to the four cells around a place, by nearness. */
inline void splat(float *values, int columns, int rows, float gx, float gy, float weight)
{
    const float x = gx - 0.5F;
    const float y = gy - 0.5F;
    const int x0 = int(std::floor(x));
    const int y0 = int(std::floor(y));
    const float fx = x - float(x0);
    const float fy = y - float(y0);
    if (x0 >= 0 && y0 >= 0 && x0 + 1 < columns && y0 + 1 < rows) {
        float *p = values + std::ptrdiff_t(y0) * columns + x0;
        p[0] += weight * (1 - fx) * (1 - fy);
        p[1] += weight * fx * (1 - fy);
        p[columns] += weight * (1 - fx) * fy;
        p[columns + 1] += weight * fx * fy;
        return;
    }
    const auto add = [&](int cx, int cy, float w) {
        if (cx >= 0 && cy >= 0 && cx < columns && cy < rows)
            values[std::ptrdiff_t(cy) * columns + cx] += w;
    };
    add(x0, y0, weight * (1 - fx) * (1 - fy));
    add(x0 + 1, y0, weight * fx * (1 - fy));
    add(x0, y0 + 1, weight * (1 - fx) * fy);
    add(x0 + 1, y0 + 1, weight * fx * fy);
}

std::array<double, 4> rampAt(std::span<const QColor> ramp, double ratio)
{
    const double t = std::pow(std::clamp(ratio, 0.0, 1.0), 0.62);
    const double alpha = std::clamp((t - 0.12) / 0.30, 0.0, 1.0) * 0.50 * (0.75 + 0.25 * t);
    const double at = std::clamp(0.10 + 0.90 * t, 0.0, 1.0) * double(ramp.size() - 1);
    const auto i = std::min(size_t(at), ramp.size() - 2);
    const double f = at - double(i);
    const auto mix = [&](float a, float b) { return a + (b - a) * f; };
    return {mix(ramp[i].redF(), ramp[i + 1].redF()), mix(ramp[i].greenF(), ramp[i + 1].greenF()), mix(ramp[i].blueF(), ramp[i + 1].blueF()), alpha};
}

}

HeatField::HeatField(std::span<const double> x, std::span<const double> y, std::span<const float> weight)
{
    const size_t n = std::min(x.size(), y.size());
    const auto usable = [&](size_t i) { return x[i] >= 0 && x[i] <= 1 && y[i] >= 0 && y[i] <= 1 && (weight.empty() || (std::isfinite(weight[i]) && weight[i] > 0)); };
    bool any = false;
    for (size_t i = 0; i < n; ++i) {
        if (!usable(i))
            continue;
        if (!any)
            m_box = {x[i], y[i], x[i], y[i]};
        any = true;
        m_box = {std::min(m_box.left, x[i]), std::min(m_box.top, y[i]), std::max(m_box.right, x[i]), std::max(m_box.bottom, y[i])};
    }
    if (!any)
        return;
    m_side = std::max({m_box.right - m_box.left, m_box.bottom - m_box.top, 1e-9}) * 1.000001;
    const auto bucketOf = [](float px, float py) {
        return size_t(std::clamp(int(py * buckets), 0, buckets - 1)) * buckets + size_t(std::clamp(int(px * buckets), 0, buckets - 1));
    };
    const auto local = [&](size_t i) { return Point{float((x[i] - m_box.left) / m_side), float((y[i] - m_box.top) / m_side), weight.empty() ? 1.0F : std::min(weight[i], 1e6F)}; };
    m_bucketStart.assign(size_t(buckets) * buckets + 1, 0);
    for (size_t i = 0; i < n; ++i)
        if (usable(i)) {
            const Point p = local(i);
            ++m_bucketStart[bucketOf(p.x, p.y) + 1];
        }
    for (size_t b = 1; b < m_bucketStart.size(); ++b)
        m_bucketStart[b] += m_bucketStart[b - 1];
    m_points.resize(m_bucketStart.back());
    std::vector<quint32> next(m_bucketStart.begin(), m_bucketStart.end() - 1);
    for (size_t i = 0; i < n; ++i)
        if (usable(i)) {
            const Point p = local(i);
            m_points[next[bucketOf(p.x, p.y)]++] = p;
        }
    if (m_points.size() < manyPoints)
        return;

    Level level{finestSide, std::vector<float>(size_t(finestSide) * finestSide)};
    for (const Point &p : m_points)
        level.sums[size_t(std::min(int(p.y * finestSide), finestSide - 1)) * finestSide + size_t(std::min(int(p.x * finestSide), finestSide - 1))] += p.weight;
    m_levels.push_back(std::move(level));
    while (m_levels.back().side > 32) {
        const Level &fine = m_levels.back();
        Level coarse{fine.side / 2, std::vector<float>(size_t(fine.side / 2) * size_t(fine.side / 2))};
        for (int row = 0; row < coarse.side; ++row)
            for (int column = 0; column < coarse.side; ++column) {
                const float *p = fine.sums.data() + std::ptrdiff_t(2 * row) * fine.side + 2 * column;
                coarse.sums[size_t(row) * size_t(coarse.side) + size_t(column)] = p[0] + p[1] + p[fine.side] + p[fine.side + 1];
            }
        m_levels.push_back(std::move(coarse));
    }
}

void HeatField::addPoints(HeatGrid &grid, const WorldBox &box) const
{
    const auto bucket = [&](double v, double from) { return std::clamp(int(std::floor((v - from) / m_side * buckets)), 0, buckets - 1); };
    const int left = bucket(box.left, m_box.left);
    const int right = bucket(box.right, m_box.left);
    const int bottom = bucket(box.bottom, m_box.top);
    const auto scale = float(m_side / grid.cell);
    const auto dx = float((m_box.left - grid.origin.x) / grid.cell);
    const auto dy = float((m_box.top - grid.origin.y) / grid.cell);
    for (int row = bucket(box.top, m_box.top); row <= bottom; ++row) {
        const quint32 from = m_bucketStart[size_t(row) * buckets + size_t(left)];
        const quint32 to = m_bucketStart[size_t(row) * buckets + size_t(right) + 1];
        for (quint32 i = from; i < to; ++i)
            splat(grid.perSquareKilometre.data(), grid.columns, grid.rows, m_points[i].x * scale + dx, m_points[i].y * scale + dy, m_points[i].weight);
    }
}

void HeatField::addLevel(HeatGrid &grid, const Level &level) const
{
    const double side = m_side / level.side;
    const auto index = [&](double v, double from) { return std::clamp(int(std::floor((v - from) / side)), 0, level.side - 1); };
    const int left = index(grid.origin.x, m_box.left);
    const int right = index(grid.origin.x + grid.columns * grid.cell, m_box.left);
    const int bottom = index(grid.origin.y + grid.rows * grid.cell, m_box.top);
    const auto step = float(side / grid.cell);
    const auto dx = float((m_box.left - grid.origin.x) / grid.cell) + step / 2;
    const auto dy = float((m_box.top - grid.origin.y) / grid.cell) + step / 2;
    for (int row = index(grid.origin.y, m_box.top); row <= bottom; ++row) {
        const float *sums = level.sums.data() + std::ptrdiff_t(row) * level.side;
        for (int column = left; column <= right; ++column)
            if (sums[column] > 0)
                splat(grid.perSquareKilometre.data(), grid.columns, grid.rows, float(column) * step + dx, float(row) * step + dy, sums[column]);
    }
}

HeatGrid HeatField::densities(const WorldBox &box, double zoom, double unit, double radius) const
{
    HeatGrid grid;
    const int reachCells = std::clamp(int(std::lround(radius / heatCell)), 3, 12);
    const double cellPixels = radius / reachCells * unit;
    grid.cell = cellPixels / worldPixels(zoom);
    // Whole cells of the world, with room for what shines in from outside.
    const int margin = reachCells + 1;
    const double left = std::floor(box.left / grid.cell) - margin;
    const double top = std::floor(box.top / grid.cell) - margin;
    grid.columns = int(std::clamp(std::ceil(box.right / grid.cell) + margin - left, 1.0, 4096.0));
    grid.rows = int(std::clamp(std::ceil(box.bottom / grid.cell) + margin - top, 1.0, 4096.0));
    grid.origin = {left * grid.cell, top * grid.cell};
    grid.perSquareKilometre.assign(size_t(grid.columns) * size_t(grid.rows), 0.0F);
    const WorldBox reach{grid.origin.x, grid.origin.y, grid.origin.x + grid.columns * grid.cell, grid.origin.y + grid.rows * grid.cell};
    if (m_points.empty() || !reach.intersects({m_box.left, m_box.top, m_box.left + m_side, m_box.top + m_side}))
        return grid;

    const Level *level = nullptr; // the coarsest that is still three times finer than the grid
    for (const Level &candidate : m_levels)
        if (m_side / candidate.side * 3 <= grid.cell)
            level = &candidate;
    if (level)
        addLevel(grid, *level);
    else
        addPoints(grid, reach);

    // Three boxes that together reach the radius of the kernel: 2, 2 and 1 for five cells.
    boxBlur(grid.perSquareKilometre, grid.columns, grid.rows, std::array{(reachCells + 2) / 3, (reachCells + 1) / 3, reachCells / 3});
    for (int row = 0; row < grid.rows; ++row) {
        const GeoPoint place = toGeo({0.5, grid.origin.y + (row + 0.5) * grid.cell});
        const double side = metersPerPixel(place.lat, zoom) * cellPixels / 1000;
        const auto perArea = float(1 / (side * side));
        for (int column = 0; column < grid.columns; ++column)
            grid.perSquareKilometre[size_t(row) * size_t(grid.columns) + size_t(column)] *= perArea;
    }
    return grid;
}

QImage colorHeat(const HeatGrid &grid, std::span<const QColor> ramp, double maximum)
{
    if (grid.columns < 1 || grid.rows < 1 || ramp.size() < 2 || !(maximum > 0))
        return {};
    // The table is finer where densities are small, because t rises steeply there.
    constexpr int entries = 2048;
    std::array<QRgb, entries + 1> table = {};
    for (int i = 0; i <= entries; ++i) {
        const double root = double(i) / entries;
        const auto [r, g, b, a] = rampAt(ramp, root * root);
        table[size_t(i)] = qRgba(int(r * a * 255 + 0.5), int(g * a * 255 + 0.5), int(b * a * 255 + 0.5), int(a * 255 + 0.5));
    }
    QImage image(grid.columns, grid.rows, QImage::Format_ARGB32_Premultiplied);
    const auto scale = float(1 / maximum);
    for (int y = 0; y < grid.rows; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        const float *values = grid.perSquareKilometre.data() + std::ptrdiff_t(y) * grid.columns;
        for (int x = 0; x < grid.columns; ++x) {
            const float ratio = values[x] * scale;
            line[x] = ratio <= 0 ? 0 : table[size_t(std::min(std::sqrt(ratio), 1.0F) * entries + 0.5F)];
        }
    }
    return image;
}

QColor heatColor(double perSquareKilometre, std::span<const QColor> ramp, double maximum)
{
    if (ramp.size() < 2 || !(maximum > 0))
        return {};
    const auto [r, g, b, a] = rampAt(ramp, perSquareKilometre / maximum);
    return QColor::fromRgbF(float(r), float(g), float(b), float(a));
}

}
