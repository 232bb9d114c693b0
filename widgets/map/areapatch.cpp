#include "areapatch.h"

#include "base/log.h"
#include "mapcore/areahatch.h"

#include <QPainter>

namespace tonglan {

using namespace Qt::StringLiterals;

AreaPatch::AreaPatch(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    load();
}

void AreaPatch::load()
{
    auto style = MapStyle::builtIn(m_theme);
    if (style)
        m_style = std::make_shared<const MapStyle>(*std::move(style));
    else
        qCWarning(logMap).noquote() << style.error().detail;
}

void AreaPatch::setAreaState(const QString &state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT lookChanged();
    update();
}

void AreaPatch::setTheme(const QString &theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    load();
    Q_EMIT lookChanged();
    update();
}

void AreaPatch::setUnit(double unit)
{
    if (unit == m_unit)
        return;
    m_unit = unit;
    Q_EMIT lookChanged();
    update();
}

void AreaPatch::paint(QPainter *painter)
{
    const double ratio = painter->device()->devicePixelRatioF();
    const QSize size = (QSizeF(width(), height()) * ratio).toSize();
    if (!m_style || size.isEmpty())
        return;
    // A place of its own on the map, at one pixel to 2^-20 of the world.
    const ImageFrame frame{{0.5, 0.5}, 1 << 20, size};
    const double margin = 2 * m_unit * ratio;
    const auto corner = [&](double x, double y) { return toGeo(WorldPoint{frame.origin.x + x / frame.scale, frame.origin.y + y / frame.scale}); };
    const GeoRing ring = {corner(margin, margin), corner(size.width() - margin, margin), corner(size.width() - margin, size.height() - margin), corner(margin, size.height() - margin)};
    const HatchedArea area{.outline = std::make_shared<const AreaOutline>(AreaOutline::from({{ring}})), .state = areaStateOf(m_state)};
    painter->drawImage(QRectF(0, 0, width(), height()), paintHatched(std::span(&area, 1), frame, {.style = m_style, .px = m_unit * ratio}).image);
}

}
