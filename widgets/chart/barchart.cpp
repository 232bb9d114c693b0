#include "barchart.h"

#include "customplot.h"

#include "scale.h"

#include "analysis/format.h"

namespace tonglan {

BarChart::BarChart(QQuickItem *parent)
    : PlotItem(parent)
{
}

void BarChart::setModel(TopicModel *model)
{
    if (model == m_model)
        return;
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model)
        connect(model, &TopicModel::changed, this, &BarChart::markDirty);
    Q_EMIT modelChanged();
    markDirty();
}

void BarChart::build(QCustomPlot &plot)
{
    m_bars = new QCPBars(plot.xAxis, plot.yAxis);
    m_before = new QCPBars(plot.xAxis, plot.yAxis);
    for (auto *bars : {m_bars, m_before}) {
        bars->setPen(Qt::NoPen);
        bars->setAntialiased(false);
    }
    plot.axisRect()->setAutoMargins(QCP::msNone);
}

void BarChart::fill(QCustomPlot &plot, QSizeF size)
{
    const auto topics = m_model ? m_model->topics() : std::vector<TopicModel::Topic>();
    double highest = 0;
    for (const auto &topic : topics)
        highest = std::max<double>(highest, std::max(topic.count, topic.before));
    const auto scale = valueScale(0, highest, true);
    const QFontMetricsF metrics(axisFont());
    const QFontMetricsF names(labelFont());
    QSharedPointer<QCPAxisTickerText> values(new QCPAxisTickerText);
    double widest = 0;
    for (const double tick : scale.ticks()) {
        const QString label = formatNumber(tick, scale.decimals());
        values->addTick(tick, label);
        widest = std::max(widest, metrics.horizontalAdvance(label));
    }
    const double left = std::ceil(widest + 8 * unit());
    const double slot = topics.empty() ? size.width() : (size.width() - left) / double(topics.size());

    m_bars->setBrush(m_barColor);
    m_before->setBrush(m_compareColor);
    for (auto *bars : {m_bars, m_before})
        bars->data()->clear();
    QSharedPointer<QCPAxisTickerText> categories(new QCPAxisTickerText);
    while (m_labels.size() < topics.size()) {
        auto *label = new QCPItemText(&plot);
        label->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        label->setClipToAxisRect(false);
        m_labels.push_back(label);
    }
    static constexpr double width = 0.28; // of a slot; the pair is centred with a hair of space between
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        auto *label = m_labels[i];
        label->setVisible(i < topics.size());
        if (i >= topics.size())
            continue;
        const auto &topic = topics[i];
        m_bars->addData(double(i) - 0.16, topic.count);
        m_before->addData(double(i) + 0.16, topic.before);
        categories->addTick(double(i), names.elidedText(topic.name, Qt::ElideRight, slot - 2 * unit()));
        label->setText(formatNumber(topic.count, 0));
        label->setFont(axisFont());
        label->setColor(m_valueColor);
        label->setPadding(QMargins(0, 0, 0, qRound(2 * unit())));
        label->position->setCoords(double(i) - 0.16, topic.count);
    }
    m_bars->setWidth(width);
    m_before->setWidth(width);

    plot.xAxis->setTicker(categories);
    plot.yAxis->setTicker(values);
    styleAxis(*plot.xAxis, false);
    styleAxis(*plot.yAxis, true);
    plot.xAxis->setTickLabelFont(labelFont());
    plot.xAxis->setRange(-0.5, std::max<double>(1, double(topics.size())) - 0.5);
    plot.yAxis->setRange(scale.low, scale.high);
    plot.axisRect()->setMargins(QMargins(int(left), int(metrics.height() + 4 * unit()), 0, int(names.height() + 8 * unit())));
}

}
