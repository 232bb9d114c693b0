#pragma once

#include <QList>
#include <QQuickItem>

namespace tonglan {

/** Places its children side by side, like a Row, but moves a child that would come within @c margin of a bezel behind it.
 *  Children that have no room left are not shown; @c shown counts those that are. Widths come from the children.
 */
class SeamRow : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double spacing MEMBER m_spacing NOTIFY changed)
    Q_PROPERTY(QList<int> seams MEMBER m_seams NOTIFY changed) ///< x of the bezels in the window
    Q_PROPERTY(double origin MEMBER m_origin NOTIFY changed) ///< x of this row in the window
    Q_PROPERTY(double margin MEMBER m_margin NOTIFY changed)
    Q_PROPERTY(int shown READ shown NOTIFY shownChanged)

public:
    explicit SeamRow(QQuickItem *parent = nullptr);

    [[nodiscard]] int shown() const { return m_shown; }

Q_SIGNALS:
    void changed();
    void shownChanged();

protected:
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void geometryChange(const QRectF &to, const QRectF &from) override;
    void updatePolish() override;

private:
    double m_spacing = 0;
    QList<int> m_seams = {};
    double m_origin = 0;
    double m_margin = 24;
    int m_shown = 0;
};

}
