#pragma once

#include "camera.h"
#include "mapcore/mapstyle.h"

#include <QQuickItem>

#include <memory>

namespace tonglan {

/** Base of everything that draws on the map. A layer fills the map's viewport; the camera says what is seen there.
 *  Heavy work runs on a pool with values; the scene graph is fed with images and rectangles only, so that a layer looks
 *  the same in the software adaptation and on a GPU. Nothing runs while nothing changes.
 */
class MapLayer : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Abstract")
    Q_PROPERTY(tonglan::Camera *camera READ camera WRITE setCamera NOTIFY cameraChanged REQUIRED)
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(double unit READ unit WRITE setUnit NOTIFY unitChanged)
    Q_PROPERTY(double minZoom READ minZoom WRITE setMinZoom NOTIFY zoomRangeChanged)
    Q_PROPERTY(double maxZoom READ maxZoom WRITE setMaxZoom NOTIFY zoomRangeChanged)
    Q_PROPERTY(bool complete READ isComplete NOTIFY completeChanged)

public:
    enum Change : quint8 {
        Data = 1, ///< What is drawn
        Moved = 2, ///< The camera, zoom unchanged
        Zoomed = 4, ///< The camera with its zoom, or the size
        Style = 8, ///< Theme, unit, pixel ratio
    };
    Q_DECLARE_FLAGS(Changes, Change)

    explicit MapLayer(QQuickItem *parent = nullptr);

    [[nodiscard]] Camera *camera() const { return m_camera; }
    void setCamera(Camera *camera);
    [[nodiscard]] const QString &theme() const { return m_theme; } ///< "night" (default) or "day"
    void setTheme(const QString &theme);
    [[nodiscard]] double unit() const { return m_unit; } ///< Design unit u: px tokens are multiplied by it.
    void setUnit(double unit);
    [[nodiscard]] double minZoom() const { return m_minZoom; }
    void setMinZoom(double zoom);
    [[nodiscard]] double maxZoom() const { return m_maxZoom; }
    void setMaxZoom(double zoom);
    /** True when what is drawn is all there is to draw for this camera, sharp and up to date. */
    [[nodiscard]] bool isComplete() const { return m_complete; }

Q_SIGNALS:
    void cameraChanged();
    void themeChanged();
    void unitChanged();
    void zoomRangeChanged();
    void completeChanged();

protected:
    /** On the GUI thread, once per frame at most, with all that changed since: start jobs, move nodes (update()). */
    virtual void refresh(Changes changes) = 0;

    void change(Changes changes);
    void setComplete(bool complete);
    [[nodiscard]] const std::shared_ptr<const MapStyle> &style() const { return m_style; } ///< Never null.
    [[nodiscard]] View view() const { return m_camera ? m_camera->view() : View(); }
    [[nodiscard]] double pixelRatio() const;
    [[nodiscard]] bool isInRange() const { return m_camera && m_camera->zoom() >= m_minZoom && m_camera->zoom() <= m_maxZoom; }

    void componentComplete() override;
    void updatePolish() override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    void loadStyle();
    void cameraMoved();

    QPointer<Camera> m_camera;
    QString m_theme = QStringLiteral("night");
    double m_unit = 1;
    double m_minZoom = 0;
    double m_maxZoom = 24;
    bool m_complete = false;
    Changes m_changes;
    double m_lastZoom = -1;
    QSizeF m_lastSize;
    std::shared_ptr<const MapStyle> m_style;
};

}
