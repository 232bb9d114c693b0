#pragma once

#include "mapcore/areahatch.h"
#include "paintedlayer.h"
#include "query/areamodel.h"

namespace tonglan {

/** Marked-out areas with hatch, edge and name, and which of them lies under a place. Outlines are put right once, then clipped and painted for the
 *  view. What an outline lacks is logged with the record it is of.
 */
class AreaLayer : public PaintedLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::AreaModel *areas READ areas WRITE setAreas NOTIFY areasChanged)
    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY selectedChanged)
    Q_PROPERTY(int refused READ refused NOTIFY shown)
    Q_PROPERTY(int repaired READ repaired NOTIFY shown)

public:
    explicit AreaLayer(QQuickItem *parent = nullptr);

    [[nodiscard]] AreaModel *areas() const { return m_model; }
    void setAreas(AreaModel *areas);
    [[nodiscard]] const QString &selected() const { return m_selected; } ///< MarkedArea::key(); empty: none.
    void setSelected(const QString &key);

    [[nodiscard]] int refused() const { return m_answer.refused; } ///< Areas of which nothing can be drawn.
    [[nodiscard]] int repaired() const { return m_answer.repaired; } ///< Areas that are drawn without a part that cannot be.

    /** MarkedArea::key() of the topmost area around a point of the item, holes are outside; empty if there is none. */
    [[nodiscard]] Q_INVOKABLE QString areaAt(double x, double y) const;

    /** For areas that do not come from an AreaModel. */
    void setAreaSet(std::shared_ptr<const AreaSet> set);

Q_SIGNALS:
    void areasChanged();
    void selectedChanged();

protected:
    [[nodiscard]] Job jobFor(Sheet sheet) override;
    [[nodiscard]] bool isWaiting() const override { return m_model && m_model->isEnabled() && m_model->isLoading(); }
    [[nodiscard]] bool hasNames() const override { return !m_set->areas.empty(); }

private:
    using Outlines = QHash<QString, std::pair<std::shared_ptr<const GeoMultiPolygon>, std::shared_ptr<const AreaOutline>>>; ///< By key.
    /** What was painted last. */
    struct Answer
    {
        std::shared_ptr<const AreaSet> set = {};
        Outlines outlines = {};
        int refused = 0;
        int repaired = 0;
    };
    static void putRight(Answer &answer, const std::shared_ptr<const AreaSet> &set);

    QPointer<AreaModel> m_model;
    std::shared_ptr<const AreaSet> m_set;
    QString m_selected;
    Answer m_answer;
};

}
