#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace tonglan {

/** One outline icon by name, drawn with round ends. Icons name things; they never carry state. An unknown name draws nothing and warns. */
class IconOutline : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged REQUIRED)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged REQUIRED)

public:
    explicit IconOutline(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    [[nodiscard]] QColor color() const { return m_color; }
    void setColor(const QColor &color);

Q_SIGNALS:
    void nameChanged();
    void colorChanged();

private:
    QString m_name = {};
    QColor m_color = {};
};

}
