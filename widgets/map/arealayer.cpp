#include "arealayer.h"

#include "base/log.h"

#include <QtConcurrent>

#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

struct AreaLayer::Question
{
    std::shared_ptr<const AreaSet> set;
    View view;
    double ratio = 1;
    double unit = 1;
    std::shared_ptr<const MapStyle> style;
    QString selected;
    bool isEnglish = false;
    QList<QRectF> obstacles;
    QRectF clearArea;
};

AreaLayer::AreaLayer(QQuickItem *parent)
    : MapLayer(parent)
    , m_set(std::make_shared<const AreaSet>())
{
    m_pool.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(60);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_stale = m_stale || std::exchange(m_mustGiveWay, false);
        start();
    });
}

AreaLayer::~AreaLayer()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void AreaLayer::setAreas(AreaModel *areas)
{
    if (areas == m_model)
        return;
    if (m_model)
        m_model->disconnect(this);
    m_model = areas;
    if (m_model) {
        connect(m_model, &AreaModel::areasChanged, this, [this] { setAreaSet(m_model->areas()); });
        connect(m_model, &AreaModel::stateChanged, this, [this] { change(Moved); });
        setAreaSet(m_model->areas());
    }
    Q_EMIT areasChanged();
}

void AreaLayer::setAreaSet(std::shared_ptr<const AreaSet> set)
{
    m_set = std::move(set);
    change(Data);
}

void AreaLayer::setSelected(const QString &key)
{
    if (key == m_selected)
        return;
    m_selected = key;
    Q_EMIT selectedChanged();
    change(Data);
}

void AreaLayer::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    Q_EMIT languageChanged();
    change(Data);
}

void AreaLayer::setObstacles(const QList<QRectF> &obstacles)
{
    if (obstacles == m_obstacles)
        return;
    m_obstacles = obstacles;
    Q_EMIT obstaclesChanged();
    if (!m_set->areas.empty())
        giveWay();
}

void AreaLayer::setClearArea(QRectF area)
{
    if (area == m_clearArea)
        return;
    m_clearArea = area;
    Q_EMIT obstaclesChanged();
    change(Data);
}

QList<QRectF> AreaLayer::nameRects() const
{
    QList<QRectF> rects;
    if (isVisible() && m_answer.view == view())
        for (const auto &rect : m_answer.picture.names)
            rects << QRectF(rect.topLeft() / m_answer.ratio, rect.size() / m_answer.ratio);
    return rects;
}

QString AreaLayer::areaAt(double x, double y) const
{
    if (!m_answer.set || !camera() || !isVisible() || !isInRange())
        return {};
    auto point = view().toWorldPoint({x, y});
    point.x -= std::floor(point.x);
    const auto &areas = m_answer.set->areas;
    for (auto area = areas.rbegin(); area != areas.rend(); ++area) {
        const auto outline = m_answer.outlines.value(area->key()).second;
        if (outline && outline->contains(point))
            return area->key();
    }
    return {};
}

AreaLayer::Answer AreaLayer::answer(const Question &question, Answer before)
{
    Answer now = std::move(before);
    if (now.set != question.set) {
        Outlines outlines;
        now.refused = 0;
        now.repaired = 0;
        for (const auto &area : question.set->areas) {
            const auto known = now.outlines.constFind(area.key());
            if (known != now.outlines.cend() && known->first == area.outline) {
                outlines.insert(area.key(), *known);
            } else {
                auto outline = std::make_shared<const AreaOutline>(AreaOutline::from(*area.outline));
                for (const auto &fault : outline->faults())
                    qCWarning(logMap).noquote() << "areas:" << area.source + u'/' + area.id << fault;
                outlines.insert(area.key(), {area.outline, std::move(outline)});
            }
            const auto &outline = outlines.value(area.key()).second;
            now.refused += outline->isEmpty() ? 1 : 0;
            now.repaired += !outline->isEmpty() && !outline->faults().isEmpty() ? 1 : 0;
        }
        now.outlines = std::move(outlines);
        now.set = question.set;
    }
    std::vector<HatchedArea> areas;
    for (const auto &area : question.set->areas) {
        const auto key = area.key();
        areas.push_back({.outline = now.outlines.value(key).second, .state = area.state, .level = area.level, .name = question.isEnglish && !area.nameEn.isEmpty() ? area.nameEn : area.name, .isSelected = key == question.selected});
    }
    std::ranges::stable_partition(areas, [](const HatchedArea &area) { return !area.isSelected; });
    HatchLook look{.style = question.style, .px = question.unit * question.ratio, .clear = QRectF(question.clearArea.topLeft() * question.ratio, question.clearArea.size() * question.ratio)};
    for (const auto &rect : question.obstacles)
        look.obstacles.emplace_back(rect.topLeft() * question.ratio, rect.size() * question.ratio);
    const ImageFrame frame{question.view.origin, question.view.scale() * question.ratio, QSize(int(std::ceil(question.view.size.width() * question.ratio)), int(std::ceil(question.view.size.height() * question.ratio)))};
    now.picture = paintHatched(areas, frame, look);
    now.view = question.view;
    now.ratio = question.ratio;
    return now;
}

void AreaLayer::refresh(Changes changes)
{
    if (changes & (Data | Style))
        m_stale = true;
    if (m_stale || !m_answer.set)
        start();
    else if (m_answer.view != view())
        m_rest.start();
    if (changes & (Moved | Zoomed))
        Q_EMIT shown();
    settle();
    update();
}

/** Marks move with every frame of a pan: names make room for them when they rest. */
void AreaLayer::giveWay()
{
    m_mustGiveWay = true;
    m_rest.start();
    settle();
}

void AreaLayer::settle()
{
    setComplete(!m_stale && !m_mustGiveWay && !m_running && m_answer.view == view() && !(m_model && m_model->isEnabled() && m_model->isLoading()));
}

void AreaLayer::start()
{
    const View now = view();
    if (m_running || now.size.isEmpty() || !window() || (!m_stale && m_answer.view == now))
        return;
    m_running = true;
    m_stale = false;
    m_mustGiveWay = false;
    const Question question{m_set, now, pixelRatio(), unit(), style(), m_selected, m_language.startsWith("en"_L1), m_obstacles, m_clearArea};
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

QSGNode *AreaLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = new QSGNode;
    std::vector<ImageNodes::Picture> pictures;
    const auto &image = m_answer.picture.image;
    if (!image.isNull() && isInRange()) {
        const View now = view();
        const WorldBox box = m_answer.view.box();
        const bool isStill = m_answer.view == now;
        const QRectF rect = isStill ? QRectF(QPointF(), QSizeF(image.size()) / m_answer.ratio) : QRectF(now.toItem({box.left, box.top}), now.toItem({box.right, box.bottom}));
        pictures.push_back({image, rect, false, m_answer.view.zoom != now.zoom});
    }
    m_nodes.update(node, window(), pictures);
    return node;
}

}
