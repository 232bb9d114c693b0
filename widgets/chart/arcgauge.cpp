#include "arcgauge.h"

#include "scale.h"

#include "analysis/format.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tonglan {

static constexpr double sweep = 216; // degrees, the gap below
static constexpr double start = 90 + sweep / 2;
static constexpr double below = 0.3090169943749474; // sin 18°: how far the ends reach under the centre, of the radius

ArcGauge::ArcGauge(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &ArcGauge::changed, this, [this] { update(); });
}

QList<double> ArcGauge::known() const
{
    return QList<double>{m_value, m_normalLow, m_normalHigh} + m_limits;
}

bool ArcGauge::hasScale() const
{
    return std::ranges::any_of(known(), [](double value) { return std::isfinite(value); });
}

QString ArcGauge::lowText() const
{
    const auto scale = gaugeScale(known(), false, m_share);
    return hasScale() ? formatNumber(scale.low, scale.decimals()) : QString();
}

QString ArcGauge::highText() const
{
    const auto scale = gaugeScale(known(), false, m_share);
    return hasScale() ? formatNumber(scale.high, scale.decimals()) : QString();
}

double ArcGauge::shareOf(double value) const
{
    const auto scale = gaugeScale(known(), false, m_share);
    return std::isnan(value) ? value : std::clamp((value - scale.low) / (scale.high - scale.low), 0.0, 1.0);
}

double ArcGauge::radiusIn(double width, double height)
{
    return std::max(0.0, std::min(width / 2, height / (1 + below)));
}

void ArcGauge::paint(QPainter *painter)
{
    const double outer = radiusIn(width(), height()) - m_unit;
    if (outer < 8 * m_unit)
        return;
    const double band = 3 * m_unit;
    const double thick = std::clamp(outer * 0.16, 5 * m_unit, 11 * m_unit);
    const QPointF centre(width() / 2, outer + m_unit);
    const auto arc = [&](double radius, double from, double to, const QPen &pen) {
        painter->setPen(pen);
        painter->drawArc(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), int(std::lround((start - from * sweep) * 16)), -int(std::lround((to - from) * sweep * 16)));
    };
    const auto flat = [](const QColor &color, double pixels) { return QPen(color, pixels, Qt::SolidLine, Qt::FlatCap); };
    const double inner = outer - band - 2 * m_unit - thick / 2;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    arc(inner, 0, 1, flat(m_trackColor, thick));
    if (!std::isnan(m_normalLow) || !std::isnan(m_normalHigh)) {
        const double from = std::isnan(m_normalLow) ? 0 : shareOf(m_normalLow);
        const double to = std::isnan(m_normalHigh) ? 1 : shareOf(m_normalHigh);
        arc(outer - band / 2, from, to, flat(m_bandColor, band));
    }
    const auto tick = [&](double share, double from, double to, const QPen &pen) {
        const double angle = (start - share * sweep) * std::numbers::pi / 180;
        const QPointF direction(std::cos(angle), -std::sin(angle));
        painter->setPen(pen);
        painter->drawLine(centre + direction * from, centre + direction * to);
    };
    const double at = shareOf(m_value);
    if (!std::isnan(at)) {
        auto pen = flat(m_valueColor, thick);
        if (m_dashed)
            pen.setDashPattern({4 * m_unit / thick, 3 * m_unit / thick});
        arc(inner, 0, at, pen);
    }
    for (const double limit : m_limits)
        tick(shareOf(limit), inner - thick / 2, outer, flat(m_markColor, 1.4 * m_unit));
    if (!std::isnan(at))
        tick(at, inner - thick / 2 - 1.5 * m_unit, outer, flat(m_markColor, 2.2 * m_unit));
}

}
