#pragma once

#include "basemaplayer.h"
#include "mapcore/labels.h"
#include "query/regionmodel.h"

#include <QFutureWatcher>

namespace tonglan {

/** Names on the map: districts, zones, places, water, roads. Placed across tiles on the base map's pool when the camera rests;
 *  while it moves the labels ride along. Needs a BaseMapLayer for the tiles; districts come from a RegionModel,
 *  zones from it or from another.
 */
class LabelLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::BaseMapLayer *base READ base WRITE setBase NOTIFY baseChanged REQUIRED)
    Q_PROPERTY(tonglan::RegionModel *regions READ regions WRITE setRegions NOTIFY regionsChanged)
    Q_PROPERTY(tonglan::RegionModel *zones READ zones WRITE setZones NOTIFY zonesChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(QRectF clearArea READ clearArea WRITE setClearArea NOTIFY clearAreaChanged)
    Q_PROPERTY(QList<QRectF> obstacles READ obstacles WRITE setObstacles NOTIFY obstaclesChanged)
    Q_PROPERTY(QStringList texts READ texts NOTIFY completeChanged)

public:
    explicit LabelLayer(QQuickItem *parent = nullptr);
    ~LabelLayer() override;

    [[nodiscard]] BaseMapLayer *base() const { return m_base; }
    void setBase(BaseMapLayer *base);
    [[nodiscard]] RegionModel *regions() const { return m_regions; }
    void setRegions(RegionModel *regions); ///< Its zones have no names here.
    [[nodiscard]] RegionModel *zones() const { return m_zones; }
    void setZones(RegionModel *zones); ///< Of which only the zones have names here.
    [[nodiscard]] const QString &language() const { return m_language; } ///< "zh_CN" (default) or "en"
    void setLanguage(const QString &language);
    [[nodiscard]] QRectF clearArea() const { return m_clearArea; } ///< px; labels stay inside. Empty: the whole item.
    void setClearArea(const QRectF &area);
    [[nodiscard]] const QList<QRectF> &obstacles() const { return m_obstacles; } ///< px; labels give way, e.g. to markers.
    void setObstacles(const QList<QRectF> &obstacles);
    /** For districts that do not come from a RegionModel. */
    void setRegionSet(std::shared_ptr<const RegionSet> set);
    void setZoneSet(std::shared_ptr<const RegionSet> set); ///< The same for zones.
    [[nodiscard]] QStringList texts() const; ///< What is shown, for tests and for screen readers.

Q_SIGNALS:
    void baseChanged();
    void regionsChanged();
    void zonesChanged();
    void languageChanged();
    void clearAreaChanged();
    void obstaclesChanged();

protected:
    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    void take(std::shared_ptr<const RegionSet> &set, std::shared_ptr<const RegionSet> other);
    void place();
    void take(const View &placedFor, const QRectF &clearArea, std::vector<PlacedLabel> labels);

    QPointer<BaseMapLayer> m_base;
    QPointer<RegionModel> m_regions;
    std::shared_ptr<const RegionSet> m_set;
    QMetaObject::Connection m_regionsLink;
    QPointer<RegionModel> m_zones;
    QMetaObject::Connection m_zonesLink;
    std::shared_ptr<const RegionSet> m_zoneSet;
    QString m_language = QStringLiteral("zh_CN");
    QRectF m_clearArea;
    QList<QRectF> m_obstacles;
    std::vector<PlacedLabel> m_labels;
    View m_placedFor; ///< The view when they were placed …
    WorldBox m_placedBox; ///< … and what of the world lay in the clear area.
    QTimer m_rest;
    QTimer m_yield; ///< Names make room for marks four times a second at most: under a flood of events nobody could read them else.
    bool m_mustYield = false;
    bool m_waits = false; ///< For the base map to be painted.
    bool m_wasHidden = false; ///< The base map was, by pictures with names of their own, when names were placed.
    bool m_running = false;
    bool m_stale = true; ///< Something changed since the running job was given its values.
    ImageNodes m_nodes;
};

}
