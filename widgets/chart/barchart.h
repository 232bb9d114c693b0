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
    Q_PROPERTY(QStringList cutTexts READ cutTexts) ///< Names that had no room, for the check of scenes.
    Q_PROPERTY(double plotLeft READ plotLeft NOTIFY plotLeftChanged)
    Q_PROPERTY(double plotRight READ plotRight NOTIFY plotLeftChanged)

public:
    explicit BarChart(QQuickItem *parent = nullptr);

    [[nodiscard]] TopicModel *model() const { return m_model; }
    void setModel(TopicModel *model);
    [[nodiscard]] double plotLeft() const { return m_left; } ///< Pixels left of the first topic: between it and plotRight all is the topics', each as wide.
    [[nodiscard]] double plotRight() const { return m_right; } ///< Pixels right of the last one, into which its name reaches.
    [[nodiscard]] QStringList cutTexts() const { return m_cutTexts; }

Q_SIGNALS:
    void modelChanged();
    void plotLeftChanged();

protected:
    void build(QCustomPlot &plot) override;
    void fill(QCustomPlot &plot, QSizeF size) override;

private:
    QPointer<TopicModel> m_model;
    double m_left = 0;
    double m_right = 0;
    QStringList m_cutTexts = {};
    QColor m_barColor = QColor(0x8f, 0xa6, 0xba);
    QColor m_compareColor = QColor(0x4a, 0x5b, 0x68);
    QColor m_valueColor = QColor(0xb9, 0xc4, 0xcb);
    QCPBars *m_bars = nullptr; // these are owned by the plot
    QCPBars *m_before = nullptr;
    std::vector<QCPItemText *> m_labels;
};

}
