#include "seamrow.h"

namespace tonglan {

SeamRow::SeamRow(QQuickItem *parent)
    : QQuickItem(parent)
{
    connect(this, &SeamRow::changed, this, [this] { polish(); });
}

void SeamRow::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemChildAddedChange) {
        connect(data.item, &QQuickItem::widthChanged, this, [this] { polish(); });
        connect(data.item, &QQuickItem::heightChanged, this, [this] { polish(); });
        polish();
    } else if (change == ItemChildRemovedChange) {
        data.item->disconnect(this);
        polish();
    }
    QQuickItem::itemChange(change, data);
}

void SeamRow::geometryChange(const QRectF &to, const QRectF &from)
{
    QQuickItem::geometryChange(to, from);
    polish();
}

void SeamRow::updatePolish()
{
    double x = 0;
    double tallest = 0;
    int shown = 0;
    bool full = false;
    const auto children = childItems();
    for (auto *child : children) {
        if (child->width() <= 0) {
            child->setVisible(false);
            continue;
        }
        for (const int seam : std::as_const(m_seams)) {
            const auto at = seam - m_origin;
            if (x < at + m_margin && x + child->width() > at - m_margin)
                x = at + m_margin;
        }
        full = full || x + child->width() > width() + .5;
        child->setVisible(!full);
        if (full)
            continue;
        child->setPosition({x, (height() - child->height()) / 2});
        x += child->width() + m_spacing;
        tallest = std::max(tallest, child->height());
        ++shown;
    }
    setImplicitSize(std::max(0.0, x - m_spacing), tallest);
    if (m_shown != shown) {
        m_shown = shown;
        Q_EMIT shownChanged();
    }
}

}
