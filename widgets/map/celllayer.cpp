#include "celllayer.h"

#include <QPainter>
#include <QtConcurrent>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr double spare = 0.25; ///< Share of the view that is painted beyond each edge.
constexpr double cellPixels = 44; ///< px at u = 1: the least width of a cell, a number of three digits fits

}

struct CellLayer::Question
{
    QString division;
    std::shared_ptr<const PointSet> set;
    std::shared_ptr<const RegionSet> regionSet;
    View view;
    double ratio = 1;
    double unit = 1;
    double maximum = 8;
    int least = 0;
    double latitude = 0;
    std::shared_ptr<const MapStyle> style;
};

CellLayer::CellLayer(QQuickItem *parent)
    : MapLayer(parent)
    , m_set(std::make_shared<const PointSet>())
    , m_regionSet(std::make_shared<const RegionSet>())
{
    m_pool.setMaxThreadCount(1);
    connect(this, &QQuickItem::visibleChanged, this, [this] {
        if (isVisible())
            setComplete(false); // until it has been looked at
        change(Data);
    });
}

CellLayer::~CellLayer()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void CellLayer::setPoints(PointSource *points)
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

void CellLayer::setRegions(RegionModel *regions)
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

void CellLayer::setPointSet(std::shared_ptr<const PointSet> set)
{
    if (set == m_set || !set)
        return;
    m_set = std::move(set);
    if (isVisible())
        setComplete(false);
    change(Data);
}

void CellLayer::setRegionSet(std::shared_ptr<const RegionSet> set)
{
    if (!set)
        return;
    const bool isSame = set->shapesRevision == m_regionSet->shapesRevision && set->regions.size() == m_regionSet->regions.size();
    if (isSame && !set->regions.empty() && !m_regionSet->regions.empty() && set->regions.front().code == m_regionSet->regions.front().code)
        return; // only counts changed, which are not counted here
    m_regionSet = std::move(set);
    if (m_division == "regions"_L1)
        change(Data);
}

void CellLayer::setDivision(const QString &division)
{
    if (division == m_division || (division != "squares"_L1 && division != "hexagons"_L1 && division != "regions"_L1))
        return;
    m_division = division;
    if (isVisible())
        setComplete(false);
    Q_EMIT divisionChanged();
    change(Data);
}

void CellLayer::setLatitude(double latitude)
{
    if (latitude == m_latitude || !(std::abs(latitude) <= 85))
        return;
    m_latitude = latitude;
    Q_EMIT latitudeChanged();
    change(Data);
}

void CellLayer::setMaximum(double maximum)
{
    if (maximum == m_maximum || !(maximum > 0))
        return;
    m_maximum = maximum;
    Q_EMIT maximumChanged();
    change(Style);
}

void CellLayer::setLeastCount(int count)
{
    if (count == m_leastCount || count < 0)
        return;
    m_leastCount = count;
    Q_EMIT leastCountChanged();
    change(Style);
}

void CellLayer::refresh(Changes changes)
{
    if (changes & (Data | Style))
        m_stale = true;
    settle();
    start();
    update();
}

/** The picture is of the present camera. */
bool CellLayer::isSharp() const
{
    const View now = view();
    const auto &frame = m_answer.frame;
    const WorldBox painted{frame.origin.x, frame.origin.y, frame.origin.x + frame.size.width() / frame.scale, frame.origin.y + frame.size.height() / frame.scale};
    const auto box = now.box();
    return m_answer.zoom == now.zoom && painted.left <= box.left && painted.top <= box.top && painted.right >= box.right && painted.bottom >= box.bottom;
}

void CellLayer::settle()
{
    const bool isWaiting = (m_points && m_points->isLoading()) || (m_division == "regions"_L1 && m_regions && m_regions->isLoading());
    setComplete(!view().size.isEmpty() && ((isSharp() && !m_stale && !m_running) || !isVisible() || !isInRange()) && !isWaiting);
}

void CellLayer::start()
{
    const View to = camera() ? camera()->destination() : View();
    if (m_running || to.size.isEmpty() || !isVisible() || !isInRange() || !window())
        return;
    const auto &frame = m_answer.frame;
    const auto box = to.box();
    const WorldBox painted{frame.origin.x, frame.origin.y, frame.origin.x + frame.size.width() / frame.scale, frame.origin.y + frame.size.height() / frame.scale};
    if (!m_stale && m_answer.zoom == to.zoom && painted.left <= box.left && painted.top <= box.top && painted.right >= box.right && painted.bottom >= box.bottom)
        return;
    m_running = true;
    m_stale = false;
    const Question question{m_division, m_set, m_regionSet, to, pixelRatio(), unit(), m_maximum, m_leastCount, m_latitude, style()};
    QtConcurrent::run(&m_pool, [question, before = m_answer] { return answer(question, before); }).then(this, [this](const Answer &answer) {
        m_running = false;
        m_answer = answer;
        settle();
        start();
        update();
        Q_EMIT shown();
    });
}

