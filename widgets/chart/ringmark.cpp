#include "ringmark.h"

#include "analysis/trust.h"

#include <QPainter>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

RingMark::RingMark(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setImplicitSize(12, 12);
    connect(this, &RingMark::changed, this, [this] { update(); });
}

void RingMark::paint(QPainter *painter)
{
    const double side = std::min(width(), height());
    const double unit = side / 12;
    const QPointF centre(width() / 2, height() / 2);
    const double radius = side / 2 - unit;
    const QRectF circle(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const QPen arc(m_arcColor, 1.8 * unit, Qt::SolidLine, Qt::FlatCap);
    switch (TrustState(m_state)) {
    case TrustState::Fresh:
    case TrustState::Late:
        painter->setPen(QPen(m_trackColor, 1.6 * unit));
        painter->drawEllipse(circle);
        painter->setPen(arc);
        painter->drawArc(circle, 90 * 16, -qRound(std::clamp(m_fraction, 0.0, 1.0) * 360 * 16));
        return;
    case TrustState::Stale: {
        const QPen dashes(m_arcColor, 1.6 * unit, Qt::SolidLine, Qt::FlatCap);
        painter->setPen(dashes);
        static constexpr int count = 6;
        for (int i = 0; i < count; ++i)
            painter->drawArc(circle, i * 5760 / count, 5760 / count * 11 / 20);
        return;
    }
    case TrustState::Doubt: {
        painter->setPen(QPen(m_arcColor, 1.6 * unit));
        painter->drawEllipse(circle);
        QFont font = m_numberFont;
        font.setHintingPreference(QFont::PreferNoHinting); // as in all that is painted: the same picture whatever came before
        font.setPixelSize(std::max(1, qRound(8.5 * unit)));
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->drawText(circle, Qt::AlignCenter, u"?"_s);
        return;
    }
    case TrustState::None:
        break;
    }
    painter->setPen(QPen(m_arcColor, 1.6 * unit, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(QPointF(centre.x() - 2.5 * unit, centre.y()), QPointF(centre.x() + 2.5 * unit, centre.y()));
}

}
