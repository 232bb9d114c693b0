#include "mapcore/areapainter.h"

#include "base/parallel.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

QColor areaColor(double perSquareKilometre, std::span<const QColor> ramp, double maximum)
{
    if (ramp.size() < 2 || !(maximum > 0) || !(perSquareKilometre > 0))
        return Qt::transparent;
    const double t = std::pow(std::min(1.0, perSquareKilometre / maximum), 0.62); // as heat
    const double at = (0.10 + 0.90 * t) * double(ramp.size() - 1);
    const auto i = std::min(std::size_t(at), ramp.size() - 2);
    const auto f = float(at - double(i));
    const auto mix = [f](float a, float b) { return a + (b - a) * f; };
    return QColor::fromRgbF(mix(ramp[i].redF(), ramp[i + 1].redF()), mix(ramp[i].greenF(), ramp[i + 1].greenF()), mix(ramp[i].blueF(), ramp[i + 1].blueF()), float(0.34 + 0.36 * t));
}

QImage paintCells(std::span<const AreaCount> cells, const CellGrid &grid, const ImageFrame &frame, std::span<const QColor> ramp, double maximum, double gap, double digits)
{
    QImage image(frame.size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font(QStringList{u"Tonglan Num"_s, u"Barlow Semi Condensed"_s, u"Noto Sans CJK SC"_s});
    font.setHintingPreference(QFont::PreferNoHinting); // hinted outlines tell by a hair what was drawn from the font before
    font.setPixelSize(std::max(1, int(std::lround(digits))));
    font.setWeight(QFont::Medium);
    const QFontMetricsF metrics(font);
    const double shrink = 1 - gap / (grid.width * frame.scale);
    const bool hasDigits = digits > 0 && grid.width * frame.scale > 2.4 * digits;
    const auto toImage = [&](WorldPoint p) { return QPointF((p.x - frame.origin.x) * frame.scale, (p.y - frame.origin.y) * frame.scale); };
    for (const auto &cell : cells) {
        const CellGrid::Place place{cell.column, cell.row};
        const auto middle = toImage(grid.middle(place));
        QPolygonF polygon;
        for (const auto corner : grid.outline(place))
            polygon << middle + (toImage(corner) - middle) * shrink;
        const auto color = areaColor(cell.perSquareKilometre(), ramp, maximum);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(polygon);
        if (!hasDigits)
            continue;
        // Dark ground under a light ramp's end, and the other way round: the digits are in the ink that is further away.
        const auto ground = color.lightnessF() * color.alphaF() + float(ramp.front().lightnessF()) * (1 - color.alphaF());
        painter.setPen(ground > 0.5F ? QColor(u"#06110F"_s) : QColor(u"#F2F5F6"_s));
        painter.setFont(font);
        const auto text = QString::number(cell.count);
        painter.drawText(QPointF(middle.x() - metrics.horizontalAdvance(text) / 2, middle.y() + metrics.capHeight() / 2), text);
    }
    return image;
}

QImage paintRegionMask(const RegionAreas &areas, const ImageFrame &frame)
{
    QImage mask(frame.size, QImage::Format_RGB32);
    mask.fill(0);
    QPainter painter(&mask); // without antialiasing: a mixture of two numbers would be a third region
    painter.setPen(Qt::NoPen);
    for (int i = areas.size() - 1; i >= 0; --i) {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const auto &ring : areas.rings(i)) {
            QPolygonF polygon;
            for (const auto p : ring)
                polygon << QPointF((p.x - frame.origin.x) * frame.scale, (p.y - frame.origin.y) * frame.scale);
            path.addPolygon(polygon);
            path.closeSubpath();
        }
        if (path.boundingRect().intersects(QRectF(QPointF(), frame.size)))
            painter.fillPath(path, QColor::fromRgb(QRgb(i + 1)));
    }
    return mask;
}

QImage colorMask(const QImage &mask, std::span<const QColor> colors)
{
    std::vector<QRgb> table = {0};
    for (const auto &color : colors)
        table.push_back(qPremultiply(color.rgba()));
    const auto most = quint32(table.size() - 1);
    QImage image(mask.size(), QImage::Format_ARGB32_Premultiplied);
    const int width = mask.width();
    const auto height = std::size_t(mask.height());
    auto *bits = image.bits();
    const auto stride = image.bytesPerLine();
    const int shares = sharesOf(std::size_t(width) * height);
    inParallel(shares, [&](int share) {
        for (auto y = shareBegin(height, share, shares); y < shareBegin(height, share + 1, shares); ++y) {
            const auto *from = reinterpret_cast<const QRgb *>(mask.constScanLine(int(y)));
            auto *to = reinterpret_cast<QRgb *>(bits + qsizetype(y) * stride);
            for (int x = 0; x < width; ++x)
                to[x] = table[std::min(from[x] & 0xffffff, most)];
        }
    });
    return image;
}

QImage fillMask(const QImage &mask, std::span<const RegionFill> fills, int line)
{
    struct Entry
    {
        QRgb color = 0;
        QRgb line = 0;
        int spacing = 0;
        bool isCrossed = false;
    };
    std::vector<Entry> table(1);
    for (const auto &fill : fills)
        table.push_back({qPremultiply(fill.color.rgba()), qPremultiply(fill.line.rgba()), fill.spacing, fill.isCrossed});
    const auto most = quint32(table.size() - 1);
    QImage image(mask.size(), QImage::Format_ARGB32_Premultiplied);
    const int width = mask.width();
    const auto height = std::size_t(mask.height());
    auto *bits = image.bits();
    const auto stride = image.bytesPerLine();
    const int shares = sharesOf(std::size_t(width) * height);
    inParallel(shares, [&](int share) {
        for (auto y = shareBegin(height, share, shares); y < shareBegin(height, share + 1, shares); ++y) {
            const auto *from = reinterpret_cast<const QRgb *>(mask.constScanLine(int(y)));
            auto *to = reinterpret_cast<QRgb *>(bits + qsizetype(y) * stride);
            for (int x = 0, end = 0; x < width; x = end) { // a region's run at a time: most pixels cost no more than a fill
                while (end < width && from[end] == from[x])
                    ++end;
                const auto &entry = table[std::min(from[x] & 0xffffff, most)];
                std::fill(to + x, to + end, entry.color);
                const auto draw = [&](int offset) { // lines begin where x + offset is a multiple of the spacing
                    for (int at = x - (x + offset) % entry.spacing; at < end; at += entry.spacing)
                        std::fill(to + std::clamp(at, x, end), to + std::clamp(at + line, x, end), entry.line);
                };
                if (entry.spacing == 0)
                    continue;
                const int row = int(y) % entry.spacing;
                draw(row);
                if (entry.isCrossed)
                    draw(entry.spacing - row);
            }
        }
    });
    return image;
}

}
