#pragma once

#include "imagenodes.h"
#include "mapcore/areapainter.h"
#include "maplayer.h"
#include "query/areapick.h"
#include "query/pointsource.h"
#include "query/regionmodel.h"

#include <QThreadPool>
#include <QVariantMap>

namespace tonglan {

/** How many events lie in each square, hexagon or region, as colour by density, and in cells as a number. One colour always means one number. Counted and
 *  painted on a pool thread for an area larger than the view; while the camera moves, the picture moves with it. New events on an
 *  unchanged view of regions cost a change of colours only.
 */
class CellLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::PointSource *points READ points WRITE setPoints NOTIFY pointsChanged)
    Q_PROPERTY(tonglan::RegionModel *regions READ regions WRITE setRegions NOTIFY regionsChanged)
    Q_PROPERTY(QString division READ division WRITE setDivision NOTIFY divisionChanged)
    Q_PROPERTY(double latitude READ latitude WRITE setLatitude NOTIFY latitudeChanged)
    Q_PROPERTY(double maximum READ maximum WRITE setMaximum NOTIFY maximumChanged)
    Q_PROPERTY(int leastCount READ leastCount WRITE setLeastCount NOTIFY leastCountChanged)
    Q_PROPERTY(double cellMetres READ cellMetres NOTIFY shown)

public:
    explicit CellLayer(QQuickItem *parent = nullptr);
    ~CellLayer() override;

    [[nodiscard]] PointSource *points() const { return m_points; }
    void setPoints(PointSource *points);
    [[nodiscard]] RegionModel *regions() const { return m_regions; }
    void setRegions(RegionModel *regions);
    [[nodiscard]] const QString &division() const { return m_division; } ///< "squares", "hexagons" (default) or "regions"
    void setDivision(const QString &division);
    [[nodiscard]] double latitude() const { return m_latitude; } ///< Where cells are of whole metres: of the city, not of the view, so that they stay where they are.
    void setLatitude(double latitude);
    [[nodiscard]] double maximum() const { return m_maximum; } ///< 件/km² of the last colour
    void setMaximum(double maximum);
    [[nodiscard]] int leastCount() const { return m_leastCount; } ///< Areas with fewer events are not drawn and have no count. 0: all are.
    void setLeastCount(int count);
    [[nodiscard]] double cellMetres() const { return m_division == u"regions" ? 0 : m_answer.grid.metres; } ///< Width of a cell; 0 for regions.

    /** What lies in the area at a place of the item: count, density (per km²), code (of a region); empty where nothing is counted, or too few
     *  to be shown.
     */
    [[nodiscard]] Q_INVOKABLE QVariantMap areaAt(double x, double y) const;

    /** Hands the cell at a place of the item, with what was counted there, to @p into. False, and nothing happens, where nothing is counted, and
     *  for regions, which are selected instead.
     */
    Q_INVOKABLE bool pick(tonglan::AreaPick *into, double x, double y) const;

    /** For events and regions that do not come from queries. */
    void setPointSet(std::shared_ptr<const PointSet> set);
    void setRegionSet(std::shared_ptr<const RegionSet> set);

Q_SIGNALS:
    void pointsChanged();
    void regionsChanged();
    void divisionChanged();
    void latitudeChanged();
    void maximumChanged();
    void leastCountChanged();
    void shown(); ///< Another picture is there.

protected:
    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    struct Question;
    /** What was counted and painted last. */
    struct Answer
    {
        QString division = {};
        std::shared_ptr<const PointSet> set = {};
        std::shared_ptr<const RegionSet> regionSet = {};
        std::shared_ptr<const RegionAreas> areas = {}; ///< Of regionSet.
        CellGrid grid = {};
        std::vector<AreaCount> counts = {};
        ImageFrame frame = {};
        double zoom = 0;
        QImage mask = {}; ///< Of the regions in the frame.
        QImage image = {};
    };
    [[nodiscard]] static Answer answer(const Question &question, Answer before);
    void start();
    void settle();
    [[nodiscard]] bool isSharp() const;
    [[nodiscard]] const AreaCount *countAt(WorldPoint point) const; ///< Null where nothing is counted.

    QPointer<PointSource> m_points;
    QPointer<RegionModel> m_regions;
    std::shared_ptr<const PointSet> m_set;
    std::shared_ptr<const RegionSet> m_regionSet;
    QString m_division = QStringLiteral("hexagons");
    double m_latitude = 0;
    double m_maximum = 8;
    int m_leastCount = 0;
    Answer m_answer;
    bool m_running = false;
    bool m_stale = true;
    ImageNodes m_nodes;
    QThreadPool m_pool;
};

}
