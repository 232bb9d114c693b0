#include "levelshape.h"

#include "fonts.h"
#include "ink/textoutline.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr double smallestWithDigit = 14;

QPainterPath shapeOf(int level, double side)
{
    const auto at = [side](double x, double y) { return QPointF(x * side, y * side); };
    QPainterPath path;
    switch (level) {
    case 1:
        path.addRoundedRect(QRectF(at(.08, .08), at(.92, .92)), .10 * side, .10 * side);
        break;
    case 2:
        path.addPolygon(QPolygonF({at(.5, -.02), at(1.02, .5), at(.5, 1.02), at(-.02, .5), at(.5, -.02)}));
        break;
    case 3:
        path.addPolygon(QPolygonF({at(.5, .02), at(1.03, .94), at(-.03, .94), at(.5, .02)}));
        break;
    case 4:
        path.addEllipse(at(.5, .5), .46 * side, .46 * side);
        break;
    default:
        break;
    }
    return path;
}

}

LevelShape::LevelShape(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &LevelShape::changed, this, [this] { update(); });
    connect(this, &LevelShape::levelChanged, this, [this] { update(); });
}

void LevelShape::paint(QPainter *painter)
{
    if (m_level < 1 || m_level > 4)
        return;
    // The diamond and the triangle reach a little beyond their side: room is taken inside the item instead.
    const auto side = std::min(width(), height()) / 1.06;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate((width() - side) / 2, (height() - side) / 2);
    painter->setPen(m_outline.alpha() > 0 ? QPen(m_outline, 1.2) : QPen(Qt::NoPen));
    painter->setBrush(m_fill);
    painter->drawPath(shapeOf(m_level, side));
    if (!m_digit || side < smallestWithDigit / 1.06)
        return;
    Fonts::load();
    constexpr std::array sizes = {.74, .62, .60, .74};
    QFont font(u"Tonglan Num"_s);
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(std::max(1, int(std::lround(side * sizes[std::size_t(m_level - 1)]))));
    const QPainterPath digit = textOutline(font, QString::number(m_level));
    const auto box = digit.boundingRect();
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_ink);
    painter->translate(side / 2 - box.center().x(), side * (m_level == 3 ? .62 : .5) - box.center().y());
    painter->drawPath(digit);
}

}
