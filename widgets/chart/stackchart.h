#pragma once

#include "plotitem.h"

#include "query/stackmodel.h"

#include <QPointer>
#include <QVariantMap>

class QCPBars;

namespace tonglan {

/** Counts stacked from zero, by hour or by day; the bucket that is still growing is paler, what is to come is empty. */
class StackChart : public PlotItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::StackModel *model READ model WRITE setModel NOTIFY modelChanged)
    Q_PROPERTY(QList<QColor> colors MEMBER m_colors NOTIFY styleChanged) ///< One for each series of the model.

public:
    explicit StackChart(QQuickItem *parent = nullptr);

    [[nodiscard]] StackModel *model() const { return m_model; }
    void setModel(StackModel *model);

    /** What stands at @p x (item coordinates): {valid, bucket, x, text}: the time, the sum and every part, in words. */
    [[nodiscard]] Q_INVOKABLE QVariantMap valueAt(double x) const;
    /** The place of the bar @p by bars further; from a place before the chart, of the last bar. */
    [[nodiscard]] Q_INVOKABLE double stepFrom(double x, int by) const;

Q_SIGNALS:
    void modelChanged();

protected:
    void build(QCustomPlot &plot) override;
    void fill(QCustomPlot &plot, QSizeF size) override;

private:
    [[nodiscard]] QString labelOf(int bucket) const;

    QPointer<StackModel> m_model;
    QList<QColor> m_colors;
    std::vector<QCPBars *> m_bars; // owned by the plot; from the bottom up, in pairs: what is complete, and what is growing
};

}
