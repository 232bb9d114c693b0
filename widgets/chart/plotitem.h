#pragma once

#include <QElapsedTimer>
#include <QFont>
#include <QImage>
#include <QQuickItem>
#include <QTimer>
#include <qqmlregistration.h>

#include <memory>

class QCPAxis;
class QCustomPlot;

namespace tonglan {

/** An item that shows a QCustomPlot. The plot lives on the GUI thread, never as a widget on the screen: it is drawn into an image
 *  when data, size or theme change, at most ten times a second (but with every frame while it is moved) and not while hidden, and the render thread only uploads that
 *  image. Needs a QApplication; without one it stays empty and says so once. The plot is made when it is first drawn.
 */
class PlotItem : public QQuickItem
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(double unit READ unit WRITE setUnit NOTIFY styleChanged)
    Q_PROPERTY(QColor gridColor MEMBER m_gridColor NOTIFY styleChanged)
    Q_PROPERTY(QColor textColor MEMBER m_textColor NOTIFY styleChanged)
    Q_PROPERTY(QFont numberFont MEMBER m_numberFont NOTIFY styleChanged)
    Q_PROPERTY(QFont textFont MEMBER m_textFont NOTIFY styleChanged)
    Q_PROPERTY(bool ready READ isReady NOTIFY readyChanged)

public:
    ~PlotItem() override;

    [[nodiscard]] double unit() const { return m_unit; } ///< u: every length is so many px × u.
    void setUnit(double unit);
    [[nodiscard]] bool isReady() const { return m_ready; } ///< The image shows the present data at the present size.

    /** What is on the screen, for tests and for pictures. */
    [[nodiscard]] const QImage &image() const { return m_image; }

    // Of charts over time:
    [[nodiscard]] Q_INVOKABLE double timeAt(double x) const; ///< ms; 0 before it was first drawn.
    [[nodiscard]] Q_INVOKABLE double xOf(double time) const; ///< −1: it is not in the range that is shown.

Q_SIGNALS:
    void styleChanged();
    void readyChanged();

protected:
    explicit PlotItem(QQuickItem *parent);

    /** Makes the fixed parts of the plot, once. */
    virtual void build(QCustomPlot &plot) = 0;
    /** Puts the present data and colours into the plot; @p size in px. Called before each drawing. */
    virtual void fill(QCustomPlot &plot, QSizeF size) = 0;

    void markDirty();
    void markMoved(); ///< Somebody moves it and waits: as markDirty(), with the very next frame.
    [[nodiscard]] QFont axisFont() const; ///< Numerals at the size of axis labels.
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] QPen gridPen() const;
    void styleAxis(QCPAxis &axis, bool grid) const;
    [[nodiscard]] QCustomPlot *plot() const { return m_plot.get(); } ///< Null until first drawn.

    /** Between the x axis and the item as it was last drawn: the plot itself has another size in between. */
    [[nodiscard]] double pixelOf(double coordinate) const;
    [[nodiscard]] double coordinateAt(double pixel) const;
    /** The place of the bucket @p by buckets from the one at @p x, of @p count that begin at @p first; from a place before the chart, of bucket @p start. */
    [[nodiscard]] double stepped(double x, int by, qint64 first, qint64 bucketMs, int count, int start) const;

    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *) override;

    QColor m_gridColor = QColor(0x1b, 0x27, 0x31);
    QColor m_textColor = QColor(0x8a, 0x99, 0xa4);
    QFont m_numberFont;
    QFont m_textFont;

private:
    void setReady(bool ready);

    std::unique_ptr<QCustomPlot> m_plot;
    QImage m_image;
    QRect m_inner; ///< Of the axes, as drawn.
    QTimer m_timer;
    QElapsedTimer m_sinceDrawn;
    double m_unit = 1;
    bool m_dirty = true;
    bool m_ready = false;
    bool m_newImage = false;
};

}
