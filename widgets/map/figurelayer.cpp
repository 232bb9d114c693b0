#include "figurelayer.h"

#include <QtConcurrent>

#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

struct FigureLayer::Question
{
    std::shared_ptr<const RegionSet> set;
    std::shared_ptr<const RegionFigureSet> figures;
    View view;
    double ratio = 1;
    double unit = 1;
    std::shared_ptr<const MapStyle> style;
    bool isEnglish = false;
    QList<QRectF> obstacles;
    QRectF clearArea;
};

FigureLayer::FigureLayer(QQuickItem *parent)
    : MapLayer(parent)
{
    m_pool.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(60);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_stale = m_stale || std::exchange(m_mustGiveWay, false);
        start();
    });
}

FigureLayer::~FigureLayer()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void FigureLayer::setRegions(RegionModel *regions)
{
    if (regions == m_regions)
        return;
    if (m_regions)
        m_regions->disconnect(this);
    m_regions = regions;
    if (m_regions) {
        connect(m_regions, &RegionModel::regionsChanged, this, [this] { change(Data); });
        connect(m_regions, &RegionModel::stateChanged, this, [this] { change(Moved); });
    }
    Q_EMIT regionsChanged();
    change(Data);
}

void FigureLayer::setFigures(RegionFigureModel *figures)
{
    if (figures == m_figures)
        return;
    if (m_figures)
        m_figures->disconnect(this);
    m_figures = figures;
    if (m_figures) {
        connect(m_figures, &RegionFigureModel::figuresChanged, this, [this] { change(Data); });
        connect(m_figures, &RegionFigureModel::stateChanged, this, [this] { change(Moved); });
    }
    Q_EMIT figuresChanged();
    change(Data);
}

void FigureLayer::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    Q_EMIT languageChanged();
    change(Data);
}

void FigureLayer::setObstacles(const QList<QRectF> &obstacles)
{
    if (obstacles == m_obstacles)
        return;
    m_obstacles = obstacles;
    Q_EMIT obstaclesChanged();
    if (isVisible())
        giveWay();
}

void FigureLayer::setClearArea(QRectF area)
{
    if (area == m_clearArea)
        return;
    m_clearArea = area;
    Q_EMIT obstaclesChanged();
    change(Data);
}

QList<QRectF> FigureLayer::nameRects() const
{
    QList<QRectF> rects;
    if (isVisible() && m_answer.view == view())
        for (const auto &rect : m_answer.names)
            rects << QRectF(rect.topLeft() / m_answer.ratio, rect.size() / m_answer.ratio);
    return rects;
}

QList<QColor> FigureLayer::stops() const
{
    const auto ramp = figureRamp(*style());
    return {ramp.begin(), ramp.end()};
}

QString FigureLayer::regionAt(double x, double y) const
{
    if (!camera() || !isVisible() || !m_answer.areas)
        return {};
    auto point = view().toWorldPoint({x, y});
    point.x -= std::floor(point.x);
    const int found = m_answer.areas->at(point);
    return found < 0 ? QString() : m_answer.set->regions[std::size_t(found)].code;
}

FigureLayer::Answer FigureLayer::answer(const Question &question, Answer before)
{
    Answer now = std::move(before);
    if (!now.areas || now.set->shapesRevision != question.set->shapesRevision || now.set->regions.size() != question.set->regions.size()) {
        now.areas = std::make_shared<const RegionAreas>(outlinesSideBySide(*question.set));
        now.mask = {};
    }
    now.set = question.set;
    const ImageFrame frame{question.view.origin, question.view.scale() * question.ratio, QSize(int(std::ceil(question.view.size.width() * question.ratio)), int(std::ceil(question.view.size.height() * question.ratio)))};
    if (now.mask.isNull() || frame != now.frame)
        now.mask = paintRegionMask(*now.areas, frame);
    now.frame = frame;
    const double px = question.unit * question.ratio;
    std::vector<QString> codes;
    std::vector<FigureLabel> labels;
    for (const auto &region : question.set->regions) {
        codes.push_back(region.code);
        const auto figure = std::ranges::find(question.figures->figures, region.code, &RegionFigure::region);
        const auto &name = question.isEnglish && !region.nameEn.isEmpty() ? region.nameEn : region.name;
        labels.push_back({name, figure == question.figures->figures.end() ? QString() : figure->text});
    }
    now.image = fillMask(now.mask, fillsOf(*question.figures, codes, *question.style, px), std::max(1, int(std::lround(px))));
    std::vector<QRectF> obstacles;
    for (const auto &rect : question.obstacles)
        obstacles.emplace_back(rect.topLeft() * question.ratio, rect.size() * question.ratio);
    now.names = writeFigures(now.image, frame, *now.areas, labels, *question.style, px, QRectF(question.clearArea.topLeft() * question.ratio, question.clearArea.size() * question.ratio), std::move(obstacles));
    now.view = question.view;
    now.ratio = question.ratio;
    return now;
}

void FigureLayer::refresh(Changes changes)
{
    if (changes & (Data | Style))
        m_stale = true;
    if (changes & Style)
        Q_EMIT stopsChanged();
    if (m_stale || m_answer.image.isNull())
        start();
    else if (m_answer.view != view())
        m_rest.start();
    if (changes & (Moved | Zoomed))
        Q_EMIT shown();
    settle();
    update();
}

/** Marks move with every frame of a pan: names make room for them when they rest. */
void FigureLayer::giveWay()
{
    m_mustGiveWay = true;
    m_rest.start();
    settle();
}

void FigureLayer::settle()
{
    const bool isWaiting = (m_regions && m_regions->isLoading()) || (m_figures && (m_figures->isLoading() || !m_figures->isCurrent()));
    setComplete(!isVisible() || (!m_stale && !m_running && m_answer.view == view() && !isWaiting));
}

void FigureLayer::start()
{
    const View now = view();
    if (m_running || now.size.isEmpty() || !window() || !isVisible() || !m_regions || !m_figures || (!m_stale && m_answer.view == now))
        return;
    m_running = true;
    m_stale = false;
    m_mustGiveWay = false;
    const Question question{m_regions->regions(), m_figures->figures(), now, pixelRatio(), unit(), style(), m_language.startsWith("en"_L1), m_obstacles, m_clearArea};
    QtConcurrent::run(&m_pool, [question, before = m_answer] { return answer(question, before); }).then(this, [this](const Answer &answer) {
        m_running = false;
        m_answer = answer;
        if (m_stale)
            start();
        else if (m_mustGiveWay || m_answer.view != view())
            m_rest.start();
        settle();
        Q_EMIT shown();
        update();
    });
}

QSGNode *FigureLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = new QSGNode;
    std::vector<ImageNodes::Picture> pictures;
    if (!m_answer.image.isNull() && isInRange()) {
        const View now = view();
        const WorldBox box = m_answer.view.box();
        const bool isStill = m_answer.view == now;
        const QRectF rect = isStill ? QRectF(QPointF(), QSizeF(m_answer.image.size()) / m_answer.ratio) : QRectF(now.toItem({box.left, box.top}), now.toItem({box.right, box.bottom}));
        pictures.push_back({m_answer.image, rect, false, m_answer.view.zoom != now.zoom});
    }
    m_nodes.update(node, window(), pictures);
    return node;
}

}
