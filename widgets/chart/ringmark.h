#pragma once

#include <QColor>
#include <QFont>
#include <QQuickPaintedItem>
#include <qqmlregistration.h>

namespace tonglan {

/** The trust mark (信标): a ring whose arc shrinks as a figure ages. Luminance, dash and a sign, never hue. Drawn to the item's size. */
class RingMark : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int state MEMBER m_state NOTIFY changed)
    Q_PROPERTY(double fraction MEMBER m_fraction NOTIFY changed)
    Q_PROPERTY(QColor trackColor MEMBER m_trackColor NOTIFY changed)
    Q_PROPERTY(QColor arcColor MEMBER m_arcColor NOTIFY changed)
    Q_PROPERTY(QFont numberFont MEMBER m_numberFont NOTIFY changed)

public:
    explicit RingMark(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    int m_state = 0; ///< Trust.State
    double m_fraction = 1; ///< Of the circle, clockwise from twelve.
    QColor m_trackColor = QColor(0x3a, 0x4c, 0x5a);
    QColor m_arcColor = QColor(0xb9, 0xc4, 0xcb);
    QFont m_numberFont;
};

}
