#pragma once

#include "mapcore/mapstyle.h"

#include <QQuickPaintedItem>

namespace tonglan {

/** A marked-out area as small as an icon, for legends: hatch and edge of its state, exactly as the map draws them. */
class AreaPatch : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString areaState READ areaState WRITE setAreaState NOTIFY lookChanged)
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY lookChanged)
    Q_PROPERTY(double unit READ unit WRITE setUnit NOTIFY lookChanged)

public:
    explicit AreaPatch(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

    [[nodiscard]] const QString &areaState() const { return m_state; } ///< "inforce" (default), "planned" or "lifted"
    void setAreaState(const QString &state);
    [[nodiscard]] const QString &theme() const { return m_theme; } ///< "night" (default) or "day"
    void setTheme(const QString &theme);
    [[nodiscard]] double unit() const { return m_unit; } ///< Design unit u.
    void setUnit(double unit);

Q_SIGNALS:
    void lookChanged();

private:
    void load();

    QString m_state = QStringLiteral("inforce");
    QString m_theme = QStringLiteral("night");
    double m_unit = 1;
    std::shared_ptr<const MapStyle> m_style;
};

}
