#include "areamark.h"

#include <QPainter>

namespace tonglan {

AreaMark::AreaMark(QQuickItem *parent)
    : MapLayer(parent)
{
}

void AreaMark::setArea(AreaPick *area)
{
    if (area == m_area)
        return;
    if (m_area)
        m_area->disconnect(this);
    m_area = area;
    if (area)
        connect(area, &AreaPick::changed, this, [this] { change(Data); });
    Q_EMIT areaChanged();
    change(Data);
}

// An area is a fraction of the screen: painted anew for every place of it, it needs no care about zooms in between.
void AreaMark::refresh(Changes)
{
    setComplete(true);
    m_image = {};
    update();
    if (!m_area || !m_area->isActive() || m_area->area().outline.empty())
        return;
    const View now = view();
    const auto box = now.box();
    const auto &area = m_area->area();
    const double world = std::round((box.left + box.right) / 2 - (area.box.left + area.box.right) / 2); // the one in the middle of the view
    QPolygonF outline;
    for (const auto &corner : area.outline)
        outline << now.toItem({corner.x + world, corner.y});
    const double width = 2 * unit();
    m_rect = outline.boundingRect().adjusted(-2 * width, -2 * width, 2 * width, 2 * width).toAlignedRect();
    const bool isSeen = m_rect.intersects(QRectF(QPointF(), now.size));
    if (!isSeen || m_rect.width() > 2 * now.size.width() || m_rect.height() > 2 * now.size.height()) // from inside there is no outline
        return;
    m_image = QImage((m_rect.size() * pixelRatio()).toSize(), QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
    QPainter painter(&m_image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(pixelRatio(), pixelRatio());
    painter.translate(-m_rect.topLeft());
    for (const bool isHalo : {true, false}) {
        painter.setPen(QPen(isHalo ? style()->halo : style()->selection, isHalo ? 2 * width : width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolygon(outline);
    }
}

QSGNode *AreaMark::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = newGroupNode();
    std::vector<ImageNodes::Picture> pictures;
    if (!m_image.isNull())
        pictures.push_back({m_image, m_rect, false, false});
    m_nodes.update(node, window(), pictures);
    return node;
}

}
