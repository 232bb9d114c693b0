#include "labellayer.h"

#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace tonglan {

LabelLayer::LabelLayer(QQuickItem *parent)
    : MapLayer(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(90);
    connect(&m_rest, &QTimer::timeout, this, &LabelLayer::place);
    m_yield.setSingleShot(true);
    m_yield.setInterval(250);
    connect(&m_yield, &QTimer::timeout, this, [this] {
        if (!std::exchange(m_mustYield, false))
            return;
        m_yield.start();
        change(Data);
    });
}

LabelLayer::~LabelLayer() = default;

void LabelLayer::setBase(BaseMapLayer *base)
{
    if (base == m_base)
        return;
    if (m_base)
        m_base->disconnect(this);
    m_base = base;
    if (m_base) {
        connect(m_base, &BaseMapLayer::opened, this, [this] { change(Data); });
        connect(m_base, &BaseMapLayer::paintedChanged, this, [this] {
            if (m_base->isPainted() && (m_waits || m_base->isHidden() != m_wasHidden))
                change(Data);
        });
    }
    Q_EMIT baseChanged();
    change(Data);
}

void LabelLayer::setRegions(RegionModel *regions)
{
    if (regions == m_regions)
        return;
    if (m_regions)
        disconnect(m_regionsLink); // the zones may come from the same model
    m_regions = regions;
    if (m_regions) {
        m_regionsLink = connect(m_regions, &RegionModel::regionsChanged, this, [this] { setRegionSet(m_regions->regions()); });
        setRegionSet(m_regions->regions());
    } else {
        setRegionSet({});
    }
    Q_EMIT regionsChanged();
    change(Data);
}

void LabelLayer::setZones(RegionModel *zones)
{
    if (zones == m_zones)
        return;
    if (m_zones)
        disconnect(m_zonesLink);
    m_zones = zones;
    if (m_zones)
        m_zonesLink = connect(m_zones, &RegionModel::regionsChanged, this, [this] { setZoneSet(m_zones->regions()); });
    setZoneSet(m_zones ? m_zones->regions() : nullptr);
    Q_EMIT zonesChanged();
}

void LabelLayer::setRegionSet(std::shared_ptr<const RegionSet> set)
{
    take(m_set, std::move(set));
}

void LabelLayer::setZoneSet(std::shared_ptr<const RegionSet> set)
{
    take(m_zoneSet, std::move(set));
}

void LabelLayer::take(std::shared_ptr<const RegionSet> &set, std::shared_ptr<const RegionSet> other)
{
    const bool same = set && other && set->shapesRevision == other->shapesRevision && set->regions.size() == other->regions.size();
    set = std::move(other);
    if (!same) // otherwise only counts changed
        change(Data);
}

void LabelLayer::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    Q_EMIT languageChanged();
    change(Data);
}

void LabelLayer::setClearArea(const QRectF &area)
{
    if (area == m_clearArea)
        return;
    m_clearArea = area;
    Q_EMIT clearAreaChanged();
    change(Data);
}

void LabelLayer::setObstacles(const QList<QRectF> &obstacles)
{
    if (obstacles == m_obstacles)
        return;
    m_obstacles = obstacles;
    Q_EMIT obstaclesChanged();
    if (m_yield.isActive()) {
        m_mustYield = true;
        setComplete(false);
        return;
    }
    m_yield.start();
    change(Data);
}

QStringList LabelLayer::texts() const
{
    QStringList all;
    for (const PlacedLabel &label : m_labels)
        all << label.text;
    return all;
}

void LabelLayer::refresh(Changes changes)
{
    m_stale = true;
    setComplete(false);
    if (changes & (Moved | Zoomed) && !m_labels.empty())
        m_rest.start();
    else if (!m_rest.isActive())
        place();
    update();
}

