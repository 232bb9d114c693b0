#include "barchart.h"

#include "customplot.h"

#include "scale.h"

#include "analysis/format.h"

#include <algorithm>

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

/** A name that is wider than @p room in two lines, where it has a blank. */
static QString inLines(const QString &name, const QFontMetricsF &metrics, double room)
{
    qsizetype best = -1;
    const auto widest = [&](qsizetype blank) { return std::max(metrics.horizontalAdvance(name.first(blank)), metrics.horizontalAdvance(name.sliced(blank + 1))); };
    if (metrics.horizontalAdvance(name) > room) {
        for (auto blank = name.indexOf(u' '); blank >= 0; blank = name.indexOf(u' ', blank + 1)) {
            if (best < 0 || widest(blank) < widest(best))
                best = blank;
        }
    }
    return best < 0 ? name : name.first(best) + u'\n' + name.sliced(best + 1);
}

/** The names below the bars: side by side, else each in two lines, else on two or three lines in turn, where each has the room of two or three. What is then still too
 *  wide loses letters and is said to.
 */
static QStringList placed(const QStringList &names, const QFontMetricsF &metrics, double slot, double gap, QStringList &cut)
{
    const auto fit = [&](const QStringList &texts) {
        return std::ranges::all_of(texts, [&](const QString &text) { return std::ranges::all_of(text.split(u'\n'), [&](const QString &line) { return metrics.horizontalAdvance(line) <= slot - gap; }); });
    };
    if (fit(names))
        return names;
    QStringList texts;
    for (const auto &name : names)
        texts << inLines(name, metrics, slot - gap);
    if (fit(texts))
        return texts;
    const auto wide = [&](int lines) { return std::ranges::any_of(names, [&](const QString &name) { return metrics.horizontalAdvance(name) > lines * slot - gap; }); };
    const int lines = wide(2) ? 3 : 2;
    texts.clear();
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto text = metrics.elidedText(names[i], Qt::ElideRight, lines * slot - gap);
        if (text != names[i])
            cut << names[i];
        texts << QString(i % lines, u'\n') + text;
    }
    return texts;
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
    const double least = topics.empty() ? size.width() : (size.width() - left) / double(topics.size());
    // Of the last name, what stands out beyond its bars; without room for it there would be no name.
    const double right = topics.size() < 2 ? 0 : std::ceil(std::clamp((names.horizontalAdvance(topics.back().name) + 14 * unit() - least) / 2, 0.0, least / 2));
    const double slot = topics.empty() ? size.width() : (size.width() - left - right) / double(topics.size());

    if (left != m_left || right != m_right) {
        m_left = left;
        m_right = right;
        Q_EMIT plotLeftChanged();
    }
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
    QStringList wanted;
    for (const auto &topic : topics)
        wanted << topic.name;
    m_cutTexts.clear();
    const auto texts = placed(wanted, names, slot, 4 * unit(), m_cutTexts);
    int lines = 1;
    static constexpr double width = 0.28; // of a slot; the pair is centred with a hair of space between
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        auto *label = m_labels[i];
        label->setVisible(i < topics.size());
        if (i >= topics.size())
            continue;
        const auto &topic = topics[i];
        m_bars->addData(double(i) - 0.16, topic.count);
        m_before->addData(double(i) + 0.16, topic.before);
        const auto &name = texts[qsizetype(i)];
        lines = std::max(lines, 1 + int(name.count(u'\n')));
        categories->addTick(double(i), name);
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
    plot.axisRect()->setMargins(QMargins(int(left), int(metrics.height() + 4 * unit()), int(right), int(lines * names.height() + 8 * unit())));
}

}
