#include "logomark.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace tonglan {

LogoMark::LogoMark(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &LogoMark::changed, this, [this] { update(); });
}

void LogoMark::paint(QPainter *painter)
{
    struct Thread
    {
        double y;
        double bend;
        double opacity;
    };
    constexpr std::array threads = {Thread{8.5, 12.5, .55}, Thread{13.5, 12.2, .8}, Thread{18.5, 12.2, .8}, Thread{23.5, 12.5, .55}};
    const auto side = std::min(width(), height());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->scale(side / 32, side / 32);
    painter->setPen(QPen(m_color, 1.8));
    painter->drawRoundedRect(QRectF(1.2, 1.2, 29.6, 29.6), 5, 5);
    for (const auto &thread : threads) {
        QPainterPath path(QPointF(6, thread.y));
        path.cubicTo(thread.bend, thread.y, thread.bend, 16, 20, 16);
        painter->setOpacity(thread.opacity);
        painter->setPen(QPen(m_color, 1.7, Qt::SolidLine, Qt::RoundCap));
        painter->drawPath(path);
    }
    painter->setOpacity(1);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_dot);
    painter->drawEllipse(QPointF(23.2, 16), 3, 3);
}

}