/** Half of its diagonal, on the unit square. */
static double reachOf(const GeoBox &box)
{
    const WorldPoint a = toWorld({box.north, box.west});
    const WorldPoint b = toWorld({box.south, box.east});
    return std::hypot(b.x - a.x, b.y - a.y) / 2;
}

void LabelLayer::place()
{
    if (m_running || !camera() || !window())
        return;
    if (camera()->isFlying()) {
        m_rest.start();
        return;
    }
    m_waits = !m_base || !m_base->isPainted() || !m_base->source(); // the tiles come first; paintedChanged brings us back
    if (m_waits)
        return;
    m_wasHidden = m_base->isHidden();
    m_running = true;
    m_stale = false;
    const View now = view();
    LabelRequest request{.style = style(), .origin = now.origin, .zoom = now.zoom, .size = now.size, .devicePixelRatio = pixelRatio(), .unit = unit(), .english = m_language.startsWith("en"_L1), .clearArea = m_clearArea, .obstacles = {m_obstacles.cbegin(), m_obstacles.cend()}};
    for (const bool isZone : {false, true}) {
        const auto &set = isZone ? m_zoneSet : m_set;
        for (const RegionShape &region : set ? set->regions : std::vector<RegionShape>())
            if (region.isZone == isZone && (!isZone || region.isCountable()))
                request.districts.push_back({request.english ? region.nameEn : region.name, toWorld(region.label), isZone, isZone ? reachOf(region.box) : 0});
    }
    if (std::abs(now.zoom - m_placedFor.zoom) < 1) { // another scale is another choice of names
        request.shown = m_labels;
        request.shownZoom = m_placedFor.zoom;
        request.shownBox = m_placedBox;
    }
    QtConcurrent::run(m_base->pool(), [request = std::move(request), source = m_base->source(), hasNames = !m_wasHidden, box = now.box()]() mutable {
        if (hasNames && source->hasTiles() && !source->info().isRaster) { // the names of a picture are in it
            const int level = tileLevel(request.zoom, request.unit, *request.style, source->info());
            const bool detail = showsDetail(request.zoom, request.unit);
            const TileKey first = tileAt({box.left, box.top}, level);
            const TileKey last = tileAt({box.right, box.bottom}, level);
            for (int y = first.y; y <= last.y; ++y)
                for (int x = first.x; x <= last.x; ++x)
                    if (auto tile = source->tile({level, x, y}, detail))
                        request.tiles.push_back(std::move(tile));
        }
        return placeLabels(request);
    }).then(this, [this, now, area = m_clearArea](std::vector<PlacedLabel> labels) { take(now, area, std::move(labels)); });
}

void LabelLayer::take(const View &placedFor, const QRectF &clearArea, std::vector<PlacedLabel> labels)
{
    m_running = false;
    m_labels = std::move(labels);
    m_placedFor = placedFor;
    const QRectF area = clearArea.isEmpty() ? QRectF(QPointF(), placedFor.size) : clearArea;
    const WorldPoint northWest = placedFor.toWorldPoint(area.topLeft());
    const WorldPoint southEast = placedFor.toWorldPoint(area.bottomRight());
    m_placedBox = {northWest.x, northWest.y, southEast.x, southEast.y};
    if (m_stale || placedFor != view())
        place();
    setComplete(!m_running && !m_rest.isActive() && !m_stale && !m_mustYield);
    update();
}

QSGNode *LabelLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = newGroupNode();
    std::vector<ImageNodes::Picture> pictures;
    const View now = view();
    const double ratio = pixelRatio();
    if (isInRange()) {
        for (const PlacedLabel &label : m_labels) {
            const QSizeF size = label.image.deviceIndependentSize();
            const QPointF corner = now.toItem(label.anchor) - QPointF(size.width() / 2, size.height() / 2);
            const QRectF rect(QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio), size);
            if (rect.intersects(QRectF(QPointF(), now.size)))
                pictures.push_back({label.image, rect, false, false});
        }
    }
    m_nodes.update(node, window(), pictures);
    return node;
}

}
