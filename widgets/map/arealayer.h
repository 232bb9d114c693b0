#pragma once

#include "imagenodes.h"
#include "mapcore/areahatch.h"
#include "maplayer.h"
#include "query/areamodel.h"

#include <QThreadPool>
#include <QTimer>

namespace tonglan {

/** Marked-out areas with hatch, edge and name, and which of them lies under a place. Outlines are put right once, then clipped and painted on a pool
 *  thread for the view; while the camera moves, the picture moves along. What an outline lacks is logged with the record it is of.
 */
class AreaLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::AreaModel *areas READ areas WRITE setAreas NOTIFY areasChanged)
    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY selectedChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(QList<QRectF> obstacles READ obstacles WRITE setObstacles NOTIFY obstaclesChanged)
    Q_PROPERTY(QRectF clearArea READ clearArea WRITE setClearArea NOTIFY obstaclesChanged)
    Q_PROPERTY(QList<QRectF> nameRects READ nameRects NOTIFY shown)
    Q_PROPERTY(int refused READ refused NOTIFY shown)
    Q_PROPERTY(int repaired READ repaired NOTIFY shown)

public:
    explicit AreaLayer(QQuickItem *parent = nullptr);
    ~AreaLayer() override;

    [[nodiscard]] AreaModel *areas() const { return m_model; }
    void setAreas(AreaModel *areas);
    [[nodiscard]] const QString &selected() const { return m_selected; } ///< MarkedArea::key(); empty: none.
    void setSelected(const QString &key);
    [[nodiscard]] const QString &language() const { return m_language; } ///< "zh_CN" (default) or "en"
    void setLanguage(const QString &language);
    [[nodiscard]] const QList<QRectF> &obstacles() const { return m_obstacles; } ///< px of the item; names give way to them.
    void setObstacles(const QList<QRectF> &obstacles);
    [[nodiscard]] QRectF clearArea() const { return m_clearArea; } ///< px of the item; names stay within. Empty: anywhere.
    void setClearArea(QRectF area);

    [[nodiscard]] QList<QRectF> nameRects() const; ///< px of the item; empty while the camera moves.
    [[nodiscard]] int refused() const { return m_answer.refused; } ///< Areas of which nothing can be drawn.
    [[nodiscard]] int repaired() const { return m_answer.repaired; } ///< Areas that are drawn without a part that cannot be.

    /** MarkedArea::key() of the topmost area around a point of the item, holes are outside; empty if there is none. */
    [[nodiscard]] Q_INVOKABLE QString areaAt(double x, double y) const;

    /** For areas that do not come from an AreaModel. */
    void setAreaSet(std::shared_ptr<const AreaSet> set);

Q_SIGNALS:
    void areasChanged();
    void selectedChanged();
    void languageChanged();
    void obstaclesChanged();
    void shown(); ///< Another picture is there.

protected:
    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    using Outlines = QHash<QString, std::pair<std::shared_ptr<const GeoMultiPolygon>, std::shared_ptr<const AreaOutline>>>; ///< By key.
    struct Question;
    /** What was painted last. */
    struct Answer
    {
        std::shared_ptr<const AreaSet> set = {};
        Outlines outlines = {};
        int refused = 0;
        int repaired = 0;
        HatchPicture picture = {};
        View view = {};
        double ratio = 1;
    };
    [[nodiscard]] static Answer answer(const Question &question, Answer before);
    void start();
    void giveWay();
    void settle();

    QPointer<AreaModel> m_model;
    std::shared_ptr<const AreaSet> m_set;
    QString m_selected;
    QString m_language;
    QList<QRectF> m_obstacles;
    QRectF m_clearArea;
    Answer m_answer;
    QTimer m_rest;
    bool m_mustGiveWay = false; ///< Obstacles have moved.
    bool m_running = false;
    bool m_stale = true;
    ImageNodes m_nodes;
    QThreadPool m_pool;
};

}
