#include "maplayer.h"

#include "base/log.h"

#include <QQuickWindow>

using namespace Qt::StringLiterals;

namespace tonglan {

MapLayer::MapLayer(QQuickItem *parent)
    : QQuickItem(parent)
    , m_style(std::make_shared<const MapStyle>())
{
    setFlag(ItemHasContents);
    loadStyle();
}

void MapLayer::loadStyle()
{
    auto style = MapStyle::builtIn(m_theme);
    if (style)
        m_style = std::make_shared<const MapStyle>(*std::move(style));
    else
        qCWarning(logMap).noquote() << style.error().detail + u", the style before stays"_s;
}

void MapLayer::setCamera(Camera *camera)
{
    if (camera == m_camera)
        return;
    if (m_camera)
        m_camera->disconnect(this);
    m_camera = camera;
    if (m_camera)
        connect(m_camera, &Camera::moved, this, &MapLayer::cameraMoved);
    Q_EMIT cameraChanged();
    change(Zoomed);
}

void MapLayer::cameraMoved()
{
    const bool zoomed = m_camera->zoom() != m_lastZoom || m_camera->view().size != m_lastSize;
    m_lastZoom = m_camera->zoom();
    m_lastSize = m_camera->view().size;
    change(zoomed ? Zoomed : Moved);
}

void MapLayer::setTheme(const QString &theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    loadStyle();
    Q_EMIT themeChanged();
    change(Style);
}

void MapLayer::setUnit(double unit)
{
    if (unit == m_unit || !(unit > 0 && unit <= 10))
        return;
    m_unit = unit;
    Q_EMIT unitChanged();
    change(Style);
}

void MapLayer::setMinZoom(double zoom)
{
    if (zoom == m_minZoom)
        return;
    m_minZoom = zoom;
    Q_EMIT zoomRangeChanged();
    change(Zoomed);
}

void MapLayer::setMaxZoom(double zoom)
{
    if (zoom == m_maxZoom)
        return;
    m_maxZoom = zoom;
    Q_EMIT zoomRangeChanged();
    change(Zoomed);
}

void MapLayer::change(Changes changes)
{
    m_changes |= changes;
    if (isComponentComplete())
        polish();
}

void MapLayer::setComplete(bool complete)
{
    if (complete == m_complete)
        return;
    m_complete = complete;
    Q_EMIT completeChanged();
}

double MapLayer::pixelRatio() const
{
    return window() ? window()->effectiveDevicePixelRatio() : 1;
}

void MapLayer::componentComplete()
{
    QQuickItem::componentComplete();
    change(Changes(Data | Zoomed | Style));
}

void MapLayer::updatePolish()
{
    const Changes changes = std::exchange(m_changes, Changes());
    if (changes && m_camera && window())
        refresh(changes);
}

void MapLayer::itemChange(ItemChange itemChange, const ItemChangeData &data)
{
    QQuickItem::itemChange(itemChange, data);
    if (itemChange == ItemDevicePixelRatioHasChanged || (itemChange == ItemSceneChange && data.window))
        change(Changes(Style | Zoomed));
    if (itemChange == ItemVisibleHasChanged)
        change(Zoomed);
}

}
