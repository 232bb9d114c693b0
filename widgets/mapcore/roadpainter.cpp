#include "mapcore/roadpainter.h"

#include <algorithm>
#include <vector>

namespace tonglan {

namespace {

constexpr double bridgesFrom = 14; // zoom; from afar a bridge is a piece of road
constexpr int mostLayers = 3;

/** How far lines have become opaque. From afar their brightness is their alpha; near by, where roads are wide, crossings and
 *  the joints of pieces would shine.
 */
double solidity(double zoom)
{
    return std::clamp((zoom - 14) / 1.2, 0.0, 1.0);
}

/** A colour that looks on the ground as the translucent one does, with less of the ground coming through. */
QColor firmed(const QColor &color, double alpha, const QColor &ground, double solid)
{
    const double to = alpha + (1 - alpha) * solid;
    const auto mix = [&](float own, float below) { return float(std::clamp((alpha * double(own) + (to - alpha) * double(below)) / to, 0.0, 1.0)); };
    return QColor::fromRgbF(mix(color.redF(), ground.redF()), mix(color.greenF(), ground.greenF()), mix(color.blueF(), ground.blueF()), float(to));
}

/** A picture, what lies on it and where in it one may paint. */
struct Paper
{
    QImage &image;
    StrokeMask &mask;
    const BlockScene &scene;
    const Group &group;

