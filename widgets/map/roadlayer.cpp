#include "roadlayer.h"

namespace tonglan {

RoadLayer::RoadLayer(QQuickItem *parent)
    : MapLayer(parent)
{
}

RoadLayer::~RoadLayer()
{
    if (m_base)
        m_base->setRoadsApart(false);
}

void RoadLayer::setBase(BaseMapLayer *base)
{
    if (base == m_base)
        return;
    if (m_base) {
        m_base->disconnect(this);
        m_base->setRoadsApart(false);
    }
    m_base = base;
    if (m_base) {
        m_base->setRoadsApart(isVisible());
        connect(m_base, &BaseMapLayer::progressed, this, [this] { change(Data); });
        connect(m_base, &MapLayer::completeChanged, this, [this] { change(Data); });
    }
    Q_EMIT baseChanged();
    change(Data);
}

void RoadLayer::itemChange(ItemChange itemChange, const ItemChangeData &data)
{
    MapLayer::itemChange(itemChange, data);
    if (itemChange == ItemVisibleHasChanged && m_base)
        m_base->setRoadsApart(data.boolValue);
}

void RoadLayer::refresh(Changes)
{
    setComplete(m_base && m_base->isComplete());
    update();
}

QSGNode *RoadLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node)
        node = newGroupNode();
    m_nodes.update(node, window(), m_base ? m_base->pictures(true) : std::vector<ImageNodes::Picture>());
    return node;
}

}
