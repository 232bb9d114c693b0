#include "mapcore/areahatch.h"

#include "mapcore/labelink.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace tonglan {

namespace {

constexpr std::size_t mostPoints = 6'000; ///< Of one area: strokes of more take too long, and are no line any more but a blot.

std::size_t pointsIn(const WorldRings &rings)
{
    std::size_t points = 0;
    for (const auto &ring : rings)
        points += ring.size();
    return points;
}

/** How an area is drawn; lengths in design pixels. */
struct Pattern
{
    QColor color;
    int spacing = 0; ///< Between lines; 0: none.
    bool isRising = true; ///< Lines lean to the right, as "/".
    double line = 1.4;
    double edge = 2;
    QList<qreal> dash = {}; ///< In widths of the edge.
};

Pattern patternOf(const HatchedArea &area, const MapStyle &style)
{
    const bool isWarning = area.level != Level::None;
    Pattern pattern{.color = isWarning ? style.levelFill.at(std::size_t(area.level) - 1) : style.marked};
    if (isWarning)
        pattern.spacing = 6 + 3 * (int(area.level) - 1);
    else
        pattern.spacing = 7;
    if (area.state == AreaState::Planned) {
        pattern.spacing *= 2;
        pattern.isRising = false;
        pattern.dash = {4, 3};
    } else if (area.state == AreaState::Lifted) {
        pattern.spacing = 0;
        pattern.edge = 1.6;
        pattern.dash = {1, 3};
    }
    return pattern;
}

/** A square that repeats without a seam: one diagonal, and its ends in the corners. */
QImage tileOf(const Pattern &pattern, double px, float strength)
{
    const int side = std::max(4, int(std::lround(pattern.spacing * px * std::sqrt(2.0))));
    QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    auto color = pattern.color;
    color.setAlphaF(strength);
    painter.setPen(QPen(color, pattern.line * px, Qt::SolidLine, Qt::SquareCap));
    for (const int shift : {-side, 0, side}) {
        if (pattern.isRising)
            painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0));
        else
            painter.drawLine(QPointF(shift, 0), QPointF(shift + side, side));
    }
    return tile;
}

std::vector<double> crossings(const std::vector<std::vector<QPointF>> &rings, double y)
{
    std::vector<double> xs;
    for (const auto &ring : rings)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            if ((ring[i].y() > y) != (ring[j].y() > y))
                xs.push_back((ring[j].x() - ring[i].x()) * (y - ring[i].y()) / (ring[j].y() - ring[i].y()) + ring[i].x());
    std::ranges::sort(xs);
    return xs;
}

/** What two lists of stretches have in common. */
std::vector<double> common(const std::vector<double> &a, const std::vector<double> &b)
{
    std::vector<double> result;
    for (std::size_t i = 0, j = 0; i + 1 < a.size() && j + 1 < b.size();) {
        const double from = std::max(a[i], b[j]);
        const double to = std::min(a[i + 1], b[j + 1]);
        if (from < to) {
            result.push_back(from);
            result.push_back(to);
        }
        if (a[i + 1] < b[j + 1])
            i += 2;
        else
            j += 2;
    }
    return result;
}

}

QRectF placeInside(const std::vector<std::vector<QPointF>> &rings, QSizeF size, std::span<const QRectF> obstacles)
{
    constexpr int tries = 9;
    double top = 1e300;
    double bottom = -1e300;
    for (const auto &ring : rings) {
        for (const auto &p : ring) {
            top = std::min(top, p.y());
            bottom = std::max(bottom, p.y());
        }
    }
    QRectF best;
    double longest = 0;
    for (int i = 1; i <= tries; ++i) {
        const double y = top + (bottom - top) * i / (tries + 1);
        auto stretches = crossings(rings, y);
        for (const double off : {-.5, -.25, .25, .5})
            stretches = common(stretches, crossings(rings, y + off * size.height()));
        for (std::size_t k = 0; k + 1 < stretches.size(); k += 2) {
            const double room = stretches[k + 1] - stretches[k];
            if (room < size.width() || room <= longest)
                continue;
            for (const double share : {.5, 0.0, 1.0}) { // in the middle, else at either end
                const QRectF rect(QPointF(stretches[k] + share * (room - size.width()), y - size.height() / 2), size);
                if (std::ranges::any_of(obstacles, [&](const QRectF &other) { return other.intersects(rect); }))
                    continue;
                longest = room;
                best = rect;
                break;
            }
        }
    }
    return best;
}

