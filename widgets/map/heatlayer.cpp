#include "heatlayer.h"

#include <QtConcurrent>

namespace tonglan {

namespace {

constexpr double spare = 0.25; ///< Share of the view that is painted beyond each edge.

/** In the streets a kernel of 30 px would make every event a spot of its own at the top of the scale: a density needs an
 *  area that it is the density of. So the kernel never gets smaller than this on the ground.
 */
constexpr double leastRadiusMetres = 600;
constexpr int legendSteps = 9; // odd: no difference is one of them

bool covers(const WorldBox &outer, const WorldBox &inner)
{
    return outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;
}

}

HeatLayer::HeatLayer(QQuickItem *parent)
    : MapLayer(parent)
    , m_set(std::make_shared<const PointSet>())
    , m_sums(std::make_shared<const PointSums>())
{
    m_pool.setMaxThreadCount(1);
    connect(this, &MapLayer::themeChanged, this, &HeatLayer::legendChanged);
}

HeatLayer::~HeatLayer()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void HeatLayer::setPoints(PointSource *points)
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

void HeatLayer::setPointSet(std::shared_ptr<const PointSet> set)
{
    if (set == m_set || !set)
        return;
    m_set = std::move(set);
    m_newPoints = true;
    change(Data);
}

void HeatLayer::setAgainst(PointSource *against)
{
    if (against == m_against)
        return;
    if (m_against)
        m_against->disconnect(this);
    m_against = against;
    if (m_against) {
        connect(m_against, &PointSource::changed, this, [this] { setAgainstSet(m_against->points()); });
        connect(m_against, &PointSource::stateChanged, this, [this] { change(Moved); });
    }
    setAgainstSet(m_against ? m_against->points() : nullptr);
    Q_EMIT againstChanged();
}

void HeatLayer::setAgainstSet(std::shared_ptr<const PointSet> set)
{
    if (set == m_againstSet)
        return;
    const bool isOther = (set == nullptr) != (m_againstSet == nullptr);
    m_againstSet = std::move(set);
    m_newPoints = true;
    if (isOther)
        Q_EMIT legendChanged();
    change(Data);
}

void HeatLayer::setRadius(double radius)
{
    if (radius == m_radius || !(radius >= 5 && radius <= 200))
        return;
    m_radius = radius;
    Q_EMIT radiusChanged();
    change(Style);
}

void HeatLayer::setMaximum(double maximum)
{
    if (maximum == m_maximum || !(maximum > 0))
        return;
    m_maximum = maximum;
    Q_EMIT maximumChanged();
    Q_EMIT legendChanged();
    change(Style);
}

void HeatLayer::setLeastCount(int count)
{
    if (count == m_leastCount || count < 0)
        return;
    m_leastCount = count;
    Q_EMIT leastCountChanged();
    change(Style);
}

// Colours follow a power of the density, and a legend is read with a ruler: its steps are even in density.
QList<QColor> HeatLayer::densityStops() const
{
    QList<QColor> stops;
    for (int i = 0; i < legendSteps; ++i) {
        stops += heatColor((i + 0.5) / legendSteps, style()->heat, 1);
        stops.back().setAlphaF(1);
    }
    return stops;
}

QList<QColor> HeatLayer::differenceStops() const
{
    QList<QColor> stops;
    for (int i = 0; i < legendSteps; ++i) {
        stops += differenceColor(2.0 * i / (legendSteps - 1) - 1, style()->difference, 1);
        stops.back().setAlphaF(1);
    }
    return stops;
}

void HeatLayer::refresh(Changes changes)
{
    if (changes & (Data | Style))
        m_stale = true;
    settle();
    start();
    update();
}

bool HeatLayer::isWaiting() const
{
    return (m_points && m_points->isLoading()) || (m_against && m_against->isLoading()) || !canCompare();
}

bool HeatLayer::canCompare() const
{
    return !m_against || (m_against->isCurrent() && (!m_points || m_points->isCurrent()));
}

void HeatLayer::settle()
{
    const View now = view();
    const bool sharp = !m_stale && m_picture.zoom == now.zoom && covers(m_picture.box, now.box());
    setComplete(!now.size.isEmpty() && (sharp || !isVisible() || !isInRange()) && !isWaiting());
}

double HeatLayer::radiusAt(const View &view) const
{
    const double metres = camera()->metersPerPixel() * std::exp2(camera()->zoom() - view.zoom);
    return std::max(m_radius, leastRadiusMetres / metres / unit());
}

bool HeatLayer::pick(AreaPick *into, double x, double y) const
{
    if (!camera() || !isVisible() || !isInRange() || !into || !m_points)
        return false;
    auto middle = view().toWorldPoint({x, y});
    middle.x -= std::floor(middle.x);
    auto area = circleAround(middle, radiusAt(view()) * unit() / view().scale());
    return into->pick(m_points, std::move(area), m_leastCount);
}

void HeatLayer::start()
{
    const View to = camera() ? camera()->destination() : View();
    if (m_running || to.size.isEmpty() || !isVisible() || !isInRange() || !canCompare())
        return;
    if (!m_stale && m_picture.zoom == to.zoom && covers(m_picture.box, to.box()))
        return;
    m_running = true;
    m_stale = false;
    WorldBox box = to.box();
    const double dx = (box.right - box.left) * spare;
    const double dy = (box.bottom - box.top) * spare;
    box = {box.left - dx, box.top - dy, box.right + dx, box.bottom + dy};
    const double radius = radiusAt(to);
    struct Answer
    {
        std::shared_ptr<const PointSums> sums;
        Picture picture;
    };
    QtConcurrent::run(&m_pool, [sums = m_sums, set = std::exchange(m_newPoints, false) ? m_set : nullptr, against = m_againstSet, box, zoom = to.zoom, u = unit(), radius, maximum = legendMaximum(), least = m_leastCount, style = style()] {
        Answer answer{sums, {}};
        if (set)
            answer.sums = std::make_shared<const PointSums>(against ? set->index().minus(against->index()) : set->index(), PointFilter(), PointSums::Measure::Count);
        const HeatGrid grid = densities(*answer.sums, box, zoom, u, radius, least);
        answer.picture = {answer.sums->isSigned() ? colorDifference(grid, style->difference, maximum) : colorHeat(grid, style->heat, maximum), {grid.origin.x, grid.origin.y, grid.origin.x + grid.columns * grid.cell, grid.origin.y + grid.rows * grid.cell}, zoom, answer.sums->isSigned()};
        return answer;
    }).then(this, [this](Answer answer) {
        m_running = false;
        m_sums = std::move(answer.sums);
        m_picture = std::move(answer.picture);
        settle();
        start();
        update();
    });
}

QSGNode *HeatLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = newGroupNode();
    std::vector<ImageNodes::Picture> pictures;
    const bool isOfTheLegend = m_picture.isDifference == (m_againstSet != nullptr);
    if (!m_picture.image.isNull() && isOfTheLegend && isInRange()) {
        const View now = view();
        const QPointF a = now.toItem({m_picture.box.left, m_picture.box.top});
        const QPointF b = now.toItem({m_picture.box.right, m_picture.box.bottom});
        pictures.push_back({m_picture.image, QRectF(a, b), false, true});
    }
    m_nodes.update(node, window(), pictures);
    return node;
}

}
