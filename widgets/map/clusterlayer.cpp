#include "clusterlayer.h"

#include <QPainter>

#include <algorithm>
#include <numbers>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr double clusterDistance = 46; ///< px at u = 1
constexpr double urgentSide = 26;
constexpr double plainSide = 20;
constexpr size_t mostMarks = 400; // more than a screen can hold apart
constexpr size_t mostFanned = 120; // more have no room around one place; the ring in the middle still says how many there are
constexpr double armLength = 44; ///< px at u = 1: to the first event of a fan
constexpr double fanDistance = 28; ///< px at u = 1: between events of a fan
constexpr double stackReach = 6; ///< px at u = 1: marks so close cover each other

/** Where events of a fan stand, px at u = 1 from their place: on a circle, or on a spiral if that would be too wide.
 *  Steps along r = a + bφ are of equal length as nearly as makes no difference.
 */
std::vector<QPointF> fanArms(size_t count)
{
    std::vector<QPointF> arms;
    constexpr double turn = 2 * std::numbers::pi;
    const bool isCircle = count <= 9;
    double angle = -turn / 4;
    for (size_t i = 0; i < count; ++i) {
        const double radius = isCircle ? armLength : armLength + fanDistance * (angle + turn / 4) / turn;
        arms.emplace_back(radius * std::cos(angle), radius * std::sin(angle));
        angle += isCircle ? turn / double(count) : fanDistance / radius;
    }
    return arms;
}

}

ClusterLayer::ClusterLayer(QQuickItem *parent)
    : MapLayer(parent)
    , m_set(std::make_shared<const PointSet>())
    , m_markedSet(m_set)
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
    if (!m_fan.marks.empty()) {
        const QSizeF size = m_fan.ground.deviceIndependentSize();
        rects << QRectF(now.toItem(m_fan.at) - QPointF(size.width() / 2, size.height() / 2), size);
    }
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
    if (changes & Zoomed)
        closeFan();
    place();
    if (changes & (Data | Style))
        renewFan();
    setComplete(!(m_points && m_points->isLoading()) && !view().size.isEmpty());
    update();
}

