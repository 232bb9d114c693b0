#pragma once

#include "query/seriesmodel.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QVariantMap>

namespace tonglan {

/** Days as rows, hours as columns, values in the heat colours (热历). What has not arrived is an empty frame, zero is the first colour. The colours
 *  reach from @c low to @c high, which are round numbers, so that the key can say them.
 */
class CalendarHeat : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::SeriesModel *series READ series WRITE setSeries NOTIFY seriesChanged)
    Q_PROPERTY(QList<QColor> ramp MEMBER m_ramp NOTIFY changed)
    Q_PROPERTY(QColor emptyColor MEMBER m_emptyColor NOTIFY changed)
    Q_PROPERTY(double unit MEMBER m_unit NOTIFY changed)
    Q_PROPERTY(int days READ days NOTIFY changed)
    Q_PROPERTY(QString lowText READ lowText NOTIFY changed)
    Q_PROPERTY(QString highText READ highText NOTIFY changed)
    Q_PROPERTY(bool gaps READ hasGaps NOTIFY changed)

public:
    explicit CalendarHeat(QQuickItem *parent = nullptr);

    [[nodiscard]] SeriesModel *series() const { return m_series; }
    void setSeries(SeriesModel *series);
    [[nodiscard]] int days() const { return m_days; } ///< Rows.
    [[nodiscard]] QString lowText() const; ///< What the first colour stands for …
    [[nodiscard]] QString highText() const; ///< … and the last.
    [[nodiscard]] bool hasGaps() const { return m_hasGaps; } ///< Something up to now has not arrived.

    [[nodiscard]] Q_INVOKABLE QString dayText(int row) const; ///< "Thu", "周四"; of the city.
    [[nodiscard]] Q_INVOKABLE bool isToday(int row) const;
    /** What stands at a place of the item: {valid, row, hour, text}; text says day, hour and value, or that nothing has arrived. */
    [[nodiscard]] Q_INVOKABLE QVariantMap cellAt(double x, double y) const;
    [[nodiscard]] Q_INVOKABLE QVariantMap cell(int row, int hour) const; ///< The same by row and hour, with x, y, width and height.
    [[nodiscard]] Q_INVOKABLE QColor colorOf(int row, int hour) const; ///< Invalid for what has not arrived.

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void seriesChanged();
    void changed();

private:
    void read();
    [[nodiscard]] double value(int row, int hour) const { return m_values[std::size_t(row * 24 + hour)]; }
    [[nodiscard]] QRectF rect(int row, int hour) const;

    QPointer<SeriesModel> m_series;
    QList<QColor> m_ramp;
    QColor m_emptyColor = QColor(0x18, 0x23, 0x2c);
    double m_unit = 1;
    int m_days = 0;
    std::vector<double> m_values; ///< By row and hour; NaN: nothing.
    std::vector<TimeMs> m_starts; ///< Of the days.
    double m_low = 0;
    double m_high = 1;
    int m_decimals = 0;
    bool m_hasGaps = false;
};

}
