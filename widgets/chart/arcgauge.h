#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <qqmlregistration.h>

namespace tonglan {

/** A gauge of 216°: an arc from the low end of its scale to the value, what is usual as a band outside of it, a mark at the value and small
 *  ticks at the limits. Without a value only the track and the band are drawn. A value beyond the ends stands at the end.
 */
class ArcGauge : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double value MEMBER m_value NOTIFY changed)
    Q_PROPERTY(double normalLow MEMBER m_normalLow NOTIFY changed)
    Q_PROPERTY(double normalHigh MEMBER m_normalHigh NOTIFY changed)
    Q_PROPERTY(QList<double> limits MEMBER m_limits NOTIFY changed)
    Q_PROPERTY(bool share MEMBER m_share NOTIFY changed) ///< A percentage: the scale ends at 100.
    Q_PROPERTY(bool dashed MEMBER m_dashed NOTIFY changed) ///< The value is old: its arc is broken.
    Q_PROPERTY(double unit MEMBER m_unit NOTIFY changed) ///< u
    Q_PROPERTY(QColor valueColor MEMBER m_valueColor NOTIFY changed)
    Q_PROPERTY(QColor trackColor MEMBER m_trackColor NOTIFY changed)
    Q_PROPERTY(QColor bandColor MEMBER m_bandColor NOTIFY changed)
    Q_PROPERTY(QColor markColor MEMBER m_markColor NOTIFY changed)
    Q_PROPERTY(QString lowText READ lowText NOTIFY changed)
    Q_PROPERTY(QString highText READ highText NOTIFY changed)

public:
    explicit ArcGauge(QQuickItem *parent = nullptr);

    [[nodiscard]] QString lowText() const; ///< The ends of the scale, as numbers; empty where nothing is known.
    [[nodiscard]] QString highText() const;
    /** How far along the arc @p value stands, 0 … 1; NaN for NaN. */
    [[nodiscard]] Q_INVOKABLE double shareOf(double value) const;
    /** The largest radius that fits into an item of this size, in px. */
    [[nodiscard]] Q_INVOKABLE static double radiusIn(double width, double height);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QList<double> known() const;
    [[nodiscard]] bool hasScale() const; ///< Anything at all is known.

    double m_value = qQNaN();
    double m_normalLow = qQNaN();
    double m_normalHigh = qQNaN();
    QList<double> m_limits;
    bool m_share = false;
    bool m_dashed = false;
    double m_unit = 1;
    QColor m_valueColor = QColor(0x69, 0xd4, 0xbe);
    QColor m_trackColor = QColor(0x18, 0x23, 0x2c);
    QColor m_bandColor = QColor(0x3a, 0x4c, 0x5a);
    QColor m_markColor = QColor(0xf2, 0xf5, 0xf6);
};

}
