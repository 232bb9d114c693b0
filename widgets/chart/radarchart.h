#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <qqmlregistration.h>

namespace tonglan {

/** Figures against what is usual for each, as a star: the grey ring is the usual band of every spoke, whatever its unit; inside it is less than
 *  usual, outside more. Values are shares of the band (0 its lower end, 1 its upper); NaN is a gap in the line and an open end of its spoke.
 */
class RadarChart : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<double> shares MEMBER m_shares NOTIFY changed)
    Q_PROPERTY(QList<bool> dimmed MEMBER m_dimmed NOTIFY changed) ///< Which are old.
    Q_PROPERTY(double unit MEMBER m_unit NOTIFY changed)
    Q_PROPERTY(QColor lineColor MEMBER m_lineColor NOTIFY changed)
    Q_PROPERTY(QColor bandColor MEMBER m_bandColor NOTIFY changed)
    Q_PROPERTY(QColor gridColor MEMBER m_gridColor NOTIFY changed)
    Q_PROPERTY(QColor dimmedColor MEMBER m_dimmedColor NOTIFY changed)

public:
    explicit RadarChart(QQuickItem *parent = nullptr);

    /** The end of a spoke, for its label, in px; @p beyond: so many px further out. */
    [[nodiscard]] Q_INVOKABLE QPointF spokeEnd(int spoke, double beyond) const;
    /** How far out a share stands, 0 … 1 of the radius: the band is 0.4 … 0.7, and what is far beyond stands at an end. */
    [[nodiscard]] static double radiusOf(double share);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QPointF at(int spoke, double radius) const;
    [[nodiscard]] double fullRadius() const;

    QList<double> m_shares;
    QList<bool> m_dimmed;
    double m_unit = 1;
    QColor m_lineColor = QColor(0x69, 0xd4, 0xbe);
    QColor m_bandColor = QColor(0x8f, 0xa6, 0xba, 0x29);
    QColor m_gridColor = QColor(0x1b, 0x27, 0x31);
    QColor m_dimmedColor = QColor(0x65, 0x75, 0x7f);
};

}
