#pragma once

#include "plotitem.h"

#include "query/charttime.h"
#include "query/forecastmodel.h"
#include "query/linemodel.h"
#include "query/seriesmodel.h"

#include <QPointer>
#include <QVariantMap>

class QCPGraph;
class QCPItemLine;
class QCPItemText;

namespace tonglan {

/** A line over time before a comparison line and the usual band, with a hairline at now, and a dashed one at each limit that is near what is drawn.
 *  Where the time has been moved, the line is that of the single readings, as many of them as there are. What is only expected is dashed, in a band of its own
 *  with a hollow end.
 */
class TrendChart : public PlotItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::SeriesModel *series READ series WRITE setSeries NOTIFY seriesChanged)
    Q_PROPERTY(tonglan::LineModel *line READ line WRITE setLine NOTIFY seriesChanged)
    Q_PROPERTY(tonglan::ForecastModel *forecast READ forecast WRITE setForecast NOTIFY seriesChanged)
    Q_PROPERTY(tonglan::ChartTime *time READ time WRITE setTime NOTIFY seriesChanged)
    Q_PROPERTY(QString rangeText READ rangeText NOTIFY readyChanged)
    Q_PROPERTY(QColor lineColor MEMBER m_lineColor NOTIFY styleChanged)
    Q_PROPERTY(QColor compareColor MEMBER m_compareColor NOTIFY styleChanged)
    Q_PROPERTY(QColor bandColor MEMBER m_bandColor NOTIFY styleChanged)
    Q_PROPERTY(QColor forecastColor MEMBER m_forecastColor NOTIFY styleChanged)
    Q_PROPERTY(QColor nowColor MEMBER m_nowColor NOTIFY styleChanged)
    Q_PROPERTY(QColor dimmedColor MEMBER m_dimmedColor NOTIFY styleChanged)
    Q_PROPERTY(QColor limitColor MEMBER m_limitColor NOTIFY styleChanged)
    Q_PROPERTY(bool fromZero MEMBER m_fromZero NOTIFY styleChanged)

public:
    explicit TrendChart(QQuickItem *parent = nullptr);

    [[nodiscard]] SeriesModel *series() const { return m_series; }
    void setSeries(SeriesModel *series);

    [[nodiscard]] LineModel *line() const { return m_line; } ///< Whose line is shown where the time was moved; null: that of series goes on.
    void setLine(LineModel *line);
    [[nodiscard]] ForecastModel *forecast() const { return m_forecast; } ///< Null: none is shown.
    void setForecast(ForecastModel *forecast);
    [[nodiscard]] ChartTime *time() const { return m_time; } ///< Null: the window of the series is shown, and cannot be moved.
    void setTime(ChartTime *time);
    [[nodiscard]] QString rangeText() const; ///< From when to when it shows.

    /** A value that is shown, or one that is only expected. */
    struct Row
    {
        TimeMs t = 0;
        double value = 0; ///< NaN: not known.
        double low = 0; ///< Of what is expected; else NaN.
        double high = 0;
        bool isForecast = false;
    };
    [[nodiscard]] std::vector<Row> shownRows() const; ///< All values in the range that is shown, in time's order.

    /** What stands at @p x (item coordinates): {valid, time (ms), x, timeText, valueText, compareText, text}; text is all of it in words; valid is false where nothing is known. */
    [[nodiscard]] Q_INVOKABLE QVariantMap valueAt(double x) const;
    /** The same for a moment (ms). */
    [[nodiscard]] Q_INVOKABLE QVariantMap valueAtTime(double time) const;
    /** The place @p by buckets further, in px (by points, where single readings are shown); from a place before the chart, the newest value. */
    [[nodiscard]] Q_INVOKABLE double stepFrom(double x, int by) const;

    /** Shows @p factor times as much time, with what is at @p x staying there (outside of the chart: the newest end). */
    Q_INVOKABLE void zoom(double factor, double x);
    Q_INVOKABLE void pan(double by); ///< In px: what is to be seen moves to the right, if positive.
    Q_INVOKABLE void panByPages(double pages); ///< As pan(), in widths of the chart.

Q_SIGNALS:
    void seriesChanged();

protected:
    void build(QCustomPlot &plot) override;
    void fill(QCustomPlot &plot, QSizeF size) override;

private:
    struct Range
    {
        TimeMs from = 0;
        TimeMs to = 0;
    };
    template<typename Model>
    void follow(QPointer<Model> &member, Model *model);
    [[nodiscard]] Range range() const; ///< That is shown.
    [[nodiscard]] bool showsReadings() const; ///< Single ones, instead of the buckets of the day.
    [[nodiscard]] const ForecastPoint *forecastAt(TimeMs time) const;
    [[nodiscard]] QVariantMap readingAt(TimeMs time) const;
    [[nodiscard]] QString said(double value) const; ///< With its unit; "—" for NaN.
    void show(double from, double to);
    void fillLines(int columns);
    void fillForecast();
    void fillAxes(QCustomPlot &plot);
    void fillNow(QCustomPlot &plot);
    void fillLimits(QCustomPlot &plot);

    QPointer<SeriesModel> m_series;
    QPointer<LineModel> m_line;
    QPointer<ForecastModel> m_forecast;
    QPointer<ChartTime> m_time;
    double m_low = 0; ///< Of what is drawn.
    double m_high = 0;
    QColor m_lineColor = QColor(0x69, 0xd4, 0xbe);
    QColor m_compareColor = QColor(0x8f, 0xa6, 0xba);
    QColor m_bandColor = QColor(0x8f, 0xa6, 0xba, 0x29);
    QColor m_forecastColor = QColor(0x69, 0xd4, 0xbe, 0x2e);
    QColor m_nowColor = QColor(0xb9, 0xc4, 0xcb);
    QColor m_dimmedColor = QColor(0x65, 0x75, 0x7f);
    QColor m_limitColor = QColor(0x8a, 0x99, 0xa4);
    bool m_fromZero = true;

    // Owned by the plot.
    QCPGraph *m_bandLow = nullptr;
    QCPGraph *m_bandHigh = nullptr;
    QCPGraph *m_forecastLow = nullptr;
    QCPGraph *m_forecastHigh = nullptr;
    QCPGraph *m_forecastMiddle = nullptr;
    QCPGraph *m_forecastEnd = nullptr;
    QCPGraph *m_compare = nullptr;
    QCPGraph *m_current = nullptr;
    QCPGraph *m_dot = nullptr;
    QCPItemLine *m_nowLine = nullptr;
    QCPItemText *m_nowText = nullptr;
    std::vector<std::pair<QCPItemLine *, QCPItemText *>> m_limits;
};

}
