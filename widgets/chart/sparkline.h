#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <qqmlregistration.h>

namespace tonglan {

/** A small line on the grey band of what is normal, with a dot at its end. NaN values are gaps; fewer than two values draw nothing.
 *  Its height is the range of its values, or from @c low to @c high where several stand on one scale.
 */
class Sparkline : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<double> values READ values WRITE setValues NOTIFY changed)
    Q_PROPERTY(double normalLow MEMBER m_normalLow NOTIFY changed)
    Q_PROPERTY(double normalHigh MEMBER m_normalHigh NOTIFY changed)
    Q_PROPERTY(double low MEMBER m_low NOTIFY changed)
    Q_PROPERTY(double high MEMBER m_high NOTIFY changed)
    Q_PROPERTY(QColor lineColor MEMBER m_lineColor NOTIFY changed)
    Q_PROPERTY(QColor bandColor MEMBER m_bandColor NOTIFY changed)
    Q_PROPERTY(QColor endColor MEMBER m_endColor NOTIFY changed)
    Q_PROPERTY(QColor dimmedColor MEMBER m_dimmedColor NOTIFY changed)
    Q_PROPERTY(bool dimmed MEMBER m_dimmed NOTIFY changed)
    Q_PROPERTY(double lineWidth MEMBER m_lineWidth NOTIFY changed)

public:
    explicit Sparkline(QQuickItem *parent = nullptr);

    [[nodiscard]] const QList<double> &values() const { return m_values; }
    void setValues(const QList<double> &values);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    QList<double> m_values;
    double m_normalLow = qQNaN();
    double m_normalHigh = qQNaN();
    double m_low = qQNaN();
    double m_high = qQNaN();
    QColor m_lineColor = QColor(0x69, 0xd4, 0xbe);
    QColor m_bandColor = QColor(0x8f, 0xa6, 0xba, 0x29);
    QColor m_endColor = QColor(0x69, 0xd4, 0xbe);
    QColor m_dimmedColor = QColor(0x65, 0x75, 0x7f);
    bool m_dimmed = false; ///< The figure is stale: grey, and dotted towards the end.
    double m_lineWidth = 1.6;
};

}