HatchPicture paintHatched(std::span<const HatchedArea> areas, const ImageFrame &frame, const HatchLook &look)
{
    HatchPicture picture;
    const double margin = 16 * look.px / frame.scale;
    const WorldBox seen{frame.origin.x - margin, frame.origin.y - margin, frame.origin.x + frame.size.width() / frame.scale + margin, frame.origin.y + frame.size.height() / frame.scale + margin};
    const auto &style = *look.style;
    struct Named
    {
        const HatchedArea *area;
        std::vector<std::vector<QPointF>> rings;
    };
    std::vector<Named> named;
    QPainter painter;
    for (const auto &area : areas) {
        const auto &box = area.outline->box();
        const double world = std::round((seen.left + seen.right) / 2 - (box.left + box.right) / 2); // the copy nearest to the middle
        if (area.outline->isEmpty() || !seen.intersects({box.left + world, box.top, box.right + world, box.bottom}))
            continue;
        const WorldBox part{seen.left - world, seen.top, seen.right - world, seen.bottom};
        auto rings = clipped(area.outline->at(frame.scale), part);
        for (double scale = frame.scale; pointsIn(rings) > mostPoints && scale > 1; scale /= 4) {
            auto coarser = clipped(area.outline->at(scale), part);
            if (coarser.size() < rings.size() && pointsIn(rings) <= 20 * mostPoints) // many small rings: they must not go
                break;
            rings = std::move(coarser);
        }
        if (rings.empty())
            continue;
        if (picture.image.isNull()) {
            picture.image = QImage(frame.size, QImage::Format_ARGB32_Premultiplied);
            picture.image.fill(Qt::transparent);
            painter.begin(&picture.image);
            painter.setRenderHint(QPainter::Antialiasing);
        }
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        Named one{&area, {}};
        for (const auto &ring : rings) {
            std::vector<QPointF> points;
            points.reserve(ring.size());
            for (const auto p : ring)
                points.emplace_back((p.x + world - frame.origin.x) * frame.scale, (p.y - frame.origin.y) * frame.scale);
            path.addPolygon(QPolygonF(QList<QPointF>(points.begin(), points.end())));
            path.closeSubpath();
            one.rings.push_back(std::move(points));
        }
        const auto pattern = patternOf(area, style);
        auto wash = pattern.color;
        wash.setAlphaF(float(style.markedWash));
        if (area.state != AreaState::Lifted)
            painter.fillPath(path, wash);
        if (pattern.spacing > 0) {
            const auto tile = tileOf(pattern, look.px, float(style.markedHatch));
            QBrush hatch(tile);
            hatch.setTransform(QTransform::fromTranslate(-std::fmod(frame.origin.x * frame.scale, tile.width()), -std::fmod(frame.origin.y * frame.scale, tile.height())));
            painter.fillPath(path, hatch);
        }
        QPen edge(area.isSelected ? style.selection : pattern.color, (area.isSelected ? pattern.edge + 1 : pattern.edge) * look.px, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        const QPen halo(style.halo, edge.widthF() + 2 * look.px, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        if (!pattern.dash.isEmpty())
            edge.setDashPattern(pattern.dash);
        painter.setBrush(Qt::NoBrush);
        for (const auto &pen : {halo, edge}) { // ring by ring: thousands of them in one path would take seconds
            painter.setPen(pen);
            for (const auto &ring : one.rings)
                painter.drawPolygon(ring.data(), int(ring.size()));
        }
        named.push_back(std::move(one));
    }
    if (named.empty())
        return picture;
    const LabelFont font(style.markedName, look.px);
    const QRectF room = look.clear.isEmpty() ? QRectF(QPointF(), QSizeF(frame.size)) : look.clear;
    auto obstacles = look.obstacles;
    for (const auto &[area, rings] : named) {
        const auto letters = font.letters(area->name);
        const double air = 4 * look.px;
        const QSizeF size(font.width(letters) + 4 * air, font.height() + 2 * air);
        const auto place = area->name.isEmpty() ? QRectF() : placeInside(rings, size, obstacles);
        if (place.isEmpty() || !room.contains(place))
            continue;
        const auto ink = inked(font, straight(font, letters), {.text = style.markedName.color, .halo = style.halo, .haloWidth = (style.haloWidth + 1) * look.px});
        painter.drawImage(place.center() - QPointF(ink.width(), ink.height()) / 2, ink);
        obstacles.push_back(place);
        picture.names.push_back(place);
    }
    return picture;
}

}
