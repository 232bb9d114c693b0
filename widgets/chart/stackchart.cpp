#include "stackchart.h"

#include "customplot.h"

#include "scale.h"

#include "analysis/format.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

StackChart::StackChart(QQuickItem *parent)
    : PlotItem(parent)
{
}

void StackChart::setModel(StackModel *model)
{
    if (model == m_model)
        return;
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model)
        connect(model, &StackModel::changed, this, &StackChart::markDirty);
    Q_EMIT modelChanged();
    markDirty();
}

void StackChart::build(QCustomPlot &plot)
{
    plot.axisRect()->setAutoMargins(QCP::msNone);
}

QString StackChart::labelOf(int bucket) const
{
    const auto &stack = m_model->stack();
    const auto time = QDateTime::fromMSecsSinceEpoch(stack.starts[std::size_t(bucket)], m_model->zone());
    return m_model->days() > 0 ? time.toString(u"M/d"_s) : time.toString(u"HH"_s);
}

void StackChart::fill(QCustomPlot &plot, QSizeF size)
{
    static const StackAnswer none;
    const auto &stack = m_model ? m_model->stack() : none;
    const int buckets = stack.starts.empty() ? 0 : int(stack.starts.size()) - 1;
    const std::size_t wanted = stack.series.size() * 2;
    while (m_bars.size() < wanted) {
        auto *bars = new QCPBars(plot.xAxis, plot.yAxis);
        bars->setPen(Qt::NoPen);
        bars->setAntialiased(false);
        bars->setWidth(0.68);
        if (!m_bars.empty())
            bars->moveAbove(m_bars.back());
        m_bars.push_back(bars);
    }
    for (auto *bars : m_bars)
        bars->data()->clear();
    std::vector<int> sums(std::size_t(buckets), 0);
    for (std::size_t place = 0; place < stack.series.size(); ++place) {
        const std::size_t i = stack.series.size() - 1 - place; // the most urgent, or the largest, stands on top
        const auto color = qsizetype(i) < m_colors.size() ? m_colors[qsizetype(i)] : m_textColor;
        auto pale = color;
        pale.setAlphaF(0.45F);
        m_bars[2 * place]->setBrush(color);
        m_bars[2 * place + 1]->setBrush(pale);
        for (int bucket = 0; bucket < stack.known; ++bucket) {
            const int count = stack.series[i].counts[std::size_t(bucket)];
            const bool growing = bucket == stack.known - 1;
            m_bars[2 * place]->addData(bucket, growing ? 0 : count); // each has every bucket, or the next one would not stand on it
            m_bars[2 * place + 1]->addData(bucket, growing ? count : 0);
            sums[std::size_t(bucket)] += count;
        }
    }
    const double highest = sums.empty() ? 0 : *std::ranges::max_element(sums);
    const auto scale = valueScale(0, highest, true);
    const QFontMetricsF metrics(axisFont());
    QSharedPointer<QCPAxisTickerText> values(new QCPAxisTickerText);
    double widest = 0;
    for (const double tick : scale.ticks()) {
        const QString label = formatNumber(tick, scale.decimals());
        values->addTick(tick, label);
        widest = std::max(widest, metrics.horizontalAdvance(label));
    }
    const double left = std::ceil(widest + 8 * unit());
    QSharedPointer<QCPAxisTickerText> times(new QCPAxisTickerText);
    double right = 0; // what the last label needs beyond its bar
    if (buckets > 0) {
        const double slot = (size.width() - left) / buckets;
        right = m_model->days() > 0 ? std::max(0.0, std::ceil((metrics.horizontalAdvance(u"12/30"_s) - slot) / 2)) : 0;
        const int every = m_model->days() > 0 ? std::max(1, int(std::ceil(metrics.horizontalAdvance(u"12/30"_s) * 1.3 / slot))) : 6;
        for (int bucket = (buckets - 1) % every; bucket < buckets; bucket += every) { // the last one is named
            const int at = m_model->days() > 0 ? bucket : bucket - (buckets - 1) % every; // of the hours, the full quarters of the day
            times->addTick(at, labelOf(at));
        }
    }
    plot.xAxis->setTicker(times);
    plot.yAxis->setTicker(values);
    styleAxis(*plot.xAxis, false);
    styleAxis(*plot.yAxis, true);
    plot.xAxis->setRange(-0.5, std::max(1, buckets) - 0.5);
    plot.yAxis->setRange(scale.low, scale.high);
    plot.axisRect()->setMargins(QMargins(int(left), int(std::ceil(metrics.height() / 2)), int(right), int(std::ceil(metrics.height() + 8 * unit()))));
}

QVariantMap StackChart::valueAt(double x) const
{
    QVariantMap answer{{u"valid"_s, false}};
    if (!m_model || !plot() || m_model->stack().starts.empty())
        return answer;
    const auto &stack = m_model->stack();
    const int bucket = int(std::lround(coordinateAt(x)));
    if (bucket < 0 || bucket >= stack.known)
        return answer;
    QStringList parts;
    int sum = 0;
    const auto key = m_model->key();
    for (std::size_t i = 0; i < stack.series.size(); ++i) {
        const int count = stack.series[i].counts[std::size_t(bucket)];
        sum += count;
        if (count > 0)
            parts << u"%1 %2"_s.arg(key[qsizetype(i)].toMap()[u"name"_s].toString(), formatNumber(count, 0));
    }
    const QString time = m_model->days() > 0 ? labelOf(bucket) : labelOf(bucket) + u":00"_s;
    answer[u"valid"_s] = true;
    answer[u"bucket"_s] = bucket;
    answer[u"x"_s] = pixelOf(bucket);
    answer[u"text"_s] = (QStringList{time, bucket == stack.known - 1 ? tr("so far %1").arg(formatNumber(sum, 0)) : tr("in all %1").arg(formatNumber(sum, 0))} + parts).join(u"  "_s);
    return answer;
}

double StackChart::stepFrom(double x, int by) const
{
    if (!m_model || !plot() || m_model->stack().known == 0)
        return -1;
    const int last = m_model->stack().known - 1;
    const int bucket = x < 0 ? last : std::clamp(int(std::lround(coordinateAt(x))) + by, 0, last);
    return pixelOf(bucket);
}

}
