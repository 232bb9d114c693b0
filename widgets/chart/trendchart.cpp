#include "trendchart.h"

#include "customplot.h"

#include "scale.h"

#include "analysis/format.h"

#include <QDateTime>

#include <cmath>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr double reach = 0.5; // of the height of what is drawn: a limit further away is not

TrendChart::TrendChart(QQuickItem *parent)
    : PlotItem(parent)
{
}

void TrendChart::setSeries(SeriesModel *series)
{
    if (series == m_series)
        return;
    if (m_series)
        m_series->disconnect(this);
    m_series = series;
    if (series) {
        connect(series, &SeriesModel::changed, this, &TrendChart::markDirty);
        connect(series, &SeriesModel::minuteChanged, this, &TrendChart::markDirty);
    }
    Q_EMIT seriesChanged();
    markDirty();
}

void TrendChart::build(QCustomPlot &plot)
{
    m_bandLow = plot.addGraph();
    m_bandHigh = plot.addGraph();
    m_bandLow->setPen(Qt::NoPen);
    m_bandHigh->setPen(Qt::NoPen);
    m_bandHigh->setChannelFillGraph(m_bandLow);
    m_compare = plot.addGraph();
    m_current = plot.addGraph();
    m_dot = plot.addGraph();
    m_dot->setLineStyle(QCPGraph::lsNone);
    m_nowLine = new QCPItemLine(&plot);
    m_nowLine->setAntialiased(false);
    m_nowText = new QCPItemText(&plot);
    m_nowText->setClipToAxisRect(false);
    plot.axisRect()->setAutoMargins(QCP::msNone);
    plot.xAxis2->setVisible(false);
    plot.yAxis2->setVisible(false);
}

static QPen roundPen(const QColor &color, double width)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

// QCustomPlot breaks a line at NaN by itself.
static void setPoints(QCPGraph &graph, const std::vector<SeriesPoint> &points, qint64 bucketMs)
{
    QVector<QCPGraphData> data;
    data.reserve(qsizetype(points.size()));
    for (const auto &point : points)
        data.append({double(point.t + bucketMs / 2) / 1000, point.v}); // a count stands for its whole bucket
    graph.data()->set(data, true);
}

void TrendChart::fill(QCustomPlot &plot, QSizeF size)
{
    Q_UNUSED(size)
    const bool stale = m_series && m_series->trust() == int(TrustState::Stale);
    m_compare->setPen(roundPen(m_compareColor, 1.2 * unit()));
    m_current->setPen(roundPen(stale ? m_dimmedColor : m_lineColor, 1.8 * unit()));
    m_bandHigh->setBrush(m_bandColor);
    const qint64 bucket = m_series ? m_series->bucketMs() : 0;
    setPoints(*m_current, m_series ? m_series->current() : std::vector<SeriesPoint>(), bucket);
    setPoints(*m_compare, m_series ? m_series->compare() : std::vector<SeriesPoint>(), bucket);
    QVector<QCPGraphData> low;
    QVector<QCPGraphData> high;
    if (m_series) {
        for (const auto &point : m_series->usual()) {
            const double at = double(point.t + bucket / 2) / 1000;
            low.append({at, point.low});
            high.append({at, point.high});
        }
    }
    m_bandLow->data()->set(low, true);
    m_bandHigh->data()->set(high, true);
    fillAxes(plot);
    fillNow(plot);
    fillLimits(plot);
}

static void widen(double &low, double &high, double value)
{
    if (std::isnan(value))
        return;
    low = std::min(low, value);
    high = std::max(high, value);
}

void TrendChart::fillAxes(QCustomPlot &plot)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    TimeMs from = 0;
    TimeMs to = 24 * 3600'000;
    QTimeZone zone(QTimeZone::UTC);
    if (m_series && m_series->windowTo() > m_series->windowFrom()) {
        from = m_series->windowFrom();
        to = m_series->windowTo();
        zone = m_series->zone();
        for (const auto &point : m_series->current())
            widen(low, high, point.v);
        for (const auto &point : m_series->compare())
            widen(low, high, point.v);
        for (const auto &point : m_series->usual()) {
            widen(low, high, point.low);
            widen(low, high, point.high);
        }
    }
    const double room = reach * (high - (m_fromZero ? std::min(low, 0.0) : low));
    const auto drawn = std::pair(low, high);
    for (const auto &limit : m_series ? m_series->limits() : std::vector<Indicator::Limit>()) {
        if (limit.value <= drawn.second + room && limit.value >= drawn.first - room) // one far away would leave the line no room
            widen(low, high, limit.value);
    }
    const auto scale = valueScale(low, high, m_fromZero);
    QSharedPointer<QCPAxisTickerText> values(new QCPAxisTickerText);
    double widest = 0;
    const QFontMetricsF metrics(axisFont());
    for (const double tick : scale.ticks()) {
        const QString label = formatNumber(tick, scale.decimals());
        values->addTick(tick, label);
        widest = std::max(widest, metrics.horizontalAdvance(label));
    }
    QSharedPointer<QCPAxisTickerText> times(new QCPAxisTickerText);
    for (const auto &tick : timeTicks(from, to, zone))
        times->addTick(double(tick.t) / 1000, tick.label);

    plot.xAxis->setTicker(times);
    plot.yAxis->setTicker(values);
    styleAxis(*plot.xAxis, false);
    styleAxis(*plot.yAxis, true);
    plot.xAxis->setRange(double(from) / 1000, double(to) / 1000);
    plot.yAxis->setRange(scale.low, scale.high);
    const int lineHeight = int(std::ceil(metrics.height()));
    plot.axisRect()->setMargins(QMargins(int(std::ceil(widest + 8 * unit())), lineHeight + qRound(2 * unit()), qRound(10 * unit()), lineHeight + qRound(8 * unit())));
}

