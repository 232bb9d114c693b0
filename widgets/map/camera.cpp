#include "camera.h"

#include <cmath>
#include <utility>

namespace tonglan {

static constexpr qint64 recentMs = 100; // of a drag, to tell its speed from
static constexpr double glideTimes = 5; // as long as the speed takes to fall to a third: what is left then is less than a hundredth
static constexpr auto flightCurve = QEasingCurve::InOutCubic;

Camera::Camera(QObject *parent)
    : QObject(parent)
{
    m_flight.setStartValue(0.0);
    m_flight.setEndValue(1.0);
    m_flight.setEasingCurve(flightCurve);
    connect(&m_flight, &QVariantAnimation::valueChanged, this, [this](const QVariant &t) { step(t.toDouble()); });
    connect(&m_flight, &QVariantAnimation::stateChanged, this, &Camera::flyingChanged);
    connect(&m_flight, &QVariantAnimation::finished, this, &Camera::moved); // layers settle: the flight is over
}

double Camera::bounded(double zoom) const
{
    return std::isfinite(zoom) ? std::clamp(zoom, m_minimumZoom, m_maximumZoom) : m_zoom;
}

void Camera::place(GeoPoint at, double zoom)
{
    const double lat = std::isfinite(at.lat) ? std::clamp(at.lat, -85.0, 85.0) : m_lat;
    const double lon = std::isfinite(at.lon) ? std::clamp(at.lon, -180.0, 180.0) : m_lon;
    zoom = bounded(zoom);
    if (lat == m_lat && lon == m_lon && zoom == m_zoom)
        return;
    m_lat = lat;
    m_lon = lon;
    m_zoom = zoom;
    Q_EMIT moved();
}

void Camera::setLatitude(double lat)
{
    stop();
    place({lat, m_lon}, m_zoom);
}

void Camera::setLongitude(double lon)
{
    stop();
    place({m_lat, lon}, m_zoom);
}

void Camera::setZoom(double zoom)
{
    stop();
    place({m_lat, m_lon}, zoom);
}

void Camera::setWidth(double width)
{
    if (width == m_size.width() || !(width >= 0))
        return;
    m_size.setWidth(width);
    Q_EMIT moved();
}

void Camera::setHeight(double height)
{
    if (height == m_size.height() || !(height >= 0))
        return;
    m_size.setHeight(height);
    Q_EMIT moved();
}

void Camera::setOffsetX(double x)
{
    if (x == m_offset.x() || !std::isfinite(x))
        return;
    m_offset.setX(x);
    Q_EMIT moved();
}

void Camera::setOffsetY(double y)
{
    if (y == m_offset.y() || !std::isfinite(y))
        return;
    m_offset.setY(y);
    Q_EMIT moved();
}

void Camera::setMinimumZoom(double zoom)
{
    if (zoom == m_minimumZoom || !(zoom >= 0 && zoom <= 20))
        return;
    m_minimumZoom = zoom;
    m_maximumZoom = std::max(m_maximumZoom, zoom);
    Q_EMIT limitsChanged();
    place({m_lat, m_lon}, m_zoom);
}

void Camera::setMaximumZoom(double zoom)
{
    if (zoom == m_maximumZoom || !(zoom >= 0 && zoom <= 20))
        return;
    m_maximumZoom = zoom;
    m_minimumZoom = std::min(m_minimumZoom, zoom);
    Q_EMIT limitsChanged();
    place({m_lat, m_lon}, m_zoom);
}

View Camera::viewAt(GeoPoint place, double zoom) const
{
    const WorldPoint c = toWorld(place);
    const double scale = worldPixels(zoom);
    return {{c.x - (m_size.width() / 2 + m_offset.x()) / scale, c.y - (m_size.height() / 2 + m_offset.y()) / scale}, zoom, m_size};
}

View Camera::destination() const
{
    return isFlying() ? viewAt(tonglan::toGeo(m_to), m_toZoom) : view();
}

QPointF Camera::toScreen(double latitude, double longitude) const
{
    return view().toItem(toWorld({latitude, longitude}));
}

QPointF Camera::toGeo(double x, double y) const
{
    const GeoPoint p = tonglan::toGeo(view().toWorldPoint({x, y}));
    return {p.lon, p.lat};
}

void Camera::panBy(double dx, double dy)
{
    stop();
    if (dx == 0 && dy == 0)
        return; // there and back through Mercator would not be exactly here
    const double scale = worldPixels(m_zoom);
    WorldPoint c = toWorld({m_lat, m_lon});
    c.x = std::clamp(c.x - dx / scale, 0.0, 1.0);
    c.y = std::clamp(c.y - dy / scale, 0.0, 1.0);
    place(tonglan::toGeo(c), m_zoom);
}

void Camera::grab(double x, double y)
{
    stop();
    m_dragTime.start();
    m_grips = {{{x, y}, 0}};
}

void Camera::drag(double x, double y)
{
    if (m_grips.empty() || !std::isfinite(x) || !std::isfinite(y))
        return;
    const auto last = m_grips.back().at;
    const auto now = m_dragTime.elapsed();
    std::erase_if(m_grips, [now](const Grip &grip) { return now - grip.ms > recentMs; });
    m_grips.push_back({{x, y}, now});
    panBy(x - last.x(), y - last.y());
}

void Camera::release(bool glides)
{
    const auto grips = std::exchange(m_grips, {});
    if (!glides || grips.size() < 2 || m_dragTime.elapsed() - grips.back().ms > recentMs)
        return; // it was held still
    const auto way = grips.back().at - grips.front().at;
    const double seconds = double(std::max<qint64>(grips.back().ms - grips.front().ms, 8)) / 1000;
    glide(way.x() / seconds, way.y() / seconds);
}

void Camera::glide(double vx, double vy)
{
    static constexpr double slow = 80; // px a second: not meant as a throw
    static constexpr double fast = 8'000;
    static constexpr double friction = 0.25; // s in which the speed falls to a third
    stop();
    const double speed = std::hypot(vx, vy);
    if (!(speed >= slow) || !std::isfinite(speed) || m_size.isEmpty())
        return;
    const double way = friction * std::min(1.0, fast / speed) / worldPixels(m_zoom);
    m_from = toWorld({m_lat, m_lon});
    m_to = {std::clamp(m_from.x - vx * way, 0.0, 1.0), std::clamp(m_from.y - vy * way, 0.0, 1.0)};
    m_fromZoom = m_toZoom = m_zoom;
    m_isGliding = true;
    m_flight.setDuration(int(glideTimes * friction * 1000));
    m_flight.setEasingCurve(QEasingCurve::Linear);
    m_flight.start();
}

void Camera::zoomAround(double x, double y, double delta)
{
    stop();
    const double zoom = bounded(m_zoom + delta);
    const WorldPoint fixed = view().toWorldPoint({x, y});
    const double scale = worldPixels(zoom);
    const QPointF fromMiddle = QPointF(x, y) - QPointF(m_size.width() / 2, m_size.height() / 2) - m_offset;
    place(tonglan::toGeo({fixed.x - fromMiddle.x() / scale, fixed.y - fromMiddle.y() / scale}), zoom);
}

void Camera::fit(double west, double south, double east, double north, double marginLeft, double marginTop, double marginRight, double marginBottom, int milliseconds)
{
    const WorldPoint a = toWorld({north, west});
    const WorldPoint b = toWorld({south, east});
    const double width = m_size.width() - marginLeft - marginRight;
    const double height = m_size.height() - marginTop - marginBottom;
    if (!(width > 0 && height > 0 && b.x > a.x && b.y > a.y))
        return;
    const double zoom = bounded(std::log2(std::min(width / (b.x - a.x), height / (b.y - a.y)) / 256));
    const double scale = worldPixels(zoom);
    // The middle of the box goes to the middle of what the margins leave; the camera's own place is elsewhere.
    const QPointF middle(marginLeft + width / 2, marginTop + height / 2);
    const QPointF own = QPointF(m_size.width() / 2, m_size.height() / 2) + m_offset;
    const GeoPoint at = tonglan::toGeo({(a.x + b.x) / 2 + (own - middle).x() / scale, (a.y + b.y) / 2 + (own - middle).y() / scale});
    flyTo(at.lat, at.lon, zoom, milliseconds);
}

void Camera::flyTo(double latitude, double longitude, double zoom, int milliseconds)
{
    stop();
    if (milliseconds <= 0 || m_size.isEmpty()) {
        place({latitude, longitude}, zoom);
        return;
    }
    if (!GeoPoint{latitude, longitude}.isValid() || !std::isfinite(zoom))
        return;
    m_from = toWorld({m_lat, m_lon});
    m_to = toWorld({std::clamp(latitude, -85.0, 85.0), longitude});
    m_fromZoom = m_zoom;
    m_toZoom = bounded(zoom);
    m_isGliding = false;
    m_flight.setDuration(milliseconds);
    m_flight.setEasingCurve(flightCurve);
    m_flight.start();
}

void Camera::stop()
{
    if (m_flight.state() == QAbstractAnimation::Running)
        m_flight.stop();
}

void Camera::step(double t)
{
    if (t >= 1) {
        place(tonglan::toGeo(m_to), m_toZoom);
        return;
    }
    if (m_isGliding) {
        const double share = (1 - std::exp(-glideTimes * t)) / (1 - std::exp(-glideTimes));
        place(tonglan::toGeo({m_from.x + (m_to.x - m_from.x) * share, m_from.y + (m_to.y - m_from.y) * share}), m_zoom);
        return;
    }
    // Smooth and efficient zooming and panning: w is the width of what is seen, u the way done on the ground.
    constexpr double rho2 = 2;
    const double w0 = m_size.width() / worldPixels(m_fromZoom);
    const double w1 = m_size.width() / worldPixels(m_toZoom);
    const double way = std::hypot(m_to.x - m_from.x, m_to.y - m_from.y);
    double w = w0;
    double share = t;
    if (way < 1e-9 || way < w0 * 1e-6) {
        w = w0 * std::pow(w1 / w0, t);
    } else {
        const double rho = std::sqrt(rho2);
        const double b0 = (w1 * w1 - w0 * w0 + rho2 * rho2 * way * way) / (2 * w0 * rho2 * way);
        const double b1 = (w1 * w1 - w0 * w0 - rho2 * rho2 * way * way) / (2 * w1 * rho2 * way);
        const double r0 = std::asinh(-b0);
        const double r1 = std::asinh(-b1);
        const double s = t * (r1 - r0) / rho;
        share = std::clamp(w0 / (rho2 * way) * (std::cosh(r0) * std::tanh(rho * s + r0) - std::sinh(r0)), 0.0, 1.0);
        w = w0 * std::cosh(r0) / std::cosh(rho * s + r0);
    }
    place(tonglan::toGeo({m_from.x + (m_to.x - m_from.x) * share, m_from.y + (m_to.y - m_from.y) * share}), std::log2(m_size.width() / w / 256));
}

}
