#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <qqmlregistration.h>

#include <array>
#include <vector>

namespace tonglan {

/** A hundred cells, one for each percent, in the shapes and colours of the levels: square 1, diamond 2, triangle 3, circle 4, and a small dot for
 *  those without a level. Whatever there is has a cell, however few they are. Nothing at all draws nothing.
 *  They stand in four, five or ten rows, whichever makes them largest.
 */
class LevelWaffle : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<int> counts MEMBER m_counts NOTIFY changed) ///< By level 1 … 4, then those without one.
    Q_PROPERTY(QList<QColor> fills MEMBER m_fills NOTIFY changed) ///< By level 0 … 4; 0 is those without one.
    Q_PROPERTY(bool dimmed MEMBER m_dimmed NOTIFY changed) ///< The counts are old: outlines only.

public:
    explicit LevelWaffle(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    QList<int> m_counts;
    QList<QColor> m_fills;
    bool m_dimmed = false;
};

/** How many of @p cells each count gets: in proportion, by the largest remainder, and at least one for whatever is not zero. */
[[nodiscard]] std::vector<int> waffleCells(const QList<int> &counts, int cells = 100);

}
