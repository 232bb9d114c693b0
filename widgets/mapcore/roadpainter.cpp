#include "mapcore/roadpainter.h"

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

void paintCasings(QPainter &painter, const BlockScene &scene, const Group &group, Kind kind, const LineStyle &style)
{
    if (!style.casing.isValid() || style.span <= 0)
        return;
    const double width = (widthAt(style.width, scene.zoom) + style.casingWidth) * scene.px;
    painter.strokePath(linePath(group, kind, {.lowest = 0, .highest = scene.zoom < bridgesFrom ? mostLayers : 0}, width), QPen(style.casing, width, Qt::SolidLine, Qt::FlatCap, joinFor(width)));
}

/** The gap beside a bridge that shows it lies above what it crosses; flat at its ends, where the road goes on. */
void paintBridgeCasing(QPainter &painter, const BlockScene &scene, const Group &group, Kind kind, const LineStyle &style, int level)
{
    const double road = widthAt(style.width, scene.zoom);
    const double strength = scene.fade(style.minZoom) * std::clamp((scene.zoom - bridgesFrom) * 2, 0.0, 1.0);
    if (!scene.style.bridge.isValid() || strength <= 0 || road < 0.7)
        return;
    const double width = (road + scene.style.bridgeWidth) * scene.px;
    const QPainterPath path = linePath(group, kind, {.lowest = level, .highest = level}, width);
    if (!path.isEmpty())
        painter.strokePath(path, QPen(withAlpha(scene.style.bridge, strength), width, Qt::SolidLine, Qt::FlatCap, joinFor(width)));
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
    QImage image;
    QPainter light;
    for (const auto &[kind, road] : roads) {
        if (road->glow.empty() || !road->glowColor.isValid() || scene.fade(road->minZoom) <= 0)
            continue;
        const double width = widthAt(road->width, scene.zoom);
        // Three steps of brightness are enough for a glow.
        for (int step = 0; step < 3; ++step) {
            QPainterPath path;
            for (int i = step * lightClasses / 3; i < (step + 1) * lightClasses / 3; ++i)
                path.addPath(linePath(group, kind, {.light = i, .lowest = 0}, 40 * scene.px, canvas));
            if (path.isEmpty())
                continue;
            if (image.isNull()) {
                image = QImage(blockSize / coarse + 2 * margin, blockSize / coarse + 2 * margin, QImage::Format_ARGB32_Premultiplied);
                image.fill(Qt::transparent);
                light.begin(&image);
                light.setRenderHint(QPainter::Antialiasing);
                light.setCompositionMode(QPainter::CompositionMode_Plus);
            }
            for (const GlowStyle &glow : road->glow) {
                const double alpha = (glow.low + glow.span * step / 2.0) * scene.fade(road->minZoom);
                light.strokePath(path, QPen(withAlpha(road->glowColor, alpha), (width + glow.width) * scene.px / coarse, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
            }
        }
    }
    if (image.isNull())
        return;
    light.end();
    painter.setCompositionMode(QPainter::CompositionMode_Plus);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(-margin * coarse, -margin * coarse, image.width() * coarse, image.height() * coarse), image);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

void strokeLines(QPainter &painter, const BlockScene &scene, const Group &group, Kind kind, const LineStyle &style, int lowest, int highest)
{
    const double strength = scene.fade(style.minZoom);
    const double width = widthAt(style.width, scene.zoom) * scene.px;
    if (strength <= 0 || width <= 0 || !style.color.isValid())
        return;
    const bool isRoad = style.span > 0;
    const double solid = isRoad && kind != Kind::Path ? solidity(scene.zoom) : 0; // a faint path made solid would cut what it crosses
    const auto pen = [&](const QColor &color, double w, bool onTheGround) {
        // Round ends close the gaps between pieces; translucent ones would leave bright dots there.
        QPen p(color, w, Qt::SolidLine, w < 3 || !onTheGround || (isRoad && solid < 1) ? Qt::FlatCap : Qt::RoundCap, joinFor(w));
        if (!style.dash.empty()) {
            QList<qreal> pattern;
            for (const double d : style.dash)
                pattern << d * scene.px / w;
            if (pattern.size() % 2 == 0) {
                p.setDashPattern(pattern);
                p.setCapStyle(Qt::FlatCap);
            }
        }
        return p;
    };
    const double margin = width + style.casingWidth * scene.px + 2;
    if (style.casing.isValid() && !isRoad)
        painter.strokePath(linePath(group, kind, {.lowest = std::max(0, lowest), .highest = highest}, margin), pen(withAlpha(style.casing, strength), width + style.casingWidth * scene.px, true));
    const QColor ground = scene.style.municipality.isValid() ? scene.style.municipality : scene.style.land;
    const int lights = isRoad ? lightClasses : 1;
    for (const bool tunnel : {true, false}) {
        const int from = tunnel ? lowest : std::max(0, lowest);
        const int to = tunnel ? std::min(-1, highest) : highest;
        if (from > to)
            continue;
        for (int i = 0; i < lights; ++i) {
            const QPainterPath path = linePath(group, kind, {.light = isRoad ? i : -1, .lowest = from, .highest = to}, margin);
            if (path.isEmpty())
                continue;
            const double alpha = (style.low + style.span * i / (lightClasses - 1)) * (tunnel ? 0.4 : 1);
            const QColor color = isRoad ? withAlpha(firmed(style.color, alpha, ground, tunnel ? 0 : solid), strength) : withAlpha(style.color, alpha * strength);
            painter.strokePath(path, pen(color, width, from <= 0 && !tunnel));
        }
    }
}

void paintRoads(QPainter &painter, const BlockScene &scene, const Group &group, const std::atomic<bool> &cancelled)
{
    const MapStyle &s = scene.style;
    const std::pair<Kind, const LineStyle *> roads[] = {
        {Kind::Taxiway, &s.taxiway}, {Kind::Runway, &s.runway}, {Kind::Path, &s.path}, {Kind::Service, &s.service},
        {Kind::Minor, &s.minor}, {Kind::Tertiary, &s.tertiary}, {Kind::Transit, &s.transit}, {Kind::Rail, &s.rail},
        {Kind::Rail, &s.railTicks}, {Kind::Ramp, &s.ramp}, {Kind::Secondary, &s.secondary}, {Kind::Primary, &s.primary},
        {Kind::Trunk, &s.trunk}, {Kind::Motorway, &s.motorway}};
    const bool hasBridges = scene.zoom >= bridgesFrom;
    for (const auto &[kind, style] : roads)
        strokeLines(painter, scene, group, kind, *style, -1, -1);
    for (const auto &[kind, style] : roads)
        paintCasings(painter, scene, group, kind, *style);
    for (const auto &[kind, style] : roads) {
        if (cancelled)
            return;
        strokeLines(painter, scene, group, kind, *style, 0, hasBridges ? 0 : mostLayers);
    }
    for (int level = 1; hasBridges && level <= mostLayers; ++level) {
        for (const auto &[kind, style] : roads)
            if (kind != Kind::Path && style != &s.railTicks && hasLevel(group, kind, level, level))
                paintBridgeCasing(painter, scene, group, kind, *style, level);
        for (const auto &[kind, style] : roads)
            if (!cancelled && hasLevel(group, kind, level, level))
                strokeLines(painter, scene, group, kind, *style, level, level);
    }
}

}
