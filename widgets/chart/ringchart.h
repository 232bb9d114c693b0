#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <qqmlregistration.h>

namespace tonglan {

/** The parts of a whole as arcs of a ring, from twelve o'clock on, in their order; whatever there is has an arc that can be seen. Where a share is not known
 *  (NaN) the whole is not either: only the track is drawn, dashed.
 */
class RingChart : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<double> shares MEMBER m_shares NOTIFY changed) ///< 0 … 1, together 1.
    Q_PROPERTY(QList<QColor> colors MEMBER m_colors NOTIFY changed) ///< One for each.
    Q_PROPERTY(QColor trackColor MEMBER m_trackColor NOTIFY changed)
    Q_PROPERTY(double unit MEMBER m_unit NOTIFY changed) ///< u

public:
    explicit RingChart(QQuickItem *parent = nullptr);

    [[nodiscard]] Q_INVOKABLE static double thickness(double side); ///< Of the ring, in px, of an item so large.

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    QList<double> m_shares;
    QList<QColor> m_colors;
    QColor m_trackColor = QColor(0x18, 0x23, 0x2c);
    double m_unit = 1;
};

}
