#pragma once

#include "basemaplayer.h"

namespace tonglan {

/** The roads of a base map, to be put above the heat layer so that streets shine through it.
 *  Setting `base` takes the roads out of the base map's own picture; hiding this layer gives them back.
 */
class RoadLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::BaseMapLayer *base READ base WRITE setBase NOTIFY baseChanged REQUIRED)

public:
    explicit RoadLayer(QQuickItem *parent = nullptr);
    ~RoadLayer() override;

    [[nodiscard]] BaseMapLayer *base() const { return m_base; }
    void setBase(BaseMapLayer *base);

Q_SIGNALS:
    void baseChanged();

protected:
    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    QPointer<BaseMapLayer> m_base;
    ImageNodes m_nodes;
};

}
