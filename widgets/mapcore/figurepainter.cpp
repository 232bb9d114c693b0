#include "mapcore/figurepainter.h"

#include "mapcore/areahatch.h"
#include "mapcore/labelink.h"

#include <QHash>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tonglan {

static constexpr int steps = 7;

std::vector<QColor> figureRamp(const MapStyle &style)
{
    std::vector<QColor> colors;
    const auto &ramp = style.heat;
    for (int i = 0; i < steps; ++i) {
        // Without the first colour: that is the ground's, and the least value is not no value.
        auto color = ramp[1 + std::size_t(std::lround(double(i) * double(ramp.size() - 2) / (steps - 1)))];
        color.setAlphaF(0.62F);
        colors.push_back(color);
    }
    return colors;
}

std::vector<RegionFill> fillsOf(const RegionFigureSet &set, std::span<const QString> regions, const MapStyle &style, double px)
{
    QHash<QString, const RegionFigure *> byRegion;
    for (const auto &figure : set.figures)
        byRegion.insert(figure.region, &figure);
    const auto ramp = figureRamp(style);
    const int spacing = std::max(4, int(std::lround(8 * px)));
    std::vector<RegionFill> fills;
    for (const auto &region : regions) {
        const auto *figure = byRegion.value(region);
        const auto state = figure ? figure->state : FigureState::None;
        RegionFill fill{.color = Qt::transparent};
        if (state == FigureState::Late || state == FigureState::Current)
            fill.color = ramp[std::min(std::size_t(set.shareOf(figure->value) * steps), ramp.size() - 1)];
        if (state != FigureState::Current) {
            fill.spacing = spacing;
            fill.line = state == FigureState::Late ? style.stripe : style.boundary;
            fill.isCrossed = state == FigureState::Withheld;
        }
        fills.push_back(fill);
    }
    return fills;
}

std::vector<QRectF> writeFigures(QImage &image, const ImageFrame &frame, const RegionAreas &areas, std::span<const FigureLabel> labels, const MapStyle &style, double px, QRectF clear, std::vector<QRectF> obstacles)
{
    std::vector<QRectF> places;
    NameStyle nameStyle = style.districtName;
    nameStyle.px = style.townName.px;
    nameStyle.spacing = style.townName.spacing;
    nameStyle.color = style.clusterText; // over any colour of the ramp
    NameStyle figureStyle = nameStyle;
    figureStyle.weight = 600;
    const LabelFont nameFont(nameStyle, px);
    const LabelFont figureFont(figureStyle, px);
    if (clear.isEmpty())
        clear = QRectF(QPointF(), QSizeF(frame.size));
    const WorldBox box{frame.origin.x + clear.left() / frame.scale, frame.origin.y + clear.top() / frame.scale, frame.origin.x + clear.right() / frame.scale, frame.origin.y + clear.bottom() / frame.scale};
    QPainter painter(&image);
    const auto write = [&](const LabelFont &font, const QString &text, const NameStyle &look, QPointF middle) {
        const auto ink = inked(font, straight(font, font.letters(text)), {.text = look.color, .halo = style.halo, .haloWidth = (style.haloWidth + 1) * px});
        painter.drawImage(middle - QPointF(ink.width(), ink.height()) / 2, ink);
    };
    for (int i = 0; i < areas.size() && std::size_t(i) < labels.size(); ++i) {
        const auto &label = labels[std::size_t(i)];
        if (label.figure.isEmpty())
            continue;
        std::vector<std::vector<QPointF>> rings;
        for (const auto &ring : clipped(areas.rings(i), box)) {
            std::vector<QPointF> points;
            for (const auto p : ring)
                points.emplace_back((p.x - frame.origin.x) * frame.scale, (p.y - frame.origin.y) * frame.scale);
            rings.push_back(std::move(points));
        }
        const double figureWidth = figureFont.width(figureFont.letters(label.figure));
        const double nameWidth = nameFont.width(nameFont.letters(label.name));
        const double air = 3 * px;
        const QSizeF both(std::max(figureWidth, nameWidth) + 2 * air, figureFont.height() + nameFont.height());
        auto place = placeInside(rings, both, obstacles);
        const bool hasName = !place.isEmpty() && !label.name.isEmpty();
        if (place.isEmpty())
            place = placeInside(rings, {figureWidth + 2 * air, figureFont.height()}, obstacles);
        if (place.isEmpty() || !clear.adjusted(-1, -1, 1, 1).contains(place))
            continue;
        if (hasName)
            write(nameFont, label.name, nameStyle, {place.center().x(), place.top() + nameFont.height() / 2});
        write(figureFont, label.figure, figureStyle, {place.center().x(), place.bottom() - figureFont.height() / 2});
        obstacles.push_back(place);
        places.push_back(place);
    }
    return places;
}

}
