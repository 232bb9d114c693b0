#include "sparkline.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tonglan {

Sparkline::Sparkline(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    connect(this, &Sparkline::changed, this, [this] { update(); });
}

void Sparkline::setValues(const QList<double> &values)
{
    if (values == m_values)
        return;
    m_values = values;
    Q_EMIT changed();
}

namespace {

/** Maps values and their places into a rectangle. */
struct Frame
{
    QRectF area;
    double low;
    double high;
    qsizetype count;

    [[nodiscard]] double y(double value) const { return area.bottom() - (value - low) / (high - low) * area.height(); }
    [[nodiscard]] double x(qsizetype i) const { return area.left() + double(i) / double(std::max<qsizetype>(1, count - 1)) * area.width(); }
};

QPainterPath lineThrough(const QList<double> &values, const Frame &frame, qsizetype from, qsizetype to)
{
    QPainterPath path;
    bool drawing = false;
    for (qsizetype i = from; i < to; ++i) {
        if (std::isnan(values[i])) {
            drawing = false;
            continue;
        }
        const QPointF point(frame.x(i), frame.y(values[i]));
        drawing ? path.lineTo(point) : path.moveTo(point);
        drawing = true;
    }
    return path;
}

}

void Sparkline::paint(QPainter *painter)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    qsizetype known = 0;
    qsizetype last = -1;
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        if (std::isnan(m_values[i]))
            continue;
        low = std::min(low, m_values[i]);
        high = std::max(high, m_values[i]);
        ++known;
        last = i;
    }
    if (known < 2)
        return;
    // The band belongs into the picture unless it would flatten the line to nothing.
    const double span = high - low;
    for (const double edge : {m_normalLow, m_normalHigh}) {
        if (!std::isnan(edge) && edge > low - 3 * span - 1e-12 && edge < high + 3 * span + 1e-12) {
            low = std::min(low, edge);
            high = std::max(high, edge);
        }
    }
    if (!std::isnan(m_low) && !std::isnan(m_high)) {
        low = m_low;
        high = m_high;
    }
    if (high - low < 1e-12) {
        low -= 1;
        high += 1;
    }
    const double dot = 1.9 * m_lineWidth;
    const Frame frame{boundingRect().adjusted(m_lineWidth, dot, -dot, -dot), low, high, m_values.size()};

    painter->setRenderHint(QPainter::Antialiasing);
    if (!std::isnan(m_normalLow) || !std::isnan(m_normalHigh)) {
        const double top = std::isnan(m_normalHigh) ? 0 : std::clamp(frame.y(m_normalHigh), 0.0, height());
        const double bottom = std::isnan(m_normalLow) ? height() : std::clamp(frame.y(m_normalLow), 0.0, height());
        if (bottom > top)
            painter->fillRect(QRectF(0, top, width(), bottom - top), m_bandColor);
    }
    QPen pen(m_dimmed ? m_dimmedColor : m_lineColor, m_lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter->setPen(pen);
    const qsizetype solid = m_dimmed ? m_values.size() * 2 / 3 : m_values.size();
    painter->drawPath(lineThrough(m_values, frame, 0, solid));
    if (m_dimmed) {
        pen.setDashPattern({0.1, 2.5});
        painter->setPen(pen);
        painter->drawPath(lineThrough(m_values, frame, std::max<qsizetype>(0, solid - 1), m_values.size()));
        return;
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_endColor);
    painter->drawEllipse(QPointF(frame.x(last), frame.y(m_values[last])), dot, dot);
}

}