    void lay(const QColor &color) const
    {
        if (!mask.isEmpty())
            mask.layOnto(image, color, group.clipped ? &group.region : nullptr);
    }
};

void paintCasings(const Paper &paper, Kind kind, const LineStyle &style)
{
    if (!style.casing.isValid() || style.span <= 0)
        return;
    const double width = (widthAt(style.width, paper.scene.zoom) + style.casingWidth) * paper.scene.px;
    addLines(paper.mask, paper.group, kind, {.lowest = 0, .highest = paper.scene.zoom < bridgesFrom ? mostLayers : 0}, width, StrokeMask::Ends::Flat);
    paper.lay(style.casing);
}

/** The gap beside a bridge that shows it lies above what it crosses; flat at its ends, where the road goes on. */
void paintBridgeCasing(const Paper &paper, Kind kind, const LineStyle &style, int level)
{
    const auto &scene = paper.scene;
    const double road = widthAt(style.width, scene.zoom);
    const double strength = scene.fade(style.minZoom) * std::clamp((scene.zoom - bridgesFrom) * 2, 0.0, 1.0);
    if (!scene.style.bridge.isValid() || strength <= 0 || road < 0.7)
        return;
    addLines(paper.mask, paper.group, kind, {.lowest = level, .highest = level}, (road + scene.style.bridgeWidth) * scene.px, StrokeMask::Ends::Flat);
    paper.lay(withAlpha(scene.style.bridge, strength));
}

std::vector<double> dashOf(const LineStyle &style, const BlockScene &scene)
{
    std::vector<double> dash;
    for (const double d : style.dash)
        dash.push_back(d * scene.px);
    return dash;
}

/** The lines of a kind on these levels, tunnels and what is not in one apart, brightness classes from dark to bright. */
void strokeRoads(const Paper &paper, Kind kind, const LineStyle &style, int lowest, int highest)
{
    const auto &scene = paper.scene;
    const double strength = scene.fade(style.minZoom);
    const double width = widthAt(style.width, scene.zoom) * scene.px;
    if (strength <= 0 || width <= 0 || !style.color.isValid())
        return;
    const bool isRoad = style.span > 0;
    const double solid = isRoad && kind != Kind::Path ? solidity(scene.zoom) : 0; // a faint path made solid would cut what it crosses
    const auto dash = dashOf(style, scene);
    const auto stroke = [&](int light, int from, int to, double w, const QColor &color, StrokeMask::Ends ends) {
        addLines(paper.mask, paper.group, kind, {.light = light, .lowest = from, .highest = to}, w, ends, dash);
        paper.lay(color);
    };
    if (style.casing.isValid() && !isRoad)
        stroke(-1, std::max(0, lowest), highest, width + style.casingWidth * scene.px, withAlpha(style.casing, strength), StrokeMask::Ends::Flat);
    const QColor ground = scene.style.municipality.isValid() ? scene.style.municipality : scene.style.land;
    const int lights = isRoad ? lightClasses : 1;
    for (const bool tunnel : {true, false}) {
        const int from = tunnel ? lowest : std::max(0, lowest);
        const int to = tunnel ? std::min(-1, highest) : highest;
        if (from > to)
            continue;
        // Round ends close the gaps between pieces; translucent ones would leave bright dots there.
        const bool isRound = width >= 3 && from <= 0 && !tunnel && !(isRoad && solid < 1);
        for (int i = 0; i < lights; ++i) {
            const double alpha = (style.low + style.span * i / (lightClasses - 1)) * (tunnel ? 0.4 : 1);
            const QColor color = isRoad ? withAlpha(firmed(style.color, alpha, ground, tunnel ? 0 : solid), strength) : withAlpha(style.color, alpha * strength);
            stroke(isRoad ? i : -1, from, to, width, color, isRound ? StrokeMask::Ends::Round : StrokeMask::Ends::Flat);
        }
    }
}

}

/** Light around the big roads: wide faint strokes, added up on a coarse canvas and enlarged smoothly. */
void paintGlow(QPainter &painter, const BlockScene &scene, const Group &group)
{
    const MapStyle &style = scene.style;
    constexpr int coarse = 4;
    constexpr int margin = 2;
    const Canvas canvas{1.0 / coarse, margin, 0.7};
    const std::pair<Kind, const LineStyle *> roads[] = {
        {Kind::Secondary, &style.secondary}, {Kind::Primary, &style.primary}, {Kind::Trunk, &style.trunk}, {Kind::Motorway, &style.motorway}};
    const int side = blockSize / coarse + 2 * margin;
    QImage image;
    StrokeMask mask(QSize(side, side));
    for (const auto &[kind, road] : roads) {
        if (road->glow.empty() || !road->glowColor.isValid() || scene.fade(road->minZoom) <= 0)
            continue;
        const double width = widthAt(road->width, scene.zoom);
        // Three steps of brightness are enough for a glow.
        for (int step = 0; step < 3; ++step) {
            for (const GlowStyle &glow : road->glow) {
                for (int i = step * lightClasses / 3; i < (step + 1) * lightClasses / 3; ++i)
                    addLines(mask, group, kind, {.light = i, .lowest = 0}, (width + glow.width) * scene.px / coarse, StrokeMask::Ends::Flat, {}, canvas);
                if (mask.isEmpty())
                    continue;
                if (image.isNull()) {
                    image = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
                    image.fill(Qt::transparent);
                }
                const double alpha = (glow.low + glow.span * step / 2.0) * scene.fade(road->minZoom);
                mask.layOnto(image, withAlpha(road->glowColor, alpha), nullptr, StrokeMask::Blend::Add);
            }
        }
    }
    if (image.isNull())
        return;
    painter.setCompositionMode(QPainter::CompositionMode_Plus);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(-margin * coarse, -margin * coarse, image.width() * coarse, image.height() * coarse), image);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

void strokeLines(QImage &image, StrokeMask &mask, const BlockScene &scene, const Group &group, Kind kind, const LineStyle &style)
{
    const double strength = scene.fade(style.minZoom);
    const double width = widthAt(style.width, scene.zoom) * scene.px;
    if (strength <= 0 || width <= 0 || !style.color.isValid())
        return;
    const Paper paper{image, mask, scene, group};
    const auto dash = dashOf(style, scene);
    const auto draw = [&](LineChoice choice, double w, const QColor &color, bool isRound) {
        addLines(mask, group, kind, choice, w, isRound && w >= 3 ? StrokeMask::Ends::Round : StrokeMask::Ends::Flat, dash);
        paper.lay(color);
    };
    if (style.casing.isValid())
        draw({.lowest = 0}, width + style.casingWidth * scene.px, withAlpha(style.casing, strength), true);
    draw({.lowest = -1, .highest = -1}, width, withAlpha(style.color, 0.4 * style.low * strength), false);
    draw({.lowest = 0}, width, withAlpha(style.color, style.low * strength), true);
}

void paintRoads(QImage &image, StrokeMask &mask, const BlockScene &scene, const Group &group, const std::atomic<bool> &cancelled)
{
    const Paper paper{image, mask, scene, group};
    const MapStyle &s = scene.style;
    const std::pair<Kind, const LineStyle *> roads[] = {
        {Kind::Taxiway, &s.taxiway}, {Kind::Runway, &s.runway}, {Kind::Path, &s.path}, {Kind::Service, &s.service},
        {Kind::Minor, &s.minor}, {Kind::Tertiary, &s.tertiary}, {Kind::Transit, &s.transit}, {Kind::Rail, &s.rail},
        {Kind::Rail, &s.railTicks}, {Kind::Ramp, &s.ramp}, {Kind::Secondary, &s.secondary}, {Kind::Primary, &s.primary},
        {Kind::Trunk, &s.trunk}, {Kind::Motorway, &s.motorway}};
    const bool hasBridges = scene.zoom >= bridgesFrom;
    for (const auto &[kind, style] : roads)
        strokeRoads(paper, kind, *style, -1, -1);
    for (const auto &[kind, style] : roads)
        paintCasings(paper, kind, *style);
    for (const auto &[kind, style] : roads) {
        if (cancelled)
            return;
        strokeRoads(paper, kind, *style, 0, hasBridges ? 0 : mostLayers);
    }
    for (int level = 1; hasBridges && level <= mostLayers; ++level) {
        for (const auto &[kind, style] : roads)
            if (kind != Kind::Path && style != &s.railTicks && hasLevel(group, kind, level, level))
                paintBridgeCasing(paper, kind, *style, level);
        for (const auto &[kind, style] : roads)
            if (!cancelled && hasLevel(group, kind, level, level))
                strokeRoads(paper, kind, *style, level, level);
    }
}

}
