#include "bulletbar.h"

#include "scale.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tonglan {

BulletBar::BulletBar(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    connect(this, &BulletBar::changed, this, [this] { update(); });
}

double BulletBar::positionOf(double value) const
{
    if (std::isnan(value))
        return value;
    const auto scale = gaugeScale(QList<double>{m_value, m_normalLow, m_normalHigh, m_target} + m_limits, true, m_share);
    return std::clamp((value - scale.low) / (scale.high - scale.low), 0.0, 1.0) * width();
}

void BulletBar::paint(QPainter *painter)
{
    const double thick = std::max(2.0, std::round(std::min(8 * m_unit, height() * 0.45)));
    const double beyond = std::min(4 * m_unit, (height() - thick) / 2); // how far marks reach over the bar
    const double top = std::round((height() - thick) / 2);
    painter->fillRect(QRectF(0, top, width(), thick), m_trackColor);
    if (!std::isnan(m_value)) {
        const double zero = positionOf(0);
        const double at = positionOf(m_value);
        const QRectF bar(std::min(zero, at), top, std::max(std::max(1.0, m_unit), std::abs(at - zero)), thick);
        if (m_dashed) {
            painter->setPen(QPen(m_barColor, std::max(1.0, m_unit)));
            painter->setClipRect(bar);
            for (double x = bar.left() - thick; x < bar.right(); x += 4 * m_unit)
                painter->drawLine(QPointF(x, top + thick), QPointF(x + thick, top));
            painter->setClipping(false);
        } else {
            painter->fillRect(bar, m_barColor);
        }
    }
    const auto mark = [&](double value, const QColor &color, Qt::PenStyle style) {
        const double line = std::max(1.0, std::round(1.6 * m_unit));
        const double x = std::min(std::round(positionOf(value)), width() - line);
        QPen pen(color, line, Qt::SolidLine, Qt::FlatCap);
        if (style == Qt::DashLine)
            pen.setDashPattern({1.6, 1.2});
        painter->setPen(pen);
        painter->drawLine(QPointF(x + line / 2, top - beyond), QPointF(x + line / 2, top + thick + beyond));
    };
    for (const double end : {m_normalLow, m_normalHigh}) {
        if (!std::isnan(end))
            mark(end, m_usualColor, Qt::DashLine);
    }
    for (const double limit : m_limits)
        mark(limit, m_markColor, Qt::SolidLine);
    if (!std::isnan(m_target)) {
        const double x = positionOf(m_target);
        const double side = std::min(4.0 * m_unit, beyond);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_markColor);
        painter->drawPolygon(QPolygonF({{x, top}, {x - side, top - side}, {x + side, top - side}}));
    }
}

}
