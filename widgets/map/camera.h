#pragma once

#include "model/mercator.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QSizeF>
#include <QVariantAnimation>
#include <qqmlintegration.h>

#include <vector>

namespace tonglan {

/** What a layer needs to know of the camera to draw: a value, safe to copy to another thread. */
struct View
{
    WorldPoint origin = {}; ///< of the item's top-left corner
    double zoom = 0;
    QSizeF size = {};

    [[nodiscard]] double scale() const { return worldPixels(zoom); }
    [[nodiscard]] QPointF toItem(WorldPoint p) const { return {(p.x - origin.x) * scale(), (p.y - origin.y) * scale()}; }
    [[nodiscard]] WorldPoint toWorldPoint(QPointF p) const { return {origin.x + p.x() / scale(), origin.y + p.y() / scale()}; }
    [[nodiscard]] WorldBox box() const { return {origin.x, origin.y, origin.x + size.width() / scale(), origin.y + size.height() / scale()}; }
    friend bool operator==(const View &, const View &) = default;
};

/** Where the map looks: flat Web Mercator, north up. One camera is shared by all layers of a map.
 *  The place (latitude, longitude) is seen at the middle of the viewport, moved by (offsetX, offsetY): the middle of the
 *  area that panels leave free. Zoom is Qt Location's (256 px tiles); without an offset it agrees with Map to < 0.01 px.
 *  Lives on the GUI thread; runs a clock only while it flies.
 */
class Camera : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double latitude READ latitude WRITE setLatitude NOTIFY moved)
    Q_PROPERTY(double longitude READ longitude WRITE setLongitude NOTIFY moved)
    Q_PROPERTY(double zoom READ zoom WRITE setZoom NOTIFY moved)
    Q_PROPERTY(double width READ width WRITE setWidth NOTIFY moved)
    Q_PROPERTY(double height READ height WRITE setHeight NOTIFY moved)
    Q_PROPERTY(double offsetX READ offsetX WRITE setOffsetX NOTIFY moved)
    Q_PROPERTY(double offsetY READ offsetY WRITE setOffsetY NOTIFY moved)
    Q_PROPERTY(double minimumZoom READ minimumZoom WRITE setMinimumZoom NOTIFY limitsChanged)
    Q_PROPERTY(double maximumZoom READ maximumZoom WRITE setMaximumZoom NOTIFY limitsChanged)
    Q_PROPERTY(double metersPerPixel READ metersPerPixel NOTIFY moved)
    Q_PROPERTY(bool flying READ isFlying NOTIFY flyingChanged)

public:
    explicit Camera(QObject *parent = nullptr);

    [[nodiscard]] double latitude() const { return m_lat; }
    void setLatitude(double lat);
    [[nodiscard]] double longitude() const { return m_lon; }
    void setLongitude(double lon);
    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom);
    [[nodiscard]] double width() const { return m_size.width(); }
    void setWidth(double width);
    [[nodiscard]] double height() const { return m_size.height(); }
    void setHeight(double height);
    [[nodiscard]] double offsetX() const { return m_offset.x(); }
    void setOffsetX(double x);
    [[nodiscard]] double offsetY() const { return m_offset.y(); }
    void setOffsetY(double y);
    [[nodiscard]] double minimumZoom() const { return m_minimumZoom; }
    void setMinimumZoom(double zoom);
    [[nodiscard]] double maximumZoom() const { return m_maximumZoom; }
    void setMaximumZoom(double zoom);
    [[nodiscard]] double metersPerPixel() const { return tonglan::metersPerPixel(m_lat, m_zoom); }
    [[nodiscard]] bool isFlying() const { return m_flight.state() == QAbstractAnimation::Running; }

    /** Flies on a path that first gives overview (after van Wijk and Nuij); 0 ms or less cuts. */
    Q_INVOKABLE void flyTo(double latitude, double longitude, double zoom, int milliseconds = 900);
    /** Moves the map by so many px: to the right and down where positive. */
    Q_INVOKABLE void panBy(double dx, double dy);
    // A drag: the place that was grabbed stays under the pointer; a quick release lets the map glide on and come to rest.
    Q_INVOKABLE void grab(double x, double y);
    Q_INVOKABLE void drag(double x, double y);
    Q_INVOKABLE void release(bool glides = true); ///< @p glides false: stops at once, for who wants less motion.
    /** Glides on from a speed in px a second, to the right and down where positive. */
    Q_INVOKABLE void glide(double vx, double vy);
    /** Zooms with the place under (x, y) staying where it is. */
    Q_INVOKABLE void zoomAround(double x, double y, double delta);
    /** Shows a box (degrees) inside the viewport less the margins (px); ms > 0 flies there. */
    Q_INVOKABLE void fit(double west, double south, double east, double north, double marginLeft = 0, double marginTop = 0, double marginRight = 0, double marginBottom = 0, int milliseconds = 0);
    [[nodiscard]] Q_INVOKABLE QPointF toScreen(double latitude, double longitude) const;
    /** x = longitude, y = latitude. */
    [[nodiscard]] Q_INVOKABLE QPointF toGeo(double x, double y) const;
    Q_INVOKABLE void stop();

    [[nodiscard]] View view() const { return viewAt({m_lat, m_lon}, m_zoom); }
    /** Where the camera will be when it has arrived; view() when it does not fly. */
    [[nodiscard]] View destination() const;

Q_SIGNALS:
    void moved();
    void limitsChanged();
    void flyingChanged();

private:
    [[nodiscard]] View viewAt(GeoPoint place, double zoom) const;
    [[nodiscard]] double bounded(double zoom) const;
    void place(GeoPoint at, double zoom);
    void step(double t);

    double m_lat = 0;
    double m_lon = 0;
    double m_zoom = 3;
    QSizeF m_size;
    QPointF m_offset;
    double m_minimumZoom = 2;
    double m_maximumZoom = 18;

    QVariantAnimation m_flight;
    bool m_isGliding = false; ///< The flight is a glide: straight, slowing down.
    struct Grip
    {
        QPointF at;
        qint64 ms;
    };
    std::vector<Grip> m_grips; ///< Where the pointer was lately while it drags.
    QElapsedTimer m_dragTime;
    WorldPoint m_from;
    WorldPoint m_to;
    double m_fromZoom = 0;
    double m_toZoom = 0;
};

}
