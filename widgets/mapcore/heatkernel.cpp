#include "mapcore/heatkernel.h"

#include "mapcore/densityfield.h"

#include <algorithm>
#include <array>

namespace tonglan {

namespace {

/** Cells of the pyramid along one cell of the grid, at least. Shared between four cells of the grid by their middle, with one a cell they
 *  are as good as the points themselves to two hundredths of the maximum; with two to a few thousandths, in four times the time.
 */
constexpr double finer = 1;

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

struct Tint
{
    double red = 0, green = 0, blue = 0, alpha = 0; // not premultiplied

    [[nodiscard]] QRgb premultiplied() const { return qRgba(int(red * alpha * 255 + 0.5), int(green * alpha * 255 + 0.5), int(blue * alpha * 255 + 0.5), int(alpha * 255 + 0.5)); }
    [[nodiscard]] QColor color() const { return QColor::fromRgbF(float(red), float(green), float(blue), float(alpha)); }
};

/** t of the design: small densities are told apart better than large ones. */
double stretched(double ratio)
{
    return std::pow(std::clamp(ratio, 0.0, 1.0), 0.62);
}

Tint tintAt(std::span<const QColor> ramp, double place, double t)
{
    const double at = std::clamp(place, 0.0, 1.0) * double(ramp.size() - 1);
    const auto i = std::min(size_t(at), ramp.size() - 2);
    const double f = at - double(i);
    const auto mix = [f](float a, float b) { return a + (b - a) * f; };
    const double alpha = std::clamp((t - 0.12) / 0.30, 0.0, 1.0) * 0.50 * (0.75 + 0.25 * t);
    return {mix(ramp[i].redF(), ramp[i + 1].redF()), mix(ramp[i].greenF(), ramp[i + 1].greenF()), mix(ramp[i].blueF(), ramp[i + 1].blueF()), alpha};
}

Tint rampAt(std::span<const QColor> ramp, double ratio)
{
    const double t = stretched(ratio);
    return tintAt(ramp, 0.10 + 0.90 * t, t);
}

Tint differenceAt(std::span<const QColor> ramp, double ratio)
{
    const double t = stretched(std::abs(ratio));
    auto tint = tintAt(ramp, 0.5 + std::copysign(t, ratio) / 2, t);
    tint.alpha *= 1.4; // the middle of the ramp is as dark as the map
    return tint;
}

/** One pixel a cell by @p table, whose entries go by the root of the ratio: they lie closer where densities are small, because t rises
 *  steeply there. The second half of the table, if it has one, is for densities below 0.
 */
QImage painted(const HeatGrid &grid, std::span<const QRgb> table, int entries, double maximum)
{
    QImage image(grid.columns, grid.rows, QImage::Format_ARGB32_Premultiplied);
    const auto scale = float(1 / maximum);
    const bool isSigned = table.size() > size_t(entries) + 1;
    for (int y = 0; y < grid.rows; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        const float *values = grid.perSquareKilometre.data() + std::ptrdiff_t(y) * grid.columns;
        for (int x = 0; x < grid.columns; ++x) {
            const float ratio = values[x] * scale;
            const auto entry = size_t(std::min(std::sqrt(std::abs(ratio)), 1.0F) * float(entries) + 0.5F);
            line[x] = ratio > 0 ? table[entry] : ratio < 0 && isSigned ? table[size_t(entries) + 1 + entry]
                                                                       : 0;
        }
    }
    return image;
}

constexpr int tableEntries = 2048;

bool canPaint(const HeatGrid &grid, std::span<const QColor> ramp, double maximum)
{
    return grid.columns > 0 && grid.rows > 0 && ramp.size() >= 2 && maximum > 0;
}

}

/** What one point in the middle of a cell leaves there. */
static float peakOf(std::span<const int> radii)
{
    const int side = 4 * (radii[0] + radii[1] + radii[2]) + 3;
    std::vector<float> one(size_t(side) * size_t(side), 0.0F);
    one[one.size() / 2] = 1;
    boxBlur(one, side, side, radii);
    return one[one.size() / 2];
}

HeatGrid densities(const PointSums &sums, const WorldBox &box, double zoom, double unit, double radius, int least)
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
    bool isAny = false;
    sums.visit(reach, grid.cell / finer, [&, scale = 1 / grid.cell, values = grid.perSquareKilometre.data()](WorldPoint at, float value) {
        isAny = true;
        splat(values, grid.columns, grid.rows, float((at.x - grid.origin.x) * scale), float((at.y - grid.origin.y) * scale), value);
    });
    if (!isAny)
        return grid;

    // Three boxes that together reach the radius of the kernel: 2, 2 and 1 for five cells.
    const std::array radii{(reachCells + 2) / 3, (reachCells + 1) / 3, reachCells / 3};
    boxBlur(grid.perSquareKilometre, grid.columns, grid.rows, radii, sums.isSigned());
    if (least > 1) {
        const float few = (float(least) - 0.5F) * peakOf(radii); // halfway: sums of floats are not exact
        for (float &value : grid.perSquareKilometre)
            value = std::abs(value) < few ? 0.0F : value;
    }
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
    if (!canPaint(grid, ramp, maximum))
        return {};
    std::vector<QRgb> table;
    for (int i = 0; i <= tableEntries; ++i)
        table.push_back(rampAt(ramp, std::pow(double(i) / tableEntries, 2)).premultiplied());
    return painted(grid, table, tableEntries, maximum);
}

QImage colorDifference(const HeatGrid &grid, std::span<const QColor> ramp, double maximum)
{
    if (!canPaint(grid, ramp, maximum))
        return {};
    std::vector<QRgb> table;
    for (const int sign : {1, -1}) {
        for (int i = 0; i <= tableEntries; ++i)
            table.push_back(differenceAt(ramp, sign * std::pow(double(i) / tableEntries, 2)).premultiplied());
    }
    return painted(grid, table, tableEntries, maximum);
}

QColor heatColor(double perSquareKilometre, std::span<const QColor> ramp, double maximum)
{
    return ramp.size() < 2 || !(maximum > 0) ? QColor() : rampAt(ramp, perSquareKilometre / maximum).color();
}

QColor differenceColor(double perSquareKilometre, std::span<const QColor> ramp, double maximum)
{
    return ramp.size() < 2 || !(maximum > 0) ? QColor() : differenceAt(ramp, perSquareKilometre / maximum).color();
}

}
