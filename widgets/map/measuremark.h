#pragma once

#include "imagenodes.h"
#include "maplayer.h"
#include "measure.h"

namespace tonglan {

/** The line of a Measure on the map, its points, and the side that goes with the pointer. */
class MeasureMark : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::Measure *measure READ measure WRITE setMeasure NOTIFY measureChanged)

public:
    explicit MeasureMark(QQuickItem *parent = nullptr);

    [[nodiscard]] Measure *measure() const { return m_measure; }
    void setMeasure(Measure *measure);

Q_SIGNALS:
    void measureChanged();

protected:
    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    [[nodiscard]] ImageNodes::Picture paint(const QPolygonF &line, bool isClosed, bool isLive) const;

    QPointer<Measure> m_measure;
    ImageNodes::Picture m_line;
    ImageNodes::Picture m_live;
    bool m_isLineNew = true; ///< Other than the side at the pointer, which comes with every move of a hand.
    ImageNodes m_nodes;
};

}
