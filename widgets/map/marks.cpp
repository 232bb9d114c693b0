#include "marks.h"

#include "ink/textoutline.h"

#include <QFont>
#include <QPainter>
#include <QPainterPath>

#include <array>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

QFont numberFont(double px)
{
    QFont font(QStringList{u"Tonglan Num"_s, u"Barlow Semi Condensed"_s, u"Noto Sans CJK SC"_s});
    font.setPixelSize(std::max(1, int(std::lround(px))));
    font.setWeight(QFont::DemiBold);
    return font;
}

/** A square canvas with the origin in its middle, in design px. */
class Canvas
{
public:
    Canvas(double half, double unit, double ratio)
        : m_image(QSize(int(std::ceil(half * unit * ratio)) * 2 + 1, int(std::ceil(half * unit * ratio)) * 2 + 1), QImage::Format_ARGB32_Premultiplied)
    {
        m_image.fill(Qt::transparent);
        painter.begin(&m_image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(m_image.width() / 2.0, m_image.height() / 2.0);
        painter.scale(unit * ratio, unit * ratio);
        m_ratio = ratio;
    }
    QImage finish()
    {
        painter.end();
        m_image.setDevicePixelRatio(m_ratio);
        return m_image;
    }

    QPainter painter;

private:
    QImage m_image;
    double m_ratio = 1;
};

/** Text centred on the middle of its digits, which is where the eye sees it. */
void drawCentred(QPainter &painter, const QFont &font, const QString &text, QPointF at, const QColor &color)
{
    const QPainterPath path = textOutline(font, text);
    const QRectF box = path.boundingRect();
    painter.fillPath(path.translated(at - box.center()), color);
}

/** Faint rings that grow: a shadow without a blur. */
void drawShade(QPainter &painter, double radius, double reach, const QColor &color, float alpha)
{
    painter.setPen(Qt::NoPen);
    constexpr int steps = 6;
    QColor shade = color;
    shade.setAlphaF(alpha / steps);
    painter.setBrush(shade);
    for (int i = 1; i <= steps; ++i)
        painter.drawEllipse(QPointF(), radius + reach * i / steps, radius + reach * i / steps);
}

}

double clusterRadius(qint64 count)
{
    return std::max(11.0, 9 + 2.5 * std::sqrt(double(std::min<quint32>(count, 200))));
}

QImage paintCluster(const Cluster &cluster, const MapStyle &style, double unit, double devicePixelRatio)
{
    const double r = clusterRadius(cluster.count);
    Canvas canvas(r + 8, unit, devicePixelRatio);
    QPainter &p = canvas.painter;
    drawShade(p, r, 6, style.dark ? QColor(Qt::black) : QColor(60, 80, 95), style.dark ? 0.45F : 0.14F);
    p.setBrush(style.clusterGround);
    p.drawEllipse(QPointF(), r, r);

    constexpr double stroke = 2.8;
    const double mid = r - stroke / 2;
    const QRectF ring(-mid, -mid, 2 * mid, 2 * mid);
    const quint32 levelled = cluster.byLevel[1] + cluster.byLevel[2] + cluster.byLevel[3] + cluster.byLevel[4];
    p.setBrush(Qt::NoBrush);
    if (levelled == 0) {
        p.setPen(QPen(QColor(0x8F, 0xA6, 0xBA), stroke));
        p.drawEllipse(ring);
    } else {
        // From 12 o'clock clockwise, the worst first; shares are of those that have a level.
        double at = 90;
        for (size_t level = 1; level <= 4; ++level) {
            const double share = 360.0 * cluster.byLevel[level] / levelled;
            if (share <= 0)
                continue;
            const double gap = share < 359.9 ? 4 : 0;
            p.setPen(QPen(style.levelFill[level - 1], stroke, Qt::SolidLine, Qt::FlatCap));
            p.drawArc(ring, int(std::lround((at - gap / 2) * 16)), int(std::lround(-std::max(share - gap, 2.0) * 16)));
            at -= share;
        }
    }
    const QString text = cluster.count > 999 ? u"%1k"_s.arg(cluster.count / 1000) : QString::number(cluster.count);
    drawCentred(p, numberFont(text.size() > 3 ? 12 : text.size() > 2 ? 13
                                                                     : 15),
        text, {}, style.clusterText);
    return canvas.finish();
}

QImage paintLevelMark(int level, double side, bool selected, const MapStyle &style, double unit, double devicePixelRatio)
{
    const double s = side;
    Canvas canvas(selected ? s + 9 : s * 0.62 + 8, unit, devicePixelRatio);
    QPainter &p = canvas.painter;
    drawShade(p, s * 0.5, 7, style.dark ? QColor(Qt::black) : QColor(60, 80, 95), style.dark ? 0.6F : 0.14F);
    if (selected) {
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(style.selection, 1.4));
        p.drawEllipse(QPointF(), s + 3, s + 3);
    }
    if (level < 1 || level > 4) {
        p.setPen(QPen(style.clusterGround, 1.2));
        p.setBrush(QColor(0x8F, 0xA6, 0xBA));
        p.drawEllipse(QPointF(), s * 0.26, s * 0.26);
        return canvas.finish();
    }
    QPainterPath shape;
    double digit = 0.74;
    QPointF middle;
    switch (level) {
    case 1:
        shape.addRoundedRect(QRectF(-0.42 * s, -0.42 * s, 0.84 * s, 0.84 * s), 0.10 * s, 0.10 * s);
        break;
    case 2:
        shape.addPolygon(QPolygonF({QPointF(0, -0.52 * s), QPointF(0.52 * s, 0), QPointF(0, 0.52 * s), QPointF(-0.52 * s, 0)}));
        digit = 0.62;
        break;
    case 3:
        shape.addPolygon(QPolygonF({QPointF(0, -0.48 * s), QPointF(0.53 * s, 0.44 * s), QPointF(-0.53 * s, 0.44 * s)}));
        digit = 0.60;
        middle = {0, 0.13 * s};
        break;
    default:
        shape.addEllipse(QPointF(), 0.46 * s, 0.46 * s);
    }
    shape.closeSubpath();
    const auto index = size_t(level - 1);
    p.setPen(style.dark ? QPen(style.clusterGround, 1.2) : QPen(style.levelText[index], 1.2));
    p.setBrush(style.levelFill[index]);
    p.drawPath(shape);
    if (s >= 14)
        drawCentred(p, numberFont(digit * s), QString::number(level), middle, style.levelOn[index]);
    return canvas.finish();
}

}
