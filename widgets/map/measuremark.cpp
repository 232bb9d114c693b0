#include "measuremark.h"

#include "analysis/geodesic.h"

#include <QPainter>

namespace tonglan {

MeasureMark::MeasureMark(QQuickItem *parent)
    : MapLayer(parent)
{
}

void MeasureMark::setMeasure(Measure *measure)
{
    if (measure == m_measure)
        return;
    if (m_measure)
        m_measure->disconnect(this);
    m_measure = measure;
    if (measure) {
        connect(measure, &Measure::changed, this, [this] {
            m_isLineNew = true;
            change(Data);
        });
        connect(measure, &Measure::pointed, this, [this] { change(Data); });
    }
    m_isLineNew = true;
    Q_EMIT measureChanged();
    change(Data);
}

static QPolygonF onScreen(const GeoRing &points, const View &view)
{
    QPolygonF line;
    if (points.empty())
        return line;
    const auto box = view.box();
    double before = (box.left + box.right) / 2; // the first in the world that is in the middle of the view, each other one near the one before it
    const auto place = [&](GeoPoint point) {
        auto world = toWorld(point);
        world.x += std::round(before - world.x);
        before = world.x;
        line << view.toItem(world);
    };
    place(points.front());
    for (std::size_t i = 1; i < points.size(); ++i) {
        const auto way = wayBetween(points[i - 1], points[i]);
        std::for_each(way.begin() + 1, way.end(), place);
    }
    return line;
}

ImageNodes::Picture MeasureMark::paint(const QPolygonF &line, bool isClosed, bool isLive) const
{
    if (line.isEmpty())
        return {};
    const double width = 2 * unit();
    const double margin = 4 * width;
    const QRectF rect = line.boundingRect().adjusted(-margin, -margin, margin, margin).intersected(QRectF(QPointF(), view().size)).toAlignedRect();
    if (rect.isEmpty())
        return {};
    ImageNodes::Picture picture{QImage((rect.size() * pixelRatio()).toSize(), QImage::Format_ARGB32_Premultiplied), rect, false, false};
    picture.image.fill(Qt::transparent);
    QPainter painter(&picture.image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(pixelRatio(), pixelRatio());
    painter.translate(-rect.topLeft());
    if (isClosed) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(style()->selectedFill);
        painter.drawPolygon(line);
        painter.setBrush(Qt::NoBrush);
    }
    for (const bool isHalo : {true, false}) {
        QPen pen(isHalo ? style()->halo : style()->selection, isHalo ? 2.4 * width : width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        if (isLive && !isHalo)
            pen.setDashPattern({2, 3});
        painter.setPen(pen);
        painter.drawPolyline(line);
    }
    return picture;
}

// A line is painted anew for every view of it, no larger than the screen: it needs no care about zooms in between.
void MeasureMark::refresh(Changes changes)
{
    setComplete(true);
    update();
    const View now = view();
    if (!m_measure || !m_measure->isActive() || m_measure->points().empty()) {
        m_line = {};
        m_live = {};
        m_isLineNew = true;
        return;
    }
    auto points = m_measure->points();
    if (m_isLineNew || changes != Changes(Data)) {
        auto ring = points;
        if (m_measure->isClosed())
            ring.push_back(ring.front());
        m_line = paint(onScreen(ring, now), m_measure->isClosed(), false);
        if (!m_line.image.isNull()) {
            QPainter painter(&m_line.image);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.scale(pixelRatio(), pixelRatio());
            painter.translate(-m_line.rect.topLeft());
            painter.setPen(QPen(style()->selection, 2 * unit()));
            painter.setBrush(style()->clusterGround);
            for (const auto &point : points) {
                const auto corner = onScreen({points.front(), point}, now).back();
                painter.drawEllipse(corner, 4 * unit(), 4 * unit());
            }
        }
        m_isLineNew = false;
    }
    m_live = {};
    if (const auto pointer = m_measure->pointer())
        m_live = paint(onScreen({points.back(), *pointer}, now), false, true);
}

QSGNode *MeasureMark::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = newGroupNode();
    std::vector<ImageNodes::Picture> pictures;
    for (const auto &picture : {m_live, m_line}) {
        if (!picture.image.isNull())
            pictures.push_back(picture);
    }
    m_nodes.update(node, window(), pictures);
    return node;
}

}
