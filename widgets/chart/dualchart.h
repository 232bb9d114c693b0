#pragma once

#include "plotitem.h"

#include "query/seriesmodel.h"

#include <QPointer>
#include <QVariantMap>

class QCPGraph;
class QCPItemLine;

namespace tonglan {

/** Two indicators over one time, each with an axis of its own (the first left), in the colour of its line. That both curves cross means nothing, so neither axis is
 *  stretched to make them.
 */
class DualChart : public PlotItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::SeriesModel *first READ first WRITE setFirst NOTIFY seriesChanged)
    Q_PROPERTY(tonglan::SeriesModel *second READ second WRITE setSecond NOTIFY seriesChanged)
    Q_PROPERTY(QColor firstColor MEMBER m_firstColor NOTIFY styleChanged)
    Q_PROPERTY(QColor secondColor MEMBER m_secondColor NOTIFY styleChanged)
    Q_PROPERTY(QColor dimmedColor MEMBER m_dimmedColor NOTIFY styleChanged)
    Q_PROPERTY(QColor nowColor MEMBER m_nowColor NOTIFY styleChanged)

public:
    explicit DualChart(QQuickItem *parent = nullptr);

    [[nodiscard]] SeriesModel *first() const { return m_series[0]; }
    void setFirst(SeriesModel *series) { setSeries(0, series); }
    [[nodiscard]] SeriesModel *second() const { return m_series[1]; }
    void setSecond(SeriesModel *series) { setSeries(1, series); }

    /** What stands at @p x (item coordinates): {valid, x, text}; text says the time and both values, "—" for one that is missing. */
    [[nodiscard]] Q_INVOKABLE QVariantMap valueAt(double x) const;
    /** The place @p by buckets further, in px; from a place before the chart, the newest value. */
    [[nodiscard]] Q_INVOKABLE double stepFrom(double x, int by) const;

Q_SIGNALS:
    void seriesChanged();

protected:
    void build(QCustomPlot &plot) override;
    void fill(QCustomPlot &plot, QSizeF size) override;

private:
    void setSeries(std::size_t side, SeriesModel *series);
    [[nodiscard]] int fillSide(QCustomPlot &plot, std::size_t side); ///< The room that its labels take.

    std::array<QPointer<SeriesModel>, 2> m_series;
    std::array<int, 2> m_drawnTrust = {-1, -1};
    QColor m_firstColor = QColor(0x69, 0xd4, 0xbe);
    QColor m_secondColor = QColor(0xdb, 0xc8, 0xa2);
    QColor m_dimmedColor = QColor(0x65, 0x75, 0x7f);
    QColor m_nowColor = QColor(0xb9, 0xc4, 0xcb);
    std::array<QCPGraph *, 2> m_graphs = {}; // owned by the plot
    QCPItemLine *m_now = nullptr;
};

}
