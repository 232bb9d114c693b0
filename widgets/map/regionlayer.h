#pragma once

#include "imagenodes.h"
#include "maplayer.h"
#include "query/regionmodel.h"

#include <QThreadPool>
#include <QTimer>

namespace tonglan {

/** Districts: dashed boundaries over a slightly lighter city ground, the selected one outlined and lifted. Zones lie over them with edges of dashes and dots.
 *  Painted on a pool thread when camera, selection or outlines change; while the camera moves, the picture moves along.
 */
class RegionLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::RegionModel *regions READ regions WRITE setRegions NOTIFY regionsChanged)
    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY selectedChanged)
    Q_PROPERTY(QString hovered READ hovered WRITE setHovered NOTIFY hoveredChanged)

public:
    explicit RegionLayer(QQuickItem *parent = nullptr);
    ~RegionLayer() override;

    [[nodiscard]] RegionModel *regions() const { return m_regions; }
    void setRegions(RegionModel *regions);
    [[nodiscard]] const QString &selected() const { return m_selected; } ///< Code; empty: none.
    void setSelected(const QString &code);
    [[nodiscard]] const QString &hovered() const { return m_hovered; }
    void setHovered(const QString &code);

    /** For regions that do not come from a RegionModel. */
    void setRegionSet(const std::shared_ptr<const RegionSet> &set);
    /** The code of the region under a point of the item, of zones the smallest before the district; empty if there is none. */
    [[nodiscard]] Q_INVOKABLE QString regionAt(double x, double y) const;
    /** What a click there selects while @p selected is: the region under the point and, when that is clicked again, the one that lies below it;
     *  empty: below the last one there is nothing, or there never was. It remembers what it was asked last.
     */
    [[nodiscard]] Q_INVOKABLE QString pick(double x, double y, const QString &selected);

    /** One region in Mercator units. */
    struct Shape
    {
        QString code = {};
        bool isZone = false;
        WorldBox box = {};
        std::vector<std::vector<WorldPoint>> rings = {};
    };

Q_SIGNALS:
    void regionsChanged();
    void selectedChanged();
    void hoveredChanged();

protected:
    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    using Shapes = std::vector<Shape>;
    struct Picture
    {
        QImage image;
        View view;
    };
    void start();
    [[nodiscard]] QStringList regionsAt(double x, double y) const;

    QPointer<RegionModel> m_regions;
    QString m_selected;
    QString m_hovered;
    QString m_topmost; ///< Where the last click was …
    QString m_picked; ///< … and what it led to.
    std::shared_ptr<const RegionSet> m_set;
    std::shared_ptr<const Shapes> m_shapes;
    Picture m_picture;
    QTimer m_rest;
    bool m_running = false;
    bool m_stale = true;
    ImageNodes m_nodes;
    QThreadPool m_pool;
};

}
