#include "clusterlayer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr double clusterDistance = 46; ///< px at u = 1
constexpr double urgentSide = 26;
constexpr double plainSide = 20;
constexpr size_t mostMarks = 400; // more than a screen can hold apart

}

ClusterLayer::ClusterLayer(QQuickItem *parent)
    : MapLayer(parent)
    , m_set(std::make_shared<const PointSet>())
{
}

void ClusterLayer::setPoints(PointSource *points)
{
    if (points == m_points)
        return;
    if (m_points)
        m_points->disconnect(this);
    m_points = points;
    if (m_points) {
        connect(m_points, &PointSource::changed, this, [this] { setPointSet(m_points->points()); });
        connect(m_points, &PointSource::stateChanged, this, [this] { change(Moved); });
        setPointSet(m_points->points());
    }
    Q_EMIT pointsChanged();
}

void ClusterLayer::setPointSet(std::shared_ptr<const PointSet> set)
{
    if (set == m_set || !set)
        return;
    m_set = std::move(set);
    change(Data);
}

void ClusterLayer::setClearArea(const QRectF &area)
{
    if (area == m_clearArea)
        return;
    m_clearArea = area;
    Q_EMIT clearAreaChanged();
    change(Moved);
}

void ClusterLayer::setSelectedSource(const QString &source)
{
    if (source == m_selectedSource)
        return;
    m_selectedSource = source;
    Q_EMIT selectedChanged();
    change(Data);
}

void ClusterLayer::setSelectedId(const QString &id)
{
    if (id == m_selectedId)
        return;
    m_selectedId = id;
    Q_EMIT selectedChanged();
    change(Data);
}

QVariantMap ClusterLayer::edgeCounts() const
{
    return {{u"left"_s, m_edges[0]}, {u"right"_s, m_edges[1]}, {u"top"_s, m_edges[2]}, {u"bottom"_s, m_edges[3]}};
}

QList<QRectF> ClusterLayer::markerRects() const
{
    QList<QRectF> rects;
    const View now = view();
    for (const Mark &mark : m_marks) {
        const QPointF p = now.toItem(mark.cluster.at);
        rects << QRectF(p.x() - mark.radius, p.y() - mark.radius, 2 * mark.radius, 2 * mark.radius);
    }
    return rects;
}

void ClusterLayer::refresh(Changes changes)
{
    if (changes & Style)
        m_images.clear();
    place();
    setComplete(!(m_points && m_points->isLoading()) && !view().size.isEmpty());
    update();
}

bool ClusterLayer::isSelected(const Cluster &cluster) const
{
    if (cluster.point < 0 || m_selectedId.isEmpty())
        return false;
    const auto &[source, id] = m_set->keys[m_set->row[size_t(cluster.point)]];
    return id == m_selectedId && (m_selectedSource.isEmpty() || source == m_selectedSource);
}

QImage ClusterLayer::imageOf(const Cluster &cluster, bool selected)
{
    const bool single = cluster.point >= 0;
    const QString key = single ? u"%1%2"_s.arg(cluster.worst).arg(selected ? u"s" : u"") : u"%1/%2/%3/%4/%5"_s.arg(cluster.count).arg(cluster.byLevel[1]).arg(cluster.byLevel[2]).arg(cluster.byLevel[3]).arg(cluster.byLevel[4]);
    if (m_images.size() > 500)
        m_images.clear();
    QImage &image = m_images[key];
    if (image.isNull()) {
        if (single)
            image = paintLevelMark(cluster.worst, cluster.worst == 1 || cluster.worst == 2 ? urgentSide : plainSide, selected, *style(), unit(), pixelRatio());
        else
            image = paintCluster(cluster, *style(), unit(), pixelRatio());
    }
    return image;
}

