#pragma once

#include "mapcore/figurepainter.h"
#include "paintedlayer.h"
#include "query/regionfiguremodel.h"
#include "query/regionmodel.h"

namespace tonglan {

/** Regions in the colours of one indicator, with name and figure where they fit. New figures on an unchanged view change colours only. */
class FigureLayer : public PaintedLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::RegionModel *regions READ regions WRITE setRegions NOTIFY regionsChanged)
    Q_PROPERTY(tonglan::RegionFigureModel *figures READ figures WRITE setFigures NOTIFY figuresChanged)
    Q_PROPERTY(QList<QColor> stops READ stops NOTIFY stopsChanged)

public:
    explicit FigureLayer(QQuickItem *parent = nullptr);

    [[nodiscard]] RegionModel *regions() const { return m_regions; }
    void setRegions(RegionModel *regions);
    [[nodiscard]] RegionFigureModel *figures() const { return m_figures; }
    void setFigures(RegionFigureModel *figures);

    [[nodiscard]] QList<QColor> stops() const; ///< For the legend: from the least to the most.
    /** Code of the region under a point of the item; empty if there is none. */
    [[nodiscard]] Q_INVOKABLE QString regionAt(double x, double y) const;

Q_SIGNALS:
    void regionsChanged();
    void figuresChanged();
    void stopsChanged();

protected:
    [[nodiscard]] Job jobFor(Sheet sheet) override;
    [[nodiscard]] bool isWaiting() const override;
    void refresh(Changes changes) override;

private:
    /** What was painted last. */
    struct Answer
    {
        std::shared_ptr<const RegionSet> set = {};
        std::shared_ptr<const RegionAreas> areas = {}; ///< Of set.
        ImageFrame frame = {};
        QImage mask = {}; ///< Of the regions in the frame.
    };

    QPointer<RegionModel> m_regions;
    QPointer<RegionFigureModel> m_figures;
    Answer m_answer;
};

}
