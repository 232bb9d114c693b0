#include "dualchart.h"

#include "customplot.h"

#include "scale.h"

#include "analysis/format.h"

#include <QDateTime>

#include <cmath>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

DualChart::DualChart(QQuickItem *parent)
    : PlotItem(parent)
{
}

void DualChart::setSeries(std::size_t side, SeriesModel *series)
{
    if (series == m_series[side])
        return;
    if (m_series[side])
        m_series[side]->disconnect(this);
    m_series[side] = series;
    if (series) {
        connect(series, &SeriesModel::changed, this, &DualChart::markDirty);
        connect(series, &SeriesModel::aged, this, [this, side] { // with every second
            if (m_series[side]->trust() != m_drawnTrust[side])
                markDirty();
        });
        connect(series, &SeriesModel::minuteChanged, this, &DualChart::markDirty);
    }
    Q_EMIT seriesChanged();
    markDirty();
}

void DualChart::build(QCustomPlot &plot)
{
    m_graphs = {plot.addGraph(plot.xAxis, plot.yAxis), plot.addGraph(plot.xAxis, plot.yAxis2)};
    m_now = new QCPItemLine(&plot);
    m_now->setAntialiased(false);
    plot.axisRect()->setAutoMargins(QCP::msNone);
    plot.xAxis2->setVisible(false);
    plot.yAxis2->setVisible(true);
}

int DualChart::fillSide(QCustomPlot &plot, std::size_t side)
{
    const auto *series = m_series[side].data();
    auto &axis = side == 0 ? *plot.yAxis : *plot.yAxis2;
    m_drawnTrust[side] = series ? series->trust() : -1;
    const bool stale = series && series->trust() == int(TrustState::Stale);
    const auto color = side == 0 ? m_firstColor : m_secondColor;
    m_graphs[side]->setPen(QPen(stale ? m_dimmedColor : color, 1.8 * unit(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QVector<QCPGraphData> data;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    if (series) {
        for (const auto &point : series->current()) {
            data.append({double(point.t + series->bucketMs() / 2) / 1000, point.v});
            if (!std::isnan(point.v)) {
                low = std::min(low, point.v);
                high = std::max(high, point.v);
            }
        }
    }
    m_graphs[side]->data()->set(data, true);
    const auto scale = valueScale(low, high, low >= 0 && low < 0.5 * high);
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    double widest = 0;
    if (std::isfinite(low)) {
        for (const double tick : scale.ticks()) {
            const QString label = formatNumber(tick, scale.decimals());
            ticker->addTick(tick, label);
            widest = std::max(widest, QFontMetricsF(axisFont()).horizontalAdvance(label));
        }
    }
    axis.setTicker(ticker);
    styleAxis(axis, side == 0);
    axis.setTickLabelColor(stale ? m_dimmedColor : color);
    axis.setRange(scale.low, scale.high);
    return int(std::ceil(widest + 8 * unit()));
}

void DualChart::fill(QCustomPlot &plot, QSizeF size)
{
    Q_UNUSED(size)
    const int left = fillSide(plot, 0);
    const int right = fillSide(plot, 1);
    const auto *series = m_series[0] ? m_series[0].data() : m_series[1].data();
    const TimeMs from = series ? series->windowFrom() : 0;
    const TimeMs to = series ? std::max(series->windowTo(), from + 1) : 24 * 3600'000;
    QSharedPointer<QCPAxisTickerText> times(new QCPAxisTickerText);
    for (const auto &tick : timeTicks(from, to, series ? series->zone() : QTimeZone(QTimeZone::UTC)))
        times->addTick(double(tick.t) / 1000, tick.label);
    plot.xAxis->setTicker(times);
    styleAxis(*plot.xAxis, false);
    plot.xAxis->setRange(double(from) / 1000, double(to) / 1000);
    const int line = int(std::ceil(QFontMetricsF(axisFont()).height()));
    plot.axisRect()->setMargins(QMargins(left, line / 2 + qRound(2 * unit()), right, line + qRound(8 * unit())));
    const double now = series ? series->nowMs() / 1000 : 0;
    m_now->setVisible(plot.xAxis->range().contains(now));
    m_now->setPen(QPen(m_nowColor, std::max(1.0, std::round(unit()))));
    m_now->start->setCoords(now, plot.yAxis->range().lower);
    m_now->end->setCoords(now, plot.yAxis->range().upper);
}

QVariantMap DualChart::valueAt(double x) const
{
    QVariantMap answer{{u"valid"_s, false}};
    const auto *first = m_series[0] ? m_series[0].data() : m_series[1].data();
    if (!first || !plot() || first->current().empty())
        return answer;
    const TimeMs at = TimeMs(coordinateAt(x) * 1000);
    const qint64 bucket = std::max<qint64>(1, first->bucketMs());
    const qint64 k = (at - first->current().front().t) / bucket;
    if (at < first->current().front().t || k >= qint64(first->current().size()))
        return answer;
    const TimeMs start = first->current()[std::size_t(k)].t;
    QStringList parts = {QDateTime::fromMSecsSinceEpoch(start, first->zone()).toString(u"HH:mm"_s)};
    for (const auto &series : m_series) {
        if (!series)
            continue;
        // Their buckets may be of different lengths.
        const qint64 own = series->current().empty() ? -1 : (start + bucket / 2 - series->current().front().t) / std::max<qint64>(1, series->bucketMs());
        const double value = own >= 0 && own < qint64(series->current().size()) ? series->current()[std::size_t(own)].v : std::numeric_limits<double>::quiet_NaN();
        answer[u"valid"_s] = answer[u"valid"_s].toBool() || !std::isnan(value);
        parts << u"%1 %2"_s.arg(series->name(), std::isnan(value) ? u"—"_s : series->unit().isEmpty() ? formatNumber(value, series->decimals())
                                                                                                      : formatNumber(value, series->decimals()) + u' ' + series->unit());
    }
    answer[u"x"_s] = pixelOf(double(start + bucket / 2) / 1000);
    answer[u"text"_s] = parts.join(u"  "_s);
    return answer;
}

double DualChart::stepFrom(double x, int by) const
{
    const auto *first = m_series[0] ? m_series[0].data() : m_series[1].data();
    if (!first || first->current().empty())
        return -1;
    const auto start = first->current().front().t;
    return stepped(x, by, start, first->bucketMs(), int(first->current().size()), int((TimeMs(first->nowMs()) - start) / std::max<qint64>(1, first->bucketMs())));
}

}
