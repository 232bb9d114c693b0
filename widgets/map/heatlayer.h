#pragma once

#include "imagenodes.h"
#include "mapcore/heatkernel.h"
#include "maplayer.h"
#include "query/areapick.h"
#include "query/pointsource.h"

#include <QThreadPool>

namespace tonglan {

/** How densely events lie, as light on the map; or how much more densely than those of another time. One colour always means one number: the maximum is fixed, never taken
 *  from what is in view. Summed and coloured on a pool thread for an area larger than the view; while the camera moves,
 *  the picture moves with it.
 */
class HeatLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::PointSource *points READ points WRITE setPoints NOTIFY pointsChanged)
    Q_PROPERTY(tonglan::PointSource *against READ against WRITE setAgainst NOTIFY againstChanged)
    Q_PROPERTY(double radius READ radius WRITE setRadius NOTIFY radiusChanged)
    Q_PROPERTY(double maximum READ maximum WRITE setMaximum NOTIFY maximumChanged)
    Q_PROPERTY(int leastCount READ leastCount WRITE setLeastCount NOTIFY leastCountChanged)
    Q_PROPERTY(double legendMaximum READ legendMaximum NOTIFY legendChanged)
    Q_PROPERTY(QList<QColor> legendStops READ legendStops NOTIFY legendChanged)
    Q_PROPERTY(QList<QColor> densityStops READ densityStops NOTIFY legendChanged)
    Q_PROPERTY(QList<QColor> differenceStops READ differenceStops NOTIFY legendChanged)

public:
    explicit HeatLayer(QQuickItem *parent = nullptr);
    ~HeatLayer() override;

    [[nodiscard]] PointSource *points() const { return m_points; }
    void setPoints(PointSource *points);
    [[nodiscard]] PointSource *against() const { return m_against; } ///< If set, their density is taken away: the picture shows the difference.
    void setAgainst(PointSource *against);
    [[nodiscard]] double radius() const { return m_radius; } ///< px at u = 1
    void setRadius(double radius);
    [[nodiscard]] double maximum() const { return m_maximum; } ///< 件/km² of the last colour of a density
    void setMaximum(double maximum);
    [[nodiscard]] int leastCount() const { return m_leastCount; } ///< Fewer events together are not drawn. 0: all are.
    void setLeastCount(int count);
    [[nodiscard]] double legendMaximum() const { return m_againstSet ? m_maximum / 2 : m_maximum; } ///< 件/km² of the last colour; differences are smaller than what differs.
    [[nodiscard]] QList<QColor> densityStops() const; ///< Colours at even steps of density from nothing to the maximum, without their alpha.
    [[nodiscard]] QList<QColor> differenceStops() const; ///< The same from less to more; the one in the middle is no difference.
    [[nodiscard]] QList<QColor> legendStops() const { return m_againstSet ? differenceStops() : densityStops(); } ///< Of what is shown.
    /** Hands what lies around a place of the item, as far as a point reaches, to @p into. False, and nothing happens, where nothing lies. */
    Q_INVOKABLE bool pick(tonglan::AreaPick *into, double x, double y) const;
    /** For events that do not come from a PointSource, e.g. benchmarks. */
    void setPointSet(std::shared_ptr<const PointSet> set);
    void setAgainstSet(std::shared_ptr<const PointSet> set); ///< Null: no difference.

Q_SIGNALS:
    void pointsChanged();
    void againstChanged();
    void legendChanged();
    void radiusChanged();
    void maximumChanged();
    void leastCountChanged();

protected:
    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    struct Picture
    {
        QImage image;
        WorldBox box;
        double zoom = 0;
        bool isDifference = false;
    };
    void start();
    void settle();
    [[nodiscard]] double radiusAt(const View &view) const; ///< px at u = 1
    [[nodiscard]] bool isWaiting() const;
    [[nodiscard]] bool canCompare() const; ///< Both sides answer the present question: two that do not belong together must never be shown as a difference.

    QPointer<PointSource> m_points;
    std::shared_ptr<const PointSet> m_set;
    QPointer<PointSource> m_against;
    std::shared_ptr<const PointSet> m_againstSet; ///< Null: no difference.
    std::shared_ptr<const PointSums> m_sums; ///< Of m_set, or of the one before while the new one is being made.
    double m_radius = heatRadius;
    double m_maximum = 8;
    int m_leastCount = 0;
    Picture m_picture;
    bool m_running = false;
    bool m_stale = true; ///< The picture is not of the present data and style.
    bool m_newPoints = false;
    ImageNodes m_nodes;
    QThreadPool m_pool;
};

}