void TrendChart::fillLimits(QCustomPlot &plot)
{
    const auto limits = m_series ? m_series->limits() : std::vector<Indicator::Limit>();
    while (m_limits.size() < limits.size()) {
        m_limits.emplace_back(new QCPItemLine(&plot), new QCPItemText(&plot));
        m_limits.back().first->setAntialiased(false);
    }
    const auto values = plot.yAxis->range();
    const auto times = plot.xAxis->range();
    static const QStringList grades = {QString(), u"Ⅰ"_s, u"Ⅱ"_s, u"Ⅲ"_s, u"Ⅳ"_s};
    for (std::size_t i = 0; i < m_limits.size(); ++i) {
        auto &[line, text] = m_limits[i];
        const bool shown = i < limits.size() && values.contains(limits[i].value);
        line->setVisible(shown);
        text->setVisible(shown);
        if (!shown)
            continue;
        QPen pen(m_limitColor, std::max(1.0, std::round(unit())));
        pen.setDashPattern({4, 3});
        line->setPen(pen);
        line->start->setCoords(times.lower, limits[i].value);
        line->end->setCoords(times.upper, limits[i].value);
        text->setText(grades[int(limits[i].level)] + u' ' + formatNumber(limits[i].value, m_series->decimals()));
        text->setFont(labelFont());
        text->setColor(m_limitColor);
        const bool roomAbove = limits[i].value < values.upper - 0.15 * values.size();
        text->setPositionAlignment(Qt::AlignLeft | (roomAbove ? Qt::AlignBottom : Qt::AlignTop));
        text->setPadding(QMargins(qRound(4 * unit()), 0, 0, 0));
        text->position->setCoords(times.lower, limits[i].value);
    }
}

void TrendChart::fillNow(QCustomPlot &plot)
{
    const double now = m_series ? m_series->nowMs() / 1000 : 0;
    const bool inside = m_series && plot.xAxis->range().contains(now) && now > 0;
    m_nowLine->setVisible(inside);
    m_nowText->setVisible(inside);
    m_dot->data()->clear();
    if (!inside)
        return;
    const auto range = plot.yAxis->range();
    m_nowLine->setPen(QPen(m_nowColor, std::max(1.0, std::round(unit()))));
    m_nowLine->start->setCoords(now, range.lower);
    m_nowLine->end->setCoords(now, range.upper);
    m_nowText->setText(tr("now"));
    m_nowText->setFont(labelFont());
    m_nowText->setColor(m_nowColor);
    const bool right = now > plot.xAxis->range().center() + plot.xAxis->range().size() * 0.42;
    m_nowText->setPositionAlignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
    m_nowText->setPadding(QMargins(0, 0, 0, qRound(unit())));
    m_nowText->position->setCoords(now, range.upper);

    const auto &current = m_series->current();
    const auto last = std::find_if(current.rbegin(), current.rend(), [](const auto &point) { return !std::isnan(point.v); });
    if (last == current.rend())
        return;
    const QColor color = m_current->pen().color();
    m_dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, Qt::NoPen, color, 6.5 * unit()));
    m_dot->addData(double(last->t + m_series->bucketMs() / 2) / 1000, last->v); // where the line ends
}

QVariantMap TrendChart::valueAt(double x) const
{
    QVariantMap answer{{u"valid"_s, false}};
    if (!m_series || !plot() || m_series->current().empty())
        return answer;
    const TimeMs at = TimeMs(coordinateAt(x) * 1000);
    const qint64 bucket = m_series->bucketMs();
    const auto &current = m_series->current();
    const qint64 k = (at - current.front().t) / std::max<qint64>(1, bucket);
    if (at < current.front().t || k >= qint64(current.size()))
        return answer;
    const auto &point = current[std::size_t(k)];
    const auto &compare = m_series->compare();
    const double before = std::size_t(k) < compare.size() ? compare[std::size_t(k)].v : std::numeric_limits<double>::quiet_NaN();
    answer[u"valid"_s] = !std::isnan(point.v) || !std::isnan(before);
    answer[u"time"_s] = double(point.t);
    answer[u"x"_s] = pixelOf(double(point.t + bucket / 2) / 1000);
    answer[u"timeText"_s] = QDateTime::fromMSecsSinceEpoch(point.t, m_series->zone()).toString(u"HH:mm"_s);
    answer[u"valueText"_s] = formatNumber(point.v, m_series->decimals());
    answer[u"compareText"_s] = formatNumber(before, m_series->decimals());
    const auto said = [this](double value) { return std::isnan(value) ? u"—"_s : m_series->unit().isEmpty() ? formatNumber(value, m_series->decimals())
                                                                                                            : formatNumber(value, m_series->decimals()) + u' ' + m_series->unit(); };
    QStringList parts = {answer[u"timeText"_s].toString(), m_series->currentText() + u' ' + said(point.v)};
    if (!m_series->compareText().isEmpty())
        parts << m_series->compareText() + u' ' + said(before);
    answer[u"text"_s] = parts.join(u"  "_s);
    return answer;
}

double TrendChart::stepFrom(double x, int by) const
{
    if (!m_series || m_series->current().empty())
        return -1;
    const auto &current = m_series->current();
    const auto last = std::find_if(current.rbegin(), current.rend(), [](const auto &point) { return !std::isnan(point.v); });
    return stepped(x, by, current.front().t, m_series->bucketMs(), int(current.size()), int(current.rend() - last) - 1);
}

}
