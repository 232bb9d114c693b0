#include "trustring.h"

#include "fonts.h"
#include "ink/textoutline.h"

#include <QPainter>
#include <QPainterPath>

#include <numbers>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {
enum State { Fresh,
    Late,
    Stale,
    Doubt,
    None };
}

TrustRing::TrustRing(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &TrustRing::changed, this, [this] { update(); });
}

void TrustRing::paint(QPainter *painter)
{
    const auto side = std::min(width(), height());
    const auto scale = side / 12;
    const QPointF centre(width() / 2, height() / 2);
    const auto radius = side / 2 - 1.2 * scale;
    painter->setRenderHint(QPainter::Antialiasing);
    const auto circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    switch (m_state) {
    case Fresh:
    case Late: {
        painter->setPen(QPen(m_track, 1.6 * scale));
        painter->drawEllipse(circle);
        painter->setPen(QPen(m_arc, 1.8 * scale, Qt::SolidLine, Qt::FlatCap));
        const auto fraction = std::clamp(m_fraction, .04, 1.0);
        painter->drawArc(circle, 90 * 16, -int(fraction * 360 * 16));
        break;
    }
    case Stale: {
        QPen pen(m_quiet, 1.4 * scale, Qt::SolidLine, Qt::FlatCap);
        const auto dash = 2 * std::numbers::pi * radius / 12 / pen.widthF();
        pen.setDashPattern({dash, dash});
        painter->setPen(pen);
        painter->drawEllipse(circle);
        break;
    }
    case Doubt: {
        painter->setPen(QPen(m_arc, 1.4 * scale));
        painter->drawEllipse(circle);
        Fonts::load();
        QFont font(u"Tonglan Num"_s);
        font.setWeight(QFont::DemiBold);
        font.setPixelSize(std::max(1, int(std::lround(side * .74))));
        const QPainterPath mark = textOutline(font, u"?"_s);
        painter->translate(centre - mark.boundingRect().center());
        painter->fillPath(mark, m_arc);
        break;
    }
    default:
        painter->setPen(QPen(m_quiet, 1.4 * scale));
        painter->drawLine(QPointF(side * .2, centre.y()), QPointF(side * .8, centre.y()));
    }
}

}
