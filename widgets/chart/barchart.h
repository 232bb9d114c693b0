#pragma once

#include "plotitem.h"

#include "query/topicmodel.h"

#include <QPointer>

class QCPBars;
class QCPItemText;

namespace tonglan {

/** Events by topic as bars from zero, beside those of the day before. The largest is labelled directly, as all are. */
class BarChart : public PlotItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::TopicModel *model READ model WRITE setModel NOTIFY modelChanged)
    Q_PROPERTY(QColor barColor MEMBER m_barColor NOTIFY styleChanged)
    Q_PROPERTY(QColor compareColor MEMBER m_compareColor NOTIFY styleChanged)
    Q_PROPERTY(QColor valueColor MEMBER m_valueColor NOTIFY styleChanged)

public:
    explicit BarChart(QQuickItem *parent = nullptr);

    [[nodiscard]] TopicModel *model() const { return m_model; }
    void setModel(TopicModel *model);

Q_SIGNALS:
    void modelChanged();

protected:
    void build(QCustomPlot &plot) override;
    void fill(QCustomPlot &plot, QSizeF size) override;

private:
    QPointer<TopicModel> m_model;
    QColor m_barColor = QColor(0x8f, 0xa6, 0xba);
    QColor m_compareColor = QColor(0x4a, 0x5b, 0x68);
    QColor m_valueColor = QColor(0xb9, 0xc4, 0xcb);
    QCPBars *m_bars = nullptr; // these are owned by the plot
    QCPBars *m_before = nullptr;
    std::vector<QCPItemText *> m_labels;
};

}
