#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace tonglan {

/** The shape and digit of an official level: square 1, diamond 2, triangle 3, circle 4; nothing for level 0.
 *  Shape and digit say the level to who cannot see the colour. Under 14 px the digit is left out.
 */
class LevelShape : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int level MEMBER m_level NOTIFY levelChanged)
    Q_PROPERTY(QColor fill MEMBER m_fill NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY changed)
    Q_PROPERTY(QColor outline MEMBER m_outline NOTIFY changed)
    Q_PROPERTY(bool digit MEMBER m_digit NOTIFY changed)

public:
    explicit LevelShape(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void levelChanged();
    void changed(); ///< Any of the others.

private:
    int m_level = 0;
    QColor m_fill = {};
    QColor m_ink = {};
    QColor m_outline = Qt::transparent;
    bool m_digit = true;
};

}
