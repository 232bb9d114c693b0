#pragma once

#include "imagenodes.h"
#include "maplayer.h"
#include "query/areapick.h"

namespace tonglan {

/** The outline of the area that was pointed at. */
class AreaMark : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::AreaPick *area READ area WRITE setArea NOTIFY areaChanged)

public:
    explicit AreaMark(QQuickItem *parent = nullptr);

    [[nodiscard]] AreaPick *area() const { return m_area; }
    void setArea(AreaPick *area);

Q_SIGNALS:
    void areaChanged();

protected:
    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    QPointer<AreaPick> m_area;
    QImage m_image;
    QRectF m_rect; ///< Of the image, in the item.
    ImageNodes m_nodes;
};

}
