#include "paintedlayer.h"

#include <QtConcurrent>

#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

PaintedLayer::PaintedLayer(QQuickItem *parent)
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

PaintedLayer::~PaintedLayer()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void PaintedLayer::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    Q_EMIT languageChanged();
    change(Data);
}

void PaintedLayer::setObstacles(const QList<QRectF> &obstacles)
{
    if (obstacles == m_obstacles)
        return;
    m_obstacles = obstacles;
    Q_EMIT obstaclesChanged();
    if (!hasNames())
        return;
    m_mustGiveWay = true; // marks move with every frame of a pan: names make room for them when they rest
    m_rest.start();
    settle();
}

void PaintedLayer::setClearArea(QRectF area)
{
    if (area == m_clearArea)
        return;
    m_clearArea = area;
    Q_EMIT obstaclesChanged();
    change(Data);
}

QList<QRectF> PaintedLayer::nameRects() const
{
    QList<QRectF> rects;
    if (isVisible() && m_view == view())
        for (const auto &rect : m_painted.names)
            rects << QRectF(rect.topLeft() / m_ratio, rect.size() / m_ratio);
    return rects;
}

void PaintedLayer::refresh(Changes changes)
{
    if (changes & (Data | Style))
        m_stale = true;
    if (m_stale)
        start();
    else if (m_view != view())
        m_rest.start();
    if (changes & (Moved | Zoomed))
        Q_EMIT shown();
    settle();
    update();
}

void PaintedLayer::settle()
{
    setComplete(!isVisible() || (!m_stale && !m_mustGiveWay && !m_running && m_view == view() && !isWaiting()));
}

void PaintedLayer::start()
{
    const View now = view();
    if (m_running || now.size.isEmpty() || !window() || !isVisible() || (!m_stale && m_view == now))
        return;
    const double ratio = pixelRatio();
    Sheet sheet{.frame = {now.origin, now.scale() * ratio, QSize(int(std::ceil(now.size.width() * ratio)), int(std::ceil(now.size.height() * ratio)))},
        .style = style(),
        .px = unit() * ratio,
        .isEnglish = m_language.startsWith("en"_L1),
        .clear = QRectF(m_clearArea.topLeft() * ratio, m_clearArea.size() * ratio)};
    for (const auto &rect : std::as_const(m_obstacles))
        sheet.obstacles.emplace_back(rect.topLeft() * ratio, rect.size() * ratio);
    auto job = jobFor(std::move(sheet));
    if (!job)
        return;
    m_running = true;
    m_stale = false;
    m_mustGiveWay = false;
    QtConcurrent::run(&m_pool, std::move(job)).then(this, [this, now, ratio](const Done &done) {
        m_running = false;
        m_painted = done();
        m_view = now;
        m_ratio = ratio;
        if (m_stale)
            start();
        else if (m_mustGiveWay || m_view != view())
            m_rest.start();
        settle();
        Q_EMIT shown();
        update();
    });
}

QSGNode *PaintedLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = newGroupNode();
    std::vector<ImageNodes::Picture> pictures;
    const auto &image = m_painted.image;
    if (!image.isNull() && isInRange()) {
        const View now = view();
        const WorldBox box = m_view.box();
        const bool isStill = m_view == now;
        const QRectF rect = isStill ? QRectF(QPointF(), QSizeF(image.size()) / m_ratio) : QRectF(now.toItem({box.left, box.top}), now.toItem({box.right, box.bottom}));
        pictures.push_back({image, rect, false, m_view.zoom != now.zoom});
    }
    m_nodes.update(node, window(), pictures);
    return node;
}

}