void ClusterLayer::place()
{
    const View now = view();
    m_marks.clear();
    m_edges = {};
    if (now.size.isEmpty() || !isInRange() || !isVisible()) {
        Q_EMIT marksChanged();
        return;
    }
    const QRectF inside = area();
    // The base map repeats the world on both sides; so do the marks. What is seen in one copy is not counted as outside.
    const WorldBox box = now.box();
    const bool repeats = box.left < 0 || box.right > 1;
    const int first = repeats ? std::max(-1, int(std::floor(box.left))) : 0;
    const int last = repeats ? std::min(1, int(std::floor(box.right))) : 0;
    const WorldBox wanted = repeats ? WorldBox{0, box.top, 1, box.bottom} : box;
    for (Cluster cluster : clustersIn(m_set->index, wanted, now.zoom - std::log2(unit()), clusterDistance)) {
        const double half = (cluster.point < 0 ? clusterRadius(cluster.count) : cluster.worst == 1 || cluster.worst == 2 ? urgentSide / 2
                                                                                                                         : plainSide / 2)
            * unit();
        const bool chosen = isSelected(cluster);
        const double x = cluster.at.x;
        bool seen = false;
        for (int copy = first; copy <= last; ++copy) {
            cluster.at.x = x + copy;
            const bool fits = inside.adjusted(half, half, -half, -half).contains(now.toItem(cluster.at));
            if (!fits && !(chosen && copy == 0))
                continue;
            seen = true;
            if (m_marks.size() < mostMarks || (cluster.point >= 0 && (cluster.worst == 1 || cluster.worst == 2)))
                m_marks.push_back({cluster, half, imageOf(cluster, chosen)});
        }
        cluster.at.x = x;
        if (!seen) {
            const QPointF p = now.toItem(cluster.at);
            const std::array<double, 4> over = {inside.left() - p.x(), p.x() - inside.right(), inside.top() - p.y(), p.y() - inside.bottom()};
            m_edges[size_t(std::ranges::max_element(over) - over.begin())] += int(cluster.count);
        }
    }
    stepAside(now);
    Q_EMIT marksChanged();
}

/** Ⅰ and Ⅱ stand exactly where they are; the number inside a cluster must stay legible beside them. */
void ClusterLayer::stepAside(const View &now)
{
    std::vector<std::pair<QPointF, double>> urgent; // where, and how far away the others stay
    for (const Mark &mark : m_marks) {
        if (mark.cluster.point >= 0 && (mark.cluster.worst == 1 || mark.cluster.worst == 2))
            urgent.emplace_back(now.toItem(mark.cluster.at), mark.radius * 0.8);
    }
    if (urgent.empty())
        return;
    for (Mark &mark : m_marks) {
        if (mark.cluster.point >= 0)
            continue;
        const QPointF home = now.toItem(mark.cluster.at);
        QPointF p = home;
        for (const auto &[at, radius] : urgent) {
            const QPointF away = p - at;
            const double distance = std::hypot(away.x(), away.y());
            const double wanted = mark.radius + radius;
            if (distance < wanted)
                p += (distance > 0.5 ? away / distance : QPointF(0, 1)) * (wanted - distance);
        }
        const QPointF shift = p - home;
        const double length = std::hypot(shift.x(), shift.y());
        const double most = mark.radius + urgentSide / 2 * unit();
        if (length > 0)
            mark.cluster.at = now.toWorldPoint(home + shift * std::min(1.0, most / length));
    }
}

QVariantMap ClusterLayer::hit(double x, double y) const
{
    const View now = view();
    const double reach = 16 * unit(); // a hit area of 32 px at least
    const Mark *best = nullptr;
    double nearest = 1e9;
    for (const Mark &mark : m_marks) {
        const QPointF p = now.toItem(mark.cluster.at);
        const double distance = std::hypot(p.x() - x, p.y() - y);
        if (distance <= std::max(mark.radius + 2, reach) && distance <= nearest) {
            nearest = distance;
            best = &mark;
        }
    }
    if (!best)
        return {{u"kind"_s, QString()}};
    const GeoPoint at = tonglan::toGeo({best->cluster.at.x - std::floor(best->cluster.at.x), best->cluster.at.y});
    QVariantMap found{{u"lat"_s, at.lat}, {u"lon"_s, at.lon}, {u"count"_s, best->cluster.count}, {u"level"_s, best->cluster.worst}};
    if (best->cluster.point < 0) {
        found[u"kind"_s] = u"cluster"_s;
        found[u"zoom"_s] = std::min(now.zoom + 1.5, double(maxClusterZoom));
        return found;
    }
    const quint32 row = m_set->row[size_t(best->cluster.point)];
    found[u"kind"_s] = u"event"_s;
    found[u"source"_s] = m_set->keys[row].first;
    found[u"id"_s] = m_set->keys[row].second;
    found[u"title"_s] = m_set->titles[row];
    return found;
}

QSGNode *ClusterLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = new QSGNode;
    const View now = view();
    const double ratio = pixelRatio();
    std::vector<ImageNodes::Picture> pictures;
    for (const Mark &mark : m_marks) {
        const QSizeF size = mark.image.deviceIndependentSize();
        const QPointF corner = now.toItem(mark.cluster.at) - QPointF(size.width() / 2, size.height() / 2);
        pictures.push_back({mark.image, QRectF(QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio), size), false, false});
    }
    m_nodes.update(node, window(), pictures);
    return node;
}

}
