#pragma once

#include "imagenodes.h"
#include "maplayer.h"
#include "marks.h"
#include "query/pointsource.h"

#include <QVariantMap>

namespace tonglan {

/** Events as marks: clusters with a ring by level, single events by shape and digit, Ⅰ and Ⅱ on their own unless they are too many.
 *  Only what lies in the clear area is drawn; what falls outside is counted by side.
 */
class ClusterLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::PointSource *points READ points WRITE setPoints NOTIFY pointsChanged)
    Q_PROPERTY(QRectF clearArea READ clearArea WRITE setClearArea NOTIFY clearAreaChanged)
    Q_PROPERTY(QString selectedSource READ selectedSource WRITE setSelectedSource NOTIFY selectedChanged)
    Q_PROPERTY(QString selectedId READ selectedId WRITE setSelectedId NOTIFY selectedChanged)
    Q_PROPERTY(QVariantMap edgeCounts READ edgeCounts NOTIFY marksChanged)
    Q_PROPERTY(QList<QRectF> markerRects READ markerRects NOTIFY marksChanged)
    Q_PROPERTY(int markerCount READ markerCount NOTIFY marksChanged)
    Q_PROPERTY(int fannedCount READ fannedCount NOTIFY marksChanged)

public:
    explicit ClusterLayer(QQuickItem *parent = nullptr);

    [[nodiscard]] PointSource *points() const { return m_points; }
    void setPoints(PointSource *points);
    [[nodiscard]] QRectF clearArea() const { return m_clearArea; } ///< px; empty: the whole item.
    void setClearArea(const QRectF &area);
    [[nodiscard]] const QString &selectedSource() const { return m_selectedSource; }
    void setSelectedSource(const QString &source);
    [[nodiscard]] const QString &selectedId() const { return m_selectedId; }
    void setSelectedId(const QString &id);
    [[nodiscard]] QVariantMap edgeCounts() const; ///< "left", "right", "top", "bottom": events outside the clear area, by side.
    [[nodiscard]] QList<QRectF> markerRects() const; ///< px, where marks stood when the camera last rested: labels give way.
    [[nodiscard]] int markerCount() const { return int(m_marks.size()); }
    void setPointSet(std::shared_ptr<const PointSet> set);

    /** What is under a point of the item: {kind: "event", source, id, title, time, lat, lon, level} or
     *  {kind: "cluster", lat, lon, count, zoom: where it falls apart} or {kind: ""}.
     */
    [[nodiscard]] Q_INVOKABLE QVariantMap hit(double x, double y) const;

    /** Fans out the events under a point of the item that no zoom would take apart, so that each can be pointed at. False, and nothing
     *  happens, where there are none. The fan closes when the zoom changes, or what it shows is there no more.
     */
    Q_INVOKABLE bool fanOut(double x, double y);
    Q_INVOKABLE void closeFan();
    [[nodiscard]] int fannedCount() const { return int(m_fan.marks.size()); } ///< Events in the open fan; 0: none is open.

Q_SIGNALS:
    void pointsChanged();
    void clearAreaChanged();
    void selectedChanged();
    void marksChanged();

protected:
    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    struct Mark
    {
        Cluster cluster;
        double radius = 0; ///< px
        QImage image;
    };
    /** Events of one place, side by side around it. */
    struct Fan
    {
        WorldPoint at = {};
        std::vector<Mark> marks = {};
        std::vector<QPointF> arms = {}; ///< px from the place to each.
        QImage ground = {}; ///< Below the marks, its middle at the place.
    };
    void place();
    void stepAside(const View &now);
    [[nodiscard]] const Mark *markAt(const QPointF &p) const; ///< Null: there is none. Of the fan, if one is open there.
    [[nodiscard]] QPointF placeOf(const Mark &mark, const View &now) const;
    [[nodiscard]] std::vector<Cluster> stackAt(const Mark &mark) const;
    void open(std::vector<Cluster> events);
    void renewFan();
    [[nodiscard]] QImage paintFan() const;
    [[nodiscard]] QRectF area() const { return m_clearArea.isEmpty() ? QRectF(QPointF(), view().size) : m_clearArea; }
    [[nodiscard]] bool isSelected(const Cluster &cluster) const;
    [[nodiscard]] QImage imageOf(const Cluster &cluster, bool selected);

    QPointer<PointSource> m_points;
    QRectF m_clearArea;
    QString m_selectedSource;
    QString m_selectedId;
    std::shared_ptr<const PointSet> m_set;
    std::shared_ptr<const PointSet> m_markedSet; ///< Whose points the marks are: m_set, or the one before until they are placed anew.
    std::vector<Mark> m_marks;
    Fan m_fan;
    std::array<int, 4> m_edges = {}; ///< left, right, top, bottom
    QHash<QString, QImage> m_images;
    ImageNodes m_nodes;
};

}
