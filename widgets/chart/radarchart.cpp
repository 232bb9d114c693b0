#include "radarchart.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tonglan {

static constexpr double bandStart = 0.4;
static constexpr double bandEnd = 0.7;

RadarChart::RadarChart(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &RadarChart::changed, this, [this] { update(); });
}

double RadarChart::radiusOf(double share)
{
    return std::clamp(bandStart + (bandEnd - bandStart) * share, 0.06, 1.0);
}

double RadarChart::fullRadius() const
{
    return std::max(0.0, std::min(width(), height()) / 2 - 4 * m_unit);
}

QPointF RadarChart::at(int spoke, double radius) const
{
    // Half a step from the top, so that words can stand beside the star rather than over it.
    const double angle = -std::numbers::pi / 2 + 2 * std::numbers::pi * (spoke + 0.5) / std::max<double>(1, double(m_shares.size()));
    return QPointF(width() / 2, height() / 2) + radius * QPointF(std::cos(angle), std::sin(angle));
}

QPointF RadarChart::spokeEnd(int spoke, double beyond) const
{
    return at(spoke, fullRadius() + beyond);
}

void RadarChart::paint(QPainter *painter)
{
    const double full = fullRadius();
    const int spokes = int(m_shares.size());
    if (spokes < 3 || full < 8)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    const auto ring = [&](double radius) {
        QPolygonF polygon;
        for (int spoke = 0; spoke < spokes; ++spoke)
            polygon << at(spoke, radius * full);
        return polygon;
    };
    QPainterPath band;
    band.addPolygon(ring(bandEnd));
    band.closeSubpath();
    QPainterPath hole;
    hole.addPolygon(ring(bandStart));
    hole.closeSubpath();
    painter->fillPath(band.subtracted(hole), m_bandColor);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_gridColor, m_unit));
    painter->drawPolygon(ring(1));
    for (int spoke = 0; spoke < spokes; ++spoke) {
        QPen pen(m_gridColor, m_unit);
        if (std::isnan(m_shares[spoke]))
            pen.setDashPattern({3, 3});
        painter->setPen(pen);
        painter->drawLine(at(spoke, 0), at(spoke, full));
    }
    painter->setPen(QPen(m_lineColor, 1.6 * m_unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (int spoke = 0; spoke < spokes; ++spoke) {
        const int next = (spoke + 1) % spokes;
        if (!std::isnan(m_shares[spoke]) && !std::isnan(m_shares[next]))
            painter->drawLine(at(spoke, radiusOf(m_shares[spoke]) * full), at(next, radiusOf(m_shares[next]) * full));
    }
    for (int spoke = 0; spoke < spokes; ++spoke) {
        if (std::isnan(m_shares[spoke]))
            continue;
        const bool dim = m_dimmed.value(spoke);
        painter->setPen(dim ? QPen(m_dimmedColor, 1.4 * m_unit) : QPen(Qt::NoPen));
        painter->setBrush(dim ? QBrush(Qt::NoBrush) : QBrush(m_lineColor));
        painter->drawEllipse(at(spoke, radiusOf(m_shares[spoke]) * full), 3.2 * m_unit, 3.2 * m_unit);
    }
}

}
