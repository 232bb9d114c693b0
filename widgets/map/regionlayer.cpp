#include "regionlayer.h"

#include <QPainter>
#include <QPainterPath>
#include <QtConcurrent>

#include <algorithm>
#include <limits>

namespace tonglan {

namespace {

/** Draws shapes into an image of the view; points closer than half a pixel are left out. */
QImage paintRegions(const std::vector<RegionLayer::Shape> &shapes, const View &view, double ratio, double unit, const MapStyle &style, const QString &selected, const QString &hovered)
{
    QImage image(QSize(int(std::ceil(view.size.width() * ratio)), int(std::ceil(view.size.height() * ratio))), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double px = unit * ratio;
    const WorldBox seen = view.box();
    const auto pathOf = [&](const RegionLayer::Shape &shape, bool closed) {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const auto &ring : shape.rings) {
            QPointF last;
            bool first = true;
            for (const WorldPoint p : ring) {
                const QPointF q = view.toItem(p) * ratio;
                if (first)
                    path.moveTo(q);
                else if (std::abs(q.x() - last.x()) + std::abs(q.y() - last.y()) < 1)
                    continue;
                else
                    path.lineTo(q);
                first = false;
                last = q;
            }
            if (closed)
                path.closeSubpath();
        }
        return path;
    };
    QPen dashed(style.boundary, style.boundaryWidth * px, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    QList<qreal> pattern;
    for (const double d : style.boundaryDash)
        pattern << d / style.boundaryWidth;
    if (!pattern.isEmpty() && pattern.size() % 2 == 0)
        dashed.setDashPattern(pattern);
    // Zones lie over districts, roads and heat, and must be told from all of them.
    QColor zoneEdge = style.selectedEdge;
    zoneEdge.setAlphaF(0.9F);
    QPen dashDotted(zoneEdge, 1.5 * px, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    dashDotted.setDashPattern({7, 2.5, 1.5, 2.5});
    const QPen halo(style.halo, 3.5 * px, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    const RegionLayer::Shape *chosen = nullptr;
    for (const auto &shape : shapes) {
        if (!shape.box.intersects(seen))
            continue;
        if (shape.code == selected)
            chosen = &shape;
        const QPainterPath path = pathOf(shape, true);
        if (!shape.isZone && style.municipality.isValid() && style.land.isValid()) {
            QColor lift = style.dark ? QColor(120, 190, 230) : QColor(Qt::white);
            lift.setAlphaF(style.dark ? 0.035F : 0.30F);
            painter.fillPath(path, lift);
        }
        if (shape.code == hovered && style.hoverFill.isValid())
            painter.fillPath(path, style.hoverFill);
        if (shape.isZone)
            painter.strokePath(path, halo);
        painter.strokePath(path, shape.isZone ? dashDotted : dashed);
    }
    if (chosen) {
        const QPainterPath path = pathOf(*chosen, true);
        painter.fillPath(path, style.selectedFill);
        painter.strokePath(path, QPen(style.selectedEdge, style.selectedWidth * px, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    }
    painter.end();
    image.setDevicePixelRatio(ratio);
    return image;
}

}

RegionLayer::RegionLayer(QQuickItem *parent)
    : MapLayer(parent)
    , m_shapes(std::make_shared<const Shapes>())
{
    m_pool.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(60);
    connect(&m_rest, &QTimer::timeout, this, &RegionLayer::start);
}

RegionLayer::~RegionLayer()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void RegionLayer::setRegions(RegionModel *regions)
{
    if (regions == m_regions)
        return;
    if (m_regions)
        m_regions->disconnect(this);
    m_regions = regions;
    if (m_regions) {
        connect(m_regions, &RegionModel::regionsChanged, this, [this] { setRegionSet(m_regions->regions()); });
        connect(m_regions, &RegionModel::stateChanged, this, [this] { change(Moved); });
        setRegionSet(m_regions->regions());
    }
    Q_EMIT regionsChanged();
}

void RegionLayer::setRegionSet(const std::shared_ptr<const RegionSet> &set)
{
    const bool same = m_set && m_set->shapesRevision == set->shapesRevision && m_set->regions.size() == set->regions.size();
    m_set = set;
    if (same)
        return; // only counts changed
    auto shapes = std::make_shared<Shapes>();
    for (const RegionShape &region : set->regions) {
        Shape shape{.code = region.code, .isZone = region.isZone, .box = {1, 1, 0, 0}};
        for (const GeoPolygon &polygon : *region.area)
            for (const GeoRing &ring : polygon) {
                std::vector<WorldPoint> points;
                points.reserve(ring.size());
                for (const GeoPoint p : ring) {
                    points.push_back(toWorld(p));
                    shape.box = {std::min(shape.box.left, points.back().x), std::min(shape.box.top, points.back().y), std::max(shape.box.right, points.back().x), std::max(shape.box.bottom, points.back().y)};
                }
                if (points.size() >= 3)
                    shape.rings.push_back(std::move(points));
            }
        shapes->push_back(std::move(shape));
    }
    std::ranges::stable_partition(*shapes, [](const Shape &shape) { return !shape.isZone; });
    m_shapes = std::move(shapes);
    change(Data);
}

void RegionLayer::setSelected(const QString &code)
{
    if (code == m_selected)
        return;
    m_selected = code;
    Q_EMIT selectedChanged();
    change(Data);
}

void RegionLayer::setHovered(const QString &code)
{
    if (code == m_hovered)
        return;
    m_hovered = code;
    Q_EMIT hoveredChanged();
    change(Data);
}

/** The topmost first: zones by size, then the district. */
QStringList RegionLayer::regionsAt(double x, double y) const
{
    if (!m_set || !camera())
        return {};
    const QPointF geo = camera()->toGeo(x, y);
    const GeoPoint p{geo.y(), geo.x()};
    const auto sizeOf = [](const RegionShape &region) { return region.isZone ? (region.box.east - region.box.west) * (region.box.north - region.box.south) : std::numeric_limits<double>::max(); };
    std::vector<const RegionShape *> found;
    for (const RegionShape &region : m_set->regions) {
        if (region.box.contains(p) && tonglan::contains(*region.area, p))
            found.push_back(&region);
    }
    std::ranges::stable_sort(found, {}, [&](const RegionShape *region) { return sizeOf(*region); });
    QStringList codes;
    for (const auto *region : found)
        codes << region->code;
    return codes;
}

QString RegionLayer::regionAt(double x, double y) const
{
    return regionsAt(x, y).value(0);
}

QString RegionLayer::pick(double x, double y, const QString &selected)
{
    const QStringList there = regionsAt(x, y);
    const auto own = there.indexOf(selected);
    // What lies below others and was selected elsewhere does not let the click through.
    const bool goesOn = own == 0 || (own > 0 && selected == m_picked && there.first() == m_topmost);
    m_topmost = there.value(0);
    m_picked = goesOn ? there.value(own + 1) : m_topmost;
    return m_picked;
}

void RegionLayer::refresh(Changes changes)
{
    if (changes & (Data | Style))
        m_stale = true;
    if (changes & (Data | Style) || m_picture.image.isNull())
        start();
    else if (m_picture.view != view())
        m_rest.start();
    setComplete(!m_stale && !m_running && m_picture.view == view() && !(m_regions && m_regions->isLoading()));
    update();
}

void RegionLayer::start()
{
    const View now = view();
    if (m_running || now.size.isEmpty() || !window())
        return;
    if (!m_stale && m_picture.view == now)
        return;
    m_running = true;
    m_stale = false;
    QtConcurrent::run(&m_pool, [shapes = m_shapes, now, ratio = pixelRatio(), u = unit(), look = style(), selected = m_selected, hovered = m_hovered] {
        return Picture{paintRegions(*shapes, now, ratio, u, *look, selected, hovered), now};
    }).then(this, [this](const Picture &picture) {
        m_running = false;
        m_picture = picture;
        if (m_stale)
            start();
        else if (m_picture.view != view())
            m_rest.start();
        setComplete(!m_stale && !m_running && m_picture.view == view() && !(m_regions && m_regions->isLoading()));
        update();
    });
}

QSGNode *RegionLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = newGroupNode();
    std::vector<ImageNodes::Picture> pictures;
    if (!m_picture.image.isNull() && isInRange()) {
        const View now = view();
        const WorldBox box = m_picture.view.box();
        const bool still = m_picture.view == now;
        const QRectF rect = still ? QRectF(QPointF(), m_picture.image.deviceIndependentSize()) : QRectF(now.toItem({box.left, box.top}), now.toItem({box.right, box.bottom}));
        pictures.push_back({m_picture.image, rect, false, m_picture.view.zoom != now.zoom});
    }
    m_nodes.update(node, window(), pictures);
    return node;
}

}
