#include "ringchart.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tonglan {

static constexpr double leastDegrees = 3; // that an arc has, however small its share
static constexpr double gapDegrees = 1.5;

RingChart::RingChart(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    connect(this, &RingChart::changed, this, [this] { update(); });
}

double RingChart::thickness(double side)
{
    return side * 0.13;
}

void RingChart::paint(QPainter *painter)
{
    const double side = std::min(width(), height());
    const double pen = thickness(side);
    const QRectF circle(width() / 2 - side / 2 + pen / 2, height() / 2 - side / 2 + pen / 2, side - pen, side - pen);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const bool isKnown = !m_shares.isEmpty() && std::ranges::none_of(m_shares, [](double share) { return std::isnan(share) || share < 0; });
    const auto present = std::ranges::count_if(m_shares, [](double share) { return share > 0; });
    if (!isKnown || present == 0) {
        QPen track(m_trackColor, std::max(1.0, std::round(m_unit)));
        if (!isKnown)
            track.setDashPattern({4, 3});
        painter->setPen(track);
        painter->drawEllipse(circle.adjusted(-pen / 2 + 1, -pen / 2 + 1, pen / 2 - 1, pen / 2 - 1));
        painter->drawEllipse(circle.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
        return;
    }
    // What the small ones are given more is taken from all others in proportion.
    const double gap = present > 1 ? gapDegrees : 0;
    const double room = 360 - gap * double(present);
    double given = 0;
    double rest = 0;
    for (const double share : m_shares) {
        if (share <= 0)
            continue;
        if (share * room < leastDegrees)
            given += leastDegrees;
        else
            rest += share;
    }
    double at = 90;
    for (qsizetype i = 0; i < m_shares.size(); ++i) {
        const double share = m_shares[i];
        if (share <= 0)
            continue;
        const double degrees = share * room < leastDegrees ? leastDegrees : share / rest * (room - given);
        painter->setPen(QPen(i < m_colors.size() ? m_colors[i] : m_trackColor, pen, Qt::SolidLine, Qt::FlatCap));
        painter->drawArc(circle, int(std::lround((at - gap / 2) * 16)), -int(std::lround(degrees * 16)));
        at -= degrees + gap;
    }
}

}
