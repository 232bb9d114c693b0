#pragma once

#include "plotitem.h"

#include "query/seriesmodel.h"

#include <QPointer>
#include <QVariantMap>

class QCPGraph;
class QCPItemLine;
class QCPItemText;

namespace tonglan {

/** A line over time before a comparison line and the usual band, with a hairline at now, and a dashed one at each limit that is near what is drawn. */
class TrendChart : public PlotItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::SeriesModel *series READ series WRITE setSeries NOTIFY seriesChanged)
    Q_PROPERTY(QColor lineColor MEMBER m_lineColor NOTIFY styleChanged)
    Q_PROPERTY(QColor compareColor MEMBER m_compareColor NOTIFY styleChanged)
    Q_PROPERTY(QColor bandColor MEMBER m_bandColor NOTIFY styleChanged)
    Q_PROPERTY(QColor nowColor MEMBER m_nowColor NOTIFY styleChanged)
    Q_PROPERTY(QColor dimmedColor MEMBER m_dimmedColor NOTIFY styleChanged)
    Q_PROPERTY(QColor limitColor MEMBER m_limitColor NOTIFY styleChanged)
    Q_PROPERTY(bool fromZero MEMBER m_fromZero NOTIFY styleChanged)

public:
    explicit TrendChart(QQuickItem *parent = nullptr);

    [[nodiscard]] SeriesModel *series() const { return m_series; }
    void setSeries(SeriesModel *series);

    /** What stands at @p x (item coordinates): {valid, time (ms), x, timeText, valueText, compareText, text}; text is all of it in words; valid is false where nothing is known. */
    [[nodiscard]] Q_INVOKABLE QVariantMap valueAt(double x) const;
    /** The place @p by buckets further, in px; from a place before the chart, the newest value. */
    [[nodiscard]] Q_INVOKABLE double stepFrom(double x, int by) const;

Q_SIGNALS:
    void seriesChanged();

protected:
    void build(QCustomPlot &plot) override;
    void fill(QCustomPlot &plot, QSizeF size) override;

private:
    void fillAxes(QCustomPlot &plot);
    void fillNow(QCustomPlot &plot);
    void fillLimits(QCustomPlot &plot);

    QPointer<SeriesModel> m_series;
    QColor m_lineColor = QColor(0x69, 0xd4, 0xbe);
    QColor m_compareColor = QColor(0x8f, 0xa6, 0xba);
    QColor m_bandColor = QColor(0x8f, 0xa6, 0xba, 0x29);
    QColor m_nowColor = QColor(0xb9, 0xc4, 0xcb);
    QColor m_dimmedColor = QColor(0x65, 0x75, 0x7f);
    QColor m_limitColor = QColor(0x8a, 0x99, 0xa4);
    bool m_fromZero = true;

    // Owned by the plot.
    QCPGraph *m_bandLow = nullptr;
    QCPGraph *m_bandHigh = nullptr;
    QCPGraph *m_compare = nullptr;
    QCPGraph *m_current = nullptr;
    QCPGraph *m_dot = nullptr;
    QCPItemLine *m_nowLine = nullptr;
    QCPItemText *m_nowText = nullptr;
    std::vector<std::pair<QCPItemLine *, QCPItemText *>> m_limits;
};

}
