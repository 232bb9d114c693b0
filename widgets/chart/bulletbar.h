#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <qqmlregistration.h>

namespace tonglan {

/** A bar from zero, with the ends of what is usual as dashed marks, each limit as a solid one and a target as a small triangle. Without a
 *  value only the track and the marks are drawn; zero is a hair of a bar, for it is a value.
 */
class BulletBar : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double value MEMBER m_value NOTIFY changed)
    Q_PROPERTY(double normalLow MEMBER m_normalLow NOTIFY changed)
    Q_PROPERTY(double normalHigh MEMBER m_normalHigh NOTIFY changed)
    Q_PROPERTY(double target MEMBER m_target NOTIFY changed)
    Q_PROPERTY(QList<double> limits MEMBER m_limits NOTIFY changed)
    Q_PROPERTY(bool share MEMBER m_share NOTIFY changed) ///< A percentage: the bar ends at 100.
    Q_PROPERTY(bool dashed MEMBER m_dashed NOTIFY changed) ///< The value is old: the bar is hatched.
    Q_PROPERTY(double unit MEMBER m_unit NOTIFY changed) ///< u
    Q_PROPERTY(QColor barColor MEMBER m_barColor NOTIFY changed)
    Q_PROPERTY(QColor trackColor MEMBER m_trackColor NOTIFY changed)
    Q_PROPERTY(QColor markColor MEMBER m_markColor NOTIFY changed)
    Q_PROPERTY(QColor usualColor MEMBER m_usualColor NOTIFY changed)

public:
    explicit BulletBar(QQuickItem *parent = nullptr);

    /** Where @p value stands, in px from the left; NaN for NaN. */
    [[nodiscard]] Q_INVOKABLE double positionOf(double value) const;

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    double m_value = qQNaN();
    double m_normalLow = qQNaN();
    double m_normalHigh = qQNaN();
    double m_target = qQNaN();
    QList<double> m_limits;
    bool m_share = false;
    bool m_dashed = false;
    double m_unit = 1;
    QColor m_barColor = QColor(0x8f, 0xa6, 0xba);
    QColor m_trackColor = QColor(0x18, 0x23, 0x2c);
    QColor m_markColor = QColor(0xf2, 0xf5, 0xf6);
    QColor m_usualColor = QColor(0x8a, 0x99, 0xa4);
};

}