bool ClusterLayer::isSelected(const Cluster &cluster) const
{
    if (cluster.point < 0 || m_selectedId.isEmpty())
        return false;
    const auto &[source, id] = m_markedSet->key(quint32(cluster.point));
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
    m_markedSet = m_set;
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
    auto found = clustersIn(m_set->index(), wanted, now.zoom - std::log2(unit()), clusterDistance);
    // Of those that cover each other exactly the same one stays on top, however the events have come.
    const auto urgent = std::find_if_not(found.rbegin(), found.rend(), [](const Cluster &cluster) { return cluster.point >= 0 && (cluster.worst == 1 || cluster.worst == 2); }).base();
    std::ranges::sort(urgent, found.end(), {}, [this](const Cluster &one) { return std::tuple(-one.worst, one.at.y, one.at.x, m_set->key(quint32(one.point))); });
    for (Cluster cluster : found) {
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

QPointF ClusterLayer::placeOf(const Mark &mark, const View &now) const
{
    const bool isFanned = !m_fan.marks.empty() && &mark >= m_fan.marks.data() && &mark < m_fan.marks.data() + m_fan.marks.size();
    return isFanned ? now.toItem(m_fan.at) + m_fan.arms[size_t(&mark - m_fan.marks.data())] : now.toItem(mark.cluster.at);
}

const ClusterLayer::Mark *ClusterLayer::markAt(const QPointF &p) const
{
    const View now = view();
    const double reach = 16 * unit(); // a hit area of 32 px at least
    const Mark *best = nullptr;
    double nearest = 1e9;
    const auto look = [&](const std::vector<Mark> &marks, double least) {
        for (const Mark &mark : marks) {
            const QPointF away = placeOf(mark, now) - p;
            const double distance = std::hypot(away.x(), away.y());
            if (distance <= std::max(mark.radius + 2, least) && distance <= nearest) {
                nearest = distance;
                best = &mark;
            }
        }
    };
    look(m_fan.marks, fanDistance / 2 * unit());
    const bool isOnFan = !m_fan.marks.empty() && QLineF(now.toItem(m_fan.at), p).length() < m_fan.ground.deviceIndependentSize().width() / 2;
    if (!best && !isOnFan) // what the fan lies on cannot be seen
        look(m_marks, reach);
    return best;
}

QVariantMap ClusterLayer::hit(double x, double y) const
{
    const View now = view();
    const Mark *best = markAt({x, y});
    if (!best)
        return {{u"kind"_s, QString()}};
    const GeoPoint at = tonglan::toGeo({best->cluster.at.x - std::floor(best->cluster.at.x), best->cluster.at.y});
    QVariantMap found{{u"lat"_s, at.lat}, {u"lon"_s, at.lon}, {u"count"_s, best->cluster.count}, {u"level"_s, best->cluster.worst}};
    if (best->cluster.point < 0) {
        found[u"kind"_s] = u"cluster"_s;
        found[u"zoom"_s] = std::min(now.zoom + 1.5, double(maxClusterZoom));
        return found;
    }
    const auto event = m_markedSet->at(quint32(best->cluster.point));
    found[u"kind"_s] = u"event"_s;
    found[u"source"_s] = event.key.first;
    found[u"id"_s] = event.key.second;
    found[u"title"_s] = event.title;
    found[u"time"_s] = double(event.time);
    return found;
}

/** The events of @p mark, if no zoom would take them apart; of a single one, those that it covers. */
std::vector<Cluster> ClusterLayer::stackAt(const Mark &mark) const
{
    const View now = view();
    const double zoom = now.zoom - std::log2(unit());
    std::vector<Cluster> events;
    if (mark.cluster.point < 0) {
        // A mark may have stepped aside, and lie in another copy of the world: the cluster is the one that counts the same nearby.
        const WorldBox box = now.box();
        const WorldBox wanted = box.left < 0 || box.right > 1 ? WorldBox{0, box.top, 1, box.bottom} : box;
        const Cluster *home = nullptr;
        double nearest = 1e9;
        const auto found = clustersIn(m_markedSet->index(), wanted, zoom, clusterDistance);
        for (const Cluster &cluster : found) {
            const double distance = std::hypot(cluster.at.x - (mark.cluster.at.x - std::floor(mark.cluster.at.x)), cluster.at.y - mark.cluster.at.y);
            if (cluster.point < 0 && cluster.count == mark.cluster.count && cluster.byLevel == mark.cluster.byLevel && distance < nearest) {
                nearest = distance;
                home = &cluster;
            }
        }
        if (home)
            events = membersOf(*home, m_markedSet->index(), wanted, zoom, clusterDistance);
    } else {
        const QPointF middle = now.toItem(mark.cluster.at);
        for (const Mark &other : m_marks) {
            const QPointF away = now.toItem(other.cluster.at) - middle;
            if (other.cluster.point >= 0 && std::hypot(away.x(), away.y()) <= stackReach * unit())
                events.push_back(other.cluster);
        }
    }
    if (events.size() < 2)
        return {};
    double left = 1, right = 0, top = 1, bottom = 0;
    for (const Cluster &event : events) {
        left = std::min(left, event.at.x - std::floor(event.at.x));
        right = std::max(right, event.at.x - std::floor(event.at.x));
        top = std::min(top, event.at.y);
        bottom = std::max(bottom, event.at.y);
    }
    const double most = mark.cluster.point < 0 ? clusterDistance : 2 * stackReach;
    const bool isClosest = camera() && camera()->zoom() > camera()->maximumZoom() - 0.25;
    if (!isClosest && std::max(right - left, bottom - top) * worldPixels(camera() ? camera()->maximumZoom() : maxClusterZoom) > most * unit())
        return {};
    return events;
}

bool ClusterLayer::fanOut(double x, double y)
{
    const Mark *mark = markAt({x, y});
    const bool isOfTheFan = mark && !m_fan.marks.empty() && mark >= m_fan.marks.data() && mark < m_fan.marks.data() + m_fan.marks.size();
    if (!mark || isOfTheFan)
        return false;
    auto events = stackAt(*mark);
    if (events.empty())
        return false;
    m_fan.at = mark->cluster.at;
    open(std::move(events));
    return true;
}

void ClusterLayer::open(std::vector<Cluster> events)
{
    const auto turn = [this](const Cluster &event) { return std::tuple(event.worst == 0 ? 5 : event.worst, -m_markedSet->time(quint32(event.point)), m_markedSet->key(quint32(event.point))); };
    std::ranges::sort(events, {}, turn); // the worst first, then the newest
    events.resize(std::min(events.size(), mostFanned));
    m_fan.marks.clear();
    m_fan.arms = fanArms(events.size());
    for (auto &arm : m_fan.arms)
        arm *= unit();
    for (const Cluster &event : events)
        m_fan.marks.push_back({event, (event.worst == 1 || event.worst == 2 ? urgentSide : plainSide) / 2 * unit(), imageOf(event, isSelected(event))});
    m_fan.ground = paintFan();
    Q_EMIT marksChanged();
    update();
}

void ClusterLayer::closeFan()
{
    if (m_fan.marks.empty())
        return;
    m_fan = {};
    Q_EMIT marksChanged();
    update();
}

/** Other data, another selection: the fan shows what lies in its place now, or closes. */
void ClusterLayer::renewFan()
{
    if (m_fan.marks.empty())
        return;
    const View now = view();
    const QPointF middle = now.toItem(m_fan.at);
    const auto isThere = [&](const Mark &mark) {
        const QPointF away = now.toItem(mark.cluster.at) - middle;
        return std::hypot(away.x(), away.y()) <= stackReach * unit();
    };
    const auto mark = std::ranges::find_if(m_marks, isThere);
    auto events = mark == m_marks.end() ? std::vector<Cluster>() : stackAt(*mark);
    if (events.empty())
        closeFan();
    else
        open(std::move(events));
}

/** A soft ground, so that the map does not shine through, and an arm to each event. */
QImage ClusterLayer::paintFan() const
{
    double radius = 0;
    for (const QPointF &arm : m_fan.arms)
        radius = std::max(radius, std::hypot(arm.x(), arm.y()));
    radius += fanDistance * unit();
    const double side = 2 * std::ceil(radius);
    QImage image((QSizeF(side, side) * pixelRatio()).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio());
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(side / 2, side / 2);
    QRadialGradient ground(QPointF(), radius);
    auto shade = style()->land;
    shade.setAlphaF(0.85F);
    ground.setColorAt(0, shade);
    ground.setColorAt(0.8, shade);
    shade.setAlphaF(0);
    ground.setColorAt(1, shade);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawEllipse(QPointF(), radius, radius);
    auto arms = style()->selection;
    arms.setAlphaF(0.6F);
    painter.setPen(QPen(arms, std::max(1.0, unit())));
    for (const QPointF &arm : m_fan.arms)
        painter.drawLine(QPointF(), arm);
    return image;
}

QSGNode *ClusterLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = newGroupNode();
    const View now = view();
    const double ratio = pixelRatio();
    std::vector<ImageNodes::Picture> pictures;
    const auto add = [&](const QImage &image, const QPointF &middle) {
        const QSizeF size = image.deviceIndependentSize();
        const QPointF corner = middle - QPointF(size.width() / 2, size.height() / 2);
        pictures.push_back({image, QRectF(QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio), size), false, false});
    };
    const QPointF fan = now.toItem(m_fan.at);
    const auto isMiddle = [&](const Mark &mark) { return !m_fan.marks.empty() && QLineF(now.toItem(mark.cluster.at), fan).length() <= stackReach * unit(); };
    for (const Mark &mark : m_marks) {
        if (!isMiddle(mark))
            add(mark.image, placeOf(mark, now));
    }
    if (!m_fan.marks.empty()) {
        add(m_fan.ground, fan);
        for (const Mark &mark : m_marks) { // says how many there are
            if (isMiddle(mark) && mark.cluster.point < 0)
                add(mark.image, fan);
        }
        for (const Mark &mark : m_fan.marks)
            add(mark.image, placeOf(mark, now));
    }
    m_nodes.update(node, window(), pictures);
    return node;
}

}