CellLayer::Answer CellLayer::answer(const Question &question, Answer before)
{
    Answer now = std::move(before);
    const bool isOtherData = now.set != question.set || now.division != question.division || now.regionSet != question.regionSet;
    const auto seen = question.view.box();
    const double dx = (seen.right - seen.left) * spare;
    const double dy = (seen.bottom - seen.top) * spare;
    ImageFrame frame;
    frame.scale = question.view.scale() * question.ratio;
    frame.size = {int(std::ceil((seen.right - seen.left + 2 * dx) * frame.scale)), int(std::ceil((seen.bottom - seen.top + 2 * dy) * frame.scale))};
    frame.origin = {seen.left - dx, seen.top - dy};
    const WorldBox box{frame.origin.x, frame.origin.y, frame.origin.x + frame.size.width() / frame.scale, frame.origin.y + frame.size.height() / frame.scale};
    const auto &ramp = question.style->heat;
    if (question.division == "regions"_L1) {
        if (!now.areas || now.regionSet != question.regionSet) {
            now.areas = std::make_shared<const RegionAreas>(outlinesSideBySide(*question.regionSet));
            now.regionSet = question.regionSet; // only together with its areas
            now.mask = {};
        }
        if (isOtherData)
            now.counts = now.areas->count(question.set->index());
        if (now.mask.isNull() || frame != now.frame)
            now.mask = paintRegionMask(*now.areas, frame);
        std::vector<QColor> colors;
        for (const auto &area : now.counts)
            colors.push_back(area.count < question.least ? QColor(Qt::transparent) : areaColor(area.perSquareKilometre(), ramp, question.maximum));
        now.image = colorMask(now.mask, colors);
    } else {
        const auto shape = question.division == "squares"_L1 ? CellGrid::Shape::Square : CellGrid::Shape::Hexagon;
        now.grid = CellGrid::forZoom(shape, question.view.zoom, question.latitude, cellPixels * question.unit);
        now.counts.clear();
        now.image = {};
        for (const int world : {0, -1, 1}) { // a wide view shows parts of it twice
            const WorldBox part{box.left - world, box.top, box.right - world, box.bottom};
            if (part.right < 0 || part.left > 1)
                continue;
            auto counts = countCells(question.set->index(), now.grid, part);
            std::erase_if(counts, [&question](const AreaCount &cell) { return cell.count < question.least; });
            auto image = paintCells(counts, now.grid, {{part.left, part.top}, frame.scale, frame.size}, ramp, question.maximum, 1.5 * question.unit * question.ratio, 14 * question.unit * question.ratio);
            if (now.image.isNull())
                now.image = std::move(image);
            else if (!counts.empty())
                QPainter(&now.image).drawImage(0, 0, image);
            now.counts.insert(now.counts.end(), counts.begin(), counts.end());
        }
        now.mask = {};
    }
    now.division = question.division;
    now.set = question.set;
    now.frame = frame;
    now.zoom = question.view.zoom;
    return now;
}

static WorldPoint inFirstWorld(WorldPoint point)
{
    point.x -= std::floor(point.x);
    return point;
}

const AreaCount *CellLayer::countAt(WorldPoint point) const
{
    if (!camera() || !isVisible() || m_answer.division != m_division)
        return nullptr;
    if (m_division == "regions"_L1) {
        const int number = m_answer.areas ? m_answer.areas->at(point) : -1;
        const bool isCounted = number >= 0 && number < int(m_answer.counts.size()) && m_answer.counts[std::size_t(number)].count >= m_leastCount;
        return isCounted ? &m_answer.counts[std::size_t(number)] : nullptr;
    }
    if (!(m_answer.grid.width > 0))
        return nullptr;
    const auto place = m_answer.grid.at(point);
    const auto at = std::ranges::find_if(m_answer.counts, [&](const AreaCount &cell) { return cell.column == place.column && cell.row == place.row; });
    return at != m_answer.counts.end() ? &*at : nullptr;
}

QVariantMap CellLayer::areaAt(double x, double y) const
{
    const auto *found = countAt(inFirstWorld(view().toWorldPoint({x, y})));
    if (!found)
        return {};
    const QString code = m_division == "regions"_L1 ? m_answer.regionSet->regions[std::size_t(found->row)].code : QString();
    return {{u"count"_s, found->count}, {u"density"_s, found->perSquareKilometre()}, {u"code"_s, code}};
}

bool CellLayer::pick(AreaPick *into, double x, double y) const
{
    const auto point = inFirstWorld(view().toWorldPoint({x, y}));
    const auto *found = countAt(point);
    if (!found || !into || !m_points || m_division == "regions"_L1)
        return false;
    const auto grid = m_answer.grid;
    const auto place = grid.at(point);
    MapArea area;
    area.shape = grid.shape == CellGrid::Shape::Square ? MapArea::Shape::Square : MapArea::Shape::Hexagon;
    area.metres = grid.metres;
    area.areaKm2 = grid.areaKm2(place);
    area.outline = grid.outline(place);
    area.box = {1, 1, 0, 0};
    for (const auto &corner : area.outline)
        area.box = {std::min(area.box.left, corner.x), std::min(area.box.top, corner.y), std::max(area.box.right, corner.x), std::max(area.box.bottom, corner.y)};
    area.contains = [grid, place](WorldPoint p) { return grid.at(p) == place; };
    return into->pick(m_points, std::move(area), m_leastCount);
}

QSGNode *CellLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = newGroupNode();
    std::vector<ImageNodes::Picture> pictures;
    if (!m_answer.image.isNull() && m_answer.division == m_division && isInRange()) {
        const View now = view();
        const auto &frame = m_answer.frame;
        const QPointF a = now.toItem(frame.origin);
        const bool isSame = m_answer.zoom == now.zoom;
        const QPointF b = now.toItem({frame.origin.x + frame.size.width() / frame.scale, frame.origin.y + frame.size.height() / frame.scale});
        pictures.push_back({m_answer.image, isSame ? QRectF(a, QSizeF(frame.size) / pixelRatio()) : QRectF(a, b), false, !isSame});
    }
    m_nodes.update(node, window(), pictures);
    return node;
}

}
