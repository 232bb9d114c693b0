#pragma once

#include "imagenodes.h"
#include "mapcore/figurepainter.h"
#include "maplayer.h"
#include "query/regionfiguremodel.h"
#include "query/regionmodel.h"

#include <QThreadPool>
#include <QTimer>

namespace tonglan {

/** Regions in the colours of one indicator, with name and figure where they fit. Painted on a pool thread for the view; new figures on an unchanged
 *  view change colours only. While the camera moves, the picture moves along.
 */
class FigureLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::RegionModel *regions READ regions WRITE setRegions NOTIFY regionsChanged)
    Q_PROPERTY(tonglan::RegionFigureModel *figures READ figures WRITE setFigures NOTIFY figuresChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(QList<QRectF> obstacles READ obstacles WRITE setObstacles NOTIFY obstaclesChanged)
    Q_PROPERTY(QRectF clearArea READ clearArea WRITE setClearArea NOTIFY obstaclesChanged)
    Q_PROPERTY(QList<QRectF> nameRects READ nameRects NOTIFY shown)
    Q_PROPERTY(QList<QColor> stops READ stops NOTIFY stopsChanged)

public:
    explicit FigureLayer(QQuickItem *parent = nullptr);
    ~FigureLayer() override;

    [[nodiscard]] RegionModel *regions() const { return m_regions; }
    void setRegions(RegionModel *regions);
    [[nodiscard]] RegionFigureModel *figures() const { return m_figures; }
    void setFigures(RegionFigureModel *figures);
    [[nodiscard]] const QString &language() const { return m_language; } ///< "zh_CN" (default) or "en"
    void setLanguage(const QString &language);
    [[nodiscard]] const QList<QRectF> &obstacles() const { return m_obstacles; } ///< px of the item; names and figures give way to them.
    void setObstacles(const QList<QRectF> &obstacles);
    [[nodiscard]] QRectF clearArea() const { return m_clearArea; } ///< px of the item; names stay within. Empty: anywhere.
    void setClearArea(QRectF area);

    [[nodiscard]] QList<QRectF> nameRects() const; ///< px of the item; empty while the camera moves.
    [[nodiscard]] QList<QColor> stops() const; ///< For the legend: from the least to the most.
    /** Code of the region under a point of the item; empty if there is none. */
    [[nodiscard]] Q_INVOKABLE QString regionAt(double x, double y) const;

Q_SIGNALS:
    void regionsChanged();
    void figuresChanged();
    void languageChanged();
    void obstaclesChanged();
    void stopsChanged();
    void shown(); ///< Another picture is there.

protected:
    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    struct Question;
    /** What was painted last. */
    struct Answer
    {
        std::shared_ptr<const RegionSet> set = {};
        std::shared_ptr<const RegionAreas> areas = {}; ///< Of set.
        ImageFrame frame = {};
        QImage mask = {}; ///< Of the regions in the frame.
        QImage image = {};
        std::vector<QRectF> names = {};
        View view = {};
        double ratio = 1;
    };
    [[nodiscard]] static Answer answer(const Question &question, Answer before);
    void start();
    void giveWay();
    void settle();

    QPointer<RegionModel> m_regions;
    QPointer<RegionFigureModel> m_figures;
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
