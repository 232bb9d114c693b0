#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace tonglan {

/** The logo: threads drawn into one point (统 and 揽). */
class LogoMark : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed)
    Q_PROPERTY(QColor dot MEMBER m_dot NOTIFY changed)

public:
    explicit LogoMark(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    QColor m_color = {};
    QColor m_dot = {};
};

}
